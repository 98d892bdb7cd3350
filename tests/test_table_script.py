"""Comparison tables in a browser: they sort, hide columns, carry bars, and give what they show as CSV."""

import csv
import io
from pathlib import Path

import pytest
from browser import read_address
from playwright.sync_api import Locator, Page, expect
from test_accessibility import find_violations
from test_pages import TOO_WIDE

EMPTY = ("記載なし", "不明")
"""How cells without a value start."""


def open_table(page: Page, start: Path, address: str) -> None:
    """Open a page of the built site at an address below it, and wait for the script of its tables."""
    path, _, query = address.partition("?")
    page.goto((start / path).as_uri() + (f"?{query}" if query else ""))
    expect(page.locator("[data-rk-tools]").first).to_be_visible()


def head(page: Page, label: str) -> Locator:
    """The button in a column's head."""
    return page.get_by_role("columnheader").get_by_role("button", name=label, exact=True)


def column(page: Page, place: int) -> list[str]:
    """The cells of a column, from the top."""
    return page.locator(f".rk-table tbody tr:not(.rk-group) > :nth-child({place})").all_inner_texts()


def choose(page: Page, label: str) -> None:
    """Press the box of a column, with the list of columns open."""
    tools = page.locator(".rk-columns-shown")
    if not tools.evaluate("part => part.open"):
        tools.locator("summary").click()
    tools.get_by_label(label, exact=True).click()


def figures(cells: list[str]) -> list[float]:
    """The figures of cells; those that start with none are left out."""
    return [float(text.replace(",", "").split()[0]) for text in cells if not text.startswith(EMPTY)]


def saved(page: Page) -> list[list[str]]:
    """The rows of the CSV that the page gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV（表示中の行と列）").click()
    data = download.value.path().read_bytes()
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_figures_sort_from_the_largest_then_from_the_smallest_then_as_in_the_file(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html")
    before = column(page, 1)
    rate = head(page, "65歳以上の割合")

    rate.click()
    assert figures(column(page, 4)) == sorted(figures(column(page, 4)), reverse=True)
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    rate.click()
    assert figures(column(page, 4)) == sorted(figures(column(page, 4)))
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    rate.click()

    assert column(page, 1) == before
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_texts_sort_from_the_first(site: Path, page: Page) -> None:
    open_table(page, site, "en/tables/municipalities.html")

    page.get_by_role("columnheader").get_by_role("button").nth(1).click()

    assert column(page, 2) == sorted(column(page, 2))


@pytest.mark.parametrize("sort", ["certification_rate_total", "-certification_rate_total"])
def test_cells_without_a_value_come_last_whichever_way(site: Path, page: Page, sort: str) -> None:
    open_table(page, site, f"tables/municipalities.html?sort={sort}")

    empty = [text.startswith(EMPTY) for text in column(page, 10)]

    assert empty == sorted(empty)
    assert any(empty)
    assert not all(empty)


def test_a_doubtful_figure_sorts_by_its_value(site: Path, page: Page) -> None:
    open_table(page, site, "tables/staffing.html?sort=-coordinators_total")

    texts = column(page, 2)

    assert any("要確認" in text for text in texts)
    assert figures(texts) == sorted(figures(texts), reverse=True)


def test_rows_sort_inside_their_group_and_without_groups_name_it(site: Path, page: Page) -> None:
    open_table(page, site, "tables/staffing-groups.html?sort=-count")
    first_of_group = column(page, 4)[0]

    page.get_by_label("グループに分ける").uncheck()

    assert figures(column(page, 4)) == sorted(figures(column(page, 4)), reverse=True)
    assert first_of_group != column(page, 4)[0]
    assert "groups=no" in read_address(page)
    assert page.locator(".rk-group:visible").count() == 0
    expect(page.locator(".rk-table tbody tr:not(.rk-group) th").first).to_have_attribute(
        "data-rk-of", "新潟市（新潟県）"
    )


def test_a_hidden_column_is_gone_with_its_unit_and_stands_in_the_address(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html")
    cells = page.locator(".rk-table tr > :nth-child(3):visible")
    before = cells.count()

    choose(page, "人口")

    assert before > 0
    expect(cells).to_have_count(0)
    assert read_address(page).endswith("?hide=population")
    choose(page, "人口")
    expect(cells).to_have_count(before)
    assert "?" not in read_address(page)


def test_the_address_gives_back_the_order_and_the_columns(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html?sort=population&hide=departments,prefecture")

    assert figures(column(page, 3)) == sorted(figures(column(page, 3)))
    assert page.locator(".rk-table thead th[data-rk-column]:visible").count() == 9
    expect(page.locator(".rk-table-order")).to_contain_text("「人口」の昇順")


def test_names_that_the_table_does_not_have_are_said_and_ignored(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html?sort=-<b>x&hide=municipality,departments,nothing&groups=no")

    note = page.locator(".rk-table-tools [role=status]")

    expect(note).to_contain_text("-<b>x、municipality、nothing、no")
    assert note.locator("b").count() == 0
    assert page.locator(".rk-table thead th[data-rk-column]:visible").count() == 10


def test_tables_of_one_page_keep_their_states_apart(site: Path, page: Page) -> None:
    open_table(page, site, "funding.html")

    page.locator("[data-rk-tools=funding] + .rk-scroll th button").first.click()

    assert read_address(page).endswith("?funding-sort=fund")
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    expect(page.locator("th button")).to_have_count(page.locator("th[data-rk-column]").count())


def test_figures_carry_bars_of_which_the_largest_is_whole(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html")

    sizes = page.locator(".rk-table tbody td:nth-child(3)").evaluate_all(
        "cells => cells.map(cell => Number(cell.style.getPropertyValue('--rk-size')))"
    )

    populations = figures(column(page, 3))
    assert sizes == pytest.approx([number / max(populations) for number in populations])
    assert page.locator("td:nth-child(4)[style]").count() == 0, "shares have bars of a hundred"


def test_the_csv_holds_what_is_shown_as_it_is_shown(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html?sort=-population&hide=prefecture,departments")

    rows = saved(page)

    assert rows[0][:3] == ["自治体", "人口（人）", "65歳以上の割合（%）"]
    assert rows[1][:3] == ["横浜市", "3777491", "24.4"]
    assert [row[0] for row in rows[1:]] == column(page, 1)
    assert any("不明（広域連合のため不明）" in row for row in rows)


def test_the_csv_is_that_of_the_whole_table_where_all_of_it_is_shown(site: Path, page: Page) -> None:
    for slug in ("municipalities", "staffing", "affiliation"):
        open_table(page, site, f"tables/{slug}.html")
        whole = csv.reader(io.StringIO((site / f"data/{slug}-excel.csv").read_text("utf-8-sig"), newline=""))

        assert sorted(saved(page)) == sorted(whole)


def test_the_csv_neutralises_formulas(site: Path, page: Page) -> None:
    open_table(page, site, "tables/municipalities.html")
    page.locator(".rk-table tbody tr").first.locator("td").first.evaluate("cell => { cell.textContent = '=1+\"1\"'; }")

    assert saved(page)[1][1] == '\'=1+"1"'


def test_head_and_first_column_stay_in_view_and_heads_take_the_keyboard(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_table(page, site, "tables/municipalities.html")
    region = page.get_by_role("region", name="自治体の人口と高齢化・認定率")

    region.evaluate("part => part.scrollTo(600, 200)")
    box, first = region.bounding_box(), page.locator(".rk-table thead th").first.bounding_box()
    head(page, "75歳以上の人口").focus()
    page.keyboard.press("Enter")

    assert box
    assert first
    assert abs(first["x"] - box["x"]) <= 2
    assert first["y"] >= box["y"] - 2
    expect(page.locator("th[aria-sort=descending]")).to_have_text("75歳以上の人口")


def test_a_table_with_its_tools_open_has_no_accessibility_violation(site: Path, page: Page) -> None:
    open_table(page, site, "tables/staffing-groups.html?sort=-count&groups=no&hide=foo")
    page.locator(".rk-columns-shown summary").click()

    assert find_violations(page, (1280, "light"), (320, "dark")) == []
    assert page.evaluate(TOO_WIDE) == []


def test_a_table_works_under_a_strict_policy(served: str, page: Page) -> None:
    page.goto(f"{served}tables/municipalities.html?hide=population&sort=-population")

    expect(page.locator(".rk-table tr > :nth-child(3):visible")).to_have_count(0)
    assert column(page, 1)[0] == "横浜市"
