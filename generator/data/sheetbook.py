"""A workbook of all data files, a sheet for each: values and nothing else, the same bytes from the same data.

Its rows are made with those of the CSV, in whatever process makes them, and only put together here; a library that
writes place by place takes as long for the records of all municipalities as the whole site.
"""

from __future__ import annotations

import zlib
from functools import partial
from typing import TYPE_CHECKING

from generator.view.machine import NUMBERS
from generator.zipform import Packed, to_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.disk.memory import Memory
    from generator.view.machine import DataFile, Field

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MEDIA_TYPE = f"{_TYPE}.sheet"
"""Of a workbook."""
_LONGEST_NAME = 31
_SMALL = 8_000_000
"""Up to this many bytes the workbook is compressed as far as it goes; beyond, that takes ten times as long."""
_WIDTHS = {"boolean": 12, "integer": 12, "number": 12, "year": 10, "date": 12}
_WIDE = frozenset({"description", "summary", "value", "reason", "text", "definition", "heading", "title"})
_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}">\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def to_workbook(files: Sequence[DataFile], title: str, newest: str, memory: Memory) -> bytes:
    """The workbook.

    Args:
        files: In the order of its sheets.
        title: Of the workbook.
        newest: Day of the latest change, as its date; empty for none.
        memory: Of this process; only sheets that changed are made.
    """
    names = sheet_names([file.name for file in files])
    parts = {
        "[Content_Types].xml": _content_types(len(files)),
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml", "core-properties": "docProps/core.xml"}),
        "docProps/core.xml": _properties(title, newest),
        "xl/workbook.xml": _book(names),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"worksheet {number}": f"worksheets/sheet{number}.xml" for number in range(1, len(files) + 1)}
            | {"styles": "styles.xml"}
        ),
        "xl/styles.xml": _STYLES,
    }
    level = 9 if sum([len(piece.xml) for file in files for piece in file.lines]) < _SMALL else 1
    packed = [(path, _packed(text.encode(), level)) for path, text in parts.items()]
    for number, file in enumerate(files, 1):
        is_first = number == 1
        sheet = partial(_packed_sheet, file, level, is_first=is_first)
        found = memory.recall(("worksheet", file.name), (file, level, is_first), sheet)
        packed.append((f"xl/worksheets/sheet{number}.xml", found))
    return b"".join(to_zip(packed))


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names of sheets: each its own where Excel takes it, else cut and numbered."""
    taken: dict[str, None] = {}
    for name in names:
        sheet, number = name[:_LONGEST_NAME], 1
        while sheet in taken:
            number += 1
            sheet = f"{name[: _LONGEST_NAME - 1 - len(str(number))]}~{number}"
        taken[sheet] = None
    return list(taken)


def _packed_sheet(file: DataFile, level: int, *, is_first: bool) -> Packed:
    return _packed(_sheet(file, is_first=is_first), level)


def _packed(data: bytes, level: int) -> Packed:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def _content_types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": f"{_TYPE}.sheet.main+xml", "/xl/styles.xml": f"{_TYPE}.styles+xml"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": f"{_TYPE}.worksheet+xml" for number in range(1, sheets + 1)}
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    found = [f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in kinds.items()]
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(found)}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    """Where parts are, by their kind."""
    found = []
    for number, (kind, target) in enumerate(targets.items(), 1):
        base = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else _RELATIONS
        found.append(f'<Relationship Id="rId{number}" Type="{base}/{kind.split()[0]}" Target="{target}"/>')
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'


def _properties(title: str, newest: str) -> str:
    day = f"{newest or '1980-01-01'}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{_escaped(title)}</dc:title>{dates}'
        "</cp:coreProperties>"
    )


def _book(names: Sequence[str]) -> str:
    sheets = [
        f'<sheet name="{_escaped(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    ]
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(sheets)}</sheets></workbook>"
    )


def _sheet(file: DataFile, *, is_first: bool) -> bytes:
    """A sheet: the names of the columns in its first row, which stays in sight, and data from the second."""
    widths = [
        f'<col min="{number}" max="{number}" width="{_width(field)}" customWidth="1"/>'
        for number, field in enumerate(file.fields, 1)
    ]
    head = [f'<c s="1" t="inlineStr"><is><t>{_escaped(field.name)}</t></is></c>' for field in file.fields]
    selected = ' tabSelected="1"' if is_first else ""
    # Codes are text although they read as numbers: Excel is not to remark on each of them.
    place = f"A1:{_column(len(file.fields))}{file.rows + 1}"
    start = (
        f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="{place}"/>'
        f'<sheetViews><sheetView{selected} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{''.join(widths)}</cols><sheetData><row>{''.join(head)}</row>"
    )
    end = (
        f'</sheetData><ignoredErrors><ignoredError sqref="{place}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )
    return b"".join([start.encode(), *[piece.xml for piece in file.lines], end.encode()])


def _width(field: Field) -> int:
    if field.name in _WIDE:
        return 48
    return max(_WIDTHS.get(field.type, 20 if field.type not in NUMBERS else 12), min(len(field.name) + 2, 30))


def _column(number: int) -> str:
    """The letters of a column: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
