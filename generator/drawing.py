"""Drawings: SVG made from data, in any language, with text that is measured before it is set.

No font is at hand when a page is made, so widths are estimates on the wide side: a drawing may have more room than it
needs, and never less. Texts are plain and escaped here; a drawing scales with its page and takes its colours from the
style sheet.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol
from unicodedata import east_asian_width

from generator.catalogue import Untranslated
from generator.html import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup


class Drawing(Protocol):
    """Something that is drawn once its words are known; a value that can be compared and kept."""

    def said(self, say: Callable[[str], str]) -> Drawing:
        """The same with the blanks in its texts filled."""

    def draw(self) -> Markup:
        """HTML with the SVG in it, and whatever text belongs beside it."""


_NARROW = frozenset("ijlftrI.,:;'|!()[] ")
_WIDE = frozenset("mwMW%&@—")
# Japanese typography: what does not begin a line, and what does not end one.
_NOT_FIRST = frozenset("、。，．・：；？！）］｝」』】ー〜～ぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％")
_NOT_LAST = frozenset("（［｛「『【")


def text_width(text: str) -> float:
    """How wide a text is at most, in em of its font."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WFA":
        return 1.0
    if letter in _NARROW:
        return 0.36
    return 0.95 if letter in _WIDE else 0.7 if letter.isupper() else 0.6


def wrap(text: str, width: float) -> list[str]:
    """A text in lines no wider than asked, cut between words, or between Japanese letters as its rules allow.

    Args:
        text: In one language; the mark of an untranslated text stays on its lines.
        width: In em; a single word that is wider stands in a line of its own.
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    made = [line.rstrip() for line in lines if line.strip()]
    return [Untranslated(line) for line in made] if isinstance(text, Untranslated) else made


def _pieces(text: str) -> list[str]:
    """What stays together in a line: words with the space after them, Japanese letters with their marks."""
    pieces = [""]
    for letter in text:
        before = pieces[-1][-1:]
        is_bound = not before or letter in _NOT_FIRST or before in _NOT_LAST
        if is_bound or letter == " " or (_is_western(before) and _is_western(letter)):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _is_western(letter: str) -> bool:
    """Whether a letter is part of a word that is not cut; a space ends one."""
    return letter != " " and east_asian_width(letter) not in "WF"


def svg_text(text: str, x: float, y: float, kind: str = "", anchor: str = "start") -> str:
    """One line of text at a place.

    Args:
        text: Plain; an untranslated one is marked as Japanese.
        x: Of its start, middle or end, as ``anchor`` says.
        y: Of its base line.
        kind: Class of the style sheet; empty for none.
        anchor: ``start``, ``middle`` or ``end``.
    """
    named = f' class="{kind}"' if kind else ""
    named += f' text-anchor="{anchor}"' if anchor != "start" else ""
    named += ' lang="ja"' if isinstance(text, Untranslated) else ""
    return f'<text x="{number(x)}" y="{number(y)}"{named}>{plain(text)}</text>'


def svg(size: tuple[float, float], kind: str, names: tuple[str, str, str], parts: Sequence[str]) -> Markup:
    """A whole picture that says what it shows.

    Args:
        size: Width and height in its own units; 16 of them are the size of its text.
        kind: Class of the style sheet.
        names: Its id, unique on the page, its title, and its description in a sentence or two.
        parts: What is in it, as SVG.
    """
    name, title, description = names
    width, height = map(number, size)
    return safe(
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc" focusable="false">'
        f'<title id="{name}-title">{plain(title)}</title><desc id="{name}-desc">{plain(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def plain(text: str) -> str:
    """A text escaped, without the HTML of a mark, which SVG has no place for."""
    return escape(str.__str__(text), quote=True)
