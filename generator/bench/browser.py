"""The edge to a real browser, in which built sites are measured."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.disk.chromium import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_NO_PLAYWRIGHT = (
    (
        "検索を測るには、開発用の道具 playwright が必要です。\n"
        "    pip install --require-hashes -r requirements/dev.txt を実行するか、make test で環境を用意してください。"
    ),
    (
        "measuring the search needs the development tool playwright.\n"
        "    Run pip install --require-hashes -r requirements/dev.txt, or let make test set up the environment."
    ),
)
_NO_BROWSER = (
    (
        "検索を測るには Chromium が必要ですが、見つかりません。\n"
        "    Chromium、Google Chrome、Microsoft Edge のいずれかを入れるか、"
        "環境変数 RENKEI_CHROMIUM にブラウザーの場所を書いてください。"
    ),
    (
        "measuring the search needs Chromium, which was not found.\n"
        "    Install Chromium, Google Chrome or Microsoft Edge, or set RENKEI_CHROMIUM to the path of one."
    ),
)


class BrowserMissingError(Exception):
    """What drives a browser, or the browser, is not installed.

    Attributes:
        ja: What to install, in Japanese.
        en: The same in English.
    """

    def __init__(self, ja: str, en: str) -> None:
        self.ja, self.en = ja, en
        super().__init__(en)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser without a window.

    Raises:
        BrowserMissingError: There is none, or nothing that drives it.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only developers have it
    except ImportError:
        raise BrowserMissingError(*_NO_PLAYWRIGHT) from None
    path = find_chromium()
    if path is None:
        raise BrowserMissingError(*_NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
