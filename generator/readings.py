"""Readings of words: the file that people correct, which words lack one, and what is proposed for them.

A search for かまいし finds 釜石 only where that reading is known. Readings of towns are in the registry, those of the
terms of the field in the glossary, those of all other words in ``content/data/readings.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.documents import decode_text
from generator.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.registry import Registry

HEADER = "word\treading"
_MAX_BYTES = 4 * 1024 * 1024

_KANJI = "一-鿿㐀-䶿豈-﫿々〆\U00020000-\U0003ffff"
_HAS_KANJI = re.compile(f"[{_KANJI}]")
_READING = re.compile("[ぁ-ゖー]+")
_SPACE = re.compile(r"\s")
# Letters and digits with nothing but dots between them; no word goes beyond its ends.
_PHRASE = re.compile(f"[0-9０-９ぁ-ゖァ-ヺー・]*[{_KANJI}][0-9０-９ぁ-ゖァ-ヺー・{_KANJI}]*")
_INFLECTED = re.compile("[ぁ-ん]+$")
_RUN = re.compile(f"[{_KANJI}]{{2,}}")
_ARABIC = "0123456789０１２３４５６７８９"
_DIGITS = f"{_ARABIC}〇一二三四五六七八九十百千万億"
# What is put before or behind words of any kind; a row of nothing else is no word.
_AFFIXES = frozenset("的性化等内外中後前時間末側別用各毎年月日課室係市町村区県数目全再両約者")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def parse_readings(file: str, data: bytes) -> dict[str, str]:
    """The reading of each word, in the order of the file.

    Raises:
        InputError: A line is not a word with kanji and its reading in hiragana, or a word stands twice.
    """
    head, *lines = decode_text(file, data, _MAX_BYTES).splitlines() or [""]
    problems = [] if head == HEADER else [Problem(file, 1, 1, "", "readings_head", values(found=_shown(head)))]
    places: dict[str, int] = {}
    readings: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        word, _, reading = line.partition("\t")
        match "readings_double" if word in places else _fault(word, reading):
            case "readings_double":
                named = values(found=word, first=places[word])
                problems.append(Problem(file, number, 1, "", "readings_double", named))
            case "reading_kana":
                named = values(found=reading)
                problems.append(Problem(file, number, len(word) + 2, "reading", "reading_kana", named))
            case str(kind) if kind:
                problems.append(Problem(file, number, 1, "", kind, values(found=_shown(line))))
        places.setdefault(word, number)
        readings[word] = reading
    if problems:
        raise InputError(problems)
    return readings


def _fault(word: str, reading: str) -> str:
    """What is wrong with a row; empty where nothing is."""
    if not word or not reading or "\t" in reading or _SPACE.search(word):
        return "readings_columns"
    if not _HAS_KANJI.search(word):
        return "readings_kanji"
    return "" if _READING.fullmatch(reading) else "reading_kana"


def _shown(line: str) -> str:
    """A line as a message shows it, with its tabs."""
    return line.replace("\t", "⇥") or "—"


def to_tsv(readings: Mapping[str, str]) -> bytes:
    """The file of readings, sorted by word."""
    lines = [HEADER, *(f"{word}\t{reading}" for word, reading in sorted(readings.items()))]
    return ("\n".join(lines) + "\n").encode()


_ENDINGS = {"市": "し", "区": "く", "町": "ちょう|まち", "村": "そん|むら", "都": "と", "府": "ふ", "県": "けん"}


def place_readings(registry: Registry) -> dict[str, set[str]]:
    """Readings of all municipalities and prefectures, each with and without 市, 区, 町, 村, 都, 府 or 県."""
    readings: dict[str, set[str]] = {}
    for place in (*registry.towns.values(), *registry.prefectures.values()):
        readings.setdefault(place.name, set()).add(place.kana)
        for ending in _ENDINGS.get(place.name[-1], "").split("|"):
            if ending and place.kana.endswith(ending):
                readings.setdefault(place.name[:-1], set()).add(place.kana.removesuffix(ending))
    return readings


def phrases_of(text: str) -> list[str]:
    """The phrases with kanji of a text: letters and digits with nothing but dots between them."""
    return _PHRASE.findall(text)


@dataclass(frozen=True)
class Lexicon:
    """The words whose reading is known, wherever it is known from."""

    words: frozenset[str]
    _runs: dict[str, bool] = field(default_factory=dict, compare=False)
    """Whether a run of kanji, by itself, is covered."""

    @cached_property
    def _all(self) -> frozenset[str]:
        """The words, and what stays of a verb or adjective in all its forms: 役立 of 役立つ."""
        return self.words | {stem for word in self.words if len(stem := _INFLECTED.sub("", word)) > 1}

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """How long the words are that begin with a letter, the longest first."""
        lengths: dict[str, set[int]] = {}
        for word in self._all - {""}:
            lengths.setdefault(word[0], set()).add(len(word))
        return {letter: sorted(found, reverse=True) for letter, found in lengths.items()}

    def covers(self, phrase: str) -> bool:
        """Whether no run of kanji of a phrase needs the kana around it to be read; most need none."""
        for run in _RUN.findall(phrase):
            if run not in self._runs:
                self._runs[run] = not self.gaps(run)
            if not self._runs[run]:
                return False
        return True

    def gaps(self, phrase: str) -> list[tuple[int, int]]:
        """Where two kanji or more stay when the longest known words are taken out of a phrase from its begin on."""
        left, place = [], 0
        while place < len(phrase):
            length = self._length_at(phrase, place)
            left.append(" " * length if length else " " if _is_counter(phrase, place) else phrase[place])
            place += length or 1
        return [found.span() for found in _RUN.finditer("".join(left)) if not _AFFIXES.issuperset(found[0])]

    def _length_at(self, phrase: str, place: int) -> int:
        """How long the longest known word is that begins here; 0 where none does."""
        lengths = self._lengths.get(phrase[place], ())
        return next((length for length in lengths if phrase[place : place + length] in self._all), 0)


def _is_counter(phrase: str, place: int) -> bool:
    """Whether a letter is a digit, or what is counted right behind one."""
    return phrase[place] in _DIGITS or (place > 0 and phrase[place - 1] in _DIGITS)


def missing_words(texts: Iterable[tuple[str, str]], lexicon: Lexicon) -> dict[str, str]:
    """The words without a reading, sorted, each with the file where it stands first.

    Args:
        texts: File and text of all that search finds.
        lexicon: The words that have one.
    """
    missing: dict[str, str] = {}
    seen: set[str] = set()
    for file, text in texts:
        for phrase in phrases_of(text):
            if phrase not in seen:
                seen.add(phrase)
                if not lexicon.covers(phrase):
                    for start, end in lexicon.gaps(phrase):
                        missing.setdefault(phrase[start:end], file)
    return dict(sorted(missing.items()))


@dataclass(frozen=True, slots=True)
class Piece:
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
        return self.kind == "名詞/固有名詞/地名"


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


def words_of(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """The words with kanji of a phrase and their readings: short ones, those with an affix, and names as a whole."""
    run: list[Piece] = []
    for piece in [*pieces, Piece("", "", "")]:
        if piece.is_noun or (piece.text == _DOT and run):
            run.append(piece)
            continue
        yield from _words_of_run(run)
        run = []
        if _is_word(piece) and len(piece.text) > 1:
            yield from _as_words([piece])


def _words_of_run(run: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """The words of a row of nouns with their affixes; one letter is a word where it stands alone."""
    for place, piece in enumerate(run):
        if _is_word(piece) and not (place and run[place - 1].is_number):
            yield from _as_words([piece] if len(piece.text) > 1 or len(run) == 1 else [])
            yield from _as_words(_with_affixes(run, place))
    if _is_name(run):
        yield from _as_words(run)


def _is_name(run: Sequence[Piece]) -> bool:
    """Whether a row of nouns is the name of an organisation or tool, short enough to be typed as a whole."""
    if len(run) < 2 or sum(len(piece.text) for piece in run) > _NAME_LENGTH:  # noqa: PLR2004 - one noun is no row
        return False
    is_whole = run[0].text not in _BOUND and all(piece.text != _DOT for piece in run)
    return is_whole and not run[0].kind.startswith("接尾辞") and run[-1].text.endswith(_NAME_ENDS)


def _is_word(piece: Piece) -> bool:
    """Whether a short unit is a word by itself; one that counts is none."""
    is_counter = len(piece.text) == 1 and piece.kind.endswith("助数詞可能")
    is_word = piece.kind.startswith(_WORD) or (piece.kind.startswith("接尾辞") and len(piece.text) > 1)
    return is_word and not piece.is_number and not is_counter and piece.form in _TYPED


def _with_affixes(run: Sequence[Piece], place: int) -> Sequence[Piece]:
    """The word that a noun makes with one letter before or behind it; nothing where it makes none."""
    noun = run[place]
    if noun.is_place or len(noun.text) == 1 or not _HAS_KANJI.search(noun.text):
        return []
    start = place - (place > 0 and run[place - 1].text in _BEFORE)
    end = place + 1 + (place + 1 < len(run) and _is_behind(run[place + 1]))
    return run[start:end] if end - start > 1 else []


def _is_behind(piece: Piece) -> bool:
    """Whether a letter makes a new word with the noun before it: 者 of 担当者."""
    is_letter = len(piece.text) == 1 and _HAS_KANJI.match(piece.text) is not None
    return is_letter and piece.text not in _LOOSE and not piece.kind.startswith("接頭辞")


def _as_words(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Some pieces as one word with its reading, where that is a word with kanji and without digits."""
    word = "".join(piece.text for piece in pieces)
    reading = "".join(piece.kana for piece in pieces if piece.text != _DOT).translate(_TO_HIRAGANA)
    if not _fault(word, reading) and not any(letter in _ARABIC for letter in word):
        yield word, reading


def proposals(
    phrases: Iterable[Sequence[Piece]], words: Collection[str], places: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """A reading for each word that has none; of several readings the one that occurs in most phrases.

    The name of a place is left to the registry, unless it is also a word that is read otherwise: 本部 is a town too.

    Args:
        phrases: The pieces of each phrase.
        words: The words that have a reading, without those of places.
        places: Readings of places.
    """
    counts: dict[str, dict[str, int]] = {}
    cut = [_as_registered(pieces, places) for pieces in phrases]
    for pieces in cut:
        own = {piece.text for piece in pieces if piece.is_place}
        for word, reading in words_of(pieces):
            if word not in words and not (word in places and (word in own or reading in places[word])):
                of_word = counts.setdefault(word, {})
                of_word[reading] = of_word.get(reading, 0) + 1
    found = {word: max(readings, key=lambda reading: readings[reading]) for word, readings in counts.items()}
    found |= _left_over(cut, Lexicon(frozenset(words) | places.keys() | found.keys()))
    return dict(sorted(found.items()))


def _left_over(phrases: Iterable[Sequence[Piece]], lexicon: Lexicon) -> dict[str, str]:
    """The words that an analyser does not know as such, each made of the pieces that it lies in: 令 and 和."""
    found: dict[str, str] = {}
    for pieces in phrases:
        phrase = "".join(piece.text for piece in pieces)
        if lexicon.covers(phrase):
            continue
        ends = list(accumulate(len(piece.text) for piece in pieces))
        for start, end in lexicon.gaps(phrase):
            first, last = bisect_right(ends, start), bisect_left(ends, end)
            found |= _as_words(pieces[first : last + 1])
    return found


def _as_registered(pieces: Sequence[Piece], places: Mapping[str, Collection[str]]) -> list[Piece]:
    """The same pieces, with each place read as in the registry: 桂川町 is けいせんまち, whatever 桂川 is elsewhere."""
    named: list[Piece] = []
    for piece in pieces:
        whole = named[-1].text + piece.text if named and named[-1].is_place else ""
        if len(places.get(whole, ())) == 1:
            named[-1] = replace(named[-1], text=whole, kana=next(iter(places[whole])))
        elif piece.is_place and len(places.get(piece.text, ())) == 1:
            named.append(replace(piece, kana=next(iter(places[piece.text]))))
        elif piece.text not in _APART:
            named.append(piece)
        else:
            named.append(Piece(piece.text, "", "接頭辞"))
    return named
