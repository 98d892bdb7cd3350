"""The recipe: read, check, frame, render, write. Each step is a module of ``generator.step``.

Rendering the records, with the views that their pages show, is the work of ``generator.part``, in this process or in
several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.settings import named_languages
from generator.disk.archive import drop_parts
from generator.disk.memory import Memory, without_collecting
from generator.disk.read import Shelf
from generator.disk.write import compiled_templates, finish, recover
from generator.input.seminar import check_seminar
from generator.page.order import Order
from generator.page.press import SiteGoneError
from generator.step.bundle import write_bundle
from generator.step.check import check_input
from generator.step.frame import make_framed
from generator.step.goal import Built
from generator.step.read import read_input
from generator.step.workshop import gather_team
from generator.step.write import begin_site, write_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.disk.frame import FrameRun
    from generator.page.press import Press
    from generator.step.check import Checked
    from generator.step.goal import Goal
    from generator.step.workshop import Workshop


def check_project(root: Path, workshop: Workshop) -> Checked:
    """A project, read and checked; nothing is written.

    Raises:
        InputError: All that is wrong with it.
    """
    with without_collecting(lasting=True):
        project = read_input(root, workshop.shelf)
        with gather_team(root, len(project.ids), workshop) as team:
            return check_input(project, team, workshop.memory)


def make_all(
    run: FrameRun, root: Path, goal: Goal, workshop: Workshop | None, progress: Callable[[str], None]
) -> Built:
    """Make a site, a ZIP, or both, as ``build_site`` and ``build_bundle`` say.

    Args:
        run: MkDocs at work on the project.
        root: The project's folder, which no other process builds meanwhile.
        goal: What is to be made.
        workshop: What an earlier build in this process left; None for a build of its own.
        progress: Told the name of each step.

    Raises:
        InputError: The input or what is asked for is wrong; what was there stays.
        OSError: The disk refuses; what was there stays.
    """
    if goal.out is not None:
        if workshop and not goal.out.exists():
            workshop.forget()  # somebody took away what it remembers
        recover(goal.out, lasting=workshop is not None)
    progress("read")
    memory = workshop.memory if workshop else Memory(lasting=False)
    project = read_input(root, workshop.shelf if workshop else Shelf())
    seminar = None if goal.asked is None else check_seminar(goal.asked, project.ids, named_languages(project.mkdocs))
    try:
        with gather_team(root, len(project.ids if seminar is None else seminar.ids), workshop) as team:
            progress("check")
            checked = check_input(project, team, memory, seminar)
            progress("frame")
            framed = make_framed(run, checked, compiled_templates(root / ".cache"), memory)
            progress("render")
            press = begin_site(framed, goal, memory)
            delivered = team.make(Order(framed.editions, checked.titles, press.pen, press.packing))
            progress("write")
            write_site(framed, delivered, press)
            return _finish(checked, press, goal, progress)
    except SiteGoneError:
        _forget(workshop, goal)
        return make_all(run, root, goal, workshop, progress)
    except BaseException:
        _forget(workshop, goal)
        raise


def _finish(checked: Checked, press: Press, goal: Goal, progress: Callable[[str], None]) -> Built:
    """What was made, now that all of it is in its place."""
    if goal.bundle is not None:
        progress("bundle")
    size = write_bundle(checked, press, goal)
    if goal.out is not None:
        # Last, so that a disk too full for the ZIP leaves the old site too.
        finish(goal.out, lasting=press.memory.lasting)
    tally = press.tally
    counts = len(checked.titles[""]), len(checked.languages), len(tally.paths)
    return Built(*counts, tally.changed, tally.size, goal.bundle, size)


def _forget(workshop: Workshop | None, goal: Goal) -> None:
    """After a build that did not come to its end: nothing that it made is on the disk."""
    if workshop:
        workshop.forget()
    if goal.bundle is not None:
        drop_parts(goal.bundle)
    if goal.out is not None:
        recover(goal.out)
