"""The registry of all municipalities and prefectures: codes, names, readings, and figures where they were imported."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Prefecture:
    """One of the 47 prefectures."""

    code: str
    """Six digits with check digit."""
    name: str
    kana: str
    romaji: str
    region: str
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    """In other languages that have a column, by key of the language."""


@dataclass(frozen=True, slots=True)
class Town:
    """One of the 1,741 municipalities."""

    code: str
    """Six digits with check digit."""
    prefecture_code: str
    name: str
    kana: str
    romaji: str
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    """In other languages that have a column, by key of the language."""


P = TypeVar("P", bound=Town | Prefecture)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the census counted in a municipality; None where it gives no figure."""

    population: int | None
    ageing_rate_65: float | None
    """Share aged 65 or over, in percent of all residents."""
    ageing_rate_75: float | None


@dataclass(frozen=True, slots=True)
class Population:
    """The figures of a census by the code of the municipality."""

    as_of: str = ""
    """Date, as ``2020-10-01``; empty where nothing was imported, or the table does not say."""
    source: str = ""
    figures: dict[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True)
class Registry:
    """All municipalities and prefectures by their six-digit code."""

    towns: dict[str, Town]
    prefectures: dict[str, Prefecture]
    population: Population = field(default_factory=Population)
    """Empty until ``renkei registry import``."""

    @cached_property
    def codes_by_name(self) -> dict[str, list[str]]:
        """Codes of all municipalities of a name; some names are borne by two."""
        codes: dict[str, list[str]] = {}
        for town in self.towns.values():
            codes.setdefault(town.name, []).append(town.code)
        return codes

    def prefecture_of(self, code: str) -> Prefecture:
        """The prefecture of a municipality, or the one that the code itself names."""
        town = self.towns.get(code)
        return self.prefectures[town.prefecture_code if town else code]


def check_digit(code: str) -> str:
    """The sixth digit of a municipal code, from its first five.

    Ministry of Internal Affairs: 11 less the remainder by 11 of 6a+5b+4c+3d+2e, of which the last digit counts.
    """
    weighted = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), code, strict=False))
    return str((11 - weighted % 11) % 10)


_MAX_BYTES = 4 * 1024 * 1024


def parse_towns(file: str, data: bytes) -> dict[str, Town]:
    """The municipalities by code, from their CSV file.

    Raises:
        InputError: It is no text of an allowed size.
    """
    return {town.code: town for town in _places(file, data, Town)}


def parse_prefectures(file: str, data: bytes) -> dict[str, Prefecture]:
    """The prefectures by code, from their CSV file.

    Raises:
        InputError: It is no text of an allowed size.
    """
    return {place.code: place for place in _places(file, data, Prefecture)}


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[a-z0-9]+)*")


def _places(file: str, data: bytes, form: type[P]) -> Iterator[P]:
    """The rows of a registry file, each with the columns of its form and then one for each language that has names.

    Such a column is called by the key of the language, with ``_`` for ``-``: ``zh_hans``.
    """
    own = [part.name for part in fields(form) if part.name != "names"]
    table = csv.DictReader(io.StringIO(decode_text(file, data, _MAX_BYTES)))
    languages = [name for name in list(table.fieldnames or ())[len(own) :] if _LANGUAGE.fullmatch(name)]
    wanted = [*own, *languages]
    rows = list(table)
    problems = [
        Problem(file, number, 1, "", "registry_row", values(expected=", ".join(wanted)))
        for number, row in enumerate(rows, 2)
        if list(row) != wanted or not all(row.values())
    ]
    if problems:
        raise InputError(problems[:10])
    for row in rows:
        names = {name.replace("_", "-"): row[name] for name in languages}
        yield form(**{name: row[name] for name in own}, names=names)


POPULATION_COLUMNS = ("code", "population", "ageing_rate_65", "ageing_rate_75", "as_of", "source")


def parse_population(file: str, data: bytes) -> Population:
    """The figures that ``renkei registry import`` has written.

    Raises:
        InputError: It is no text of an allowed size, or has other columns, or a figure is no number.
    """
    rows = list(csv.DictReader(io.StringIO(decode_text(file, data, _MAX_BYTES))))
    figures: dict[str, Figures] = {}
    problems = []
    for number, row in enumerate(rows, 2):
        try:
            if tuple(row) != POPULATION_COLUMNS or None in row.values():
                raise ValueError  # noqa: TRY301 - one answer to all that can be wrong with a line
            shares = [float(row[name]) if row[name] else None for name in POPULATION_COLUMNS[2:4]]
            figures[row["code"]] = Figures(int(row["population"]) if row["population"] else None, *shares)
        except ValueError:
            problems.append(
                Problem(file, number, 1, "", "population_row", values(expected=", ".join(POPULATION_COLUMNS)))
            )
    if problems:
        raise InputError(problems[:10])
    return Population(rows[0]["as_of"], rows[0]["source"], figures) if rows else Population()
