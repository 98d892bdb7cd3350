"""Comparison tables: rows chosen, grouped and sorted as a table file says, cut into pages of a fixed size."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.columns import Column, Row, column_names, find_column
from generator.model.values import Marked
from generator.problems import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.cases import Case
    from generator.cells import Cell
    from generator.documents import Document
    from generator.settings import TableFile
    from generator.words import Words

ROWS_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share the value of the group column, as far as they stand on one page."""

    cell: Cell | None
    """What they share; None for a table without groups."""
    count: int
    """Rows of the whole group, on all pages."""
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """A comparison table in one language."""

    slug: str
    file: TableFile
    columns: tuple[Column, ...]
    pages: tuple[tuple[Group, ...], ...]
    count: int
    """Rows on all pages."""

    def page_url(self, page: int) -> str:
        """The address of a page, from the root of its language; pages count from 1."""
        return f"tables/{self.slug}.html" if page == 1 else f"tables/{self.slug}-{page}.html"

    def pages_of_cases(self) -> dict[str, int]:
        """The first page that each case stands on."""
        found: dict[str, int] = {}
        for number, page in enumerate(self.pages, 1):
            for group in page:
                for row in group.rows:
                    found.setdefault(row.case.id, number)
        return found

    def rows(self) -> list[Row]:
        """All rows in order."""
        return [row for page in self.pages for group in page for row in group.rows]


def check_tables(documents: Sequence[Document], files: dict[str, TableFile]) -> None:
    """Every column, group, order and condition of every table file is one that its rows have.

    Raises:
        InputError: A name is not known.
    """
    problems: list[Problem] = []
    for document in documents:
        file = files[document.file.rpartition("/")[2].removesuffix(".yml")]
        known = column_names(file.rows)
        named: list[tuple[tuple[str | int, ...], str]] = [
            *((("columns", index), name) for index, name in enumerate(file.columns)),
            *((("sort", index), name.removeprefix("-")) for index, name in enumerate(file.sort)),
            *((("where", name), name) for name in file.where),
            *([(("group",), file.group)] if file.group else []),
        ]
        problems += [_unknown(document, path, name, known) for path, name in named if name not in known]
    if problems:
        raise InputError(problems)


def _unknown(document: Document, path: tuple[str | int, ...], name: str, known: set[str]) -> Problem:
    near = next(iter(get_close_matches(name, sorted(known), n=1)), "")
    return document.problem(path, "unknown_column", suggestion=near, found=name)


def make_table(slug: str, file: TableFile, cases: Iterable[Case], words: Words) -> Table:
    """The table that a checked file describes, over the cases of one language."""
    columns = tuple(_found(name, file) for name in file.columns)
    rows = _sorted([row for case in cases for row in _rows_of(case, file.rows) if _fits(row, file, words)], file, words)
    return Table(slug, file, columns, tuple(_pages(_grouped(rows, file, words))), len(rows))


def _found(name: str, file: TableFile) -> Column:
    column = find_column(name, file.rows)
    if column is None:
        raise KeyError(name)
    return column


def _rows_of(case: Case, rows: str) -> list[Row]:
    """The rows that one case gives; one row with the mark where the source states the whole list as empty."""
    if rows == "cases":
        return [Row(case)]
    parts = getattr(case.record, rows, None)
    if rows == "staffing" and parts is not None:
        parts = parts.groups
    if rows == "programmes" and parts is not None:
        parts = [part for programme in parts for part in programme.parts]
    if parts is None:
        return []
    if isinstance(parts, Marked):
        return [Row(case, parts)]
    return [Row(case, part, number) for number, part in enumerate(parts)]


def _fits(row: Row, file: TableFile, words: Words) -> bool:
    return all(expected in _found(name, file).cell(row, words).raw for name, expected in file.where.items())


def _sorted(rows: list[Row], file: TableFile, words: Words) -> list[Row]:
    """In the order of the file; without one in that of the cases. Rows without a figure come last."""
    for name in reversed(file.sort):
        column, descending = _found(name.removeprefix("-"), file), name.startswith("-")
        rows = sorted(rows, key=lambda row: _key(column.cell(row, words), descending=descending))
    return rows


def _key(cell: Cell, *, descending: bool) -> tuple[bool, float, tuple[str, ...]]:
    if cell.number is not None:
        return False, -cell.number if descending else cell.number, ()
    return not cell.raw, 0.0, cell.raw


def _grouped(rows: list[Row], file: TableFile, words: Words) -> list[Group]:
    if file.group is None:
        return [Group(None, len(rows), tuple(rows))]
    column = _found(file.group, file)
    groups: dict[tuple[tuple[str, ...], str], list[Row]] = {}
    cells: dict[tuple[tuple[str, ...], str], Cell] = {}
    for row in rows:
        cell = column.cell(row, words)
        groups.setdefault((cell.raw, cell.status), []).append(row)
        cells.setdefault((cell.raw, cell.status), cell)
    codes = words.codes(column.form.vocabulary) if column.form.vocabulary else []

    def place(key: tuple[tuple[str, ...], str]) -> int:
        return codes.index(key[0][0]) if key[0] and key[0][0] in codes else len(codes)

    return [Group(cells[key], len(groups[key]), tuple(groups[key])) for key in sorted(groups, key=place)]


def _pages(groups: list[Group]) -> Iterable[tuple[Group, ...]]:
    """Groups cut so that no page has more rows than fit; a group goes on with its head on the next page."""
    page: list[Group] = []
    room = ROWS_PER_PAGE
    for group in groups:
        rows = group.rows
        while len(rows) > room:
            page.append(Group(group.cell, group.count, rows[:room]))
            rows = rows[room:]
            yield tuple(page)
            page, room = [], ROWS_PER_PAGE
        page.append(Group(group.cell, group.count, rows))
        room -= len(rows)
    yield tuple(page)
