"""The glossary as a page, as a script that pages look terms up in, and as data; and what a reader sees of it."""

import csv
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from samples import case, real_project, real_records, real_settings, words

from generator.input.glossary import Term
from generator.language.catalogue import Catalogue
from generator.language.pofile import parse_catalogue
from generator.page.terms import PAGE, Shown, defined, make_glossary, place, to_terms
from generator.search.romaji import to_romaji
from generator.view.cases import make_summary

COUNCIL = Term(
    "協議会", "きょうぎかい", (), (("council",), ("协议会",), ("협의회",)), 2, "話し合う会議体。", ("advice",)
)
BASE = Term("拠点", "きょてん", ("基地",), (("base", "hub"), ("据点",), ("거점",)), 3, "連携を支える機関。")
UNDEFINED = Term("除雪", "じょせつ", (), ((), (), ()), 4)


def shown(name: str, reading: str) -> Shown:
    """A term with nothing but a name and a reading."""
    return Shown("", name, "", reading, "", (), (), ())


def letters(key: str, *terms: Shown) -> list[str]:
    """The letters that terms stand under, in the order of the page."""
    return [letter for _, letter, *_ in sorted(place(term, key) for term in terms)]


def read_terms(data: bytes) -> list[Any]:
    """What a script of terms hands over: page, words of the link, pattern, rows."""
    found: list[Any] = json.loads(f"[{data.decode().partition('(')[2].rpartition(')')[0]}]")
    return found


def in_english(*pairs: tuple[str, str]) -> Catalogue:
    """A catalogue of the interface with these translations."""
    entries = "".join(f'msgid "{source}"\nmsgstr "{text}"\n\n' for source, text in pairs)
    return parse_catalogue("site.po", f'msgid ""\nmsgstr "Language: en\\n"\n\n{entries}'.encode())


@pytest.mark.parametrize(
    ("kana", "romaji"),
    [("ざいたくいりょう", "zaitakuiryou"), ("かっこう", "kakkou"), ("まっちゃ", "matcha"), ("でぃーしー", "diishii")],
)
def test_hiragana_becomes_latin_letters(kana: str, romaji: str) -> None:
    assert to_romaji(kana) == romaji


def test_the_project_defines_more_than_130_terms_each_with_a_place_of_its_own_and_a_word_in_every_language() -> None:
    terms = defined(real_project().glossary)

    assert len(terms) >= 130
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in terms)
    assert all(term.names(key) for term in terms.values() for key in ("ja", "en", "zh-hans", "ko"))


def test_every_record_that_the_glossary_refers_to_is_there() -> None:
    glossary = real_project().glossary
    cases = {see.partition("#")[0] for term in glossary for see in term.see if see.startswith("cases/")}

    there = [url for record in real_records().values() for url in make_summary(case(record), words()).urls]
    assert cases <= {url.removesuffix(".html") for url in there}


def test_a_term_is_shown_with_links_to_the_pages_that_are_there() -> None:
    (group,) = make_glossary([COUNCIL, BASE, UNDEFINED], words(), {"advice": "助言"})

    assert (group.letter, [term.name for term in group.terms]) == ("か", ["協議会", "拠点"])
    assert group.terms[0].links == (("advice.html", "助言"),)
    assert make_glossary([COUNCIL], words(), {})[0].terms[0].links == ()


def test_each_language_has_its_own_letters() -> None:
    assert letters("ja", shown("ICT", "あいしーてぃー"), shown("が", "がん"), shown("か", "かいご")) == [
        "あ",
        "か",
        "か",
    ]
    assert letters("en", shown("home visit", ""), shown("Dementia", "")) == ["D", "H"]
    assert letters("zh-hans", shown("医疗", ""), shown("委托", ""), shown("ICT", "")) == ["I", "W", "Y"]
    assert letters("ko", shown("코디네이터", ""), shown("꿈", ""), shown("KJ법", "")) == ["ㄱ", "ㅋ", "A–Z, 0–9"]


def test_terms_without_a_definition_in_a_language_are_left_out_of_its_script() -> None:
    catalogue = in_english(("話し合う会議体。", "A body that discusses."))

    page, _, _, rows = read_terms(to_terms([COUNCIL, BASE], words("en", catalogue)))

    assert page == f"en/{PAGE}"
    assert rows == [["kyougikai", "A body that discusses.", "council"]]


@pytest.mark.parametrize(
    ("key", "text", "found"),
    [
        ("ja", "市の協議会で話す。", ["協議会"]),
        ("ja", "歯科協議会は別の名です。協議会長も。", []),
        ("en", "Councils; the councillors; Town Council", ["Councils", "Council"]),
        ("zh-hans", "设立协议会。", ["协议会"]),
        ("ko", "협의회에서 협의회장 대협의회", ["협의회"]),
    ],
)
def test_a_term_is_found_as_a_word_of_its_own(key: str, text: str, found: list[str]) -> None:
    catalogue = None if key == "ja" else in_english(("話し合う会議体。", "A body."))
    pattern = read_terms(to_terms([COUNCIL], words(key, catalogue)))[2]

    assert re.findall(pattern, text, re.ASCII) == found


def test_the_script_of_terms_stays_small_and_the_file_has_every_term(site: Path) -> None:
    assert len(gzip.compress((site / "terms/ja.js").read_bytes(), mtime=0)) <= 12 * 1024
    with (site / "data/glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [row["term"] for row in rows] == [term.term for term in defined(real_settings().glossary).values()]
    assert all(row["definition"] and row["ko"] for row in rows)


def open_programme(page: Page, site: Path) -> None:
    """The page on the programme with its terms marked."""
    page.goto((site / "programme.html").as_uri())
    page.locator(".rk-term").first.wait_for()


def test_the_first_use_of_a_term_leads_to_its_place_in_the_glossary(page: Page, site: Path) -> None:
    open_programme(page, site)

    names = page.locator(".rk-term").all_text_contents()
    places = page.locator(".rk-term").evaluate_all("links => links.map((link) => link.hash.slice(1))")

    assert len(names) == len(set(names)) <= 24
    glossary = (site / PAGE).read_text(encoding="utf-8")
    assert all(f'<h3 id="{place}"' in glossary for place in places)
    assert page.locator(":is(h1, h2, h3, table, button, code, .rk-source) .rk-term").count() == 0


def test_the_keyboard_shows_a_meaning_below_its_term_and_escape_hides_it(page: Page, site: Path) -> None:
    open_programme(page, site)
    term, tip = page.locator(".rk-term").first, page.get_by_role("tooltip")

    term.focus()

    assert tip.is_visible()
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    box, below = term.bounding_box(), tip.bounding_box()
    assert box is not None
    assert below is not None
    assert below["y"] >= box["y"] + box["height"] or below["y"] + below["height"] <= box["y"]
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    assert term.get_attribute("aria-describedby") is None


def test_the_pointer_may_move_onto_the_meaning(page: Page, site: Path) -> None:
    open_programme(page, site)
    tip = page.get_by_role("tooltip")

    page.locator(".rk-term").first.hover()
    tip.hover()
    page.wait_for_timeout(400)

    assert tip.is_visible()


def test_the_first_tap_shows_the_meaning_and_its_link_leads_to_the_glossary(page: Page, site: Path) -> None:
    browser = page.context.browser
    assert browser is not None
    phone = browser.new_context(has_touch=True, viewport={"width": 320, "height": 640}).new_page()
    open_programme(phone, site)

    phone.locator(".rk-term").first.tap()

    assert phone.url.endswith("programme.html")
    box = phone.get_by_role("tooltip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    phone.get_by_role("tooltip").get_by_role("link").tap()
    phone.wait_for_url("**/glossary.html#*")
    phone.context.close()
