"""Small pieces of HTML that stand on every page, made from values: cells, signs, bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.catalogue import Untranslated

if TYPE_CHECKING:
    from generator.cells import Cell
    from generator.words import Words

# The fixed signs: affiliation by shape, coverage by one outline or two.
_SHAPES = {
    "related_body": '<circle cx="8" cy="8" r="6"/>',
    "municipality": '<rect x="2.5" y="2.5" width="11" height="11"/>',
    "university_npo": '<path d="M8 2 14.5 13.5h-13z"/>',
    "single": '<rect x="2.5" y="4" width="11" height="8" rx="1"/>',
    "multiple": '<rect x="4.5" y="2" width="10" height="7.5" rx="1"/><rect x="1.5" y="6.5" width="10" height="7.5" rx="1"/>',
}


def sign(code: str) -> Markup:
    """The fixed sign of an affiliation or coverage; its word always stands beside it."""
    shape = _SHAPES[code]
    return Markup(  # noqa: S704 - built from the constants above
        f'<svg class="rk-sign rk-sign--{code}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shape}</svg>'
    )


def bar(value: float, most: float) -> Markup:
    """A bar under a figure, as long as its share of the largest one; the figure itself is always beside it."""
    share = min(100.0, max(0.0, 100 * value / most)) if most else 0.0
    return Markup(  # noqa: S704 - only a number goes in
        '<svg class="rk-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="rk-bar__rest" width="100" height="4"/><rect class="rk-bar__fill" width="{share:.1f}" height="4"/></svg>'
    )


def cell_html(cell: Cell, words: Words, *, unit: str = "", base: str = "") -> Markup:
    """A cell as readers see it: its text, unit and, where it is empty or in doubt, what kind of empty it is.

    Args:
        cell: What to show.
        words: The language.
        unit: Unit beside a figure; empty where a table says it in its head.
        base: Way from the page to the root of its language, for the cell's link.
    """
    text = _text(cell, unit, base)
    if not cell.status:
        return text
    label = escape(words.label("status", cell.status))
    reason = f' <span class="rk-reason">（{escape(cell.reason)}）</span>' if cell.reason else ""
    mark = f'<span class="rk-status--{cell.status}">{label}</span>{reason}'
    return Markup(f"{text} {mark}") if text else Markup(mark)  # noqa: S704 - parts are escaped above


def _text(cell: Cell, unit: str, base: str) -> Markup:
    if not cell.shown:
        return Markup()
    if len(cell.shown) > 1:
        items = "".join(f"<li>{escape(part)}</li>" for part in cell.shown)
        return Markup(f'<ul class="rk-list">{items}</ul>')  # noqa: S704 - parts are escaped
    text = escape(cell.shown[0])
    if cell.sign:
        text = sign(cell.sign) + Markup(" ") + text
    if unit and cell.number is not None:
        text = Markup('{}<span class="rk-unit">{}</span>').format(text, unit)
    return Markup('<a href="{}">{}</a>').format(base + cell.href, text) if cell.href else text


def attribute(text: object) -> str:
    """A text for an attribute, where the mark of the untranslated cannot stand."""
    return str.__str__(text) if isinstance(text, Untranslated) else str(text)
