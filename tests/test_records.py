"""The real records against the sources: every figure, and what was to be left out."""

import csv
import re
from pathlib import Path

import pytest
from samples import (
    PROJECT,
    case,
    cases,
    coordinator_model,
    real_document,
    real_project,
    real_record,
    real_records,
    real_settings,
    words,
)

from generator.model import PrefectureInitiative, SupportCase
from generator.model.support import LogicModel, StudySession
from generator.model.values import Marked, value_of
from generator.view.cases import make_summary
from generator.view.home import make_matrix
from generator.view.indicators import heads, municipal_rate

TOTALS = {
    "toshima": 5,
    "yokohama": 43,
    "niigata": 34,
    "toyonaka": 29,
    "iizuka-kama-keisen": 19,
    "sakado-tsurugashima": 3,
    "kamaishi": 3,
    "toyoake-togo": 2,
}
FIGURES = list(csv.DictReader((Path(__file__).parent / "figures.csv").read_text(encoding="utf-8").splitlines()))
"""Typed from the source by another hand: an empty value is one that the source does not state."""


def chiba() -> PrefectureInitiative:
    """The record of Chiba Prefecture."""
    record = real_record("chiba")
    assert isinstance(record, PrefectureInitiative)
    return record


def support_case(record_id: str) -> SupportCase:
    """The record of a supported municipality."""
    record = real_record(record_id)
    assert isinstance(record, SupportCase)
    return record


def logic_model() -> LogicModel:
    """The logic model of Fukuchiyama."""
    found = support_case("fukuchiyama").attachments.logic_model
    assert found is not None
    return found


def study_session() -> StudySession:
    """The study session of Hirado."""
    found = support_case("hirado").attachments.study_session
    assert found is not None
    return found


def test_there_are_the_thirteen_records_of_the_plan() -> None:
    kinds = {key: record.kind for key, record in real_records().items()}

    assert {key for key, kind in kinds.items() if kind == "coordinator_model"} == set(TOTALS)
    assert {key for key, kind in kinds.items() if kind == "support_case"} == {
        "mito",
        "izu",
        "fukuchiyama",
        "hirado",
    }
    assert {key for key, kind in kinds.items() if kind == "prefecture_initiative"} == {"chiba"}


def shown(value: object) -> str:
    """A value as the list of figures writes it."""
    if isinstance(value, Marked):
        return "" if value.status == "not_stated" else value.status if value.value is None else str(value.value)
    return str(value)


@pytest.mark.parametrize(
    "row", FIGURES, ids=lambda row: "-".join(filter(None, (row["case"], row["code"], row["field"])))
)
def test_every_figure_is_that_of_the_source(row: dict[str, str]) -> None:
    record = real_record(row["case"])

    if row["code"]:
        town = next(town for town in record.municipalities if town.code == row["code"])
        found: object = getattr(town, row["field"])
    else:
        found = staff_figure(row["case"], row["field"])

    assert shown(found) == row["value"]


def staff_figure(record_id: str, field: str) -> int | None:
    """A head count by its name in the list of figures, such as `heads_prefecture_core`."""
    staffing = coordinator_model(record_id).staffing
    if field == "coordinators_total":
        return value_of(staffing.total)
    _, level, role = field.split("_")
    groups = [group for group in staffing.groups if (group.level, group.role) == (level, role)]
    return heads(groups)


def test_the_list_of_figures_has_every_municipality_and_every_coordinator_model() -> None:
    towns = {(key, town.code) for key, record in real_records().items() for town in record.municipalities}

    assert {(row["case"], row["code"]) for row in FIGURES if row["code"]} == towns
    assert {row["case"] for row in FIGURES if row["field"] == "coordinators_total"} == set(TOTALS)


@pytest.mark.parametrize(("record_id", "total"), TOTALS.items())
def test_the_coordinators_of_a_case_are_as_many_as_the_source_gives(record_id: str, total: int) -> None:
    assert value_of(coordinator_model(record_id).staffing.total) == total


def test_two_levels_are_counted_apart_where_the_source_has_both() -> None:
    iizuka, niigata = coordinator_model("iizuka-kama-keisen"), coordinator_model("niigata")

    assert heads(iizuka.staffing.groups, level="prefecture") == 10
    assert heads(niigata.staffing.groups, level="prefecture") == 1


def test_the_total_of_toyoake_is_in_doubt_since_the_source_speaks_of_many_part_time_ones() -> None:
    total = coordinator_model("toyoake-togo").staffing.total

    assert isinstance(total, Marked)
    assert (total.status, total.value) == ("doubtful", 2)


def test_the_rates_of_keisen_are_unknown_with_the_reason_of_the_source() -> None:
    town = coordinator_model("iizuka-kama-keisen").municipalities[2]

    for rate in (town.certification_rate_category1, town.certification_rate_category2):
        assert isinstance(rate, Marked)
        assert (rate.status, rate.reason) == ("unknown", "広域連合のため不明")


def test_kamaishi_entrusts_nobody_and_keeps_the_dash_of_the_source() -> None:
    contractors = coordinator_model("kamaishi").contractors

    assert isinstance(contractors, Marked)
    assert (contractors.status, contractors.as_written) == ("none", "-")


@pytest.mark.parametrize("record_id", [*TOTALS, "mito", "izu", "fukuchiyama", "hirado"])
def test_certification_rates_are_given_by_one_definition_only(record_id: str) -> None:
    is_model = record_id in TOTALS

    for town in real_record(record_id).municipalities:
        assert (shown(town.certification_rate_total) == "") is is_model
        assert (shown(town.certification_rate_category1) == "") is not is_model


@pytest.mark.parametrize("record_id", TOTALS)
def test_what_effects_rest_on_is_said_of_every_one(record_id: str) -> None:
    assert all(effect.evidence.startswith("self_reported") for effect in coordinator_model(record_id).effects)


@pytest.mark.parametrize("record_id", ["yokohama", "toyonaka", "sakado-tsurugashima", "toyoake-togo", "fukuchiyama"])
def test_where_the_source_contradicts_itself_the_record_says_doubtful(record_id: str) -> None:
    assert "status: doubtful" in real_document(record_id).text


def test_the_matrix_has_four_two_one_and_one_cases_and_two_empty_cells() -> None:
    matrix = make_matrix([make_summary(known, words()) for known in cases()])

    assert [cell.count for row in matrix.rows for cell in row.cells] == [4, 2, 1, 0, 0, 1]
    assert [row.code for row in matrix.rows] == ["related_body", "municipality", "university_npo"]
    assert matrix.columns == ("single", "multiple")


def test_the_logic_model_of_fukuchiyama_has_55_rows_of_which_18_repeat_one_of_37() -> None:
    measures = logic_model().measures
    repeats = [row for row in measures if row.repeat_of is not None]

    assert [row.number for row in measures] == list(range(1, 56))
    assert len(repeats) == 18
    assert len(measures) - len(repeats) == 37


def test_row_41_of_the_logic_model_repeats_no_row_that_is_known_and_row_15_adds_a_note() -> None:
    measures = logic_model().measures

    repeated = measures[40].repeat_of
    assert isinstance(repeated, Marked)
    assert repeated.status == "unknown"
    assert measures[14].repeat_of == 2
    assert measures[14].note is not None


def test_the_logic_model_is_a_draft_under_six_outcomes() -> None:
    model = logic_model()

    assert model.draft
    assert model.draft_note is not None
    assert [outcome.number for outcome in model.outcomes] == [1, 2, 3, 4, 5, 6]


def test_the_two_counts_of_hospitals_in_fukuchiyama_are_in_doubt() -> None:
    figures = support_case("fukuchiyama").features.figures
    hospitals = next(figure.value for figure in figures if figure.label == "病院")

    assert isinstance(hospitals, Marked)
    assert (hospitals.status, hospitals.value) == ("doubtful", 6)


def test_nineteen_professions_of_hirado_give_49_participants() -> None:
    session = study_session()

    assert session.total == 49
    assert len(session.participants) == 19
    assert sum(row.count for row in session.participants) == 49


def test_hirado_says_what_was_left_out_of_its_study_session() -> None:
    assert study_session().left_out is not None
    assert real_record("hirado").privacy_review.done


def test_the_contract_of_izu_ended_and_it_is_said_what_is_now_and_planned() -> None:
    course = support_case("izu").course

    assert course.contract == "ended"
    assert course.now
    assert course.planned


@pytest.mark.parametrize("record_id", ["mito", "izu", "fukuchiyama", "hirado"])
def test_a_supported_municipality_has_five_meetings_with_advice(record_id: str) -> None:
    meetings = support_case(record_id).milestones

    assert len(meetings) == 5
    assert all(meeting.situation and meeting.advice for meeting in meetings)


def test_the_survey_of_chiba_adds_up_to_its_54_municipalities() -> None:
    question = chiba().survey.questions[0]

    assert question.denominator == 54
    assert [value_of(answer.count) for answer in question.answers] == [32, 0, 22]


def test_the_functions_of_chiba_are_shares_of_54_though_the_head_says_32() -> None:
    question = chiba().survey.questions[1]

    assert question.denominator == 54
    assert "32市町村" in question.base
    assert [(value_of(answer.count), value_of(answer.share)) for answer in question.answers] == [
        (22, 40.7),
        (4, 7.4),
        (22, 40.7),
        (16, 29.6),
        (9, 16.7),
        (25, 46.3),
    ]


def test_the_counts_of_reasons_were_lost_and_are_not_made_up() -> None:
    question = chiba().survey.questions[2]

    assert question.denominator == 22
    assert all(value_of(answer.count) is None for answer in question.answers)
    assert question.answers_open


def test_three_programmes_of_chiba_hold_five_budgets() -> None:
    programmes = chiba().programmes
    parts = [part for programme in programmes for part in programme.parts]

    assert len(programmes) == 3
    assert [value_of(part.budget_thousand_yen) for part in parts] == [7500, 14000, 8000, 162000, 7600]


def test_the_subsidy_of_chiba_has_its_rate_and_cap_and_excludes_insurance_work() -> None:
    part = next(part for programme in chiba().programmes for part in programme.parts if value_of(part.cap_thousand_yen))

    assert part.budget_thousand_yen == 162000
    assert (part.subsidy_rate, part.cap_thousand_yen) == ("10/10", 3000)
    assert isinstance(part.excluded, list)
    assert "介護保険" in "".join(part.excluded)


def test_the_designation_of_chiba_is_a_policy_and_its_budget_year_is_not_stated() -> None:
    assert chiba().designation.stage == "policy"
    assert isinstance(chiba().budget_year, Marked)


PERSONAL = re.compile(
    r"8[0-9]\s*歳|８[０-９]\s*歳|[7-9]\d歳(?!以上)|一人暮らしの(男性|女性)|要介護[1-5１-５]の(男性|女性|方)|"
    r"[AＡ](さん|氏)|警察官は|弁護士は|\d-year-old|\d years old"
)


@pytest.mark.parametrize(
    "folder", ["cases", "content", "translations"], ids=["records", "hand-written pages", "translations"]
)
def test_no_example_of_one_person_stands_anywhere(folder: str) -> None:
    for path in sorted((PROJECT / folder).rglob("*")):
        if path.suffix in {".yml", ".md", ".po"}:
            assert PERSONAL.findall(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_every_record_is_checked_for_personal_data_and_names_its_sources(record_id: str) -> None:
    record = real_record(record_id)

    assert record.privacy_review.done
    assert {source.document for source in record.sources} <= set(real_settings().sources)


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_the_names_of_municipalities_come_from_the_registry(record_id: str) -> None:
    towns = real_project().registry.towns

    assert [town.name for town in real_record(record_id).municipalities] == [
        towns[town.code].name for town in real_record(record_id).municipalities
    ]


def test_a_case_knows_its_prefecture_from_its_first_municipality_or_its_own_code() -> None:
    assert case(real_record("iizuka-kama-keisen")).prefecture.name == "福岡県"
    assert case(real_record("chiba")).prefecture.name == "千葉県"


def test_towns_are_not_ranked_by_rates_that_are_not_known() -> None:
    assert all(municipal_rate(coordinator_model(record_id)) is not None for record_id in TOTALS)
