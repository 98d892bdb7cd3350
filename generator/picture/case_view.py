"""What the page of a case shows beyond the record itself: overview figures, counts, gaps, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.model import CoordinatorModel, PrefectureInitiative, Record, SupportCase
from generator.model.head import Municipality
from generator.model.values import Marked
from generator.picture.diagram import make_diagram
from generator.view.annex import annex_url, annexed_parts
from generator.view.cases import StaffCounts, staff_counts
from generator.view.cells import Cell, Form, to_cell
from generator.view.indicators import persons_75, professions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.language.words import Words
    from generator.picture.diagram import Diagram
    from generator.view.cases import Case

SECTIONS: dict[type[Any], tuple[str, ...]] = {
    CoordinatorModel: ("diagram", "staffing", "overview", "contracts", "background", "activities", "effects", "bodies"),
    SupportCase: ("course", "overview", "features", "issues", "meetings", "change", "attachments", "lessons"),
    PrefectureInitiative: ("survey", "designation", "programmes", "guideline"),
}
"""Parts of a page in reading order, each a template in ``templates/parts/``; the closing parts are the same for all."""
_HEAD = {
    *(
        "id",
        "kind",
        "aliases",
        "title",
        "summary",
        "municipalities",
        "fiscal_year",
        "as_of",
        "publication",
        "scenes",
        "situations",
    ),
    *("programme_items", "themes", "sources", "related", "published", "updated", "history", "privacy_review", "cost"),
    *("success_factors", "limits", "conditions_for_transfer", "notes"),
}
_MODEL = {
    *(
        "affiliation",
        "coverage",
        "network",
        "contractors",
        "funding",
        "staffing",
        "background",
        "activities",
        "effects",
    ),
    *("tools", "governance", "prefecture_support"),
}
_SUPPORT = {
    *("other_participants", "profile", "features", "present_state", "self_assessed_issues", "policy"),
    *("advisor_discussions", "issues_before", "milestones", "interim_report", "final_report", "results"),
    *("effects_of_support", "next_steps", "methods_for_council", "needs_for_support", "course", "attachments"),
}
_PREFECTURE = {
    *("prefecture_code", "guideline", "survey", "designation", "consultation", "programmes", "budget_year"),
    "exchange_topics",
}
SHOWN = frozenset(_HEAD | _MODEL | _SUPPORT | _PREFECTURE)
"""Fields that a part of the page is made for; any other is shown as a line of its own."""
CLOSING = ("further", "gaps", "related", "sources")

_OVERVIEW = (
    "population",
    "ageing_rate_65",
    "ageing_rate_75",
    "certification_rate_category1",
    "certification_rate_category2",
    "certification_rate_total",
    "departments",
)
# Shown only where one of the municipalities has them, since a source uses one definition or the other.
_BY_DEFINITION = frozenset(name for name in _OVERVIEW if name.startswith("certification"))


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the overview: a label and a cell for each municipality."""

    name: str
    label: str
    unit: str
    is_share: bool
    """Whether it is a share of all, for which a bar stands below a figure."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the reason to follow it."""

    title: str
    href: str
    reason: str = ""


@dataclass(frozen=True)
class CaseView:
    """All that a case's page shows."""

    case: Case
    facts: tuple[Fact, ...]
    counts: StaffCounts | None
    """None for kinds without coordinators."""
    professions: tuple[str, ...]
    aged_75: float | None
    gaps: tuple[str, ...]
    """Labels of the fields that the source does not state."""
    related: tuple[Link, ...]
    tables: tuple[Link, ...]
    sections: tuple[str, ...]
    documents: tuple[tuple[str, tuple[str, ...]], ...]
    """Source documents, each with the headings that were used."""
    annexed: tuple[str, ...]
    """Anchors of the parts in its annex, each a template in ``templates/parts/``; empty where it has none."""
    diagram: Diagram | None
    """The structure of a coordinator model; None for other kinds."""
    others: tuple[tuple[str, str], ...]
    """Name and label of fields that no part of the page is made for, as those that were just added to the model."""

    @property
    def annex_file(self) -> str:
        """Name of its annex, in the folder of its page."""
        return annex_url(self.case.id).rpartition("/")[2]


def make_case_view(case: Case, words: Words, related: Mapping[str, str], tables: tuple[Link, ...]) -> CaseView:
    """The view of a case.

    Args:
        case: The case.
        words: Its language.
        related: Titles of other cases by id, in that language.
        tables: The tables that the case stands in.
    """
    record = case.record
    links = tuple(
        Link(related[item.id], f"{item.id}.html", item.reason) for item in record.related if item.id in related
    )
    return CaseView(
        case=case,
        facts=_facts(record, words),
        counts=staff_counts(record) if isinstance(record, CoordinatorModel) else None,
        professions=tuple(professions(record)) if isinstance(record, CoordinatorModel) else (),
        aged_75=persons_75(record.municipalities),
        gaps=_gaps(record, words),
        related=links,
        tables=tables,
        sections=(*SECTIONS[type(record)], *CLOSING),
        documents=_documents(record),
        annexed=annexed_parts(record),
        diagram=make_diagram(case, words),
        others=tuple(
            (name, words.gettext(info.title or name))
            for name, info in type(record).model_fields.items()
            if name not in SHOWN
            and not _is_not_stated(getattr(record, name))
            and getattr(record, name) not in (None, [])
        ),
    )


def _documents(record: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, dict[str, None]] = {}
    for source in record.sources:
        found.setdefault(source.document, {})[source.heading] = None
    return tuple((document, tuple(headings)) for document, headings in found.items())


def _facts(record: Record, words: Words) -> tuple[Fact, ...]:
    facts = []
    for name in _OVERVIEW:
        values = [getattr(town, name) for town in record.municipalities]
        if name in _BY_DEFINITION and all(_is_not_stated(value) for value in values):
            continue
        info = Municipality.model_fields[name]
        unit = info.json_schema_extra["unit"] if isinstance(info.json_schema_extra, dict) else ""
        form = Form(digits=1 if unit == "%" else None)
        cells = tuple(to_cell(value, form, words) for value in values)
        shown_unit = words.gettext(str(unit)) if unit else ""
        facts.append(Fact(name, words.gettext(info.title or name), shown_unit, unit == "%", cells))
    return tuple(facts)


def _is_not_stated(value: object) -> bool:
    return isinstance(value, Marked) and value.status == "not_stated"


def _gaps(record: Record, words: Words) -> tuple[str, ...]:
    """What a reader may look for and the source does not state."""
    return tuple(
        words.gettext(info.title or name)
        for name, info in type(record).model_fields.items()
        if _is_not_stated(getattr(record, name))
    )
