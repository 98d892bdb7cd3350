"""The ZIP of a build: how files go into it, and what it has beside the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import __version__
from generator.disk.archive import begin_zip, write_zip
from generator.page.leaflet import SUMS, check_names, make_leaflets, to_sums
from generator.page.links import find_anchors
from generator.page.press import make_packing
from generator.page.seminar import start_page
from generator.step.editions import all_words

if TYPE_CHECKING:
    from pathlib import Path

    from generator.page.press import Packing, Press
    from generator.step.check import Checked
    from generator.step.goal import Goal


def begin_packing(checked: Checked, bundle: Path) -> Packing:
    """How files go into the ZIP; the folder where they wait for it is made.

    Raises:
        OSError: The disk refuses.
    """
    languages = checked.languages
    source = "" if checked.settings.languages[0] in languages else checked.settings.languages[0].key
    folders = [language.folder for language in languages]
    return make_packing(begin_zip(bundle), len(checked.titles[""]), folders, source)


def put_start(checked: Checked, press: Press) -> None:
    """A page at the top of the ZIP where no language that is handed out has its home there."""
    if checked.seminar is not None and all(language.folder for language in checked.languages):
        page = start_page(checked.languages, checked.seminar)
        press.tally.paths.add("index.html")
        press.tally.pages["index.html"] = find_anchors(page.decode())
        press.pack("index.html", page)


def write_bundle(checked: Checked, press: Press, goal: Goal) -> int:
    """The ZIP with what tells how to open it; its size in bytes, 0 where none is wanted.

    Raises:
        InputError: A file has a name that cannot stand in it.
        OSError: The disk refuses; an older ZIP stays.
    """
    if goal.bundle is None:
        return 0
    seminar = checked.seminar
    day = checked.newest if seminar is None else seminar.day
    for name, data in make_leaflets(all_words(checked, press.memory), __version__, day, seminar).items():
        press.pack(name, data)
    press.pack(SUMS, to_sums(press.tally.members))
    check_names([member.name for member in press.tally.members], goal.top)
    return write_zip(press.tally.members, goal.bundle, goal.top)
