"""The programme and the background of the cases on one axis of years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from generator.language.words import N_
from generator.model.values import When
from generator.picture.charts import LINE, Names
from generator.picture.drawing import number, svg, svg_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from generator.language.words import Words
    from generator.view.cases import Summary
    from generator.view.traits import Step

FIRST, LAST = 2006, 2023
"""The years that the axis has at least."""
_YEAR, _EDGE, _MARK, _HEAD = 43.0, 16.0, 20.0, 44.0
_HEISEI, _REIWA = 1989, 2019
"""The first years of the eras."""
_SINCE = ("より", "から")
"""How the sources word that something goes on from then."""


class Event(NamedTuple):
    """A date of the programme itself."""

    when: When
    text: str
    document: str
    """Id of the source document."""


PROGRAMME = (
    Event(
        When(wording="平成26年", start=2014, unit="year"),
        N_(
            "介護保険法が改正されました。在宅医療・介護連携推進事業は、この改正により市町村の地域支援事業になりました。"
        ),
        "bureau-council-2023",
    ),
    Event(
        When(wording="平成27年度から", start=2015, unit="fiscal_year"),
        N_("在宅医療・介護連携推進事業が、市町村の地域支援事業に位置付けられました。"),
        "bureau-council-2023",
    ),
    Event(
        When(wording="平成29年度末まで", end=2017, unit="fiscal_year"),
        N_("市町村が事業を始めるまでの猶予期間が終わりました。"),
        "seminar-excerpt-2017",
    ),
    Event(
        When(wording="平成30年度から", start=2018, unit="fiscal_year"),
        N_("事業が本格的に始まり、すべての市町村が取り組むことになりました（平成30年4月）。"),
        "bureau-council-2023",
    ),
    Event(
        When(wording="令和5年3月31日", start=2023, unit="year"),
        N_("国の「在宅医療の体制構築に係る指針」が、連携を担う拠点に求めることを示しました。"),
        "chiba-home-care-base-2023",
    ),
    Event(
        When(wording="令和5年度", start=2023, unit="fiscal_year"),
        N_("この事例集の主なもとになった支援と調査が、国の事業として行われました。"),
        "mhlw-support-report-2024",
    ),
)
"""What the sources date; nothing else."""


class Entry(NamedTuple):
    """A dated step with its number in the drawing."""

    number: int
    when: str
    step: Step | Event


@dataclass(frozen=True)
class Lane:
    """One line of the timeline with its list."""

    name: str
    url: str
    """Page of the case; empty for the programme."""
    entries: tuple[Entry, ...]
    undated: tuple[Step, ...]


@dataclass(frozen=True)
class Timeline:
    """The drawing and what it is drawn from."""

    drawing: Drawn
    programme: Lane
    lanes: tuple[Lane, ...]
    """Of the cases with a background; none where there are too many."""
    counts: tuple[tuple[int, int], ...]
    """Steps by the year in which they began, where there are too many cases for lanes."""


class Mark(NamedTuple):
    """One dated step in the drawing."""

    number: int
    start: float
    """In years; a fiscal year begins in April."""
    end: float
    is_from_before: bool
    goes_on: bool
    is_approximate: bool


def mark_of(entry: Entry) -> Mark:
    """Where a step stands: over all the time in which it may have been, since the sources name years."""
    when = entry.step.when
    assert when is not None, "a dated step has a time"  # noqa: S101 - for the reader and the type checker
    shift = 0.25 if when.unit == "fiscal_year" else 0.0
    first = when.start if when.start is not None else when.end
    last = when.end if when.end is not None else when.start
    goes_on = when.end is None and when.wording.endswith(_SINCE)
    return Mark(
        entry.number, (first or 0) + shift, (last or 0) + 1 + shift, when.start is None, goes_on, when.approximate
    )


def _years(wheres: Iterable[When]) -> set[int]:
    return {year for when in wheres for year in (when.start, when.end) if year is not None}


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lanes of marks under an axis with both calendars."""

    names: Names
    lanes: tuple[tuple[str, tuple[Mark, ...]], ...]
    years: tuple[int, ...]
    eras: tuple[str, ...]
    """The year of the era for each year, with its name where it begins."""
    counts: tuple[str, tuple[int, ...]]
    """A label and a figure for each year, as a last lane; empty without one."""

    def said(self, say: Callable[[str], str]) -> Drawn:
        """The same with its blanks filled."""
        lanes = tuple((say(name), marks) for name, marks in self.lanes)
        eras, counts = tuple(map(say, self.eras)), (say(self.counts[0]), self.counts[1])
        return replace(self, names=self.names.said(say), lanes=lanes, eras=eras, counts=counts)

    @property
    def width(self) -> float:
        """Of the drawing: a fiscal year ends in the next year."""
        return 2 * _EDGE + _YEAR * (len(self.years) + 0.25)

    def across(self, year: float) -> float:
        """Where a time stands."""
        return _EDGE + _YEAR * (year - self.years[0])

    def draw(self) -> Markup:
        """The axis above, then each lane with its name over it."""
        parts: list[str] = []
        y = _HEAD + 6
        for name, marks in self.lanes:
            parts.append(f'<path class="rk-chart-rule" d="M0 {number(y)}H{number(self.width)}"/>')
            parts.append(svg_text(name, 0, y + LINE, "rk-chart-lane"))
            y += LINE + 8
            levels = levels_of(marks)
            parts.extend(self._mark(mark, y + (_MARK + 4) * level) for mark, level in zip(marks, levels, strict=True))
            y += (_MARK + 4) * (max(levels, default=0) + 1) + 6
        if self.counts[1]:
            parts.extend(self._counted(y))
            y += 2 * LINE + 60
        return svg((self.width, y), "rk-chart-svg", self.names.of(self.width), [*self._axis(y), *parts])

    def _axis(self, bottom: float) -> list[str]:
        parts = []
        for year, era in zip(self.years, self.eras, strict=True):
            x = self.across(year)
            parts.append(f'<path class="rk-chart-grid" d="M{number(x)} {number(_HEAD)}V{number(bottom)}"/>')
            parts.append(svg_text(str(year), x + _YEAR / 2, 14, "rk-chart-year", "middle"))
            parts.append(svg_text(era, x + _YEAR / 2, 32, "rk-chart-era", "middle"))
        x = self.across(self.years[-1] + 1)
        return [*parts, f'<path class="rk-chart-grid" d="M{number(x)} {number(_HEAD)}V{number(bottom)}"/>']

    def _mark(self, mark: Mark, y: float) -> str:
        left, right = self.across(mark.start) + 1, self.across(mark.end) - 1
        kind = "rk-chart-step rk-chart-step--about" if mark.is_approximate else "rk-chart-step"
        middle = y + _MARK / 2
        arrow = ""
        if mark.is_from_before:
            arrow = f'<path class="rk-chart-arrow" d="M{number(left)} {number(middle)}h-13m5-5l-5 5l5 5"/>'
        if mark.goes_on:
            arrow = f'<path class="rk-chart-arrow" d="M{number(right)} {number(middle)}h13m-5-5l5 5l-5 5"/>'
        box = f'x="{number(left)}" y="{number(y)}" width="{number(right - left)}" height="{number(_MARK)}" rx="4"'
        label = svg_text(str(mark.number), (left + right) / 2, y + 15, "rk-chart-number", "middle")
        return f'{arrow}<rect class="{kind}" {box}/>{label}'

    def _counted(self, y: float) -> list[str]:
        label, figures = self.counts
        most = max(figures) or 1
        bottom = y + 2 * LINE + 50
        parts = [svg_text(label, 0, y + LINE, "rk-chart-lane")]
        for year, figure in zip(self.years, figures, strict=True):
            x, tall = self.across(year), 44 * figure / most
            box = (
                f'x="{number(x + 8)}" y="{number(bottom - tall)}" width="{number(_YEAR - 16)}" height="{number(tall)}"'
            )
            parts.append(f'<rect class="rk-chart-bar" {box}/>')
            parts.append(svg_text(str(figure), x + _YEAR / 2, bottom - tall - 4, "", "middle"))
        return parts


def levels_of(marks: Sequence[Mark]) -> list[int]:
    """On which line of its lane each mark stands, so that none covers another; arrows count."""
    ends: list[float] = []
    levels = []
    for mark in marks:
        start = mark.start - (0.4 if mark.is_from_before else 0)
        level = next((index for index, end in enumerate(ends) if end <= start), len(ends))
        ends[level : level + 1] = [mark.end + (0.4 if mark.goes_on else 0)]
        levels.append(level)
    return levels


def make_timeline(cases: Sequence[Summary], words: Words, is_split: bool) -> Timeline:  # noqa: FBT001 - what every such view takes
    """The programme, and each case's background or, where there are too many, how many steps began in each year."""
    told = [case for case in cases if case.traits.steps]
    lanes, count = [], 0
    programme = _lane(words.gettext("国の事業"), "", PROGRAMME, count, words)
    count += len(programme.entries)
    for case in [] if is_split else told:
        lanes.append(_lane(words.gettext("・").join(case.names), case.url, case.traits.steps, count, words))
        count += len(lanes[-1].entries)
    times = [step.when for case in told for step in case.traits.steps if step.when is not None]
    years = _axis_years([*times, *(event.when for event in PROGRAMME)])
    starts = Counter(when.start for when in times)
    counts = tuple((year, starts[year]) for year in years) if is_split else ()
    shown = tuple((lane.name, tuple(map(mark_of, lane.entries))) for lane in (programme, *lanes) if lane.entries)
    names = Names(
        "timeline",
        words.gettext("事業と事例の年表"),
        words.gettext(
            "{first}年から{last}年までの軸に、国の事業と各事例の歩みを番号で置いた図です。番号の内容は、図の下の一覧にあります。",
            first=years[0],
            last=years[-1],
        ),
    )
    label = (words.gettext("その年に始まったできごとの数"), tuple(figure for _, figure in counts))
    drawn = Drawn(names, shown, years, tuple(_era(year, words, is_first=year == years[0]) for year in years), label)
    return Timeline(drawn, programme, tuple(lanes), counts)


def _axis_years(times: Iterable[When]) -> tuple[int, ...]:
    years = _years(times) | {FIRST, LAST}
    return tuple(range(min(years), max(years) + 1))


def _era(year: int, words: Words, *, is_first: bool) -> str:
    """A year as the era counts it, with the name of the era where it begins."""
    if not is_first and year != _REIWA:
        return str(year - (_REIWA if year > _REIWA else _HEISEI) + 1)
    if year >= _REIWA:
        return words.gettext("令和{year}", year="元" if year == _REIWA and words.is_source else year - _REIWA + 1)
    return words.gettext("平成{year}", year=year - _HEISEI + 1)


def _lane(name: str, url: str, steps: Sequence[Step] | Sequence[Event], before: int, words: Words) -> Lane:
    dated = [(step.when, step) for step in steps if step.when is not None]
    entries = tuple(Entry(before + place, words.when(when), step) for place, (when, step) in enumerate(dated, 1))
    undated = tuple(step for step in steps if step.when is None)
    return Lane(name, url, entries, undated)
