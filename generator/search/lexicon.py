"""The dictionary of the search: what people may mean by a word, without what the search finds out by itself.

It is loaded with the first query, so each word in it has to be worth its letters. Left out are words and concepts that
stand nowhere in the texts of the site, and readings that follow from those of other words (在宅医療 is 在宅 and 医療).
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from generator.input.readings import HAS_KANJI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.input.glossary import Term
    from generator.input.registry import Prefecture, Registry, Town
    from generator.search.index import Entry

_BETWEEN_NAMES, _BETWEEN_ROWS = "|", "\n"
# Ways to write the same word that the normaliser cannot make one: with another kanji or none.
_SPELLINGS = (
    "障害 障がい 障碍",
    "子ども 子供 こども",
    "一人 ひとり 独り",
    "身寄り 身より",
    "看取り 看とり 見取り 見とり",
    "気づき 気付き",
    "づけ 付け",
    "切れ目 切れめ",
    "関わり かかわり 係わり",
    "つなが 繋が",
    "つなぐ 繋ぐ",
    "つなぎ 繋ぎ",
    "づくり 作り 造り 創り",
    "まち 町 街",
    "あり方 在り方",
    "とりまとめ 取りまとめ 取り纏め",
    "見守り みまもり",
    "暮らし くらし",
    "支え ささえ",
    "進め方 すすめ方",
    "話し合い 話合い はなしあい",
    "ふれあい 触れ合い",
    "さまざま 様々",
    "すべて 全て",
    "できる 出来る",
    "わかる 分かる",
    "ください 下さい",
    "とき 時",
    "ところ 所",
    "ため 為",
    "ほか 他 外",
    "ともに 共に",
    "いきいき 生き生き",
    "ひきこもり 引きこもり",
    "もの忘れ 物忘れ",
    "ごみ ゴミ",
    "めざす 目指す",
    "むすぶ 結ぶ",
    "ひろば 広場",
    "いえ 家",
    "がん 癌 ガン",
    "けが 怪我 ケガ",
    "ねたきり 寝たきり",
    "うつ 鬱",
    " ",
)
_IN_KANA = re.compile("[ぁ-ゖァ-ヶー]+")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# What the search reads in several ways: kana, numerals, hyphens, dots. Without it texts and words can be compared here
# without a second normaliser; a word that is kept for nothing does no harm.
_VARIABLE = re.compile(r"[ぁ-ゖーヵヶケカ・\s〇一二三四五六七八九\-‐-―−〜~.]+")


class Lexicon(NamedTuple):
    """What the dictionary is made of."""

    glossary: Sequence[Term]
    readings: Mapping[str, str]
    """Of other words, in hiragana."""
    places: Collection[tuple[str, ...]]
    """Names and kana of the places with cases, and what they are called in kanji elsewhere where that differs."""


def places_of(
    registry: Registry, prefectures: Iterable[Prefecture], towns: Collection[str]
) -> Collection[tuple[str, ...]]:
    """Names of places; those in other kanji are told, while those in hangul follow from the kana.

    Args:
        registry: Of all places.
        prefectures: Those with cases.
        towns: Names of the municipalities with cases, in Japanese.
    """
    known: list[Town | Prefecture] = [*prefectures, *(town for town in registry.towns.values() if town.name in towns)]
    return {(place.name, place.kana, *_other_kanji(place)) for place in known}


def _other_kanji(place: Town | Prefecture) -> list[str]:
    return [name for name in place.names.values() if HAS_KANJI.search(name) and name != place.name]


def skeleton(text: str) -> str:
    """What of a text is written in one way only."""
    return _VARIABLE.sub("", unicodedata.normalize("NFKC", text).casefold())


def skeleton_of(entries: Iterable[Entry]) -> str:
    """The same of all that pages say."""
    lines: dict[str, None] = {}
    for entry in entries:
        lines |= dict.fromkeys((entry.title, entry.places))
        for section in entry.sections:
            lines |= dict.fromkeys((section.heading, *section.text.split("\n")))
    return "\n".join([skeleton(line) for line in lines])


def without_unused(lexicon: Lexicon, texts: str) -> Lexicon:
    """A lexicon without the words and concepts of which nothing stands in the texts.

    Args:
        lexicon: The whole.
        texts: The skeleton of all texts.
    """

    def is_used(word: str) -> bool:
        return skeleton(word) in texts

    glossary = [term for term in lexicon.glossary if any(map(is_used, (term.term, *term.synonyms, *term.foreign)))]
    readings = {word: reading for word, reading in lexicon.readings.items() if is_used(word)}
    return lexicon._replace(glossary=glossary, readings=readings)


def to_dictionary(lexicon: Lexicon) -> bytes:
    """The dictionary as a script; names in columns, since like beside like packs best."""
    glossary = sorted(lexicon.glossary, key=lambda term: term.reading)
    words = sorted(lexicon.readings)
    told = told_readings({**lexicon.readings, **{term.term: term.reading for term in glossary}})
    data = {
        "terms": _column([term.term] for term in glossary),
        "termReadings": _column([told.get(term.term, "")] for term in glossary),
        "synonyms": _column(term.synonyms for term in glossary),
        "foreign": [_column(names) for names in zip(*[term.by_language for term in glossary], strict=True)],
        "words": _column([word] for word in words),
        "wordReadings": _column([told.get(word, "")] for word in words),
        "places": sorted(lexicon.places),
        "spellings": _BETWEEN_ROWS.join(_SPELLINGS),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"renkei.searchDictionary({text});\n".encode()


def _column(cells: Iterable[Iterable[str]]) -> str:
    return _BETWEEN_ROWS.join([_BETWEEN_NAMES.join(cell) for cell in cells])


def told_readings(readings: Mapping[str, str]) -> dict[str, str]:
    """The readings that do not follow from others; the browser finds the rest in the same way."""
    told: dict[str, str] = {}
    for word in sorted(readings, key=len):
        if composed(word, told) != readings[word]:
            told[word] = readings[word]
    return told


def composed(word: str, told: Mapping[str, str]) -> str:
    """The reading of a word from those of its parts, the longest first part that leaves a rest with one; else empty.

    Args:
        word: The word.
        told: Readings of the shorter words.
    """
    for end in range(len(word) - 1, 0, -1):
        first = _read(word[:end], told)
        rest = first and (_read(word[end:], told) or composed(word[end:], told))
        if rest:
            return first + rest
    return ""


def _read(part: str, told: Mapping[str, str]) -> str:
    return told.get(part, "") or (part.translate(_TO_HIRAGANA) if _IN_KANA.fullmatch(part) else "")
