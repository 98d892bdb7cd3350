"""Real values that several tests start from: the project's own records, and those with one thing changed."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.check.records import check_records
from generator.check.settings import check_settings
from generator.disk.read import Project, Shelf, read_project
from generator.input.documents import Document, parse_document
from generator.input.problems import InputError
from generator.input.settings import Language, Settings
from generator.language.catalogue import Catalogue, Share
from generator.language.pofile import parse_catalogue
from generator.language.texts import replace_texts, texts_of
from generator.language.words import Words
from generator.model import CoordinatorModel, Record
from generator.view.cases import Case, make_case

PROJECT = Path(__file__).parent.parent

Step = str | int
R = TypeVar("R", bound=BaseModel)


@cache
def real_project() -> Project:
    """Every input file of the project, read."""
    return read_project(PROJECT, Shelf())


@cache
def real_settings() -> Settings:
    """The project's data files, checked."""
    return check_settings(real_project())


@cache
def real_records() -> dict[str, Record]:
    """The project's records by id, checked."""
    return checked_with()


@cache
def real_documents() -> dict[str, Document]:
    """The files of all records by id."""
    paths = sorted((PROJECT / "cases").glob("*.yml"))
    return {path.stem: parse_document(f"cases/{path.name}", path.read_bytes()) for path in paths}


def real_document(record_id: str) -> Document:
    """The file of a record."""
    return real_documents()[record_id]


@cache
def real_catalogue(key: str, name: str) -> Catalogue:
    """The translations of a record, or of `site`, into a language."""
    path = PROJECT / "translations" / key / f"{name}.po"
    return parse_catalogue(path.relative_to(PROJECT).as_posix(), path.read_bytes())


def real_record(record_id: str) -> Record:
    """A record of the project."""
    return real_records()[record_id]


def coordinator_model(record_id: str) -> CoordinatorModel:
    """A record of the project that is a coordinator model."""
    record = real_record(record_id)
    assert isinstance(record, CoordinatorModel)
    return record


def edited(record_id: str, old: str, new: str) -> Document:
    """The file of a record with a piece of its text, which stands there once, written differently."""
    document = real_document(record_id)
    assert document.text.count(old) == 1, f"{old!r} stands {document.text.count(old)} times in {document.file}"
    return parse_document(document.file, document.text.replace(old, new).encode())


def with_value(document: Document, path: Sequence[Step], value: object) -> Document:
    """A file whose value at a path is another one; its text, and so all positions, stay."""
    return Document(document.file, document.text, _replaced(document.value, list(path), value))


def _replaced(holder: Any, path: list[Step], value: object) -> Any:
    if not path:
        return value
    step, *rest = path
    if isinstance(holder, list):
        return [_replaced(item, rest, value) if index == step else item for index, item in enumerate(holder)]
    return holder | {step: _replaced(holder.get(step), rest, value)}


def checked_with(*documents: Document) -> dict[str, Record]:
    """All records, checked, of which these files replace those of the same name or stand beside them."""
    changed = {document.file: document for document in documents}
    kept = [document for document in real_documents().values() if document.file not in changed]
    return check_records([*kept, *documents], real_project().registry, set(real_settings().sources))


def error_of(*documents: Document) -> InputError:
    """What the check says of all records, of which these files replace those of the same name."""
    try:
        checked_with(*documents)
    except InputError as error:
        return error
    message = "the check found nothing wrong"
    raise AssertionError(message)


def language(key: str) -> Language:
    """A language of the project."""
    return next(known for known in real_settings().languages if known.key == key)


def words(key: str = "ja", catalogue: Catalogue | None = None) -> Words:
    """The words of a language; without a catalogue those of the project's own."""
    if catalogue is None and key != "ja":
        catalogue = real_catalogue(key, "site")
    return Words(language(key), catalogue, real_settings().vocabulary)


def localize(record: R, catalogue: Catalogue) -> tuple[R, Share]:
    """A record in the language of a catalogue, and how much of it is translated."""
    return replace_texts(record, catalogue.translate), catalogue.share(list(texts_of(record)))


def case(record: Record, catalogue: Catalogue | None = None) -> Case:
    """A record as the views see it; with a catalogue in its language, without in Japanese."""
    shown = record if catalogue is None else localize(record, catalogue)[0]
    return make_case(shown, real_project().registry)


def cases() -> list[Case]:
    """All records of the project as the Japanese views see them, in the order of ids."""
    return [case(record) for record in real_records().values()]
