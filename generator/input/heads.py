"""What the columns and rows of a census table hold, by the words over and beside them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from generator.input.spreadsheet import Sheet

Key = str
"""``population``, ``persons:65``, ``share:65`` (and over), or ``band:65`` (65 to 69)."""

_CODE = re.compile(r"(\d{4,6})(?:_.*)?")
_MOSTLY = 0.8
_OFTEN = 0.2
_FEWEST = 2
_LONGEST = 30
"""Letters of a head; what is longer is a title or a note."""
_AREA = re.compile(r"地域|市区町村|都道府県|自治体|団体|市などの別|コード$")
_RANK = re.compile(r"識別コード|市などの別")
_OLD = re.compile(r"[(（]旧")
_TIME = re.compile(r"時間軸|調査年|年次")
_DIMENSION = re.compile(r"表章項目|事項|項目|年齢|男女|性別|国籍|時間軸|調査年|年次")
_UNIT = re.compile(r"\(?(人|%|世帯|歳|人/km2|km2|\d+)\)?")
_SHARE = re.compile(r"割合|構成比|率|%")
_OTHER = re.compile(
    r"増減|密度|面積|平均|中位|世帯|性比|組替|昼間|集中地区|不詳|指数|就業|労働|配偶|(?<!男)女(?!別)|男(?!女)|日本人|外国人"
)
_AGE = re.compile(r"(\d+)歳以上|(\d+)~(\d+)歳|(\d+)歳未満|(?<![\d~])(\d+)歳(?!階級)")
_TOTAL = re.compile(r"人口|総数|総年齢")
_VALUE = re.compile(r"value|値|数値|実数")
_BAND = 4
"""Years from the first to the last of a band of five."""


@dataclass(frozen=True)
class Layout:
    """Where a sheet holds what."""

    code: int
    """Column of the codes."""
    first: int
    """Row of the first code; heads stand above it."""
    columns: Mapping[int, tuple[str, ...]]
    """The words over each column with figures."""
    dimensions: Sequence[int]
    """Columns that say what the figures of a row are."""
    ranks: Sequence[int]
    """Columns that tell old municipalities from present ones."""
    times: Sequence[int]
    newest: str
    """The newest year of the columns in ``times``; empty where there are none."""

    def code_in(self, cells: Sequence[str]) -> str:
        """The digits of the code in a row, empty for none; a lost zero at the front is put back."""
        found = _CODE.fullmatch(_cell(cells, self.code))
        return found[1].zfill(5) if found else ""

    def is_left_out(self, cells: Sequence[str]) -> bool:
        """Whether a row is of a municipality that is no more, or of an earlier census."""
        is_old = any(_cell(cells, column) == "9" for column in self.ranks) or any(map(_OLD.search, cells))
        return is_old or any(plain(_cell(cells, column)) != self.newest for column in self.times)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def plain(text: str) -> str:
    """A label in one way of writing, without the number that some tables put before it."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("〜", "~").replace("−", "-")
    return re.sub(r"^[0-9A-Z]+_(?=\D|\d+歳|\d+~)", "", text)


def find_layout(sheet: Sheet, codes: Collection[str]) -> Layout | None:
    """Where the sheet holds what; None where no column holds codes of municipalities.

    Args:
        sheet: The table.
        codes: Of the municipalities, without check digit.
    """
    code = _code_column(sheet, codes)
    if code is None:
        return None
    first = next(row for row, cells in enumerate(sheet.rows) if _CODE.fullmatch(_cell(cells, code)))
    heads = _heads(sheet, first)
    width = max(map(len, sheet.rows))
    own = {column: [cell for row in heads if (cell := _cell(row, column))] for column in range(width)}
    areas = {column for column, words in own.items() if any(map(_AREA.search, words))} | {code}
    columns = _value_columns({column: _path(heads, code, column) for column in own if column not in areas})
    rest = [column for column in own if column not in areas and column not in columns]
    dimensions = [column for column in rest if any(map(_DIMENSION.search, own[column]))]
    times = [column for column in dimensions if any(map(_TIME.search, own[column]))]
    years = {plain(_cell(cells, column)) for column in times for cells in sheet.rows[first:]}
    ranks = [column for column in areas if any(map(_RANK.search, own[column]))]
    return Layout(code, first, columns, dimensions, ranks, times, max(years, default=""))


def _code_column(sheet: Sheet, codes: Collection[str]) -> int | None:
    """The column with the most codes: nearly all of its cells look like codes, and many are."""
    best, most = None, 0
    for column in range(max(map(len, sheet.rows), default=0)):
        cells = [cell for row in sheet.rows if (cell := _cell(row, column))]
        start = next((place for place, cell in enumerate(cells) if _CODE.fullmatch(cell)), len(cells))
        digits = [found[1].zfill(5)[:5] for cell in cells[start:] if (found := _CODE.fullmatch(cell))]
        hits = set(digits) & set(codes)
        is_right = len(digits) >= _MOSTLY * len(cells[start:]) and len(hits) >= _OFTEN * len(set(digits))
        if is_right and len(hits) > most:
            best, most = column, len(hits)
    return best


def _heads(sheet: Sheet, first: int) -> list[list[str]]:
    """The rows of heads: those above the first code with several cells, without what describes the whole table."""
    rows = [[cell if len(cell := plain(text)) <= _LONGEST else "" for text in row] for row in sheet.rows[:first]]
    heads: list[list[str]] = []
    for row in reversed(rows):
        filled = [cell for cell in row if cell]
        if filled and filled[0].endswith(":"):
            break
        if len(filled) >= _FEWEST:
            heads.insert(0, row)
    return heads


def _path(heads: Sequence[Sequence[str]], code: int, column: int) -> tuple[str, ...]:
    """The words over a column from top to bottom.

    A head over several columns stands in the first of them; what stands left of the codes is a title.
    """
    own = [_cell(row, column) for row in heads]
    path = []
    for level, row in enumerate(heads):
        text = own[level]
        if not text and any(below and not _UNIT.fullmatch(below) for below in own[level + 1 :]):
            text = next((cell for cell in reversed(row[code + 1 : column]) if cell), "")
        if text:
            path.append(text)
    return tuple(path)


def _value_columns(paths: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Of each thing to know the first column; where none says what it holds, that of values, the newest of years."""
    columns: dict[int, tuple[str, ...]] = {}
    known = set()
    for column, path in paths.items():
        key = _key(path)
        if key is not None and key not in known and not _is_dimension(path):
            known.add(key)
            columns[column] = path
    if columns:
        return columns
    years = {path[-1]: column for column, path in paths.items() if path and re.fullmatch(r"\d{4}年", path[-1])}
    if years:
        return {years[max(years)]: ()}
    return {column: () for column, path in paths.items() if path and _VALUE.fullmatch(path[-1])}


def _is_dimension(path: Sequence[str]) -> bool:
    """Whether a column is named by an axis of the table, and so holds words: 年齢, 男女, 国籍総数か日本人."""
    return bool(re.fullmatch(r"/?(表章)?(事項|項目)名?|.*国籍総数か日本人|男女別?|年齢[^|歳]*(\(.*\))?", path[-1]))


def keys_of(layout: Layout, cells: Sequence[str]) -> Iterator[tuple[int, Key]]:
    """The columns of a row that hold something to know, each with what it is."""
    beside = tuple(plain(_cell(cells, column)) for column in layout.dimensions if column not in layout.times)
    words = tuple(text for text in beside if not re.fullmatch(r"[\d.,]*", text))
    for column, path in layout.columns.items():
        key = _key((*words, *path))
        if key is not None:
            yield column, key


def _key(path: Sequence[str]) -> Key | None:
    """What words describe, or None for anything that is not needed."""
    whole = "|".join(path)
    if _OTHER.search(whole.replace("男女別", "").replace("男女", "").replace("国籍総数か日本人", "")):
        return None
    ages = _AGE.findall(whole)
    is_share = bool(_SHARE.search(whole))
    if not ages:
        return "population" if _TOTAL.search(whole) and not is_share else None
    over, start, end, *_ = ages[-1]
    if over:
        return f"{'share' if is_share else 'persons'}:{over}"
    return f"band:{start}" if start and int(end) == int(start) + _BAND and not is_share else None
