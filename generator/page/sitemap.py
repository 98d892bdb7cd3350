"""What search engines read of a site that has an address: every page with its languages, and where that list is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.input.settings import Language

MOST = 40_000
"""Pages of one file; the protocol (sitemaps.org) allows 50,000 and 50 MB."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ALTERNATES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def to_sitemaps(
    pages: Collection[str], languages: Sequence[Language], site_url: str, changed: Mapping[str, str]
) -> dict[str, bytes]:
    """The sitemap, by path; where there are too many pages for one file, several with an index.

    Args:
        pages: From the root of the site.
        languages: The source language first.
        site_url: Address of the site, with a slash at its end.
        changed: Day of the last change of a page, by its path from the root of its language, where records tell it.
    """
    entries = _entries(pages, languages, escape(site_url, quote=True), changed)
    if len(entries) <= MOST:
        return {"sitemap.xml": _to_file(entries)}
    files = {
        f"sitemap-{start // MOST + 1}.xml": _to_file(entries[start : start + MOST])
        for start in range(0, len(entries), MOST)
    }
    listed = "".join(f"<sitemap><loc>{escape(site_url)}{name}</loc></sitemap>\n" for name in files)
    index = f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{listed}</sitemapindex>\n"
    return {"sitemap.xml": index.encode()} | files


def _to_file(entries: Sequence[str]) -> bytes:
    return f"{_HEAD}<urlset {_NAMESPACE} {_ALTERNATES}>\n{''.join(entries)}</urlset>\n".encode()


def _entries(pages: Collection[str], languages: Sequence[Language], root: str, changed: Mapping[str, str]) -> list[str]:
    """An entry for each page, the languages of one after another."""
    found: dict[str, list[Language]] = {}
    by_length = sorted(languages, key=lambda language: len(language.folder), reverse=True)
    for path in sorted(pages):
        own = next(language for language in by_length if path.startswith(language.folder))
        found.setdefault(path[len(own.folder) :], []).append(own)
    entries = []
    for place, versions in found.items():
        versions.sort(key=languages.index)
        links = "".join([_link(language.tag, root + language.folder + place) for language in versions])
        links += _link("x-default", root + versions[0].folder + place)
        day = f"<lastmod>{changed[place]}</lastmod>" if place in changed else ""
        entries += [f"<url><loc>{root}{part.folder}{place}</loc>{day}{links}</url>\n" for part in versions]
    return entries


def _link(tag: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'


def to_robots(site_url: str) -> bytes:
    """What crawlers may read (all), and where the list of pages is; they look for this only at the root of a host."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()
