"""What making pages of one language needs: its words, templates, frames and tables."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.html import safe
from generator.pieces import Pieces
from generator.plates import ROOT, BlankWords
from generator.render import Page, Renderer, compact, make_toc
from generator.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import BytecodeCache

    from generator.catalogue import Catalogue, Share
    from generator.frames import Frame
    from generator.registry import Registry
    from generator.settings import Language, Settings
    from generator.tables import Plan


@dataclass(frozen=True, eq=False)
class Edition:
    """The site in one language, without its cases.

    An edition is made anew whenever a part of it changes, so that its identity stands for all of it.
    """

    language: Language
    site_catalogue: Catalogue | None
    """None for the language that records are written in."""
    settings: Settings
    registry: Registry
    templates: Mapping[str, str]
    frames: Mapping[str, Frame]
    """By section."""
    plans: tuple[Plan, ...]
    is_split: bool
    """Whether tables and lists are cut into a page for each prefecture."""
    compiled: BytecodeCache
    """Where compiled templates are kept, for all languages and processes."""

    def __reduce__(self) -> tuple[type[Edition], tuple[Any, ...]]:
        return Edition, tuple(getattr(self, part.name) for part in fields(self))

    @cached_property
    def words(self) -> Words:
        """The words of the language."""
        return Words(self.language, self.site_catalogue, self.settings.vocabulary)

    def notice(self, share: Share, *, reviewed: bool) -> Markup:
        """What the page of a translated record says first; empty for one that a human has read."""
        if reviewed and not share.untranslated:
            return Markup()
        key = (share.percent, share.untranslated > 0)
        if key not in self._notices:
            self._notices[key] = self.part("machine", share=share)
        return self._notices[key]

    @cached_property
    def _notices(self) -> dict[tuple[int, bool], Markup]:
        return {}

    @cached_property
    def renderer(self) -> Renderer:
        """The templates of the language."""
        return Renderer(self.templates, self._pieces.filters, self.compiled)

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self.words, self.settings.sources)

    @cached_property
    def _globals(self) -> dict[str, Any]:
        return self.renderer.globals | self._pieces.functions

    @property
    def root(self) -> str:
        """Way from a generated page to the root of the site."""
        return "../" + "../" * self.language.folder.count("/")

    def part(self, name: str, **named: Any) -> Markup:
        """A part of a page, filled."""
        return compact(self.renderer.body(f"parts/{name}.html", self._globals | named))

    def page(self, url: str, title: str, description: str, template: str, **named: Any) -> Page:
        """A whole page, filled."""
        body = self.body([f"pages/{template}.html"], **named)
        return Page(url, title, description, body, make_toc(body))

    def body(self, templates: Sequence[str], **named: Any) -> Markup:
        """The text of a page from one or more templates."""
        names = self._globals | {"root": self.root} | named
        return compact(safe("".join([self.renderer.body(template, names) for template in templates])))

    def table_url(self, slug: str, prefecture: str) -> str:
        """The page of a table on which cases of a prefecture stand, from the root of the language."""
        return f"tables/{slug}-{prefecture[:2]}.html" if self.is_split else f"tables/{slug}.html"


@dataclass(frozen=True, eq=False)
class Master(Edition):
    """The site in no language: what it makes has blanks where words belong."""

    languages: tuple[Words, ...] = ()
    """The words of all languages, those of the source language first."""

    @cached_property
    def words(self) -> BlankWords:
        """Blanks."""
        return BlankWords(self.language, self.settings.vocabulary, self.languages)

    @property
    def root(self) -> str:
        """The blank for the way from a page to the root of the site."""
        return ROOT


def make_master(editions: Sequence[Edition]) -> Master:
    """What makes pages in no language, from the languages, the source language first."""
    source = {part.name: getattr(editions[0], part.name) for part in fields(Edition)}
    return Master(**source, languages=tuple(edition.words for edition in editions))
