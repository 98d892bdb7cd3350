"""The disk edge of the ZIP: files packed where they are made, in several processes, then put together."""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import repeat
from typing import TYPE_CHECKING

from generator.zipform import Packed, to_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

_PIECE = 4 * 1024 * 1024
_quick: ModuleType = zlib
with suppress(ImportError):  # where it has no wheel, as on Windows on Arm; zlib takes the same arguments
    _quick = import_module("isal.isal_zlib")
_QUICKEST = 3  # the highest level of ISA-L; who asks for a higher one wants the ZIP to be small


@dataclass(frozen=True, slots=True)
class Member:
    """A file as it stands in a ZIP, packed on the disk: thousands of them would fill the memory."""

    name: str
    crc: int
    size: int
    """Bytes, not packed."""
    sha256: str
    file: Path
    """Where it is, packed, beside others that its process packed."""
    start: int
    length: int


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.parts")


def begin_zip(path: Path) -> Path:
    """The folder beside a ZIP for what is packed for it, new and empty.

    Raises:
        OSError: The disk refuses.
    """
    drop_parts(path)
    _folder(path).mkdir(parents=True)
    return _folder(path)


def drop_parts(path: Path) -> None:
    """Take away what was packed for a ZIP."""
    shutil.rmtree(_folder(path), ignore_errors=True)


def pack(name: str, data: bytes, level: int, folder: Path) -> Member:
    """Pack a file for a ZIP, a large one in pieces, several at a time.

    Args:
        name: Its path in the ZIP.
        data: What it holds.
        level: Of compression.
        folder: From ``begin_zip``; each process has a file of its own there.

    Raises:
        OSError: The disk refuses.
    """
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)] or [b""]
    ends = [zlib.Z_FULL_FLUSH] * (len(pieces) - 1) + [zlib.Z_FINISH]
    if len(pieces) == 1:
        packed = [_packed(data, zlib.Z_FINISH, level)]
    else:
        with ThreadPoolExecutor() as threads:  # zlib lets other threads run
            packed = list(threads.map(_packed, pieces, ends, repeat(level)))
    place = folder / str(os.getpid())
    with place.open("ab") as file:
        start = file.tell()
        length = sum(map(file.write, packed))
    return Member(name, _quick.crc32(data), len(data), hashlib.sha256(data).hexdigest(), place, start, length)


def _packed(data: bytes, end: int, level: int) -> bytes:
    # ISA-L takes a fifth of the time of zlib, for a little more than zlib makes of it at the same level.
    library = _quick if level <= _QUICKEST else zlib
    packer = library.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed: bytes = packer.compress(data) + packer.flush(end)
    return packed


def write_zip(members: Iterable[Member], path: Path, top: str) -> int:
    """A ZIP with one top folder, the same bytes for the same files, and its checksum beside it.

    Args:
        members: The files, in any order; what was packed for them is taken away.
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
            for piece in to_zip(_read(sorted(members, key=lambda member: member.name), top)):
                digest.update(piece)
                file.write(piece)
            size = file.tell()
        unfinished_sum.write_bytes(f"{digest.hexdigest()}  {path.name}\n".encode())
        _replace_both((unfinished_sum, checksum), (unfinished, path))
    finally:
        drop_parts(path)
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


def _read(members: list[Member], top: str) -> Iterator[tuple[str, Packed]]:
    """Files below the top folder of a ZIP, as they were packed."""
    with ExitStack() as stack:
        files = {place: stack.enter_context(place.open("rb")) for place in {member.file for member in members}}
        for member in members:
            files[member.file].seek(member.start)
            packed = files[member.file].read(member.length)
            yield f"{top}/{member.name}", Packed(member.crc, member.size, packed)
