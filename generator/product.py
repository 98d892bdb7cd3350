"""What one record gives to the site: its page in each language, and its share of every other page and file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.case_view import Link, make_case_view
from generator.cases import Summary, make_case, make_summary
from generator.catalogue import replace_texts
from generator.exports import to_case_json
from generator.frames import fill
from generator.html import safe
from generator.links import Anchors, find_anchors
from generator.plates import Voice, title_blank
from generator.press import Sheet
from generator.profiles import make_profile
from generator.render import Page, make_toc
from generator.search import facts_of, find_sections, join_sections, make_entry, split_sections
from generator.sheets import make_sheet
from generator.tables import MadeRow, make_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.catalogue import Catalogue
    from generator.documents import Document
    from generator.edition import Edition, Master
    from generator.model import Record
    from generator.plates import Blanks
    from generator.search import Entry


@dataclass(frozen=True, eq=False)
class Plate:
    """What a record gives in no language yet, with a blank wherever a word of a language belongs."""

    url: str
    """Of its page, from the root of its language."""
    blanks: Blanks
    body: str
    toc: str
    anchors: Anchors
    """Of the body."""
    summary: Summary
    rows: Mapping[str, list[MadeRow]]
    """By table, those that it has rows in."""
    entry: str
    """Its entry in ``cases.json``."""
    sections: str
    """What the search finds of its page, joined."""
    profile: str
    """What the pages that choose among cases know of it, as JSON."""
    column: str
    """Its column of a comparison, as JSON."""


def make_plate(record: Record, document: Document, master: Master, related: Collection[str]) -> Plate:
    """What all languages have in common of a record.

    Args:
        record: The record, in Japanese.
        document: The file that it was read from.
        master: Its templates and tables.
        related: Ids of the records that it names as related and that are published.
    """
    words = master.words
    blanks = words.begin()
    entry = to_case_json(make_case(record, master.registry), document)
    record = replace_texts(record, blanks.text)
    case = make_case(record, master.registry)
    rows = {plan.slug: made for plan in master.plans if (made := make_rows(plan, case, words))}
    tables = tuple(
        Link(words.gettext(plan.file.title), master.table_url(plan.slug, case.prefecture.code))
        for plan in master.plans
        if plan.slug in rows
    )
    view = make_case_view(case, words, {key: title_blank(key) for key in related}, tables)
    parts = ["pages/case.html", *(f"parts/{section}.html" for section in view.sections)]
    body = str(master.body(parts, view=view, record=record))
    return Plate(
        url=case.url,
        blanks=blanks,
        body=body,
        toc=str(make_toc(body)),
        anchors=find_anchors(body),
        summary=make_summary(case, words, told=not master.is_split),
        rows=rows,
        entry=entry,
        sections=join_sections(facts_of(find_sections(body), words.facts)),
        profile=make_profile(case, words),
        column=make_sheet(case, words),
    )


@dataclass(frozen=True, eq=False)
class Product:
    """All that a record gives in one language but the bytes of its page."""

    path: str
    """Of its page, from the root of the site."""
    sheet: Sheet
    """Of its page."""
    summary: Summary
    rows: Mapping[str, list[MadeRow]]
    """By table, those that it has rows in."""
    entry: str
    """Its entry in ``cases.json``; empty but in the source language."""
    found: Entry
    """What the search finds of it."""
    profile: str
    """What the pages that choose among cases know of it, as JSON."""
    column: str
    """Its column of a comparison, as JSON."""


def make_product(
    plate: Plate,
    catalogue: Catalogue | None,
    edition: Edition,
    titles: Mapping[str, str],
    known: dict[str, str],
) -> tuple[Product, bytes]:
    """The product of a record, and its page.

    Args:
        plate: What all languages have in common of it.
        catalogue: Its translations; None for the source language.
        edition: The language.
        titles: Titles of the records that it names as related, in that language.
        known: What stands in the blanks of the interface in that language; added to.
    """
    voice = Voice(edition.words, plate.blanks, catalogue, known, titles)
    notice: str = ""
    if catalogue is not None:
        notice = str(edition.notice(catalogue.share(plate.blanks.texts), reviewed=catalogue.reviewed))
    summary = plate.summary.said(voice.say)
    page = Page(
        plate.url, summary.title, summary.summary, safe(notice + voice.fill(plate.body)), safe(voice.fill(plate.toc))
    )
    data = fill(edition.frames["cases"], page)
    anchors = Anchors(plate.anchors.ids, tuple(map(voice.fill, plate.anchors.links)))
    path = edition.language.folder + plate.url
    product = Product(
        path=path,
        sheet=Sheet(anchors, len(data)),
        summary=summary,
        rows={slug: [row.said(voice) for row in rows] for slug, rows in plate.rows.items()},
        entry=plate.entry if catalogue is None else "",
        found=make_entry(summary, path, split_sections(voice.say(plate.sections))),
        profile=voice.fill_json(plate.profile, is_html=False),
        column=voice.fill_json(plate.column, is_html=True),
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
