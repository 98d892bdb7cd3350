"""Charts: bars, points and presence, each drawn from figures as accessible SVG, for wide and for narrow screens.

A chart shows only what its table says too. Widths are those of the drawing; a page shows the wide one where there is
room, and the narrow one on a phone, so that text keeps its size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.picture.drawing import number, svg, svg_lines, svg_text, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from generator.language.words import Drawing


WIDE, NARROW = 660.0, 300.0
FONT, LINE = 13.0, 17.0
"""Size of the text, and from one line to the next."""


def room(text: str) -> float:
    """How wide a text is at most in a chart."""
    return FONT * text_width(text)


class Names(NamedTuple):
    """What a chart is called."""

    id: str
    """Unique on its page."""
    title: str
    description: str

    def said(self, say: Callable[[str], str]) -> Names:
        """The same with its blanks filled."""
        return Names(self.id, say(self.title), say(self.description))

    def of(self, width: float) -> tuple[str, str, str]:
        """Those of the drawing of a width, so that both can stand on one page."""
        return f"{self.id}-{'wide' if width == WIDE else 'narrow'}", self.title, self.description


_SQUARE = 18.0
"""The largest square for one that is counted."""


class Bar(NamedTuple):
    """One figure."""

    label: str
    value: float | None
    """None where the source gives none."""
    shown: str
    """The figure in words, or what stands in its place."""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Figures as bars from a common start, in the order given."""

    names: Names
    rows: tuple[Bar, ...]
    most: float
    """Where the axis ends: the base of counts, or a round figure above the largest."""
    is_counted: bool = False
    """Whether bars are rows of squares, one for each that is counted."""
    has_base: bool = True
    """Whether the end of the axis is the base of the figures, which then shows as a pale bar."""
    ticks: tuple[tuple[float, str], ...] = ()
    width: float = WIDE

    def said(self, say: Callable[[str], str]) -> Bars:
        """The same with its blanks filled."""
        rows = tuple(row._replace(label=say(row.label), shown=say(row.shown)) for row in self.rows)
        return replace(self, names=self.names.said(say), rows=rows)

    def draw(self) -> Markup:
        """Labels left of the bars where there is room, else above them; figures behind the bars."""
        beside = self.width == WIDE
        start = 0.38 * self.width if beside else 0.0
        end = self.width - max((room(row.shown) for row in self.rows), default=0.0) - 10
        step = (end - start) / self.most
        if self.is_counted and not self.has_base:
            step = min(step, _SQUARE)
        parts: list[str] = []
        y = 4.0 + (LINE if self.ticks else 0)
        for row in self.rows:
            lines = wrap(row.label, ((start - 14) if beside else self.width) / FONT)
            parts.append(svg_lines(lines, y + 12, LINE))
            top = y + (LINE * (len(lines) - 1) / 2 if beside else LINE * len(lines) + 2)
            parts.extend(self._bar(row, start, top, step, end))
            y = max(y + LINE * len(lines), top + 16) + (9 if beside else 12)
        return svg((self.width, y), "rk-chart-svg", self.names.of(self.width), [*self._axis(start, step, y), *parts])

    def _bar(self, row: Bar, start: float, top: float, step: float, end: float) -> list[str]:
        """A bar with its figure behind it; the base of counts stays visible as pale squares."""
        if row.value is None:
            return [svg_text(row.shown, start, top + 12, "rk-chart-muted")]
        kind = "rk-chart-bar rk-chart-bar--doubtful" if row.is_doubtful else "rk-chart-bar"
        length = step * row.value
        if not self.is_counted:
            whole = f'x="{number(start)}" y="{number(top)}" width="{number(end - start)}" height="14"'
            base = [f'<rect class="rk-chart-whole" {whole}/>'] if self.has_base else []
            box = f'x="{number(start)}" y="{number(top)}" width="{number(length)}" height="14"'
            place = end + 8 if self.has_base else start + length + 6
            return [*base, f'<rect class="{kind}" {box}/>', svg_text(row.shown, place, top + 12)]
        gap = min(2.0, 0.22 * step)
        dashes = f'stroke-dasharray="{step - gap:.3f} {gap:.3f}"'
        parts = [_squares("rk-chart-base", start, top, step * self.most, dashes)] if self.has_base else []
        if row.value:
            parts.append(_squares("rk-chart-squares", start, top, length, dashes))
        return [*parts, svg_text(row.shown, end + 8 if self.has_base else start + length + 6, top + 12)]

    def _axis(self, start: float, step: float, bottom: float) -> list[str]:
        lines = []
        for value, shown in self.ticks:
            x = start + step * value
            lines.append(f'<path class="rk-chart-grid" d="M{number(x)} {LINE}V{number(bottom - 6)}"/>')
            lines.append(svg_text(shown, x, 12, "rk-chart-muted", "middle" if value else "start"))
        return lines


def _squares(kind: str, x: float, top: float, length: float, dashes: str) -> str:
    return f'<path class="{kind}" d="M{number(x)} {number(top + 7)}h{length:.2f}" {dashes}/>'


class Row(NamedTuple):
    """What is present in one case."""

    label: str
    marks: tuple[str, ...]
    """For each column ``present``, ``doubtful`` or nothing."""
    note: str
    """Behind the marks, such as that there are others; in their place where there are none."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What is present where, as dots in rows and columns."""

    names: Names
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sums: tuple[str, str]
    """Label and unit of the last line, which counts the dots of each column."""
    width: float = WIDE

    def said(self, say: Callable[[str], str]) -> Presence:
        """The same with its blanks filled."""
        rows = tuple(Row(say(row.label), row.marks, say(row.note)) for row in self.rows)
        columns = tuple(map(say, self.columns))
        sums = (say(self.sums[0]), self.sums[1])
        return replace(self, names=self.names.said(say), columns=columns, rows=rows, sums=sums)

    def draw(self) -> Markup:
        """Labels left of the dots where there is room, else above them; heads of columns upright."""
        beside = self.width == WIDE
        start = 0.32 * self.width if beside else 0.0
        step = (self.width - start - 46) / len(self.columns)
        y = max(map(room, self.columns)) + 14
        parts = [_upright(text, start + step * (index + 0.5), y - 8) for index, text in enumerate(self.columns)]
        counts = [sum(1 for row in self.rows if row.marks[index]) for index in range(len(self.columns))]
        top = y
        for row in (*self.rows, None):
            label = row.label if row else self.sums[0]
            lines = wrap(label, ((start - 10) if beside else self.width) / FONT)
            parts.append(f'<path class="rk-chart-rule" d="M0 {number(y)}H{number(self.width)}"/>')
            parts.extend(svg_text(line, 0, y + LINE * index + 18) for index, line in enumerate(lines))
            tall = LINE * len(lines) + 12
            middle = y + (tall / 2 if beside else tall + 4)
            parts.extend(self._marks(row, counts, start, step, middle))
            y += tall if beside else tall + 16
        grid = [
            f'<path class="rk-chart-grid" d="M{number(start + step * index)} {number(top)}V{number(y)}"/>'
            for index in range(len(self.columns) + 1)
            if beside
        ]
        return svg((self.width, y + 2), "rk-chart-svg", self.names.of(self.width), [*grid, *parts])

    def _marks(self, row: Row | None, counts: Sequence[int], start: float, step: float, y: float) -> list[str]:
        places = [start + step * (index + 0.5) for index in range(len(self.columns))]
        if row is None:
            return [svg_text(str(count), x, y + 5, "", "middle") for count, x in zip(counts, places, strict=True)]
        if not any(row.marks):
            return [svg_text(row.note, start + 6, y + 5, "rk-chart-muted")]
        dots = [_dot(mark, x, y) for mark, x in zip(row.marks, places, strict=True)]
        return [*dots, svg_text(row.note, self.width - 40, y + 5, "rk-chart-muted")] if row.note else dots


def _upright(text: str, x: float, y: float) -> str:
    """A line of text that is read from below."""
    return f'<g transform="translate({number(x + 5)} {number(y)}) rotate(-90)">{svg_text(text, 0, 0)}</g>'


def _dot(mark: str, x: float, y: float) -> str:
    kind, radius = (mark, 6.0) if mark else ("absent", 1.5)
    return f'<circle class="rk-chart-dot--{kind}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


D = TypeVar("D", Bars, Presence)


@dataclass(frozen=True, slots=True)
class Pair:
    """A chart for wide and for narrow screens."""

    wide: Drawing
    narrow: Drawing
    is_counted: bool = False
    """Whether squares stand for what is counted."""


def pair(chart: D, *, is_counted: bool = False) -> Pair:
    """A chart in both widths; ``is_counted`` says whether squares stand for what is counted."""
    return Pair(replace(chart, width=WIDE), replace(chart, width=NARROW), is_counted)


def round_ticks(most: float, at_most: int = 6) -> list[float]:
    """Round figures from 0 to the first that is not below the largest."""
    step = next(
        base * 10**power for power in range(-2, 12) for base in (1, 2, 5) if base * 10**power * (at_most - 1) >= most
    )
    ticks = [0.0]
    while ticks[-1] < most:
        ticks.append(round(ticks[-1] + step, 6))
    return ticks
