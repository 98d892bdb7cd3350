"""What a person sees of the search: the box on every page, its suggestions, and the results page."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from browser import read_address
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import Look, find_violations
from test_pages import TOO_WIDE

NOTHING = "qqzzxxqq"
"""A query that no text contains."""
HOSTILE = {
    "markup": "<img src=x onerror=alert(1)> \"'> &amp; <script>alert(1)</script>",
    "expression": "(.*)+ [a-z \\ ^$ {2,} %",
    "long": "在宅 medical " * 1000,
    "spaces": "　 \t ",
    "half": "退院%ED%A0%80支援",
}
"""Queries that try to break the page; the last one in the form that stands in an address."""
LOOKS: dict[str, tuple[Look, ...]] = {
    "": ((1280, "light"), (320, "dark")),
    "en/": ((1280, "dark"), (320, "light")),
}
"""Each width and scheme once, shared out between two languages that look alike."""
SMALL = """() => [...document.querySelectorAll("a, button, input, summary")]
  .filter(node => node.checkVisibility() && getComputedStyle(node).display !== "inline")
  .filter(node => !node.matches(".md-skip") && node.getBoundingClientRect().height < 24)
  .map(node => node.outerHTML)"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"


def box(page: Page) -> Locator:
    """The search box."""
    return page.get_by_role("combobox")


def suggestions(page: Page) -> Locator:
    """The suggestions that are shown."""
    return page.get_by_role("listbox").get_by_role("option")


def hits(page: Page) -> Locator:
    """What was found."""
    return page.locator(".rk-hit")


def total(page: Page) -> Locator:
    """How much was found, in words."""
    return page.locator("article output")


def open_search(page: Page, start: str, parameters: str) -> None:
    """Open the results page at an address that starts so, and wait for its answer."""
    page.goto(f"{start}search.html?{parameters}")
    expect(total(page)).to_have_text(re.compile(r"\d"))


@pytest.fixture
def disk(site: Path) -> str:
    """The address of the site on the disk; it ends with a slash."""
    return site.as_uri() + "/"


@pytest.mark.parametrize(
    ("folder", "path"),
    [("", "index.html"), ("en/", "cases/kamaishi.html"), ("", "tables/staffing.html"), ("en/", "search.html")],
)
def test_every_page_has_a_box_that_leads_to_the_results_in_its_language(
    page: Page, disk: str, folder: str, path: str
) -> None:
    page.goto(disk + folder + path)

    page.get_by_role("search").get_by_role("combobox").fill("釜石")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{disk}{folder}search.html?q={quote('釜石')}")
    expect(box(page)).to_have_value("釜石")
    expect(hits(page).get_by_role("link", name=re.compile("釜石市|Kamaishi")).first).to_be_visible()


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_leads_to_the_box_from_anywhere(page: Page, disk: str, keys: str) -> None:
    page.goto(disk + "cases/kamaishi.html")

    page.keyboard.press(keys)

    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")


def test_a_slash_in_a_field_is_text(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")

    box(page).press_sequentially("a/b")

    expect(box(page)).to_have_value("a/b")


def test_the_engine_is_loaded_when_the_box_is_first_used(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")
    engine = page.locator("script[src$='assets/renkei/search.js']")
    assert engine.count() == 0

    box(page).focus()

    expect(engine).to_have_count(1)
    assert page.evaluate("renkei.ready") is True
    assert page.evaluate("renkei.search('釜石')[0].id") == "kamaishi"


def test_suggestions_are_reached_with_the_arrow_keys_and_close_with_escape(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")
    expect(box(page)).to_have_attribute("aria-expanded", "false")

    box(page).press_sequentially("退院")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")

    first = suggestions(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    assert box(page).get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value("退院")


def test_the_number_of_suggestions_is_said(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")

    box(page).fill("退院")

    expect(suggestions(page).first).to_be_visible()
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(f"{suggestions(page).count()}件の候補")


def test_one_character_is_enough_in_japanese_and_none_in_latin_letters(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")

    box(page).fill("釜")
    expect(suggestions(page).first).to_be_visible()
    box(page).fill("k")

    expect(page.get_by_role("listbox")).to_be_hidden()


def test_enter_opens_the_case_that_is_chosen(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")
    box(page).fill("かまいし")

    case = suggestions(page).filter(has_text="事例を開く").first
    expect(case).to_be_visible()
    while case.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("釜石市（岩手県）")


def test_the_pointer_chooses_an_example_while_the_box_is_empty(page: Page, disk: str) -> None:
    page.goto(disk + "en/index.html")

    box(page).click()
    expect(suggestions(page)).to_have_text(["discharge support", "care manager", "kamaishi"])
    suggestions(page).last.click()

    expect(page).to_have_url(disk + "en/search.html?q=kamaishi")


def test_enter_belongs_to_the_input_method_while_a_text_is_composed(page: Page, disk: str) -> None:
    page.goto(disk + "index.html")
    box(page).focus()
    assert page.evaluate("renkei.ready") is True
    keyboard = page.context.new_cdp_session(page)

    keyboard.send("Input.imeSetComposition", {"text": "かまいし", "selectionStart": 4, "selectionEnd": 4})
    expect(suggestions(page).first).to_contain_text("釜石")
    page.keyboard.press("Enter")
    page.evaluate("document.querySelector('[role=search]').requestSubmit()")

    expect(page).to_have_url(disk + "index.html")
    keyboard.send("Input.insertText", {"text": "釜石"})
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{disk}search.html?q={quote('釜石')}")


def test_recent_searches_are_offered_and_can_be_cleared(page: Page, disk: str) -> None:
    open_search(page, disk, "q=釜石")
    open_search(page, disk, "q=看取り")
    page.goto(disk + "index.html")

    box(page).focus()
    recent = page.get_by_role("group", name="最近の検索").get_by_role("option")
    expect(recent).to_have_text(["看取り", "釜石"])
    page.get_by_role("button", name="最近の検索を消す").click()

    expect(recent).to_have_count(0)
    expect(suggestions(page)).to_have_text(["退院支援", "ケアマネ", "かまいし"])


def test_a_browser_that_refuses_storage_searches_all_the_same(page: Page, disk: str) -> None:
    page.add_init_script(NO_STORAGE)

    open_search(page, disk, "q=釜石")

    assert hits(page).count() > 0


def test_a_reading_finds_the_town_and_says_how(page: Page, disk: str) -> None:
    open_search(page, disk, "q=かまいし")

    expect(page.get_by_text("かまいし → 釜石")).to_be_visible()
    found = hits(page).first
    expect(found.get_by_role("heading", level=3)).to_have_text("釜石市（岩手県）")
    expect(found.locator("h3 .rk-sign--municipality")).to_be_visible()
    expect(found.get_by_role("listitem").filter(has_text="岩手県").first).to_be_visible()
    expect(found.locator("mark").filter(has_text="釜石").first).to_be_visible()


def test_a_facet_narrows_what_is_found_and_stands_in_the_address(page: Page, disk: str) -> None:
    open_search(page, disk, "q=コーディネーター")
    before = total(page).inner_text()

    page.get_by_role("group", name="所属する組織").get_by_role("checkbox", name="自治体").first.check()

    expect(page).to_have_url(re.compile("affiliation=municipality"))
    expect(total(page)).not_to_have_text(before)
    expect(hits(page).locator("h3 > .rk-sign--municipality")).to_have_count(hits(page).count())
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.go_back()
    expect(total(page)).to_have_text(before)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_all_filters_are_removed_at_once(page: Page, disk: str) -> None:
    open_search(page, disk, f"q={NOTHING}&prefecture=032000&affiliation=municipality")

    page.get_by_role("button", name="絞り込みをすべて外す").click()

    expect(page).to_have_url(f"{disk}search.html?q={NOTHING}")


def test_typing_changes_the_address_in_place_and_a_search_adds_one(page: Page, disk: str) -> None:
    open_search(page, disk, "q=釜石")

    box(page).fill("看取り")
    expect(page).to_have_url(f"{disk}search.html?q={quote('看取り')}")
    expect(page).to_have_title(re.compile("看取り"))
    box(page).press("Enter")
    read_address(page)
    page.go_back()

    expect(page).to_have_url(f"{disk}search.html?q={quote('釜石')}")
    expect(box(page)).to_have_value("釜石")
    expect(page).to_have_title(re.compile("釜石"))


def test_more_is_shown_on_request_and_gets_the_focus(page: Page, disk: str) -> None:
    open_search(page, disk, "q=在宅医療")
    expect(hits(page)).to_have_count(20)

    page.get_by_role("button", name="さらに表示").click()

    expect(hits(page).nth(20).get_by_role("link").first).to_be_focused()


def test_hits_with_only_some_of_the_words_are_labelled(page: Page, disk: str) -> None:
    open_search(page, disk, "q=虹ねっと コンピテンシー 歯科衛生士 ロジックモデル")

    expect(page.get_by_text("すべての語を含むものはありません")).to_be_visible()
    assert hits(page).count() > 0


def test_where_nothing_is_found_the_page_says_what_to_try(page: Page, disk: str) -> None:
    open_search(page, disk, f"q={NOTHING}")

    found = page.get_by_role("article")
    expect(found.get_by_role("heading", name="見つかりませんでした")).to_be_visible()
    expect(found.get_by_text(NOTHING)).to_be_visible()
    expect(found.get_by_role("link", name="事例の一覧")).to_be_visible()
    found.get_by_role("link", name="かまいし").click()
    expect(hits(page).first).to_be_visible()


def test_text_in_another_language_is_marked_as_such(page: Page, disk: str) -> None:
    open_search(page, disk + "en/", "q=釜石&language=ja")

    expect(hits(page).first.locator(".rk-hit-text").first).to_have_attribute("lang", "ja")
    expect(hits(page).first.get_by_text("Matched text: 日本語")).to_be_visible()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_query_is_mere_text(page: Page, disk: str, kind: str) -> None:
    query = HOSTILE[kind]
    page.goto(f"{disk}search.html?q={query if kind == 'half' else quote(query)}")
    assert page.evaluate("renkei.ready") is True

    box(page).fill(query)
    page.evaluate("renkei.search(String.fromCharCode(0xD800) + '退院')")
    box(page).press("Enter")

    expect(page.locator("article, form").locator("img, script")).to_have_count(0)
    assert page.evaluate(TOO_WIDE) == []


def test_a_page_below_a_sub_path_searches_under_a_strict_policy(page: Page, served: str) -> None:
    page.goto(served + "en/cases/mito.html")

    box(page).press_sequentially("kamaishi")
    page.keyboard.press("Enter")

    expect(page).to_have_url(served + "en/search.html?q=kamaishi")
    hits(page).get_by_role("link", name=re.compile("Kamaishi City")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kamaishi")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_without_scripts_the_box_leads_to_the_lists(browser: Browser, disk: str, folder: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(disk + folder + "index.html")

    plain.get_by_role("searchbox").fill("釜石")
    plain.get_by_role("search").get_by_role("button").click()

    expect(plain.get_by_role("article")).to_contain_text("JavaScript")
    expect(plain.locator("[data-rk-results]")).to_be_hidden()
    plain.locator("article .rk-search-plain a").first.click()
    expect(plain).to_have_url(disk + folder + "cases/index.html")
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_results_page_fits_every_width_and_finger(page: Page, disk: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_search(page, disk, "q=コーディネーター")
    page.locator(".rk-facets").evaluate("node => { node.open = true; }")

    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(("folder", "looks"), LOOKS.items(), ids=["ja", "en"])
@pytest.mark.parametrize("query", ["釜石", NOTHING, ""])
def test_the_results_page_has_no_violation(
    page: Page, disk: str, query: str, folder: str, looks: tuple[Look, ...]
) -> None:
    page.goto(f"{disk}{folder}search.html?q={query}")
    assert page.evaluate("renkei.ready") is True

    assert find_violations(page, *looks) == []


@pytest.mark.parametrize(("folder", "looks"), LOOKS.items(), ids=["ja", "en"])
def test_the_open_suggestions_have_no_violation(page: Page, disk: str, folder: str, looks: tuple[Look, ...]) -> None:
    open_search(page, disk + folder, "q=釜石")
    page.goto(f"{disk}{folder}about.html")
    box(page).focus()
    page.keyboard.press("ArrowDown")

    assert find_violations(page, *looks) == []
    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_printed_page_says_what_was_searched_for_and_what_narrows_it(page: Page, disk: str) -> None:
    open_search(page, disk, "q=医師会&kind=case&prefecture=030007")
    asked = page.locator(".rk-asked")
    expect(asked).to_be_hidden()

    page.emulate_media(media="print")

    for said in ("医師会", "種類：事例", "都道府県：岩手県"):
        expect(asked).to_contain_text(said)
    expect(asked).to_be_visible()


def test_the_results_print_plainly(page: Page, disk: str) -> None:
    open_search(page, disk, "q=釜石")

    page.emulate_media(media="print")

    expect(hits(page).first).to_be_visible()
    for left_out in (box(page), page.locator(".rk-facets"), page.get_by_role("button", name="さらに表示")):
        expect(left_out).to_be_hidden()
