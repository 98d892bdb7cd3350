"""The structure of a coordinator model as a picture, and the same as text.

From top to bottom: municipalities, whom they entrust, coordinators by level and role, whom these serve, meeting bodies.
A full arrow is a contract that the record states, the dashed one follows from what the role means. Nothing else is
joined: that one box stands above another says nothing about who reports to whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.model import CoordinatorModel
from generator.picture.diagram_parts import Structure, make_structure, said
from generator.picture.diagram_picture import draw
from generator.view.html import esc, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markupsafe import Markup

    from generator.language.words import Words
    from generator.picture.diagram_parts import LevelPart, Link, Place
    from generator.view.cases import Case


@dataclass(frozen=True, slots=True)
class Diagram:
    """The picture of a structure."""

    structure: Structure

    def said(self, say: Callable[[str], str]) -> Diagram:
        """The same with the blanks in its texts filled."""
        return Diagram(said(self.structure, say))

    def draw(self) -> Markup:
        """The SVG."""
        return draw(self.structure)

    @property
    def has_core(self) -> bool:
        """Whether there are coordinators in a core role."""
        return any(role.is_core for level in self.structure.levels for role in level.roles)

    @property
    def text(self) -> Markup:
        """The same in words: a nested list."""
        return safe(_list(_told(self.structure)))


def make_diagram(case: Case, words: Words) -> Diagram | None:
    """The diagram of a case; None for kinds without coordinators."""
    record = case.record
    return Diagram(make_structure(case, record, words)) if isinstance(record, CoordinatorModel) else None


class _Item(NamedTuple):
    """One line of the list, as HTML, and those below it."""

    html: str
    items: list[_Item]


def _item(name: str, text: str = "", items: Iterable[_Item] = ()) -> _Item:
    """A name, and beside it what it is of."""
    return _Item(f"<b>{esc(name)}</b> {esc(text)}" if text else f"<span>{esc(name)}</span>", list(items))


def _told(structure: Structure) -> list[_Item]:
    """The structure line by line."""
    note, bodies = structure.contract_note, structure.bodies
    below = [*map(_told_link, structure.links), *([_item(note)] if note else [])]
    staff = [_item(structure.affiliation_word), *map(_told_level, structure.levels)]
    return [
        _item(structure.coverage_word, structure.towns, below),
        *map(_told_link, structure.others),
        _item(structure.staff_word, structure.total, staff),
        *([_item(*structure.served)] if structure.served else []),
        _item(structure.bodies_word, items=map(_item, bodies)),
    ]


def _told_link(link: Link) -> _Item:
    items = [*map(_item, link.notes), *map(_told_link, link.links)]
    return _item(link.how, link.name, items) if link.how else _item(link.name, items=items)


def _told_level(level: LevelPart) -> _Item:
    roles = [_item(role.label, items=map(_told_place, role.places)) for role in level.roles]
    return _item(level.label, level.heads, roles)


def _told_place(place: Place) -> _Item:
    return _item(place.name, place.heads, map(_item, place.lines))


def _list(items: Iterable[_Item]) -> str:
    made = [f"<li>{item.html}{_list(item.items) if item.items else ''}</li>" for item in items]
    return f"<ul>{''.join(made)}</ul>"
