"""What readers do on the pages that answer to them, to be measured in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.bench.queries import summarise_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Interaction:
    """One thing that a reader does on a page, again and again."""

    page: str
    """From the root of the language, with its query; ``{one}`` and ``{other}`` stand for cases, ``{town}`` for a code,
    ``{prefecture}`` for the end of the name of a table's page."""
    ready: str
    """Selector of what stands there when the page can be used."""
    ja: str
    en: str
    act: str
    """Body of a function of ``turn``, counted from 0, that does it."""


_CLICK = "document.querySelector('{}').click();"
_PICK = (
    "const box = document.querySelector('{}'); box.value = {}[turn % 2];"
    " for (const name of ['input', 'change']) box.dispatchEvent(new Event(name, {{ bubbles: true }}));"
)

INTERACTIONS = (
    Interaction(
        "explore.html",
        "[data-rk-cards] li",
        "さがす: 条件を選ぶ・外す",
        "explore: choose a filter and drop it",
        _CLICK.format("[data-rk-facet=affiliation] input"),
    ),
    Interaction(
        "explore.html",
        "[data-rk-cards] li",
        "さがす: ことばを入れる",
        "explore: type a word",
        _PICK.format("[data-rk-box]", '["医師会", "センター"]'),
    ),
    Interaction(
        "explore.html",
        "[data-rk-cards] li",
        "さがす: 並べ替える",
        "explore: sort",
        _PICK.format("[data-rk-sort]", '["-population", "ageing"]'),
    ),
    Interaction(
        "explore.html",
        "[data-rk-cards] li",
        "さがす: カードと表を切り替える",
        "explore: cards or table",
        "document.querySelectorAll('[data-rk-view] input')[(turn + 1) % 2].click();",
    ),
    Interaction(
        "compare.html?cases={one},{other}",
        "[data-rk-comparison] table tbody",
        "比べる: 違う項目だけにする・戻す",
        "compare: differences only, and all",
        _CLICK.format("[name=only]"),
    ),
    Interaction(
        "similar.html?town={town}&population=100000&a75=15",
        ".rk-similar-cases li",
        "近い事例: 重みを変える",
        "similar: change a weight",
        _PICK.format("[name=w-a75]", '["3", "1"]'),
    ),
    Interaction(
        "tables/staffing{prefecture}.html",
        "thead th button",
        "比較表: 列で並べ替える",
        "table: sort by a column",
        "document.querySelectorAll('thead th button')[turn % 4].click();",
    ),
)
TURNS = 10
"""How often each is done."""


@dataclass(frozen=True)
class Timed:
    """How long an interaction took, each time that it was done."""

    interaction: Interaction
    opened: float
    """Milliseconds from the start of loading until the page could be used."""
    milliseconds: tuple[float, ...]
    """From the reader's act to the next picture."""


def report_interactions(timed: Sequence[Timed]) -> Iterator[tuple[str, str]]:
    """The lines of the report, in Japanese and English."""
    for one in timed:
        times = summarise_times(one.milliseconds)
        figures = f"p50 {times.median:.0f} ms、最大 {times.most:.0f} ms、開くまで {one.opened:.0f} ms"
        english = f"p50 {times.median:.0f} ms, max {times.most:.0f} ms, open after {one.opened:.0f} ms"
        yield f"{one.interaction.ja}: {figures}", f"{one.interaction.en}: {english}"
