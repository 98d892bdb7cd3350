"""The disk edge of writing: a site beside the old one, then two renames; the ZIP likewise."""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

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


_PIECE = 4 * 1024 * 1024
_quick: ModuleType = zlib
with suppress(ImportError):  # where it has no wheel, as on Windows on Arm; zlib takes the same arguments
    _quick = import_module("isal.isal_zlib")
_QUICKEST = 3  # the highest level of ISA-L; who asks for a higher one wants the ZIP to be small
_UTF8 = 1 << 11
_DEFLATE = 8
_UNIX_2_0 = (3 << 8) | 20
_MODE = 0o100644 << 16
_EPOCH = 33  # 1980-01-01, the first day that a ZIP can name


@dataclass(frozen=True, slots=True)
class Member:
    """A file as it stands in a ZIP."""

    name: str
    crc: int
    size: int
    deflated: bytes
    sha256: str


def deflate(name: str, data: bytes, level: int) -> Member:
    """A file made ready for a ZIP, in whatever process it was made; a large one in pieces, several at a time."""
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)] or [b""]
    ends = [zlib.Z_FULL_FLUSH] * (len(pieces) - 1) + [zlib.Z_FINISH]
    if len(pieces) == 1:
        packed = [_packed(data, zlib.Z_FINISH, level)]
    else:
        with ThreadPoolExecutor() as threads:  # zlib lets other threads run
            packed = list(threads.map(_packed, pieces, ends, repeat(level)))
    return Member(name, zlib.crc32(data), len(data), b"".join(packed), hashlib.sha256(data).hexdigest())


def _packed(data: bytes, end: int, level: int) -> bytes:
    # ISA-L takes a fifth of the time of zlib, for a little more than zlib makes of it at the same level.
    library = _quick if level <= _QUICKEST else zlib
    packer = library.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed: bytes = packer.compress(data) + packer.flush(end)
    return packed


def write_zip(members: Iterable[Member], path: Path, top: str) -> int:
    """A ZIP with one top folder, the same bytes for the same files, and its checksum beside it.

    Written here and not by ``zipfile``, since that cannot take files that other processes have packed already.

    Args:
        members: The files, in any order.
        path: The ZIP.
        top: The name of its top folder.

    Returns:
        Its size in bytes.

    Raises:
        OSError: The disk refuses, or another program holds the older ZIP open, which stays with its checksum.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished, checksum = path.with_name(f"{path.name}.new"), path.with_name(f"{path.name}.sha256")
    unfinished_sum = checksum.with_name(f"{checksum.name}.new")
    digest = hashlib.sha256()
    try:
        with unfinished.open("wb") as file:
            for piece in _zip_pieces(sorted(members, key=lambda member: member.name), top):
                digest.update(piece)
                file.write(piece)
            size = file.tell()
        unfinished_sum.write_bytes(f"{digest.hexdigest()}  {path.name}\n".encode())
        _replace_both((unfinished_sum, checksum), (unfinished, path))
    finally:
        for left in (unfinished, unfinished_sum):
            if left.is_file():
                left.unlink()
    return size


def _replace_both(checksum: tuple[Path, Path], archive: tuple[Path, Path]) -> None:
    """Put new files into place, the smaller first, since what it replaces can be written again."""
    old = checksum[1].read_bytes() if checksum[1].exists() else None
    checksum[0].replace(checksum[1])
    try:
        archive[0].replace(archive[1])
    except OSError:
        if old is None:
            checksum[1].unlink()
        else:
            checksum[1].write_bytes(old)
        raise


def _zip_pieces(members: list[Member], top: str) -> Iterable[bytes]:
    """The bytes of a ZIP (PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16)."""
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = f"{top}/{member.name}".encode()
        flags = 0 if name.isascii() else _UTF8
        sizes = (member.crc, len(member.deflated), member.size, len(name))
        local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, flags, _DEFLATE, 0, _EPOCH, *sizes, 0) + name
        entry = struct.pack(
            "<4s6H3I5H2I",
            b"PK\1\2",
            _UNIX_2_0,
            20,
            flags,
            _DEFLATE,
            0,
            _EPOCH,
            *sizes,
            0,
            0,
            0,
            0,
            _MODE,
            offset,
        )
        directory.append(entry + name)
        yield local
        yield member.deflated
        offset += len(local) + len(member.deflated)
    index = b"".join(directory)
    yield index
    yield struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(members), len(members), len(index), offset, 0)
