"""What translators work on: entries with their states, and files that take new translations."""

from samples import language, real_record

from generator.language.pofile import parse_catalogue
from generator.translation.entries import Entry, entries_of, keys_of, with_translations
from generator.translation.messages import Message, record_messages, updated_po

NAME = "translations/en/kamaishi.po"
OLD = "市の事業担当者3人が多職種をつなぎます。"
NEW = "市の事業担当者4人が - 多職種を つなぎます。"
MESSAGES: list[Message] = [
    ("title", "釜石市（岩手県）", "cases/kamaishi.yml"),
    ("summary", OLD, "cases/kamaishi.yml"),
    ("", "{count}件", "templates/pages/cases.html:12"),
    ("", "{count}件", "templates/parts/tiles.html:3"),
]
CHANGED = [("summary", NEW, place) if text == OLD else (context, text, place) for context, text, place in MESSAGES]


def entry(source: str, po: bytes | None, messages: list[Message]) -> Entry:
    """The entry of a text."""
    return next(found for found in entries_of(po, messages, NAME) if found.source == source)


def filled(**translations: str) -> bytes:
    """A PO file with translations by the context of their texts."""
    keys = {found.context: found.key for found in entries_of(None, MESSAGES, NAME)}
    new = {keys[context]: text for context, text in translations.items()}
    return with_translations(None, MESSAGES, language("en"), NAME, new)


def test_without_a_file_every_text_is_missing_and_stands_once_in_the_order_of_messages() -> None:
    found = entries_of(None, MESSAGES, NAME)

    assert [part.source for part in found] == ["釜石市（岩手県）", OLD, "{count}件"]
    assert {part.state for part in found} == {"missing"}
    assert found[2].places == ("templates/pages/cases.html", "templates/parts/tiles.html")


def test_a_key_is_made_of_context_and_source_alone() -> None:
    first = entry(OLD, None, MESSAGES).key

    assert first == entry(OLD, filled(summary="Three staff."), MESSAGES[1:]).key
    assert len(first) == 8
    assert first != entry(OLD, None, [("title", OLD, "cases/kamaishi.yml")]).key


def test_keys_grow_where_two_would_be_alike() -> None:
    many = [("", str(number)) for number in range(150_000)]

    keys = keys_of(many)

    assert len(set(keys.values())) == len(many)
    assert {len(key) for key in keys.values()} == {10}


def test_a_new_translation_is_current_and_the_rest_as_it_was() -> None:
    po = filled(title="Kamaishi City (Iwate)")
    key = entry(OLD, po, MESSAGES).key

    new = with_translations(po, MESSAGES, language("en"), NAME, {key: "Three staff.", "00000000": "lost"})

    assert entry(OLD, new, MESSAGES).state == "current"
    assert parse_catalogue(NAME, new).translate("title", "釜石市（岩手県）") == "Kamaishi City (Iwate)"
    assert b"lost" not in new


def test_nothing_new_gives_the_bytes_of_an_update() -> None:
    po = filled(title="Kamaishi City (Iwate)")

    assert with_translations(po, CHANGED, language("en"), NAME, {}) == updated_po(po, CHANGED, language("en"), NAME)


def test_an_entry_whose_japanese_changed_shows_the_old_and_the_new_japanese() -> None:
    found = entry(NEW, filled(summary="Three staff link the professions."), CHANGED)

    assert (found.state, found.previous, found.translation) == ("stale", OLD, "Three staff link the professions.")


def test_the_old_japanese_survives_updates_letter_by_letter() -> None:
    once = updated_po(filled(summary="Three staff."), CHANGED, language("en"), NAME)
    again = [("summary", OLD + "！", "cases/kamaishi.yml") if text == NEW else (c, text, p) for c, text, p in CHANGED]

    twice = updated_po(once, again, language("en"), NAME)

    assert updated_po(once, CHANGED, language("en"), NAME) == once
    assert entry(NEW, once, CHANGED).previous == OLD
    assert entry(OLD + "！", twice, again).previous == OLD


def test_a_long_old_japanese_with_spaces_and_hyphens_is_kept_letter_by_letter() -> None:
    long = NEW * 12
    po = updated_po(None, [("summary", long, "a.yml")], language("en"), NAME)
    key = entries_of(po, [("summary", long, "a.yml")], NAME)[0].key
    po = with_translations(po, [("summary", long, "a.yml")], language("en"), NAME, {key: "Text."})

    changed = [("summary", long + '"と\\', "a.yml")]

    assert entries_of(updated_po(po, changed, language("en"), NAME), changed, NAME)[0].previous == long


def test_a_text_that_is_as_it_was_again_has_its_translation_back_as_current() -> None:
    stale = updated_po(filled(summary="Three staff."), CHANGED, language("en"), NAME)

    assert entry(OLD, stale, MESSAGES).state == "current"


def test_a_translated_stale_entry_is_current_and_forgets_the_old_japanese() -> None:
    stale = updated_po(filled(summary="Three staff."), CHANGED, language("en"), NAME)
    key = entry(NEW, stale, CHANGED).key

    new = with_translations(stale, CHANGED, language("en"), NAME, {key: "Four staff."})

    assert parse_catalogue(NAME, new).messages["summary", NEW] == "Four staff."
    assert OLD.encode() not in new


def test_a_translators_comment_is_the_note_of_its_entry_also_when_it_becomes_stale() -> None:
    po = filled(summary="Three staff.").replace(b'msgctxt "summary"', b'# as the city writes it\nmsgctxt "summary"')

    assert entry(OLD, po, MESSAGES).note == "as the city writes it"
    assert entry(NEW, po, CHANGED).note == "as the city writes it"


def test_every_text_of_a_real_record_has_an_entry_of_its_own() -> None:
    messages = list(record_messages(real_record("fukuchiyama")))

    found = entries_of(None, messages, "translations/en/fukuchiyama.po")

    assert len({part.key for part in found}) == len({message[:2] for message in messages})
