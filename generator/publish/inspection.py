"""The disk edge of the report on a site: its files are read, and the report is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.records import record_of
from generator.disk.write import compiled_templates, write_files
from generator.input.documents import parse_document
from generator.input.problems import InputError, Problem
from generator.language.words import Words
from generator.page.pieces import Pieces
from generator.page.render import Renderer
from generator.publish.clearance import MOST_SHOWN, Clearance, make_clearance, scan_site, to_json, to_shares
from generator.publish.folder import sums_of
from generator.recipe import check_project
from generator.step.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.language.progress import Progress
    from generator.step.check import Checked

_READ = frozenset({".html", ".css", ".svg"})


def inspect_site(root: Path, report: Path, progress: Sequence[Progress], lang: str) -> Clearance:
    """Go through the built site of a project and write the report.

    Args:
        root: The project's folder.
        report: File to write, ending in ``.html`` or ``.json``.
        progress: How far each language is translated.
        lang: Key of the language that the page is in, where the project has it.

    Raises:
        InputError: The project is wrong, or there is no site.
        OSError: The disk refuses.
    """
    site = root / "site"
    if not (site / "index.html").is_file():
        raise InputError([Problem("site/index.html", 0, 0, "", "publish_no_site")])
    checked = check_project(root, Workshop())
    files = [parse_document(name, (root / name).read_bytes()) for name in _record_names(checked)]
    clearance = make_clearance(
        scan_site(_texts(site)), sums_of(site), list(map(record_of, files)), progress, checked.settings
    )
    data = to_json(clearance) if report.suffix == ".json" else _to_page(checked, clearance, progress, lang)
    write_files({report: data})
    return clearance


def _record_names(checked: Checked) -> Iterator[str]:
    return (f"cases/{key}.yml" for key in checked.project.ids)


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*")):
        if path.suffix in _READ and path.is_file():
            yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def _to_page(checked: Checked, clearance: Clearance, progress: Sequence[Progress], lang: str) -> bytes:
    settings, project = checked.settings, checked.project
    language = next((known for known in settings.languages if known.key == lang), settings.languages[0])
    is_source = language is settings.languages[0]
    words = Words(language, None if is_source else project.site_catalogue(language.key), settings.vocabulary)
    pieces = Pieces(words, settings.sources)
    renderer = Renderer(project.templates, pieces.filters, compiled_templates(project.root / ".cache"))
    named = renderer.globals | pieces.functions
    named |= {"found": clearance, "shares": to_shares(progress), "most": MOST_SHOWN, "language": language}
    return f"<!doctype html>\n{renderer.body('parts/clearance.html', named)}".encode()
