"""The disk edge of writing: a site beside the old one, then two renames; the ZIP likewise."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ZIP_LEVEL = 6
_FILE_MODE = 0o100644 << 16


@dataclass(frozen=True)
class Written:
    """What a write did."""

    files: int
    changed: int
    size: int
    """Bytes of the whole site."""


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


def write_site(files: Mapping[str, bytes], out: Path, before: Mapping[str, bytes]) -> Written:
    """Make a folder hold exactly the given files.

    Everything is written beside the folder first; files that did not change are linked, not written. Whatever goes
    wrong before the two renames leaves the old folder as it was.

    Args:
        files: Contents by path.
        out: The folder of the site.
        before: Contents that the folder is known to hold; what is not in it is compared with the disk.

    Raises:
        OSError: The disk refuses; the old folder stays.
    """
    new, old = _new(out), _old(out)
    recover(out)
    new.mkdir(parents=True)
    try:
        changed = _fill(files, new, out, before)
        if out.exists():
            out.rename(old)
        new.rename(out)
    except BaseException:
        recover(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return Written(len(files), changed, sum(len(data) for data in files.values()))


def _fill(files: Mapping[str, bytes], new: Path, out: Path, before: Mapping[str, bytes]) -> int:
    changed = 0
    base, source = str(new), str(out)
    for folder in sorted({name.rpartition("/")[0] for name in files}):
        os.makedirs(f"{base}/{folder}", exist_ok=True)  # noqa: PTH103 - thousands of paths; Path costs seconds
    for name, data in files.items():
        if not (_is_same(f"{source}/{name}", data, before.get(name)) and _link(f"{source}/{name}", f"{base}/{name}")):
            changed += 1
            with open(f"{base}/{name}", "wb") as file:  # noqa: PTH123 - as above
                file.write(data)
    return changed


def _is_same(path: str, data: bytes, known: bytes | None) -> bool:
    if known is not None:
        return known is data or known == data
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False


def _link(source: str, target: str) -> bool:
    try:
        os.link(source, target)  # noqa: PTH200 - as above
    except OSError:
        return False
    return True


def write_zip(files: Mapping[str, bytes], path: Path) -> int:
    """A ZIP with one top folder, the same bytes for the same files, and its checksum beside it.

    Args:
        files: Contents by path.
        path: The ZIP; its stem is the name of the top folder.

    Returns:
        Its size in bytes.

    Raises:
        OSError: The disk refuses; an older ZIP stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=_ZIP_LEVEL) as archive:
            for name in sorted(files):
                info = zipfile.ZipInfo(f"{path.stem}/{name}", _ZIP_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 3  # the same on every system that makes it
                info.external_attr = _FILE_MODE
                archive.writestr(info, files[name], compresslevel=_ZIP_LEVEL)
        data = unfinished.read_bytes()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    checksum = f"{hashlib.sha256(data).hexdigest()}  {path.name}\n"
    path.with_name(f"{path.name}.sha256").write_bytes(checksum.encode())
    return len(data)
