"""What translators get: PO files brought up to date with the records and the words of the interface."""

from __future__ import annotations

import ast
import io
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import normalize, read_po, write_po

from generator.input.glossary import GLOSSARY
from generator.input.problems import InputError
from generator.language.former import Former, find_formers
from generator.language.pofile import REVIEWED_BY, REVIEWED_ON, header_of, parse_catalogue, previous_in, to_comments
from generator.language.review import Review
from generator.language.texts import texts_of
from generator.model import KINDS
from generator.model.events import EventFile
from generator.model.reflection import EVENTS_LABEL, MARKED_LABEL, models_in, unit_of
from generator.view import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from babel.messages.catalog import Message as BabelMessage
    from pydantic import BaseModel

    from generator.input.settings import Language, Settings
    from generator.language.former import Key
    from generator.model import Record

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
    yield from fixed_messages(settings)


def fixed_messages(settings: Settings) -> Iterator[Message]:
    """The words of the model and of the data files."""
    for column in columns.DERIVED.values():
        yield from (("", text, "generator/view/columns.py") for text in (column.label, column.description, column.unit))
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
    yield from (("", term.definition, GLOSSARY) for term in settings.glossary)
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

    A translation whose source changed is kept as fuzzy beside the new source, with the old one in a comment; one whose
    source is gone is kept as obsolete at the end of the file. Nothing is lost.

    Args:
        old: The file as it was; None for a new one.
        messages: What is to be translated, in order.
        language: The language of the file.
        name: Name of the file in messages.

    Raises:
        InputError: The old file is no PO file.
    """
    return to_po(updated_catalog(old, messages, name), language, review_in(old))


def updated_catalog(old: bytes | None, messages: Iterable[Message], name: str) -> Catalog:
    """The messages of ``updated_po`` as values; ``previous_id`` of a stale one is what it was translated from.

    Raises:
        InputError: The old file is no PO file.
    """
    template = Catalog(project="Renkei Casebook", charset="utf-8", fuzzy=False)
    for context, text, place in messages:
        if text:
            path, _, line = place.partition(":")
            template.add(text, context=context or None, locations=[(path, int(line) if line else 0)])
    catalog = Catalog(fuzzy=False) if old is None else _old_catalog(old, name)
    for key, message in list(catalog.obsolete.items()):
        if template.get(message.id, message.context) is not None:
            catalog[message.id] = catalog.obsolete.pop(key)
    former = {(message.context or "", str(message.id)): message for message in catalog if message.id}
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    _keep_formers(catalog, former)
    for message in catalog:
        was = former.get((message.context or "", str(message.id)))
        if message.fuzzy and was is not None:
            message.previous_id = was.previous_id
    return catalog


def _keep_formers(catalog: Catalog, former: Mapping[Key, BabelMessage]) -> None:
    """Give each message without a translation its former one, as stale."""
    texts = [(message.context or "", str(message.id)) for message in catalog if message.id]
    lost = [key for key in texts if not _message(catalog, key).string]
    gone = {key: message for key, message in former.items() if key not in set(texts) and message.string}
    known = {
        Former(key[0], (message.previous_id or [""])[0] if message.fuzzy else key[1], str(message.string)): message
        for key, message in gone.items()
    }
    for key, found in find_formers(texts, lost, list(known)).items():
        message, was = _message(catalog, key), known[found]
        message.string, message.user_comments = was.string, was.user_comments
        if found.source != key[1]:
            message.flags.add("fuzzy")
            message.previous_id = [found.source] if found.source else []
        catalog.obsolete.pop((str(was.id), was.context) if was.context else str(was.id), None)


def _message(catalog: Catalog, key: Key) -> BabelMessage:
    message = catalog.get(key[1], key[0] or None)
    assert message is not None  # noqa: S101 - the key was taken from the catalog
    return message


def _old_catalog(old: bytes, name: str) -> Catalog:
    """The messages of a file, what stale ones were translated from too, which Babel takes for translators' comments."""
    try:
        parse_catalogue(name, old)
    except InputError as error:
        if any(problem.kind != "po_placeholders" for problem in error.problems):
            raise
    catalog = read_po(io.BytesIO(old))
    for message in [*catalog, *catalog.obsolete.values()]:
        previous = previous_in(to_comments(message.user_comments))
        message.previous_id = [previous] if previous else []
        message.user_comments = [line for line in message.user_comments if not line.startswith("|")]
    return catalog


def review_in(old: bytes | None) -> Review | None:
    """Who has read a PO file; None for a machine-made or new one."""
    if old is None:
        return None
    text = old.decode("utf-8-sig").replace("\r\n", "\n")
    by, on = header_of(text, REVIEWED_BY), header_of(text, REVIEWED_ON)
    return Review(by, on) if by else None


# Babel breaks comments at these two, the text of a previous source included.
_KEPT_TOGETHER = ((" ", "\ue000"), ("-", "\ue001"))


def to_po(catalog: Catalog, language: Language, review: Review | None) -> bytes:
    """The bytes of a PO file, without a date, so that the same input gives the same bytes."""
    kept = str.maketrans(dict(_KEPT_TOGETHER))
    for message in catalog:
        message.previous_id = [part.translate(kept) for part in message.previous_id]
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, include_lineno=False, sort_output=False, include_previous=True)
    body = buffer.getvalue().replace(b"#| msgid\n#| ", b"#| msgid ")
    for letter, instead in _KEPT_TOGETHER:
        body = body.replace(instead.encode(), letter.encode())
    return _header(language, review) + body


def _header(language: Language, review: Review | None) -> bytes:
    lines = [
        "Project-Id-Version: Renkei Casebook",
        f"Language: {language.tag}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if review is not None:
        lines += [f"{REVIEWED_BY}: {review.by}", f"{REVIEWED_ON}: {review.on}"]
    body = "".join(f"{normalize(line + chr(10), width=0)}\n" for line in lines)
    return f'msgid ""\nmsgstr ""\n{body}\n'.encode()
