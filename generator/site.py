"""The files of the site that no single record makes: lists, tables, hand-written pages, data, assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import exports
from generator.frames import fill, place_views, placed_in
from generator.links import Anchors, find_anchors
from generator.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.edition import Edition
    from generator.memory import Memory
    from generator.product import Product
    from generator.settings import Settings
    from generator.tables import MadeRow, Plan

SECTIONS = ("cases", "tables")
"""Folders whose index page is their frame."""
VIEWS_WITHOUT_ARGUMENT = ("network", "places", "process", "latest", "vocabulary", "figures", "codebook", "sources")

SiteFile = tuple[str, bytes, Anchors | None]
"""Path, bytes, and for a page what it links to (its frame not counted)."""


def views_known(settings: Settings) -> dict[str, set[str] | None]:
    """The views that hand-written pages can place, with what their argument can be; None for none."""
    known: dict[str, set[str] | None] = dict.fromkeys(VIEWS_WITHOUT_ARGUMENT)
    return known | {"table": set(settings.tables), "matrix": {"affiliation"}}


def edition_files(
    edition: Edition, products: Sequence[Product], pages: Mapping[str, str], memory: Memory
) -> Iterator[SiteFile]:
    """The lists, tables and hand-written pages of one language.

    Args:
        edition: The language.
        products: What its published records gave, by prefecture and id.
        pages: The hand-written pages of that language by path, without frames.
        memory: Of this process.

    Raises:
        InputError: A template fails.
    """
    lists = Lists(edition, products, memory)
    folder = edition.language.folder
    for page in lists.pages():
        frame = edition.frames[page.url.partition("/")[0]]
        data, anchors = memory.recall(
            ("file", folder + page.url), (frame, page), lambda frame=frame, page=page: (fill(frame, page), find_anchors(page.body))
        )
        yield folder + page.url, data, anchors
    for path, html in pages.items():
        text = place_views(html, {placed: lists.placed(placed) for placed in placed_in(html)})
        yield path, text.encode(), find_anchors(text)
    if edition.words.is_source:
        yield from _data_files(lists)


def _data_files(lists: Lists) -> Iterator[SiteFile]:
    """The data, in the language that records are written in."""
    entries = (product.entry for product in sorted(lists.products, key=lambda product: product.summary.id))
    yield "data/cases.json", exports.to_cases_json(entries), None
    yield "data/case.schema.json", exports.to_schema(), None
    yield "data/codebook.csv", exports.to_codebook(), None
    for plan in lists.edition.plans:
        rows = lists.rows(plan)
        yield f"data/{plan.slug}.csv", _machine(plan, rows), None
        yield f"data/{plan.slug}-excel.csv", _excel(plan, rows), None


def _machine(plan: Plan, rows: list[MadeRow]) -> bytes:
    return (exports.to_machine_head(plan.columns) + "".join([row.machine for row in rows])).encode()


def _excel(plan: Plan, rows: list[MadeRow]) -> bytes:
    return (exports.to_excel_head(plan.columns) + "".join([row.excel for row in rows])).encode()


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

