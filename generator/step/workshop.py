"""What a process keeps from build to build, and who does the work on the records."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.crew import WORTH_A_CREW, Alone, Crew, Team
from generator.disk.memory import Memory
from generator.disk.read import Shelf
from generator.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Workshop:
    """What one process keeps from build to build, so that a rebuild makes only what changed."""

    shelf: Shelf = field(default_factory=Shelf)
    memory: Memory = field(default_factory=Memory)
    part: Part | None = None
    """The records; None before the first build."""

    def forget(self) -> None:
        """Start over, since the last build did not come to its end and what it made is not on the disk."""
        self.memory, self.part = Memory(), None


@contextmanager
def gather_team(root: Path, count: int, workshop: Workshop | None) -> Iterator[Team]:
    """Whoever reads and makes the records: this process for few of them or a remembered build, else several.

    Args:
        root: The project's folder.
        count: Of the records.
        workshop: What an earlier build in this process left; None for a build of its own.
    """
    if workshop is not None or count < WORTH_A_CREW:
        if workshop is None:
            part = Part(root, Memory(lasting=False), Shelf(lasting=False))
        else:
            part = workshop.part = workshop.part or Part(root)
        yield Alone(part)
        return
    with Crew(root) as crew:
        yield crew
