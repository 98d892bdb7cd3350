"""What one record gives to the site: its page in each language, and its share of every other page and file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.data.casedata import CaseData, make_case_data
from generator.language.texts import replace_texts
from generator.page.annex import fill_annex, make_annex
from generator.page.frames import fill
from generator.page.handout import handout_url, make_address, make_handout, to_handout
from generator.page.links import Anchors, find_anchors
from generator.page.metadata import Headline, make_article, place_article
from generator.page.press import Sheet
from generator.page.render import Page, make_toc
from generator.picture.case_view import Link, make_case_view
from generator.search.index import find_facts, join_sections, make_entry, split_sections
from generator.view.cases import Summary, make_case, make_summary
from generator.view.html import safe
from generator.view.plates import ADDRESS_KEY, Voice, cut, title_blank
from generator.view.profiles import make_profile
from generator.view.sheets import make_sheet
from generator.view.tabledata import NO_DATA, RowData, join_data
from generator.view.tables import MadeRow, make_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.input.documents import Document
    from generator.language.catalogue import Catalogue, Share
    from generator.model import Record
    from generator.page.annex import Annex, AnnexPlate
    from generator.page.edition import Edition, Master
    from generator.search.index import Entry
    from generator.view.plates import Blanks, Cut
    from generator.view.tables import Plan

_NEXT_ROW = "\x1e"
"""Between rows while they have blanks; a control character, which no text has."""


@dataclass(frozen=True, eq=False)
class Plate:
    """What a record gives in no language yet, with a blank wherever a word of a language belongs."""

    id: str
    url: str
    """Of its page, from the root of its language."""
    blanks: Blanks
    body: Cut
    toc: Cut
    ids: frozenset[str]
    """What its page can be linked to by."""
    links: Cut
    """What its page links to, line by line."""
    summary: Summary
    rows: Mapping[str, list[MadeRow]]
    """By table, those that it has rows in."""
    row_html: Cut
    """The HTML of all rows, joined."""
    data: Mapping[str, RowData]
    """Its rows as data, by table."""
    entry: CaseData
    """Its share of the data files."""
    sections: Cut
    """What the search finds of its page, joined."""
    profile: Cut
    """What the pages that choose among cases know of it, as JSON."""
    column: Cut
    """Its column of a comparison, as JSON."""
    article: Cut | None
    """What schema.org is told of it, as members of a JSON object; None where the site has no address."""
    handout: Cut
    """Its sheet for paper."""
    annex: AnnexPlate | None
    """The page of its long documents; None where it has none."""


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
    plain = make_case(record, master.registry)
    entry = make_case_data(plain, document, master.languages[0], master.settings.vocabulary)
    record = replace_texts(record, blanks.text)
    case = make_case(record, master.registry)
    rows = {plan.slug: found for plan in master.plans if (found := make_rows(plan, case, words)).made}
    tables = tuple(
        Link(words.gettext(plan.file.title), master.table_url(plan.slug, case.prefecture.code))
        for plan in master.plans
        if plan.slug in rows
    )
    view = make_case_view(case, words, {key: title_blank(key) for key in related}, tables)
    parts = ["pages/case.html", *(f"parts/{section}.html" for section in view.sections)]
    body = str(master.body(parts, view=view, record=record))
    article = cut(make_article(case, words, master.settings.sources)) if master.settings.site_url else None
    anchors, annex = find_anchors(body), make_annex(master, record, view, article)
    told = [section for section in find_facts(body, words.facts) if section.anchor not in view.annexed]
    return Plate(
        id=case.id,
        url=case.url,
        blanks=blanks,
        body=cut(body),
        toc=cut(str(make_toc(body))),
        ids=anchors.ids,
        links=cut("\n".join(anchors.links)),
        summary=make_summary(case, words, told=not master.is_split),
        rows={slug: found.made for slug, found in rows.items()},
        row_html=cut(_NEXT_ROW.join([row.html for found in rows.values() for row in found.made])),
        data={slug: found.data for slug, found in rows.items()},
        entry=entry,
        sections=cut(join_sections([*told, *(annex.sections if annex else ())])),
        profile=cut(make_profile(case, words)),
        column=cut(make_sheet(case, words)),
        article=article,
        handout=cut(make_handout(master, record, view, plain.record)),
        annex=annex,
    )


@dataclass(frozen=True, eq=False)
class Product:
    """All that a record gives in one language but the bytes of its page."""

    path: str
    """Of its page, from the root of the site."""
    sheet: Sheet
    """Of its page."""
    annex: Annex | None
    """The page of its long documents; None where it has none."""
    summary: Summary
    share: Share | None
    """How much of it is translated; None in the source language."""
    rows: Mapping[str, list[MadeRow]]
    """By table, those that it has rows in."""
    data: Mapping[str, RowData]
    """The same as data; empty but in the source language, as is what follows."""
    entry: CaseData | None
    """Its share of the data files."""
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
) -> tuple[Product, bytes, bytes, bytes]:
    """The product of a record, its page, its sheet for paper, and its annex, which is empty where it has none.

    Args:
        plate: What all languages have in common of it.
        catalogue: Its translations; None for the source language.
        edition: The language.
        titles: Titles of the records that it names as related, in that language.
        known: What stands in the blanks of the interface in that language; added to.
    """
    if catalogue is not None:
        catalogue = catalogue.settled(plate.blanks.texts)
    voice = Voice(edition.words, plate.blanks, catalogue, known, titles)
    summary = plate.summary.said(voice.say)
    body = voice.fill(plate.body)
    review = catalogue.review if catalogue else None
    notice = edition.notice(plate.url, body, review)
    headline = Headline(plate.url, summary.title, summary.summary)
    page = Page(
        plate.url,
        summary.title,
        summary.summary,
        safe(f"{notice}{body}"),
        safe(voice.fill(plate.toc)),
        place_article(plate.article, voice, headline, edition.language, edition.settings.site_url),
    )
    data = fill(edition.frames["cases"], page)
    anchors = Anchors(plate.ids, (*voice.fill(plate.links).split("\n"), *find_anchors(notice).links))
    path, is_source = edition.language.folder + plate.url, catalogue is None
    annex, annexed = fill_annex(plate.annex, voice, edition, summary, review) if plate.annex else (None, b"")
    product = Product(
        path=path,
        sheet=Sheet(anchors, len(data)),
        annex=annex,
        summary=summary,
        share=catalogue.share(plate.blanks.texts) if catalogue else None,
        rows=fill_rows(plate, voice),
        data=plate.data if is_source else {},
        entry=plate.entry if is_source else None,
        found=make_entry(summary, path, split_sections(voice.tell(plate.sections))),
        profile=voice.fill_json(plate.profile, is_html=False),
        column=voice.fill_json(plate.column, is_html=True),
    )
    handout = to_handout(edition, summary.id, summary.title, fill_handout(plate, voice, edition, catalogue))
    return product, data, handout, annexed


def fill_rows(plate: Plate, voice: Voice) -> dict[str, list[MadeRow]]:
    """The rows of a record in a language, by table."""
    filled = iter(voice.fill(plate.row_html).split(_NEXT_ROW))
    return {slug: [row.said(voice.say, next(filled)) for row in rows] for slug, rows in plate.rows.items()}


def fill_handout(plate: Plate, voice: Voice, edition: Edition, catalogue: Catalogue | None) -> str:
    """The sheet of a record in a language, with a line that says how it was translated."""
    voice[ADDRESS_KEY] = make_address(edition, plate.url)
    sheet = voice.fill(plate.handout)
    notice = edition.notice(handout_url(plate.id), sheet, catalogue.review if catalogue else None)
    return f"{notice}{sheet}"


class Chunk(NamedTuple):
    """The rows that the cases of one prefecture give to one table."""

    prefecture: str
    """Code."""
    lines: int
    """How many rows there are."""
    rows: tuple[MadeRow, ...]
    """Empty where the pages that show them are made already."""
    data: RowData
    """Empty but in the source language."""


def make_chunks(products: Sequence[Product], plans: Sequence[Plan]) -> dict[str, list[Chunk]]:
    """The rows of each table by prefecture, in the order of products (by prefecture and id)."""
    chunks: dict[str, list[Chunk]] = {}
    for slug in [plan.slug for plan in plans]:
        found: dict[str, list[Product]] = {}
        for product in products:
            if slug in product.rows:
                found.setdefault(product.summary.prefecture.code, []).append(product)
        chunks[slug] = [_chunk(code, slug, same) for code, same in found.items()]
    return chunks


def _chunk(prefecture: str, slug: str, products: Sequence[Product]) -> Chunk:
    rows = tuple(row for product in products for row in product.rows[slug])
    return Chunk(prefecture, len(rows), rows, join_data(product.data.get(slug, NO_DATA) for product in products))
