"""YAML as the project reads it: what a scalar is, what is refused, and where everything stands."""

from typing import Any

import pytest

from generator.input.documents import MAX_BYTES, Document, parse_document, to_field
from generator.input.problems import InputError, Problem


def parsed(text: str) -> Any:
    """The value of a YAML text."""
    return parse_document("cases/a.yml", text.encode()).value


def refused(data: str | bytes) -> list[Problem]:
    """The problems for which a YAML text is refused."""
    with pytest.raises(InputError) as caught:
        parse_document("cases/a.yml", data.encode() if isinstance(data, str) else data)
    return caught.value.problems


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("032115", "032115"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("+3", "+3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("１２", "１２"),
        ("平成20・21年度", "平成20・21年度"),
    ],
)
def test_a_plain_scalar_that_is_no_decimal_number_stays_the_text_that_was_written(written: str, read: str) -> None:
    value = parsed(f"value: {written}")["value"]

    assert value == read
    assert type(value) is str


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", 0),
        ("-3", -3),
        ("301599", 301599),
        ("1.5", 1.5),
        ("16.0", 16.0),
        ("-0.5", -0.5),
        ("true", True),
        ("false", False),
    ],
)
def test_a_plain_scalar_is_a_decimal_number_or_true_or_false(written: str, read: float) -> None:
    value = parsed(f"value: {written}")["value"]

    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize("written", ['"5"', "'5'", '"true"', "'null'", '""'])
def test_a_quoted_scalar_is_text_whatever_stands_in_the_quotes(written: str) -> None:
    value = parsed(f"value: {written}")["value"]

    assert value == written[1:-1]


def test_mappings_keep_their_order_and_lists_their_items() -> None:
    value = parsed("b: [1, x, {c: true}]\na:\n  - y\n")

    assert list(value) == ["b", "a"]
    assert value == {"b": [1, "x", {"c": True}], "a": ["y"]}


def test_keys_are_text_even_where_they_look_like_numbers_or_booleans() -> None:
    value = parsed("1: a\ntrue: b\nNO: c\n<<: d\n")

    assert list(value) == ["1", "true", "NO", "<<"]


def test_a_byte_order_mark_at_the_start_is_not_part_of_the_text() -> None:
    document = parse_document("cases/a.yml", "\ufeffid: x\n".encode())

    assert document.value == {"id": "x"}
    assert document.positions()["id",] == (1, 5)


@pytest.mark.parametrize(
    ("text", "kind", "field", "place"),
    [
        ("a: 1\nb: &x 2\n", "yaml_alias", "b", (2, 4)),
        ("a: 1\nb: *x\n", "yaml_alias", "b", (2, 4)),
        ("a: 1\nb: [c, &x {d: 1}]\n", "yaml_alias", "b[1]", (2, 8)),
        ("a: 1\nb: !!str 2\n", "yaml_tag", "b", (2, 4)),
        ("a: 1\nb: !!python/object/apply:os.system [id]\n", "yaml_tag", "b", (2, 4)),
        ("a: 1\nb: ! 2\n", "yaml_tag", "b", (2, 4)),
        ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "yaml_duplicate_key", "b.c", (5, 3)),
        ("a: 1\n? [b]\n: 2\n", "yaml_key", "", (2, 3)),
        ("a: 1\n&x b: 2\n", "yaml_key", "", (2, 1)),
        ("a: 1\n!!int 5: 2\n", "yaml_key", "", (2, 1)),
        ("a: 1\nb:\n", "yaml_no_value", "b", (2, 3)),
        ("a: 1\nb: ~\n", "yaml_no_value", "b", (2, 4)),
        ("a: 1\nb: null\n", "yaml_no_value", "b", (2, 4)),
        ("a: 1\nb: [1, null]\n", "yaml_no_value", "b[1]", (2, 8)),
        ("a: 1\n---\na: 2\n", "yaml_documents", "", (2, 1)),
        ("# only a comment\n", "yaml_empty", "", (1, 1)),
        ("", "yaml_empty", "", (1, 1)),
        ("a: 1\nb: [1, 2\nc: 3\n", "yaml_syntax", "", (3, 2)),
        ("a: 1\n  b: 2\n", "yaml_syntax", "", (2, 4)),
        ('a: 1\nb: "open\n', "yaml_syntax", "", (3, 1)),
    ],
)
def test_what_can_be_misread_is_refused_with_file_line_and_column(
    text: str, kind: str, field: str, place: tuple[int, int]
) -> None:
    problems = refused(text)

    assert [(found.file, found.kind, found.field) for found in problems] == [("cases/a.yml", kind, field)]
    assert (problems[0].line, problems[0].column) == place


def test_twenty_levels_are_read_and_one_more_is_refused_where_it_begins() -> None:
    deepest = "[" * 20 + "x" + "]" * 20

    assert parsed(deepest) is not None
    problem = refused(f"[{deepest}]")[0]
    assert (problem.kind, problem.line, problem.column) == ("yaml_depth", 1, 22)


def test_256_kilobytes_are_read_and_one_byte_more_is_refused() -> None:
    text = "a: x\n#" + "-" * (MAX_BYTES - 6)

    assert parsed(text) == {"a": "x"}
    assert refused(text + "-")[0].to_text("ja") == (
        "cases/a.yml: 256 KB 以下である必要がありますが、257 KB あります。\n    記録を分けてください。"
    )


def test_a_file_that_expands_by_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{key}: &{key} [*{before}, *{before}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
    )

    problems = refused(bomb)

    assert [(found.kind, found.line, found.column) for found in problems] == [("yaml_alias", 1, 4)]


def test_bytes_that_are_no_utf8_are_refused_with_line_and_byte() -> None:
    problem = refused(b"a: 1\nb: " + "日本".encode("shift_jis"))[0]

    assert (problem.kind, problem.line, problem.column) == ("not_utf8", 2, 1)
    assert "9 バイト目" in problem.to_text("ja")


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\u061c",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufff9",
    ],
)
def test_control_and_direction_characters_are_refused_where_they_stand(character: str) -> None:
    problem = refused(f"a: 1\nb: 日本{character}語\n")[0]

    assert (problem.kind, problem.line, problem.column) == ("bad_character", 2, 6)
    assert f"U+{ord(character):04X}" in problem.to_text("en")


def test_every_forbidden_character_of_a_file_is_reported() -> None:
    problems = refused("a: \u202ex\nb: \x07\n")

    assert [(found.line, found.column) for found in problems] == [(1, 4), (2, 4)]


@pytest.mark.parametrize("escape", [r"\u202e", r"\u2066", r"\0", r"\a", r"\e", r"\x7f", r"\N", r"\L", r"\uFEFF"])
def test_a_forbidden_character_cannot_hide_behind_an_escape(escape: str) -> None:
    problem = refused(f'a: 1\nb: "日本{escape}語"\n')[0]

    assert (problem.kind, problem.line) == ("bad_character", 2)


@pytest.mark.parametrize("character", ["\ufffe", "\uffff"])
def test_a_character_that_yaml_has_not_is_a_problem_of_the_file_and_no_crash(character: str) -> None:
    problem = refused(f"a: 1\nb: x{character}\n")[0]

    assert problem.kind in {"bad_character", "yaml_syntax"}


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 400 + ".5"], ids=["5000 digits", "beyond a float"])
def test_a_number_that_no_computer_counts_with_is_no_number(number: str) -> None:
    try:
        value = parsed(f"a: {number}")["a"]
    except InputError:
        return

    assert value == number


def test_positions_give_the_line_and_column_of_every_value() -> None:
    document = parse_document("cases/a.yml", 'a: 1\n日本:\n  - b: "x"\n    c: [2, 3]\n'.encode())

    positions = document.positions()

    assert positions == {
        (): (1, 1),
        ("a",): (1, 4),
        ("日本",): (3, 3),
        ("日本", 0): (3, 5),
        ("日本", 0, "b"): (3, 8),
        ("日本", 0, "c"): (4, 8),
        ("日本", 0, "c", 0): (4, 9),
        ("日本", 0, "c", 1): (4, 12),
    }


def test_columns_count_characters_and_not_bytes() -> None:
    document = parse_document("cases/a.yml", "{日本語: 値, b: x}".encode())

    assert document.positions()["b",] == (1, 13)


def test_windows_line_ends_count_as_one_line() -> None:
    document = parse_document("cases/a.yml", b"a: 1\r\nb: 2\r\n")

    assert document.value == {"a": 1, "b": 2}
    assert document.positions()["b",] == (2, 4)


def test_a_problem_at_a_missing_field_points_to_the_part_that_lacks_it() -> None:
    document = Document("cases/a.yml", "a:\n  b: 1\n", {"a": {"b": 1}})

    problem = document.problem(("a", "c"), "missing", label="c")

    assert (problem.line, problem.column, problem.field) == (2, 3, "a.c")


def test_a_path_is_written_as_people_write_it() -> None:
    assert to_field(("municipalities", 0, "code")) == "municipalities[0].code"
    assert to_field(()) == ""
