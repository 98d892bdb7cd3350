"""The state of translations as a page shows it: by language, then by record or prefecture, and by hand-written page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.progress import joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.input.settings import Language
    from generator.language.catalogue import Share
    from generator.language.progress import Line, PageShare, Progress
    from generator.page.edition import Edition
    from generator.view.cases import Summary


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record, or all records of a prefecture, in each language."""

    name: str
    href: str
    """From the root of the language of the page."""
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A hand-written page in each language."""

    name: str
    href: str
    """Of the page in the source language, from the root of the site."""
    shares: tuple[PageShare, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How far the site is translated."""

    languages: tuple[tuple[Language, tuple[Line, ...]], ...]
    """The translated languages, each with what there is of it."""
    is_split: bool
    """Whether rows of records stand for prefectures, since there are too many records for one page."""
    records: tuple[RecordRow, ...]
    pages: tuple[PageRow, ...]


def make_status(progress: Sequence[Progress], cases: Sequence[Summary], edition: Edition) -> Status:
    """The state of all translated languages.

    Args:
        progress: Of each of them.
        cases: In short, in the language of the page.
        edition: That language.
    """
    return Status(
        tuple((part.language, lines_of(part)) for part in progress),
        edition.is_split,
        tuple(_prefecture_rows(progress, cases, edition) if edition.is_split else _record_rows(progress, cases)),
        tuple(_page_rows(progress, edition)),
    )


def _record_rows(progress: Sequence[Progress], cases: Sequence[Summary]) -> list[RecordRow]:
    return [RecordRow(case.title, case.url, tuple(part.records[case.id] for part in progress)) for case in cases]


def _prefecture_rows(progress: Sequence[Progress], cases: Sequence[Summary], edition: Edition) -> list[RecordRow]:
    by_prefecture: dict[str, list[Summary]] = {}
    for case in cases:
        by_prefecture.setdefault(case.prefecture.code, []).append(case)
    return [
        RecordRow(
            edition.words.place(same[0].prefecture),
            f"cases/prefecture-{code[:2]}.html",
            tuple(joined(part.records[case.id] for case in same) for part in progress),
        )
        for code, same in by_prefecture.items()
    ]


def _page_rows(progress: Sequence[Progress], edition: Edition) -> list[PageRow]:
    titles, folder = edition.settings.pages, edition.language.folder
    paths = progress[0].pages if progress else {}
    return [
        PageRow(
            titles.get(folder + name, titles.get(name, name)),
            f"{name}.html",
            tuple(part.pages[path] for part in progress),
        )
        for path in paths
        for name in [path.removesuffix(".md")]
    ]
