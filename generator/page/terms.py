"""The glossary as a page, as what a page shows of a term where it is used first, and as files of data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.data.event_sheets import EventSheet
from generator.input.glossary import LANGUAGES, SOURCE
from generator.language.catalogue import Untranslated
from generator.language.words import N_
from generator.search.romaji import to_romaji
from generator.view.cells import Cell
from generator.view.events import EventColumn, Stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.input.glossary import Term
    from generator.language.words import Words

PAGE = "glossary.html"
NAMES = {"ja": ("ja", "日本語"), "en": ("en", "English"), "zh-hans": ("zh-Hans", "简体中文"), "ko": ("ko", "한국어")}
"""Tag of each language of the glossary, and its name in itself."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a language calls a term."""

    tag: str
    language: str
    """In itself."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as its page shows it in one language."""

    slug: str
    name: str
    tag: str
    """Language of the name where it is not that of the page; else empty."""
    reading: str
    definition: str
    same: tuple[str, ...]
    """Other names of the very same thing."""
    others: tuple[Name, ...]
    """What the other languages call it."""
    links: tuple[tuple[str, str], ...]
    """Address from the root of the language, and title."""


@dataclass(frozen=True, slots=True)
class Group:
    """The terms under one letter."""

    letter: str
    anchor: str
    terms: tuple[Shown, ...]


def defined(terms: Iterable[Term]) -> dict[str, Term]:
    """The terms with a definition by their place on the page, which two with the same reading do not share."""
    found: dict[str, Term] = {}
    for term in terms:
        if term.definition:
            slug = to_romaji(term.reading)
            found[slug if slug not in found else f"{slug}-{term.line}"] = term
    return found


def make_glossary(terms: Iterable[Term], words: Words, titles: Mapping[str, str]) -> tuple[Group, ...]:
    """The terms with a definition, by the first letter of their name in one language.

    Args:
        terms: All.
        words: The language.
        titles: Of the pages of that language, by address without ``.html``; links to others are left out.
    """
    shown = [_shown(slug, term, words, titles) for slug, term in defined(terms).items()]
    ordered = sorted(((place(term, words.language.key), term) for term in shown), key=lambda pair: pair[0])
    return tuple(
        Group(letter, f"letter-{anchor}", tuple(term for _, term in found))
        for (letter, anchor), found in groupby(ordered, lambda pair: (pair[0][1], pair[0][2]))
    )


def _shown(slug: str, term: Term, words: Words, titles: Mapping[str, str]) -> Shown:
    key = words.language.key
    own = term.names(key)
    names = own or term.names(SOURCE)
    others = [Name(*NAMES[other], term.names(other)) for other in NAMES if other != key and (own or other != SOURCE)]
    return Shown(
        slug=slug,
        name=names[0],
        tag="" if own else SOURCE,
        reading=term.reading,
        definition=words.gettext(term.definition),
        same=names[1:],
        others=tuple(name for name in others if name.words),
        links=tuple(_links(term.see, titles)),
    )


def _links(see: Sequence[str], titles: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for address in see:
        page, mark, anchor = address.partition("#")
        if page in titles:
            yield f"{page}.html{mark}{anchor}", titles[page]


def place(term: Shown, key: str) -> tuple[int, str, str, str]:
    """Where a term stands in the page of a language: number of its letter, the letter, its anchor, and what orders it.

    Japanese goes by the reading, Chinese by pinyin as far as the code of the letter tells it, others by their letters.
    """
    order, letter_of = _ORDERS.get(term.tag or key, _ORDERS["en"])
    text = order(term)
    return (*letter_of(text), text)


_KANA = "あかさたなはまやらわ"
_PLAIN = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょゎゔ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほあいうえおつやゆよわう",
)


def _by_reading(term: Shown) -> str:
    """The reading without marks and with vowels for strokes, and then as it is."""
    plain = ""
    for letter in term.reading:
        vowel = to_romaji(plain[-1:])[-1:]
        plain += "あいうえお"["aiueo".find(vowel)] if letter == "ー" else letter
    return f"{plain.translate(_PLAIN)} {term.reading}"


def _kana_row(text: str) -> tuple[int, str, str]:
    number = sum(text[0] >= first for first in _KANA) - 1
    return number, _KANA[number], to_romaji(_KANA[number])


def _by_letters(term: Shown) -> str:
    return term.name.casefold()


def _latin(text: str) -> tuple[int, str, str]:
    letter = text[0].upper()
    return ord(letter), letter, text[0] if letter.isascii() and letter.isalnum() else "other"


# The first letter of each part of GB 2312, whose most frequent letters stand in the order of pinyin.
_PINYIN = dict(zip("abcdefghjklmnopqrstwxyz", "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", strict=True))


def _by_pinyin(term: Shown) -> str:
    return term.name.casefold().encode("gb18030").decode("latin-1")


def _pinyin(text: str) -> tuple[int, str, str]:
    letters = [letter for letter, first in _PINYIN.items() if text >= first.encode("gb18030").decode("latin-1")]
    return _latin(letters[-1] if letters else text)


_HANGUL = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_HANGUL_ANCHORS = ("g", "n", "d", "r", "m", "b", "s", "o", "j", "ch", "k", "t", "p", "h")
_INITIALS = (0, 0, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 8, 8, 9, 10, 11, 12, 13)
"""Place in ``_HANGUL`` of each of the consonants that a syllable begins with; doubled ones count as single."""


def _hangul(text: str) -> tuple[int, str, str]:
    number = (ord(text[0]) - ord("가")) // 588
    if not 0 <= number < len(_INITIALS):
        return 99, "A–Z, 0–9", "latin"
    initial = _INITIALS[number]
    return initial, _HANGUL[initial], _HANGUL_ANCHORS[initial]


_ORDERS: dict[str, tuple[Callable[[Shown], str], Callable[[str], tuple[int, str, str]]]] = {
    "ja": (_by_reading, _kana_row),
    "en": (_by_letters, _latin),
    "zh-hans": (_by_pinyin, _pinyin),
    "ko": (_by_letters, _hangul),
}


# What a term stands between where it is a word of its own: not a part of a longer one, which means something else.
_KANJI = r"[一-鿿々ァ-ヺー・\w]"
_PARTICLES = "[은는이가을를의에로와과도만나]|으로|에서|에게|부터|까지|이며|입니다"
_AROUND = {
    "ja": (f"(?<!{_KANJI})", f"(?!{_KANJI})"),
    "en": (r"(?<!\w)", r"s?(?!\w)"),
    "ko": (r"(?<![가-힣\w])", rf"(?=(?:{_PARTICLES}){{0,2}}(?![가-힣\w]))"),
    "zh-hans": (r"(?<!\w)", r"(?!\w)"),
}
_SPECIAL, _ESCAPED = re.compile(r"[.*+?^${}()|[\]\\/]"), r"\\\g<0>"


def to_terms(terms: Iterable[Term], words: Words) -> bytes:
    """The terms of a language as a script: how to find them in a text, where they lead and what they mean.

    A term without a word or a definition in that language is left out.
    """
    key, folder = words.language.key, words.language.folder
    rows: list[list[str]] = []
    found: list[str] = []
    for slug, term in defined(terms).items():
        definition, names = words.gettext(term.definition), term.names(key)
        if names and not isinstance(definition, Untranslated):
            rows.append([slug, definition, *(name.lower() for name in names)])
            found += names
    data = [folder + PAGE, words.gettext(N_("用語集で見る")), _pattern(found, key), rows]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))[1:-1].replace("</", "<\\/")
    return f"renkei.termData({text});\n".encode()


def _pattern(names: Iterable[str], key: str) -> str:
    """A regular expression that finds names as words of their own, the longest first, in English in the plural too.

    The first letter may be a capital, as at the start of a sentence; where others are, it is a part of a proper name.
    """
    before, behind = _AROUND.get(key, _AROUND["zh-hans"])
    found = sorted(set(names), key=lambda name: (-len(name), name))
    return f"{before}(?:{'|'.join(map(_either_case, found)) or '(?!)'}){behind}"


def _either_case(name: str) -> str:
    text, first = _SPECIAL.sub(_ESCAPED, name), name[0]
    return f"[{first.upper()}{first}]{text[1:]}" if first.islower() and first.isascii() else text


def make_term_sheet(terms: Iterable[Term]) -> EventSheet:
    """The terms with a definition as a file."""
    rows = tuple((slug, _cells(term)) for slug, term in defined(terms).items())
    names = frozenset({"en", "zh_hans", "ko"})
    return EventSheet("term_id", _COLUMNS, rows, names | {"synonyms", "see"}, names)


def _cells(term: Term) -> tuple[Cell, ...]:
    same = [term.names(SOURCE)[1:], *(term.names(key) for key in LANGUAGES)]
    columns = [(term.term,), (term.reading,), (term.definition,), *same, term.see]
    return tuple(Cell(found, found) for found in columns)


def _column(name: str, label: str) -> EventColumn:
    return EventColumn(name, label, lambda _item, _words: Stand(Cell()))


_COLUMNS = (
    _column("term", N_("用語")),
    _column("reading", N_("読み")),
    _column("definition", N_("意味")),
    _column("synonyms", N_("別の言い方・略称")),
    _column("en", "English"),
    _column("zh_hans", "简体中文"),
    _column("ko", "한국어"),
    _column("see", N_("関連するページ")),
)
