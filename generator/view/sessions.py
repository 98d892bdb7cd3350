"""The meetings of a supported municipality: where things stood each time, and what it was advised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import SupportCase
from generator.view.cells import Cell, Form, to_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.language.words import Words
    from generator.model import Record


@dataclass(frozen=True, slots=True)
class Advised:
    """One piece of advice."""

    place: int
    """In its meeting, from 1."""
    text: Cell
    """Empty where the texts are left to other pages."""
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of a supported municipality: where things stood, and what it was advised."""

    number: int
    """In its year, from 1."""
    name: str
    is_outcome: bool
    """Whether the source heads the situation as the result."""
    situation: tuple[Cell, ...]
    advice: tuple[Advised, ...]

    def said(self, say: Callable[[str], str]) -> Session:
        """The same with its blanks filled."""
        return replace(
            self,
            name=say(self.name),
            situation=tuple(cell.said(say) for cell in self.situation),
            advice=tuple(replace(part, text=part.text.said(say)) for part in self.advice),
        )


def make_sessions(record: Record, words: Words, *, told: bool = True) -> tuple[Session, ...]:
    """The meetings of a support case; none for other kinds.

    Args:
        record: The case.
        words: Its language.
        told: Whether they come with their texts, or only with what is counted.
    """
    if not isinstance(record, SupportCase):
        return ()
    return tuple(
        Session(
            number=number,
            name=meeting.name if told else "",
            is_outcome=meeting.outcome,
            situation=tuple(to_cell(part, Form(), words) for part in meeting.situation) if told else (),
            advice=tuple(
                Advised(place, to_cell(text, Form(), words) if told else Cell(), _topics(meeting.advice_topics, place))
                for place, text in enumerate(meeting.advice, 1)
            ),
        )
        for number, meeting in enumerate(record.milestones, 1)
    )


def _topics(topics: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    return tuple(topics[place - 1]) if topics else ()
