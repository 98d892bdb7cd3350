"""Passages in Japanese within texts of another language, such as names in brackets: marked as what they are.

So screen readers say them in Japanese, and browsers take Japanese fonts for them. Beside Latin letters or hangul any
kana or kanji is Japanese; in Chinese only what has kana in it, with the kanji that are joined to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

from generator.language.catalogue import Noted

if TYPE_CHECKING:
    from collections.abc import Callable

_KANA = "ぁ-ゖゝゞァ-ヺヽヾ"
_LETTERS = f"{_KANA}一-鿿\uf900-\ufaff々〆"
_JOINING = "・ー「」『』～〜①-⑳"
_IN_CHINESE = re.compile(f"([{_LETTERS}{_JOINING}]*[{_KANA}][{_LETTERS}{_JOINING}]*)")
_IN_OTHERS = re.compile(f"([「『]?[{_LETTERS}][{_LETTERS}{_JOINING}、。]*)")
_HAS_KANA = re.compile(f"[{_KANA}]")
_HAS_LETTER = re.compile(f"[{_LETTERS}]")  # so has what the pattern above matches; one set is found much faster

# What of a page is no text of its own: drawings, an element that says its language, other tags.
_ASIDE = re.compile(r'<(?:svg|script|style)\b.*?</(?:svg|script|style)>|<[^>]* lang="[^>]*>[^<]*|<[^>]*>', re.DOTALL)


def _marked(passages: re.Pattern[str], html: str) -> str:
    """HTML without tags with its passages marked; cut there, since filling a template for each takes twice as long."""
    parts = passages.split(html)
    parts[1::2] = [f'<span lang="ja">{part}</span>' for part in parts[1::2]]
    return "".join(parts)


class Mixed(Noted):
    """A text in Latin letters or hangul that holds Japanese."""

    __slots__ = ()

    def __html__(self) -> str:
        return _marked(_IN_OTHERS, str(escape(str(self))))


class MixedChinese(Noted):
    """A text in Chinese that holds Japanese."""

    __slots__ = ()

    def __html__(self) -> str:
        return _marked(_IN_CHINESE, str(escape(str(self))))


def with_passages(text: str, tag: str) -> str:
    """A text that marks its passages in Japanese wherever it becomes HTML; as it is where it has none.

    Args:
        text: Plain, in the language of the tag.
        tag: BCP 47, of another language than Japanese.
    """
    if text.isascii() or isinstance(text, Noted):
        return text
    if tag.startswith("zh"):
        return MixedChinese(text) if _HAS_KANA.search(text) else text
    return Mixed(text) if _HAS_LETTER.search(text) else text


def passage_finder(tag: str) -> Callable[[str], re.Match[str] | None]:
    """What finds Japanese in a text that ``with_passages`` marks."""
    return (_HAS_KANA if tag.startswith("zh") else _HAS_LETTER).search


def mark_passages(html: str, tag: str) -> str:
    """A page that was written by hand, with its passages in Japanese marked; attributes and drawings stay.

    Args:
        html: The page, without texts that know their passages.
        tag: BCP 47, of another language than Japanese.
    """
    found = _IN_CHINESE if tag.startswith("zh") else _IN_OTHERS
    head, body, rest = html.partition("<body")
    parts, end = [head, body], 0
    for aside in _ASIDE.finditer(rest):
        parts += [_marked(found, rest[end : aside.start()]), aside[0]]
        end = aside.end()
    return "".join([*parts, _marked(found, rest[end:])])
