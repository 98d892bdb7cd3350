"""Rules across the fields of one record, read as facts.

Pydantic's own validators across fields do not run where any field is wrong, and then hide problems. So a rule is a
function of plain values outside the model: it names the fields that it needs, and runs wherever those are valid.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.input.documents import Path

PERCENT_ROUNDING = 0.051


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: where below the part that was looked at, which wording, and what it fills in."""

    path: Path
    kind: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the part of a record that it looks at."""

    steps: tuple[str, ...]
    """The way to it: field names, with ``[]`` for each item of a list; empty for the whole record."""
    needs: tuple[str, ...]
    """Fields of that part that must be there and valid."""
    findings: Callable[[dict[str, Any]], Iterator[Finding]]


RULES: list[Rule] = []


def rule(part: str, *needs: str) -> Callable[[Callable[[dict[str, Any]], Iterator[Finding]]], Any]:
    """Enter a function into the rules, for the part of a record at a path such as ``staffing.groups[]``."""
    steps = tuple(part.split(".")) if part else ()

    def enter(findings: Callable[[dict[str, Any]], Iterator[Finding]]) -> Any:
        RULES.append(Rule(steps, needs, findings))
        return findings

    return enter


def plain(value: Any) -> Any:
    """The value behind a mark: the doubtful one, or None where there is none."""
    return value.get("value") if isinstance(value, dict) and "status" in value else value


def is_doubtful(value: Any) -> bool:
    """Whether the source leaves the value in doubt."""
    return isinstance(value, dict) and value.get("status") == "doubtful"


@rule("municipalities[]", "ageing_rate_65", "ageing_rate_75")
def ageing_rates_nest(town: dict[str, Any]) -> Iterator[Finding]:
    """Who is 75 or over is 65 or over."""
    older, all_aged = plain(town["ageing_rate_75"]), plain(town["ageing_rate_65"])
    if older is not None and all_aged is not None and older > all_aged:
        yield Finding(("ageing_rate_75",), "ageing_rates_nest", {"limit": all_aged, "found": older})


@rule("municipalities[]", "certification_rate_total")
def one_certification_definition(town: dict[str, Any]) -> Iterator[Finding]:
    """The rate by category of insured and the single rate are two definitions, never mixed."""
    by_category = ("certification_rate_category1", "certification_rate_category2")
    if plain(town["certification_rate_total"]) is not None and any(
        plain(town.get(name)) is not None for name in by_category
    ):
        yield Finding(("certification_rate_total",), "one_certification_definition", {})


@rule("", "municipalities", "coverage")
def coverage_matches_municipalities(record: dict[str, Any]) -> Iterator[Finding]:
    """Several municipalities are covered exactly where several are listed."""
    expected = "multiple" if len(record["municipalities"]) > 1 else "single"
    if record["coverage"] != expected:
        named = {"count": len(record["municipalities"]), "expected": expected, "found": record["coverage"]}
        yield Finding(("coverage",), "coverage_matches_municipalities", named)


@rule("staffing", "total", "groups")
def staffing_adds_up(staffing: dict[str, Any]) -> Iterator[Finding]:
    """The groups give the total, unless the source itself leaves the total in doubt."""
    total, counts = plain(staffing["total"]), [plain(group["count"]) for group in staffing["groups"]]
    if total is None or is_doubtful(staffing["total"]) or None in counts:
        return
    if sum(counts) != total:
        yield Finding(("total",), "staffing_adds_up", {"total": total, "found": sum(counts)})


@rule("", "network", "staffing")
def network_matches_staffing(record: dict[str, Any]) -> Iterator[Finding]:
    """Whoever is counted stands in the network."""
    tiers = {(tier["level"], tier["role"]) for tier in record["network"]}
    for index, group in enumerate(record["staffing"]["groups"]):
        if (group["level"], group["role"]) not in tiers:
            found = f"{group['level']}/{group['role']}"
            yield Finding(("staffing", "groups", index, "role"), "network_matches_staffing", {"found": found})


@rule("milestones[]", "advice", "advice_topics")
def every_advice_has_its_topics(meeting: dict[str, Any]) -> Iterator[Finding]:
    """Topics stand beside the advice that they are of, where there are any."""
    expected, topics = len(meeting["advice"]), meeting["advice_topics"]
    if topics and (len(topics) != expected or not all(topics)):
        named = {"expected": expected, "found": sum(map(bool, topics))}
        yield Finding(("advice_topics",), "every_advice_has_its_topics", named)


@rule("attachments.study_session", "total", "participants")
def participants_add_up(session: dict[str, Any]) -> Iterator[Finding]:
    """The professions give the participants."""
    found = sum(row["count"] for row in session["participants"])
    if found != session["total"]:
        yield Finding(("total",), "participants_add_up", {"total": session["total"], "found": found})


def _shares_match_counts(question: dict[str, Any]) -> Iterator[Finding]:
    denominator = plain(question["denominator"])
    for index, answer in enumerate(question["answers"]):
        count, share = plain(answer.get("count")), plain(answer.get("share"))
        if denominator is None or count is None or share is None or is_doubtful(answer["share"]):
            continue
        expected = 100 * count / denominator
        if abs(expected - share) > PERCENT_ROUNDING:
            named = {
                "count": count,
                "denominator": denominator,
                "expected": f"{expected:.1f}",
                "found": share,
            }
            yield Finding(("answers", index, "share"), "share_matches_count", named)


for _part in ("survey.questions[]", "attachments.surveys[].questions[]"):
    rule(_part, "denominator", "answers")(_shares_match_counts)


@rule("attachments.logic_model", "measures", "outcomes")
def measures_are_numbered(model: dict[str, Any]) -> Iterator[Finding]:
    """Rows run from 1 without gaps and belong to an outcome of the model."""
    outcomes = {outcome["number"] for outcome in model["outcomes"]}
    for index, row in enumerate(model["measures"]):
        if row["number"] != index + 1:
            yield Finding(
                ("measures", index, "number"),
                "measures_numbered",
                {"expected": index + 1, "found": row["number"]},
            )
        if row["outcome"] not in outcomes:
            yield Finding(("measures", index, "outcome"), "outcome_exists", {"found": row["outcome"]})


@rule("attachments.logic_model", "measures")
def repeats_point_back(model: dict[str, Any]) -> Iterator[Finding]:
    """A repeated measure names its first row; every other row says what is done."""
    first = set()
    for index, row in enumerate(model["measures"]):
        repeat, original = "repeat_of" in row, plain(row.get("repeat_of"))
        if repeat == ("text" in row) and not (repeat and original is None):
            yield Finding(("measures", index), "measure_text_or_repeat", {})
        if original is not None and original not in first:
            yield Finding(("measures", index, "repeat_of"), "repeats_point_back", {"found": original})
        if not repeat:
            first.add(row["number"])


def _range_is_a_range(frequency: dict[str, Any]) -> Iterator[Finding]:
    if frequency["at_most"] <= frequency["at_least"]:
        named = {"limit": frequency["at_least"], "found": frequency["at_most"]}
        yield Finding(("at_most",), "frequency_range", named)


for _part in ("activities[].frequency[]", "governance[].frequency[]", "attachments.council_plan.frequency[]"):
    rule(_part, "at_least", "at_most")(_range_is_a_range)

KNOWN = frozenset(name for model in KINDS.values() for name in model.model_fields)
# Written by the editor, not taken from a source.
EDITORIAL = frozenset(
    [
        "id",
        "kind",
        "aliases",
        "title",
        "summary",
        "publication",
        "fiscal_year",
        "scenes",
        "situations",
        "programme_items",
        "themes",
        "sources",
        "related",
        "published",
        "updated",
        "history",
        "privacy_review",
        "notes",
        "prefecture_code",
    ]
)


@rule("", "sources")
def fields_have_a_source(record: dict[str, Any]) -> Iterator[Finding]:
    """Every field that holds facts is covered by a source, and sources name only fields of the record."""
    covered: Counter[str] = Counter()
    for index, source in enumerate(record["sources"]):
        for place, name in enumerate(source["covers"]):
            covered[name] += 1
            if name not in record:
                yield Finding(("sources", index, "covers", place), "covers_known_fields", {"found": name})
    for name in record:
        if name in KNOWN and name not in EDITORIAL and not covered[name]:
            yield Finding((name,), "fields_have_a_source", {"found": name})


@rule("", "published", "updated")
def dates_are_in_order(record: dict[str, Any]) -> Iterator[Finding]:
    """A record is not updated before it was published."""
    if record["updated"] < record["published"]:
        yield Finding(("updated",), "dates_in_order", {"limit": record["published"], "found": record["updated"]})
