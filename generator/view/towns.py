"""All municipalities with their figures, as a script for the page that compares a town with the cases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.input.registry import Registry
    from generator.language.words import Words


def to_towns(registry: Registry, words: Words) -> bytes:
    """The script: prefectures by row; towns by column, which compresses to seven eighths of the same by row.

    Columns are code, population, shares aged 65 and 75 or over, and the names that a reader may type. Figures are empty
    unless a census was imported, and null where it has none. ``shown`` is the column of names that the page shows.
    """
    towns, population = registry.towns.values(), registry.population
    figures: list[list[Any]] = []
    for name in ("population", "ageing_rate_65", "ageing_rate_75"):
        column = [getattr(population.figures.get(town.code), name, None) for town in towns]
        figures.append(column if population.figures else [])
    names = [[getattr(town, name) for town in towns] for name in ("name", "kana", "romaji")]
    own = list(map(words.place, towns))
    shown = names.index(own) if own in names else len(names)
    columns = [[town.code for town in towns], *figures, *(names if own in names else [*names, own])]
    places = [[place.code, words.place(place)] for place in registry.prefectures.values()]
    text = ",\n".join(map(_json, columns))
    return f'renkei.townData({{"prefectures":{_json(places)},"shown":{shown},"towns":[\n{text}\n]}});\n'.encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
