"""Who has compared a translation with the Japanese, and when; a translation without that is machine-made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.input.problems import InputError, Problem, values


@dataclass(frozen=True, slots=True)
class Review:
    """A reading of a whole file by a person."""

    by: str
    on: str
    """ISO date."""


def check_review(file: str, by: str, on: str, line: int = 1) -> Review | None:
    """The review that a file states; None where it states none.

    Args:
        file: Its name in messages.
        by: Name of who read it.
        on: When, as an ISO date.
        line: Where the file states it.

    Raises:
        InputError: One of both is missing, or the date is none.
    """
    if not by and not on:
        return None
    try:
        is_date = date.fromisoformat(on).isoformat() == on
    except ValueError:
        is_date = False
    if not by or not is_date:
        named = values(by=by or "—", on=on or "—")
        raise InputError([Problem(file, line, 1, "", "review", named)])
    return Review(by, on)
