"""Translations: gettext catalogues, and texts as another language shows them.

A catalogue holds what translators wrote for one record, or for the words of the interface. A text whose Japanese has
changed since is shown in its former translation, and one without any in Japanese; both are marked wherever they stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from markupsafe import escape

from generator.language.former import Former, find_formers
from generator.model.values import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.language.former import Key
    from generator.language.review import Review


class Noted(Text):
    """A text that carries a mark wherever it is shown."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Not the same text without the mark: what was made of that has to be made anew."""
        return str.__eq__(self, other) is True and (not isinstance(other, Text) or type(self) is type(other))

    __hash__ = str.__hash__

    def __html__(self) -> str:
        raise NotImplementedError

    def like(self, text: str) -> Noted:
        """Another text, such as a part of this one, with the same mark."""
        return type(self)(text)


class Untranslated(Noted):
    """A Japanese text on a page of another language."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="ja" class="rk-untranslated">{escape(str(self))}</span>'


class Stale(Noted):
    """A translation of a text whose Japanese has changed since."""

    __slots__ = ("inside", "mark", "meaning")
    mark: str
    """A word or two that say so, in the language of the translation."""
    meaning: str
    """The same in a sentence."""
    inside: str
    """The text with marks of its own, where it has any."""

    def __new__(cls, text: str, mark: str = "", meaning: str = "", inside: str = "") -> Self:
        """A text with its mark; without words for it until the language is known."""
        made = super().__new__(cls, text)
        made.mark, made.meaning, made.inside = mark, meaning, inside
        return made

    def like(self, text: str) -> Stale:
        """Another text with the same mark."""
        return Stale(text, self.mark, self.meaning)

    def __html__(self) -> str:
        said = f'data-rk-mark="{escape(self.mark)}" title="{escape(self.meaning)}"'
        return f'<span class="rk-stale" {said}>{escape(self.inside or str(self))}</span>'


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a record, or of the interface, is translated, and who has read it."""

    texts: int = 0
    untranslated: int = 0
    stale: int = 0
    """Translations of a text whose Japanese has changed since."""
    review: Review | None = None

    @property
    def complete(self) -> int:
        """How many texts have a current translation."""
        return self.texts - self.untranslated - self.stale

    @property
    def percent(self) -> int:
        """Whole percent with a current translation, rounded down so that 100 means all."""
        return 100 * self.complete // self.texts if self.texts else 100


@dataclass(frozen=True)
class Catalogue:
    """The translations of one file into one language."""

    messages: dict[Key, str]
    """Current ones by context and Japanese text."""
    stale: dict[Key, Former] = field(default_factory=dict)
    """Former translations by context and present text: those marked fuzzy, and those that ``settled`` found."""
    review: Review | None = None
    """None for a machine-made file."""

    def translate(self, context: str, text: str) -> Text:
        """The translation, a stale one marked as such, or the Japanese text marked as untranslated."""
        found = self.messages.get((context, text))
        if found is not None:
            return Text(found)
        former = self.stale.get((context, text))
        return Untranslated(text) if former is None else Stale(former.translation)

    def translate_all(self, texts: Sequence[tuple[str, str]]) -> list[Text]:
        """What ``translate`` gives for each of some texts with their contexts."""
        found = map(self.messages.get, texts)
        return [self.translate(*key) if text is None else Text(text) for key, text in zip(texts, found, strict=True)]

    def settled(self, texts: Collection[Key]) -> Catalogue:
        """The catalogue as it suits some texts: those that are not in it get their former translations.

        Args:
            texts: All texts of the record, or of the interface, each with its context.
        """
        lost = [key for key in texts if key not in self.messages and key not in self.stale]
        if not lost or not (self.messages or self.stale):
            return self
        found = find_formers(texts, lost, self._formers(set(texts), {context for context, _ in lost}))
        current = {key: former.translation for key, former in found.items() if key[1] == former.source}
        stale = {key: former for key, former in found.items() if key not in current and fits(key[1], former)}
        return replace(self, messages=self.messages | current, stale=self.stale | stale) if found else self

    def _formers(self, texts: set[Key], contexts: set[str]) -> list[Former]:
        """Translations of what is not among some texts, in some contexts."""
        messages, stale = self.messages.items(), self.stale.items()
        gone = [Former(*key, text) for key, text in messages if key[0] in contexts and key not in texts]
        return gone + [former for key, former in stale if key[0] in contexts and key not in texts]

    def share(self, texts: Collection[Key]) -> Share:
        """How much of some texts, each with its context, is translated; a text that stands twice counts once."""
        different = set(texts)
        lost = [key for key in different if key not in self.messages]
        stale = sum(key in self.stale for key in lost)
        return Share(len(different), len(lost) - stale, stale, self.review)


NOTHING = Catalogue({})


def fits(text: str, former: Former) -> bool:
    """Whether a former translation can be shown: filled with the same values as the present text."""
    return placeholders(text) == placeholders(former.translation)


def placeholders(text: str) -> set[str]:
    """Names of the values that a text is filled with."""
    return {part.partition("}")[0] for part in text.split("{")[1:] if "}" in part}
