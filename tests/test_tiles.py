"""The map of prefectures counts every case once and leads to the explorer."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from samples import cases, real_project, words
from test_accessibility import find_violations

from generator.language.catalogue import Catalogue
from generator.page.tiles import _PLACES, SHADES, shade_of, short_name
from generator.view.cases import make_summary


def test_every_prefecture_has_a_place_of_its_own() -> None:
    codes = {code[:2] for code in real_project().registry.prefectures}

    assert set(_PLACES) == codes
    assert len(set(_PLACES.values())) == 47


def test_names_are_those_of_maps() -> None:
    prefectures = real_project().registry.prefectures

    assert [short_name(prefectures[code], words()) for code in ("010006", "130001", "260002", "140007")] == [
        "北海道",
        "東京",
        "京都",
        "神奈川",
    ]
    assert short_name(prefectures["260002"], words("en")) == "Kyoto"


@pytest.mark.parametrize(
    ("key", "names"),
    [("zh-hans", ["北海道", "东京", "京都", "神奈川"]), ("ko", ["홋카이도", "도쿄", "교토", "가나가와"])],
)
def test_names_on_maps_are_short_in_each_language(key: str, names: list[str]) -> None:
    prefectures = real_project().registry.prefectures
    spoken = words(key, Catalogue({}))

    assert [short_name(prefectures[code], spoken) for code in ("010006", "130001", "260002", "140007")] == names


def test_a_square_is_darker_the_more_cases_it_has() -> None:
    assert [shade_of(count) for count in (0, *SHADES, 300)] == [0, 1, 2, 3, 3]


def test_squares_with_cases_are_links_in_the_order_of_codes(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())

    links = page.locator(".rk-tiles a")

    shown = [link.get_attribute("href") for link in links.all()]
    codes = sorted({make_summary(case, words()).prefecture.code for case in cases()})
    assert shown == [f"explore.html?prefecture={code}" for code in codes]
    assert page.locator(".rk-tiles > li").count() == 47
    counts = [int(text) for text in page.locator(".rk-tiles strong").all_text_contents()]
    assert sum(counts) == 13


def test_the_map_fits_a_phone_and_has_no_violation(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})

        boxes = [link.bounding_box() for link in page.locator(".rk-tiles a").all()]

        assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert find_violations(page, (1280, "dark"), (360, "light")) == []
