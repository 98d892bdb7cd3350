"""All municipalities with their figures, as a script for the page that compares a town with the cases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.registry import Registry


def to_towns(registry: Registry) -> bytes:
    """The script: prefectures by row; towns by column, which compresses to seven eighths of the same by row.

    Columns are code, name, kana, romaji, population, shares aged 65 and 75 or over; the last three are empty unless a
    census was imported, and null where it has no figure.
    """
    towns, population = registry.towns.values(), registry.population
    columns: list[list[Any]] = [[getattr(town, name) for town in towns] for name in ("code", "name", "kana", "romaji")]
    for name in ("population", "ageing_rate_65", "ageing_rate_75"):
        figures = [getattr(population.figures.get(town.code), name, None) for town in towns]
        columns.append(figures if population.figures else [])
    places = [[place.code, place.name, place.romaji] for place in registry.prefectures.values()]
    text = ",\n".join(map(_json, columns))
    return f'renkei.townData({{"prefectures":{_json(places)},"towns":[\n{text}\n]}});\n'.encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
