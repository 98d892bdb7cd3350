"""Drawings: SVG made from data, in any language, with text that is measured before it is set.

No font is at hand when a page is made, so widths are estimates on the wide side: a drawing may have more room than it
needs, and never less. Texts are plain and escaped here; a drawing scales with its page and takes its colours from the
style sheet.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from generator.language.catalogue import Noted, Stale, Untranslated
from generator.view.html import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup


_NARROW = frozenset("ijlftrI.,:;'|!()[] ")
_SPACE = 0.36
_WIDE = frozenset("mwMW%&@—")
# Japanese typography: what does not begin a line, and what does not end one.
_NOT_FIRST = frozenset("、。，．・：；？！）］｝」』】ー〜～ぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％")
_NOT_LAST = frozenset("（［｛「『【")


def text_width(text: str) -> float:
    """How wide a text is at most, in em of its font."""
    return sum(map(_letter_width, text))


@cache
def _letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WFA":
        return 1.0
    if letter in _NARROW:
        return _SPACE
    if letter.isdigit():
        return 0.76  # as wide as in BIZ UDPGothic
    return 0.95 if letter in _WIDE else 0.72 if letter.isupper() else 0.66


def wrap(text: str, width: float) -> list[str]:
    """A text in lines no wider than asked, cut between words, or between Japanese letters as its rules allow.

    Args:
        text: In one language; the mark of an untranslated or stale text stays on its lines.
        width: In em; a single word that is wider stands in a line of its own.
    """
    lines, used = [""], 0.0
    for piece in _pieces(text):
        word = piece.rstrip()
        room = text_width(word)
        if lines[-1] and used + room > width:
            lines.append("")
            used = 0.0
        lines[-1] += piece if lines[-1] else piece.lstrip()
        used += room + (len(piece) - len(word)) * _SPACE
    made = [line.rstrip() for line in lines if line.strip()]
    return [text.like(line) for line in made] if isinstance(text, Noted) else made


def _pieces(text: str) -> list[str]:
    """What stays together in a line: words with the space after them, Japanese letters with their marks."""
    if text.isascii() and " %" not in text:
        return _WORD.findall(text)
    starts, before = [0], _nature(text[:1])
    for at, letter in enumerate(text):
        nature = _nature(letter)
        if at and not (nature & _BOUND or before & _BINDS or before & nature & _WESTERN):
            starts.append(at)
        before = nature
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


_WORD = re.compile(" +$|[^ ]+ *")
_WESTERN, _BOUND, _BINDS = 1, 2, 4


@cache
def _nature(letter: str) -> int:
    """Whether a letter is part of a word that is not cut (a space ends one), and stays with the one before or after."""
    western = letter not in ("", " ") and east_asian_width(letter) not in "WF"
    return _WESTERN * western + _BOUND * (letter == " " or letter in _NOT_FIRST) + _BINDS * (letter in _NOT_LAST)


def svg_text(text: str, x: float, y: float, kind: str = "", anchor: str = "start") -> str:
    """One line of text at a place.

    Args:
        text: Plain; an untranslated one is marked as Japanese, a stale one as stale.
        x: Of its start, middle or end, as ``anchor`` says.
        y: Of its base line.
        kind: Class of the style sheet; empty for none.
        anchor: ``start``, ``middle`` or ``end``.
    """
    kind = f"{kind} rk-stale".lstrip() if isinstance(text, Stale) else kind
    named = f' class="{kind}"' if kind else ""
    named += f' text-anchor="{anchor}"' if anchor != "start" else ""
    named += ' lang="ja"' if isinstance(text, Untranslated) else ""
    return f'<text x="{number(x)}" y="{number(y)}"{named}>{plain(text)}</text>'


def svg_lines(lines: Sequence[str], y: float, leading: float) -> str:
    """A text in lines, one below the other from the left edge.

    Args:
        lines: Of one text, so that all have the mark of the first; none for no text.
        y: Of the first base line.
        leading: From one base line to the next.
    """
    if not lines:
        return ""
    others = [f'<tspan x="0" dy="{number(leading)}">{plain(line)}</tspan>' for line in lines[1:]]
    return svg_text(lines[0], 0, y).replace("</text>", f"{''.join(others)}</text>")


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
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{plain(title)}</title><desc id="{name}-desc">{plain(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


@lru_cache(maxsize=8192)  # drawings set their parts in steps, so that most coordinates come again and again
def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def plain(text: str) -> str:
    """A text escaped, without the HTML of a mark, which SVG has no place for."""
    return escape(str.__str__(text), quote=True)
