"""The state of translations as the command line tells it: in words, and as JSON for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.language.progress import lines_of, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.input.problems import MessageLanguage
    from generator.language.catalogue import Share
    from generator.language.progress import Line, PageShare, Progress
    from generator.language.review import Review

_KINDS = {
    "ja": {"records": "事例の記録", "interface": "画面のことば", "pages": "手書きのページ"},
    "en": {"records": "records", "interface": "interface", "pages": "pages"},
}
_LINE = {
    "ja": "  {kind}: {texts} {unit}のうち訳済み {current}（{percent}%）、原文変更 {stale}、未訳 {missing}。"
    "{files} ファイルのうち、人が確認 {reviewed}、機械翻訳 {machine}。",
    "en": "  {kind}: {current} of {texts} {unit} current ({percent}%), {stale} stale, {missing} missing; "
    "of {files} files {reviewed} reviewed, {machine} machine-made.",
}
_UNITS = {
    "ja": {"records": "文", "interface": "文", "pages": "ページ"},
    "en": {"records": "texts", "interface": "texts", "pages": "pages"},
}
_RECORD = {
    "ja": "    {file}: {percent}%、原文変更 {stale}、未訳 {missing}、{review}",
    "en": "    {file}: {percent}%, {stale} stale, {missing} missing, {review}",
}
_PAGE = {
    "ja": {
        "complete": "    {file}: 訳済み、{review}",
        "stale": "    {file}: 原文変更、{review}。訳し直したら、先頭に translates: {digest} と書いてください。",
        "missing": "    {file}: 未訳。訳したら、先頭に translates: {digest} と書いてください。",
    },
    "en": {
        "complete": "    {file}: complete, {review}",
        "stale": "    {file}: stale, {review}. Once it is up to date, write translates: {digest} at its head.",
        "missing": "    {file}: missing. Once it is translated, write translates: {digest} at its head.",
    },
}
_LISTED = 20
_MORE = {
    "ja": "    ほか {count} ファイル（--each ですべて）",
    "en": "    and {count} more files (--each lists all)",
}
_REVIEW = {
    "ja": ("{by}が {on} に確認", "機械翻訳"),
    "en": ("reviewed by {by} on {on}", "machine-made"),
}


def to_json(progress: Sequence[Progress]) -> str:
    """Everything, as one JSON object by language."""
    return json.dumps({part.language.key: to_plain(part) for part in progress}, ensure_ascii=False, indent=2)


def to_report(progress: Sequence[Progress], language: MessageLanguage, *, each: bool) -> str:
    """The state of some languages in words.

    Args:
        progress: Of each of them.
        language: Of the words.
        each: Whether to tell of every record and page; else of those with something to do.
    """
    return "\n".join(line for part in progress for line in _lines(part, language, each=each))


def _lines(progress: Progress, language: MessageLanguage, *, each: bool) -> Iterator[str]:
    folder = f"translations/{progress.language.key}"
    files = {f"{folder}/{key}.po": share for key, share in progress.records.items()}
    files = {f"{folder}/site.po": progress.interface} | files
    yield f"{progress.language.key}（{progress.language.name}）"
    for line in lines_of(progress):
        yield _total(line, language)
    shown = [file for file, share in files.items() if each or share.complete < share.texts]
    for file in shown if each else shown[:_LISTED]:
        yield _record(file, files[file], language)
    if not each and len(shown) > _LISTED:
        yield _MORE[language].format(count=len(shown) - _LISTED)
    for path, page in progress.pages.items():
        if each or page.state != "complete":
            yield _page(f"content/{progress.language.folder}{path}", page, language)


def _total(line: Line, language: MessageLanguage) -> str:
    return _LINE[language].format(
        kind=_KINDS[language][line.kind],
        unit=_UNITS[language][line.kind],
        texts=line.texts,
        current=line.current,
        percent=line.percent,
        stale=line.stale,
        missing=line.missing,
        files=line.files,
        reviewed=line.reviewed,
        machine=line.machine_made,
    )


def _record(file: str, share: Share, language: MessageLanguage) -> str:
    return _RECORD[language].format(
        file=file,
        percent=share.percent,
        stale=share.stale,
        missing=share.untranslated,
        review=_review(share.review, language),
    )


def _page(file: str, page: PageShare, language: MessageLanguage) -> str:
    wording = _PAGE[language][page.state]
    return wording.format(file=file, digest=page.digest, review=_review(page.review, language))


def _review(review: Review | None, language: MessageLanguage) -> str:
    known, unknown = _REVIEW[language]
    return known.format(by=review.by, on=review.on) if review else unknown
