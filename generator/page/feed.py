"""The feed of a language: what was added or changed, by the history that each record keeps of itself (Atom 1.0)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.language.catalogue import Untranslated
from generator.view.html import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.input.settings import Settings
    from generator.language.words import Words
    from generator.view.cases import Summary

MOST = 50
"""Entries that a feed holds; a feed tells what is new, and does not grow with the number of records."""
NAME = "feed.xml"
_MIDNIGHT = "T00:00:00+09:00"  # records name days, and those are days in Japan


def to_feed(summaries: Sequence[Summary], words: Words, settings: Settings) -> bytes:
    """The feed of a language, newest entries first; its dates are those of the records.

    Args:
        summaries: The cases in that language.
        words: The language.
        settings: Of the site, which has an address: a feed names all by it.
    """
    language = words.language
    home, source_tag = settings.site_url + language.folder, settings.languages[0].tag
    changes = _latest(summaries)
    title = attribute(words.gettext("{title}：追加と変更", title=language.title))
    # A feed without entries still needs a date; no record is older than this project.
    updated = changes[0][0] if changes else "2026-01-01"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(language.tag)}">',
        f"<title>{_xml(title)}</title>",
        f"<id>{_xml(home + NAME)}</id>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(home + NAME)}"/>',
        f'<link rel="alternate" type="text/html" hreflang="{_xml(language.tag)}" href="{_xml(home)}index.html"/>',
        f"<updated>{updated}{_MIDNIGHT}</updated>",
        f"<author><name>{_xml(settings.publisher.name or language.title)}</name></author>",
    ]
    for change in changes:
        lines += _entry(change, home, source_tag)
    return "\n".join([*lines, "</feed>\n"]).encode()


def _latest(summaries: Iterable[Summary]) -> list[tuple[str, str, str, Summary]]:
    """The latest changes: day, name of the change within its case, text and case; on one day by the order of cases."""
    found = []
    for summary in summaries:
        count: dict[str, int] = {}
        for date, text in reversed(summary.history):  # oldest first, so that names stay when a change is added
            count[date] = count.get(date, 0) + 1
            name = date if count[date] == 1 else f"{date}-{count[date]}"
            found.append((date, name, text, summary))
    found.sort(key=lambda change: change[3].order)
    return sorted(found, key=lambda change: change[0], reverse=True)[:MOST]


def _entry(change: tuple[str, str, str, Summary], home: str, source_tag: str) -> list[str]:
    date, name, text, summary = change
    address = _xml(home + summary.url)
    return [
        "<entry>",
        f"<title{_mark(summary.title, source_tag)}>{_xml(summary.title)}</title>",
        f"<id>{address}#{name}</id>",
        f'<link rel="alternate" type="text/html" href="{address}"/>',
        f"<updated>{date}{_MIDNIGHT}</updated>",
        f"<summary{_mark(text, source_tag)}>{_xml(text)}</summary>",
        "</entry>",
    ]


def _mark(text: str, source_tag: str) -> str:
    """The language of a text that is not in that of the feed."""
    return f' xml:lang="{_xml(source_tag)}"' if isinstance(text, Untranslated) else ""


def _xml(text: str) -> str:
    return escape(attribute(text), quote=True)
