"""The table of all cases on the page that explores them: what each case shows there before any script runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.cells import Form, to_cell
from generator.indicators import coordinators_total
from generator.model import CoordinatorModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.cells import Cell
    from generator.model import Record
    from generator.words import Words

_PERCENT = Form(digits=1)


@dataclass(frozen=True, slots=True)
class TownFigures:
    """What the table says of one municipality of a case."""

    population: Cell
    ageing_rate_75: Cell

    def said(self, say: Callable[[str], str]) -> TownFigures:
        """The same with its blanks filled."""
        return replace(self, population=self.population.said(say), ageing_rate_75=self.ageing_rate_75.said(say))


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """What the table says of a case in figures."""

    coordinators: Cell
    towns: tuple[TownFigures, ...]
    """In the order of the record; none for the work of a prefecture."""

    def said(self, say: Callable[[str], str]) -> CaseFigures:
        """The same with its blanks filled."""
        return CaseFigures(self.coordinators.said(say), tuple(town.said(say) for town in self.towns))


def make_figures(record: Record, words: Words) -> CaseFigures:
    """The figures of a record, each with its mark where it is empty or in doubt."""
    total = coordinators_total(record) if isinstance(record, CoordinatorModel) else None
    towns = tuple(
        TownFigures(
            to_cell(town.population, Form(), words),
            to_cell(town.ageing_rate_75, _PERCENT, words),
        )
        for town in record.municipalities
    )
    return CaseFigures(to_cell(total, Form(), words), towns)
