"""What pages tell machines that read them, where the site has an address: schema.org's Article and Dataset as JSON-LD.

A block of JSON-LD is data, not a script: a policy that forbids inline scripts lets it stand.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.view.html import attribute
from generator.view.plates import to_blank_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.input.settings import Language, Settings, SourceDocument
    from generator.language.words import Words
    from generator.view.cases import Case
    from generator.view.plates import Cut, Voice

DATASET = "@@dataset@@"
"""In the head of the page that describes the data, in place of what ``make_dataset`` gives."""
_COUNTRY = {"@type": "Country", "name": "Japan", "identifier": "JP"}


def to_data_block(value: Any) -> str:
    """A value as JSON that can stand in a page: no text in it ends the block or begins another."""
    return hide_markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def hide_markup(text: str) -> str:
    """JSON with the characters written out that could begin markup; they stand nowhere but in its strings."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def make_article(case: Case, words: Words, sources: Mapping[str, SourceDocument]) -> str:
    """What schema.org wants to know of a case and is said in any language, as the members of a JSON object.

    Args:
        case: The case.
        words: Its language, or blanks.
        sources: The source documents by id.
    """
    record = case.record
    prefecture = _area(words.place(case.prefecture), case.prefecture.code, _COUNTRY)
    places = [_area(words.place(town), town.code, prefecture) for town in case.towns]
    documents = [sources[key] for key in dict.fromkeys(source.document for source in record.sources)]
    article = {
        "datePublished": record.published,
        "dateModified": record.updated,
        "about": [{"@type": "Thing", "name": words.label("theme", theme)} for theme in record.themes],
        "spatialCoverage": places or [prefecture],
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": words.gettext(document.title),
                "datePublished": document.date,
                "publisher": {"@type": "Organization", "name": words.gettext(document.publisher)},
            }
            for document in documents
        ],
    }
    return to_blank_json(article)[1:-1]


def _area(name: str, code: str, inside: Mapping[str, Any]) -> dict[str, Any]:
    return {"@type": "AdministrativeArea", "name": name, "identifier": code, "containedInPlace": inside}


class Headline(NamedTuple):
    """What a page of a case is called."""

    url: str
    """From the root of its language."""
    title: str
    description: str
    whole: str = ""
    """The page that it is a part of, likewise; empty for that page itself."""


def place_article(article: Cut | None, voice: Voice, headline: Headline, language: Language, site_url: str) -> str:
    """A page of a case for schema.org; empty where the site has no address.

    Args:
        article: What ``make_article`` gave; None where the site has no address.
        voice: Fills its blanks.
        headline: What the page is called.
        language: Of the page.
        site_url: Address of the site, with a slash at its end.
    """
    if article is None:
        return ""
    home = site_url + language.folder
    website = {"@type": "WebSite", "name": language.title, "url": f"{home}index.html"}
    head = {
        "@type": "Article",
        "url": home + headline.url,
        "mainEntityOfPage": home + headline.url,
        "headline": attribute(headline.title),
        "description": attribute(headline.description),
        "inLanguage": language.tag,
        "isPartOf": {"@type": "Article", "url": home + headline.whole} if headline.whole else website,
    }
    start = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    return hide_markup(f"{start},{voice.fill_json(article, is_html=False)}}}")


def make_dataset(words: Words, settings: Settings, page: str, modified: str, files: Sequence[tuple[str, str]]) -> str:
    """The data of the site for schema.org, as JSON.

    Args:
        words: The language.
        settings: Of the site, which has an address.
        page: The page that describes the data, from the root of the site.
        modified: Day of the latest change of a record.
        files: Path from the root of the site and media type of each file.
    """
    language, site_url, publisher = words.language, settings.site_url, settings.publisher
    text = words.gettext(
        "市町村などが在宅医療と介護の連携にどう取り組んでいるかを、公表された資料から同じ形式に整理した事例のデータです。"
    )
    dataset: dict[str, Any] = {
        "@type": "Dataset",
        "name": language.title,
        "description": attribute(text),
        "url": site_url + page,
        "inLanguage": "ja",
        "dateModified": modified,
        "isAccessibleForFree": True,
        "spatialCoverage": _COUNTRY,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": site_url + path, "encodingFormat": media} for path, media in files
        ],
    }
    if publisher.name:
        dataset["publisher"] = dataset["creator"] = {"@type": "Organization", "name": publisher.name}
        if publisher.url:
            dataset["publisher"]["url"] = publisher.url
    if publisher.is_confirmed:  # before that it is a proposal
        dataset["license"] = publisher.licence.url or publisher.licence.name
    return to_data_block(dataset)


def put_dataset(html: str, dataset: str) -> str:
    """A hand-written page with its data described, where its head has a place for that."""
    head, end, body = html.partition("</head>")
    return head.replace(DATASET, dataset, 1) + end + body


def wants_dataset(html: str) -> bool:
    """Whether a hand-written page has a place for the description of the data."""
    return DATASET in html.partition("</head>")[0]
