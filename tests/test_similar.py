"""Cases from towns like one's own: the page, its distances, and the file of all municipalities."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser import read_address
from playwright.sync_api import Browser, Locator, Page, expect
from samples import real_project, words
from test_accessibility import find_violations
from test_pages import TOO_WIDE

from generator.input.registry import Figures, Population, Registry
from generator.language.catalogue import Catalogue
from generator.view.towns import to_names, to_towns

KAMAISHI, KEISEN, KUNITACHI = "032115", "404217", "132152"


def cases(page: Page) -> Locator:
    """The cases that are listed."""
    return page.locator(".rk-similar-case")


def said(page: Page) -> Locator:
    """How many cases are listed, in words."""
    return page.locator("[data-rk-said]")


def open_similar(page: Page, site: Path, parameters: str = "", folder: str = "") -> None:
    """Open the page and wait until it knows the cases."""
    page.goto((site / folder / "similar.html").as_uri() + (f"?{parameters}" if parameters else ""))
    expect(said(page)).not_to_be_empty()


def type_town(page: Page, text: str) -> Locator:
    """Type into the box of the town; what is suggested comes back."""
    page.get_by_label("市区町村の名前").press_sequentially(text)
    return page.get_by_role("option")


def data_of(script: bytes) -> dict[str, list[list[object]]]:
    """What the script of all municipalities hands over."""
    found: dict[str, list[list[object]]] = json.loads(script.decode().removeprefix("renkei.townData(")[:-3])
    return found


def test_the_file_of_towns_has_all_of_them_and_is_small_with_figures() -> None:
    registry = real_project().registry
    figures = {
        code: Figures(int(code[2:5]) * 997 + number * 13, 20 + number % 311 / 10, 10 + number % 171 / 10)
        for number, code in enumerate(registry.towns)
    }

    script = to_towns(Registry(registry.towns, registry.prefectures, Population("2020-10-01", "", figures)))

    assert [len(column) for column in data_of(script)["towns"]] == [1741] * 7
    assert len(gzip.compress(script)) <= 45 * 1024
    assert [len(column) for column in data_of(to_towns(registry))["towns"]] == [1741] + [0] * 3 + [1741] * 3


@pytest.mark.parametrize(
    ("key", "town", "prefecture"),
    [
        ("ja", "釜石市", "岩手県"),
        ("en", "Kamaishi City", "Iwate Prefecture"),
        ("zh-hans", "釜石市", "岩手县"),
        ("ko", "가마이시시", "이와테현"),
    ],
)
def test_the_file_of_towns_shows_the_names_of_its_language(key: str, town: str, prefecture: str) -> None:
    registry = real_project().registry
    row = list(registry.towns).index("032115")

    data: dict[str, Any] = data_of(to_names(registry, words(key, None if key == "ja" else Catalogue({}))))

    names = data_of(to_towns(registry))["towns"][4:] + data["own"]
    assert names[data["shown"]][row] == town
    assert {names[0][row], names[1][row], names[2][row]} == {"釜石市", "かまいしし", "Kamaishi City"}
    assert ["030007", prefecture] in data["prefectures"]


@pytest.mark.parametrize("text", ["ふちゅう", "府中", "fuchu"])
def test_a_town_is_found_by_name_kana_and_romaji_with_its_prefecture(page: Page, site: Path, text: str) -> None:
    open_similar(page, site)

    expect(type_town(page, text).filter(has_text=re.compile("^府中市"))).to_have_text(
        ["府中市（東京都）", "府中市（広島県）"]
    )


def test_a_town_of_the_records_brings_its_figures_by_keyboard(page: Page, site: Path) -> None:
    open_similar(page, site)
    expect(type_town(page, "かまいし")).to_have_text(["釜石市（岩手県）"])

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_label("人口", exact=True)).to_have_value("32078")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(cases(page).first.get_by_role("heading")).to_contain_text("釜石市")
    assert read_address(page).endswith(f"?town={KAMAISHI}")


def test_a_town_without_figures_says_so_and_typed_ones_are_ranked(page: Page, site: Path) -> None:
    open_similar(page, site, f"town={KUNITACHI}")
    expect(page.get_by_text("このまちの数値はこのサイトにありません")).to_be_visible()
    expect(cases(page)).to_have_count(0)

    page.get_by_label("人口", exact=True).fill("１２０，０００")
    page.keyboard.press("Tab")

    expect(cases(page).first).to_contain_text("人口：120,000人に対し126,364人（1.05倍）")
    expect(cases(page).first).to_contain_text("距離 0.07")
    expect(said(page)).to_have_text(
        "12件の事例を、近い順に並べました。 同じ項目が分からず、比べられない事例が1件あります。"
    )


def test_distances_are_weighted_as_the_page_says(page: Page, site: Path) -> None:
    open_similar(page, site, "population=64156&a65=29.8&coverage=multiple&w-a65=3")
    kamaishi = cases(page).filter(has=page.get_by_role("link", name="釜石市（岩手県）"))

    # 64,156 is twice 32,078; 39.8 - 29.8 = 10 points; one municipality: (1 x 1 + 3 x 2 + 1 x 1) / 5
    expect(kamaishi.locator(".rk-similar-points")).to_have_text(["距離 1.00", "距離 2.00", "距離 1.00"])
    expect(kamaishi.locator(".rk-similar-all")).to_have_text("全体の距離：1.60")


def test_of_several_municipalities_the_nearest_counts_and_is_named(page: Page, site: Path) -> None:
    open_similar(page, site, f"town={KEISEN}&coverage=multiple")

    expect(cases(page).first).to_contain_text("飯塚市、嘉麻市、桂川町のうち、もっとも近いのは桂川町です。")
    expect(cases(page).first).to_contain_text("選んだまちの事例")
    expect(cases(page).first).to_contain_text("対象自治体：「複数の自治体」で同じ")


def test_items_that_are_not_known_are_named_and_left_out(page: Page, site: Path) -> None:
    open_similar(page, site, "population=28190&affiliation=municipality")

    first = cases(page).filter(has=page.get_by_role("link", name="伊豆市（静岡県）"))
    expect(first).to_contain_text("数えなかった項目：所属する組織")
    expect(first.locator(".rk-similar-all")).to_have_text("全体の距離：0.00")


def test_what_the_address_says_wrongly_is_named_and_the_rest_is_used(page: Page, site: Path) -> None:
    open_similar(page, site, "town=999999&population=-5&a65=200&coverage=x&w-a75=9&foo=1&a75=15")

    note = page.get_by_text("使えないため無視しました")
    for value in ("town=999999", "population=-5", "a65=200", "coverage=x", "w-a75=9", "foo=1"):
        expect(note).to_contain_text(value)
    expect(page.get_by_label("75歳以上の割合", exact=True)).to_have_value("15")
    expect(cases(page)).to_have_count(10)


@pytest.mark.parametrize(
    ("label", "text", "message"),
    [
        ("人口", "十二万", "1以上の整数"),
        ("人口", "-3", "1以上の整数"),
        ("65歳以上の割合", "200", "0から100まで"),
        ("75歳以上の割合", "45", "65歳以上の割合以下"),
    ],
)
def test_wrong_typing_is_told_at_its_field(page: Page, site: Path, label: str, text: str, message: str) -> None:
    open_similar(page, site, "population=30000&a65=40&a75=20")

    field = page.get_by_label(label, exact=True)
    field.fill(text)

    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(message))
    expect(cases(page)).to_have_count(10)


def test_a_town_that_does_not_exist_is_told_at_its_field(page: Page, site: Path) -> None:
    open_similar(page, site)
    type_town(page, "アトランティス")

    page.keyboard.press("Tab")

    expect(page.get_by_label("市区町村の名前")).to_have_accessible_description(re.compile("一覧にないまち"))


def test_the_back_button_brings_back_what_was_said_before(page: Page, site: Path) -> None:
    open_similar(page, site, f"town={KAMAISHI}")
    page.get_by_label("またがる", exact=True).check()
    page.get_by_label("重み（65歳以上の割合）").fill("0")
    expect(page).to_have_url(re.compile("coverage=multiple&w-a65=0|w-a65=0&coverage=multiple"))

    page.go_back()
    expect(page.get_by_label("重み（65歳以上の割合）")).to_have_value("1")
    expect(page.get_by_label("またがる", exact=True)).to_be_checked()
    page.go_back()

    expect(page.get_by_label("またがる", exact=True)).not_to_be_checked()
    assert read_address(page).endswith(f"?town={KAMAISHI}")


def test_more_cases_are_shown_on_demand_and_weights_go_back_to_one(page: Page, site: Path) -> None:
    open_similar(page, site, "population=30000&w-population=3")
    page.get_by_role("button", name="さらに表示").click()
    expect(cases(page)).to_have_count(12)
    expect(cases(page).nth(10).get_by_role("link")).to_be_focused()

    page.get_by_role("button", name="重みを1に戻す").click()

    expect(page.get_by_label("重み（人口）")).to_have_value("1")
    assert read_address(page).endswith("?population=30000")


@pytest.mark.parametrize(("folder", "width", "scheme"), [("", 1280, "light"), ("", 320, "dark"), ("en/", 768, "dark")])
def test_the_page_with_results_passes_axe_and_fits(
    page: Page, site: Path, folder: str, width: int, scheme: str
) -> None:
    open_similar(page, site, f"town={KEISEN}&coverage=single&a75=50", folder)

    assert find_violations(page, (width, "light" if scheme == "light" else "dark")) == []
    assert page.evaluate(TOO_WIDE) == []


def test_the_page_works_under_the_strict_policy_and_without_storage(page: Page, served: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")

    page.goto(f"{served}similar.html?town={KAMAISHI}")

    expect(cases(page)).to_have_count(10)


def test_without_a_script_the_method_and_the_table_are_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()

    plain.goto((site / "similar.html").as_uri())

    expect(plain.get_by_role("link", name="自治体の人口と高齢化・認定率")).to_be_visible()
    expect(plain.get_by_role("heading", name="距離の求め方")).to_be_visible()
    expect(plain.locator("form:not([data-rk-search])")).to_be_hidden()
    context.close()
