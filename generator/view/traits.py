"""What charts, timeline and explorer know of a case: figures of its towns, coordinators, professions, background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import CoordinatorModel
from generator.model.values import Marked, value_of
from generator.view import indicators
from generator.view.cells import NOT_STATED_CELL, Cell, Form, to_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.language.words import Words
    from generator.model import Record
    from generator.model.values import When

_PERCENT = Form(digits=1)


@dataclass(frozen=True, slots=True)
class TownTraits:
    """The figures of one municipality, each with its mark where it has none."""

    population: Cell
    ageing_rate_65: Cell
    ageing_rate_75: Cell

    def said(self, say: Callable[[str], str]) -> TownTraits:
        """The same with its blanks filled."""
        return TownTraits(self.population.said(say), self.ageing_rate_65.said(say), self.ageing_rate_75.said(say))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how a case came about."""

    when: When | None
    """None where the source names no time."""
    text: Cell
    notes: tuple[str, ...]

    def said(self, say: Callable[[str], str]) -> Step:
        """The same with its blanks filled."""
        return Step(self.when, self.text.said(say), tuple(map(say, self.notes)))


@dataclass(frozen=True, slots=True)
class Traits:
    """What charts, timeline and explorer know of a case."""

    towns: tuple[TownTraits, ...]
    """In the order of its names; empty for the work of a prefecture."""
    coordinators: Cell = NOT_STATED_CELL
    """Of both levels."""
    heads: Cell = NOT_STATED_CELL
    """Coordinators at municipal level."""
    rate: Cell = NOT_STATED_CELL
    """Those per 10,000 residents aged 75 or over."""
    professions: tuple[str, ...] = ()
    """Those that the source names; empty for none."""
    doubtful: tuple[str, ...] = ()
    """Professions that the source leaves in doubt."""
    is_open: bool = False
    """Whether a list of professions of the source ends in "and others"."""
    steps: tuple[Step, ...] = ()

    def said(self, say: Callable[[str], str]) -> Traits:
        """The same with its blanks filled."""
        return replace(
            self,
            towns=tuple(town.said(say) for town in self.towns),
            coordinators=self.coordinators.said(say),
            heads=self.heads.said(say),
            rate=self.rate.said(say),
            steps=tuple(step.said(say) for step in self.steps),
        )


def make_traits(record: Record, words: Words, *, told: bool) -> Traits:
    """What charts, timeline and explorer know of a record.

    Args:
        record: The record.
        words: Its language.
        told: Whether steps are told in words; else only when they began is kept.
    """
    towns = tuple(
        TownTraits(
            to_cell(town.population, Form(), words),
            to_cell(town.ageing_rate_65, _PERCENT, words),
            to_cell(town.ageing_rate_75, _PERCENT, words),
        )
        for town in record.municipalities
    )
    if not isinstance(record, CoordinatorModel):
        return Traits(towns)
    staffing = record.staffing
    return Traits(
        towns=towns,
        coordinators=to_cell(indicators.coordinators_total(record), Form(), words),
        heads=to_cell(indicators.coordinators_municipal(record), Form(), words),
        rate=to_cell(indicators.municipal_rate(record), Form(digits=2), words),
        professions=tuple(indicators.professions(record)),
        doubtful=tuple(_doubtful(record)),
        is_open=staffing.open_list or any(group.open_list for group in staffing.groups),
        steps=tuple(
            Step(step.when, to_cell(step.text, Form(), words), tuple(step.notes))
            if told
            else Step(step.when, Cell(), ())
            for step in record.background
        ),
    )


def _doubtful(record: CoordinatorModel) -> dict[str, None]:
    """Professions that stand nowhere in the record without doubt, in its order."""
    lists: list[Any] = [group.qualifications for group in record.staffing.groups] + [record.staffing.qualifications]
    stated = [(item, isinstance(part, Marked)) for part in lists for item in value_of(part) or []]
    sure = {name for item, marked in stated if not marked and not isinstance(item, Marked) for name in item}
    found = (name for item, _ in stated for name in value_of(item) or [] if name not in sure)
    return dict.fromkeys(found)
