"""The glossary of the search: read line by line, and every fault told with its line."""

import pytest
from samples import real_project

from generator.glossary import COLUMNS, Term, parse_glossary
from generator.problems import InputError, Problem

HEAD = "\t".join(COLUMNS)
CARE_MANAGER = "介護支援専門員\tかいごしえんせんもんいん\tケアマネ|ケアマネジャー\tcare manager\t护理经理\t케어매니저"


def parsed(*lines: str) -> tuple[Term, ...]:
    """The terms of a glossary with these lines."""
    return parse_glossary("glossary.tsv", "\n".join([HEAD, *lines, ""]).encode())


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
    problem = refused(CARE_MANAGER, "医師会\tいしかい")[0]

    assert (problem.line, problem.kind) == (3, "glossary_columns")


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


def test_the_glossary_of_the_project_has_more_than_150_terms_each_with_an_english_name() -> None:
    terms = real_project().glossary

    assert len(terms) >= 150
    assert all(any(name.isascii() for name in term.foreign) for term in terms)
