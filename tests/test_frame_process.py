"""Making frames: one run of MkDocs for each state of what they depend on."""

from pathlib import Path

import pytest
from conftest import replace

from generator.disk.frame import FrameRun, Made, read_made
from generator.input.problems import InputError


def make_frames(root: Path) -> Path:
    """The folder that MkDocs fills, or filled before."""
    return FrameRun(root).wait()


@pytest.fixture(scope="module")
def made(built: Path) -> Made:
    """What MkDocs made of the real project."""
    return read_made(make_frames(built))


def test_mkdocs_makes_every_hand_written_page(made: Made, project: Path) -> None:
    content = project / "content"
    wanted = {path.relative_to(content).with_suffix(".html").as_posix() for path in content.rglob("*.md")}

    assert wanted <= made.pages.keys()


def test_neither_source_maps_nor_scripts_of_the_theme_are_taken_over(made: Made) -> None:
    assert [name for name in made.assets if name.endswith((".map", ".js", ".gz"))] == []


def test_no_page_of_mkdocs_carries_an_inline_script_or_style(made: Made) -> None:
    found = [name for name, html in made.pages.items() if "<script>" in html or "<style" in html or ' style="' in html]

    assert found == []


def test_frames_that_were_made_are_not_made_again(casebook: Path) -> None:
    before = make_frames(casebook)
    (before / "mark").touch()

    assert make_frames(casebook) == before
    assert (before / "mark").exists()


@pytest.mark.parametrize("name", ["content/en/about.md", "mkdocs.yml", "templates/theme/partials/footer.html"])
def test_what_frames_depend_on_makes_new_ones(casebook: Path, name: str) -> None:
    before = make_frames(casebook)
    with (casebook / name).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert make_frames(casebook) != before


def test_a_changed_record_needs_no_new_frames(casebook: Path) -> None:
    before = make_frames(casebook)
    replace(casebook / "cases/izu.yml", "summary: ", "summary: 変更。")

    assert make_frames(casebook) == before


def test_frames_that_were_not_finished_are_made_anew(casebook: Path) -> None:
    folder = make_frames(casebook)
    (folder / "index.html").write_text("cut off", encoding="utf-8")
    folder.parent.rename(folder.parent.with_name(f"{folder.parent.name}.1"))

    assert "</html>" in (make_frames(casebook) / "index.html").read_text(encoding="utf-8")


def test_a_run_that_is_stopped_leaves_nothing(casebook: Path) -> None:
    frames = casebook / ".cache/frames"
    before = sorted(frames.iterdir())
    replace(casebook / "content/about.md", "# ", "# 新しい")
    run = FrameRun(casebook)

    run.stop()

    assert sorted(frames.iterdir()) == before


def test_a_fault_in_an_override_of_the_theme_names_its_file_and_line(casebook: Path) -> None:
    override = casebook / "templates/theme/partials/footer.html"
    override.write_text("<footer>\n{% if %}\n</footer>\n", encoding="utf-8")

    with pytest.raises(InputError) as refused:
        make_frames(casebook)

    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("templates/theme/partials/footer.html", 2)


def test_a_failed_run_leaves_nothing_that_the_next_one_would_take(casebook: Path) -> None:
    override = casebook / "templates/theme/partials/footer.html"
    override.write_text("{% if %}", encoding="utf-8")
    with pytest.raises(InputError):
        make_frames(casebook)

    with pytest.raises(InputError):
        make_frames(casebook)
