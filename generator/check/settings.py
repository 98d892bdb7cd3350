"""From the data files beside the records to settings, or every problem of them at once."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from generator.check.values import check_value
from generator.input.accessibility import AuditRun, PersonTest
from generator.input.glossary import GLOSSARY
from generator.input.problems import InputError, Problem, values
from generator.input.settings import (
    GuideFile,
    Language,
    Licence,
    Publisher,
    Settings,
    SourceDocuments,
    TableFile,
    Vocabulary,
    table_slug,
)
from generator.model import KINDS
from generator.model.events import EventFile
from generator.model.reflection import models_in
from generator.view.criteria import JIS, LATER
from generator.view.tables import check_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from generator.disk.read import Project
    from generator.input.documents import Document, Path

# Kept under another name than the field that uses it.
_VOCABULARY_OF = {
    "scenes": "scene",
    "situations": "situation",
    "programme_items": "programme_item",
    "themes": "theme",
    "advice_topics": "topic",
    "event_formats": "event_format",
}


def named_languages(mkdocs: Document) -> list[str]:
    """Keys of the languages as mkdocs.yml names them; none where it does not, which is told elsewhere."""
    extra = mkdocs.value.get("extra") if isinstance(mkdocs.value, dict) else None
    languages = extra.get("languages") if isinstance(extra, dict) else None
    return list(languages) if isinstance(languages, dict) else []


def check_settings(project: Project) -> Settings:
    """The settings of a project.

    Raises:
        InputError: A data file does not fit its model, a table names an unknown column, a code has no word.
    """
    problems: list[Problem] = []

    def checked(model: Any, document: Document) -> Any:
        try:
            return check_value(model, document)
        except InputError as error:
            problems.extend(error.problems)
            return None

    vocabulary = checked(Vocabulary, project.vocabulary)
    sources = checked(SourceDocuments, project.sources)
    tables = {table_slug(document): checked(TableFile, document) for document in project.tables}
    guide = checked(GuideFile, project.guide)
    events = checked(EventFile, project.events)
    audit = checked(AuditRun, project.audit) if project.audit else None
    person_test = checked(PersonTest, project.person_test) if project.person_test else PersonTest()
    pages = _page_titles(project.mkdocs.value.get("nav"))
    languages = _languages(project.mkdocs, problems)
    site_url = _site_url(project.mkdocs, problems)
    publisher = _publisher(project.mkdocs, problems)
    if not problems:
        problems += _missing_words(vocabulary.root, project.vocabulary)
        known = {source.id for source in sources.root}
        problems += _check_guide(guide, project.guide, vocabulary.root, known)
        problems += _check_events(events, project.events, known)
        problems += _check_person_test(person_test, project.person_test)
        problems += _check_tables(project.tables, tables)
        problems += _check_see(project, {*pages, *(f"tables/{slug}" for slug in tables)})
    if problems:
        raise InputError(problems)
    ordered = dict(sorted(tables.items(), key=lambda item: (item[1].order, item[0])))
    return Settings(
        vocabulary=vocabulary.root,
        sources={source.id: source for source in sources.root},
        tables=ordered,
        languages=languages,
        site_url=site_url,
        guide=guide,
        events=events,
        glossary=project.glossary,
        pages=pages,
        publisher=publisher,
        audit=audit,
        person_test=person_test,
    )


def _check_tables(documents: list[Document], tables: dict[str, TableFile]) -> list[Problem]:
    try:
        check_tables(documents, tables)
    except InputError as error:
        return error.problems
    return []


def _check_guide(
    guide: GuideFile, document: Document, vocabulary: dict[str, Any], sources: set[str]
) -> Iterator[Problem]:
    """Themes and source documents of the guide that there are none of."""
    steps = list(enumerate(guide.steps))
    themes: list[tuple[Path, str]] = [(("missing", index), theme) for index, theme in enumerate(guide.missing)]
    themes += [(("steps", index, "theme"), step.theme) for index, step in steps]
    documents: list[tuple[Path, str]] = [(("steps", index, "document"), step.document) for index, step in steps]
    documents += [(("facts", index, "document"), fact.document) for index, fact in enumerate(guide.facts)]
    known = vocabulary["theme"]
    for path, theme in themes:
        if theme not in known:
            yield document.problem(path, "literal_error", expected=", ".join(known), found=theme)
    for path, source in documents:
        if source not in sources:
            yield document.problem(path, "unknown_source", found=source)


def _check_events(file: EventFile, document: Document, sources: set[str]) -> Iterator[Problem]:
    """Source documents that there are none of, and events that do not stand in the order of their days."""
    places: list[tuple[Path, str]] = [
        (("series", index, "source", "document"), series.source.document) for index, series in enumerate(file.series)
    ]
    places += [(("schedule", name, "document"), getattr(file.schedule, name).document) for name in ("chart", "plan")]
    for path, source in places:
        if source not in sources:
            yield document.problem(path, "unknown_source", found=source)
    for place, series in enumerate(file.series):
        for index, (one, other) in enumerate(pairwise(series.events), start=1):
            if other.date <= one.date:
                path = ("series", place, "events", index, "date")
                yield document.problem(path, "event_order", limit=one.date, found=other.date)


def _check_person_test(test: PersonTest, document: Document | None) -> Iterator[Problem]:
    """Success criteria that there are none of."""
    known = [criterion.number for criterion in (*JIS, *LATER)]
    for number in test.criteria:
        if document is not None and number not in known:
            yield document.problem(("criteria", number), "literal_error", expected=", ".join(known), found=number)


def _page_titles(nav: object) -> dict[str, str]:
    """The titles of pages in the navigation, by path without ``.md``."""
    if isinstance(nav, list):
        return {page: title for part in nav for page, title in _page_titles(part).items()}
    titles: dict[str, str] = {}
    for title, place in nav.items() if isinstance(nav, dict) else ():
        titles |= {place.removesuffix(".md"): title} if isinstance(place, str) else _page_titles(place)
    return titles


def _check_see(project: Project, known: set[str]) -> Iterator[Problem]:
    """Pages that the glossary refers to and that there are none of; a record may be missing, as in a part of them."""
    for term in project.glossary:
        for address in term.see:
            page = address.partition("#")[0]
            if page not in known and not page.startswith("cases/"):
                yield Problem(GLOSSARY, term.line, 1, "see", "glossary_see", values(found=address))


def _site_url(mkdocs: Document, problems: list[Problem]) -> str:
    """The address of the site with a slash at its end, or empty."""
    found = str(mkdocs.value.get("site_url", "")).strip()
    if found and not _ADDRESS.fullmatch(found):
        problems.append(mkdocs.problem(("site_url",), "site_url", found=found))
    return f"{found.rstrip('/')}/" if found else ""


_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~%!$&'()*+,;=:@-]*)*", re.ASCII)
_LANGUAGE = ("title", "name", "tag", "folder")


def _languages(mkdocs: Document, problems: list[Problem]) -> list[Language]:
    """The languages of the site, the one at the root first."""
    languages = []
    try:
        settings = dict(mkdocs.value["extra"]["languages"])
    except (KeyError, TypeError, ValueError):
        problems.append(mkdocs.problem(("extra", "languages"), "missing", label="extra.languages"))
        return []
    for key, named in settings.items():
        wanted = {name: named.get(name) for name in _LANGUAGE} if isinstance(named, dict) else {"": None}
        if not all(isinstance(value, str) for value in wanted.values()):
            path = ("extra", "languages", key)
            problems.append(mkdocs.problem(path, "language_setting", found=", ".join(map(str, named))))
            continue
        languages.append(Language(key=key, **wanted))
    return sorted(languages, key=lambda language: language.folder != "")


def _publisher(mkdocs: Document, problems: list[Problem]) -> Publisher:
    """Who publishes the site; nobody where mkdocs.yml does not say."""
    extra = mkdocs.value.get("extra")
    found: Any = extra.get("publisher", {}) if isinstance(extra, dict) else {}
    texts: dict[str, Any] = dict(found) if isinstance(found, dict) else {"": None}
    licence: Any = texts.pop("licence", {})
    if _are_texts(texts, {"name", "url", "contact"}) and _are_texts(licence, {"name", "url"}):
        return Publisher(**texts, licence=Licence(**licence))
    problems.append(mkdocs.problem(("extra", "publisher"), "publisher_setting"))
    return Publisher()


def _are_texts(value: object, known: set[str]) -> bool:
    """Whether a value has texts under known names only."""
    return isinstance(value, dict) and set(value) <= known and all(isinstance(text, str) for text in value.values())


def _missing_words(vocabulary: dict[str, Any], document: Document) -> list[Problem]:
    """Codes of the model that have no word."""
    found = []
    for name, codes in sorted(_codes_of_model().items()):
        for code in codes:
            if code not in vocabulary.get(name, {}):
                path = (name,) if name in vocabulary else ()
                found.append(document.problem(path, "vocabulary_missing", found=f"{name}: {code}"))
    return found


def _codes_of_model() -> dict[str, list[str]]:
    """The codes of every field of the model that takes one of a list."""
    codes: dict[str, list[str]] = {}
    pending: list[type[BaseModel]] = [*KINDS.values(), EventFile]
    seen: set[type[BaseModel]] = set()
    while pending:
        model = pending.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, info in model.model_fields.items():
            options = _literals(info.annotation)
            if options and name not in {"basis", "value", "qualifications"}:
                key = _VOCABULARY_OF.get(name, name)
                codes[key] = list(dict.fromkeys([*codes.get(key, []), *options]))
            pending += [below for below in models_in(info.annotation) if below not in seen]
    return codes


def _literals(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return [option for option in get_args(annotation) if isinstance(option, str)]
    return [option for part in get_args(annotation) for option in _literals(part)]
