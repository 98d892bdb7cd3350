"""The command `renkei`: what a person types, and what it answers."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ENVIRONMENT, PROJECT, replace, run_renkei, snapshot, start_python

COMMANDS = [
    ["build"],
    ["check"],
    ["serve"],
    ["translate", "update"],
    ["readings", "update"],
    ["registry", "import"],
    ["publish"],
    ["bundle"],
    ["handout"],
    ["bench"],
]


def run_with_small_files(folder: Path, kilobytes: int) -> subprocess.CompletedProcess[str]:
    """`renkei build` where the system refuses larger files, as a full disk would."""
    shell = shutil.which("sh") or "sh"
    limited = f'ulimit -f {kilobytes * 2} && exec "$@"'
    return subprocess.run(
        [shell, "-c", limited, shell, sys.executable, "-m", "generator", "build"],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_build_tells_in_japanese_what_it_made(casebook: Path) -> None:
    done = run_renkei(casebook, "build")

    assert done.returncode == 0
    assert re.search(r"事例 13 件 × 2 言語: \d+ ファイル（[\d.]+ MB）.*変わったのは 0 ファイル", done.stdout)
    assert re.search(r"配布用 ZIP: dist\S+\.zip", done.stdout)


def test_build_tells_in_english_what_it_made(casebook: Path) -> None:
    done = run_renkei(casebook, "build", "--lang", "en")

    assert done.returncode == 0
    assert re.search(r"13 cases x 2 languages: \d+ files \([\d.]+ MB\).* 0 of them changed", done.stdout)
    assert re.search(r"ZIP to hand out: dist\S+\.zip", done.stdout)


def test_build_shows_its_steps_beside_the_result(casebook: Path) -> None:
    done = run_renkei(casebook, "build")

    steps = ["読み込み", "確認", "枠の作成", "ページの作成", "書き出し", "ZIPの作成"]
    assert [line for line in done.stderr.split() if line in steps] == steps


def test_build_leaves_the_zip_out_where_asked_to(casebook: Path) -> None:
    shutil.rmtree(casebook / "dist")

    done = run_renkei(casebook, "build", "--no-zip")

    assert done.returncode == 0
    assert not (casebook / "dist").exists()
    assert "ZIP" not in done.stdout


def test_a_project_elsewhere_is_built_there(casebook: Path, tmp_path: Path) -> None:
    shutil.rmtree(casebook / "site")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    done = run_renkei(elsewhere, "build", "--project", str(casebook))

    assert done.returncode == 0
    assert (casebook / "site/index.html").exists()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("ja", "問題はありません。事例 13 件、比較表 12 件を確認しました。\n"),
        ("en", "No problems. Checked 13 cases and 12 tables.\n"),
    ],
)
def test_check_finds_nothing_wrong_and_writes_nothing(casebook: Path, lang: str, answer: str) -> None:
    before = snapshot(casebook)

    done = run_renkei(casebook, "check", "--lang", lang)

    assert (done.returncode, done.stdout[: len(answer)], done.stderr) == (0, answer, "")
    assert snapshot(casebook) == before


@pytest.mark.parametrize(
    ("lang", "problem", "end"),
    [
        ("ja", "のいずれかですが、support-case です。", "1 件の問題があります。サイトは更新していません。"),
        ("en", "must be one of ", "Problems: 1. The site was not changed."),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_wrong_record_is_told_in_the_language_asked_for(
    casebook: Path, command: str, lang: str, problem: str, end: str
) -> None:
    replace(casebook / "cases/izu.yml", "kind: support_case", "kind: support-case")

    done = run_renkei(casebook, command, "--lang", lang)

    lines = done.stderr.split("cases/izu.yml:2:7: kind: ")[1].splitlines()
    assert done.returncode == 1
    assert problem in lines[0]
    assert lines[-1] == end
    assert done.stdout == ""


def test_problems_of_all_files_come_sorted_and_counted(casebook: Path) -> None:
    for name in ("toshima", "chiba", "izu"):
        replace(casebook / f"cases/{name}.yml", "kind: ", "kind: x")

    done = run_renkei(casebook, "check")

    assert re.findall(r"^cases/(\w+)\.yml:\d+:\d+: ", done.stderr, re.MULTILINE) == [
        "chiba",
        "izu",
        "toshima",
    ]
    assert done.stderr.splitlines()[-1].startswith("3 件の問題があります。")


def test_a_folder_that_is_no_project_is_told_what_it_lacks(tmp_path: Path) -> None:
    done = run_renkei(tmp_path, "build", "--lang", "en")

    assert done.returncode == 1
    assert "mkdocs.yml: the file is missing." in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_in_both_languages(tmp_path: Path, command: list[str]) -> None:
    done = run_renkei(tmp_path, *command, "--help")

    assert done.returncode == 0
    assert re.search(r"[A-Za-z]+ .* / .*[ぁ-ん]", done.stdout)
    for option in ("--project", "--lang [ja|en]"):
        assert option in done.stdout


def test_the_help_names_every_command(tmp_path: Path) -> None:
    done = run_renkei(tmp_path, "--help")

    listed = re.findall(r"^  ([a-z]+) ", done.stdout.partition("Commands:")[2], re.MULTILINE)
    assert sorted(listed) == sorted({command[0] for command in COMMANDS})


def test_an_unknown_command_is_refused_with_a_hint(tmp_path: Path) -> None:
    done = run_renkei(tmp_path, "biuld")

    assert done.returncode == 2
    assert "--help" in done.stderr


def test_a_disk_that_refuses_leaves_the_old_site_and_says_so(casebook: Path) -> None:
    replace(casebook / "cases/izu.yml", "summary: ", "summary: 変更。")
    before = snapshot(casebook / "site", casebook / "dist")

    done = run_with_small_files(casebook, kilobytes=100)

    assert done.returncode == 1
    assert "ディスクに書けません" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(casebook / "site", casebook / "dist") == before
    assert not (casebook / "site.new").exists()


def test_a_zip_that_does_not_fit_leaves_the_older_one_and_its_checksum(casebook: Path) -> None:
    replace(casebook / "cases/izu.yml", "summary: ", "summary: 変更。")
    before = snapshot(casebook / "dist")

    done = run_with_small_files(casebook, kilobytes=300)

    assert done.returncode == 1
    assert snapshot(casebook / "dist") == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill"])
def test_a_build_that_was_stopped_leaves_the_old_site_and_the_next_one_works(
    casebook: Path, number: signal.Signals
) -> None:
    before, frames = snapshot(casebook / "site"), casebook / ".cache/frames"
    known = set(frames.iterdir())
    replace(casebook / "content/about.md", "# ", "# 新しい")
    process = start_python(casebook, "-m", "generator", "build")
    while set(frames.iterdir()) == known:  # MkDocs has not started yet
        assert process.poll() is None
        time.sleep(0.005)

    process.send_signal(number)
    process.communicate()

    assert process.returncode != 0
    assert snapshot(casebook / "site") == before
    assert run_renkei(casebook, "build").returncode == 0
    assert "新しい" in (casebook / "site/about.html").read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_named(casebook: Path) -> None:
    import socket  # noqa: PLC0415 only this test needs it

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = run_renkei(casebook, "serve", "--port", str(port))

    assert done.returncode == 1
    assert str(port) in done.stderr
    assert "ディスク" not in done.stderr


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("ja", r"en: 14 ファイル、\d+ 文。未訳 0、要見直し 0。\n"),
        ("en", r"en: 14 files, \d+ texts, 0 empty, 0 stale\.\n"),
    ],
)
def test_translate_update_counts_what_there_is_to_translate(casebook: Path, lang: str, answer: str) -> None:
    done = run_renkei(casebook, "translate", "update", "--lang", lang)

    assert done.returncode == 0
    assert re.fullmatch(answer, done.stdout)


def test_translate_update_changes_nothing_the_second_time(casebook: Path) -> None:
    run_renkei(casebook, "translate", "update")
    before = snapshot(casebook / "translations")

    run_renkei(casebook, "translate", "update")

    assert snapshot(casebook / "translations") == before


def test_translate_update_keeps_the_translation_of_a_changed_sentence_as_stale(casebook: Path) -> None:
    old = 'msgstr "Izu City'
    assert old in (casebook / "translations/en/izu.po").read_text(encoding="utf-8")
    replace(casebook / "cases/izu.yml", "title: 伊豆市", "title: 新伊豆市")

    run_renkei(casebook, "translate", "update")

    entries = (casebook / "translations/en/izu.po").read_text(encoding="utf-8").split("\n\n")
    (entry,) = [entry for entry in entries if 'msgid "新伊豆市' in entry]
    assert "fuzzy" in entry
    assert old in entry


def test_translate_update_with_a_wrong_record_changes_no_translation(casebook: Path) -> None:
    replace(casebook / "cases/izu.yml", "kind: ", "kind: x")
    before = snapshot(casebook / "translations")

    done = run_renkei(casebook, "translate", "update")

    assert done.returncode == 1
    assert "cases/izu.yml:2:7" in done.stderr
    assert snapshot(casebook / "translations") == before


def test_a_command_whose_reader_has_enough_ends_without_a_word() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "generator", "translate", "status"]

    done = subprocess.run(
        command, cwd=PROJECT, env=os.environ | ENVIRONMENT, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)

    assert done.stderr == b""
