"""Annexes: the long documents of a case on a page beside its own, which stays small."""

import gzip
import re
from pathlib import Path

import pytest
from conftest import replace
from playwright.sync_api import Page, expect
from samples import case, edited, error_of, real_document, real_record, real_records, words

from generator.build import build_site
from generator.input.documents import parse_document
from generator.model import SupportCase
from generator.model.support import Attachments, Question
from generator.picture.survey_charts import has_results
from generator.view.annex import annexed_parts
from generator.view.cases import Summary, make_summary

FOLDERS = ("", "en/", "zh-hans/", "ko/")
MOST = 10_000
"""Bytes of the HTML of a page of a case, packed as servers pack it."""


def support_case(record_id: str) -> SupportCase:
    """A supported municipality."""
    record = real_record(record_id)
    assert isinstance(record, SupportCase)
    return record


def summary(record_id: str) -> Summary:
    """A case in short."""
    return make_summary(case(real_record(record_id)), words())


def question(*answers: dict[str, object]) -> Question:
    """A question of a survey."""
    return Question.model_validate({"text": "問い", "base": "全員", "answers": list(answers)})


def test_documents_are_in_the_annex_and_what_is_read_in_passing_is_not() -> None:
    found = {key: annexed_parts(record) for key, record in real_records().items() if annexed_parts(record)}

    assert found == {
        "fukuchiyama": ("present-state", "logic-model", "surveys"),
        "hirado": ("study-session", "surveys"),
    }
    assert support_case("mito").attachments.council_plan
    assert len(support_case("izu").present_state) == 1


def test_a_record_without_its_documents_has_no_annex() -> None:
    bare = support_case("hirado").model_copy(update={"attachments": Attachments()})

    assert annexed_parts(bare) == ()
    assert make_summary(case(bare), words()).urls == ["cases/hirado.html"]


def test_a_part_of_a_case_is_linked_to_where_it_stands() -> None:
    assert summary("hirado").place("study-session") == "cases/hirado-annex.html#study-session"
    assert summary("hirado").place("change") == "cases/hirado.html#change"
    assert summary("mito").place("council-plan") == "cases/mito.html#council-plan"


def test_no_record_can_take_the_name_of_an_annex() -> None:
    text = real_document("kamaishi").text
    named = parse_document("cases/toshima-annex.yml", text.replace("id: kamaishi", "id: toshima-annex").encode())
    formerly = edited("kamaishi", "id: kamaishi", "id: kamaishi\naliases: [toshima-annex]")

    for document in (named, formerly):
        assert [problem.kind for problem in error_of(document).problems] == ["id_reserved"]


def test_answers_of_which_nothing_is_stated_are_a_list_with_one_mark_for_all() -> None:
    assert not has_results(question({"label": "ある"}, {"label": "ない"}))
    assert has_results(question({"label": "ある"}, {"label": "ない", "count": 0}))
    assert has_results(question({"label": "ある", "share": {"status": "unknown", "reason": "図"}}))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_of_a_case_is_small(site: Path, folder: str) -> None:
    pages = {path.name: path.read_bytes() for path in (site / folder / "cases").glob("*.html")}
    sizes = {name: len(gzip.compress(data, 6)) for name, data in pages.items() if name != "index.html"}

    assert {name: size for name, size in sizes.items() if size > MOST} == {}
    assert len(sizes) == len(real_records()) + 2


def test_all_that_left_the_page_of_a_case_is_in_its_annex(site: Path) -> None:
    page, annex = ((site / f"cases/fukuchiyama{ending}.html").read_text(encoding="utf-8") for ending in ("", "-annex"))
    model = support_case("fukuchiyama").attachments.logic_model
    assert model

    assert [row.number for row in model.measures] == [int(found) for found in re.findall(r'id="measure-(\d+)"', annex)]
    assert all(row.text in annex for row in model.measures if row.text)
    assert all(part.heading in annex for part in support_case("fukuchiyama").present_state)
    assert "中間アウトカム6、成果指標" in page
    assert "施策37（いずれも再掲を除く）の表です。" in page
    for anchor in ("present-state", "logic-model", "surveys"):
        assert f'href="fukuchiyama-annex.html#{anchor}"' in page
        assert f'id="{anchor}"' in page  # addresses of before lead to where they lead on


def test_an_annex_says_how_far_it_is_translated_and_marks_what_is_not(casebook: Path) -> None:
    replace(casebook / "translations/en/hirado.po", 'msgstr "Hirado City (Nagasaki)"', 'msgstr ""')

    build_site(casebook, casebook / "site", None)

    html = (casebook / "site/en/cases/hirado-annex.html").read_text(encoding="utf-8")
    title = '<span lang="ja" class="rk-untranslated">平戸市（長崎県）</span>'
    assert f'<h1 id="title">{title}: annex</h1>' in html
    assert f'<a href="hirado.html">{title}</a>' in html
    assert '<p class="rk-translation">' in html


def test_a_hit_in_an_annex_is_one_of_its_case_and_opens_there(page: Page, site: Path) -> None:
    page.goto((site / "en/search.html").as_uri() + "?q=KJ法")
    expect(page.locator("article a[href*='hirado-annex.html#study-session']").first).to_be_visible()

    found = page.evaluate("renkei.search('生活支援コーディネーター').map(({ id, url }) => [id, url])")

    assert ["hirado", "en/cases/hirado-annex.html#study-session"] in found
    assert not any(key.endswith("-annex") for key, _ in found)
