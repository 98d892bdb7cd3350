"""The records of one process: read, checked, and made into pages.

A build of many records deals them out to several processes, each with a part of its own; a small one has one part in
its own process, which remembers from build to build what did not change.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from generator.check.records import Known, alias_claims, aliases_of, check_record, record_of, without_others
from generator.disk.memory import Memory
from generator.disk.read import Shelf, list_stems
from generator.input.documents import Document, parse_document
from generator.input.problems import InputError, Problem
from generator.language.catalogue import NOTHING, Catalogue, Untranslated
from generator.language.pofile import parse_catalogue
from generator.language.texts import texts_of
from generator.page.edition import make_master
from generator.page.handout import handout_url
from generator.page.lists import Lists, read_by
from generator.page.moved import moved_page
from generator.page.order import begin_delivery
from generator.page.press import Press
from generator.page.product import Product, make_chunks, make_plate, make_product
from generator.search.index import to_texts
from generator.search.listing import make_listing
from generator.view.annex import ENDING
from generator.view.cases import prefecture_code
from generator.view.plates import ROOT_KEY
from generator.view.sheets import to_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.model import Record
    from generator.model.values import Text
    from generator.page.edition import Edition, Master
    from generator.page.order import Delivered, Order
    from generator.page.product import Plate


@dataclass(frozen=True)
class Loaded:
    """What the other parts need to know of the records of one."""

    problems: list[Problem]
    ids: list[tuple[str, str]]
    """File and id of each record that could be read."""
    titles: dict[str, dict[str, str]]
    """By language and id, of the published ones."""
    prefectures: dict[str, str]
    """Code of the prefecture by id."""
    aliases: list[tuple[str, Problem]]
    """Former ids, with what to say of one that another record has too."""
    days: set[str]
    """On which published ones changed."""


@dataclass
class Part:
    """Some of the records, in one process."""

    root: Path
    memory: Memory = field(default_factory=Memory)
    """Lasting where this process builds again; else a record is let go as soon as its pages are made."""
    shelf: Shelf = field(default_factory=Shelf)
    _documents: dict[str, Document] = field(default_factory=dict)
    """Files of the records that are right, by id."""
    _prefectures: dict[str, list[str]] = field(default_factory=dict)
    """Ids of published records by code of the prefecture."""
    _catalogues: dict[str, dict[str, Catalogue]] = field(default_factory=dict)

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> Loaded:
        """Read and check records and their translations.

        Args:
            ids: Which records.
            known: What they can refer to.
            languages: Keys of the languages that they are translated into.
        """
        loaded = Loaded([], [], {language: {} for language in ("", *languages)}, {}, [], set())
        self._documents, self._prefectures = {}, {}
        self._catalogues = {language: self._read_catalogues(language, ids, loaded.problems) for language in languages}
        for key in ids:
            document = self._read(f"cases/{key}.yml", parse_document, loaded.problems)
            if document is None:
                continue
            if isinstance(document.value, dict) and isinstance(document.value.get("id"), str):
                loaded.ids.append((document.file, document.value["id"]))
            record, wrong = self._checked(key, document, known)
            loaded.problems.extend(wrong)
            if record is not None:
                loaded.aliases.extend(alias_claims(document))
                self._documents[key] = document
                self._enter(record, known, loaded)
        return loaded

    def _checked(self, key: str, document: Document, known: Known) -> tuple[Record | None, list[Problem]]:
        return self.memory.recall(("check", key), (document, known), lambda: check_record(document, known))

    def _enter(self, record: Record, known: Known, loaded: Loaded) -> None:
        """Note what the pages of other records need to know of one."""
        code = prefecture_code(record, known.registry)
        loaded.prefectures[record.id] = code
        if record.publication == "published":
            self._prefectures.setdefault(code, []).append(record.id)
            loaded.titles[""][record.id] = record.title
            loaded.days.update(change.date for change in record.history)
            for language, catalogues in self._catalogues.items():
                loaded.titles[language][record.id] = self._title(record, language, catalogues)

    def _title(self, record: Record, language: str, catalogues: dict[str, Catalogue]) -> Text:
        """The title of a record in a language; where its title is not translated, its catalogue is settled for good."""
        catalogue = catalogues.get(record.id, NOTHING)
        found = catalogue.translate("title", record.title)
        if not isinstance(found, Untranslated) or catalogue is NOTHING:
            return found
        place, inputs = ("settled", language, record.id), (self._documents[record.id], catalogue)
        settled = self.memory.recall(place, inputs, lambda: catalogue.settled(list(texts_of(record))))
        catalogues[record.id] = settled  # perhaps it was only changed
        return settled.translate("title", record.title)

    def _read(self, name: str, parse: Any, problems: list[Problem]) -> Any:
        try:
            return self.shelf.read_named(name, self.root, parse)
        except InputError as error:
            problems.extend(error.problems)
            return None

    def _read_catalogues(self, language: str, ids: Sequence[str], problems: list[Problem]) -> dict[str, Catalogue]:
        """The translations that there are; a record without a file is shown in Japanese."""
        there = set(list_stems(self.root / "translations" / language, ".po"))
        catalogues = {}
        for key in ids:
            if key in there:
                catalogues[key] = self._read(f"translations/{language}/{key}.po", parse_catalogue, problems) or NOTHING
        return catalogues

    def make(self, order: Order) -> Iterator[Delivered]:
        """Write the pages of the records beside the present site, and hand over what each prefecture gives.

        Raises:
            InputError: A template fails.
            OSError: The disk refuses.
        """
        editions = order.editions
        master = self.memory.recall(("master",), tuple(editions), lambda: make_master(editions))
        memory = Memory(lasting=False) if order.packing else self.memory  # what is to be packed has to be read
        for code, ids in sorted(self._prefectures.items()):
            press = Press(order.pen, self.memory, order.packing)
            inputs = [part for record_id in ids for part in self._inputs(record_id, order)] if memory.lasting else ()
            make = partial(self._make_prefecture, sorted(ids), order, master, press)
            delivered = memory.recall(("prefecture", code), (master, *inputs), make)
            if delivered.tally is not press.tally:
                press.put_again(delivered.tally)
            yield replace(delivered, tally=press.tally)

    def _inputs(self, record_id: str, order: Order) -> Iterator[Any]:
        """All that the pages of a record are made from but the languages."""
        document = self._documents[record_id]
        yield document
        yield from (catalogues.get(record_id) for catalogues in self._catalogues.values())
        for part in document.value.get("related", ()):
            yield from (known.get(part["id"]) for known in order.titles.values())

    def _make_prefecture(self, ids: Sequence[str], order: Order, master: Master, press: Press) -> Delivered:
        """Write the pages of a prefecture."""
        strings = {edition.language.key: self._strings(edition, master) for edition in order.editions}
        products: dict[str, list[Product]] = {edition.language.key: [] for edition in order.editions}
        for record_id in ids:
            for key, product in self._put_record(record_id, order, master, strings, press):
                products[key].append(product)
            if not self.memory.lasting:
                self._let_go(record_id)
        delivered = begin_delivery(press.tally, products)
        for edition in order.editions:
            self._deliver(products[edition.language.key], edition, press, delivered)
        return delivered

    def _put_record(
        self, record_id: str, order: Order, master: Master, strings: Mapping[str, dict[str, str]], press: Press
    ) -> Iterator[tuple[str, Product]]:
        """Write the pages of a record in each language; keys of the languages, with what it gives to other pages."""
        editions, document = order.editions, self._documents[record_id]
        if editions[0].seminar is not None:
            document = without_others(document, order.titles[""])
        plate = cache(partial(self._plate, document, master, order.titles[""]))
        for edition in editions:
            product, pages = self._product(document, plate, edition, order.titles, strings)
            press.put_sheet(product.path, product.sheet, pages[0] if pages else None)
            sheet = edition.language.folder + handout_url(record_id)
            press.put_made(sheet, (product,), partial(pages.__getitem__, 1))
            if product.annex:
                press.put_sheet(product.annex.path, product.annex.sheet, pages[2] if pages else None)
            for alias in aliases_of(document.value):
                press.put(*moved_page(alias, record_id, product.summary.title, edition))
                if product.annex:
                    press.put(*moved_page(alias + ENDING, record_id + ENDING, product.annex.title, edition))
            yield edition.language.key, product

    def _let_go(self, record_id: str) -> None:
        del self._documents[record_id]
        for catalogues in self._catalogues.values():
            catalogues.pop(record_id, None)

    def _deliver(self, products: list[Product], edition: Edition, press: Press, delivered: Delivered) -> None:
        """Hand over what the records of a prefecture give to a language; pages of the prefecture are made here."""
        key = edition.language.key
        summaries = [product.summary for product in products]
        chunks = make_chunks(products, edition.plans)
        shares = {product.summary.id: product.share for product in products if product.share}
        delivered.shares[key] |= shares
        if edition.is_split:
            Lists(edition, summaries, chunks, read_by(edition, shares.values())).put_prefecture_pages(press)
            chunks = {slug: [chunk._replace(rows=()) for chunk in found] for slug, found in chunks.items()}
            name = f"{key}-{summaries[0].prefecture.code[:2]}"
            press.put_made(f"sheets/{name}.js", tuple(products), partial(_columns, products))
            self._list(name, products, key, press, delivered)
        else:
            delivered.columns[key] |= {product.summary.id: product.column for product in products}
            delivered.found[key].extend(product.found for product in products)
        delivered.summaries[key].extend(summaries)
        delivered.profiles[key].extend((product.summary.order, product.profile) for product in products)
        for slug, found in chunks.items():
            delivered.chunks[key].setdefault(slug, []).extend(found)
        delivered.entries.extend((product.summary.id, product.entry) for product in products if product.entry)

    def _list(self, name: str, products: list[Product], key: str, press: Press, delivered: Delivered) -> None:
        """Hand over what the search knows of a prefecture of a large casebook; each case has a file with its text."""
        for product in products:
            made = partial(to_texts, key, [product.found])
            press.put_made(f"search/{key}/{product.summary.id}.js", (product,), made)
        found = [product.found for product in products]
        listing = self.memory.recall(("listing", name), tuple(found), partial(make_listing, found))
        delivered.listings[key].append(listing)

    def _strings(self, edition: Edition, master: Master) -> dict[str, str]:
        """What stands in the blanks that all records share, in one language."""
        place = "strings", edition.language.key
        return self.memory.recall(place, (edition, master), lambda: {ROOT_KEY: edition.root})

    def _plate(self, document: Document, master: Master, titles: Mapping[str, str]) -> Plate:
        """What all languages have in common of a record; made anew, since thousands kept would fill the memory."""
        related = {part["id"] for part in document.value.get("related", ())} & titles.keys()
        return make_plate(record_of(document), document, master, related)

    def _product(
        self,
        document: Document,
        plate: Callable[[], Plate],
        edition: Edition,
        titles: Mapping[str, Mapping[str, str]],
        strings: Mapping[str, dict[str, str]],
    ) -> tuple[Product, list[bytes]]:
        """What a record gives in a language, and its pages; none of them where they are as in the last build."""
        key, record_id = edition.language.key, document.value["id"]
        catalogue = None if edition.site_catalogue is None else self._catalogues[key].get(record_id, NOTHING)
        known = titles["" if catalogue is None else key]
        related = {part["id"]: known[part["id"]] for part in document.value.get("related", ()) if part["id"] in known}
        pages: list[bytes] = []

        def make() -> Product:
            product, *made = make_product(plate(), catalogue, edition, related, strings[key])
            pages.extend(made)
            return product

        product = self.memory.recall(("product", key, record_id), (document, catalogue, edition, related), make)
        return product, pages


def _columns(products: Sequence[Product]) -> bytes:
    return to_sheets({product.summary.id: product.column for product in products})
