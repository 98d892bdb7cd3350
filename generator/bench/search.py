"""The search of a built site, asked in a browser as people ask it, judged and measured."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from generator.bench.browser import open_browser
from generator.bench.builds import Line, prepare_project
from generator.bench.queries import LONG, Answer, Measured, listed, parse_queries, report_quality, report_speed
from generator.build import build_site
from generator.check.settings import check_settings
from generator.disk.read import Shelf, read_project, record_ids
from generator.input.problems import InputError, Problem, values
from generator.view.annex import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from generator.bench.queries import Query
    from generator.input.settings import Language

QUERIES = "tests/search/queries.tsv"
"""The judged queries of a project, below its folder."""

_START = """async () => {
  const start = performance.now();
  await renkei.ready;
  return performance.now() - start;
}"""
# As the results page does it, which shows what it has found before it reads more.
_ASK = """async (texts) => {
  const replies = [];
  for (const text of texts) {
    const start = performance.now();
    renkei.search(text, { limit: 20 });
    const found = performance.now() - start;
    await renkei.readFor(text, { limit: 20 });
    const hits = renkei.search(text, { limit: 20 });
    replies.push([hits.map((hit) => hit.id), found, performance.now() - start]);
  }
  return replies;
}"""
_TYPE = """(texts) => texts.flatMap((text) => [...text].map((_, at, letters) => {
  const typed = letters.slice(0, at + 1).join("");
  const start = performance.now();
  renkei.suggest(typed);
  renkei.search(typed);
  return [typed, performance.now() - start];
}))"""

_LOADS = 5
"""How often a page is loaded for the time until its search is ready."""

_LONG = ("在宅医療介護連携 " * 1112)[:LONG]
_KILOBYTE = 1_000


@dataclass(frozen=True)
class Reply:
    """What a page's search gave to a query."""

    ids: tuple[str, ...]
    """Of the pages found, best first."""
    milliseconds: float
    """Until they were found."""
    read: float
    """Until what they say was there too, which only a large casebook has to read."""


@dataclass(frozen=True)
class BuiltSite:
    """A site on the disk whose search is measured."""

    folder: Path
    languages: list[Language]
    records: int
    """How many it has."""


def start_search(page: Page) -> float:
    """Milliseconds until the search of an open page was ready."""
    return float(page.evaluate(_START))


def ask(page: Page, texts: Sequence[str]) -> list[Reply]:
    """The replies to queries, one after the other, on a page whose search is ready."""
    return [Reply(tuple(ids), *milliseconds) for ids, *milliseconds in page.evaluate(_ASK, list(texts))]


def page_ids(site: Path) -> set[str]:
    """Ids of the pages of a site's first language, as hits and judged queries name them; an annex is of its case."""
    paths = [path for pattern in ("*.html", "cases/*.html", "tables/*.html") for path in site.glob(pattern)]
    names = {path.relative_to(site).with_suffix("").as_posix().removeprefix("cases/") for path in paths}
    return {name for name in names if not name.endswith(ENDING)}


def bench_search(root: Path, queries: Path | None, count: int | None) -> Iterator[Line]:
    """Build a project and measure its search: times and sizes, and quality where the records are the project's own.

    Args:
        root: The project.
        queries: Judged queries; None for those of the project.
        count: How many records, as `renkei bench` takes them; None for the project's own.

    Raises:
        BrowserMissingError: There is no browser to ask.
        InputError: The project or the queries are wrong.
    """
    with open_browser() as browser, tempfile.TemporaryDirectory(prefix="renkei-bench-") as folder:
        name, data = _read_queries(root, queries)  # what is missing is told before a build
        place = Path(folder)
        yield prepare_project(root, place, count or 0)
        build_site(place, place / "site", None)
        site = BuiltSite(place / "site", check_settings(read_project(place, Shelf())).languages, len(record_ids(place)))
        pages = page_ids(site.folder) | {*record_ids(root)}
        judged = parse_queries(name, data, [language.key for language in site.languages], pages)
        measured = [_measure(browser, site, language, judged) for language in site.languages]
        if site.records == len(record_ids(root)):
            answers = [answer for one in measured for answer in one.answers]
            yield from (Line(*line) for line in report_quality(answers))
        yield from (Line(*line) for line in report_speed(measured))
        yield from _report_sizes(site)


def _read_queries(root: Path, queries: Path | None) -> tuple[str, bytes]:
    """The file of judged queries: its name, as messages give it, and what is in it."""
    path = queries or root / QUERIES
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    try:
        return name, path.read_bytes()
    except FileNotFoundError:
        raise InputError([Problem(name, 0, 0, "", "missing_file", values(what=name))]) from None


def _measure(browser: Browser, site: BuiltSite, language: Language, queries: Sequence[Query]) -> Measured:
    """Ask the search of one language what people ask on it, in the order of the file."""
    asked = [query for query in queries if query.language == language.key]
    texts = [query.text for query in asked]
    ready = []
    for _ in range(_LOADS):
        with _open_home(browser, site, language) as page:
            ready.append(start_search(page))
    with _open_home(browser, site, language) as page:
        start_search(page)
        replies = ask(page, texts)
        typed = page.evaluate(_TYPE, texts)
        [long] = ask(page, [_LONG])
        heap = _heap(page)
    return Measured(
        language=language.key,
        answers=[Answer(query, reply.ids) for query, reply in zip(asked, replies, strict=True)],
        ready=median(ready),
        asked=[(query.text, reply.milliseconds) for query, reply in zip(asked, replies, strict=True)],
        read=[(query.text, reply.read) for query, reply in zip(asked, replies, strict=True)],
        typed=[(text, milliseconds) for text, milliseconds in typed],
        long=long.milliseconds,
        heap=heap,
    )


@contextmanager
def _open_home(browser: Browser, site: BuiltSite, language: Language) -> Iterator[Page]:
    """The home page of a language, from the disk, with nothing remembered."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site.folder / language.folder / "index.html").as_uri())
    yield page
    context.close()


def _heap(page: Page) -> int:
    """Bytes that the scripts of a page hold after what they no longer need was thrown away."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return int(metrics["JSHeapUsedSize"])


def _report_sizes(site: BuiltSite) -> Iterator[Line]:
    """What a browser loads for searching, packed as servers send it; of a large casebook, texts by themselves."""
    folder, scripts = site.folder / "search", site.folder / "assets/renkei"
    keys = [language.key for language in site.languages]
    first = {
        key: [path for path in (folder / f"{key}.js", folder / f"{key}-cases.js") if path.exists()] for key in keys
    }
    sizes = {key: sum(map(_packed, paths)) for key, paths in first.items()}
    sizes["dictionary"] = _packed(folder / "dictionary.js")
    program = sum(map(_packed, [scripts / "search.js", scripts / "page.js", *(scripts / "search").glob("*.js")]))
    parts = [(key, f"{size / _KILOBYTE:.1f} KB") for key, size in [*sizes.items(), ("program", program)]]
    yield Line(f"大きさ（gzip）: {listed(parts, '、')}", f"sizes (gzip): {listed(parts, ', ')}")
    each = _by_record(sizes, site)
    yield Line(f"記録 1 件あたり: {listed(each, '、')}", f"per record: {listed(each, ', ')}")
    texts = _by_record({key: sum(map(_packed, (folder / key).glob("*.js"))) for key in keys}, site)
    if any((folder / key).exists() for key in keys):
        yield Line(
            f"表示するときに読む本文、記録 1 件あたり: {listed(texts, '、')}",
            f"text that is read when a record is shown, per record: {listed(texts, ', ')}",
        )


def _by_record(sizes: dict[str, int], site: BuiltSite) -> list[tuple[str, str]]:
    return [(key, f"{size / _KILOBYTE / site.records:.2f} KB") for key, size in sizes.items()]


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
