"""Figures derived from the real records."""

import pytest
from samples import coordinator_model, real_record, real_records

from generator.model import CoordinatorModel
from generator.model.values import Marked, Text, value_of
from generator.view.indicators import (
    coordinators_per_10k,
    heads,
    heads_by_form,
    municipal_rate,
    persons,
    persons_75,
    professions,
)

UNKNOWN: Marked[int] = Marked(status="unknown", reason=Text("資料にありません。"))


@pytest.mark.parametrize(
    ("record_id", "rate"),
    [
        ("toshima", 1.64),
        ("yokohama", 0.89),
        ("niigata", 2.81),
        ("iizuka-kama-keisen", 3.10),
        ("kamaishi", 4.18),
    ],
)
def test_municipal_coordinators_per_ten_thousand_aged_75_or_over_are_those_of_the_plan(
    record_id: str, rate: float
) -> None:
    found = municipal_rate(coordinator_model(record_id))

    assert isinstance(found, float)
    assert round(found, 2) == rate


def test_the_rate_of_toshima_is_its_five_heads_by_its_aged_population() -> None:
    assert coordinators_per_10k(5, persons(301_599, 10.1)) == pytest.approx(50_000 / 30_461.499)


def test_the_rate_of_iizuka_counts_nine_municipal_heads_over_three_municipalities() -> None:
    record = coordinator_model("iizuka-kama-keisen")
    aged = persons(126_364, 15.6) + persons(35_473, 20.4) + persons(12_878, 16.0)

    assert heads(record.staffing.groups, level="municipality") == 9
    assert persons_75(record.municipalities) == pytest.approx(aged)
    assert municipal_rate(record) == pytest.approx(90_000 / aged)


def test_prefecture_level_heads_are_not_in_the_municipal_rate() -> None:
    niigata = coordinator_model("niigata")

    assert heads(niigata.staffing.groups) == 34
    assert heads(niigata.staffing.groups, level="municipality") == 33
    assert heads(niigata.staffing.groups, level="prefecture", role="core") == 1


def test_heads_of_a_level_that_a_case_has_not_are_zero() -> None:
    assert heads(coordinator_model("kamaishi").staffing.groups, level="prefecture") == 0


def test_heads_are_not_known_where_the_count_of_one_group_is_not() -> None:
    group = coordinator_model("kamaishi").staffing.groups[0].model_copy(update={"count": UNKNOWN})

    assert heads([group]) is None
    assert heads([group], level="prefecture") == 0


def test_persons_are_not_known_where_one_municipality_states_none() -> None:
    towns = coordinator_model("iizuka-kama-keisen").municipalities
    unknown = towns[0].model_copy(update={"population": UNKNOWN})

    assert persons_75([unknown, *towns[1:]]) is None


def test_the_rate_is_not_known_where_a_part_of_it_is_not() -> None:
    record = coordinator_model("kamaishi")
    town = record.municipalities[0].model_copy(update={"ageing_rate_75": UNKNOWN})

    assert municipal_rate(record.model_copy(update={"municipalities": [town]})) is None


def test_without_municipalities_there_are_no_persons_to_count_with() -> None:
    assert persons_75(real_record("chiba").municipalities) is None


def test_all_29_of_toyonaka_are_part_time() -> None:
    groups = coordinator_model("toyonaka").staffing.groups

    part_time = [heads_by_form(groups, full_time=False, dedicated=dedicated) for dedicated in (True, False, None)]

    assert sum(part_time) == 29


@pytest.mark.parametrize(
    "record_id", [key for key, record in real_records().items() if isinstance(record, CoordinatorModel)]
)
def test_every_head_is_counted_in_exactly_one_form_of_employment(record_id: str) -> None:
    record = coordinator_model(record_id)
    forms = [(full, dedicated) for full in (True, False, None) for dedicated in (True, False, None)]

    counted = sum(
        heads_by_form(record.staffing.groups, full_time=full, dedicated=dedicated) for full, dedicated in forms
    )

    assert counted == value_of(record.staffing.total)


def test_professions_are_named_once_in_the_order_of_the_source_and_never_counted() -> None:
    assert professions(coordinator_model("iizuka-kama-keisen")) == [
        "clerk",
        "public_health_nurse",
        "nurse",
        "medical_social_worker",
        "certified_social_worker",
    ]


def test_professions_given_for_the_whole_total_are_found_as_well() -> None:
    assert professions(coordinator_model("kamaishi")) == ["clerk"]
