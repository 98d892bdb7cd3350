"""The data as the page on it shows it: its files, its terms, and how its records are put into another model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.data.datasets import DESCRIBING, OTHERS, SHEETS, About
from generator.data.gif import make_mapping
from generator.language.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.page.edition import Edition

VIEWS = frozenset({"files", "terms", "gif"})
"""What a page can place."""
_OWN = {
    "cases": N_("事例の一覧"),
    "classifications": N_("事例の分類（場面・局面・事業項目・テーマ）"),
    "observations": N_("指標（1行に一つの値）"),
    "sources": N_("もとの資料と、その利用条件の記載"),
    "areas": N_("都道府県と市区町村のコード"),
    "code-lists": N_("コードとその意味"),
    "fields": N_("すべての表の項目の説明"),
    "codebook": N_("記録の項目の説明"),
    "readme": N_("データ全体の説明"),
}
"""Tables that have no Excel form of their own, since they hold codes and short words only."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A line of the list of files: paths below ``data/``, empty for none."""

    title: str
    machine: str
    items: str = ""
    excel: str = ""


def make_data_view(view: str, edition: Edition, newest: str) -> dict[str, Any]:
    """What the template of a view needs.

    Args:
        view: One of ``VIEWS``.
        edition: The language.
        newest: Day of the latest change of a case; empty for none.
    """
    if view == "gif":
        return {"mapping": make_mapping()}
    about = About(edition.settings.publisher, edition.settings.site_url, newest)
    if view == "terms":
        return {"about": about, "publisher": about.publisher}
    whole = [FileRow(title, path) for path, (title, _) in OTHERS.items()]
    whole += [FileRow(title, path) for path, title in DESCRIBING.items()]
    return {"tables": tuple(_tables(edition)), "whole": tuple(whole)}


def _tables(edition: Edition) -> Iterator[FileRow]:
    for plan in edition.plans:
        items = f"{plan.slug}-items.csv" if any(column.many for column in plan.form.columns) else ""
        yield FileRow(plan.file.title, f"{plan.slug}.csv", items, f"{plan.slug}-excel.csv")
    for name, (title, _) in SHEETS.items():
        yield FileRow(title, f"{name}.csv", f"{name}-items.csv", f"{name}-excel.csv")
    yield from (FileRow(title, f"{name}.csv") for name, title in _OWN.items())
