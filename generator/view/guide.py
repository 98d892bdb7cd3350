"""Which type could fit: the types of the typology with their cases, what each case shares with which answer, steps.

Nothing is weighed here: a clue belongs to an answer by a code of the record or by a statement of the editor with its
source, and the page orders by how many of the given answers a case has a clue for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.model.coordinator import Affiliation, Coverage
from generator.view.home import NAMED_IN_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.input.settings import GuideFact, GuideFile, GuideStep
    from generator.view.cases import Summary

SPAN_OF = {"single": "no", "multiple": "yes"}
"""The answer to whether the medical association spans municipalities, by the coverage that it points to."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that a case has in common with an answer."""

    question: str
    code: str
    """Of the answer."""
    fact: GuideFact | None
    """What the record states; None where a code tells."""


@dataclass(frozen=True, slots=True)
class GuideCase:
    """A case of a type."""

    summary: Summary
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """One cell of the typology."""

    affiliation: str
    coverage: str
    count: int
    cases: tuple[GuideCase, ...]
    """As many as are named."""
    nearest: tuple[Type, ...]
    """Where it has no case: the types with cases that share its affiliation or its coverage."""

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"type-{self.affiliation.replace('_', '-')}-{self.coverage}"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that may be missing: who carries it, and the first steps."""

    theme: str
    count: int
    cases: tuple[Summary, ...]
    """As many as are named."""
    steps: tuple[tuple[GuideStep, Summary], ...]
    """Each with the case that it comes from."""


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the page shows."""

    types: tuple[Type, ...]
    topics: tuple[Topic, ...]
    facts: tuple[tuple[GuideFact, Summary], ...]
    """Each with its case."""


def make_guide(file: GuideFile, cases: Sequence[Summary]) -> Guide:
    """The guide over some cases.

    Args:
        file: What it says beyond their codes; what rests on a case that is not among them is left out.
        cases: The cases in order.
    """
    known = {case.id: case for case in cases}
    topics = (_topic(theme, file.steps, cases, known) for theme in file.missing)
    return Guide(
        types=tuple(_types(file, cases)),
        topics=tuple(topic for topic in topics if topic.count or topic.steps),
        facts=tuple((fact, known[fact.case]) for fact in file.facts if fact.case in known),
    )


def _topic(theme: str, steps: Iterable[GuideStep], cases: Sequence[Summary], known: dict[str, Summary]) -> Topic:
    found = [case for case in cases if theme in case.themes]
    own = tuple((step, known[step.case]) for step in steps if step.theme == theme and step.case in known)
    return Topic(theme, len(found), tuple(found[:NAMED_IN_CELL]), own)


def _types(file: GuideFile, cases: Sequence[Summary]) -> list[Type]:
    found: dict[tuple[str, str], list[Summary]] = {}
    for case in cases:
        if case.affiliation:
            found.setdefault((case.affiliation, case.coverage), []).append(case)
    places = [(affiliation, coverage) for affiliation in get_args(Affiliation) for coverage in get_args(Coverage)]
    full = {place: _type(place, found[place], file) for place in places if place in found}
    return [full.get(place) or Type(*place, 0, (), _nearest(place, full)) for place in places]


def _type(place: tuple[str, str], cases: list[Summary], file: GuideFile) -> Type:
    named = tuple(GuideCase(case, tuple(_clues(case, file))) for case in cases[:NAMED_IN_CELL])
    return Type(*place, len(cases), named, ())


def _nearest(place: tuple[str, str], full: dict[tuple[str, str], Type]) -> tuple[Type, ...]:
    return tuple(kind for other, kind in full.items() if other[0] == place[0] or other[1] == place[1])


def _clues(case: Summary, file: GuideFile) -> list[Clue]:
    """What a case has in common with answers: codes first, then what its record states."""
    facts = [Clue(fact.question, fact.answer, fact) for fact in file.facts if fact.case == case.id]
    clues = [Clue("host", case.affiliation, None), Clue("span", SPAN_OF[case.coverage], None)]
    if any(level == "prefecture" for level, _ in case.tiers):
        clues.append(Clue("centre", "yes", None))
    elif not any(clue.question == "centre" for clue in facts):
        clues.append(Clue("centre", "no", None))
    clues += [Clue("missing", theme, None) for theme in file.missing if theme in case.themes]
    return clues + facts
