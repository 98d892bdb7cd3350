"""Several processes make what one makes, say what one says, and need no more memory than they may."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from conftest import copy_inputs, keep_japanese_and_english, replace, run_renkei, snapshot, unlink_cases
from playwright.sync_api import Page, Route, expect
from samples import real_document, real_project

from generator.bench.corpus import make_record, synthetic_towns
from generator.build import build_site
from generator.crew import WORTH_A_CREW, Errand
from generator.input.problems import InputError, Problem, values
from generator.page.lists import SPLIT_FROM
from generator.step.workshop import Workshop


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of as many records as are split by prefecture and dealt out to several processes."""
    root = copy_inputs(tmp_path_factory.mktemp("large"))
    keep_japanese_and_english(root)
    shutil.rmtree(root / "cases")
    (root / "cases").mkdir()
    unlink_cases(root)
    towns = synthetic_towns(real_project().registry)
    models = [real_document(name) for name in ("kamaishi", "izu", "chiba")]
    for number in range(1, max(SPLIT_FROM, WORTH_A_CREW) + 10):
        record_id, text = make_record(models[number % len(models)], number, towns)
        (root / f"cases/{record_id}.yml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def large_site(large: Path) -> Path:
    """Its site, made by several processes; no test changes it."""
    build_site(large, large / "site", large / "dist")
    return large / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path inside the folder."""
    return {str(Path(name).relative_to(folder)): data for name, data in snapshot(folder).items()}


def test_several_processes_make_the_same_bytes_as_one(large: Path, large_site: Path) -> None:
    alone = Workshop()

    build_site(large, large / "alone", large / "dist-alone", alone)

    assert tree(large_site) == tree(large / "alone")
    assert tree(large / "dist") == tree(large / "dist-alone")


def test_a_rebuild_after_one_change_makes_the_same_bytes_as_a_new_build(large: Path, tmp_path: Path) -> None:
    workshop, out = Workshop(), tmp_path / "site"
    build_site(large, out, None, workshop)
    record = large / "cases/case-00007.yml"
    old = record.read_text(encoding="utf-8")
    replace(record, "summary: ", "summary: 変わりました。")

    build_site(large, out, None, workshop)
    build_site(large, tmp_path / "new", None)

    record.write_text(old, encoding="utf-8")
    assert tree(out) == tree(tmp_path / "new")


def test_a_record_whose_place_is_not_seen_at_once_still_stands_on_the_page_of_its_prefecture(
    large: Path, tmp_path: Path
) -> None:
    record = large / "cases/case-00003.yml"
    old = record.read_text(encoding="utf-8")
    code = old.partition("code: '")[2][:6]
    replace(record, f"code: '{code}'", f'"code": "{code}"')

    build_site(large, tmp_path / "site", None)

    record.write_text(old, encoding="utf-8")
    page = tmp_path / f"site/cases/prefecture-{code[:2]}.html"
    assert "case-00003.html" in page.read_text(encoding="utf-8")


def test_faults_that_several_processes_find_are_told_at_once_and_in_order(large: Path) -> None:
    faulty = [large / f"cases/case-{number:05d}.yml" for number in (2, 5, 8, 11)]
    olds = [path.read_text(encoding="utf-8") for path in faulty]
    for path in faulty:
        replace(path, "fiscal_year: 2023", "fiscal_year: 令和5年度")

    told = run_renkei(large, "build").stderr

    for path, old in zip(faulty, olds, strict=True):
        path.write_text(old, encoding="utf-8")
    named = [line.partition(":")[0] for line in told.splitlines() if "fiscal_year" in line]
    assert named == [f"cases/{path.name}" for path in faulty]
    assert "4 件の問題があります" in told


READ = """async (text) => {
  await renkei.readFor(text, { limit: 20 });
  return renkei.search(text, { limit: 20 }).map(({ id, url, snippet, tier }) => [id, url, snippet, tier]);
}"""
"""What is found, when the cases that are shown were read."""


def open_search(page: Page, home: Path) -> list[str]:
    """Open a page and start its search; what it asks for of the search, now and later."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/site/search/")[2]))
    page.goto(home.as_uri())
    assert page.evaluate("renkei.ready") is True
    return asked


@pytest.mark.parametrize(("language", "home"), [("ja", "index.html"), ("en", "en/index.html")])
def test_the_search_of_many_cases_is_ready_without_their_texts(
    page: Page, large_site: Path, language: str, home: str
) -> None:
    asked = open_search(page, large_site / home)

    assert page.evaluate("renkei.search('かまいし').length") == 50
    assert f"{language}-cases.js" in asked
    assert [path for path in asked if "/" in path] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("チームかまいし", "チームかまいし"), ("医師会と組んで市内", "医師会と組んで市内"), ("ishikai", "医師会")],
    ids=["word", "phrase", "reading"],
)
def test_one_of_many_cases_opens_where_it_says_what_was_asked_for(
    page: Page, large_site: Path, text: str, said: str
) -> None:
    open_search(page, large_site / "index.html")

    hits = page.evaluate(READ, text)

    assert len(hits) == 20
    assert [hit for hit in hits if said not in hit[2] or hit[3] != "full"] == []
    assert any("#" in url for _, url, *_ in hits) or text == "医師会と組んで市内"


def test_one_of_many_cases_is_found_by_its_own_sentence_and_read_alone(page: Page, large_site: Path) -> None:
    asked = open_search(page, large_site / "index.html")

    hits = page.evaluate(READ, "市内の多職種をつなぎます。（42）")

    assert [hit[0] for hit in hits] == ["case-00042"]
    assert [path for path in asked if "/" in path] == ["ja/case-00042.js"]


def test_nothing_is_found_in_many_cases_for_nonsense(page: Page, large_site: Path) -> None:
    open_search(page, large_site / "index.html")

    assert [page.evaluate(READ, text) for text in ("qqzzxxqq", "ぬるぽがっ", "鰻重特上")] == [[], [], []]


def test_the_results_page_shows_what_many_cases_say(page: Page, large_site: Path) -> None:
    page.goto(f"{large_site.as_uri()}/search.html?q=チームかまいし")

    expect(page.locator(".rk-hit")).to_have_count(20)
    assert [text for text in page.locator(".rk-hit > .rk-hit-text").all_inner_texts() if "かまいし" not in text] == []
    page.get_by_role("button", name="さらに表示").click()
    expect(page.locator(".rk-hit")).to_have_count(40)


def test_a_hit_keeps_the_focus_when_what_it_says_comes(page: Page, large_site: Path) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/ja/*.js", hold)
    page.goto(f"{large_site.as_uri()}/search.html?q=市内の多職種をつなぎます。（42）", wait_until="commit")
    page.locator(".rk-hit h3 a").focus()

    held[0].continue_()

    expect(page.locator(".rk-hit > .rk-hit-text")).to_contain_text("（42）")
    expect(page.locator(".rk-hit h3 a")).to_be_focused()


def test_an_errand_is_done_by_another_process_where_it_is_shared() -> None:
    with Errand(os.getpid, is_shared=True) as shared, Errand(os.getpid, is_shared=False) as own:
        done_by, done_here = shared.result(), own.result()

    assert done_by != os.getpid() == done_here


def test_what_is_wrong_on_an_errand_is_told_to_whoever_asks_for_its_result() -> None:
    def fail() -> None:
        raise InputError([Problem("templates/pages/case.html", 3, 1, "", "template_fault", values(detail="x"))])

    with Errand(fail, is_shared=True) as errand, pytest.raises(InputError, match=r"templates/pages/case\.html:3:1"):
        errand.result()


def test_an_errand_that_nobody_waits_for_ends_with_its_context() -> None:
    with pytest.raises(InputError), Errand(threading.Event().wait, is_shared=True):
        raise InputError([])
