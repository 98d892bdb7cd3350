"""Entries to the cases: the typology matrix, the network table, places, the support process, latest changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.model.coordinator import Affiliation, Coverage, Level, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.input.registry import Prefecture
    from generator.view.cases import Summary

NAMED_IN_CELL = 12
"""How many cases an entry names before it counts the rest, so that no page grows with the number of records."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """Cases of one type."""

    column: str
    """Code of the column."""
    count: int
    cases: tuple[Summary, ...]
    """As many as are named."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cases of one row of types."""

    code: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cases by two classifications."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    count: int


def make_matrix(cases: Sequence[Summary]) -> Grid:
    """Coordinator models by affiliation (rows) and coverage (columns); empty cells stay."""
    models = [case for case in cases if case.affiliation]
    placed = [((case.affiliation, case.coverage), case) for case in models]
    return _grid(get_args(Affiliation), get_args(Coverage), placed, len(models))


def make_network(cases: Sequence[Summary]) -> Grid:
    """Coordinator models by level (rows) and role (columns) of their coordinators; a model can stand in several."""
    models = [case for case in cases if case.tiers]
    placed = [(tier, case) for case in models for tier in case.tiers]
    return _grid(get_args(Level), get_args(Role), placed, len(models))


def _grid(
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    placed: Iterable[tuple[tuple[str, str], Summary]],
    count: int,
) -> Grid:
    found: dict[tuple[str, str], list[Summary]] = {}
    for place, case in placed:
        found.setdefault(place, []).append(case)

    def cell(row: str, column: str) -> GridCell:
        cases = found.get((row, column), [])
        return GridCell(column, len(cases), tuple(cases[:NAMED_IN_CELL]))

    return Grid(columns, tuple(GridRow(row, tuple(cell(row, column) for column in columns)) for row in rows), count)


@dataclass(frozen=True, slots=True)
class Place:
    """A prefecture with cases."""

    prefecture: Prefecture
    links: tuple[tuple[str, str], ...]
    """Names and pages of its towns while there are few enough to be named; else empty."""
    count: int


def make_places(cases: Sequence[Summary], *, named: bool) -> list[tuple[str, list[Place]]]:
    """Regions from north to south, their prefectures with cases, and the towns by name where they are few enough."""
    links: dict[str, list[tuple[str, str]]] = {}
    prefectures: dict[str, Prefecture] = {}
    for case in cases:
        prefectures[case.prefecture.code] = case.prefecture
        links.setdefault(case.prefecture.code, []).extend((name, case.url) for name in case.names)
    regions: dict[str, list[Place]] = {}
    for code in sorted(links):
        place = Place(prefectures[code], tuple(links[code]) if named else (), len(links[code]))
        regions.setdefault(prefectures[code].region, []).append(place)
    return list(regions.items())


@dataclass(frozen=True, slots=True)
class LatestChange:
    """What changed in records on one day."""

    date: str
    text: str
    cases: tuple[Summary, ...]
    rest: int
    """How many more cases had the same change."""


def make_latest(cases: Sequence[Summary], most: int = 5) -> list[LatestChange]:
    """The latest changes of the records, the same change of several on one day taken together; newest first."""
    found: dict[tuple[str, str], list[Summary]] = {}
    for case in cases:
        for date, text in case.history:
            found.setdefault((date, text), []).append(case)
    latest = sorted(found.items(), key=lambda item: item[0], reverse=True)[:most]
    return [
        LatestChange(date, text, tuple(same[:NAMED_IN_CELL]), max(0, len(same) - NAMED_IN_CELL))
        for (date, text), same in latest
    ]
