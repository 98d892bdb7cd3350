"""Measuring: a full build and a rebuild after one change, with seconds, memory, bytes and files."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bench.corpus import make_catalogue, make_record, synthetic_towns
from generator.build import build_site
from generator.disk.read import Shelf, read_project
from generator.input.documents import parse_document
from generator.step.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEGABYTE = 1_000_000
_COPIED = ("content", "templates", "translations", "cases", "mkdocs.yml")


@dataclass(frozen=True)
class Line:
    """One line of the report."""

    ja: str
    en: str


def run_bench(root: Path, count: int) -> Iterator[Line]:
    """Measure builds of a corpus, each in a process of its own, and report line by line.

    Args:
        root: The project that the corpus is shaped like.
        count: How many records; as many as the project has or fewer means the project's own.
    """
    with tempfile.TemporaryDirectory(prefix="renkei-bench-") as folder:
        place = Path(folder)
        yield prepare_project(root, place, count)
        script = f"import sys; from pathlib import Path; from {__name__} import measure; measure(Path(sys.argv[1]))"
        done = subprocess.run([sys.executable, "-c", script, str(place)], check=True, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            ja, _, en = line.partition("\t")
            yield Line(ja, en)


def prepare_project(root: Path, place: Path, count: int) -> Line:
    """Make a project folder with as many records as wanted, and say so.

    Args:
        root: The project that it is a copy of.
        place: The folder, which is there and empty.
        count: How many records; as many as the project has or fewer means the project's own.
    """
    for name in _COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, place / name)
        else:
            shutil.copy2(source, place / name)
    real = len(list((place / "cases").glob("*.yml")))
    if count > real:
        _add_records(place, count - real)
    return Line(f"記録 {max(count, real)} 件を用意しました。", f"Prepared {max(count, real)} records.")


def _add_records(place: Path, count: int) -> None:
    """Made-up records beside the real ones, which hand-written pages link to."""
    towns = synthetic_towns(read_project(place, Shelf()).registry)
    models = {path.stem: path.read_bytes() for path in sorted((place / "cases").glob("*.yml"))}
    catalogues = {path: path.read_bytes() for path in (place / "translations").glob("*/*.po") if path.stem != "site"}
    documents = [parse_document(f"{key}.yml", data) for key, data in models.items()]
    for number in range(1, count + 1):
        model = documents[number % len(documents)]
        record_id, text = make_record(model, number, towns)
        (place / "cases" / f"{record_id}.yml").write_text(text, encoding="utf-8")
        for path, data in catalogues.items():
            if path.stem == model.value["id"]:
                path.with_name(f"{record_id}.po").write_bytes(make_catalogue(data, number))


def measure(place: Path) -> None:
    """Build a prepared project, change one record, build again; print both, a line each in both languages."""
    out = place / "site"
    start = time.perf_counter()
    built = build_site(place, out, place / "dist")
    seconds = time.perf_counter() - start
    memory = _peak_memory()
    files, size = built.files, built.size / _MEGABYTE
    bundle = built.bundle_size / _MEGABYTE
    _report(
        f"全体: {seconds:.2f} 秒、メモリー最大 {memory:.0f} MB、{files} ファイル、{size:.1f} MB、ZIP {bundle:.1f} MB",
        f"full build: {seconds:.2f} s, peak memory {memory:.0f} MB, {files} files, {size:.1f} MB, ZIP {bundle:.1f} MB",
    )
    workshop = Workshop()
    build_site(place, out, None, workshop)  # what `renkei serve` has in hand when a record changes
    record = min((place / "cases").glob("*.yml"))
    text = record.read_text(encoding="utf-8")
    head, found, rest = text.partition("summary: ")
    quote = '"' if rest.startswith('"') else ""
    record.write_text(f"{head}{found}{quote}変更しました。{rest.removeprefix(quote)}", encoding="utf-8")
    start = time.perf_counter()
    built = build_site(place, out, None, workshop)
    seconds = time.perf_counter() - start
    _report(
        f"1件を変えて作り直し（renkei serve と同じ、ZIPなし）: {seconds:.2f} 秒、変わったのは {built.changed} ファイル",
        f"rebuild after one change, as `renkei serve` does it (no ZIP): {seconds:.2f} s, {built.changed} files changed",
    )


def _peak_memory() -> float:
    """Megabytes that the largest of our processes took at most; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) / 1000


def _report(ja: str, en: str) -> None:
    sys.stdout.write(f"{ja}\t{en}\n")
