"""The map of prefectures: a square for each, about where it lies, with the number of its cases."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.input.registry import Prefecture
    from generator.language.words import Words
    from generator.page.edition import Edition
    from generator.view.cases import Summary

_MAP = (
    "-- -- -- -- -- -- -- -- -- -- -- 01",
    "-- -- -- -- -- -- -- -- -- -- 02 --",
    "-- -- -- -- -- -- -- -- -- 05 03 --",
    "-- -- -- -- -- -- -- -- -- 06 04 --",
    "-- -- -- -- -- -- -- 17 16 15 07 --",
    "-- -- -- -- -- -- 18 21 20 10 09 08",
    "-- -- 32 31 28 26 25 23 19 11 13 12",
    "-- 35 34 33 27 29 24 -- 22 14 -- --",
    "41 40 -- -- -- 30 -- -- -- -- -- --",
    "42 44 -- 38 37 -- -- -- -- -- -- --",
    "43 45 -- 39 36 -- -- -- -- -- -- --",
    "47 46 -- -- -- -- -- -- -- -- -- --",
)
"""About where the prefectures lie, by the first two digits of their codes."""
_PLACES = {
    code: (row, column)
    for row, line in enumerate(_MAP, 1)
    for column, code in enumerate(line.split(), 1)
    if code != "--"
}
_HOKKAIDO = "010006"
_KIND = re.compile(r" Prefecture$|[都府県县도부현]$")
"""What says that a place is a prefecture; in the name of Hokkaido it is a part of the name."""
SHADES = (1, 2, 10)
"""From how many cases on a square is darker."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One prefecture."""

    code: str
    name: str
    """Short: without what says that it is a prefecture."""
    count: int
    shade: int
    """0 for no case, then from the lightest to the darkest."""
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Tiles:
    """The map."""

    tiles: tuple[Tile, ...]
    """By code."""
    shades: tuple[tuple[int, int, int | None], ...]
    """Those in use: the shade, and from and to how many cases it stands for; None without an end."""
    cases: int
    prefectures: int
    """How many have a case."""


def make_tiles(cases: Sequence[Summary], edition: Edition) -> Tiles:
    """The map of all prefectures with the number of their cases."""
    counts = Counter(case.prefecture.code for case in cases)
    tiles = tuple(
        Tile(code, short_name(prefecture, edition.words), counts[code], shade_of(counts[code]), *_PLACES[code[:2]])
        for code, prefecture in sorted(edition.registry.prefectures.items())
    )
    used = {tile.shade for tile in tiles}
    ends = [*(low - 1 for low in SHADES[1:]), None]
    shades = tuple(
        (shade, low, end) for shade, (low, end) in enumerate(zip(SHADES, ends, strict=True), 1) if shade in used
    )
    return Tiles(tiles, shades, len(cases), sum(1 for tile in tiles if tile.count))


def shade_of(count: int) -> int:
    """How dark the square of so many cases is."""
    return sum(1 for low in SHADES if low <= count)


def short_name(prefecture: Prefecture, words: Words) -> str:
    """The name of a prefecture as it stands on maps."""
    name = words.place(prefecture)
    return name if prefecture.code == _HOKKAIDO else _KIND.sub("", name)
