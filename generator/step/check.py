"""The second step: a project that is known to be right, or all that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.check.records import Known, duplicates, repeated_aliases
from generator.check.settings import check_settings
from generator.disk.read import language_keys, read_modules
from generator.input.problems import InputError, Problem
from generator.input.seminar import check_published
from generator.input.settings import table_slug
from generator.language.progress import PageShare, check_pages
from generator.page.frames import check_placed
from generator.page.site import views_known
from generator.translation.interface import interface_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.crew import Team
    from generator.disk.memory import Memory
    from generator.disk.read import Project
    from generator.input.seminar import Seminar
    from generator.input.settings import Language, Settings
    from generator.language.catalogue import Catalogue
    from generator.language.former import Key
    from generator.part import Loaded


@dataclass(frozen=True)
class Checked:
    """A project that is known to be right."""

    project: Project
    settings: Settings
    known: Known
    titles: Mapping[str, Mapping[str, str]]
    """Titles of published records by language (empty for the source language) and id."""
    interface: frozenset[Key]
    """Texts of the interface."""
    pages: Mapping[str, Mapping[str, PageShare]]
    """Translated hand-written pages by language and path."""

    names: frozenset[str]
    """Ids and former ids of the records."""
    newest: str
    """Day of the latest change of a published record; empty where there is none."""
    seminar: Seminar | None
    """What is handed out; None for the site."""

    @property
    def languages(self) -> list[Language]:
        """Those that are handed out."""
        every, seminar = self.settings.languages, self.seminar
        return [language for language in every if seminar is None or language.key in seminar.languages]

    def site_catalogue(self, key: str) -> Catalogue:
        """The words of the interface in a language; former ones for those whose Japanese has changed."""
        return self.project.site_catalogue(key).settled(self.interface)


def check_input(project: Project, team: Team, memory: Memory, seminar: Seminar | None = None) -> Checked:
    """The project with its records, all of them checked.

    Args:
        project: The input but the records.
        team: Reads and checks the records.
        memory: Of this process.
        seminar: What is to be handed out; None for all, in the form of the site.

    Raises:
        InputError: All that is wrong.
    """
    problems: list[Problem] = []
    settings = _check_settings(project, memory, problems)
    pages, interface = _check_translations(project, settings, memory, problems)
    known = _known(project, settings, memory)
    loaded = _load(project, settings, known, team, seminar)
    problems += [problem for part in loaded for problem in part.problems]
    problems += duplicates([place for part in loaded for place in part.ids])
    problems += repeated_aliases([claim for part in loaded for claim in part.aliases])
    if problems or settings is None:
        raise InputError(problems)
    titles, newest = _joined_titles(loaded), max((day for part in loaded for day in part.days), default="")
    names = frozenset(titles[""]).union(alias for part in loaded for alias, _ in part.aliases)
    if seminar is not None:
        seminar = check_published(seminar, titles[""], newest)
    return Checked(project, settings, known, titles, interface, pages, names, newest, seminar)


def _check_settings(project: Project, memory: Memory, problems: list[Problem]) -> Settings | None:
    """The settings; None where they are wrong. What pages place is checked with them."""
    settings = None
    try:
        inputs = (
            project.vocabulary,
            project.sources,
            project.guide,
            project.events,
            project.glossary,
            tuple(project.tables),
            project.mkdocs,
        )
        settings = memory.recall(("settings",), inputs, lambda: check_settings(project))
    except InputError as error:
        problems += error.problems
    try:
        check_placed(project.pages, views_known({table_slug(document) for document in project.tables}))
    except InputError as error:
        problems += error.problems
    return settings


def _check_translations(
    project: Project, settings: Settings | None, memory: Memory, problems: list[Problem]
) -> tuple[Mapping[str, Mapping[str, PageShare]], frozenset[Key]]:
    """The translated pages, and the texts of the interface; none where the settings are wrong."""
    if settings is None:
        return {}, frozenset()
    try:
        languages = settings.languages
        pages = memory.recall(("pages",), (project.pages, languages), lambda: check_pages(project.pages, languages))
    except InputError as error:
        problems += error.problems
        pages = {}
    inputs = settings, project.templates
    return pages, memory.recall(("interface",), inputs, lambda: interface_texts(*inputs, read_modules()))


def _known(project: Project, settings: Settings | None, memory: Memory) -> Known:
    """What records can refer to; it stays the same object while nothing of it changes."""
    source_ids = frozenset(settings.sources) if settings else _source_ids(project)
    inputs = frozenset(project.ids), source_ids, project.registry
    return memory.recall(("known",), inputs, lambda: Known(*inputs))


def _source_ids(project: Project) -> frozenset[str]:
    """Ids of the source documents where the settings are wrong, so that records are checked all the same."""
    value = project.sources.value
    return frozenset(part["id"] for part in value if isinstance(part, dict) and isinstance(part.get("id"), str))


def _load(
    project: Project, settings: Settings | None, known: Known, team: Team, seminar: Seminar | None
) -> Sequence[Loaded]:
    """The records that are handed out, with their translations."""
    languages = [language.key for language in settings.languages[1:]] if settings else language_keys(project.root)
    chosen, asked = (project.ids, languages) if seminar is None else (seminar.ids, seminar.languages)
    return team.load(chosen, known, [key for key in languages if key in asked])


def _joined_titles(loaded: Sequence[Loaded]) -> dict[str, dict[str, str]]:
    titles: dict[str, dict[str, str]] = {}
    for part in loaded:
        for language, found in part.titles.items():
            titles.setdefault(language, {}).update(found)
    return titles
