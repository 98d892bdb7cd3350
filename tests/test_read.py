"""Reading a project: all that is wrong at once, and nothing twice."""

import shutil
from pathlib import Path

import pytest
from conftest import replace

from generator.disk.read import Shelf
from generator.input.problems import InputError
from generator.recipe import check_project
from generator.step.workshop import Workshop


def list_refused(root: Path) -> list[str]:
    """The files that the refusal of a project names."""
    with pytest.raises(InputError) as refused:
        check_project(root, Workshop())
    return [problem.file for problem in refused.value.problems]


def test_all_missing_files_are_named_at_once(casebook: Path) -> None:
    missing = ["content/data/municipalities.csv", "content/data/sources.yml", "mkdocs.yml"]
    for name in missing:
        (casebook / name).unlink()

    assert list_refused(casebook) == missing


def test_a_folder_without_anything_is_refused_and_not_taken_for_an_empty_casebook(tmp_path: Path) -> None:
    assert "mkdocs.yml" in list_refused(tmp_path)


def test_files_of_every_kind_that_cannot_be_read_are_named_at_once(casebook: Path) -> None:
    wrong = {
        "cases/izu.yml": b"title: [",
        "content/about.md": b"\xff\xfe",
        "content/tables/coverage.yml": "title: 表".encode("cp932"),
        "templates/parts/macros.html": b"\x80",
        "translations/en/izu.po": b'msgid "a\n',
        "translations/en/site.po": b"no PO file",
    }
    for name, data in wrong.items():
        (casebook / name).write_bytes(data)

    assert list_refused(casebook) == sorted(wrong)


@pytest.mark.parametrize("name", [".izu.yml", ".#izu.yml", "~izu.yml", "izu.yml~", "izu.yml.bak"])
def test_hidden_files_and_copies_that_editors_make_are_left_alone(casebook: Path, name: str) -> None:
    (casebook / "cases" / name).write_bytes(b"title: [")

    check_project(casebook, Workshop())


def test_a_file_that_did_not_change_is_read_once(tmp_path: Path) -> None:
    shelf, read, path = Shelf(), list[bytes](), tmp_path / "a.yml"
    path.write_bytes(b"one")

    for _ in range(2):
        shelf.read(path, tmp_path, lambda _, data: read.append(data))

    assert read == [b"one"]


@pytest.mark.parametrize("text", [b"two", b"longer"], ids=["same length", "another length"])
def test_a_file_that_changed_is_read_again(tmp_path: Path, text: bytes) -> None:
    shelf, read, path = Shelf(), list[bytes](), tmp_path / "a.yml"
    path.write_bytes(b"one")
    shelf.read(path, tmp_path, lambda _, data: read.append(data))

    path.write_bytes(text)
    shelf.read(path, tmp_path, lambda _, data: read.append(data))

    assert read == [b"one", text]


def test_a_file_of_the_same_name_in_another_folder_is_another_file(tmp_path: Path) -> None:
    shelf = Shelf()
    for folder in ("cases", "content"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yml").write_text(folder, encoding="utf-8")

    read = [shelf.read(tmp_path / name / "a.yml", tmp_path, lambda _, data: data) for name in ("cases", "content")]

    assert read == [b"cases", b"content"]


def test_a_file_that_was_refused_is_read_again_once_it_is_mended(casebook: Path) -> None:
    workshop, path = Workshop(), casebook / "cases/izu.yml"
    good = path.read_bytes()
    path.write_bytes(b"title: [")
    with pytest.raises(InputError):
        check_project(casebook, workshop)

    path.write_bytes(good)

    check_project(casebook, workshop)


def test_a_record_that_goes_wrong_between_two_checks_is_found(casebook: Path) -> None:
    workshop = Workshop()
    check_project(casebook, workshop)
    replace(casebook / "cases/izu.yml", "kind: support_case", "kind: support-case")

    with pytest.raises(InputError, match=r"cases/izu\.yml:2:7: kind: "):
        check_project(casebook, workshop)


def test_a_new_record_and_a_deleted_one_are_noticed_between_two_checks(casebook: Path) -> None:
    workshop = Workshop()
    check_project(casebook, workshop)
    shutil.move(casebook / "cases/izu.yml", casebook / "cases/renamed.yml")

    with pytest.raises(InputError) as refused:
        check_project(casebook, workshop)

    kinds = {(problem.file, problem.kind) for problem in refused.value.problems}
    assert ("cases/renamed.yml", "id_is_file_name") in kinds
