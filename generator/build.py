"""A build: the project is held, MkDocs starts, and ``generator.recipe`` is followed.

MkDocs takes as long as it takes to load the recipe and all that it needs, so it starts first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.disk.frame import FrameRun
from generator.disk.memory import without_collecting
from generator.disk.turn import one_at_a_time
from generator.step.goal import BUNDLE, Built, Goal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.step.workshop import Workshop


def build_site(
    root: Path,
    out: Path,
    dist: Path | None,
    workshop: Workshop | None = None,
    progress: Callable[[str], None] = lambda _step: None,
) -> Built:
    """Build the site and, where ``dist`` is given, the bundle.

    Args:
        root: The project's folder.
        out: The folder of the site; swapped as a whole.
        dist: The folder of the bundle; None for none.
        workshop: What an earlier build in this process left; None for a build of its own, with several processes
            where there are many records. With it, the site before stays beside the new one, for the next build.
        progress: Told the name of each step; ``wait`` before them where another build of the project has to end first.

    Raises:
        InputError: The input is wrong; the old site stays.
        OSError: The disk refuses; the old site stays.
    """
    with one_at_a_time(root, lambda: progress("wait")):
        return _build(root, Goal(out, None if dist is None else dist / BUNDLE), workshop, progress)


def build_bundle(root: Path, goal: Goal, progress: Callable[[str], None] = lambda _step: None) -> Built:
    """Build a ZIP to hand out at a seminar; the site stays as it is.

    Args:
        root: The project's folder.
        goal: What goes into the ZIP, and where it goes.
        progress: Told the name of each step, as above.

    Raises:
        InputError: The input or what is asked for is wrong; an older ZIP stays.
        OSError: The disk refuses; an older ZIP stays.
    """
    with one_at_a_time(root, lambda: progress("wait")):
        return _build(root, goal, None, progress)


def _build(root: Path, goal: Goal, workshop: Workshop | None, progress: Callable[[str], None]) -> Built:
    run = FrameRun(root)
    try:
        with without_collecting(lasting=workshop is not None):
            from generator.recipe import make_all  # noqa: PLC0415 - loaded while MkDocs is at work

            return make_all(run, root, goal, workshop, progress)
    finally:
        run.stop()
