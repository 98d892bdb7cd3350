"""Lighthouse on some pages of a built site, from a server that compresses as real ones do."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.disk.chromium import find_chromium
from generator.input.accessibility import Speed

if TYPE_CHECKING:
    from collections.abc import Iterator

LIGHTHOUSE = "lighthouse/cli/index.js"
"""Below node_modules."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
TURNS = 5
"""A page that is too slow once is measured as often, and the median counts, as Lighthouse's own guide on variability
asks: other work on the machine slows it too."""
_TYPES = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv")


class CompressingServer(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, texts compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, or say that there is none."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        is_text = path.suffix in _TYPES
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if is_text else ""))
        if is_text:
            data = gzip.compress(data, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is the audit's."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """The address of a folder, with a slash at its end."""
    handler = functools.partial(CompressingServer, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def list_pages(site: Path) -> list[str]:
    """The home page, a case, a table, the explorer and a comparison."""
    ids = [case["id"] for case in json.loads((site / "data/cases.json").read_text(encoding="utf-8"))["cases"]]
    table = min(path.name for path in (site / "tables").glob("*.html") if path.name != "index.html")
    compared = f"compare.html?cases={','.join(ids[:2])}"
    return ["index.html", f"cases/{ids[0]}.html", f"tables/{table}", "explore.html", compared]


def measure(site: Path, modules: Path, folder: Path) -> tuple[list[Speed], list[str]]:
    """The points of each page, and what Lighthouse says of those that are too low.

    Args:
        site: The built site.
        modules: Folder ``node_modules``.
        folder: Where Lighthouse may write.
    """
    rows, faults = [], []
    with serve(site) as address:
        for page in list_pages(site):
            points, told = _measure_page(address + page, modules, folder)
            rows.append(Speed(page=page, **{name.replace("-", "_"): count for name, count in points.items()}))
            low = [name for name, count in points.items() if count < LEAST[name]]
            faults += [f"lighthouse {page}: {name} {points[name]} < {LEAST[name]}: {told}" for name in low]
    return rows, faults


def _measure_page(address: str, modules: Path, folder: Path) -> tuple[dict[str, int], str]:
    runs: list[dict[str, int]] = []
    told = ""
    while not runs or (len(runs) < TURNS and runs[0]["performance"] < LEAST["performance"]):
        points, told = _run(address, modules, folder)
        runs.append(points)
    return {name: round(median(run[name] for run in runs)) for name in CATEGORIES}, told


def _run(address: str, modules: Path, folder: Path) -> tuple[dict[str, int], str]:
    answer = folder / "lighthouse.json"
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    options = ["--quiet", "--output=json", f"--output-path={answer}", f"--chrome-flags={flags}"]
    options.append(f"--only-categories={','.join(CATEGORIES)}")
    environment = os.environ | {"CHROME_PATH": str(find_chromium()), "CI": "1"}
    command = [
        shutil.which("node") or "node",
        str(modules / LIGHTHOUSE),
        address,
        *options,
        "--no-enable-error-reporting",
    ]
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=300)
    said = json.loads(answer.read_text(encoding="utf-8"))
    points = {name: round(100 * (said["categories"][name]["score"] or 0)) for name in CATEGORIES}
    weighed = {ref["id"] for name in CATEGORIES for ref in said["categories"][name]["auditRefs"] if ref["weight"]}
    low = [
        audit["id"]
        for audit in said["audits"].values()
        if audit["id"] in weighed
        and (audit["score"] or 0) < 0.9
        and audit["scoreDisplayMode"] not in {"notApplicable", "informative", "manual"}
    ]
    return points, ", ".join(low)
