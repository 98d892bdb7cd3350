"""The disk edge of handouts: chosen cases and tables are made into one document, which a browser prints."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.build import Workshop, check_project
from generator.check.records import record_of
from generator.disk.chromium import PrintError, find_chromium, print_pdf
from generator.disk.write import compiled_templates
from generator.input.documents import parse_document
from generator.language.catalogue import NOTHING, parse_catalogue
from generator.page.edition import Edition, make_master
from generator.page.product import fill_handout, make_plate
from generator.publish.handout import STYLES, Handout, Leaf, page_count, page_numbers, settle_dates
from generator.view.html import esc
from generator.view.plates import ROOT_KEY, Voice
from generator.view.tables import Plan, make_groups

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.build import Checked
    from generator.input.settings import Language
    from generator.language.catalogue import Catalogue
    from generator.page.edition import Master
    from generator.page.product import Plate
    from generator.view.tables import MadeRow


class HandoutError(Exception):
    """A handout cannot be made.

    Attributes:
        ja: Why, and what to do, in Japanese.
        en: The same in English.
    """

    def __init__(self, ja: str, en: str) -> None:
        self.ja, self.en = ja, en
        super().__init__(en)


@dataclass(frozen=True)
class Wanted:
    """What a handout is to hold."""

    cases: Sequence[str] | None
    """Ids in the order of the handout; None for all."""
    tables: Sequence[str]
    language: str
    """Key; empty for the source language."""


def read_handout(root: Path, wanted: Wanted) -> Handout:
    """The document, from a checked project.

    Raises:
        HandoutError: Something that is wanted is not there, or nothing is wanted.
        InputError: The project is wrong.
    """
    checked = check_project(root, Workshop())
    languages = {language.key: language for language in checked.settings.languages}
    key = wanted.language or checked.settings.languages[0].key
    _check_known([key], languages, "言語", "language")
    ids = sorted(checked.titles[""]) if wanted.cases is None else list(dict.fromkeys(wanted.cases))
    if not ids:
        raise HandoutError(
            "事例が選ばれていません。--cases に事例の id をコンマで区切って書いてください。",
            "no case is chosen. Give ids of cases after --cases, with commas between them.",
        )
    _check_known(ids, checked.titles[""], "事例", "case")
    _check_known(wanted.tables, checked.settings.tables, "比較表", "table")
    return _Maker(root, checked, languages[key]).handout(ids, wanted.tables)


def _check_known(chosen: Sequence[str], known: object, ja: str, en: str) -> None:
    names = sorted(known)  # type: ignore[call-overload] # a mapping of any values
    for name in chosen:
        if name not in names:
            near = get_close_matches(name, names, 1)
            hint = f"\n    もしかして: {near[0]}" if near else f"\n    あるもの: {'、'.join(names[:20])}"
            hint_en = f"\n    Did you mean: {near[0]}" if near else f"\n    There are: {', '.join(names[:20])}"
            raise HandoutError(f"{ja}「{name}」はありません。{hint}", f'there is no {en} "{name}".{hint_en}')


class _Maker:
    """Makes the leaves of one language."""

    def __init__(self, root: Path, checked: Checked, language: Language) -> None:
        self._root, self._checked, self._language = root, checked, language
        source = checked.settings.languages[0]
        self._edition = self._make_edition(language)
        editions = [self._edition] if language is source else [self._make_edition(source), self._edition]
        self._master: Master = make_master(editions)

    def _make_edition(self, language: Language) -> Edition:
        checked, settings = self._checked, self._checked.settings
        catalogue = None
        if language is not settings.languages[0]:
            catalogue = checked.project.site_catalogue(language.key).settled(checked.interface)
        return Edition(
            language=language,
            site_catalogue=catalogue,
            settings=settings,
            registry=checked.project.registry,
            templates=checked.project.templates,
            frames={},
            plans=tuple(Plan(slug, file) for slug, file in settings.tables.items()),
            is_split=False,
            status_page="",
            compiled=compiled_templates(self._root / ".cache"),
        )

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
        rows = {slug: [row.said(voice, with_data=False) for row in made] for slug, made in plate.rows.items()}
        return Leaf(f"case-{record_id}", plate.summary.said(voice.say).title, html), rows, record.updated

    def _voice(self, plate: Plate) -> tuple[Voice, Catalogue | None]:
        path, catalogue = self._root / "translations" / self._language.key / f"{plate.id}.po", None
        if not self._edition.words.is_source:
            found = parse_catalogue(path.name, path.read_bytes()) if path.exists() else NOTHING
            catalogue = found.settled(plate.blanks.texts)
        return Voice(self._edition.words, plate.blanks, catalogue, {ROOT_KEY: self._edition.root}, {}), catalogue

    def _table(self, slug: str, rows: list[MadeRow]) -> Leaf:
        plan, words = Plan(slug, self._checked.settings.tables[slug]), self._edition.words
        named = {
            "plan": plan,
            "groups": make_groups(rows),
            "count": len(rows),
            "base": "../",
            "root": self._edition.root,
        }
        title, table = words.gettext(plan.file.title), self._edition.part("table", **named)
        head = f'<h1>{esc(title)}</h1>\n<p class="rk-sheet-lead">{esc(words.gettext(plan.file.question))}</p>'
        html = f'<article class="rk-sheet rk-sheet-table">\n{head}\n{table}\n</article>'
        return Leaf(f"table-{slug}", title, html, is_wide=True)


def print_handout(handout: Handout) -> tuple[bytes, int]:
    """A handout as a PDF, and how many pages it has.

    It is printed twice, since only a print tells on which pages its leaves are.

    Raises:
        HandoutError: There is no browser, or it fails.
    """
    browser = find_chromium()
    if browser is None:
        raise HandoutError(
            "PDFを作るには Chromium が必要ですが、見つかりません。\n"
            "    Chromium、Google Chrome、Microsoft Edge のいずれかを入れるか、"
            "環境変数 RENKEI_CHROMIUM にブラウザーの場所を書いてください。\n"
            "    --html で作ったファイルを、手元のブラウザーで開いて印刷することもできます。",
            "making a PDF needs Chromium, which was not found.\n"
            "    Install Chromium, Google Chrome or Microsoft Edge, or set RENKEI_CHROMIUM to the path of one.\n"
            "    Or make a file with --html and print it from any browser.",
        )
    try:
        pages = page_numbers(print_pdf(browser, handout.to_html({})))
        pdf = print_pdf(browser, handout.to_html(pages))
    except (PrintError, OSError) as error:
        raise HandoutError(
            f"ブラウザーが PDF を作れませんでした: {browser}\n    {error}\n    前のファイルはそのままです。",
            f"the browser made no PDF: {browser}\n    {error}\n    The old file is as it was.",
        ) from None
    return settle_dates(pdf, handout.newest), page_count(pdf)


def write_handout(path: Path, data: bytes) -> None:
    """Write a handout beside an earlier one, and then in its place.

    Raises:
        HandoutError: The target is a folder, or the disk refuses; an earlier one is as it was.
    """
    if path.is_dir():
        raise HandoutError(
            f"{path} はフォルダーです。ファイルの名前まで書いてください。",
            f"{path} is a folder. Give the name of a file.",
        )
    unfinished = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise HandoutError(
            f"{path} に書けません（{error.strerror}）。前のファイルはそのままです。"
            "別の場所を書くか、開いているファイルを閉じてください。",
            f"cannot write {path} ({error.strerror}). The old file is as it was. "
            "Name another place, or close the file where it is open.",
        ) from None
