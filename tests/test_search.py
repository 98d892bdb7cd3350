"""The search as a browser runs it from the disk: one spelling of what people write in many, and the pages they want."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT, is_local
from playwright.sync_api import Browser, Page
from test_search_index import arguments, entries_in

from generator.bench.queries import (
    OVERALL,
    Answer,
    Query,
    false_positive_rate,
    false_positives,
    measure_quality,
    parse_queries,
)
from generator.bench.search import ask, page_ids, start_search
from generator.page.links import find_anchors
from generator.search.index import to_texts
from generator.search.listing import make_listing, to_listings

RECALL = {"queries.tsv": 0.92, "by_others.tsv": 0.9}
"""Mean recall@10 that was reached and is held, over the project's own judged queries and over those of people who did
not know how the search works, and who judged cases only."""

FALSE_POSITIVES = {"queries.tsv": 0.05, "by_others.tsv": 0.1}
"""Share of nonsense queries that may find something; others took what nearly stands there for nonsense: 訪問入浴."""

LANGUAGES = ["ja", "en", "zh-hans", "ko"]
"""Those that the judged queries are typed on; here only those in the languages of the site are asked."""

HOMES = {"ja": "index.html", "en": "en/index.html"}
"""The home page of each language of the site."""

ESCAPED = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")

NORMALISE = "(texts) => texts.map((text) => renkei.normalise(text))"
SEARCH = "([text, options]) => renkei.search(text, options)"
ADDRESSES = """(texts) => texts.flatMap((text) => renkei.search(text)).flatMap((hit) => [hit, ...hit.sections])
  .map((place) => place.url)"""
HITS_AND_INFO = "(text) => [renkei.search(text), renkei.searchInfo()]"

# Pieces cut out of the texts at random places, with the pages that have them and are not found without their texts.
PIECES = r"""async ([language, listing, texts]) => {
  const listed = new renkei.SearchIndex(language);
  const read = new renkei.SearchIndex(language);
  listed.add(listing);
  read.add(texts);
  let seed = 7;
  const below = (most) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * most);
  };
  const missed = [];
  let asked = 0;
  while (asked < 1200) {
    const { normal } = read.pages[below(read.pages.length)];
    const at = below(normal.length);
    const piece = normal.slice(at, at + 1 + below(14));
    if (/[\n\x7f\ud800-\udfff]/.test(piece) || !/[\p{L}\p{N}]/u.test(piece)) continue;
    const rule = ["part", "start", "whole"][asked % 3];
    const found = listed.candidates(piece, rule).map(({ id }) => id);
    const has = read.pages.filter((page) => renkei.firstPlace(page, piece, rule) >= 0);
    missed.push(...has.filter(({ id }) => !found.includes(id)).map(({ id }) => [piece, rule, id]));
    asked += 1;
  }
  return [asked, missed];
}"""

# Made in the page, since a lone surrogate does not survive the way there.
HOSTILE = r"""() => {
  const printed = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const signs = printed.filter((sign) => !/[a-z0-9]/i.test(sign));
  const texts = {
    "10,000 kanji": "連携".repeat(5000),
    "10,000 kana": "か".repeat(10000),
    "10,000 letters": "a".repeat(10000),
    "10,000 words": "医 ".repeat(10000),
    "10,000 long-vowel marks": "ー".repeat(10000),
    "high surrogate": "\ud800",
    "low surrogate": "\udc00",
    "surrogates about a word": "\udc00退院\ud800",
    "spaces": "   \t\u3000\u00a0 ",
    "nothing": "",
    "script": "<script>alert(1)</script>",
    "picture": '"><img src=x onerror=alert(1)>',
    "expression": "(?:(a+)+)+$[^\\]{1,}|*",
    "names of properties": "__proto__ constructor toString hasOwnProperty",
    "control characters": "\u0000\u0001\u0007\u001f\u007f",
    "right to left": "\u202eかまいし\u202c",
    "emoji": "👩‍⚕️👨‍👩‍👧",
    "all signs": signs.join(""),
  };
  for (const sign of signs) {
    texts[`sign ${sign}`] = sign;
    texts[`word and sign ${sign}`] = `看取り${sign}`;
  }
  return Object.entries(texts).map(([name, text]) => {
    const start = performance.now();
    let fault = "";
    try {
      const found = [renkei.search(text), renkei.suggest(text)];
      if (!found.every(Array.isArray)) fault = "no array";
      if (typeof renkei.normalise(text) !== "string") fault = "no text";
      renkei.searchInfo();
    } catch (error) {
      fault = String(error);
    }
    return [name, fault, performance.now() - start];
  });
}"""


@pytest.fixture(scope="module")
def homes(browser: Browser, site: Path) -> Iterator[dict[str, Page]]:
    """The home page of each language, from the disk, its search ready; no page asks a host or throws an error."""
    faults: list[str] = []
    context = browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo")
    context.on("request", lambda asked: None if is_local(asked.url) else faults.append(asked.url))
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda thrown: faults.append(str(thrown.error)))
    yield {language: open_search(context.new_page(), site / home) for language, home in HOMES.items()}
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def japanese(homes: dict[str, Page]) -> Page:
    """The home page in Japanese, its search ready."""
    return homes["ja"]


@pytest.fixture(scope="module")
def english(homes: dict[str, Page]) -> Page:
    """The home page in English, its search ready."""
    return homes["en"]


@pytest.fixture(scope="module", params=RECALL)
def answers(request: pytest.FixtureRequest, homes: dict[str, Page], site: Path) -> tuple[str, list[Answer]]:
    """A file of judged queries, and what the site gives to them, each asked on the site of its language."""
    queries = read_queries(request.param, site)
    asked = {language: [query for query in queries if query.language == language] for language in homes}
    return request.param, [
        Answer(query, reply.ids)
        for language, page in homes.items()
        for query, reply in zip(asked[language], ask(page, [query.text for query in asked[language]]), strict=True)
    ]


def open_search(page: Page, home: Path) -> Page:
    """A page of the site, from the disk, its search ready."""
    page.goto(home.as_uri())
    start_search(page)
    return page


def search(page: Page, text: str, **options: Any) -> list[dict[str, Any]]:
    """The hits for a query, best first."""
    hits: list[dict[str, Any]] = page.evaluate(SEARCH, [text, options])
    return hits


def ids(hits: list[dict[str, Any]]) -> list[str]:
    """The pages of hits, in their order."""
    return [hit["id"] for hit in hits]


def read_pairs(name: str) -> list[tuple[str, str]]:
    r"""The pairs of spellings of a file; what cannot be seen stands there as \uXXXX or \UXXXXXXXX."""
    _, *rows = (PROJECT / "tests/search" / name).read_text(encoding="utf-8").splitlines()
    cells = [ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), row).split("\t") for row in rows]
    return [(one, other) for one, other, _note in cells]


def normalise_pairs(page: Page, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Both texts of each pair in their normal form."""
    flat = page.evaluate(NORMALISE, [text for pair in pairs for text in pair])
    return list(zip(flat[::2], flat[1::2], strict=True))


def read_queries(name: str, site: Path) -> list[Query]:
    """Judged queries of the project."""
    path = f"tests/search/{name}"
    return parse_queries(path, (PROJECT / path).read_bytes(), LANGUAGES, page_ids(site))


def test_spellings_of_one_word_become_the_same(japanese: Page) -> None:
    pairs = read_pairs("spellings.tsv")

    normal = normalise_pairs(japanese, pairs)

    assert len(pairs) >= 120
    assert [(*pair, *both) for pair, both in zip(pairs, normal, strict=True) if both[0] != both[1]] == []


def test_words_that_differ_stay_apart(japanese: Page) -> None:
    pairs = read_pairs("distinct.tsv")

    normal = normalise_pairs(japanese, pairs)

    assert len(pairs) >= 30
    assert [(*pair, both[0]) for pair, both in zip(pairs, normal, strict=True) if both[0] == both[1]] == []


def test_a_normal_form_stays_as_it_is_when_it_is_normalised_again(japanese: Page) -> None:
    pairs = [*read_pairs("spellings.tsv"), *read_pairs("distinct.tsv")]

    once = [text for both in normalise_pairs(japanese, pairs) for text in both]

    assert [
        (text, again) for text, again in zip(once, japanese.evaluate(NORMALISE, once), strict=True) if text != again
    ] == []


def test_no_query_breaks_the_search(japanese: Page, record_property: Callable[[str, object], None]) -> None:
    replies = japanese.evaluate(HOSTILE)

    record_property("slowest", max(replies, key=lambda reply: reply[2]))
    assert len(replies) > 80
    assert [(name, fault) for name, fault, _ in replies if fault] == []


@pytest.mark.parametrize("text", ["", "   ", "\u3000", "\t\n"])
def test_a_query_of_spaces_finds_nothing(japanese: Page, text: str) -> None:
    assert search(japanese, text) == []


def test_markup_in_a_query_comes_back_as_text(japanese: Page) -> None:
    hits, info = japanese.evaluate(HITS_AND_INFO, "看取り<img src=x>")

    assert "<" not in "".join(hit["title"] + hit["heading"] for hit in hits)
    assert all(isinstance(text, str) for pair in info["also"] for text in [pair["from"], *pair["to"]])


@pytest.mark.parametrize("text", ["東京タワー", "ケアノ", "ピアノ", "マネジャーノ"])
def test_katakana_is_not_found_across_the_end_of_a_katakana_word(japanese: Page, text: str) -> None:
    hits = search(japanese, text)

    assert [hit["id"] for hit in hits if hit["tier"] == "full"] == []


@pytest.mark.parametrize("words", ["医師会 委託", "災害 BCP", "看取り ロジックモデル", "認知症\u3000勉強会"])
def test_pages_have_all_words_of_a_query(japanese: Page, words: str) -> None:
    hits = search(japanese, words)

    assert hits
    assert {hit["tier"] for hit in hits} == {"full"}
    for word in words.split():
        assert {*ids(hits)} <= {*ids(search(japanese, word))}


@pytest.mark.parametrize("language", HOMES)
@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("かまいし", "kamaishi"),
        ("かまいしし", "kamaishi"),
        ("カマイシ", "kamaishi"),
        ("kamaishi", "kamaishi"),
        ("kamaisi", "kamaishi"),
        ("としまく", "toshima"),
        ("toshima", "toshima"),
        ("tosima", "toshima"),
        ("ふくちやま", "fukuchiyama"),
        ("fukuchiyama", "fukuchiyama"),
        ("hukutiyama", "fukuchiyama"),
        ("つるがしま", "sakado-tsurugashima"),
        ("tsurugashima", "sakado-tsurugashima"),
        ("turugasima", "sakado-tsurugashima"),
        ("とうごうちょう", "toyoake-togo"),
        ("tōgō", "toyoake-togo"),
        ("tougou", "toyoake-togo"),
        ("いいづか", "iizuka-kama-keisen"),
        ("iizuka", "iizuka-kama-keisen"),
        ("iiduka", "iizuka-kama-keisen"),
        ("ちばけん", "chiba"),
        ("tiba", "chiba"),
    ],
)
def test_a_town_is_found_first_by_its_reading(homes: dict[str, Page], language: str, text: str, case: str) -> None:
    hits = search(homes[language], text)

    assert ids(hits)[:1] == [case]


@pytest.mark.parametrize(
    ("text", "case"), [("ツルガシマ", "sakado-tsurugashima"), ("カマイシ", "kamaishi"), ("イズ", "izu")]
)
def test_a_town_is_found_by_its_reading_in_katakana_too(japanese: Page, text: str, case: str) -> None:
    assert ids(search(japanese, text))[:1] == [case]


def test_a_word_that_the_texts_have_in_katakana_is_no_reading(japanese: Page) -> None:
    """Else ツール is 鶴, and the page of 鶴ヶ島市 comes first by its title."""
    found = ids(search(japanese, "ツール"))

    assert "hirado" in found
    assert "sakado-tsurugashima" not in found


@pytest.mark.parametrize(
    ("place", "case"),
    [
        ("釜石市", "kamaishi"),
        ("豊島区", "toshima"),
        ("新潟市", "niigata"),
        ("平戸市", "hirado"),
        ("伊豆市", "izu"),
        ("水戸市", "mito"),
        ("千葉県", "chiba"),
        ("横浜市", "yokohama"),
        ("鶴ヶ島市", "sakado-tsurugashima"),
    ],
)
def test_a_page_with_the_words_in_its_title_comes_before_those_with_them_in_the_text(
    japanese: Page, place: str, case: str
) -> None:
    hits = search(japanese, place)

    assert ids(hits)[:1] == [case]
    assert len(hits) > 1


def test_nothing_is_labelled_partial_where_pages_have_all_words(japanese: Page) -> None:
    hits, info = japanese.evaluate(HITS_AND_INFO, "退院支援")

    assert {hit["tier"] for hit in hits} == {"full"}
    assert info["partial"] is False


def test_pages_with_some_of_the_words_are_labelled_partial(japanese: Page) -> None:
    hits, info = japanese.evaluate(HITS_AND_INFO, "釜石市 連携だより レセプトデータ")

    assert "kamaishi" in ids(hits)
    assert {hit["tier"] for hit in hits} == {"partial"}
    assert info["partial"] is True


def test_cases_with_some_of_the_words_come_behind_tables_that_have_all(japanese: Page) -> None:
    hits, info = japanese.evaluate(HITS_AND_INFO, "総合確保基金 使い道")
    tiers = [hit["tier"] for hit in hits]

    assert tiers == sorted(tiers)
    assert [(hit["tier"], hit["kind"]) for hit in hits if hit["id"] == "niigata"] == [("partial", "case")]
    assert info["partial"] is False


def test_a_rare_word_is_enough_where_the_other_stands_nowhere(japanese: Page) -> None:
    assert "mito" in ids(search(japanese, "レセプトデータ 宇宙旅行"))
    assert ids(search(japanese, "医療 宇宙旅行")) == []


def test_a_compound_that_stands_nowhere_is_found_by_the_known_words_in_it(japanese: Page) -> None:
    hits = search(japanese, "横浜市医師界")

    assert (hits[0]["id"], hits[0]["tier"]) == ("yokohama", "partial")


def test_a_part_of_a_compound_is_not_found_within_a_word_in_katakana(japanese: Page) -> None:
    assert "toshima" not in ids(search(japanese, "在宅ワーク"))  # which has 在宅医療ネットワーク事業


def test_a_name_is_found_by_the_reading_of_its_end(japanese: Page) -> None:
    assert ids(search(japanese, "ちょうじゅあんしんか"))[:1] == ["toyonaka"]  # 福祉部長寿安心課


def test_a_word_that_is_half_typed_is_found_by_its_other_names(japanese: Page) -> None:
    assert "fukuchiyama" in ids(search(japanese, "業務継続k"))  # which says BCP


@pytest.mark.parametrize("language", HOMES)
def test_every_hit_has_what_pages_and_other_programs_rely_on(homes: dict[str, Page], language: str) -> None:
    hits, info = homes[language].evaluate(HITS_AND_INFO, "医師会")

    assert len(hits) == info["total"] == len({*ids(hits)})
    for hit in hits:
        assert hit["kind"] in {"case", "table", "page"}
        assert hit["language"] in HOMES
        assert {*hit["facets"]} == {"kind", "affiliation", "coverage", "prefecture"}
        assert hit["title"]
        assert len(hit["sections"]) <= 3
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


@pytest.mark.parametrize("text", ["退院支援", "かまいし", "ケアマネ", "取り組み", "鶴が島", "ＢＣＰ"])
def test_marks_lie_inside_the_text_and_do_not_overlap(japanese: Page, text: str) -> None:
    hits = search(japanese, text)

    marked = [(hit["title"], hit["titleMarks"]) for hit in hits]
    marked += [(place["snippet"], place["marks"]) for hit in hits for place in [hit, *hit["sections"]]]
    assert any(marks for _, marks in marked)
    for shown, marks in marked:
        borders = [border for start, end in marks for border in (start, end)]
        assert borders == sorted({*borders})
        assert all(0 <= border <= len(shown) for border in borders)


@pytest.mark.parametrize(
    ("option", "code"),
    [("kind", "table"), ("affiliation", "municipality"), ("coverage", "multiple"), ("prefecture", "130001")],
)
def test_facets_narrow_the_hits(japanese: Page, option: str, code: str) -> None:
    hits = search(japanese, "医師会", **{option: [code]})

    assert hits
    assert {hit["facets"][option] for hit in hits} == {code}
    assert {*ids(hits)} < {*ids(search(japanese, "医師会"))}


def test_facets_count_the_hits_that_they_leave(japanese: Page) -> None:
    _, info = japanese.evaluate(HITS_AND_INFO, "医師会")

    for code, _label, count in info["facets"]["kind"]:
        assert len(search(japanese, "医師会", kind=[code])) == count


def test_no_more_hits_come_than_asked_for(japanese: Page) -> None:
    hits = search(japanese, "医師会", limit=3)

    assert ids(hits) == ids(search(japanese, "医師会"))[:3]


@pytest.mark.parametrize(
    ("text", "other"), [("かまいし", "釜石"), ("ターミナルケア", "看取り"), ("オーラルケア", "口腔ケア")]
)
def test_what_was_also_searched_for_is_told(japanese: Page, text: str, other: str) -> None:
    _, info = japanese.evaluate(HITS_AND_INFO, text)

    assert [pair["from"] for pair in info["also"]] == [text]
    assert any(other in word for word in info["also"][0]["to"])


def test_english_pages_find_japanese_text_and_say_so(english: Page) -> None:
    hits = search(english, "専門を生かして")

    found = {hit["id"]: hit for hit in hits}
    assert found["toyonaka"]["language"] == "ja"
    assert found["toyonaka"]["url"].startswith("en/cases/toyonaka.html")


@pytest.mark.parametrize("text", ["か", "かま", "釜", "k", "kama"])
def test_a_town_is_suggested_while_it_is_typed(japanese: Page, text: str) -> None:
    suggested = japanese.evaluate("(text) => renkei.suggest(text, 10)", text)

    assert len(suggested) <= 10
    assert any("釜石" in one["text"] for one in suggested) or len(text) == 1


@pytest.mark.parametrize("language", ["ja", "en", "zh-hans", "ko"])
def test_a_listing_leads_to_every_page_that_has_a_piece(japanese: Page, site: Path, language: str) -> None:
    pages = entries_in((site / f"search/{language}.js").read_bytes())
    listings = [make_listing(pages[:20]), make_listing(pages[20:])]

    files = [arguments(data)[-1] for data in (to_listings(language, listings), to_texts(language, pages))]
    asked, missed = japanese.evaluate(PIECES, [language, *files])

    assert asked > 1000
    assert missed == []


def test_hits_open_at_a_place_that_exists(homes: dict[str, Page], site: Path) -> None:
    texts = [query.text for query in read_queries("queries.tsv", site)]
    addresses = {address for page in homes.values() for address in page.evaluate(ADDRESSES, texts)}

    there = {path: find_anchors((site / path).read_text(encoding="utf-8")).ids for path in pages_of(addresses, site)}
    missing = [
        address
        for address in sorted(addresses)
        if (path := address.partition("#")[0]) not in there or not there[path].issuperset(address.split("#")[1:])
    ]

    assert len(addresses) > 100
    assert missing == []


def pages_of(addresses: set[str], site: Path) -> set[str]:
    """The pages of addresses that exist."""
    paths = {address.partition("#")[0] for address in addresses}
    return {path for path in paths if (site / path).is_file()}


@pytest.mark.parametrize("name", ["queries.tsv", "held_out.tsv", "by_others.tsv"])
def test_judged_queries_name_pages_that_exist(site: Path, name: str) -> None:
    queries = read_queries(name, site)

    assert len({(query.language, query.text) for query in queries}) == len(queries) > 100


def test_people_find_what_they_look_for(answers: tuple[str, list[Answer]]) -> None:
    name, given = answers

    quality = measure_quality(given)

    assert quality[OVERALL].recall >= RECALL[name], quality


def test_nonsense_finds_nothing(answers: tuple[str, list[Answer]]) -> None:
    name, given = answers

    rate = false_positive_rate(given)

    assert rate <= FALSE_POSITIVES[name], false_positives(given)
