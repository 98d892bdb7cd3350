"""What is proposed for words without a reading: words and their readings, from the morphemes of the texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.input.readings import ARABIC, ENDINGS, HAS_KANJI, Lexicon, fault_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A short unit of a phrase, as a morphological analyser cuts it."""

    text: str
    kana: str
    """Its reading in katakana; empty where it is not known."""
    kind: str
    """Part of speech of UniDic, the first three of its steps: ``名詞/普通名詞/一般``."""
    form: str = ""
    """The form of a verb or adjective: ``連用形-一般``."""

    @property
    def is_noun(self) -> bool:
        """Whether it can be part of a compound."""
        return self.kind.startswith(("名詞", "接頭辞", "接尾辞", "形状詞")) and self.kana != ""

    @property
    def is_number(self) -> bool:
        """Whether it is a numeral."""
        return self.kind.startswith("名詞/数詞")

    @property
    def is_place(self) -> bool:
        """Whether it is the name of a place."""
        return self.kind == _PLACE


# Parts of speech that are words by themselves, and the forms of verbs and adjectives that people type.
_WORD = ("名詞/普通名詞", "名詞/固有名詞", "動詞", "形容詞", "形状詞/一般", "副詞")
_TYPED = ("", "*", "終止形-一般", "連体形-一般", "連用形-一般")
# What makes a new word with the noun behind it; what makes none with the noun before it; what belongs to a phrase.
_BEFORE = frozenset("多要非再不無高低未被総超準")
_LOOSE = frozenset("等内外中後前時間末用別側上下町市県区村課目各毎頃可番版赤")
_APART = frozenset("等各同約全計毎")
_BOUND = frozenset("者的性化")
_NAME_LENGTH = 12
_NAME_ENDS = (
    *("会", "課", "室", "局", "部", "係", "班", "院", "隊", "センター", "機構", "大学", "法人", "本部", "団体"),
    *("事務所", "ステーション", "チーム", "ネットワーク", "システム", "会議", "拠点", "窓口", "手帳", "シート"),
    *("ノート", "だより", "マニュアル", "マップ", "ツール", "ルール", "ガイド", "手引き", "基金", "事業", "計画"),
    *("調査", "制度", "研修", "講座", "委員", "連合", "協定"),
)
_DOT = "・"
_PLACE = "名詞/固有名詞/地名"
# The longest name of a town has that many morphemes with room to spare.
_PLACE_PARTS = 6


def words_of(morphemes: Sequence[Morpheme]) -> Iterator[tuple[str, str]]:
    """The words with kanji of a phrase and their readings: short ones, those with an affix, and names as a whole."""
    run: list[Morpheme] = []
    for morpheme in [*morphemes, Morpheme("", "", "")]:
        if morpheme.is_noun or (morpheme.text == _DOT and run):
            run.append(morpheme)
            continue
        yield from _words_of_run(run)
        run = []
        if _is_word(morpheme) and len(morpheme.text) > 1:
            yield from _as_words([morpheme])


def _words_of_run(run: Sequence[Morpheme]) -> Iterator[tuple[str, str]]:
    """The words of a row of nouns with their affixes; one letter is a word where it stands alone."""
    for place, morpheme in enumerate(run):
        if _is_word(morpheme) and not (place and run[place - 1].is_number):
            yield from _as_words([morpheme] if len(morpheme.text) > 1 or len(run) == 1 else [])
            yield from _as_words(_with_affixes(run, place))
    if _is_name(run):
        yield from _as_words(run)


def _is_name(run: Sequence[Morpheme]) -> bool:
    """Whether a row of nouns is the name of an organisation or tool, short enough to be typed as a whole."""
    if len(run) < 2 or sum(len(morpheme.text) for morpheme in run) > _NAME_LENGTH:  # noqa: PLR2004 - one noun is no row
        return False
    is_whole = run[0].text not in _BOUND and all(morpheme.text != _DOT for morpheme in run)
    return is_whole and not run[0].kind.startswith("接尾辞") and run[-1].text.endswith(_NAME_ENDS)


def _is_word(morpheme: Morpheme) -> bool:
    """Whether a short unit is a word by itself; one that counts is none."""
    is_counter = len(morpheme.text) == 1 and morpheme.kind.endswith("助数詞可能")
    is_word = morpheme.kind.startswith(_WORD) or (morpheme.kind.startswith("接尾辞") and len(morpheme.text) > 1)
    return is_word and not morpheme.is_number and not is_counter and morpheme.form in _TYPED


def _with_affixes(run: Sequence[Morpheme], place: int) -> Sequence[Morpheme]:
    """The word that a noun makes with one letter before or behind it; nothing where it makes none."""
    noun = run[place]
    if noun.is_place or len(noun.text) == 1 or not HAS_KANJI.search(noun.text):
        return []
    start = place - (place > 0 and run[place - 1].text in _BEFORE)
    end = place + 1 + (place + 1 < len(run) and _is_behind(run[place + 1]))
    return run[start:end] if end - start > 1 else []


def _is_behind(morpheme: Morpheme) -> bool:
    """Whether a letter makes a new word with the noun before it: 者 of 担当者."""
    is_letter = len(morpheme.text) == 1 and HAS_KANJI.match(morpheme.text) is not None
    return is_letter and morpheme.text not in _LOOSE and not morpheme.kind.startswith("接頭辞")


def _as_words(morphemes: Sequence[Morpheme]) -> Iterator[tuple[str, str]]:
    """Some morphemes as one word with its reading, where that is a word with kanji and without digits."""
    word = "".join(morpheme.text for morpheme in morphemes)
    reading = "".join(morpheme.kana for morpheme in morphemes if morpheme.text != _DOT).translate(_TO_HIRAGANA)
    if not fault_of(word, reading) and not any(letter in ARABIC for letter in word):
        yield word, reading


def proposals(
    phrases: Iterable[Sequence[Morpheme]], words: Collection[str], places: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """A reading for each word that has none; of several readings the one that occurs in most phrases.

    The name of a place is left to the registry, unless it is also a word that is read otherwise: 本部 is a town too.

    Args:
        phrases: The morphemes of each phrase.
        words: The words that have a reading, without those of places.
        places: Readings of places.
    """
    counts: dict[str, dict[str, int]] = {}
    cut = [_as_registered(morphemes, places) for morphemes in phrases]
    for morphemes in cut:
        own = {morpheme.text for morpheme in morphemes if morpheme.is_place}
        for word, reading in words_of(morphemes):
            if word not in words and not (word in places and (word in own or reading in places[word])):
                of_word = counts.setdefault(word, {})
                of_word[reading] = of_word.get(reading, 0) + 1
    found = {word: max(readings, key=lambda reading: readings[reading]) for word, readings in counts.items()}
    found |= _left_over(cut, Lexicon(frozenset(words) | places.keys() | found.keys()))
    return dict(sorted(found.items()))


def _left_over(phrases: Iterable[Sequence[Morpheme]], lexicon: Lexicon) -> dict[str, str]:
    """The words that an analyser does not know as such, each made of the morphemes that it lies in: 令 and 和."""
    found: dict[str, str] = {}
    for morphemes in phrases:
        phrase = "".join(morpheme.text for morpheme in morphemes)
        if lexicon.covers(phrase):
            continue
        ends = list(accumulate(len(morpheme.text) for morpheme in morphemes))
        for start, end in lexicon.gaps(phrase):
            first, last = bisect_right(ends, start), bisect_left(ends, end)
            found |= _as_words(morphemes[first : last + 1])
    return found


def _as_registered(morphemes: Sequence[Morpheme], places: Mapping[str, Collection[str]]) -> list[Morpheme]:
    """The same morphemes, with each place as one, read as in the registry: 桂川町 is けいせんまち."""
    named: list[Morpheme] = []
    start = 0
    while start < len(morphemes):
        end = _end_of_place(morphemes, start, places)
        text = "".join(morpheme.text for morpheme in morphemes[start:end])
        kana = "".join(morpheme.kana for morpheme in morphemes[start:end])
        known = places.get(text, ())
        if known and (morphemes[start].is_place or text[-1] in ENDINGS):
            named.append(Morpheme(text, next(iter(known)) if len(known) == 1 else kana, _PLACE))
        elif text in _APART:
            named.append(Morpheme(text, "", "接頭辞"))
        else:
            named.append(morphemes[start])
        start = end
    return named


def _end_of_place(morphemes: Sequence[Morpheme], start: int, places: Mapping[str, Collection[str]]) -> int:
    """Behind the morphemes that make the name of a place with 市, 町 or the like; behind the first where none does."""
    text, end = "", start + 1
    for place in range(start, min(start + _PLACE_PARTS, len(morphemes))):
        text += morphemes[place].text
        if text in places and text[-1] in ENDINGS:
            end = place + 1
    return end
