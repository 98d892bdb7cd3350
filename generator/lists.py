"""The pages of one language that list cases: the list itself, the tables, and the views on hand-written pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from generator import home
from generator.columns import DERIVED
from generator.model.reflection import codebook
from generator.tables import MadeRow, Plan, make_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from generator.cases import Summary
    from generator.edition import Edition
    from generator.frames import Placed
    from generator.memory import Memory
    from generator.product import Product
    from generator.registry import Prefecture
    from generator.render import Page

SPLIT_FROM = 201
"""From this many cases, lists and tables get a page for each prefecture, so that no page grows without end."""
_FORMULAS = ("persons_65", "persons_75", "coordinators_total", "coordinators_municipal", "coordinators_per_10k_75")


@dataclass(frozen=True)
class Lists:
    """Makes the pages; remembers those whose cases did not change.

    Args:
        edition: The language.
        products: What the published records gave, by prefecture and id.
        memory: Of this process.
    """

    edition: Edition
    products: Sequence[Product]
    memory: Memory

    @cached_property
    def summaries(self) -> list[Summary]:
        """The cases in short."""
        return [product.summary for product in self.products]

    @cached_property
    def _prefectures(self) -> dict[str, Prefecture]:
        """Prefectures with cases, by code."""
        return {summary.prefecture.code: summary.prefecture for summary in self.summaries}

    def pages(self) -> Iterator[Page]:
        """Every list and table."""
        yield from self._list_pages()
        yield self._tables_page()
        for plan in self.edition.plans:
            yield from self._table_pages(plan)

    def placed(self, placed: Placed) -> Markup:
        """A view that a hand-written page places; such pages stand at the root of their language."""
        make = {
            "table": self._placed_table,
            "matrix": lambda _kind: self.edition.part("matrix", matrix=home.make_matrix(self.summaries)),
            "network": lambda: self.edition.part("network", network=home.make_network(self.summaries)),
            "places": lambda: self.edition.part("places", places=home.make_places(self.summaries, named=not self.edition.is_split)),
            "process": self._process,
            "latest": lambda: self.edition.part("latest", latest=home.make_latest(self.summaries)),
            "vocabulary": lambda: self.edition.part("vocabulary"),
            "figures": lambda: self.edition.part("figures", derived=[DERIVED[name] for name in _FORMULAS]),
            "codebook": lambda: self.edition.part("codebook", codebook=codebook()),
            "sources": lambda: self.edition.part("source_list"),
        }
        view: Markup = make[placed.name](*placed.arguments)
        return view

    def _process(self) -> Markup:
        supported = [summary for summary in self.summaries if summary.contract]
        rest = max(0, len(supported) - home.NAMED_IN_CELL)
        return self.edition.part("process", process=supported[: home.NAMED_IN_CELL], process_rest=rest)

    def _placed_table(self, slug: str) -> Markup:
        plan = next(plan for plan in self.edition.plans if plan.slug == slug)
        if self.edition.is_split:
            return self.edition.part("table_link", plan=plan)
        table = self._table(plan, self.rows(plan))
        # Rows are made for pages one folder below; escaped text cannot hold this, since its quotes are escaped.
        return type(table)(table.replace('href="../', 'href="'))

    def rows(self, plan: Plan) -> list[MadeRow]:
        """The rows of a table, case after case."""
        return [row for product in self.products for row in product.rows.get(plan.slug, ())]

    def _recall(self, url: str, inputs: tuple[Any, ...], make: Any) -> Page:
        place = ("list", self.edition.language.key, url)
        page: Page = self.memory.recall(place, (self.edition, *inputs), make)
        return page

    def _list_pages(self) -> Iterator[Page]:
        if not self.edition.is_split:
            shown = tuple(self.summaries)
            yield self._recall("cases/index.html", (shown,), partial(self._list_page, "cases/index.html", shown, ""))
            return
        counts = {code: 0 for code in self._prefectures}
        for summary in self.summaries:
            counts[summary.prefecture.code] += 1
        links = tuple((prefecture, f"prefecture-{code[:2]}.html", counts[code]) for code, prefecture in self._prefectures.items())
        title = self.edition.words.gettext("事例の一覧")
        named = {"links": links, "total": len(self.summaries)}
        make = partial(self._page_of_all, "cases/index.html", title, named)
        yield self._recall("cases/index.html", (links, len(self.summaries)), make)
        for code, prefecture in self._prefectures.items():
            url = f"cases/prefecture-{code[:2]}.html"
            shown = tuple(summary for summary in self.summaries if summary.prefecture.code == code)
            name = self.edition.words.place(prefecture)
            yield self._recall(url, (shown,), partial(self._list_page, url, shown, name))

    def _list_page(self, url: str, shown: tuple[Summary, ...], prefecture: str) -> Page:
        words = self.edition.words
        groups: dict[str, list[Summary]] = {kind: [] for kind in words.codes("kind")}
        for summary in shown:
            groups[summary.kind].append(summary)
        title = words.gettext("事例の一覧")
        if prefecture:
            title = words.gettext("{title}：{name}", title=title, name=prefecture)
        description = words.gettext("{count}件の事例があります。名前から、それぞれの事例へ進めます。", count=len(shown))
        named = {"groups": [group for group in groups.items() if group[1]], "total": len(shown)}
        return self.edition.page(url, title, description, "cases", **named)

    def _page_of_all(self, url: str, title: str, named: dict[str, Any]) -> Page:
        """A page that leads to the pages of the prefectures."""
        return self.edition.page(url, title, title, "prefectures", **named)

    def _tables_page(self) -> Page:
        words = self.edition.words
        title = words.gettext("比較表の一覧")
        description = words.gettext("知りたいことから、比較表を選んでください。どの表も印刷でき、CSVで持ち帰れます。")
        plans = [(plan, sum(len(product.rows.get(plan.slug, ())) for product in self.products)) for plan in self.edition.plans]
        return self.edition.page("tables/index.html", title, description, "tables", plans=plans)

    def _table_pages(self, plan: Plan) -> Iterator[Page]:
        rows, url = self.rows(plan), f"tables/{plan.slug}.html"
        if not self.edition.is_split:
            yield self._recall(url, (tuple(rows),), partial(self._table_page, url, plan, rows, ""))
            return
        by_prefecture: dict[str, list[MadeRow]] = {}
        for row in rows:
            by_prefecture.setdefault(row.prefecture, []).append(row)
        links = tuple(
            (self._prefectures[code], f"{plan.slug}-{code[:2]}.html", len(part)) for code, part in by_prefecture.items()
        )
        named = {"links": links, "total": len(rows), "slug": plan.slug, "question": plan.file.question}
        title = self.edition.words.gettext(plan.file.title)
        yield self._recall(url, (links, len(rows)), partial(self._page_of_all, url, title, named))
        for code, part in by_prefecture.items():
            name = self.edition.words.place(self._prefectures[code])
            place = self.edition.table_url(plan.slug, code)
            yield self._recall(place, (tuple(part),), partial(self._table_page, place, plan, part, name))

    def _table_page(self, url: str, plan: Plan, rows: list[MadeRow], prefecture: str) -> Page:
        words = self.edition.words
        title = words.gettext(plan.file.title)
        if prefecture:
            title = words.gettext("{title}：{name}", title=title, name=prefecture)
        named = {"plan": plan, "table": self._table(plan, rows)}
        return self.edition.page(url, title, words.gettext(plan.file.question), "table", **named)

    def _table(self, plan: Plan, rows: list[MadeRow]) -> Markup:
        return self.edition.part("table", plan=plan, groups=make_groups(rows), count=len(rows))
