"""What the tests share: the real project, built once, and a browser that watches the pages it opens."""

import functools
import http.server
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import MISSING, PACKAGES, find_browser
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)

from generator.disk.chromium import ARGUMENTS

PROJECT = Path(__file__).parent.parent
INPUTS = ("cases", "content", "templates", "translations", "mkdocs.yml")
"""What the generator reads of a project folder."""

ENVIRONMENT = {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
"""So that the command is found in any folder, and answers in UTF-8 on any system."""
SUB_PATH = "/sub/path/"
_DOCUMENTED = (PROJECT / "docs/headers/apache.htaccess").read_text(encoding="utf-8")
HEADERS = dict(re.findall(r'^Header always set ([\w-]+) "(.+)"$', _DOCUMENTED, re.MULTILINE))
"""The headers that the documents tell people to send: no inline script, no inline style, no other host."""


@pytest.fixture(scope="session")
def project() -> Path:
    """The project folder."""
    return PROJECT


def copy_inputs(target: Path) -> Path:
    """A project folder with copies of the real inputs, and nothing made of them."""
    for name in INPUTS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy2(source, target / name)
    return target


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real project with `site/` and `dist/`, built once; no test changes it."""
    # Not at the top: a test that needs no site then runs while the generator is broken.
    from generator.build import build_site  # noqa: PLC0415 the reason stands above

    folder = copy_inputs(tmp_path_factory.mktemp("built"))
    build_site(folder, folder / "site", folder / "dist")
    return folder


def keep_japanese_and_english(root: Path) -> None:
    """Take the other languages out of a copy of the project, which is then built in half the time."""
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for key in ("zh-hans", "ko"):
        text = re.sub(rf"^    {key}:\n(?:(?:      .*)?\n)*?(?=^ {{0,4}}\S)", "", text, flags=re.MULTILINE)
        text = re.sub(rf"^  - {key}:\n(?:    .*\n)*", "", text, flags=re.MULTILINE)
        shutil.rmtree(root / "content" / key)
        shutil.rmtree(root / "translations" / key)
    settings.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project in two of its languages, built once; no test changes it."""
    from generator.build import build_site  # noqa: PLC0415 as above

    folder = copy_inputs(tmp_path_factory.mktemp("bilingual"))
    keep_japanese_and_english(folder)
    build_site(folder, folder / "site", folder / "dist")
    return folder


@pytest.fixture
def casebook(bilingual: Path, tmp_path: Path) -> Path:
    """The built project once more, in two languages, for one test to change."""
    return Path(shutil.copytree(bilingual, tmp_path / "casebook"))


def unlink_cases(root: Path, case_id: str = "(?!index)[a-z-]+") -> None:
    """Turn the links of hand-written pages to a case, or to all, to another page, since the case goes away."""
    for path in (root / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        address = rf"\bcases/{case_id}(?:-annex)?\.html(#[a-z0-9-]+)?"
        path.write_text(re.sub(address, "about.html", text), encoding="utf-8")


def snapshot(*folders: Path) -> dict[str, bytes]:
    """The content of every file in these folders."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): path.read_bytes() for path in paths}


def replace(path: Path, old: str, new: str) -> int:
    """Change the first such text of a file; the line where it stands comes back."""
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found, f"{path} has no {old!r}"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def run_renkei(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command `renkei`, run to its end in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=os.environ | ENVIRONMENT | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start_python(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Python, running on in a folder, its output to be read line by line."""
    return subprocess.Popen(
        [sys.executable, "-u", *arguments],
        cwd=folder,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The built site."""
    return built / "site"


@pytest.fixture(scope="session")
def dist(built: Path) -> Path:
    """The folder of the built ZIP and its checksum."""
    return built / "dist"


class SubPathServer(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under SUB_PATH with the documented headers, and nothing beside it."""

    def translate_path(self, path: str) -> str:
        """The file for an address; outside SUB_PATH one that does not exist."""
        inside = path.removeprefix(SUB_PATH)
        return super().translate_path("/" + inside if inside != path else "/outside-of-the-sub-path")

    def end_headers(self) -> None:
        """Add them to every answer."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is pytest's."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built site, served under a sub-path with a strict policy; it ends with a slash."""
    with serve_folder(site) as address:
        yield address


@contextmanager
def serve_folder(site: Path) -> Iterator[str]:
    """A folder, served under a sub-path with the documented headers, at an address that ends with a slash."""
    handler = functools.partial(SubPathServer, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = find_browser()
    if path is None:
        pytest.fail(
            MISSING.format(missing_ja="Chromium", missing_en="Chromium", packages=" ".join(PACKAGES)),
            pytrace=False,
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


def is_local(address: str) -> bool:
    """Whether a request stays on this machine; data and blob addresses never leave the page."""
    parts = urlsplit(address)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname == "127.0.0.1"


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What the pages of all tests live in, since one for each takes longer than most tests."""
    shared = browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo")
    yield shared
    shared.close()


@pytest.fixture(scope="session")
def storage(context: BrowserContext) -> CDPSession:
    """The way to what pages have stored."""
    return context.new_cdp_session(context.new_page())


@pytest.fixture
def page(context: BrowserContext, storage: CDPSession) -> Iterator[Page]:
    """An empty page to which nothing is known.

    The test fails where the page asks another host, logs an error or throws one.
    """
    faults: list[str] = []
    origins: set[str] = set()

    def note_request(request: Request) -> None:
        origins.add("file://" if request.url.startswith("file:") else "/".join(request.url.split("/")[:3]))
        if not is_local(request.url):
            faults.append(f"request: {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def note_error(thrown: WebError) -> None:
        faults.append(f"error: {thrown.error}")

    context.on("request", note_request)
    context.on("console", note_message)
    context.on("weberror", note_error)
    page = context.new_page()
    yield page
    context.remove_listener("request", note_request)
    context.remove_listener("console", note_message)
    context.remove_listener("weberror", note_error)
    for opened in context.pages[1:]:  # the first one is that of the storage
        opened.close()
    for origin in origins:
        storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    context.clear_permissions()
    context.set_offline(offline=False)
    assert faults == []
