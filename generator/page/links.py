"""Links inside the site: every one leads to a page, file or heading that exists."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.input.problems import Problem, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

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


@dataclass(frozen=True, slots=True)
class Web:
    """The pages and files of a site, as far as links go."""

    pages: Mapping[str, tuple[Anchors, ...]]
    """The parts of each page (its frame and its text) by path."""
    files: AbstractSet[str]
    """Every path of the site."""

    def unsure(self, sure: Web | None) -> Mapping[str, tuple[Anchors, ...]]:
        """The pages whose links may lead nowhere.

        Args:
            sure: The site as it was when every link led somewhere; None where that is not known.
        """
        if sure is None or not sure.files <= self.files:
            return self.pages
        changed = {path: parts for path, parts in self.pages.items() if sure.pages.get(path) != parts}
        return changed if all(self._has_all(path, sure) for path in changed) else self.pages

    def _has_all(self, path: str, before: Web) -> bool:
        """Whether a page still has all that others could link to."""
        if path not in before.pages:
            return path not in before.files  # a file that became a page could be linked to by any anchor
        ids: frozenset[str] = frozenset().union(*[part.ids for part in self.pages[path]])
        return all(part.ids <= ids for part in before.pages[path])


def broken_links(web: Web, sure: Web | None = None) -> Iterator[Problem]:
    """Links that lead nowhere.

    Args:
        web: The site.
        sure: What it was when every link led somewhere, so that only what changed since is looked at.
    """
    pages, files = web.pages, web.files
    unsure = web.unsure(sure)
    if all(_leads_somewhere(pages, files, *of_folder) for of_folder in _by_folder(unsure).items()):
        return
    there = cache(lambda folder, target: posixpath.normpath(posixpath.join(folder, target)))
    for path, parts in unsure.items():
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


def _by_folder(pages: Mapping[str, tuple[Anchors, ...]]) -> dict[str, tuple[set[str], list[str]]]:
    """The links of the pages of each folder, each once, since most stand on many pages; and those pages."""
    found: dict[str, tuple[set[str], list[str]]] = {}
    for path, parts in pages.items():
        links, paths = found.setdefault(posixpath.dirname(path), (set(), []))
        links.update(*[part.links for part in parts])
        paths.append(path)
    return found


def _leads_somewhere(
    pages: Mapping[str, tuple[Anchors, ...]], files: Collection[str], folder: str, found: tuple[set[str], list[str]]
) -> bool:
    """Whether every link of the pages of a folder does; where one does not, each page has to be looked at."""
    for link in found[0]:
        target, _, anchor = link.partition("#")
        if not target:
            continue
        there = posixpath.normpath(posixpath.join(folder, target.partition("?")[0]))
        if there not in files:
            return False
        if anchor and there in pages and all(anchor not in part.ids for part in pages[there]):
            return False
    within = {link[1:] for link in found[0] if link[0] == "#" and link != "#"}
    return not within or all(_has_own(pages[path], within) for path in found[1])


def _has_own(parts: Iterable[Anchors], within: set[str]) -> bool:
    """Whether a page has the headings that it links to itself.

    Args:
        parts: The page.
        within: All headings that pages of its folder link to in themselves.
    """
    parts = tuple(parts)
    lost = within.difference(*[part.ids for part in parts])
    return not lost or all({*map("#".__add__, lost)}.isdisjoint(part.links) for part in parts)
