"""The disk edge of writing: a site beside the old one, then two renames."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import BytecodeCache


def _new(out: Path) -> Path:
    return out.with_name(f"{out.name}.new")


def _old(out: Path) -> Path:
    return out.with_name(f"{out.name}.old")


def recover(out: Path) -> None:
    """Undo a write that was cut off: the old site comes back, the unfinished one goes."""
    if _old(out).exists():
        if out.exists():
            shutil.rmtree(_old(out))
        else:
            _old(out).rename(out)
    shutil.rmtree(_new(out), ignore_errors=True)


def compiled_templates(cache: Path) -> BytecodeCache:
    """Where compiled templates are kept from build to build, below a folder that can be deleted at any time."""
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    # Another pattern whenever the code that templates become is made in another way.
    return FileSystemBytecodeCache(str(folder), "plain_%s.cache")


class Pen:
    """Writes files of the next site beside the present one; several processes may each have one.

    Args:
        out: The folder of the site; ``begin`` has made the one beside it.
    """

    def __init__(self, out: Path) -> None:
        self._new, self._now = f"{_new(out)}/", f"{out}/"
        self._is_first = not out.exists()

    def put(self, path: str, data: bytes) -> bool:
        """Write a file, or link the present one where it is the same; whether it changed."""
        if not self._is_first and self._is_same(path, data) and self.keep(path):
            return False
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
        try:
            os.link(self._now + path, self._new + path)
        except FileNotFoundError:
            return False
        except OSError:
            shutil.copyfile(self._now + path, self._new + path)
        return True

    def read(self, path: str) -> bytes:
        """A file of the next site."""
        return Path(self._new + path).read_bytes()

    def _is_same(self, path: str, data: bytes) -> bool:
        try:
            with open(self._now + path, "rb") as file:  # noqa: PTH123 - as above
                return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
        except OSError:
            return False


def begin(out: Path, folders: Iterable[str]) -> None:
    """Make the folders of the next site beside the present one."""
    recover(out)
    for folder in {"", *folders}:
        (_new(out) / folder).mkdir(parents=True, exist_ok=True)


def finish(out: Path) -> None:
    """The next site takes the place of the present one."""
    if out.exists():
        out.rename(_old(out))
    _new(out).rename(out)
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
