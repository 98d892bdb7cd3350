"""Which advice was given for which problem: the meetings of the supported municipalities by topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.view.home import NAMED_IN_CELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.view.cases import Summary
    from generator.view.sessions import Advised, Session


@dataclass(frozen=True, slots=True)
class Entry:
    """The advice of one meeting on one topic."""

    session: Session
    advice: tuple[Advised, ...]


@dataclass(frozen=True, slots=True)
class TownAdvice:
    """What one supported municipality was advised on one topic, meeting by meeting."""

    case: Summary
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TopicAdvice:
    """All advice on one topic."""

    code: str
    """Empty for advice that no topic was given to."""
    count: int
    """Pieces of advice, those that are not shown included."""
    towns: tuple[TownAdvice, ...]
    rest: int
    """Meetings that are not shown."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the page of advice shows."""

    topics: tuple[TopicAdvice, ...]
    cases: tuple[Summary, ...]
    """The supported municipalities; as many as are named."""
    milestones: tuple[tuple[int, str], ...]
    """Number and name of each meeting; no name where the cases call it differently."""
    count: int
    """Pieces of advice, each counted once."""


def make_advice(cases: Sequence[Summary], codes: Sequence[str], most: int | None = None) -> Advice:
    """The advice that was given, by topic, municipality and meeting.

    Args:
        cases: All cases, in their order.
        codes: The topics in their order.
        most: How many meetings a topic shows; None for all of them.
    """
    supported = [case for case in cases if case.sessions]
    found = _by_topic(supported)
    topics = [_of_topic(code, found.get(code, []), most) for code in (*codes, "")]
    names: dict[int, set[str]] = {}
    for case in supported:
        for session in case.sessions:
            names.setdefault(session.number, set()).add(session.name)
    return Advice(
        topics=tuple(topic for topic in topics if topic.code or topic.count),
        cases=tuple(supported if most is None else supported[:NAMED_IN_CELL]),
        milestones=tuple((number, same.pop() if len(same) == 1 else "") for number, same in sorted(names.items())),
        count=sum(len(session.advice) for case in supported for session in case.sessions),
    )


def _by_topic(cases: Sequence[Summary]) -> dict[str, list[tuple[Summary, Entry]]]:
    """The advice of each meeting by topic, in the order of cases; that on no topic below an empty code."""
    found: dict[str, list[tuple[Summary, Entry]]] = {}
    for case in cases:
        for session in case.sessions:
            told: dict[str, list[Advised]] = {}
            for part in session.advice:
                for code in dict.fromkeys(part.topics) or ("",):
                    told.setdefault(code, []).append(part)
            for code, same in told.items():
                found.setdefault(code, []).append((case, Entry(session, tuple(same))))
    return found


def _of_topic(code: str, found: Sequence[tuple[Summary, Entry]], most: int | None) -> TopicAdvice:
    towns: dict[str, tuple[Summary, list[Entry]]] = {}
    for case, entry in found[:most]:
        towns.setdefault(case.id, (case, []))[1].append(entry)
    return TopicAdvice(
        code=code,
        count=sum(len(entry.advice) for _, entry in found),
        towns=tuple(TownAdvice(case, tuple(entries)) for case, entries in towns.values()),
        rest=0 if most is None else max(0, len(found) - most),
    )
