"""Records that try to break out of their text: pages, data and translations carry it as mere text."""

import contextlib
import csv
import html.parser
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_inputs, keep_japanese_and_english
from playwright.sync_api import Dialog, Page
from samples import checked_with, real_document, real_record, with_value

from generator.build import build_site
from generator.input.problems import InputError
from generator.language.texts import texts_of

HOSTILE = (
    "=1+1 <script>alert(1)</script> </script> --> ]]> [x](javascript:alert(1)) <img src=x onerror=alert(1)> "
    "\" onmouseover=\"alert(1) ' onfocus='alert(1) {{ config }} {% raw %} ${1} {0} {text} %s \\u003c "
    '--8<-- "/etc/passwd" @@content@@ @@title@@ <h2 id="content">@@content@@</h2> '
    "<p>{{ latest() }}</p> &lt;b&gt; &amp;"
)
"""What a text field of a record says in these tests, before its own text."""

IDS = ("iizuka-kama-keisen", "fukuchiyama", "hirado", "chiba")
"""A record of each kind, and the one with all attachments."""

PLAIN_TEXTS = {"wording", "as_written"}
"""Fields of free text that translators do not get."""


def hostile(value: Any, texts: set[str], name: str = "") -> Any:
    """A record's value with every text made hostile."""
    if isinstance(value, dict):
        return {key: hostile(below, texts, key) for key, below in value.items()}
    if isinstance(value, list):
        return [hostile(item, texts, name) for item in value]
    if isinstance(value, str) and (name in PLAIN_TEXTS or (value in texts and name != "name")):
        return HOSTILE + value
    return value


def hostile_value(record_id: str) -> dict[str, Any]:
    """A real record, all of its texts hostile."""
    texts = {str(text) for _, text in texts_of(real_record(record_id))}
    value: dict[str, Any] = hostile(real_document(record_id).value, texts)
    return value


def hostile_po(record_id: str) -> str:
    """A PO file that translates some of a record's hostile texts into hostile ones."""
    record = checked_with(with_value(real_document(record_id), [], hostile_value(record_id)))[record_id]
    entries = dict.fromkeys((context, str(text)) for context, text in texts_of(record))
    quoted = [(context, json.dumps(text, ensure_ascii=False)) for context, text in entries]
    parts = [f'msgctxt "{context}"\nmsgid {text}\nmsgstr {text}\n' for context, text in quoted[::2]]
    return "\n".join(['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n', *parts])


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project with hostile records and translations."""
    root = copy_inputs(tmp_path_factory.mktemp("hostile"))
    keep_japanese_and_english(root)
    for record_id in IDS:
        text = json.dumps(hostile_value(record_id), ensure_ascii=False, indent=1)  # JSON is YAML
        (root / f"cases/{record_id}.yml").write_text(text, encoding="utf-8")
        (root / f"translations/en/{record_id}.po").write_text(hostile_po(record_id), encoding="utf-8")
    build_site(root, root / "site", None)
    return root / "site"


class Read(html.parser.HTMLParser):
    """A page as a browser takes it apart: its tags, attributes and text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and its attributes."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Keep the text; what stands in a script apart."""
        (self.scripts if self.tags and self.tags[-1] == "script" and data.strip() else self.texts).append(data)


def pages(folder: Path) -> Iterator[tuple[str, Read]]:
    """Every page of a site, taken apart."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), Read(path.read_text(encoding="utf-8"))


def test_hostile_records_are_valid_records() -> None:
    for record_id in IDS:
        record = checked_with(with_value(real_document(record_id), [], hostile_value(record_id)))[record_id]
        assert record.title.startswith(HOSTILE)


def test_no_page_gains_a_script_a_handler_or_an_address_that_runs(hostile_site: Path) -> None:
    for name, page in pages(hostile_site):
        assert not any("alert" in script for script in page.scripts), name
        assert [key for key, _ in page.attributes if key.startswith("on")] == [], name
        for key, value in page.attributes:
            assert not (
                key in {"href", "src", "action"} and re.match(r"\s*(javascript|data:text)", value, re.IGNORECASE)
            ), name


def test_every_page_has_the_tags_of_the_page_without_hostile_texts(hostile_site: Path, site: Path) -> None:
    for name, page in pages(hostile_site):
        harmless = Read((site / name).read_text(encoding="utf-8"))
        for tag in ("script", "img", "h1", "footer", "form", "iframe", "style", "main", "nav"):
            assert page.tags.count(tag) == harmless.tags.count(tag), f"{name}: {tag}"


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("record_id", IDS)
def test_a_hostile_text_is_read_as_it_was_written(hostile_site: Path, record_id: str, folder: str) -> None:
    page = Read((hostile_site / f"{folder}cases/{record_id}.html").read_text(encoding="utf-8"))

    text = " ".join("".join(page.texts).split())

    assert text.count(" ".join(HOSTILE.split())) > 20


def test_no_file_of_the_machine_is_drawn_into_a_page(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.html"):
        assert "root:x:0:" not in path.read_text(encoding="utf-8"), path.name


def test_the_data_carries_the_hostile_record_as_it_was_written(hostile_site: Path) -> None:
    found = json.loads((hostile_site / "data/cases.json").read_text(encoding="utf-8"))["cases"]

    by_id = {entry["id"]: entry for entry in found}
    for record_id in IDS:
        assert by_id[record_id]["record"] == hostile_value(record_id)
        assert by_id[record_id]["title"].startswith(HOSTILE)


def test_no_cell_of_an_excel_file_is_a_formula(hostile_site: Path) -> None:
    cells = [cell for path in hostile_site.glob("data/*-excel.csv") for row in rows(path) for cell in row]

    assert any(HOSTILE in cell for cell in cells)
    assert [cell for cell in cells if re.match(r"[=+@\t\r＝＋＠]", cell)] == []


def test_the_machine_form_keeps_the_text_as_it_was_written(hostile_site: Path) -> None:
    cells = [
        cell
        for path in hostile_site.glob("data/*.csv")
        if "excel" not in path.name
        for row in rows(path)
        for cell in row
    ]

    assert any(cell.startswith(HOSTILE) for cell in cells)


def rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("record_id", IDS)
def test_a_browser_runs_nothing_of_a_hostile_page(hostile_site: Path, page: Page, record_id: str) -> None:
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)

    page.goto((hostile_site / f"cases/{record_id}.html").as_uri())

    assert opened == []
    assert page.locator("h1").inner_text().startswith(HOSTILE[:60])
    assert page.locator("[onmouseover], [onfocus], [onerror]").count() == 0


@pytest.mark.parametrize("population", [10**30, 10**400], ids=["31 digits", "401 digits"])
def test_a_figure_beyond_all_measure_is_refused_or_shown_and_no_crash(population: int, tmp_path: Path) -> None:
    path = copy_inputs(tmp_path) / "cases/kamaishi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("32078", str(population)), encoding="utf-8")

    with contextlib.suppress(InputError):
        build_site(tmp_path, tmp_path / "site", None)
        assert (tmp_path / "site/cases/kamaishi.html").exists()
