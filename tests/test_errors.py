"""What people are told about a faulty record: a golden case per message in `errors/`, and rules for all.

A golden case changes a real record (`replace`) and gives the exact messages in both languages. `@` in a
message is the line that holds the last line of `at`; without `at`, the first line that was written anew. So a
record can gain or lose lines without a change of the golden cases.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from pydantic import BaseModel, ValidationError
from samples import checked_with, edited, error_of, real_document, with_value

from generator.check.values import check_value
from generator.input.documents import Document, parse_document
from generator.input.problems import InputError, MessageLanguage, Problem
from generator.model import KINDS
from generator.wording import PARTS, WORDINGS
from generator.wording.fields import FIELDS
from generator.wording.files import FILES
from generator.wording.rules import RULES

GOLDEN = sorted((Path(__file__).parent / "errors").glob("*.yml"))

NOT_OF_RECORDS = {"not_utf8", "too_large", "yaml_empty", "yaml_not_mapping", "missing_file"}
"""Wordings about files that no single record can cause: test_documents."""


class Golden:
    """One golden case."""

    def __init__(self, path: Path) -> None:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.messages: dict[str, str] = {"ja": case["ja"], "en": case["en"]}
        replaced = case.get("replace", [])
        document = real_document(case["record"])
        self.file: str = case.get("file", document.file)
        self.text = document.text
        for piece in replaced:
            assert self.text.count(piece["old"]) == 1, f"{path.name}: {piece['old']!r} does not stand once"
            self.text = self.text.replace(piece["old"], piece["new"])
        at = case["at"] if "at" in case else replaced[0]["new"].partition("\n")[0]
        assert self.text.count(at) == 1, f"{path.name}: {at!r} does not stand once"
        self.line = self.text.count("\n", 0, self.text.index(at) + len(at)) + 1

    def error(self) -> InputError:
        """What the check says of the faulty record, read from its text among all others."""
        try:
            document = parse_document(self.file, self.text.encode())
        except InputError as error:
            return error
        return error_of(document)

    def expected(self, language: str) -> str:
        """The message with its lines filled in."""
        return self.messages[language].replace(f"{self.file}:@:", f"{self.file}:{self.line}:")


def kinds(error: InputError) -> list[str]:
    """Which wordings an error uses, in its order."""
    return [problem.kind for problem in error.problems]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_faulty_record_gives_the_exact_message(path: Path, language: MessageLanguage) -> None:
    golden = Golden(path)

    error = golden.error()

    assert "\n".join(problem.to_text(language) for problem in error.problems) == golden.expected(language)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_case_shows_the_message_that_it_is_named_after(path: Path) -> None:
    assert path.stem in kinds(Golden(path).error())


def test_every_wording_that_a_record_can_cause_has_a_golden_case() -> None:
    assert {path.stem for path in GOLDEN} == {*FILES, *FIELDS, *RULES} - NOT_OF_RECORDS


def test_no_two_wordings_have_the_same_name() -> None:
    assert len(WORDINGS) == sum(map(len, PARTS))


def test_every_wording_exists_in_both_languages_with_the_same_values() -> None:
    for kind, texts in WORDINGS.items():
        filled = [{part.partition("}")[0] for part in text.split("{")[1:]} for text in texts.values()]

        assert set(texts) == {"ja", "en"}, kind
        # A label stands in the path before the English message already.
        assert filled[0] - {"label"} >= filled[1] - {"label"}, kind


def test_no_english_message_about_a_record_has_a_japanese_sentence_of_ours() -> None:
    for path in GOLDEN:
        for problem in Golden(path).error().problems:
            assert "は " not in problem.to_text("en"), path.name


def test_faults_of_several_files_come_at_once_sorted_by_file_and_line_with_their_count() -> None:
    error = error_of(
        edited("toshima", "affiliation: related_body", "affiliation: related-body"),
        edited(
            "kamaishi",
            "ageing_rate_65: 39.8\n    ageing_rate_75: 22.4",
            "ageing_rate_65: 22.4\n    ageing_rate_75: 39.8",
        ),
        edited("iizuka-kama-keisen", '"404217"', '"404216"'),
    )

    lines = error.to_text("ja").split("\n")

    assert [line.partition(".yml")[0] for line in lines if line.startswith("cases/")] == [
        "cases/iizuka-kama-keisen",
        "cases/kamaishi",
        "cases/toshima",
    ]
    assert lines[-1] == "3 件の問題があります。サイトは更新していません。"
    assert error.to_text("en").split("\n")[-1] == "Problems: 3. The site was not changed."


def test_faults_of_one_file_come_at_once_in_the_order_of_its_lines() -> None:
    text = real_document("kamaishi").text
    text = text.replace("population: 32078", "population: many").replace("coverage: single", "coverage: one")
    text = text.replace('updated: "2026-11-22"', 'updated: "2026-02-30"').replace("id: toshima", "id: tosima")

    error = error_of(parse_document("cases/kamaishi.yml", text.encode()))

    assert kinds(error) == ["int_type", "literal_error", "unknown_case", "iso_date"]
    assert [problem.line for problem in error.problems] == sorted(problem.line for problem in error.problems)


def test_a_rule_runs_beside_a_wrong_field_that_it_does_not_need() -> None:
    document = edited("kamaishi", "  total: 3", "  total: 4")
    document = with_value(document, ["municipalities", 0, "population"], "many")

    assert kinds(error_of(document)) == ["int_type", "staffing_adds_up"]


def test_a_rule_is_silent_where_a_field_that_it_needs_is_wrong() -> None:
    document = edited("kamaishi", "  total: 3", "  total: three")

    assert kinds(error_of(document)) == ["int_type"]


def test_an_empty_name_is_reported_once_and_not_compared_with_the_registry() -> None:
    document = with_value(real_document("kamaishi"), ["municipalities", 0, "name"], "")

    assert kinds(error_of(document)) == ["string_too_short"]


def test_a_misspelt_field_of_a_record_is_not_also_reported_as_lacking_a_source() -> None:
    document = edited("kamaishi", "\ntools:\n", "\ntolls:\n")

    assert ("fields_have_a_source", "tolls") not in [(found.kind, found.field) for found in error_of(document).problems]


def test_a_found_value_with_line_breaks_stays_on_the_line_of_its_message() -> None:
    document = with_value(real_document("kamaishi"), ["title"], "釜石市\n岩手県")

    text = error_of(document).problems[0].to_text("ja")

    assert text.split("\n")[0].endswith("です。")


def test_a_doubtful_total_need_not_be_the_sum_of_its_groups() -> None:
    total = {"status": "doubtful", "value": 7, "reason": "内訳と合いません。"}
    document = with_value(real_document("iizuka-kama-keisen"), ["staffing", "total"], total)

    records = checked_with(document)

    assert len(records) == 13


def test_a_rate_of_zero_is_a_rate_beside_the_total() -> None:
    document = real_document("mito")
    document = with_value(document, ["municipalities", 0, "certification_rate_category1"], 0.0)

    assert kinds(error_of(document)) == ["one_certification_definition"]


def test_of_two_codes_of_one_town_name_both_are_offered() -> None:
    document = with_value(real_document("kamaishi"), ["municipalities", 0], {"code": "032115", "name": "府中市"})

    assert "132063 / 342084" in error_of(document).to_text("ja")


@pytest.mark.parametrize("value", [5, True, "text", ["a"]], ids=str)
def test_a_file_that_is_no_mapping_says_so(value: object) -> None:
    error = error_of(Document("cases/new.yml", "x\n", value))

    assert [(found.file, found.line, found.kind) for found in error.problems] == [
        ("cases/new.yml", 1, "yaml_not_mapping")
    ]


def test_an_unknown_kind_offers_the_nearest_one() -> None:
    error = error_of(edited("kamaishi", "kind: coordinator_model", "kind: coordinator-model"))

    assert "もしかして: coordinator_model" in error.to_text("ja")


def test_a_record_without_kind_names_the_kinds() -> None:
    error = error_of(edited("kamaishi", "kind: coordinator_model\n", ""))

    assert "coordinator_model, support_case, prefecture_initiative" in error.to_text("ja")


@pytest.mark.parametrize("value", [True, [1], {"a": 1}, 5], ids=["boolean", "list", "mapping", "number"])
def test_a_kind_of_a_wrong_type_is_shown_as_yaml_and_not_as_python(value: object) -> None:
    error = error_of(with_value(real_document("kamaishi"), ["kind"], value))

    assert "True" not in error.to_text("ja")
    assert "[1]" not in error.to_text("ja")
    assert "'a'" not in error.to_text("ja")


WRONG: tuple[Any, ...] = (
    *(True, 5, -1, 101, 10**30, 1.5, -0.5, "", "x", " x", "x\ny", "x" * 100, "2026-13-01", "99:99"),
    *([], ["x"], [[]], [{}], [5], [True], [["x"]], {}, {"x": 1}),
    *(
        {"status": "unknown"},
        {"status": "none", "value": 5},
        {"status": "doubtful", "reason": "x"},
        {"status": "x"},
    ),
    *(
        {"status": "doubtful", "reason": "x", "value": 1.5},
        {"status": 5},
        {"value": 5},
        {"status": "none", "x": 1},
    ),
    *({"wording": "x", "unit": "year"}, {"wording": "", "unit": "day", "start": 1, "end": "x"}),
)
"""Values that do not fit most fields, each in its own way."""


def fields_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values of a record; of a list those of its first item."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield (*path, name)
            yield from fields_of(below, (*path, name))
    if isinstance(value, list) and value:
        yield (*path, 0)
        yield from fields_of(value[0], (*path, 0))


def shortened(value: Any) -> Any:
    """A record with the first item of each list only, which says as much of its form and is checked in a tenth."""
    if isinstance(value, dict):
        return {name: shortened(below) for name, below in value.items()}
    return [shortened(below) for below in value[:1]] if isinstance(value, list) else value


@pytest.mark.parametrize("record_id", ["iizuka-kama-keisen", "fukuchiyama", "hirado", "chiba"])
def test_every_wrong_value_in_every_place_has_a_message_in_both_languages(record_id: str) -> None:
    document = real_document(record_id)
    document = replace(document, value=shortened(document.value))
    model = KINDS[document.value["kind"]]

    faulty: dict[str, Document] = {}
    for path in fields_of(document.value):
        for wrong in WRONG:
            changed = with_value(document, path, wrong)
            faulty |= {kind: changed for kind in error_types(model, changed) if kind not in faulty}

    assert len(faulty) > 12
    for changed in faulty.values():
        assert all(problem.to_text("ja") and problem.to_text("en") for problem in problems(model, changed))


def error_types(model: type[BaseModel], document: Document) -> set[str]:
    """What pydantic calls the errors of a document."""
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        return {detail["type"] for detail in error.errors(include_url=False)}
    return set()


def problems(model: type[BaseModel], document: Document) -> list[Problem]:
    """What we say about a document that does not fit its model."""
    with pytest.raises(InputError) as caught:
        check_value(model, document)
    return caught.value.problems


def schema_types(model: type[BaseModel]) -> set[str]:
    """The types of pydantic's core schema that a model is checked with."""
    found: set[str] = set()

    def walk(part: object) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("type"), str):
                found.add(part["type"])
            for below in part.values():
                walk(below)
        elif isinstance(part, (list, tuple)):
            for below in part:
                walk(below)

    walk(cast("dict[str, Any]", model.__pydantic_core_schema__))
    return found


KNOWN_SCHEMAS = {
    *("str", "int", "float", "bool", "list", "literal", "nullable", "default", "tagged-union"),
    *("model", "model-fields", "model-field", "definitions", "definition-ref"),
    *("function-after", "no-info", "function-plain", "to-string", "computed-field"),
}
"""Kinds of check whose errors the wrong values above cause; another one needs a wording and a value there."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_models_are_checked_in_no_way_whose_errors_have_no_wording(kind: str) -> None:
    assert schema_types(KINDS[kind]) <= KNOWN_SCHEMAS


def test_problems_are_values_that_compare_and_sort() -> None:
    first = Problem("a.yml", 2, 1, "", "yaml_empty")
    second = Problem("a.yml", 10, 1, "", "yaml_empty")

    error = InputError([second, first, first])

    assert error.problems == [first, second]
