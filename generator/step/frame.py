"""The third step: the pages and frames that MkDocs made, and the languages that stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import __version__
from generator.crew import Errand
from generator.disk.frame import read_made
from generator.language.words import Words
from generator.page.pieces import Pieces
from generator.page.render import Renderer
from generator.page.seminar import edition_line, seminar_pages
from generator.page.site import join_scripts
from generator.step.editions import all_words, make_editions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import BytecodeCache

    from generator.disk.frame import FrameRun, Made
    from generator.disk.memory import Memory
    from generator.page.edition import Edition
    from generator.step.check import Checked

_NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Framed:
    """A checked project with all that its pages are made from."""

    checked: Checked
    pages: Mapping[str, str]
    """The hand-written ones by path, and those that are frames."""
    fixed: Mapping[str, bytes]
    """Files that no record changes: scripts, styles, pictures, and with an address the page for lost readers."""
    editions: list[Edition]
    """The languages, the source language first, handed out or not, since the data are in it."""


def make_framed(run: FrameRun, checked: Checked, compiled: BytecodeCache, memory: Memory) -> Framed:
    """The project with its frames.

    Args:
        run: Of MkDocs; waited for.
        checked: The project.
        compiled: Where compiled templates are kept.
        memory: Of this process.

    Raises:
        InputError: MkDocs refuses a page, or a frame is not of its form.
    """
    if run.is_needed:
        _compile(checked, compiled, is_shared=not memory.lasting)
    folder = run.wait()
    made = memory.recall(("made",), (folder,), lambda: read_made(folder))
    pages = _handed_out(checked, made, memory)
    fixed = {f"assets/renkei/{name}": data for name, data in join_scripts(checked.project.assets).items()} | made.assets
    if checked.settings.site_url:
        fixed[_NOT_FOUND] = pages[_NOT_FOUND].encode()
    hand_written = {path: html for path, html in pages.items() if path != _NOT_FOUND}
    return Framed(checked, hand_written, fixed, make_editions(checked, pages, compiled, memory))


def _compile(checked: Checked, compiled: BytecodeCache, *, is_shared: bool) -> None:
    """Compile the templates in two processes, while MkDocs is at work, so that nobody has to wait for them later."""
    pieces = Pieces(Words(checked.settings.languages[0], None, checked.settings.vocabulary), checked.settings.sources)
    renderer = Renderer(checked.project.templates, pieces.filters, compiled)
    with Errand(partial(renderer.compile_all, from_last=True), is_shared=is_shared) as errand:
        renderer.compile_all()
        errand.result()


def _handed_out(checked: Checked, made: Made, memory: Memory) -> Mapping[str, str]:
    """The pages as they are handed out at a seminar; as MkDocs made them for the site."""
    seminar, languages = checked.seminar, checked.settings.languages
    if seminar is None:
        return made.pages
    lines = {words.language.key: edition_line(seminar, words, __version__) for words in all_words(checked, memory)}
    return seminar_pages(made.pages, seminar, languages, checked.names, lines)
