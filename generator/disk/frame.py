"""The process edge: MkDocs makes the hand-written pages and the frames, once for each state of what they depend on."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from generator.disk.files import list_files
from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from pathlib import Path

_DEPENDENCIES = ("mkdocs", "mkdocs-material", "pymdown-extensions", "markdown", "jinja2")
# Not part of the site: maps for debugging, Material's scripts (ours replace them), MkDocs' own list of pages.
_LEFT_OUT = re.compile(r"\.map$|^assets/(javascripts|images)/|^sitemap\.xml(\.gz)?$|^search/")
_KEPT = 3
# Markdown's way to align a column is no HTML of today, and a style of its own would break the policy of the pages.
_ALIGNED = re.compile(r'<(t[dh]) align="(center|left|right)">')
# Templates leave indents and empty lines, a tenth of what a short page weighs. These elements would show them.
_INDENT = re.compile(r"\s*\n\s*")
_SHOWN = re.compile("<(?:pre|textarea)[ >]")


@dataclass(frozen=True)
class Made:
    """What MkDocs made."""

    pages: dict[str, str]
    """HTML by path."""
    assets: dict[str, bytes]
    """Styles and scripts of the theme by path."""


class FrameRun:
    """A run of MkDocs that goes on while other work is done.

    Args:
        root: The project's folder; MkDocs is not asked where it is none.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / ".cache/frames" / _key(root)
        # A folder of its own until all is there: a run whose build was killed may go on writing into its one.
        self._unfinished = self._folder.with_name(f"{self._folder.name}.{os.getpid()}")
        self._process: subprocess.Popen[str] | None = None
        if not self._folder.exists() and (root / "mkdocs.yml").is_file():
            shutil.rmtree(self._unfinished, ignore_errors=True)
            self._unfinished.mkdir(parents=True)
            self._process = self._start(root)

    def _start(self, root: Path) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--site-dir",
            str(self._unfinished / "site"),
        ]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        return subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    @property
    def is_needed(self) -> bool:
        """Whether the pages are made anew, and nobody has waited for them yet."""
        return self._process is not None

    def wait(self) -> Path:
        """The folder with the made pages.

        Raises:
            InputError: MkDocs could not make them.
            OSError: The disk refuses.
        """
        if self._process is not None:
            output, _ = self._process.communicate()
            failed, self._process = self._process.returncode, None
            if failed:
                shutil.rmtree(self._unfinished, ignore_errors=True)
                raise InputError([_to_problem(output)])
            try:
                self._unfinished.rename(self._folder)
            except OSError:
                if not self._folder.exists():
                    raise
                shutil.rmtree(self._unfinished, ignore_errors=True)  # another build has made the same
            self._forget_old()
        return self._folder / "site"

    def stop(self) -> None:
        """End the run, since its pages are not needed any more; nothing is left of one that nobody waited for."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            shutil.rmtree(self._unfinished, ignore_errors=True)

    def _forget_old(self) -> None:
        folders = sorted(self._folder.parent.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in folders[_KEPT:]:
            shutil.rmtree(folder, ignore_errors=True)


def _key(root: Path) -> str:
    """What differs when frames have to be made again: MkDocs, and all that it reads of the project."""
    digest = hashlib.sha256()
    for name in _DEPENDENCIES:
        digest.update(f"{name} {version(name)}\n".encode())
    pages, theme = list_files(root / "content", "**/*.md"), list_files(root / "templates/theme", "**/*")
    for path in (root / "mkdocs.yml", *pages, *theme):
        if path.is_file():
            data = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()[:24]


_ERROR_PLACE = re.compile(r"""(?:page|File) ['"]([^'"]+)['"](?:, line (\d+))?|template[^\n]*?['"]([^'"]+\.html)['"]""")


def _to_problem(output: str) -> Problem:
    """The place that MkDocs names in its output; mkdocs.yml where it names none."""
    lines = [line for line in output.strip().splitlines() if line.strip()]
    telling = [line for line in lines if re.match(r"ERROR|Error|[A-Za-z.]+(Error|Exception)\b", line)]
    detail = " / ".join(line.strip() for line in (telling or lines)[-3:]) or "MkDocs"
    file, line = "mkdocs.yml", 0
    for match in _ERROR_PLACE.finditer(output):
        name = match[1] or match[3]
        if name.endswith(".md"):
            file, line = f"content/{name}", 0
        elif "templates/theme" in name.replace(os.sep, "/"):
            file = "templates/theme" + name.replace(os.sep, "/").rpartition("templates/theme")[2]
            line = int(match[2] or 0)
    return Problem(file, line, 1 if line else 0, "", "page_fault", values(detail=detail))


def read_made(folder: Path) -> Made:
    """The pages and assets in a folder that MkDocs made."""
    pages: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or _LEFT_OUT.search(name):
            continue
        if name.endswith(".html"):
            html = _ALIGNED.sub(r'<\1 class="rk-\2">', path.read_text(encoding="utf-8"))
            pages[name] = html if _SHOWN.search(html) else _INDENT.sub("\n", html.lstrip())
        else:
            assets[name] = path.read_bytes()
    return Made(pages, assets)
