"""Every type of page passes axe: WCAG 2.0 to 2.2, levels A and AA, and its best practices."""

from pathlib import Path
from typing import Literal

import pytest
from audit.sweep import PROBE, press_all
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"preload": False, "runOnly": RULES, "resultTypes": ["violations"]}
"""Preloading reads style sheets, which file:// forbids."""

TYPES = {
    "home": "index.html",
    "written page": "about.html",
    "results page": "search.html",
    "placed tables": "funding.html",
    "written tables": "bureau.html",
    "events": "events.html",
    "list of cases": "cases/index.html",
    "coordinator model": "cases/iizuka-kama-keisen.html",
    "support case": "cases/izu.html",
    "annex": "cases/hirado-annex.html",
    "prefecture": "cases/chiba.html",
    "list of tables": "tables/index.html",
    "table": "tables/affiliation.html",
    "glossary": "glossary.html",
    "state of translations": "translations.html",
}
LONG = {"vocabulary and codebook": "data.html", "logic model": "cases/fukuchiyama-annex.html"}
OTHERS = ("en/", "zh-hans/", "ko/")

Look = tuple[int, Literal["light", "dark"]]
"""A width in pixels, and a colour scheme."""


def find_violations(page: Page, *looks: Look) -> list[str]:
    """What axe objects to on an open page, by width and scheme."""
    found = []
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        results = Axe().run(page, options=OPTIONS)
        if results.violations_count:
            found.append(f"{width} {scheme}: {results.generate_snapshot()}")
    return found


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("folder", ["", "others"])
def test_a_page_of_each_type_has_no_violation(page: Page, site: Path, kind: str, folder: str) -> None:
    """Widths and schemes are shared out between Japanese and one of the other languages; `make audit` runs all."""
    looks: list[Look] = [(1280, "light"), (360, "dark")]
    if folder:
        folder, looks = OTHERS[list(TYPES).index(kind) % len(OTHERS)], [(1280, "dark"), (360, "light")]

    page.goto((site / folder / TYPES[kind]).as_uri())

    assert find_violations(page, *looks) == []


@pytest.mark.parametrize("kind", LONG)
def test_the_longest_pages_have_no_violation(page: Page, site: Path, kind: str) -> None:
    page.goto((site / LONG[kind]).as_uri())

    assert find_violations(page, (1280, "light"), (360, "dark")) == []


def test_a_fault_would_be_found(page: Page) -> None:
    page.set_content("<html lang='ja'><title>x</title><main><h1>x</h1><img src='data:,'></main></html>")

    results = Axe().run(page, options=OPTIONS)

    assert results.violations_count > 0


WATCH_FOCUS = """() => {
  window.unseen = new Set([...document.querySelectorAll("a[href], button, summary, [tabindex='0']")]
    .filter(node => node.checkVisibility()));
  window.unmarked = [];
  document.addEventListener("focusin", ({target}) => {
    unseen.delete(target);
    const style = getComputedStyle(target);
    if (parseFloat(style.outlineWidth) < 2 || style.outlineStyle === "none") unmarked.push(target.outerHTML);
  });
  return unseen.size;
}"""


def test_everything_is_reached_with_the_keyboard_and_shows_its_focus(page: Page, site: Path) -> None:
    page.goto((site / "cases/kamaishi.html").as_uri())
    page.wait_for_selector("a.rk-term")
    count = page.evaluate(WATCH_FOCUS)

    for _ in range(count + 10):
        page.keyboard.press("Tab")

    assert count > 20
    assert page.evaluate("[...unseen].map(node => node.outerHTML)") == []
    assert page.evaluate("unmarked") == []


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("tables/contracts.html", 1280),
        ("explore.html?view=table", 1280),
        ("en/open-data.html", 1280),
        ("en/open-data.html", 360),
    ],
)
def test_the_keyboard_gets_there_and_back_and_nothing_covers_what_has_the_focus(
    page: Page, site: Path, address: str, width: int
) -> None:
    path, _, query = address.partition("?")
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")  # the skip link comes at once
    page.goto(f"{(site / path).as_uri()}?{query}")
    expect(page.locator(".rk-scroll:visible tbody tr").first).to_be_visible()
    page.add_script_tag(path=PROBE)

    press_all(page)

    assert page.evaluate("audit.endWalk()") == []
