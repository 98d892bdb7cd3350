"""The recipe: read, check, frame, render, write. Each step is a module of ``generator.step``.

Rendering the records, with the views that their pages show, is the work of ``generator.part``, in this process or in
several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.settings import named_languages
from generator.disk.archive import drop_parts
from generator.disk.frame import FrameRun
from generator.disk.memory import Memory
from generator.disk.read import Shelf
from generator.disk.turn import one_at_a_time
from generator.disk.write import compiled_templates, finish, recover
from generator.input.seminar import check_seminar
from generator.page.order import Order
from generator.page.press import SiteGoneError
from generator.step.bundle import write_bundle
from generator.step.check import check_input
from generator.step.frame import make_framed
from generator.step.goal import BUNDLE, Built, Goal
from generator.step.read import read_input
from generator.step.workshop import gather_team
from generator.step.write import begin_site, write_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.page.press import Press
    from generator.step.check import Checked
    from generator.step.workshop import Workshop


def check_project(root: Path, workshop: Workshop) -> Checked:
    """A project, read and checked; nothing is written.

    Raises:
        InputError: All that is wrong with it.
    """
    project = read_input(root, workshop.shelf)
    with gather_team(root, len(project.ids), workshop) as team:
        return check_input(project, team, workshop.memory)


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
    if goal.out is not None:
        if workshop and not goal.out.exists():
            workshop.forget()  # somebody took away what it remembers
        recover(goal.out, lasting=workshop is not None)
    progress("read")
    memory = workshop.memory if workshop else Memory(lasting=False)
    project = read_input(root, workshop.shelf if workshop else Shelf())
    seminar = None if goal.asked is None else check_seminar(goal.asked, project.ids, named_languages(project.mkdocs))
    run = FrameRun(project, root / ".cache")  # MkDocs is at work while the records are checked
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
        return _build(root, goal, workshop, progress)
    except BaseException:
        _forget(workshop, goal)
        raise
    finally:
        run.stop()


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
