"""All municipalities with their figures, as scripts for the page that compares a town with the cases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.input.registry import Registry
    from generator.language.words import Words


_NAMES = ("name", "kana", "romaji")


def to_towns(registry: Registry) -> bytes:
    """The script for all languages: towns by column, which compresses to seven eighths of the same by row.

    Columns are code, population, shares aged 65 and 75 or over, and the names that a reader may type. Figures are empty
    unless a census was imported, and null where it has none.
    """
    towns, population = registry.towns.values(), registry.population
    columns: list[list[Any]] = [[town.code for town in towns]]
    for name in ("population", "ageing_rate_65", "ageing_rate_75"):
        column = [getattr(population.figures.get(town.code), name, None) for town in towns]
        columns.append(column if population.figures else [])
    columns += [[getattr(town, name) for town in towns] for name in _NAMES]
    text = ",\n".join(map(_json, columns))
    return f'renkei.townData({{"towns":[\n{text}\n]}});\n'.encode()


def to_names(registry: Registry, words: Words) -> bytes:
    """The script of one language: prefectures by row, and which column of names the page shows.

    ``shown`` counts the columns of names, and is behind the last of them where the language has names of its own, which
    are then the one column of ``own``.
    """
    towns = registry.towns.values()
    own = list(map(words.place, towns))
    same = [place for place, name in enumerate(_NAMES) if own == [getattr(town, name) for town in towns]]
    data = {
        "prefectures": [[place.code, words.place(place)] for place in registry.prefectures.values()],
        "shown": same[0] if same else len(_NAMES),
        "own": [] if same else [own],
    }
    return f"renkei.townData({_json(data)});\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
