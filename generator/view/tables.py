"""Comparison tables: rows chosen, grouped and sorted as a table file says.

A row is made where its case is at hand, as HTML and as CSV, with what puts it into its place; a table is then put
together from rows alone. So a case that did not change is not looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.input.problems import InputError, Problem
from generator.model.values import Marked
from generator.view.columns import Column, Row
from generator.view.fields import column_names, find_column
from generator.view.html import row_html, safe
from generator.view.tabledata import NO_DATA, RowData, TableForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from markupsafe import Markup

    from generator.input.documents import Document
    from generator.input.documents import Path as FieldPath
    from generator.input.settings import TableFile
    from generator.language.words import Words
    from generator.view.cases import Case
    from generator.view.cells import Cell

_LAST = 1_000_000


@dataclass(frozen=True)
class Plan:
    """A table file with its names looked up."""

    slug: str
    file: TableFile

    def __reduce__(self) -> tuple[type[Plan], tuple[str, TableFile]]:
        return Plan, (self.slug, self.file)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return tuple(self._column(name) for name in self.file.columns)

    @cached_property
    def group(self) -> Column | None:
        """What rows are grouped by."""
        return self._column(self.file.group) if self.file.group else None

    @cached_property
    def form(self) -> TableForm:
        """The table as data: rows are not parted there, so that each says what its group is."""
        group = self.group
        grouped = () if group is None or group.name in self.file.columns else (group,)
        return TableForm(self.file.rows, (*grouped, *self.columns))

    @cached_property
    def order(self) -> tuple[tuple[Column, bool], ...]:
        """What rows are sorted by, and whether the largest comes first."""
        return tuple((self._column(name.removeprefix("-")), name.startswith("-")) for name in self.file.sort)

    @cached_property
    def _every(self) -> tuple[Column, ...]:
        """All columns that a row is made from, each once."""
        return tuple({column.name: column for column in (*self.form.columns, *(by for by, _ in self.order))}.values())

    def cells(self, row: Row, words: Words) -> dict[str, Cell]:
        """What stands in each column of a row, and what it is grouped and sorted by, by name."""
        return {column.name: column.cell(row, words) for column in self._every}

    @cached_property
    def conditions(self) -> tuple[tuple[Column, str], ...]:
        """Columns and the value that rows must have in them."""
        return tuple((self._column(name), expected) for name, expected in self.file.where.items())

    def _column(self, name: str) -> Column:
        column = find_column(name, self.file.rows)
        if column is None:
            raise KeyError(name)
        return column


def check_tables(documents: Sequence[Document], files: dict[str, TableFile]) -> None:
    """Every column, group, order and condition of every table file is one that its rows have.

    Raises:
        InputError: A name is not known.
    """
    problems: list[Problem] = []
    for document in documents:
        file = files[document.file.rpartition("/")[2].removesuffix(".yml")]
        known = column_names(file.rows)
        named: list[tuple[FieldPath, str]] = [
            *((("columns", index), name) for index, name in enumerate(file.columns)),
            *((("sort", index), name.removeprefix("-")) for index, name in enumerate(file.sort)),
            *((("where", name), name) for name in file.where),
            *([(("group",), file.group)] if file.group else []),
        ]
        problems += [_unknown(document, path, name, known) for path, name in named if name not in known]
    if problems:
        raise InputError(problems)


def _unknown(document: Document, path: FieldPath, name: str, known: set[str]) -> Problem:
    near = next(iter(get_close_matches(name, sorted(known), n=1)), "")
    return document.problem(path, "unknown_column", suggestion=near, found=name)


class MadeRow(NamedTuple):
    """One row, made, with what puts it into its place."""

    case_id: str
    group: tuple[int, tuple[str, ...], str]
    """Rank, value and status of what it is grouped by."""
    group_cell: Cell | None
    order: tuple[Any, ...]
    html: str

    def said(self, say: Callable[[str], str], html: str) -> MadeRow:
        """The same with its blanks filled; those of its HTML are already."""
        cell = self.group_cell.said(say) if self.group_cell else None
        return MadeRow(self.case_id, self.group, cell, self.order, html)


class CaseRows(NamedTuple):
    """What one case gives to a table."""

    made: list[MadeRow]
    """None where it does not meet the table's conditions."""
    data: RowData
    """Empty but in the source language."""


def make_rows(plan: Plan, case: Case, words: Words) -> CaseRows:
    """The rows that one case gives to a table."""
    rows = [row for row in _rows_of(case, plan.file.rows) if _fits(plan, row, words)]
    if not rows:
        return CaseRows([], NO_DATA)
    cells = [plan.cells(row, words) for row in rows]
    made = [_made(plan, row, found, words) for row, found in zip(rows, cells, strict=True)]
    return CaseRows(made, plan.form.data(rows, cells, words) if words.is_source else NO_DATA)


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


def _fits(plan: Plan, row: Row, words: Words) -> bool:
    return all(
        any(words.say(part) == expected for part in column.cell(row, words).raw) for column, expected in plan.conditions
    )


def _made(plan: Plan, row: Row, found: Mapping[str, Cell], words: Words) -> MadeRow:
    cells = [found[column.name] for column in plan.columns]
    group_cell = found[plan.group.name] if plan.group else None
    return MadeRow(
        case_id=row.case.id,
        group=_group_key(plan.group, group_cell, words),
        group_cell=group_cell,
        order=tuple([_order_key(found[column.name], words, descending=down) for column, down in plan.order]),
        html=row_html(f"row-{plan.slug}-{row.case.id}-{row.number}", plan.columns, cells, words),
    )


def _group_key(column: Column | None, cell: Cell | None, words: Words) -> tuple[int, tuple[str, ...], str]:
    if column is None or cell is None:
        return 0, (), ""
    codes = words.codes(column.form.vocabulary) if column.form.vocabulary else []
    rank = codes.index(cell.raw[0]) if cell.raw and cell.raw[0] in codes else _LAST
    return rank, tuple(map(words.say, cell.raw)), cell.status


def _order_key(cell: Cell, words: Words, *, descending: bool) -> tuple[bool, float, tuple[str, ...]]:
    """Rows without a figure come last, whichever way the others stand."""
    if cell.number is not None:
        return False, -cell.number if descending else cell.number, ()
    return not cell.raw, 0.0, tuple(map(words.say, cell.raw))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share the value of the group column."""

    cell: Cell | None
    """What they share; None for a table without groups."""
    rows: tuple[MadeRow, ...]

    @property
    def html(self) -> Markup:
        """Its rows."""
        return safe("\n".join([row.html for row in self.rows]))


def make_groups(rows: Iterable[MadeRow]) -> list[Group]:
    """Rows in their groups and order; groups by the order of their vocabulary, else as they first come."""
    groups: dict[tuple[int, tuple[str, ...], str], list[MadeRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    ordered = sorted(groups.items(), key=lambda item: item[0][0])
    return [Group(same[0].group_cell, tuple(sorted(same, key=lambda row: row.order))) for _, same in ordered]
