"""What a person sees of the tray: cases chosen on any page, kept while browsing, and led to the comparison."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import Look, find_violations
from test_pages import TOO_WIDE

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
COVERED_FOCUS = """() => {
  const [node, bar] = [document.activeElement, document.querySelector(".rk-tray")];
  const isCovered = node.getBoundingClientRect().bottom > bar.getBoundingClientRect().top - 8;
  return isCovered && node !== document.body && !bar.contains(node) ? node.outerHTML.slice(0, 100) : "";
}"""

FOOT_AND_BAR = """() => {
  const [foot, bar] = [".rk-footer", ".rk-tray"].map(name => document.querySelector(name).getBoundingClientRect());
  return [foot.bottom <= bar.top + 1, bar.height < 200];
}"""
"""Whether the foot of the page ends above the bar, and whether the bar is low."""


@pytest.fixture
def disk(site: Path) -> str:
    """The address of the site on the disk; it ends with a slash."""
    return site.as_uri() + "/"


def tray(page: Page, label: str = "比べる事例") -> Locator:
    """The bar at the foot of the window."""
    return page.get_by_role("region", name=label, exact=True)


def choose(page: Page, *ids: str) -> None:
    """Press the switches of these cases."""
    for case_id in ids:
        page.locator(f"article [data-rk-compare='{case_id}']").click()


def test_cases_chosen_on_different_pages_stay_and_lead_to_the_comparison(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")
    expect(tray(page)).to_be_hidden()
    choose(page, "kamaishi")
    page.goto(disk + "cases/toshima.html")

    page.get_by_role("button", name="比べる", exact=True).click()
    page.goto(disk + "about.html")

    expect(tray(page).get_by_role("button")).to_have_text(["釜石市（岩手県）", "豊島区（東京都）", "すべて外す"])
    tray(page).get_by_role("link", name="比べる（2）").click()
    expect(page).to_have_url(disk + "compare.html?cases=kamaishi,toshima")


def test_the_names_follow_the_language_where_a_page_knows_them(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")
    choose(page, "kamaishi", "mito")

    page.goto(disk + "en/cases/kamaishi.html")

    names = tray(page, "Cases to compare").get_by_role("listitem").get_by_role("button")
    expect(names.first).to_have_accessible_name("Remove Kamaishi City (Iwate)")
    expect(names.last).to_have_accessible_name("Remove 水戸市（茨城県）")
    tray(page, "Cases to compare").get_by_role("link", name="Compare (2)").click()
    expect(page).to_have_url(disk + "en/compare.html?cases=kamaishi,mito")


def test_one_case_is_not_enough_and_the_bar_says_so(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")

    choose(page, "kamaishi")

    expect(tray(page).get_by_role("status")).to_have_text("比べる事例：1件。もう1件選ぶと比べられます。")
    expect(tray(page).get_by_role("link")).to_have_count(0)
    expect(page.locator("[data-rk-compare='kamaishi']")).to_have_attribute("aria-pressed", "true")


def test_a_fifth_case_is_not_added_and_the_bar_says_why(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")

    choose(page, "kamaishi", "toshima", "mito", "izu", "hirado")

    expect(tray(page).get_by_role("status")).to_contain_text("4件までです")
    assert page.evaluate("renkei.tray.ids()") == ["kamaishi", "toshima", "mito", "izu"]
    expect(page.locator("[data-rk-compare='hirado']")).to_have_attribute("aria-pressed", "false")


def test_a_case_is_taken_out_by_its_switch_or_its_name_and_the_focus_stays_near(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")
    choose(page, "kamaishi", "toshima", "mito")

    choose(page, "mito")
    page.get_by_role("button", name="釜石市（岩手県）を外す").press("Enter")

    expect(page.get_by_role("button", name="豊島区（東京都）を外す")).to_be_focused()
    assert page.evaluate("renkei.tray.ids()") == ["toshima"]
    page.get_by_role("button", name="すべて外す").press("Enter")
    expect(tray(page)).to_be_hidden()
    expect(page.locator("[data-rk-compare]").first).to_be_focused()


def test_without_storage_the_choice_holds_for_the_page_and_stands_in_the_link(page: Page, disk: str) -> None:
    page.add_init_script(NO_STORAGE)
    page.goto(disk + "cases/index.html")

    choose(page, "kamaishi", "toshima")
    tray(page).get_by_role("link", name="比べる（2）").click()

    expect(page.get_by_role("table").get_by_role("link", name="豊島区（東京都）")).to_be_visible()


@pytest.mark.parametrize(
    "stored", ['{"a": 1}', "[[1, 2], 3, null]", "[", '[["x"], ["kamaishi", "釜石市（岩手県）", 1]]', "null"]
)
def test_storage_may_hold_anything(page: Page, disk: str, stored: str) -> None:
    page.goto(disk + "cases/index.html")
    page.evaluate("text => localStorage.setItem(renkei.root.pathname + '.renkei.compare', text)", stored)

    page.reload()
    choose(page, "kamaishi")

    expect(tray(page).get_by_role("button")).to_have_text(["釜石市（岩手県）", "すべて外す"])


def test_another_window_follows(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")
    other = page.context.new_page()
    other.goto(disk + "cases/index.html")

    choose(page, "kamaishi")

    expect(tray(other).get_by_role("button", name="釜石市（岩手県）を外す")).to_be_visible()


def test_the_bar_covers_neither_the_end_of_the_page_nor_the_focus(page: Page, disk: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(disk + "cases/index.html")
    choose(page, "kamaishi", "toshima", "iizuka-kama-keisen", "mito")
    page.locator("article a").first.focus()
    covered = []

    for _ in range(20):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED_FOCUS))
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")

    assert not any(covered), covered
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(FOOT_AND_BAR) == [True, True]


@pytest.mark.parametrize(
    ("folder", "looks"), [("", ((1280, "light"), (320, "dark"))), ("en/", ((1280, "dark"), (320, "light")))]
)
def test_the_bar_and_the_switches_have_no_violation(
    page: Page, disk: str, folder: str, looks: tuple[Look, ...]
) -> None:
    page.goto(f"{disk}{folder}cases/index.html")
    choose(page, "kamaishi", "iizuka-kama-keisen")

    assert find_violations(page, *looks) == []


def test_neither_bar_nor_switches_are_printed(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")
    choose(page, "kamaishi")

    page.emulate_media(media="print")

    expect(tray(page)).to_be_hidden()
    expect(page.locator("[data-rk-compare]").first).to_be_hidden()


def test_without_scripts_there_is_no_switch(browser: Browser, disk: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()

    plain.goto(disk + "cases/kamaishi.html")

    expect(plain.locator("[data-rk-compare]")).to_be_hidden()
    context.close()
