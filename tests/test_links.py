"""Links inside the site."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.page.links import Anchors, Web, broken_links, find_anchors

FILES = {"index.html", "cases/index.html", "cases/kamaishi.html", "en/cases/kamaishi.html", "data/cases.json"}


def broken(html: str, path: str = "cases/index.html", others: Mapping[str, str] | None = None) -> list[str]:
    """The links of a page that lead nowhere, in a site of the files above."""
    pages = {path: (find_anchors(html),)} | {key: (find_anchors(text),) for key, text in (others or {}).items()}
    return [dict(problem.values)["found"] for problem in broken_links(Web(pages, FILES))]


def test_ids_and_local_links_of_a_page_are_found() -> None:
    html = '<h2 id="a">x</h2><a class="b" href="kamaishi.html">y</a><img src="../pic.svg">' * 2

    assert find_anchors(html) == Anchors(frozenset({"a"}), ("kamaishi.html", "../pic.svg"))


@pytest.mark.parametrize(
    "link", ["https://example.org/", "//example.org/", "mailto:a@example.org", "data:image/png;base64,x"]
)
def test_addresses_elsewhere_are_not_looked_at(link: str) -> None:
    assert find_anchors(f'<a href="{link}">x</a>').links == ()


@pytest.mark.parametrize(
    "link",
    [
        "kamaishi.html",
        "../index.html",
        "../data/cases.json",
        "../en/cases/kamaishi.html",
        "kamaishi.html?q=a",
        "./index.html",
    ],
)
def test_a_link_to_a_file_of_the_site_is_whole(link: str) -> None:
    assert broken(f'<a href="{link}">x</a>') == []


@pytest.mark.parametrize(
    "link", ["nowhere.html", "../kamaishi.html", "cases/kamaishi.html", "../../index.html", "../data/"]
)
def test_a_link_to_no_file_of_the_site_is_broken(link: str) -> None:
    assert broken(f'<a href="{link}">x</a>') == [link]


def test_a_link_to_a_heading_of_the_same_page_needs_that_heading() -> None:
    assert broken('<a href="#a">x</a><h2 id="a">y</h2>') == []
    assert broken('<a href="#b">x</a><h2 id="a">y</h2>') == ["#b"]


def test_a_link_to_a_heading_of_another_page_needs_it_there() -> None:
    other = {"cases/kamaishi.html": '<h2 id="effects">x</h2>'}

    assert broken('<a href="kamaishi.html#effects">x</a>', others=other) == []
    assert broken('<a href="kamaishi.html#nothing">x</a>', others=other) == ["kamaishi.html#nothing"]


def test_an_escaped_ampersand_in_an_address_is_an_ampersand() -> None:
    assert broken('<a href="kamaishi.html?a=1&amp;b=2">x</a>') == []


def test_a_heading_in_the_frame_counts_for_a_link_in_the_text_and_the_other_way() -> None:
    frame, text = (
        find_anchors('<a href="#a">x</a><h1 id="title">y</h1>'),
        find_anchors('<a href="#title">x</a><p id="a">y</p>'),
    )

    assert list(broken_links(Web({"cases/index.html": (frame, text)}, FILES))) == []


def test_a_broken_link_is_a_problem_of_its_page() -> None:
    pages = {"index.html": (find_anchors('<a href="x.html">x</a>'),)}
    (problem,) = broken_links(Web(pages, FILES))

    assert problem.to_text("ja") == "index.html: リンク先 x.html がありません。"


SURE = {
    "index.html": '<a href="cases/index.html#a">x</a>',
    "cases/index.html": '<h2 id="a">x</h2><a href="../data/cases.json#x">x</a>',
}
"""Pages whose links all lead somewhere."""


@pytest.mark.parametrize(
    ("pages", "files", "found"),
    [
        ({"index.html": '<a href="cases/index.html#b">x</a>'}, FILES, ["cases/index.html#b"]),
        ({"cases/index.html": '<h2 id="b">x</h2>'}, FILES, ["cases/index.html#a"]),
        ({}, FILES - {"data/cases.json"}, ["../data/cases.json#x"]),
        ({"data/cases.json": "now a page"}, FILES, ["../data/cases.json#x"]),
        ({"cases/index.html": '<h2 id="b">x</h2><h2 id="a">x</h2>'}, FILES, []),
    ],
    ids=["another link", "a heading gone", "a file gone", "a file that became a page", "nothing lost"],
)
def test_after_a_change_links_are_looked_at_wherever_one_can_be_broken(
    pages: Mapping[str, str], files: set[str], found: list[str]
) -> None:
    before = Web({path: (find_anchors(html),) for path, html in SURE.items()}, FILES)
    after = Web({path: (find_anchors(html),) for path, html in {**SURE, **pages}.items()}, files)

    assert [dict(problem.values)["found"] for problem in broken_links(after, before)] == found


def test_pages_that_did_not_change_are_not_looked_at_again() -> None:
    broken, whole = find_anchors('<a href="nowhere.html">x</a>'), find_anchors('<a href="index.html">x</a>')
    before = Web({"a.html": (broken,), "index.html": (whole,)}, FILES)

    after = Web({"a.html": (broken,), "index.html": (whole, whole)}, FILES)

    assert list(broken_links(after, before)) == []


def test_no_link_of_the_built_site_is_broken(site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {
        name: (find_anchors((site / name).read_text(encoding="utf-8")),) for name in files if name.endswith(".html")
    }

    assert [problem.to_text("en") for problem in broken_links(Web(pages, files))] == []
