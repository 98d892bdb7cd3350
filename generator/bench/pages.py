"""The pages of a built site, pressed in a browser as readers do, and how fast they answer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bench.browser import open_browser
from generator.bench.builds import Line, prepare_project
from generator.bench.interactions import INTERACTIONS, TURNS, Timed, report_interactions
from generator.build import build_site
from generator.disk.read import Shelf, read_project, record_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

    from generator.bench.interactions import Interaction

_WATCH = """() => {
  renkei.pressed = [];
  const note = (list) => renkei.pressed.push(...list.getEntries());
  new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16 });
}"""
"""Notes how long the browser says that answers to a reader took: Event Timing, from which INP is made."""
_LOOK = 1000
"""Milliseconds for which a reader looks at a page before pressing anything; what it does meanwhile delays no answer."""
_REST = """async () => {
  await new Promise((resolve) => requestIdleCallback(resolve));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
}"""
"""The moment from the hand on the mouse, or the focus on a control, to the press: what came into sight is drawn.
A driven browser would press in the same frame, and the answer would wait for the drawing of what came before it."""
_ANSWER = """async () => {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200)));
  const noted = renkei.pressed.splice(0).filter((entry) => entry.interactionId);
  return Math.max(16, ...noted.map((entry) => entry.duration));
}"""
"""What was noted since it was last asked, once all is drawn; what is quicker than 16 ms is not told."""


def bench_pages(root: Path, count: int | None) -> Iterator[Line]:
    """Build a project and measure how fast its pages answer to what readers do.

    Args:
        root: The project.
        count: How many records, as `renkei bench` takes them; None for the project's own.

    Raises:
        BrowserMissingError: There is no browser to ask.
        InputError: The project is wrong.
    """
    with open_browser() as browser, tempfile.TemporaryDirectory(prefix="renkei-bench-") as folder:
        place = Path(folder)
        yield prepare_project(root, place, count or 0)
        build_site(place, place / "site", None)
        names = _names_of(place)
        timed = [_time(browser, place / "site", interaction, names) for interaction in INTERACTIONS]
        yield from (Line(*line) for line in report_interactions(timed))


def _names_of(place: Path) -> dict[str, str]:
    """What the addresses of interactions name: two cases, a town, and a prefecture where tables are split."""
    table = next(iter(sorted((place / "site/tables").glob("staffing-[0-9][0-9].html"))), None)
    one, other = record_ids(place)[:2]
    town = next(iter(read_project(place, Shelf()).registry.towns))
    return {
        "one": one,
        "other": other,
        "town": town,
        "prefecture": table.stem.removeprefix("staffing") if table else "",
    }


def _time(browser: Browser, site: Path, interaction: Interaction, names: Mapping[str, str]) -> Timed:
    """Do an interaction as often as wanted, with mouse and keys as a reader does; the first time counts too."""
    path, _, query = interaction.page.format(**names).partition("?")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{(site / path).as_uri()}?{query}")
    page.wait_for_selector(interaction.ready)
    opened = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(_LOOK)
    page.evaluate(_WATCH)
    milliseconds = [_answer(page, interaction, turn) for turn in range(TURNS)]
    context.close()
    return Timed(interaction, opened, tuple(milliseconds))


def _answer(page: Page, interaction: Interaction, turn: int) -> float:
    """Milliseconds from the press to the picture after it."""
    found = page.locator(interaction.target)
    if interaction.keys:
        found.first.focus()
        page.evaluate(_REST)
        page.keyboard.press(interaction.keys[turn % len(interaction.keys)])
    else:
        pressed = found.nth((turn + 1) % interaction.places)
        pressed.hover()
        page.evaluate(_REST)
        pressed.click()
    return float(page.evaluate(_ANSWER))
