"""What of a casebook is handed out at a seminar, and on which occasion."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from generator.input.choices import names_in, wrong_names
from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A bundle as a person asks for it, in plain text."""

    cases: str | None = None
    """Ids, parted by commas; None for all."""
    languages: str | None = None
    """Keys, parted by commas; None for all."""
    title: str = ""
    date: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Seminar:
    """What goes into a bundle, and what its pages say of the occasion."""

    ids: tuple[str, ...]
    """Of the records, in their order."""
    is_part: bool
    """Whether there are others, which are not handed out."""
    languages: tuple[str, ...]
    """Keys of the languages, in their order."""
    title: str
    """Empty for none, as the other two."""
    date: str
    """Of the seminar, such as ``2026-11-20``."""
    venue: str
    day: str = ""
    """That the pages bear: of the seminar or, where none is given, of the latest change of a record."""


def check_seminar(asked: Asked, ids: Sequence[str], languages: Sequence[str]) -> Seminar:
    """What a person asked for, with known cases and languages.

    Args:
        asked: As typed.
        ids: Of all records.
        languages: Keys of all languages, the source language first.

    Raises:
        InputError: A name is not known, nothing is chosen, the date is none, or a text holds control characters.
    """
    problems = [
        *wrong_names("--cases", asked.cases, ids, "chosen_case"),
        *wrong_names("--language", asked.languages, languages, "chosen_language"),
        *_wrong_date(asked.date.strip()),
    ]
    texts = []
    for option, text in (("--title", asked.title), ("--venue", asked.venue)):
        try:
            texts.append(" ".join(decode_text(option, text.encode("utf-8", "surrogateescape")).split()))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    cases = set(ids if asked.cases is None else names_in(asked.cases))
    keys = set(languages if asked.languages is None else names_in(asked.languages))
    return Seminar(
        tuple(name for name in ids if name in cases),
        len(cases) < len(ids),
        tuple(key for key in languages if key in keys),
        texts[0],
        asked.date.strip(),
        texts[1],
    )


def check_published(seminar: Seminar, published: Container[str], newest: str) -> Seminar:
    """A seminar with its published records only, and with the day that its pages bear.

    Args:
        seminar: With records that are known to be right.
        published: Ids of the published ones.
        newest: Day of their latest change.

    Raises:
        InputError: A person named a draft.
    """
    drafts = [name for name in seminar.ids if name not in published]
    if drafts and seminar.is_part:
        raise InputError([Problem("--cases", 0, 0, "", "bundle_draft", values(found=name)) for name in drafts])
    ids = tuple(name for name in seminar.ids if name in published)
    return replace(seminar, ids=ids, day=seminar.date or newest)


def _wrong_date(text: str) -> Iterator[Problem]:
    if not text:
        return
    try:
        is_day = bool(_DAY.fullmatch(text)) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if not is_day:
        yield Problem("--date", 0, 0, "", "bundle_date", values(found=text))
