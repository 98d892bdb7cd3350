"""A site that has an address: what its pages tell search engines and feed readers, and what stands at former ids."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import HEADERS, PROJECT, SUB_PATH, copy_inputs, replace, serve_folder
from defusedxml import ElementTree
from playwright.sync_api import Browser, Page, expect
from samples import real_settings

from generator.build import build_site
from generator.check.settings import check_settings
from generator.disk.read import Shelf, read_project
from generator.input.problems import InputError

ADDRESS = "https://example.org/sub/path/"
LANGUAGES = real_settings().languages
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
MARKUP = "</script><!--<script>&amp; \"'"
PAGES = (
    "index.html",
    "about.html",
    "en/explore.html",
    "cases/index.html",
    "en/cases/kamaishi.html",
    "en/cases/fukuchiyama-annex.html",
    "tables/staffing.html",
)


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with an address, former ids, and a title with markup, built once with its ZIP."""
    folder = copy_inputs(tmp_path_factory.mktemp("addressed"))
    replace(folder / "mkdocs.yml", 'site_url: ""', "site_url: https://example.org/sub/path")
    replace(folder / "cases/kamaishi.yml", "id: kamaishi", "id: kamaishi\naliases: [kamaishi-city, team-kamaishi]")
    replace(folder / "cases/fukuchiyama.yml", "id: fukuchiyama", "id: fukuchiyama\naliases: [fukuchi]")
    quoted = MARKUP.replace("'", "''")
    replace(folder / "cases/izu.yml", "title: 伊豆市（静岡県）", f"title: '{quoted}'")
    build_site(folder, folder / "site", folder / "dist")
    return folder


@pytest.fixture(scope="module")
def pages(addressed: Path) -> Path:
    """Its site."""
    return addressed / "site"


def read_data(path: Path) -> list[dict[str, Any]]:
    """What a page says of itself for schema.org."""
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(found) == 1
    graph: list[dict[str, Any]] = json.loads(found[0])["@graph"]
    return graph


def at(address: str, site: Path) -> Path:
    """The file of an address of the site."""
    assert address.startswith(ADDRESS), address
    return site / address.removeprefix(ADDRESS).partition("#")[0]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_address_its_languages_and_its_feed(pages: Path, path: str) -> None:
    head = (pages / path).read_text(encoding="utf-8").partition("</head>")[0]

    links = re.findall(r'<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")?[^>]* href="([^"]+)"', head)

    assert [address for rel, _, address in links if rel == "canonical"] == [ADDRESS + path]
    assert {tag for _, tag, _ in links if tag} == {"x-default", *(language.tag for language in LANGUAGES)}
    assert all(at(address, pages).is_file() for _, _, address in links)
    assert next(address for rel, tag, address in links if rel == "alternate" and not tag).endswith("feed.xml")


@pytest.mark.parametrize(
    ("path", "kind"),
    [("index.html", "website"), ("cases/kamaishi.html", "article"), ("cases/hirado-annex.html", "article")],
)
def test_a_page_says_what_it_is_to_those_who_share_it(pages: Path, path: str, kind: str) -> None:
    head = (pages / path).read_text(encoding="utf-8")

    said = dict(re.findall(r'<meta property="og:([a-z_]+)" content="([^"]*)">', head))

    assert (said["type"], said["url"], said["locale"]) == (kind, ADDRESS + path, "ja_JP")
    assert said["title"]
    assert said["description"]
    assert re.findall(r'og:locale:alternate" content="([^"]+)"', head) == ["en_US", "zh_CN", "ko_KR"]


def test_a_case_is_an_article_on_its_places_from_its_sources(pages: Path) -> None:
    (_, article) = read_data(pages / "en/cases/iizuka-kama-keisen.html")

    assert (article["@type"], article["inLanguage"]) == ("Article", "en")
    assert article["url"] == f"{ADDRESS}en/cases/iizuka-kama-keisen.html"
    assert [place["identifier"] for place in article["spatialCoverage"]] == ["402052", "402273", "404217"]
    assert article["spatialCoverage"][0]["name"].startswith("Iizuka")
    assert article["dateModified"] == "2026-11-22"
    assert article["isBasedOn"][0]["datePublished"] == "2024-03"


@pytest.mark.parametrize(
    "path",
    ["about.html", "cases/kamaishi.html", "en/cases/hirado-annex.html", "tables/staffing.html", "en/explore.html"],
)
def test_the_steps_to_a_page_are_those_that_it_shows_and_lead_to_pages(pages: Path, path: str) -> None:
    steps = read_data(pages / path)[0]["itemListElement"]
    shown = re.search(r'<nav class="rk-path".*?</nav>', (pages / path).read_text(encoding="utf-8"), re.DOTALL)

    assert shown
    assert [step["name"] for step in steps] == [
        text.strip() for item in re.findall(r"<li.*?</li>", shown[0], re.DOTALL) for text in [re.sub("<.*?>", "", item)]
    ]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert all(at(step["item"], pages).is_file() for step in steps)
    assert steps[-1]["item"] == ADDRESS + path


def test_one_page_of_each_language_describes_the_data_and_names_files_that_there_are(pages: Path) -> None:
    found = [
        part
        for path in pages.rglob("*.html")
        if '"Dataset"' in path.read_text(encoding="utf-8")
        for part in read_data(path)
        if part["@type"] == "Dataset"
    ]

    assert len(found) == len(LANGUAGES)
    for dataset in found:
        assert dataset["dateModified"] == "2026-11-22"
        assert all(at(file["contentUrl"], pages).is_file() for file in dataset["distribution"])
        assert {"json", "csv", "xlsx"} <= {file["contentUrl"].rpartition(".")[2] for file in dataset["distribution"]}


def test_a_title_with_markup_stays_inside_of_the_data(pages: Path) -> None:
    (steps, article) = read_data(pages / "cases/izu.html")

    assert article["headline"] == steps["itemListElement"][-1]["name"] == MARKUP


def test_no_page_keeps_a_marker(pages: Path) -> None:
    assert [path for path in pages.rglob("*.html") if "@@" in path.read_text(encoding="utf-8")] == []


def test_the_sitemap_names_every_page_but_former_ones_and_sheets_with_all_its_languages(pages: Path) -> None:
    entries = ElementTree.parse(pages / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    named = {entry.findtext(f"{SITEMAP}loc", ""): entry for entry in entries}
    there = {
        ADDRESS + path.relative_to(pages).as_posix()
        for path in pages.rglob("*.html")
        if path.parent.name != "handouts"  # a sheet is a short form of its case, whose address it names
    }
    former = {
        ADDRESS + part.folder + f"cases/{alias}.html"
        for part in LANGUAGES
        for alias in ("kamaishi-city", "team-kamaishi", "fukuchi", "fukuchi-annex")
    }

    assert named.keys() == there - former - {f"{ADDRESS}404.html"}
    for entry in entries:
        assert all(link.get("href") in named for link in entry.findall(LINK))
    kamaishi = named[f"{ADDRESS}en/cases/kamaishi.html"]
    assert [link.get("hreflang") for link in kamaishi.findall(LINK)] == ["ja", "en", "zh-Hans", "ko", "x-default"]
    annex = named[f"{ADDRESS}en/cases/fukuchiyama-annex.html"]
    assert kamaishi.findtext(f"{SITEMAP}lastmod") == annex.findtext(f"{SITEMAP}lastmod") == "2026-11-22"
    assert (pages / "robots.txt").read_text(encoding="utf-8").endswith(f"Sitemap: {ADDRESS}sitemap.xml\n")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: str(language.key))
def test_each_language_has_a_feed_whose_entries_lead_to_cases(pages: Path, language: Any) -> None:
    feed = ElementTree.parse(pages / language.folder / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language.tag
    assert len(entries) == len(list((PROJECT / "cases").glob("*.yml")))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert at(link.get("href", ""), pages).is_file()


def test_what_needs_an_address_is_not_in_the_zip(addressed: Path) -> None:
    import zipfile  # noqa: PLC0415 - only here

    (bundle,) = (addressed / "dist").glob("*.zip")
    names = {name.partition("/")[2] for name in zipfile.ZipFile(bundle).namelist()}

    made = {"404.html", "feed.xml", "en/feed.xml", "sitemap.xml", "robots.txt"}
    assert all((addressed / "site" / name).is_file() for name in made)
    assert names & made == set()


def test_a_site_without_an_address_says_nothing_of_one(site: Path) -> None:
    head = (site / "cases/kamaishi.html").read_text(encoding="utf-8").partition("</head>")[0]

    assert not re.search(r"canonical|hreflang|og:|ld\+json|feed", head)
    assert [name for name in ("404.html", "feed.xml", "sitemap.xml", "robots.txt") if (site / name).exists()] == []


@pytest.fixture(scope="module")
def published(pages: Path) -> Iterator[str]:
    """The address of the site, served with the documented headers."""
    with serve_folder(pages) as address:
        yield address


@pytest.mark.parametrize("path", ["index.html", "en/cases/kamaishi.html", "cases/izu.html", "404.html"])
def test_a_page_with_data_in_its_head_breaks_no_rule_of_the_policy(page: Page, published: str, path: str) -> None:
    answer = page.goto(published + path)  # the fixture fails on what the browser refuses

    assert answer
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= answer.headers.items()
    assert page.get_by_role("heading", level=1).first.inner_text()


def test_the_page_for_what_is_not_found_speaks_every_language_from_any_depth(
    page: Page, published: str, pages: Path
) -> None:
    parts = urlsplit(published)
    page.route("**/no/such/page.html", lambda route: route.fulfill(path=pages / "404.html", content_type="text/html"))
    page.goto(f"{published}no/such/page.html")

    headings = page.locator("article h1, article h2")
    links = page.locator("article a").evaluate_all("nodes => nodes.map(node => new URL(node.href).pathname)")

    assert headings.evaluate_all("nodes => nodes.map(node => node.lang)") == [language.tag for language in LANGUAGES]
    assert parts.path == SUB_PATH
    assert links == [f"{SUB_PATH}{language.folder}index.html" for language in LANGUAGES]
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") != "static"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_former_address_leads_on_without_a_script(browser: Browser, published: str, folder: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()

    plain.goto(f"{published}{folder}cases/team-kamaishi.html")

    expect(plain).to_have_url(f"{published}{folder}cases/kamaishi.html")
    context.close()


def test_a_former_address_is_kept_out_of_search_engines_and_says_where_the_case_is(pages: Path) -> None:
    text = (pages / "en/cases/kamaishi-city.html").read_text(encoding="utf-8")

    assert '<meta name="robots" content="noindex">' in text
    assert f'<link rel="canonical" href="{ADDRESS}en/cases/kamaishi.html">' in text
    assert '<a href="kamaishi.html">Kamaishi City' in text
    for name in ("explore/ja.js", "search/ja.js", "cases/index.html", "feed.xml"):
        assert "kamaishi-city" not in (pages / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_former_address_passes_axe_while_it_is_shown(page: Page, pages: Path, scheme: Any) -> None:
    text = (pages / "cases/kamaishi-city.html").read_text(encoding="utf-8")
    page.emulate_media(color_scheme=scheme)
    page.goto((pages / "assets/renkei/moved.css").as_uri())
    page.set_content(
        re.sub(r"<meta http-equiv[^>]*>|<link rel=\"icon[^>]*>", "", text).replace("../assets/renkei/", "")
    )

    assert Axe().run(page, options={"preload": False}).violations_count == 0


@pytest.mark.parametrize("found", ["example.org", "ftp://example.org/", "https://example.org/?a", "https://例え.jp/"])
def test_an_address_that_is_none_is_refused_with_its_line(found: str, tmp_path: Path) -> None:
    folder = copy_inputs(tmp_path)
    line = replace(folder / "mkdocs.yml", 'site_url: ""', f'site_url: "{found}"')

    with pytest.raises(InputError) as refused:
        check_settings(read_project(folder, Shelf()))

    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.kind) == ("mkdocs.yml", line, "site_url")
