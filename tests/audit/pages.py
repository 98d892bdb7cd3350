"""Which addresses of a built site the audit opens, and in which states."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST = 60
"""Up to this many pages of a folder are opened in each language; of more, as many spread over all of them."""

STATES = {
    "light": "1280px, light",
    "narrow dark": "360px, dark",
    "open dark": "1280px, dark, all details open",
    "narrow open": "360px, light, all details open",
    "print": "print",
}
"""In which axe looks at a page."""
FIRST, *OTHERS = STATES

# Pages that show what was asked for, with something to show.
_ASKED = {
    "compare.html": "cases={0},{1}",
    "search.html": "q={0}",
    "explore.html": "view=table",
    "similar.html": "population=30000&a65=35&a75=20",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to open.

    Args:
        path: Below the site.
        query: What the page is asked, without the question mark.
        language: Number of its language, 0 for the one at the root.
        number: Of the page among those of its language.
        states: In which axe looks at it.
        is_thorough: Whether everything else is tried on it as well.
    """

    path: str
    query: str
    language: int
    number: int
    states: tuple[str, ...]
    is_thorough: bool

    @property
    def address(self) -> str:
        """The page with its query."""
        return f"{self.path}?{self.query}" if self.query else self.path


def list_paths(site: Path) -> list[str]:
    """The HTML files of a site, by path."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def spread(paths: Sequence[str], most: int = MOST) -> list[str]:
    """All of the paths, or as many as are opened, evenly spread, the first one among them."""
    if len(paths) <= most:
        return list(paths)
    return [paths[place * len(paths) // most] for place in range(most)]


def group_paths(paths: Sequence[str], folders: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """Paths by language and section, each of them a folder with a slash at its end or empty.

    Args:
        paths: Below the site.
        folders: Of the languages.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for path in paths:
        language = max((folder for folder in folders if path.startswith(folder)), key=len)
        section = path.removeprefix(language).rpartition("/")[0]
        groups.setdefault((language, f"{section}/" if section else ""), []).append(path)
    return groups


def list_visits(site: Path, folders: Sequence[str], *, is_full: bool) -> list[Visit]:
    """The pages to open: in every language every page, up to a number of each folder.

    Pages of the language at the root are looked at in every state. Those of the others are of the same templates, so
    they share the states out among them, unless all is asked for.
    """
    ids = [case["id"] for case in json.loads((site / "data/cases.json").read_text(encoding="utf-8"))["cases"]]
    by_language: dict[str, list[str]] = {folder: [] for folder in folders}
    for (folder, _), paths in group_paths(list_paths(site), folders).items():
        by_language[folder] += spread(paths)
    visits = []
    for language, (folder, paths) in enumerate(by_language.items()):
        asked = [(path, _ASKED[name].format(*ids)) for path in paths if (name := path.removeprefix(folder)) in _ASKED]
        for number, (path, query) in enumerate([*((path, "") for path in paths), *asked]):
            shared = OTHERS[(number + language) % len(OTHERS)]
            everything = is_full or language == 0
            states = (FIRST, *OTHERS) if everything else (FIRST, shared)
            thorough = everything or number % (len(folders) - 1) == language - 1
            visits.append(Visit(path, query, language, number, states, thorough))
    return visits
