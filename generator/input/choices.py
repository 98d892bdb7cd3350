"""Names that a person chooses on the command line, parted by commas."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.input.problems import Problem, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def names_in(text: str) -> list[str]:
    """The names in a text, each once, in its order."""
    return list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def wrong_names(option: str, text: str | None, known: Sequence[str], kind: str) -> Iterator[Problem]:
    """Names that nothing has, or that none is given; nothing is known where the project is wrong.

    Args:
        option: Where they are given.
        text: As typed; None where the option is left out, which chooses all.
        known: Names that there are.
        kind: The wording for a name that nothing has.
    """
    if text is None or not known:
        return
    names = names_in(text)
    if not names:
        yield Problem(option, 0, 0, "", "chosen_empty", values(option=option, expected=known[0]))
    for name in names:
        if name not in known:
            near = next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), "")
            yield Problem(option, 0, 0, "", kind, values(found=name, expected=", ".join(known)), near)
