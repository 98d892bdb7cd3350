"""Points by two figures, each with its name where there is room for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, dist, log, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from generator.picture.charts import LINE, NARROW, WIDE, Names, Pair, room
from generator.picture.drawing import number, svg, svg_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markupsafe import Markup

Ticks = tuple[tuple[float, str], ...]
"""Values of an axis with what stands beside them; nothing for a line alone."""
_LEFT, _TOP, _RIGHT, _BOTTOM = 40.0, 28.0, 6.0, 54.0
_HEIGHTS = {WIDE: 430.0, NARROW: 500.0}
_HALF, _TEXT_HEIGHT = 6.0, 15.0
"""Half a mark, and the height of a name."""
_DISTANCES = (10.0, 20.0, 32.0, 46.0, 62.0, 80.0)
_DIRECTIONS = tuple(2 * pi * part / 12 for part in (0, 6, 1, 11, 5, 7, 2, 10, 4, 8, 3, 9))
"""Right first, then left, then up and down."""


_FEW = 60
"""Among more points a name stands close to its own or nowhere, and so many of them are tried."""


class Point(NamedTuple):
    """One municipality."""

    label: str
    x: float
    y: float
    kind: str
    """Code of the sign that it is drawn as."""


class Box(NamedTuple):
    """A place that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share a place."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_in(self, other: Box) -> bool:
        """Whether it lies in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The place of the box that is nearest to a point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)


class Label(NamedTuple):
    """A name beside its point."""

    text: str
    box: Box
    point: tuple[float, float]
    is_far: bool
    """Whether a line must lead to its point."""

    def is_clear(self, others: Sequence[tuple[float, float]]) -> bool:
        """Whether it is nearer to its point than to any other, and its line passes none."""
        end = self.box.nearest(self.point)
        own = dist(end, self.point)
        others = [other for other in others if abs(other[1] - self.point[1]) < 2 * _DISTANCES[-1]]
        if not self.is_far:
            return all(dist(self.box.nearest(other), other) > own for other in others)
        steps = [
            (end[0] + (self.point[0] - end[0]) * part / 10, end[1] + (self.point[1] - end[1]) * part / 10)
            for part in range(10)
        ]
        far = [other for other in others if dist(other, self.point) > _HALF]
        return all(dist(step, other) > _HALF + 1 for step in steps for other in far) and all(
            dist(self.box.nearest(other), other) > _HALF + 3 for other in far
        )


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points by two figures, the first on a scale of ratios."""

    names: Names
    points: tuple[Point, ...]
    titles: tuple[str, str]
    """Of the axis to the right and of the one upwards, with their units."""
    ticks: tuple[Ticks, Ticks]
    width: float = WIDE

    def said(self, say: Callable[[str], str]) -> Scatter:
        """The same with its blanks filled."""
        return replace(
            self,
            names=self.names.said(say),
            points=tuple(point._replace(label=say(point.label)) for point in self.points),
            titles=(say(self.titles[0]), say(self.titles[1])),
        )

    @property
    def height(self) -> float:
        """Of the drawing."""
        return _HEIGHTS[self.width]

    def place(self, point: Point) -> tuple[float, float]:
        """Where a point stands."""
        return self._across(point.x), self._up(point.y)

    def _across(self, value: float) -> float:
        first, last = self.ticks[0][0][0], self.ticks[0][-1][0]
        return _LEFT + (self.width - _LEFT - _RIGHT) * log(value / first) / log(last / first)

    def _up(self, value: float) -> float:
        first, last = self.ticks[1][0][0], self.ticks[1][-1][0]
        return self.height - _BOTTOM - (self.height - _BOTTOM - _TOP) * (value - first) / (last - first)

    def labels(self) -> list[Label]:
        """The names that find a place free of other names and points; of many points, those that stand alone."""
        places = [self.place(point) for point in self.points]
        taken = [Box(x - _HALF, y - _HALF, x + _HALF, y + _HALF) for x, y in places]
        order = sorted(range(len(places)), key=lambda index: _crowd(places[index], places), reverse=len(places) <= _FEW)
        found = []
        for index in order[:_FEW]:
            others = [place for number_of, place in enumerate(places) if number_of != index]
            label = self._label(self.points[index].label, places[index], taken, others)
            if label:
                taken.append(label.box)
                found.append(label)
        return found

    def _label(
        self, text: str, point: tuple[float, float], taken: Sequence[Box], others: Sequence[tuple[float, float]]
    ) -> Label | None:
        """The nearest free place from which a name is read as that of its point; if there is none, any free place."""
        inside = Box(_LEFT + 2, _TOP, self.width - 1, self.height - _BOTTOM - 1)
        free = None
        for distance, box in _candidates(point, room(text), 1 if len(others) > _FEW else len(_DISTANCES)):
            if not box.is_in(inside) or any(box.meets(other) for other in taken):
                continue
            label = Label(text, box, point, distance > _DISTANCES[0])
            if label.is_clear(others):
                return label
            free = free or label
        return None if len(others) > _FEW else free

    def draw(self) -> Markup:
        """Axes with their lines, points by sign, names."""
        parts = [*self._axes()]
        labels = self.labels()
        parts.extend(_leader(label) for label in labels if label.is_far)
        hollow_last = sorted(self.points, key=lambda point: point.kind == "support_case")
        parts.extend(_mark(point.kind, *self.place(point)) for point in hollow_last)
        parts.extend(map(_name, labels))
        return svg((self.width, self.height), "rk-chart-svg", self.names.of(self.width), parts)

    def _axes(self) -> Iterator[str]:
        right, bottom = self.width - _RIGHT, self.height - _BOTTOM
        for value, shown in self.ticks[0]:
            x = self._across(value)
            yield f'<path class="rk-chart-grid" d="M{number(x)} {_TOP}V{number(bottom)}"/>'
            if shown:
                half = room(shown) / 2
                yield svg_text(shown, min(max(x, half), self.width - half), bottom + 22, "rk-chart-muted", "middle")
        for value, shown in self.ticks[1]:
            y = self._up(value)
            yield f'<path class="rk-chart-grid" d="M{_LEFT} {number(y)}H{number(right)}"/>'
            yield svg_text(shown, _LEFT - 6, y + 4, "rk-chart-muted", "end")
        yield f'<path class="rk-chart-rule" d="M{_LEFT} {_TOP}V{number(bottom)}H{number(right)}"/>'
        yield svg_text(self.titles[1], 0, LINE - 4)
        yield svg_text(self.titles[0], right, self.height - 6, "", "end")


def _candidates(point: tuple[float, float], width: float, rings: int) -> Iterator[tuple[float, Box]]:
    """Places for a name around a point, the nearest first, in so many distances."""
    x, y = point
    for distance in _DISTANCES[:rings]:
        for angle in _DIRECTIONS:
            across, down = cos(angle) * distance, -sin(angle) * distance
            left = x + across if cos(angle) > 0.1 else x + across - width if cos(angle) < -0.1 else x - width / 2  # noqa: PLR2004 - neither to the right nor to the left
            top = y + down - _TEXT_HEIGHT / 2
            yield distance, Box(left, top, left + width, top + _TEXT_HEIGHT)


def _crowd(place: tuple[float, float], places: Sequence[tuple[float, float]]) -> float:
    """How near the other points are to one; names with little room are placed first."""
    return sum(1 / (1 + ((place[0] - x) / 3) ** 2 + (place[1] - y) ** 2) for x, y in places)


def _name(label: Label) -> str:
    """A name, set against its point."""
    box = label.box
    if box.right < label.point[0]:
        return svg_text(label.text, box.right, box.bottom - 3, "rk-chart-name", "end")
    if box.left > label.point[0]:
        return svg_text(label.text, box.left, box.bottom - 3, "rk-chart-name")
    return svg_text(label.text, (box.left + box.right) / 2, box.bottom - 3, "rk-chart-name", "middle")


def _leader(label: Label) -> str:
    x, y = label.point
    to_x, to_y = label.box.nearest(label.point)
    return f'<path class="rk-chart-leader" d="M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"/>'


_MARKS = {
    "related_body": '<circle r="5.5"/>',
    "municipality": '<path d="M-5-5h10v10h-10z"/>',
    "university_npo": '<path d="M0-6l6 11h-12z"/>',
    "support_case": '<path d="M0-6l6 6l-6 6l-6-6z"/>',
}


def _mark(kind: str, x: float, y: float) -> str:
    place = f'transform="translate({number(x)} {number(y)})"'
    return f'<g class="rk-chart-mark rk-chart-mark--{kind}" {place}>{_MARKS[kind]}</g>'


def log_ticks(least: float, most: float) -> list[float]:
    """1, 2 and 5 times powers of ten, from the last not above the least figure to the first not below the largest."""
    steps = [base * 10.0**power for power in range(12) for base in (1, 2, 5)]
    first = max(step for step in steps if step <= least)
    last = min(step for step in steps if step >= most)
    return [step for step in steps if first <= step <= last]


def scatter_pair(chart: Scatter) -> Pair:
    """Points for wide and for narrow screens."""
    return Pair(replace(chart, width=WIDE), replace(chart, width=NARROW))
