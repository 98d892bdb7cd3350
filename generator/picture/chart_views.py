"""The charts of all cases, made from what is known of each: towns, coordinators, professions."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.language.words import N_
from generator.picture.charts import Bar, Bars, Names, Pair, Presence, Row, pair, round_ticks
from generator.picture.scatter import Point, Scatter, log_ticks, scatter_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.language.words import Words
    from generator.view.cases import Summary
    from generator.view.cells import Cell
    from generator.view.traits import TownTraits

_POPULATIONS = (0, 50_000, 100_000, 300_000, 1_000_000)
_SHARES = (0, 10, 15, 20)
_KINDS_OF_TOWN = frozenset({"City", "Town", "Village", "Ward"})
_RATES = (0, 1, 2, 3, 5, 10)


class TownRow(NamedTuple):
    """A municipality of a case, as a line of the table beside the chart."""

    name: str
    url: str
    kind: str
    """Code of its sign."""
    figures: TownTraits


class Extreme(NamedTuple):
    """A figure with the municipality that has it."""

    name: str
    cell: Cell


@dataclass(frozen=True)
class Population:
    """Population and ageing of the municipalities in the records."""

    charts: tuple[Pair, ...]
    """Against the share aged 75 or over, then 65 or over; none where there are too many for points."""
    rows: tuple[TownRow, ...]
    extremes: tuple[tuple[Extreme, Extreme], ...]
    """Least and largest population, share aged 75 and share aged 65."""
    missing: tuple[TownRow, ...]
    """Those without a figure that a point needs."""
    bands: tuple[tuple[str, tuple[int, ...]], ...]
    """Municipalities by population (rows) and share aged 75 (columns), where there are too many for points."""
    columns: tuple[str, ...]


def town_rows(cases: Sequence[Summary]) -> list[TownRow]:
    """The municipalities of all cases, in their order."""
    return [
        TownRow(name, case.url, case.affiliation or case.kind, town)
        for case in cases
        for name, town in zip(case.names, case.traits.towns, strict=False)
    ]


def make_population(cases: Sequence[Summary], words: Words, is_split: bool) -> Population:  # noqa: FBT001 - what every such view takes
    """Population and ageing of the municipalities in the records."""
    rows = town_rows(cases)
    known = [row for row in rows if None not in _numbers(row)]
    missing = () if is_split else tuple(row for row in rows if None in _numbers(row))
    if is_split or not known:
        columns = tuple(_bands(_SHARES, "%", words))
        shown = () if is_split else tuple(rows)
        return Population((), shown, (), missing, tuple(_banded(known, words)), columns)
    columns_of = (lambda town: town.population, lambda town: town.ageing_rate_75, lambda town: town.ageing_rate_65)
    extremes = tuple(_extremes(known, column) for column in columns_of)
    titles = (words.gettext("75歳以上の割合（%）"), words.gettext("65歳以上の割合（%）"))
    charts = tuple(
        _scatter(name, known, column, title, words)
        for name, column, title in zip(("population-75", "population-65"), columns_of[1:], titles, strict=True)
    )
    return Population(charts, tuple(rows), extremes, missing, (), ())


def _numbers(row: TownRow) -> tuple[float | None, ...]:
    town = row.figures
    return town.population.number or None, town.ageing_rate_75.number, town.ageing_rate_65.number


def _extremes(rows: Sequence[TownRow], column: Callable[[TownTraits], Cell]) -> tuple[Extreme, Extreme]:
    ordered = sorted(rows, key=lambda row: column(row.figures).number or 0)
    return Extreme(ordered[0].name, column(ordered[0].figures)), Extreme(ordered[-1].name, column(ordered[-1].figures))


def _scatter(
    name: str, rows: Sequence[TownRow], column: Callable[[TownTraits], Cell], title: str, words: Words
) -> Pair:
    points = tuple(
        Point(_short(row.name), row.figures.population.number or 0, column(row.figures).number or 0, row.kind)
        for row in rows
    )
    across = log_ticks(min(point.x for point in points), max(point.x for point in points))
    across_ticks = tuple((value, words.number(int(value)) if _is_power(value) else "") for value in across)
    shares = [point.y for point in points]
    up = [5.0 * step for step in range(int(min(shares) // 5), int(-(-max(shares) // 5)) + 1)]
    names = Names(
        name,
        words.gettext("人口と{rate}", rate=title),
        words.gettext("{count}自治体を、人口（右ほど多い）と割合（上ほど高い）の位置に置いた図です。", count=len(rows)),
    )
    across_title = words.gettext("人口（人。目盛りは同じ幅で10倍）")
    ticks = (across_ticks, tuple((value, words.number(value)) for value in up))
    return scatter_pair(Scatter(names, points, (across_title, title), ticks))


def _short(name: str) -> str:
    """A name without the last word, where that only says what kind of municipality it is."""
    before, _, kind = name.rpartition(" ")
    return before if before and kind in _KINDS_OF_TOWN else name


def _is_power(value: float) -> bool:
    return str(int(value)).strip("0") == "1"


def _bands(bounds: Sequence[int], unit: str, words: Words) -> list[str]:
    """The names of bands that begin at the bounds."""
    names = []
    for low, high in zip(bounds, [*bounds[1:], None], strict=True):
        if high is None:
            names.append(words.gettext("{low}{unit}以上", low=words.number(low), unit=words.gettext(unit)))
        else:
            pattern = N_("{low}以上{high}{unit}未満") if low else N_("{high}{unit}未満")
            named = {"low": words.number(low), "high": words.number(high), "unit": words.gettext(unit)}
            names.append(words.gettext(pattern, **named))
    return names


def _band(value: float, bounds: Sequence[int]) -> int:
    return bisect_right(bounds, value) - 1


def _banded(rows: Sequence[TownRow], words: Words) -> list[tuple[str, tuple[int, ...]]]:
    counts = Counter(
        (
            _band(row.figures.population.number or 0, _POPULATIONS),
            _band(row.figures.ageing_rate_75.number or 0, _SHARES),
        )
        for row in rows
    )
    return [
        (name, tuple(counts[index, column] for column in range(len(_SHARES))))
        for index, name in enumerate(_bands(_POPULATIONS, "人", words))
    ]


@dataclass(frozen=True)
class Rates:
    """Coordinators per 10,000 residents aged 75 or over."""

    chart: Pair | None
    rows: tuple[Summary, ...]
    """Coordinator models by prefecture; none where there are too many to name."""
    known: int
    count: int
    low: str
    high: str


def make_rates(cases: Sequence[Summary], words: Words, is_split: bool) -> Rates:  # noqa: FBT001 - what every such view takes
    """Coordinators per 10,000 residents aged 75 or over, case by case, or by band where there are too many."""
    models = [case for case in cases if case.affiliation]
    known = sorted((case.traits.rate.number, case.traits.rate.shown[0]) for case in models if case.traits.rate.number)
    if not known:
        return Rates(None, () if is_split else tuple(models), 0, len(models), "", "")
    names = Names(
        "rates",
        words.gettext("75歳以上1万人あたりのコーディネーター（市町村、人）"),
        words.gettext("{count}事例を都道府県の順に並べ、人数を棒の長さで示した図です。", count=len(models)),
    )
    rows = _rate_bands(models, words) if is_split else tuple(_rate_bar(case, words) for case in models)
    unit, name = (N_("{count}事例"), "count") if is_split else (N_("{value}人"), "value")
    ticks = round_ticks(max(row.value or 0 for row in rows))
    shown = tuple((tick, words.gettext(unit, **{name: words.number(tick)})) for tick in ticks)
    chart = pair(Bars(names, rows, ticks[-1], has_base=False, ticks=shown))
    named = () if is_split else tuple(models)
    return Rates(chart, named, len(known), len(models), known[0][1], known[-1][1])


def _rate_bar(case: Summary, words: Words) -> Bar:
    cell, label = case.traits.rate, words.gettext("・").join(case.names)
    if cell.number is None:
        return Bar(label, None, words.label("status", cell.status or "not_stated"))
    is_doubtful = cell.status == "doubtful"
    shown = words.gettext("{value}人", value=cell.shown[0])
    if is_doubtful:
        shown = words.gettext("{value}人（要確認）", value=cell.shown[0])
    return Bar(label, cell.number, shown, is_doubtful)


def _rate_bands(models: Sequence[Summary], words: Words) -> tuple[Bar, ...]:
    numbers = [case.traits.rate.number for case in models]
    counts = Counter(_band(number, _RATES) for number in numbers if number is not None)
    bars = [
        Bar(name, counts[index], words.gettext("{count}事例", count=words.number(counts[index])))
        for index, name in enumerate(_bands(_RATES, "人", words))
    ]
    missing = words.gettext("{count}事例", count=words.number(numbers.count(None)))
    return (*bars, Bar(words.label("status", "not_stated"), numbers.count(None), missing))


@dataclass(frozen=True)
class Professions:
    """Which professions the coordinators of a case have."""

    chart: Pair | None
    columns: tuple[str, ...]
    """Codes of the professions that are named at all, in the order of the vocabulary."""
    rows: tuple[Summary, ...]
    """Coordinator models by prefecture; none where there are too many to name."""
    counts: tuple[int, ...]
    """In how many cases each profession is named."""
    count: int
    stated: int


def make_professions(cases: Sequence[Summary], words: Words, is_split: bool) -> Professions:  # noqa: FBT001 - what every such view takes
    """Which professions are present where, or in how many cases where there are too many to name."""
    models = [case for case in cases if case.affiliation]
    found = Counter(code for case in models for code in case.traits.professions)
    columns = tuple(code for code in words.codes("profession") if found[code])
    counts = tuple(found[code] for code in columns)
    stated = sum(1 for case in models if case.traits.professions)
    labels = tuple(words.label("profession", code) for code in columns)
    names = Names(
        "professions",
        words.gettext("コーディネーターの職種・資格"),
        words.gettext("{count}事例の資料に挙がる職種・資格を点で示した図です。人数ではありません。", count=len(models)),
    )
    if not columns:
        return Professions(None, (), () if is_split else tuple(models), (), len(models), 0)
    if is_split:
        rows = tuple(
            Bar(label, count, words.gettext("{count}事例", count=words.number(count)))
            for label, count in zip(labels, counts, strict=True)
        )
        return Professions(pair(Bars(names, rows, len(models))), columns, (), counts, len(models), stated)
    dots = tuple(_presence(case, columns, words) for case in models)
    chart = pair(Presence(names, labels, dots, (words.gettext("挙がる事例の数"), "")))
    return Professions(chart, columns, tuple(models), counts, len(models), stated)


def _presence(case: Summary, columns: Sequence[str], words: Words) -> Row:
    traits = case.traits
    marks = tuple("" if code not in traits.professions else _mark(code, traits.doubtful) for code in columns)
    note = words.gettext("等") if traits.is_open else ""
    if not traits.professions:
        note = words.label("status", "not_stated")
    return Row(words.gettext("・").join(case.names), marks, note)


def _mark(code: str, doubtful: Sequence[str]) -> str:
    return "doubtful" if code in doubtful else "present"


CHARTS: dict[str, Callable[..., Population | Rates | Professions]] = {
    "population": make_population,
    "rates": make_rates,
    "professions": make_professions,
}
"""By name, what hand-written pages can place."""


def make_chart(kind: str, *told: Any) -> Population | Rates | Professions:
    """A chart by its name."""
    return CHARTS[kind](*told)
