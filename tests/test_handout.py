"""The case sheet and the handout: what fits on paper, where it leads, and the PDF that a real Chromium prints."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import PROJECT

from generator.command.cli import main
from generator.desk.handout import Wanted, print_handout, read_handout
from generator.disk.chromium import print_pdf
from generator.picture.handout import deal
from generator.picture.qr import make_code
from generator.publish.handout import css_string, loosen, page_count, page_numbers, settle_dates


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["handout", "--project", str(PROJECT), "--lang", "en", *arguments])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("lists", "room", "shown"),
    [
        ([[1, 1], [1, 1]], 3, (2, 1)),
        ([[2, 1], [5]], 4, (2, 0)),
        ([[1], []], 0, (0, 0)),
        ([], 9, ()),
    ],
)
def test_the_first_of_each_list_comes_before_the_second_of_any(
    lists: list[list[int]], room: int, shown: tuple[int, ...]
) -> None:
    assert deal(lists, room) == shown


def test_a_sheet_says_how_many_items_it_leaves_out(site: Path) -> None:
    sheet = (site / "handouts/niigata.html").read_text(encoding="utf-8")
    record = (PROJECT / "cases/niigata.yml").read_text(encoding="utf-8")
    part = record.partition("\nbackground:")[2].partition("\nactivities:")[0]
    shown = sheet.partition("<h2>背景</h2>")[2].partition("</section>")[0]

    left_out = re.search(r'<a href="\.\./cases/niigata\.html#background">ほか(\d+)件</a>', shown)

    assert left_out
    assert shown.count("<li>") + int(left_out[1]) == len(re.findall(r"^  - ", part, re.MULTILINE))


def test_every_link_of_a_sheet_leads_to_a_part_of_the_page_of_its_case(site: Path) -> None:
    broken = []
    for sheet in sorted(site.glob("**/handouts/*.html")):
        for path, anchor in re.findall(r'href="(\.\./cases/[^"#]+)#([^"]+)"', sheet.read_text(encoding="utf-8")):
            if f'id="{anchor}"' not in (sheet.parent / path).read_text(encoding="utf-8"):
                broken.append(f"{sheet.name}: {anchor}")

    assert broken == []


def test_a_sheet_without_an_online_address_has_no_code_and_says_so(site: Path) -> None:
    sheet = (site / "handouts/toshima.html").read_text(encoding="utf-8")

    assert "rk-sheet-address" not in sheet
    assert "QRコードもありません" in sheet


def test_a_code_has_the_quiet_zone_and_the_finder_patterns_that_readers_look_for() -> None:
    code = make_code("https://www.example.go.jp/renkei/cases/toshima.html")

    assert code.size == 33 + 2 * 4
    assert code.path.startswith("M4 4.5h7")
    assert "M30 4.5h7" in code.path


def test_parts_of_pages_stand_together_with_names_of_their_own_and_links_that_lead_on() -> None:
    html = '<svg aria-labelledby="a b"><title id="a">T</title></svg><a href="../cases/izu.html#notes">ほか1件</a>'

    assert loosen(html, "case-izu", "") == (
        '<svg aria-labelledby="case-izu-a case-izu-b"><title id="case-izu-a">T</title></svg>ほか1件'
    )
    assert 'href="https://example.org/cases/izu.html#notes"' in loosen(html, "case-izu", "https://example.org/")


def test_no_text_ends_a_style_sheet() -> None:
    assert css_string('"</style>') == r'"\22 \3c \2f style\3e "'


def test_what_a_pdf_tells_of_its_pages_is_read_and_its_dates_are_settled() -> None:
    pdf = (
        b"1 0 obj\n<</CreationDate (D:20261123030646+00'00')>>\nendobj\n"
        b"2 0 obj\n<</Type /Page\n>>\nendobj\n7 0 obj\n<</Type /Page\n>>\nendobj\n"
        b"9 0 obj\n<</case-izu [7 0 R /XYZ 6 579.2 0]>>\nendobj\n"
    )

    assert page_count(pdf) == 2
    assert page_numbers(pdf) == {"case-izu": 2}
    assert b"(D:20261122000000+00'00')" in settle_dates(pdf, "2026-11-22")


def test_a_handout_is_one_tagged_pdf_with_contents_and_embedded_fonts() -> None:
    made = read_handout(PROJECT, Wanted("kamaishi,izu", "staffing", "ja"))

    pdf, pages = print_handout(made)

    numbers = page_numbers(pdf)
    assert pages <= 6
    assert [numbers[leaf.anchor] for leaf in made.leaves] == sorted(numbers.values())
    assert numbers["case-izu"] - numbers["case-kamaishi"] <= 2
    assert b"/Marked true" in pdf
    assert b"/Outlines" in pdf
    assert b"/Lang (ja)" in pdf
    assert pdf.count(b"/Type /FontDescriptor") == pdf.count(b"/FontFile2 ") + pdf.count(b"/FontFile3 ")
    assert b"/CreationDate (D:20261122000000" in pdf


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cases", "tosima", "--html", "x.html"), "Did you mean: toshima"),
        (("--cases", " , ", "--html", "x.html"), "must name at least one"),
        (("--cases", "izu", "--language", "fr", "--html", "x.html"), "There are: ja, en, zh-hans, ko"),
        (("--cases", "izu", "--html", str(PROJECT)), "but is a folder"),
    ],
)
def test_a_choice_that_cannot_be_met_gets_a_message(arguments: tuple[str, ...], said: str) -> None:
    code, output = run(*arguments)

    assert code == 1
    assert said in output


def test_without_a_browser_it_says_what_to_do_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENKEI_CHROMIUM", "no-such-browser")
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")

    code, output = run("--cases", "izu", "--pdf", str(old))

    assert code == 1
    assert "set RENKEI_CHROMIUM" in output
    assert old.read_bytes() == b"old"


def test_a_browser_that_dies_leaves_no_pdf(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\necho out of memory >&2\nexit 3\n")
    browser.chmod(0o755)

    with pytest.raises(Exception, match="exit 3: out of memory"):
        print_pdf(str(browser), "<!doctype html>")


def test_a_target_that_cannot_be_written_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")

    code, output = run("--cases", "izu", "--html", str(tmp_path / "file" / "handout.html"))

    assert code == 1
    assert "cannot write" in output

    assert (tmp_path / "file").read_bytes() == b"old"
