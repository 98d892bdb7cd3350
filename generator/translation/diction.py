"""The words of a translation: terms that the glossary fixes, and words that a language's readers should not meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS = ("language", "term", "instead", "reason", "except")
_MAX_BYTES = 1024 * 1024
_SHORTEST = 3
"""Letters of a Japanese term that is looked for; shorter ones are parts of too many other words."""
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A word that is wrong in one language."""

    language: str
    term: str
    instead: str
    """What to write."""
    reason: str
    right: tuple[str, ...]
    """Names in which it is right after all."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A term of the glossary that a translation says in words of its own."""

    term: str
    words: tuple[str, ...]
    """What the glossary has for it."""


def parse_forbidden(file: str, data: bytes) -> tuple[Forbidden, ...]:
    """The rows of the file of forbidden words.

    Raises:
        InputError: A line has not its columns, or lacks one of the first four.
    """
    head, *rows = decode_text(file, data, _MAX_BYTES).splitlines() or [""]
    if tuple(head.split("\t")) != COLUMNS:
        raise InputError([Problem(file, 1, 1, "", "glossary_head", values(expected=", ".join(COLUMNS)))])
    found, problems = [], []
    for line, row in enumerate(rows, 2):
        cells = [cell.strip() for cell in row.split("\t")]
        if len(cells) != len(COLUMNS) or not all(cells[:-1]):
            named = values(expected=len(COLUMNS), found=len(cells))
            problems.append(Problem(file, line, 1, "", "forbidden_columns", named))
            continue
        right = tuple(part for part in cells[-1].split("|") if part)
        found.append(Forbidden(cells[0], cells[1], cells[2], cells[3], right))
    if problems:
        raise InputError(problems)
    return tuple(found)


def forbidden_in(text: str, words: Iterable[Forbidden]) -> Iterator[tuple[Forbidden, int]]:
    """The forbidden words in a text, each with its place there."""
    lower = text.lower()
    for word in words:
        if word.term.lower() not in lower:
            continue
        covered = [
            range(match.start(), match.end()) for name in word.right for match in re.finditer(re.escape(name), text)
        ]
        for match in _pattern(word.term).finditer(text):
            if not any(match.start() in names for names in covered):
                yield word, match.start()
                break


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Where a word stands: as a whole one in an alphabet, anywhere in other scripts."""
    edges = ("(?<![A-Za-z])", "(?![A-Za-z])") if word.isascii() else ("", "")
    return re.compile(f"{edges[0]}{re.escape(word)}{edges[1]}", re.IGNORECASE)


class Terms:
    """The terms of the glossary, looked for in Japanese texts.

    Args:
        words: What a language calls each Japanese term; terms without a word are left out.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = {term: tuple(names) for term, names in words.items() if names and len(term) >= _SHORTEST}
        longest_first = sorted(self._words, key=lambda term: (-len(term), term))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def differences(self, source: str, translation: str) -> list[Difference]:
        """The terms of a source whose translation has none of the words that the glossary lists."""
        if self._pattern is None:
            return []
        found = dict.fromkeys(self._pattern.findall(source))
        said = _loose(translation) if found else ""
        return [
            Difference(term, self._words[term])
            for term in found
            if not any(_loose(word) in said for word in self._words[term])
        ]


def _loose(text: str) -> str:
    """A text without what inflection and style change: case, plural, spaces, hyphens, digits or numerals."""
    return re.sub(r"(?:ie)?s\b|y\b|[\s\-・·]", "", text.lower().replace("center", "centre").translate(_NUMERALS))
