"""What translators get and send back, on a disk: all or nothing, and a language that is new."""

import dataclasses
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from conftest import copy_inputs, replace, run_renkei, snapshot

from generator.build import build_site
from generator.desk.handover import Imported, Work, add_language, export_work, import_work, open_work
from generator.desk.scrutiny import inspect_translations
from generator.input.problems import InputError
from generator.input.settings import Language
from generator.recipe import check_project
from generator.step.workshop import Workshop
from generator.translation.addition import Addition, check_addition, page_in, with_language

SUMMARY = "The 3 city staff in charge of the programme act as coordinators"
STATES = ("missing", "stale", "current")
MKDOCS = """\
# Our site
extra:
  languages:  # all of them
    ja:
      title: 事例集
      name: 日本語
      tag: ja
      folder: ""
      words: {menu: メニュー}

# Where pages stand
nav:
- ja:
  - ホーム: index.md
  - 表:
    - tables/index.md
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project; tests leave it as it was."""
    return copy_inputs(tmp_path_factory.mktemp("handover"))


@pytest.fixture(scope="module")
def work(folder: Path) -> Work:
    """What there is to translate into English: two records."""
    return open_work(folder, "en", ["kamaishi", "izu"])


def test_a_workbook_that_comes_back_changes_one_file_and_a_wrong_one_none(work: Work, tmp_path: Path) -> None:
    root, book = Path(shutil.copytree(work.root, tmp_path / "project")), tmp_path / "en.xlsx"
    copied = dataclasses.replace(work, root=root)
    assert export_work(copied, STATES, "xlsx", book).files == 2
    before = snapshot(root)
    edited = openpyxl.load_workbook(book)
    cell = next(row[6] for row in edited["kamaishi"].iter_rows() if str(row[6].value).startswith(SUMMARY))

    cell.value = "City staff coordinate."
    edited.save(book)
    answer = run_renkei(root, "translate", "import", str(book), "--language", "en")

    assert answer.returncode == 1
    assert f"kamaishi:{cell.row}:7: G{cell.row}: 原文の数（3）が訳文にありません。" in answer.stderr
    assert answer.stderr.endswith("1 件の問題があります。何も取り込んでいません。\n")
    assert snapshot(root) == before

    cell.value = "3 city staff coordinate."
    edited.save(book)
    done = [Imported("translations/en/kamaishi.po", 1, 0)]

    assert import_work(copied, book, is_partial=False, is_check=True) == done
    assert snapshot(root) == before
    assert import_work(copied, book, is_partial=False, is_check=False) == done
    changed = {name for name, data in snapshot(root).items() if before.get(name) != data}
    assert changed == {str(root / "translations/en/kamaishi.po")}
    assert import_work(copied, book, is_partial=False, is_check=False) == []


def test_po_files_go_out_in_an_archive_or_a_folder_and_come_back_unchanged(work: Work, tmp_path: Path) -> None:
    archive, files, broken = tmp_path / "en.zip", tmp_path / "en", tmp_path / "broken.zip"
    export_work(work, STATES, "po", archive)
    export_work(work, STATES, "po", files)
    with zipfile.ZipFile(broken, "w") as book:
        book.writestr("a/izu.po", (files / "izu.po").read_bytes())
        book.writestr("b/izu.po", b"msgid")

    assert zipfile.ZipFile(archive).namelist() == ["en/izu.po", "en/kamaishi.po"]
    for source in (archive, files, files / "izu.po"):
        assert import_work(work, source, is_partial=False, is_check=False) == []
    with pytest.raises(InputError) as caught:
        import_work(work, broken, is_partial=False, is_check=False)
    assert {problem.kind for problem in caught.value.problems} >= {"exchange_double_file"}


def test_a_language_or_record_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match="but is xx"):
        open_work(folder, "xx")
    with pytest.raises(InputError, match="no record with the id nowhere"):
        open_work(folder, "en", ["nowhere"])


def test_a_check_of_translations_names_a_lost_figure_and_a_forbidden_word(folder: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(folder, tmp_path / "project"))
    line = replace(root / "translations/en/kamaishi.po", SUMMARY, "City staff coordinate")
    page = replace(root / "content/en/about.md", "older people's", "the elderly's")

    with pytest.raises(InputError) as caught:
        inspect_translations(root, check_project(root, Workshop()))

    found = {(problem.file, problem.line, problem.kind) for problem in caught.value.problems}
    assert found >= {
        ("translations/en/kamaishi.po", line - 1, "po_figure_lost"),
        ("content/en/about.md", page, "po_forbidden"),
    }


def test_a_new_language_builds_at_once_with_its_japanese_marked(folder: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(folder, tmp_path / "project"))

    done = add_language(root, "fr", "Français", None)
    build_site(root, tmp_path / "site", None)

    assert (done.addition.tag, done.files) == ("fr", len(list((root / "cases").glob("*.yml"))) + 1)
    page = (tmp_path / "site/fr/cases/kamaishi.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in page
    assert re.search(r'<span lang="ja" class="rk-untranslated">[^<]*「チームかまいし」', page)
    assert 'lang="ja"' in (tmp_path / "site/fr/programme.html").read_text(encoding="utf-8")


def test_a_language_is_added_to_the_settings_and_all_else_stays(folder: Path) -> None:
    added = with_language(MKDOCS, Addition("zh-hant", "繁體中文", "zh-Hant"), "ja").splitlines()
    real = (folder / "mkdocs.yml").read_text(encoding="utf-8")

    assert [line for line in added if line in MKDOCS.splitlines()] != []
    assert added[9:15] == [
        "    zh-hant:",
        "      title: 事例集",
        '      name: "繁體中文"',
        '      tag: "zh-Hant"',
        '      folder: "zh-hant/"',
        "      words: {menu: メニュー}  # 訳してください / to be translated",
    ]
    assert added[-4:] == [
        "- zh-hant:  # 訳してください / to be translated",
        "  - ホーム: zh-hant/index.md",
        "  - 表:",
        "    - zh-hant/tables/index.md",
    ]
    kept = iter(with_language(real, Addition("fr", "Français", "fr"), "ja").splitlines())
    assert all(line in kept for line in real.splitlines())


@pytest.mark.parametrize(
    ("key", "tag", "kind"),
    [
        ("FR", None, "language_key"),
        ("cases", None, "language_key"),
        ("ja", None, "language_exists"),
        ("xx", None, "language_tag"),
        ("fr", "no such", "language_tag"),
    ],
)
def test_a_language_that_there_is_or_cannot_be_is_refused(key: str, tag: str | None, kind: str) -> None:
    known = [Language("ja", "事例集", "日本語", "ja", "")]

    with pytest.raises(InputError) as caught:
        check_addition(key, "x", tag, known)

    assert [problem.kind for problem in caught.value.problems] == [kind]
    assert check_addition("pt-br", "Português", None, known).tag == "pt-BR"


def test_a_page_of_a_new_language_keeps_its_links() -> None:
    text = "---\nlanguage: ja\ntitle: 表\n---\n[表](../data/cases.json) [型](../types.md#a) [外](https://example.org)\n"

    assert page_in(text, "tables/index.md", "fr") == (
        '---\nlanguage: fr\ntitle: 表\ntranslates: ""\n---\n'
        "[表](../../data/cases.json) [型](../types.md#a) [外](https://example.org)\n"
    )
