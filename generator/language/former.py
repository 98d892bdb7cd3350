"""Which translation a text had before it was changed, so that it can be shown as stale and its translator sees both."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Key = tuple[str, str]
"""Context (the field of a record, empty for the interface) and Japanese text."""

_ALIKE = 0.6
"""From here on two texts of one field are taken for one that was changed; others of one field are rarely so alike."""
_SAME_PLACE = 0.3
"""The same for a field that holds one text alone: whatever stands there now was changed from what stood there."""
_MOST_PAIRS = 100_000
"""With more to compare in one field no former ones are looked for, so that no file makes a build endless."""


class Former(NamedTuple):
    """A translation of a text that is not as it was."""

    context: str
    source: str
    """The Japanese text that it was made from; empty where its file does not say."""
    translation: str


def find_formers(texts: Collection[Key], lost: Collection[Key], formers: Sequence[Former]) -> dict[Key, Former]:
    """The former translation of each text that has one; none is given to two texts.

    Args:
        texts: All texts of a record, or of the interface.
        lost: Those of them without a translation.
        formers: Translations of texts that are not there any more.
    """
    by_context: dict[str, list[Former]] = {}
    for former in formers:
        by_context.setdefault(former.context, []).append(former)
    changed: dict[str, list[str]] = {}
    for context, text in dict.fromkeys(lost):
        if context in by_context:
            changed.setdefault(context, []).append(text)
    counts = Counter(context for context, _ in set(texts)) if changed else Counter[str]()
    found: dict[Key, Former] = {}
    for context, now in changed.items():
        least = _SAME_PLACE if context and counts[context] == 1 else _ALIKE
        found |= {(context, text): former for text, former in _pairs(now, by_context[context], least)}
    return found


def _pairs(texts: Sequence[str], formers: Sequence[Former], least: float) -> Iterator[tuple[str, Former]]:
    """Texts with their former translations, the most alike first, each of both once."""
    if len(texts) * len(formers) > _MOST_PAIRS:
        return
    alike = [
        (-ratio, one, other)
        for one, text in enumerate(texts)
        for other, former in enumerate(formers)
        if (ratio := _ratio(text, former.source, least)) >= least
    ]
    taken: set[int] = set()
    given: set[int] = set()
    for _, one, other in sorted(alike):
        if one not in given and other not in taken:
            given.add(one)
            taken.add(other)
            yield texts[one], formers[other]


def _ratio(text: str, other: str, least: float) -> float:
    """How alike two texts are, from 0 to 1; 0 where they are surely less alike than asked."""
    if text == other:
        return 1.0
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
