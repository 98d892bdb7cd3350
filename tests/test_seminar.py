"""The bundle of a seminar: chosen cases and languages, nothing of any other, whole without a network."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from conftest import run_renkei, snapshot
from playwright.sync_api import Page, expect

from generator.build import build_bundle
from generator.input.problems import InputError
from generator.input.seminar import Asked, Seminar, check_published, check_seminar
from generator.page.leaflet import check_names
from generator.page.seminar import without_links
from generator.step.goal import Goal

IDS = ("izu", "kamaishi", "toshima")
LANGUAGES = ("ja", "en", "ko")
TITLE = "令和8年度 <b>在宅医療</b>・介護連携セミナー @@content@@"


def kinds(asked: Asked) -> list[tuple[str, str, str]]:
    """What is wrong with what a person asks for: option, kind of fault, suggestion."""
    with pytest.raises(InputError) as refused:
        check_seminar(asked, IDS, LANGUAGES)
    return [(problem.file, problem.kind, problem.suggestion) for problem in refused.value.problems]


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of two cases in two languages, unpacked where a person would: below spaces and Japanese characters."""
    folder = tmp_path_factory.mktemp("seminar") / "配布 資料 (2026年度) #1"
    folder.mkdir()
    asked = Asked("kamaishi, toshima", "en,ja", TITLE, "2026-11-20", "第1会議室")
    build_bundle(built, Goal(None, folder / "研修会.zip", asked, "seminar"))
    with zipfile.ZipFile(folder / "研修会.zip") as archive:
        archive.extractall(folder)
    return folder / "seminar"


@pytest.fixture
def seminar(unpacked: Path, page: Page) -> Page:
    """The cover, opened without a network."""
    page.context.set_offline(offline=True)
    page.goto((unpacked / "index.html").as_uri())
    return page


def test_the_cover_names_the_occasion_and_the_cases(seminar: Page) -> None:
    facts = seminar.locator(".rk-occasion")

    expect(seminar.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(facts).to_contain_text("2026年11月20日")
    expect(facts).to_contain_text("第1会議室")
    expect(seminar.locator(".rk-bundled li > a:first-child")).to_have_text(["釜石市（岩手県）", "豊島区（東京都）"])


def test_version_and_date_are_on_every_page(unpacked: Path) -> None:
    line = re.compile(r'class="md-grid rk-edition"><p>.*\d+\.\d+\.\d+.*(2026年11月20日|20 November 2026)')
    handout = re.compile(r"<p>.*(更新日|pdated).*20\d\d.*\d+\.\d+\.\d+")  # a sheet of paper bears the day of its record
    pages = {page.relative_to(unpacked).as_posix(): page.read_text("utf-8") for page in unpacked.rglob("*.html")}

    without = [path for path, html in pages.items() if not (handout if "handouts/" in path else line).search(html)]

    assert without == []


def test_nothing_of_other_cases_and_languages_is_in_a_bundle(unpacked: Path, project: Path) -> None:
    others = {path.stem for path in (project / "cases").glob("*.yml")} - {"kamaishi", "toshima"}
    address = re.compile(rf"cases(?:/|=)(?:[\w,-]*,)?(?:{'|'.join(others)})\b")
    report = "accessibility-result.html"  # it names pages of the whole site, which is what was tested
    files = [path for path in unpacked.rglob("*") if path.is_file() and path.name != report]
    found = [path.name for path in files if address.search(path.read_text("utf-8", "replace"))]
    cases = json.loads((unpacked / "data/cases.json").read_text("utf-8"))["cases"]

    assert found == []
    assert [case["id"] for case in cases] == ["kamaishi", "toshima"]
    assert {part["id"] for case in cases for part in case["record"].get("related", [])} <= {"kamaishi", "toshima"}
    assert {path.stem for path in unpacked.glob("s*/*.js")} == {"ja", "en", "dictionary"}
    assert not {"ko", "zh-hans"} & {path.name for path in unpacked.iterdir()}


def test_a_page_that_names_other_cases_says_that_they_have_no_link(unpacked: Path) -> None:
    html = (unpacked / "types.html").read_text(encoding="utf-8")

    assert "文中のほかの事例には、リンクがありません" in html
    assert 'href="cases/toshima.html#effects"' in html or 'href="cases/toshima.html#effect-1"' in html


def test_search_explorer_and_comparison_know_exactly_the_cases_of_the_bundle(seminar: Page, unpacked: Path) -> None:
    seminar.get_by_role("search").get_by_role("combobox").fill("かまいし")
    expect(seminar.get_by_role("option").first).to_contain_text("釜石市")
    seminar.goto((unpacked / "en/explore.html").as_uri())
    expect(seminar.get_by_role("article").get_by_role("status").first).to_contain_text("2")
    seminar.goto((unpacked / "compare.html").as_uri() + "?cases=kamaishi,toshima,izu")

    expect(seminar.get_by_role("table").first).to_contain_text("豊島区")
    expect(seminar.get_by_role("table").first).not_to_contain_text("伊豆市")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(cases="tosima"), [("--cases", "chosen_case", "toshima")]),
        (Asked(cases=" , "), [("--cases", "chosen_empty", "")]),
        (Asked(cases="", languages=""), [("--cases", "chosen_empty", ""), ("--language", "chosen_empty", "")]),
        (Asked(languages="jp,fr"), [("--language", "chosen_language", ""), ("--language", "chosen_language", "")]),
        (Asked(date="2026-02-30"), [("--date", "bundle_date", "")]),
        (Asked(date="令和8年11月20日"), [("--date", "bundle_date", "")]),
        (Asked(date="20261120"), [("--date", "bundle_date", "")]),
        (Asked(title="a\x1b[2J"), [("--title", "bad_character", "")]),
        (Asked(venue="\u202e会場"), [("--venue", "bad_character", "")]),
    ],
)
def test_what_cannot_be_handed_out_is_refused(asked: Asked, found: list[tuple[str, str, str]]) -> None:
    assert kinds(asked) == found


def test_cases_and_languages_come_in_the_order_of_the_casebook() -> None:
    made = check_seminar(Asked("toshima, izu,toshima", "ko,ja", " 研修会\n 午後 "), IDS, LANGUAGES)

    assert made == Seminar(("izu", "toshima"), True, ("ja", "ko"), "研修会 午後", "", "")  # noqa: FBT003 - a value


def test_without_a_date_the_pages_bear_the_day_of_the_latest_change() -> None:
    every, dated = (check_seminar(Asked(date=day), IDS, LANGUAGES) for day in ("", "2026-11-20"))

    assert check_published(every, {"izu"}, "2026-11-22").day == "2026-11-22"
    assert check_published(dated, {"izu"}, "2026-11-22").day == "2026-11-20"


def test_a_draft_is_left_out_of_all_and_refused_by_name() -> None:
    every, named = (check_seminar(Asked(cases), IDS, LANGUAGES) for cases in (None, "izu,toshima"))

    assert check_published(every, {"izu", "kamaishi"}, "").ids == ("izu", "kamaishi")
    with pytest.raises(InputError, match="toshima"):
        check_published(named, {"izu", "kamaishi"}, "")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a href="../cases/izu.html#issues">伊豆市</a>', "伊豆市"),
        ('<a class="x" href="cases/izu.html"><em>a</em></a>', "<em>a</em>"),
        ('<a href="compare.html?cases=toshima,izu">二つ</a>', "二つ"),
        ('<a href="cases/toshima.html">a</a> <a href="cases/index.html">b</a>', None),
        ('<a href="cases/prefecture-13.html">a</a> <a href="compare.html?cases=toshima">b</a>', None),
        ('<a href="cases/toshima-annex.html#surveys">a</a> <a href="cases/toshima.html">b</a>', None),
        ('<a href="cases/izu-annex.html#surveys">a</a>', "a"),
        ('<a href="https://example.org/cases/izu.html">a</a>', None),
    ],
)
def test_only_links_to_cases_that_are_left_out_become_text(html: str, made: str | None) -> None:
    assert without_links(html, {"toshima"}) == (made or html)


@pytest.mark.parametrize(
    "name", ["con.html", "cases/nul.html", "a b.html", "図.png", "run.exe", "data/x", f"{'x' * 99}.js"]
)
def test_a_name_that_not_everybody_can_unpack_is_refused(name: str) -> None:
    check_names(["index.html", "cases/console.html", "data/dcat.jsonld"], "top")

    with pytest.raises(InputError):
        check_names(["index.html", name], "top")


def test_names_that_differ_in_case_only_are_refused() -> None:
    with pytest.raises(InputError, match=r"a\.html"):
        check_names(["A.html", "a.html"], "top")


def test_a_bundle_refuses_and_leaves_what_was_there(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.zip"
    target.write_bytes(b"old")
    (tmp_path / "old.zip.sha256").write_text("sum", encoding="utf-8")
    (tmp_path / "folder.zip").mkdir()
    before = snapshot(tmp_path)

    unknown = run_renkei(built, "bundle", "--cases", "tosima", "--to", str(target))
    folder = run_renkei(built, "bundle", "--to", str(tmp_path / "folder.zip"), "--lang", "en")

    assert (unknown.returncode, folder.returncode) == (1, 1)
    assert "--cases: 事例 tosima はありません。" in unknown.stderr
    assert "もしかして: toshima" in unknown.stderr
    assert "ZIP は作っていません" in unknown.stderr
    assert "must be a file, but is a folder" in folder.stderr
    assert snapshot(tmp_path) == before


def test_a_disk_that_refuses_the_zip_leaves_the_old_one_with_its_sum(built: Path, tmp_path: Path) -> None:
    """A folder stands where the ZIP is to go, as a file that another program holds open refuses to give way."""
    target = tmp_path / "held.zip"
    target.mkdir()
    (tmp_path / "held.zip.sha256").write_text("old", encoding="utf-8")

    with pytest.raises(OSError, match=r"held\.zip"):
        build_bundle(built, Goal(None, target, Asked("izu", "ja"), "seminar"))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["held.zip", "held.zip.sha256"]
    assert (tmp_path / "held.zip.sha256").read_text(encoding="utf-8") == "old"


def test_a_bundle_without_japanese_starts_on_a_page_that_leads_on(built: Path, tmp_path: Path) -> None:
    done = build_bundle(built, Goal(None, tmp_path / "a.zip", Asked("izu", "en", title="<i>x"), "seminar"))

    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        pages = [name for name in archive.namelist() if name.endswith(".html")]
        start = archive.read("seminar/index.html").decode()
    assert (done.cases, done.languages) == (1, 1)
    assert [name for name in pages if not name.startswith("seminar/en/")] == ["seminar/index.html"]
    assert 'content="0; url=en/index.html"' in start
    assert "<h1>&lt;i&gt;x</h1>" in start
