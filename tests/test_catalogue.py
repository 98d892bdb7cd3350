"""Translations: catalogues read, records shown in another language, PO files kept up to date."""

import pickle

import pytest
from markupsafe import escape
from samples import coordinator_model, language, localize, real_catalogue, real_record, real_records

from generator.input.problems import InputError, Problem
from generator.language.catalogue import NOTHING, Catalogue, Stale, Untranslated
from generator.language.pofile import parse_catalogue
from generator.language.review import Review
from generator.language.texts import texts_of
from generator.model.values import Text
from generator.translation.messages import record_messages, updated_po

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n'
TITLE = 'msgctxt "title"\nmsgid "釜石市（岩手県）"\nmsgstr "Kamaishi City (Iwate)"\n'
MESSAGES = [
    ("title", "釜石市（岩手県）", "cases/kamaishi.yml"),
    ("summary", "市の事業担当者3人が多職種をつなぎます。", "cases/kamaishi.yml"),
]


def catalogue(*entries: str) -> Catalogue:
    """A catalogue with these entries."""
    return parse_catalogue("translations/en/a.po", "\n".join([HEAD, *entries]).encode())


def refused(*entries: str) -> list[Problem]:
    """The problems for which a PO file with these entries is refused."""
    with pytest.raises(InputError) as caught:
        catalogue(*entries)
    return caught.value.problems


def updated(old: bytes | None, messages: list[tuple[str, str, str]] = MESSAGES) -> bytes:
    """The English PO file brought up to date with some messages."""
    return updated_po(old, messages, language("en"), "translations/en/a.po")


def translated() -> bytes:
    """A PO file with both messages translated."""
    return (
        updated(None)
        .replace(
            '釜石市（岩手県）"\nmsgstr ""'.encode(),
            '釜石市（岩手県）"\nmsgstr "Kamaishi City (Iwate)"'.encode(),
        )
        .replace(
            'つなぎます。"\nmsgstr ""'.encode(),
            'つなぎます。"\nmsgstr "Three staff link the professions."'.encode(),
        )
    )


def test_a_text_with_a_translation_is_shown_in_it() -> None:
    record, share = localize(real_record("kamaishi"), catalogue(TITLE))

    assert record.title == "Kamaishi City (Iwate)"
    assert not isinstance(record.title, Untranslated)
    assert share.texts - share.untranslated == 1


def test_a_text_without_translation_stays_japanese_and_is_marked_so() -> None:
    record, _ = localize(real_record("kamaishi"), catalogue(TITLE))

    assert str(escape(record.summary)) == (
        f'<span lang="ja" class="rk-untranslated">{real_record("kamaishi").summary}</span>'
    )


def test_an_untranslated_text_is_escaped_inside_its_mark() -> None:
    assert str(escape(Untranslated("<b>"))) == '<span lang="ja" class="rk-untranslated">&lt;b&gt;</span>'


def test_only_texts_are_translated_and_codes_figures_and_names_stay() -> None:
    original = coordinator_model("iizuka-kama-keisen")

    record, _ = localize(original, NOTHING)

    assert repr(record) == repr(original)
    assert record.municipalities[2].code == "404217"
    assert type(record.affiliation) is str


def test_the_reason_and_value_of_a_mark_are_translated_too() -> None:
    field = "municipalities.certification_rate_category1.reason"
    entry = f'msgctxt "{field}"\nmsgid "広域連合のため不明"\nmsgstr "Unknown"\n'

    record, _ = localize(coordinator_model("iizuka-kama-keisen"), catalogue(entry))

    rate = record.municipalities[2].certification_rate_category1
    assert getattr(rate, "reason", None) == "Unknown"


def test_a_translation_belongs_to_its_field_only() -> None:
    entry = 'msgctxt "summary"\nmsgid "釜石市（岩手県）"\nmsgstr "wrong place"\n'

    record, _ = localize(real_record("kamaishi"), catalogue(entry))

    assert isinstance(record.title, Untranslated)


def test_the_record_itself_is_not_changed_by_its_translation() -> None:
    original = real_record("kamaishi")
    before = original.model_copy(deep=True)

    localize(original, catalogue(TITLE))

    assert original == before
    assert original.title == "釜石市（岩手県）"


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_every_text_of_a_record_is_given_to_translators_and_localized_once(record_id: str) -> None:
    record = real_record(record_id)
    messages = {(context, text): f"<{text}>" for context, text in texts_of(record)}

    localized, share = localize(record, Catalogue(messages))

    assert share.untranslated == 0
    assert share.texts == len(set(texts_of(record)))
    assert [text for _, text in texts_of(localized)] == [f"<{text}>" for _, text in texts_of(record)]


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_the_english_catalogue_of_every_record_translates_all_of_it(record_id: str) -> None:
    _, share = localize(real_record(record_id), real_catalogue("en", record_id))

    assert share.percent == 100


def test_the_share_is_rounded_down_so_that_100_percent_means_all() -> None:
    record = real_record("kamaishi")
    messages = dict.fromkeys(list(texts_of(record))[1:], "x")

    _, share = localize(record, Catalogue(messages))

    assert share.untranslated >= 1
    assert share.percent < 100


def test_a_stale_translation_is_shown_and_marked_so() -> None:
    found = catalogue("#, fuzzy\n" + TITLE)

    shown = found.translate("title", "釜石市（岩手県）")

    assert found.messages == {}
    assert isinstance(shown, Stale)
    assert shown == "Kamaishi City (Iwate)"


def test_a_stale_text_says_so_in_the_words_of_its_language_and_is_escaped() -> None:
    shown = str(escape(Stale("<3>", "Source changed", 'The "Japanese" changed.')))

    assert shown == (
        '<span class="rk-stale" data-rk-mark="Source changed" title="The &#34;Japanese&#34; changed.">&lt;3&gt;</span>'
    )


def test_a_text_whose_japanese_changed_is_shown_in_its_former_translation() -> None:
    changed = ("title", "釜石市（岩手県三陸）")

    found = catalogue(TITLE).settled([changed])

    assert isinstance(found.translate(*changed), Stale)
    assert (found.share([changed]).stale, found.share([changed]).untranslated) == (1, 0)


def test_a_stale_text_keeps_its_mark_on_its_way_between_processes() -> None:
    shown = Stale("Three staff.", "Source changed", "The Japanese has changed.")

    assert escape(pickle.loads(pickle.dumps(shown))) == escape(shown)  # noqa: S301 - pickled here


def test_a_former_translation_that_is_filled_with_other_values_is_not_shown() -> None:
    changed = ("", "{count}件の事例があります。{total}件中です。")

    found = catalogue('msgid "{count}件の事例があります。"\nmsgstr "Cases: {count}."\n').settled([changed])

    assert isinstance(found.translate(*changed), Untranslated)


def test_what_a_stale_translation_was_made_from_is_read_from_its_comment() -> None:
    previous = '#| msgctxt "title"\n#| msgid ""\n#| "釜石\\"市\\""\n#| "（岩手）"\n'

    found = catalogue("#, fuzzy\n" + previous + TITLE)

    assert found.stale["title", "釜石市（岩手県）"].source == '釜石"市"（岩手）'


def test_a_remark_that_speaks_of_fuzziness_makes_no_translation_stale() -> None:
    entry = "# a fuzzy word in the source\n#, python-brace-format\n" + TITLE

    assert catalogue(entry).messages == {("title", "釜石市（岩手県）"): "Kamaishi City (Iwate)"}


@pytest.mark.parametrize(
    ("written", "read"),
    [(r"a \"b\"", 'a "b"'), (r"a\\n", r"a\n"), (r"a\tb", "a\tb")],
)
def test_escapes_are_read_whichever_way_the_rest_of_the_file_is_written(written: str, read: str) -> None:
    entry = f'msgid "a"\nmsgstr "{written}"\n'
    plural = 'msgid "b"\nmsgid_plural "c"\nmsgstr[0] "d"\n'

    assert catalogue(entry).messages["", "a"] == read
    assert catalogue(entry, plural).messages["", "a"] == read


def test_an_empty_translation_is_not_shown() -> None:
    assert catalogue(TITLE.replace("Kamaishi City (Iwate)", "")).messages == {}


def test_an_obsolete_translation_is_not_shown() -> None:
    assert catalogue("".join(f"#~ {line}\n" for line in TITLE.splitlines())).messages == {}


def test_a_text_over_several_lines_of_the_file_is_one_text() -> None:
    found = catalogue('msgctxt "title"\nmsgid ""\n"釜石市"\n"（岩手県）"\nmsgstr ""\n"Kamaishi "\n"City"\n')

    assert found.messages == {("title", "釜石市（岩手県）"): "Kamaishi City"}


def test_placeholders_may_change_their_order() -> None:
    found = catalogue('msgid "{level}の{role}"\nmsgstr "{role} at {level} level"\n')

    assert found.translate("", "{level}の{role}") == "{role} at {level} level"


@pytest.mark.parametrize("translation", ["cases", "{number} cases", "{count} of {total}", "{count cases"])
def test_a_translation_with_other_placeholders_is_refused_with_its_line(translation: str) -> None:
    problem = refused(f'msgid "{{count}}件"\nmsgstr "{translation}"\n')[0]

    assert (problem.kind, problem.file, problem.line) == ("po_placeholders", "translations/en/a.po", 6)
    assert "count" in problem.to_text("ja")


def test_a_broken_po_file_is_refused_with_its_line() -> None:
    problem = refused('msgid "件"\nmsgstr "cases"\nmsgid\n')[0]

    assert (problem.kind, problem.file) == ("po_syntax", "translations/en/a.po")
    assert problem.line == 8


@pytest.mark.parametrize("entry", ['msgid "件"\nmsgstr "cases\n', 'msgid "件"\nmsgstr cases\n', "nonsense\n"])
def test_a_quote_left_out_is_refused_and_never_costs_a_letter(entry: str) -> None:
    assert refused(entry)[0].kind == "po_syntax"


@pytest.mark.parametrize(
    "header",
    [
        "Plural-Forms: nplurals=x;",
        "POT-Creation-Date: tomorrow",
        "Content-Type: text/plain; charset=x",
        "Language: ?",
    ],
)
def test_a_header_that_makes_no_sense_is_no_crash(header: str) -> None:
    data = f'msgid ""\nmsgstr ""\n"{header}\\n"\n\n{TITLE}'.encode()

    found = parse_catalogue("translations/en/a.po", data)

    assert len(found.messages) == 1


@pytest.mark.parametrize("header", ["Plural-Forms: nplurals=x;", "POT-Creation-Date: tomorrow"])
def test_a_header_that_makes_no_sense_is_no_crash_where_babel_reads_the_file(header: str) -> None:
    plural = 'msgid "b"\nmsgid_plural "c"\nmsgstr[0] "d"\n'
    data = f'msgid ""\nmsgstr ""\n"{header}\\n"\n\n{plural}\n{TITLE}'.encode()

    with pytest.raises(InputError) as caught:
        parse_catalogue("translations/en/a.po", data)

    assert caught.value.problems[0].kind == "po_syntax"


def test_a_po_file_with_a_direction_character_is_refused() -> None:
    assert refused(TITLE.replace("Iwate", "Iwa\u202ete"))[0].kind == "bad_character"


def test_a_file_that_is_no_utf8_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_catalogue("translations/en/a.po", TITLE.encode("shift_jis"))

    assert caught.value.problems[0].kind == "not_utf8"


REVIEWED = HEAD + '"X-Reviewed-By: 山田 \\"H\\"\\n"\n"X-Reviewed-On: 2026-11-20\\n"\n'


def test_a_catalogue_is_reviewed_where_its_head_says_by_whom_and_when() -> None:
    assert parse_catalogue("a.po", REVIEWED.encode()).review == Review('山田 "H"', "2026-11-20")
    assert catalogue(TITLE).review is None


def test_a_text_that_looks_like_the_review_header_is_no_review() -> None:
    assert catalogue('msgid "a"\nmsgstr ""\n"X-Reviewed-By: a\\n"\n"X-Reviewed-On: 2026-11-20\\n"\n').review is None


@pytest.mark.parametrize(("old", "new"), [("2026-11-20", "20.11.2026"), ("2026-11-20", ""), ('山田 \\"H\\"', "")])
def test_a_review_without_a_name_or_a_date_is_refused_with_its_line(old: str, new: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_catalogue("a.po", REVIEWED.replace(old, new).encode())

    problem = caught.value.problems[0]
    assert (problem.kind, problem.file, problem.line) == ("review", "a.po", 5)


def test_a_new_po_file_has_every_message_once_in_reading_order_without_a_date() -> None:
    text = updated(None, [*MESSAGES, MESSAGES[0]]).decode()

    assert text.count("釜石市（岩手県）") == 1
    assert text.index("釜石市（岩手県）") < text.index("市の事業担当者3人")
    assert "Date" not in text
    assert '"Language: en\\n"' in text
    assert "X-Review" not in text


def test_a_second_update_gives_the_same_bytes() -> None:
    first = updated(translated())

    assert updated(first) == first


@pytest.mark.parametrize("record_id", sorted(real_records()))
def test_updating_the_real_files_again_gives_the_same_bytes(record_id: str) -> None:
    messages = list(record_messages(real_record(record_id)))

    first = updated_po(None, messages, language("en"), "a.po")

    assert updated_po(first, messages, language("en"), "a.po") == first


def test_an_update_keeps_every_translation_whose_source_is_the_same() -> None:
    found = parse_catalogue("a.po", updated(translated()))

    assert found.messages["title", "釜石市（岩手県）"] == "Kamaishi City (Iwate)"
    assert len(found.messages) == 2


def test_a_changed_source_keeps_its_translation_as_stale_beside_the_old_source() -> None:
    changed = "市の事業担当者4人が多職種をつなぎます。"

    text = updated(translated(), [MESSAGES[0], ("summary", changed, "cases/kamaishi.yml")])

    entry = next(part for part in text.decode().split("\n\n") if f'msgid "{changed}"' in part)
    assert "fuzzy" in entry
    assert '#| msgid "市の事業担当者3人が多職種をつなぎます。"' in entry
    assert "Three staff link the professions." in entry
    assert ("summary", changed) not in parse_catalogue("a.po", text).messages


def test_a_source_that_is_gone_keeps_its_translation_as_obsolete() -> None:
    text = updated(translated(), MESSAGES[:1]).decode()

    assert '#~ msgstr "Three staff link the professions."' in text


def test_a_source_that_comes_back_has_its_translation_again() -> None:
    gone = updated(translated(), MESSAGES[:1])

    found = parse_catalogue("a.po", updated(gone))

    assert "Three staff link the professions." in found.messages.values()


def test_a_moved_text_of_another_field_is_never_taken_over_as_current() -> None:
    moved = [("title", MESSAGES[1][1], "cases/kamaishi.yml")]

    found = parse_catalogue("a.po", updated(translated(), moved))

    assert found.messages == {}


def test_a_review_survives_an_update() -> None:
    reviewed = (REVIEWED + translated().decode().partition("\n\n")[2]).encode()

    assert parse_catalogue("a.po", updated(updated(reviewed))).review == Review('山田 "H"', "2026-11-20")


def test_translators_comments_survive_an_update() -> None:
    commented = translated().replace(b'msgctxt "title"', b'# as the city writes it\nmsgctxt "title"')

    assert "# as the city writes it" in updated(commented).decode()


def test_a_broken_file_is_refused_and_not_replaced() -> None:
    with pytest.raises(InputError):
        updated(b'msgid "x"\nmsgstr\n"')


def test_a_translation_is_text_like_its_source() -> None:
    assert type(catalogue(TITLE).translate("title", "釜石市（岩手県）")) is Text
