"""Judged search queries: how good the answers to them are, by class of query, and how fast they come."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

COLUMNS = ("class", "language", "query", "expected")
NONSENSE = "nonsense"
"""The class of queries that nothing answers."""

CLASSES = (
    "plain",
    "substring",
    "reading",
    "variant",
    "synonym",
    "several",
    "english",
    "chinese",
    "korean",
    "half_typed",
    NONSENSE,
)
"""Ways in which people type what they look for, in the order of the report."""

OVERALL = "overall"
LONG = 10_000
"""Characters of the long query."""

_TOP = 10
"""How many hits of an answer count."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Query:
    """One judged query."""

    query_class: str
    """One of CLASSES."""
    language: str
    """Key of the language of the site that it is typed on."""
    text: str
    """As it is typed."""
    expected: tuple[str, ...]
    """Ids of the pages that answer it, the most important one first; empty for nonsense."""


@dataclass(frozen=True)
class Answer:
    """What the search gave to a query."""

    query: Query
    found: tuple[str, ...]
    """Ids of the pages, best first."""


@dataclass(frozen=True)
class Quality:
    """How good the answers to some queries are."""

    queries: int
    recall: float
    """Mean of recall@10, 0 to 1."""
    ndcg: float
    """Mean of nDCG@10, 0 to 1."""


@dataclass(frozen=True)
class Measured:
    """What came out on the site of one language."""

    language: str
    answers: list[Answer]
    ready: float
    """Milliseconds from the first wish to search until searching works."""
    asked: list[tuple[str, float]]
    """Each query with its milliseconds."""
    read: list[tuple[str, float]]
    """The same until what is shown was read as well."""
    typed: list[tuple[str, float]]
    """What stands in the box after each keystroke, with the milliseconds of suggestions and search."""
    long: float
    """Milliseconds of a very long query."""
    heap: int
    """Bytes that the page's scripts hold."""


@dataclass(frozen=True)
class Times:
    """How long something took that was done many times, in milliseconds."""

    count: int
    median: float
    p95: float
    most: float


def parse_queries(file: str, data: bytes, languages: Collection[str], pages: Collection[str]) -> list[Query]:
    """The judged queries of a file, in its order.

    Args:
        file: Its path, for messages.
        data: Tab-separated rows under a row of column names.
        languages: Keys of the languages of the site.
        pages: Ids of the pages that a query may expect.

    Raises:
        InputError: Rows have other columns, an unknown class, language or page, or expect nothing without being
            nonsense; all of them at once.
    """
    head, *rows = decode_text(file, data).replace("\r\n", "\n").removesuffix("\n").split("\n")
    if tuple(head.split("\t")) != COLUMNS:
        raise InputError([Problem(file, 1, 1, "", "registry_row", values(expected=", ".join(COLUMNS)))])
    queries, problems = [], []
    for line, row in enumerate(rows, 2):
        cells = row.split("\t")
        found = [*_faults(cells, languages, pages)]
        problems += [Problem(file, line, 1, field, kind, values(**named)) for field, kind, named in found]
        if not found:
            queries.append(Query(cells[0], cells[1], cells[2], tuple(cells[3].split())))
    if problems:
        raise InputError(problems)
    return queries


def _faults(
    cells: list[str], languages: Collection[str], pages: Collection[str]
) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What is wrong with a row: column, key of the wording, what the wording fills in."""
    if len(cells) != len(COLUMNS) or not all(cells[:3]):
        yield "", "registry_row", {"expected": ", ".join(COLUMNS)}
        return
    query_class, language, _, expected = cells
    if query_class not in CLASSES:
        yield "class", "literal_error", {"expected": ", ".join(CLASSES), "found": query_class}
    if language not in languages:
        yield "language", "literal_error", {"expected": ", ".join(languages), "found": language}
    ids = expected.split()
    if query_class == NONSENSE and ids:
        yield "expected", "too_long", {"limit": 0, "count": len(ids)}
    if query_class != NONSENSE and not ids:
        yield "expected", "too_short", {"limit": 1, "count": 0}
    for page in ids:
        if page not in pages:
            yield "expected", "broken_link", {"found": page}


def recall_at_10(found: Sequence[str], expected: Sequence[str]) -> float:
    """The share of the expected pages that is among the first ten found; of ten, where more are expected."""
    return len({*found[:_TOP]} & {*expected}) / min(len(expected), _TOP)


def ndcg_at_10(found: Sequence[str], expected: Sequence[str]) -> float:
    """How near the order of the first ten found is to the best one, 0 to 1.

    Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): the page expected first gains 2, any other
    expected one 1, divided by the logarithm of its rank plus one. A page found twice gains once.
    """
    gains = dict.fromkeys(expected, 1) | {expected[0]: 2}
    ranked = [gains.get(page, 0) for page in found]
    once = [gain * (page not in found[:rank]) for rank, (page, gain) in enumerate(zip(found, ranked, strict=True))]
    return _discounted(once) / _discounted(sorted(gains.values(), reverse=True))


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:_TOP], 1))


def measure_quality(answers: Sequence[Answer]) -> dict[str, Quality]:
    """Recall and nDCG of each class that has queries, and of all of them together; nonsense does not count."""
    judged = [answer for answer in answers if answer.query.query_class != NONSENSE]
    groups = {name: [answer for answer in judged if answer.query.query_class == name] for name in CLASSES}
    return {name: _quality(group) for name, group in [*groups.items(), (OVERALL, judged)] if group}


def _quality(answers: Sequence[Answer]) -> Quality:
    recalls = [recall_at_10(answer.found, answer.query.expected) for answer in answers]
    ndcgs = [ndcg_at_10(answer.found, answer.query.expected) for answer in answers]
    return Quality(len(answers), sum(recalls) / len(answers), sum(ndcgs) / len(answers))


def false_positives(answers: Sequence[Answer]) -> list[Answer]:
    """The answers to nonsense that found something."""
    return [answer for answer in answers if answer.query.query_class == NONSENSE and answer.found]


def false_positive_rate(answers: Sequence[Answer]) -> float:
    """The share of nonsense queries that find something; 0 where there are none."""
    asked = sum(answer.query.query_class == NONSENSE for answer in answers)
    return len(false_positives(answers)) / asked if asked else 0


def summarise_times(milliseconds: Sequence[float]) -> Times:
    """Median, 95th percentile (the nearest measured value) and maximum.

    Args:
        milliseconds: At least one.
    """
    ordered = sorted(milliseconds)

    def percentile(share: float) -> float:
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    return Times(len(ordered), percentile(0.5), percentile(0.95), ordered[-1])


def report_quality(answers: Sequence[Answer]) -> Iterator[tuple[str, str]]:
    """The lines on quality, in Japanese and English: a table by class, then false positives."""
    yield _row("種類", "検索語", "recall@10", "nDCG@10"), _row("class", "queries", "recall@10", "nDCG@10")
    for name, quality in measure_quality(answers).items():
        figures = (str(quality.queries), f"{quality.recall:.3f}", f"{quality.ndcg:.3f}")
        yield _row("全体" if name == OVERALL else name, *figures), _row(name, *figures)
    asked = [answer for answer in answers if answer.query.query_class == NONSENSE]
    wrong, rate = len(false_positives(answers)), false_positive_rate(answers)
    yield (
        f"無意味な検索語（nonsense）{len(asked)} 件のうち、何かを返したもの: {wrong} 件（{rate:.3f}）",
        f"nonsense queries that returned something: {wrong} of {len(asked)} ({rate:.3f})",
    )


_WIDTHS = (12, 9, 11, 9)
"""Columns of the report, in characters of a terminal."""


def _row(*cells: str) -> str:
    """One row of the table: the first cell at the left, figures at the right."""
    name, *figures = (" " * (width - _columns(cell)) for cell, width in zip(cells, _WIDTHS, strict=True))
    return cells[0] + name + "".join(space + cell for space, cell in zip(figures, cells[1:], strict=True))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def report_speed(measured: Sequence[Measured]) -> Iterator[tuple[str, str]]:
    """The lines on times and memory, in Japanese and English."""
    ready = [(one.language, f"{one.ready:.0f} ms") for one in measured]
    yield f"検索の準備: {listed(ready, '、')}", f"search ready: {listed(ready, ', ')}"
    for ja, en, timed in (
        ("検索", "search", [pair for one in measured for pair in one.asked]),
        (
            "検索と、表示する事例の読み込み",
            "search, and reading what it shows",
            [pair for one in measured for pair in one.read],
        ),
        (
            "一字ごとの候補と検索",
            "suggestions and search by keystroke",
            [pair for one in measured for pair in one.typed],
        ),
    ):
        if timed:
            yield _report_times(ja, en, timed)
    long = max(one.long for one in measured)
    yield f"{LONG:,} 字の検索語: {long:.1f} ms", f"a query of {LONG:,} characters: {long:.1f} ms"
    heap = [(one.language, f"{one.heap / _MEGABYTE:.1f} MB") for one in measured]
    yield (
        f"検索できるページのスクリプトのメモリー: {listed(heap, '、')}",
        f"memory of the scripts of a page that can search: {listed(heap, ', ')}",
    )


def _report_times(ja: str, en: str, timed: Sequence[tuple[str, float]]) -> tuple[str, str]:
    times = summarise_times([milliseconds for _, milliseconds in timed])
    slowest = max(timed, key=lambda pair: pair[1])[0]
    figures = f"p50 {times.median:.1f} ms、p95 {times.p95:.1f} ms、最大 {times.most:.1f} ms（{slowest}）"
    english = f"p50 {times.median:.1f} ms, p95 {times.p95:.1f} ms, max {times.most:.1f} ms ({slowest})"
    return f"{ja}（{times.count} 回）: {figures}", f"{en} ({times.count} times): {english}"


def listed(named: Sequence[tuple[str, str]], comma: str) -> str:
    """Figures, each after its name."""
    return comma.join(f"{name} {figure}" for name, figure in named)
