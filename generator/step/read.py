"""The first step: the input but the records, which whoever makes them reads."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.check.records import Known
from generator.disk.memory import Memory
from generator.disk.read import Shelf, language_keys, read_project, read_registry, record_ids
from generator.input.problems import InputError
from generator.part import Part

if TYPE_CHECKING:
    from pathlib import Path

    from generator.disk.read import Project


def read_input(root: Path, shelf: Shelf) -> Project:
    """The input but the records; where it cannot be read, the records are checked all the same.

    Raises:
        InputError: All that is wrong, with the input and with the records.
    """
    try:
        return read_project(root, shelf)
    except InputError as error:
        problems = error.problems
    with suppress(InputError):
        known = Known(frozenset(record_ids(root)), frozenset(), read_registry(root, shelf))
        loaded = Part(root, Memory(lasting=False), Shelf(lasting=False)).load(
            record_ids(root), known, language_keys(root)
        )
        problems = problems + [found for found in loaded.problems if found.kind != "unknown_source"]
    raise InputError(problems)
