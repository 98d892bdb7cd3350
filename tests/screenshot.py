"""The picture of the home page that the READMEs show.

Run as a program (`python tests/screenshot.py`), it builds the site in a folder of its own and writes
`docs/screenshot.png`.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.build import build_site
from generator.disk.chromium import ARGUMENTS, find_chromium

PROJECT = Path(__file__).parent.parent
PICTURE = PROJECT / "docs" / "screenshot.png"
WIDTH, HEIGHT = 1280, 1060
"""In pixels: the whole typology matrix, and no more."""


def take_picture(address: str, picture: Path) -> None:
    """Write the top of a page, in the light scheme, as PNG."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale="ja-JP")
        page.goto(address)
        page.screenshot(path=picture)
        chromium.close()


def main() -> None:
    """Build, take the picture, and say where it is."""
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="renkei-") as folder:
        site = Path(folder) / "site"
        build_site(PROJECT, site, None)
        take_picture((site / "index.html").as_uri(), PICTURE)
    sys.stdout.write(f"{PICTURE.relative_to(PROJECT)}: {PICTURE.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
