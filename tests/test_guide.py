"""Which type could fit us: what the guide rests on, and what its page does with answers."""

from dataclasses import replace
from pathlib import Path

import pytest
from browser import read_address
from playwright.sync_api import Page, expect
from samples import cases, coordinator_model, real_project, real_record, real_records, real_settings, with_value, words

from generator.check.settings import check_settings
from generator.input.problems import InputError
from generator.input.settings import GuideFact, GuideStep
from generator.model import SupportCase
from generator.view.cases import Summary, make_summary
from generator.view.guide import Guide, GuideCase, Type, make_guide


def summaries() -> list[Summary]:
    """All cases in short."""
    return [make_summary(case, words()) for case in cases()]


def guide(shown: list[Summary] | None = None) -> Guide:
    """The guide over the project's cases, or over others."""
    return make_guide(real_settings().guide, summaries() if shown is None else shown)


def kind_of(found: Guide, affiliation: str, coverage: str) -> Type:
    """A type by its codes."""
    return next(kind for kind in found.types if (kind.affiliation, kind.coverage) == (affiliation, coverage))


def guide_case(record_id: str) -> GuideCase:
    """A case as the guide shows it."""
    return next(case for kind in guide().types for case in kind.cases if case.summary.id == record_id)


def answers(case: GuideCase) -> set[str]:
    """The answers that a case has clues for."""
    return {f"{clue.question}:{clue.code}" for clue in case.clues}


def test_the_types_without_a_case_lead_to_those_that_share_one_side_and_have_cases() -> None:
    found = guide()

    assert [kind.count for kind in found.types] == [4, 2, 1, 0, 0, 1]
    assert {(near.affiliation, near.coverage) for near in kind_of(found, "municipality", "multiple").nearest} == {
        ("municipality", "single"),
        ("related_body", "multiple"),
        ("university_npo", "multiple"),
    }
    assert {(near.affiliation, near.coverage) for near in kind_of(found, "university_npo", "single").nearest} == {
        ("related_body", "single"),
        ("municipality", "single"),
        ("university_npo", "multiple"),
    }


def test_a_type_names_twelve_of_its_cases_and_counts_all() -> None:
    kamaishi = make_summary(next(case for case in cases() if case.id == "kamaishi"), words())
    found = guide([replace(kamaishi, id=f"case-{number}") for number in range(13)])

    kind = kind_of(found, "municipality", "single")
    council = next(topic for topic in found.topics if topic.theme == "council")

    assert (kind.count, len(kind.cases)) == (13, 12)
    assert (council.count, len(council.cases)) == (13, 12)


def test_clues_come_from_codes_and_from_what_records_state() -> None:
    assert {"host:related_body", "span:yes", "centre:yes", "partner:hospital", "missing:council"} <= answers(
        guide_case("iizuka-kama-keisen")
    )
    assert answers(guide_case("kamaishi")) == {
        "host:municipality",
        "span:no",
        "centre:no",
        "missing:council",
        "missing:training",
        "missing:information_sharing",
    }


def test_training_by_the_prefecture_counts_although_there_is_no_coordinator_at_its_level() -> None:
    case = guide_case("sakado-tsurugashima")

    assert "centre:no" not in answers(case)
    assert [clue.fact is None for clue in case.clues if clue.question == "centre"] == [False]


def test_what_rests_on_a_case_that_is_not_in_the_casebook_is_left_out() -> None:
    found = guide([summary for summary in summaries() if summary.id != "izu"])

    assert "izu" not in {case.id for _, case in found.facts}
    assert "izu" not in {case.id for topic in found.topics for _, case in topic.steps}


@pytest.mark.parametrize(
    "part", [*real_settings().guide.facts, *real_settings().guide.steps], ids=lambda part: f"{part.case}-{part.text}"
)
def test_every_statement_and_step_names_a_record_and_a_heading_that_it_rests_on(part: GuideFact | GuideStep) -> None:
    record = real_record(part.case)
    names = [source.heading for source in record.sources if source.document == part.document]
    if isinstance(record, SupportCase):
        names += [milestone.name for milestone in record.milestones]
        names += [discussion.name for discussion in record.advisor_discussions]
        if part.anchor.startswith("meeting-"):
            assert record.milestones[int(part.anchor.partition("-")[2]) - 1].name == part.heading

    assert any(part.heading in name for name in names)


def test_steps_come_from_the_supported_municipalities_alone() -> None:
    assert {real_records()[step.case].kind for step in real_settings().guide.steps} == {"support_case"}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (["missing", 0], "content/data/guide.yml"),
        (["steps", 0, "theme"], "content/data/guide.yml"),
        (["steps", 0, "document"], "sources.yml"),
        (["steps", 0, "said"], "said"),
        (["facts", 0, "question"], "question"),
    ],
)
def test_a_word_that_there_is_not_is_refused_with_its_place(path: list[str | int], message: str) -> None:
    project = replace(real_project(), guide=with_value(real_project().guide, path, "no-such"))

    with pytest.raises(InputError) as refused:
        check_settings(project)

    assert message in refused.value.to_text("ja")
    assert "no-such" in refused.value.to_text("ja")


def test_a_summary_tells_headings_and_that_success_factors_are_not_stated() -> None:
    found = guide_case("toyoake-togo").summary.highlights

    assert found is not None
    assert found.effects == ("大学が運営する効果",)
    assert len(found.activities) == len(coordinator_model("toyoake-togo").activities)
    assert (found.success_factors, found.success_status) == ((), "not_stated")


def open_guide(page: Page, site: Path, query: str = "") -> None:
    """The page of the guide, from the disk."""
    page.goto((site / "guide.html").as_uri() + query)


def shown_types(page: Page) -> list[str]:
    """The ids of the types in the order in which they stand."""
    return [kind.get_attribute("id") or "" for kind in page.locator("[data-rk-type]:visible").all()]


def shown_topics(page: Page) -> list[str | None]:
    """The themes whose steps are shown."""
    return [topic.get_attribute("data-rk-topic") for topic in page.locator("[data-rk-topic]:visible").all()]


def test_an_address_with_answers_shows_the_type_first_and_marks_what_is_shared(page: Page, site: Path) -> None:
    open_guide(page, site, "?host=related_body&span=yes&partner=hospital&centre=yes&missing=council")

    assert shown_types(page)[0] == "type-related-body-multiple"
    expect(page.locator("[data-rk-said]")).to_contain_text("関係団体など×複数の自治体（事例2件）")
    first = page.locator("article[data-rk-case]:visible").first
    expect(first.locator("h4")).to_contain_text("飯塚市")
    expect(first.locator(".rk-shared", has_text="7か所の医療・介護連携拠点病院")).to_be_visible()
    assert shown_topics(page) == ["council", "contracting_out"]


def test_a_type_without_a_case_says_so_and_the_nearest_ones_follow(page: Page, site: Path) -> None:
    open_guide(page, site, "?host=municipality&span=yes")

    assert shown_types(page)[0] == "type-municipality-multiple"
    assert set(shown_types(page)[1:]) == {
        "type-municipality-single",
        "type-related-body-multiple",
        "type-university-npo-multiple",
    }
    expect(page.locator("#type-municipality-multiple")).to_contain_text("あてはまる事例はありません")


def test_answers_stand_in_the_address_and_back_takes_the_last_one_away(page: Page, site: Path) -> None:
    open_guide(page, site)
    page.get_by_label("③ 大学・NPO法人など").check()
    page.get_by_label("協議の場").check()
    page.get_by_label("研修・人材育成").check()

    assert read_address(page).endswith("?host=university_npo&missing=council,training")
    page.go_back()
    expect(page.get_by_label("研修・人材育成")).not_to_be_checked()
    expect(page.get_by_label("協議の場")).to_be_checked()
    page.get_by_role("button", name="答えを消す").click()
    assert read_address(page).endswith("guide.html")
    assert len(shown_types(page)) == 6


def test_a_link_to_the_result_keeps_the_answers(page: Page, site: Path) -> None:
    open_guide(page, site)
    page.get_by_label("② 自治体").check()

    page.get_by_role("link", name="結果を見る").click()

    expect(page.get_by_label("② 自治体")).to_be_checked()
    assert read_address(page).endswith("?host=municipality#types")


def test_values_that_the_questions_do_not_have_are_named_and_the_rest_is_used(page: Page, site: Path) -> None:
    open_guide(page, site, "?host=nobody,municipality,related_body&missing=council,<b>x</b>&foo=1")

    note = page.get_by_role("status").filter(has_text="使いませんでした")
    expect(note).to_contain_text("host=nobody、host=related_body、missing=<b>x</b>、foo=1")
    expect(page.get_by_label("② 自治体")).to_be_checked()
    assert shown_types(page)[0] == "type-municipality-single"


def test_without_a_script_all_types_statements_and_steps_are_there(site: Path) -> None:
    text = (site / "guide.html").read_text(encoding="utf-8")

    assert text.count("data-rk-type=") == 6
    assert text.count("data-rk-case>") == 8
    for fact in real_settings().guide.facts:
        assert fact.text in text
    for step in real_settings().guide.steps:
        assert step.text in text
