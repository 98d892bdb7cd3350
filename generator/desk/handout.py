"""The disk edge of handouts: chosen cases and tables are made into one document, which a browser prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.check.records import record_of
from generator.disk.chromium import PrintError, find_chromium, print_pdf
from generator.disk.memory import Memory
from generator.disk.write import compiled_templates, write_files
from generator.input.choices import names_in, wrong_names
from generator.input.documents import parse_document
from generator.input.problems import InputError, Problem, values
from generator.language.catalogue import NOTHING
from generator.language.pofile import parse_catalogue
from generator.page.edition import make_master
from generator.page.product import fill_handout, fill_rows, make_plate
from generator.publish.handout import STYLES, Handout, Leaf, page_count, page_numbers, settle_dates
from generator.recipe import check_project
from generator.step.editions import Surroundings, make_edition
from generator.step.workshop import Workshop
from generator.view.html import esc
from generator.view.plates import ROOT_KEY, Voice
from generator.view.tables import Plan, make_groups

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.input.settings import Language
    from generator.language.catalogue import Catalogue
    from generator.page.product import Plate
    from generator.step.check import Checked
    from generator.view.tables import MadeRow


@dataclass(frozen=True)
class Wanted:
    """What a handout is to hold, as typed."""

    cases: str | None = None
    """Ids in the order of the handout, parted by commas; None for all."""
    tables: str | None = None
    """Names of tables, parted by commas; None for none."""
    language: str | None = None
    """Key; None for the source language."""


def read_handout(root: Path, wanted: Wanted) -> Handout:
    """The document, from a checked project.

    Raises:
        InputError: Something that is wanted is not there, nothing is chosen, or the project is wrong.
    """
    checked = check_project(root, Workshop())
    languages, ids = {language.key: language for language in checked.settings.languages}, sorted(checked.titles[""])
    problems = [
        *wrong_names("--cases", wanted.cases, ids, "chosen_case"),
        *wrong_names("--tables", wanted.tables, sorted(checked.settings.tables), "chosen_table"),
    ]
    if wanted.language is not None and wanted.language not in languages:
        named = values(found=wanted.language, expected=", ".join(languages))
        problems.append(Problem("--language", 0, 0, "", "chosen_language", named))
    if problems:
        raise InputError(problems)
    language = languages[wanted.language] if wanted.language else checked.settings.languages[0]
    chosen = ids if wanted.cases is None else names_in(wanted.cases)
    return _Maker(root, checked, language).handout(chosen, names_in(wanted.tables or ""))


class _Maker:
    """Makes the leaves of one language."""

    def __init__(self, root: Path, checked: Checked, language: Language) -> None:
        self._root, self._checked, self._language = root, checked, language
        source, compiled = checked.settings.languages[0], compiled_templates(root / ".cache")
        wanted = [source] if language is source else [source, language]
        editions = [make_edition(checked, one, compiled, Surroundings(), Memory(lasting=False)) for one in wanted]
        self._edition, self._master = editions[-1], make_master(editions)

    def handout(self, ids: Sequence[str], tables: Sequence[str]) -> Handout:
        leaves, rows, days = [], [], []
        for record_id in ids:
            leaf, made, day = self._sheet(record_id)
            leaves.append(leaf)
            rows.append(made)
            days.append(day)
        leaves += [self._table(slug, [row for made in rows for row in made.get(slug, ())]) for slug in tables]
        styles = "\n".join(self._checked.project.assets[name].decode() for name in STYLES)
        site_url = self._checked.settings.site_url
        home = site_url + self._language.folder if site_url else ""
        return Handout(self._edition.words, leaves, max(days), styles, home)

    def _sheet(self, record_id: str) -> tuple[Leaf, dict[str, list[MadeRow]], str]:
        """The sheet of a case, its rows of tables, and the day of its last change."""
        name = f"cases/{record_id}.yml"
        document = parse_document(name, (self._root / name).read_bytes())
        record = record_of(document)
        plate = make_plate(record, document, self._master, ())
        voice, catalogue = self._voice(plate)
        html = fill_handout(plate, voice, self._edition, catalogue)
        title, rows = plate.summary.said(voice.say).title, fill_rows(plate, voice)
        return Leaf(f"case-{record_id}", title, html), rows, record.updated

    def _voice(self, plate: Plate) -> tuple[Voice, Catalogue | None]:
        path, catalogue = self._root / "translations" / self._language.key / f"{plate.id}.po", None
        if not self._edition.words.is_source:
            found = parse_catalogue(path.name, path.read_bytes()) if path.exists() else NOTHING
            catalogue = found.settled(plate.blanks.texts)
        return Voice(self._edition.words, plate.blanks, catalogue, {ROOT_KEY: self._edition.root}, {}), catalogue

    def _table(self, slug: str, rows: list[MadeRow]) -> Leaf:
        plan, words = Plan(slug, self._checked.settings.tables[slug]), self._edition.words
        made = self._edition.part("rows", plan=plan, groups=make_groups(rows), base="../")
        named = {"plan": plan, "rows": made, "count": words.number(len(rows)), "root": self._edition.root}
        title, table = words.gettext(plan.file.title), self._edition.part("table", **named)
        head = f'<h1>{esc(title)}</h1>\n<p class="rk-sheet-lead">{esc(words.gettext(plan.file.question))}</p>'
        html = f'<article class="rk-sheet rk-sheet-table">\n{head}\n{table}\n</article>'
        return Leaf(f"table-{slug}", title, html, is_wide=True)


def print_handout(handout: Handout) -> tuple[bytes, int]:
    """A handout as a PDF, and how many pages it has.

    It is printed twice, since only a print tells on which pages its leaves are.

    Raises:
        InputError: There is no browser, or it fails.
    """
    browser = find_chromium()
    if browser is None:
        raise InputError([Problem("--pdf", 0, 0, "", "handout_no_browser")])
    try:
        pages = page_numbers(print_pdf(browser, handout.to_html({})))
        pdf = print_pdf(browser, handout.to_html(pages))
    except (PrintError, OSError) as error:
        problem = Problem(browser, 0, 0, "", "handout_browser_failed", values(detail=str(error)))
        raise InputError([problem]) from None
    return settle_dates(pdf, handout.newest), page_count(pdf)


def write_handout(path: Path, data: bytes) -> None:
    """Write a handout beside an earlier one, and then in its place.

    Raises:
        InputError: The target is a folder.
        OSError: The disk refuses; an earlier one is as it was.
    """
    if path.is_dir():
        raise InputError([Problem(path.as_posix(), 0, 0, "", "handout_folder")])
    write_files({path: data})
