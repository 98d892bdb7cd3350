"""The exchange with translators: workbooks and PO files that go out, come back, and are refused."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from samples import language, real_record

from generator.input.problems import InputError
from generator.translation.entries import Entry, entries_of, with_translations
from generator.translation.exchange import Change, find_changes, parse_po, with_notes
from generator.translation.faithful import Rules
from generator.translation.messages import Message, record_messages, updated_po
from generator.translation.returned import Returned, parse_workbook
from generator.translation.workbook import HEADS, Bundle, sheet_names, to_workbook

NAME = "translations/en/kamaishi.po"
SOURCE = "市の事業担当者3人が「チームかまいし」のコーディネーターとなり、医師会と組んで市内の多職種をつなぎます。"
TITLE = "釜石市（岩手県）"
NAMED = {"key": "en", "name": "English", "version": "0.1.0"}
MESSAGES: list[Message] = list(record_messages(real_record("kamaishi")))
RULES = Rules("en")


def key_of(source: str, entries: Sequence[Entry]) -> str:
    """The key of a text."""
    return next(entry.key for entry in entries if entry.source == source)


def made_po(messages: list[Message] = MESSAGES) -> bytes:
    """A PO file with two translations, one of them with a comment."""
    entries = entries_of(None, messages, NAME)
    new = {
        key_of(TITLE, entries): "=Kamaishi City (Iwate)",
        key_of(SOURCE, entries): "The 3 staff link several professions.",
    }
    po = with_translations(None, messages, language("en"), NAME, new)
    return with_notes(po, messages, language("en"), NAME, {("title", TITLE): "seen"})


ENTRIES = entries_of(made_po(), MESSAGES, NAME)


def workbook(entries: Sequence[Entry] = ENTRIES) -> bytes:
    """The workbook of the record's entries."""
    return to_workbook([Bundle("kamaishi", entries)], NAMED)


def edited(edit: Callable[[Any], object], entries: Sequence[Entry] = ENTRIES) -> list[Returned]:
    """What comes back after someone changed the book."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(entries)))
    edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return parse_workbook("en.xlsx", buffer.getvalue(), "en")


def cell(book: Any, source: str, head: str) -> Any:
    """The cell of a text below a head."""
    sheet = book["kamaishi"]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 4).value == source)
    return sheet.cell(row, HEADS.index(head) + 1)


def written(source: str, text: object, head: str = "訳 / translation") -> Callable[[Any], None]:
    """Write into the cell of a text."""

    def edit(book: Any) -> None:
        cell(book, source, head).value = text

    return edit


def changes(returned: list[Returned], entries: Sequence[Entry] = ENTRIES, *, is_partial: bool = False) -> Change:
    """What would change in the record's file."""
    return find_changes(returned, {"kamaishi": entries}, RULES, is_partial=is_partial)["kamaishi"]


def refused(returned: list[Returned], entries: Sequence[Entry] = ENTRIES) -> list[tuple[str, str]]:
    """Kind and place of all that is wrong."""
    with pytest.raises(InputError) as caught:
        changes(returned, entries)
    return [(problem.kind, problem.field) for problem in caught.value.problems]


def test_a_workbook_is_the_same_bytes_again_and_comes_back_without_loss() -> None:
    data = workbook()

    assert data == workbook()
    assert changes(parse_workbook("en.xlsx", data, "en")) == Change()
    (part,) = parse_workbook("en.xlsx", data, "en")
    assert [(row.key, row.source, row.translation, row.comment) for row in part.rows] == [
        (entry.key, entry.source, entry.translation, entry.note) for entry in ENTRIES
    ]


def test_only_translation_and_comment_can_be_written_and_nothing_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    sheet = book["kamaishi"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]

    free = {HEADS[cell.column - 1] for cell in cells if not cell.protection.locked}

    assert book.sheetnames == ["about", "instructions", "kamaishi"]
    assert all(part.protection.sheet for part in book.worksheets)
    assert free == {"訳 / translation", "コメント / comment"}
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # empty ones are n
    assert sheet.freeze_panes == "A2"


def test_new_translations_and_comments_come_back_and_empty_ones_change_nothing() -> None:
    def edit(book: Any) -> None:
        written(SOURCE, "The 3 staff work together.")(book)
        written(TITLE, None)(book)
        written("公開しました。", "Published.")(book)
        written("公開しました。", "new", "コメント / comment")(book)

    found = changes(edited(edit))

    assert found.translations == {
        key_of(SOURCE, ENTRIES): "The 3 staff work together.",
        key_of("公開しました。", ENTRIES): "Published.",
    }
    assert found.notes == {key_of("公開しました。", ENTRIES): "new"}


@pytest.mark.parametrize(
    ("source", "text", "head", "kind"),
    [
        (SOURCE, "The staff work together.", "訳 / translation", "po_figure_lost"),
        (SOURCE, "The 3 staff of 4", "訳 / translation", "po_figure_added"),
        (SOURCE, "{count} of 3 staff", "訳 / translation", "po_placeholders"),
        (SOURCE, "=1+2", "訳 / translation", "exchange_formula"),
        (SOURCE, True, "訳 / translation", "exchange_no_text"),
        (SOURCE, "別の文", "日本語 / Japanese", "exchange_source"),
        (SOURCE, "ffffffff", "id", "exchange_unknown"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place(source: str, text: object, head: str, kind: str) -> None:
    column = "ABCDEFGHI"[HEADS.index(head)]
    line = next(number for number, entry in enumerate(ENTRIES, 2) if entry.source == SOURCE)

    found = refused(edited(written(source, text, head)))

    assert (kind, f"{column}{line}") in found


def test_an_id_that_stands_twice_hides_another_one_that_is_missing() -> None:
    found = refused(edited(written(SOURCE, key_of(TITLE, ENTRIES), "id")))

    assert {kind for kind, _ in found} == {"exchange_double", "exchange_missing"}


def test_missing_rows_are_refused_unless_they_may_be_missing() -> None:
    half = edited(lambda book: book["kamaishi"].delete_rows(2, 30))
    with pytest.raises(InputError) as caught:
        changes(half)

    assert ENTRIES[0].key in caught.value.to_text("en")
    assert f"30 of {len(ENTRIES)} rows are missing" in caught.value.to_text("en")
    assert changes(half, is_partial=True) == Change()
    assert refused(edited(lambda book: book.remove(book["kamaishi"]))) == [("exchange_missing", "")]


def test_a_workbook_of_an_older_source_is_refused_with_old_and_new() -> None:
    now: list[Message] = [(context, text.replace("3人", "4人"), place) for context, text, place in MESSAGES]
    entries = entries_of(made_po(), now, NAME)

    with pytest.raises(InputError) as caught:
        changes(parse_workbook("en.xlsx", workbook(), "en"), entries)

    assert SOURCE in caught.value.to_text("en")
    assert SOURCE.replace("3人", "4人") in caught.value.to_text("en")


def test_a_stale_translation_is_taken_over_only_where_it_is_written_again() -> None:
    now: list[Message] = [(context, text.replace("市内の", "市の"), place) for context, text, place in MESSAGES]
    entries = entries_of(made_po(), now, NAME)
    source = SOURCE.replace("市内の", "市の")
    former = "The 3 staff link several professions."

    assert changes(edited(lambda _: None, entries), entries) == Change()
    found = changes(edited(written(source, former), entries), entries)

    assert found.translations == {key_of(source, entries): former}


def test_what_someone_else_translated_since_is_not_overwritten() -> None:
    key = key_of(SOURCE, ENTRIES)
    now = [replace(entry, translation="Their 3 words.") if entry.key == key else entry for entry in ENTRIES]

    assert changes(edited(lambda _: None), now) == Change()
    assert [kind for kind, _ in refused(edited(written(SOURCE, "My 3 words.")), now)] == ["exchange_conflict"]


@pytest.mark.parametrize(
    ("data", "key", "kind"),
    [
        (b"PK no workbook", "en", "exchange_workbook"),
        (b"id;text", "en", "exchange_workbook"),
        (workbook(), "ko", "exchange_language"),
    ],
)
def test_a_file_that_is_no_such_workbook_is_refused(data: bytes, key: str, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_workbook("en.xlsx", data, key)

    assert [problem.kind for problem in caught.value.problems] == [kind]


def test_a_workbook_without_its_own_sheets_is_refused() -> None:
    with pytest.raises(InputError, match="about"):
        edited(lambda book: book.remove(book["about"]))
    with pytest.raises(InputError, match="Notes"):
        edited(lambda book: book.create_sheet("Notes"))


def test_a_po_file_comes_back_with_lines_and_comments() -> None:
    sent = updated_po(made_po(), MESSAGES, language("en"), NAME).decode()
    back = sent.replace("link several", "join several").replace("# seen", "# seen twice")

    found = changes([parse_po("kamaishi.po", back.encode(), "kamaishi", language("en"))])

    assert list(found.translations.values()) == ["The 3 staff join several professions."]
    assert list(found.notes.values()) == ["seen twice"]


def test_a_po_file_with_doubled_lost_and_foreign_messages_is_refused_by_line() -> None:
    blocks = updated_po(made_po(), MESSAGES, language("en"), NAME).decode().split("\n\n")
    foreign = 'msgid "よその文"\nmsgstr "Foreign."'
    text = "\n\n".join([*blocks[:3], blocks[2], *blocks[4:], foreign, ""])

    found = refused([parse_po("kamaishi.po", text.encode(), "kamaishi", language("en"))])

    assert {kind for kind, _ in found} == {"exchange_double", "exchange_missing", "exchange_gone"}


def test_a_po_file_of_another_language_or_encoding_is_refused() -> None:
    po = made_po()

    with pytest.raises(InputError, match="must be of the language en"):
        parse_po("kamaishi.po", po.replace(b"Language: en", b"Language: ko"), "kamaishi", language("en"))
    with pytest.raises(InputError, match="UTF-8"):
        parse_po("kamaishi.po", po.decode().encode("cp932", "replace"), "kamaishi", language("en"))


def test_sheets_have_names_that_excel_takes() -> None:
    long = "a" * 40

    assert sheet_names(["site", "about", long, long[:-1]]) == {
        "site": "site",
        "about": "about~2",
        long: "a" * 31,
        long[:-1]: "a" * 29 + "~2",
    }
