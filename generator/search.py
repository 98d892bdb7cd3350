"""What the search finds: the texts of pages by section, and the dictionary; as scripts, which a disk serves too.

A page is searched by what it shows. Of a record's page these are the texts and figures of the record and the words of
its codes; interface strings, which stand on every page, say nothing and are left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from generator.cases import Summary
    from generator.glossary import Term
    from generator.registry import Prefecture, Registry
    from generator.tables import MadeRow, Plan
    from generator.words import Words


class Section(NamedTuple):
    """A part of a page that a hit opens at."""

    anchor: str
    """Empty for the start of the page."""
    heading: str
    """As the page's own words have it; empty where all such pages have the same."""
    text: str
    """Lines of what it says."""
    label: str = ""
    """What to call it where it has no heading of its own."""


# Between sections and between their fields while they have blanks; control characters, which no text has.
_NEXT_SECTION, _NEXT_FIELD = "\x1e", "\x1f"


def join_sections(sections: Iterable[Section]) -> str:
    """Sections as one text, so that their blanks are filled in one go."""
    return _NEXT_SECTION.join([_NEXT_FIELD.join(section) for section in sections])


def split_sections(text: str) -> list[Section]:
    """The sections that were joined to a text."""
    return [Section(*part.split(_NEXT_FIELD)) for part in text.split(_NEXT_SECTION)] if text else []


class Entry(NamedTuple):
    """A page as the search reads it."""

    id: str
    kind: str
    """``case``, ``table`` or ``page``."""
    url: str
    """From the root of the site."""
    title: str
    places: str
    """Names of its municipalities and prefecture; empty for pages of no place, as are the codes below."""
    affiliation: str
    coverage: str
    prefecture: str
    sections: list[Section]


_WORTH_A_NUMBER = 3  # letters of a line; a shorter one takes no more place than its number
_HEADING = re.compile(r'<h[1-4][^>]*? id="([^"]*)"[^>]*>(.*?)</h[1-4]>', re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_LEFT_OUT = re.compile(r"<(svg|nav|button|script|style)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|span|strong|em|small|code|mark|abbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r"\s*\n\s*")
# Parts of a page that speak of the page, of other records, of what is not there, or of the fields of the data.
_ASIDE_IN_CASE = re.compile(r"(?:related|tables|sources|gaps)$")
_ASIDE_IN_PAGE = re.compile(r"codebook")


def find_sections(html: str, aside: re.Pattern[str] = _ASIDE_IN_CASE) -> list[Section]:
    """The sections of a text by its headings.

    Args:
        html: The text, without its frame.
        aside: Anchors of those to leave out.
    """
    found = _HEADING.split(html)
    parts = [("", "", found[0]), *zip(found[1::3], found[2::3], found[3::3], strict=True)]
    made = [Section(anchor, unescape(_TAG.sub("", heading)), _plain(text)) for anchor, heading, text in parts]
    return [section for section in made if not aside.match(section.anchor) and (section.text or section.heading)]


def facts_of(sections: Iterable[Section], facts: Callable[..., str]) -> list[Section]:
    """Sections of a record's page without interface strings; a heading that is one becomes a label.

    Args:
        sections: With blanks.
        facts: Leaves of a text what the record says, and the names of fields where asked to.
    """
    told = [(section, facts(section.heading).strip(), _tidy(facts(section.text, fields=True))) for section in sections]
    return [
        Section(section.anchor, heading, text, "" if heading else section.heading)
        for section, heading, text in told
        if heading or text
    ]


def _plain(html: str) -> str:
    text = _TAG.sub("\n", _INLINE.sub(" ", _LEFT_OUT.sub("", html)))
    return _tidy(unescape(text))


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACE.sub(" ", text)).strip()


def make_entry(summary: Summary, path: str, sections: list[Section]) -> Entry:
    """A case as the search reads it.

    Args:
        summary: The case.
        path: Its page, from the root of the site.
        sections: What its page says.
    """
    places = " ".join([*summary.names, summary.prefecture.name])
    facets = (summary.affiliation, summary.coverage, summary.prefecture.code)
    return Entry(summary.id, "case", path, summary.title, places, *facets, sections)


def make_page_entry(path: str, url: str, html: str) -> Entry:
    """A hand-written page as the search reads it.

    Args:
        path: From the root of its language.
        url: From the root of the site.
        html: The whole page.
    """
    article = html.partition("<article")[2].partition(">")[2].partition("</article>")[0]
    first, *sections = find_sections(article, _ASIDE_IN_PAGE)
    if first.anchor == "title":
        first = Section("", "", first.text)
    title = unescape(_TAG.sub("", _TITLE.findall(article)[0])) if _TITLE.search(article) else path
    return Entry(path.removesuffix(".html"), "page", url, title, "", "", "", "", [first, *sections])


def make_table_entry(plan: Plan, folder: str, words: Words, rows: Iterable[MadeRow]) -> Entry:
    """A comparison table as the search reads it, a section for each row that stands on its page."""
    file = plan.file
    head = [words.gettext(text) for text in (file.question, *file.notes)]
    head.append(" ".join(words.gettext(column.label) for column in plan.columns))
    sections = [Section("", "", "\n".join(head))]
    sections += [Section(_row_id(row.html), "", _plain(row.html)) for row in rows]
    path = f"tables/{plan.slug}"
    return Entry(path, "table", f"{folder}{path}.html", words.gettext(file.title), "", "", "", "", sections)


def _row_id(html: str) -> str:
    return html.partition('id="')[2].partition('"')[0]


def to_texts(language: str, entries: Sequence[Entry]) -> bytes:
    """A file of entries."""
    return f'renkei.searchText("{language}", {_packed(entries)});\n'.encode()


def to_head(
    language: str,
    entries: Sequence[Entry],
    parts: Sequence[str],
    labels: Mapping[str, Mapping[str, str]],
) -> bytes:
    """The first file of a language: names of its facets, its other files, and what stands in none of those."""
    head = f'{{"labels": {_json(labels)}, "parts": {_json(parts)}}}'
    return f'renkei.searchHead("{language}", {head}, {_packed(entries)});\n'.encode()


def _packed(entries: Sequence[Entry]) -> str:
    """Entries with a line that stands in several places once, since tables show again what pages of records say."""
    counts = Counter(line for entry in entries for section in entry.sections for line in section.text.split("\n"))
    numbers: dict[str, int] = {}
    for line, count in counts.items():
        if count > 1 and len(line) > _WORTH_A_NUMBER:
            numbers[line] = len(numbers)
    pages = [
        [
            *entry[:-1],
            [
                [section.anchor, section.heading, _numbered(section.text, numbers), section.label]
                for section in entry.sections
            ],
        ]
        for entry in entries
    ]
    rows = ",\n".join(map(_json, pages))
    return f'{{"lines": {_json(list(numbers))}, "pages": [\n{rows}\n]}}'


def _numbered(text: str, numbers: Mapping[str, int]) -> list[int | str]:
    """The lines of a text: the number of one that stands elsewhere too, and others together as they are."""
    parts: list[int | str] = []
    for is_shared, found in groupby(text.split("\n"), key=numbers.__contains__):
        lines = list(found)
        parts += [numbers[line] for line in lines] if is_shared else ["\n".join(lines)]
    return parts


def to_dictionary(
    glossary: Sequence[Term],
    readings: Mapping[str, str],
    registry: Registry,
    prefectures: Collection[Prefecture],
    towns: Collection[str],
) -> bytes:
    """The dictionary: terms with their other names, readings of words, readings of the places that occur.

    Args:
        glossary: Its terms.
        readings: Of other words, in hiragana.
        registry: Of the places.
        prefectures: Those with cases.
        towns: Names of the municipalities with cases, in Japanese.
    """
    places = {(place.name, place.kana) for place in prefectures}
    places |= {(town.name, town.kana) for town in registry.towns.values() if town.name in towns}
    data = {
        "glossary": [
            "\t".join([_names(term.term, *term.synonyms), term.reading, _names(*term.foreign)]) for term in glossary
        ],
        "readings": " ".join(f"{word} {reading}" for word, reading in sorted(readings.items())),
        "places": sorted(places),
    }
    return f"renkei.searchDictionary({_json(data)});\n".encode()


def _names(*names: str) -> str:
    return "|".join(names)


def facet_labels(words: Words, languages: Mapping[str, str], prefectures: Collection[Prefecture]) -> dict[str, Any]:
    """What the codes of the facets are called.

    Args:
        words: In which language.
        languages: Names of the languages by key.
        prefectures: Those with cases.
    """
    kinds = {"case": words.gettext("事例"), "table": words.gettext("比較表"), "page": words.gettext("解説")}
    labels: dict[str, Any] = {"kind": kinds, "language": languages}
    for vocabulary in ("affiliation", "coverage"):
        labels[vocabulary] = {code: words.label(vocabulary, code) for code in words.codes(vocabulary)}
    labels["prefecture"] = {place.code: words.place(place) for place in prefectures}
    return labels


def _json(value: Any) -> str:
    """JSON that is a script as well: U+2028 and U+2029 end a line in old ones, and no text can close its element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
