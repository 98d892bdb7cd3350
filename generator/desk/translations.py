"""The disk edge of translations: PO files read, brought up to date and written back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

from generator.check.records import record_of
from generator.disk.read import read_modules
from generator.disk.write import write_files
from generator.input.documents import parse_document
from generator.language.catalogue import NOTHING
from generator.language.pofile import parse_catalogue
from generator.language.progress import Progress
from generator.language.texts import texts_of
from generator.recipe import check_project
from generator.step.workshop import Workshop
from generator.translation.messages import Message, record_messages, site_messages, updated_po

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.input.settings import Language
    from generator.language.catalogue import Catalogue, Share
    from generator.model import Record
    from generator.step.check import Checked


@dataclass(frozen=True)
class Updated:
    """What there is to translate into one language."""

    language: str
    files: int
    messages: int
    empty: int
    fuzzy: int


def read_sources(root: Path, checked: Checked) -> dict[str, list[Message]]:
    """What is to be translated, by the name of the PO file that it belongs to: ``site`` and the ids of the records."""
    templates = {f"templates/{name}": text for name, text in checked.project.templates.items()}
    sources = {"site": list(site_messages(checked.settings, templates, read_modules()))}
    return sources | {key: list(record_messages(record)) for key, record in _records(root, checked)}


def _records(root: Path, checked: Checked) -> Iterator[tuple[str, Record]]:
    for key in checked.project.ids:
        name = f"cases/{key}.yml"
        yield key, record_of(parse_document(name, (root / name).read_bytes()))


def update_translations(root: Path) -> Iterator[Updated]:
    """Bring every PO file of every translated language up to date.

    Raises:
        InputError: The records, or a PO file, are wrong; that file and those after it are as they were.
    """
    checked = check_project(root, Workshop())
    sources = read_sources(root, checked)
    for language in checked.settings.languages[1:]:
        yield _update(root / "translations" / language.key, language, sources, root)


def _update(folder: Path, language: Language, sources: dict[str, list[Message]], root: Path) -> Updated:
    folder.mkdir(parents=True, exist_ok=True)
    messages = empty = fuzzy = 0
    for key, texts in sources.items():
        path = folder / f"{key}.po"
        old = path.read_bytes() if path.exists() else None
        new = updated_po(old, texts, language, path.relative_to(root).as_posix())
        if new != old:
            write_files({path: new})
        with path.open("rb") as file:
            found = [message for message in read_po(file) if message.id]
        messages += len(found)
        empty += sum(not message.string for message in found)
        fuzzy += sum(bool(message.string) and message.fuzzy for message in found)
    return Updated(language.key, len(sources), messages, empty, fuzzy)


def read_progress(root: Path) -> list[Progress]:
    """How far each language is translated, drafts included, as a build would show it; nothing is written.

    Raises:
        InputError: The project, or a PO file, is wrong.
    """
    checked = check_project(root, Workshop())
    languages = checked.settings.languages[1:]
    records: dict[str, dict[str, Share]] = {language.key: {} for language in languages}
    for key, record in _records(root, checked):
        texts = list(texts_of(record))
        for language in languages:
            catalogue = _read_catalogue(root, f"translations/{language.key}/{key}.po")
            records[language.key][key] = catalogue.settled(texts).share(texts)
    return [
        Progress(
            language,
            checked.site_catalogue(language.key).share(checked.interface),
            records[language.key],
            checked.pages[language.key],
        )
        for language in languages
    ]


def _read_catalogue(root: Path, name: str) -> Catalogue:
    path = root / name
    return parse_catalogue(name, path.read_bytes()) if path.exists() else NOTHING
