"""Measuring the search: what counts as a good answer, and what the report says."""

import os
import re
from pathlib import Path

import pytest
from conftest import PROJECT, run_renkei

from generator.bench.queries import (
    OVERALL,
    Answer,
    Query,
    Times,
    false_positive_rate,
    false_positives,
    measure_quality,
    ndcg_at_10,
    parse_queries,
    recall_at_10,
    report_quality,
    summarise_times,
)
from generator.input.problems import InputError

HEAD = "class\tlanguage\tquery\texpected\n"
ROWS = "plain\tja\t看取り\tfukuchiyama chiba\nreading\ten\tkamaishi\tkamaishi\nnonsense\tja\tqjxvk\t\n"
PAGES = {"fukuchiyama", "chiba", "kamaishi", "tables/staffing"}

REPORT = [
    r"記録 13 件を用意しました。",
    r"種類 +検索語 +recall@10 +nDCG@10",
    r"plain +1 +[01]\.\d{3} +[01]\.\d{3}",
    r"reading +1 +[01]\.\d{3} +[01]\.\d{3}",
    r"全体 +2 +[01]\.\d{3} +[01]\.\d{3}",
    r"無意味な検索語（nonsense）1 件のうち、何かを返したもの: [01] 件（[01]\.000）",
    r"検索の準備: ja \d+ ms、en \d+ ms",
    r"検索（3 回）: p50 [\d.]+ ms、p95 [\d.]+ ms、最大 [\d.]+ ms（.+）",
    r"検索と、表示する事例の読み込み（3 回）: p50 [\d.]+ ms、p95 [\d.]+ ms、最大 [\d.]+ ms（.+）",
    r"一字ごとの候補と検索（16 回）: p50 [\d.]+ ms、p95 [\d.]+ ms、最大 [\d.]+ ms（.+）",
    r"10,000 字の検索語: [\d.]+ ms",
    r"検索できるページのスクリプトのメモリー: ja [\d.]+ MB、en [\d.]+ MB",
    r"大きさ（gzip）: ja [\d.]+ KB、.+、dictionary [\d.]+ KB、program [\d.]+ KB",
    r"記録 1 件あたり: ja [\d.]+ KB、.+、dictionary [\d.]+ KB",
]
"""What is printed for ROWS."""


def parse(text: str) -> list[Query]:
    """Judged queries of a file on the pages in PAGES."""
    return parse_queries("queries.tsv", text.encode(), ["ja", "en"], PAGES)


def answer(query_class: str, expected: str, found: str) -> Answer:
    """An answer to a query."""
    return Answer(Query(query_class, "ja", "x", tuple(expected.split())), tuple(found.split()))


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    """A file of three judged queries."""
    path = tmp_path / "queries.tsv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def test_judged_queries_are_read_in_order() -> None:
    assert parse(HEAD + ROWS) == [
        Query("plain", "ja", "看取り", ("fukuchiyama", "chiba")),
        Query("reading", "en", "kamaishi", ("kamaishi",)),
        Query("nonsense", "ja", "qjxvk", ()),
    ]


def test_judged_queries_may_have_the_line_ends_of_windows() -> None:
    assert parse((HEAD + ROWS).replace("\n", "\r\n")) == parse(HEAD + ROWS)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("plain\tja\t看取り", "must have the columns class, language, query, expected"),
        ("plain\tja\t\tchiba", "must have the columns class, language, query, expected"),
        ("plains\tja\t看取り\tchiba", "class: must be one of plain, substring"),
        ("plain\tde\t看取り\tchiba", "language: must be one of ja, en, but is de"),
        ("plain\tja\t看取り\t", "expected: needs at least 1 entries, but has 0"),
        ("nonsense\tja\tqjxvk\tchiba", "expected: may have 0 entries at most, but has 1"),
        ("plain\tja\t看取り\tchiba tables/staff", "expected: links to tables/staff, which does not exist"),
    ],
)
def test_a_wrong_row_gives_a_message_with_its_line(row: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(f"{HEAD}{ROWS}{row}\n")

    assert caught.value.to_text("en").startswith(f"queries.tsv:5:1: {message}")


def test_all_wrong_rows_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse(f"{HEAD}x\tja\ta\tchiba\nplain\tja\tb\n{ROWS}plain\tde\tc\td\n")

    assert [problem.line for problem in caught.value.problems] == [2, 3, 7, 7]


def test_a_file_with_other_columns_is_refused() -> None:
    with pytest.raises(InputError, match=r"queries\.tsv:1:1"):
        parse("query\texpected\n看取り\tchiba\n")


@pytest.mark.parametrize(
    ("found", "expected", "recall"),
    [
        ("a b c", "a b", 1),
        ("a x y", "a b", 0.5),
        ("", "a", 0),
        ("x " * 10 + "a", "a", 0),
        ("a b c d e f g h i j k l", "a b c d e f g h i j k l", 1),
        ("a a", "a b", 0.5),
    ],
)
def test_recall_is_the_share_of_expected_pages_among_the_first_ten(found: str, expected: str, recall: float) -> None:
    assert recall_at_10(found.split(), expected.split()) == recall


@pytest.mark.parametrize(
    ("found", "expected", "ndcg"),
    [
        ("a b", "a b", 1),
        ("a b x", "a b", 1),
        ("b a", "a b", (1 + 2 / 1.58496) / (2 + 1 / 1.58496)),
        ("x a", "a", 1 / 1.58496),
        ("a a", "a b", 2 / (2 + 1 / 1.58496)),
        ("x " * 10 + "a", "a", 0),
        ("", "a", 0),
    ],
)
def test_ndcg_falls_the_later_the_expected_pages_come(found: str, expected: str, ndcg: float) -> None:
    assert ndcg_at_10(found.split(), expected.split()) == pytest.approx(ndcg, abs=1e-5)


def test_quality_is_the_mean_of_each_class_and_of_all_queries_but_nonsense() -> None:
    answers = [
        answer("plain", "a", "a"),
        answer("plain", "a", "x"),
        answer("korean", "a", "a"),
        answer("nonsense", "", "a"),
    ]

    quality = measure_quality(answers)

    assert [*quality] == ["plain", "korean", OVERALL]
    assert [(one.queries, one.recall) for one in quality.values()] == [(2, 0.5), (1, 1), (3, pytest.approx(2 / 3))]


def test_false_positives_are_nonsense_queries_that_find_something() -> None:
    answers = [answer("nonsense", "", "a"), answer("nonsense", "", ""), answer("plain", "b", "a")]

    assert false_positives(answers) == answers[:1]
    assert false_positive_rate(answers) == 0.5


def test_without_nonsense_there_are_no_false_positives() -> None:
    assert false_positive_rate([answer("plain", "a", "a")]) == 0


def test_the_table_of_quality_lines_up_in_both_languages() -> None:
    answers = [answer("plain", "a", "a"), answer("nonsense", "", "")]

    *table, last = report_quality(answers)

    assert [ja for ja, _ in table] == [
        "種類           検索語  recall@10  nDCG@10",
        "plain               1      1.000    1.000",
        "全体                1      1.000    1.000",
    ]
    assert [en for _, en in table] == [
        "class         queries  recall@10  nDCG@10",
        "plain               1      1.000    1.000",
        "overall             1      1.000    1.000",
    ]
    assert last[1] == "nonsense queries that returned something: 0 of 1 (0.000)"


@pytest.mark.parametrize(
    ("milliseconds", "times"),
    [([5], Times(1, 5, 5, 5)), ([3, 1, 2], Times(3, 2, 3, 3)), (range(1, 101), Times(100, 50, 95, 100))],
)
def test_times_are_summed_up_by_values_that_were_measured(milliseconds: list[float], times: Times) -> None:
    assert summarise_times(milliseconds) == times


def test_bench_reports_quality_speed_and_size_of_the_search(bilingual: Path, queries: Path) -> None:
    done = run_renkei(bilingual, "bench", "--search", "--queries", str(queries))

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(lines) == len(REPORT)
    assert [line for line, form in zip(lines, REPORT, strict=True) if not re.fullmatch(form, line)] == []


def test_bench_says_what_to_install_where_nothing_drives_a_browser(bilingual: Path, tmp_path: Path) -> None:
    (tmp_path / "playwright.py").write_text("raise ImportError\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(PROJECT)])

    done = run_renkei(bilingual, "bench", "--search", "--lang", "en", PYTHONPATH=path)

    assert (done.returncode, done.stdout) == (1, "")
    assert "requirements/dev.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_bench_says_what_to_install_where_there_is_no_browser(bilingual: Path) -> None:
    done = run_renkei(bilingual, "bench", "--search", RENKEI_CHROMIUM="no-such-browser")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("検索を測るには Chromium が必要ですが、見つかりません。\n")


def test_bench_names_the_file_of_queries_that_is_missing(bilingual: Path) -> None:
    done = run_renkei(bilingual, "bench", "--search", "--lang", "en")

    assert done.returncode == 1
    assert done.stderr.startswith("tests/search/queries.tsv: the file is missing.")


def test_queries_are_of_use_to_the_search_only(bilingual: Path, queries: Path) -> None:
    done = run_renkei(bilingual, "bench", "--queries", str(queries))

    assert done.returncode == 2
    assert "--search" in done.stderr
