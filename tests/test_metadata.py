"""What pages tell machines: data that ends no block, and no licence before there is one."""

import json
from dataclasses import replace
from typing import Any

from samples import real_settings, words

from generator.input.settings import Licence, Publisher
from generator.page.metadata import make_dataset, put_dataset, to_data_block, wants_dataset

LICENCE = Licence("公共データ利用規約", "https://example.org/licence")


def dataset(publisher: Publisher) -> dict[str, Any]:
    """The description of the data of a site with a publisher."""
    settings = replace(real_settings(), site_url="https://example.org/", publisher=publisher)
    made = make_dataset(words(), settings, "index.html", "2026-11-22", [("data/cases.json", "application/json")])
    found: dict[str, Any] = json.loads(made)
    return found


def test_no_text_ends_the_block_or_begins_another() -> None:
    value = {"name": "</script><!--<script>&amp;\u2028"}

    made = to_data_block(value)

    assert not set(made) & set("<>&")
    assert json.loads(made) == value


def test_a_prepared_licence_is_not_given_to_the_data_before_somebody_publishes_it() -> None:
    found = dataset(Publisher(licence=LICENCE))

    assert not found.keys() & {"license", "publisher", "creator"}
    assert found["distribution"][0]["contentUrl"] == "https://example.org/data/cases.json"


def test_the_data_has_the_licence_of_its_publisher() -> None:
    found = dataset(Publisher("関東信越厚生局", "https://example.org/bureau", licence=LICENCE))

    assert found["license"] == LICENCE.url
    assert found["publisher"] == {
        "@type": "Organization",
        "name": "関東信越厚生局",
        "url": "https://example.org/bureau",
    }


def test_a_marker_in_the_text_of_a_page_is_left_alone() -> None:
    html = "<head>[@@dataset@@]</head><p>@@dataset@@</p>"

    assert put_dataset(html, "{}") == "<head>[{}]</head><p>@@dataset@@</p>"
    assert not wants_dataset("<head></head><p>@@dataset@@</p>")
