"""What is wrong with an input, as a value: where, what was expected, what was found, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.wording import WORDINGS
from generator.wording.endings import COUNT, NOT_CHANGED, SUGGESTION

if TYPE_CHECKING:
    from collections.abc import Mapping

MessageLanguage = Literal["ja", "en"]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that a person has to change in one place."""

    file: str
    """Path relative to the project."""
    line: int
    """1-based; 0 where the problem is the file as a whole."""
    column: int
    """1-based, counted in characters."""
    field: str
    """Path of the field, such as ``municipalities[0].code``; empty outside fields."""
    kind: str
    """Key of its wording in ``generator.wording``."""
    values: tuple[tuple[str, str], ...] = ()
    """What the wording fills in."""
    suggestion: str = ""
    """What was probably meant; empty where nothing is near."""

    def to_text(self, language: MessageLanguage) -> str:
        """One or more lines: place, what is wrong, and what to do."""
        wording = WORDINGS[self.kind][language].format(**dict(self.values))
        first, *rest = wording.split("\n")
        place = ":".join([self.file, *([str(self.line), str(self.column)] if self.line else [])])
        head = f"{place}: {self.field}: {first}" if self.field else f"{place}: {first}"
        if self.suggestion:
            rest.append(SUGGESTION[language].format(near=self.suggestion))
        return "\n".join([head, *(f"    {line}" for line in rest)])


class InputError(Exception):
    """The input has problems; nothing was written.

    Attributes:
        problems: All of them, in the order of files and lines.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.to_text("en"))

    def __reduce__(self) -> tuple[type[InputError], tuple[list[Problem]]]:
        return InputError, (self.problems,)

    def to_text(self, language: MessageLanguage, unchanged: Mapping[str, str] = NOT_CHANGED) -> str:
        """Every problem, then how many there are and what was not changed."""
        lines = [problem.to_text(language) for problem in self.problems]
        lines.append(COUNT[language].format(count=len(self.problems)) + unchanged[language])
        return "\n".join(lines)


def values(**named: object) -> tuple[tuple[str, str], ...]:
    """What a wording fills in, as a problem holds it."""
    return tuple((name, str(value)) for name, value in named.items())
