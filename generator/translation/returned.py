"""What came back from a translator, as rows with their places: from a workbook or from PO files."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.input.problems import InputError, Problem, values
from generator.input.spreadsheet import column_name, read_book
from generator.translation.workbook import ABOUT, COMMENT, FORM, HEADS, TRANSLATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MAX_BYTES = 32 * 1024 * 1024
_TEXT, _NUMBER, _FORMULA, _EMPTY = {"s", "inlineStr", "str"}, "n", "f", ""


@dataclass(frozen=True, slots=True)
class Row:
    """One text as it came back."""

    line: int
    """In its sheet or file, from 1."""
    key: str
    """Id of the entry; empty in a PO file."""
    context: str
    source: str
    translation: str
    comment: str
    mark: str = ""
    """What the row remembers of its entry when it was handed out; empty in a PO file."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One sheet, or one PO file."""

    file: str
    """Name of the file that came back."""
    sheet: str
    """Name of the sheet; empty for a PO file."""
    name: str
    """Of the PO file that the rows belong to, without its ending."""
    rows: tuple[Row, ...]
    keys: tuple[str, ...] | None = None
    """Ids that were handed out; None in a PO file, which has all."""
    problems: tuple[Problem, ...] = ()
    """Cells that hold no text, and heads that are not those of the sheet."""

    def problem(self, row: Row | None, column: int, kind: str, **named: object) -> Problem:
        """A problem with a row, or with the sheet as a whole."""
        line = row.line if row else 0
        if not self.sheet:
            return Problem(self.file, line, 1 if line else 0, "", kind, values(**named))
        place = f"{self.file}: {self.sheet}"  # so that the problems of a sheet stand together
        if row is None:
            return Problem(place, 0, 0, "", kind, values(**named))
        return Problem(place, line, column + 1, f"{column_name(column)}{line}", kind, values(**named))


@dataclass(frozen=True)
class _Sheet:
    title: str
    rows: list[list[tuple[str, str]]]
    """Of each cell: its kind as openpyxl names it, and its text."""


@dataclass
class _About:
    """What a workbook says of itself."""

    said: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """File and ids of each sheet."""


def parse_workbook(file: str, data: bytes, language: str) -> list[Returned]:
    """The sheets of a workbook that `renkei translate export` made and a translator filled in.

    Raises:
        InputError: It is no such workbook, one of another language, or has other sheets.
        NoExcelError: What reads workbooks is missing.
    """
    if len(data) > _MAX_BYTES or not data.startswith(b"PK"):
        raise InputError([Problem(file, 0, 0, "", "exchange_workbook", ())])
    try:
        sheets = {sheet.title: sheet for sheet in read_book(file, data, _sheet, with_formulas=True)}
    except InputError:
        raise InputError([Problem(file, 0, 0, "", "exchange_workbook", ())]) from None
    about = _about(sheets.get(ABOUT))
    if about.said.get("form") != FORM:
        raise InputError([Problem(f"{file}: {ABOUT}", 0, 0, "", "exchange_form", values(expected=FORM))])
    if about.said.get("language") != language:
        named = values(expected=language, found=about.said.get("language", "—"))
        raise InputError([Problem(f"{file}: {ABOUT}", 3, 2, "B3", "exchange_language", named)])
    others = sheets.keys() - about.sheets.keys() - {ABOUT, "instructions"}
    if others:
        raise InputError([Problem(f"{file}: {title}", 0, 0, "", "exchange_other_sheet", ()) for title in others])
    return [_returned(file, title, about, sheets) for title in about.sheets]


def _sheet(sheet: Any) -> _Sheet:
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    return _Sheet(sheet.title, [[_cell(cell) for cell in row] for row in sheet.iter_rows()])


def _cell(cell: Any) -> tuple[str, str]:
    value = cell.value
    if value is None:
        return _EMPTY, ""
    if cell.data_type in _TEXT:
        return "s", unicodedata.normalize("NFC", str(value).replace("_x000D_", "").replace("\r\n", "\n"))
    if cell.data_type == _NUMBER and not cell.is_date:
        whole = isinstance(value, float) and value.is_integer()
        return "s", str(int(value) if whole else value)
    return str(cell.data_type), str(value)


def _about(sheet: _Sheet | None) -> _About:
    about = _About()
    for row in sheet.rows if sheet else []:
        texts = [*(text for _, text in row), "", "", ""]
        key, value, count = texts[:3]
        if count and key != "sheet":
            about.sheets[key] = (value, tuple(" ".join(texts[4:]).split()))
        elif value:
            about.said[key] = value
    return about


def _returned(file: str, title: str, about: _About, sheets: Mapping[str, _Sheet]) -> Returned:
    """The rows of a sheet; one that is not there has none."""
    name, keys = about.sheets[title]
    rows = sheets[title].rows if title in sheets else [[("s", head) for head in HEADS]]
    if not rows or tuple(text for _, text in rows[0] if text) != HEADS:
        wrong = Problem(f"{file}: {title}", 1, 1, "A1", "exchange_heads", values(expected=" | ".join(HEADS)))
        return Returned(file, title, name, (), (), (wrong,))
    made: list[Row] = []
    problems: list[Problem] = []
    for line, cells in enumerate(rows[1:], 2):
        problems += _wrong_cells(file, title, line, cells)
        texts = [text if kind == "s" else "" for kind, text in cells] + [""] * len(HEADS)
        if any(texts):
            key, where, _, source, *_ = texts
            row = Row(line, key.strip(), where, source, texts[TRANSLATION], texts[COMMENT], texts[len(HEADS) - 1])
            made.append(row)
    return Returned(file, title, name, tuple(made), keys, tuple(problems))


def _wrong_cells(file: str, title: str, line: int, cells: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """Cells that hold a formula, a date or another value that is no text."""
    for column, (kind, text) in enumerate(cells):
        if kind not in {_EMPTY, "s"}:
            wrong = "exchange_formula" if kind == _FORMULA else "exchange_no_text"
            cell = f"{column_name(column)}{line}"
            yield Problem(f"{file}: {title}", line, column + 1, cell, wrong, values(found=text))
