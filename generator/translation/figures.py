"""The figures of a Japanese sentence, and which of them a translation lost or made up.

Every figure may be said in several ways: 平成30年 as 2018, 4割 as 40 %, 二つ as "two" or "both".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.translation.numerals import KANJI_RUN, MONTHS, NUMBER, Said, kanji_number, numbers_in, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sentence."""

    written: str
    """As the sentence has it."""
    values: tuple[Decimal, ...]
    """Numbers of which any one says it."""
    parts: tuple[Decimal, ...] = ()
    """Numbers that say it together where no value does; empty for none."""
    beside: tuple[str, ...] = ()
    """Patterns of which one must stand in the translation where the parts say it."""
    words: tuple[str, ...] = ()
    """Patterns that say it without any number."""

    def is_said(self, said: Said) -> bool:
        """Whether a translation says the figure."""
        if any(map(said.says, self.values)) or (self.words and said.has(*self.words)):
            return True
        in_parts = bool(self.parts) and all(map(said.says, self.parts))
        return in_parts and (not self.beside or said.has(*self.beside))


_ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019, "S": 1926, "H": 1989, "R": 2019}
_ERA_WORDS = (
    "Meiji",
    "Taish",
    "Sh[oō]wa",
    "Heisei",
    "Reiwa",
    "明治|大正|昭和|平成|令和",
    "메이지|다이쇼|쇼와|헤이세이|레이와",
)
_MORE_YEARS = r"(?:年度?)?(?:[・、,/~\-–−]|から|及び|と|または)"
_ERA = re.compile(
    rf"(明治|大正|昭和|平成|令和|(?<![A-Za-z])[SHR](?=\d{{1,2}}[年.]))(\d{{1,2}}|元)((?:{_MORE_YEARS}\d{{1,2}}(?=年|/|$))*)"
)
_ENGLISH_PARTS = {2: "hal(?:f|ves)", 3: "thirds?", 4: "quarters?|fourths?", 5: "fifths?", 10: "tenths?"}
_FRACTION = re.compile(r"(\d+)分の(\d+)|(?<![\d/.])(\d)/(\d{1,2})(?![\d/])")
_TENTHS = re.compile(r"(\d+|[一二三四五六七八九十])割(?:(\d)分)?(?![合引り当高振])")
_HALF = re.compile(r"半数|半分|過半")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月|(?<=\d{4}-)(\d\d)(?!\d)")
_HOUR = re.compile(r"(?<!\d)(1[3-9]|2[0-3])(?:時(?!間)|:(?=\d\d))")
_COUNTED = re.compile(
    r"第([一二三四五六七八九十]+)|(?<![一二三四五六七八九十百千])([二三四五六七八九十]+)"
    r"(?=つ|師会|人(?!前)|次(?!第)|者|期|件|回|種(?!多)|日以上|か所|ヶ所|か月|段階|階層|年間|年度|団体|職種)"
)
_TENTHS_WORDS = ("成", "할", r"\btenths?\b", r"\b10\b", r"\bten\b")
_HALF_WORDS = (r"\bhal(?:f|ves)\b", r"\bmajority\b", "半", "절반|반수|과반|반")
_IDIOMS = {
    "半": (2, 6, 30, 50),
    "隔": (2,),
    "両": (2,),
    "双": (2,),
    "倍": (2,),
    "毎": (1,),
    "終日": (24,),
    "通年": (12,),
}
_IDIOMS |= {"四半期": (3, 4), "全": (1, 100), "元年": (1,), "後期高齢": (75,), "コロナ": (19,)}

Taken = list[tuple[int, int]]


def figures_of(source: str) -> list[Figure]:
    """The figures of a Japanese text that a translation has to say, in no order, each once.

    A one in kanji is none of them (一部, 一体, 一つの市), nor is 両; other languages say it by their articles.
    """
    text = plain(source)
    found: list[Figure] = []
    for pattern, make in _FORMS:
        kept: list[str] = []
        end = 0
        for match in pattern.finditer(text):
            found += make(match)
            kept += (text[end : match.start()], " " * len(match[0]))
            end = match.end()
        text = "".join([*kept, text[end:]])
    found += [Figure(written, (value,)) for written, value in numbers_in(text)]
    return list(dict.fromkeys(found))


def _eras(match: re.Match[str]) -> Iterator[Figure]:
    start = _ERAS[match[1]] - 1
    numbers = [match[2], *re.findall(r"\d+", match[3])]
    for place, number in enumerate(numbers):
        year = 1 if number == "元" else int(number)
        values = (Decimal(start + year), *([Decimal(year)] if place or len(match[1]) == 1 else []))
        yield Figure(f"{match[1]}{number}", values, (Decimal(year),), _ERA_WORDS)


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    below, above = (match[1], match[2]) if match[1] else (match[4], match[3])
    whole = _ENGLISH_PARTS.get(int(below))
    words = [rf"\b(?:{whole})\b"] if whole else []
    words += _HALF_WORDS if (above, below) == ("1", "2") else ()
    yield Figure(match[0], (), (Decimal(below), Decimal(above)), (), tuple(words))


def _tenths(match: re.Match[str]) -> Iterator[Figure]:
    tenths = Decimal(kanji_number(match[1]) or 0) if not match[1].isdecimal() else Decimal(match[1])
    share = tenths * 10 + Decimal(match[2] or 0)
    words = _HALF_WORDS if share == 50 else ()  # noqa: PLR2004 - percent
    yield Figure(match[0], (share,), (tenths,), _TENTHS_WORDS, words)


def _half(match: re.Match[str]) -> Iterator[Figure]:
    yield Figure(match[0], (Decimal(50),), (Decimal(2),), (), _HALF_WORDS)


def _month(match: re.Match[str]) -> Iterator[Figure]:
    number = int(match[1] or match[2])
    is_month = 1 <= number <= len(MONTHS)
    words = (rf"\b{MONTHS[number - 1][:3]}(?:{MONTHS[number - 1][3:]}|t?\b)",) if is_month else ()
    yield Figure(match[0], (Decimal(number),), words=words)


def _hour(match: re.Match[str]) -> Iterator[Figure]:
    yield Figure(match[1], (Decimal(match[1]), Decimal(int(match[1]) - 12)))


def _counted(match: re.Match[str]) -> Iterator[Figure]:
    number = kanji_number(match[1] or match[2])
    if number:
        yield Figure(match[0], (Decimal(number),))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Figure]]], ...] = (
    (_ERA, _eras),
    (_FRACTION, _fraction),
    (_TENTHS, _tenths),
    (_HALF, _half),
    (_MONTH, _month),
    (_HOUR, _hour),
    (_COUNTED, _counted),
)
"""What is read in this order; each form takes its letters away from those after it."""

_DIGIT = re.compile(r"[\d①-⑳]")
_NUMERAL = re.compile(r"[\d①-⑳二三四五六七八九十半割元]")


def lost_figures(source: str, translation: str, language: str) -> list[str]:
    """The figures of a source that its translation does not say, as the source writes them."""
    if not _NUMERAL.search(source):
        return []
    figures = figures_of(source)
    if not figures:
        return []
    said = Said(translation, language)
    return [figure.written for figure in figures if not figure.is_said(said)]


def added_figures(source: str, translation: str, language: str) -> list[str]:
    """The numbers in the digits of a translation that its source does not say in any way."""
    if not _DIGIT.search(translation):
        return []
    said = Said(translation, language)
    known = set(_all_values(source))
    return [
        written
        for written, value in said.written.items()
        if value not in known and said.years.get(written) not in known and not _in_pieces(written, known)
    ]


def _in_pieces(written: str, known: set[Decimal]) -> bool:
    """Whether what reads as one large number is several that the source says, or a number before its unit."""
    digits = re.findall(NUMBER, written)
    return all(Decimal(part.replace(",", "")) in known for part in digits)


def _all_values(source: str) -> Iterator[Decimal]:
    """Every number that could be read out of a source, with those of its idioms."""
    text = plain(source)
    for figure in figures_of(source):
        yield from figure.values
        yield from figure.parts
    for written, value in numbers_in(text):
        yield value
        yield from (Decimal(part.replace(",", "")) for part in re.findall(NUMBER, written))
    for run in KANJI_RUN.findall(text):
        number = kanji_number(run)
        if number is not None:
            yield Decimal(number)
        yield from (Decimal(kanji_number(letter) or 0) for letter in run)
    for idiom, numbers in _IDIOMS.items():
        if idiom in text:
            yield from map(Decimal, numbers)
