"""The process edge to a browser of the Chromium family: where one is, and a page printed by it as a PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"),
    "chromium-headless-shell",  # draws no window, which neither printing nor measuring needs
)
"""Commands of browsers, in order of preference."""

PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where the browsers of macOS and Windows are, which put no command on the path."""

ARGUMENTS = (
    "--no-sandbox",  # root in a container has none; the pages are our own
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # nothing here reaches another host
)
_PRINT = ("--headless", "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline")
_SECONDS = 60
_SECONDS_A_MEGABYTE = 30
_MEGABYTE = 1_000_000
_TOLD = 500
"""Letters of what a browser says when it fails."""


class PrintError(Exception):
    """A browser did not print; the text is what it said."""


def find_chromium() -> str | None:
    """The path of a browser of the Chromium family; RENKEI_CHROMIUM, where set, rules out all others."""
    chosen = os.environ.get("RENKEI_CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    found = filter(None, map(shutil.which, NAMES))
    return next(found, None) or next((place for place in PLACES if Path(place).is_file()), None)


def print_pdf(browser: str, html: str) -> bytes:
    """A page as a PDF, with its structure and an outline; it can load nothing from elsewhere.

    Args:
        browser: Its path.
        html: The page, complete in itself.

    Raises:
        PrintError: The browser died, took too long, or wrote no PDF.
        OSError: It cannot be started, or the disk refuses.
    """
    with tempfile.TemporaryDirectory(prefix="renkei-print-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, pdf = folder / "page.html", folder / "page.pdf"
        page.write_text(html, encoding="utf-8")
        command = [browser, *ARGUMENTS, *_PRINT, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}"]
        seconds = _SECONDS + _SECONDS_A_MEGABYTE * (page.stat().st_size // _MEGABYTE)
        try:
            done = subprocess.run([*command, page.as_uri()], capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            raise PrintError(f"timeout: {seconds} s") from None
        data = pdf.read_bytes() if pdf.exists() else b""
        if done.returncode != 0 or not data.startswith(b"%PDF"):
            said = done.stderr.decode(errors="replace").strip()
            raise PrintError(f"exit {done.returncode}: {said[-_TOLD:]}")
        return data
