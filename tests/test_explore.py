"""What a person does on the page that explores all cases."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from browser import read_address
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import Look, find_violations
from test_choices import read_script
from test_pages import TOO_WIDE

LOOKS: dict[str, tuple[Look, ...]] = {
    "explore.html?coverage=multiple": ((1280, "light"), (360, "dark")),
    "zh-hans/explore.html?view=table": ((1280, "dark"), (360, "light")),
    "explore.html?q=qqzz&kind=support_case": ((1280, "light"),),
    "ko/explore.html": ((360, "light"),),
}
"""Each view of the page with widths and schemes shared out between them."""
AT_ONCE = "box => { box.click(); return document.querySelectorAll('[data-rk-cards] > li').length; }"
"""Cards that are there as soon as a choice was made."""
SMALL = """() => [...document.querySelectorAll("article :is(a, button, input, summary, select)")]
  .filter(node => node.checkVisibility() && getComputedStyle(node).display !== "inline")
  .filter(node => node.getBoundingClientRect().height < 24)
  .map(node => node.outerHTML)"""


def open_explorer(page: Page, site: Path, address: str = "explore.html") -> None:
    """Open the page at an address below the site, and wait for the cases."""
    path, _, parameters = address.partition("?")
    page.goto((site / path).as_uri() + (f"?{parameters}" if parameters else ""))
    expect(total(page)).to_have_text(re.compile(r"13\D+\d+"))


def total(page: Page) -> Locator:
    """How many cases are shown, in words."""
    return page.locator("[data-rk-total]")


def facet(page: Page, name: str) -> Locator:
    """A choice in a facet."""
    return page.locator("[data-rk-facet]").get_by_label(re.compile(f"^{name}"))


def titles(page: Page) -> list[str]:
    """The cases in the order in which they are shown."""
    return page.locator("[data-rk-cards] h3, [data-rk-table]:visible tbody th").all_text_contents()


def parameters_of(page: Page) -> str:
    """What the address holds."""
    return unquote(read_address(page).partition("?")[2])


def download(page: Page, label: str) -> str:
    """The file that a button gives.

    It is pressed by key: cards above it take their real height when they come into sight, which can move the button
    between the mouse's press and its release.
    """
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).press("Enter")
    return waiting.value.path().read_bytes().decode()


def give_script(page: Page, path: str, data: Any) -> None:
    """Let a data script hand over another value."""
    body = f"renkei.exploreData({json.dumps(data)})"
    page.route(f"**/{path}", lambda route: route.fulfill(body=body, content_type="text/javascript"))


def test_without_a_script_all_cases_stand_in_a_table(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "explore.html").as_uri())

    rows = page.get_by_role("table", name="すべての事例（13件）").locator("tbody")

    assert rows.count() == 13
    assert rows.filter(has_text="飯塚市・嘉麻市").locator("tr").count() == 3
    assert "資料の人数欄は2人" in rows.filter(has_text="東郷町").inner_text()
    assert page.get_by_role("checkbox").count() == 0
    context.close()


def test_choices_of_one_facet_add_up_and_those_of_two_narrow(page: Page, site: Path) -> None:
    open_explorer(page, site)

    facet(page, "複数の自治体").check()
    expect(total(page)).to_have_text("13件のうち3件")
    facet(page, "大学・NPO法人など").check()
    expect(total(page)).to_have_text("13件のうち1件")
    facet(page, "関係団体など").check()
    expect(total(page)).to_have_text("13件のうち3件")


def test_counts_of_a_facet_follow_the_other_facets_but_not_its_own(page: Page, site: Path) -> None:
    open_explorer(page, site)

    facet(page, "大学・NPO法人など").check()

    expect(facet(page, "関係団体など").locator("xpath=..")).to_have_text(re.compile("6$"))
    expect(facet(page, "複数の自治体").locator("xpath=..")).to_have_text(re.compile("1$"))
    expect(facet(page, "一つの自治体").locator("xpath=..")).to_have_text(re.compile("0$"))


def test_a_case_is_in_the_band_of_each_of_its_municipalities(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?ageing=20-&population=0-50000")

    assert "飯塚市・嘉麻市・桂川町（福岡県）" in titles(page)

    open_explorer(page, site, "explore.html?population=100000-300000&coverage=multiple")

    assert titles(page) == ["坂戸市・鶴ヶ島市（埼玉県）", "飯塚市・嘉麻市・桂川町（福岡県）"]


@pytest.mark.parametrize("typed", ["かまいし", "カマイシ", "釜石", "ｶﾏｲｼ"])
def test_a_town_is_found_however_its_name_is_written(page: Page, site: Path, typed: str) -> None:
    open_explorer(page, site)

    page.get_by_label("ことばで絞り込む").fill(typed)

    expect(total(page)).to_have_text("13件のうち1件")
    assert titles(page) == ["釜石市（岩手県）"]


def test_every_word_must_occur(page: Page, site: Path) -> None:
    open_explorer(page, site)

    page.get_by_label("ことばで絞り込む").fill("医師会　飯塚")

    expect(total(page)).to_have_text("13件のうち1件")


def test_a_view_comes_back_from_its_address(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?coverage=multiple,single&q=医師会&sort=-population&view=table")

    assert titles(page)[0] == "横浜市（神奈川県）"
    expect(facet(page, "複数の自治体")).to_be_checked()
    expect(page.get_by_label("ことばで絞り込む")).to_have_value("医師会")
    expect(page.get_by_label("表", exact=True)).to_be_checked()
    expect(page.get_by_role("list", name="選んでいる条件").get_by_role("button")).to_have_count(3)


def test_back_takes_the_last_condition_away(page: Page, site: Path) -> None:
    open_explorer(page, site)
    facet(page, "複数の自治体").check()
    facet(page, "大学・NPO法人など").check()
    assert parameters_of(page) == "affiliation=university_npo&coverage=multiple"

    page.go_back()

    expect(total(page)).to_have_text("13件のうち3件")
    expect(facet(page, "大学・NPO法人など")).not_to_be_checked()


def test_a_chip_takes_its_condition_away_and_hands_the_focus_on(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?coverage=multiple&affiliation=university_npo")

    page.get_by_role("button", name="所属する組織：大学・NPO法人など を外す").click()

    expect(total(page)).to_have_text("13件のうち3件")
    expect(page.get_by_role("button", name="対象自治体：複数の自治体 を外す")).to_be_focused()


def test_unknown_conditions_are_named_and_left_out(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?kind=nothing&colour=%3Cb%3Ered&sort=size&coverage=multiple,many")

    note = page.locator("[data-rk-ignored]")

    expect(note).to_contain_text("kind=nothing、colour=<b>red、sort=size、coverage=many")
    expect(total(page)).to_have_text("13件のうち3件")


def test_a_prefecture_without_cases_is_known_to_have_none(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?prefecture=010006")

    expect(total(page)).to_have_text("13件のうち0件")
    expect(page.get_by_role("button", name="地方と都道府県：北海道 を外す（13件）")).to_be_visible()
    expect(page.locator("[data-rk-ignored]")).to_be_hidden()


def test_where_nothing_fits_each_condition_says_what_its_removal_gives(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?affiliation=municipality&coverage=multiple")

    expect(page.get_by_role("heading", name="当てはまる事例はありません")).to_be_visible()
    page.get_by_role("button", name="所属する組織：自治体 を外す（3件）").click()

    assert len(titles(page)) == 3


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("", "釜石市（岩手県）", "平戸市（長崎県）"),
        ("-population", "横浜市（神奈川県）", "千葉県"),
        ("population", "伊豆市（静岡県）", "千葉県"),
        ("-coordinators", "横浜市（神奈川県）", "平戸市（長崎県）"),
        ("coordinators", "豊明市・東郷町（愛知県）", "平戸市（長崎県）"),
    ],
)
def test_cases_without_a_figure_come_last(page: Page, site: Path, order: str, first: str, last: str) -> None:
    open_explorer(page, site, f"explore.html?sort={order}")

    shown = titles(page)

    assert (shown[0], shown[-1]) == (first, last)


def test_the_excel_form_has_the_rows_that_are_shown(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?coverage=multiple")

    text = download(page, "CSV（Excel用）")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))

    assert text.startswith("\ufeff事例,種類,")
    assert text.count("\r\n") == 4
    assert [row[0] for row in rows] == titles(page)
    assert dict(zip(head, rows[2], strict=True))["コーディネーターの総数（人）"] == "19"
    assert "2［要確認］" in rows[1]


def test_a_formula_in_a_text_is_neutralised_in_the_excel_form(page: Page, site: Path) -> None:
    changed = (site / "explore/ja.js").read_text(encoding="utf-8").replace("釜石市（岩手県）", "=1+1,\\n釜石")
    page.route("**/explore/ja.js", lambda route: route.fulfill(body=changed, content_type="text/javascript"))
    page.goto((site / "explore.html").as_uri())
    expect(total(page)).to_have_text(re.compile("13"))

    text = download(page, "CSV（Excel用）")

    assert '"\'=1+1,\n釜石"' in text


def test_the_machine_form_has_codes_under_the_names_of_the_fields(page: Page, site: Path) -> None:
    open_explorer(page, site, "explore.html?q=飯塚")

    row = next(csv.DictReader(io.StringIO(download(page, "CSV（機械処理用）"))))

    assert row["case_id"] == "iizuka-kama-keisen"
    assert row["affiliation"] == "related_body"
    assert row["municipality_code"] == "402052|402273|404217"
    assert row["population"].split("|")[2] == "12878"
    assert row["certification_rate_category1"].endswith("|")
    assert row["coordinators_municipal"] == "9"


def test_cards_and_rows_put_a_case_into_the_tray(page: Page, site: Path) -> None:
    open_explorer(page, site)

    page.get_by_role("button", name="比べる 豊島区（東京都）").click()
    page.get_by_label("表", exact=True).check()

    expect(page.get_by_role("button", name="比べる 豊島区（東京都）")).to_have_attribute("aria-pressed", "true")


def test_the_view_under_the_hand_is_made_ahead_out_of_sight_and_reach(page: Page, site: Path) -> None:
    open_explorer(page, site)
    height = page.evaluate("document.documentElement.scrollHeight")

    page.get_by_label("表", exact=True).hover()

    expect(page.locator("[data-rk-table] tbody")).to_have_count(12)
    expect(page.get_by_role("table")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollHeight") == height


def test_the_plain_table_is_shown_where_the_cases_do_not_come(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.route("**/explore/ja.js", lambda route: route.abort())
    page.goto((site / "explore.html").as_uri())

    expect(page.get_by_role("table", name="すべての事例（13件）")).to_be_visible()
    expect(page.get_by_text("事例の絞り込みを読み込めませんでした。")).to_be_visible()
    page.close()


def test_a_card_tells_the_kinds_of_empty_apart_and_marks_a_stale_translation(page: Page, site: Path) -> None:
    data = read_script(site / "explore/en.js")
    case = data["cases"][0]
    case["towns"][0] |= {"population": None, "a75": None, "empty": {"population": "unknown"}}
    case["noted"] |= {"title": "stale", "summary": "untranslated"}
    give_script(page, "explore/en.js", data)
    page.goto((site / "en/explore.html").as_uri())

    card = page.locator("[data-rk-cards] > li").first

    expect(card.locator("dd")).to_contain_text(["Unknown", "Not stated"])
    expect(card.locator("h3 .rk-stale")).to_have_attribute("data-rk-mark", "Source changed")
    expect(card.locator("p > [lang=ja]")).to_be_visible()


def test_of_many_cases_the_first_are_shown_at_once_and_paper_has_all(page: Page, site: Path) -> None:
    data = read_script(site / "explore/ja.js")
    data["cases"] = [case | {"id": f"{case['id']}-{time}"} for time in range(6) for case in data["cases"]]
    give_script(page, "explore/ja.js", data)
    page.goto((site / "explore.html").as_uri())
    cards = page.locator("[data-rk-cards] > li")
    expect(cards).to_have_count(30)

    at_once = facet(page, "一つの自治体").evaluate(AT_ONCE)

    assert at_once == 12
    expect(cards).to_have_count(30)
    facet(page, "一つの自治体").uncheck()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(cards).to_have_count(78)


@pytest.mark.parametrize("address", LOOKS)
def test_the_page_has_no_violation_and_no_sideways_scroll(page: Page, site: Path, address: str) -> None:
    open_explorer(page, site, address)

    assert find_violations(page, *LOOKS[address]) == []

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(SMALL) == []


def test_it_works_under_a_strict_policy(page: Page, served: str) -> None:
    page.goto(served + "en/explore.html?region=kanto&q=yokohama")

    expect(page.locator("[data-rk-cards] > li")).to_have_count(1)
