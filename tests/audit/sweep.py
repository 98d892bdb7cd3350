"""The pages of a site in a browser: axe, IBM's engine and our own trials, with one page open per process."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright

from generator.disk.chromium import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Page

    from audit.pages import Visit

PROBE = Path(__file__).parent / "probe.js"
ENGINES = ("axe-core/axe.min.js", "accessibility-checker-engine/ace.js")
"""Below node_modules."""
MOST_STOPS = 1500
_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)$")
_NEXT_PICTURE = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Colours that the system forces upon a page stand in it from its next picture on."""

OWN = {
    "invisible-tab-stop": ("2.4.7",),
    "tab-stop-outside-the-window": ("2.4.7",),
    "focus-obscured": ("2.4.11",),
    "focus-not-visible": ("2.4.7",),
    "not-reached-by-keyboard": ("2.1.1", "2.1.2"),
    "no-skip-link": ("2.4.1",),
    "reflow-at-320-px": ("1.4.10",),
    "text-at-200-percent": ("1.4.4",),
    "text-spacing": ("1.4.12",),
    "reduced-motion": (),
    "forced-colours": (),
    "same-title": ("2.4.2",),
    "other-navigation": ("3.2.3",),
    "script-error": (),
}
"""Our own trials with the success criteria that they bear on."""


class Finding(NamedTuple):
    """What one tool says of one place."""

    tool: str
    rule: str
    page: str
    state: str
    where: str
    """A selector or a piece of HTML."""
    is_certain: bool = True
    """False where the tool asks a person to look."""


@dataclass
class Swept:
    """What came of the visits of one process, or of all."""

    findings: list[Finding] = field(default_factory=list)
    rules: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Tool and rule that found something to judge, with its success criteria."""
    runs: dict[str, int] = field(default_factory=dict)
    """How many pages each tool or state had."""
    facts: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    """Of pages: number of the language, address, and what `probe.js` says of it."""

    def add(self, other: Swept) -> None:
        """Put in what another process found."""
        self.findings += other.findings
        self.rules |= other.rules
        self.facts += other.facts
        for name, count in other.runs.items():
            self.count(name, count)

    def count(self, name: str, number: int = 1) -> None:
        """Count a page that a tool or state had."""
        self.runs[name] = self.runs.get(name, 0) + number


def criteria_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Success criteria from axe's tags: `wcag111` is 1.1.1, `wcag1412` is 1.4.12."""
    return tuple(".".join(match.groups()) for tag in tags if (match := _CRITERION.match(tag)))


def sweep(site: Path, visits: Sequence[Visit], modules: Path, processes: int) -> Swept:
    """What axe, IBM's engine and our own trials find on the visits.

    Args:
        site: The built site.
        visits: Pages to open.
        modules: Folder ``node_modules`` with the engines.
        processes: How many browsers run at a time.
    """
    found = Swept()
    shares = [visits[place::processes] for place in range(processes)]
    with ProcessPoolExecutor(processes) as pool:
        for part in pool.map(_sweep_share, [site] * processes, shares, [modules] * processes):
            found.add(part)
    found.findings += compare_facts(found.facts)
    found.rules |= {("own", rule): criteria for rule, criteria in OWN.items()}
    return found


def compare_facts(facts: Sequence[tuple[int, str, dict[str, Any]]]) -> list[Finding]:
    """Pages of one language with the same title, or with other sections in their navigation than its first page."""
    findings = []
    titles: dict[tuple[int, str], str] = {}
    sections: dict[int, str] = {}
    for language, address, fact in sorted(facts, key=lambda entry: (entry[0], entry[1])):
        if "?" in address:
            continue
        if titles.setdefault((language, fact["title"]), address) != address:
            findings.append(Finding("own", "same-title", address, "", fact["title"]))
        if fact["navigation"] and sections.setdefault(language, fact["navigation"]) != fact["navigation"]:
            findings.append(Finding("own", "other-navigation", address, "", fact["navigation"]))
    return findings


def _sweep_share(site: Path, visits: Sequence[Visit], modules: Path) -> Swept:
    sources = [(modules / name).read_text(encoding="utf-8") for name in ENGINES]
    sources.append(PROBE.read_text(encoding="utf-8"))
    found = Swept()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        page = browser.new_page(locale="ja-JP", timezone_id="Asia/Tokyo")
        here = ""
        page.on("pageerror", lambda error: found.findings.append(Finding("own", "script-error", here, "", str(error))))
        for number, visit in enumerate(visits):
            here = visit.address
            _visit(page, f"{(site / visit.path).as_uri()}?{visit.query}".rstrip("?"), visit, sources, found)
            if number % 10 == 0:
                sys.stderr.write(f"  {number}/{len(visits)} {visit.address}\n")
        browser.close()
    return found


def _visit(page: Page, address: str, visit: Visit, sources: Sequence[str], found: Swept) -> None:
    _dress(page, 1280, "light")
    page.goto(address)
    page.wait_for_function("document.readyState === 'complete'")
    for source in sources:
        page.add_script_tag(content=source)
    found.count("pages")
    found.facts.append((visit.language, visit.address, page.evaluate("audit.facts()")))
    if "light" in visit.states:
        _run_axe(page, visit, "light", found)
    if visit.is_thorough:
        _run_ibm(page, visit, found)
        _walk(page, visit, found)
        _try_space(page, visit, found)
    if visit.number == 0 or (visit.is_thorough and "tables/" in visit.path):
        _run_menus(page, visit, found)
    if "narrow dark" in visit.states:
        _dress(page, 360, "dark")
        _run_axe(page, visit, "narrow dark", found)
    if "open dark" in visit.states:
        _dress(page, 1280, "dark")
        page.evaluate("audit.openAll(true)")
        _run_axe(page, visit, "open dark", found)
        page.evaluate("audit.openAll(false)")
    if "narrow open" in visit.states:
        _dress(page, 360, "light")
        page.evaluate("audit.openAll(true)")
        _run_axe(page, visit, "narrow open", found)
        page.evaluate("audit.openAll(false)")
    if "print" in visit.states:
        _dress(page, 720, "light")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        _run_axe(page, visit, "print", found)
        page.emulate_media(media="screen")


def _dress(page: Page, width: int, scheme: Any, *, is_forced: bool = False) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    colours: Any = "active" if is_forced else "none"
    page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce", forced_colors=colours)


def _run_axe(page: Page, visit: Visit, state: str, found: Swept) -> None:
    said = page.evaluate("audit.axe()")
    found.count(state)
    for ran in said["ran"]:
        found.rules["axe", ran["rule"]] = criteria_of(ran["tags"])
    for kind, is_certain in (("violations", True), ("reviews", False)):
        for one in said[kind]:
            places = one["nodes"]
            found.findings += [Finding("axe", one["rule"], visit.address, state, where, is_certain) for where in places]


def _run_menus(page: Page, visit: Visit, found: Swept) -> None:
    """Menus: those of the header are the same on all pages of a language, those of tables are not."""
    for width in (1280, 360):
        _dress(page, width, "dark")
        found.count("menus")
        for one in page.evaluate("audit.menus()"):
            found.findings += [Finding("axe", one["rule"], visit.address, "menus", where) for where in one["nodes"]]


def _run_ibm(page: Page, visit: Visit, found: Swept) -> None:
    found.count("ibm")
    page.evaluate("audit.openAll(true)")
    for one in page.evaluate("audit.ibm()"):
        found.rules["ibm", one["rule"]] = tuple(one["criteria"])
        if one["outcome"] != "PASS":
            is_certain = one["outcome"] == "FAIL"
            found.findings.append(Finding("ibm", one["rule"], visit.address, "light", one["where"], is_certain))
    page.evaluate("audit.openAll(false)")


def _walk(page: Page, visit: Visit, found: Swept) -> None:
    """Every stop of the keyboard, there and back: wide pages; in other languages narrow ones, in forced colours."""
    if visit.language:
        _dress(page, 360, "dark", is_forced=True)
    found.count("keyboard")
    press_all(page)
    _note(page, visit, "keyboard", "audit.endWalk()", found)


def press_all(page: Page) -> None:
    """Go through a page that has ``probe.js`` with Tab and back; `audit.endWalk()` then tells what was wrong."""
    stops = min(page.evaluate("audit.startWalk()") + 8, MOST_STOPS)
    for _ in range(stops):
        page.keyboard.press("Tab")
    page.evaluate("audit.turnBack()")
    for _ in range(stops):
        page.keyboard.press("Shift+Tab")


def _try_space(page: Page, visit: Visit, found: Swept) -> None:
    """Little space, large text, forced colours, and no motion."""
    found.count("space")
    _dress(page, 320, "light")
    _note(page, visit, "320px", "audit.wide('reflow-at-320-px')", found)
    _note(page, visit, "320px", "audit.motion()", found)
    _dress(page, 1280, "light")
    _note(page, visit, "200%", "audit.enlarge()", found)
    _note(page, visit, "spacing", "audit.spacing()", found)
    for scheme in ("light", "dark"):
        _dress(page, 1280, scheme, is_forced=True)
        page.evaluate(_NEXT_PICTURE)
        _note(page, visit, f"forced {scheme}", "audit.forced()", found)


def _note(page: Page, visit: Visit, state: str, question: str, found: Swept) -> None:
    found.findings += [Finding("own", rule, visit.address, state, where) for rule, where in page.evaluate(question)]
