"""The pictures of a diagram: boxes below each other, as high as their texts ask for.

Every function starts at a height, and gives what it drew and the height below it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.picture.drawing import number, svg, svg_text, text_width, wrap
from generator.view.html import safe, sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from generator.picture.diagram_parts import LevelPart, Link, Place, Structure

WIDTH = 320
"""Of the picture; that of a phone, so that its text keeps its size there."""
_INSIDE = 10
"""From the edge of a box to its text."""
_STEP = 24
"""By which those who are entrusted stand to the right of who entrusts them."""
_FARTHEST = 120
"""How far to the right they stand at most; in a longer chain all steps are smaller."""
_GAP = 8
"""Between boxes that stand together."""


_BOLD = 1.2
"""How much wider Western letters are in bold than drawings reckon; Japanese ones stay as they are."""


class _Font(NamedTuple):
    size: float
    line: int
    is_bold: bool
    kind: str


_NAME = _Font(15, 20, is_bold=True, kind="rk-diagram-name")
_HEADS = _Font(16, 20, is_bold=True, kind="rk-diagram-heads")
_PLAIN = _Font(15, 20, is_bold=False, kind="")
_SMALL = _Font(13.5, 18, is_bold=False, kind="rk-diagram-small")
_LEVEL = _Font(13.5, 18, is_bold=True, kind="rk-diagram-small rk-diagram-name")


@lru_cache(maxsize=4096, typed=True)  # by type: untranslated texts are marked
def lines(text: str, width: float, is_bold: bool) -> tuple[str, ...]:  # noqa: FBT001 - part of what is remembered
    """A text in lines that are no wider than asked, in em; words that are too wide are cut anywhere."""
    if len(text) <= width and not is_bold:
        return (text,)
    long = text_width(text)
    room = width / _boldness(text, long) if is_bold else width
    if long <= room:
        return (text,)
    return tuple(part for line in wrap(text, room) for part in _cut(line, room))


def _boldness(text: str, width: float) -> float:
    """How much wider a text is in bold than it is reckoned: where it is in Western letters, more or less."""
    return _BOLD if width < 0.8 * len(text) else 1


@lru_cache(maxsize=512, typed=True)
def _width(text: str, font: _Font) -> float:
    """How wide a text is at most, in units of the picture."""
    width = text_width(text)
    return width * font.size * (_boldness(text, width) if font.is_bold else 1)


def _cut(line: str, width: float) -> list[str]:
    """A line in pieces that fit; nearly always one."""
    if text_width(line) <= width:
        return [line]
    size = max(1, int(width))
    return [type(line)(line[at : at + size]) for at in range(0, len(line), size)]


def draw(structure: Structure) -> Markup:
    """The three pictures: municipalities and contracts, coordinators and whom they serve, meeting bodies."""
    pictures = []
    drawn = ("area", (_towns, _contracts)), ("staff", (_staff, _served)), ("bodies", (_bodies,))
    for (name, parts), names in zip(drawn, structure.names, strict=True):
        made: list[str] = []
        y = 0.0
        for draw_part in parts:
            more, y = draw_part(structure, y)
            made += more
        kind = f"rk-diagram-picture rk-diagram-picture--{name} rk-diagram--{structure.affiliation}"
        pictures.append(svg((WIDTH, y + 1), kind, (f"diagram-{name}", *names), made))
    return safe("".join(pictures))


def _rect(x: float, y: float, size: tuple[float, float], kind: str, corner: int = 3) -> str:
    width, height = map(number, size)
    place = f'x="{number(x)}" y="{number(y)}" width="{width}" height="{height}"'
    return f'<rect class="rk-diagram-{kind}" {place} rx="{corner}"/>'


def _line(path: str, kind: str) -> str:
    return f'<path class="rk-diagram-{kind}" d="{path}"/>'


def _write(texts: Iterable[str], x: float, y: float, font: _Font, width: float) -> tuple[list[str], float]:
    """Texts one below the other, each cut to a width, from a height on; and the height below them."""
    made = []
    for text in texts:
        for line in lines(text, width / font.size, font.is_bold):
            made.append(svg_text(line, x, y + font.line - 5, font.kind))
            y += font.line
    return made, y


def _towns(structure: Structure, y: float) -> tuple[list[str], float]:
    """What the case covers: one outline for one municipality, two for several."""
    made, y = _write((structure.coverage_word,), 0, y, _SMALL, WIDTH)
    behind = 6 if structure.coverage == "multiple" else 0
    top, width = y + 4 + behind, WIDTH - 1 - behind
    texts, bottom = _write((structure.towns,), 1 + _INSIDE, top + 6, _NAME, width - 2 * _INSIDE)
    size = width - 1, bottom + 6 - top
    if behind:
        made.append(_rect(1 + behind, top - behind, size, "town"))
    return [*made, _rect(1, top, size, "town"), *texts], bottom + 6


def _contracts(structure: Structure, y: float) -> tuple[list[str], float]:
    """Whom the municipalities entrust, as a tree whose trunk starts at their box."""
    step = min(_STEP, _FARTHEST / max(map(_depth, (structure.links, structure.others))))
    made, y = _branches(structure.links, (1, y), step)
    for other in structure.others:
        more, y = _box(other, 1, y + 14)
        below, y = _branches(other.links, (1, y), step)
        made += [*more, *below]
    if structure.contract_note:
        note, bottom = _write((structure.contract_note,), 1 + _INSIDE, y + 13, _SMALL, WIDTH - 2 * _INSIDE - 2)
        made += [_rect(1, y + 8, (WIDTH - 2, bottom - y), "none"), *note]
        y = bottom + 8
    return made, y


def _depth(links: tuple[Link, ...]) -> int:
    return 1 + max([_depth(link.links) for link in links], default=0)


def _branches(links: tuple[Link, ...], start: tuple[float, float], step: float) -> tuple[list[str], float]:
    """The boxes of those who are entrusted, from the lower left corner of the box of who entrusts them."""
    made: list[str] = []
    y, inner, trunk, how = start[1], start[0] + step, start[0] + step / 2, ""
    reached = y
    for link in links:
        if link.how == how:
            y += _GAP
        else:
            how = link.how
            made.append(svg_text(how, inner, y + 18, _SMALL.kind))
            y += 26
        made.append(_line(f"M{number(trunk)} {number(y + 16)}H{number(inner - 5)}", "contract"))
        made.append(_line(f"M{number(inner)} {number(y + 16)}l-7-4v8z", "tip"))
        reached = y + 16
        box, y = _box(link, inner, y)
        below, y = _branches(link.links, (inner, y), step)
        made += [*box, *below]
    if links:
        made.append(_line(f"M{number(trunk)} {number(start[1])}V{number(reached)}", "contract"))
    return made, y


def _arrow_down(x: float, top: float, bottom: float, kind: str) -> str:
    return _line(f"M{number(x)} {number(top)}V{number(bottom - 5)}", kind) + _line(
        f"M{number(x)} {number(bottom)}l-4-7h8z", "tip"
    )


def _box(link: Link, x: float, y: float) -> tuple[list[str], float]:
    """The box of one who is entrusted, and where it ends."""
    width = WIDTH - 1 - x
    names, bottom = _write((link.name,), x + _INSIDE, y + 6, _NAME, width - 2 * _INSIDE)
    notes, bottom = _write(link.notes, x + _INSIDE, bottom, _SMALL, width - 2 * _INSIDE)
    return [_rect(x, y, (width, bottom + 6 - y), "link"), *names, *notes], bottom + 6


def _staff(structure: Structure, y: float) -> tuple[list[str], float]:
    """The coordinators: who employs them, how many there are, and each level with its roles and places."""
    top = y + 1
    room = WIDTH - 2 - 2 * _INSIDE
    total = svg_text(structure.total, WIDTH - 1 - _INSIDE, top + 23, _HEADS.kind, "end")
    left = room - _width(structure.total, _HEADS) - _GAP
    heading, y = _write((structure.staff_word,), 1 + _INSIDE, top + 8, _NAME, max(left, room / 3))
    place = f'<svg x="{1 + _INSIDE}" y="{number(y + 2)}" width="15" height="15"'
    mark = str.replace(sign(structure.affiliation), "<svg", place, 1)
    kind, y = _write((structure.affiliation_word,), 1 + _INSIDE + 22, y, _SMALL, room - 22)
    made = [*heading, total, mark, *kind]
    for level in structure.levels:
        more, y = _level(level, y + 10)
        made += more
    return [_rect(1, top, (WIDTH - 2, y + _INSIDE - top), "staff"), *made], y + _INSIDE


def _level(level: LevelPart, y: float) -> tuple[list[str], float]:
    """A line with the name of a level, and below it its roles, core above field."""
    end = WIDTH - 1 - _INSIDE
    heads = _width(level.heads, _LEVEL) + _GAP
    names, bottom = _write((level.label,), 1 + _INSIDE, y + 4, _LEVEL, end - _INSIDE - heads)
    made = [_line(f"M{1 + _INSIDE} {number(y)}H{end}", "level"), *names]
    if level.heads:
        made.append(svg_text(level.heads, end, y + 17, _LEVEL.kind, "end"))
    y = bottom
    for role in level.roles:
        label, y = _write((role.label,), 1 + _INSIDE, y + 2, _SMALL, end - _INSIDE)
        made += label
        kind = ("core " if role.is_core else "field ") + f"rk-diagram-place--{level.code}"
        for place in role.places:
            more, y = _place(place, kind, y + 3)
            made += more
            y += 5
    return made, y


def _place(place: Place, kind: str, y: float) -> tuple[list[str], float]:
    """The box of a place: its name and heads side by side, or below each other where both are long."""
    x, end = 1 + 2 * _INSIDE, WIDTH - 1 - 2 * _INSIDE
    room, heads = end - x, _width(place.heads, _HEADS) + _GAP
    is_narrow = heads > room / 2
    font = _NAME if place.is_named else _PLAIN
    made, bottom = _write((place.name,), x, y + 6, font, room if is_narrow else room - heads)
    if is_narrow:
        more, bottom = _write((place.heads,), x, bottom, _NAME, room)
        made += more
    else:
        made.append(svg_text(place.heads, end, y + 22, _HEADS.kind, "end"))
    told, bottom = _write(place.lines, x, bottom, _SMALL, room)
    size = WIDTH - 2 - 2 * _INSIDE, bottom + 6 - y
    return [_rect(1 + _INSIDE, y, size, kind), *made, *told], bottom + 6


def _served(structure: Structure, y: float) -> tuple[list[str], float]:
    """Whom field coordinators serve, below a dashed arrow: it follows from the role."""
    if not structure.served:
        return [], y
    what, whom = structure.served
    texts, bottom = _write((what,), 32, y + 6, _SMALL, WIDTH - 34)
    top = bottom + 8
    box, end = _write((whom,), 1 + _INSIDE, top + 6, _NAME, WIDTH - 2 - 2 * _INSIDE)
    arrow = _arrow_down(18, y, top, "meant")
    return [arrow, *texts, _rect(1, top, (WIDTH - 2, end + 6 - top), "people", 18), *box], end + 6


def _bodies(structure: Structure, y: float) -> tuple[list[str], float]:
    """The meeting bodies, by name."""
    top, x = y + 1, 1 + _INSIDE
    made, y = _write((structure.bodies_word,), x, top + 6, _SMALL, WIDTH - 2 - 2 * _INSIDE)
    for name in structure.bodies:
        made.append(f'<circle class="rk-diagram-dot" cx="{x + 3}" cy="{number(y + 10)}" r="2.5"/>')
        texts, y = _write((name,), x + 12, y, _PLAIN, WIDTH - 2 - 2 * _INSIDE - 12)
        made += texts
    return [_rect(1, top, (WIDTH - 2, y + 6 - top), "bodies"), *made], y + 6
