"""The check of a whole site: every link of every page leads somewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.input.problems import InputError
from generator.page.frames import frame_anchors
from generator.page.links import Web, broken_links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.disk.memory import Memory
    from generator.input.problems import Problem
    from generator.page.edition import Edition
    from generator.page.press import Tally


def check_links(tally: Tally, editions: Sequence[Edition], sources: Mapping[str, str], memory: Memory) -> None:
    """Every link of every page leads somewhere.

    Args:
        tally: What the site holds.
        editions: The languages.
        sources: Texts of the hand-written pages by their path below ``content/``.
        memory: Of this process, which starts over where a build fails.

    Raises:
        InputError: Some do not.
    """
    frames = {
        edition.language.folder + section: frame_anchors(frame)
        for edition in editions
        for section, frame in edition.frames.items()
    }
    pages = {
        path: (anchors, frames[folder]) if (folder := path.rpartition("/")[0]) in frames else (anchors,)
        for path, anchors in tally.pages.items()
    }
    web = Web(pages, tally.paths)
    problems = [_at_source(problem, sources) for problem in broken_links(web, memory.exchange(("links",), web))]
    if problems:
        raise InputError(problems)


def _at_source(problem: Problem, sources: Mapping[str, str]) -> Problem:
    """A broken link at its line in the hand-written page that it stands in; as it is for generated pages."""
    page = f"{problem.file.removesuffix('.html')}.md"
    if page not in sources:
        return problem
    target = dict(problem.values)["found"].partition("#")[0].removesuffix(".html") or dict(problem.values)["found"]
    line = sources[page].count("\n", 0, max(0, sources[page].find(target))) + 1
    return replace(problem, file=f"content/{page}", line=line, column=1)
