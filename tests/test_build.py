"""Building: wrong input changes nothing, and the same input gives the same bytes."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import copy_inputs, keep_japanese_and_english, replace, run_renkei, snapshot, unlink_cases

from generator.build import build_site
from generator.input.problems import InputError
from generator.step.goal import BUNDLE
from generator.step.workshop import Workshop

Change = Callable[[Path], object]
"""Changes a project folder."""

WRONG = {
    "record that is no YAML": ("cases/izu.yml", "summary: ", "summary: [", None),
    "record with a wrong value": ("cases/izu.yml", "kind: support_case", "kind: support-case", None),
    "record with an unknown field": ("cases/izu.yml", "kind:", "kin: x\nkind:", None),
    "PO file that is cut off": ("translations/en/izu.po", 'msgid "伊', "msgid 伊", None),
    "PO file with an open quote": ("translations/en/izu.po", 'msgctxt "title"', 'msgctxt "title', None),
    "table that is no YAML": ("content/tables/coverage.yml", "rows: ", "rows: [", None),
    "table with an unknown column": (
        "content/tables/coverage.yml",
        "columns: [",
        "columns: [no_such, ",
        None,
    ),
    "vocabulary": ("content/data/vocabulary.yml", "{label: ", "{lable: ", None),
    "list of sources": ("content/data/sources.yml", "publisher: ", "published_by: ", None),
    "registry": ("content/data/municipalities.csv", "\n011002,", "\n011002\n", None),
    "page with an unknown view": ("content/data.md", "{{ vocabulary() }}", "{{ no_such() }}", None),
    "page with an unknown table": ("content/funding.md", '{{ table("funding") }}', '{{ table("x") }}', None),
    "page with a broken link": ("content/about.md", "# ", "[x](no-such.html)\n\n# ", None),
    "page with a broken anchor": ("content/en/about.md", "# ", "[x](data.md#no-such)\n\n# ", None),
    "template that is no Jinja": ("templates/pages/table.html", "<", "{% if %}<", None),
    "template with an unknown name": (
        "templates/parts/matrix.html",
        "<table",
        "{{ no_such }}<table",
        None,
    ),
    "override of the theme": (
        "templates/theme/partials/footer.html",
        "{{ words.footer }}",
        "{{ words. }}",
        None,
    ),
    "mkdocs.yml that is no YAML": ("mkdocs.yml", "site_name: ", "site_name: x\nsite_name: ", None),
    "mkdocs.yml without a tag": ("mkdocs.yml", "      tag: en\n", "", "    en:"),
    "mkdocs.yml without languages": ("mkdocs.yml", "  languages:\n", "  speech:\n", "extra:"),
}
"""What is wrong, as file, text, replacement; and where the message stands, if not at the changed text."""

CHANGES: dict[str, list[Change]] = {
    "records": [
        lambda root: replace(root / "cases/izu.yml", "summary: ", "summary: 変更。"),
        lambda root: replace(root / "cases/mito.yml", "title: ", "title: 新"),
        lambda root: replace(root / "translations/en/hirado.po", 'msgstr "H', 'msgstr "New H'),
        lambda root: drop_record(root, "toyoake-togo"),
    ],
    "title": [lambda root: replace(root / "cases/kamaishi.yml", "title: 釜石市", "title: 鉄のまち釜石市")],
    "words": [
        lambda root: replace(root / "translations/en/site.po", 'msgstr "P', 'msgstr "New p'),
        lambda root: replace(root / "content/data/vocabulary.yml", "{label: ", "{label: 新"),
        lambda root: replace(root / "content/data/sources.yml", "title: ", "title: 新しい"),
    ],
    "pages": [
        lambda root: replace(root / "templates/pages/table.html", "<h2", "<p>x</p><h2"),
        lambda root: replace(
            root / "templates/assets/renkei.js", '"use strict";', '"use strict"; window.renkei.isChanged = true;'
        ),
        lambda root: replace(root / "content/tables/affiliation.yml", "title: ", "title: 新しい"),
        lambda root: replace(root / "content/about.md", "# ", "# 新しい"),
    ],
}


def drop_record(root: Path, case_id: str) -> None:
    """Take a record away, with its translations and what other records say of it."""
    for path in [root / f"cases/{case_id}.yml", *root.glob(f"translations/*/{case_id}.po")]:
        path.unlink()
    for path in (root / "cases").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"  - id: {case_id}\n    .*\n", "", text), encoding="utf-8")
    unlink_cases(root, case_id)


def build(root: Path, workshop: Workshop | None = None, out: str = "site") -> None:
    """Build a project folder, without a ZIP."""
    build_site(root, root / out, None, workshop)


def read_site(root: Path, out: str = "site") -> dict[str, bytes]:
    """The built site, by path inside it."""
    return {name.removeprefix(str(root / out)): data for name, data in snapshot(root / out).items()}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_input_is_named_with_file_and_line_and_changes_nothing(casebook: Path, kind: str) -> None:
    name, old, new, shown = WRONG[kind]
    text = (casebook / name).read_text(encoding="utf-8")
    line = replace(casebook / name, old, new)
    if shown is not None:
        line = text.partition(shown)[0].count("\n") + 1
    before = snapshot(casebook / "site", casebook / "dist")

    with pytest.raises(InputError) as refused:
        build_site(casebook, casebook / "site", casebook / "dist")

    message = refused.value.to_text("ja")
    assert re.search(rf"^{name}:({line}|{line + 1}):\d+: ", message, re.MULTILINE), message
    assert snapshot(casebook / "site", casebook / "dist") == before


@pytest.mark.parametrize(
    "kind", ["PO file that is cut off", "template with an unknown name", "mkdocs.yml without a tag"]
)
def test_the_command_answers_wrong_input_with_its_message_and_exit_1(casebook: Path, kind: str) -> None:
    name, old, new, _ = WRONG[kind]
    replace(casebook / name, old, new)
    before = snapshot(casebook / "site", casebook / "dist")

    done = run_renkei(casebook, "build")

    assert done.returncode == 1
    assert re.search(rf"^{name}:\d+:\d+: ", done.stderr, re.MULTILINE)
    assert done.stderr.endswith("1 件の問題があります。サイトは更新していません。\n")
    assert snapshot(casebook / "site", casebook / "dist") == before


def test_a_setting_that_mkdocs_refuses_is_named_with_the_reason(casebook: Path) -> None:
    replace(casebook / "mkdocs.yml", "plugins: []", "plugins: [no-such-plugin]")

    with pytest.raises(InputError, match=r"mkdocs\.yml: .*no-such-plugin"):
        build(casebook)


def test_a_frame_that_is_missing_is_named(casebook: Path) -> None:
    (casebook / "content/en/tables/index.md").unlink()

    with pytest.raises(InputError, match="en/tables/index"):
        build(casebook)


def test_all_wrong_records_tables_and_pages_are_named_in_one_go(casebook: Path) -> None:
    for kind in ("record with a wrong value", "table with an unknown column", "page with an unknown view"):
        name, old, new, _ = WRONG[kind]
        replace(casebook / name, old, new)

    with pytest.raises(InputError) as refused:
        build(casebook)

    files = {problem.file for problem in refused.value.problems}
    assert files == {"cases/izu.yml", "content/tables/coverage.yml", "content/data.md"}


def test_a_build_elsewhere_at_another_time_gives_the_same_bytes(bilingual: Path, tmp_path: Path) -> None:
    root = copy_inputs(tmp_path)
    keep_japanese_and_english(root)
    for path in root.rglob("*"):
        os.utime(path, (0, 0))

    done = run_renkei(root, "build", PYTHONHASHSEED="1", TZ="America/New_York", LC_ALL="C", LANG="C")

    assert done.returncode == 0, done.stderr
    assert read_site(root) == read_site(bilingual)
    assert read_site(root, "dist") == read_site(bilingual, "dist")


@pytest.mark.parametrize("workshop", [None, Workshop()], ids=["in a new process", "in the same process"])
def test_touched_files_change_nothing(casebook: Path, workshop: Workshop | None) -> None:
    before = read_site(casebook)
    build(casebook, workshop)
    for name in ("cases/izu.yml", "content/index.md", "translations/en/site.po", "mkdocs.yml"):
        (casebook / name).touch()

    build(casebook, workshop)

    assert read_site(casebook) == before


@pytest.mark.parametrize("kind", CHANGES)
def test_rebuilds_after_changes_give_the_same_bytes_as_a_fresh_build(casebook: Path, kind: str) -> None:
    workshop, before = Workshop(), read_site(casebook)
    build(casebook, workshop)

    for change in CHANGES[kind]:
        change(casebook)
        build(casebook, workshop)
        after = read_site(casebook)
        assert after != before
        before = after

    build(casebook, out="fresh")
    assert read_site(casebook) == read_site(casebook, "fresh")


def test_a_change_to_one_record_touches_only_the_files_that_show_it(casebook: Path) -> None:
    workshop = Workshop()
    build(casebook, workshop)
    before = read_site(casebook)
    replace(casebook / "cases/izu.yml", "summary: ", "summary: 変更。")

    build(casebook, workshop)

    after = read_site(casebook)
    changed = {Path(name).name for name in after if after[name] != before[name]}
    assert "izu.html" in changed
    assert not changed & {"mito.html", "kamaishi.html", "renkei.css", "about.html"}


def test_a_mended_record_gives_the_site_that_was_there_before(casebook: Path) -> None:
    workshop, path, before = Workshop(), casebook / "cases/izu.yml", read_site(casebook)
    build(casebook, workshop)
    good = path.read_text(encoding="utf-8")
    path.write_text("title: [", encoding="utf-8")
    with pytest.raises(InputError):
        build(casebook, workshop)

    path.write_text(good, encoding="utf-8")
    build(casebook, workshop)

    assert read_site(casebook) == before


def test_a_page_that_was_changed_by_hand_is_made_anew(casebook: Path) -> None:
    before = read_site(casebook)
    (casebook / "site/index.html").write_text("by hand", encoding="utf-8")
    (casebook / "site/stray.html").write_text("by hand", encoding="utf-8")

    build(casebook)

    assert read_site(casebook) == before


def test_a_build_that_was_cut_off_between_the_renames_is_mended_by_the_next(casebook: Path) -> None:
    before = read_site(casebook)
    (casebook / "site").rename(casebook / "site.old")
    (casebook / "site.new").mkdir()

    build(casebook)

    assert read_site(casebook) == before
    assert not [path for path in casebook.iterdir() if path.suffix in {".new", ".old"}]


def test_a_wrong_record_after_a_cut_off_build_still_brings_the_old_site_back(casebook: Path) -> None:
    before = snapshot(casebook / "site")
    (casebook / "site").rename(casebook / "site.old")
    (casebook / "cases/izu.yml").write_text("title: [", encoding="utf-8")

    with pytest.raises(InputError):
        build(casebook)

    assert snapshot(casebook / "site") == before


def test_a_project_in_a_folder_with_spaces_and_japanese_gives_the_same_site(bilingual: Path, tmp_path: Path) -> None:
    root = copy_inputs(tmp_path / "事例集 (2 冊目) & more")
    keep_japanese_and_english(root)

    build(root)

    assert read_site(root) == read_site(bilingual)


def test_steps_are_told_in_their_order(casebook: Path) -> None:
    steps: list[str] = []

    build_site(casebook, casebook / "site", casebook / "dist", progress=steps.append)

    assert steps == ["read", "check", "frame", "render", "write", "bundle"]


def test_a_disk_that_takes_no_zip_leaves_the_old_site(casebook: Path) -> None:
    before = snapshot(casebook / "site")
    replace(casebook / "cases/kamaishi.yml", "summary: ", "summary: 変わりました。")
    (casebook / "dist" / f"{BUNDLE}.new").mkdir()

    with pytest.raises(OSError, match=re.escape(BUNDLE)):
        build_site(casebook, casebook / "site", casebook / "dist")

    assert snapshot(casebook / "site") == before
