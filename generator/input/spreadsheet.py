"""Tables of text from the bytes of a CSV file or an Excel workbook, with the place of every cell."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_MAX_BYTES = 32 * 1024 * 1024
_MAX_UNPACKED = 400 * 1024 * 1024
"""Of a workbook: the largest national table of the census unpacks to well under a third of this."""
_ENCODINGS = ("utf-8-sig", "cp932")
_BAD_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class NoExcelError(Exception):
    """openpyxl or defusedxml is not installed."""


@dataclass(frozen=True)
class Sheet:
    """One table."""

    name: str
    """Of the sheet in its workbook; empty for a CSV file."""
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    """Of each row: the line of the CSV file, or the row of the sheet, counted from 1."""

    def place(self, row: int, column: int) -> tuple[int, int, str]:
        """Line, column and, in a workbook, the name of a cell; row and column counted from 0."""
        line = self.lines[row]
        return line, column + 1, f"{self.name}!{column_name(column)}{line}" if self.name else ""


def column_name(column: int) -> str:
    """The letters of a column as Excel shows them, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def parse_sheets(file: str, data: bytes) -> list[Sheet]:
    """The tables of a file; its content says which kind it is.

    Raises:
        InputError: It is too large, or neither a workbook nor text in a known encoding.
        NoExcelError: It is a workbook, and what reads workbooks is missing.
    """
    if len(data) > _MAX_BYTES:
        raise InputError([_problem(file, "sheet_too_large", limit=_MAX_BYTES >> 20, size=-(-len(data) >> 20))])
    if data.startswith(b"PK"):
        return _workbook(file, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError([_problem(file, "sheet_old_excel")])
    return [_csv(file, data)]


def _problem(file: str, kind: str, **named: object) -> Problem:
    return Problem(file, 0, 0, "", kind, values(**named))


def _csv(file: str, data: bytes) -> Sheet:
    text = _decoded(file, data)
    found = _BAD_CHARACTER.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        bad = values(character=f"U+{ord(found[0]):04X}")
        raise InputError([Problem(file, line, 1, "", "bad_character", bad)])
    start = text.lstrip()[:10_000]
    reader = csv.reader(io.StringIO(text), delimiter="\t" if start.count("\t") > start.count(",") else ",")
    rows, lines, line = [], [], 1
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError([Problem(file, line, 1, "", "sheet_csv", values(detail=error))]) from None
    return Sheet("", rows, lines)


def _decoded(file: str, data: bytes) -> str:
    """The text; e-Stat offers UTF-8 with a byte order mark, UTF-16 and Shift_JIS."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError([_problem(file, "sheet_encoding")])


def _workbook(file: str, data: bytes) -> list[Sheet]:
    return read_book(file, data, _sheet)


def read_book(file: str, data: bytes, read: Callable[[Any], T], *, with_formulas: bool = False) -> list[T]:
    """What is read of each sheet of a workbook.

    Args:
        file: Its name in messages.
        data: Its bytes.
        read: Takes a sheet as openpyxl gives it.
        with_formulas: Whether cells show formulas in place of what they came to.

    Raises:
        InputError: It is no workbook, or unpacks to too much.
        NoExcelError: What reads workbooks is missing.
    """
    try:
        import defusedxml  # noqa: F401, PLC0415 - openpyxl uses it where it is there; few commands need both
        from openpyxl import load_workbook  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        raise NoExcelError from None
    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
        if unpacked <= _MAX_UNPACKED:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=not with_formulas)
            return [read(sheet) for sheet in book.worksheets]
    except Exception as error:  # noqa: BLE001 - a broken workbook makes openpyxl raise nearly anything
        raise InputError([_problem(file, "sheet_workbook", detail=type(error).__name__)]) from None
    raise InputError([_problem(file, "sheet_too_large", limit=_MAX_UNPACKED >> 20, size=unpacked >> 20)])


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    rows = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    return Sheet(sheet.title, rows, range(1, len(rows) + 1))


def _text(value: object) -> str:
    """A cell as it reads: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
