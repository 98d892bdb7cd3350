"""Measuring: what is reported; how fast it is, no test decides."""

import re
from pathlib import Path

import pytest
from conftest import run_renkei, snapshot

FULL = r"full build: [\d.]+ s, peak memory \d+ MB, \d+ files, [\d.]+ MB, ZIP [\d.]+ MB"
REBUILD = r"rebuild after one change, as `renkei serve` does it \(no ZIP\): [\d.]+ s, [1-9]\d* files changed"


def test_bench_reports_a_full_build_and_a_rebuild(built: Path) -> None:
    before = snapshot(built)

    done = run_renkei(built, "bench", "--cases", "14", "--lang", "en")

    first, full, rebuild = done.stdout.splitlines()
    assert first == "Prepared 14 records."
    assert re.fullmatch(FULL, full)
    assert re.fullmatch(REBUILD, rebuild)
    assert snapshot(built) == before


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_bench_refuses_a_number_of_records_that_makes_no_sense(tmp_path: Path, count: str) -> None:
    done = run_renkei(tmp_path, "bench", "--cases", count)

    assert done.returncode == 2
    assert "--cases" in done.stderr
