"""Drawings measure and cut their texts without a font, and take no markup from them."""

from generator.language.catalogue import Untranslated
from generator.picture.drawing import svg, svg_text, text_width, wrap


def test_japanese_is_cut_between_letters_and_no_line_begins_with_a_mark() -> None:
    lines = wrap("在宅医療・介護連携支援センター（豊島区医師会）", 8)

    assert "".join(lines) == "在宅医療・介護連携支援センター（豊島区医師会）"
    assert all(line[0] not in "・、。）ー" and line[-1] != "（" for line in lines)


def test_western_words_stay_whole() -> None:
    assert wrap("Toshima Medical Association", 8) == ["Toshima", "Medical", "Association"]


def test_no_line_is_wider_than_asked_unless_one_word_is() -> None:
    text = "釜石市地域包括ケア推進本部事務局 Kamaishi City"

    assert all(text_width(line) <= 10 for line in wrap(text, 10))


def test_untranslated_lines_are_marked_as_japanese() -> None:
    lines = wrap(Untranslated("豊島区医師会の窓口"), 5)

    assert all('lang="ja"' in svg_text(line, 0, 0) for line in lines)


def test_markup_in_a_text_is_inert() -> None:
    made = svg((10, 10), "rk-x", ("x", "<script>", "</desc>"), [svg_text('"><script>alert(1)</script>', 0, 0)])

    assert "<script>" not in made
    assert "</desc></desc>" not in made
