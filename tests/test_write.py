"""Writing a site: all of it or nothing, and only what changed."""

import hashlib
import os
import shutil
import signal
from pathlib import Path

import pytest
from conftest import replace, snapshot, start_python

from generator.build import build_site
from generator.disk.write import recover
from generator.step.workshop import Workshop

LEFT = {".new", ".old", ".parts"}


def change_record(root: Path) -> None:
    """Another summary for one record."""
    replace(root / "cases/izu.yml", "summary: ", "summary: 変更。")


def list_nodes(folder: Path) -> dict[Path, int]:
    """Which file of the disk each path of a folder is."""
    return {path: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def list_remains(root: Path) -> list[str]:
    """What an unfinished write leaves beside the site and the ZIP."""
    return [path.name for path in (*root.iterdir(), *(root / "dist").iterdir()) if path.suffix in LEFT]


@pytest.mark.parametrize("workshop", [None, Workshop()], ids=["in a new process", "in the same process"])
def test_unchanged_files_are_linked_and_changed_ones_are_new(casebook: Path, workshop: Workshop | None) -> None:
    site = casebook / "site"
    build_site(casebook, site, None, workshop)
    nodes, before = list_nodes(site), snapshot(site)
    change_record(casebook)

    build_site(casebook, site, None, workshop)

    after = snapshot(site)
    same = {path for path, node in list_nodes(site).items() if nodes.get(path) == node}
    assert same == {path for path in nodes if after[str(path)] == before[str(path)]}
    assert site / "cases/izu.html" not in same


def test_a_changed_file_is_never_written_through_a_link(casebook: Path, tmp_path: Path) -> None:
    page, kept = casebook / "site/cases/izu.html", tmp_path / "kept.html"
    before = page.read_bytes()
    os.link(page, kept)
    change_record(casebook)

    build_site(casebook, casebook / "site", None)

    assert kept.read_bytes() == before
    assert page.read_bytes() != before


def test_a_file_that_no_page_needs_any_more_is_gone(casebook: Path) -> None:
    (casebook / "site/cases/left-over.html").write_text("old", encoding="utf-8")
    (casebook / "content/tables/coverage.yml").unlink()

    build_site(casebook, casebook / "site", None)

    assert not (casebook / "site/cases/left-over.html").exists()
    assert not list((casebook / "site").rglob("coverage*"))


def test_a_site_that_was_deleted_is_written_anew_by_a_process_that_knew_it(casebook: Path) -> None:
    workshop, site = Workshop(), casebook / "site"
    build_site(casebook, site, None, workshop)
    change_record(casebook)
    build_site(casebook, site, None, workshop)
    before = snapshot(site)
    shutil.rmtree(site)

    build_site(casebook, site, None, workshop)

    assert snapshot(site) == before


def test_a_site_made_of_the_one_before_the_last_holds_nothing_of_it(casebook: Path) -> None:
    workshop, site, old = Workshop(), casebook / "site", casebook / "site.old"
    table = casebook / "content/tables/coverage.yml"
    text, before = table.read_bytes(), snapshot(site)
    build_site(casebook, site, None, workshop)
    table.unlink()
    build_site(casebook, site, None, workshop)
    table.write_bytes(text)
    (old / "left").mkdir()
    (old / "left/over.html").write_text("old", encoding="utf-8")
    (old / "index.html").unlink()
    (old / "index.html").mkdir()

    build_site(casebook, site, None, workshop)

    assert snapshot(site) == before
    assert not (site / "left").exists()


def test_a_folder_in_place_of_a_file_gives_way(casebook: Path) -> None:
    site = casebook / "site"
    before = snapshot(site)
    (site / "index.html").unlink()
    (site / "index.html").mkdir()

    build_site(casebook, site, None)

    assert snapshot(site) == before


@pytest.mark.parametrize("there", [True, False], ids=["over an old site", "where there was none"])
def test_a_disk_that_refuses_in_the_middle_leaves_all_as_it_was(casebook: Path, *, there: bool) -> None:
    """A table's name fits into a folder, but the name of its CSV file is longer than any disk takes."""
    shutil.copy(casebook / "content/tables/coverage.yml", casebook / f"content/tables/{'x' * 249}.yml")
    if not there:
        shutil.rmtree(casebook / "site")
    before = snapshot(casebook / "dist"), snapshot(casebook / "site") if there else {}

    with pytest.raises(OSError, match="File name too long"):
        build_site(casebook, casebook / "site", casebook / "dist")

    assert (snapshot(casebook / "dist"), snapshot(casebook / "site")) == before
    assert list_remains(casebook) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["kill", "Ctrl-C"])
def test_a_signal_in_the_middle_of_writing_leaves_the_old_site_whole(casebook: Path, number: signal.Signals) -> None:
    change_record(casebook)
    before = snapshot(casebook / "site", casebook / "dist")
    process = start_python(casebook, "-m", "generator", "build")
    while not (casebook / "site.new").exists():
        assert process.poll() is None

    process.send_signal(number)
    process.communicate()

    assert process.returncode != 0
    assert snapshot(casebook / "site", casebook / "dist") == before
    build_site(casebook, casebook / "site", casebook / "dist")
    assert "変更。" in (casebook / "site/cases/izu.html").read_text(encoding="utf-8")
    assert list_remains(casebook) == []


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        ({"site": b"old", "site.new": b"unfinished"}, b"old"),
        ({"site.old": b"old", "site.new": b"new"}, b"old"),
        ({"site.old": b"old", "site": b"new"}, b"new"),
        ({"site.old": b"old"}, b"old"),
        ({"site": b"old"}, b"old"),
    ],
    ids=["while writing", "between the renames", "before the clean-up", "nothing new", "nothing to do"],
)
def test_a_write_that_was_cut_off_leaves_one_whole_site(tmp_path: Path, left: dict[str, bytes], kept: bytes) -> None:
    for folder, data in left.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_bytes(data)

    recover(tmp_path / "site")

    assert snapshot(tmp_path) == {str(tmp_path / "site/index.html"): kept}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_recovering_where_nothing_was_ever_written_does_nothing(tmp_path: Path) -> None:
    recover(tmp_path / "site")

    assert list(tmp_path.iterdir()) == []


def test_the_zip_follows_a_change_and_so_does_its_checksum(casebook: Path) -> None:
    (path,) = (casebook / "dist").glob("*.zip")
    before = path.read_bytes()
    change_record(casebook)

    built = build_site(casebook, casebook / "site", casebook / "dist")

    assert path.read_bytes() != before
    assert built.bundle_size == path.stat().st_size
    checksum = path.with_name(f"{path.name}.sha256").read_text(encoding="ascii")
    assert checksum.split()[0] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_build_without_a_zip_leaves_the_older_one(casebook: Path) -> None:
    before = snapshot(casebook / "dist")
    change_record(casebook)

    build_site(casebook, casebook / "site", None)

    assert snapshot(casebook / "dist") == before
