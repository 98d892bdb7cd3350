"""What the model says of itself: the parts that a field is made of, and the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from generator.model import KINDS
from generator.model.events import EventFile
from generator.model.values import Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


MARKED_LABEL = "値の代わりに書く印"
"""What the codebook calls the mark that stands in place of a value."""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One field in the codebook."""

    name: str
    label: str
    description: str
    unit: str
    required: bool


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One model in the codebook: a kind of record, or a part of one."""

    name: str
    label: str
    """In Japanese: what the field that holds it is called."""
    fields: tuple[FieldEntry, ...]


def codebook() -> list[PartEntry]:
    """Every model that records are made of, kinds of record first, each once."""
    parts: dict[str, PartEntry] = {}
    for model in KINDS.values():
        _enter(model, model.model_fields["kind"].description or "", parts)
    return list(parts.values())


EVENTS_LABEL = "会議・セミナーと年間の予定"
"""What the codebook calls the file of events."""


def data_codebook() -> list[PartEntry]:
    """Every model that records are made of, then those of the file of events, each once."""
    parts = {part.name: part for part in codebook()}
    _enter(EventFile, EVENTS_LABEL, parts)
    return list(parts.values())


def _enter(model: type[BaseModel], label: str, parts: dict[str, PartEntry]) -> None:
    name = _name(model)
    if name in parts:
        return
    entries = tuple(_entry(key, info) for key, info in model.model_fields.items())
    parts[name] = PartEntry(name, MARKED_LABEL if issubclass(model, Marked) else label, entries)
    for key, info in model.model_fields.items():
        for below in models_in(info.annotation):
            _enter(below, info.title or key, parts)


def _name(model: type[BaseModel]) -> str:
    """``Marked[Text]`` and its like are one part."""
    return model.__name__.partition("[")[0]


def _entry(name: str, info: FieldInfo) -> FieldEntry:
    return FieldEntry(name, info.title or name, info.description or "", unit_of(info), info.is_required())


def unit_of(info: FieldInfo) -> str:
    """The unit of a field; empty where it has none."""
    extra: Any = info.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""
