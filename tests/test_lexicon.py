"""The dictionary of the search: nothing in it that the search finds out by itself, and nothing missing."""

import json
from typing import Any

import pytest
from conftest import PROJECT
from playwright.sync_api import Page
from samples import real_project, real_records

from generator.input.glossary import COLUMNS, Term, parse_glossary
from generator.search.index import Entry, Section
from generator.search.lexicon import (
    Lexicon,
    composed,
    places_of,
    skeleton,
    skeleton_of,
    to_dictionary,
    told_readings,
    without_unused,
)

READINGS = {"在宅": "ざいたく", "医療": "いりょう", "在宅医療": "ざいたくいりょう", "今日": "きょう", "明日": "あす"}

SCRIPTS = [PROJECT / f"templates/assets/search/{name}.js" for name in ("normalise", "kana", "dictionary", "hangul")]

LOAD = """(data) => {
  const dictionary = new renkei.Dictionary(data, true);
  const words = [data.terms, data.words].flatMap((column) => column.split("\\n"));
  return Object.fromEntries(words.map((word) => [word, dictionary.told.get(word) || dictionary.composed(word)]));
}"""


def loaded(data: bytes) -> Any:
    """What the script of the dictionary hands over, as the browser gets it."""
    text = data.decode()
    return json.loads(text[text.index("{") : text.rindex(")")])


def terms(*lines: str) -> tuple[Term, ...]:
    """A glossary with these lines."""
    rows = ["\t".join(COLUMNS), *(f"{line}\t\t" for line in lines)]
    return parse_glossary("glossary.tsv", "\n".join([*rows, ""]).encode())


def texts(*lines: str) -> str:
    """The skeleton of a page with these lines."""
    page = Entry("a", "page", "a.html", "題", "", "", "", "", [Section("", "", "\n".join(lines))])
    return skeleton_of([page])


def test_the_dictionary_knows_the_reading_of_every_town_with_a_case() -> None:
    project = real_project()
    towns = {town.name for record in real_records().values() for town in record.municipalities}

    data = loaded(to_dictionary(Lexicon(project.glossary, {}, places_of(project.registry, [], towns))))

    assert ["釜石市", "かまいしし"] in data["places"]
    assert {name for name, *_ in data["places"]} == towns
    assert ["飯塚市", "いいづかし", "饭冢市"] in data["places"]


def test_a_reading_that_follows_from_those_of_its_parts_is_left_out() -> None:
    told = told_readings(READINGS)

    assert "在宅医療" not in told
    assert composed("在宅医療", told) == "ざいたくいりょう"


def test_a_reading_that_differs_from_those_of_its_parts_is_told() -> None:
    readings = {"人": "ひと", "一": "いち", "一人": "ひとり"}

    assert told_readings(readings) == readings


def test_kana_in_a_word_are_read_as_they_are() -> None:
    told = {"調査": "ちょうさ"}

    assert composed("アンケート調査", told) == "あんけーとちょうさ"


def test_the_browser_reads_every_word_as_the_files_say(page: Page) -> None:
    project = real_project()
    page.goto("about:blank")
    for script in SCRIPTS:
        page.add_script_tag(content="window.renkei ??= {};\n" + script.read_text(encoding="utf-8"))

    read = page.evaluate(LOAD, loaded(to_dictionary(Lexicon(project.glossary, project.readings, []))))

    told = {**{term.term: term.reading for term in project.glossary}, **project.readings}
    assert {word: reading for word, reading in read.items() if told[word] != reading} == {}
    assert len(read) == len(told)


@pytest.mark.parametrize(
    ("word", "line"),
    [("取り組み", "取組を進めます"), ("ＩＣＴ", "ictの利用"), ("鶴ヶ島", "鶴ケ島市"), ("四つの場面", "4つの場面")],
)
def test_a_word_is_kept_that_stands_in_the_texts_in_another_spelling(word: str, line: str) -> None:
    assert skeleton(word) in texts(line)


def test_words_and_concepts_of_which_nothing_stands_in_the_texts_are_left_out() -> None:
    glossary = terms("医師会\tいしかい\t\tmedical association\t\t", "気球\tききゅう\t風船\tballoon\t\t")
    readings = {"相談": "そうだん", "恐竜": "きょうりゅう"}

    kept = without_unused(Lexicon(glossary, readings, []), texts("医師会の相談窓口"))

    assert [term.term for term in kept.glossary] == ["医師会"]
    assert kept.readings == {"相談": "そうだん"}


@pytest.mark.parametrize("line", ["新しい風船を配りました", "a balloon for the festival"])
def test_a_concept_is_kept_where_one_of_its_names_stands(line: str) -> None:
    glossary = terms("気球\tききゅう\t風船\tballoon\t\t")

    assert without_unused(Lexicon(glossary, {}, []), texts(line)).glossary == list(glossary)
