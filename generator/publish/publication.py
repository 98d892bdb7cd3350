"""What publishing would do to a folder: which files come, change and go, and which are in the way."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import __version__
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST = "renkei-publish.json"
"""In the folder that was published to: the files that are ours, with their sums."""
NO_FILE = "-"
"""In place of a sum, for what is no plain file: a folder, a link, or whatever else."""
_PATH = re.compile(r"(?!\.\.?/)[^/\\:\0]+(/(?!\.\.?(/|$))[^/\\:\0]+)*")
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Publication:
    """The files of the site against those in a folder; each path is in one of these and all are sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    """There already, as they are to be."""
    edited: tuple[str, ...]
    """Ours, but altered there since; to be changed or removed only by force."""
    foreign: tuple[str, ...]
    """Not ours, and where one of ours belongs; to be replaced only by force."""
    blocked: tuple[str, ...]
    """Where a folder or a link stands in place of a file; never replaced."""

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.added or self.changed or self.removed)


def make_publication(
    site: Mapping[str, str], listed: Mapping[str, str], there: Mapping[str, str], *, force: bool
) -> Publication:
    """What publishing would do.

    Args:
        site: Sums of the files of the site by path.
        listed: Sums of the files that an earlier publication put there.
        there: Sums of the files that are there at any of these paths.
        force: Whether files that are edited or foreign are to be replaced.
    """
    blocked = {path for path, found in there.items() if found == NO_FILE}
    differing = {path for path, found in there.items() if site.get(path) != found and path not in blocked}
    edited = {path for path in differing if path in listed and there[path] != listed[path]}
    foreign = differing - listed.keys()
    held = set() if force else edited | foreign
    return Publication(
        added=tuple(sorted(site.keys() - there.keys())),
        changed=tuple(sorted((differing & site.keys()) - held)),
        removed=tuple(sorted(differing - site.keys() - held)),
        kept=tuple(sorted(path for path in site if there.get(path) == site[path])),
        edited=tuple(sorted(edited)),
        foreign=tuple(sorted(foreign)),
        blocked=tuple(sorted(blocked)),
    )


def check_publication(publication: Publication, *, force: bool) -> None:
    """Nothing is in the way of a publication.

    Raises:
        InputError: Files are, and force is not used or does not help.
    """
    found = [Problem(path, 0, 0, "", "publish_blocked") for path in publication.blocked]
    if not force:
        found += [Problem(path, 0, 0, "", "publish_edited") for path in publication.edited]
        found += [Problem(path, 0, 0, "", "publish_in_the_way") for path in publication.foreign]
    if found:
        raise InputError(found)


def to_list(sums: Mapping[str, str]) -> bytes:
    """The list of what was put into a folder; the same for the same files."""
    files = dict(sorted(sums.items()))
    named = {"generator": f"renkei-casebook {__version__}", "files": files}
    return (json.dumps(named, ensure_ascii=False, indent=1) + "\n").encode()


def parse_list(data: bytes) -> dict[str, str]:
    """The files that an earlier publication put into a folder.

    Raises:
        InputError: It is not such a list, or names files outside of the folder.
    """
    try:
        files = json.loads(data)["files"]
        wrong = [path for path, found in files.items() if not _PATH.fullmatch(path) or not _SUM.fullmatch(found)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError([Problem(LIST, 0, 0, "", "publish_list", values(detail=type(error).__name__))]) from None
    if wrong:
        raise InputError([Problem(LIST, 0, 0, "", "publish_list", values(detail=wrong[0]))])
    return dict(files)
