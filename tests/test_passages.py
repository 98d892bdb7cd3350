"""Passages in Japanese within texts of other languages."""

import pytest
from markupsafe import escape
from samples import words

from generator.language.catalogue import Catalogue, Untranslated
from generator.language.passages import mark_passages, with_passages


@pytest.mark.parametrize(
    ("tag", "text", "html"),
    [
        (
            "en",
            "Team Kamaishi (チームかまいし) & others",
            'Team Kamaishi (<span lang="ja">チームかまいし</span>) &amp; others',
        ),
        ("en", "Sakado (坂戸市・鶴ヶ島市)", 'Sakado (<span lang="ja">坂戸市・鶴ヶ島市</span>)'),
        ("en", "shown as 「記載なし」 here", 'shown as <span lang="ja">「記載なし」</span> here'),
        ("ko", "팀 가마이시(釜石市)의 3명", '팀 가마이시(<span lang="ja">釜石市</span>)의 3명'),
        ("zh-Hans", "釜石团队（チームかまいし）成立", '釜石团队（<span lang="ja">チームかまいし</span>）成立'),
        ("zh-Hans", "项目（連携のしくみ）", '项目（<span lang="ja">連携のしくみ</span>）'),
    ],
)
def test_a_passage_in_japanese_says_so_wherever_it_becomes_html(tag: str, text: str, html: str) -> None:
    marked = with_passages(text, tag)

    assert str(escape(marked)) == html
    assert marked == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [("en", "3 of 5 – “both”"), ("zh-Hans", "丰岛区（东京都）、医师会"), ("ko", "도시마구(도쿄도)")],
)
def test_a_text_without_japanese_stays_as_it_is(tag: str, text: str) -> None:
    assert with_passages(text, tag) is text


def test_an_untranslated_text_keeps_its_own_mark() -> None:
    text = Untranslated("釜石市")

    assert with_passages(text, "en") is text


def test_a_passage_that_is_filled_into_a_sentence_is_marked_too() -> None:
    english = words("en", Catalogue({("", "事例：{name}"): "Case: {name}"}))

    assert str(escape(english.gettext("事例：{name}", name="Kakehashi (かけはし)"))) == (
        'Case: Kakehashi (<span lang="ja">かけはし</span>)'
    )


def test_a_page_written_by_hand_is_marked_in_its_text_only() -> None:
    page = (
        '<head><title>かな</title></head><body><a lang="ja" href="x">日本語</a> <img alt="図">'
        '<svg><text>図</text></svg><p>Items ア to ク</p><span lang="zh-Hans">介护</span></body>'
    )

    marked = mark_passages(page, "en")

    assert marked == page.replace("ア to ク", '<span lang="ja">ア</span> to <span lang="ja">ク</span>')
