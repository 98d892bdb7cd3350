"""The report that is looked through before publishing, and the headers that servers are told to send."""

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import HEADERS, PROJECT, run_renkei
from defusedxml import ElementTree
from playwright.sync_api import Page
from samples import language, real_records, real_settings

from generator.language.catalogue import Share
from generator.language.progress import PageShare, Progress
from generator.publish.clearance import Clearance, external_requests, make_clearance, scan_site, to_json

HOME = '<h1 id="title">x</h1><a href="cases/izu.html#results">x</a><link rel="canonical" href="https://example.org/">'
PROGRESS = Progress(
    language("en"),
    Share(10, 0, 0),
    {"izu": Share(20, 2, 1), "mito": Share(20, 0, 0)},
    {"about.md": PageShare("missing", ""), "data.md": PageShare("complete", "")},
)


def report(*pages: tuple[str, str]) -> Clearance:
    """The report on a site of a few pages."""
    sums = {path: sha256(text.encode()).hexdigest() for path, text in pages}
    return make_clearance(scan_site(pages), sums, list(real_records().values()), [PROGRESS], real_settings())


def test_a_link_to_a_heading_that_is_not_there_is_told_with_its_page() -> None:
    found = report(("index.html", HOME), ("cases/izu.html", '<h2 id="result">x</h2>'))

    assert [(part.path, part.address) for part in found.broken] == [("index.html", "cases/izu.html#results")]
    assert (found.pages, found.links, found.anchors) == (2, 1, 2)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", '<script defer src="https://example.org/x"></script>'),
        ("a.html", '<img alt="" src="//example.org/x">'),
        ("a.html", '<img alt="" srcset="https://example.org/x 2x">'),
        ("a.html", '<link rel="stylesheet" href="https://example.org/x">'),
        ("a.html", '<form action="https://example.org/x">'),
        ("a.html", '<style>p { background: url("https://example.org/x") }</style>'),
        ("a.svg", '<svg><image href="https://example.org/x"/></svg>'),
        ("a.css", '@import "https://example.org/x";'),
        ("a.css", "p { background: url(//example.org/x) }"),
    ],
)
def test_whatever_asks_another_host_is_found(path: str, text: str) -> None:
    assert len(external_requests(path, text)) == 1
    assert "example.org/x" in external_requests(path, text)[0]


@pytest.mark.parametrize(
    "text",
    [
        HOME,
        '<a href="https://example.org/">x</a>',
        '<meta property="og:url" content="https://example.org/">',
        '<script src="page.js"></script> https://example.org/',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
)
def test_what_is_only_named_or_led_to_asks_nobody(text: str) -> None:
    assert external_requests("a.html", text) == []


def test_records_and_pages_that_lack_a_translation_are_told_and_complete_ones_are_not() -> None:
    found = report(("index.html", HOME)).gaps

    assert [(gap.kind, gap.name, gap.missing, gap.stale) for gap in found] == [
        ("records", "izu", 2, 1),
        ("pages", "about.md", 1, 0),
    ]


def test_every_record_stands_in_the_list_for_personal_data_with_its_own_note() -> None:
    found = report(("index.html", HOME))

    notes = {review.id: review.note for review in found.reviews}

    assert notes.keys() == real_records().keys()
    assert notes["fukuchiyama"] == real_records()["fukuchiyama"].privacy_review.note
    assert found.unreviewed == 0
    assert [right.id for right in found.rights] == list(real_settings().sources)


def test_the_same_site_gives_the_same_report_and_one_changed_file_another_sum() -> None:
    one, same = report(("index.html", HOME)), report(("index.html", HOME))

    other = report(("index.html", f"{HOME} "))

    assert to_json(one) == to_json(same)
    assert other.sum != one.sum
    assert replace(other, sum=one.sum, files=one.files) == one


@pytest.fixture(scope="module")
def reports(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports on the real site."""
    folder = tmp_path_factory.mktemp("reports")
    for name, lang in (("report.html", "ja"), ("report.json", "ja"), ("english.html", "en")):
        done = run_renkei(built, "publish", "--report", str(folder / name), "--lang", lang)
        assert done.returncode == 0, done.stderr
    return folder


def test_the_real_site_has_no_broken_link_and_asks_no_other_host(reports: Path, site: Path) -> None:
    found = json.loads((reports / "report.json").read_text(encoding="utf-8"))

    assert (found["broken"], found["external"], found["unsourced"]) == ([], [], [])
    assert found["pages"] == len(list(site.rglob("*.html")))
    assert found["links"] > found["pages"]
    assert found["files"]["index.html"] == sha256((site / "index.html").read_bytes()).hexdigest()


@pytest.mark.parametrize(("name", "scheme"), [("report.html", "light"), ("english.html", "dark")])
def test_the_page_of_the_report_passes_axe_and_is_not_wider_than_a_phone(
    page: Page, reports: Path, name: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((reports / name).as_uri())
    page.locator("details").evaluate_all("nodes => nodes.forEach(node => { node.open = true; })")

    assert Axe().run(page, options={"preload": False}).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.get_by_role("checkbox").count() > len(real_records())


def test_what_is_wrong_with_the_name_of_the_report_is_said(built: Path, tmp_path: Path) -> None:
    done = run_renkei(built, "publish", "--report", str(tmp_path / "report.pdf"))

    assert done.returncode == 2
    assert ".html" in done.stderr


def test_all_servers_are_told_the_same_headers() -> None:
    folder = PROJECT / "docs/headers"
    nginx = re.findall(
        r'^ +add_header ([\w-]+) "(.+)" always;$', (folder / "nginx.conf").read_text("utf-8"), re.MULTILINE
    )
    iis = ElementTree.parse(folder / "web.config").getroot().iterfind(".//customHeaders/add")

    assert dict(nginx) == HEADERS
    assert {str(part.get("name")): str(part.get("value")) for part in iis} == HEADERS


def test_the_policy_allows_no_inline_script_no_inline_style_and_no_other_host() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert not re.search(r"unsafe|https?:|\*", policy)
