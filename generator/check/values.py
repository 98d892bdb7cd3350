"""From the value of a document to its model, or to what the model finds wrong with it, in our words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.input.problems import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from generator.input.documents import Document, Path

M = TypeVar("M", bound=BaseModel)

_FOUND_LENGTH = 60
# What pydantic calls a kind of error, and the wording that we have for it.
_WORDING_OF = {"dict_type": "model_type", "model_attributes_type": "model_type", "int_from_float": "int_type"}


def check_value(model: type[M], document: Document) -> M:
    """A data file's value as its model.

    Raises:
        InputError: It does not fit.
    """
    value, problems, _ = try_value(model, document)
    if value is None:
        raise InputError(problems)
    checked: M = value
    return checked


def try_value(model: Any, document: Document) -> tuple[Any, list[Problem], set[Path]]:
    """A file's value as its model, None where it does not fit; all that is wrong with it; in which fields that is."""
    try:
        return model.model_validate(document.value), [], set()
    except ValidationError as error:
        details = error.errors(include_url=False)
    names = _field_names(model)
    problems = [_to_problem(document, detail, names) for detail in details]
    return None, problems, {_path(detail["loc"]) for detail in details}


def _path(location: tuple[int | str, ...]) -> Path:
    """Where an error is, without the tags of unions."""
    return tuple(part for part in location if isinstance(part, int) or not part.startswith("="))


def _to_problem(document: Document, detail: ErrorDetails, names: set[str]) -> Problem:
    path, kind = _path(detail["loc"]), detail["type"]
    context, found = detail.get("ctx", {}), detail["input"]
    named: dict[str, object] = {"found": show_value(found), "label": path[-1] if path else ""}
    near = ""
    match kind:
        case "literal_error":
            options = re.findall(r"'([^']*)'", context["expected"])
            named["expected"] = ", ".join(options)
            near = find_near(str(found), options)
        case "extra_forbidden":
            near = find_near(str(path[-1]), names)
        case "greater_than_equal" | "less_than_equal":
            named["limit"] = context["ge" if kind == "greater_than_equal" else "le"]
        case "string_pattern_mismatch":
            named["pattern"] = context["pattern"]
        case "too_short" | "too_long":
            named |= {"limit": context.get("min_length", context.get("max_length")), "count": len(found)}
        case "string_too_long":
            named["limit"] = context["max_length"]
    return document.problem(path, _WORDING_OF.get(kind, kind), suggestion=near, **named)


def find_near(found: str, options: Iterable[str]) -> str:
    """What was probably meant by a wrong word; empty where nothing is near."""
    return next(iter(get_close_matches(found, sorted(options), n=1, cutoff=0.6)), "")


def show_value(found: object) -> str:
    """A wrong value as a message shows it."""
    match found:
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case bool():
            return str(found).lower()
        case str():
            line = found.replace("\n", "⏎")
            return f"{line[:_FOUND_LENGTH]}…" if len(line) > _FOUND_LENGTH else line
        case _:
            return str(found)


def _field_names(model: Any) -> set[str]:
    """The names of all fields below a model."""
    schema = TypeAdapter(model).json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}
