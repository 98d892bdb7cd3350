"""The data files: the contract of cases.json, the two forms of CSV, schema and codebook."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from samples import case, cases, real_document, real_record, real_records, real_settings, words

from generator.input.settings import TableFile
from generator.model import KINDS
from generator.model.values import When
from generator.view.cells import Cell
from generator.view.exports import to_case_json, to_cases_json, to_excel_head, to_excel_lines, to_excel_text, to_schema
from generator.view.machine import DataFile, Field, Head, make_lines, time_values
from generator.view.tabledata import table_files
from generator.view.tables import Plan, make_rows


def entry(record_id: str) -> dict[str, Any]:
    """The entry of a record in cases.json."""
    found: dict[str, Any] = json.loads(to_case_json(case(real_record(record_id)), real_document(record_id)))
    return found


def plan(*names: str, **named: object) -> Plan:
    """A table with these columns."""
    file = {"title": "表", "question": "何ですか。", "rows": "cases", "columns": list(names), "order": 1}
    return Plan("a", TableFile.model_validate(file | named))


def machine_files(*names: str, **named: object) -> list[DataFile]:
    """A table over the real cases in the machine form, and the items of its lists."""
    made = plan(*names, **named)
    data = [make_rows(made, known, words()).data for known in cases()]
    return table_files("a", made.file, made.form, data)


def machine_text(*names: str, **named: object) -> str:
    """A table over the real cases in the machine form."""
    return machine_files(*names, **named)[0].to_csv().decode()


def read(file: DataFile) -> list[dict[str, str]]:
    """A file of the machine form, read back."""
    return list(csv.DictReader(io.StringIO(file.to_csv().decode())))


def machine(*names: str, **named: object) -> list[dict[str, str]]:
    """A table in the machine form, read back."""
    return read(machine_files(*names, **named)[0])


def excel(*names: str, **named: object) -> str:
    """A table over the real cases in the Excel form."""
    made = plan(*names, **named)
    lines = [make_rows(made, known, words()).data.excel for known in cases()]
    return to_excel_head(made.form.columns) + "".join(lines)


def given(text: str) -> Cell:
    """A cell of one text."""
    return Cell((text,), (text,))


def test_the_entry_of_iizuka_is_the_one_of_the_contract() -> None:
    found = entry("iizuka-kama-keisen")

    assert {name: value for name, value in found.items() if name not in {"record", "municipalities"}} == {
        "id": "iizuka-kama-keisen",
        "kind": "coordinator_model",
        "title": "飯塚市・嘉麻市・桂川町（福岡県）",
        "summary": real_document("iizuka-kama-keisen").value["summary"],
        "url": "cases/iizuka-kama-keisen.html",
        "prefecture": "福岡県",
        "affiliation": "related_body",
        "coverage": "multiple",
        "network": [
            {"level": "prefecture", "role": "core"},
            {"level": "prefecture", "role": "field"},
            {"level": "municipality", "role": "core"},
            {"level": "municipality", "role": "field"},
        ],
        "coordinators_total": 19,
        "coordinators_municipal": 9,
        "coordinators_per_10k_75": 3.10,
    }


def test_the_municipality_of_the_contract_has_the_status_and_reason_of_what_is_unknown() -> None:
    town = entry("iizuka-kama-keisen")["municipalities"][2]

    assert town == {
        "code": "404217",
        "name": "桂川町",
        "prefecture": "福岡県",
        "population": 12878,
        "ageing_rate_65": 35.1,
        "ageing_rate_75": 16.0,
        "certification_rate_category1": None,
        "certification_rate_category1_status": "unknown",
        "certification_rate_category1_reason": "広域連合のため不明",
        "certification_rate_category2": None,
        "certification_rate_category2_status": "unknown",
        "certification_rate_category2_reason": "広域連合のため不明",
        "certification_rate_total": None,
        "departments": ["桂川町健康福祉課"],
    }


def test_the_fields_of_an_entry_stand_in_the_order_of_the_contract() -> None:
    assert list(entry("iizuka-kama-keisen")) == [
        *("id", "kind", "title", "summary", "url", "prefecture", "affiliation", "coverage", "network"),
        *(
            "coordinators_total",
            "coordinators_municipal",
            "coordinators_per_10k_75",
            "municipalities",
            "record",
        ),
    ]


def test_percentages_are_written_with_their_decimal() -> None:
    text = to_case_json(case(real_record("toshima")), real_document("toshima")).decode()

    assert '"ageing_rate_75":10.1' in text
    assert '"certification_rate_category1":20.0' in text


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_the_whole_record_stands_in_its_entry_as_in_its_file(record_id: str) -> None:
    assert entry(record_id)["record"] == real_document(record_id).value


@pytest.mark.parametrize("record_id", ["mito", "izu", "fukuchiyama", "hirado", "chiba"])
def test_what_only_coordinator_models_have_is_null_or_empty_for_other_kinds(record_id: str) -> None:
    found = entry(record_id)

    assert found["network"] == []
    names = (
        "affiliation",
        "coverage",
        "coordinators_total",
        "coordinators_municipal",
        "coordinators_per_10k_75",
    )
    assert [found[name] for name in names] == [None] * 5


def test_a_prefecture_has_its_name_and_no_municipalities() -> None:
    found = entry("chiba")

    assert (found["prefecture"], found["municipalities"]) == ("千葉県", [])


def test_a_null_that_is_only_not_stated_has_no_status_beside_it() -> None:
    town = entry("mito")["municipalities"][0]

    assert town["certification_rate_category1"] is None
    assert [name for name in town if name.endswith(("_status", "_reason"))] == []


def test_a_doubtful_value_is_given_with_its_status_and_reason() -> None:
    found = entry("toyoake-togo")

    assert (found["coordinators_total"], found["coordinators_total_status"]) == (2, "doubtful")
    assert found["coordinators_total_reason"]


def test_the_file_holds_every_entry_and_is_utf8_with_japanese_unescaped() -> None:
    data = to_cases_json([to_case_json(case(real_record(key)), real_document(key)) for key in ("chiba", "kamaishi")])

    assert [found["id"] for found in json.loads(data)["cases"]] == ["chiba", "kamaishi"]
    assert "釜石市".encode() in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_a_file_without_cases_is_valid() -> None:
    assert json.loads(to_cases_json([])) == {"cases": []}


def test_the_machine_form_names_fields_and_gives_status_and_reason_columns_of_their_own() -> None:
    text = machine_text("municipality", "population", "certification_rate_category1", rows="municipalities")

    assert text.splitlines()[0] == (
        "case_id,row,municipality_code,area_code,municipality,population,population_status,population_reason,"
        "certification_rate_category1,certification_rate_category1_status,certification_rate_category1_reason"
    )


def test_the_machine_form_tells_not_stated_from_unknown_and_from_a_figure() -> None:
    names = ["municipality", "certification_rate_category1"]
    found = {row["municipality"]: row for row in machine(*names, rows="municipalities")}
    name = "certification_rate_category1"

    def cell(town: str) -> tuple[str, str, str]:
        return found[town][name], found[town][f"{name}_status"], found[town][f"{name}_reason"]

    assert cell("桂川町") == ("", "unknown", "広域連合のため不明")
    assert cell("水戸市") == ("", "not_stated", "")
    assert cell("豊島区") == ("20.0", "", "")


def test_the_machine_form_tells_none_from_not_stated() -> None:
    found = {row["case_id"]: row for row in machine("contractor", rows="contractors")}

    assert found["kamaishi"]["contractor_status"] == "none"


def test_the_machine_form_keeps_the_value_that_is_in_doubt() -> None:
    row = machine("coordinators_total", where={"id": "toyoake-togo"})[0]

    assert (row["coordinators_total"], row["coordinators_total_status"]) == ("2", "doubtful")
    assert row["coordinators_total_reason"]


def test_the_machine_form_has_plain_figures_and_codes() -> None:
    row = machine("affiliation", "persons_75", "coordinators_per_10k_75", where={"id": "toshima"})[0]

    assert (row["affiliation"], row["persons_75"], row["coordinators_per_10k_75"]) == (
        "related_body",
        "30461",
        "1.64",
    )


def test_the_machine_form_counts_a_list_and_gives_its_items_a_line_each() -> None:
    table, items = machine_files("municipality_names", where={"id": "iizuka-kama-keisen"})

    assert read(table) == [{"case_id": "iizuka-kama-keisen", "municipality_names_count": "3"}]
    assert [(row["field"], row["position"], row["value"]) for row in read(items)] == [
        ("municipality_names", "1", "飯塚市"),
        ("municipality_names", "2", "嘉麻市"),
        ("municipality_names", "3", "桂川町"),
    ]


def test_a_list_item_of_several_parts_has_a_line_for_each_of_them() -> None:
    items = read(machine_files("frequency", rows="activities")[1])

    first = [row for row in items if (row["case_id"], row["row"]) == (items[0]["case_id"], items[0]["row"])]
    found = {row["field"]: row["value"] or row["number"] for row in first if row["position"] == "1"}
    assert {"frequency.what", "frequency.at_least", "frequency.per", "frequency.approximate"} <= found.keys()
    assert found["frequency.at_least"].isdecimal()
    assert {row["unit"] for row in first if row["field"] == "frequency.at_least"} == {"回"}


def test_professions_that_one_person_holds_stay_at_one_position() -> None:
    items = read(machine_files("group_qualifications", rows="staffing")[1])

    held = {(row["case_id"], row["row"], row["position"]) for row in items if row["part"] == "2"}
    assert {case_id for case_id, _, _ in held} >= {"niigata"}
    assert not any("+" in row["value"] for row in items)


def test_a_time_has_its_western_years_in_columns_of_their_own() -> None:
    when = When(wording="平成20・21年度頃", start=2008, end=2009, unit="fiscal_year", approximate=True)

    assert time_values(when) == ["2008", "2009", "fiscal_year", "true", "平成20・21年度頃"]
    assert time_values(None) == [""] * 5
    head = machine_text("client", "since", rows="contractors").splitlines()[0]
    assert head.endswith("since_start,since_end,since_unit,since_approximate,since_wording,since_status,since_reason")


def test_both_forms_name_in_every_row_what_the_page_names_once_for_a_group() -> None:
    grouped = {"rows": "staffing", "group": "title"}

    row = machine("place", "count", **grouped)[0]

    assert (row["case_id"], row["row"], row["title"]) == ("iizuka-kama-keisen", "1", "飯塚市・嘉麻市・桂川町（福岡県）")
    assert excel("place", "count", **grouped).startswith(
        "\ufeff事例,配置先,人数（人）\r\n飯塚市・嘉麻市・桂川町（福岡県）,"
    )


def test_a_group_that_is_a_column_too_is_given_once() -> None:
    assert machine_text("title", "place", rows="staffing", group="title").startswith("case_id,row,title,place,")


def test_the_machine_form_has_no_machine_dependent_letters() -> None:
    names = {row["name"] for row in machine("name", "situation", rows="milestones")}

    assert "中間報告会(1)" in names


def test_the_machine_form_has_no_mark_and_plain_line_ends() -> None:
    text = machine_text("title", "summary")

    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("slug", real_settings().tables)
def test_every_machine_table_has_unique_column_names_and_full_rows(slug: str) -> None:
    file = real_settings().tables[slug]
    files = machine_files(*file.columns, rows=file.rows, where=file.where, group=file.group)

    for found in files:
        head, *rows = csv.reader(io.StringIO(found.to_csv().decode()))
        assert len(set(head)) == len(head)
        assert all(len(row) == len(head) for row in rows)
        keys = [tuple(row[head.index(name)] for name in found.key) for row in rows]
        assert len(set(keys)) == len(keys) == found.rows > 0


def test_the_excel_form_begins_with_a_byte_order_mark_and_ends_lines_as_windows_does() -> None:
    text = excel("title", "population", rows="municipalities")

    assert text.startswith("\ufeff事例,人口（人）\r\n")
    assert text.count("\n") == text.count("\r\n") == 17


def test_the_excel_form_has_the_words_of_the_page_and_figures_without_separators() -> None:
    text = excel("title", "affiliation", "persons_75", where={"id": "toshima"})

    assert "関係団体" in text
    assert "30461" in text


def test_the_excel_form_says_in_words_what_kind_of_empty_a_value_is() -> None:
    text = excel("municipality", "certification_rate_category1", rows="municipalities")

    assert "桂川町,不明（広域連合のため不明）\r\n" in text
    assert "水戸市,記載なし\r\n" in text


def test_the_excel_form_keeps_a_doubtful_figure_beside_its_mark() -> None:
    text = excel("coordinators_total", where={"id": "toyoake-togo"})

    assert "2［要確認（" in text


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        " =1+1",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
        "\u3000=1",
        "-A1",
        "-1.2.3",
        '=HYPERLINK("x")',
    ],
)
def test_what_a_spreadsheet_would_take_for_a_formula_is_text_in_the_excel_form(formula: str) -> None:
    assert to_excel_text(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["-3", "-0.5", "19.4", "釜石市", "1=1", "", "e-mail", "2018-07-12", "1-a", "1//"])
def test_figures_and_common_text_are_left_as_they_are_in_the_excel_form(text: str) -> None:
    assert to_excel_text(text) == text


@pytest.mark.parametrize("text", ["10/10", "1-2", "2023/5", "1-2-3", "12:30", "032115"])
def test_what_a_spreadsheet_would_take_for_a_day_or_a_time_is_text_in_the_excel_form(text: str) -> None:
    assert to_excel_text(text) == f"'{text}"


def test_a_formula_is_neutralised_in_the_excel_form_and_kept_in_the_machine_form() -> None:
    head = Head((Field("title", "事例"),))

    assert make_lines(head, [["=1+1"]]).csv == b"=1+1\n"
    assert to_excel_lines([[given("=1+1")]], words()) == "'=1+1\r\n"


def test_commas_quotes_and_brackets_survive_both_forms() -> None:
    text = 'a,"b"; [c]|<d>&'

    for line in (make_lines(Head((Field("a", "a"),)), [[text]]).csv.decode(), to_excel_lines([[given(text)]], words())):
        assert next(csv.reader(io.StringIO(line))) == [text]


def test_the_schema_describes_every_kind_of_record() -> None:
    schema = json.loads(to_schema())

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    described = {
        part["properties"]["kind"]["const"] for part in schema["$defs"].values() if "kind" in part.get("properties", {})
    }
    assert described == set(KINDS)


def test_the_schema_has_a_japanese_label_and_description_for_every_field() -> None:
    schema = json.loads(to_schema())

    for part in schema["$defs"].values():
        for name, field in part.get("properties", {}).items():
            assert field.get("title"), name
            assert field.get("description"), name


def test_the_data_files_are_the_same_bytes_when_they_are_made_again() -> None:
    assert to_schema() == to_schema()


def test_the_built_site_holds_every_published_record_in_the_order_of_ids(site: Path) -> None:
    found = json.loads((site / "data/cases.json").read_text(encoding="utf-8"))

    assert list(found) == ["cases"]
    assert [entry["id"] for entry in found["cases"]] == sorted(real_records())
    assert all((site / entry["url"]).is_file() for entry in found["cases"])


def test_the_built_tables_are_those_made_here(site: Path) -> None:
    file = real_settings().tables["municipalities"]
    built = (site / "data/municipalities.csv").read_bytes().decode()

    made = machine_text(*file.columns, rows=file.rows, group=file.group)

    assert sorted(built.splitlines()) == sorted(made.splitlines())
    assert (site / "data/municipalities-excel.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_data_file_holds_a_figure_that_json_has_not(site: Path) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    for path in site.glob("data/*.json"):
        json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)
