"""Small pieces of HTML: cells, signs, bars."""

import re

import pytest
from samples import coordinator_model, real_settings, words

from generator.language.catalogue import Untranslated
from generator.model.values import Frequency, Marked, Text, When
from generator.view.cells import Cell, Form, to_cell
from generator.view.html import attribute, bar, cell_html, sign

NOT_STATED: Marked[int] = Marked(status="not_stated")
UNKNOWN: Marked[float] = Marked(status="unknown", reason=Text("広域連合のため不明"))
NONE: Marked[int] = Marked(status="none", as_written="-")
DOUBTFUL: Marked[int] = Marked(status="doubtful", value=2, reason=Text("内訳と合いません。"))


def shown(value: object, form: Form | None = None, **named: str) -> str:
    """A value of a record as Japanese HTML."""
    return str(cell_html(to_cell(value, form or Form(), words()), words(), **named))


def text_of(html: str) -> str:
    """What is read of a piece of HTML."""
    return re.sub(r"<[^>]+>", "", html)


def test_a_figure_has_its_separators_and_its_unit_beside_it() -> None:
    html = shown(301_599, unit="人")

    assert html.endswith('<span class="rk-unit">人</span>')
    assert text_of(html).replace(" ", "") == "301,599人"


def test_a_unit_stands_only_beside_a_figure() -> None:
    assert "人" not in shown(NOT_STATED, unit="人")


@pytest.mark.parametrize(
    ("value", "status", "text"),
    [
        (NOT_STATED, "not_stated", "記載なし"),
        (UNKNOWN, "unknown", "不明 広域連合のため不明"),
        (NONE, "none", "なし"),
        (None, "not_stated", "記載なし"),
        ([], "not_stated", "記載なし"),
    ],
)
def test_each_kind_of_empty_is_said_in_its_own_words(value: object, status: str, text: str) -> None:
    html = shown(value)

    assert f"rk-status--{status}" in html
    assert text_of(html) == text


def test_no_kind_of_empty_is_a_bare_dash() -> None:
    for value in (NOT_STATED, UNKNOWN, NONE):
        assert not re.search(r"[-–—―]", text_of(shown(value)))


def test_a_doubtful_value_is_shown_with_its_mark_and_reason() -> None:
    assert text_of(shown(DOUBTFUL)) == "2 要確認 内訳と合いません。"


def test_a_doubtful_part_of_a_list_makes_the_cell_doubtful() -> None:
    part: Marked[Text] = Marked(status="doubtful", value=Text("乙"), reason=Text("読めません。"))

    cell = to_cell([Text("甲"), part], Form(), words())

    assert cell == Cell(("甲", "乙"), ("甲", "乙"), status="doubtful", reason="読めません。")


def test_several_parts_are_a_list_and_one_is_plain_text() -> None:
    assert shown([Text("甲"), Text("乙")]) == '<ul class="rk-list"><li>甲</li><li>乙</li></ul>'
    assert shown([Text("甲")]) == "甲"


def test_a_list_in_doubt_is_no_list_inside_a_line() -> None:
    cell = Cell(("甲", "乙"), ("甲", "乙"), status="doubtful", reason="？")

    html = str(cell_html(cell, words()))

    assert html.startswith('<div class="rk-status')
    assert html.endswith("</div>")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '" onclick="x', "'", "&amp;", "</li></ul>"])
def test_every_text_is_escaped_alone_in_a_list_as_reason_and_in_a_link(text: str) -> None:
    cells = [
        Cell((text,), (text,)),
        Cell((text, text), (text, text)),
        Cell((text,), (text,), status="doubtful", reason=text),
        Cell(status="unknown", reason=text),
        Cell((text,), (text,), href="cases/a.html"),
    ]

    for cell in cells:
        html = str(cell_html(cell, words(), unit=text))
        for raw in ("<script", '" onclick', "'", "</li></ul>"):
            assert raw not in html.replace("</li></ul>", "", 1), html


def test_a_link_leads_from_the_page_to_the_root_of_its_language() -> None:
    cell = Cell(("釜石市",), ("釜石市",), href="cases/kamaishi.html")

    assert str(cell_html(cell, words(), base="../")) == '<a href="../cases/kamaishi.html">釜石市</a>'


def test_an_untranslated_text_keeps_its_mark_in_a_cell() -> None:
    cell = to_cell(Untranslated("医師会"), Form(), words("en"))

    assert str(cell_html(cell, words("en"))) == '<span lang="ja" class="rk-untranslated">医師会</span>'


def test_an_untranslated_text_keeps_its_mark_in_a_list_and_as_reason() -> None:
    part = Untranslated("医師会")

    html = str(cell_html(Cell((part, part), ("a", "b"), status="doubtful", reason=part), words("en")))

    assert html.count('<span lang="ja" class="rk-untranslated">医師会</span>') == 3


def test_an_untranslated_text_has_no_mark_in_an_attribute() -> None:
    assert attribute(Untranslated('"釜石"')) == '"釜石"'
    assert type(attribute(Text("釜石"))) is not Untranslated


@pytest.mark.parametrize("vocabulary", ["affiliation", "coverage"])
def test_every_affiliation_and_coverage_has_a_sign_beside_its_word(vocabulary: str) -> None:
    signs = set()

    for code, word in real_settings().vocabulary[vocabulary].items():
        html = shown(code, Form(vocabulary, signed=True))
        signs.add(str(sign(code)))
        assert html == f"{sign(code)} {word.label}"

    assert len(signs) == len(real_settings().vocabulary[vocabulary])


def test_a_sign_is_hidden_from_screen_readers_since_its_word_stands_beside_it() -> None:
    assert 'aria-hidden="true"' in sign("related_body")


@pytest.mark.parametrize(
    ("value", "most", "width"),
    [(10.1, 100, "10.1"), (0, 100, "0.0"), (200, 100, "100.0"), (-1, 100, "0.0"), (5, 0, "0.0")],
)
def test_a_bar_is_as_long_as_its_share_and_never_leaves_its_box(value: float, most: float, width: str) -> None:
    assert f'<rect width="{width}" height="4"/>' in bar(value, most)


def test_a_bar_has_no_inline_style() -> None:
    assert "style=" not in bar(10, 100)


def test_yes_and_no_are_words_of_their_field() -> None:
    part_time = False

    assert to_cell(part_time, Form("full_time"), words()) == Cell(("非常勤",), ("false",))


def test_a_figure_keeps_a_plain_form_for_data_and_a_number_for_order() -> None:
    assert to_cell(301_599, Form(), words()) == Cell(("301,599",), ("301599",), number=301_599)
    assert to_cell(16.0, Form(digits=1), words()) == Cell(("16.0",), ("16.0",), number=16.0)


def test_a_frequency_a_time_and_a_tier_are_cells_too() -> None:
    often = Frequency.model_validate({"what": "会議", "at_least": 1, "at_most": 2, "per": "month"})
    when = When.model_validate({"wording": "平成27年", "start": 2015, "unit": "year"})

    assert to_cell(often, Form(), words()).shown == ("会議：月1–2回",)
    assert to_cell(when, Form(), words()) == Cell(("2015年（平成27年）",), ("平成27年",))
    assert to_cell(coordinator_model("kamaishi").network[0], Form(), words()).raw == ("municipality/field",)


@pytest.mark.parametrize("record_id", ["toshima", "iizuka-kama-keisen"])
def test_a_contract_is_read_as_who_entrusts_whom(record_id: str) -> None:
    contracts = coordinator_model(record_id).contractors

    cell = to_cell(contracts, Form(), words())

    assert isinstance(contracts, list)
    assert cell.shown[0].startswith(f"{contracts[0].client} →委託→ {contracts[0].contractor}")


def test_a_value_of_no_known_type_is_a_fault_of_ours_and_not_shown_somehow() -> None:
    with pytest.raises(TypeError, match="no cell for object"):
        to_cell(object(), Form(), words())
