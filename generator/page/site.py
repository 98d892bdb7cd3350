"""The files of the site that no single record makes: lists, tables, hand-written pages, data, assets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import minify
from markupsafe import Markup

from generator.data.datasets import OTHERS
from generator.language.passages import mark_passages
from generator.page.dataview import VIEWS as DATA_VIEWS
from generator.page.feed import to_feed
from generator.page.frames import mark_copy, place_views, placed_in, put_notice
from generator.page.links import find_anchors
from generator.page.metadata import make_dataset, put_dataset, wants_dataset
from generator.page.sitemap import to_robots, to_sitemaps
from generator.page.terms import to_terms
from generator.picture.chart_views import CHARTS
from generator.search import index as search
from generator.search import lexicon
from generator.search.index import make_page_entry, make_table_entry
from generator.search.listing import to_listings
from generator.view.accessibility import VIEWS as ACCESSIBILITY_VIEWS
from generator.view.events import VIEWS as EVENT_VIEWS
from generator.view.profiles import make_labels, to_profiles
from generator.view.sheets import to_sheets
from generator.view.towns import to_names, to_towns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.disk.read import Project
    from generator.input.settings import Settings
    from generator.page.edition import Edition
    from generator.page.frames import Placed
    from generator.page.links import Anchors
    from generator.page.lists import Lists
    from generator.page.press import Press
    from generator.search.index import Entry
    from generator.search.listing import Listing

# The home page says what other pages say; the other shows what was found.
_NOT_FOUND = frozenset({"index.html", "search.html"})
# Views that say again what records say, or that only ask; a page is found by its own words.
_REPEATING = frozenset(
    {
        *("explore", "compare", "similar", "advice", "chart", "timeline", "tiles", "translations", "opendata"),
        *("accessibility", "seminar"),
    }
)
SECTIONS = ("cases", "tables")
"""Folders whose index page is their frame."""
VIEWS_WITHOUT_ARGUMENT = (
    "network",
    "places",
    "process",
    "latest",
    "vocabulary",
    "figures",
    "codebook",
    "sources",
    "search",
    "advice",
    "timeline",
    "tiles",
    "compare",
    "explore",
    "similar",
    "glossary",
)


def views_known(slugs: set[str]) -> dict[str, set[str] | None]:
    """The views that hand-written pages can place, with what their argument can be; None for none."""
    known: dict[str, set[str] | None] = dict.fromkeys(VIEWS_WITHOUT_ARGUMENT)
    return known | {
        "table": slugs,
        "matrix": {"affiliation"},
        "chart": set(CHARTS),
        "guide": {"questions", "types", "steps"},
        "events": set(EVENT_VIEWS),
        "translations": {"languages", "records", "pages"},
        "opendata": set(DATA_VIEWS),
        "accessibility": set(ACCESSIBILITY_VIEWS),
    }


def put_edition(lists: Lists, pages: Mapping[str, str], press: Press) -> list[Entry]:
    """The lists, tables and hand-written pages of one language; their entries in the search come back.

    Args:
        lists: Of that language.
        pages: Its hand-written pages by path, without frames.
        press: Puts them into the site.

    Raises:
        InputError: A template fails.
        OSError: The disk refuses.
    """
    lists.put_pages(press)
    folder = lists.edition.language.folder
    entries = [make_table_entry(plan, folder, lists.edition.words, lists.rows(plan)) for plan in lists.edition.plans]
    for path, html in pages.items():
        views = placed_in(html)
        share = lists.page_share(path)
        newest = lists.newest if wants_dataset(html) else ""
        inputs = (lists.edition, html, share, newest, tuple(lists.inputs_of(placed) for placed in views))
        written = press.memory.recall(("written", path), inputs, partial(_write_page, lists, path, html, views))
        press.put(path, written.data, written.anchors)
        entries += [written.entry] if written.entry else []
    return entries


@dataclass(frozen=True, slots=True)
class Written:
    """A hand-written page with its views."""

    data: bytes
    anchors: Anchors
    entry: Entry | None
    """What the search finds of it; None for a page that only says what others say."""


def _write_page(lists: Lists, path: str, html: str, placed: Sequence[Placed]) -> Written:
    views = {view: lists.placed(view) for view in placed}
    language, share = lists.edition.language, lists.page_share(path)
    if share is not None and share.state == "missing":
        html = mark_copy(html, lists.edition.settings.languages[0].tag, language.tag)
    elif not lists.edition.words.is_source:
        html = mark_passages(html, language.tag)
    if wants_dataset(html):
        html = put_dataset(html, make_dataset(lists.edition.words, *_described(lists, path)))
    text = place_views(html, views)
    name = path.removeprefix(language.folder)
    if share is not None:
        text = put_notice(text, lists.edition.notice(name, text, share.review, share.state))
    entry = None
    if name not in _NOT_FOUND:
        telling = {view: _told(view, shown, lists) for view, shown in views.items()}
        entry = make_page_entry(name, path, place_views(html, telling))
    return Written(text.encode(), find_anchors(text), entry)


def _described(lists: Lists, page: str) -> tuple[Settings, str, str, list[tuple[str, str]]]:
    """The settings with the address, the page that describes the data, when it changed last, and its files."""
    files = [(f"data/{path}", media) for path, (_, media) in OTHERS.items()]
    files += [("data/datapackage.json", "application/json"), ("data/observations.csv", "text/csv")]
    files += [(f"data/{plan.slug}.csv", "text/csv") for plan in lists.edition.plans]
    return lists.edition.settings, page, lists.newest, files


def put_addresses(editions: Sequence[Lists], press: Press) -> None:
    """What only a site with an address has, when all its pages are there: feeds, sitemap, robots.txt.

    Args:
        editions: The languages, the source language first.
        press: Puts the files into the site.
    """
    source = editions[0]
    settings = source.edition.settings
    languages, site_url = settings.languages, settings.site_url
    for lists in editions:
        feed = to_feed(lists.summaries, lists.edition.words, settings)
        press.put(f"{lists.edition.language.folder}feed.xml", feed)
    changed = {url: summary.history[0][0] for summary in source.summaries for url in summary.urls}
    for path, data in to_sitemaps(press.tally.pages, languages, site_url, changed).items():
        press.put(path, data)
    press.put("robots.txt", to_robots(site_url))


def _told(placed: Placed, view: Markup, lists: Lists) -> Markup:
    """What the search finds of a view."""
    if placed.name in _REPEATING:
        return Markup()
    return lists.terms_told() if placed.name == "glossary" else view


def put_search(
    lists: Lists, entries: Sequence[Entry], listings: Sequence[Listing], languages: Mapping[str, str], press: Press
) -> None:
    """What the search finds in one language.

    Args:
        lists: Of that language.
        entries: Of its pages, as the search reads them.
        listings: Of the cases, by prefecture, where they are so many that none of them is among the entries.
        languages: Names of the languages by key.
        press: Puts the files into the site.
    """
    edition, key = lists.edition, lists.edition.language.key
    parts = [f"{key}-cases"] if listings else []

    def make() -> bytes:
        labels = search.facet_labels(edition.words, languages, lists.prefectures)
        return search.to_head(key, entries, parts, labels)

    press.put_made(f"search/{key}.js", (edition, lists.prefectures, languages, parts, entries), make)
    for name in parts:
        press.put_made(f"search/{name}.js", tuple(listings), partial(to_listings, key, listings))


_ENGINE = ("kana", "dictionary", "hangul", "index", "spellings", "meanings", "rank")
"""Parts of the search engine below ``search/``, in the order in which they build on each other."""
_JOINED = {
    "search.js": [*(f"search/{name}.js" for name in _ENGINE), "search.js"],
    "page.js": ["search-box.js", "terms.js", "tray.js"],
}
"""Scripts that pages load together, with the files that each is made of."""


def join_scripts(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Assets by path with scripts that are loaded together in one file, which is smaller and one request."""
    parts = {part for joined in _JOINED.values() for part in joined}
    others = {path: data for path, data in assets.items() if path not in parts}
    return others | {path: b"\n".join(assets[part] for part in joined) for path, joined in _JOINED.items()}


def smaller(path: str, data: bytes) -> bytes:
    """A file as readers get it: our scripts and style sheets without comments, anything else as it is."""
    form = {"js": "application/javascript", "css": "text/css"}.get(path.rpartition(".")[2])
    if form is None or not path.startswith("assets/renkei/"):
        return data
    made: str = minify.string(form, data.decode())
    return made.encode()


def put_choices(lists: Lists, profiles: Sequence[str], columns: Mapping[str, str], press: Press) -> None:
    """What the pages that choose among cases and compare them know of each, in one language.

    Args:
        lists: Of that language.
        profiles: Of the cases in order, as JSON.
        columns: Of comparisons by id, as JSON; empty where each prefecture has a file of its own.
        press: Puts the files into the site.
    """
    edition, key = lists.edition, lists.edition.language.key

    def make() -> bytes:
        return to_profiles(profiles, make_labels(edition.words, lists.prefectures))

    press.put_made(f"explore/{key}.js", (edition, lists.prefectures, profiles), make)
    if not edition.is_split:
        press.put_made(f"sheets/{key}.js", (columns,), lambda: to_sheets(columns))


def put_terms(edition: Edition, press: Press) -> None:
    """What the terms of the glossary mean, for the pages that use them."""
    path, terms = f"terms/{edition.language.key}.js", edition.settings.glossary
    press.put_made(path, (edition,), lambda: to_terms(terms, edition.words))


def put_dictionary(project: Project, lists: Lists, entries: Sequence[Entry], press: Press) -> None:
    """What people may mean by a word, for the search.

    Args:
        project: Has the glossary, readings and registry.
        lists: In the source language.
        entries: All that the search finds, in all languages, where they are few; else none.
        press: Puts the file into the site.
    """
    towns = {name for summary in lists.summaries for name in summary.names}

    def make() -> bytes:
        places = lexicon.places_of(project.registry, lists.prefectures, towns)
        words = lexicon.Lexicon(project.glossary, project.readings, places)
        if entries:
            told = [
                press.memory.recall(("skeleton", entry.url), (entry,), partial(lexicon.skeleton_of, [entry]))
                for entry in entries
            ]
            lines = dict.fromkeys("\n".join(told).split("\n"))  # tables say again what records say
            words = lexicon.without_unused(words, "\n".join(lines))
        return lexicon.to_dictionary(words)

    inputs = project.glossary, project.readings, project.registry, lists.prefectures, towns, entries
    press.put_made("search/dictionary.js", inputs, make)


def put_towns(edition: Edition, press: Press) -> None:
    """All municipalities by their names in a language, for the page that finds cases from towns like one of them."""
    path, registry = f"towns/{edition.language.key}.js", edition.registry
    press.put_made(path, (edition,), lambda: to_names(registry, edition.words))
    if edition.words.is_source:
        press.put_made("towns/all.js", (registry,), lambda: to_towns(registry))


def pages_of(edition: Edition, editions: Sequence[Edition], pages: Mapping[str, str]) -> dict[str, str]:
    """The hand-written pages of a language: those below its folder, and below no other's."""
    folder = edition.language.folder
    others = tuple(other.language.folder for other in editions if other.language.folder.removeprefix(folder))
    framed = {f"{folder}{section}/index.html" for section in SECTIONS}
    return {
        path: html
        for path, html in pages.items()
        if path.startswith(folder) and not path.startswith(others) and path not in framed
    }
