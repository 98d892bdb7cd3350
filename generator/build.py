"""The recipe: read, check, view, render, frame, write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import __version__
from generator.check import check_records
from generator.edition import Checked
from generator.frame import FrameRun, Made, read_made
from generator.frames import check_placed
from generator.memory import Memory
from generator.problems import InputError, Problem
from generator.read import Shelf, read_project
from generator.settings_check import check_settings
from generator.site import make_files, views_known
from generator.write import Written, recover, write_site, write_zip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.read import Project

BUNDLE = f"renkei-casebook-{__version__}.zip"
# Needs an address of its own, which a folder on a disk has not.
_NOT_IN_BUNDLE = frozenset({"404.html", "sitemap.xml", "feed.xml"})


@dataclass
class Workshop:
    """What one process keeps from build to build."""

    shelf: Shelf = field(default_factory=Shelf)
    memory: Memory = field(default_factory=Memory)
    files: dict[str, bytes] = field(default_factory=dict)
    """The site as it was written last."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    cases: int
    languages: int
    site: Written
    bundle: Path | None
    bundle_size: int
    """Bytes; 0 without a bundle."""


def check_project(root: Path, workshop: Workshop) -> Checked:
    """A project, read and checked; nothing is written.

    Raises:
        InputError: All that is wrong with it.
    """
    return check_input(read_project(root, workshop.shelf))


def check_input(project: Project) -> Checked:
    """The checked input of a project.

    Raises:
        InputError: All that is wrong with it.
    """
    problems: list[Problem] = []
    settings = None
    try:
        settings = check_settings(project)
        check_placed(project.pages, views_known(settings))
    except InputError as error:
        problems += error.problems
    sources = set(settings.sources) if settings else {part["id"] for part in project.sources.value}
    try:
        records = check_records(project.cases, project.registry, sources)
    except InputError as error:
        problems += error.problems
    if problems or settings is None:
        raise InputError(problems)
    return Checked(project, settings, records, {record_id(document.file): document for document in project.cases})


def record_id(file: str) -> str:
    """The id of a record, which is the name of its file."""
    return file.rpartition("/")[2].removesuffix(".yml")


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
        workshop: What an earlier build in this process left, so that only what changed is made anew.
        progress: Told the name of each step.

    Raises:
        InputError: The input is wrong; nothing was written.
        OSError: The disk refuses; the old site stays.
    """
    workshop = workshop or Workshop()
    recover(out)
    progress("read")
    project = read_project(root, workshop.shelf)
    run = FrameRun(project, root / ".cache")
    try:
        progress("check")
        checked = check_input(project)
        progress("frame")
        made = _made(run, workshop)
    finally:
        run.stop()
    progress("render")
    files = make_files(checked, made, workshop.memory)
    progress("write")
    written = write_site(files, out, workshop.files)
    workshop.files = files
    size = 0
    if dist is not None:
        progress("bundle")
        size = write_zip({name: data for name, data in files.items() if name not in _NOT_IN_BUNDLE}, dist / BUNDLE)
    bundle = None if dist is None else dist / BUNDLE
    return Built(len(checked.records), len(checked.settings.languages), written, bundle, size)


def _made(run: FrameRun, workshop: Workshop) -> Made:
    folder = run.wait()
    return workshop.memory.recall(("made",), (folder,), lambda: read_made(folder))
