"""The folder of data: all its files, put into the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.data.datapackage import Written, to_datapackage, to_dcat
from generator.data.datasets import DESCRIPTION, OTHERS, SHEETS, TITLE, WORKBOOK, About, describing_files, fields_file
from generator.data.event_sheets import make_sheets
from generator.data.gif import to_gif
from generator.data.observations import CaseLines
from generator.data.sheetbook import to_workbook
from generator.page.terms import make_term_sheet
from generator.view import exports
from generator.view.machine import join
from generator.view.tabledata import join_data, table_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.data.casedata import CaseData
    from generator.data.event_sheets import EventSheet
    from generator.input.settings import Settings
    from generator.language.words import Words
    from generator.page.lists import Lists
    from generator.page.press import Press
    from generator.view.machine import DataFile

_CSV = "text/csv"


def put_data(cases: Iterable[CaseData], lists: Lists, press: Press) -> None:
    """The data, in the language that records are written in.

    Args:
        cases: What each case gives, by id.
        lists: Of that language.
        press: Puts the files into the site.
    """
    found, settings, words = list(cases), lists.edition.settings, lists.edition.words
    about = about_data(lists)
    others = [_put(press, path, *OTHERS[path], data) for path, data in _json_files(found, lists, press)]
    sheets = press.memory.recall(
        ("sheets",), (settings.events, settings.glossary, words), lambda: _sheets(settings, words)
    )
    files = make_files(found, lists, about, sheets)
    tables = [(file, _put(press, f"{file.name}.csv", file.title, _CSV, file.to_csv())) for file in files]
    others.append(_put(press, WORKBOOK, *OTHERS[WORKBOOK], to_workbook(files, TITLE, lists.newest)))
    for name, title, data in _excel_files(lists, sheets):
        others.append(_put(press, f"{name}-excel.csv", f"{title}（Excel用）", _CSV, data))
    titles = {language.tag: language.title for language in settings.languages}
    press.put("data/datapackage.json", to_datapackage(tables, others, about, settings.sources, settings.vocabulary))
    press.put("data/dcat.jsonld", to_dcat([*(written for _, written in tables), *others], titles, about))


def _put(press: Press, path: str, title: str, media_type: str, data: bytes) -> Written:
    """Put a file; its bytes are not kept, since all together take more memory than all else."""
    press.put(f"data/{path}", data)
    return Written.of(path, title, media_type, data)


def about_data(lists: Lists) -> About:
    """What describes all data files together."""
    settings = lists.edition.settings
    return About(settings.publisher, settings.site_url, lists.newest)


def make_files(
    cases: Sequence[CaseData], lists: Lists, about: About, sheets: Mapping[str, EventSheet]
) -> list[DataFile]:
    """The tables, in the order of the workbook's sheets."""
    edition = lists.edition
    readme, *describing = describing_files(edition.settings, edition.registry, about)
    lines = CaseLines(*(join(case.lines[place] for case in cases) for place in range(len(CaseLines._fields))))
    files = [readme, *lines.files()]
    for plan in edition.plans:
        data = join_data(chunk.data for chunk in lists.chunks[plan.slug])
        files += table_files(plan.slug, plan.file, plan.form, data)
    for name, sheet in sheets.items():
        files += sheet.files(name, *SHEETS[name])
    files += describing
    return [*files, fields_file(files)]


def _sheets(settings: Settings, words: Words) -> dict[str, EventSheet]:
    return make_sheets(settings.events, words) | {"glossary": make_term_sheet(settings.glossary)}


def _json_files(cases: Sequence[CaseData], lists: Lists, press: Press) -> Iterator[tuple[str, bytes]]:
    """The records as JSON and what describes them: name and bytes."""
    publisher = lists.edition.settings.publisher
    yield "cases.json", exports.to_cases_json(case.entry for case in cases)
    yield "gif-cases.json", to_gif((case.gif for case in cases), TITLE, DESCRIPTION, publisher, lists.newest)
    yield "case.schema.json", press.memory.recall(("case.schema",), (), exports.to_schema)


def _excel_files(lists: Lists, sheets: Mapping[str, EventSheet]) -> Iterator[tuple[str, str, bytes]]:
    """The tables for people: name, title and bytes."""
    for plan in lists.edition.plans:
        lines = [chunk.data.excel for chunk in lists.chunks[plan.slug]]
        yield plan.slug, plan.file.title, (exports.to_excel_head(plan.form.columns) + "".join(lines)).encode()
    for name, sheet in sheets.items():
        yield name, SHEETS[name][0], sheet.excel(lists.edition.words)
