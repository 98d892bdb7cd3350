"""The state of translations: pages held against their Japanese, files counted, and told on the command line."""

import json
from pathlib import Path

import pytest
from conftest import copy_inputs, run_renkei
from samples import real_project, real_settings

from generator.desk.report import to_json, to_report
from generator.disk.read import read_modules
from generator.input.problems import InputError
from generator.input.settings import Language
from generator.language.catalogue import Share
from generator.language.progress import PageShare, Progress, check_pages, lines_of, page_digest
from generator.language.review import Review
from generator.page.frames import mark_copy, put_notice
from generator.translation.interface import interface_texts
from generator.translation.messages import site_messages
from generator.view.html import safe

JA = Language("ja", "連携事例集", "日本語", "ja", "")
EN = Language("en", "Casebook", "English", "en", "en/")
HEAD = "---\nlanguage: ja\ntitle: このサイト\ndescription: 説明です。\n---\n"
PAGE = HEAD + "# このサイト {#title}\n\n本文です。\n"


def english(*fields: str) -> str:
    """A translation of the page with these fields at its head."""
    return "\n".join(["---", "language: en", 'title: "About"', *fields, "---", "# About", ""])


def share(text: str | None, source: str = PAGE) -> PageShare:
    """How the page is translated by this text."""
    pages = {"about.md": source} | ({} if text is None else {"en/about.md": text})
    return check_pages(pages, [JA, EN])["en"]["about.md"]


def test_a_page_made_from_the_present_japanese_is_complete_and_machine_made() -> None:
    assert share(english(f"translates: {page_digest(PAGE)}")) == PageShare("complete", page_digest(PAGE))


def test_a_page_whose_japanese_changed_is_stale_and_so_is_one_that_does_not_say_what_it_was_made_from() -> None:
    assert share(english(f"translates: {page_digest(PAGE)}"), PAGE.replace("本文", "文章")).state == "stale"
    assert share(english()).state == "stale"


def test_a_page_without_a_file_or_with_the_copied_japanese_is_missing() -> None:
    assert share(None).state == "missing"
    assert share(english("translates:")).state == "missing"


def test_the_digest_is_of_what_readers_read_whatever_the_line_ends() -> None:
    digest = page_digest(PAGE)

    assert len(digest) == 12
    assert digest == page_digest(PAGE.replace("\n", "\r\n"))
    assert digest == page_digest(PAGE.replace("language: ja", "language: ja\nhide: [toc]") + "\n")
    assert digest != page_digest(PAGE.replace("説明です。", "別の説明です。"))


def test_a_page_is_reviewed_where_it_says_by_whom_and_when() -> None:
    page = english(f"translates: {page_digest(PAGE)}", "reviewed_by: 山田", "reviewed_on: 2026-11-20")

    assert share(page).review == Review("山田", "2026-11-20")


def test_pages_that_state_a_review_by_half_are_refused_all_at_once() -> None:
    pages = {"about.md": PAGE, "data.md": PAGE, "en/about.md": english("reviewed_by: A")}

    with pytest.raises(InputError) as caught:
        check_pages(pages | {"en/data.md": english("reviewed_by: A", "reviewed_on: soon")}, [JA, EN])

    assert [problem.file for problem in caught.value.problems] == ["content/en/about.md", "content/en/data.md"]


def test_frames_are_no_pages_since_they_have_no_text_of_their_own() -> None:
    assert check_pages({"cases/index.md": HEAD.replace("language", "frame: true\nlanguage")}, [JA, EN]) == {"en": {}}


def progress() -> Progress:
    """A language with something of everything."""
    records = {"kamaishi": Share(10, 1, 2, Review("山田", "2026-11-20")), "mito": Share(10), "izu": Share(5, 5)}
    pages = {"about.md": PageShare("complete", "a" * 12), "data.md": PageShare("stale", "b" * 12)}
    return Progress(EN, Share(100, 0, 1), records, pages)


def test_files_are_counted_by_kind_and_one_without_any_translation_is_not_machine_made() -> None:
    records, interface, pages = lines_of(progress())

    assert (records.texts, records.current, records.stale, records.missing) == (25, 17, 2, 6)
    assert (records.files, records.reviewed, records.machine_made) == (3, 1, 1)
    assert (interface.percent, pages.percent, pages.machine_made) == (99, 50, 2)


def test_the_report_tells_of_what_is_to_do_with_the_value_that_a_stale_page_needs() -> None:
    text = to_report([progress()], "en", each=False)

    assert "translations/en/kamaishi.po: 70%, 2 stale, 1 missing, reviewed by 山田 on 2026-11-20" in text
    assert "content/en/data.md: stale, machine-made. Once it is up to date, write translates: bbbbbbbbbbbb" in text
    assert "mito" not in text
    assert "about.md: complete, machine-made" in to_report([progress()], "en", each=True)
    assert "原文変更 2" in to_report([progress()], "ja", each=False)


def test_the_same_can_be_read_by_programs() -> None:
    told = json.loads(to_json([progress()]))["en"]

    assert told["total"]["records"]["stale"] == 2
    assert told["records"]["kamaishi"]["reviewed_by"] == "山田"
    assert told["pages"]["data.md"]["translates"] == "b" * 12


def test_the_texts_of_the_interface_are_those_that_translators_get() -> None:
    templates = {f"templates/{name}": text for name, text in real_project().templates.items()}
    inputs = real_settings(), templates, read_modules()

    assert interface_texts(*inputs) == {(context, text) for context, text, _ in site_messages(*inputs) if text}


ARTICLE = '<ul class="md-nav__list"></ul><article class="a"><h1 id="title">題</h1><p>本文</p></article>'


def test_the_line_on_its_translation_stands_under_the_title_of_a_page() -> None:
    html = put_notice(ARTICLE, safe("<p>line</p>"))
    narrow = put_notice(ARTICLE.replace("<p>", "\n<details><summary>目次</summary></details><p>"), safe("<p>line</p>"))

    assert "</h1>\n<p>line</p><p>本文" in html
    assert "</details>\n<p>line</p><p>本文" in narrow
    assert put_notice("<p>no title</p>", safe("x")) == "<p>no title</p>"


def test_a_page_that_is_still_japanese_is_marked_as_such_but_for_its_views() -> None:
    html = mark_copy(ARTICLE.replace("本文", "{{ tiles() }}"), "ja", "ko")

    assert '<article lang="ja" class="a">' in html
    assert '<div lang="ko"><p>{{ tiles() }}</p></div>' in html
    assert '<ul lang="ja" class="md-nav__list">' in html


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with ten Japanese sentences changed, and its site built without bringing anything up to date."""
    folder = copy_inputs(tmp_path_factory.mktemp("changed"))
    path = folder / "cases/kamaishi.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    ends = [index for index, line in enumerate(lines) if line.startswith("  ") and line.endswith("。")][:10]
    for index in ends:
        lines[index] = lines[index].removesuffix("。") + "（今も同じ）。"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert len(ends) == 10
    assert run_renkei(folder, "build", "--no-zip").returncode == 0
    return folder


def test_ten_changed_sentences_are_stale_in_the_next_build_and_none_is_lost(changed: Path) -> None:
    html = (changed / "site/en/cases/kamaishi.html").read_text(encoding="utf-8")

    assert html.count('<span class="rk-stale"') == 10
    assert "今も同じ" not in html


def test_the_status_tells_of_ten_stale_sentences(changed: Path) -> None:
    told = run_renkei(changed, "translate", "status", "--lang-of", "en", "--json").stdout

    assert json.loads(told)["en"]["total"]["records"]["stale"] == 10


def test_the_page_on_translations_tells_of_ten_stale_sentences(changed: Path) -> None:
    html = (changed / "site/translations.html").read_text(encoding="utf-8")

    assert "原文変更 10" in html


def test_the_status_of_an_unknown_language_names_the_known_ones(changed: Path) -> None:
    answer = run_renkei(changed, "translate", "status", "--lang-of", "tlh", "--lang", "en")

    assert answer.returncode == 1
    assert "there is no language tlh. There are: en" in answer.stderr
