"""The open data: every rule for machine-readable data, the workbook, the files that describe the others, GIF."""

import csv
import io
import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from samples import case, cases, real_project, real_record, real_records, real_settings, with_value, words

from generator.check.settings import check_settings
from generator.data.datapackage import Written, to_datapackage, to_dcat
from generator.data.datasets import About, codes, describing_files, fields_file
from generator.data.gif import FIELDS, make_mapping, to_gif, to_gif_entry
from generator.data.observations import OBSERVATION_FIELDS, case_files, make_case_lines
from generator.data.sheetbook import sheet_names, to_workbook
from generator.disk.memory import Memory
from generator.input.problems import InputError
from generator.input.settings import Licence, Publisher
from generator.model import KINDS
from generator.view.machine import LONGEST, DataFile, Field, Head, make_lines, plainly

RULES = [f"L{level}-{number:02}" for level, count in ((1, 15), (2, 6), (3, 9)) for number in range(1, count + 1)]
PUBLISHER = Publisher(
    "ある厚生局", "https://example.org/", "data@example.org", Licence("ある条件", "https://example.org/l")
)
WESTERN = {"date": r"\d{4}-\d\d-\d\d", "year": r"\d{4}"}


def package(site: Path) -> dict[str, Any]:
    """The data package of the built site."""
    found: dict[str, Any] = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    return found


def tables(site: Path) -> dict[str, dict[str, Any]]:
    """The resources of the data package that are tables, by name."""
    return {resource["name"]: resource for resource in package(site)["resources"] if "schema" in resource}


def rows_of(site: Path, name: str) -> list[dict[str, str]]:
    """A table of the machine form, read back."""
    text = (site / f"data/{name}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def book(site: Path) -> Workbook:
    """The workbook of the built site; a warning on reading it fails."""
    return load_workbook(site / "data/renkei-casebook.xlsx")


def sample(*rows: str, kind: str = "string") -> DataFile:
    """A file of one column."""
    head = Head((Field("a", "あ", kind),))
    return DataFile("sample", "見本", "", head, ("a",), (make_lines(head, [[row] for row in rows]),))


def workbook(*files: DataFile, memory: Memory | None = None) -> bytes:
    """A workbook of these files."""
    return to_workbook(files, "題", "2026-11-22", memory or Memory(lasting=False))


def about(publisher: Publisher = PUBLISHER, site_url: str = "") -> About:
    """What describes the data, with a publisher."""
    return About(publisher, site_url, "2026-11-22")


# The rules, each on every table of the built site.


def test_l1_01_02_every_table_is_a_csv_and_a_sheet_of_its_own(site: Path, book: Workbook) -> None:
    assert book.sheetnames == list(tables(site))
    assert len(tables(site)) > 25


def test_l1_03_05_06_07_08_14_and_l2_03_rows_are_full_names_unique_and_values_plain(site: Path) -> None:
    for name in tables(site):
        data = (site / f"data/{name}.csv").read_bytes()
        head, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", field) for field in head), name
        assert len(set(head)) == len(head), name
        assert all(len(row) == len(head) and any(row) for row in rows), name
        assert data.count(b"\n") == len(rows) + 1, name
        values = [value for row in rows for value in row]
        assert [value for value in values if value != value.strip() or plainly(value) != value] == [], name
        assert not data.startswith(b"\xef\xbb\xbf")


def test_l1_07_no_place_holds_a_list(site: Path) -> None:
    for name, resource in tables(site).items():
        coded = {
            field["name"]: field["constraints"]["enum"]
            for field in resource["schema"]["fields"]
            if "enum" in field.get("constraints", {})
        }
        for row in rows_of(site, name):
            assert all(row[field] in {"", *known} for field, known in coded.items()), (name, row)


def test_l1_09_a_place_that_can_be_empty_for_several_reasons_says_which(site: Path) -> None:
    checked = 0
    for name, resource in tables(site).items():
        fields = {field["name"] for field in resource["schema"]["fields"]}
        # A range and an end are empty where the source names none: nothing is missing there.
        marked = {field for field in fields if f"{field.removesuffix('_count')}_status" in fields} - {"applies_to"}
        for row in rows_of(site, name):
            empty = [field for field in marked if not row[field]]
            assert all(row[f"{field.removesuffix('_count')}_status"] for field in empty), (name, row)
            checked += len(marked)
    assert checked > 1000


def test_l1_10_to_13_and_l2_06_the_workbook_holds_values_and_nothing_else(book: Workbook) -> None:
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert not sheet._images
        assert not sheet._charts
        assert sheet.sheet_state == "visible"
        assert not any(
            dimension.hidden for dimension in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
        )
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_l2_01_and_l3_05_figures_and_dates_have_the_form_of_their_type(site: Path) -> None:
    forms = WESTERN | {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "true|false"}
    for name, resource in tables(site).items():
        for field in resource["schema"]["fields"]:
            if field["type"] in forms:
                values = {row[field["name"]] for row in rows_of(site, name)} - {""}
                assert [value for value in values if not re.fullmatch(forms[field["type"]], value)] == [], name


def test_l2_02_every_row_names_the_case_that_it_belongs_to(site: Path) -> None:
    for name, resource in tables(site).items():
        if resource["schema"]["fields"][0]["name"] == "case_id":
            assert {row["case_id"] for row in rows_of(site, name)} <= set(real_records()), name


def test_l2_04_and_l3_02_every_code_stands_in_the_list_of_codes(site: Path) -> None:
    known = {(row["list"], row["code"]) for row in rows_of(site, "code-lists")}

    for field in rows_of(site, "fields"):
        if field["codes"]:
            used = {row[field["field"]] for row in rows_of(site, field["file"])} - {""}
            assert {(field["codes"], code) for code in used} <= known, field


def test_l2_05_no_list_of_choices_has_an_other() -> None:
    found = [(name, code, label) for name, code, label, _, _ in codes(real_settings().vocabulary)]

    assert [row for row in found if row[1] == "other" or row[2].startswith("その他")] == []


def test_l3_01_the_first_row_of_each_sheet_names_its_columns_as_the_csv_does(site: Path, book: Workbook) -> None:
    for name, resource in tables(site).items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == [field["name"] for field in resource["schema"]["fields"]]
        assert sheet.max_row == len(rows_of(site, name)) + 1


def test_l3_04_every_column_of_figures_has_a_unit_or_counts_places(site: Path) -> None:
    counting = {"row", "position", "part", "number", "value"}

    found = [row for row in rows_of(site, "fields") if row["type"] in {"integer", "number"}]

    assert [row for row in found if not row["unit"] and row["field"] not in counting] == []


def test_l3_06_places_have_the_code_of_six_digits_and_that_of_five(site: Path) -> None:
    areas = {row["code"]: row for row in rows_of(site, "areas")}

    assert len(areas) == 1741 + 47
    assert (areas["032115"]["area_code"], areas["032115"]["name"]) == ("03211", "釜石市")
    for row in rows_of(site, "municipalities"):
        assert areas[row["municipality_code"]]["name"] == row["municipality"]
        assert row["municipality_code"][:5] == row["area_code"]


def test_l3_08_every_column_is_described_once(site: Path) -> None:
    described = [(row["file"], row["field"]) for row in rows_of(site, "fields")]

    there = [(name, field["name"]) for name, table in tables(site).items() for field in table["schema"]["fields"]]
    assert described == there
    assert all(row["label"] for row in rows_of(site, "fields"))


@pytest.mark.parametrize("folder", [part.folder for part in real_settings().languages])
def test_every_rule_stands_on_the_page_in_each_language(site: Path, folder: str) -> None:
    html = (site / folder / "open-data.html").read_text(encoding="utf-8")

    assert re.findall(r">(L\d-\d\d)<", html) == RULES


# Links between the files, and what describes them.


def test_every_key_is_unique_and_every_reference_leads_to_a_row(site: Path) -> None:
    for name, resource in tables(site).items():
        rows, schema = rows_of(site, name), resource["schema"]
        keys = [tuple(row[field] for field in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), name
        for link in schema.get("foreignKeys", ()):
            target = link["reference"]["resource"] or name
            known = {tuple(row[field] for field in link["reference"]["fields"]) for row in rows_of(site, target)}
            named = {tuple(row[field] for field in link["fields"]) for row in rows} - {("",)}
            assert named <= known, (name, link)


def test_the_data_package_knows_the_size_and_sum_of_every_file(site: Path) -> None:
    for resource in package(site)["resources"]:
        data = (site / "data" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")


def test_every_file_of_data_is_described_and_stands_on_the_page(site: Path) -> None:
    there = {path.name for path in (site / "data").iterdir()} - {"datapackage.json", "dcat.jsonld"}
    dcat = json.loads((site / "data/dcat.jsonld").read_text(encoding="utf-8"))
    page = (site / "open-data.html").read_text(encoding="utf-8")

    described = {part["dcat:downloadURL"]["@id"]: part for part in dcat["dcat:distribution"]}
    assert described.keys() == there
    assert {resource["path"] for resource in package(site)["resources"]} == there - {"case.schema.json"}
    assert [name for name in there if f'href="data/{name}"' not in page] == []
    size = described["cases.csv"]["dcat:byteSize"]["@value"]
    assert size == str((site / "data/cases.csv").stat().st_size)


def test_a_licence_that_nobody_has_confirmed_is_claimed_nowhere(site: Path) -> None:
    dcat = (site / "data/dcat.jsonld").read_text(encoding="utf-8")

    assert "licenses" not in package(site)
    assert package(site)["licence_prepared"]["title"] == "公共データ利用規約（第1.0版）"
    assert "dct:license" not in dcat
    assert "準備中" in dcat
    assert "準備中です" in (site / "open-data.html").read_text(encoding="utf-8")


def test_a_publisher_gives_the_data_its_licence() -> None:
    told = json.loads(to_datapackage([], [], about(), {}, {}))
    file = Written.of("a.csv", "あ", "text/csv", b"a\n")
    dcat = json.loads(to_dcat([file], {"ja": "事例集", "en": "Casebook"}, about(site_url="https://example.org/s/")))

    assert told["licenses"] == [{"title": "ある条件", "path": "https://example.org/l"}]
    assert told["contributors"][0]["title"] == "ある厚生局"
    assert dcat["dcat:distribution"][0]["dct:license"] == {"@id": "https://example.org/l"}
    assert dcat["dcat:distribution"][0]["dcat:accessURL"] == {"@id": "https://example.org/s/data/a.csv"}
    assert dcat["dcat:contactPoint"]["vcard:hasURL"] == {"@id": "mailto:data@example.org"}
    assert dcat["dct:language"] == {"@id": "http://id.loc.gov/vocabulary/iso639-1/ja"}
    assert dcat["dcat:distribution"][0]["spdx:checksum"]["spdx:checksumValue"]["@type"] == "xsd:hexBinary"
    assert "ある条件" in about().citation


def test_a_publisher_without_a_licence_confirms_none() -> None:
    assert not Publisher("ある厚生局").is_confirmed
    assert not replace(PUBLISHER, name="").is_confirmed


def test_a_publisher_that_is_no_text_is_refused_with_its_line() -> None:
    project = real_project()
    wrong = with_value(project.mkdocs, ["extra", "publisher", "name"], 1)

    with pytest.raises(InputError) as error:
        check_settings(replace(project, mkdocs=wrong))

    assert [problem.kind for problem in error.value.problems] == ["publisher_setting"]


def test_no_source_document_is_said_to_have_terms_that_it_does_not_state(site: Path) -> None:
    assert {(row["rights"], row["rights_status"]) for row in rows_of(site, "sources")} == {("", "not_stated")}


def test_the_version_of_the_data_is_the_day_of_its_latest_change(site: Path) -> None:
    newest = max(record.updated for record in real_records().values())

    assert package(site)["version"] == ".".join(str(int(part)) for part in newest.split("-"))


# Indicators.


def observations(record_id: str) -> dict[tuple[str, str], dict[str, str]]:
    """The observations of a case by name and indicator."""
    text = make_case_lines(case(real_record(record_id)), words()).observations.csv.decode()
    rows = csv.DictReader(io.StringIO(text), [field.name for field in OBSERVATION_FIELDS])
    return {(row["name"], row["indicator"]): row for row in rows}


def test_an_observation_has_its_value_unit_time_and_source() -> None:
    found = observations("toshima")

    assert found["豊島区", "population"] == {
        "case_id": "toshima",
        "scope": "municipality",
        "code": "131164",
        "area_code": "13116",
        "name": "豊島区",
        "indicator": "population",
        "unit": "人",
        "value": "301599",
        "value_status": "",
        "value_reason": "",
        "as_of": "2020",
        "as_of_unit": "year",
        "method": "stated",
        "source": "mhlw-support-report-2024",
    }
    rate = found["豊島区（東京都）", "coordinators_per_10k_75"]
    assert (rate["value"], rate["method"], rate["as_of"], rate["as_of_unit"]) == (
        "1.64",
        "derived",
        "2023",
        "fiscal_year",
    )


def test_the_era_of_the_source_becomes_a_western_year() -> None:
    assert observations("toshima")["豊島区", "certification_rate_category1"]["as_of"] == "2020"


def test_an_observation_that_is_missing_says_why() -> None:
    found = observations("iizuka-kama-keisen")["桂川町", "certification_rate_category1"]

    assert (found["value"], found["value_status"], found["value_reason"]) == ("", "unknown", "広域連合のため不明")


def test_a_case_of_several_municipalities_has_no_code_of_one(site: Path) -> None:
    whole = [row for row in rows_of(site, "observations") if row["scope"] == "case"]

    assert {row["case_id"] for row in whole if not row["code"]} == {
        "iizuka-kama-keisen",
        "sakado-tsurugashima",
        "toyoake-togo",
    }


# The workbook.


def test_text_that_looks_like_a_formula_a_figure_or_markup_stays_text() -> None:
    texts = ["=1+1", "+1", "-1", "@a", "032115", "<b>&amp;", " 空白 ", "true"]

    sheet = load_workbook(io.BytesIO(workbook(sample(*texts)))).active

    assert sheet is not None
    assert [cell.value for cell in sheet["A"][1:]] == texts
    assert {cell.data_type for cell in sheet["A"]} <= {"s", "inlineStr"}


def test_figures_are_figures_and_an_empty_place_is_empty() -> None:
    sheet = load_workbook(io.BytesIO(workbook(sample("5", "", "1.64", kind="number")))).active

    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["a", 5, None, 1.64]


def test_a_text_longer_than_excel_takes_is_cut_there_and_whole_in_the_csv() -> None:
    file = sample("あ" * (LONGEST + 1))

    sheet = load_workbook(io.BytesIO(workbook(file))).active

    assert sheet is not None
    assert sheet["A2"].value == "あ" * (LONGEST - 1) + "…"
    assert "あ" * (LONGEST + 1) in file.to_csv().decode()


def test_the_same_files_give_the_same_workbook() -> None:
    assert workbook(sample("a")) == workbook(sample("a"))


def test_a_workbook_that_was_made_before_is_the_same_where_one_of_its_sheets_changed() -> None:
    memory, first, other = Memory(), sample("a"), sample("b")
    second = replace(sample("c"), name="second")
    workbook(first, second, memory=memory)

    again = workbook(other, second, memory=memory)

    assert again == workbook(other, second)
    assert again != workbook(first, second)


def test_names_of_sheets_are_what_excel_takes() -> None:
    names = sheet_names(["a" * 40, "a" * 41, "b"])

    assert len(set(names)) == 3
    assert all(len(name) <= 31 for name in names)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("会①", "会(1)"),
        ("㈱甲", "(株)甲"),
        ("Ⅱ型", "II型"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("ア～キ（注）", "ア～キ（注）"),
        ("辻󠄀", "辻󠄀"),
    ],
)
def test_machine_dependent_letters_are_replaced_and_others_kept(text: str, plain: str) -> None:
    assert plainly(text) == plain


def test_files_that_no_case_changes_are_made_without_any() -> None:
    settings, project = real_settings(), real_project()

    files = describing_files(settings, project.registry, about())

    assert [file.name for file in files] == ["readme", "sources", "areas", "code-lists", "codebook"]
    assert case_files([])[0].rows == 0
    assert fields_file(files).rows > 30


# GIF.


def entry(record_id: str) -> dict[str, Any]:
    """A case in the model of GIF."""
    found: dict[str, Any] = json.loads(to_gif_entry(case(real_record(record_id)), real_settings().vocabulary))
    return found


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_every_field_of_the_model_is_there_and_an_empty_one_has_its_reason(record_id: str) -> None:
    found = entry(record_id)

    names = [field.name for field in FIELDS]
    assert list(found)[: len(names)] == names
    assert list(found["空欄の理由"]) == [name for name in names if found[name] is None]
    assert all(found["空欄の理由"].values())


def test_a_case_in_the_model_has_its_places_work_and_effects() -> None:
    found = entry("toshima")

    assert found["事例の場所"] == ["130001 東京都", "131164 豊島区"]
    assert found["対象組織"] == ["豊島区"]
    assert found["取り組み内容"][0].startswith("多職種の連携づくり：")
    assert found["評価の方法"] == ["自己申告（数値なし）"]
    assert found["空欄の理由"]["導入での工夫"] == "資料に記載がありません。"


def test_a_field_that_only_other_kinds_have_says_so() -> None:
    assert entry("chiba")["空欄の理由"]["評価の方法"] == "この種別の記録にはない項目です。"


def test_what_is_in_doubt_is_named_beside_its_field() -> None:
    doubted = [record_id for record_id in real_records() if "要確認の理由" in entry(record_id)]

    assert doubted


def test_every_field_that_the_mapping_names_is_one_of_the_records() -> None:
    fields = {name for model in KINDS.values() for name in model.model_fields}

    assert {head for field in FIELDS for head in field.heads} <= fields
    assert [row.name for row in make_mapping()] == [field.name for field in FIELDS]
    assert all(row.fields or row.note for row in make_mapping())


def test_a_collection_without_publisher_says_why_it_names_none() -> None:
    found = json.loads(to_gif([b'{"ID":"a"}'], "題", "説明", Publisher(), "2026-11-22"))

    assert found["事例集"]["作成者"] is None
    assert set(found["事例集"]["空欄の理由"]) == {"作成者", "ライセンス"}
    assert found["事例"] == [{"ID": "a"}]
    assert json.loads(to_gif([], "題", "説明", PUBLISHER, ""))["事例"] == []


def test_the_lines_of_all_cases_join() -> None:
    lines = [make_case_lines(one, words()).cases for one in cases()[:2]]

    assert (lines[0] + lines[1]).csv == lines[0].csv + lines[1].csv
