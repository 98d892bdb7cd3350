"""What translators get: PO files brought up to date with the records and the words of the interface."""

from __future__ import annotations

import ast
import io
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from generator import columns
from generator.catalogue import REVIEW_HEADER, parse_catalogue, texts_of
from generator.model import KINDS
from generator.model.events import EventFile
from generator.model.reflection import EVENTS_LABEL, MARKED_LABEL, models_in, unit_of
from generator.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import BaseModel

    from generator.model import Record
    from generator.settings import Language, Settings

Message = tuple[str, str, str]
"""Context, Japanese text, where it stands."""


def record_messages(record: Record) -> Iterator[Message]:
    """The texts of a record in reading order."""
    for context, text in texts_of(record):
        yield context, text, f"cases/{record.id}.yml"


def site_messages(settings: Settings, templates: Mapping[str, str], modules: Mapping[str, str]) -> Iterator[Message]:
    """The words of the interface: of templates, code, model, vocabulary, tables and source documents.

    Args:
        settings: The project's data files.
        templates: Texts of the templates by name.
        modules: Texts of the generator's own modules by name, for the words that code gives.
    """
    for name, text in templates.items():
        yield from _of_template(name, text)
    for name, text in modules.items():
        yield from _of_module(name, text)
    for column in columns.DERIVED.values():
        yield from (("", text, "generator/columns.py") for text in (column.label, column.description, column.unit))
    yield from (("", label, "generator/model/reflection.py") for label in (MARKED_LABEL, EVENTS_LABEL))
    seen: set[type[BaseModel]] = set()
    for model in (*KINDS.values(), EventFile):
        yield from _model_messages(model, seen)
    yield from _data_messages(settings)


def _data_messages(settings: Settings) -> Iterator[Message]:
    """The words of the data files beside the records."""
    for words in settings.vocabulary.values():
        for word in words.values():
            yield from (("", text, "content/data/vocabulary.yml") for text in (word.label, word.definition or ""))
    for slug, table in settings.tables.items():
        place = f"content/tables/{slug}.yml"
        yield from (("", text, place) for text in (table.title, table.question, *table.notes))
    for source in settings.sources.values():
        yield from (
            ("", text, "content/data/sources.yml")
            for text in (source.title, source.short, source.publisher, source.covers)
        )
    yield from (("", text, "content/data/events.yml") for _, text in texts_of(settings.events))
    for parts in (settings.guide.facts, settings.guide.steps):
        for part in parts:
            yield from (("", text, "content/data/guide.yml") for text in (part.text, part.heading))


_KEYWORDS = ("_", "gettext", "N_")


def _of_template(name: str, text: str) -> Iterator[Message]:
    found = extract("jinja2", io.BytesIO(text.encode()), dict.fromkeys(_KEYWORDS), options={"encoding": "utf-8"})
    yield from (("", message, f"{name}:{line}") for line, message, _, _ in found if isinstance(message, str))


def _of_module(name: str, text: str) -> Iterator[Message]:
    """The words in a module, those in the placeholders of other strings too, which Babel passes over."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _KEYWORDS:
            match node.args:
                case [ast.Constant(value=str(message)), *_]:
                    yield "", message, f"{name}:{node.lineno}"


def _model_messages(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[Message]:
    """Labels, descriptions and units of all fields of a model and of the models below it."""
    if model in seen:
        return
    seen.add(model)
    for info in model.model_fields.values():
        yield from (("", text, "generator/model") for text in (info.title or "", info.description or "", unit_of(info)))
        for below in models_in(info.annotation):
            yield from _model_messages(below, seen)


def updated_po(old: bytes | None, messages: Iterable[Message], language: Language, name: str) -> bytes:
    """A PO file with exactly the given messages, keeping every translation that still has its source.

    A translation whose source changed a little is kept as fuzzy beside the new source; one whose source is gone is
    kept as obsolete at the end of the file. Nothing is lost.

    Args:
        old: The file as it was; None for a new one.
        messages: What is to be translated, in order.
        language: The language of the file.
        name: Name of the file in messages.

    Raises:
        InputError: The old file is no PO file.
    """
    template = Catalog(project="Renkei Casebook", charset="utf-8", fuzzy=False)
    for context, text, place in messages:
        if text:
            path, _, line = place.partition(":")
            template.add(text, context=context or None, locations=[(path, int(line) if line else 0)])
    if old is None:
        catalogue = Catalog(locale=language.tag.replace("-", "_"), project="Renkei Casebook", fuzzy=False)
        review = "machine"
    else:
        catalogue = _old_catalogue(old, name)
        review = "human" if f"{REVIEW_HEADER}: human".encode() in old else "machine"
    for key, message in list(catalogue.obsolete.items()):
        if template.get(message.id, message.context) is not None:
            catalogue[message.id] = catalogue.obsolete.pop(key)
    catalogue.update(template, update_creation_date=False)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, include_lineno=False, sort_output=False)
    return _header(language, review) + buffer.getvalue()


def _old_catalogue(old: bytes, name: str) -> Catalog:
    try:
        parse_catalogue(name, old)
    except InputError as error:
        if any(problem.kind != "po_placeholders" for problem in error.problems):
            raise
    return read_po(io.BytesIO(old))


def _header(language: Language, review: str) -> bytes:
    """The head of a PO file, without a date, so that the same input gives the same bytes."""
    lines = [
        "Project-Id-Version: Renkei Casebook",
        f"Language: {language.tag}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"{REVIEW_HEADER}: {review}",
    ]
    body = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{body}\n'.encode()
