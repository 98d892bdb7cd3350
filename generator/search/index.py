"""What the search finds: the texts of pages by section; as scripts, which a disk serves too.

A page is searched by what it shows. Of a record's page these are the texts and figures of the record and the words of
its codes; interface strings, which stand on every page, say nothing and are left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from generator.input.registry import Prefecture
    from generator.language.words import Words
    from generator.view.cases import Summary
    from generator.view.tables import MadeRow, Plan


class Section(NamedTuple):
    """A part of a page that a hit opens at."""

    anchor: str
    """Empty for the start of the page; of a section in the annex of a case what leads there, as search.js knows."""
    heading: str
    """As the page's own words have it; empty where all such pages have the same."""
    text: str
    """Lines of what it says."""
    label: str = ""
    """What to call it where it has no heading of its own."""


# Between sections and between their fields while they have blanks; control characters, which no text has.
_NEXT_SECTION, _NEXT_FIELD, _BETWEEN_TEXTS = "\x1e", "\x1f", "\x02"


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


BETWEEN_COLUMNS = "\t"
# Letters that stand in a script as they are, and that no editor shows from right to left. Known to index.js.
_CODES = [*range(0x23, 0x3C), *range(0x3D, 0x5C), *range(0x5D, 0x7F), *range(0xAE, 0x300), *range(0x370, 0x588)]
_CODES += range(0x3400, 0xD7A4)
# Also known to index.js.
_END_OF_FIELD, _LINE, _NEXT_LINE = "\x7f", "\x02", "\x03"
_LONG_LINE = re.compile(r"[^\x7f\n]{8,}")
_FIRST_NUMBER, _MOST_NUMBERS = 0x3400, 0xD7A4 - 0x3400
_HEADING = re.compile(r'<h[1-4][^>]*? id="([^"]*)"[^>]*>(.*?)</h[1-4]>', re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_LEFT_OUT = re.compile(r"<(svg|nav|button|select|script|style)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|span|strong|em|small|code|mark|abbr)\b[^>]*>")
_PASSAGE = re.compile(r'<span lang="ja">([^<]*)</span>')  # within a sentence, where a space would part it
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"[ \t\xa0\x7f]+")
_LINES = re.compile(r"\s*\n\s*")
# Parts of a page that speak of the page, of other records, of what is not there, or of the fields of the data.
_ASIDE_IN_CASE = re.compile(r"(?:related|tables|sources|gaps)$")
_ASIDE_IN_PAGE = re.compile(r"codebook")


def find_sections(html: str) -> list[Section]:
    """The sections of a hand-written page by its headings; ``html`` is its text, without its frame."""
    found = _HEADING.split(html)
    parts = [("", "", found[0]), *zip(found[1::3], found[2::3], found[3::3], strict=True)]
    made = [Section(anchor, unescape(_TAG.sub("", heading)), _plain(text)) for anchor, heading, text in parts]
    told = [section for section in made if section.text or section.heading]
    return [section for section in told if not _ASIDE_IN_PAGE.match(section.anchor)]


def find_facts(html: str, facts: Callable[..., str]) -> list[Section]:
    """The sections of a record's page without interface strings; a heading that is one becomes a label.

    Args:
        html: The page, with blanks.
        facts: Leaves of a text what the record says, and the names of fields where asked to.
    """
    found = _HEADING.split(html)
    # All texts as one, and cut again: with a letter that counts as no space, unlike the one between ready sections.
    texts = _plain(facts(_BETWEEN_TEXTS.join(found[::3]), fields=True)).split(_BETWEEN_TEXTS)
    made = []
    for anchor, title, text in zip(["", *found[1::3]], ["", *found[2::3]], map(str.strip, texts), strict=True):
        label = unescape(_TAG.sub("", title))
        heading = facts(label).strip()
        if (heading or text) and not _ASIDE_IN_CASE.match(anchor):
            made.append(Section(anchor, heading, text, "" if heading else label))
    return made


def _plain(html: str) -> str:
    text = _TAG.sub("\n", _INLINE.sub(" ", _PASSAGE.sub(r"\1", _LEFT_OUT.sub("", html))))
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
    first, *sections = find_sections(article)
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
    """A file of entries. There are such files in large casebooks only, whose letters would take long to recode."""
    return to_script(language, ["", BETWEEN_COLUMNS.join(columns_of(entries, said_by(entries)))])


def to_script(language: str, data: Sequence[Any]) -> bytes:
    """A file that gives the search what it finds in a language."""
    return f"renkei.searchText({_json(language)}, {_json(data)});\n".encode()


def to_head(
    language: str,
    entries: Sequence[Entry],
    parts: Sequence[str],
    labels: Mapping[str, Mapping[str, str]],
) -> bytes:
    """The first file of a language: names of its facets, its other files, and what stands in none of those."""
    head = _json({"labels": labels, "parts": parts})
    text = _recoded(BETWEEN_COLUMNS.join(columns_of(entries, _once(said_by(entries)))))
    return f"renkei.searchHead({_json(language)}, {head}, {_json(text)});\n".encode()


def columns_of(entries: Sequence[Entry], said: str) -> list[str]:
    """Entries by columns of lines, what they say as the last one."""
    sections = [section for entry in entries for section in entry.sections]
    fields = [
        (entry.id, entry.kind, entry.url, entry.affiliation, entry.coverage, entry.prefecture) for entry in entries
    ]
    columns = [
        *zip(*fields, strict=True),
        [str(len(entry.sections)) for entry in entries],
        [section.anchor for section in sections],
        [_flat(section.label) for section in sections],
        [said],
    ]
    return ["\n".join(column) for column in columns]


def said_by(entries: Iterable[Entry]) -> str:
    """What pages say: title, places, then heading and text of each section, an end behind each."""
    fields: list[str] = []
    for entry in entries:
        fields += _flat(entry.title), entry.places
        for section in entry.sections:
            fields += _flat(section.heading), section.text
    return _END_OF_FIELD.join([*fields, ""])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _once(text: str) -> str:
    """A text whose long lines stand in it once: tables show again what pages of records say.

    A line that was there is told by its number among the long ones, or as the one after the line told before.
    """
    numbers: dict[str, int] = {}
    last = 0

    def told(match: re.Match[str]) -> str:
        nonlocal last
        line = match[0]
        number = numbers.get(line)
        if number is None:
            if len(numbers) < _MOST_NUMBERS:
                numbers[line] = len(numbers)
            return line
        last, before = number, last
        return _NEXT_LINE if number == before + 1 else _LINE + chr(_FIRST_NUMBER + number)

    return _LONG_LINE.sub(told, text)


def _recoded(text: str) -> tuple[str, str]:
    """The letters of a text, most frequent first, and the text with codes for them.

    Frequent letters get codes of one byte, others of two where a kanji has three: gzip looks back 32 KB only.
    """
    letters = [letter for letter, _ in Counter(text).most_common() if letter <= "\uffff"]
    return "".join(letters), text.translate(dict(zip(map(ord, letters), _CODES, strict=False)))


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
