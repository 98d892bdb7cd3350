"""The glossary: read line by line, and every fault told with its line."""

from dataclasses import replace

import pytest
from samples import real_project

from generator.check.settings import check_settings
from generator.input.glossary import COLUMNS, Term, parse_glossary
from generator.input.problems import InputError, Problem
from generator.page.seminar import glossary_of

HEAD = "\t".join(COLUMNS)
CARE_MANAGER = "介護支援専門員\tかいごしえんせんもんいん\tケアマネ|ケアマネジャー\tcare manager\t护理经理\t케어매니저"


def parsed(*lines: str) -> tuple[Term, ...]:
    """The terms of a glossary with these lines; columns that a line does not have are empty."""
    rows = [line + "\t" * (len(COLUMNS) - 1 - line.count("\t")) for line in lines]
    return parse_glossary("glossary.tsv", "\n".join([HEAD, *rows, ""]).encode())


def refused(*lines: str) -> list[Problem]:
    """The problems for which a glossary with these lines is refused."""
    with pytest.raises(InputError) as caught:
        parsed(*lines)
    return caught.value.problems


def test_a_line_gives_a_term_its_reading_and_all_other_names() -> None:
    term = parsed(CARE_MANAGER)[0]

    assert (term.term, term.reading) == ("介護支援専門員", "かいごしえんせんもんいん")
    assert term.synonyms == ("ケアマネ", "ケアマネジャー")
    assert term.foreign == ("care manager", "护理经理", "케어매니저")


def test_a_line_with_too_few_columns_is_refused_with_its_number() -> None:
    with pytest.raises(InputError) as caught:
        parse_glossary("glossary.tsv", f"{HEAD}\n医師会\tいしかい\n".encode())

    assert [(problem.line, problem.kind) for problem in caught.value.problems] == [(2, "glossary_columns")]


def test_a_word_with_a_star_is_another_name_of_the_same_thing() -> None:
    term = parsed("介護支援専門員\tかいごしえんせんもんいん\t*ケアマネ|担当者\tcare manager|*CM|case worker")[0]

    assert term.synonyms == ("ケアマネ", "担当者")
    assert term.names("ja") == ("介護支援専門員", "ケアマネ")
    assert term.names("en") == ("care manager", "CM")
    assert term.names("ko") == ()


def test_a_definition_of_more_than_60_letters_is_refused() -> None:
    fine, long = ("医師会\tいしかい\t\t\t\t\t" + "あ" * length for length in (60, 61))

    assert parsed(fine)[0].definition == "あ" * 60
    assert (refused(long)[0].line, refused(long)[0].kind) == (2, "glossary_long")


def test_a_page_that_there_is_none_of_is_told_with_its_line() -> None:
    terms = parsed("医師会\tいしかい\t\t\t\t\t医師の団体。\ttypes#network|cases/kamaishi|type|tables/staff")

    with pytest.raises(InputError) as caught:
        check_settings(replace(real_project(), glossary=terms))

    assert [problem.kind for problem in caught.value.problems] == ["glossary_see", "glossary_see"]
    assert "content/data/glossary.tsv:2:1: see: 関連するページ「type」がありません。" in caught.value.to_text("ja")


def test_a_word_in_two_lines_is_refused_and_both_lines_are_named() -> None:
    problem = refused(CARE_MANAGER, "連携員\tれんけいいん\tケアマネ\tlink worker\t\t")[0]

    assert (problem.line, problem.kind) == (3, "glossary_double")
    assert dict(problem.values)["first"] == "2"


def test_a_word_that_differs_only_in_width_is_the_same_word() -> None:
    problem = refused("ICT\tあいしーてぃー\t\tICT\t\t", "情報\tじょうほう\tＩＣＴ\tinformation\t\t")[0]

    assert problem.kind == "glossary_double"


def test_a_term_that_is_its_own_synonym_is_refused_as_a_circle() -> None:
    problem = refused("医師会\tいしかい\t医師会\tmedical association\t\t")[0]

    assert (problem.line, problem.kind) == (2, "glossary_circular")


def test_two_terms_that_are_synonyms_of_each_other_are_refused_as_a_circle() -> None:
    problems = refused(
        "人生会議\tじんせいかいぎ\tACP\tadvance care planning\t\t", "ACP\tえーしーぴー\t人生会議\tACP\t\t"
    )

    assert {problem.kind for problem in problems} == {"glossary_circular"}


def test_a_reading_that_is_no_hiragana_is_refused() -> None:
    problem = refused("医師会\tイシカイ\t\tmedical association\t\t")[0]

    assert (problem.line, problem.kind) == (2, "reading_kana")


def test_a_file_without_the_names_of_its_columns_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_glossary("glossary.tsv", CARE_MANAGER.encode())

    assert caught.value.problems[0].kind == "glossary_head"


def test_a_bundle_keeps_what_the_glossary_says_of_its_own_cases_and_of_their_annexes() -> None:
    terms = parsed(
        "医師会\tいしかい\t\t\t\t\t\tcases/izu#effects|cases/izu-annex#surveys|cases/mito-annex|types#network"
    )

    (term,) = glossary_of(terms, {"izu"})

    assert term.see == ("cases/izu#effects", "cases/izu-annex#surveys", "types#network")


def test_the_glossary_of_the_project_has_more_than_150_terms_each_with_an_english_name() -> None:
    terms = real_project().glossary

    assert len(terms) >= 150
    assert all(any(name.isascii() for name in term.foreign) for term in terms)
