"""Rows of tables as HTML, each made once for all pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.html import bar, cell_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.columns import Column, Row
    from generator.words import Words


def row_html(row: Row, columns: Sequence[Column], words: Words, base: str) -> Markup:
    """One row: the first column as its head, figures to the right, shares with a bar below the figure."""
    parts = [f'<tr id="row-{row.case.id}-{row.number}">']
    for index, column in enumerate(columns):
        cell = column.cell(row, words)
        text = cell_html(cell, words, base=base)
        if column.unit == "%" and cell.number is not None:
            text += bar(cell.number, 100)
        kind = ' class="rk-number"' if column.numeric else ""
        parts.append(f'<th scope="row"{kind}>{text}</th>' if index == 0 else f"<td{kind}>{text}</td>")
    parts.append("</tr>")
    return Markup("".join(parts))  # noqa: S704 - cells are escaped by cell_html
