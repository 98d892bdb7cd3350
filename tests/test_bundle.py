"""The ZIP that is handed out: safe to unpack anywhere, and whole without a network."""

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.page.leaflet import LONGEST, README, README_JA, SUMS


class Anchors(HTMLParser):
    """The ids of a page, what it links to, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif name in {"src", "srcset", "poster", "data"} or (name == "href" and tag == "link"):
                self.loaded.add(value or "")
            elif name in {"href", "action"}:
                self.links.add(value or "")


@pytest.fixture(scope="module")
def bundle(dist: Path) -> Path:
    """The ZIP."""
    (path,) = dist.glob("*.zip")
    return path


@pytest.fixture(scope="module")
def entries(bundle: Path) -> list[zipfile.ZipInfo]:
    """What the ZIP holds."""
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None
        return archive.infolist()


@pytest.fixture(scope="module")
def unpacked(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its top folder, unpacked where a person would: below spaces and Japanese characters."""
    folder = tmp_path_factory.mktemp("zip") / "配布 資料 (2026年度) #1"
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    return folder / bundle.stem


@pytest.fixture(scope="module")
def pages(unpacked: Path) -> dict[str, Anchors]:
    """Every page of the ZIP by path."""
    return {
        path.relative_to(unpacked).as_posix(): Anchors(path.read_text(encoding="utf-8"))
        for path in unpacked.rglob("*.html")
    }


def list_targets(pages: dict[str, Anchors]) -> Iterator[tuple[str, str, str, str]]:
    """Page, address as written, path of its target, and anchor, for all addresses inside the site."""
    for path, anchors in pages.items():
        for address in anchors.links | anchors.loaded:
            parts = urlsplit(address)
            if not parts.scheme and not parts.netloc:
                folder = posixpath.dirname(path)
                target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
                yield path, address, target, parts.fragment


def test_names_are_plain_ascii_below_one_top_folder_but_one(bundle: Path, entries: list[zipfile.ZipInfo]) -> None:
    strange = [
        entry.filename
        for entry in entries
        if not re.fullmatch(rf"{re.escape(bundle.stem)}(/[A-Za-z0-9][\w.-]*)+", entry.filename, re.ASCII)
    ]

    assert entries
    assert strange == [f"{bundle.stem}/{README_JA}"]


def test_no_name_is_longer_than_windows_can_unpack(entries: list[zipfile.ZipInfo]) -> None:
    assert max(len(entry.filename) for entry in entries) <= LONGEST


def test_the_one_japanese_name_is_marked_as_utf_8(entries: list[zipfile.ZipInfo]) -> None:
    assert [entry.filename.rpartition("/")[2] for entry in entries if entry.flag_bits & 1 << 11] == [README_JA]


def test_no_two_names_differ_in_case_only(entries: list[zipfile.ZipInfo]) -> None:
    assert len({entry.filename.lower() for entry in entries}) == len(entries)


def test_entries_are_sorted_and_carry_one_fixed_date(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]

    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_checksum_beside_the_zip_is_its_own(bundle: Path) -> None:
    checksum = bundle.with_name(bundle.name + ".sha256").read_text(encoding="ascii")

    assert checksum == f"{hashlib.sha256(bundle.read_bytes()).hexdigest()}  {bundle.name}\n"


def test_the_sums_inside_are_those_of_all_other_files(unpacked: Path) -> None:
    paths = sorted(path for path in unpacked.rglob("*") if path.is_file() and path.name != SUMS)
    sums = {path.relative_to(unpacked).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    listed = (unpacked / SUMS).read_text(encoding="utf-8").splitlines()

    assert listed == sorted((f"{digest}  {name}" for name, digest in sums.items()), key=lambda line: line[66:])


def test_the_zip_of_all_cases_and_languages_is_small_enough_to_send(bundle: Path) -> None:
    assert bundle.stat().st_size <= 3 * 1024 * 1024


def test_windows_editors_show_how_to_open_it_in_every_language(unpacked: Path) -> None:
    japanese, others = texts = [(unpacked / name).read_bytes() for name in (README_JA, README)]

    assert all(text.startswith(b"\xef\xbb\xbf") for text in texts)
    assert all(text.count(b"\n") == text.count(b"\r\n") for text in texts)
    assert "はじめに、ZIPを展開" in japanese.decode()
    assert re.findall(r"^1\. .*ZIP", others.decode(), re.MULTILINE)[0] == "1. Extract the ZIP"


def test_the_zip_holds_the_site_but_what_needs_an_address(unpacked: Path, site: Path) -> None:
    inside = {path.relative_to(unpacked): path.read_bytes() for path in unpacked.rglob("*") if path.is_file()}
    outside = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    assert {path.name for path in inside.keys() - outside.keys()} == {README, README_JA, SUMS}
    assert {path: inside[path] for path in inside.keys() & outside.keys()}.items() <= outside.items()
    assert {path.name for path in outside.keys() - inside.keys()} <= {"404.html", "sitemap.xml", "feed.xml"}


def test_no_source_map_is_in_the_zip_or_asked_for(unpacked: Path) -> None:
    assert list(unpacked.rglob("*.map")) == []
    assert not [path.name for path in unpacked.rglob("*.css") if "sourceMappingURL" in path.read_text(encoding="utf-8")]


def test_every_link_inside_the_site_leads_to_a_file(unpacked: Path, pages: dict[str, Anchors]) -> None:
    broken = [
        f"{page}: {address}" for page, address, target, _ in list_targets(pages) if not (unpacked / target).is_file()
    ]

    assert len(pages) > 50
    assert broken == []


def test_every_link_to_a_part_of_a_page_leads_to_it(pages: dict[str, Anchors]) -> None:
    broken = [
        f"{page}: {address}"
        for page, address, target, anchor in list_targets(pages)
        if anchor and target in pages and unquote(anchor) not in pages[target].ids
    ]

    assert broken == []


def test_no_page_and_no_style_sheet_loads_anything_from_elsewhere(unpacked: Path, pages: dict[str, Anchors]) -> None:
    loaded = [address for anchors in pages.values() for address in anchors.loaded if urlsplit(address).netloc]
    styles = [
        found
        for path in unpacked.rglob("*.css")
        for found in re.findall(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^)'\"]+)", path.read_text("utf-8"))
    ]

    assert (loaded, styles) == ([], [])


def test_no_link_of_a_file_or_of_a_script_is_in_any_page(pages: dict[str, Anchors]) -> None:
    schemes = {urlsplit(address).scheme for anchors in pages.values() for address in anchors.links}

    assert schemes <= {"", "https", "http", "mailto"}


def test_a_double_click_opens_the_casebook_without_a_network(unpacked: Path, page: Page) -> None:
    page.context.set_offline(offline=True)
    page.goto((unpacked / "index.html").as_uri())

    page.get_by_role("table").get_by_role("link", name="釜石市").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("釜石市（岩手県）")
    page.get_by_role("article").locator("#tables ~ p a").first.click()
    expect(page.get_by_role("article").get_by_role("table")).to_be_visible()
    page.locator(".rk-languages summary").click()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_style_sheets_are_found_from_every_depth(unpacked: Path, page: Page) -> None:
    for path in ("index.html", "en/index.html", "en/cases/mito.html"):
        page.goto((unpacked / path).as_uri())

        broken = "[...document.styleSheets].filter(sheet => sheet.ownerNode.sheet === null).length"
        assert page.evaluate("document.styleSheets.length") >= 3
        assert page.evaluate(broken) == 0
        assert page.locator(".rk-header").evaluate("node => getComputedStyle(node).display") != "inline"


def test_files_to_take_away_come_with_the_zip(unpacked: Path, page: Page) -> None:
    page.goto((unpacked / "tables/municipalities.html").as_uri())

    for link in page.locator("a[download]").all():
        address = link.evaluate("node => node.href")
        assert (unpacked / "data" / Path(urlsplit(address).path).name).is_file()


def test_every_id_stands_once_on_its_page(unpacked: Path) -> None:
    repeated: dict[str, list[str]] = {}
    for page in unpacked.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]*)"', page.read_text(encoding="utf-8"))
        repeated[page.relative_to(unpacked).as_posix()] = sorted({name for name in ids if ids.count(name) > 1})

    assert {page: names for page, names in repeated.items() if names} == {}
