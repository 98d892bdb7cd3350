"""The texts of a record, for translators and in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from generator.model.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

M = TypeVar("M", bound=BaseModel)


def texts_of(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Every text of a record that translators translate, with its field path as context, in reading order."""
    yield from _texts(record, "")


def _texts(value: Any, context: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text):
        yield context, str(value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(value.__dict__[name], _below(context, name))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, context)


def _below(context: str, name: str) -> str:
    """The context of a field; the ``value`` of a mark has that of the marked field itself."""
    if name == "value":
        return context
    return f"{context}.{name}" if context else name


# Never hold a text; looked at first, since most values are of them.
_SIMPLE = frozenset({str, int, float, bool, type(None)})


def replace_texts(record: M, new: Callable[[str, Text], Text]) -> M:
    """The same record with other texts.

    Args:
        record: The record; it is not changed.
        new: Gives the new text for a context and a text.
    """
    replaced: M = _replaced(record, "", new)
    return replaced


def _replaced(value: Any, context: str, new: Callable[[str, Text], Text]) -> Any:
    if type(value) is Text:
        return new(context, value)
    if isinstance(value, list):
        return [_replaced(item, context, new) for item in value]
    if not isinstance(value, BaseModel):
        return value
    changed = {
        name: _replaced(below, _below(context, name), new)
        for name, below in value.__dict__.items()
        if type(below) not in _SIMPLE
    }
    return value.model_copy(update=changed) if changed else value
