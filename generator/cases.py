"""A record as the views see it: in one language, with its places, its derived figures and its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import indicators
from generator.model import CoordinatorModel, PrefectureInitiative
from generator.model.values import value_of

if TYPE_CHECKING:
    from generator.catalogue import Share
    from generator.model import Record
    from generator.registry import Prefecture, Registry, Town
    from generator.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One record in one language."""

    record: Record
    """With its texts in that language."""
    prefecture: Prefecture
    towns: tuple[Town, ...]
    """In the order of the record; empty for a prefecture's own work."""
    share: Share
    """How much of it is translated."""
    reviewed: bool
    """Whether a human has read the translation; true for the source language."""

    @property
    def id(self) -> str:
        """The permalink."""
        return self.record.id

    @property
    def url(self) -> str:
        """The page, from the root of its language."""
        return f"cases/{self.record.id}.html"

    def names(self, words: Words) -> list[str]:
        """The municipalities, or the prefecture, by their names in a language."""
        return [words.place(place) for place in (self.towns or (self.prefecture,))]


def make_case(record: Record, share: Share, registry: Registry, *, reviewed: bool) -> Case:
    """The view of a record."""
    towns = tuple(registry.towns[town.code] for town in record.municipalities)
    code = record.prefecture_code if isinstance(record, PrefectureInitiative) else towns[0].code
    return Case(record, registry.prefecture_of(code), towns, share, reviewed)


@dataclass(frozen=True, slots=True)
class StaffCounts:
    """The coordinators of a case, counted."""

    total: int | None
    municipal: int | None
    prefectural: int | None
    rate: float | None
    """Municipal-level heads per 10,000 residents aged 75 or over."""


def staff_counts(record: CoordinatorModel) -> StaffCounts:
    """Head counts of a coordinator model and their rate."""
    groups = record.staffing.groups
    return StaffCounts(
        total=value_of(record.staffing.total),
        municipal=indicators.heads(groups, level="municipality"),
        prefectural=indicators.heads(groups, level="prefecture"),
        rate=indicators.municipal_rate(record),
    )
