"""The accessibility of the site as its pages tell it: from the last run of the checks and from a person's test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from generator.view.criteria import JIS, LATER, ON_MEDIA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.input.accessibility import AuditRun, Judged, PersonTest, Verdict
    from generator.input.settings import Settings
    from generator.view.criteria import Criterion

VIEWS = frozenset({"contact", "state", "summary", "jis", "later", "found", "stages", "speed"})
"""What a page can place."""

State = Literal["unchecked", "machine", "partly_tested", "not_met", "met"]
"""Nothing was checked, only machines have looked, a person has begun, a criterion is not met, all are met."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of success criteria."""

    criterion: Criterion
    judged: tuple[Judged, ...]
    """What each tool found out; none where machines cannot tell."""
    verdict: Verdict | None
    """None where no person has tested."""
    has_nothing: bool
    """Whether it is about sound or video and the opened pages have neither."""


def state_of(run: AuditRun | None, person: PersonTest) -> State:
    """How far the site is tested; `met` only where a person found every criterion met and no tool objects."""
    verdicts = [person.criteria.get(criterion.number) for criterion in JIS]
    known = [verdict for verdict in verdicts if verdict is not None]
    if any(verdict.applies and verdict.met is False for verdict in known):
        return "not_met"
    settled = [verdict for verdict in known if not verdict.applies or verdict.met]
    if run is None:
        return "partly_tested" if known else "unchecked"
    if len(settled) < len(JIS) or not person.ended or not person.declared:
        return "partly_tested" if known else "machine"
    return "not_met" if any(found.reason is None for found in run.found) else "met"


def make_rows(criteria: Iterable[Criterion], run: AuditRun | None, person: PersonTest) -> list[Row]:
    """The success criteria with what tools and people say of each."""
    judged: dict[str, list[Judged]] = {}
    for one in run.criteria if run else ():
        judged.setdefault(one.number, []).append(one)
    return [
        Row(
            criterion,
            tuple(judged.get(criterion.number, ())),
            person.criteria.get(criterion.number),
            run is not None and run.media == 0 and criterion.number in ON_MEDIA,
        )
        for criterion in criteria
    ]


def make_accessibility(view: str, settings: Settings, version: str, newest: str) -> dict[str, Any]:
    """What the template of a view needs.

    Args:
        view: One of ``VIEWS``.
        settings: Have the publisher, the last run and the person's test.
        version: Of the program that makes the site.
        newest: Day of the latest change of a case; empty for none.
    """
    run, person = settings.audit, settings.person_test
    shown = {"jis": JIS, "later": LATER}.get(view, ())
    return {
        "publisher": settings.publisher,
        "run": run,
        "person": person,
        "state": state_of(run, person),
        "version": version,
        "is_other_version": run is not None and run.version != version,
        "is_older": run is not None and newest > max(run.date, run.newest),
        "opened": sum(group.opened for group in run.groups) if run else 0,
        "total": sum(group.total for group in run.groups) if run else 0,
        "rows": make_rows(shown, run, person),
    }
