"""Figures derived from the records, never typed: each with its formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.model.values import Marked, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import CoordinatorModel
    from generator.model.coordinator import Level, Role, StaffingGroup
    from generator.model.head import Municipality

PER = 10_000
F = TypeVar("F", int, float)


def persons(population: int, rate: float) -> float:
    """Residents of an age group, as the source's rounded rate gives them.

    Args:
        population: Residents, 2020 census.
        rate: Share of the age group, in percent of all residents.
    """
    return population * rate / 100


def persons_75(municipalities: Sequence[Municipality]) -> float | None:
    """Residents aged 75 or over in all municipalities of a case together; None where one of them is not known."""
    total = 0.0
    for town in municipalities:
        population, rate = value_of(town.population), value_of(town.ageing_rate_75)
        if population is None or rate is None:
            return None
        total += persons(population, rate)
    return total or None


def coordinators_per_10k(count: int, aged_75: float) -> float:
    """Coordinators per 10,000 residents aged 75 or over.

    The 2017 programme seminar asks for rates by that population, so that towns of different size compare. Applying
    the rate to head counts is our own step.

    Args:
        count: Heads at municipal level, FY2023; part-time and concurrent ones count as one.
        aged_75: Residents aged 75 or over, from ``persons_75``.
    """
    return PER * count / aged_75


def heads(groups: Sequence[StaffingGroup], level: Level | None = None, role: Role | None = None) -> int | None:
    """Coordinators of a level and role; None where a group's count is not known."""
    counts = [
        value_of(group.count)
        for group in groups
        if (level is None or group.level == level) and (role is None or group.role == role)
    ]
    return None if None in counts else sum(count for count in counts if count is not None)


def heads_by_form(groups: Sequence[StaffingGroup], *, full_time: bool | None, dedicated: bool | None) -> int:
    """Coordinators of a form of employment, None standing for what the source does not say."""
    return sum(
        value_of(group.count) or 0
        for group in groups
        if value_of(group.full_time) is full_time and value_of(group.dedicated) is dedicated
    )


def coordinators_total(record: CoordinatorModel) -> int | Marked[int]:
    """All coordinators of a case, both levels together, as the source gives the total."""
    return record.staffing.total


def coordinators_municipal(record: CoordinatorModel) -> int | Marked[int] | None:
    """Municipal-level coordinators; in doubt where the total is; None where a group's count is not known."""
    return as_doubtful_as_total(record, heads(record.staffing.groups, level="municipality"))


def municipal_rate(record: CoordinatorModel) -> float | Marked[float] | None:
    """Municipal-level coordinators per 10,000 residents aged 75 or over.

    In doubt where the total is; None where a part of it is not known.
    """
    count, aged_75 = heads(record.staffing.groups, level="municipality"), persons_75(record.municipalities)
    rate = None if count is None or aged_75 is None else coordinators_per_10k(count, aged_75)
    return as_doubtful_as_total(record, rate)


def as_doubtful_as_total(record: CoordinatorModel, value: F | None) -> F | Marked[F] | None:
    """A figure derived from head counts, with the mark of a total that the source leaves in doubt."""
    total = record.staffing.total
    if value is None or not isinstance(total, Marked) or total.status != "doubtful":
        return value
    return Marked(status="doubtful", reason=total.reason, value=value)


def professions(record: CoordinatorModel) -> list[str]:
    """The professions present in a case, each once, in the order of the source; no counts, since it gives none."""
    found: dict[str, None] = {}
    stated = [group.qualifications for group in record.staffing.groups]
    for qualifications in (*stated, record.staffing.qualifications):
        for qualification in value_of(qualifications) or []:
            for profession in value_of(qualification) or []:
                found[profession] = None
    return list(found)


def doubts_on_professions(record: CoordinatorModel) -> list[str]:
    """Why professions of a case are in doubt, in the order of the source; empty where none is."""
    stated = [group.qualifications for group in record.staffing.groups]
    return [
        item.reason or ""
        for qualifications in (*stated, record.staffing.qualifications)
        for item in value_of(qualifications) or []
        if isinstance(item, Marked) and item.status == "doubtful"
    ]
