"""The glossary: what the field calls a thing, what it means, what else people call it, and what other languages do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GLOSSARY = "content/data/glossary.tsv"
_MAX_BYTES = 4 * 1024 * 1024
SOURCE = "ja"
"""Key of the language of the terms."""
LANGUAGES = ("en", "zh-hans", "ko")
"""Keys of the languages that have a column of their own."""
COLUMNS = ("term", "reading", "synonyms", *LANGUAGES, "definition", "see")
_LONGEST_DEFINITION = 60
_BETWEEN = "|"
# Before a word that is another name of the same thing; one without it is a word that people search by.
_SAME = "*"


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
    """What other languages call it, in the order of ``LANGUAGES``; the standard word first."""
    line: int
    """Where it stands in its file."""
    definition: str = ""
    """What it means, in one Japanese sentence or two; empty for a term that is there for the search only."""
    see: tuple[str, ...] = ()
    """Pages where it matters, from the root of a language, without ``.html``."""
    same: frozenset[str] = frozenset()
    """Those of all the other words that name the very same thing."""

    @property
    def foreign(self) -> tuple[str, ...]:
        """What other languages call it."""
        return tuple(name for names in self.by_language for name in names)

    def names(self, language: str) -> tuple[str, ...]:
        """What a language calls the very same thing, the standard word first; empty where it has no word for it."""
        if language == SOURCE:
            return (self.term, *(word for word in self.synonyms if word in self.same))
        words = self.by_language[LANGUAGES.index(language)] if language in LANGUAGES else ()
        return words[:1] + tuple(word for word in words[1:] if word in self.same)


def parse_glossary(file: str, data: bytes) -> tuple[Term, ...]:
    """The terms of the glossary file, in its order.

    Raises:
        InputError: A line has not its columns, a word stands twice, a term is among its own synonyms, or a definition
            is too long.
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
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) != len(COLUMNS) or not cells[0] or not cells[1]:
        named = values(expected=len(COLUMNS), found=len(cells))
        problems.append(Problem(file, line, 1, "", "glossary_columns", named))
        return None
    term, reading, *names, definition, see = cells
    if not all(_is_hiragana(letter) for letter in reading):
        problems.append(Problem(file, line, len(term) + 2, "reading", "reading_kana", values(found=reading)))
        return None
    if len(definition) > _LONGEST_DEFINITION:
        named = values(limit=_LONGEST_DEFINITION, found=len(definition))
        problems.append(Problem(file, line, row.index(definition) + 1, "definition", "glossary_long", named))
    columns = [_split(cell) for cell in names]
    same = frozenset(word[1:] for column in columns for word in column if word.startswith(_SAME))
    synonyms, *by_language = (tuple(word.removeprefix(_SAME) for word in column) for column in columns)
    return Term(term, reading, synonyms, tuple(by_language), line, definition, _split(see), same)


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
