"""A workbook for translators who have no editor for PO files: what they need to see, and two columns to write in.

The same entries give the same bytes: dates are fixed, and nothing is computed by the workbook.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from generator.input.spreadsheet import NoExcelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.translation.entries import Entry

FORM = "renkei-translation-1"
"""What the workbook calls its own form; a workbook of another one is refused."""
ABOUT = "about"
HEADS = (
    "id",
    "場所 / where",
    "状態 / state",
    "日本語 / Japanese",
    "前の日本語 / former Japanese",
    "前の訳 / former translation",
    "訳 / translation",
    "コメント / comment",
    "check",
)
"""Of every sheet with texts, in this order; only the translation and the comment can be written."""
TRANSLATION, COMMENT = HEADS.index("訳 / translation"), HEADS.index("コメント / comment")
_WIDTHS = (10, 24, 9, 48, 48, 40, 56, 30, 10)
_STATES = {"current": "訳あり / current", "stale": "要見直し / stale", "missing": "未訳 / missing"}
_LONGEST_NAME = 31
_KEYS_IN_CELL = 1000
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zone
_GUIDE = (
    (
        "日本語",
        "「訳 / translation」の列に訳を書いてください。気づいたことは「コメント / comment」の列に書けます。",
        "ほかの列とこのシートは、取り込むときの確認に使います。変えずに残してください。",
        "訳が空の行は、取り込んでも元のままです。",
        "状態が「要見直し」の行は、訳したあとで日本語が変わりました。前の訳がよければ写し、違えば直してください。",
        "{name} のような波かっこの部分は、訳の中にそのまま一度ずつ残してください。",
        "数はすべて訳に残してください。元号は西暦にしてください（平成30年 → 2018）。",
        "数の確認が誤っているときは、コメントに figures: checked と書いてください。",
        "終わったら .xlsx のまま保存して返してください。",
    ),
    (
        "English",
        'Write your translation into the column "訳 / translation". Remarks go into "コメント / comment".',
        "The other columns and this sheet are compared when the file comes back. Leave them as they are.",
        "A row without a translation stays as it was.",
        'A state "stale" says that the Japanese has changed. Copy the former translation if it holds, or correct it.',
        "Keep every part in braces, such as {name}, in the translation, each once.",
        "Keep every number. Years of Japanese eras become Western years (平成30年 → 2018).",
        "Where the check of numbers is mistaken, write figures: checked into the comment.",
        "When you are done, save as .xlsx and send the file back.",
    ),
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The entries of one PO file that a workbook holds."""

    name: str
    """Of the file, without its ending: the id of a record, or ``site``."""
    entries: Sequence[Entry]


def digest(*texts: str) -> str:
    """Eight hex digits of some texts."""
    whole = "\0".join(unicodedata.normalize("NFC", text) for text in texts)
    return blake2b(whole.encode(), digest_size=4).hexdigest()


def check_mark(entry: Entry) -> str:
    """What a row remembers of its entry: the first letter of its state, and a digest of its translation."""
    return entry.state[0] + digest(entry.translation)


def to_workbook(bundles: Sequence[Bundle], language: Mapping[str, str]) -> bytes:
    """The workbook of some entries: a sheet on itself, one with instructions, and one for each PO file.

    Args:
        bundles: The entries, by file.
        language: ``key`` and ``name`` of the language, and ``version`` of the project.

    Raises:
        NoExcelError: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - only `renkei translate export` needs it
    except ModuleNotFoundError:
        raise NoExcelError from None
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": f"Renkei Casebook: {language['key']}", "created": _FIXED})
    names = sheet_names(bundle.name for bundle in bundles)
    _put_about(book, bundles, names, language)
    _put_guide(book, language)
    for bundle in bundles:
        _put_entries(book, names[bundle.name], bundle)
    book.close()
    return buffer.getvalue()


def sheet_names(names: Iterable[str]) -> dict[str, str]:
    """A name of a sheet for each file: its own where Excel takes it, else cut and numbered."""
    taken = {ABOUT, "instructions"}
    found = {}
    for name in names:
        sheet, number = name[:_LONGEST_NAME], 1
        while sheet in taken:
            number += 1
            tail = f"~{number}"
            sheet = name[: _LONGEST_NAME - len(tail)] + tail
        taken.add(sheet)
        found[name] = sheet
    return found


def _put_about(book: Any, bundles: Sequence[Bundle], names: Mapping[str, str], language: Mapping[str, str]) -> None:
    """What tells a workbook of another version or language."""
    sheet = book.add_worksheet(ABOUT)
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 3, 12)
    head = [("form", FORM), ("version", language["version"]), ("language", language["key"]), ("name", language["name"])]
    for row, (key, value) in enumerate(head):
        sheet.write_string(row, 0, key, bold)
        sheet.write_string(row, 1, value)
    start = len(head) + 1
    for column, word in enumerate(("sheet", "file", "rows", "digest", "ids")):
        sheet.write_string(start, column, word, bold)
    for row, bundle in enumerate(bundles, start + 1):
        keys = [entry.key for entry in bundle.entries]
        state = digest(*(part for entry in bundle.entries for part in (entry.key, entry.source)))
        parts = [" ".join(keys[place : place + _KEYS_IN_CELL]) for place in range(0, len(keys), _KEYS_IN_CELL)]
        for column, text in enumerate((names[bundle.name], bundle.name, str(len(keys)), state, *parts)):
            sheet.write_string(row, column, text)
    sheet.protect()


def _put_guide(book: Any, language: Mapping[str, str]) -> None:
    sheet = book.add_worksheet("instructions")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, f"日本語 → {language['name']}", bold)
    row = 2
    for title, *lines in _GUIDE:
        sheet.write_string(row, 0, title, bold)
        for line in lines:
            row += 1
            sheet.write_string(row, 0, line, wrapped)
        row += 2
    sheet.protect()


def _put_entries(book: Any, name: str, bundle: Bundle) -> None:
    sheet = book.add_worksheet(name)
    look = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1, "border_color": "#bfbfbf"}
    locked = book.add_format(look | {"bg_color": "#f2f2f2"})
    free = book.add_format(look | {"locked": False})
    for column, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width, None, {"hidden": head == "check"})
        sheet.write_string(0, column, head, book.add_format({"bold": True, "text_wrap": True, "bottom": 2}))
    for row, entry in enumerate(bundle.entries, 1):
        for column, text in enumerate(_cells(entry)):
            look_of = free if column in {TRANSLATION, COMMENT} else locked
            if text:
                sheet.write_string(row, column, text, look_of)
            else:
                sheet.write_blank(row, column, None, look_of)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(bundle.entries)), len(HEADS) - 1)
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cells(entry: Entry) -> tuple[str, ...]:
    """A row; a stale translation stands beside the cell to write in, so that it is taken over on purpose only."""
    is_stale = entry.state == "stale"
    return (
        entry.key,
        " ".join(filter(None, (entry.context, *entry.places))),
        _STATES[entry.state],
        entry.source,
        entry.previous,
        entry.translation if is_stale else "",
        "" if is_stale else entry.translation,
        entry.note,
        check_mark(entry),
    )
