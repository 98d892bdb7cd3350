"""The case sheet: what a page or two of paper has room for, for those who take a case to a meeting.

A list that is too long is cut between its items, never within one, and the sheet says how many are left out. What fits
is reckoned in lines of Japanese, once for all languages; others are about as long at the same size of letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.model import CoordinatorModel, PrefectureInitiative, SupportCase
from generator.model.values import Marked, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Record

_WIDE = 52
"""Letters of a line across the page."""
_HALF = 25
"""Letters of a line of one of two columns."""

Shown = tuple[int, ...]
"""How many items of each list are shown, those of a single list as one number."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What a part of the sheet has room for."""

    lines: int
    """For all its lists."""
    width: int = _HALF
    """Letters of a line."""
    heading: int = 0
    """Lines above each of its lists."""


_ROOMS = {
    "background": _Room(3, _WIDE),
    "activities": _Room(34, heading=3),
    "effects": _Room(18, heading=1),
    "notes": _Room(3, _WIDE),
    "issues_before": _Room(5, _WIDE),
    "policy": _Room(3, _WIDE),
    "situations": _Room(18),
    "advice": _Room(18),
    "effects_of_support": _Room(6, _WIDE),
    "next_steps": _Room(4, _WIDE),
    "reasons": _Room(6, _WIDE),
    "limits": _Room(2, _WIDE),
}
MOST_TOWNS = 8
"""How many municipalities have a row of figures."""
MOST_HEADINGS = 10
"""How many activities or effects are named."""
MOST_ANSWERS = 6
"""How many answers to a question of a survey are shown."""
MOST_QUESTIONS = 3
MOST_PROGRAMMES = 6
MOST_BODIES = 6
"""How many tools, documents, or headings of a document are named."""


def deal(lists: Sequence[Sequence[int]], room: int) -> Shown:
    """How many items of each list are shown: the first of each in turn, then the second, as long as there is room.

    Args:
        lists: How many lines each item takes.
        room: Lines.
    """
    shown = [0] * len(lists)
    for turn in range(max(map(len, lists), default=0)):
        for place, items in enumerate(lists):
            if shown[place] == turn < len(items) and items[turn] <= room:
                shown[place] += 1
                room -= items[turn]
    return tuple(shown)


def plan_handout(record: Record) -> dict[str, Shown]:
    """How many items of each list of a record its sheet shows, by the name of the part.

    Args:
        record: In Japanese, whose lengths are reckoned with.
    """
    lists: dict[str, list[Any]] = {"notes": [record.notes], "limits": [record.limits]}
    if isinstance(record, CoordinatorModel):
        lists |= {
            "background": [[step.text for step in record.background]],
            "activities": [part.items for part in record.activities[:MOST_HEADINGS]],
            "effects": [part.items for part in record.effects[:MOST_HEADINGS]],
        }
    elif isinstance(record, SupportCase):
        names = ("issues_before", "policy", "effects_of_support", "next_steps")
        lists |= {name: [getattr(record, name)] for name in names}
        lists["situations"] = [meeting.situation for meeting in record.milestones]
        lists["advice"] = [meeting.advice for meeting in record.milestones]
    elif isinstance(record, PrefectureInitiative):
        lists["reasons"] = [record.designation.reasons]
    return {name: _dealt(parts, _ROOMS[name]) for name, parts in lists.items()}


def _dealt(lists: Sequence[Any], room: _Room) -> Shown:
    return deal([_lines(items, room.width) for items in lists], room.lines - room.heading * len(lists))


def _lines(items: Any, width: int) -> list[int]:
    """How many lines each item of a list takes; none where a mark stands in its place."""
    if isinstance(items, Marked):
        items = items.value or ()
    return [-(-_length(item) // width) for item in items]


def _length(item: Any) -> int:
    text = value_of(item)
    reason = item.reason if isinstance(item, Marked) else None
    return max(1, len(text or "") + len(reason or ""))
