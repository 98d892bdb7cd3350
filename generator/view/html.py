"""Small pieces of HTML that stand on every page, made from values: cells, signs, bars."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.language.catalogue import Noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.language.words import Words
    from generator.view.cells import Cell
    from generator.view.columns import Column


def safe(text: str) -> Markup:
    """Text that is HTML already; made without the checks of ``Markup()``, which cost more than the text."""
    return str.__new__(Markup, text)


def esc(value: object) -> str:
    """A text for HTML, with the mark of the untranslated or stale where it has one."""
    if isinstance(value, _HTML_OF_ITS_OWN):
        return value.__html__()
    return escape(str(value), quote=True)


_HTML_OF_ITS_OWN = (Noted, Markup)


# The fixed signs: affiliation by shape, coverage by one outline or two.
_SHAPES = {
    "related_body": '<circle cx="8" cy="8" r="7"/>',
    "municipality": '<path d="M1.5 1.5h13v13h-13z"/>',
    "university_npo": '<path d="M8 1l7.5 14H.5z"/>',
    "single": '<path d="M2 4h12v9H2z"/>',
    "multiple": '<path d="M5 2h10v8H5z"/><path class="rk-sign-front" d="M1 6h10v8H1z"/>',
}


@cache
def sign(code: str) -> Markup:
    """The fixed sign of an affiliation or coverage; its word always stands beside it."""
    shape = _SHAPES[code]
    return safe(f'<svg class="rk-sign rk-sign--{code}" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg>')


def bar(value: float, most: float) -> Markup:
    """A bar under a figure, as long as its share of the largest one; the figure itself is always beside it."""
    share = min(100.0, max(0.0, 100 * value / most)) if most else 0.0
    return safe(
        '<svg class="rk-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{share:.1f}" height="4"/></svg>'
    )


def cell_html(cell: Cell, words: Words, *, unit: str = "", base: str = "") -> Markup:
    """A cell as readers see it: its text, unit and, where it is empty or in doubt, what kind of empty it is.

    Args:
        cell: What to show.
        words: The language.
        unit: Unit beside a figure; empty where a table says it in its head.
        base: Way from the page to the root of its language, for the cell's link.
    """
    text = _text(cell, words, unit, base)
    if not cell.status:
        return text
    if not text and not cell.reason:
        return _empty(cell.status, words.label("status", cell.status))
    label = esc(words.label("status", cell.status))
    reason = f' <small class="rk-reason">{esc(cell.reason)}</small>' if cell.reason else ""
    if cell.status == "doubtful":
        inside = f'{text} <span class="rk-mark">{label}</span>'
    else:
        inside = f'<span class="rk-status-word">{label}</span>'
    tag = "div" if "<ul" in text else "span"
    return safe(f'<{tag} class="rk-status rk-status--{cell.status}">{inside}{reason}</{tag}>')


@cache
def _empty(status: str, label: str) -> Markup:
    """The word for an empty value without a reason."""
    return Markup('<span class="rk-status rk-status--{}"><span class="rk-status-word">{}</span></span>').format(
        status, label
    )


def _text(cell: Cell, words: Words, unit: str, base: str) -> Markup:
    if not cell.shown:
        return Markup()
    if len(cell.shown) > 1 and cell.is_inline:
        return safe(esc(words.gettext("、")).join([esc(part) for part in cell.shown]))
    if len(cell.shown) > 1:
        items = "".join([f"<li>{esc(part)}</li>" for part in cell.shown])
        return safe(f'<ul class="rk-list">{items}</ul>')
    text = safe(esc(cell.shown[0]))
    if cell.sign:
        text = safe(f"{sign(cell.sign)} {text}")
    if unit and cell.number is not None:
        text = safe(f'{text} <span class="rk-unit">{esc(unit)}</span>')
    if cell.href:
        return safe(f'<a href="{esc(base + cell.href)}">{text}</a>')
    return text


def row_html(anchor: str, columns: Sequence[Column], cells: Sequence[Cell], words: Words) -> str:
    """One row of a table: the first column as its head, figures to the right, shares with a bar below the figure.

    Links lead from a page one folder below the root of its language. A figure that cannot be read off its cell, since
    it stands there with a mark or written in another way, is there as an attribute too: for the script that sorts.
    """
    parts = [f'<tr id="{anchor}">']
    for index, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        text: str = cell_html(cell, words, base="../")
        if column.unit == "%" and cell.number is not None:
            text += bar(cell.number, 100)
        kind = ' class="rk-number"' if column.numeric else ""
        if cell.number is not None and (cell.status or cell.shown[0].replace(",", "") != cell.raw[0]):
            kind += f' data-rk-value="{cell.raw[0]}"'
        parts.append(f'<th scope="row"{kind}>{text}</th>' if index == 0 else f"<td{kind}>{text}</td>")
    parts.append("</tr>")
    return "".join(parts)


def attribute(text: object) -> str:
    """A text for an attribute, where marks cannot stand."""
    return str.__str__(text) if isinstance(text, Noted) else str(text)
