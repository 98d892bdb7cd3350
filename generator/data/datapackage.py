"""What describes the data files to programs: a Frictionless data package with a Table Schema for each, and DCAT."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.data.datasets import DESCRIPTION, LANGUAGE, ON_DERIVED, PREPARED, SPATIAL, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from generator.data.datasets import About
    from generator.input.settings import SourceDocument, Word
    from generator.view.machine import DataFile, Field

NAME = "renkei-casebook"
_KEYWORDS = ("在宅医療", "介護", "地域包括ケア", "市町村", "連携")
_THEME = "http://publications.europa.eu/resource/authority/data-theme/HEAL"
_NO_RESOURCES = frozenset({"case.schema.json"})
"""Files that programs would take for a part of the package's own description."""
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_FILE_TYPES = "https://www.iana.org/assignments/media-types/"


class Written(NamedTuple):
    """A file as it stands in the folder of data."""

    path: str
    title: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str

    @classmethod
    def of(cls, path: str, title: str, media_type: str, data: bytes) -> Self:
        """A file of these bytes."""
        return cls(path, title, media_type, len(data), sha256(data).hexdigest())


def to_datapackage(
    files: Sequence[tuple[DataFile, Written]],
    others: Sequence[Written],
    about: About,
    sources: Mapping[str, SourceDocument],
    vocabulary: Mapping[str, Mapping[str, Word]],
) -> bytes:
    """The data package.

    Args:
        files: Tables, as they were written.
        others: Files that are no tables of the machine form.
        about: What describes all of them.
        sources: The documents that the data comes from.
        vocabulary: The codes that columns can hold.
    """
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": f"{DESCRIPTION}{ON_DERIVED}",
        "version": about.edition,
        "languages": [LANGUAGE],
        "keywords": list(_KEYWORDS),
        **_terms(about),
        "citation": about.citation,
        "sources": [_source(source) for source in sources.values()],
        "resources": [
            *(_table(file, data, vocabulary) for file, data in files),
            *(_other(written) for written in others if written.path not in _NO_RESOURCES),
        ],
        "recordSchema": "case.schema.json",
    }
    return _to_bytes(package)


def _terms(about: About) -> dict[str, Any]:
    """Who publishes the data under which terms; a licence that nobody has confirmed is called a proposal."""
    publisher, licence = about.publisher, about.publisher.licence
    terms = {"title": licence.name, "path": licence.url}
    found: dict[str, Any] = {"homepage": about.site_url} if about.site_url else {}
    if publisher.name:
        contributor = {"title": publisher.name, "path": publisher.url, "role": "publisher"}
        found["contributors"] = [{key: value for key, value in contributor.items() if value}]
    if publisher.contact:
        found["contact"] = publisher.contact
    if publisher.is_confirmed:
        return found | {"licenses": [{key: value for key, value in terms.items() if value}]}
    return found | {"licence_status": PREPARED, "licence_prepared": terms}


def _source(source: SourceDocument) -> dict[str, Any]:
    """A document; none of them states a licence unless its entry says so."""
    rights = source.rights if isinstance(source.rights, str) else {"status": source.rights.status}
    return {"title": f"{source.title}（{source.publisher}、{source.date}）", "name": source.id, "rights": rights}


def _table(file: DataFile, written: Written, vocabulary: Mapping[str, Mapping[str, Word]]) -> dict[str, Any]:
    keys = [
        {"fields": list(link.fields), "reference": {"resource": link.file, "fields": list(link.to)}}
        for link in file.links
    ]
    schema: dict[str, Any] = {
        "fields": [_field(field, vocabulary) for field in file.fields],
        "missingValues": [""],
        "primaryKey": list(file.key),
    }
    return {
        "name": file.name,
        "path": f"{file.name}.csv",
        "profile": "tabular-data-resource",
        "title": file.title,
        "description": file.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True},
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(field: Field, vocabulary: Mapping[str, Mapping[str, Word]]) -> dict[str, Any]:
    found: dict[str, Any] = {"name": field.name, "type": field.type, "title": field.label}
    if field.description:
        found["description"] = field.description
    if field.unit:
        found["unit"] = field.unit
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.type == "boolean":
        found |= {"trueValues": ["true"], "falseValues": ["false"]}
    elif field.codes in vocabulary:
        constraints["enum"] = list(vocabulary[field.codes])
    if field.codes:
        found["codes"] = "areas" if field.codes == "area" else f"code-lists:{field.codes}"
    return found | ({"constraints": constraints} if constraints else {})


def _other(written: Written) -> dict[str, Any]:
    return {
        "name": written.path.lower().replace(".", "-"),
        "path": written.path,
        "title": written.title,
        "mediatype": written.media_type,
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
    }


def to_dcat(written: Sequence[Written], titles: Mapping[str, str], about: About) -> bytes:
    """The catalogue entry of the data, as DCAT in JSON-LD.

    Args:
        written: All data files.
        titles: Names of the site by tag of their language.
        about: What describes the data.
    """
    publisher = about.publisher
    terms = f"{publisher.licence.url or publisher.licence.name}"
    dataset: dict[str, Any] = {
        "@id": f"{about.site_url}data/dcat.jsonld" if about.site_url else "dcat.jsonld",
        "@type": "dcat:Dataset",
        "dct:identifier": NAME,
        "dct:title": [_said(TITLE), *(_said(title, tag) for tag, title in titles.items() if tag != LANGUAGE)],
        "dct:description": _said(f"{DESCRIPTION}{ON_DERIVED}"),
        "dct:language": {"@id": f"{_LANGUAGES}{LANGUAGE}"},
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _said(SPATIAL)},
        "dcat:keyword": [_said(word) for word in _KEYWORDS],
        "dcat:theme": {"@id": _THEME},
        "dcat:version": about.edition,
    }
    if about.newest:
        dataset["dct:modified"] = {"@type": "xsd:date", "@value": about.newest}
    if publisher.name:
        agent = {"@type": "foaf:Agent", "foaf:name": _said(publisher.name)}
        dataset["dct:publisher"] = agent | ({"foaf:homepage": {"@id": publisher.url}} if publisher.url else {})
    if publisher.contact:
        contact = publisher.contact if ":" in publisher.contact else f"mailto:{publisher.contact}"
        dataset["dcat:contactPoint"] = {"@type": "vcard:Kind", "vcard:hasURL": {"@id": contact}}
    rights = {} if publisher.is_confirmed else {"dct:rights": _rights(about)}
    licence = {"dct:license": {"@id": terms}} if publisher.is_confirmed else {}
    dataset |= rights
    dataset["dcat:distribution"] = [_distribution(file, about, licence | rights) for file in written]
    return _to_bytes({"@context": _CONTEXT, **dataset})


def _rights(about: About) -> dict[str, Any]:
    return {"@type": "dct:RightsStatement", "rdfs:label": _said(about.licence)}


def _distribution(file: Written, about: About, terms: Mapping[str, Any]) -> dict[str, Any]:
    address = {"@id": f"{about.site_url}data/{file.path}" if about.site_url else file.path}
    return {
        "@type": "dcat:Distribution",
        "dct:title": _said(file.title),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{_FILE_TYPES}{file.media_type}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
        **terms,
    }


_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _said(text: str, tag: str = LANGUAGE) -> dict[str, str]:
    return {"@language": tag, "@value": text}


def _to_bytes(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
