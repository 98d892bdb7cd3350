"""The machine form of data: tables with one datum in each place, as lines of CSV and as rows of a sheet.

What a value is made of decides where it stands: a plain one in a column, a time in a column for each of its parts, a
list in a file of its own with a line for each item, since several in one place could not be told apart.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from generator.model.reflection import unit_of
from generator.model.values import Marked, When
from generator.view.cells import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

NUMBERS = frozenset({"integer", "number"})
"""Types whose values are figures."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a file."""

    name: str
    label: str
    """In Japanese."""
    type: str = "string"
    """As in Table Schema: string, integer, number, boolean, date or year."""
    unit: str = ""
    description: str = ""
    codes: str = ""
    """The list that its codes are in; empty for values that are no codes."""
    required: bool = False


class Lines(NamedTuple):
    """Rows of a file, in both forms that it is written in; as bytes, which take half the memory of text."""

    csv: bytes
    xml: bytes
    """Rows of a sheet of a workbook."""

    def __add__(self, other: Any) -> Lines:
        return Lines(self.csv + other.csv, self.xml + other.xml)


NO_LINES = Lines(b"", b"")
Pieces = tuple[Lines, ...]
"""Rows in the pieces that they were made in, which are joined only where a file of them is written."""


def join(parts: Iterable[Lines]) -> Lines:
    """Rows one after the other."""
    found = list(parts)
    return Lines(b"".join([part.csv for part in found]), b"".join([part.xml for part in found]))


class Link(NamedTuple):
    """Columns that name a row of another file."""

    fields: tuple[str, ...]
    file: str
    to: tuple[str, ...]


CASE = Field("case_id", "事例の id", description="事例の記録の名前。ページの住所と同じ", required=True)
CASE_LINK = Link(("case_id",), "cases", ("case_id",))


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the machine form."""

    name: str
    title: str
    """In Japanese, as is the description."""
    description: str
    fields: Head
    key: tuple[str, ...]
    """The columns that name a row."""
    lines: Pieces
    links: tuple[Link, ...] = ()

    def to_csv(self) -> bytes:
        """The file, with the names of its columns in the first row."""
        head = to_csv([[field.name for field in self.fields]]).encode()
        return b"".join([head, *[piece.csv for piece in self.lines]])

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum([piece.xml.count(b"<row>") for piece in self.lines])


class Head(tuple[Field, ...]):  # noqa: SLOT001 - it keeps what is derived from it
    """The columns of a file."""

    @cached_property
    def numbers(self) -> tuple[bool, ...]:
        """Which of them hold figures."""
        return tuple(field.type in NUMBERS for field in self)


def make_lines(head: Head, rows: Sequence[Sequence[str]]) -> Lines:
    """Rows of a file."""
    if not rows:
        return NO_LINES
    text = to_csv(rows)
    if _DEPENDENT.search(text):
        rows = [list(map(plainly, row)) for row in rows]
        text = to_csv(rows)
    return Lines(text.encode(), "".join([_sheet_row(row, head.numbers) for row in rows]).encode())


def to_csv(rows: Iterable[Sequence[str]], end: str = "\n") -> str:
    """Rows of CSV."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator=end).writerows(rows)
    return buffer.getvalue()


LONGEST = 32_767
"""Letters that a place of a sheet can hold; a longer text is cut there, and whole in the CSV."""


_PARTED = "\x1f"
"""Between the places of a row while they are escaped together; no record can hold it."""


def _sheet_row(row: Sequence[str], numbers: Sequence[bool]) -> str:
    """A row of a sheet; a text is always text, whatever it begins with."""
    whole = _PARTED.join(row)
    if len(whole) > LONGEST:
        row = [text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for text in row]
        whole = _PARTED.join(row)
    if "&" in whole or "<" in whole or ">" in whole:
        row = whole.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split(_PARTED)
    places = [
        "<c/>"
        if not text
        else f"<c><v>{text}</v></c>"
        if is_number
        else f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        for text, is_number in zip(row, numbers, strict=True)
    ]
    return f"<row>{''.join(places)}</row>"


# Letters that once were different from machine to machine, and that many programs still write differently.
_DEPENDENT = re.compile("[№℡Ⅰ-ⅿ①-⓿㈀-㏿]|[｡-ﾟ]+")
_RINGED = re.compile(r"\d+")


def plainly(text: str) -> str:
    """A text without machine-dependent letters: ① becomes (1), Ⅱ becomes II, ㈱ becomes (株)."""
    return _DEPENDENT.sub(_plain_letter, text) if _DEPENDENT.search(text) else text


def _plain_letter(match: re.Match[str]) -> str:
    found = unicodedata.normalize("NFKC", match[0])
    return f"({found})" if _RINGED.fullmatch(found) else found


_STATUS = "値がない、または要確認のときの区分。値がそのまま書かれているときは空"
_REASON = "区分の理由"


def mark_fields(name: str, label: str) -> list[Field]:
    """The columns that say what kind of empty a value is, and why."""
    return [
        Field(f"{name}_status", f"{label}の区分", description=_STATUS, codes="status"),
        Field(f"{name}_reason", f"{label}の区分の理由", description=_REASON),
    ]


def time_fields(name: str, label: str, description: str) -> list[Field]:
    """The columns of a time: its years, and how the source words it."""
    return [
        Field(f"{name}_start", f"{label}（始まりの年）", "year", description=description),
        Field(f"{name}_end", f"{label}（終わりの年）", "year", description=description),
        Field(f"{name}_unit", f"{label}（年の単位）", codes="unit"),
        Field(f"{name}_approximate", f"{label}（おおよそか）", "boolean"),
        Field(f"{name}_wording", f"{label}（資料の書き方）", description="資料の書き方のまま"),
    ]


def time_values(value: object) -> list[str]:
    """What stands in the columns of a time."""
    if isinstance(value, Marked):
        value = value.value
    if not isinstance(value, When):
        return [""] * 5
    years = ["" if year is None else str(year) for year in (value.start, value.end)]
    return [*years, value.unit, str(value.approximate).lower(), value.wording]


ITEM_FIELDS = Head(
    (
        Field("field", "項目", description="もとの表の列の名前。部分があるときは点でつなぐ", required=True),
        Field("position", "順番", "integer", description="資料に書かれた順。1から", required=True),
        Field(
            "part",
            "組の中の順番",
            "integer",
            description="一つの項目が組のとき、その中の順。ほかは1",
            required=True,
        ),
        Field("value", "値", description="言葉またはコード"),
        Field("number", "数値", "number", description="値が数のとき"),
        Field("unit", "単位", description="数値の単位"),
        Field("status", "区分", description=_STATUS, codes="status"),
        Field("reason", "区分の理由", description=_REASON),
    )
)
"""The columns of a file of list items, after those that name a row of the table."""


Place = tuple[str, str, str, str]
"""Field, position, part and unit of a datum."""


def items_of(name: str, value: Any, say: Callable[[str], str]) -> Iterator[list[str]]:
    """Every item of a list, a line for each of its parts.

    Args:
        name: The column that the list stands in.
        value: The list, a mark of one, or a cell made of one.
        say: Gives the words of a text.
    """
    if isinstance(value, Marked):
        value = value.value
    if isinstance(value, Cell):
        # A cell of codes joins what one person holds together.
        value = [part.split("+") if value.is_inline else part for part in value.raw]
    for position, item in enumerate(value or (), 1):
        yield from _parts((name, str(position), "1", ""), item, say)


def _parts(place: Place, item: Any, say: Callable[[str], str]) -> Iterator[list[str]]:
    field, position, part, unit = place
    if isinstance(item, str):
        yield [field, position, part, str(say(item)), "", unit, "", ""]
    elif isinstance(item, Marked):
        reason = say(item.reason) if item.reason else ""
        for found in list(_parts(place, item.value, say)) or [[field, position, part, "", "", unit, "", ""]]:
            yield [*found[:-2], item.status, reason]
    elif isinstance(item, BaseModel):
        for name, info in type(item).model_fields.items():
            value = getattr(item, name)
            if value is not None:
                yield from _parts((f"{field}.{name}", position, part, unit_of(info)), value, say)
    elif isinstance(item, list):
        for number, one in enumerate(item, 1):
            yield from _parts((field, position, str(number), unit), one, say)
    elif item is not None:
        is_flag = isinstance(item, bool)
        yield [field, position, part, str(item).lower() if is_flag else "", "" if is_flag else str(item), unit, "", ""]


def count_of(value: Any) -> str:
    """How many items a list has; empty where that is not known."""
    if isinstance(value, Marked):
        if value.status == "none":
            return "0"
        value = value.value
    if isinstance(value, Cell):
        return str(len(value.raw)) if value.raw else ""
    return str(len(value)) if value else ""
