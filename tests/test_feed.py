"""The feed and the sitemap as values: dates of the records, a fixed length, and few files for many pages."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from samples import cases, language, real_settings, words

from generator.language.catalogue import Untranslated
from generator.page import sitemap
from generator.page.feed import MOST, to_feed
from generator.view.cases import Summary, make_summary

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESS = "https://example.org/"
SETTINGS = replace(real_settings(), site_url=ADDRESS)


def summary(case_id: str, *history: tuple[str, str]) -> Summary:
    """A case of the project with a history of its own."""
    (found,) = [make_summary(case, words()) for case in cases() if case.id == case_id]
    return replace(found, history=history)


def entries(*summaries: Summary) -> list[Element]:
    """The entries of a feed in English."""
    found: list[Element] = ElementTree.fromstring(to_feed(summaries, words("en"), SETTINGS)).findall(f"{ATOM}entry")
    return found


def test_the_newest_change_comes_first_with_the_date_of_the_record() -> None:
    found = entries(summary("mito", ("2027-04-01", "a"), ("2026-11-22", "b")), summary("izu", ("2026-12-01", "c")))

    assert [entry.findtext(f"{ATOM}summary") for entry in found] == ["a", "c", "b"]
    assert found[0].findtext(f"{ATOM}updated") == "2027-04-01T00:00:00+09:00"


def test_two_changes_on_one_day_keep_their_names_when_a_third_is_added() -> None:
    before = entries(summary("mito", ("2026-12-01", "b"), ("2026-12-01", "a")))
    after = entries(summary("mito", ("2026-12-01", "c"), ("2026-12-01", "b"), ("2026-12-01", "a")))

    names = {entry.findtext(f"{ATOM}summary"): entry.findtext(f"{ATOM}id") for entry in after}

    assert len(set(names.values())) == 3
    for entry in before:
        assert names[entry.findtext(f"{ATOM}summary")] == entry.findtext(f"{ATOM}id")


def test_a_text_without_translation_says_that_it_is_japanese() -> None:
    (entry,) = entries(summary("mito", ("2026-12-01", Untranslated("直しました。<b>"))))

    found = entry.find(f"{ATOM}summary")

    assert found is not None
    assert found.text == "直しました。<b>"
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"


def test_a_feed_does_not_grow_with_the_number_of_records() -> None:
    many = [replace(summary("mito", ("2026-12-01", "a")), url=f"cases/c{number}.html") for number in range(MOST + 10)]

    assert len(entries(*many)) == MOST


def test_the_same_records_give_the_same_feed() -> None:
    summaries = [make_summary(case, words()) for case in cases()]

    assert to_feed(summaries, words(), SETTINGS) == to_feed(summaries[::-1], words(), SETTINGS)


def test_too_many_pages_for_one_sitemap_are_cut_into_several_with_an_index() -> None:
    paths = [f"cases/c{number}.html" for number in range(sitemap.MOST + 1)]

    files = sitemap.to_sitemaps(paths, real_settings().languages, ADDRESS, {})

    index = ElementTree.fromstring(files["sitemap.xml"])
    assert [place.text for place in index.iter(f"{SITEMAP}loc")] == [
        f"{ADDRESS}sitemap-1.xml",
        f"{ADDRESS}sitemap-2.xml",
    ]
    counts = [
        len(ElementTree.fromstring(files[name]).findall(f"{SITEMAP}url")) for name in ("sitemap-1.xml", "sitemap-2.xml")
    ]
    assert counts == [sitemap.MOST, 1]


def test_a_page_that_one_language_lacks_is_not_named_as_its_version() -> None:
    languages = [language("ja"), language("en")]

    text = sitemap.to_sitemaps(["about.html", "index.html", "en/index.html"], languages, ADDRESS, {})["sitemap.xml"]

    assert text.count(b'hreflang="en"') == 2
    assert b"en/about.html" not in text
