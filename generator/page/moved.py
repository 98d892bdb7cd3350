"""Pages at former addresses of cases, which lead to where they are now: no address is lost when an id changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.page.edition import Edition


def moved_page(alias: str, case_id: str, title: str, edition: Edition) -> tuple[str, bytes]:
    """Path and bytes of the page at a former id.

    Args:
        alias: The former id.
        case_id: The id of the case now.
        title: Of the case, in the language.
        edition: The language.
    """
    folder, site_url = edition.language.folder, edition.settings.site_url
    target = f"{case_id}.html"
    address = f"{site_url}{folder}cases/{target}" if site_url else ""
    named = {"target": target, "title": title, "address": address, "language": edition.language, "root": edition.root}
    body = edition.part("moved", **named)
    return f"{folder}cases/{alias}.html", f"<!doctype html>\n{body}".encode()
