"""What a person sees: the pages of the real site in a real browser."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import PROJECT, replace
from playwright.sync_api import Browser, Page, expect

from generator.build import build_site

GENERATED = (
    "cases/index.html",
    "cases/kamaishi.html",
    "cases/iizuka-kama-keisen.html",
    "cases/fukuchiyama.html",
    "cases/fukuchiyama-annex.html",
    "cases/chiba.html",
    "tables/index.html",
    "tables/staffing.html",
)
WRITTEN = (
    *("index.html", "funding.html", "data.html", "about.html", "search.html", "explore.html", "compare.html"),
    *("similar.html", "guide.html", "advice.html", "charts.html", "timeline.html", "events.html", "programme.html"),
    *("types.html", "base.html", "support-year.html", "prefectures.html", "bureau.html", "indicators.html"),
    *("glossary.html", "translations.html", "open-data.html"),
)
TAGS = {"": "ja", "en/": "en", "zh-hans/": "zh-Hans", "ko/": "ko"}
OTHERS = tuple(folder for folder in TAGS if folder)
PAGES = [
    *(*WRITTEN, *GENERATED),
    *(OTHERS[place % len(OTHERS)] + path for place, path in enumerate((*WRITTEN, *GENERATED))),
]
"""Every page in Japanese and in one of the other languages; `make audit` opens all of them."""
WIDTHS = (320, 768, 1280)
CASES = sorted(path.stem for path in (PROJECT / "cases").glob("*.yml"))
SUPPORT_CASES = ("fukuchiyama", "hirado", "izu", "mito")

HOSTILE = "<script>alert(1)</script> {{ config }} @@content@@ [x](javascript:alert(1)) &amp; \"'</title>"

TABLE_FAULTS = """() => [...document.querySelectorAll("table[class]:has(tr)")].flatMap(table => [
  table.caption?.textContent.trim() ? [] : ["no caption"],
  [...table.querySelectorAll("th")].every(head => head.scope) ? [] : ["a header without scope"],
  table.querySelector("thead th[scope=col]") ? [] : ["no column headers"],
  [...table.querySelectorAll("tbody tr")].every(row => row.querySelector("th")) ? [] : ["a row without head"],
].flat().map(fault => (table.caption?.innerText ?? "table") + ": " + fault)).concat(
  [...document.querySelectorAll("table:not([class])")].flatMap(table =>
    table.querySelector("thead th") && !table.querySelector("thead th:empty") ? [] : ["a table without heads"]))"""
"""Markdown gives a table heads, but neither caption nor scopes; those of ours have them all."""

TOO_WIDE = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.body.querySelectorAll("*")].filter(node => node.getBoundingClientRect().right > innerWidth)
      .slice(0, 3).map(node => node.outerHTML.slice(0, 80)).concat("too wide")
  : []"""


class Attributes(HTMLParser):
    """The values of all attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.values: list[str] = []
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes of one tag."""
        self.values += [value or "" for _, value in attrs]


def open_file(page: Page, site: Path, path: str) -> None:
    """Open a page of the site from the disk."""
    page.goto((site / path).as_uri())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_from_the_disk_at_every_width(page: Page, site: Path, path: str) -> None:
    """It asks no other host and logs no error (the fixture watches), and nothing scrolls sideways."""
    open_file(page, site, path)

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == [], width
    assert page.evaluate(TABLE_FAULTS) == []
    assert page.get_by_role("heading", level=1).count() == 1
    folder = path[: path.index("/") + 1] if "/" in path else ""
    assert page.locator("html").get_attribute("lang") == TAGS.get(folder, "ja")


@pytest.mark.parametrize("path", [*WRITTEN, *GENERATED, "en/index.html", "ko/cases/kamaishi.html"])
def test_a_page_is_whole_below_a_sub_path_under_a_strict_policy(page: Page, served: str, path: str) -> None:
    answer = page.goto(served + path)

    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("document.body.innerText.length") > 200
    page.locator("[data-rk-scheme]").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "data.html",
        "cases/index.html",
        "cases/kamaishi.html",
        "tables/index.html",
        "tables/staffing.html",
    ],
)
def test_the_language_switch_leads_to_the_same_page_and_back(page: Page, site: Path, path: str) -> None:
    open_file(page, site, path)

    page.locator(".rk-languages summary").click()
    page.get_by_role("link", name="English", exact=True).click()
    assert page.url == (site / "en" / path).as_uri()
    page.locator(".rk-languages summary").click()
    page.get_by_role("link", name="日本語", exact=True).click()

    assert page.url == (site / path).as_uri()


@pytest.mark.parametrize("path", ["index.html", "cases/kamaishi.html"])
def test_the_colour_scheme_follows_the_button_and_stays_on_the_next_page(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")

    page.get_by_role("button", name="暗い配色にする").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(served + "about.html")

    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="明るい配色にする").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")


def test_the_colour_scheme_follows_the_system_until_a_reader_chooses(page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    open_file(page, site, "cases/kamaishi.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")

    page.emulate_media(color_scheme="light")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("cases/kamaishi.html", ["ホーム", "事例をさがす", "釜石市（岩手県）"]),
        ("en/cases/kamaishi.html", ["Home", "Find cases", "Kamaishi City (Iwate)"]),
        ("tables/index.html", ["ホーム", "比べる", "比較表の一覧"]),
        ("data.html", ["ホーム", "データ", "データの読み方"]),
        ("en/about.html", ["Home", "About", "About this site"]),
    ],
)
def test_the_path_from_the_home_page_stands_above_the_text(page: Page, site: Path, path: str, steps: list[str]) -> None:
    open_file(page, site, path)

    trail = page.get_by_role("navigation", name=re.compile("現在の位置|You are here"))

    expect(trail.get_by_role("listitem")).to_have_text(steps)
    assert trail.get_by_role("link").count() == len(steps) - 1


@pytest.mark.parametrize(
    "path", [*(path for path in GENERATED if "tables/" not in path), "data.html", "en/cases/kamaishi.html"]
)
def test_the_table_of_contents_names_every_section_in_order(page: Page, site: Path, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_file(page, site, path)

    contents = page.locator(".md-sidebar--secondary > * > * > nav > ul > li > a")
    headings = page.locator("article h2[id]")

    assert headings.count() > 0
    assert contents.evaluate_all("nodes => nodes.map(node => node.hash.slice(1))") == headings.evaluate_all(
        "nodes => nodes.map(node => node.id)"
    )


def test_the_skip_link_comes_first_and_leads_to_the_title(page: Page, site: Path) -> None:
    open_file(page, site, "cases/kamaishi.html")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.hash") == "#title"
    assert page.evaluate("document.getElementById('title').tagName") == "H1"


def test_escape_closes_a_menu_and_gives_the_focus_back(page: Page, site: Path) -> None:
    open_file(page, site, "index.html")
    menu = page.locator(".rk-languages")
    menu.locator("summary").press("Enter")
    expect(menu).to_have_attribute("open", "")

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


@pytest.mark.parametrize("path", ["index.html", "cases/mito.html", "tables/staffing.html", "en/funding.html"])
def test_a_page_without_scripts_has_the_same_text_tables_and_menus(
    browser: Browser, page: Page, site: Path, path: str
) -> None:
    open_file(page, site, path)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    plain = context.new_page()
    open_file(plain, site, path)

    assert plain.locator("article").text_content() == page.locator("article").text_content()
    assert plain.get_by_role("table").first.is_visible() or path == "cases/mito.html"
    for menu in (".rk-languages", ".rk-sections"):
        plain.locator(f"{menu} summary").click()
        expect(plain.locator(f"{menu} a").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_the_typology_counts_4_2_1_1_cases_and_says_where_there_is_none(page: Page, site: Path, path: str) -> None:
    open_file(page, site, path)

    cells = page.locator(".rk-matrix tbody td").all()

    assert [re.findall(r"^\d+", cell.inner_text()) for cell in cells] == [["4"], ["2"], ["1"], [], [], ["1"]]
    assert [cell.get_by_role("link").count() for cell in cells] == [4, 2, 1, 0, 0, 1]
    assert cells[3].inner_text() == cells[4].inner_text() != ""


def test_the_typology_says_in_words_that_the_source_has_no_such_case(page: Page, site: Path) -> None:
    open_file(page, site, "index.html")

    expect(page.get_by_role("table").get_by_text("あてはまる事例はありません")).to_have_count(2)


def test_columns_of_numbers_have_their_units(page: Page, site: Path) -> None:
    open_file(page, site, "tables/municipalities.html")

    heads = page.locator("table thead tr").first.locator("th").all_inner_texts()
    units = page.locator("table thead tr").nth(1).locator("th, td").all_inner_texts()
    named = dict(zip(heads, units, strict=True))

    assert named["人口"] == "人"
    assert {unit for head, unit in named.items() if "割合" in head or "認定率" in head} == {"%"}


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("case", SUPPORT_CASES)
def test_a_support_case_shows_five_milestones_with_situation_and_advice(
    page: Page, site: Path, case: str, folder: str
) -> None:
    open_file(page, site, f"{folder}cases/{case}.html")

    milestones = page.locator("#meetings + ol > li")

    expect(milestones).to_have_count(5)
    for milestone in milestones.all():
        assert milestone.get_by_role("heading", level=3).inner_text()
        assert milestone.get_by_role("heading", level=4).count() == 2  # situation (or outcome), advice
        assert milestone.get_by_role("listitem").count() >= 2


def test_the_list_leads_to_every_case_and_every_case_to_its_tables(page: Page, site: Path) -> None:
    open_file(page, site, "cases/index.html")

    links = page.locator("article a[href$='.html']").evaluate_all("nodes => nodes.map(node => node.href)")

    assert {(site / f"cases/{case}.html").as_uri() for case in CASES} <= set(links)
    for case in CASES:
        open_file(page, site, f"cases/{case}.html")
        assert page.locator("article #tables ~ p a[href^='../tables/']").count() > 0


def print_page(page: Page) -> list[tuple[int, int]]:
    """The sizes of the sheets of paper that a page prints on, in points."""
    paper = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    return [(round(float(width)), round(float(height))) for width, height in sizes]


@pytest.mark.parametrize("path", ["cases/kamaishi.html", "cases/mito.html", "cases/chiba.html", "data.html"])
def test_a_page_prints_on_a4(page: Page, site: Path, path: str) -> None:
    open_file(page, site, path)

    assert set(print_page(page)) <= {(595, 842), (842, 595)}


@pytest.mark.parametrize("case", ["kamaishi", "toshima"])
def test_a_case_prints_on_no_more_than_six_sheets(page: Page, site: Path, case: str) -> None:
    open_file(page, site, f"cases/{case}.html")

    assert 1 <= len(print_page(page)) <= 6


@pytest.fixture(scope="module")
def hostile(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without any translation, whose record of Kamaishi carries hostile text in title and summary."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("cases", "content", "templates", ".cache"):
        shutil.copytree(built / name, folder / name)
    shutil.copy2(built / "mkdocs.yml", folder)
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    record = folder / "cases/kamaishi.yml"
    for field in ("title", "summary"):
        old = re.search(rf"^{field}: (.+)$", record.read_text(encoding="utf-8"), re.MULTILINE)
        assert old
        replace(record, old[1], quoted)
    build_site(folder, folder / "site", None)
    return folder / "site"


@pytest.mark.parametrize("path", ["cases/kamaishi.html", "en/cases/kamaishi.html"])
def test_hostile_text_of_a_record_is_shown_as_it_is_written(page: Page, hostile: Path, path: str) -> None:
    open_file(page, hostile, path)

    assert page.get_by_role("heading", level=1).inner_text() == HOSTILE
    assert page.locator(".rk-lead").inner_text() == HOSTILE
    assert page.title().startswith(HOSTILE)
    assert page.locator("article script:not([src]), a[href^='javascript']").count() == 0


@pytest.mark.parametrize("path", ["index.html", "cases/index.html", "tables/affiliation.html", "tables/effects.html"])
def test_hostile_text_of_a_record_is_harmless_wherever_it_is_shown(page: Page, hostile: Path, path: str) -> None:
    open_file(page, hostile, path)

    assert page.locator("article script:not([src]), a[href^='javascript']").count() == 0
    assert "@@" not in page.locator("body").inner_text().replace(HOSTILE, "")


def test_a_text_without_translation_is_japanese_and_marked_as_such(page: Page, hostile: Path) -> None:
    open_file(page, hostile, "en/cases/kamaishi.html")

    expect(page.locator("h1 [lang=ja]")).to_have_text(HOSTILE)


def test_no_page_of_the_site_shows_a_marker_or_an_empty_title(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")

        assert "@@" not in text, path
        assert "{{" not in text, path
        assert re.search(r"<title>[^<]*\S[^<]*</title>", text), path


def test_no_attribute_of_any_page_carries_markup(hostile: Path) -> None:
    """Where a text has no translation, its mark belongs to the text and never into an attribute."""
    found = {
        f"{path.relative_to(hostile)}: {value}"
        for path in hostile.rglob("*.html")
        for value in Attributes(path.read_text(encoding="utf-8")).values
        if "<" in value.replace(HOSTILE, "")
    }

    assert sorted(found) == []
