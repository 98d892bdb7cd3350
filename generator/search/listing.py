"""Which cases have which words, for a casebook too large to load all its texts before a search.

A text is cut into chunks as a search can meet them: letters of words with the hiragana behind them (在宅医療と),
or hiragana alone. The browser makes their normal form and cuts them again, as it does with a query; here nothing may
be cut that is one in the normal form, while more in one does no harm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.search.index import BETWEEN_COLUMNS, columns_of, said_by, to_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.search.index import Entry

# What the normal form leaves out, so that its neighbours meet: long-vowel marks, dots, what is not seen, marks of kana.
_DROPPED = r"ー〜~～ｰ・･·•‧\xad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u3099\u309a\U000e0100-\U000e01ef"
# What parts words in the normal form too. Hyphens do not: behind katakana they are left out.
_SIGNS = (
    r"\x00-,./:-@\[-`{-}\x7f-\xa9\xab\xac\xae-\xb1\xb4\xb6\xb8\xbb\xbf\u2000-\u200a\u2016-\u2021\u2024-\u2026"
    r"\u2028-\u205f\u2190-\u2211\u2213-\u245f\u2500-\u2e7f\u2ff0-\u3004\u3008-\u301b\u301d-\u3020\u309b\u309c"
    r"\uff01-\uff0c\uff0e\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5d\uff5f-\uff64"
)
_LETTERS = f"[^{_SIGNS}ぁ-ゖ]+"
_KANA = f"[ぁ-ゖ{_DROPPED}]"
_KANJI = "[々㐀-鿿⺀-⿕㊀-㊰㍻-㍿豈-﫿𠮷]"
"""Kanji, and what becomes one."""
# Kana that may be left out between two kanji, as normalise.js has them: 取り組み.
_BETWEEN = f"(?:[りみきちけげめせれびぎべえしいわらまがもつ][{_DROPPED}]*){{1,2}}(?={_KANJI})"
_COMMA = "(?<=[0-9０-９])[,，](?=[0-9０-９])"
_POINT = f"[.．](?={_LETTERS[:-1]})"
_JOINED = f"(?:{_BETWEEN}|{_POINT}|{_COMMA}|{_KANA}++(?=ヶ)){_LETTERS}"
_CHUNK = re.compile(f"{_LETTERS}(?:{_JOINED})*{_KANA}*|{_KANA}++(?:(?=ヶ){_LETTERS}{_KANA}*)?")

_LONG = 12
"""Kanji in a row that are a chunk; longer rows are sentences of Chinese, of which hardly one stands anywhere again."""
_ROW = re.compile(f"[々㐀-鿿]{{{_LONG + 1},}}")
_EDGE = 4
"""Kanji of a long row that stay with what is before or behind it. Known to index.js, as is the mark."""
_MARK = "々"
"""Where a long row goes on, so that no piece of it is taken for a whole word."""

_ENDS = "\x7f、。（）「」"
"""Signs that most phrases end with, beside blanks."""
_PHRASES = 1 << 15
"""How many are remembered: records share many."""


class Listing(NamedTuple):
    """What the search knows of the cases of a prefecture without their texts."""

    prefecture: str
    size: int
    """Number of the cases."""
    columns: tuple[str, ...]
    """Their fields, and what they say in title and places."""
    chunks: str
    """What they say, as a line for each distinct chunk."""
    pages: str
    """The cases that have it, in the same order."""


def make_listing(entries: Sequence[Entry]) -> Listing:
    """What the search knows of the cases of a prefecture, in one language."""
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for chunk in chunks_of(said_by([entry])):
            pages[chunk].append(number)
    heads = [entry._replace(sections=[]) for entry in entries]
    ways: dict[tuple[int, ...], str] = {}
    lines = []
    for held in map(tuple, pages.values()):
        if held not in ways:
            ways[held] = _ways(held)
        lines.append(ways[held])
    columns = tuple(columns_of(heads, said_by(heads)))
    return Listing(entries[0].prefecture, len(entries), columns, "\n".join(pages), "\n".join(lines))


def chunks_of(text: str) -> set[str]:
    """The chunks of a text."""
    for sign in _ENDS:
        text = text.replace(sign, " ")
    return set(chain.from_iterable(map(_cut, set(text.split()))))


@lru_cache(maxsize=_PHRASES)
def _cut(phrase: str) -> tuple[str, ...]:
    """The chunks of a phrase. Capital letters, which the normal form has none of, would only make more of them."""
    chunks = _CHUNK.findall(phrase.lower())
    if len(phrase) > _LONG and _ROW.search(phrase):
        return tuple([part for chunk in chunks for part in _parts(chunk)])
    return tuple(chunks)


def _parts(chunk: str) -> list[str]:
    """A chunk with its long rows of kanji as pairs."""
    rows = _ROW.findall(chunk)
    if not rows:
        return [chunk]
    edges = _ROW.sub(lambda row: f"{row[0][:_EDGE]}{_MARK}\n{_MARK}{row[0][-_EDGE:]}", chunk).split("\n")
    if chunk.startswith(rows[0]):
        edges[0] = rows[0][:2] + _MARK
    if chunk.endswith(rows[-1]):
        edges.pop()
    return edges + [_MARK + row[at : at + 2] for row in rows for at in range(len(row) - 1)]


# Codes of letters, known to index.js: of the way from a case to the next, from one more than the first; of the number
# of the first case of a prefecture.
_NO_WAY, _FIRST_START = 0x22, 0x3400


def _ways(numbers: Sequence[int]) -> str:
    """Numbers of cases as a letter for the way to each from the one before."""
    ways = [here - there for there, here in zip((-1, *numbers), numbers, strict=False)]
    return "".join([chr(_NO_WAY + way) for way in ways])


def to_listings(language: str, listings: Sequence[Listing]) -> bytes:
    """The cases of all prefectures in one file: their heads, chunks, and which cases have each."""
    *columns, said = zip(*[listing.columns for listing in listings], strict=True)
    heads = BETWEEN_COLUMNS.join([*map("\n".join, columns), "".join(said)])
    merged: dict[str, str] = {}
    first = _FIRST_START
    for listing in listings:
        start = chr(first)
        for chunk, pages in zip(listing.chunks.split("\n"), listing.pages.split("\n"), strict=True):
            merged[chunk] = merged.get(chunk, "") + start + pages
        first += listing.size
    chunks = sorted(merged)
    return to_script(language, ["", heads, "\n".join(chunks), "\n".join([merged[chunk] for chunk in chunks])])
