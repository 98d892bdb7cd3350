"""Figures of a translation: each way a language may say a number, and what is lost, changed or made up."""

import pytest

from generator.input.problems import InputError
from generator.translation.diction import Forbidden, Terms, forbidden_in, parse_forbidden
from generator.translation.faithful import Rules, faults_in_po, faults_of
from generator.translation.figures import added_figures, lost_figures

RIGHT = [
    ("en", "平成30年度から実施しています。", "Carried out since FY2018."),
    ("en", "昭和・平成元年", "Showa, and 1989"),
    ("en", "平成20・21年度", "fiscal 2008 and 2009"),
    ("en", "R5年3月31日", "31 March 2023"),
    ("en", "2,100万円と1億2,000万円", "21 million yen and 120 million yen"),
    ("en", "人口32万人、500千円", "320,000 people; 500 thousand yen"),
    ("en", "65歳以上が4割を超えます。", "More than 40% are aged 65 or over."),
    ("en", "半数が1/2の補助", "half get a subsidy of a half"),
    ("en", "三師会と二つの市", "the three associations and both cities"),
    ("en", "2次医療圏で年2回", "twice a year in each secondary medical area"),
    ("en", "① 会議 ② 研修", "(1) meeting (2) training"),
    ("en", "24時間の体制、13:30から", "round-the-clock, from 1:30 p.m."),
    ("en", "2015～2018年", "2015–18"),
    ("en", "一部を一つの病院に", "part of it to a hospital"),
    ("en", "10/10を補助", "subsidy of 10/10"),
    ("en", "{count}人のうち3人", "3 of {count}"),
    ("en", "千葉県と九州の5市", "five cities in Chiba and Kyushu"),
    ("zh-hans", "平成30年に2,100万円、3割", "2018年2100万日元，三成"),
    ("zh-hans", "1億2,000万円を4つの事業に", "四个事业共1.2亿日元"),
    ("zh-hans", "三師会が2か所に", "三师会在两处"),
    ("ko", "令和5年度に2,100万円、32万人", "2023회계연도에 2,100만 엔, 32만 명"),
    ("ko", "4つの場面と三つの会", "네 가지 장면과 세 모임"),
    ("ko", "3割が半数の市で", "절반의 시에서 30%"),
    ("fr", "令和5年に12,345人、9市", "12 345 personnes en 2023 dans neuf villes"),
]

WRONG = [
    ("en", "43人のうち12人", "43 people", ["12"], []),
    ("en", "43人のうち12人", "12 of 34 people", ["43"], ["34"]),
    ("en", "平成30年", "in 2017", ["平成30"], ["2017"]),
    ("en", "平成30年", "30 years", ["平成30"], []),
    ("en", "2,100万円", "2.1 million yen", ["2,100万"], ["2.1 million"]),
    ("en", "4割", "4% of people", ["4割"], []),
    ("en", "5ブロック協議会", "Block Council (5ブロック協議会)", ["5"], []),
    ("en", "三師会", "the associations", ["三"], []),
    ("en", "3月に", "in May", ["3月"], []),
    ("zh-hans", "32万人", "32亿人", ["32万"], []),
    ("ko", "二つの市", "시", ["二"], []),
    ("fr", "12,345人", "12 354 personnes", ["12,345"], ["12,354"]),
]


@pytest.mark.parametrize(("language", "source", "translation"), RIGHT)
def test_a_figure_may_be_said_as_its_language_says_it(language: str, source: str, translation: str) -> None:
    assert lost_figures(source, translation, language) == []
    assert added_figures(source, translation, language) == []


@pytest.mark.parametrize(("language", "source", "translation", "lost", "added"), WRONG)
def test_a_figure_that_is_lost_or_changed_is_named(
    language: str, source: str, translation: str, lost: list[str], added: list[str]
) -> None:
    assert lost_figures(source, translation, language) == lost
    assert added_figures(source, translation, language) == added


def test_a_translator_can_mark_figures_as_checked() -> None:
    rules = Rules("en")

    assert [fault.kind for fault in faults_of("3人", "people", "", rules)] == ["po_figure_lost"]
    assert list(faults_of("3人", "people", "seen; Figures: checked", rules)) == []


@pytest.mark.parametrize(
    ("source", "translation", "kind"),
    [
        ("{count}件", "{number} cases", "po_placeholders"),
        ("事例|種類", "Case", "po_parts"),
        ("種類", "Ty\u202epe", "bad_character"),
        ("種類", "Ty\x07pe", "bad_character"),
        ("種類", "Type\nof it", "po_parts"),
    ],
)
def test_what_breaks_a_page_is_a_fault(source: str, translation: str, kind: str) -> None:
    assert [fault.kind for fault in faults_of(source, translation, "", Rules("en"))] == [kind]


def test_a_fault_in_a_po_file_has_its_line_and_is_excused_by_the_comment_of_its_message() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n#: a\nmsgid "3人"\nmsgstr "People"\n\n'
        '# figures: checked\n#: b\nmsgctxt "c"\nmsgid "4\\"人"\nmsgstr "People"\n'
    )
    messages = {("", "3人"): "People", ("c", '4"人'): "People"}

    found = faults_in_po("a.po", text, messages, Rules("en"))

    assert [(problem.line, problem.kind) for problem in found] == [(6, "po_figure_lost")]


def test_a_forbidden_word_is_found_as_a_whole_word_and_not_in_names() -> None:
    words = (Forbidden("en", "the elderly", "older people", "why", ("Bureau for the Elderly",)),)

    assert [place for _, place in forbidden_in("Care for The elderly", words)] == [9]
    assert list(forbidden_in("Bureau for the Elderly", words)) == []
    assert list(forbidden_in("breathe elderly air", words)) == []


def test_forbidden_words_need_all_columns_but_the_last() -> None:
    head = "language\tterm\tinstead\treason\texcept\n"

    with pytest.raises(InputError) as caught:
        parse_forbidden("f.tsv", (head + "en\told\t\twhy\t\nko\ta\tb\tc\t\n").encode())

    assert [problem.line for problem in caught.value.problems] == [2]
    assert parse_forbidden("f.tsv", (head + "en\tt\ti\tr\tA|B\n").encode())[0].right == ("A", "B")


def test_a_term_may_be_inflected_but_not_replaced() -> None:
    terms = Terms({"市町村": ("municipality",), "医師会": ("medical association",), "市": ("city",)})

    assert terms.differences("市町村と医師会", "Municipalities and medical-associations") == []
    assert [found.term for found in terms.differences("市町村と市", "towns")] == ["市町村"]
