"""Plates: pages set once with blanks, and their blanks filled in each language."""

import pytest
from samples import localize, real_catalogue, real_record, real_settings, words

from generator.language.catalogue import NOTHING, Catalogue
from generator.language.texts import replace_texts, texts_of
from generator.language.words import Words
from generator.model.values import Frequency, Text
from generator.view.html import esc
from generator.view.plates import BlankWords, Voice, cut, title_blank


def blank_words() -> BlankWords:
    """Blanks for Japanese and English."""
    return BlankWords(words().language, real_settings().vocabulary, [words(), words("en")])


def voice(blank: BlankWords, key: str = "en", catalogue: Catalogue = NOTHING, **titles: str) -> Voice:
    """A language for the blanks that were left."""
    own = words() if key == "ja" else words("en")
    return Voice(own, blank.blanks, None if key == "ja" else catalogue, {}, titles)


def test_one_text_with_blanks_reads_right_in_every_language() -> None:
    blank = blank_words()

    text = f"<b>{esc(blank.gettext('比較表の一覧'))}</b>"

    assert voice(blank, "ja").fill(cut(text)) == "<b>比較表の一覧</b>"
    assert voice(blank).fill(cut(text)) == "<b>All comparison tables</b>"


@pytest.mark.parametrize("record_id", ["kamaishi", "fukuchiyama", "chiba"])
def test_every_text_of_a_record_comes_back_in_the_language_of_the_page(record_id: str) -> None:
    blank, record, catalogue = blank_words(), real_record(record_id), real_catalogue("en", record_id)

    left = replace_texts(record, blank.begin().text)

    english = voice(blank, "en", catalogue)
    assert [english.say(text) for _, text in texts_of(left)] == [
        text for _, text in texts_of(localize(record, catalogue)[0])
    ]
    assert [voice(blank, "ja").say(text) for _, text in texts_of(left)] == [text for _, text in texts_of(record)]


def test_a_text_of_a_record_is_escaped_when_its_blank_is_filled() -> None:
    blank = blank_words()
    left = blank.blanks.text("title", Text("<script>alert(1)</script>"))

    assert voice(blank, "ja").fill(cut(esc(left))) == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert voice(blank, "ja").say(left) == "<script>alert(1)</script>"


def test_an_untranslated_text_inside_an_interface_string_keeps_its_mark() -> None:
    blank = blank_words()
    meeting = Frequency(what=Text("協議会"), at_least=2, per="year")

    what = blank.blanks.text("what", meeting.what)
    text = blank.gettext("{what}：{often}", what=what, often=blank.frequency(meeting))

    assert voice(blank).fill(cut(esc(text))) == (
        '<span lang="ja" class="rk-untranslated">協議会</span>: ' + words("en").frequency(meeting)
    )


def test_figures_are_blanks_only_where_the_languages_write_them_differently() -> None:
    german = words("en")
    german.__dict__["_symbols"] = {ord(","): ".", ord("."): ","}
    mixed = BlankWords(words().language, real_settings().vocabulary, [words(), german])

    figure = mixed.number(1234.5, 1)

    assert blank_words().number(1234.5, 1) == "1,234.5"
    assert Voice(german, mixed.blanks, NOTHING, {}, {}).fill(cut(figure)) == "1.234,5"


def test_the_title_of_another_record_is_that_of_the_language() -> None:
    blank = blank_words()

    assert voice(blank, kamaishi="Kamaishi City (Iwate)").fill(cut(title_blank("kamaishi"))) == "Kamaishi City (Iwate)"


@pytest.mark.parametrize(
    "method",
    [name for name in vars(Words) if not name.startswith("_") and name not in {"is_source", "locale", "stale"}],
)
def test_every_way_of_saying_something_is_known_to_be_a_blank_or_the_same_in_all_languages(method: str) -> None:
    of_gettext, same = {"label", "definition"}, {"mark", "codes", "noted", "all_noted"}

    assert method in vars(BlankWords) or method in of_gettext | same
