"""The glossary of the search: what the field calls a thing, what else people call it, and what other languages do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.documents import decode_text
from generator.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_BYTES = 4 * 1024 * 1024
COLUMNS = ("term", "reading", "synonyms", "en", "zh-hans", "ko")
_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Term:
    """One concept."""

    term: str
    """The standard word."""
    reading: str
    """In hiragana."""
    synonyms: tuple[str, ...]
    """Other Japanese words and abbreviations."""
    by_language: tuple[tuple[str, ...], ...]
    """What other languages call it, in the order of their columns."""
    line: int
    """Where it stands in its file."""

    @property
    def foreign(self) -> tuple[str, ...]:
        """What other languages call it."""
        return tuple(name for names in self.by_language for name in names)


def parse_glossary(file: str, data: bytes) -> tuple[Term, ...]:
    """The terms of the glossary file, in its order.

    Raises:
        InputError: A line has not its columns, a word stands twice, or a term is among its own synonyms.
    """
    text = decode_text(file, data, _MAX_BYTES)
    head, *rows = text.splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise InputError([Problem(file, 1, 1, "", "glossary_head", values(expected=", ".join(COLUMNS)))])
    problems: list[Problem] = []
    terms = [_term(file, number, row, problems) for number, row in enumerate(rows, 2)]
    found = [term for term in terms if term]
    problems += _doubled(file, found)
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem.line))
    return tuple(found)


def _term(file: str, line: int, row: str, problems: list[Problem]) -> Term | None:
    cells = row.split("\t")
    if len(cells) != len(COLUMNS) or not cells[0].strip() or not cells[1].strip():
        named = values(expected=len(COLUMNS), found=len(cells))
        problems.append(Problem(file, line, 1, "", "glossary_columns", named))
        return None
    if not all(_is_hiragana(letter) for letter in cells[1].strip()):
        problems.append(Problem(file, line, len(cells[0]) + 2, "reading", "reading_kana", values(found=cells[1])))
        return None
    synonyms, *by_language = (_split(cell) for cell in cells[2:])
    return Term(cells[0].strip(), cells[1].strip(), synonyms, tuple(by_language), line)


def _is_hiragana(letter: str) -> bool:
    return "ぁ" <= letter <= "ゖ" or letter == "ー"


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(_BETWEEN) if part.strip())


def _doubled(file: str, terms: Sequence[Term]) -> Iterator[Problem]:
    """A word that stands for two things, or twice for one."""
    owners: dict[str, Term] = {}
    for term in terms:
        own: set[str] = set()
        for word in (term.term, *term.synonyms):
            key = _key(word)
            owner = owners.setdefault(key, term)
            if owner is term and key not in own:
                own.add(key)
                continue
            kind = "glossary_circular" if owner is term or _name_each_other(owner, term) else "glossary_double"
            yield Problem(file, term.line, 1, "", kind, values(found=word, first=owner.line))


def _name_each_other(one: Term, other: Term) -> bool:
    return _key(one.term) in map(_key, other.synonyms) and _key(other.term) in map(_key, one.synonyms)


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
