"""The site in one language, before it is rendered: its words, cases and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cases import make_case
from generator.catalogue import NOTHING, Share, localize
from generator.render import Renderer
from generator.tables import make_table
from generator.words import Words

if TYPE_CHECKING:
    from generator.cases import Case
    from generator.catalogue import Catalogue
    from generator.documents import Document
    from generator.memory import Memory
    from generator.model import Record
    from generator.read import Project
    from generator.settings import Language, Settings
    from generator.tables import Table


@dataclass(frozen=True)
class Checked:
    """Input that is known to be right."""

    project: Project
    settings: Settings
    records: dict[str, Record]
    documents: dict[str, Document]
    """Files of the records by id."""


@dataclass(frozen=True)
class Edition:
    """All that pages of one language show."""

    language: Language
    words: Words
    cases: list[Case]
    """Published ones, by prefecture."""
    tables: dict[str, Table]
    renderer: Renderer


def make_edition(checked: Checked, language: Language, memory: Memory) -> Edition:
    """The edition of a language; what did not change since the last build is remembered."""
    catalogues = None
    if language is not checked.settings.languages[0]:
        catalogues = checked.project.catalogues.get(language.key, {})
    words = _words(checked, language, catalogues, memory)
    templates = checked.project.templates
    renderer = memory.recall(("renderer", language.key), (templates, words), lambda: Renderer(templates, words))
    cases = [
        _case(record, catalogues, checked, language, memory)
        for record in checked.records.values()
        if record.publication == "published"
    ]
    cases.sort(key=lambda case: (case.prefecture.code, case.id))
    tables = {slug: make_table(slug, file, cases, words) for slug, file in checked.settings.tables.items()}
    return Edition(language, words, cases, tables, renderer)


def _words(checked: Checked, language: Language, catalogues: dict[str, Catalogue] | None, memory: Memory) -> Words:
    site = None if catalogues is None else catalogues.get("site", NOTHING)
    vocabulary = checked.settings.vocabulary
    return memory.recall(
        ("words", language.key), (language, site, vocabulary), lambda: Words(language, site, vocabulary)
    )


def _case(
    record: Record, catalogues: dict[str, Catalogue] | None, checked: Checked, language: Language, memory: Memory
) -> Case:
    catalogue = None if catalogues is None else catalogues.get(record.id, NOTHING)

    def make() -> Case:
        if catalogue is None:
            return make_case(record, Share(), checked.project.registry, reviewed=True)
        localized, share = localize(record, catalogue)
        return make_case(localized, share, checked.project.registry, reviewed=catalogue.reviewed)

    return memory.recall(("case", language.key, record.id), (record, catalogue), make)
