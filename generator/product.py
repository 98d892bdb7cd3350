"""What one record gives to the site in one language: its page, and its share of every other page and file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.case_view import Link, make_case_view
from generator.cases import Summary, make_case, make_summary
from generator.catalogue import Share, localize
from generator.exports import to_case_json
from generator.frames import fill
from generator.links import find_anchors
from generator.press import Sheet
from generator.render import Page
from generator.tables import MadeRow, make_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.catalogue import Catalogue
    from generator.documents import Document
    from generator.edition import Edition
    from generator.model import Record


@dataclass(frozen=True, eq=False)
class Product:
    """All that a record gives but the bytes of its page."""

    path: str
    """Of its page, from the root of the site."""
    sheet: Sheet
    """Of its page."""
    summary: Summary
    rows: Mapping[str, list[MadeRow]]
    """By table, those that it has rows in."""
    entry: str
    """Its entry in ``cases.json``; empty but in the source language."""


def make_product(
    record: Record,
    document: Document,
    catalogue: Catalogue | None,
    edition: Edition,
    titles: Mapping[str, str],
) -> tuple[Product, bytes]:
    """The product of a record, and its page.

    Args:
        record: The record, in Japanese.
        document: The file that it was read from.
        catalogue: Its translations; None for the source language.
        edition: The language.
        titles: Titles of the records that it names as related, in that language.
    """
    share, reviewed = Share(), True
    if catalogue is not None:
        record, share = localize(record, catalogue)
        reviewed = catalogue.reviewed
    words = edition.words
    case = make_case(record, share, edition.registry, reviewed=reviewed)
    rows = {plan.slug: made for plan in edition.plans if (made := make_rows(plan, case, words))}
    tables = tuple(
        Link(words.gettext(plan.file.title), edition.table_url(plan.slug, case.prefecture.code))
        for plan in edition.plans
        if plan.slug in rows
    )
    view = make_case_view(case, words, titles, tables)
    parts = ["pages/case.html", *(f"parts/{section}.html" for section in view.sections)]
    page = Page(case.url, record.title, record.summary, edition.body(parts, view=view, record=record))
    data = fill(edition.frames["cases"], page)
    product = Product(
        path=edition.language.folder + case.url,
        sheet=Sheet(find_anchors(page.body), len(data)),
        summary=make_summary(case, words),
        rows=rows,
        entry=to_case_json(case, document) if catalogue is None else "",
    )
    return product, data


class Chunk(NamedTuple):
    """The rows that the cases of one prefecture give to one table."""

    prefecture: str
    """Code."""
    lines: int
    """How many rows there are."""
    rows: tuple[MadeRow, ...]
    """Empty where the pages that show them are made already."""
    machine: str
    """Lines of the machine form; empty but in the source language."""
    excel: str


def make_chunks(products: Sequence[Product], slugs: Sequence[str]) -> dict[str, list[Chunk]]:
    """The rows of each table by prefecture, in the order of products (by prefecture and id)."""
    chunks: dict[str, list[Chunk]] = {}
    for slug in slugs:
        rows = [row for product in products for row in product.rows.get(slug, ())]
        found: dict[str, list[MadeRow]] = {}
        for row in rows:
            found.setdefault(row.prefecture, []).append(row)
        chunks[slug] = [
            Chunk(
                code,
                len(same),
                tuple(same),
                "".join([row.machine for row in same]),
                "".join([row.excel for row in same]),
            )
            for code, same in found.items()
        ]
    return chunks
