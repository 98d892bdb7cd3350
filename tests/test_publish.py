"""Publishing: a folder gets what changed and loses what is gone, keeps what is not ours, and is never half done."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ENVIRONMENT, run_renkei

from generator.input.problems import InputError
from generator.publish.folder import move_files, open_publication, publish
from generator.publish.publication import LIST, make_publication, parse_list, to_list

SITE = {"index.html": "home", "about.html": "about", "cases/izu.html": "izu", "cases/mito.html": "mito"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder with a small site."""
    write(tmp_path / "project/site", SITE)
    return tmp_path / "project"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """The folder to publish to; not there yet."""
    return tmp_path / "www"


def write(folder: Path, files: dict[str, str]) -> None:
    """Write texts into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    """The texts in a folder, hidden ones too, without the list of what is ours."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {name: text for name, text in names.items() if name != LIST}


def bring(root: Path, target: Path, *, force: bool = False) -> None:
    """Publish."""
    publish(open_publication(root, target, force=force))


def kinds(root: Path, target: Path, *, force: bool = False) -> list[str]:
    """Why publishing is refused."""
    with pytest.raises(InputError) as refused:
        open_publication(root, target, force=force)
    return [f"{problem.file.rpartition('/')[2]}: {problem.kind}" for problem in refused.value.problems]


def change(root: Path) -> dict[str, str]:
    """Change the site: a file is new, one is different, one is gone; what it holds then."""
    write(root / "site", {"cases/chiba.html": "chiba", "about.html": "more"})
    (root / "site/cases/mito.html").unlink()
    return read(root / "site")


@pytest.mark.parametrize("other", [{}, {".htaccess": "rules", "blog/index.html": "blog"}], ids=["whole", "shared"])
def test_a_folder_gets_what_is_new_and_loses_what_is_gone(root: Path, target: Path, other: dict[str, str]) -> None:
    bring(root, target)
    write(target, other)
    wanted = change(root)

    work = open_publication(root, target, force=False)
    publish(work)

    assert work.is_whole == (not other)
    assert work.publication.added == ("cases/chiba.html",)
    assert work.publication.changed == ("about.html",)
    assert work.publication.removed == ("cases/mito.html",)
    assert read(target) == wanted | other
    assert sorted(path.name for path in target.parent.iterdir()) == ["project", "www"]


def test_the_list_holds_the_sum_of_every_file_and_is_the_same_for_the_same_site(root: Path, target: Path) -> None:
    bring(root, target)
    first = (target / LIST).read_bytes()

    bring(root, target.with_name("other"))

    assert (target.with_name("other") / LIST).read_bytes() == first
    assert json.loads(first)["files"]["about.html"] == hashlib.sha256(b"about").hexdigest()


def test_looking_changes_nothing(root: Path, target: Path) -> None:
    open_publication(root, target, force=True)

    assert not target.exists()


def test_folders_that_become_empty_go_too(root: Path, target: Path) -> None:
    bring(root, target)
    write(target, {".htaccess": "rules"})
    for name in ("izu", "mito"):
        (root / f"site/cases/{name}.html").unlink()

    bring(root, target)

    assert sorted(path.name for path in target.iterdir()) == [".htaccess", "about.html", "index.html", LIST]


def test_a_folder_that_holds_something_else_is_refused_and_forced_keeps_it(root: Path, target: Path) -> None:
    write(target, {"thesis.txt": "years of work", "index.html": "mine"})

    assert kinds(root, target) == ["www: publish_foreign"]
    bring(root, target, force=True)

    assert read(target) == SITE | {"thesis.txt": "years of work"}


def test_a_file_that_was_edited_there_is_not_replaced_unasked(root: Path, target: Path) -> None:
    bring(root, target)
    write(target, {"cases/mito.html": "edited by hand"})
    wanted = change(root)

    assert kinds(root, target) == ["mito.html: publish_edited"]
    bring(root, target, force=True)

    assert read(target) == wanted


def test_a_foreign_file_where_one_of_ours_belongs_is_not_replaced_unasked(root: Path, target: Path) -> None:
    bring(root, target)
    write(target, {"cases/chiba.html": "somebody else's"})
    change(root)

    assert kinds(root, target) == ["chiba.html: publish_in_the_way"]


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_through_a_link_to_another_folder(root: Path, target: Path, force: bool) -> None:  # noqa: FBT001 - a parameter
    bring(root, target)
    write(target.with_name("elsewhere"), {"izu.html": "elsewhere"})
    for name in ("izu", "mito"):
        (target / f"cases/{name}.html").unlink()
    (target / "cases").rmdir()
    (target / "cases").symlink_to(target.with_name("elsewhere"))

    assert kinds(root, target, force=force) == ["izu.html: publish_blocked", "mito.html: publish_blocked"]


def test_a_folder_inside_the_site_or_around_the_project_is_refused(root: Path) -> None:
    assert kinds(root, root / "site", force=True) == ["site: publish_inside"]
    assert kinds(root, root / "site/public", force=True) == ["public: publish_inside"]
    assert kinds(root, root.parent, force=True)[0].endswith("publish_inside")


def test_a_target_that_is_a_file_or_below_nothing_is_refused(root: Path, target: Path) -> None:
    target.write_text("a file", encoding="utf-8")

    assert kinds(root, target, force=True) == ["www: publish_no_folder"]
    assert kinds(root, target.with_name("no-such") / "www") == ["no-such: publish_no_parent"]


def test_without_a_site_there_is_nothing_to_publish(root: Path, target: Path) -> None:
    (root / "site/index.html").unlink()

    assert kinds(root, target) == ["index.html: publish_no_site"]


@pytest.mark.parametrize(
    "files",
    ['{"../secret": "%s"}', '{"/etc/passwd": "%s"}', '{"a/../../b": "%s"}', '{"C:x": "%s"}', '{"a": "x"}', "[]", "{"],
)
def test_a_list_that_leads_out_of_the_folder_or_is_none_is_refused(root: Path, target: Path, files: str) -> None:
    text = '{"files": ' + files.replace("%s", "0" * 64) + "}"
    write(target, {LIST: text})

    assert kinds(root, target, force=True) == [f"{LIST}: publish_list"]


def test_a_list_is_read_as_it_was_written() -> None:
    sums = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in SITE.items()}

    assert parse_list(to_list(sums)) == sums


def test_files_that_are_the_same_already_stay_and_become_ours() -> None:
    found = make_publication({"a": "1", "b": "2"}, {}, {"a": "1"}, force=False)

    assert (found.kept, found.added, found.foreign) == (("a",), ("b",), ())


def test_where_one_file_cannot_be_moved_all_are_where_they_were(root: Path, target: Path) -> None:
    bring(root, target)
    before = read(target)
    write(target / ".renkei-publish-new", {"about.html": "more"})  # and none for the next one

    with pytest.raises(FileNotFoundError):
        move_files(target, ["about.html", "cases/izu.html"], ["cases/mito.html"])

    assert read(target) == before | {".renkei-publish-new/about.html": "more"}


@pytest.mark.parametrize("other", [{}, {".htaccess": "rules"}], ids=["whole", "shared"])
@pytest.mark.skipif(sys.platform == "win32", reason="a limit to the size of files is set by the shell")
def test_a_disk_that_is_full_leaves_the_folder_as_it_was(root: Path, target: Path, other: dict[str, str]) -> None:
    bring(root, target)
    write(target, other)
    before = read(target)
    write(root / "site", {"a-first.html": "x", "large.html": "x" * 200_000})

    command = f'ulimit -f 64; exec "{sys.executable}" -m generator publish --to "{target}" --yes --lang en'
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=root,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert "the disk refuses" in done.stderr
    assert read(target) == before
    assert sorted(path.name for path in target.parent.iterdir()) == ["project", "www"]


def test_a_publication_that_was_cut_off_between_two_renames_is_undone_by_the_next(root: Path, target: Path) -> None:
    bring(root, target)
    target.rename(target.with_name(".www.renkei-publish-old"))
    write(target.with_name(".www.renkei-publish-new"), {"index.html": "half"})

    work = open_publication(root, target, force=False)

    assert work.is_idle
    assert sorted(path.name for path in target.parent.iterdir()) == ["project", "www"]


def test_a_publication_that_was_cut_off_among_its_files_is_undone_by_the_next(root: Path, target: Path) -> None:
    bring(root, target)
    write(target, {".htaccess": "rules"})
    before = read(target)
    # As it is when the process ends after one file was replaced and one was added, and one is still to come.
    (target / ".renkei-publish-old").mkdir()
    (target / "about.html").rename(target / ".renkei-publish-old/about.html")
    write(target, {"about.html": "more", "cases/chiba.html": "chiba"})
    waiting = {LIST: "{}", ".renkei-added": "cases/chiba.html\nnew/late.html", "new/late.html": "late"}
    write(target / ".renkei-publish-new", waiting)

    open_publication(root, target, force=False)

    assert read(target) == before


def test_the_command_looks_first_and_without_anyone_to_ask_says_what_to_type(root: Path, target: Path) -> None:
    dry = run_renkei(root, "publish", "--to", str(target), "--dry-run")
    asked = run_renkei(root, "publish", "--to", str(target))
    done = run_renkei(root, "publish", "--to", str(target), "--yes", "--lang", "en")
    again = run_renkei(root, "publish", "--to", str(target), "--lang", "en")

    assert "    + cases/izu.html\n" in dry.stdout
    assert (dry.returncode, asked.returncode) == (0, 1)
    assert "--yes" in asked.stderr
    assert "4 files to add, 0 to change, 0 to remove, 0 stay." in done.stdout
    assert "Nothing has changed." in again.stdout
    assert read(target) == SITE


def test_a_refusal_names_the_folder_and_says_what_to_do(root: Path, target: Path) -> None:
    write(target, {"thesis.txt": "years of work"})

    done = run_renkei(root, "publish", "--to", str(target), "--yes")

    assert done.returncode == 1
    assert "thesis.txt" in done.stderr
    assert "--force" in done.stderr
    assert done.stderr.endswith("1 件の問題があります。公開先はそのままです。\n")
    assert "Traceback" not in done.stderr
