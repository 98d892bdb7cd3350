"""Readings of words: the file that people correct, and the words of the texts that lack one.

A search for かまいし finds 釜石 only where that reading is known. Readings of towns are in the registry, those of the
terms of the field in the glossary, those of all other words in ``content/data/readings.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.input.registry import Prefecture, Registry, Town

HEADER = "word\treading"
_MAX_BYTES = 4 * 1024 * 1024

_KANJI = "一-鿿㐀-䶿\uf900-\ufaff々〆\U00020000-\U0003ffff"
HAS_KANJI = re.compile(f"[{_KANJI}]")
_READING = re.compile("[ぁ-ゖー]+")
_SPACE = re.compile(r"\s")
# Letters and digits with nothing but dots between them; no word goes beyond its ends.
_OTHER = "0-9０-９ぁ-ゖァ-ヺー・"
_PHRASE = re.compile(f"(?<![{_OTHER}{_KANJI}])[{_OTHER}]*+[{_KANJI}][{_OTHER}{_KANJI}]*+")
_INFLECTED = re.compile("[ぁ-ん]+$")
_RUN = re.compile(f"[{_KANJI}]{{2,}}")
ARABIC = "0123456789０１２３４５６７８９"
_DIGITS = f"{ARABIC}〇一二三四五六七八九十百千万億"
# What is put before or behind words of any kind; a row of nothing else is no word.
_AFFIXES = frozenset("的性化等内外中後前時間末側別用各毎年月日課室係市町村区県数目全再両約者")


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
        match "readings_double" if word in places else fault_of(word, reading):
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


def fault_of(word: str, reading: str) -> str:
    """What is wrong with a row; empty where nothing is."""
    if not word or not reading or "\t" in reading or _SPACE.search(word):
        return "readings_columns"
    if not HAS_KANJI.search(word):
        return "readings_kanji"
    return "" if _READING.fullmatch(reading) else "reading_kana"


def _shown(line: str) -> str:
    """A line as a message shows it, with its tabs."""
    return line.replace("\t", "⇥") or "—"


def to_tsv(readings: Mapping[str, str]) -> bytes:
    """The file of readings, sorted by word."""
    lines = [HEADER, *(f"{word}\t{reading}" for word, reading in sorted(readings.items()))]
    return ("\n".join(lines) + "\n").encode()


ENDINGS = {"市": "し", "区": "く", "町": "ちょう|まち", "村": "そん|むら", "都": "と", "府": "ふ", "県": "けん"}


def place_readings(registry: Registry) -> dict[str, set[str]]:
    """Readings of all municipalities and prefectures, each with and without 市, 区, 町, 村, 都, 府 or 県."""
    readings: dict[str, set[str]] = {}
    places: tuple[Town | Prefecture, ...] = (*registry.towns.values(), *registry.prefectures.values())
    for place in places:
        readings.setdefault(place.name, set()).add(place.kana)
        for ending in ENDINGS.get(place.name[-1], "").split("|"):
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
        for word in self._all:
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
