"""The disk edge of writing: a site beside the old one, then two renames."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jinja2 import BytecodeCache


def _new(out: Path) -> Path:
    return out.with_name(f"{out.name}.new")


def _old(out: Path) -> Path:
    return out.with_name(f"{out.name}.old")


def recover(out: Path, *, lasting: bool = False) -> None:
    """Undo a write that was cut off: the old site comes back, the unfinished one goes.

    Args:
        out: The folder of the site.
        lasting: Whether the site before the present one stays, for the next one to be made of it.
    """
    if _old(out).exists():
        if not out.exists():
            _old(out).rename(out)
        elif not lasting:
            shutil.rmtree(_old(out))
    shutil.rmtree(_new(out), ignore_errors=True)


def compiled_templates(cache: Path) -> BytecodeCache:
    """Where compiled templates are kept from build to build, below a folder that can be deleted at any time."""
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    # Another pattern whenever the code that templates become is made in another way.
    return FileSystemBytecodeCache(str(folder), "plain_%s.cache")


class Pen:
    """Writes files of the next site beside the present one; several processes may each have a copy of it.

    Args:
        out: The folder of the site; ``begin`` has made the one beside it.
        folders: Of the next site.
        before: What is there already: the nodes of the site before the present one, which the next one is made of.
    """

    def __init__(self, out: Path, folders: Collection[str], before: Mapping[str, int]) -> None:
        self._new, self._now = f"{_new(out)}/", f"{out}/"
        self._is_first = not out.exists()
        self._folders, self._before = folders, set(before)
        present = _list_nodes(self._now) if before and not self._is_first else {}
        self._linked = {path for path, node in before.items() & present.items() if node}  # some disks number nothing

    def put(self, path: str, data: bytes) -> bool:
        """Write a file, or link the present one where it is the same; whether it changed."""
        if not self._is_first and self._is_same(path, data) and self.keep(path):
            return False
        self._make_room(path)
        # System calls of our own: with thousands of files, what `open` does beside them takes seconds.
        file = os.open(self._new + path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        try:
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)
        return True

    def keep(self, path: str) -> bool:
        """Link the present file into the next site, or copy it where links fail; whether there is one.

        A linked file is never written to: the next site gets a new file in its place.
        """
        if path in self._linked:
            return True
        self._make_room(path)
        try:
            os.link(self._now + path, self._new + path)
        except FileNotFoundError:
            return False
        except OSError:
            shutil.copyfile(self._now + path, self._new + path)
        return True

    def _make_room(self, path: str) -> None:
        """Take away what the site before had at a place."""
        if not self._before:
            return
        try:
            os.unlink(self._new + path)  # noqa: PTH108 - as above
        except FileNotFoundError:
            return
        except OSError:
            shutil.rmtree(self._new + path)  # somebody made a folder there

    def clear(self, paths: Collection[str]) -> None:
        """Take away all that the site before had and the next one has not.

        Args:
            paths: Every path of the next site.
        """
        for path in sorted(self._before.difference(paths), reverse=True):
            if not path.endswith("/"):
                Path(self._new + path).unlink(missing_ok=True)
            elif path[:-1] not in self._folders:
                with suppress(OSError):  # it holds folders of the next site
                    Path(self._new + path).rmdir()

    def read(self, path: str) -> bytes:
        """A file of the next site."""
        return Path(self._new + path).read_bytes()

    def _is_same(self, path: str, data: bytes) -> bool:
        try:
            with open(self._now + path, "rb") as file:  # noqa: PTH123 - as above
                return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
        except OSError:
            return False


def begin(out: Path, folders: Iterable[str], *, lasting: bool = False) -> Pen:
    """What writes the next site beside the present one; its folders are made.

    Args:
        out: The folder of the site.
        folders: Below it.
        lasting: Whether to make it of the site before the present one, where that is there: of thousands of files most
            are the same in all three, so that there is nothing to link and nothing to take away.
    """
    recover(out, lasting=lasting)
    before: dict[str, int] = {}
    if _old(out).exists():
        _old(out).rename(_new(out))
        before = _list_nodes(f"{_new(out)}/")
    wanted = {"", *folders}
    for folder in wanted:
        (_new(out) / folder).mkdir(parents=True, exist_ok=True)
    return Pen(out, wanted, before)


def _list_nodes(top: str) -> dict[str, int]:
    """Which file of the disk each path below a folder is, the paths of folders with a stroke behind them."""
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(top + folder) as entries:
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    path += "/"
                    waiting.append(path)
                found[path] = entry.inode()
    return found


def finish(out: Path, *, lasting: bool = False) -> None:
    """The next site takes the place of the present one.

    Args:
        out: The folder of the site.
        lasting: Whether the present one stays beside it, for the one after that.
    """
    if out.exists():
        out.rename(_old(out))
    _new(out).rename(out)
    if not lasting:
        shutil.rmtree(_old(out), ignore_errors=True)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write all files beside their places, then swap them in, so that a disk that refuses leaves all as it was.

    Raises:
        OSError: The disk refuses.
    """
    unfinished = {path.with_name(f".{path.name}.new"): path for path in files}
    try:
        for new, path in unfinished.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(files[path])
    except OSError:
        for new in unfinished:
            with suppress(OSError):
                new.unlink(missing_ok=True)
        raise
    for new, path in unfinished.items():
        new.replace(path)
