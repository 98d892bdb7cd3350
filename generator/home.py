"""Entries to the cases: the typology matrix, the network table, places, the support process, latest changes, cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.cases import staff_counts
from generator.model import CoordinatorModel, SupportCase
from generator.model.coordinator import Affiliation, Coverage, Level, Role
from generator.model.values import Marked, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.cases import Case
    from generator.registry import Prefecture
    from generator.words import Words

NAMED_IN_CELL = 12
"""How many cases an entry names before it counts the rest, so that no page grows with the number of records."""
NAMED_PLACES = 60
CARDS_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class GridCell:
    """Cases of one type."""

    coverage: str
    """Code of the column."""
    count: int
    cases: tuple[Case, ...]
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


def _models(cases: Sequence[Case]) -> list[tuple[Case, CoordinatorModel]]:
    return [(case, case.record) for case in cases if isinstance(case.record, CoordinatorModel)]


def make_matrix(cases: Sequence[Case]) -> Grid:
    """Coordinator models by affiliation (rows) and coverage (columns); empty cells stay."""
    found: dict[tuple[str, str], list[Case]] = {}
    for case, record in _models(cases):
        found.setdefault((record.affiliation, record.coverage), []).append(case)
    return _grid(get_args(Affiliation), get_args(Coverage), found, len(_models(cases)))


def make_network(cases: Sequence[Case]) -> Grid:
    """Coordinator models by level (rows) and role (columns) of their coordinators; a model can stand in several."""
    found: dict[tuple[str, str], list[Case]] = {}
    for case, record in _models(cases):
        for tier in record.network:
            found.setdefault((tier.level, tier.role), []).append(case)
    return _grid(get_args(Level), get_args(Role), found, len(_models(cases)))


def _grid(
    rows: tuple[str, ...], columns: tuple[str, ...], found: dict[tuple[str, str], list[Case]], count: int
) -> Grid:
    def cell(row: str, column: str) -> GridCell:
        cases = found.get((row, column), [])
        return GridCell(column, len(cases), tuple(cases[:NAMED_IN_CELL]))

    return Grid(columns, tuple(GridRow(row, tuple(cell(row, column) for column in columns)) for row in rows), count)


Place = tuple["Prefecture", tuple[tuple[str, str], ...], int]


def make_places(cases: Sequence[Case], words: Words) -> list[tuple[str, list[Place]]]:
    """Regions, their prefectures with cases, and the towns by name while they are few enough to be named."""
    by_prefecture: dict[str, list[tuple[str, str]]] = {}
    prefectures: dict[str, Prefecture] = {}
    for case in cases:
        prefectures[case.prefecture.code] = case.prefecture
        names = case.names(words)
        by_prefecture.setdefault(case.prefecture.code, []).extend((name, case.url) for name in names)
    few = sum(len(links) for links in by_prefecture.values()) <= NAMED_PLACES
    regions: dict[str, list[Place]] = {}
    for code in sorted(by_prefecture):
        links = by_prefecture[code]
        place = (prefectures[code], tuple(links) if few else (), len(links))
        regions.setdefault(prefectures[code].region, []).append(place)
    return list(regions.items())


def supported(cases: Sequence[Case]) -> list[Case]:
    """The cases that show how an accompanied support year goes."""
    return [case for case in cases if isinstance(case.record, SupportCase)]


@dataclass(frozen=True, slots=True)
class LatestChange:
    """What changed in records on one day."""

    date: str
    text: str
    cases: tuple[Case, ...]
    rest: int
    """How many more cases had the same change."""


def make_latest(cases: Sequence[Case], most: int = 5) -> list[LatestChange]:
    """The latest changes of the records, the same change of several on one day taken together; newest first."""
    found: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        for change in case.record.history:
            found.setdefault((change.date, str(change.text)), []).append(case)
    latest = sorted(found.items(), key=lambda item: item[0], reverse=True)[:most]
    return [
        LatestChange(date, text, tuple(same[:NAMED_IN_CELL]), max(0, len(same) - NAMED_IN_CELL))
        for (date, text), same in latest
    ]


@dataclass(frozen=True, slots=True)
class CardFigure:
    """One figure of a card."""

    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Card:
    """A case in the list of cases."""

    case: Case
    figures: tuple[CardFigure, ...]


def make_card(case: Case, words: Words) -> Card:
    """The card of a case, with up to three figures."""
    figures: list[CardFigure] = []
    record = case.record
    if isinstance(record, CoordinatorModel) and (total := staff_counts(record).total) is not None:
        doubt = words.gettext("（要確認）") if isinstance(record.staffing.total, Marked) else ""
        figures.append(CardFigure(words.gettext("コーディネーター"), words.number(total), words.gettext("人") + doubt))
    population = [value_of(town.population) for town in record.municipalities]
    if population and None not in population:
        total_population = sum(number for number in population if number is not None)
        figures.append(CardFigure(words.gettext("人口"), words.number(total_population), words.gettext("人")))
    if len(record.municipalities) == 1 and (rate := value_of(record.municipalities[0].ageing_rate_75)) is not None:
        figures.append(CardFigure(words.gettext("75歳以上の割合"), words.number(rate, 1), "%"))
    return Card(case, tuple(figures))
