"""How a coordinator model is built up, as its record states it: who entrusts whom, who is where, who meets.

Nothing is joined that the record does not join. Names are compared in the source language, since the record may hold
blanks, or translations that name one body in two ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator.language.words import N_
from generator.model.values import Marked, value_of
from generator.picture.diagram_words import (
    about_bodies,
    about_contracts,
    about_staff,
    form_word,
    heads_word,
    joined,
    missing_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.language.words import Words
    from generator.model import CoordinatorModel
    from generator.model.coordinator import Contract, Level, Role, StaffingGroup
    from generator.view.cases import Case

LEVELS: tuple[Level, ...] = ("prefecture", "municipality")
ROLES: tuple[Role, ...] = ("core", "field")
MOST_BODIES = 8
"""How many meeting bodies are named; further ones are counted, and named in the section on them."""


class Link(NamedTuple):
    """One who is entrusted with the work, or who entrusts others without being a municipality of the case."""

    name: str
    how: str
    """Word for the contract that leads to it; empty where none does."""
    notes: tuple[str, ...]
    """Which municipalities entrust it where not all do, with what, and until when."""
    links: tuple[Link, ...]
    """Whom it entrusts in turn."""


class Place(NamedTuple):
    """Coordinators of one level and role at one place, one group or several."""

    name: str
    is_named: bool
    number: int | None
    """How many coordinators it has; None where that is not known of a group."""
    heads: str
    lines: tuple[str, ...]
    """Forms of employment, each with its heads where there are several groups."""


class RolePart(NamedTuple):
    """The places of one role."""

    label: str
    is_core: bool
    places: tuple[Place, ...]


class LevelPart(NamedTuple):
    """The roles of one level."""

    code: str
    label: str
    heads: str
    """Of all its places; empty where the case has one level only."""
    roles: tuple[RolePart, ...]


class Structure(NamedTuple):
    """All that the diagram of a coordinator model shows."""

    names: tuple[tuple[str, str], ...]
    """Title and description of each of its three pictures: municipalities and contracts, coordinators, bodies."""
    coverage: str
    coverage_word: str
    towns: str
    links: tuple[Link, ...]
    """Whom the municipalities entrust."""
    others: tuple[Link, ...]
    """Those who entrust others and are neither a municipality of the case nor entrusted themselves."""
    contract_note: str
    """What there is instead of contracts, or in doubt about them."""
    affiliation: str
    affiliation_word: str
    staff_word: str
    total: str
    levels: tuple[LevelPart, ...]
    served: tuple[str, str] | tuple[()]
    """What field coordinators do, and for whom; empty where the case has none."""
    bodies_word: str
    bodies: tuple[str, ...]


T = TypeVar("T", bound=tuple[Any, ...])


def said(value: T, say: Callable[[str], str]) -> T:
    """A structure, or a part of one, with the blanks in its texts filled; codes and numbers stay."""
    parts = [
        say(part) if isinstance(part, str) else said(part, say) if isinstance(part, tuple) else part for part in value
    ]
    return tuple.__new__(type(value), parts)  # what `_make` of a named tuple calls


def make_structure(case: Case, record: CoordinatorModel, words: Words) -> Structure:
    """How a case is built up.

    Args:
        case: The case, with its places.
        record: Its record.
        words: Its language.
    """
    names = joined(case.names(words), words)
    total = record.staffing.total
    contracts = value_of(record.contractors) or []
    links, others = _chains(case, contracts, words)
    bodies = [body.name for body in value_of(record.governance) or []]
    has_field = any(group.role == "field" for group in record.staffing.groups)
    return Structure(
        names=(
            (words.gettext("{names}の体制図（対象と委託）", names=names), about_contracts(record, words)),
            (words.gettext("{names}の体制図（コーディネーター）", names=names), about_staff(record, words)),
            (words.gettext("{names}の体制図（会議体）", names=names), about_bodies(record, words)),
        ),
        coverage=record.coverage,
        coverage_word=words.gettext("対象：{coverage}", coverage=words.label("coverage", record.coverage)),
        towns=names,
        links=links,
        others=others,
        contract_note=missing_word(record.contractors, N_("委託：{status}"), words)
        if _is_open(record.contractors)
        else "",
        affiliation=record.affiliation,
        affiliation_word=words.gettext(
            "所属の型：{affiliation}", affiliation=words.label("affiliation", record.affiliation)
        ),
        staff_word=words.gettext("コーディネーター"),
        total=missing_word(total, N_("総数：{status}"), words)
        if value_of(total) is None
        else words.gettext("計{heads}", heads=heads_word([total], words)),
        levels=_levels(record.staffing.groups, words),
        served=(words.gettext("現場的コーディネーターが相談に応じます"), words.gettext("住民・専門職"))
        if has_field
        else (),
        bodies_word=words.gettext("会議体")
        if bodies and not _is_open(record.governance)
        else missing_word(record.governance, N_("会議体：{status}"), words),
        bodies=_shortened(bodies, words),
    )


def _is_open(value: object) -> bool:
    """Whether there is something to say of a value beside the value: that it is missing, or in doubt."""
    return isinstance(value, Marked) or not value


def _shortened(names: Sequence[str], words: Words) -> tuple[str, ...]:
    if len(names) <= MOST_BODIES:
        return tuple(names)
    return *names[: MOST_BODIES - 1], words.gettext("ほか{count}件", count=len(names) - MOST_BODIES + 1)


def _chains(case: Case, contracts: Sequence[Contract], words: Words) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Whom the municipalities entrust, and the chains that begin elsewhere; every contract is in one of them."""
    towns = {town.name: town for town in case.towns}
    by_client: dict[str, list[Contract]] = {}
    for item in contracts:
        client = words.say(item.client)
        by_client.setdefault("" if client in towns else client, []).append(item)
    reached: set[str] = set()

    def follow(client: str, path: frozenset[str]) -> tuple[Link, ...]:
        reached.add(client)
        found: dict[str, list[Contract]] = {}
        for item in by_client.get(client, ()):
            found.setdefault(words.say(item.contractor), []).append(item)
        return tuple(
            Link(
                same[0].contractor,
                words.label("recontract", any(item.recontract for item in same)),
                (*([] if client else _clients(case, same, words)), *_terms(same, words)),
                follow(name, path | {name}) if name not in path else (),
            )
            for name, same in found.items()
        )

    links = follow("", frozenset())
    entrusted = {words.say(item.contractor) for item in contracts}
    others = tuple(
        Link(by_client[client][0].client, "", (), follow(client, frozenset([client])))
        for client in sorted(by_client, key=entrusted.__contains__)  # those who begin a chain first
        if client not in reached
    )
    return links, others


def _clients(case: Case, contracts: Sequence[Contract], words: Words) -> list[str]:
    """Which municipalities entrust somebody, where not all of the case do."""
    clients = {words.say(item.client) for item in contracts}
    if all(town.name in clients for town in case.towns):
        return []
    names = [words.place(town) for town in case.towns if town.name in clients]
    return [words.gettext("委託元：{names}", names=joined(names, words))]


def _terms(contracts: Sequence[Contract], words: Words) -> list[str]:
    """With what somebody is entrusted, each once, and until when."""
    services = {words.say(item.service): item.service for item in contracts if item.service}
    ends = [words.gettext("{time}まで", time=words.when(item.until)) for item in contracts if item.until]
    return [*services.values(), *dict.fromkeys(ends)]


def _levels(groups: Sequence[StaffingGroup], words: Words) -> tuple[LevelPart, ...]:
    present = [level for level in LEVELS if any(group.level == level for group in groups)]
    return tuple(
        LevelPart(
            level,
            words.gettext("{level}の階層", level=words.label("level", level)),
            heads_word([group.count for group in groups if group.level == level], words) if len(present) > 1 else "",
            tuple(
                RolePart(words.label("role", role), role == "core", _places(same, words))
                for role in ROLES
                if (same := [group for group in groups if (group.level, group.role) == (level, role)])
            ),
        )
        for level in present
    )


def _places(groups: Sequence[StaffingGroup], words: Words) -> tuple[Place, ...]:
    """The groups by place; those whose place the source does not give stand together."""
    found: dict[str, list[StaffingGroup]] = {}
    for group in groups:
        place = value_of(group.place)
        found.setdefault("" if place is None else words.say(place), []).append(group)
    return tuple(_place(same, words) for same in found.values())


def _place(groups: Sequence[StaffingGroup], words: Words) -> Place:
    first, counts = groups[0].place, [group.count for group in groups]
    known = [value_of(count) for count in counts]
    name = value_of(first)
    forms = [form_word(group, words) for group in groups]
    if len(groups) > 1:
        told = zip(forms, counts, strict=True)
        forms = [
            words.gettext("{heads}（{form}）", heads=heads_word([count], words), form=form) for form, count in told
        ]
    if isinstance(first, Marked) and name is not None:
        forms.append(missing_word(first, N_("配置先：{status}"), words))
    return Place(
        name or missing_word(first, N_("配置先：{status}"), words),
        name is not None,
        None if None in known else sum(count for count in known if count is not None),
        heads_word(counts, words),
        tuple(forms),
    )
