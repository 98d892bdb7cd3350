"""What the pages that choose among cases know of each: codes, figures and a few words, as a script for the browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.model import CoordinatorModel
from generator.model.values import NOT_STATED, Marked, value_of
from generator.view.cases import staff_counts
from generator.view.indicators import professions
from generator.view.plates import to_blank_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.input.registry import Prefecture
    from generator.language.words import Words
    from generator.view.cases import Case

_FIGURES = {
    "population": "population",
    "a65": "ageing_rate_65",
    "a75": "ageing_rate_75",
    "c1": "certification_rate_category1",
    "c2": "certification_rate_category2",
    "ct": "certification_rate_total",
}


def make_profile(case: Case, words: Words) -> str:
    """A case as JSON, with blanks where the words have them.

    Figures are null where there are none; ``empty`` has the kinds of these that are not ``not_stated``. ``noted`` says
    of each text whether its translation is stale or missing.
    """
    record = case.record
    model = record if isinstance(record, CoordinatorModel) else None
    counts = staff_counts(model) if model else None
    return to_blank_json(
        {
            "id": case.id,
            "kind": record.kind,
            "title": record.title,
            "summary": record.summary,
            "noted": {name: words.standing(text=getattr(record, name)) for name in ("title", "summary")},
            "url": case.url,
            "affiliation": model.affiliation if model else "",
            "coverage": model.coverage if model else "",
            "tiers": [f"{tier.level}/{tier.role}" for tier in model.network] if model else [],
            "prefecture": case.prefecture.code,
            "region": case.prefecture.region,
            "towns": [_town(case, number, words) for number in range(len(case.towns))],
            "professions": professions(model) if model else [],
            "scenes": [part.value for part in record.scenes],
            "situations": [part.value for part in record.situations],
            "items": [part.value for part in record.programme_items],
            "themes": list(record.themes),
            "tools": [tool.name for tool in value_of(model.tools) or []] if model else [],
            "coordinators": counts.total if counts else None,
            "municipal": counts.municipal if counts else None,
            "rate": round(counts.rate, 2) if counts and counts.rate is not None else None,
            "empty": _empty({"coordinators": model.staffing.total} if model else {}),
            "doubtful": isinstance(model.staffing.total, Marked) if model else False,
        }
    )


def _town(case: Case, number: int, words: Words) -> dict[str, Any]:
    town, stated = case.towns[number], case.record.municipalities[number]
    named: dict[str, Any] = {"code": town.code, "name": words.place(town), "kana": town.kana}
    figures = {short: getattr(stated, name) for short, name in _FIGURES.items()}
    return named | {short: value_of(figure) for short, figure in figures.items()} | {"empty": _empty(figures)}


def _empty(figures: Mapping[str, Any]) -> dict[str, str]:
    """Why figures are missing, where it is not just that the source does not give them."""
    return {
        name: figure.status
        for name, figure in figures.items()
        if isinstance(figure, Marked) and figure.value is None and figure.status != NOT_STATED.status
    }


_VOCABULARIES = {
    "kind": "kind",
    "affiliation": "affiliation",
    "coverage": "coverage",
    "profession": "profession",
    "scene": "scene",
    "situation": "situation",
    "item": "programme_item",
    "theme": "theme",
    "region": "region",
    "status": "status",
}


def make_labels(words: Words, prefectures: Collection[Prefecture]) -> dict[str, dict[str, str]]:
    """What the codes of profiles are called, and under ``noted`` the mark of a stale translation and what it means.

    Args:
        words: In which language.
        prefectures: Those with cases.
    """
    labels = {
        name: {code: words.label(vocabulary, code) for code in words.codes(vocabulary)}
        for name, vocabulary in _VOCABULARIES.items()
    }
    labels["tier"] = {
        f"{level}/{role}": words.gettext(
            "{level}の{role}", level=words.label("level", level), role=words.label("role", role)
        )
        for level in words.codes("level")
        for role in words.codes("role")
    }
    labels["prefecture"] = {place.code: words.place(place) for place in prefectures}
    labels["noted"] = dict(zip(("mark", "title"), words.stale, strict=True))
    return labels


def to_profiles(profiles: Iterable[str], labels: Mapping[str, Mapping[str, str]]) -> bytes:
    """The file of all cases for a language."""
    rows = ",\n".join(profiles)
    named = json.dumps(labels, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f'renkei.exploreData({{"labels":{named},"cases":[\n{rows}\n]}});\n'.encode()
