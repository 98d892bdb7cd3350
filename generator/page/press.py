"""Puts files into the next site, and keeps count: what there is, what changed, what links where, what is packed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.disk.archive import Member, pack
from generator.page.frames import fill
from generator.page.links import Anchors, find_anchors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from generator.disk.memory import Memory
    from generator.disk.write import Pen
    from generator.page.frames import Frame
    from generator.page.render import Page

# What has need of an address, which a folder on a disk has not.
MANY = 201
"""From this many cases, the ZIP is rather soon done than small."""
NOT_IN_BUNDLE = re.compile(r"404\.html|robots\.txt|sitemap[-0-9]*\.xml|(.+/)?feed\.xml")


_LEVEL, _LEVEL_OF_MANY = 6, 1
"""The third would make the ZIP of many cases a twentieth smaller for half as much time again."""


@dataclass(frozen=True, slots=True)
class Packing:
    """How files go into the ZIP."""

    left_out: re.Pattern[str]
    """Paths of files that do not."""
    level: int
    """Of compression."""
    folder: Path
    """Where they wait for it, packed."""


def make_packing(folder: Path, count: int, folders: Sequence[str] = (), source: str = "") -> Packing:
    """How files go into the ZIP.

    Args:
        folder: Where they wait for it, packed.
        count: Of the cases.
        folders: Of the languages that go into it, where the source language does not.
        source: The key of the source language, where it does not go into it.
    """
    left_out = [NOT_IN_BUNDLE.pattern]
    if source:
        other = "|".join(map(re.escape, folders))
        left_out += [
            rf"(?!{other}).*\.html",
            rf"(?:search|explore|sheets|terms|towns)/{source}(?:-\d\d|-cases|/.+)?\.js",
        ]
    return Packing(re.compile("|".join(left_out)), _LEVEL if count < MANY else _LEVEL_OF_MANY, folder)


class SiteGoneError(Exception):
    """A page that the last build wrote is not on the disk any more, so that it cannot be linked."""


@dataclass
class Tally:
    """What was put into the next site."""

    paths: set[str] = field(default_factory=set)
    pages: dict[str, Anchors] = field(default_factory=dict)
    """What the text of each page can be linked to by and links to; its frame not counted."""
    members: list[Member] = field(default_factory=list)
    """The files, packed; empty where no ZIP is wanted."""
    changed: int = 0
    """Files that are not as they were."""
    size: int = 0
    """Bytes of all files."""

    def add(self, other: Tally) -> None:
        """Count what another process has put there."""
        self.paths |= other.paths
        self.pages |= other.pages
        self.members += other.members
        self.changed += other.changed
        self.size += other.size


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is remembered of a page that was put into a site."""

    anchors: Anchors
    size: int


@dataclass
class Press:
    """Puts files into the next site.

    Args:
        pen: Writes them; None where there is only a ZIP of them.
        memory: Of this process; a page whose input did not change is linked, not made.
        packing: How they are packed for the ZIP; None where there is none.
    """

    pen: Pen | None
    memory: Memory
    packing: Packing | None
    tally: Tally = field(default_factory=Tally)

    def put(self, path: str, data: bytes, anchors: Anchors | None = None) -> None:
        """Put a file of known bytes."""
        self._write(path, data)
        self._count(path, Sheet(anchors or Anchors(frozenset(), ()), len(data)), data, is_page=anchors is not None)

    def put_made(
        self, path: str, inputs: tuple[Any, ...], make: Callable[[], bytes], tell: Callable[[bytes], Any] = len
    ) -> Any:
        """Put a file that is no page; it is made only where its inputs changed. What ``tell`` says of it comes back."""
        made: list[bytes] = []

        def fresh() -> tuple[Sheet, Any]:
            made.append(make())
            return Sheet(Anchors(frozenset(), ()), len(made[0])), tell(made[0])

        sheet, told = self.memory.recall(("file", path), inputs, fresh)
        self._put(path, sheet, made[0] if made else None, is_page=False)
        return told

    def put_page(self, path: str, frame: Frame, inputs: tuple[Any, ...], make: Callable[[], Page]) -> None:
        """Put a page in its frame; it is made only where its inputs changed."""
        made: list[bytes] = []

        def fresh() -> Sheet:
            page = make()
            made.append(fill(frame, page))
            return Sheet(find_anchors(page.body), len(made[0]))

        sheet = self.memory.recall(("sheet", path), (frame, *inputs), fresh)
        self.put_sheet(path, sheet, made[0] if made else None)

    def put_sheet(self, path: str, sheet: Sheet, data: bytes | None) -> None:
        """Put a page that was just made, or, without its bytes, one that is as it was in the last build."""
        self._put(path, sheet, data, is_page=True)

    def put_again(self, tally: Tally) -> None:
        """Put all files that another press put in the last build, where there is no ZIP."""
        for path in tally.paths:
            self._keep(path)
        self.tally.add(replace(tally, changed=0))

    def _put(self, path: str, sheet: Sheet, data: bytes | None, *, is_page: bool) -> None:
        if data is None:
            self._keep(path)
        else:
            self._write(path, data)
        self._count(path, sheet, data, is_page=is_page)

    def _keep(self, path: str) -> None:
        if self.pen is None or not self.pen.keep(path):
            raise SiteGoneError(path)

    def _write(self, path: str, data: bytes) -> None:
        if self.pen is not None:
            self.tally.changed += self.pen.put(path, data)

    def pack(self, path: str, data: bytes) -> None:
        """Put a file into the ZIP alone."""
        if self.packing is not None:
            self.tally.members.append(pack(path, data, self.packing.level, self.packing.folder))

    def _count(self, path: str, sheet: Sheet, data: bytes | None, *, is_page: bool) -> None:
        is_packed = self.packing is not None and not self.packing.left_out.fullmatch(path)
        if self.pen is None and not is_packed:
            return
        self.tally.paths.add(path)
        self.tally.size += sheet.size
        if is_page:
            self.tally.pages[path] = sheet.anchors
        if self.packing is not None and is_packed:
            known = self.pen.read(path) if data is None and self.pen is not None else data or b""
            self.pack(path, known)
