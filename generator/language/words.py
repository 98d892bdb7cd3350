"""The words and numbers of one language: interface strings, labels of codes and fields, figures and times."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

from babel import Locale
from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from generator.language.catalogue import Noted, Stale, Untranslated
from generator.language.passages import passage_finder, with_passages
from generator.model.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.input.registry import Prefecture, Town
    from generator.input.settings import Language, Word
    from generator.language.catalogue import Catalogue
    from generator.model.values import Frequency, When


class Drawing(Protocol):
    """Something that is drawn once its words are known; a value that can be compared and kept."""

    def said(self, say: Callable[[str], str]) -> Drawing:
        """The same with the blanks in its texts filled."""

    def draw(self) -> Markup:
        """HTML with the SVG in it, and whatever text belongs beside it."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    """A text that translators get although it is not shown here."""
    return text


_PATTERNS = {"year": N_("年{times}回"), "month": N_("月{times}回"), "week": N_("週{times}回")}
_ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))


class Words:
    """How one language says what the pages say.

    Args:
        language: Its settings.
        catalogue: Its ``site.po``; None for Japanese, in which all is written.
        vocabulary: The words of the codes, in Japanese.
    """

    def __init__(self, language: Language, catalogue: Catalogue | None, vocabulary: dict[str, dict[str, Word]]) -> None:
        self.language = language
        self._catalogue = catalogue
        self._vocabulary = vocabulary
        self._labels: dict[tuple[str, str], str] = {}
        self._known: dict[str, str] = {}

    @property
    def is_source(self) -> bool:
        """Whether this is the language that records are written in."""
        return self._catalogue is None

    @cached_property
    def locale(self) -> Locale:
        """Babel's name of the language."""
        # British order of day and month, as the texts are British English.
        return Locale.parse("en-GB" if self.language.tag == "en" else self.language.tag, sep="-")

    @cached_property
    def _symbols(self) -> dict[int, str]:
        """Separators of the language in place of those that Python writes; empty where they are the same."""
        symbols = self.locale.number_symbols["latn"]
        wanted = {",": symbols["group"], ".": symbols["decimal"]}
        return {ord(ours): theirs for ours, theirs in wanted.items() if ours != theirs}

    def gettext(self, text: str, /, **named: object) -> str:
        """An interface string, with its placeholders filled; untranslated and stale ones come back marked."""
        if self._catalogue is not None:
            known = self._known.get(text)
            if known is None:
                known = self._known[text] = self.noted(self._catalogue.translate("", text))
            text = known
        if not named:
            return text
        filled = text.format(**named)
        return text.like(filled) if isinstance(text, Noted) else self.noted(filled)

    def noted(self, text: str) -> str:
        """A text of this language with its marks: of a stale translation, of passages in Japanese."""
        if self._catalogue is None:
            return text
        if isinstance(text, Stale):
            return Stale(text, *self.stale, with_passages(str(text), self.language.tag))
        return with_passages(text, self.language.tag)

    def all_noted(self, texts: list[Text]) -> list[str]:
        """What ``noted`` gives for each of some texts, most of which have no marks at all."""
        has = passage_finder(self.language.tag)
        return [text if type(text) is Text and not has(text) else self.noted(text) for text in texts]

    @cached_property
    def stale(self) -> tuple[str, str]:
        """The mark of a stale translation, and what it means; looked up plainly, since these could be stale too."""
        mark, meaning = N_("原文変更"), N_("訳したあとで、もとの日本語が変わりました。")
        if self._catalogue is None:
            return mark, meaning
        return str(self._catalogue.translate("", mark)), str(self._catalogue.translate("", meaning))

    def standing(self, *, text: str) -> str:
        """``stale`` or ``untranslated`` where a text is marked so; else empty. For scripts, which get plain texts."""
        return "stale" if isinstance(text, Stale) else "untranslated" if isinstance(text, Untranslated) else ""

    def say(self, text: str) -> str:
        """A text of a record in plain words, for what is published in the source language alone."""
        return text

    def label(self, vocabulary: str, code: str | bool) -> str:  # noqa: FBT001 - yes and no are codes here
        """What a code is called."""
        key = str(code).lower() if isinstance(code, bool) else code
        if (vocabulary, key) not in self._labels:
            self._labels[vocabulary, key] = self.gettext(self._vocabulary[vocabulary][key].label)
        return self._labels[vocabulary, key]

    def definition(self, vocabulary: str, code: str) -> str | None:
        """What a code means, where the sources say so."""
        text = self._vocabulary[vocabulary][code].definition
        return self.gettext(text) if text else None

    def mark(self, vocabulary: str, code: str) -> str:
        """The number of a code in the source's own typology, such as ①."""
        return self._vocabulary[vocabulary][code].mark or ""

    def codes(self, vocabulary: str) -> list[str]:
        """The codes of a vocabulary in their order."""
        return list(self._vocabulary[vocabulary])

    def number(self, value: float, digits: int | None = None) -> str:
        """A figure with the separators of the language.

        Args:
            value: The figure.
            digits: Decimals, always shown; None shows those that the figure has.
        """
        text = f"{value:,.{digits}f}" if digits is not None else f"{value:,}"
        if digits is None and isinstance(value, float):
            text = text.removesuffix(".0")
        return text.translate(self._symbols) if self._symbols else text

    def day(self, iso: str) -> str:
        """A day, written out."""
        return _written("", iso, self.locale)

    def partial_date(self, iso: str) -> str:
        """A year, a month of a year, or a day."""
        year, month, day = (*iso.split("-"), "", "")[:3]
        if day:
            return self.day(iso)
        if month:
            return _written("yMMMM", f"{iso}-01", self.locale)
        return self.gettext("{year}年", year=year)

    def year(self, year: int) -> str:
        """A fiscal year, with the era in Japanese."""
        if self.is_source:
            return western_and_era(year).replace("年（", "年度（").replace("年）", "年度）")
        return self.gettext("{year}年度", year=year)

    def when(self, when: When) -> str:
        """A time as the source words it with the Western year, or its meaning in another language."""
        years = "–".join(str(year) for year in (when.start, when.end) if year is not None)
        if self.is_source:
            return f"{years}{'年度' if when.unit == 'fiscal_year' else '年'}（{when.wording}）"
        pattern = N_("{year}年度") if when.unit == "fiscal_year" else N_("{year}年")
        text = self.gettext(pattern, year=years)
        if when.start is None:
            text = self.gettext("{time}まで", time=text)
        return self.gettext("{time}頃", time=text) if when.approximate else text

    def frequency(self, frequency: Frequency) -> str:
        """How often, such as 年2回."""
        times = f"{frequency.at_least}–{frequency.at_most}" if frequency.at_most else f"{frequency.at_least}"
        text = self.gettext(_PATTERNS[frequency.per], times=times)
        return self.gettext("{time}程度", time=text) if frequency.approximate else text

    def place(self, place: Town | Prefecture) -> str:
        """The name of a municipality or prefecture in this language; romaji where the registry has none in it."""
        return place.name if self.is_source else place.names.get(self.language.key, place.romaji)

    def original(self, name: str) -> str:
        """A name in Japanese as it stands beside that of this language; nothing in Japanese itself."""
        return "" if self.is_source else Markup('<p class="rk-original" lang="ja">{}</p>').format(name)

    def drawing(self, drawing: Drawing | Markup) -> str:
        """A drawing, or what tells it in words, as HTML; its texts are in this language already."""
        return drawing if isinstance(drawing, Markup) else drawing.draw()


@lru_cache(maxsize=4096)  # the same days stand in many records, and Babel takes longer than the rest of a sentence
def _written(skeleton: str, iso: str, locale: Locale) -> str:
    """A day as a language writes it: in full, or as much of it as a skeleton says."""
    day = date.fromisoformat(iso)
    return format_skeleton(skeleton, day, locale=locale) if skeleton else format_date(day, format="long", locale=locale)


def western_and_era(year: int) -> str:
    """A year in both calendars: 2018年（平成30年）."""
    start, era = next((start, era) for start, era in _ERAS if year >= start)
    count = "元" if year == start else str(year - start + 1)
    return f"{year}年（{era}{count}年）"


def era_year(era: str, count: str) -> int:
    """The Western year of a year of an era, whose first year can be written 元."""
    start = next(start for start, name in _ERAS if name == era)
    return start if count == "元" else start + int(count) - 1
