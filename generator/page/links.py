"""Links inside the site: every one leads to a page, file or heading that exists."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.input.problems import Problem, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a page can be linked to by, and what it links to."""

    ids: frozenset[str]
    links: tuple[str, ...]


def find_anchors(html: str) -> Anchors:
    """The ids and local links of a page or of a part of one.

    Our own HTML writes attributes in one way, so that cutting it at them finds all; a parser takes ten times as long.
    """
    html = str(html)  # of marked text every part would be marked again
    ids = frozenset(part.partition('"')[0] for part in html.split(' id="')[1:])
    found = [part.partition('"') for mark in (' href="', ' src="') for part in html.split(mark)[1:]]
    links = dict.fromkeys(link.replace("&amp;", "&") for link, closing, _ in found if link and closing)
    return Anchors(ids, tuple(link for link in links if not _ADDRESS.match(link)))


def broken_links(pages: Mapping[str, tuple[Anchors, ...]], files: Collection[str]) -> Iterator[Problem]:
    """Links that lead nowhere.

    Args:
        pages: The parts of each page (its frame and its text) by path.
        files: Every path of the site.
    """
    there = cache(lambda folder, target: posixpath.normpath(posixpath.join(folder, target)))
    for path, parts in pages.items():
        folder = posixpath.dirname(path)
        for part in parts:
            for link in part.links:
                target, _, anchor = link.partition("#")
                found = there(folder, target.partition("?")[0]) if target else path
                missing = found not in files
                if not missing and anchor and found in pages:
                    missing = all(anchor not in other.ids for other in pages[found])
                if missing:
                    yield Problem(path, 0, 0, "", "broken_link", values(found=link))
