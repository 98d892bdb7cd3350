"""Puts files into the next site, and keeps count: what there is, what changed, what links where, what is packed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.disk.write import Member, Pen, deflate
from generator.page.frames import fill
from generator.page.links import Anchors, find_anchors

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from generator.disk.memory import Memory
    from generator.page.frames import Frame
    from generator.page.render import Page

# What has need of an address, which a folder on a disk has not.
NOT_IN_BUNDLE = re.compile(r"404\.html|robots\.txt|sitemap[-0-9]*\.xml|(.+/)?feed\.xml")


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
        pen: Writes them.
        memory: Of this process; a page whose input did not change is linked, not made.
        bundled: Whether they are also packed for the ZIP.
    """

    pen: Pen
    memory: Memory
    bundled: bool
    tally: Tally = field(default_factory=Tally)

    def put(self, path: str, data: bytes, anchors: Anchors | None = None) -> None:
        """Put a file of known bytes."""
        self.tally.changed += self.pen.put(path, data)
        self._count(path, Sheet(anchors or Anchors(frozenset(), ()), len(data)), data, is_page=anchors is not None)

    def put_made(self, path: str, inputs: tuple[Any, ...], make: Callable[[], bytes]) -> None:
        """Put a file that is no page; it is made only where its inputs changed."""
        made: list[bytes] = []

        def fresh() -> Sheet:
            made.append(make())
            return Sheet(Anchors(frozenset(), ()), len(made[0]))

        sheet = self.memory.recall(("file", path), inputs, fresh)
        self._put(path, sheet, made[0] if made else None, is_page=False)

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

    def _put(self, path: str, sheet: Sheet, data: bytes | None, *, is_page: bool) -> None:
        if data is not None:
            self.tally.changed += self.pen.put(path, data)
        elif not self.pen.keep(path):
            raise SiteGoneError(path)
        self._count(path, sheet, data, is_page=is_page)

    def _count(self, path: str, sheet: Sheet, data: bytes | None, *, is_page: bool) -> None:
        self.tally.paths.add(path)
        self.tally.size += sheet.size
        if is_page:
            self.tally.pages[path] = sheet.anchors
        if self.bundled and not NOT_IN_BUNDLE.fullmatch(path):
            self.tally.members.append(deflate(path, self.pen.read(path) if data is None else data))
