"""The columns that a table file can name: fields of the model by their own names, and what is derived from them.

A field of a record, or of the part of a record that a row stands for, is a column by its own name; its label,
description and unit are those of the model.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from generator.model import CoordinatorModel, PrefectureInitiative, SupportCase
from generator.model.coordinator import Activity, Body, Contract, Effect, Funding, StaffingGroup, Tier
from generator.model.head import Municipality
from generator.model.prefecture import ProgrammePart
from generator.model.reflection import models_in, unit_of
from generator.model.support import Meeting
from generator.model.values import Frequency, Marked, When
from generator.view.cells import Cell, Form
from generator.view.columns import DERIVED, Column

if TYPE_CHECKING:
    from generator.language.words import Words
    from generator.view.columns import Row

PARTS: dict[str, tuple[type[Any], ...]] = {
    "cases": (),
    "municipalities": (Municipality,),
    "network": (Tier,),
    "staffing": (StaffingGroup,),
    "contractors": (Contract,),
    "funding": (Funding,),
    "activities": (Activity,),
    "effects": (Effect,),
    "governance": (Body,),
    "milestones": (Meeting,),
    "programmes": (ProgrammePart,),
}
"""What a row of each kind stands for."""

_RECORDS = (CoordinatorModel, SupportCase, PrefectureInitiative)
_SHOWN_IN_CELLS = (Marked, When, Frequency, Tier, Contract)
_VOCABULARIES = {
    "kind": Form("kind"),
    "affiliation": Form("affiliation", signed=True),
    "coverage": Form("coverage", signed=True),
    "level": Form("level"),
    "role": Form("role"),
    "evidence": Form("evidence"),
    "themes": Form("theme"),
    "advice_topics": Form("topic"),
    "full_time": Form("full_time"),
    "dedicated": Form("dedicated"),
    "recontract": Form("recontract"),
    "qualifications": Form("profession"),
}
_PERCENT = Form(digits=1)
# Left blank where the source limits nothing, since nothing is missing there.
_BLANK_IF_ABSENT = frozenset({"applies_to", "until"})


@cache
def find_column(name: str, rows: str) -> Column | None:
    """A column by its name, for rows of a kind; None where there is none."""
    for model in PARTS[rows]:
        if _has_cells(name, model):
            return _field_column(name, model, of_part=True, marked=_may_be_marked(rows))
    if name in DERIVED and DERIVED[name].part in {None, *PARTS[rows]}:
        return DERIVED[name]
    for model in _RECORDS:
        if _has_cells(name, model):
            return _field_column(name, model, of_part=False)
    return None


def column_names(rows: str) -> set[str]:
    """Every name that a table with rows of a kind can use."""
    models: tuple[type[Any], ...] = (*PARTS[rows], *_RECORDS)
    names = {*DERIVED, *(name for model in models for name in model.model_fields)}
    return {name for name in names if find_column(name, rows) is not None}


def _has_cells(name: str, model: type[Any]) -> bool:
    """Whether the values of a field can stand in a cell."""
    info = model.model_fields.get(name)
    if info is None or (name not in _VOCABULARIES and _is_flag(info.annotation)):
        return False
    return all(issubclass(part, _SHOWN_IN_CELLS) for part in models_in(info.annotation))


def _is_flag(annotation: object) -> bool:
    return annotation is bool or any(_is_flag(part) for part in get_args(annotation))


def _may_be_marked(rows: str) -> bool:
    """Whether a mark can stand in place of the whole list that the rows come from."""
    infos = [model.model_fields[rows] for model in _RECORDS if rows in model.model_fields]
    return any(issubclass(part, Marked) for info in infos for part in models_in(info.annotation))


def _field_column(name: str, model: type[Any], *, of_part: bool, marked: bool = False) -> Column:
    info = model.model_fields[name]
    unit = unit_of(info)
    form = _VOCABULARIES.get(name, _PERCENT if unit == "%" else Form())

    def of_row(row: Row, _words: Words) -> Any:
        holder = row.part if of_part else row.case.record
        value = holder if isinstance(holder, Marked) else getattr(holder, name, None)
        return Cell() if value is None and name in _BLANK_IF_ABSENT else value

    stated = marked or not info.is_required() or any(issubclass(part, Marked) for part in models_in(info.annotation))
    label, description = info.title or name, info.description or ""
    many = _is_list(info.annotation)
    return Column(
        name,
        label,
        description,
        unit,
        form,
        of_row,
        stated=stated,
        numeric=bool(unit),
        many=many,
        times=not many and When in models_in(info.annotation),
    )


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is list or any(_is_list(part) for part in get_args(annotation))
