"""The last step: the files that no single record makes, and what puts files into the next site."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.crew import Errand
from generator.disk.write import begin
from generator.page.opendata import put_data
from generator.page.press import Press, Tally
from generator.page.site import (
    pages_of,
    put_addresses,
    put_choices,
    put_dictionary,
    put_edition,
    put_search,
    put_terms,
    put_towns,
    smaller,
)
from generator.step.bundle import begin_packing, put_start
from generator.step.delivery import choices_of, entries_of, make_lists
from generator.step.links import check_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.disk.memory import Memory
    from generator.page.lists import Lists
    from generator.page.order import Delivered
    from generator.search.index import Entry
    from generator.step.frame import Framed
    from generator.step.goal import Goal

_DATA_FOLDERS = frozenset({"data", "search", "explore", "sheets", "terms", "towns"})


def begin_site(framed: Framed, goal: Goal, memory: Memory) -> Press:
    """What puts files into the next site, whose folders are made, and into the ZIP.

    Raises:
        OSError: The disk refuses.
    """
    packing = None if goal.bundle is None else begin_packing(framed.checked, goal.bundle)
    if goal.out is None:
        return Press(None, memory, packing)
    folders = {name.rpartition("/")[0] for name in (*framed.fixed, *framed.pages)} | _DATA_FOLDERS
    folders |= {f"{edition.language.folder}handouts" for edition in framed.editions}
    folders |= {f"search/{edition.language.key}" for edition in framed.editions if edition.is_split}
    return Press(begin(goal.out, folders, lasting=memory.lasting), memory, packing)


def write_site(framed: Framed, delivered: Sequence[Delivered], press: Press) -> None:
    """Put into the next site what no single record makes; every link of every page then leads somewhere.

    Args:
        framed: The project with its frames.
        delivered: What the records gave.
        press: From ``begin_site``; it is told what the records have put there.

    Raises:
        InputError: A template fails, or a link is broken.
        OSError: The disk refuses.
    """
    checked = framed.checked
    for part in delivered:
        press.tally.add(part.tally)
    for path, data in framed.fixed.items():
        press.put_made(path, (data,), partial(smaller, path, data))
    lists = make_lists(checked, delivered, framed.editions)
    searched = _put_languages(framed, lists, delivered, press)
    put_dictionary(checked.project, lists[0], searched, press)
    if checked.settings.site_url:
        put_addresses(lists, press)
    put_start(checked, press)
    if press.pen is not None:
        press.pen.clear(press.tally.paths)
    check_links(press.tally, framed.editions, checked.project.pages, press.memory)


def _put_languages(framed: Framed, lists: Sequence[Lists], delivered: Sequence[Delivered], press: Press) -> list[Entry]:
    """Put the files of all languages, those of the source language while another process puts the others."""
    source, *others = lists
    apart = replace(press, tally=Tally())

    def put_others() -> tuple[list[Entry], Tally]:
        return [entry for one in others for entry in _put_language(framed, one, delivered, apart)], apart.tally

    with Errand(put_others, is_shared=bool(others) and not press.memory.lasting) as errand:
        searched = _put_language(framed, source, delivered, press)
        found, tally = errand.result()
    press.tally.add(tally)
    return searched + found


def _put_language(framed: Framed, lists: Lists, delivered: Sequence[Delivered], press: Press) -> list[Entry]:
    """Put the files of a language; what the search finds in it, where that is in one file and handed out."""
    edition = lists.edition
    key, names = edition.language.key, {language.key: language.name for language in framed.checked.languages}
    told = put_edition(lists, pages_of(edition, framed.editions, framed.pages), press)
    found, listings = entries_of(delivered, key)
    put_search(lists, [*found, *told], listings, names, press)
    put_choices(lists, *choices_of(delivered, key), press)
    put_towns(edition, press)
    put_terms(edition, press)
    if edition.words.is_source:
        put_data((entry for _, entry in sorted(pair for part in delivered for pair in part.entries)), lists, press)
    return [] if edition.is_split or key not in names else [*found, *told]
