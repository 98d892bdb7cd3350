"""The languages of a checked project: their words, and what making their pages needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.input.problems import InputError, Problem, values
from generator.language.words import Words
from generator.page.edition import Edition
from generator.page.frames import Frame, parse_frame
from generator.page.lists import SPLIT_FROM
from generator.page.seminar import glossary_of
from generator.page.site import SECTIONS
from generator.view.tables import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import BytecodeCache

    from generator.disk.memory import Memory
    from generator.input.settings import Language
    from generator.language.catalogue import Catalogue
    from generator.step.check import Checked


@dataclass(frozen=True)
class Surroundings:
    """What the pages of a language stand in; nothing where sheets are made without a site."""

    frames: Mapping[str, Frame] = field(default_factory=dict)
    """By section."""
    is_split: bool = False
    """Whether tables and lists are cut into a page for each prefecture."""
    status_page: str = ""
    """The page on the state of translations, from the root of the site; empty for none."""


def all_words(checked: Checked, memory: Memory) -> list[Words]:
    """The words of all languages of the casebook, those of the source language first."""
    source, *others = checked.settings.languages
    vocabulary = checked.settings.vocabulary
    return [
        Words(source, None, vocabulary),
        *(Words(other, _site_catalogue(checked, other.key, memory), vocabulary) for other in others),
    ]


def make_editions(checked: Checked, pages: Mapping[str, str], compiled: BytecodeCache, memory: Memory) -> list[Edition]:
    """The languages, the source language first, handed out or not, since the data are in it.

    Args:
        checked: The project.
        pages: Those that MkDocs made, by path; some of them are frames.
        compiled: Where compiled templates are kept.
        memory: Of this process.

    Raises:
        InputError: A frame is missing or lacks a marker.
    """
    settings = checked.settings
    if checked.seminar is not None:
        source = settings.languages[0]
        others = [language for language in checked.languages if language is not source]
        glossary = glossary_of(settings.glossary, checked.names)
        checked = replace(checked, settings=replace(settings, languages=[source, *others], glossary=glossary))
    return [
        make_edition(checked, language, compiled, _surroundings(checked, language, pages, memory), memory)
        for language in checked.settings.languages
    ]


def make_edition(
    checked: Checked, language: Language, compiled: BytecodeCache, around: Surroundings, memory: Memory
) -> Edition:
    """A language; it stays the same object while nothing that it is made of changes."""
    project, settings = checked.project, checked.settings
    catalogue = None if language is settings.languages[0] else _site_catalogue(checked, language.key, memory)

    def make() -> Edition:
        return Edition(
            language=language,
            site_catalogue=catalogue,
            settings=settings,
            registry=project.registry,
            templates=project.templates,
            frames=around.frames,
            plans=tuple(Plan(slug, file) for slug, file in settings.tables.items()),
            is_split=around.is_split,
            status_page=around.status_page,
            compiled=compiled,
            seminar=checked.seminar,
        )

    inputs = (language, catalogue, settings, project.registry, project.templates, around)
    return memory.recall(("edition", language.key), inputs, make)


def _surroundings(checked: Checked, language: Language, pages: Mapping[str, str], memory: Memory) -> Surroundings:
    status_page = next((name for name in _status_pages(language) if name in checked.project.pages), "")
    return Surroundings(
        frames={section: _frame(f"{language.folder}{section}/index.html", pages, memory) for section in SECTIONS},
        is_split=len(checked.titles[""]) >= SPLIT_FROM,
        status_page=status_page and f"{status_page.removesuffix('.md')}.html",
    )


def _status_pages(language: Language) -> tuple[str, str]:
    """Where a page on the state of translations can be, the nearest first."""
    return f"{language.folder}translations.md", "translations.md"


def _frame(path: str, pages: Mapping[str, str], memory: Memory) -> Frame:
    if path not in pages:
        page = f"content/{path.removesuffix('.html')}.md"
        raise InputError([Problem(page, 0, 0, "", "missing_file", values(what=page))])
    return memory.recall(("frame", path), (pages[path],), lambda: parse_frame(path, pages[path]))


def _site_catalogue(checked: Checked, key: str, memory: Memory) -> Catalogue:
    inputs = checked.project.site_catalogue(key), checked.interface
    return memory.recall(("catalogue", key), inputs, lambda: checked.site_catalogue(key))
