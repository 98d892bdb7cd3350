"""Rows of comparison tables as data: the columns of the machine form, and the lines of a case in both forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model.head import Municipality
from generator.view.exports import to_excel_lines
from generator.view.machine import (
    CASE,
    CASE_LINK,
    ITEM_FIELDS,
    NO_LINES,
    DataFile,
    Field,
    Head,
    Lines,
    Link,
    count_of,
    items_of,
    join,
    make_lines,
    mark_fields,
    time_fields,
    time_values,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.input.settings import TableFile
    from generator.language.words import Words
    from generator.view.cells import Cell
    from generator.view.columns import Column, Row
    from generator.view.machine import Pieces

FLAGS = frozenset({"full_time", "dedicated", "recontract", "new"})
"""Vocabularies whose codes are yes and no."""
_ROW = Field("row", "行", "integer", description="一つの事例の中での行の番号。1から", required=True)
MUNICIPALITY_CODE = Field(
    "municipality_code",
    "団体コード（6桁）",
    description="全国地方公共団体コード（検査数字を含む6桁）",
    codes="area",
)
AREA_CODE = Field(
    "area_code", "標準地域コード（5桁）", description="統計に用いる標準地域コード（検査数字を含まない5桁）"
)


class RowData(NamedTuple):
    """What rows of a table are as data; empty but in the source language."""

    main: Lines
    items: Lines
    """Items of the lists in them, for a file of their own."""
    excel: str
    """Lines of the Excel form."""


NO_DATA = RowData(NO_LINES, NO_LINES, "")


def join_data(parts: Iterable[RowData]) -> RowData:
    """Rows one after the other."""
    found = list(parts)
    return RowData(
        join(part.main for part in found),
        join(part.items for part in found),
        "".join([part.excel for part in found]),
    )


@dataclass(frozen=True)
class TableForm:
    """What the machine form of a table looks like."""

    rows: str
    """The kind of its rows."""
    columns: tuple[Column, ...]

    @cached_property
    def key(self) -> tuple[Field, ...]:
        """The columns that name a row."""
        return (CASE,) if self.rows == "cases" else (CASE, _ROW)

    @cached_property
    def fields(self) -> Head:
        """All columns."""
        codes = (MUNICIPALITY_CODE, AREA_CODE) if self.rows == "municipalities" else ()
        return Head((*self.key, *codes, *(field for column in self.columns for field in _column_fields(column))))

    @cached_property
    def item_fields(self) -> Head:
        """The columns of the file of list items."""
        return Head((*self.key, *ITEM_FIELDS))

    def data(self, rows: Sequence[Row], cells: Sequence[Mapping[str, Cell]], words: Words) -> RowData:
        """Rows of the table as data.

        Args:
            rows: What they stand for.
            cells: The cells of each by the names of their columns.
            words: The source language, or blanks that know it.
        """
        lines: list[list[str]] = []
        items: list[list[str]] = []
        excel: list[list[Cell]] = []
        for row, found in zip(rows, cells, strict=True):
            key = [row.case.id, str(row.number + 1)][: len(self.key)]
            said = [found[column.name].said(words.say) for column in self.columns]
            line = [*key, *_codes(row)]
            for column, cell in zip(self.columns, said, strict=True):
                line += _places(column, row, cell, words)
                if column.many:
                    items += [[*key, *datum] for datum in items_of(column.name, column.value(row, words), words.say)]
            lines.append(line)
            excel.append(said)
        return RowData(
            make_lines(self.fields, lines), make_lines(self.item_fields, items), to_excel_lines(excel, words)
        )


def _codes(row: Row) -> tuple[str, ...]:
    return (row.part.code, row.part.code[:5]) if isinstance(row.part, Municipality) else ()


def _places(column: Column, row: Row, cell: Cell, words: Words) -> list[str]:
    """What stands in the columns that a column of a table becomes."""
    if column.many:
        found = [count_of(column.value(row, words)) or ("" if column.stated else "0")]
    elif column.times:
        found = time_values(column.value(row, words))
    else:
        found = [cell.raw[0] if cell.raw else ""]
    return [*found, cell.status, cell.reason] if column.stated else found


def _column_fields(column: Column) -> list[Field]:
    """The columns that a column of a table becomes."""
    if column.times:
        found = time_fields(column.name, column.label, column.description)
    elif column.many:
        found = [list_field(column.name, column.label, column.description)]
    else:
        kind, codes = _type(column), column.form.vocabulary
        is_sure = not column.stated
        found = [Field(column.name, column.label, kind, column.unit, column.description, codes, is_sure)]
    return [*found, *mark_fields(column.name, column.label)] if column.stated else found


def _type(column: Column) -> str:
    if column.numeric:
        return "integer" if column.form.digits in {None, 0} else "number"
    return "boolean" if column.form.vocabulary in FLAGS else "string"


def list_field(name: str, label: str, description: str) -> Field:
    """The column of a list: how many items it has."""
    return Field(f"{name}_count", f"{label}の数", "integer", "件", description)


def table_files(slug: str, file: TableFile, form: TableForm, data: Sequence[RowData]) -> list[DataFile]:
    """The files of a table: its rows, and the items of its lists where it has any."""
    key = tuple(field.name for field in form.key)
    towns = (Link((MUNICIPALITY_CODE.name,), "areas", ("code",)),) if file.rows == "municipalities" else ()
    main_lines = tuple(part.main for part in data)
    main = DataFile(slug, file.title, file.question, form.fields, key, main_lines, (CASE_LINK, *towns))
    lists = any(column.many for column in form.columns)
    return [main, items_file(main, form.key, tuple(part.items for part in data))] if lists else [main]


def items_file(main: DataFile, key: Sequence[Field], lines: Pieces) -> DataFile:
    """The file of the items of a table's lists."""
    names = tuple(field.name for field in key)
    return DataFile(
        f"{main.name}-items",
        f"{main.title}：並びの中身",
        "複数の値がある項目の、値ごとの行",
        Head((*key, *ITEM_FIELDS)),
        (*names, "field", "position", "part"),
        lines,
        (Link(names, main.name, names),),
    )
