"""How far the site is translated: each language's records, interface and hand-written pages, and who has read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from generator.input.problems import InputError, Problem
from generator.language.catalogue import Share
from generator.language.review import check_review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.input.settings import Language
    from generator.language.review import Review

PageState = Literal["complete", "stale", "missing"]
_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_READ = ("title", "description")
"""Fields at the head of a page that its readers read."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class PageShare:
    """A hand-written page in one language."""

    state: PageState
    digest: str
    """Of the Japanese page as it is now: what ``translates`` says at the head of a complete translation."""
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one language is translated."""

    language: Language
    interface: Share
    records: Mapping[str, Share]
    """By id."""
    pages: Mapping[str, PageShare]
    """By path below the folder of the language."""


def page_fields(text: str) -> tuple[dict[str, str], str]:
    """The fields at the head of a hand-written page, and the text below them."""
    text = text.replace("\r\n", "\n")
    head = _HEAD.match(text)
    if head is None:
        return {}, text
    fields = {name: _without_quotes(value) for name, value in _FIELD.findall(head[1])}
    return fields, text[head.end() :]


def _without_quotes(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def page_digest(text: str) -> str:
    """What a Japanese page says, in twelve hexadecimal digits: its title, description and text, and nothing else."""
    fields, body = page_fields(text)
    said = [*(fields.get(name, "") for name in _READ), *(line.rstrip() for line in body.strip().splitlines())]
    return sha256("\n".join(said).encode()).hexdigest()[:_DIGITS]


def check_pages(pages: Mapping[str, str], languages: Sequence[Language]) -> dict[str, dict[str, PageShare]]:
    """The hand-written pages of each translated language, by its key and their path below its folder.

    Frames are left out, since they have no text of their own.

    Args:
        pages: Markdown texts by their path below ``content/``.
        languages: The source language first.

    Raises:
        InputError: Pages state a review by half. None is wrong for being stale.
    """
    folders = tuple(language.folder for language in languages[1:])
    own = {path: text for path, text in pages.items() if not path.startswith(folders)}
    source = {path: text for path, text in own.items() if page_fields(text)[0].get("frame") != "true"}
    digests = {path: page_digest(text) for path, text in source.items()}
    problems: list[Problem] = []
    found: dict[str, dict[str, PageShare]] = {}
    for language in languages[1:]:
        of_language = found[language.key] = {}
        for path, digest in digests.items():
            try:
                of_language[path] = _page_share(pages, language.folder + path, digest)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def _page_share(pages: Mapping[str, str], path: str, digest: str) -> PageShare:
    """A translated page held against its Japanese one; one that says it translates nothing is a copy of it."""
    if path not in pages:
        return PageShare("missing", digest)
    fields, _ = page_fields(pages[path])
    review = check_review(f"content/{path}", fields.get("reviewed_by", ""), fields.get("reviewed_on", ""))
    made_from = fields.get("translates")
    state: PageState = "complete" if made_from == digest else "missing" if made_from == "" else "stale"
    return PageShare(state, digest, review)


def joined(shares: Iterable[Share]) -> Share:
    """Several files as if they were one, without reviews."""
    parts = list(shares)
    return Share(
        sum(part.texts for part in parts), sum(part.untranslated for part in parts), sum(part.stale for part in parts)
    )


@dataclass(frozen=True, slots=True)
class Line:
    """Some files of one kind, counted."""

    kind: Literal["records", "interface", "pages"]
    files: int
    begun: int
    """Files with any translation at all."""
    texts: int
    """Sentences; of pages the pages themselves."""
    current: int
    stale: int
    missing: int
    reviewed: int
    """Files that a person has read."""

    @property
    def machine_made(self) -> int:
        """Files with a translation that no person has read."""
        return self.begun - self.reviewed

    @property
    def percent(self) -> int:
        """Whole percent with a current translation, rounded down so that 100 means all."""
        return 100 * self.current // self.texts if self.texts else 100


def lines_of(progress: Progress) -> tuple[Line, Line, Line]:
    """The three kinds of files of a language, counted."""
    pages = progress.pages.values()
    states = [page.state for page in pages]
    of_pages = Line(
        "pages",
        len(states),
        len(states) - states.count("missing"),
        len(states),
        states.count("complete"),
        states.count("stale"),
        states.count("missing"),
        sum(page.review is not None for page in pages if page.state != "missing"),
    )
    return (
        _line("records", progress.records.values()),
        _line("interface", [progress.interface]),
        of_pages,
    )


def _line(kind: Literal["records", "interface"], shares: Iterable[Share]) -> Line:
    parts = list(shares)
    whole = joined(parts)
    begun = [part for part in parts if part.untranslated < part.texts or not part.texts]
    reviewed = sum(part.review is not None for part in begun)
    return Line(kind, len(parts), len(begun), whole.texts, whole.complete, whole.stale, whole.untranslated, reviewed)


def to_plain(progress: Progress) -> dict[str, Any]:
    """The progress of a language for other programs to read."""
    return {
        "name": progress.language.name,
        "total": {line.kind: _plain_line(line) for line in lines_of(progress)},
        "interface": _plain_share(progress.interface),
        "records": {key: _plain_share(share) for key, share in progress.records.items()},
        "pages": {
            path: {"state": page.state, "translates": page.digest} | _plain_review(page.review)
            for path, page in progress.pages.items()
        },
    }


def _plain_line(line: Line) -> dict[str, int]:
    return {
        "files": line.files,
        "texts": line.texts,
        "complete": line.current,
        "stale": line.stale,
        "missing": line.missing,
        "reviewed": line.reviewed,
        "machine_made": line.machine_made,
        "percent": line.percent,
    }


def _plain_share(share: Share) -> dict[str, Any]:
    counts = {"texts": share.texts, "complete": share.complete, "stale": share.stale, "missing": share.untranslated}
    return counts | _plain_review(share.review)


def _plain_review(review: Review | None) -> dict[str, str | None]:
    return {"reviewed_by": review.by if review else None, "reviewed_on": review.on if review else None}
