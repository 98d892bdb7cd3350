"""The disk edge of reading: every input file of a project, as bytes or documents, read again only when changed."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.disk.files import list_files
from generator.input.accessibility import PERSON, RUN
from generator.input.documents import Document, decode_text, parse_document
from generator.input.glossary import Term, parse_glossary
from generator.input.problems import InputError, Problem, values
from generator.input.readings import parse_readings
from generator.input.registry import Population, Registry, parse_population, parse_prefectures, parse_towns
from generator.language.catalogue import NOTHING, Catalogue
from generator.language.pofile import parse_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Project:
    """All input of a build but the records and their translations, read and not yet checked."""

    root: Path
    ids: list[str]
    """Of the records: the names of their files."""
    vocabulary: Document
    sources: Document
    guide: Document
    events: Document
    audit: Document | None
    """The last run of the accessibility checks; None where there was none."""
    person_test: Document | None
    """What a person found of the site's accessibility; None where there is no such file."""
    tables: list[Document]
    mkdocs: Document
    registry: Registry
    glossary: tuple[Term, ...]
    """Terms of the search with their other names."""
    readings: dict[str, str]
    """Of words in the records, in hiragana."""
    site_catalogues: dict[str, Catalogue]
    """The words of the interface by language."""
    templates: dict[str, str]
    """Texts of the Jinja templates by name."""
    assets: dict[str, bytes]
    """Scripts, styles and pictures by their path below ``assets/renkei/``."""
    pages: dict[str, str]
    """Hand-written Markdown pages by their path below ``content/``."""

    def site_catalogue(self, language: str) -> Catalogue:
        """The words of the interface in a language; none where there is no file yet."""
        return self.site_catalogues.get(language, NOTHING)


@dataclass
class Shelf:
    """What was read before, by file; a file is read again when its size or time changed."""

    lasting: bool = True
    """Whether there is a next build to remember for; else nothing is kept."""
    _known: dict[str, tuple[tuple[int, int], Any]] = field(default_factory=dict)

    def read(self, path: Path, root: Path, parse: Callable[[str, bytes], Any]) -> Any:
        """The parsed file, from memory where it did not change.

        Raises:
            InputError: The file is missing, or ``parse`` refuses it.
        """
        return self.read_named(path.relative_to(root).as_posix(), root, parse)

    def read_named(self, name: str, root: Path, parse: Callable[[str, bytes], Any]) -> Any:
        """The same by the file's name below a folder, for thousands of files: names are no paths to be worked out."""
        place = f"{root}/{name}"
        try:
            stamp = _stamp(place) if self.lasting else None
            known = self._known.get(name)
            if known is not None and known[0] == stamp:
                return known[1]
            with open(place, "rb") as file:  # noqa: PTH123 - as above
                data = file.read()
        except FileNotFoundError:
            raise InputError([Problem(name, 0, 0, "", "missing_file", values(what=name))]) from None
        value = parse(name, data)
        if stamp is not None:
            self._known[name] = (stamp, value)
        return value


def _stamp(place: str) -> tuple[int, int]:
    """What differs when a file was written again."""
    stat = os.stat(place)  # noqa: PTH116 - as above
    return stat.st_mtime_ns, stat.st_size


def read_project(root: Path, shelf: Shelf) -> Project:
    """Every input file below a project folder but the records and their translations.

    Raises:
        InputError: Files are missing or cannot be read as what they are, all of them at once.
    """
    problems: list[Problem] = []

    def one(path: Path, parse: Callable[[str, bytes], Any]) -> Any:
        try:
            return shelf.read(path, root, parse)
        except InputError as error:
            problems.extend(error.problems)
            return None

    def many(folder: str, pattern: str, parse: Callable[[str, bytes], Any]) -> dict[str, Any]:
        base = root / folder
        return {path.relative_to(base).as_posix(): one(path, parse) for path in list_files(base, pattern)}

    def one_if_there(path: Path) -> Any:
        return one(path, parse_document) if path.exists() else None

    def registry() -> Registry | None:
        try:
            return read_registry(root, shelf)
        except InputError as error:
            problems.extend(error.problems)
            return None

    data = root / "content/data"
    names = {
        "root": root,
        "ids": record_ids(root),
        "vocabulary": one(data / "vocabulary.yml", parse_document),
        "sources": one(data / "sources.yml", parse_document),
        "guide": one(data / "guide.yml", parse_document),
        "events": one(data / "events.yml", parse_document),
        "audit": one_if_there(root / RUN),
        "person_test": one_if_there(root / PERSON),
        "tables": list(many("content/tables", "*.yml", parse_document).values()),
        "mkdocs": one(root / "mkdocs.yml", parse_document),
        "registry": registry(),
        "glossary": one(data / "glossary.tsv", parse_glossary),
        "readings": one(data / "readings.tsv", parse_readings),
        "site_catalogues": {
            path.parent.name: one(path, parse_catalogue) for path in sorted((root / "translations").glob("*/site.po"))
        },
        "templates": _templates(many),
        "assets": many("templates/assets", "**/*", _bytes),
        "pages": many("content", "**/*.md", decode_text),
    }
    if problems:
        raise InputError(problems)
    return Project(**names)


def _templates(many: Callable[[str, str, Callable[[str, bytes], Any]], dict[str, Any]]) -> dict[str, str]:
    """Ours by name; those of the theme are MkDocs' to read."""
    folders = ("pages", "parts")
    return {
        f"{folder}/{name}": text
        for folder in folders
        for name, text in many(f"templates/{folder}", "*.html", decode_text).items()
    }


def _bytes(_name: str, data: bytes) -> bytes:
    return data


def read_modules() -> dict[str, str]:
    """Texts of the generator's own modules by name, for the words that code gives."""
    package = Path(__file__).parent.parent
    return {
        f"generator/{path.relative_to(package).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*.py"))
    }


def record_ids(root: Path) -> list[str]:
    """Ids of all records, by the names of their files."""
    return list_stems(root / "cases", ".yml")


def list_stems(folder: Path, ending: str) -> list[str]:
    """Names of files without their ending, in order; there can be thousands, so that none becomes a path."""
    names = sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208 - as above
    return [name.removesuffix(ending) for name in names if name.endswith(ending) and not name.startswith((".", "~"))]


def language_keys(root: Path) -> list[str]:
    """Languages that there are translations into, by the names of their folders."""
    return sorted(path.name for path in (root / "translations").glob("*") if path.is_dir())


def read_registry(root: Path, shelf: Shelf) -> Registry:
    """The registry of municipalities and prefectures, with figures where a census was imported.

    Raises:
        InputError: A file is missing or not of its form.
    """
    data = root / "content/data"
    towns = shelf.read(data / "municipalities.csv", root, parse_towns)
    prefectures = shelf.read(data / "prefectures.csv", root, parse_prefectures)
    figures = data / "population.csv"
    known = shelf.read(figures, root, parse_population) if figures.exists() else Population()
    return Registry(towns, prefectures, known)
