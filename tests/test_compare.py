"""What a person sees of the comparison: cases side by side, their differences, and what can be taken away."""

import re
from pathlib import Path

import pytest
from browser import read_address
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import Look, find_violations
from test_pages import TABLE_FAULTS, TOO_WIDE

WIDE = "iizuka-kama-keisen,izu,chiba,sakado-tsurugashima"
"""Cases of all three kinds; with the most municipalities."""


@pytest.fixture
def disk(site: Path) -> str:
    """The address of the site on the disk; it ends with a slash."""
    return site.as_uri() + "/"


def compare(page: Page, start: str, parameters: str) -> None:
    """Open a comparison at an address that starts so, and wait until it is shown."""
    page.goto(f"{start}compare.html?{parameters}")
    expect(page.get_by_role("table")).to_be_visible()


def heads(page: Page) -> Locator:
    """The cases, in their order."""
    return page.locator("thead [data-id] a")


def row(page: Page, label: str) -> Locator:
    """The row of a field."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile("^" + label + "(?!と)")))


def said(page: Page) -> Locator:
    """What the page says about the address and the choice."""
    return page.locator("article [role=status]").first


def test_cases_stand_side_by_side_in_the_order_of_the_address(page: Page, disk: str) -> None:
    compare(page, disk, "cases=toshima,kamaishi")

    expect(heads(page)).to_have_text(["豊島区（東京都）", "釜石市（岩手県）"])
    expect(row(page, "人口").get_by_role("cell")).to_have_text(["301,599", "32,078"])
    expect(page.get_by_role("table")).to_have_accessible_name("豊島区（東京都） × 釜石市（岩手県）")
    assert page.evaluate(TABLE_FAULTS) == []


def test_municipalities_are_columns_of_their_case(page: Page, disk: str) -> None:
    compare(page, disk, "cases=iizuka-kama-keisen,izu")

    expect(page.locator("thead tr").last.get_by_role("columnheader")).to_have_text(["飯塚市", "嘉麻市", "桂川町"])
    expect(row(page, "人口").get_by_role("cell")).to_have_text(["126,364", "35,473", "12,878", "28,190"])
    expect(row(page, "種別").get_by_role("cell")).to_have_count(2)
    expect(row(page, "種別").get_by_role("cell").first).to_have_attribute("colspan", "3")


def test_the_kinds_of_empty_are_told_apart(page: Page, disk: str) -> None:
    compare(page, disk, "cases=" + WIDE)

    expect(row(page, "要介護認定率（1号）").get_by_role("cell").nth(2)).to_contain_text("広域連合のため不明")
    expect(row(page, "要介護認定率（区分なし）").get_by_role("cell").first).to_have_text("記載なし")
    expect(row(page, "人口").get_by_role("cell").nth(4)).to_have_text("この種別にはない項目")
    compare(page, disk, "cases=kamaishi,toyoake-togo")
    expect(row(page, "委託").get_by_role("cell").first).to_have_text("なし")
    expect(page.get_by_role("table")).to_contain_text("要確認")


def test_a_row_that_differs_says_so_in_words(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,toshima")

    expect(row(page, "人口").get_by_role("rowheader")).to_contain_text("≠ 異なる")
    expect(row(page, "対象自治体").get_by_role("rowheader")).not_to_contain_text("異なる")
    expect(page.locator("article output").first).to_have_text(re.compile(r"\d+項目のうち、\d+項目が異なります。"))


def test_a_field_that_only_one_case_can_have_is_no_difference(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,mito")

    expect(row(page, "所属").get_by_role("cell").last).to_have_text("この種別にはない項目")
    expect(row(page, "所属").get_by_role("rowheader")).not_to_contain_text("異なる")
    expect(row(page, "県の事業")).to_have_count(0)


def test_equal_rows_can_be_folded_and_the_address_says_it(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,toshima")

    page.get_by_label("違う項目だけ").check()

    expect(row(page, "対象自治体")).to_have_count(0)
    expect(row(page, "人口")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?cases=kamaishi,toshima&only=differences$"))
    page.reload()
    expect(page.get_by_role("table")).to_have_accessible_name(re.compile("違う項目だけ$"))


def test_cases_move_and_leave_by_keyboard_and_the_focus_stays(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,toshima,mito")

    page.get_by_role("button", name="水戸市を左へ移す").press("Enter")
    expect(page.get_by_role("button", name="水戸市を左へ移す")).to_be_focused()
    page.keyboard.press("Enter")

    expect(heads(page)).to_have_text(["水戸市（茨城県）", "釜石市（岩手県）", "豊島区（東京都）"])
    expect(page.get_by_role("button", name="水戸市を右へ移す")).to_be_focused()
    page.get_by_role("button", name="釜石市を外す").press("Enter")
    expect(page.get_by_role("button", name="豊島区を外す")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?cases=mito,toshima$"))


def test_a_case_is_added_and_the_back_button_takes_it_away(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,toshima")

    page.get_by_label("比べる事例を加える").select_option("千葉県")
    page.get_by_role("button", name="加える").click()
    expect(heads(page)).to_have_count(3)
    assert page.evaluate("renkei.tray.ids()") == ["kamaishi", "toshima", "chiba"]
    read_address(page)
    page.go_back()

    expect(heads(page)).to_have_count(2)


def test_without_a_choice_nothing_is_added(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,toshima")
    expect(page.get_by_label("比べる事例を加える").locator("option:checked")).to_have_text("事例を選ぶ")

    page.get_by_role("button", name="加える").click()

    expect(heads(page)).to_have_count(2)


def test_the_picker_groups_cases_by_kind_and_closes_at_four(page: Page, disk: str) -> None:
    compare(page, disk, "cases=kamaishi,toshima")
    groups = page.locator("article optgroup")

    assert groups.evaluate_all("nodes => nodes.map(node => [node.label, node.children.length])") == [
        ["コーディネーターの体制", 8],
        ["支援を受けた自治体", 4],
        ["都道府県の取組", 1],
    ]
    assert groups.locator("option:disabled").all_text_contents() == ["釜石市（岩手県）", "豊島区（東京都）"]
    compare(page, disk, "cases=kamaishi,toshima,mito,izu")
    expect(page.get_by_label("比べる事例を加える")).to_be_disabled()


@pytest.mark.parametrize(
    ("parameters", "texts"),
    [
        ("cases=kamaishi,nowhere,toshima,%3Cb%3E", ["使いませんでした：nowhere、<b>"]),
        ("cases=kamaishi,toshima,mito,izu,hirado", ["4件までです", "平戸市"]),
        ("cases=kamaishi,kamaishi", ["釜石市だけです", "もう一つ選ぶ"]),
        ("cases=kamaishi,toshima&only=all", ["使いませんでした：all"]),
        ("cases=", ["二つから四つまで選んでください"]),
        ("", ["二つから四つまで選んでください"]),
    ],
    ids=["unknown", "five", "one", "form", "empty", "none"],
)
def test_the_page_says_what_it_ignored_and_works_on(page: Page, disk: str, parameters: str, texts: list[str]) -> None:
    page.goto(f"{disk}compare.html?{parameters}")

    for text in texts:
        expect(said(page)).to_contain_text(text)
    shown = {"": 0, "cases=": 0, "cases=kamaishi,kamaishi": 0, "cases=kamaishi,toshima,mito,izu,hirado": 4}
    expect(heads(page)).to_have_count(shown.get(parameters, 2))


def test_the_cases_of_the_tray_are_shown_where_the_address_names_none(page: Page, disk: str) -> None:
    page.goto(disk + "cases/index.html")
    page.locator("[data-rk-compare=kamaishi]").click()
    page.locator("[data-rk-compare=hirado]").click()

    compare(page, disk, "")

    expect(heads(page)).to_have_text(["釜石市（岩手県）", "平戸市（長崎県）"])
    expect(page).to_have_url(disk + "compare.html?cases=kamaishi,hirado")


def test_the_examples_lead_to_comparisons(page: Page, disk: str) -> None:
    page.goto(disk + "compare.html")

    page.get_by_role("link", name="釜石市と豊島区").click()

    expect(heads(page)).to_have_text(["釜石市（岩手県）", "豊島区（東京都）"])


def test_the_table_is_taken_away_as_csv_for_excel(page: Page, disk: str, tmp_path: Path) -> None:
    compare(page, disk, "cases=iizuka-kama-keisen,kamaishi&only=differences")

    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()

    assert download.value.suggested_filename == "compare-iizuka-kama-keisen-kamaishi.csv"
    download.value.save_as(tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert lines[0].startswith("\ufeff項目,単位,違い,飯塚市・嘉麻市・桂川町（福岡県） 飯塚市,")
    assert lines[1] == '人口,人,異なる,"126,364","35,473","12,878","32,078"'
    assert "\r\n対象自治体," in text
    assert "\r\n費用," not in text
    assert "≠" not in text


def test_a_text_that_a_spreadsheet_would_run_is_neutralised(page: Page, disk: str, tmp_path: Path) -> None:
    compare(page, disk, "cases=kamaishi,toshima")
    page.locator("tbody td div").first.evaluate("node => { node.textContent = '=1+1'; }")

    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()

    download.value.save_as(tmp_path / "a.csv")
    assert ",'=1+1," in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_the_address_can_be_copied(page: Page, disk: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compare(page, disk, "cases=kamaishi,toshima")

    page.get_by_role("button", name="コピーする").click()

    expect(page.get_by_text("アドレスをコピーしました。")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == disk + "compare.html?cases=kamaishi,toshima"


def test_a_comparison_below_a_sub_path_works_under_a_strict_policy(page: Page, served: str) -> None:
    compare(page, served + "en/", "cases=kamaishi,toshima")

    expect(heads(page).first).to_contain_text("Kamaishi")
    heads(page).first.click()
    expect(page).to_have_url(served + "en/cases/kamaishi.html")


def test_on_a_phone_the_cases_stand_under_each_field(page: Page, disk: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    compare(page, disk, "cases=" + WIDE)
    cells = row(page, "人口").get_by_role("cell")

    tops = cells.evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().top)")

    assert tops == sorted(set(tops))
    assert page.evaluate(TOO_WIDE) == []
    labels = cells.evaluate_all("nodes => nodes.map(node => getComputedStyle(node, '::before').content)")
    assert labels[:4] == ['"飯塚市"', '"嘉麻市"', '"桂川町"', '"伊豆市"']


def test_first_column_and_head_stay_in_sight(page: Page, disk: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    compare(page, disk, "cases=" + WIDE)
    region = page.locator(".rk-compare .rk-scroll")

    region.evaluate("node => node.scrollTo(200, 600)")

    start = region.bounding_box()
    head = page.locator("thead").bounding_box()
    first = row(page, "委託").get_by_role("rowheader").bounding_box()
    assert start is not None
    assert head is not None
    assert first is not None
    assert abs(head["y"] - start["y"]) <= 2
    assert abs(first["x"] - start["x"]) <= 2


def test_the_comparison_prints_without_its_controls(page: Page, disk: str) -> None:
    compare(page, disk, "cases=" + WIDE)

    page.emulate_media(media="print")

    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("button", name="CSV")).to_be_hidden()
    expect(page.get_by_role("button", name="伊豆市を外す")).to_be_hidden()
    expect(page.get_by_label("比べる事例を加える")).to_be_hidden()


@pytest.mark.parametrize(
    ("folder", "looks"), [("", ((1280, "light"), (320, "dark"))), ("en/", ((1280, "dark"), (320, "light")))]
)
@pytest.mark.parametrize("parameters", ["cases=" + WIDE, "cases=kamaishi"])
def test_the_comparison_has_no_violation(
    page: Page, disk: str, parameters: str, folder: str, looks: tuple[Look, ...]
) -> None:
    page.goto(f"{disk}{folder}compare.html?{parameters}")
    expect(page.locator("article option").nth(1)).to_be_attached()

    assert find_violations(page, *looks) == []


def test_without_scripts_the_page_leads_to_the_tables(browser: Browser, disk: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()

    plain.goto(disk + "compare.html?cases=kamaishi,toshima")

    expect(plain.get_by_text("JavaScriptが必要です")).to_be_visible()
    expect(plain.get_by_role("heading", name="組み合わせの例")).to_be_hidden()
    plain.get_by_role("article").get_by_role("link", name="比較表の一覧").click()
    expect(plain).to_have_url(disk + "tables/index.html")
    context.close()


def test_the_language_switch_keeps_the_comparison(page: Page, disk: str) -> None:
    page.goto(disk + "compare.html?cases=kamaishi,toshima")

    page.locator(".rk-languages summary").click()
    page.get_by_role("link", name="English").click()

    expect(page).to_have_url(disk + "en/compare.html?cases=kamaishi,toshima")
