"""The disk edge of publishing: the site goes into a folder that a web server shows, as a whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.input.problems import InputError, Problem, values
from generator.publish.publication import (
    LIST,
    NO_FILE,
    Publication,
    check_publication,
    make_publication,
    parse_list,
    to_list,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEW, _OLD = ".renkei-publish-new", ".renkei-publish-old"
_JOURNAL = ".renkei-added"
"""Beside the new files: those of them that no older one stands in place of."""
_NAMED = 3


@dataclass(frozen=True)
class Work:
    """A publication that can be carried out."""

    site: Path
    target: Path
    sums: dict[str, str]
    """Of the files of the site."""
    publication: Publication
    is_whole: bool
    """Whether the folder holds nothing but ours, so that it can be swapped for another one."""
    is_idle: bool
    """Whether there is nothing to do."""


def open_publication(root: Path, target: Path, *, force: bool) -> Work:
    """What publishing the site of a project to a folder would do; a publication that was cut off is undone first.

    Raises:
        InputError: There is no site, the folder is none to publish to, or it holds what must not be replaced.
        OSError: The disk refuses.
    """
    site, target = (root / "site").resolve(), target.resolve()
    _check_places(root.resolve(), site, target)
    _recover(target)
    listing = target / LIST
    listed = parse_list(listing.read_bytes()) if listing.is_file() else {}
    if not listing.exists() and not force and (others := ", ".join(islice(_entries(target), _NAMED))):
        raise InputError([Problem(target.as_posix(), 0, 0, "", "publish_foreign", values(found=others))])
    sums = sums_of(site)
    there = {path: found for path in sums.keys() | listed.keys() if (found := _sum_there(target, path))}
    publication = make_publication(sums, listed, there, force=force)
    check_publication(publication, force=force)
    return Work(site, target, sums, publication, _is_whole(target, listed), publication.is_idle and listed == sums)


def sums_of(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site, by path."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): _sum(path) for path in paths}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _sum_there(target: Path, path: str) -> str:
    """The sum of a file; empty where there is none."""
    place = target
    for part in path.split("/")[:-1]:
        place /= part
        if place.is_symlink() or place.is_file():
            return NO_FILE  # what lies behind a link is not in the folder
    place = target / path
    if place.is_symlink() or place.is_dir():
        return NO_FILE
    return _sum(place) if place.exists() else ""


def _check_places(root: Path, site: Path, target: Path) -> None:
    if not (site / "index.html").is_file():
        raise InputError([Problem("site/index.html", 0, 0, "", "publish_no_site")])
    if target.is_relative_to(site) or root.is_relative_to(target):
        raise InputError([Problem(target.as_posix(), 0, 0, "", "publish_inside")])
    if target.exists() and not target.is_dir():
        raise InputError([Problem(target.as_posix(), 0, 0, "", "publish_no_folder")])
    if not target.parent.is_dir():
        raise InputError([Problem(target.parent.as_posix(), 0, 0, "", "publish_no_parent")])


def _entries(target: Path) -> Iterator[str]:
    return (path.name for path in sorted(target.iterdir())) if target.is_dir() else iter(())


def _is_whole(target: Path, listed: Iterable[str]) -> bool:
    """Whether a folder can be swapped: it is not there yet, or is no mount point and holds only files of ours."""
    if not os.access(target.parent, os.W_OK) or os.path.ismount(target):
        return False
    ours = {LIST, *listed}
    for folder, _, names in os.walk(target):
        inside = Path(folder).relative_to(target)
        if any((inside / name).as_posix() not in ours for name in names):
            return False
    return True


def publish(work: Work) -> None:
    """Carry out a publication.

    Raises:
        OSError: The disk refuses, or a file is held open; the folder is as it was.
    """
    if not (work.is_whole and _swap(work)):
        _replace(work)


def _beside(target: Path, name: str) -> Path:
    return target.with_name(f".{target.name}{name}")


def _swap(work: Work) -> bool:
    """Make the folder anew beside itself and rename both; False where the system does not let go of the old one."""
    target, new, old = work.target, _beside(work.target, _NEW), _beside(work.target, _OLD)
    kept = set(work.publication.kept)
    try:
        for path in work.sums:
            _bring(target / path if path in kept else None, work.site / path, new / path)
        (new / LIST).write_bytes(to_list(work.sums))
        if target.exists():
            shutil.copymode(target, new)
            try:
                target.rename(old)
            except OSError:  # a web server on Windows watches the folder
                return False
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return True


def _bring(present: Path | None, source: Path, goal: Path) -> None:
    """Put a file into the next folder: a link to the present one where it is the same, else a copy."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    if present is not None:
        with suppress(OSError):
            os.link(present, goal)
            return
    shutil.copyfile(source, goal)


def _replace(work: Work) -> None:
    """Put the files into the folder one by one, others in it left alone; undone where one cannot be put."""
    target, publication = work.target, work.publication
    new, old = target / _NEW, target / _OLD
    coming = [*publication.added, *publication.changed]
    try:
        for path in coming:  # a disk that is too full says so now
            _bring(None, work.site / path, new / path)
        new.mkdir(parents=True, exist_ok=True)
        (new / LIST).write_bytes(to_list(work.sums))
        (new / _JOURNAL).write_text("\n".join(publication.added), encoding="utf-8")
        move_files(target, coming, publication.removed)
    finally:
        for folder in (new, old):
            shutil.rmtree(folder, ignore_errors=True)
        _tidy(target, [*coming, *publication.removed])


def move_files(target: Path, coming: Iterable[str], going: Iterable[str]) -> None:
    """Move what goes, and what stands in the way, to the folder of old files, and the new ones and the list into place.

    Raises:
        OSError: One could not be moved; all are where they were.
    """
    new, old = target / _NEW, target / _OLD
    done: list[tuple[Path, Path]] = []

    def move(source: Path, goal: Path) -> None:
        goal.parent.mkdir(parents=True, exist_ok=True)
        source.replace(goal)
        done.append((source, goal))

    try:
        for path in going:
            move(target / path, old / path)
        for path in (*coming, LIST):
            if (target / path).exists():
                move(target / path, old / path)
            move(new / path, target / path)
    except OSError:
        for source, goal in reversed(done):
            goal.replace(source)
        raise


def _tidy(target: Path, paths: Iterable[str]) -> None:
    """Remove the folders that these files have left empty."""
    folders = {parent for path in paths for parent in Path(path).parents if parent.name}
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        with suppress(OSError):  # not empty, or not there
            (target / folder).rmdir()


def _recover(target: Path) -> None:
    """Undo a publication that was cut off, by whatever ended the process."""
    new, old = _beside(target, _NEW), _beside(target, _OLD)
    if old.exists() and not target.exists():
        old.rename(target)
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    _recover_files(target)


def _recover_files(target: Path) -> None:
    new, old = target / _NEW, target / _OLD
    journal = new / _JOURNAL
    if journal.exists() and (new / LIST).exists():  # the list goes last, so not all files are in their places
        added = journal.read_text(encoding="utf-8").splitlines()
        for path in added:
            if not (new / path).exists():
                (target / path).unlink(missing_ok=True)
        for file in [path for path in old.rglob("*") if path.is_file()]:
            file.replace(target / file.relative_to(old))
        _tidy(target, added)
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
