"""The form of a ZIP, put together from files that were packed before: the bundle and the workbook have it.

Written here and not by ``zipfile``, since that cannot take what was packed already, by another process or in an earlier
build.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UTF8 = 1 << 11
_DEFLATE = 8
_UNIX_2_0 = (3 << 8) | 20
_MODE = 0o100644 << 16
_EPOCH = 33  # 1980-01-01, the first day that a ZIP can name


@dataclass(frozen=True, slots=True)
class Packed:
    """What a ZIP holds of a file."""

    crc: int
    size: int
    """Bytes, not packed."""
    data: bytes


def to_zip(files: Iterable[tuple[str, Packed]]) -> Iterator[bytes]:
    """The bytes of a ZIP (PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16)."""
    directory: list[bytes] = []
    offset = 0
    for name, packed in files:
        local, entry = _heads(packed, name.encode(), offset)
        directory.append(entry)
        yield local
        yield packed.data
        offset += len(local) + len(packed.data)
    index = b"".join(directory)
    yield index
    yield struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(directory), len(directory), len(index), offset, 0)


def _heads(packed: Packed, name: bytes, offset: int) -> tuple[bytes, bytes]:
    """What stands before a file and what stands for it in the directory."""
    flags = 0 if name.isascii() else _UTF8
    common = 20, flags, _DEFLATE, 0, _EPOCH, packed.crc, len(packed.data), packed.size, len(name), 0
    local = struct.pack("<4s5H3I2H", b"PK\3\4", *common)
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", _UNIX_2_0, *common, 0, 0, 0, _MODE, offset)
    return local + name, entry + name
