"""A case as one column of a comparison: a cell for each field, or one for each of its municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.language.words import N_
from generator.model import CoordinatorModel, PrefectureInitiative, SupportCase
from generator.model.values import Marked, value_of
from generator.view.cells import Cell, Form, to_cell
from generator.view.columns import Row
from generator.view.fields import find_column
from generator.view.html import cell_html
from generator.view.plates import to_blank_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.language.words import Words
    from generator.model import Record
    from generator.model.coordinator import Milestone, StaffingGroup
    from generator.view.cases import Case
    from generator.view.columns import Column


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a comparison."""

    name: str
    section: str
    """Label of the rows that it stands among."""
    label: str
    unit: str
    is_of_town: bool
    """Whether each municipality of a case has a cell of its own."""


_SECTIONS: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    (
        N_("自治体"),
        True,
        (
            "population",
            "ageing_rate_65",
            "ageing_rate_75",
            "persons_75",
            "certification_rate_category1",
            "certification_rate_category2",
            "certification_rate_total",
            "departments",
        ),
    ),
    (
        N_("コーディネーターの体制"),
        False,
        (
            "kind",
            "affiliation",
            "coverage",
            "network",
            "coordinators_total",
            "coordinators_municipal",
            "coordinators_prefectural",
            "coordinators_per_10k_75",
            "staffing",
            "professions",
        ),
    ),
    (N_("委託と財源"), False, ("contractors", "funding", "cost", "programmes")),
    (
        N_("取組と効果"),
        False,
        (
            "scenes",
            "programme_items",
            "themes",
            "activity_headings",
            "tool_names",
            "governance_names",
            "prefecture_support",
            "effect_headings",
            "success_factors",
            "limits",
            "conditions_for_transfer",
        ),
    ),
    (
        N_("経過"),
        False,
        ("background", "issues_before", "policy", "results", "effects_of_support", "course", "next_steps"),
    ),
)
_FORM = Form()
_CLASSIFIED = {"scenes": "scene", "programme_items": "programme_item"}


def make_sheet(case: Case, words: Words) -> str:
    """The column of a case as JSON, with blanks where the words have them.

    Links lead from a page at the root of its language. A field that the kind of record does not have is left out.
    """
    rows: dict[str, str | list[str]] = {}
    for _, is_of_town, names in _SECTIONS:
        for name in names:
            if is_of_town:
                cells = [_of_town(name, case, number, words) for number in range(len(case.towns))]
                if cells:
                    rows[name] = [cell_html(cell, words) for cell in cells]
            elif _has(case.record, name):
                rows[name] = cell_html(_of_case(name, case, words), words)
    return to_blank_json({"towns": case.names(words), "rows": rows})


def to_sheets(sheets: Mapping[str, str]) -> bytes:
    """A file of cases as columns of a comparison, by id."""
    rows = ",\n".join(f'"{case_id}":{sheet}' for case_id, sheet in sheets.items())
    return f"renkei.sheetData({{\n{rows}\n}});\n".encode()


def _of_town(name: str, case: Case, number: int, words: Words) -> Cell:
    column = _column(name, "municipalities")
    return column.cell(Row(case, case.record.municipalities[number], number), words)


def _of_case(name: str, case: Case, words: Words) -> Cell:
    record: Any = case.record
    if name in _CLASSIFIED:
        found = [words.label(_CLASSIFIED[name], part.value) for part in getattr(record, name)]
        return Cell(tuple(found), tuple(found), is_inline=name == "scenes") if found else to_cell(None, _FORM, words)
    if name in _MADE:
        value = getattr(record, name)
        return to_cell(value, _FORM, words) if isinstance(value, Marked) else _MADE[name](value, words)
    return _column(name, "cases").cell(Row(case), words)


def _staffing(value: Any, words: Words) -> Cell:
    return _lines(_group(group, words) for group in value.groups)


def _group(group: StaffingGroup, words: Words) -> str:
    """Level, role, heads and form of employment of a group, as far as they are stated."""
    who = words.gettext(
        "{level}の{role}", level=words.label("level", group.level), role=words.label("role", group.role)
    )
    count = value_of(group.count)
    heads = words.gettext("{count}人", count=count) if count is not None else words.label("status", "not_stated")
    forms = [
        words.label(name, stated)
        for name in ("full_time", "dedicated")
        if (stated := value_of(getattr(group, name))) is not None
    ]
    shown = words.gettext("{who} {heads}", who=who, heads=heads)
    return words.gettext("{who}（{what}）", who=shown, what="・".join(forms)) if forms else shown


def _funding(value: Any, words: Words) -> Cell:
    return _lines(
        words.gettext("{who}（{what}）", who=part.fund, what=words.label("level", part.level)) for part in value
    )


def _programmes(value: Any, _words: Words) -> Cell:
    return _lines(part.name for part in value)


def _background(value: list[Milestone], words: Words) -> Cell:
    doubts = [part.text for part in value if isinstance(part.text, Marked)]
    lines = _lines(
        words.gettext("{what}：{often}", what=words.when(part.when), often=_text(part.text))
        if part.when
        else _text(part.text)
        for part in value
    )
    if not doubts:
        return lines
    return lines._replace(status="doubtful", reason=words.gettext("；").join(part.reason or "" for part in doubts))


def _text(value: Any) -> str:
    return str(value.value if isinstance(value, Marked) else value)


def _course(value: Any, words: Words) -> Cell:
    return _lines([words.label("contract", value.contract), value.now, value.planned])


def _lines(texts: Iterable[str]) -> Cell:
    found = tuple(texts)
    return Cell(found, found)


_MADE: dict[str, Callable[[Any, Words], Cell]] = {
    "staffing": _staffing,
    "funding": _funding,
    "programmes": _programmes,
    "background": _background,
    "course": _course,
}
_LABELS = {"staffing": N_("人数の内訳"), "programmes": N_("県の事業")}
_OF_MODELS = frozenset(
    [
        "coordinators_total",
        "coordinators_municipal",
        "coordinators_prefectural",
        "coordinators_per_10k_75",
        "professions",
        "activity_headings",
        "tool_names",
        "governance_names",
        "effect_headings",
    ]
)


def _has(record: Record, name: str) -> bool:
    """Whether records of this kind have a field."""
    return isinstance(record, CoordinatorModel) if name in _OF_MODELS else name in type(record).model_fields


def _column(name: str, rows: str) -> Column:
    column = find_column(name, rows)
    if column is None:
        raise KeyError(name)
    return column


@cache
def list_fields() -> tuple[Field, ...]:
    """The rows of a comparison in their order; labels and units are in Japanese."""
    return tuple(
        Field(name, section, *_label_and_unit(name, is_of_town=is_of_town), is_of_town=is_of_town)
        for section, is_of_town, names in _SECTIONS
        for name in names
    )


def _label_and_unit(name: str, *, is_of_town: bool) -> tuple[str, str]:
    if name in _LABELS:
        return _LABELS[name], ""
    column = find_column(name, "municipalities" if is_of_town else "cases")
    if column is not None:
        return column.label, column.unit
    models = (CoordinatorModel, SupportCase, PrefectureInitiative)
    info = next(model.model_fields[name] for model in models if name in model.model_fields)
    return info.title or name, ""
