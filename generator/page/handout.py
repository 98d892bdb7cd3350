"""The case sheet as a page of the site: complete in itself, without menus, for paper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.picture import handout as room
from generator.picture.handout import plan_handout
from generator.picture.qr import make_code
from generator.view.html import attribute, esc, safe
from generator.view.plates import ADDRESS

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.model import Record
    from generator.page.edition import Edition
    from generator.picture.case_view import CaseView

_MARKER = re.compile("@@(?:title|case|content)@@")
_MOST = {
    "towns": room.MOST_TOWNS,
    "headings": room.MOST_HEADINGS,
    "answers": room.MOST_ANSWERS,
    "questions": room.MOST_QUESTIONS,
    "programmes": room.MOST_PROGRAMMES,
    "bodies": room.MOST_BODIES,
}


def handout_url(record_id: str) -> str:
    """The page of a sheet, from the root of its language."""
    return f"handouts/{record_id}.html"


def make_handout(edition: Edition, record: Record, view: CaseView, plain: Record) -> str:
    """The sheet of a case as HTML, with a blank for its address.

    Args:
        edition: Its language, or none.
        record: The record, in that language or with blanks.
        view: What its page shows.
        plain: The record in Japanese, which tells how much there is room for.
    """
    named: dict[str, Any] = {"view": view, "record": record, "shown": plan_handout(plain), "most": _MOST}
    named["is_online"] = bool(edition.settings.site_url)
    return str(edition.body(["pages/handout.html"], **named, address=safe(ADDRESS), version=__version__))


@lru_cache(maxsize=32)  # an edition stays the same while nothing of it changes
def _shell(edition: Edition) -> tuple[str, ...]:
    """What stands before, between and behind the title, the way to the case and the sheet, of all sheets."""
    site_url, language = edition.settings.site_url, edition.language
    address = f"{site_url}{language.folder}cases/@@case@@" if site_url else ""
    named = {"language": language, "address": address, "root": edition.root, "version": __version__}
    return tuple(_MARKER.split(edition.part("handout-head", **named)))


def to_handout(edition: Edition, record_id: str, title: str, body: str) -> bytes:
    """The page of a sheet.

    Args:
        edition: The language.
        record_id: Of the case.
        title: Of the case.
        body: The sheet, with what says how it was translated.
    """
    pieces, name = _shell(edition), f"{record_id}.html"
    head = [name] if edition.settings.site_url else []
    parts = [*head, str(esc(attribute(title))), f"../cases/{name}", body]
    filled = [text for pair in zip(pieces, [*parts, ""], strict=True) for text in pair]
    return f"<!doctype html>\n{''.join(filled)}".encode()


def make_address(edition: Edition, case_url: str) -> Markup:
    """Where the case is found online: its address, short and as a QR code; empty where the site has no address.

    Args:
        edition: The language.
        case_url: The page of the case, from the root of the language.
    """
    settings, words = edition.settings, edition.words
    if not settings.site_url:
        return safe("")
    address = settings.site_url + edition.language.folder + case_url
    code, shown = make_code(address), esc(address.partition("://")[2]).replace("/", "/<wbr>")
    label = esc(words.gettext("この事例のページのQRコード"))
    return safe(
        f'<div class="rk-sheet-address"><svg viewBox="0 0 {code.size} {code.size}" role="img" aria-label="{label}">'
        f'<path d="{code.path}"/></svg><a href="{esc(address)}">{shown}</a></div>'
    )
