"""Which advice was given for which problem: topics of the records, and the page that finds advice by them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from browser import read_address
from playwright.sync_api import Browser, Locator, Page, expect
from samples import case, real_record, real_records, words
from test_accessibility import find_violations
from test_pages import TOO_WIDE

from generator.model import SupportCase
from generator.view.advice import make_advice
from generator.view.cases import Summary, make_summary
from generator.view.sessions import make_sessions

SUPPORTED = ("fukuchiyama", "hirado", "izu", "mito")
COUNCIL_MEETINGS = 7
"""Of these cases, those with advice on the council."""


def summaries(ids: Sequence[str] = SUPPORTED, *, told: bool = True) -> list[Summary]:
    """Cases in short, in Japanese."""
    return [make_summary(case(real_record(key)), words(), told=told) for key in ids]


def entries(page: Page) -> Locator:
    """The meetings that are shown."""
    return page.locator(".rk-advice-entry:visible")


def total(page: Page) -> Locator:
    """How much advice is shown, in words."""
    return page.locator("[data-rk-total]")


def open_advice(page: Page, start: str, query: str = "") -> None:
    """Open the page of advice and wait for its script."""
    page.goto(f"{start}advice.html{query}")
    expect(total(page)).not_to_be_empty()


def choose(page: Page, facet: str, value: str) -> None:
    """Press the box of a filter."""
    page.locator(f"[data-rk-facet={facet}] input[value='{value}']").click()


@pytest.fixture
def start(site: Path) -> str:
    """The address of the built site; it ends with a slash."""
    return site.as_uri() + "/"


def test_every_advice_of_the_records_has_a_topic_and_every_topic_has_advice() -> None:
    records = [record for record in real_records().values() if isinstance(record, SupportCase)]
    given = [topics for record in records for meeting in record.milestones for topics in meeting.advice_topics]

    assert len(given) == sum(len(meeting.advice) for record in records for meeting in record.milestones)
    assert all(topics and len(set(topics)) == len(topics) for topics in given)
    assert {code for topics in given for code in topics} == set(words().codes("topic"))


def test_every_topic_has_advice_of_more_than_one_meeting() -> None:
    advice = make_advice(summaries(), words().codes("topic"))

    assert all(sum(len(town.entries) for town in topic.towns) > 1 for topic in advice.topics)


def test_advice_stands_with_the_situation_of_its_meeting() -> None:
    izu = real_record("izu")
    assert isinstance(izu, SupportCase)

    session = make_sessions(izu, words())[2]

    assert session.number == 3
    assert [cell.shown[0] for cell in session.situation] == izu.milestones[2].situation
    assert [part.text.shown[0] for part in session.advice] == izu.milestones[2].advice
    assert [part.topics for part in session.advice] == [("contract",), ("contract",)]


def test_a_case_without_meetings_gives_no_advice() -> None:
    assert make_advice(summaries(["kamaishi", "chiba"]), words().codes("topic")).count == 0


def test_advice_without_a_topic_is_shown_by_itself() -> None:
    mito = summaries(["mito"])[0]
    plain = tuple(
        replace(session, advice=tuple(replace(part, topics=()) for part in session.advice)) for session in mito.sessions
    )

    advice = make_advice([replace(mito, sessions=plain)], words().codes("topic"))

    assert [(topic.code, topic.count) for topic in advice.topics if topic.count] == [("", advice.count)]


def test_where_there_are_too_many_cases_a_topic_names_few_meetings_and_counts_the_rest() -> None:
    many = [replace(found, id=f"{found.id}-{copy}") for copy in range(50) for found in summaries(told=False)]

    council = next(topic for topic in make_advice(many, words().codes("topic"), 12).topics if topic.code == "council")

    assert sum(len(town.entries) for town in council.towns) == 12
    assert council.rest == 50 * COUNCIL_MEETINGS - 12
    assert all(not session.situation for found in many for session in found.sessions)


def test_without_a_script_all_advice_stands_under_its_topics(browser: Browser, start: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{start}advice.html")

    assert page.locator(".rk-advice-topics a").count() == 10
    assert page.locator("[data-rk-topic=contract] .rk-advice-entry").count() == 4
    assert page.locator("[data-rk-facets]").is_hidden()
    context.close()


def test_filters_combine_and_count_each_advice_once(page: Page, start: str) -> None:
    open_advice(page, start)
    expect(total(page)).to_have_text("助言48件")

    choose(page, "topic", "contract")
    choose(page, "milestone", "3")

    expect(total(page)).to_have_text("助言2件")
    expect(entries(page)).to_have_count(1)
    expect(entries(page)).to_contain_text("仕様書を示す必要があります")
    assert read_address(page).endswith("?topic=contract&milestone=3")
    expect(page.locator("[data-rk-facet=milestone] label").nth(4)).to_contain_text(re.compile(r"\b1$"))


def test_several_choices_of_one_filter_widen_it(page: Page, start: str) -> None:
    open_advice(page, start, "?topic=contract,sustain&case=izu")

    expect(total(page)).to_have_text("助言8件")
    expect(page.locator("[data-rk-chips] button")).to_have_text(
        ["委託・仕様書", "担い手の負担と支え", "伊豆市（静岡県）"]
    )


def test_a_chip_takes_its_filter_away_and_back_brings_it_again(page: Page, start: str) -> None:
    open_advice(page, start, "?case=izu&topic=sustain")

    page.get_by_role("button", name="「伊豆市（静岡県）」の絞り込みを外す").click()
    assert read_address(page).endswith("?topic=sustain")
    page.get_by_role("button", name="絞り込みをすべて外す").click()
    expect(total(page)).to_have_text("助言48件")
    read_address(page)
    page.go_back()
    page.go_back()

    expect(page.locator("[data-rk-chips] button")).to_have_count(2)
    expect(total(page)).to_have_text("助言2件")


def test_what_the_address_asks_for_in_vain_is_said_and_left_out(page: Page, start: str) -> None:
    open_advice(page, start, "?topic=<i>x,council&milestone=9&case=hirado")

    expect(page.locator("[data-rk-note]")).to_contain_text("<i>x、9")
    assert page.locator("[data-rk-note] i").count() == 0
    expect(page.locator("[data-rk-chips] button")).to_have_text(["協議の場", "平戸市（長崎県）"])


def test_filters_that_fit_nothing_say_so(page: Page, start: str) -> None:
    open_advice(page, start, "?topic=contract&case=mito")

    expect(entries(page)).to_have_count(0)
    expect(total(page)).to_have_text("条件に合う助言はありません。絞り込みを外してください。")


def test_the_name_of_a_meeting_leads_to_it_in_its_case_and_back(page: Page, start: str) -> None:
    open_advice(page, start, "?topic=contract&milestone=3")

    entries(page).get_by_role("link", name="中間報告会").click()
    expect(page.locator("#meeting-3")).to_be_in_viewport()
    page.locator("li:has(> #meeting-3) .rk-base a").click()

    expect(page.locator("#topic-contract")).to_be_in_viewport()


def test_english_advice_is_that_of_the_translated_record(page: Page, start: str) -> None:
    open_advice(page, f"{start}en/", "?case=izu")

    expect(entries(page).first).to_contain_text("The programme is about what becomes of residents")


def test_the_page_has_no_accessibility_violation(page: Page, start: str) -> None:
    open_advice(page, start, "?topic=goal&case=izu&milestone=foo")

    assert find_violations(page, (1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")) == []
    assert page.evaluate(TOO_WIDE) == []
