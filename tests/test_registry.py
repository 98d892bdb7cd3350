"""The registry of municipalities and prefectures."""

import pytest
from samples import real_project

from generator.problems import InputError
from generator.registry import Registry, check_digit, parse_prefectures, parse_towns

CODES = {
    "082015": "水戸市",
    "222224": "伊豆市",
    "262013": "福知山市",
    "422070": "平戸市",
    "131164": "豊島区",
    "141003": "横浜市",
    "151009": "新潟市",
    "272035": "豊中市",
    "402052": "飯塚市",
    "402273": "嘉麻市",
    "404217": "桂川町",
    "112399": "坂戸市",
    "112411": "鶴ヶ島市",
    "032115": "釜石市",
    "232297": "豊明市",
    "233021": "東郷町",
}
"""The municipalities of the records, with codes from the plan of the project."""


def test_there_are_1741_municipalities_and_47_prefectures() -> None:
    registry = real_project().registry

    assert len(registry.towns) == 1741
    assert len(registry.prefectures) == 47


def test_every_code_has_six_digits_of_which_the_last_is_its_check_digit() -> None:
    registry = real_project().registry

    for code in (*registry.towns, *registry.prefectures):
        assert len(code) == 6
        assert code[5] == check_digit(code), code


def test_every_municipality_lies_in_the_prefecture_that_its_code_begins_with() -> None:
    registry = real_project().registry

    for town in registry.towns.values():
        assert town.prefecture_code[:2] == town.code[:2]
        assert registry.prefecture_of(town.code) is registry.prefectures[town.prefecture_code]


def test_every_prefecture_has_municipalities() -> None:
    registry = real_project().registry

    assert {town.prefecture_code for town in registry.towns.values()} == set(registry.prefectures)


@pytest.mark.parametrize(("code", "name"), CODES.items())
def test_the_municipalities_of_the_records_have_their_known_codes(code: str, name: str) -> None:
    assert real_project().registry.towns[code].name == name


def test_chiba_prefecture_has_its_known_code() -> None:
    prefecture = real_project().registry.prefecture_of("120006")

    assert (prefecture.name, prefecture.romaji) == ("千葉県", "Chiba Prefecture")


def test_no_name_kana_or_romaji_is_empty_and_kana_is_hiragana() -> None:
    for town in real_project().registry.towns.values():
        assert town.name
        assert town.romaji.isascii()
        assert all("ぁ" <= letter <= "ゖ" or letter == "ー" for letter in town.kana), town


def test_a_name_that_two_municipalities_bear_has_two_codes() -> None:
    assert real_project().registry.codes_by_name["府中市"] == ["132063", "342084"]


def test_the_check_digit_is_the_last_one_where_the_formula_gives_ten_or_eleven() -> None:
    assert check_digit("01100") == "2"
    assert {check_digit(f"{number:05d}") for number in range(1000, 1100)} == set("0123456789")


def test_a_registry_is_read_from_its_files() -> None:
    towns = "code,prefecture_code,name,kana,romaji\n032115,030007,釜石市,かまいしし,Kamaishi City\n"
    prefectures = "\ufeffcode,name,kana,romaji,region\r\n030007,岩手県,いわてけん,Iwate Prefecture,tohoku\r\n"

    registry = Registry(parse_towns("a.csv", towns.encode()), parse_prefectures("b.csv", prefectures.encode()))

    assert registry.prefecture_of("032115").name == "岩手県"
    assert registry.prefecture_of("030007").name == "岩手県"


def test_a_registry_that_is_no_utf8_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_towns("municipalities.csv", "釜石市".encode("shift_jis"))

    assert caught.value.problems[0].kind == "not_utf8"
