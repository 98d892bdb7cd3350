"""Measuring: what is reported; how fast it is, no test decides."""

import re
from pathlib import Path

import pytest
from conftest import run_renkei, snapshot

FULL = {
    "ja": r"全体: [\d.]+ 秒、メモリー最大 \d+ MB、\d+ ファイル、[\d.]+ MB、ZIP [\d.]+ MB",
    "en": r"full build: [\d.]+ s, peak memory \d+ MB, \d+ files, [\d.]+ MB, ZIP [\d.]+ MB",
}
REBUILD = {
    "ja": r"1件を変えて作り直し（renkei serve と同じ、ZIPなし）: [\d.]+ 秒、変わったのは [1-9]\d* ファイル",
    "en": r"rebuild after one change, as `renkei serve` does it \(no ZIP\): [\d.]+ s, [1-9]\d* files changed",
}


@pytest.mark.parametrize(
    ("lang", "count", "prepared"),
    [("ja", "13", "記録 13 件を用意しました。"), ("en", "20", "Prepared 20 records.")],
)
def test_bench_reports_a_full_build_and_a_rebuild(built: Path, lang: str, count: str, prepared: str) -> None:
    before = snapshot(built)

    done = run_renkei(built, "bench", "--cases", count, "--lang", lang)

    first, full, rebuild = done.stdout.splitlines()
    assert first == prepared
    assert re.fullmatch(FULL[lang], full)
    assert re.fullmatch(REBUILD[lang], rebuild)
    assert snapshot(built) == before


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_bench_refuses_a_number_of_records_that_makes_no_sense(tmp_path: Path, count: str) -> None:
    done = run_renkei(tmp_path, "bench", "--cases", count)

    assert done.returncode == 2
    assert "--cases" in done.stderr
