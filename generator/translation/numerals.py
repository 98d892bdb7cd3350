"""The numbers that a text says, in digits and in words, as each language writes them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_CIRCLED = {ord("①") + number: f" {number + 1} " for number in range(20)}
NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_UNITS |= {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_UNITS |= {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNIT = r"[十百千십백천]?[万億亿兆만억조]|[百千](?!葉)|[백천](?![가-힣])"
_UNIT += r"|[ -]?(?:hundred|thousand|million|billion|trillion)\b"
_PART = re.compile(rf"({NUMBER})(?:\s?({_UNIT}))?", re.IGNORECASE)
_CHAIN = re.compile(rf"(?:(?:{NUMBER})\s?(?:{_UNIT})\s?)*(?:{NUMBER})(?:\s?(?:{_UNIT}))?", re.IGNORECASE)
_OTHER = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?!\d)|\d+,\d+")
"""How languages without a table of their own may write a large or a broken number."""
_QUOTED = re.compile(r"\d*[ぁ-ゖァ-ヶー々〇一-龥][\dぁ-ゖァ-ヶー々〇一-龥・\-]*")
"""A name in Japanese beside its translation; what it says does not stand for what the translation says."""
_SHORT_YEAR = re.compile(r"(?<!\d)(19|20)(\d\d)[-–—/~](\d\d)(?!\d)")
_DIGITS = {letter: number for number, letter in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "俩": 2,
    "双": 2,
}
KANJI_RUN = re.compile(r"[〇零一二三四五六七八九十百两俩双]+")

# What says a number without a digit, by language; the rest of a word may follow a stem that ends in a star.
_ENGLISH = {
    1: "one first once single sole only a an each per every annual* yearly same individual primary alone",
    2: "two second* twice both pair* double* dual couple half bi* either another",
    3: "three third* tertiary triple thrice tripartite quarterly",
    4: "four fourth* quarter* quadruple",
    5: "five fifth*",
    6: "six sixth* half",
    7: "seven seventh*",
    8: "eight eighth*",
    9: "nine ninth*",
    10: "ten tenth* tenfold decade",
    11: "eleven eleventh*",
    12: "twelve twelfth* dozen year monthly",
    15: "fifteen fifteenth",
    18: "eighteen eighteenth",
    20: "twenty twentieth",
    24: "clock round-the-clock",
    30: "thirty",
    40: "forty",
    50: "fifty half",
    60: "sixty",
    100: "hundred all entire* whole full* completely",
}
_KOREAN = {
    1: "한 하나* 첫* 일 일차* 제일* 각* 매* 단일* 같은 단독* 연",
    2: "두 둘* 양* 쌍* 이차* 제이* 두어",
    3: "세 셋* 석 서 삼차* 삼자* 삼사* 제삼* 3*",
    4: "네 넷* 넉 사차* 사사* 사자* 제사* 분기*",
    5: "다섯* 오차* 제오*",
    6: "여섯* 육차* 제육* 반년*",
    7: "일곱* 칠차* 제칠*",
    8: "여덟* 팔차* 제팔*",
    9: "아홉* 구차* 제구*",
    10: "열 열째* 십차* 제십*",
    11: "열한",
    12: "열두 열둘* 일년*",
    20: "스무 스물*",
    50: "절반* 반수* 반",
    100: "백* 모두 전부*",
}
_CHINESE = {1: "首 单 每 各 同", 4: "季", 6: "半年", 50: "半", 100: "全 百"}
MONTHS = (
    *(["january", "february", "march", "april", "may", "june", "july"]),
    *(["august", "september", "october", "november", "december"]),
)


def plain(text: str) -> str:
    """A text in one way of writing, without its placeholders; circled digits stand apart from what follows."""
    return unicodedata.normalize("NFKC", _PLACEHOLDER.sub(" ", text).translate(_CIRCLED)).replace("〜", "~")


def numbers_in(text: str) -> Iterator[tuple[str, Decimal]]:
    """The numbers of a plain text that stand in digits: as written, and with the units that multiply them.

    Parts that follow each other, such as those of 1億2,000万, are one number.
    """
    for chain in _CHAIN.finditer(text):
        parts = _PART.findall(chain[0])
        yield chain[0], sum((_value(digits) * _size(unit) for digits, unit in parts), Decimal(0))


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


@cache
def _size(unit: str | None) -> Decimal:
    """What a unit multiplies by; 1 for none."""
    if not unit:
        return Decimal(1)
    word = unit.strip(" -").lower()
    if word in _UNITS:
        return Decimal(_UNITS[word])
    return Decimal(_UNITS[word[0]] * _UNITS[word[1]])


def kanji_number(run: str) -> int | None:
    """The number of a run of kanji numerals up to 999; None where they are no number, as in 三々五々 or 四五."""
    total = digit = 0
    for one, other in pairwise(run):
        if one in _DIGITS and other in _DIGITS:
            return None
    for letter in run:
        if letter in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[letter], 0
        else:
            digit = _DIGITS[letter]
    return total + digit


class Said:
    """The numbers that a translation says.

    Args:
        text: The translation.
        language: Key of its language.
    """

    def __init__(self, text: str, language: str) -> None:
        self.text = plain(text)
        self.language = language
        own = self.text if _is_chinese(language) else _QUOTED.sub(" ", self.text)
        if language not in _LANGUAGES:
            own = _OTHER.sub(lambda match: _in_our_form(match[0]), own)
        self.written = dict(numbers_in(own))
        """The numbers in digits, by how they are written."""
        self.years = {match[3]: Decimal(match[1] + match[3]) for match in _SHORT_YEAR.finditer(own)}
        """What may be the second year of a range, written in two digits, as in 2015–18."""
        self.values = {*self.written.values(), *self.years.values()}

    def says(self, number: Decimal) -> bool:
        """Whether the number is there, in digits or in words."""
        return number in self.values or self._says_in_words(number)

    def _says_in_words(self, number: Decimal) -> bool:
        if number != number.to_integral_value():
            return False
        whole = int(number)
        if self.language not in _LANGUAGES:
            return whole <= _FEW
        if _is_chinese(self.language) and whole in map(kanji_number, KANJI_RUN.findall(self.text)):
            return True
        pattern = _words(self.language, whole)
        return pattern is not None and pattern.search(self.text) is not None

    def has(self, *patterns: str) -> bool:
        """Whether any of these patterns is in the text."""
        return any(re.search(pattern, self.text, re.IGNORECASE) for pattern in patterns)


_LANGUAGES = {"en": _ENGLISH, "zh-hans": _CHINESE, "ko": _KOREAN}
_FEW = 12
"""In a language without a table, numbers up to this one may stand as words that nobody here can tell."""


def _is_chinese(language: str) -> bool:
    return language.startswith("zh")


def _in_our_form(number: str) -> str:
    """A number with commas between its thousands and a point before its broken part."""
    whole, _, rest = number.partition(",")
    return f"{int(re.sub(r'[^0-9]', '', whole)):,}{'.' if rest else ''}{rest}"


@cache
def _words(language: str, number: int) -> re.Pattern[str] | None:
    words = _LANGUAGES[language].get(number, "").split()
    if not words:
        return None
    if _is_chinese(language):
        return re.compile("|".join(words))
    before, after = (r"\b", r"\b") if language == "en" else (r"(?<![가-힣])", r"(?![가-힣])")
    parts = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else after) for word in words]
    return re.compile(f"{before}(?:{'|'.join(parts)})", re.IGNORECASE)
