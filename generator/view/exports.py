"""Data files: ``cases.json`` as contracted, the Excel form of tables, the schema of a record."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import TypeAdapter

from generator.model import CoordinatorModel, Record
from generator.model.head import Municipality
from generator.model.reflection import unit_of
from generator.model.values import Marked
from generator.view import indicators
from generator.view.machine import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.input.documents import Document
    from generator.language.words import Words
    from generator.view.cases import Case
    from generator.view.cells import Cell

_TOWN_FIGURES = tuple(name for name, info in Municipality.model_fields.items() if unit_of(info))
# What a spreadsheet would read as a formula, also behind white space.
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
# What it would turn into something else: 10/10 into the tenth of October, 032115 into 32115. A full date stays one.
_DAY = re.compile(r"(?!\d{4}-\d\d-\d\d$)\d+([-/:]\d+)+|0\d+", re.ASCII)
_NUMBER = re.compile(r"-\d+(\.\d+)?", re.ASCII)


class Head(Protocol):
    """A column, as the Excel form names it."""

    @property
    def label(self) -> str:
        """In Japanese."""

    @property
    def unit(self) -> str:
        """Of its figures; empty for none."""


def to_case_json(case: Case, document: Document) -> bytes:
    """One entry of ``cases.json``.

    Args:
        case: The case in Japanese.
        document: The file that it was read from; its values are published as they stand there.
    """
    record = case.record
    entry: dict[str, Any] = {
        "id": case.id,
        "kind": record.kind,
        "title": str(record.title),
        "summary": str(record.summary),
        "url": case.url,
        "prefecture": case.prefecture.name,
        "affiliation": None,
        "coverage": None,
        "network": [],
        "coordinators_total": None,
        "coordinators_municipal": None,
        "coordinators_per_10k_75": None,
    }
    if isinstance(record, CoordinatorModel):
        entry |= {"affiliation": record.affiliation, "coverage": record.coverage}
        entry["network"] = [{"level": tier.level, "role": tier.role} for tier in record.network]
        entry |= _stated("coordinators_total", record.staffing.total)
        entry |= _stated("coordinators_municipal", indicators.coordinators_municipal(record))
        entry |= _stated("coordinators_per_10k_75", indicators.municipal_rate(record), digits=2)
    entry["municipalities"] = [
        _town_json(town, place.name, case.prefecture.name)
        for town, place in zip(record.municipalities, case.towns, strict=True)
    ]
    entry["record"] = document.value
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _town_json(town: Municipality, name: str, prefecture: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": town.code, "name": name, "prefecture": prefecture}
    for field in _TOWN_FIGURES:
        entry |= _stated(field, getattr(town, field))
    return entry | _stated("departments", town.departments)


def _stated(name: str, value: Any, digits: int | None = None) -> dict[str, Any]:
    """A value by its name; what is more than "not stated" says so in siblings."""
    if not isinstance(value, Marked):
        return {name: _rounded(value, digits)}
    entry = {name: _rounded(value.value, digits)}
    if value.status != "not_stated":
        entry[f"{name}_status"] = value.status
        if value.reason:
            entry[f"{name}_reason"] = str(value.reason)
    return entry


def _rounded(value: Any, digits: int | None) -> Any:
    return value if value is None or digits is None else round(value, digits)


def to_cases_json(entries: Iterable[bytes]) -> bytes:
    """``cases.json`` from its entries, one a line."""
    return b"".join([b'{"cases": [\n', b",\n".join(entries), b"\n]}\n"])


def to_excel_lines(rows: Iterable[Sequence[Cell]], words: Words) -> str:
    """Rows of the Excel form: labels as read on the page, figures plain, formulas neutralised."""
    return to_csv([[to_excel_text(_excel_cell(cell, words)) for cell in cells] for cells in rows], "\r\n")


def _excel_cell(cell: Cell, words: Words) -> str:
    text = cell.raw[0] if cell.number is not None else "、".join(cell.shown)
    if not cell.status:
        return text
    mark = words.say(words.label("status", cell.status)) + (f"（{cell.reason}）" if cell.reason else "")
    return f"{text}［{mark}］" if text else mark


def to_excel_head(columns: Sequence[Head]) -> str:
    """The byte order mark and the first row of the Excel form: labels with their units."""
    labels = [column.label + (f"（{column.unit}）" if column.unit else "") for column in columns]
    return "\ufeff" + to_csv([labels], "\r\n")


def to_excel_text(text: str) -> str:
    """A text that a spreadsheet takes as text: an apostrophe before what it would read as a formula or a day."""
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula or _DAY.fullmatch(text) else text


def to_schema() -> bytes:
    """The JSON Schema of a record, for editors and for users of the data."""
    schema = TypeAdapter(Record).json_schema()
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Renkei Casebook record",
        **schema,
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
