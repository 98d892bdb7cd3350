"""The pages of one language that list cases: the list itself, the tables, and the views on hand-written pages.

Up to a number of cases each list is one page. From then on it is a page for each prefecture, which whoever made the
records of that prefecture also makes, and one page that leads to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from generator import __version__
from generator.language.review import Review
from generator.model.reflection import data_codebook
from generator.page import tiles
from generator.page.dataview import make_data_view
from generator.page.render import Page
from generator.page.seminar import typed
from generator.page.status import make_status
from generator.page.terms import make_glossary
from generator.picture import chart_views, timeline
from generator.view import home
from generator.view.accessibility import make_accessibility
from generator.view.advice import make_advice
from generator.view.columns import DERIVED
from generator.view.events import make_table
from generator.view.guide import make_guide
from generator.view.html import safe
from generator.view.sheets import list_fields
from generator.view.tables import make_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.input.registry import Prefecture
    from generator.language.catalogue import Share
    from generator.language.progress import PageShare, Progress
    from generator.page.edition import Edition
    from generator.page.frames import Placed
    from generator.page.press import Press
    from generator.page.product import Chunk
    from generator.page.status import Status
    from generator.page.terms import Group
    from generator.view.cases import Summary
    from generator.view.guide import Guide
    from generator.view.tables import MadeRow, Plan

SPLIT_FROM = 201
"""From this many cases, lists and tables get a page for each prefecture, so that no page grows without end."""
# Views that are the same whatever the cases are.
_WITHOUT_CASES = frozenset({"vocabulary", "figures", "codebook", "sources", "search", "compare", "events", "similar"})
_MOST_DRAWN = 60
"""Up to this many cases charts name each of them; more are counted, since their names would cover each other."""
_FORMULAS = (
    "persons_65",
    "persons_75",
    "coordinators_total",
    "coordinators_municipal",
    "coordinators_per_10k_75",
)


ListRead = tuple[Review | None, Literal["complete", "partly"]]
"""Who has read all of the translations that a list is made of, and whether, if nobody has, some were read."""


def read_by(edition: Edition, shares: Iterable[Share]) -> ListRead:
    """Who has read the interface and some records of a language."""
    if edition.site_catalogue is None:
        return None, "complete"
    reviews = [edition.site_catalogue.review, *(share.review for share in shares)]
    known = [review for review in reviews if review is not None]
    if len(known) < len(reviews):
        return None, "partly" if known else "complete"
    names = edition.words.gettext("、").join(sorted({review.by for review in known}))
    return Review(names, max(review.on for review in known)), "complete"


@dataclass(frozen=True)
class Lists:
    """Makes the pages that list cases.

    Args:
        edition: The language.
        summaries: The cases in short, by prefecture and id.
        chunks: The rows of each table by prefecture.
        read: Who has read the translations that lists are made of.
        progress: How far each language is translated; empty where no page says so.
    """

    edition: Edition
    summaries: Sequence[Summary]
    chunks: Mapping[str, Sequence[Chunk]]
    read: ListRead
    progress: tuple[Progress, ...] = ()

    @property
    def prefectures(self) -> list[Prefecture]:
        """Those with cases, in their order."""
        return list(self._prefectures.values())

    @cached_property
    def newest(self) -> str:
        """Day of the latest change of a case; empty where there is none."""
        return max((date for summary in self.summaries for date, _ in summary.history), default="")

    @cached_property
    def _prefectures(self) -> dict[str, Prefecture]:
        """Prefectures with cases, by code."""
        return {summary.prefecture.code: summary.prefecture for summary in self.summaries}

    def put_prefecture_pages(self, press: Press) -> None:
        """The pages of each prefecture, where there are too many cases for one page."""
        for code, prefecture in self._prefectures.items():
            shown = tuple(summary for summary in self.summaries if summary.prefecture.code == code)
            name = self.edition.words.place(prefecture)
            url = f"cases/prefecture-{code[:2]}.html"
            self._put(press, url, (shown,), partial(self._list_page, url, shown, name))
        for plan in self.edition.plans:
            for chunk in self.chunks[plan.slug]:
                name = self.edition.words.place(self._prefectures[chunk.prefecture])
                url = self.edition.table_url(plan.slug, chunk.prefecture)
                self._put(press, url, (chunk.rows,), partial(self._table_page, url, plan, chunk.rows, name))

    def put_pages(self, press: Press) -> None:
        """The list of cases, the list of tables and every table, or the pages that lead to those of prefectures."""
        url, shown = "cases/index.html", tuple(self.summaries)
        if self.edition.is_split:
            self._put(press, url, (shown,), partial(self._page_of_prefectures_of_cases, url))
        else:
            self._put(press, url, (shown,), partial(self._list_page, url, shown, ""))
        counts = {plan.slug: sum(chunk.lines for chunk in self.chunks[plan.slug]) for plan in self.edition.plans}
        self._put(press, "tables/index.html", (counts,), partial(self._tables_page, counts))
        for plan in self.edition.plans:
            url = f"tables/{plan.slug}.html"
            if self.edition.is_split:
                places = tuple((chunk.prefecture, chunk.lines) for chunk in self.chunks[plan.slug])
                self._put(press, url, (places,), partial(self._page_of_prefectures_of_table, url, plan, places))
            else:
                rows = self.rows(plan)
                self._put(press, url, (rows,), partial(self._table_page, url, plan, rows, ""))

    def _put(self, press: Press, url: str, inputs: tuple[Any, ...], make: Any) -> None:
        def with_notice() -> Page:
            page: Page = make()
            return replace(page, body=self.edition.notice(url, page.body, *self.read) + page.body)

        frame = self.edition.frames[url.partition("/")[0]]
        press.put_page(self.edition.language.folder + url, frame, (self.edition, self.read, *inputs), with_notice)

    def rows(self, plan: Plan) -> tuple[MadeRow, ...]:
        """The rows of a table that stand on one page; none where each prefecture has its own."""
        return tuple(row for chunk in self.chunks[plan.slug] for row in chunk.rows)

    def page_share(self, path: str) -> PageShare | None:
        """How a hand-written page is translated; None in the source language, and for a page that has no Japanese."""
        language = self.edition.language
        own = [progress for progress in self.progress if progress.language.key == language.key]
        page = f"{path.removeprefix(language.folder).removesuffix('.html')}.md"
        return own[0].pages.get(page) if own else None

    def inputs_of(self, placed: Placed) -> tuple[Any, ...]:
        """What a view is made of beside the words and data files of the language."""
        if placed.name in _WITHOUT_CASES:
            return ()
        if placed.name in {"accessibility", "opendata"}:
            return (self.newest,)
        if placed.name == "glossary":
            return tuple((*case.urls, case.title) for case in self.summaries)
        if placed.name == "translations":
            return tuple((case.prefecture, case.url, case.title, case.id) for case in self.summaries), self.progress
        rows = [row for plan in self.edition.plans if plan.slug in placed.arguments for row in self.rows(plan)]
        return tuple(self.summaries), tuple(rows)

    def placed(self, placed: Placed) -> Markup:
        """A view that a hand-written page places; such pages stand at the root of their language."""
        part = partial(self.edition.part, root="../" * self.edition.language.folder.count("/"))
        is_crowded = self.edition.is_split or len(self.summaries) > _MOST_DRAWN
        told = self.summaries, self.edition.words, is_crowded
        make: dict[str, Callable[..., Markup]] = {
            "table": self._placed_table,
            "matrix": lambda _kind: part("matrix", matrix=home.make_matrix(self.summaries)),
            "network": lambda: part("network", network=home.make_network(self.summaries)),
            "places": lambda: part("places", places=home.make_places(self.summaries, named=not self.edition.is_split)),
            "process": self._process,
            "latest": lambda: part("latest", latest=home.make_latest(self.summaries)),
            "vocabulary": lambda: part("vocabulary"),
            "figures": lambda: part("figures", derived=[DERIVED[name] for name in _FORMULAS]),
            "codebook": lambda: part("codebook", codebook=data_codebook()),
            "sources": lambda: part("source_list"),
            "search": lambda: part("search"),
            "advice": lambda: part("advice", **self._advice()),
            "chart": lambda kind: part("charts", kind=kind, view=chart_views.make_chart(kind, *told)),
            "timeline": lambda: part("timeline", timeline=timeline.make_timeline(*told)),
            "tiles": lambda: part("tiles", tiles=tiles.make_tiles(self.summaries, self.edition)),
            "guide": lambda name: part("guide", part=name, guide=self._guide),
            "compare": lambda: part("compare", fields=list_fields()),
            "explore": lambda: part("explore", **self._all_cases()),
            "events": lambda view: self._events(view, part),
            "seminar": lambda view: part("seminar", view=view, **self._seminar()),
            "glossary": lambda: part("glossary", groups=self._glossary),
            "translations": lambda view: part("translations", view=view, status=self._status),
            "accessibility": lambda view: part("accessibility", view=view, **self._accessibility(view)),
            "opendata": lambda view: part("opendata", view=view, **make_data_view(view, self.edition, self.newest)),
            "similar": lambda: part("similar", population=self.edition.registry.population),
        }
        return make[placed.name](*placed.arguments)

    def _accessibility(self, view: str) -> dict[str, Any]:
        return make_accessibility(view, self.edition.settings, __version__, self.newest)

    def _events(self, view: str, part: Callable[..., Markup]) -> Markup:
        """A table of the bureau's events with the places that it comes from."""
        table = make_table(self.edition.settings.events, view, self.edition.words)
        rows = part("rows", plan=table, groups=table.groups, base="")
        count = self.edition.words.number(table.count)
        return part("events", plan=table, rows=rows, count=count, choices=table.choices)

    def _seminar(self) -> dict[str, Any]:
        """What a bundle says of the occasion and of what is in it."""
        seminar, words = self.edition.seminar, self.edition.words
        title = typed(seminar.title, words) if seminar and seminar.title else words.language.title
        venue = typed(seminar.venue, words) if seminar and seminar.venue else ""
        cases = () if self.edition.is_split else self.summaries
        named = {"title": title, "venue": venue, "cases": cases, "version": __version__}
        return named | {"count": len(self.summaries), "newest": self.newest}

    @cached_property
    def _status(self) -> Status:
        return make_status(self.progress, self.summaries, self.edition)

    @cached_property
    def _glossary(self) -> tuple[Group, ...]:
        words, folder = self.edition.words, self.edition.language.folder
        pages = self.edition.settings.pages.items()
        titles = {page.removeprefix(folder): title for page, title in pages if page.startswith(folder)}
        titles |= {f"tables/{plan.slug}": words.gettext(plan.file.title) for plan in self.edition.plans}
        titles |= {url.removesuffix(".html"): case.title for case in self.summaries for url in case.urls}
        return make_glossary(self.edition.settings.glossary, words, titles)

    def terms_told(self) -> Markup:
        """The terms of the glossary with what they mean, a section for each, for the search."""
        terms = [term for group in self._glossary for term in group.terms]
        return Markup("").join(
            Markup('<h3 id="{}">{}</h3><p>{}</p>').format(term.slug, term.name, term.definition) for term in terms
        )

    @cached_property
    def _guide(self) -> Guide:
        return make_guide(self.edition.settings.guide, self.summaries)

    def _advice(self) -> dict[str, Any]:
        """All advice with its texts, or, where there are too many cases, the way to those of each topic."""
        is_split = self.edition.is_split
        topics = self.edition.words.codes("topic")
        return {
            "is_split": is_split,
            "advice": make_advice(self.summaries, topics, home.NAMED_IN_CELL if is_split else None),
        }

    def _process(self) -> Markup:
        supported = [summary for summary in self.summaries if summary.contract]
        rest = max(0, len(supported) - home.NAMED_IN_CELL)
        return self.edition.part("process", process=supported[: home.NAMED_IN_CELL], process_rest=rest)

    def _all_cases(self) -> dict[str, Any]:
        """Every case for one table, or counts by prefecture where there are too many."""
        prefectures = list(self.edition.registry.prefectures.values())  # one without cases can be asked for too
        if self.edition.is_split:
            places = home.make_places(self.summaries, named=False)
            return {"cases": (), "places": places, "prefectures": prefectures}
        return {"cases": self.summaries, "places": (), "prefectures": prefectures}

    def _placed_table(self, slug: str) -> Markup:
        plan = next(plan for plan in self.edition.plans if plan.slug == slug)
        if self.edition.is_split:
            return self.edition.part("table_link", plan=plan)
        # Rows are made for pages one folder below; escaped text cannot hold this, since its quotes are escaped.
        rows = [row._replace(html=row.html.replace('href="../', 'href="')) for row in self.rows(plan)]
        made, root = self._rows(plan, rows, ""), "../" * self.edition.language.folder.count("/")
        count = self.edition.words.number(len(rows))
        return self.edition.part("table", plan=plan, rows=made, count=count, root=root)

    def _list_page(self, url: str, shown: Sequence[Summary], prefecture: str) -> Page:
        words = self.edition.words
        groups: dict[str, list[Summary]] = {kind: [] for kind in words.codes("kind")}
        for summary in shown:
            groups[summary.kind].append(summary)
        title = self._of_prefecture(words.gettext("事例の一覧"), prefecture)
        description = words.gettext("{count}件の事例があります。名前から、それぞれの事例へ進めます。", count=len(shown))
        named = {"groups": [group for group in groups.items() if group[1]], "total": len(shown)}
        return self.edition.page(url, title, description, "cases", **named)

    def _of_prefecture(self, title: str, prefecture: str) -> str:
        if not prefecture:
            return title
        return self.edition.words.gettext("{title}：{name}", title=title, name=prefecture)

    def _page_of_prefectures_of_cases(self, url: str) -> Page:
        counts = dict.fromkeys(self._prefectures, 0)
        for summary in self.summaries:
            counts[summary.prefecture.code] += 1
        links = [(self._prefectures[code], f"prefecture-{code[:2]}.html", counts[code]) for code in counts]
        title = self.edition.words.gettext("事例の一覧")
        return self.edition.page(url, title, title, "prefectures", links=links, total=len(self.summaries))

    def _page_of_prefectures_of_table(self, url: str, plan: Plan, places: Sequence[tuple[str, int]]) -> Page:
        links = [(self._prefectures[code], f"{plan.slug}-{code[:2]}.html", count) for code, count in places]
        title, question = self.edition.words.gettext(plan.file.title), plan.file.question
        named = {
            "links": links,
            "total": sum(count for _, count in places),
            "slug": plan.slug,
            "question": question,
        }
        return self.edition.page(url, title, self.edition.words.gettext(question), "prefectures", **named)

    def _tables_page(self, counts: Mapping[str, int]) -> Page:
        words = self.edition.words
        title = words.gettext("比較表の一覧")
        description = words.gettext("知りたいことから、比較表を選んでください。どの表も印刷でき、CSVで持ち帰れます。")
        plans = [(plan, counts[plan.slug]) for plan in self.edition.plans]
        return self.edition.page("tables/index.html", title, description, "tables", plans=plans)

    def _table_page(self, url: str, plan: Plan, rows: Sequence[MadeRow], prefecture: str) -> Page:
        words = self.edition.words
        title = self._of_prefecture(words.gettext(plan.file.title), prefecture)
        shell = self.edition.table_shell(plan)
        before, between, after = shell.pieces
        made = self._rows(plan, rows, "../")
        body = safe(f"{before}{words.number(len(rows))}{between}{made}{after}")
        return Page(url, title, words.gettext(plan.file.question), body, shell.toc)

    def _rows(self, plan: Plan, rows: Sequence[MadeRow], base: str) -> Markup:
        return self.edition.part("rows", plan=plan, groups=make_groups(rows), base=base)
