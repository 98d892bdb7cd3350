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
    target: str
    """Selector of what is pressed with the mouse, or has the focus while keys are pressed."""
    keys: tuple[str, ...] = ()
    """Pressed in turn; none for the mouse."""
    places: int = 1
    """How many of what the selector finds are pressed in turn; of several, the second one first."""


_CARDS = "[data-rk-cards] li"
_FACET = "[data-rk-facet=affiliation] input"
_COMPARED = "[data-rk-comparison] table tbody"

INTERACTIONS = (
    Interaction("explore.html", _CARDS, "さがす: 条件を選ぶ・外す", "explore: choose a filter and drop it", _FACET),
    Interaction(
        "explore.html",
        _CARDS,
        "さがす: 文字を打つ・消す",
        "explore: type a letter and delete it",
        "[data-rk-box]",
        ("1", "Backspace"),
    ),
    Interaction(
        "explore.html",
        _CARDS,
        "さがす: 並べ替える",
        "explore: sort",
        "[data-rk-sort]",
        ("ArrowDown", "ArrowDown", "ArrowUp"),
    ),
    Interaction(
        "explore.html",
        _CARDS,
        "さがす: カードと表を切り替える",
        "explore: cards or table",
        "[data-rk-view] input",
        places=2,
    ),
    Interaction(
        "explore.html?view=table",
        "[data-rk-table] tbody",
        "さがす（表）: 条件を選ぶ・外す",
        "explore, as a table: choose a filter and drop it",
        _FACET,
    ),
    Interaction(
        "explore.html",
        _CARDS,
        "比較に入れる・外す",
        "put a case into the tray and take it out",
        f"{_CARDS} [data-rk-compare]",
    ),
    Interaction(
        "compare.html?cases={one},{other}",
        _COMPARED,
        "比べる: 違う項目だけにする・戻す",
        "compare: differences only, and all",
        "[name=only]",
    ),
    Interaction(
        "compare.html?cases={one},{other}",
        _COMPARED,
        "比べる: 事例の順を変える",
        "compare: change the order of cases",
        "[data-act=Right]:enabled",
    ),
    Interaction(
        "similar.html?town={town}&population=100000&a75=15",
        ".rk-similar-cases li",
        "近い事例: 重みを変える",
        "similar: change a weight",
        "[name=w-a75]",
        ("ArrowRight", "ArrowLeft"),
    ),
    Interaction(
        "guide.html",
        "[data-rk-guide] [name=host]",
        "型を選ぶ手がかり: 答えを変える",
        "guide: change an answer",
        "[name=host]",
        places=2,
    ),
    Interaction(
        "tables/staffing{prefecture}.html",
        "thead th button",
        "比較表: 列で並べ替える",
        "table: sort by a column",
        "thead th button",
        places=4,
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
    """From the press of the mouse or key to the next picture, as the browser says it: in steps of 8, 16 for less."""


def report_interactions(timed: Sequence[Timed]) -> Iterator[tuple[str, str]]:
    """The lines of the report, in Japanese and English."""
    for one in timed:
        times = summarise_times(one.milliseconds)
        figures = f"p50 {times.median:.0f} ms、最大 {times.most:.0f} ms、開くまで {one.opened:.0f} ms"
        english = f"p50 {times.median:.0f} ms, max {times.most:.0f} ms, open after {one.opened:.0f} ms"
        yield f"{one.interaction.ja}: {figures}", f"{one.interaction.en}: {english}"
