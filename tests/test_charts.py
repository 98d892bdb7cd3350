"""Charts show the figures of the records and nothing else, and their names never cover each other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page
from samples import cases, real_record, words
from test_accessibility import find_violations

from generator.model import PrefectureInitiative, SupportCase
from generator.model.values import value_of
from generator.picture import chart_views, survey_charts
from generator.picture.charts import NARROW, WIDE, Bar, Bars, Names, Pair
from generator.picture.scatter import Box, Label, Scatter
from generator.view.cases import Summary, make_summary


@cache
def summaries(key: str = "ja") -> tuple[Summary, ...]:
    return tuple(sorted((make_summary(case, words(key)) for case in cases()), key=lambda case: case.order))


def scatters(key: str) -> list[Scatter]:
    made = chart_views.make_population(summaries(key), words(key), False)  # noqa: FBT003 - few cases
    drawn = [chart for chart_pair in made.charts for chart in (chart_pair.wide, chart_pair.narrow)]
    return [chart for chart in drawn if isinstance(chart, Scatter)]


def texts(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def overlaps(boxes: Sequence[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for place, one in enumerate(boxes) for other in boxes[place + 1 :] if one.meets(other)]


@pytest.mark.parametrize("key", ["ja", "en"])
def test_every_town_has_its_name_and_no_name_covers_another(key: str) -> None:
    for chart in scatters(key):
        labels = chart.labels()

        assert sorted(label.text for label in labels) == sorted(point.label for point in chart.points)
        assert overlaps([label.box for label in labels]) == []
        assert all(label.box.left >= 0 and label.box.right <= chart.width for label in labels)


@pytest.mark.parametrize("key", ["ja", "en"])
def test_no_name_covers_the_point_of_another_town(key: str) -> None:
    for chart in scatters(key):
        marks = [Box(x - 3, y - 3, x + 3, y + 3) for x, y in map(chart.place, chart.points)]

        assert [label.text for label in chart.labels() for mark in marks if label.box.meets(mark)] == []


def test_a_name_beside_its_point_is_nearer_to_it_than_to_any_other() -> None:
    for chart in scatters("ja"):
        places = {point.label: chart.place(point) for point in chart.points}

        def rivals(label: Label, places: dict[str, tuple[float, float]] = places) -> list[str]:
            return [name for name, place in places.items() if name != label.text and not label.is_clear([place])]

        assert [label.text for label in chart.labels() if not label.is_far and rivals(label)] == []


def test_points_stand_where_the_figures_of_their_records_say() -> None:
    chart = scatters("ja")[0]
    figures = {
        town.name: (value_of(town.population), value_of(town.ageing_rate_75))
        for case in cases()
        for town in case.record.municipalities
    }

    assert {point.label: (point.x, point.y) for point in chart.points} == figures
    across = sorted(chart.points, key=lambda point: chart.place(point)[0])
    assert [point.x for point in across] == sorted(point.x for point in chart.points)


def test_a_town_without_a_figure_is_named_below_the_chart() -> None:
    kamaishi = next(case for case in summaries() if case.id == "kamaishi")
    unknown = kamaishi.traits.towns[0].population._replace(number=None, shown=(), status="unknown", reason="不明の理由")
    town = replace(kamaishi.traits.towns[0], population=unknown)
    changed = replace(kamaishi, traits=replace(kamaishi.traits, towns=(town,)))
    others = [case for case in summaries() if case.id != "kamaishi"]

    made = chart_views.make_population([*others, changed], words(), False)  # noqa: FBT003 - few cases

    assert [row.name for row in made.missing] == ["釜石市"]
    assert "釜石市" not in made.charts[0].wide.draw()


def test_rates_are_those_of_the_table_in_the_order_of_prefectures() -> None:
    made = chart_views.make_rates(summaries(), words(), False)  # noqa: FBT003 - few cases

    assert made.chart
    shown = texts(made.chart.wide.draw())
    rates = [case.traits.rate.shown[0] for case in made.rows]
    assert [text.partition("人")[0] for text in shown if "." in text] == rates
    assert [case.prefecture.code for case in made.rows] == sorted(case.prefecture.code for case in made.rows)


def test_a_doubtful_rate_says_so_in_words_and_by_its_outline() -> None:
    made = chart_views.make_rates(summaries(), words(), False)  # noqa: FBT003 - few cases

    assert made.chart
    drawn = made.chart.wide.draw()
    assert "1.36人（要確認）" in texts(drawn)
    assert drawn.count("rk-chart-bar--doubtful") == 1


def test_dots_stand_for_the_professions_of_the_records() -> None:
    made = chart_views.make_professions(summaries(), words(), False)  # noqa: FBT003 - few cases

    assert made.chart
    drawn = made.chart.wide.draw()
    named = sum(len(case.traits.professions) for case in made.rows)
    doubtful = sum(len(case.traits.doubtful) for case in made.rows)
    assert drawn.count("rk-chart-dot--present") + drawn.count("rk-chart-dot--doubtful") == named == sum(made.counts)
    assert drawn.count("rk-chart-dot--doubtful") == doubtful == 2
    assert texts(drawn).count("等") == sum(1 for case in made.rows if case.traits.is_open)


def test_answers_of_chiba_stand_on_all_54_municipalities() -> None:
    record = real_record("chiba")
    assert isinstance(record, PrefectureInitiative)
    _, functions, reasons = record.survey.questions

    chart = survey_charts.answers_chart(words(), functions, "functions")

    assert chart
    assert isinstance(chart.wide, Bars)
    assert chart.wide.most == 54
    assert [row.value for row in chart.wide.rows] == [22, 4, 22, 16, 9, 25]
    assert chart.wide.rows[0].shown == "22（40.7%）"
    assert survey_charts.answers_chart(words(), reasons, "reasons") is None, "its counts are not stated"


def test_the_participants_of_hirado_add_up_to_49() -> None:
    record = real_record("hirado")
    assert isinstance(record, SupportCase)
    assert record.attachments.study_session

    chart = survey_charts.participants_chart(words(), record.attachments.study_session, "participants")

    assert isinstance(chart.wide, Bars)
    assert len(chart.wide.rows) == 19
    assert sum(row.value or 0 for row in chart.wide.rows) == 49


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_bar_is_as_long_as_its_figure(width: float) -> None:
    bars = Bars(Names("x", "", ""), (Bar("a", 2, "2"), Bar("b", 4, "4"), Bar("c", None, "記載なし")), 5, width=width)

    drawn = bars.draw()

    lengths = [float(length) for length in re.findall(r'rk-chart-bar" x="[^"]+" y="[^"]+" width="([^"]+)"', drawn)]
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=0.2)
    assert "記載なし" in texts(drawn)


def test_no_chart_grows_without_end() -> None:
    many = [replace(case, id=f"{case.id}-{number}") for number in range(140) for case in summaries()]
    views = [make(many, words(), True) for make in chart_views.CHARTS.values()]  # noqa: FBT003 - many cases

    population, rates, professions = views

    assert isinstance(population, chart_views.Population)
    assert sum(sum(counts) for _, counts in population.bands) == 140 * 16
    assert not population.rows
    assert not rates.rows
    assert not professions.rows
    for made in (rates, professions):
        assert not isinstance(made, chart_views.Population)
        assert isinstance(made.chart, Pair)
        assert len(made.chart.wide.draw()) < 8_000


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("width", [1280, 320])
def test_texts_of_a_chart_stay_inside_it_and_apart(page: Page, site: Path, folder: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / folder / "charts.html").as_uri())

    found = page.evaluate("""() => [...document.querySelectorAll('.rk-chart-svg')]
      .filter(svg => svg.checkVisibility()).map(svg => {
        const frame = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect());
        const small = [...svg.querySelectorAll('text')]
          .filter(text => parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width < 12);
        const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 &&
          a.top < b.bottom - 5 && b.top < a.bottom - 5;
        return [
          boxes.filter(box => box.left < frame.left - 1 || box.right > frame.right + 1).length,
          boxes.filter((a, i) => boxes.some((b, j) => i < j && meets(a, b))).length,
          small.length];
      })""")

    assert found == [[0, 0, 0]] * 4


def test_the_page_of_charts_has_no_violation(page: Page, site: Path) -> None:
    page.goto((site / "charts.html").as_uri())
    page.locator("summary", has_text="表で見る").first.click()

    assert find_violations(page, (1280, "light"), (360, "dark")) == []
    assert page.get_by_role("img", name="人口と75歳以上の割合（%）").count() == 1


def test_the_table_beside_the_points_has_the_same_figures(page: Page, site: Path) -> None:
    page.goto((site / "charts.html").as_uri())

    rows = page.locator("table:has(#population-table) tbody tr").all_text_contents()

    figures = [(point.label, f"{point.x:,.0f}", f"{point.y:.1f}") for point in scatters("ja")[0].points]
    assert len(rows) == len(figures) == 16
    assert all(all(part in row for part in parts) for row, parts in zip(rows, figures, strict=True))
