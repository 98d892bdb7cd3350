"""What the model says of itself: the parts that a field is made of, and the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from generator.model import KINDS
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
    fields: tuple[FieldEntry, ...]


def codebook() -> list[PartEntry]:
    """Every model that records are made of, kinds of record first, each once."""
    parts: dict[str, PartEntry] = {}
    for model in (*KINDS.values(), Marked):
        _enter(model, parts)
    return list(parts.values())


def _enter(model: type[BaseModel], parts: dict[str, PartEntry]) -> None:
    name = _name(model)
    if name in parts:
        return
    parts[name] = PartEntry(name, tuple(_entry(key, info) for key, info in model.model_fields.items()))
    for info in model.model_fields.values():
        for below in models_in(info.annotation):
            _enter(below, parts)


def _name(model: type[BaseModel]) -> str:
    """``Marked[Text]`` and its like are one part."""
    return model.__name__.partition("[")[0]


def _entry(name: str, info: FieldInfo) -> FieldEntry:
    return FieldEntry(name, info.title or name, info.description or "", unit_of(info), info.is_required())


def unit_of(info: FieldInfo) -> str:
    """The unit of a field; empty where it has none."""
    extra: Any = info.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""
