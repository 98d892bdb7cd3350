"""Large builds: several processes make what one makes, say what one says, and need no more memory than they may."""

import shutil
from pathlib import Path

import pytest
from conftest import copy_inputs, keep_japanese_and_english, replace, run_renkei, snapshot, unlink_cases
from samples import real_document, real_project

from generator.bench.corpus import make_record, synthetic_towns
from generator.build import build_site
from generator.crew import WORTH_A_CREW
from generator.page.lists import SPLIT_FROM
from generator.step.workshop import Workshop


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of as many records as are split by prefecture and dealt out to several processes."""
    root = copy_inputs(tmp_path_factory.mktemp("large"))
    keep_japanese_and_english(root)
    shutil.rmtree(root / "cases")
    (root / "cases").mkdir()
    unlink_cases(root)
    towns = synthetic_towns(real_project().registry)
    models = [real_document(name) for name in ("kamaishi", "izu", "chiba")]
    for number in range(1, max(SPLIT_FROM, WORTH_A_CREW) + 10):
        record_id, text = make_record(models[number % len(models)], number, towns)
        (root / f"cases/{record_id}.yml").write_text(text, encoding="utf-8")
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path inside the folder."""
    return {str(Path(name).relative_to(folder)): data for name, data in snapshot(folder).items()}


def test_several_processes_make_the_same_bytes_as_one(large: Path) -> None:
    build_site(large, large / "site", large / "dist")
    alone = Workshop()

    build_site(large, large / "alone", large / "dist-alone", alone)

    assert tree(large / "site") == tree(large / "alone")
    assert tree(large / "dist") == tree(large / "dist-alone")


def test_a_rebuild_after_one_change_makes_the_same_bytes_as_a_new_build(large: Path, tmp_path: Path) -> None:
    workshop, out = Workshop(), tmp_path / "site"
    build_site(large, out, None, workshop)
    record = large / "cases/case-00007.yml"
    old = record.read_text(encoding="utf-8")
    replace(record, "summary: ", "summary: 変わりました。")

    build_site(large, out, None, workshop)
    build_site(large, tmp_path / "new", None)

    record.write_text(old, encoding="utf-8")
    assert tree(out) == tree(tmp_path / "new")


def test_a_record_whose_place_is_not_seen_at_once_still_stands_on_the_page_of_its_prefecture(
    large: Path, tmp_path: Path
) -> None:
    record = large / "cases/case-00003.yml"
    old = record.read_text(encoding="utf-8")
    code = old.partition("code: '")[2][:6]
    replace(record, f"code: '{code}'", f'"code": "{code}"')

    build_site(large, tmp_path / "site", None)

    record.write_text(old, encoding="utf-8")
    page = tmp_path / f"site/cases/prefecture-{code[:2]}.html"
    assert "case-00003.html" in page.read_text(encoding="utf-8")


def test_faults_that_several_processes_find_are_told_at_once_and_in_order(large: Path) -> None:
    faulty = [large / f"cases/case-{number:05d}.yml" for number in (2, 5, 8, 11)]
    olds = [path.read_text(encoding="utf-8") for path in faulty]
    for path in faulty:
        replace(path, "fiscal_year: 2023", "fiscal_year: 令和5年度")

    told = run_renkei(large, "build").stderr

    for path, old in zip(faulty, olds, strict=True):
        path.write_text(old, encoding="utf-8")
    named = [line.partition(":")[0] for line in told.splitlines() if "fiscal_year" in line]
    assert named == [f"cases/{path.name}" for path in faulty]
    assert "4 件の問題があります" in told
