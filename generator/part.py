"""The records of one process: read, checked, and made into pages.

A build of many records deals them out to several processes, each with a part of its own; a small one has one part in
its own process, which remembers from build to build what did not change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.catalogue import NOTHING, Catalogue, parse_catalogue
from generator.check import Known, check_record
from generator.documents import Document, parse_document
from generator.memory import Memory
from generator.problems import InputError, Problem
from generator.product import Product, make_product
from generator.read import Shelf
from generator.write import Member, Pen, deflate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.edition import Edition
    from generator.model import Record


@dataclass(frozen=True)
class Loaded:
    """What the other parts need to know of the records of one."""

    problems: list[Problem]
    ids: list[tuple[str, str]]
    """File and id of each record that could be read."""
    titles: dict[str, dict[str, str]]
    """By language and id, of the published ones."""


@dataclass(frozen=True)
class Delivered:
    """What a part gives to the pages of all."""

    products: dict[str, list[Product]]
    """By language."""
    changed: int
    """Pages that are not as they were."""
    members: list[Member]
    """The pages, packed; empty where no ZIP is wanted."""


@dataclass
class Part:
    """Some of the records, in one process."""

    root: Path
    shelf: Shelf = field(default_factory=Shelf)
    memory: Memory = field(default_factory=Memory)
    _records: dict[str, tuple[Record, Document]] = field(default_factory=dict)
    _catalogues: dict[str, dict[str, Catalogue]] = field(default_factory=dict)

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> Loaded:
        """Read and check records and their translations.

        Args:
            ids: Which records.
            known: What they can refer to.
            languages: Keys of the languages that they are translated into.
        """
        problems: list[Problem] = []
        found: list[tuple[str, str]] = []
        self._records = {}
        for key in ids:
            document = self._read(f"cases/{key}.yml", parse_document, problems)
            if document is None:
                continue
            if isinstance(document.value, dict) and isinstance(document.value.get("id"), str):
                found.append((document.file, document.value["id"]))
            record, wrong = self.memory.recall(
                ("check", key), (document, known), lambda document=document: check_record(document, known)
            )
            problems += wrong
            if record is not None:
                self._records[key] = (record, document)
        self._catalogues = {language: self._read_catalogues(language, ids, problems) for language in languages}
        return Loaded(problems, found, self._titles(languages))

    def _read(self, name: str, parse: Any, problems: list[Problem]) -> Any:
        try:
            return self.shelf.read(self.root / name, self.root, parse)
        except InputError as error:
            problems.extend(error.problems)
            return None

    def _read_catalogues(self, language: str, ids: Sequence[str], problems: list[Problem]) -> dict[str, Catalogue]:
        """The translations that there are; a record without a file is shown in Japanese."""
        folder = self.root / "translations" / language
        catalogues = {}
        for key in ids:
            if (folder / f"{key}.po").exists():
                catalogues[key] = self._read(f"translations/{language}/{key}.po", parse_catalogue, problems) or NOTHING
        return catalogues

    def _titles(self, languages: Sequence[str]) -> dict[str, dict[str, str]]:
        published = [record for record, _ in self._records.values() if record.publication == "published"]
        titles: dict[str, dict[str, str]] = {"": {record.id: record.title for record in published}}
        for language in languages:
            catalogues = self._catalogues[language]
            titles[language] = {
                record.id: catalogues.get(record.id, NOTHING).translate("title", record.title) for record in published
            }
        return titles

    def make(
        self, editions: Sequence[Edition], titles: Mapping[str, Mapping[str, str]], out: Path, *, bundled: bool
    ) -> Delivered:
        """Write the pages of the records beside the present site.

        Args:
            editions: The languages, the source language first.
            titles: Titles of all published records by language (empty for the source language) and id.
            out: The folder of the site.
            bundled: Whether the pages are also packed for the ZIP.

        Raises:
            InputError: A template fails.
            OSError: The disk refuses.
        """
        pen = Pen(out)
        products: dict[str, list[Product]] = {}
        members: list[Member] = []
        changed = 0
        for edition in editions:
            known = titles["" if edition.site_catalogue is None else edition.language.key]
            made = products[edition.language.key] = []
            for record, document in self._records.values():
                if record.publication == "published":
                    product, data = self._product(record, document, edition, known)
                    made.append(product)
                    changed += pen.put(product.path, data) if data is not None else not pen.keep(product.path)
                    if bundled:
                        members.append(deflate(product.path, pen.read(product.path) if data is None else data))
        return Delivered(products, changed, members)

    def _product(
        self, record: Record, document: Document, edition: Edition, titles: Mapping[str, str]
    ) -> tuple[Product, bytes | None]:
        """What a record gives, and its page; None for a page that is as it was in the last build."""
        key = edition.language.key
        catalogue = None if edition.site_catalogue is None else self._catalogues[key].get(record.id, NOTHING)
        related = {item.id: titles[item.id] for item in record.related if item.id in titles}
        pages: list[bytes] = []

        def make() -> Product:
            product, page = make_product(record, document, catalogue, edition, related)
            pages.append(page)
            return product

        product = self.memory.recall(("product", key, record.id), (document, catalogue, edition, related), make)
        return product, pages[0] if pages else None
