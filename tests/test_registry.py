"""The registry of municipalities and prefectures."""

import re

import pytest
from samples import real_project

from generator.input.problems import InputError
from generator.input.registry import Registry, check_digit, parse_prefectures, parse_towns

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


@pytest.mark.parametrize(("key", "allowed"), [("zh-hans", r"[一-鿿]+"), ("ko", r"[가-힣]+")], ids=["zh-hans", "ko"])
def test_every_place_has_a_name_in_the_letters_of_each_language(key: str, allowed: str) -> None:
    registry = real_project().registry

    for names in (place.names for places in (registry.towns, registry.prefectures) for place in places.values()):
        assert re.fullmatch(allowed, names[key]), names


@pytest.mark.parametrize(
    ("code", "chinese", "korean"),
    [
        ("131164", "丰岛区", "도시마구"),
        ("141003", "横滨市", "요코하마시"),
        ("402052", "饭冢市", "이즈카시"),
        ("404217", "桂川町", "게이센마치"),
        ("112411", "鹤岛市", "쓰루가시마시"),
        ("233021", "东乡町", "도고초"),
        ("082201", "筑波市", "쓰쿠바시"),
        ("013951", "二世古町", "니세코초"),
        ("123226", "酒酒井町", "시스이마치"),
        ("422088", "松浦市", "마쓰우라시"),
        ("072036", "郡山市", "고리야마시"),
        ("452068", "日向市", "휴가시"),
        ("242021", "四日市市", "욧카이치시"),
        ("151009", "新潟市", "니가타시"),
        ("362018", "德岛市", "도쿠시마시"),
    ],
)
def test_names_in_other_languages_are_those_in_use(code: str, chinese: str, korean: str) -> None:
    assert real_project().registry.towns[code].names == {"zh-hans": chinese, "ko": korean}


def test_a_registry_has_as_many_languages_as_it_has_columns_for() -> None:
    head = "code,name,kana,romaji,region"
    row = "030007,岩手県,いわてけん,Iwate Prefecture,tohoku"

    plain = parse_prefectures("b.csv", f"{head}\n{row}\n".encode())["030007"]
    named = parse_prefectures("b.csv", f"{head},pt_br\n{row},Iwate\n".encode())["030007"]

    assert plain.names == {}
    assert named.names == {"pt-br": "Iwate"}


@pytest.mark.parametrize("head", ["code,name,kana,romaji,region,名前", "code,name,kana,region,romaji,ko", "code,name"])
def test_a_registry_with_other_columns_is_refused(head: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_prefectures("b.csv", f"{head}\n{','.join('x' for _ in head.split(','))}\n".encode())

    assert caught.value.problems[0].kind == "registry_row"


def test_a_registry_that_is_no_utf8_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_towns("municipalities.csv", "釜石市".encode("shift_jis"))

    assert caught.value.problems[0].kind == "not_utf8"
