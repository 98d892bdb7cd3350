"""All files of the site, made from checked input: pages of every language, data files, assets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator import exports
from generator.edition import make_edition
from generator.frames import fill, parse_frame, place_views, placed_in
from generator.links import Anchors, broken_links, find_anchors
from generator.pages import Pages
from generator.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.cases import Case
    from generator.columns import Row
    from generator.edition import Checked, Edition
    from generator.frame import Made
    from generator.frames import Frame
    from generator.memory import Memory
    from generator.render import Page
    from generator.settings import Settings
    from generator.tables import Table

SECTIONS = ("cases", "tables")
"""Folders whose index page is their frame."""
VIEWS_WITHOUT_ARGUMENT = ("network", "places", "process", "latest", "vocabulary", "figures", "codebook", "sources")

SitePage = tuple[str, bytes, tuple[Anchors, ...]]
"""Path, bytes, and what the parts of the page link to."""


def views_known(settings: Settings) -> dict[str, set[str] | None]:
    """The views that hand-written pages can place, with what their argument can be; None for none."""
    known: dict[str, set[str] | None] = dict.fromkeys(VIEWS_WITHOUT_ARGUMENT)
    return known | {"table": set(settings.tables), "matrix": {"affiliation"}}


def make_files(checked: Checked, made: Made, memory: Memory) -> dict[str, bytes]:
    """Every file of the site by its path.

    Raises:
        InputError: A template fails, a frame lacks a marker, or a link leads nowhere.
    """
    files: dict[str, bytes] = {f"assets/renkei/{name}": data for name, data in checked.project.assets.items()}
    files |= made.assets
    anchors: dict[str, tuple[Anchors, ...]] = {}
    for language in checked.settings.languages:
        edition = make_edition(checked, language, memory)
        if not language.folder:
            files |= _data_files(checked, edition, memory)
        for path, data, parts in _edition_pages(Pages(checked, edition, memory), made):
            files[path] = data
            anchors[path] = parts
    if checked.settings.site_url and "404.html" in made.pages:
        files["404.html"] = made.pages["404.html"].encode()
    problems = list(broken_links(anchors, files.keys()))
    if problems:
        raise InputError(problems)
    return files


def _edition_pages(pages: Pages, made: Made) -> Iterator[SitePage]:
    """The pages of one language: generated ones in their frames, hand-written ones with the views they place."""
    edition, memory = pages.edition, pages.memory
    folder = edition.language.folder
    frames = {section: _frame(f"{folder}{section}/index.html", made, memory) for section in SECTIONS}
    for page in pages.all():
        frame, around = frames[page.url.partition("/")[0]]
        data, inside = memory.recall(("file", folder + page.url), (frame, page), partial(_filled, frame, page))
        yield folder + page.url, data, (around, inside)
    others = [other.folder for other in pages.checked.settings.languages if other.folder.removeprefix(folder)]
    framed = {f"{folder}{section}/index.html" for section in SECTIONS} | {"404.html"}
    for path, html in made.pages.items():
        if path.startswith(folder) and not path.startswith(tuple(others)) and path not in framed:
            text = place_views(html, {placed: pages.placed(placed) for placed in placed_in(html)})
            yield path, text.encode(), (find_anchors(text),)


def _frame(path: str, made: Made, memory: Memory) -> tuple[Frame, Anchors]:
    """A frame, with what it links to on every page that it holds."""

    def make() -> tuple[Frame, Anchors]:
        frame = parse_frame(path, made.pages[path])
        found = [find_anchors(piece) for piece in frame.pieces]
        ids = frozenset({"title"}).union(*(anchors.ids for anchors in found))
        return frame, Anchors(ids, tuple(link for anchors in found for link in anchors.links))

    return memory.recall(("frame", path), (made.pages[path],), make)


def _filled(frame: Frame, page: Page) -> tuple[bytes, Anchors]:
    return fill(frame, page), find_anchors(page.body)


def _data_files(checked: Checked, edition: Edition, memory: Memory) -> dict[str, bytes]:
    """The data, in the language that records are written in."""

    def entry(case: Case) -> str:
        document = checked.documents[case.id]
        return memory.recall(("json", case.id), (case, document), lambda: exports.to_case_json(case, document))

    files = {
        "data/cases.json": exports.to_cases_json(entry(case) for case in sorted(edition.cases, key=lambda c: c.id)),
        "data/case.schema.json": memory.recall(("schema",), (), exports.to_schema),
        "data/codebook.csv": memory.recall(("codebook",), (), exports.to_codebook),
    }
    for table in edition.tables.values():
        files[f"data/{table.slug}.csv"] = _csv(
            table, edition, memory, "csv", exports.to_machine_head(table.columns), exports.to_machine_rows
        )
        files[f"data/{table.slug}-excel.csv"] = _csv(
            table, edition, memory, "excel", exports.to_excel_head(table.columns), exports.to_excel_rows
        )
    return files


def _csv(  # noqa: PLR0913, PLR0917 - the two forms differ in exactly these
    table: Table, edition: Edition, memory: Memory, form: str, head: str, to_rows: Callable[..., str]
) -> bytes:
    words = edition.words

    def line(row: Row) -> str:
        place = (form, table.slug, row.case.id, row.number)
        return memory.recall(place, (row.case, words, table.file), lambda: to_rows([row], table.columns, words))

    return (head + "".join(line(row) for row in table.rows())).encode()
