"""What a person looks through before a site is published: links, requests, translations, privacy, rights, sums."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import __version__
from generator.language.progress import lines_of
from generator.model.values import value_of
from generator.page.links import Anchors, Web, broken_links, find_anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.input.settings import Language, Settings, SourceDocument
    from generator.language.progress import Progress
    from generator.model import Record

MOST_SHOWN = 200
"""Rows of a list that the page shows; the JSON has all."""
# Elements by which a browser asks for a file, or sends one, when a page is opened or used.
_ASKING = re.compile(
    r"<(?:script|img|iframe|frame|source|audio|video|embed|track|object|input|use|image|link|form|base|meta)\b[^>]*>"
)
_ADDRESS = re.compile(r"""\b(?:src|srcset|href|xlink:href|data|poster|action|content)=["']((?:https?:)?//[^"']+)""")
# Addresses that a browser reads and does not ask for.
_ONLY_NAMED = re.compile(r'<link\b[^>]*\brel="(?:canonical|alternate|license)"|<meta\b(?![^>]*http-equiv="refresh")')
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")


@dataclass(frozen=True)
class Found:
    """Something on a page or in a file."""

    path: str
    address: str


@dataclass(frozen=True)
class Gap:
    """A record or page that is not, or not in its present form, in a language."""

    language: str
    """Its name in itself."""
    tag: str
    """BCP 47."""
    kind: str
    """``records``, ``pages`` or ``interface``."""
    name: str
    missing: int
    """Texts without a translation; of a page 1."""
    stale: int
    texts: int


@dataclass(frozen=True)
class Reviewed:
    """A record, and whether somebody looked for personal data in it."""

    id: str
    title: str
    publication: str
    is_done: bool
    note: str
    """What was left out and why; empty where nothing is said."""


@dataclass(frozen=True)
class Right:
    """A source document, and what it says on its use."""

    id: str
    title: str
    publisher: str
    date: str
    rights: str
    """Empty where the document states nothing, so that its publisher is to be asked."""


@dataclass(frozen=True)
class Clearance:
    """All that the report says."""

    version: str
    site_url: str
    publisher: str
    """Who publishes the site; empty until somebody does."""
    licence: str
    """Of the data; a proposal while there is no publisher."""
    updated: str
    """Day of the latest change of a record."""
    cases: int
    pages: int
    links: int
    anchors: int
    broken: tuple[Found, ...]
    external: tuple[Found, ...]
    gaps: tuple[Gap, ...]
    unsourced: tuple[str, ...]
    """Records that name no source."""
    drafts: tuple[str, ...]
    reviews: tuple[Reviewed, ...]
    rights: tuple[Right, ...]
    sum: str
    """Over all files: the SHA-256 of the lines of ``sha256sum`` in the order of paths."""
    files: Mapping[str, str]
    """SHA-256 by path."""

    @property
    def unreviewed(self) -> int:
        """Records in which nobody has looked for personal data."""
        return sum(not review.is_done for review in self.reviews)


@dataclass(frozen=True)
class Scanned:
    """The pages of a site, gone through."""

    anchors: Mapping[str, Anchors]
    external: tuple[Found, ...]


def scan_site(texts: Iterable[tuple[str, str]]) -> Scanned:
    """The links of all pages, and every request to another host.

    Args:
        texts: Path and text of each page, drawing and style sheet.
    """
    anchors: dict[str, Anchors] = {}
    external: list[Found] = []
    for path, text in texts:
        if path.endswith(".html"):
            anchors[path] = find_anchors(text)
        external += [Found(path, address) for address in external_requests(path, text)]
    return Scanned(anchors, tuple(external))


def external_requests(path: str, text: str) -> list[str]:
    """The addresses on other hosts that a browser would ask for, in the order of the text."""
    if path.endswith(".css"):
        return _IN_STYLE.findall(text)
    tags = [tag for tag in _ASKING.findall(text) if "//" in tag and not _ONLY_NAMED.match(tag)]
    styles = [address for style in _STYLE.findall(text) for address in _IN_STYLE.findall(style)]
    return [address for tag in tags for address in _ADDRESS.findall(tag)] + styles


def make_clearance(
    scanned: Scanned,
    sums: Mapping[str, str],
    records: Sequence[Record],
    progress: Sequence[Progress],
    settings: Settings,
) -> Clearance:
    """The report on a site.

    Args:
        scanned: Its pages.
        sums: SHA-256 of its files by path.
        records: All records, drafts included.
        progress: How far each language is translated.
        settings: The project's data files.
    """
    base = urlsplit(settings.site_url).path
    pages = {path: (_from_root(anchors, base),) for path, anchors in scanned.anchors.items()}
    lines = "".join(f"{found}  {path}\n" for path, found in sorted(sums.items()))
    return Clearance(
        version=__version__,
        site_url=settings.site_url,
        publisher=settings.publisher.name,
        licence=settings.publisher.licence.name,
        updated=max((record.updated for record in records), default=""),
        cases=sum(record.publication == "published" for record in records),
        pages=len(pages),
        links=sum(len(anchors.links) for anchors in scanned.anchors.values()),
        anchors=sum(len(anchors.ids) for anchors in scanned.anchors.values()),
        broken=tuple(Found(found.file, dict(found.values)["found"]) for found in broken_links(Web(pages, sums.keys()))),
        external=scanned.external,
        gaps=tuple(gap for part in progress for gap in _gaps(part)),
        unsourced=tuple(record.id for record in records if not record.sources),
        drafts=tuple(record.id for record in records if record.publication == "draft"),
        reviews=tuple(_review(record) for record in records),
        rights=tuple(map(_right, settings.sources.values())),
        sum=sha256(lines.encode()).hexdigest(),
        files=dict(sorted(sums.items())),
    )


def _from_root(anchors: Anchors, base: str) -> Anchors:
    """The links of a page with those that begin at the root of the host, as on the page for what is not found."""
    if not base or not any(link.startswith(base) for link in anchors.links):
        return anchors
    return Anchors(anchors.ids, tuple(link.removeprefix(base) or "index.html" for link in anchors.links))


def _right(source: SourceDocument) -> Right:
    stated = value_of(source.rights)
    return Right(source.id, source.title, source.publisher, source.date, stated or "")


def _review(record: Record) -> Reviewed:
    review = record.privacy_review
    return Reviewed(record.id, record.title, record.publication, review.done, review.note or "")


def _gaps(progress: Progress) -> Iterable[Gap]:
    """What of a language is missing or stale."""
    name, tag = progress.language.name, progress.language.tag
    shares = [("interface", "", progress.interface), *(("records", *pair) for pair in progress.records.items())]
    for kind, key, share in shares:
        if share.untranslated or share.stale:
            yield Gap(name, tag, kind, key, share.untranslated, share.stale, share.texts)
    for path, page in progress.pages.items():
        if page.state != "complete":
            yield Gap(name, tag, "pages", path, int(page.state == "missing"), int(page.state == "stale"), 1)


def to_shares(progress: Sequence[Progress]) -> list[tuple[Language, dict[str, int]]]:
    """Whole percent that is translated, by kind of file, of each language."""
    return [(part.language, {line.kind: line.percent for line in lines_of(part)}) for part in progress]


def to_json(clearance: Clearance) -> bytes:
    """The report for other programs to read; the same for the same site."""
    return (json.dumps(asdict(clearance), ensure_ascii=False, indent=1) + "\n").encode()
