"""The timeline shows what the sources date, where they date it, and says the rest in words."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page
from samples import cases, coordinator_model, real_settings, words
from test_accessibility import find_violations

from generator.picture.timeline import PROGRAMME, Timeline, levels_of, make_timeline, mark_of
from generator.view.cases import Summary, make_summary


@cache
def summaries() -> tuple[Summary, ...]:
    return tuple(sorted((make_summary(case, words()) for case in cases()), key=lambda case: case.order))


@cache
def timeline() -> Timeline:
    return make_timeline(summaries(), words(), False)  # noqa: FBT003 - few cases


def test_every_dated_step_of_every_case_has_one_number() -> None:
    models = [coordinator_model(case.id) for case in summaries() if case.affiliation]
    dated = sum(1 for model in models for step in model.background if step.when)
    undated = sum(1 for model in models for step in model.background if not step.when)

    numbers = [entry.number for lane in (timeline().programme, *timeline().lanes) for entry in lane.entries]

    assert numbers == list(range(1, len(PROGRAMME) + dated + 1))
    assert sum(len(lane.undated) for lane in timeline().lanes) == undated


@pytest.mark.parametrize(
    ("case_id", "marks"),
    [
        ("kamaishi", [(2007.0, 2008.0), (2012.0, 2013.0), (2014.0, 2015.0), (2019.0, 2020.0)]),
        ("toshima", [(2008.25, 2010.25)]),
        ("sakado-tsurugashima", [(2015.0, 2016.0)]),
    ],
)
def test_a_mark_covers_the_time_that_the_source_names(case_id: str, marks: list[tuple[float, float]]) -> None:
    lane = next(lane for lane in timeline().lanes if lane.url == f"cases/{case_id}.html")

    assert [(mark_of(entry).start, mark_of(entry).end) for entry in lane.entries] == marks


def test_open_ends_and_rough_times_show_as_such() -> None:
    by_case = {lane.url: [mark_of(entry) for entry in lane.entries] for lane in timeline().lanes}

    until, since = by_case["cases/yokohama.html"]
    assert (until.is_from_before, until.goes_on) == (True, False)
    assert (since.is_from_before, since.goes_on) == (False, True)
    assert by_case["cases/sakado-tsurugashima.html"][0].is_approximate
    assert not by_case["cases/toshima.html"][0].goes_on


def test_no_mark_of_a_lane_covers_another() -> None:
    for _, marks in timeline().drawing.lanes:
        levels = levels_of(marks)
        placed = list(zip(marks, levels, strict=True))

        assert [
            (one.number, other.number)
            for place, (one, level) in enumerate(placed)
            for other, other_level in placed[place + 1 :]
            if level == other_level and one.start < other.end and other.start < one.end
        ] == []


def test_the_axis_has_both_calendars() -> None:
    drawn = timeline().drawing

    shown = dict(zip(drawn.years, drawn.eras, strict=True))

    assert (drawn.years[0], drawn.years[-1]) == (2006, 2023)
    assert (shown[2006], shown[2018], shown[2019], shown[2023]) == ("平成18", "30", "令和元", "5")


def test_dates_of_the_programme_name_a_known_document() -> None:
    assert {event.document for event in PROGRAMME} <= real_settings().sources.keys()


def test_many_cases_are_counted_by_year() -> None:
    many = [replace(case, id=f"{case.id}-{number}") for number in range(140) for case in summaries()]

    made = make_timeline(many, words(), True)  # noqa: FBT003 - many cases

    assert made.lanes == ()
    assert dict(made.counts)[2016] == 140 * 3
    assert len(made.drawing.draw()) < 10_000


def test_every_number_of_the_drawing_stands_in_the_list_below(page: Page, site: Path) -> None:
    page.goto((site / "timeline.html").as_uri())

    drawn = page.locator(".rk-timeline-scroll .rk-chart-number").all_text_contents()
    listed = page.locator(".rk-step-number").all_text_contents()

    assert sorted(drawn) == sorted(listed)
    assert page.locator(".rk-lane h3 a").count() == 8


def test_a_phone_gets_the_list_alone_and_no_page_scrolls_sideways(page: Page, site: Path) -> None:
    page.goto((site / "timeline.html").as_uri())
    for width, is_drawn in ((320, False), (768, True), (1280, True)):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.locator(".rk-timeline-scroll").is_visible() is is_drawn
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert find_violations(page, (1280, "light"), (360, "dark")) == []
