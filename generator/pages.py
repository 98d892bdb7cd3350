"""The generated pages of one language: a page per case, the lists of cases and tables, a page per table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from generator import home
from generator.case_view import Link, make_case_view
from generator.columns import DERIVED
from generator.model.reflection import codebook
from generator.render import Page, compact
from generator.table_html import row_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.cases import Case
    from generator.columns import Row
    from generator.edition import Checked, Edition
    from generator.frames import Placed
    from generator.memory import Memory
    from generator.tables import Table

_FORMULAS = ("persons_65", "persons_75", "coordinators_total", "coordinators_municipal", "coordinators_per_10k_75")


@dataclass(frozen=True)
class Pages:
    """Makes the pages of an edition; remembers those whose input did not change."""

    checked: Checked
    edition: Edition
    memory: Memory

    def all(self) -> Iterator[Page]:
        """Every generated page."""
        yield from self._case_pages()
        yield from self._list_pages()
        yield self._tables_page()
        for table in self.edition.tables.values():
            for number in range(1, len(table.pages) + 1):
                yield self._table_page(table, number)

    def placed(self, placed: Placed) -> Markup:
        """A view that a hand-written page places."""
        words, cases = self.edition.words, self.edition.cases
        # Pages of a language stand at its root, or one folder deeper: views are only placed at the root.
        match placed.name:
            case "table":
                return self._table(self.edition.tables[placed.arguments[0]], 1, base="")
            case "matrix":
                return self._part("matrix", matrix=home.make_matrix(cases))
            case "network":
                return self._part("network", network=home.make_network(cases))
            case "places":
                return self._part("places", places=home.make_places(cases, words))
            case "process":
                supported = home.supported(cases)
                rest = max(0, len(supported) - home.NAMED_IN_CELL)
                return self._part("process", process=supported[: home.NAMED_IN_CELL], process_rest=rest)
            case "latest":
                return self._part("latest", latest=home.make_latest(cases))
            case "vocabulary":
                return self._part("vocabulary")
            case "figures":
                return self._part("figures", derived=[DERIVED[name] for name in _FORMULAS])
            case "codebook":
                return self._part("codebook", codebook=codebook())
            case "sources":
                return self._part("source_list")
        raise KeyError(placed.name)

    @property
    def _root(self) -> str:
        """Way from a generated page to the root of the site."""
        return "../" + "../" * self.edition.language.folder.count("/")

    def _part(self, name: str, **named: Any) -> Markup:
        documents = self.checked.settings.sources
        return compact(self.edition.renderer.body(f"parts/{name}.html", documents=documents, **named))

    def _page(self, url: str, title: str, description: str, template: str, **named: Any) -> Page:
        documents = self.checked.settings.sources
        body = self.edition.renderer.body(f"pages/{template}.html", documents=documents, root=self._root, **named)
        return Page(url, title, description, compact(body))

    def _recall(self, url: str, inputs: tuple[Any, ...], make: Any) -> Page:
        """A page, made anew where its input, the templates, the words or the sources changed."""
        sources = self.checked.settings.sources
        page: Page = self.memory.recall(
            ("page", self.edition.language.key, url), (self.edition.renderer, sources, *inputs), make
        )
        return page

    def _case_pages(self) -> Iterator[Page]:
        titles = {case.id: case.record.title for case in self.edition.cases}
        standing: dict[str, list[Link]] = {case.id: [] for case in self.edition.cases}
        for table in self.edition.tables.values():
            title = self.edition.words.gettext(table.file.title)
            for case_id, number in table.pages_of_cases().items():
                standing[case_id].append(Link(title, table.page_url(number)))
        for case in self.edition.cases:
            related = {item.id: titles[item.id] for item in case.record.related if item.id in titles}
            tables = tuple(standing[case.id])
            make = partial(self._case_page, case, related, tables)
            yield self._recall(case.url, (case, related, tables), make)

    def _case_page(self, case: Case, related: dict[str, str], tables: tuple[Link, ...]) -> Page:
        view = make_case_view(case, self.edition.words, related, tables)
        return self._page(case.url, case.record.title, case.record.summary, "case", view=view)

    def _list_pages(self) -> Iterator[Page]:
        words, size = self.edition.words, home.CARDS_PER_PAGE
        kinds = {kind: index for index, kind in enumerate(words.codes("kind"))}
        cases = sorted(self.edition.cases, key=lambda case: kinds[case.record.kind])
        count = max(1, -(-len(cases) // size))
        for number in range(1, count + 1):
            shown = tuple(cases[(number - 1) * size : number * size])
            url = "cases/index.html" if number == 1 else f"cases/index-{number}.html"
            make = partial(self._list_page, url, shown, number, count, len(cases))
            yield self._recall(url, (shown, number, count, len(cases)), make)

    def _list_page(self, url: str, shown: tuple[Case, ...], page: int, pages: int, total: int) -> Page:  # noqa: PLR0913, PLR0917 - one value a line of the template
        words = self.edition.words
        groups: dict[str, list[home.Card]] = {}
        for case in shown:
            groups.setdefault(case.record.kind, []).append(home.make_card(case, words))
        title = words.gettext("事例の一覧")
        description = words.gettext("{count}件の事例があります。名前から、それぞれの事例へ進めます。", count=total)
        named = {"groups": list(groups.items()), "page": page, "pages": pages, "total": total}
        return self._page(url, title, description, "cases", **named)

    def _tables_page(self) -> Page:
        words, tables = self.edition.words, list(self.edition.tables.values())
        title = words.gettext("比較表の一覧")
        description = words.gettext("知りたいことから、比較表を選んでください。どの表も印刷でき、CSVで持ち帰れます。")
        return self._page("tables/index.html", title, description, "tables", tables=tables)

    def _table_page(self, table: Table, number: int) -> Page:
        words = self.edition.words
        url = table.page_url(number)

        def make() -> Page:
            title, question = words.gettext(table.file.title), words.gettext(table.file.question)
            rendered = self._table(table, number, base="../")
            return self._page(url, title, question, "table", table=table, page=number, rendered=rendered)

        return self._recall(url, (table.file, table.pages[number - 1], table.count, len(table.pages)), make)

    def _table(self, table: Table, number: int, base: str) -> Markup:
        numeric = {column.name for column in table.columns if column.numeric}
        rows = partial(self._row, table, base)
        return self._part("table", table=table, page=number, base=base, rows=rows, numeric=numeric)

    def _row(self, table: Table, base: str, row: Row) -> Markup:
        place = ("row", self.edition.language.key, table.slug, base, row.case.id, row.number)
        words, columns = self.edition.words, table.columns
        return self.memory.recall(
            place, (row.case, words, table.file), lambda: row_html(row, columns, words, base)
        )
