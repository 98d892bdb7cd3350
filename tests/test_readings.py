"""Readings of words: the file that people correct, which words lack one, and what is proposed for them."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from conftest import PROJECT, copy_inputs, keep_japanese_and_english, replace, run_renkei, snapshot
from samples import real_project, real_settings

from generator.desk.propose import words_without_reading
from generator.input.problems import InputError, MessageLanguage
from generator.input.readings import Lexicon, missing_words, parse_readings, phrases_of, place_readings, to_tsv
from generator.search.morphemes import Morpheme, proposals, words_of

READINGS = "content/data/readings.tsv"
NOUN, COUNTER, SAHEN = "名詞/普通名詞/一般", "名詞/普通名詞/助数詞可能", "名詞/普通名詞/サ変可能"
PREFIX, SUFFIX = "接頭辞/*/*", "接尾辞/名詞的/一般"
NUMBER, PLACE = "名詞/数詞/*", "名詞/固有名詞/地名"


def faults(*lines: str, head: str = "word\treading", language: MessageLanguage = "ja") -> list[str]:
    """The messages about a file of readings with these lines."""
    with pytest.raises(InputError) as caught:
        parse_readings("readings.tsv", "\n".join([head, *lines, ""]).encode())
    return caught.value.to_text(language).split("\n")[:-1]


@cache
def real_readings() -> dict[str, str]:
    """The readings of the project."""
    return parse_readings(READINGS, (PROJECT / READINGS).read_bytes())


def test_a_file_of_readings_gives_the_reading_of_each_word() -> None:
    data = "word\treading\n退院\tたいいん\n連携センター\tれんけいせんたー\n"

    assert parse_readings("readings.tsv", data.encode()) == {"退院": "たいいん", "連携センター": "れんけいせんたー"}


def test_a_file_saved_by_a_spreadsheet_on_windows_reads_the_same() -> None:
    data = "\ufeffword\treading\r\n退院\tたいいん\r\n"

    assert parse_readings("readings.tsv", data.encode()) == {"退院": "たいいん"}


def test_readings_are_written_sorted_by_word_and_read_back_as_they_were() -> None:
    readings = {"退院": "たいいん", "医師": "いし"}

    data = to_tsv(readings)

    assert data.decode() == "word\treading\n医師\tいし\n退院\tたいいん\n"
    assert parse_readings("readings.tsv", data) == readings


@pytest.mark.parametrize(
    ("line", "ja", "en"),
    [
        (
            "退院 たいいん",
            "readings.tsv:2:1: 語と読みをタブで区切った行である必要がありますが、退院 たいいん です。",
            "readings.tsv:2:1: must be a word and its reading with a tab between them, but is 退院 たいいん.",
        ),
        (
            "",
            "readings.tsv:2:1: 語と読みをタブで区切った行である必要がありますが、— です。",
            "readings.tsv:2:1: must be a word and its reading with a tab between them, but is —.",
        ),
        (
            "退院\tたいいん\t名詞",
            "readings.tsv:2:1: 語と読みをタブで区切った行である必要がありますが、退院⇥たいいん⇥名詞 です。",
            "readings.tsv:2:1: must be a word and its reading with a tab between them, but is 退院⇥たいいん⇥名詞.",
        ),
        (
            "ケア\tけあ",
            "readings.tsv:2:1: 漢字のある語である必要がありますが、ケア⇥けあ です。",
            "readings.tsv:2:1: must be a word with kanji, but is ケア⇥けあ.",
        ),
        (
            "退院\tタイイン",
            "readings.tsv:2:4: reading: 読みはひらがなで書く必要がありますが、タイイン です。",
            "readings.tsv:2:4: reading: the reading must be in hiragana, but is タイイン.",
        ),
    ],
    ids=["space", "empty", "third-column", "no-kanji", "katakana"],
)
def test_a_wrong_line_is_told_with_its_place(line: str, ja: str, en: str) -> None:
    assert faults(line)[0] == ja
    assert faults(line, language="en")[0] == en


def test_a_word_that_stands_twice_is_told_with_its_first_line() -> None:
    assert faults("退院\tたいいん", "医師\tいし", "退院\tたいいん") == [
        "readings.tsv:4:1: 「退院」は 2 行目にもあります。",
        "    どちらかを消してください。",
    ]


def test_another_first_line_is_told() -> None:
    assert faults("退院\tたいいん", head="語\t読み") == [
        "readings.tsv:1:1: 1行目は word と reading をタブで区切って並べたものである必要がありますが、語⇥読み です。",
    ]


def test_an_empty_file_is_told_to_lack_its_first_line() -> None:
    with pytest.raises(InputError, match=r"readings\.tsv:1:1: the first line must be word and reading"):
        parse_readings("readings.tsv", b"")


def test_all_wrong_lines_come_at_once() -> None:
    assert len([line for line in faults("退院", "医師\tイシ", "病院\tびょういん", "ケア\tけあ") if line[0] != " "]) == 3


def test_a_place_is_known_with_and_without_what_it_is() -> None:
    readings = place_readings(real_project().registry)

    assert readings["桂川町"] == {"けいせんまち"}
    assert readings["釜石"] == {"かまいし"}
    assert readings["千葉県"] == {"ちばけん"}
    assert readings["北海道"] == {"ほっかいどう"}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("退院を支援します", []),
        ("退院支援", []),
        ("転院支援", ["転院"]),
        ("退院後の支援者", []),  # one letter behind a word
        ("退院者等", []),  # nothing but what is put behind words
        ("2023年度頃", ["度頃"]),
        ("10年前、三次支援", []),  # what is counted
        ("看取りと見取り", ["見取"]),
        ("役立った。役立ちます", []),  # other forms of a known verb
        ("ACP研修", ["研修"]),
        ("たいいん", []),
    ],
)
def test_the_kanji_that_no_known_word_covers_are_missing(text: str, missing: list[str]) -> None:
    lexicon = Lexicon(frozenset({"退院", "支援", "看取り", "役立つ"}))

    assert list(missing_words([("a.yml", text)], lexicon)) == missing


def test_a_missing_word_is_told_once_with_the_file_where_it_stands_first() -> None:
    texts = [("a.yml", "退院。転院。"), ("b.yml", "転院と外泊")]

    assert missing_words(texts, Lexicon(frozenset({"退院"}))) == {"外泊": "b.yml", "転院": "a.yml"}


def test_the_longest_known_word_is_taken_first() -> None:
    lexicon = Lexicon(frozenset({"在宅", "在宅医療", "療養"}))

    assert missing_words([("a.yml", "在宅医療療養")], lexicon) == {}


def test_a_text_of_nothing_but_kanji_is_gone_through_once() -> None:
    assert list(missing_words([("a.yml", "鬱" * 100_000)], Lexicon(frozenset({"退院"})))) == ["鬱" * 100_000]


def test_a_text_without_end_or_kanji_has_no_phrases() -> None:
    assert phrases_of("あ" * 200_000) == []


def test_every_word_of_the_project_has_a_reading() -> None:
    assert words_without_reading(real_project(), real_settings()) == {}


def test_the_readings_of_the_project_are_sorted_and_their_words_stand_nowhere_else() -> None:
    words = list(real_readings())
    places = place_readings(real_project().registry)
    terms = {term.term for term in real_project().glossary}

    assert words == sorted(words)
    assert terms.isdisjoint(words)
    assert [word for word in words if real_readings()[word] in places.get(word, ())] == []


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("一人暮らし", "ひとりぐらし"),
        ("桂川町健康福祉課", "けいせんまちけんこうふくしか"),
        ("日本", "にほん"),
        ("本部", "ほんぶ"),
        ("施策", "しさく"),
        ("渡邊病院", "わたなべびょういん"),
        ("度島", "たくしま"),
        ("令和", "れいわ"),
        ("取り組み", "とりくみ"),
        ("取組", "とりくみ"),
    ],
)
def test_words_that_are_often_misread_have_their_reading(word: str, reading: str) -> None:
    assert real_readings()[word] == reading


def test_phrases_end_where_no_word_goes_on() -> None:
    assert phrases_of("医療・介護の連携（ACP）を、退院時3回と。ケア") == ["医療・介護の連携", "退院時3回と"]


def found(*morphemes: Morpheme) -> dict[str, str]:
    """The words of a phrase with their readings."""
    return dict(words_of(morphemes))


def test_a_noun_is_a_word_and_makes_another_one_with_the_letter_behind_it() -> None:
    words = found(Morpheme("担当", "タントウ", SAHEN), Morpheme("者", "シャ", SUFFIX), Morpheme("会議", "カイギ", NOUN))

    assert words == {
        "担当": "たんとう",
        "担当者": "たんとうしゃ",
        "会議": "かいぎ",
        "担当者会議": "たんとうしゃかいぎ",
    }


def test_a_noun_makes_another_one_with_the_letter_before_it() -> None:
    assert found(Morpheme("多", "タ", PREFIX), Morpheme("職種", "ショクシュ", NOUN)) == {
        "職種": "しょくしゅ",
        "多職種": "たしょくしゅ",
    }


def test_the_name_of_a_tool_is_a_word_as_a_whole_up_to_twelve_letters() -> None:
    named = [Morpheme("連携", "レンケイ", SAHEN), Morpheme("手帳", "テチョウ", NOUN)]
    long = [Morpheme("豊明東郷医療介護", "トヨアケトウゴウイリョウカイゴ", NOUN), *named, Morpheme("会", "カイ", NOUN)]

    assert found(*named)["連携手帳"] == "れんけいてちょう"
    assert "豊明東郷医療介護連携手帳会" not in found(*long)


def test_what_counts_and_what_is_counted_is_no_word() -> None:
    assert found(Morpheme("19", "イチキュウ", NUMBER), Morpheme("年", "ネン", COUNTER)) == {}
    assert found(Morpheme("三", "サン", NUMBER), Morpheme("回", "カイ", COUNTER)) == {}


def test_a_verb_is_a_word_in_the_forms_that_people_type() -> None:
    kind = "動詞/一般/*"

    assert found(Morpheme("支え", "ササエ", kind, "連用形-一般")) == {"支え": "ささえ"}
    assert found(Morpheme("進ん", "ススン", kind, "連用形-撥音便")) == {}


def test_of_several_readings_the_most_frequent_one_is_proposed() -> None:
    first, second = Morpheme("上手", "カミテ", NOUN), Morpheme("上手", "ジョウズ", NOUN)

    assert proposals([[first], [second], [second]], set(), {}) == {"上手": "じょうず"}


def test_nothing_is_proposed_for_a_word_that_has_a_reading() -> None:
    assert proposals([[Morpheme("退院", "タイイン", SAHEN)]], {"退院"}, {}) == {}


PLACES: Mapping[str, set[str]] = {"桂川町": {"けいせんまち"}, "本部": {"もとぶ"}, "中央": {"ちゅうおう"}}


def test_the_name_of_a_place_is_read_as_in_the_registry() -> None:
    town = [Morpheme("桂川", "カツラガワ", PLACE), Morpheme("町", "マチ", NOUN)]

    assert proposals([town], set(), PLACES) == {}
    assert proposals([[*town, Morpheme("病院", "ビョウイン", NOUN)]], set(), PLACES) == {
        "桂川町病院": "けいせんまちびょういん",
        "病院": "びょういん",
    }


def test_a_word_that_is_a_place_too_is_proposed_where_it_is_read_otherwise() -> None:
    words = [[Morpheme("本部", "ホンブ", NOUN)], [Morpheme("中央", "チュウオウ", NOUN)]]

    assert proposals(words, set(), PLACES) == {"本部": "ほんぶ"}


def test_a_word_that_is_cut_into_letters_is_proposed_as_a_whole() -> None:
    cut = [Morpheme("令", "レイ", NOUN), Morpheme("和", "ワ", NOUN)]

    assert proposals([cut], set(), {}) == {"令和": "れいわ"}


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A copy of the project's inputs in two languages, for one test to change."""
    keep_japanese_and_english(copy_inputs(tmp_path))
    return tmp_path


def test_update_finds_nothing_to_propose_for_the_project_as_it_is(inputs: Path) -> None:
    before = snapshot(inputs)

    done = run_renkei(inputs, "readings", "update")

    assert done.stdout == f"{READINGS}: {len(real_readings())} 語。読みの案を 0 件加えました。\n"
    assert snapshot(inputs) == before


def test_update_adds_words_and_leaves_what_people_wrote(inputs: Path) -> None:
    path = inputs / READINGS
    replace(path, "施策\tしさく\n", "施策\tせさく\n")
    replace(inputs / "cases/izu.yml", "summary: ", "summary: 転院と外泊を話し合いました。")
    before = path.read_text(encoding="utf-8").splitlines()

    done = run_renkei(inputs, "readings", "update", "--lang", "en")

    after = path.read_text(encoding="utf-8").splitlines()
    assert done.returncode == 0
    assert [line for line in after if line not in before] == ["外泊\tがいはく", "転院\tてんいん"]
    assert set(before) <= set(after)
    assert "    転院 てんいん\n" in done.stdout
    assert f"{READINGS}: {len(after) - 1} words, 2 of them new proposals.\n" in done.stdout


def test_update_changes_nothing_where_the_file_is_wrong(inputs: Path) -> None:
    replace(inputs / READINGS, "施策\tしさく\n", "施策\tシサク\n")
    before = snapshot(inputs)

    done = run_renkei(inputs, "readings", "update")

    assert done.returncode == 1
    assert "読みはひらがなで書く必要がありますが、シサク です。" in done.stderr
    assert snapshot(inputs) == before


@pytest.mark.parametrize(("lang", "told"), [("ja", "SudachiPy と辞書"), ("en", "proposing readings takes SudachiPy")])
def test_update_without_sudachipy_says_what_to_install(inputs: Path, lang: str, told: str) -> None:
    (inputs / "sudachipy.py").write_text("raise ModuleNotFoundError(name='sudachipy')\n", encoding="utf-8")
    paths = f"{inputs}{':' if sys.platform != 'win32' else ';'}{PROJECT}"

    done = run_renkei(inputs, "readings", "update", "--lang", lang, PYTHONPATH=paths)

    assert done.returncode == 1
    assert told in done.stderr
    assert "requirements/dev.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("lang", "remark"),
    [
        (
            "ja",
            (
                "読みのない語が 1 件あります。読みからの検索では見つかりません。\n"
                "    転院（cases/izu.yml）\n"
                "renkei readings update で読みの案を加えるか、content/data/readings.tsv に書いてください。\n"
            ),
        ),
        (
            "en",
            (
                "Words without a reading: 1. No search by reading finds them.\n"
                "    転院 (cases/izu.yml)\n"
                "Let renkei readings update propose readings, or write them into content/data/readings.tsv.\n"
            ),
        ),
    ],
)
def test_check_lists_words_without_a_reading_and_succeeds(inputs: Path, lang: str, remark: str) -> None:
    replace(inputs / "cases/izu.yml", "summary: ", "summary: 転院。")

    done = run_renkei(inputs, "check", "--lang", lang)

    assert done.returncode == 0
    assert done.stdout.endswith(remark)


def test_check_lists_twenty_words_at_most(inputs: Path) -> None:
    (inputs / READINGS).write_text("word\treading\n", encoding="utf-8")

    done = run_renkei(inputs, "check", "--lang", "en")

    assert done.returncode == 0
    words = done.stdout.partition("Words without a reading")[2]
    assert len([line for line in words.splitlines() if line.startswith("    ")]) == 21
    assert "    and " in done.stdout


def test_a_remark_in_a_record_is_no_text(inputs: Path) -> None:
    path = inputs / "cases/izu.yml"
    path.write_text(f"# 転院を確かめる\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    done = run_renkei(inputs, "check")

    assert "転院" not in done.stdout
