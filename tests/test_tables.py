"""Comparison tables: rows chosen, grouped and sorted as a file says; and what is said of a wrong file."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_inputs, keep_japanese_and_english, unlink_cases
from samples import (
    case,
    cases,
    coordinator_model,
    real_document,
    real_project,
    real_record,
    real_settings,
    words,
)

from generator.bench.corpus import make_record, synthetic_towns
from generator.build import build_site
from generator.check.values import check_value
from generator.input.documents import parse_document
from generator.input.problems import InputError
from generator.input.settings import Rows, TableFile
from generator.page.lists import SPLIT_FROM
from generator.view.cases import Case
from generator.view.columns import Row
from generator.view.fields import column_names, find_column
from generator.view.tabledata import NO_DATA, RowData
from generator.view.tables import Group, MadeRow, Plan, check_tables, make_groups, make_rows

ALL_ROWS: tuple[Rows, ...] = (
    *("cases", "municipalities", "network", "staffing", "contractors"),
    *("funding", "activities", "effects", "governance", "milestones", "programmes"),
)
FILE: dict[str, Any] = {
    "title": "表",
    "question": "何の表ですか。",
    "rows": "cases",
    "columns": ["title"],
    "order": 1,
}


@dataclass(frozen=True)
class Made:
    """A table, made."""

    groups: list[Group]

    @property
    def rows(self) -> list[MadeRow]:
        """Its rows in order."""
        return [row for group in self.groups for row in group.rows]

    @property
    def ids(self) -> list[str]:
        """The cases of its rows, in order."""
        return [row.case_id for row in self.rows]


def plan(**named: object) -> Plan:
    """A table file with its names looked up."""
    return Plan("sample", TableFile.model_validate(FILE | named))


def table(chosen: list[Case] | None = None, **named: object) -> Made:
    """A table over the real cases, or over others."""
    made = plan(**named)
    known = cases() if chosen is None else chosen
    return Made(make_groups(row for one in known for row in make_rows(made, one, words()).made))


def data_of(record_id: str, **named: object) -> RowData:
    """What a real case gives to a table as data."""
    return make_rows(plan(**named), case(real_record(record_id)), words()).data


def check(text: str) -> InputError:
    """What the check says of a table file."""
    document = parse_document("content/tables/sample.yml", text.encode())
    with pytest.raises(InputError) as caught:
        check_tables([document], {"sample": check_value(TableFile, document)})
    return caught.value


def test_rows_stand_in_the_order_of_the_cases_where_the_file_asks_for_none() -> None:
    assert table().ids == [known.id for known in cases()]


def test_rows_that_do_not_fit_the_condition_are_left_out() -> None:
    made = table(where={"affiliation": "municipality"})

    assert made.ids == ["kamaishi"]


def test_every_condition_has_to_hold() -> None:
    made = table(where={"affiliation": "related_body", "coverage": "multiple"})

    assert made.ids == ["iizuka-kama-keisen", "sakado-tsurugashima"]


def test_a_condition_on_yes_or_no_is_written_as_in_the_data() -> None:
    made = table(rows="staffing", columns=["title"], where={"full_time": "true", "dedicated": "true"})

    assert "toshima" in made.ids
    assert "toyonaka" not in made.ids


def test_a_condition_that_nothing_fits_gives_a_table_without_rows() -> None:
    assert table(where={"affiliation": "nobody"}).rows == []


def test_rows_are_sorted_by_figures_and_not_by_their_digits() -> None:
    made = table(where={"kind": "coordinator_model"}, sort=["coordinators_total"])

    assert made.ids[-3:] == ["toyonaka", "niigata", "yokohama"]
    assert made.ids[0] == "toyoake-togo"


def test_a_minus_sorts_from_the_largest() -> None:
    made = table(where={"kind": "coordinator_model"}, sort=["-coordinators_total"])

    assert made.ids[:3] == ["yokohama", "niigata", "toyonaka"]


@pytest.mark.parametrize("order", ["coordinators_total", "-coordinators_total"])
def test_rows_without_the_figure_come_last_in_either_direction(order: str) -> None:
    made = table(sort=[order])

    assert set(made.ids[-5:]) == {"chiba", "fukuchiyama", "hirado", "izu", "mito"}


def test_rows_equal_in_the_first_order_are_sorted_by_the_second() -> None:
    made = table(where={"kind": "coordinator_model"}, sort=["coordinators_total", "-coordinators_per_10k_75"])

    assert made.ids[1:3] == ["kamaishi", "sakado-tsurugashima"]


def test_rows_equal_in_every_order_keep_that_of_the_cases() -> None:
    made = table(sort=["kind"])

    supported = [key for key in made.ids if key in {"fukuchiyama", "hirado", "izu", "mito"}]
    assert supported == ["fukuchiyama", "hirado", "izu", "mito"]


def test_groups_stand_in_the_order_of_the_vocabulary_with_their_counts() -> None:
    made = table(where={"kind": "coordinator_model"}, group="affiliation")

    assert [(group.cell.raw, len(group.rows)) for group in made.groups if group.cell] == [
        (("related_body",), 6),
        (("municipality",), 1),
        (("university_npo",), 1),
    ]


def test_rows_without_the_value_of_the_group_make_a_group_of_their_own_at_the_end() -> None:
    made = table(group="affiliation")

    last = made.groups[-1]
    assert last.cell is not None
    assert (last.cell.status, len(last.rows)) == ("not_stated", 5)


def test_a_row_for_every_municipality_and_none_for_a_prefecture() -> None:
    made = table(rows="municipalities", columns=["municipality"])

    assert len(made.rows) == 16
    assert "chiba" not in made.ids
    assert made.ids.count("iizuka-kama-keisen") == 3


def test_a_list_that_the_source_states_as_none_is_one_row_with_its_mark() -> None:
    made = table(rows="contractors", columns=["contractor"], where={})

    row = next(row for row in made.rows if row.case_id == "kamaishi")
    data = data_of("kamaishi", rows="contractors", columns=["contractor"], where={})
    assert data.main.csv == b"kamaishi,1,,none,\n"
    assert "なし" in row.html


def test_a_row_carries_its_anchor_and_its_case_has_lines_of_data() -> None:
    row = table(rows="municipalities", columns=["municipality", "population"]).rows[-1]
    data = data_of("yokohama", rows="municipalities", columns=["municipality", "population"])

    assert row.case_id == "yokohama"
    assert row.html.startswith('<tr id="row-sample-yokohama-0"><th scope="row">')
    assert data.main.csv.decode() == "yokohama,1,141003,14100,横浜市,3777491,,\n"
    assert data.excel == "横浜市,3777491\r\n"


def test_rows_in_another_language_have_no_lines_of_data() -> None:
    record = real_record("kamaishi")

    rows = make_rows(plan(), case(record), words("en"))

    assert rows.made
    assert rows.data == NO_DATA


def test_the_rows_of_one_case_are_the_same_whichever_cases_stand_beside_it() -> None:
    alone = table([case(real_record("niigata"))], rows="staffing", columns=["title", "count"]).rows

    together = table(rows="staffing", columns=["title", "count"]).rows

    assert alone == [row for row in together if row.case_id == "niigata"]


def test_an_unknown_column_is_refused_with_file_line_and_the_nearest_name() -> None:
    error = check(
        "title: 表\nquestion: 何ですか。\norder: 1\nrows: cases\ncolumns:\n  - title\n  - coordinators_totl\n"
    )

    assert error.to_text("ja") == (
        "content/tables/sample.yml:7:5: columns[1]: coordinators_totl という列はありません。\n"
        "    使える名は content/data.md の「項目の一覧」にあります。\n"
        "    もしかして: coordinators_total\n"
        "1 件の問題があります。サイトは更新していません。"
    )


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("sort: [-populaton]", "sort[0]"),
        ("group: affilation", "group"),
        ("where: {knd: coordinator_model}", "where.knd"),
    ],
)
def test_an_unknown_name_is_refused_wherever_a_table_names_columns(line: str, field: str) -> None:
    error = check(f"title: 表\nquestion: 何ですか。\norder: 1\nrows: municipalities\ncolumns: [title]\n{line}\n")

    assert [(found.field, found.line, found.kind) for found in error.problems] == [(field, 6, "unknown_column")]


def test_all_unknown_names_of_a_table_are_reported_at_once() -> None:
    error = check("title: 表\nquestion: 何ですか。\norder: 1\nrows: cases\ncolumns: [aa, title, bb]\nsort: [cc]\n")

    assert len(error.problems) == 3


@pytest.mark.parametrize("rows", ALL_ROWS)
def test_every_column_that_a_table_may_name_gives_a_cell_for_every_row(rows: Rows) -> None:
    broken = []

    for name in sorted(column_names(rows)):
        try:
            table(rows=rows, columns=[name])
        except (AttributeError, TypeError, KeyError, IndexError, RuntimeError) as error:
            broken.append(f"{name}: {type(error).__name__}")

    assert broken == []


def test_a_field_of_a_part_comes_before_one_of_the_same_name_of_the_case() -> None:
    activity = case(coordinator_model("kamaishi"))
    column = find_column("frequency", "activities")

    assert column is not None
    assert column.cell(Row(activity, coordinator_model("kamaishi").activities[0]), words()).shown == (
        "チームかまいし定例会：月1–2回",
    )


def test_a_name_that_nothing_has_is_no_column() -> None:
    assert find_column("no_such_field", "cases") is None


@pytest.mark.parametrize("slug", real_settings().tables)
def test_every_table_of_the_project_has_rows_with_a_cell_in_every_place(slug: str) -> None:
    made = Plan(slug, real_settings().tables[slug])
    rows = [row for known in cases() for row in make_rows(made, known, words()).made]

    assert rows
    assert all(row.html.count("<th") + row.html.count("<td") == len(made.columns) for row in rows)
    assert made.form.fields[0].name == "case_id"


def test_tables_are_shown_in_the_order_that_their_files_ask_for() -> None:
    orders = [file.order for file in real_settings().tables.values()]

    assert orders == sorted(orders)


def test_a_table_file_with_a_misspelt_field_is_refused() -> None:
    document = parse_document("content/tables/a.yml", "titel: 表\n".encode())

    with pytest.raises(InputError) as caught:
        check_value(TableFile, document)

    assert "もしかして: title" in caught.value.to_text("ja")


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of as many cases as make one page of a table too long."""
    root = copy_inputs(tmp_path_factory.mktemp("large"))
    keep_japanese_and_english(root)
    shutil.rmtree(root / "cases")
    (root / "cases").mkdir()
    unlink_cases(root)
    towns = synthetic_towns(real_project().registry)
    for number in range(1, SPLIT_FROM + 1):
        record_id, text = make_record(real_document("kamaishi"), number, towns)
        (root / f"cases/{record_id}.yml").write_text(text, encoding="utf-8")
    build_site(root, root / "site", None)
    return root / "site"


def row_ids(path: Path) -> list[str]:
    """The ids of the rows of a table's page."""
    return re.findall(r'<tr id="(row-[^"]+)"', path.read_text(encoding="utf-8"))


def test_a_table_of_more_than_two_hundred_cases_has_a_page_for_each_prefecture(large_site: Path) -> None:
    pages = sorted((large_site / "tables").glob("municipalities-*.html"))

    rows = [row for page in pages for row in row_ids(page)]

    assert len(pages) > 30
    assert all(row_ids(page) for page in pages)
    assert len(set(rows)) == len(rows) == SPLIT_FROM


def test_the_address_of_a_large_table_leads_to_the_pages_of_its_prefectures(large_site: Path) -> None:
    html = (large_site / "tables/municipalities.html").read_text(encoding="utf-8")

    linked = set(re.findall(r'href="(municipalities-\d\d\.html)"', html))

    assert linked == {page.name for page in (large_site / "tables").glob("municipalities-*.html")}
    assert row_ids(large_site / "tables/municipalities.html") == []


def test_a_case_leads_to_the_page_of_the_table_that_it_stands_on(large_site: Path) -> None:
    html = (large_site / "cases/case-00001.html").read_text(encoding="utf-8")

    page = re.search(r'href="\.\./tables/(municipalities-\d\d\.html)"', html)

    assert page is not None
    assert "row-municipalities-case-00001-0" in row_ids(large_site / "tables" / page[1])


def test_the_data_of_a_large_table_is_one_file_with_every_row(large_site: Path) -> None:
    lines = (large_site / "data/municipalities.csv").read_text(encoding="utf-8").splitlines()

    assert len(lines) == SPLIT_FROM + 1


def test_the_tables_of_the_project_are_one_page_each(site: Path) -> None:
    assert {path.stem for path in (site / "tables").glob("*.html")} == {"index", *real_settings().tables}
