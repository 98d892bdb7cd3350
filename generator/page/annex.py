"""The page beside that of a case for its long documents: made once for all languages, and put into each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.words import N_
from generator.page.frames import fill
from generator.page.links import Anchors, find_anchors
from generator.page.metadata import Headline, place_article
from generator.page.press import Sheet
from generator.page.render import Above, Page, make_toc
from generator.search.index import find_facts
from generator.view.annex import ENDING, annex_url
from generator.view.html import esc, safe
from generator.view.plates import cut

if TYPE_CHECKING:
    from generator.language.review import Review
    from generator.model import Record
    from generator.page.edition import Edition, Master
    from generator.picture.case_view import CaseView
    from generator.search.index import Section
    from generator.view.cases import Summary
    from generator.view.plates import Cut, Voice

_NAMES = {
    "present-state": N_("現状と課題"),
    "logic-model": N_("ロジックモデル"),
    "study-session": N_("多職種の勉強会"),
    "surveys": N_("調査"),
}
"""What the parts are called, by anchor."""


@dataclass(frozen=True, eq=False)
class AnnexPlate:
    """An annex in no language yet, with a blank wherever a word of a language belongs."""

    title: str
    description: str
    part: str
    """What it is called on the path to it, behind the case."""
    body: Cut
    toc: Cut
    ids: frozenset[str]
    """What it can be linked to by."""
    links: Cut
    """What it links to, line by line."""
    sections: list[Section]
    """What the search finds of it."""
    article: Cut | None
    """What schema.org is told of its case; None where the site has no address."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What is remembered of an annex in a language."""

    path: str
    """From the root of the site."""
    title: str
    sheet: Sheet


def make_annex(master: Master, record: Record, view: CaseView, article: Cut | None) -> AnnexPlate | None:
    """The annex of a case; None where it has none.

    Args:
        master: Its templates.
        record: With blanks.
        view: What its pages show.
        article: What schema.org is told of the case; None where the site has no address.
    """
    if not view.annexed:
        return None
    words = master.words
    templates = ["pages/annex.html", *(f"parts/{part}.html" for part in view.annexed), "parts/annex-sources.html"]
    names = words.gettext("、").join(words.gettext(_NAMES[part]) for part in view.annexed)
    description = words.gettext("{title}の事例の資料編です。{parts}を載せています。", title=record.title, parts=names)
    body = str(master.body(templates, view=view, record=record, description=description))
    anchors = find_anchors(body)
    return AnnexPlate(
        title=words.gettext("{title} 資料編", title=record.title),
        description=description,
        part=words.gettext("資料編"),
        body=cut(body),
        toc=cut(str(make_toc(body))),
        ids=anchors.ids,
        links=cut("\n".join(anchors.links)),
        sections=[
            section._replace(anchor=f"{ENDING}.html#{section.anchor}")
            for section in find_facts(body, words.facts)
            if section.anchor
        ],
        article=article,
    )


def fill_annex(
    plate: AnnexPlate, voice: Voice, edition: Edition, summary: Summary, review: Review | None
) -> tuple[Annex, bytes]:
    """An annex in a language, and the bytes of its page.

    Args:
        plate: What all languages have in common of it.
        voice: Fills its blanks.
        edition: The language.
        summary: Its case.
        review: Who has read the translation of the record.
    """
    url, body = annex_url(summary.id), voice.fill(plate.body)
    notice = edition.notice(url, body, review)
    site_url, language = edition.settings.site_url, edition.language
    address = f"{site_url}{language.folder}{summary.url}" if site_url else ""
    headline = Headline(url, voice.say(plate.title), voice.say(plate.description), summary.url)
    page = Page(
        url=url,
        title=headline.title,
        description=headline.description,
        body=safe(f"{notice}{body}"),
        toc=safe(voice.fill(plate.toc)),
        metadata=place_article(plate.article, voice, headline, language, site_url),
        heading=safe(voice.fill(cut(esc(plate.title)))),
        above=Above(summary.title, summary.url.rpartition("/")[2], address, voice.say(plate.part)),
    )
    data = fill(edition.frames["cases"], page)
    links = voice.fill(plate.links).split("\n")
    anchors = Anchors(plate.ids, (*links, *find_anchors(notice).links))
    return Annex(language.folder + url, page.title, Sheet(anchors, len(data))), data
