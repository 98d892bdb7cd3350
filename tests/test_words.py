"""How each language says codes, figures and times."""

import re
from pathlib import Path

import pytest
from markupsafe import escape
from samples import real_project, words

from generator.input.settings import Language
from generator.language.catalogue import Catalogue, Untranslated
from generator.language.words import Words, western_and_era
from generator.model.values import Frequency, When

NOTHING = Catalogue({})


def frequency(**named: object) -> Frequency:
    """A frequency of a meeting."""
    return Frequency.model_validate({"what": "会議", "at_least": 2, "per": "year"} | named)


def when(**named: object) -> When:
    """A time as a source gives it."""
    return When.model_validate({"wording": "平成18年度頃", "unit": "fiscal_year"} | named)


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2023, "2023年（令和5年）"),
        (2019, "2019年（令和元年）"),
        (2018, "2018年（平成30年）"),
        (1989, "1989年（平成元年）"),
        (1988, "1988年（昭和63年）"),
        (1926, "1926年（昭和元年）"),
    ],
)
def test_a_year_is_written_in_both_calendars(year: int, text: str) -> None:
    assert western_and_era(year) == text


@pytest.mark.parametrize("year", [1868, 1912, 1925])
def test_every_year_that_a_record_can_hold_has_an_era(year: int) -> None:
    assert western_and_era(year).startswith(f"{year}年")


def test_a_fiscal_year_says_so_in_both_calendars() -> None:
    assert words().year(2023) == "2023年度（令和5年度）"


def test_japanese_is_the_source_and_needs_no_translation() -> None:
    japanese = words()

    text = japanese.gettext("{count}件", count=3)

    assert japanese.is_source
    assert text == "3件"
    assert not isinstance(text, Untranslated)


def test_a_translated_string_is_filled_like_its_source() -> None:
    english = words("en", Catalogue({("", "{count}件の事例"): "{count} cases"}))

    assert english.gettext("{count}件の事例", count=3) == "3 cases"


def test_an_untranslated_string_comes_back_in_japanese_marked_as_such() -> None:
    text = words("en", NOTHING).gettext("事例")

    assert str(escape(text)) == '<span lang="ja" class="rk-untranslated">事例</span>'


def test_an_untranslated_string_stays_marked_when_it_is_filled() -> None:
    text = words("en", NOTHING).gettext("{count}件の事例", count=3)

    assert str(text) == "3件の事例"
    assert isinstance(text, Untranslated)


def test_a_filled_in_value_with_braces_is_left_as_it_is() -> None:
    assert words().gettext("{what}：{often}", what="{config}", often="年2回") == "{config}：年2回"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (301_599, None, "301,599"),
        (19.4, None, "19.4"),
        (16.0, 1, "16.0"),
        (3.1, 2, "3.10"),
        (0, None, "0"),
        (1234.5, 0, "1,234"),
    ],
)
def test_a_figure_has_separators_and_the_decimals_asked_for(value: float, digits: int | None, text: str) -> None:
    assert words().number(value, digits) == text
    assert words("en").number(value, digits) == text


def test_a_day_is_written_out_in_each_language() -> None:
    assert words().day("2026-11-22") == "2026年11月22日"
    assert words("en").day("2026-11-22") == "22 November 2026"


@pytest.mark.parametrize(
    ("iso", "ja", "en", "zh", "ko"),
    [
        ("2024-03", "2024年3月", "March 2024", "2024年3月", "2024년 3월"),
        ("2023-04-11", "2023年4月11日", "11 April 2023", "2023年4月11日", "2023년 4월 11일"),
    ],
)
def test_a_date_of_a_document_is_as_exact_as_it_is_known(iso: str, ja: str, en: str, zh: str, ko: str) -> None:
    assert words().partial_date(iso) == ja
    assert words("en").partial_date(iso) == en
    assert words("zh-hans", NOTHING).partial_date(iso) == zh
    assert words("ko", NOTHING).partial_date(iso) == ko


def test_a_date_that_is_only_a_year_is_a_year() -> None:
    english = words("en", Catalogue({("", "{year}年"): "{year}"}))

    assert words().partial_date("2017") == "2017年"
    assert english.partial_date("2017") == "2017"


def test_a_code_is_called_by_the_word_of_the_vocabulary() -> None:
    assert words().label("status", "not_stated") == "記載なし"
    assert words().label("status", "none") == "なし"


def test_yes_and_no_are_codes_with_words_of_their_own() -> None:
    japanese = words()

    assert [japanese.label("full_time", code) for code in (True, False)] == ["常勤", "非常勤"]


def test_affiliations_keep_the_numbers_of_the_source() -> None:
    japanese = words()

    assert [japanese.mark("affiliation", code) for code in japanese.codes("affiliation")] == ["①", "②", "③"]


def test_a_frequency_says_how_often_and_whether_it_is_approximate() -> None:
    japanese = words()

    assert japanese.frequency(frequency()) == "年2回"
    assert japanese.frequency(frequency(at_least=1, at_most=2, per="month")) == "月1–2回"
    assert japanese.frequency(frequency(per="week", approximate=True)) == "週2回程度"


def test_a_frequency_is_said_in_the_words_of_the_other_language() -> None:
    catalogue = Catalogue({("", "年{times}回"): "{times} times a year", ("", "{time}程度"): "about {time}"})

    assert words("en", catalogue).frequency(frequency(approximate=True)) == "about 2 times a year"


def test_a_time_keeps_the_wording_of_the_source_beside_the_western_year() -> None:
    japanese = words()

    assert japanese.when(when(start=2006, approximate=True)) == "2006年度（平成18年度頃）"
    assert japanese.when(when(wording="平成20・21年度", start=2008, end=2009)) == "2008–2009年度（平成20・21年度）"
    assert japanese.when(when(wording="平成27年", start=2015, unit="year")) == "2015年（平成27年）"


def test_a_time_in_another_language_says_what_the_wording_means() -> None:
    catalogue = Catalogue(
        {
            ("", "{year}年度"): "FY {year}",
            ("", "{time}頃"): "about {time}",
            ("", "{time}まで"): "until {time}",
        }
    )
    english = words("en", catalogue)

    assert english.when(when(start=2006, approximate=True)) == "about FY 2006"
    assert english.when(when(wording="平成30年度まで", end=2018)) == "until FY 2018"


def test_places_are_named_by_the_registry_in_each_script() -> None:
    iizuka = real_project().registry.towns["402052"]

    assert words().place(iizuka) == "飯塚市"
    assert words("en").place(iizuka) == "Iizuka City"
    assert words("zh-hans", NOTHING).place(iizuka) == "饭冢市"
    assert words("ko", NOTHING).place(iizuka) == "이즈카시"


def test_a_language_without_names_in_the_registry_has_them_in_latin_letters() -> None:
    french = Words(Language("fr", "", "Français", "fr", "fr/"), NOTHING, {})

    assert french.place(real_project().registry.towns["402052"]) == "Iizuka City"
    assert french.number(1234.5) == "1\u202f234,5"


def test_the_japanese_name_of_a_case_stands_once_beside_that_of_another_language() -> None:
    assert words().original("釜石市（岩手県）") == ""
    assert words("ko", NOTHING).original("釜石市（岩手県）") == (
        '<p class="rk-original" lang="ja">釜石市（岩手県）</p>'
    )


@pytest.mark.parametrize("folder", ["en", "zh-hans", "ko"])
def test_what_stands_in_japanese_on_a_page_of_another_language_is_a_name_and_no_sentence(
    site: Path, folder: str
) -> None:
    pages = sorted((site / folder).rglob("*.html"))

    assert len(pages) > 30
    for page in pages:
        shown = page.read_text(encoding="utf-8")
        assert "rk-untranslated" not in shown, page.name
        assert "rk-stale" not in shown, page.name
        assert [text for text in re.findall(r' lang="ja"[^>]*>([^<]*)', shown) if "。" in text] == [], page.name
