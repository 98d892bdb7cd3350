"""The bureau's meetings, seminars and schedule: as data, as files, and on their page."""

import csv
import io
import pickle
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from browser import read_address
from playwright.sync_api import Page, expect
from samples import real_project, real_settings, words
from test_accessibility import find_violations
from test_pages import TOO_WIDE
from test_table_script import open_table

from generator.check.settings import check_settings
from generator.data.event_sheets import make_sheets
from generator.input.documents import parse_document
from generator.input.problems import InputError
from generator.model.events import PastEvent, Period, Planned
from generator.model.values import Marked, value_of
from generator.view.events import agreement, interval, period_text

TABLES = {"meetings": 9, "seminars": 17, "case-studies": 8, "schedule": 19}
"""The tables of the page with their rows."""


def events(kind: str) -> list[PastEvent]:
    """The events of a kind."""
    return [event for series in real_settings().events.series if series.event_kind == kind for event in series.events]


def planned(activity: str) -> Planned:
    """A row of the schedule."""
    return next(row for row in real_settings().events.schedule.rows if row.activity == activity)


def message(old: str, new: str) -> str:
    """What is said of the file of events with its first such text changed; `@` stands for the line of the change."""
    document = real_project().events
    before, found, after = document.text.partition(old)
    assert found
    wrong = parse_document(document.file, (before + new + after).encode())
    with pytest.raises(InputError) as refused:
        check_settings(replace(real_project(), events=wrong))
    line = before.count("\n") + 1
    return refused.value.to_text("en").replace(f"{document.file}:{line}:", f"{document.file}:@:")


def rows_of(site: Path, name: str) -> list[dict[str, str]]:
    """A file of data, read back."""
    text = (site / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_bureau_has_held_nine_sub_meetings_seventeen_seminars_and_eight_case_study_meetings() -> None:
    assert {kind: len(events(kind)) for kind in ("meeting", "seminar", "case_study")} == {
        "meeting": 9,
        "seminar": 17,
        "case_study": 8,
    }


def test_one_seminar_took_two_days() -> None:
    long = [event for event in events("seminar") if event.until]

    assert [(event.date, event.until, event.place) for event in long] == [
        ("2016-11-15", "2016-11-16", "ホテルやまなみ 大会議室（山梨県）")
    ]


def test_formats_follow_the_column_of_places() -> None:
    found = Counter(event.event_format for kind in ("meeting", "seminar", "case_study") for event in events(kind))

    assert found == {"on_site": 24, "online": 8, "hybrid": 2}


def test_co_hosts_are_named_where_the_source_names_them_and_not_stated_elsewhere() -> None:
    named = {event.date: value_of(event.co_hosts) for event in events("seminar") if value_of(event.co_hosts)}

    assert len(named) == 7
    assert named["2021-08-04"] == ["関東地方整備局", "関東地方更生保護委員会", "東京矯正管区"]
    assert [event.date for event in events("case_study") if value_of(event.co_hosts)] == ["2019-07-10"]
    assert {event.co_hosts.status for event in events("meeting") if isinstance(event.co_hosts, Marked)} == {
        "not_stated"
    }


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        ("地域づくり加速化事業 関東信越ブロック研修会", "apart"),
        ("都県協議会分科会", "within"),
        ("地域包括ケア推進都県協議会", "within"),
        ("地域づくり加速化事業", "within"),
        ("地域包括ケア応援セミナー", "no_time"),
        ("事例研究会", "single"),
        ("さいたま新都心意見交換会", "single"),
    ],
)
def test_the_times_of_the_two_documents_are_compared_by_months(activity: str, expected: str) -> None:
    assert agreement(planned(activity)) == expected


def test_the_same_months_agree_whatever_the_days() -> None:
    chart, plan = Period(first="2023-05-30", last="2023-05-30"), Period(first="2023-05", last="2023-05")

    assert agreement(planned("事例研究会").model_copy(update={"chart": [chart], "plan": [plan]})) == "same"


@pytest.mark.parametrize(
    ("period", "text", "data"),
    [
        (
            {"first": "2023-10", "last": "2024-01", "approximate": True},
            "2023年10月から2024年1月頃まで",
            "2023-10~/2024-01~",
        ),
        ({"first": "2023-07", "last": "2023-07", "approximate": True}, "2023年7月頃", "2023-07~/2023-07~"),
        ({"first": "2023-05-30", "last": "2023-05-30"}, "2023年5月30日", "2023-05-30/2023-05-30"),
        ({"first": "2023-04", "what": "交付確定"}, "交付確定：2023年4月以降", "交付確定: 2023-04/.."),
        ({"last": "2024-03", "detail": "3月中旬"}, "2024年3月まで（3月中旬）", "../2024-03 (3月中旬)"),
    ],
)
def test_a_period_is_told_in_words_and_as_data(period: dict[str, object], text: str, data: str) -> None:
    made = Period.model_validate(period)

    assert (period_text(made, words()), interval(made)) == (text, data)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("event_format: on_site", "event_format: onsite", "Did you mean: on_site"),
        ('date: "2018-07-12"', 'date: "2018-7-12"', "events.yml:@:16: series[0].events[0].date: must be a date"),
        ("theme: 介護", "them: 介護", "series[0].events[0].them: is not a known field"),
        ('until: "2016-11-16"', 'until: "2016-11-14"', "series[1].events[2]: until must be after date"),
        (
            'date: "2019-02-22"',
            'date: "2018-07-12"',
            "events.yml:@:15: series[0].events[1].date: must be after the one",
        ),
        ("{status: none, as_written: オンライン}", "厚生局", "series[0].events[7]: an event has a place unless"),
        ("bureau-programme-2023", "bureau-2022", "events.yml:@:24: series[0].source.document: there is no source"),
        ('first: "2023-10", last: "2023-10"', 'first: "2023-10", last: "2023-09"', "last must not be before first"),
        ('first: "2023-10", last: "2023-10"', "approximate: true", "needs first or last"),
        ('first: "2023-10"', 'first: "2023-13"', "first: must be a month such as 2023-05 or a day"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_file_and_line(old: str, new: str, expected: str) -> None:
    said = message(old, new)

    assert said.startswith("content/data/events.yml:")
    assert expected in said


def test_every_word_of_a_kind_format_and_agreement_stands_in_the_vocabulary() -> None:
    vocabulary = real_settings().vocabulary

    assert {"meeting", "seminar", "case_study"} == vocabulary["event_kind"].keys()
    assert {"on_site", "online", "hybrid"} == vocabulary["event_format"].keys()
    assert {agreement(row) for row in real_settings().events.schedule.rows} <= vocabulary["agreement"].keys()


def test_the_file_for_programs_has_every_event_with_codes_and_the_kinds_of_empty(site: Path) -> None:
    rows = rows_of(site, "events")

    assert Counter(row["event_kind"] for row in rows) == {"meeting": 9, "seminar": 17, "case_study": 8}
    assert len({row["event_id"] for row in rows}) == 34
    online = next(row for row in rows if row["event_id"] == "seminar-2021-08-04")
    assert (online["place"], online["place_status"], online["event_format"]) == ("", "none", "online")
    assert online["co_hosts_count"] == "3"
    hosts = [row["value"] for row in rows_of(site, "events-items") if row["event_id"] == online["event_id"]]
    assert hosts == ["関東地方整備局", "関東地方更生保護委員会", "東京矯正管区"]
    assert next(row for row in rows if row["until"])["until"] == "2016-11-16"


def test_the_file_for_excel_has_every_event_in_words(site: Path) -> None:
    rows = rows_of(site, "events-excel")

    assert len(rows) == 34
    assert rows[0] == {
        "種類": "都県協議会分科会",
        "開催日": "2018-07-12",
        "最後の日": "",
        "場所": "厚生局",
        "形式": "会場",
        "テーマ": "介護従事者確保対策",
        "共催": "記載なし",
    }


def test_the_files_of_the_schedule_keep_both_documents(site: Path) -> None:
    block = next(row for row in rows_of(site, "events-schedule") if "ブロック" in row["activity"])

    assert (block["chart_count"], block["plan_count"], block["agreement"]) == ("1", "1", "apart")
    items = [row for row in rows_of(site, "events-schedule-items") if row["schedule_id"] == block["schedule_id"]]
    ends = {row["field"]: row["value"] for row in items}
    assert [ends[f"chart.{end}"] for end in ("first", "last", "approximate")] == ["2023-11", "2024-03", "false"]
    assert [ends[f"plan.{end}"] for end in ("first", "last", "approximate")] == ["2023-10", "2024-01", "true"]
    assert len(rows_of(site, "events-schedule-excel")) == TABLES["schedule"]


def test_another_process_gets_the_same_events() -> None:
    assert pickle.loads(pickle.dumps(real_settings().events)) == real_settings().events  # noqa: S301 - our own


def test_the_same_events_give_the_same_bytes() -> None:
    make = partial(make_sheets, real_settings().events, words())

    assert make()["events"].files("a", "b", "c") == make()["events"].files("a", "b", "c")


@pytest.mark.parametrize("start", ["events.html", "en/events.html"])
def test_the_page_shows_every_event_in_each_language(site: Path, page: Page, start: str) -> None:
    open_table(page, site, start)

    for name, count in TABLES.items():
        table = page.locator(f'[data-rk-tools="events-{name}"] + .rk-scroll table')
        expect(table.locator("caption")).to_have_count(1)
        expect(table.locator("tbody tr > th[scope=row]")).to_have_count(count)
    two_days = page.locator("#seminar-2016-11-15 th")
    expect(two_days).to_contain_text("2016年11月16日" if start == "events.html" else "16 November 2016")


def test_rows_are_chosen_by_year_and_format_and_the_address_keeps_it(site: Path, page: Page) -> None:
    open_table(page, site, "events.html")
    tools = page.locator('[data-rk-tools="events-seminars"]')

    tools.get_by_label("開催した年").select_option("2021")
    tools.get_by_role("combobox", name="形式").select_option("online")

    expect(page.locator('[id^="seminar-"]:visible')).to_have_count(1)
    expect(tools.locator("~ output").first).to_contain_text("17行のうち1行")
    assert read_address(page).endswith("?events-seminars-year=2021&events-seminars-event_format=online")
    page.reload()
    expect(page.locator('[id^="seminar-"]:visible')).to_have_count(1)


def test_a_year_without_an_event_in_the_address_is_named_and_all_rows_stay(site: Path, page: Page) -> None:
    open_table(page, site, "events.html?events-meetings-year=1999")

    expect(page.get_by_role("status").filter(has_text="1999")).to_be_visible()
    expect(page.locator('[id^="meeting-"]:visible')).to_have_count(9)


def test_days_sort_by_time_in_every_language(site: Path, page: Page) -> None:
    open_table(page, site, "en/events.html?events-case-studies-sort=-date")
    rows = page.locator('[data-rk-tools="events-case-studies"] + .rk-scroll tbody th')

    assert rows.first.inner_text() == "17 February 2022"
    assert rows.last.inner_text() == "19 March 2018"


def test_what_is_chosen_is_what_the_page_gives_as_csv(site: Path, page: Page) -> None:
    open_table(page, site, "events.html?events-meetings-event_format=hybrid")

    with page.expect_download() as download:
        page.locator('[data-rk-tools="events-meetings"] [data-rk-csv]').click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))

    assert [row[0] for row in rows] == ["開催日", "2021年6月16日", "2021年10月1日"]


def test_the_search_finds_an_event_by_its_theme(site: Path, page: Page) -> None:
    page.goto((site / "search.html").as_uri() + "?q=万国橋")

    expect(page.get_by_role("link", name="会議とセミナー").first).to_be_visible()


def test_without_a_script_every_row_is_there(site: Path) -> None:
    html = (site / "events.html").read_text(encoding="utf-8")

    assert html.count('<tr id="') == sum(TABLES.values())
    assert "食い違う" in html


@pytest.mark.parametrize("start", ["events.html", "en/events.html"])
def test_the_page_fits_and_meets_wcag(site: Path, page: Page, start: str) -> None:
    open_table(page, site, start)

    assert find_violations(page, (320, "light"), (1280, "dark")) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(TOO_WIDE) == []
