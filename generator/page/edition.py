"""What making pages of one language needs: its words, templates, frames and tables."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from markupsafe import Markup

from generator.language.words import Words
from generator.page.pieces import Pieces
from generator.page.render import Page, Renderer, compact, make_toc
from generator.view.html import safe
from generator.view.plates import ROOT, BlankWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import BytecodeCache

    from generator.input.registry import Registry
    from generator.input.seminar import Seminar
    from generator.input.settings import Language, Settings
    from generator.language.catalogue import Catalogue
    from generator.language.progress import PageState
    from generator.language.review import Review
    from generator.page.frames import Frame
    from generator.view.tables import Plan


_BLANK = "\0"
"""In place of what is known later, such as the rows of a table; no text can hold it."""


class Shell(NamedTuple):
    """The page of a table, made but for what differs from one prefecture to another."""

    pieces: tuple[str, str, str]
    """Before, between and after the count of its rows and the rows, as HTML."""
    toc: Markup


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
    status_page: str
    """The page on the state of translations, from the root of the site; empty for none."""
    compiled: BytecodeCache
    """Where compiled templates are kept, for all languages and processes."""
    seminar: Seminar | None = None
    """What is handed out; None for the site."""

    def __reduce__(self) -> tuple[type[Edition], tuple[Any, ...]]:
        return Edition, tuple(getattr(self, part.name) for part in fields(self))

    @cached_property
    def words(self) -> Words:
        """The words of the language."""
        return Words(self.language, self.site_catalogue, self.settings.vocabulary)

    def notice(
        self, url: str, body: str, review: Review | None, state: PageState | Literal["partly"] = "complete"
    ) -> Markup:
        """The line in which a page of a translated language says how it was translated; empty in the source language.

        Args:
            url: The page, from the root of its language; the page in the source language has the same.
            body: Its text, in which stale and untranslated passages are counted by their marks.
            review: Who has read all of it.
            state: Of a hand-written page; ``partly`` for a list of which some parts were read.
        """
        if self.words.is_source:
            return Markup()
        named = {
            "review": review,
            "state": state,
            "stale": body.count('class="rk-stale"'),
            "missing": body.count('class="rk-untranslated"'),
            "status": self._way_to_status(url),
            "source": self.has_source and _BLANK,
        }
        key = tuple(named.values())
        if key not in self._notices:
            self._notices[key] = self.part("translated", **named)
        return safe(self._notices[key].replace(_BLANK, "../" * (self.language.folder + url).count("/") + url))

    @property
    def has_source(self) -> bool:
        """Whether the pages in the source language are there to be linked to."""
        return self.seminar is None or self.settings.languages[0].key in self.seminar.languages

    def _way_to_status(self, url: str) -> str:
        """From a page of the language to the page on the state of translations; empty for that page itself."""
        folder = self.language.folder
        if not self.status_page or folder + url == self.status_page:
            return ""
        here = "../" * url.count("/")
        if self.status_page.startswith(folder):
            return here + self.status_page.removeprefix(folder)
        return here + "../" * folder.count("/") + self.status_page

    @cached_property
    def _notices(self) -> dict[tuple[Any, ...], Markup]:
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
        return self.renderer.globals | self._pieces.functions | {"seminar": self.seminar, "has_source": self.has_source}

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

    def table_shell(self, plan: Plan) -> Shell:
        """The page of a table without its rows and their count; made once for all prefectures."""
        if plan.slug not in self._shells:
            table = self.part("table", plan=plan, rows=_BLANK, count=_BLANK, root=self.root)
            body = self.body(["pages/table.html"], plan=plan, table=table)
            before, between, after = str(body).split(_BLANK)
            self._shells[plan.slug] = Shell((before, between, after), make_toc(body))
        return self._shells[plan.slug]

    @cached_property
    def _shells(self) -> dict[str, Shell]:
        return {}

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
