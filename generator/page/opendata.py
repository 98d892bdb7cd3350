"""The folder of data: all its files, put into the site, each made only where what it is made from changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.data.datapackage import Written, to_datapackage, to_dcat
from generator.data.datasets import DESCRIPTION, OTHERS, SHEETS, TITLE, WORKBOOK, About, describing_files, fields_file
from generator.data.event_sheets import make_sheets
from generator.data.gif import to_gif
from generator.data.observations import case_files
from generator.data.sheetbook import to_workbook
from generator.page.terms import make_term_sheet
from generator.view import exports
from generator.view.tabledata import table_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.data.casedata import CaseData
    from generator.page.edition import Edition
    from generator.page.lists import Lists
    from generator.page.press import Press
    from generator.view.machine import DataFile
    from generator.view.tables import Plan

_CSV = "text/csv"


class Wanted(NamedTuple):
    """A file that is to be put into the folder."""

    path: str
    title: str
    media_type: str
    inputs: tuple[Any, ...]
    """All that it is made from."""
    make: Callable[[], bytes]


class Fixed(NamedTuple):
    """What no case changes."""

    readme: DataFile
    sheets: list[DataFile]
    """The bureau's events, and the terms."""
    describing: list[DataFile]
    excel: list[Wanted]
    """The sheets for people."""


def put_data(cases: Iterable[CaseData], lists: Lists, press: Press) -> None:
    """The data, in the language that records are written in.

    Args:
        cases: What each case gives, by id.
        lists: Of that language.
        press: Puts the files into the site.
    """
    found, edition, about = list(cases), lists.edition, about_data(lists)
    settings = edition.settings
    fixed = press.memory.recall(("fixed data",), (edition, about), lambda: _make_fixed(edition, about))
    files = make_files(found, lists, fixed)
    tables = [(file, _put(_table(file), press)) for file in files]
    book = partial(to_workbook, files, TITLE, lists.newest, press.memory)
    wanted = [*_json_files(found, lists), Wanted(WORKBOOK, *OTHERS[WORKBOOK], (lists.newest, *files), book)]
    others = [_put(file, press) for file in (*wanted, *_excel_files(lists), *fixed.excel)]
    package = partial(to_datapackage, tables, others, about, settings.sources, settings.vocabulary)
    press.put_made("data/datapackage.json", (edition, about, tables, others), package)
    titles = {language.tag: language.title for language in settings.languages}
    written = [*(written for _, written in tables), *others]
    press.put_made("data/dcat.jsonld", (edition, about, written), lambda: to_dcat(written, titles, about))


def _put(file: Wanted, press: Press) -> Written:
    """Put a file, and say what it is; its bytes are not kept, since all together take more memory than all else."""
    tell = partial(Written.of, file.path, file.title, file.media_type)
    written: Written = press.put_made(f"data/{file.path}", file.inputs, file.make, tell)
    return written


def _table(file: DataFile) -> Wanted:
    return Wanted(f"{file.name}.csv", file.title, _CSV, (file,), file.to_csv)


def about_data(lists: Lists) -> About:
    """What describes all data files together."""
    settings = lists.edition.settings
    return About(settings.publisher, settings.site_url, lists.newest)


def make_files(cases: Sequence[CaseData], lists: Lists, fixed: Fixed) -> list[DataFile]:
    """The tables, in the order of the workbook's sheets."""
    files = [fixed.readme, *case_files([case.lines for case in cases])]
    for plan in lists.edition.plans:
        files += table_files(plan.slug, plan.file, plan.form, [chunk.data for chunk in lists.chunks[plan.slug]])
    files += [*fixed.sheets, *fixed.describing]
    return [*files, fields_file(files)]


def _make_fixed(edition: Edition, about: About) -> Fixed:
    settings, words = edition.settings, edition.words
    sheets = make_sheets(settings.events, words) | {"glossary": make_term_sheet(settings.glossary)}
    readme, *describing = describing_files(settings, edition.registry, about)
    files = [file for name, sheet in sheets.items() for file in sheet.files(name, *SHEETS[name])]
    excel = [_excel(name, SHEETS[name][0], (sheet,), partial(sheet.excel, words)) for name, sheet in sheets.items()]
    return Fixed(readme, files, describing, excel)


def _json_files(cases: Sequence[CaseData], lists: Lists) -> Iterator[Wanted]:
    """The records as JSON and what describes them."""
    entries, gif = tuple(case.entry for case in cases), tuple(case.gif for case in cases)
    told = lists.edition.settings.publisher, lists.newest
    yield Wanted("cases.json", *OTHERS["cases.json"], entries, partial(exports.to_cases_json, entries))
    to_all = partial(to_gif, gif, TITLE, DESCRIPTION, *told)
    yield Wanted("gif-cases.json", *OTHERS["gif-cases.json"], (*told, *gif), to_all)
    yield Wanted("case.schema.json", *OTHERS["case.schema.json"], (), exports.to_schema)


def _excel_files(lists: Lists) -> Iterator[Wanted]:
    """The tables for people."""
    for plan in lists.edition.plans:
        lines = tuple(chunk.data.excel for chunk in lists.chunks[plan.slug])
        yield _excel(plan.slug, plan.file.title, (plan, *lines), partial(_to_excel, plan, lines))


def _excel(name: str, title: str, inputs: tuple[Any, ...], make: Callable[[], bytes]) -> Wanted:
    return Wanted(f"{name}-excel.csv", f"{title}（Excel用）", _CSV, inputs, make)


def _to_excel(plan: Plan, lines: Sequence[str]) -> bytes:
    return (exports.to_excel_head(plan.form.columns) + "".join(lines)).encode()
