"""The HTML of a built site before the Nu checker and HTML-validate."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from audit.sweep import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VNU = "vnu-jar/build/dist/vnu.jar"
VALIDATE = "html-validate/bin/html-validate.mjs"
"""Below node_modules."""
CONFIGURATION = {"root": True, "extends": ["html-validate:recommended"]}


def check_with_nu(site: Path, modules: Path) -> list[Finding]:
    """What the Nu checker says of every page: errors, and warnings as what a person should look at."""
    command = [
        "java",
        "-jar",
        str(modules / VNU),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        str(site),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return list(_read_nu(json.loads(done.stderr), site))


def _read_nu(said: dict[str, Any], site: Path) -> Iterator[Finding]:
    for message in said["messages"]:
        page = message.get("url", "").rpartition(f"/{site.name}/")[2]
        where = f"{message['message']} {message.get('extract', '')[:160]}"
        rule = "error" if message["type"] != "info" else message.get("subType", "info")
        yield Finding("nu", rule, page, "", where, message["type"] != "info")


def check_with_validate(site: Path, modules: Path, folder: Path) -> list[Finding]:
    """What HTML-validate says of every page, with the rules that it recommends.

    Args:
        site: The built site.
        modules: Folder ``node_modules``.
        folder: Where it may write.
    """
    settings, answer = folder / "html-validate.json", folder / "html-validate-said.json"
    settings.write_text(json.dumps(CONFIGURATION), encoding="utf-8")
    options = ["--config", str(settings), "--formatter", f"json={answer}", "--ext", "html", str(site)]
    subprocess.run(
        [shutil.which("node") or "node", str(modules / VALIDATE), *options], capture_output=True, check=False
    )
    return [
        Finding("html-validate", message["ruleId"], _page(result["filePath"], site), "", _where(message))
        for result in json.loads(answer.read_text(encoding="utf-8"))
        for message in result["messages"]
    ]


def _page(path: str, site: Path) -> str:
    return path.replace("\\", "/").rpartition(f"/{site.name}/")[2]


def _where(message: dict[str, Any]) -> str:
    return f"{message['message'][:160]} {(message.get('selector') or '').rpartition(' > ')[2]}".strip()
