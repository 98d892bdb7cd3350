"""The registry of all municipalities and prefectures: codes, names, readings."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields
from functools import cached_property

from generator.documents import decode_text
from generator.problems import InputError, Problem, values


@dataclass(frozen=True, slots=True)
class Prefecture:
    """One of the 47 prefectures."""

    code: str
    """Six digits with check digit."""
    name: str
    kana: str
    romaji: str
    region: str


@dataclass(frozen=True, slots=True)
class Town:
    """One of the 1,741 municipalities."""

    code: str
    """Six digits with check digit."""
    prefecture_code: str
    name: str
    kana: str
    romaji: str


@dataclass(frozen=True)
class Registry:
    """All municipalities and prefectures by their six-digit code."""

    towns: dict[str, Town]
    prefectures: dict[str, Prefecture]

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
    return {row["code"]: Town(**row) for row in _rows(file, data, Town)}


def parse_prefectures(file: str, data: bytes) -> dict[str, Prefecture]:
    """The prefectures by code, from their CSV file.

    Raises:
        InputError: It is no text of an allowed size.
    """
    return {row["code"]: Prefecture(**row) for row in _rows(file, data, Prefecture)}


def _rows(file: str, data: bytes, form: type[Town | Prefecture]) -> list[dict[str, str]]:
    """The rows of a registry file, each with exactly the columns of its form."""
    names = [part.name for part in fields(form)]
    reader = csv.DictReader(io.StringIO(decode_text(file, data, _MAX_BYTES)))
    rows = list(reader)
    problems = [
        Problem(file, number, 1, "", "registry_row", values(expected=", ".join(names)))
        for number, row in enumerate(rows, 2)
        if list(row) != names or not all(row.values())
    ]
    if problems:
        raise InputError(problems[:10])
    return rows
