"""What the search finds: sections of pages, chunks of texts, and the files that a browser loads."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from samples import real_records, words

from generator.page.links import find_anchors
from generator.search.index import Entry, Section, find_facts, find_sections, make_page_entry, to_head, to_texts
from generator.search.listing import chunks_of, make_listing, to_listings

CODES = [[0x23, 0x3B], [0x3D, 0x5B], [0x5D, 0x7E], [0xAE, 0x2FF], [0x370, 0x587], [0x3400, 0xD7A3]]
"""As index.js has them."""

FIELDS = 6
"""Columns of a page."""

MARKED = re.compile("\x02(.)|\x03|[^\x7f\n]{8,}")
"""A line told by its number, or as the one after the line told before; a line that can be told so."""


def arguments(data: bytes) -> list[Any]:
    """What a script of the search hands over, as the browser gets it."""
    text = data.decode()
    return list(json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]"))


def decoded(letters: str, text: str) -> str:
    """A text whose letters stood for others, if any did."""
    codes = [chr(code) for first, last in CODES for code in range(first, last + 1)]
    return text.translate(dict(zip(map(ord, codes), letters, strict=False)))


def expanded(text: str) -> str:
    """A text with lines that stand in it again written out."""
    lines: list[str] = []
    last = 0

    def told(match: re.Match[str]) -> str:
        nonlocal last
        if len(match[0]) > 2:
            lines.append(match[0])
            return match[0]
        last = ord(match[1]) - 0x3400 if match[1] else last + 1
        return lines[last]

    return MARKED.sub(told, text)


def entries_in(data: bytes) -> list[Entry]:
    """The pages of a file as they were put into it."""
    *columns, said = decoded(*arguments(data)[-1]).split("\t")
    fields, rest = expanded(said).split("\x7f"), [column.split("\n") for column in columns]
    places = iter(zip(*rest[FIELDS + 1 :], strict=True))
    pages = []
    for *known, count in zip(*rest[: FIELDS + 1], strict=True):
        title, town, *texts = fields[: 2 + 2 * int(count)]
        del fields[: 2 + 2 * int(count)]
        named = zip(texts[::2], texts[1::2], places, strict=False)
        sections = [Section(anchor, heading, text, label) for heading, text, (anchor, label) in named]
        pages.append(Entry._make([*known[:3], title, town, *known[3:], sections]))
    return pages


def pages_in(data: bytes) -> dict[str, list[Section]]:
    """The sections of each page of a file by id."""
    return {page.id: page.sections for page in entries_in(data)}


def index_of(site: Path, language: str) -> dict[str, list[Section]]:
    """The sections of each page of a language."""
    return pages_in((site / f"search/{language}.js").read_bytes())


def entry(key: str, *sections: Section, title: str = "") -> Entry:
    """A page with these sections."""
    return Entry(key, "case", f"{key}.html", title or key, "", "", "", "", list(sections))


def test_a_text_is_cut_at_its_headings_and_at_its_blocks() -> None:
    html = '<p>要約</p><h2 id="effects">効果</h2><ul><li>顔が<b>見える</b></li><li>相談が増えた</li></ul>'

    assert find_sections(html) == [
        Section("", "", "要約"),
        Section("effects", "効果", "顔が 見える\n相談が増えた"),
    ]


def test_what_speaks_of_other_pages_is_not_found_on_a_page() -> None:
    html = '<h2 id="related">合わせて読む事例</h2><p>豊島区</p><h2 id="effects">効果</h2><p>相談</p>'

    assert [section.anchor for section in find_facts(html, lambda text, **_: text)] == ["effects"]


def test_an_interface_string_is_a_label_and_not_searched() -> None:
    html = '<p>効果</p><h2 id="effects">効果</h2><p>効果 相談</p>'

    sections = find_facts(html, lambda text, **_: text.replace("効果", ""))

    assert sections == [Section("effects", "", "相談", "効果")]


def test_a_page_is_found_by_its_own_text_and_not_by_its_frame() -> None:
    html = '<nav>メニュー</nav><article class="x"><h1 id="title">費用</h1><p>財源</p></article><footer>発行</footer>'

    entry = make_page_entry("funding.html", "funding.html", html)

    assert (entry.id, entry.title) == ("funding", "費用")
    assert entry.sections == [Section("", "", "財源")]


def test_a_line_that_stands_on_several_pages_of_a_small_casebook_is_written_once() -> None:
    pages = [entry(key, Section("", "", "二つの頁にある文\n短い\n次の行も二つにある")) for key in "ab"]

    data = to_head("ja", pages, [], {})

    assert decoded(*arguments(data)[-1]).count("二つの頁にある文") == 1
    assert pages_in(data) == {page.id: page.sections for page in pages}


@pytest.mark.parametrize(
    "text",
    [
        "一行",
        "八字より長い行です\n二行\n八字より長い行です",
        "",
        "前\n\n後",
        '記号 "引用" \\ <b> 𠮷野家',
        "\u2028\u00ad½é",
    ],
    ids=["one line", "again", "empty", "empty line", "signs", "unseen"],
)
def test_texts_come_back_as_they_were(text: str) -> None:
    pages = [entry("a", Section("x", "見出し", text), Section("", "", "ほか", "名")), entry("b", Section("", "", text))]

    for data in (to_texts("ja", pages), to_head("ja", pages, [], {})):
        assert pages_in(data) == {page.id: page.sections for page in pages}


def test_letters_of_a_small_casebook_take_fewer_bytes() -> None:
    page = entry("a", Section("", "", "在宅医療・介護連携の相談窓口を設けます。" * 20))

    head = to_head("ja", [page], [], {})

    assert "在宅医療" not in head.decode().partition('","')[2]
    assert len(head) < len(to_texts("ja", [page]))


def test_no_text_can_end_the_script_that_it_stands_in() -> None:
    page = entry("a", Section("", "", "</script><b>"), title="</script>")

    assert b"</script" not in to_texts("ja", [page])
    assert b"</script" not in to_head("ja", [page], [], {})
    assert pages_in(to_texts("ja", [page]))["a"][0].text == "</script><b>"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_case_is_found_with_all_of_its_texts(site: Path, language: str) -> None:
    index = index_of(site, language)
    folder = "" if language == "ja" else f"{language}/"

    assert set(real_records()) <= set(index)
    for record_id in real_records():
        page = (site / f"{folder}cases/{record_id}.html").read_text(encoding="utf-8")
        text = page.partition("<article")[2].partition('id="gaps"')[0]
        text = re.sub(r'<h2 id="annex">.*?(?=<h2)', "", text, flags=re.DOTALL)  # which the annex says in full
        annex = site / f"{folder}cases/{record_id}-annex.html"
        text += annex.read_text(encoding="utf-8").partition("<article")[2] if annex.exists() else ""
        items = re.findall(r"<li>([^<&]{12,})</li>", text)
        text = "\n".join(section.text for section in index[record_id])
        assert [item for item in items if item.strip() not in text] == []


def test_every_section_that_a_hit_opens_at_is_on_its_page(site: Path) -> None:
    ids = cache(lambda path: find_anchors((site / path).read_text(encoding="utf-8")).ids)
    for page, sections in index_of(site, "ja").items():
        address = f"{'cases/' if page in real_records() else ''}{page}.html"
        places = [f"{address}#{part.anchor}".replace(".html#-annex", "-annex") for part in sections if part.anchor]
        assert [place for place in places if place.partition("#")[2] not in ids(place.partition("#")[0])] == []


def test_labels_of_the_interface_are_not_searched_but_words_of_codes_are(site: Path) -> None:
    kamaishi = "\n".join(section.text for section in index_of(site, "ja")["kamaishi"])

    assert "印刷する" not in kamaishi
    assert words().label("affiliation", "municipality") in kamaishi


def test_a_chunk_is_letters_of_words_with_the_hiragana_behind_them() -> None:
    assert chunks_of("在宅医療と介護の連携を、ICTで") == {"在宅医療と", "介護の", "連携を", "ictで"}


@pytest.mark.parametrize(
    "text",
    [
        "取り組み",
        "打ち合わせ会",
        "看取り・支援",
        "見守りー隊",
        "まち・むら",
        "ケアｰマネ",
        "ケア-マネ",
        "つつじヶ丘",
        "1,200人",
        "１，２００人",
        "12.5",
        "e.g.",
        "か\u3099ん",
        "𠮷野家",
    ],
)
def test_nothing_is_cut_that_is_one_when_it_is_normalised(text: str) -> None:
    assert [chunk for chunk in chunks_of(text) if len(chunk) >= len(text.rstrip("."))] != []


def test_a_long_row_of_kanji_is_told_by_its_pairs() -> None:
    assert chunks_of("提供居家医疗和长期护理联合") == {
        "提供々",
        *(
            "々提供",
            "々供居",
            "々居家",
            "々家医",
            "々医疗",
            "々疗和",
            "々和长",
            "々长期",
            "々期护",
            "々护理",
            "々理联",
            "々联合",
        ),
    }
    assert {"ict提供居家々", "々长期护理の"} < chunks_of("ICT提供居家医疗和提供居家长期护理の")


def test_a_chunk_leads_to_its_cases_in_all_prefectures() -> None:
    cases = [entry(key, Section("", "", text)) for key, text in (("a", "連携"), ("b", "相談"), ("c", "連携"))]
    parts = [make_listing(cases[:2]), make_listing(cases[2:])]

    _, heads, chunks, lists = arguments(to_listings("ja", parts))[-1]

    assert heads.split("\t")[0] == "a\nb\nc"
    found = dict(zip(chunks.split("\n"), lists.split("\n"), strict=True))
    assert (found["連携"], found["相談"]) == ("\u3400#\u3402#", "\u3400$")
