"""The audit from start to end: `python -m audit`, which `make audit` runs once the site is built.

Everything is checked before anything is written; the report is written even where it fails, since it tells what is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from audit.left import read_left
from audit.markup import check_with_nu, check_with_validate
from audit.pages import list_visits
from audit.report import count_groups, list_faults, make_run, own_rules, to_yaml
from audit.speed import measure
from audit.sweep import Swept, sweep
from generator import __version__
from generator.check.settings import check_settings
from generator.disk.chromium import find_chromium
from generator.disk.read import Shelf, read_project
from generator.input.accessibility import RUN, Tool

PROJECT = Path(__file__).parents[2]
CACHE = PROJECT / ".cache/audit"
PACKAGES = {
    "axe-core": "axe-core",
    "IBM Equal Access": "accessibility-checker-engine",
    "Nu Html Checker": "vnu-jar",
    "HTML-validate": "html-validate",
    "Lighthouse": "lighthouse",
}
MOST_LINES = 60
MISSING = """\
{tools} がないため、検査できません。Debian・Ubuntu では default-jre-headless、nodejs、npm を入れてください。
Not found: {tools}. On Debian or Ubuntu install default-jre-headless, nodejs and npm."""


def install(cache: Path) -> Path:
    """The folder of the checkers, installed by npm at the versions and checksums of package-lock.json.

    Raises:
        CalledProcessError: npm could not install them.
    """
    here = Path(__file__).parent
    wanted = (here / "package-lock.json").read_bytes()
    known = cache / "installed.json"
    if not known.exists() or known.read_bytes() != wanted:
        cache.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(here / name, cache / name)
        npm = shutil.which("npm") or "npm"
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run([npm, "ci", *options], cwd=cache, check=True)
        known.write_bytes(wanted)
    return cache / "node_modules"


def list_tools(modules: Path) -> list[Tool]:
    """The checkers with their versions, and the browser that pages were opened in."""
    versions = {
        name: json.loads((modules / package / "package.json").read_text(encoding="utf-8"))["version"]
        for name, package in PACKAGES.items()
    }
    said = subprocess.run([str(find_chromium()), "--version"], capture_output=True, text=True, check=True).stdout
    versions["Chromium"] = next((word for word in said.split() if word[:1].isdigit()), "")
    return [Tool(name=name, version=version) for name, version in versions.items()]


def tell(text: str, begun: float) -> None:
    """Say what comes next, after how many minutes."""
    sys.stderr.write(f"[{(time.monotonic() - begun) / 60:4.1f} min] {text}\n")


def main() -> int:
    """Exit code 0 where nothing is left to mend."""
    parser = argparse.ArgumentParser(prog="python -m audit")
    parser.add_argument("--site", type=Path, default=PROJECT / "site")
    parser.add_argument("--out", type=Path, default=PROJECT / RUN)
    parser.add_argument("--full", action="store_true", help="every page in every state in every language")
    options = parser.parse_args()
    missing = [tool for tool in ("java", "node", "npm") if shutil.which(tool) is None]
    if missing:
        sys.stderr.write(MISSING.format(tools=", ".join(missing)) + "\n")
        return 1
    return audit(options.site.resolve(), options.out, is_full=options.full)


def audit(site: Path, out: Path, *, is_full: bool) -> int:
    """Check a built site, write the report, and say what is to be mended."""
    begun = time.monotonic()
    left = read_left()
    languages = check_settings(read_project(PROJECT, Shelf(lasting=False))).languages
    folders = [language.folder for language in languages]
    tell("checkers", begun)
    modules = install(CACHE)
    tell("Lighthouse", begun)
    speed, slow = measure(site, modules, CACHE)
    tell("Nu, HTML-validate", begun)
    swept = Swept(findings=[*check_with_nu(site, modules), *check_with_validate(site, modules, CACHE)])
    visits = list_visits(site, folders, is_full=is_full)
    tell(f"axe, IBM, keyboard: {len(visits)} addresses", begun)
    swept.add(sweep(site, visits, modules, max(1, min(4, os.cpu_count() or 1))))
    swept.rules |= own_rules()
    about = {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "version": __version__,
        "newest": newest_of(site),
        "languages": [language.tag for language in languages],
        "tools": list_tools(modules),
    }
    run = make_run(about, swept, count_groups(site, folders), speed, left)
    out.write_text(to_yaml(run), encoding="utf-8")
    faults = [*list_faults(swept, left), *slow]
    sys.stderr.writelines(f"{line[:400]}\n" for line in faults[:MOST_LINES])
    (CACHE / "faults.txt").write_text("\n".join(faults) + "\n", encoding="utf-8")
    tell(f"{len(faults)} to mend. {out}", begun)
    return 1 if faults else 0


def newest_of(site: Path) -> str:
    """Day of the latest change of a case that the site shows."""
    cases = json.loads((site / "data/cases.json").read_text(encoding="utf-8"))["cases"]
    return max((entry["date"] for case in cases for entry in case["record"].get("history", [])), default="")


if __name__ == "__main__":
    sys.exit(main())
