"""What the pages that choose among cases and compare them know: the figures of the records, and their words."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT, replace
from samples import real_records

from generator.build import build_site
from generator.model import CoordinatorModel
from generator.view.sheets import list_fields


def read_script(path: Path) -> Any:
    """The value that a data script hands over."""
    return json.loads(path.read_text(encoding="utf-8").partition("(")[2].rpartition(")")[0])


@pytest.fixture(params=["ja", "en"])
def key(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


def published(site: Path) -> Iterator[dict[str, Any]]:
    """The cases of the published data."""
    yield from json.loads((site / "data/cases.json").read_text(encoding="utf-8"))["cases"]


def test_profiles_have_the_figures_of_the_published_data(site: Path, key: str) -> None:
    profiles = {case["id"]: case for case in read_script(site / f"explore/{key}.js")["cases"]}

    assert profiles.keys() == real_records().keys()
    for case in published(site):
        profile = profiles[case["id"]]
        assert profile["coordinators"] == case["coordinators_total"]
        assert profile["rate"] == case["coordinators_per_10k_75"]
        assert [town["population"] for town in profile["towns"]] == [
            town["population"] for town in case["municipalities"]
        ]
        assert [town["a75"] for town in profile["towns"]] == [town["ageing_rate_75"] for town in case["municipalities"]]


def test_every_code_of_a_profile_has_a_word(site: Path, key: str) -> None:
    data = read_script(site / f"explore/{key}.js")
    one = {"kind", "affiliation", "coverage", "prefecture", "region"}
    several = {"tier": "tiers", "profession": "professions", "scene": "scenes", "item": "items", "theme": "themes"}

    for case in data["cases"]:
        assert all(case[name] in data["labels"][name] for name in one if case[name])
        assert all(set(case[names]) <= data["labels"][name].keys() for name, names in several.items())


def test_a_sheet_has_a_cell_for_each_town_and_each_field_of_its_kind(site: Path, key: str) -> None:
    sheets = read_script(site / f"sheets/{key}.js")

    for record_id, record in real_records().items():
        rows, towns = sheets[record_id]["rows"], sheets[record_id]["towns"]
        of_town = [field.name for field in list_fields() if field.is_of_town]
        assert len(towns) == max(1, len(record.municipalities))
        assert all(len(rows[name]) == len(towns) for name in of_town if record.municipalities)
        assert ("staffing" in rows) == isinstance(record, CoordinatorModel)
        assert set(rows) <= {field.name for field in list_fields()}


def test_three_kinds_of_empty_stay_apart(site: Path) -> None:
    sheets = read_script(site / "sheets/ja.js")

    assert "広域連合のため不明" in sheets["iizuka-kama-keisen"]["rows"]["certification_rate_category1"][2]
    assert "rk-status--none" in sheets["kamaishi"]["rows"]["contractors"]
    assert "rk-status--not_stated" in sheets["toshima"]["rows"]["cost"]


def test_markup_in_a_record_is_inert_in_the_scripts(casebook: Path) -> None:
    hostile = r"""</script><img src=x onerror=alert(1)> \u0000s0\u0000 " {{ x }}"""
    replace(casebook / "cases/toshima.yml", "title: 豊島区（東京都）", f"title: '{hostile}'")

    build_site(casebook, casebook / "site", None)

    for name in ("explore/ja.js", "sheets/ja.js"):
        assert "</script" not in (casebook / "site" / name).read_text(encoding="utf-8")
    titles = [case["title"] for case in read_script(casebook / "site/explore/ja.js")["cases"]]
    assert hostile in titles


def test_all_scripts_together_stay_small(site: Path) -> None:
    scripts = list((site / "assets/renkei").rglob("*.js"))

    assert len(scripts) >= 10
    assert sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in scripts) <= 40_000


def test_scripts_are_published_without_their_comments(site: Path) -> None:
    source = (PROJECT / "templates/assets/renkei.js").read_text(encoding="utf-8")
    made = (site / "assets/renkei/renkei.js").read_text(encoding="utf-8")

    assert "/*" in source
    assert "/*" not in made
