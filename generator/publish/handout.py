"""Handouts: case sheets and tables in one document for paper, with cover and contents, and what its PDF tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import __version__
from generator.view.html import attribute, esc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.language.words import Words

STYLES = ("diagram.css", "handout.css")
"""Style sheets of a handout, by their names among the assets."""
_NAME = re.compile(r'\b(id|aria-labelledby|headers)="([^"]+)"')
_LINK = re.compile(r'<a href="(?!https?:|#)([^"]*)"[^>]*>(.*?)</a>')
_LOADED = re.compile(r'<link rel="stylesheet"[^>]*>|<script src=[^>]*></script>')
# What Chromium's writer of PDFs (Skia) leaves unpacked.
_DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")
_PAGE = re.compile(rb"^(\d+) 0 obj\s<</Type /Page\s", re.MULTILINE)
_TARGET = re.compile(rb"/([a-z0-9-]+) \[(\d+) 0 R /XYZ")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet or a table of a handout."""

    anchor: str
    """Unique in the handout, of lower-case letters, digits and hyphens."""
    title: str
    html: str
    is_wide: bool = False
    """Whether it stands on paper laid across."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A document for paper."""

    words: Words
    leaves: Sequence[Leaf]
    newest: str
    """Day of the latest change of a case in it."""
    styles: str
    """Text of the style sheets."""
    home: str
    """Address of the site in the language; empty where it has none."""

    def to_html(self, pages: Mapping[str, int]) -> str:
        """The document, complete in itself.

        Args:
            pages: Page of each leaf by its anchor; empty where they are not known yet.
        """
        language = self.words.language
        return (
            f'<!doctype html>\n<html lang="{language.tag}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{esc(attribute(self._title))} - {esc(language.title)} {__version__}</title>\n"
            f"<style>\n{self.styles}\n{''.join(map(self._page_style, self.leaves))}</style>\n</head>\n<body>\n<main>\n"
            f"{self._cover(pages)}\n{''.join(map(self._leaf, self.leaves))}</main>\n</body>\n</html>\n"
        )

    @property
    def _title(self) -> str:
        return self.words.gettext("事例の配布資料")

    def _page_style(self, leaf: Leaf) -> str:
        size = " size: A4 landscape;" if leaf.is_wide else ""
        foot = css_string(f"{attribute(leaf.title)} - {self.words.language.title} {__version__}")
        page = f"@page {leaf.anchor} {{{size} @bottom-left {{ content: {foot}; }} }}"
        return f"{page}\n#{leaf.anchor} {{ page: {leaf.anchor}; }}\n"

    def _cover(self, pages: Mapping[str, int]) -> str:
        words, count = self.words, self.words.number(len(self.leaves))
        day = words.day(self.newest)
        told = words.gettext("{count}件、{day}現在、版 {version}", count=count, day=day, version=__version__)
        home = f'<p><a href="{esc(self.home)}">{esc(self.home)}</a></p>\n' if self.home else ""
        lines = [
            f'<li><a href="#{leaf.anchor}">{esc(leaf.title)}</a> <span>{pages.get(leaf.anchor, "")}</span></li>'
            for leaf in self.leaves
        ]
        return (
            f'<header class="rk-sheet-cover">\n<p>{esc(words.language.title)}</p>\n<h1>{esc(self._title)}</h1>\n'
            f"<p>{esc(told)}</p>\n{home}</header>\n"
            f'<nav class="rk-sheet-contents" aria-labelledby="contents">\n'
            f'<h2 id="contents">{esc(words.gettext("目次"))}</h2>\n<ol>\n{"".join(lines)}</ol>\n</nav>\n'
        )

    def _leaf(self, leaf: Leaf) -> str:
        return f'<div class="rk-sheet-leaf" id="{leaf.anchor}">\n{loosen(leaf.html, leaf.anchor, self.home)}\n</div>\n'


def loosen(html: str, prefix: str, home: str) -> str:
    """A part of a page as it can stand beside others in one document: with names of its own, and links that lead on.

    Args:
        html: The part, of a page one folder below the root of its language.
        prefix: Goes before each name.
        home: Address of the site in the language; empty where it has none, so that links become plain text.
    """

    def renamed(match: re.Match[str]) -> str:
        names = " ".join(f"{prefix}-{name}" for name in match[2].split())
        return f'{match[1]}="{names}"'

    def linked(match: re.Match[str]) -> str:
        way = match[1].removeprefix("../")
        return f'<a href="{home}{way}">{match[2]}</a>' if home and not way.startswith("../") else match[2]

    return _LINK.sub(linked, _NAME.sub(renamed, _LOADED.sub("", html)))


def css_string(text: str) -> str:
    """A text for a style sheet; no character of it ends the text or the style sheet."""
    return (
        '"' + "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text) + '"'
    )


def page_numbers(pdf: bytes) -> dict[str, int]:
    """The page that each link inside a PDF of Chromium leads to, by the name of its target."""
    places = {page: number for number, page in enumerate(_PAGE.findall(pdf), 1)}
    return {name.decode(): places[page] for name, page in _TARGET.findall(pdf) if page in places}


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has."""
    return len(_PAGE.findall(pdf))


def settle_dates(pdf: bytes, day: str) -> bytes:
    """A PDF of Chromium with a day in place of when it was made, so that the same handout is the same bytes.

    Args:
        pdf: The file.
        day: As YYYY-MM-DD.
    """
    stamp = f"{day.replace('-', '')}000000".encode()
    return _DATE.sub(rb"\g<1>" + stamp, pdf)
