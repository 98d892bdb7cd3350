"""The Chromium that the tests drive and the Japanese font that it draws with.

Run as a program (`python tests/browser.py`), it makes sure that both are there: it installs Debian's packages
where it may, and otherwise says what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from generator.disk.chromium import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHELL = "chromium-headless-shell"
"""Chromium without what draws its windows, as command and as package of Debian: same pages in a third of the time."""

FONTS = ("fontconfig", "fonts-noto-cjk", "fonts-morisawa-bizud-gothic")
PACKAGES = ("chromium", *FONTS)
"""Names for what the tests need, in every Debian and in what is made from it."""

MISSING = """\
テストには Chromium と日本語フォントが必要です。見つからないもの: {missing_ja}
    Debian・Ubuntu: sudo apt-get install {packages}
    その他: Chromium、Google Chrome、Microsoft Edge のいずれかと Noto Sans CJK を入れてください。
    別の場所にあるブラウザーは、環境変数 RENKEI_CHROMIUM にその場所を書いてください。
The tests need Chromium and a Japanese font. Not found: {missing_en}
    Debian, Ubuntu: sudo apt-get install {packages}
    Elsewhere: install Chromium, Google Chrome or Microsoft Edge, and Noto Sans CJK.
    For a browser in another place, set RENKEI_CHROMIUM to its path."""


def find_browser() -> str | None:
    """The path of the browser that the tests drive: the one chosen, else the quick one, else any Chromium."""
    chosen = "RENKEI_CHROMIUM" in os.environ
    return (None if chosen else shutil.which(SHELL)) or find_chromium()


def read_address(page: Page) -> str:
    """The address of a page, once what was done on it stands there: it follows the picture of it."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))")
    return page.url


def has_japanese_font() -> bool:
    """Whether Japanese text is drawn with glyphs, not boxes; macOS and Windows bring their own fonts."""
    if not sys.platform.startswith("linux"):
        return True
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    listed = subprocess.run([fc_list, ":lang=ja"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def find_missing() -> list[tuple[str, str]]:
    """What the tests lack on this machine, in Japanese and English."""
    needs = [
        (find_browser() is not None, ("Chromium", "Chromium")),
        (has_japanese_font(), ("日本語フォント", "a Japanese font")),
    ]
    return [names for there, names in needs if not there]


def install_debian_packages() -> None:
    """Install with apt-get as root, or as a user who may become root unasked; elsewhere do nothing.

    A failure is shown by apt-get itself; whether all is there is asked again afterwards.
    """
    apt_get, sudo = shutil.which("apt-get"), shutil.which("sudo")
    is_root = sys.platform.startswith("linux") and os.geteuid() == 0
    if apt_get is None or not (is_root or sudo):
        return
    prefix = [] if is_root else [str(sudo), "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", apt_get, "-qq"]
    install = ["install", "--yes", "--no-install-recommends"]
    for step in (["update"], [*install, SHELL, *FONTS], [*install, *PACKAGES]):
        done = subprocess.run([*prefix, *quiet, *step], stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
        if done.returncode == 0 and not find_missing():
            return


def main() -> int:
    """Exit code 0 when browser and font are there, if need be after installing them."""
    if find_missing() and "RENKEI_CHROMIUM" not in os.environ:
        install_debian_packages()
    missing = find_missing()
    if missing:
        japanese, english = zip(*missing, strict=True)
        text = MISSING.format(
            missing_ja="、".join(japanese), missing_en=", ".join(english), packages=" ".join(PACKAGES)
        )
        sys.stderr.write(text + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
