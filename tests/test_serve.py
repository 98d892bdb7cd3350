"""Serving while a person edits: the browser follows every change, and shows what is wrong."""

import re
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import free_port, replace, start_python
from playwright.sync_api import Page, expect

PATIENCE = 15_000
"""Milliseconds; a slow machine needs a while to see, build and reload."""


@pytest.fixture(scope="module")
def edited(bilingual: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that a person edits while it is served; each test leaves it right."""
    return Path(shutil.copytree(bilingual, tmp_path_factory.mktemp("edited") / "casebook"))


@pytest.fixture(scope="module")
def server(edited: Path) -> Iterator[str]:
    """The address of `renkei serve` at work in that project; it ends with a slash."""
    process = start_python(edited, "-m", "generator", "serve", "--port", str(free_port()))
    yield read_address(process)
    process.send_signal(signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        pytest.fail("the server goes on; were the tests started where SIGINT is ignored, as by `&` in a script?")
    assert (process.returncode, errors) == (0, "")


def read_address(process: subprocess.Popen[str]) -> str:
    """The address that the server tells once it is ready."""
    assert process.stdout
    for line in process.stdout:
        found = re.search(r"http://\S+/", line)
        if found:
            return found[0]
    pytest.fail("the server ended without telling an address")


@pytest.mark.parametrize(
    ("url", "changed"),
    [
        ("cases/izu.html", ("cases/izu.yml", "summary: ")),
        ("en/cases/izu.html", ("translations/en/izu.po", 'msgstr "Izu')),
        ("about.html", ("content/about.md", "# ")),
        ("about.html", ("templates/theme/partials/footer.html", "<p>")),
        ("tables/coverage.html", ("content/tables/coverage.yml", "title: ")),
        ("tables/coverage.html", ("templates/pages/table.html", '<p class="rk-lead">')),
    ],
    ids=["record", "translation", "page", "theme", "table", "template"],
)
def test_a_change_shows_in_the_open_page(
    server: str, edited: Path, page: Page, url: str, changed: tuple[str, str]
) -> None:
    name, old = changed
    page.goto(server + url)
    replace(edited / name, old, f"{old}変更{len(name)}。")

    expect(page.locator("body")).to_contain_text(f"変更{len(name)}。", timeout=PATIENCE)


def test_a_wrong_record_shows_its_message_over_the_last_good_page_until_it_is_mended(
    server: str, edited: Path, page: Page
) -> None:
    page.goto(server + "cases/mito.html")
    good, message = page.locator(".rk-lead").inner_text(), page.get_by_role("alert")
    replace(edited / "cases/mito.yml", "kind: support_case", "kind: <b>support-case</b>")

    expect(message).to_contain_text("cases/mito.yml:2:7: kind: ", timeout=PATIENCE)
    expect(message).to_contain_text("<b>support-case</b>")
    expect(page.locator(".rk-lead")).to_have_text(good)

    replace(edited / "cases/mito.yml", "kind: <b>support-case</b>", "kind: support_case")

    expect(message).to_have_count(0, timeout=PATIENCE)
    expect(page.locator(".rk-lead")).to_have_text(good)


def test_a_file_that_is_no_record_does_not_stop_the_server(server: str, edited: Path, page: Page) -> None:
    page.goto(server)
    (edited / "cases/new.yml").write_bytes(b"\xff")
    expect(page.get_by_role("alert")).to_contain_text("cases/new.yml", timeout=PATIENCE)
    (edited / "cases/new.yml").unlink()

    expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE)


def test_the_site_folder_of_the_project_is_left_alone(server: str, edited: Path, bilingual: Path) -> None:
    mine = [path.read_bytes() for path in sorted((edited / "site").rglob("*.html"))]
    theirs = [path.read_bytes() for path in sorted((bilingual / "site").rglob("*.html"))]

    assert mine == theirs


@pytest.mark.parametrize("path", ["%2e%2e/mkdocs.yml", "../mkdocs.yml", "..%2fmkdocs.yml", "no-such.html"])
def test_nothing_outside_of_the_site_is_served(server: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(server + path)  # noqa: S310 the address of our own server

    refused.value.close()
    assert refused.value.code == 404
