"""Hiragana in Latin letters, for addresses."""

from __future__ import annotations

from itertools import pairwise

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "y": "や ゆ よ",
    "r": "らりるれろ",
    "w": "わ   を",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
_VOWELS = "aiueo"
_LETTERS = {kana: row + vowel for row, letters in _ROWS.items() for kana, vowel in zip(letters, _VOWELS, strict=False)}
_LETTERS |= {
    "し": "shi",
    "ち": "chi",
    "つ": "tsu",
    "ふ": "fu",
    "じ": "ji",
    "ぢ": "ji",
    "づ": "zu",
    "ん": "n",
    "ゔ": "vu",
}
_SMALL = dict(zip("ぁぃぅぇぉ", _VOWELS, strict=True)) | {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}


def to_romaji(kana: str) -> str:
    """Hiragana by the Hepburn system, long vowels as they are spelt: れんけい gives ``renkei``."""
    found = ""
    for letter, following in pairwise(f"{kana} "):
        if letter == "っ":
            found += _LETTERS.get(following, "")[:1].replace("c", "t")
        elif letter == "ー":
            found += found[-1:]
        elif letter in _SMALL:
            found = _joined(found, _SMALL[letter])
        else:
            found += _LETTERS.get(letter, "")
    return found


def _joined(before: str, small: str) -> str:
    """A syllable with the small letter behind it: き and ゃ give ``kya``, し and ゃ ``sha``, て and ぃ ``ti``."""
    stem = before[:-1]
    is_soft = stem.endswith(("sh", "ch", "j"))
    return stem + (small.removeprefix("y") if is_soft else small)
