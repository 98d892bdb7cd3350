"""Pages and handouts on paper: nothing below 9 pt, and nothing wider than the sheet.

A browser prints a whole document smaller where one table of it is too wide.
"""

from pathlib import Path

import pytest
from conftest import PROJECT
from playwright.sync_api import Page

from generator.desk.handout import Wanted, read_handout

MM = 96 / 25.4
"""Pixels of a millimetre, as browsers reckon."""
UPRIGHT, ACROSS = 210 - 30, 297 - 30
"""Width of what is printed on A4, in millimetres."""
NINE_POINTS = 12
"""In pixels."""

SMALL = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const part = node.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!node.data.trim() || !part.checkVisibility({ visibilityProperty: true }) || box.width < 2 || box.height < 2) {
      continue;
    }
    const turned = part.closest("svg") ? part.getScreenCTM() : { a: 1, b: 0 };
    const size = parseFloat(getComputedStyle(part).fontSize) * Math.hypot(turned.a, turned.b);
    if (size < LEAST - 0.05) {
      found.add(`${size.toFixed(1)} ${part.localName}.${part.getAttribute("class")}: ${node.data.trim().slice(0, 20)}`);
    }
  }
  return [...found];
}
""".replace("LEAST", str(NINE_POINTS))
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDE_LEAVES = """
(isTable) => [...document.querySelectorAll(".rk-sheet-leaf")]
  .filter((leaf) => leaf.id.startsWith("table-") === isTable && leaf.scrollWidth > leaf.clientWidth)
  .map((leaf) => leaf.id)
"""


def lay(page: Page, millimetres: int) -> None:
    """A page as on paper of that width."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(millimetres * MM), "height": 900})


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("index.html", UPRIGHT),
        ("en/index.html", UPRIGHT),
        ("bureau.html", UPRIGHT),
        ("charts.html", UPRIGHT),
        ("en/timeline.html", UPRIGHT),
        ("glossary.html", UPRIGHT),
        ("cases/hirado.html", UPRIGHT),
        ("cases/fukuchiyama-annex.html", UPRIGHT),
        ("tables/staffing.html", ACROSS),
        ("en/tables/staffing.html", ACROSS),
        ("en/tables/municipalities.html", ACROSS),
    ],
)
def test_a_printed_page_is_no_wider_than_its_paper_and_has_no_letters_below_nine_points(
    site: Path, page: Page, name: str, width: int
) -> None:
    lay(page, width)
    page.goto((site / name).as_uri())

    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDE) <= 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_sheet_or_table_of_a_handout_is_wider_than_its_paper(page: Page, language: str) -> None:
    tables = ",".join(sorted(path.stem for path in (PROJECT / "content/tables").glob("*.yml")))
    lay(page, 210 - 24)
    page.set_content(read_handout(PROJECT, Wanted(None, tables, language)).to_html({}))

    sheets = page.evaluate(WIDE_LEAVES, arg=False)
    lay(page, 297 - 24)
    across = page.evaluate(WIDE_LEAVES, arg=True)

    assert sheets == []
    assert across == []
    assert page.evaluate(SMALL) == []
