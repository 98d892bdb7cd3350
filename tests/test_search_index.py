"""What the search finds: sections of pages, and the files that a browser loads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from samples import real_project, real_records, words

from generator.search import Entry, Section, facts_of, find_sections, make_page_entry, to_dictionary, to_texts


def loaded(data: bytes) -> Any:
    """What a script of the search hands over, as the browser gets it."""
    text = data.decode()
    return json.loads(text[text.index("{") : text.rindex(")")])


def index_of(site: Path, language: str) -> dict[str, Any]:
    """The pages of a language by id, their sections with text instead of numbers of lines."""
    text = (site / f"search/{language}.js").read_text(encoding="utf-8")
    head = json.JSONDecoder()
    start = text.index("{")
    _, end = head.raw_decode(text, start)
    found, _ = head.raw_decode(text, text.index("{", end))
    return {
        page[0]: [
            (part[0], part[1], "\n".join(found["lines"][line] if isinstance(line, int) else line for line in part[2]))
            for part in page[-1]
        ]
        for page in found["pages"]
    }


def test_a_text_is_cut_at_its_headings_and_at_its_blocks() -> None:
    html = '<p>要約</p><h2 id="effects">効果</h2><ul><li>顔が<b>見える</b></li><li>相談が増えた</li></ul>'

    assert find_sections(html) == [
        Section("", "", "要約"),
        Section("effects", "効果", "顔が 見える\n相談が増えた"),
    ]


def test_what_speaks_of_other_pages_is_not_found_on_a_page() -> None:
    html = '<h2 id="related">合わせて読む事例</h2><p>豊島区</p><h2 id="effects">効果</h2><p>相談</p>'

    assert [section.anchor for section in find_sections(html)] == ["effects"]


def test_an_interface_string_is_a_label_and_not_searched() -> None:
    sections = facts_of([Section("effects", "効果", "効果 相談")], lambda text, **_: text.replace("効果", ""))

    assert sections == [Section("effects", "", " 相談".strip(), "効果")]


def test_a_page_is_found_by_its_own_text_and_not_by_its_frame() -> None:
    html = '<nav>メニュー</nav><article class="x"><h1 id="title">費用</h1><p>財源</p></article><footer>発行</footer>'

    entry = make_page_entry("funding.html", "funding.html", html)

    assert (entry.id, entry.title) == ("funding", "費用")
    assert entry.sections == [Section("", "", "財源")]


def test_a_line_that_stands_on_several_pages_is_written_once() -> None:
    pages = [
        Entry(key, "case", f"{key}.html", key, "", "", "", "", [Section("", "", "二つの頁にある文")]) for key in "ab"
    ]

    data = to_texts("ja", pages)

    assert data.decode().count("二つの頁にある文") == 1
    assert [page[-1][0][2] for page in loaded(data)["pages"]] == [[0], [0]]


def test_no_text_can_end_the_script_that_it_stands_in() -> None:
    page = Entry("a", "case", "a.html", "</script>", "", "", "", "", [Section("", "", "</script><b>")])

    assert b"</script" not in to_texts("ja", [page])
    assert loaded(to_texts("ja", [page]))["pages"][0][3] == "</script>"


def test_the_dictionary_knows_the_reading_of_every_town_with_a_case() -> None:
    project = real_project()
    towns = {town.name for record in real_records().values() for town in record.municipalities}

    data = loaded(to_dictionary(project.glossary, {}, project.registry, [], towns))

    assert ["釜石市", "かまいしし"] in data["places"]
    assert {name for name, _ in data["places"]} == towns


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_case_is_found_with_all_of_its_texts(site: Path, language: str) -> None:
    index = index_of(site, language)
    folder = "" if language == "ja" else f"{language}/"

    assert set(real_records()) <= set(index)
    for record_id in real_records():
        page = (site / f"{folder}cases/{record_id}.html").read_text(encoding="utf-8")
        items = re.findall(r"<li>([^<&]{12,})</li>", page.partition("<article")[2].partition('id="gaps"')[0])
        text = "\n".join(part for *_, part in index[record_id])
        assert [item for item in items if item.strip() not in text] == []


def test_every_section_that_a_hit_opens_at_is_on_its_page(site: Path) -> None:
    for page, sections in index_of(site, "ja").items():
        html = (
            site / f"{page if '/' in page or page in {'about', 'data', 'funding'} else 'cases/' + page}.html"
        ).read_text(encoding="utf-8")
        assert [anchor for anchor, *_ in sections if anchor and f'id="{anchor}"' not in html] == []


def test_labels_of_the_interface_are_not_searched_but_words_of_codes_are(site: Path) -> None:
    kamaishi = "\n".join(text for *_, text in index_of(site, "ja")["kamaishi"])

    assert "印刷する" not in kamaishi
    assert words().label("affiliation", "municipality") in kamaishi
