"""The census table: its known forms, and all that can be wrong with it. The figures are made up from the codes."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from conftest import run_renkei
from openpyxl import Workbook
from samples import real_project

from generator.input.census import make_population, to_population
from generator.input.problems import InputError
from generator.input.registry import Figures, Population, parse_population
from generator.input.spreadsheet import Sheet, column_name, parse_sheets

Rows = list[list[object]]
TITLE = "令和2年国勢調査　都道府県・市区町村別の主な結果"


def figures_of(code: str) -> tuple[int, int, int]:
    """Made-up residents, residents aged 65 or over and 75 or over."""
    people = 1000 + int(code[:5]) * 7
    return people, people * 31 // 100, people * 17 // 100


def share(part: int, whole: int) -> float:
    """Percent with one decimal, halves up."""
    return float((Decimal(part) / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP))


def expected(*, with_75: bool = True) -> dict[str, Figures]:
    """What an import is to find."""
    made = {code: figures_of(code) for code in sorted(real_project().registry.towns)}
    return {
        code: Figures(people, share(older, people), share(oldest, people) if with_75 else None)
        for code, (people, older, oldest) in made.items()
    }


def places() -> Iterator[tuple[str, str, str]]:
    """Rank, five digits and name: municipalities, and beside them what is to be left out."""
    yield from (("a", "00000", "全国"), ("a", "13000", "東京都"), ("1", "13100", "特別区部"), ("0", "14101", "鶴見区"))
    yield from (("3", "01695", "色丹村"), ("9", "13900", "（旧：例市）"))
    for town in real_project().registry.towns.values():
        yield ("2", town.code[:5], town.name)


def row_of(text: str) -> list[object]:
    """The cells between commas."""
    return list(text.split(","))


AGES = "15歳未満,15～64歳,65歳以上"
FAMILIES = "一般世帯,うち核家族世帯,夫婦のみの世帯,夫婦と子供から成る世帯,男親と子供から成る世帯,女親と子供から成る世帯"
FAMILIES += ",うち単独世帯,うち65歳以上の単独世帯,夫65歳以上、妻60歳以上の夫婦のみの世帯,3世代世帯"
MAIN_RESULTS = (
    ("地域", "都道府県名,都道府県・市区町村名,（英語）,市などの別（地域識別コード）", ""),
    ("総人口（男女別）", "総数,男,女", "（人）"),
    *(("2015年（平成27年）の人口（組替）", "", "（人）"), ("5年間の人口増減数", "", "（人）")),
    *(("5年間の人口増減率", "", "（％）"), ("面積（参考）", "", "（km2）"), ("人口密度", "", "（人/km2）")),
    *(("平均年齢", "", "（歳）"), ("年齢中位数", "", "（歳）")),
    *(("年齢別人口（総数）", AGES, "（人）"), ("年齢別割合（総数）", AGES, "（％）")),
    *(("年齢別人口（男）", AGES, "（人）"), ("年齢別割合（男）", AGES, "（％）")),
    *(("年齢別人口（女）", AGES, "（人）"), ("年齢別割合（女）", AGES, "（％）")),
    *(("人口性比", "", ""), ("国籍別人口", "日本人,外国人", "（人）")),
    ("世帯数", "総世帯,一般世帯,施設等の世帯", "（世帯）"),
    ("2015年（平成27年）の世帯数（組替）", "", "（世帯）"),
    ("世帯の家族類型別一般世帯数", FAMILIES, "（世帯）"),
)
"""The 49 columns of 2020: what stands over them, their own names, their unit."""


def main_results() -> Rows:
    """The main results by municipality: heads over three rows, those over several columns in the first of them."""
    heads: Rows = [[], [], []]
    for group, names, unit in MAIN_RESULTS:
        own = names.split(",")
        heads[0] += [group, *[""] * (len(own) - 1)]
        heads[1] += own
        heads[2] += [unit] * len(own)
    rows: Rows = [[TITLE], [], *heads]
    for rank, code, name in places():
        people, older, _ = figures_of(code)
        row: list[object] = [f"{code[:2]}_県", f"{code}_{name}", "Name", rank, people, 1, "-", 77, -5, -0.74641, 9.9]
        known = people - people // 12  # shares that the census prints leave residents of unknown age out
        row += [88.8, 47.6, 49.1, 1, 2, older, 1.5, 2.5, older / known * 100, 3, 4, 5, 6.6, 7.7, 99.9, 8, 9, 10]
        rows.append([*row, 11.1, 12.2, 98.7, 94.8, 20, "#VALUE!", 30, 29, "-", 28, 29, *range(9)])
    return rows


BANDS = [f"{number:02}_{start}～{start + 4}歳" for number, start in enumerate(range(0, 100, 5), 1)]
PARTS = ("15歳未満", "15～64歳", "65歳以上")
PERSONS = [
    "00_総数",
    *BANDS,
    "21_100歳以上",
    "22_年齢「不詳」",
    *(f"R{n}_（再掲）{age}" for n, age in enumerate(PARTS, 1)),
]
SHARES = [f"R{n}_{age}" for n, age in enumerate(PARTS, 1)]
TABLE_2_7 = (
    ("表章項目", ["人口"] * len(PERSONS) + ["平均年齢", "年齢中位数"] + ["人口構成比［年齢別］"] * len(SHARES)),
    ("事項名", ["年齢"] * len(PERSONS) + ["", ""] + ["年齢"] * len(SHARES)),
    ("項目名", [*PERSONS, "R4_平均年齢", "R5_年齢中位数", *SHARES]),
    ("表章単位", ["人"] * len(PERSONS) + ["歳", "歳"] + ["％"] * len(SHARES)),
)
"""What stands over its figures: the words of each row, which begin over the names of areas."""


def areas(year: int) -> Iterator[tuple[list[object], str, float]]:
    """The cells that name an area, its code, and its part of the residents: a municipality of 2000 has some of them.

    Names have a running number before them, which is no code.
    """
    for number, (rank, code, name) in enumerate(places(), 1):
        prefecture = f"{code[:2]}_県"
        yield [rank, prefecture, code, "2000", prefecture, code, f"{number * 2:04}_{name}"], code, 1
        if rank == "2" and code.endswith("1"):
            old = f"{int(code) + 90:05}"
            yield ["9", prefecture, old, "2000", prefecture, code, f"{number * 2 + 1:04}_{name}に入った町"], code, 0.3


def age_table(year: int = 2020) -> Rows:
    """Table 2-7 in the columns of the real one, which has bands of five years and no total of those aged 75 or over."""
    title = f"令和{year - 2018}年国勢調査 人口等基本集計　第２－７表　男女，年齢（５歳階級及び３区分）"
    rows: Rows = [[title], [], [], [], [], []]
    rows += [[*[""] * 8, name, *words] for name, words in TABLE_2_7]
    names = "国籍総数か日本人,男女,地域識別コード,2000年_都道府県,2000年_地域コード,2000年地域,"
    rows.append(row_of(f"{names}{year}年_都道府県,{year}年_地域コード,地域名, "))
    for nation, most in (("0_国籍総数", 1.0), ("1_うち日本人", 0.9)):
        for sex, half in (("0_総数", 1.0), ("1_男", 0.5), ("2_女", 0.5)):
            for cells, code, part in areas(year):
                people, older, oldest = figures_of(code)
                unknown = people // 12
                bands = [*[1] * 13, older - oldest, 0, oldest - 10, 4, 3, 0, 2, 1, unknown]
                counts = [people, *bands, 3, people - older - unknown - 3, older]
                shown = [int(count * most * half * part) or "-" for count in counts]
                rows.append([nation, sex, *cells, *shown, 47.1, 48.2, 1.5, 2.5, older / (people - unknown) * 100])
    return rows


def download(*, is_long: bool) -> str:
    """A download of the database: lines about the table, then quoted cells; ages in columns or in rows."""
    head = ['"統計名：","令和2年国勢調査 人口等基本集計"', '"表番号：","1"', "", '"***","-"は該当なし']
    columns = ["表章項目 コード", "表章項目", "男女 コード", "男女", "地域（2020） コード", "地域（2020）"]
    ages = ["総数", "65歳以上", "75歳以上", "65歳以上割合"]
    columns = (
        [*columns, "年齢 コード", "年齢", "/時間軸（調査年）", "2020年"] if is_long else [*columns, "/年齢", *ages]
    )
    lines = [",".join(f'"{cell}"' for cell in columns)]
    for _, code, name in places():
        people, older, oldest = figures_of(code)
        first = ["020", "人口【人】", "100", "総数", code, name]
        if is_long:
            cells = zip(ages, (f"{people:,}", f"{older:,}", f"{oldest:,}"), strict=False)
            rows = [[*first, "1", age, "", text] for age, text in cells]
        else:
            rows = [[*first, "", f"{people:,}", f"{older:,}", f"{oldest:,}", str(share(older, people))]]
        lines += [",".join(f'"{cell}"' for cell in row) for row in rows]
    return "\r\n".join([*head, *lines]) + "\r\n"


def to_text(rows: Rows) -> bytes:
    """The same as a CSV file, which is read and written in a tenth of the time."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def to_workbook(rows: Rows) -> bytes:
    """An Excel file with a cover before the table."""
    book = Workbook()
    book.active.title = "表紙"
    sheet = book.create_sheet("第１面事項_2020年")
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def imported(*files: bytes) -> Population:
    """What an import of files finds."""
    named = {f"table-{number}": parse_sheets(f"table-{number}", data) for number, data in enumerate(files)}
    return make_population(named, real_project().registry)


def test_the_main_results_give_population_and_the_share_of_all_residents_aged_65_or_over() -> None:
    population = imported(to_workbook(main_results()))

    assert population.figures == expected(with_75=False)
    assert population.as_of == "2020-10-01"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-16"])
def test_a_download_of_the_database_is_read_in_every_encoding(encoding: str) -> None:
    assert imported(download(is_long=False).encode(encoding)).figures == expected()


def test_a_download_with_ages_in_rows_gives_the_same() -> None:
    assert imported(download(is_long=True).encode()).figures == expected()


@pytest.mark.parametrize("year", [2020, 2025])
def test_a_table_by_age_gives_all_figures_and_those_aged_75_or_over_from_their_bands(year: int) -> None:
    population = imported(to_text(age_table(year)))

    assert population.figures == expected()
    assert population.as_of == f"{year}-10-01"


def test_a_share_that_the_table_prints_is_taken_where_it_has_no_number_of_persons() -> None:
    text = download(is_long=False)
    without = re.sub(r'("[\d,]+"),"[\d,]+","[\d,]+",("[\d.]+"\r)', r'\1,"-","-",\2', text)

    assert without != text
    assert imported(without.encode()).figures == expected(with_75=False)


def test_a_second_table_adds_what_the_first_one_lacks() -> None:
    assert imported(to_workbook(main_results()), to_text(age_table())).figures == expected()


def test_the_file_that_is_written_reads_back_as_it_was_and_stands_by_code() -> None:
    population = imported(download(is_long=False).encode())
    data = to_population(population)

    assert parse_population("population.csv", data) == population
    assert data == to_population(imported(download(is_long=True).encode()))
    lines = data.decode().splitlines()
    assert lines[0] == "code,population,ageing_rate_65,ageing_rate_75,as_of,source"
    assert lines[1:] == sorted(lines[1:])


def swap(old: str, new: str) -> Callable[[str], str]:
    """What changes one place of the download."""
    return lambda text: text.replace(old, new, 1)


KAMAISHI = re.search(r'.*"03211".*\r\n', download(is_long=False))
assert KAMAISHI
LINE = KAMAISHI[0]
PEOPLE, OLDER, OLDEST = (f'"{number:,}"' for number in figures_of("03211"))
FAULTS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "number": (swap(LINE, LINE.replace(PEOPLE, '"約3万"')), "census_number", "約3万"),
    "negative": (swap(LINE, LINE.replace(PEOPLE, '"-5"')), "census_number", "-5"),
    "double": (swap(LINE, LINE * 2), "census_double", "03211"),
    "missing": (swap(LINE, ""), "census_missing", "岩手県釜石市"),
    "nest": (swap(LINE, LINE.replace(OLDEST, PEOPLE)), "census_nest", "100.0"),
    "share": (swap(LINE, LINE.replace(OLDER, '"-"').replace('"31.0"', '"310"')), "census_share", "310"),
    "population": (lambda text: text.replace('"総数","65', '"別","65'), "census_no_population", "主な結果"),
    "codes": (lambda text: re.sub(r'"(\d{5})"', '"東京"', text), "census_no_codes", "13116_豊島区"),
    "text": (lambda _: "連携\n", "census_no_codes", "5桁"),
}


@pytest.mark.parametrize(("change", "kind", "told"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_table_is_told(change: Callable[[str], str], kind: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        imported(change(download(is_long=False)).encode())

    (problem,) = caught.value.problems
    assert problem.kind == kind
    assert told in problem.to_text("ja")
    assert problem.to_text("en")


def test_a_printed_share_that_is_wrong_is_named_by_its_own_cell() -> None:
    wrong = LINE.replace(OLDER, '"-"').replace('"31.0"', '"310"')

    with pytest.raises(InputError) as caught:
        imported(download(is_long=False).replace(LINE, wrong).encode())

    assert [problem.column for problem in caught.value.problems] == [len(wrong.split('","'))]


def test_codes_may_carry_their_check_digit_or_have_lost_their_zero() -> None:
    text = download(is_long=False)
    short, long = text, text
    for code in real_project().registry.towns:
        short = short.replace(f'"{code[:5]}"', f'"{code[:5].lstrip("0")}"')
        long = long.replace(f'"{code[:5]}"', f'"{code}"')

    assert imported(short.encode()).figures == imported(long.encode()).figures == expected()

    with pytest.raises(InputError) as caught:
        imported(long.replace("032115", "032116").encode())

    assert "032115" in caught.value.problems[0].to_text("ja")


def test_a_problem_in_a_workbook_names_its_cell() -> None:
    rows = main_results()
    rows[11][4] = "多数"

    with pytest.raises(InputError) as caught:
        imported(to_workbook(rows))

    assert caught.value.to_text("ja").startswith("table-0:12:5: 第１面事項_2020年!E12: ")


def test_all_problems_are_told_at_once() -> None:
    text = download(is_long=False).replace(PEOPLE, '"?"').replace('"13116"', '"13115"')

    with pytest.raises(InputError) as caught:
        imported(text.encode())

    assert {problem.kind for problem in caught.value.problems} >= {"census_number", "census_double"}


def test_of_problems_of_one_kind_the_first_are_told_and_the_rest_counted() -> None:
    with pytest.raises(InputError) as caught:
        imported(re.sub(r'"([\d,]+)","[\d,]+","[\d,]+","[\d.]+"', '"?","1","1","1"', download(is_long=False)).encode())

    assert [problem.kind for problem in caught.value.problems] == ["census_number"] * 20 + ["census_more"]
    assert "1721" in caught.value.to_text("ja")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04 broken", "sheet_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet_old_excel"),
        (b"\x81\xff\xfe\xfd", "sheet_encoding"),
        (b"a\x00b", "bad_character"),
        (b"x" * (33 << 20), "sheet_too_large"),
    ],
)
def test_a_file_that_is_no_table_is_told(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_sheets("table", data)

    assert [problem.kind for problem in caught.value.problems] == [kind]


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_bear_the_letters_of_excel(column: int, name: str) -> None:
    assert column_name(column) == name


def test_a_sheet_without_rows_has_no_codes() -> None:
    with pytest.raises(InputError) as caught:
        make_population({"empty": [Sheet("", [], [])]}, real_project().registry)

    assert caught.value.problems[0].kind == "census_no_codes"


def write_inputs(folder: Path, rows: Sequence[str]) -> Path:
    """A file to import, in a folder."""
    path = folder / "estat.csv"
    path.write_text("".join(rows), encoding="cp932")
    return path


def test_the_command_writes_the_file_that_the_next_build_reads(casebook: Path) -> None:
    table = write_inputs(casebook, [download(is_long=False)])

    done = run_renkei(casebook, "registry", "import", table.name)

    assert done.stderr == ""
    assert "人口 1741 件、65歳以上の割合 1741 件、75歳以上の割合 1741 件（2020-10-01）" in done.stdout
    assert parse_population("x", (casebook / "content/data/population.csv").read_bytes()).figures == expected()
    assert run_renkei(casebook, "check").returncode == 0


def test_the_command_writes_nothing_where_something_is_wrong(casebook: Path) -> None:
    table = write_inputs(casebook, [download(is_long=False).replace(LINE, "")])

    done = run_renkei(casebook, "registry", "import", table.name, "--lang", "en")

    assert done.returncode == 1
    assert "Missing (1): 岩手県釜石市" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (casebook / "content/data/population.csv").exists()
