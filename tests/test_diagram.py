"""The structure diagram: all boxes and heads of a record, nothing joined that it does not join, nothing cut off."""

import re
from functools import cache
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page
from samples import case, coordinator_model, localize, real_catalogue, real_project, real_settings, words

from generator.input.registry import Town
from generator.language.texts import replace_texts
from generator.model import CoordinatorModel
from generator.model.coordinator import Body, Contract, Staffing, StaffingGroup
from generator.model.values import NOT_STATED, Marked, Text, value_of
from generator.picture.diagram import Diagram, make_diagram
from generator.picture.diagram_parts import Link, make_structure
from generator.picture.drawing import text_width
from generator.view.cases import Case, make_case
from generator.view.plates import BlankWords, Voice

IDS = (
    *("toshima", "yokohama", "niigata", "toyonaka", "iizuka-kama-keisen"),
    *("sakado-tsurugashima", "kamaishi", "toyoake-togo"),
)
LONG = Text("広域連合立在宅医療・介護連携支援センター（地域包括ケア推進室）東部第二ブロック相談窓口")
UNKNOWN: Marked[int] = Marked(status="unknown", reason=Text("広域連合のため不明"))


# ------------------------------------------------------------------------------------------------ records and drawings


def drawn(record_id: str, key: str = "ja") -> Diagram:
    """The diagram of a record as its page in a language shows it: made with blanks, which are filled."""
    blank = BlankWords(words().language, real_settings().vocabulary, [words(), words("en")])
    left = replace_texts(coordinator_model(record_id), blank.begin().text)
    diagram = make_diagram(make_case(left, real_project().registry), blank)
    catalogue = None if key == "ja" else real_catalogue(key, record_id)
    assert diagram is not None
    return diagram.said(Voice(words(key), blank.blanks, catalogue, {}, {}).say)


def made(record: CoordinatorModel, towns: tuple[Town, ...] | None = None) -> Diagram:
    """The Japanese diagram of a record, with other municipalities where some are given."""
    real = case(record)
    shown = Case(record, real.prefecture, real.towns if towns is None else towns)
    return Diagram(make_structure(shown, record, words()))


def changed(record_id: str, **fields: object) -> CoordinatorModel:
    """A record with other values in some fields."""
    return coordinator_model(record_id).model_copy(update=fields)


def group(count: int | Marked[int] = 2, **fields: object) -> StaffingGroup:
    """Coordinators at municipal level in the field."""
    return StaffingGroup.model_validate({"level": "municipality", "role": "field", "count": count, **fields})


def chain(*links: tuple[str, str]) -> list[Contract]:
    """Contracts of clients and contractors."""
    return [Contract(client=Text(client), contractor=Text(contractor)) for client, contractor in links]


@cache
def long_towns(count: int) -> tuple[Town, ...]:
    """The municipalities with the longest names."""
    return tuple(sorted(real_project().registry.towns.values(), key=lambda town: (-len(town.name), town.code))[:count])


def twice_as_long(record_id: str) -> CoordinatorModel:
    """An English record all of whose texts are twice as long."""
    english = localize(coordinator_model(record_id), real_catalogue("en", record_id))[0]
    return replace_texts(english, lambda _, text: Text(f"{text} {text}"))


SYNTHETIC = {
    **{f"{count} municipalities": made(changed("iizuka-kama-keisen"), long_towns(count)) for count in range(1, 7)},
    **{f"{record_id}, twice as long": made(twice_as_long(record_id)) for record_id in IDS},
    "ten contracts": made(changed("toshima", contractors=chain(*[("豊島区", f"{LONG}{n}") for n in range(10)]))),
    "a chain of eight": made(
        changed(
            "toshima",
            contractors=chain(("豊島区", "1"), *[(str(n), f"{LONG}" * (n == 7) or str(n + 1)) for n in range(1, 8)]),
        )
    ),
    "a circle": made(changed("toshima", contractors=chain(("甲", "乙"), ("乙", "甲")))),
    "contracts not stated": made(changed("toshima", contractors=NOT_STATED, governance=NOT_STATED)),
    "unknown counts": made(
        changed(
            "toshima", staffing=Staffing(total=UNKNOWN, groups=[group(UNKNOWN, place=LONG), group(UNKNOWN), group(1)])
        )
    ),
    "long words": made(
        changed("toshima", governance=[Body(name=Text("Zusammenarbeit" * 6)), Body(name=Text("長" * 90))])
    ),
    "twenty bodies": made(changed("toshima", governance=[Body(name=Text(f"会議{n}")) for n in range(20)])),
}
REAL = {f"{record_id} {key}": drawn(record_id, key) for record_id in IDS for key in ("ja", "en")}
ALL = {**REAL, **SYNTHETIC}


# ------------------------------------------------------------------------------------------------------------- shapes


class Area(NamedTuple):
    """A rectangle, and what it is or says."""

    left: float
    top: float
    right: float
    bottom: float
    name: str

    def holds(self, other: "Area") -> bool:
        """Whether another lies in it; rounded to a tenth."""
        return (
            self.left <= other.left + 0.1
            and self.top <= other.top + 0.1
            and self.right >= other.right - 0.1
            and self.bottom >= other.bottom - 0.1
        )

    def meets(self, other: "Area") -> bool:
        """Whether the two share some area."""
        return (
            self.left < other.right - 0.1
            and other.left < self.right - 0.1
            and self.top < other.bottom - 0.1
            and other.top < self.bottom - 0.1
        )


class Shapes(NamedTuple):
    """What one picture is made of."""

    whole: Area
    boxes: list[Area]
    texts: list[Area]
    arrows: list[Area]


def shapes(diagram: Diagram) -> list[Shapes]:
    """The pictures of a diagram, measured."""
    root = ET.fromstring(f"<div>{diagram.draw()}</div>")  # noqa: S314 - our own drawing
    return [_shapes(picture) for picture in root]


def _shapes(picture: ET.Element) -> Shapes:
    width, height = map(float, picture.attrib["viewBox"].split()[2:])
    rects = [element.attrib for element in picture.iter("rect")]
    boxes = [
        Area(x, y, x + float(rect["width"]), y + float(rect["height"]), rect["class"])
        for rect in rects
        for x, y in [(float(rect["x"]), float(rect["y"]))]
    ]
    if [box.name for box in boxes[:2]] == ["rk-diagram-town"] * 2:
        boxes.pop(0)  # the outline behind, which says that there are several
    paths = [
        element.attrib for element in picture.iter("path") if element.get("class", "").endswith(("contract", "meant"))
    ]
    return Shapes(
        Area(0, 0, width, height, ""), boxes, [_text(e) for e in picture.iter("text")], [_arrow(p) for p in paths]
    )


def _text(element: ET.Element) -> Area:
    kind = element.get("class", "")
    size = 13.5 if "small" in kind else 16 if "heads" in kind else 15
    x, y, long = float(element.attrib["x"]), float(element.attrib["y"]), text_width(element.text or "") * size
    left = x - long if element.get("text-anchor") == "end" else x
    return Area(left, y - 0.8 * size, left + long, y + 0.2 * size, element.text or "")


def _arrow(path: dict[str, str]) -> Area:
    found = re.fullmatch(r"M([\d.]+) ([\d.]+)([HV])([\d.]+)", path["d"])
    assert found
    x, y, end = float(found[1]), float(found[2]), float(found[4])
    right, bottom = (end, y) if found[3] == "H" else (x, end)
    return Area(x - 0.2, y + 0.2, right + 0.2, bottom - 0.2 if bottom > y else y + 0.4, path["class"])


# -------------------------------------------------------------------------------------------------------------- tests


@pytest.mark.parametrize("name", ALL)
def test_boxes_stand_apart_or_in_each_other(name: str) -> None:
    for picture in shapes(ALL[name]):
        for one, other in combinations(picture.boxes, 2):
            assert not one.meets(other) or one.holds(other) or other.holds(one)


@pytest.mark.parametrize("name", ALL)
def test_no_text_leaves_its_box(name: str) -> None:
    for picture in shapes(ALL[name]):
        for text in picture.texts:
            around = [box for box in picture.boxes if box.meets(text)]
            assert all(box.holds(text) for box in [picture.whole, *around]), text


@pytest.mark.parametrize("name", ALL)
def test_no_text_stands_on_another(name: str) -> None:
    for picture in shapes(ALL[name]):
        assert not [pair for pair in combinations(picture.texts, 2) if pair[0].meets(pair[1])]


@pytest.mark.parametrize("name", ALL)
def test_all_is_inside_the_picture_and_no_arrow_runs_through_a_box(name: str) -> None:
    for picture in shapes(ALL[name]):
        assert all(picture.whole.holds(part) for part in [*picture.boxes, *picture.arrows])
        assert not [(arrow, box) for arrow in picture.arrows for box in picture.boxes if arrow.meets(box)]


@pytest.mark.parametrize("record_id", IDS)
def test_the_heads_at_all_places_add_up_to_the_total(record_id: str) -> None:
    structure = drawn(record_id).structure

    counts = [place.number for level in structure.levels for role in level.roles for place in role.places]

    total = value_of(coordinator_model(record_id).staffing.total)
    assert None not in counts
    assert sum(count or 0 for count in counts) == total
    assert f"計{total}人" in structure.total


@pytest.mark.parametrize("name", REAL)
def test_every_name_and_head_count_is_in_the_picture_and_in_the_text(name: str) -> None:
    structure = REAL[name].structure
    plain = without_space(unescape(re.sub(r"<[^>]+>", "", REAL[name].text)))
    shown = without_space("".join(text.name for picture in shapes(REAL[name]) for text in picture.texts))

    places = [place for level in structure.levels for role in level.roles for place in role.places]
    heads = [text for place in places for text in (place.name, place.heads, *place.lines)]
    told = [structure.towns, structure.total, *structure.bodies, *names_of(structure.links), *heads]

    assert [text for text in map(without_space, told) if text not in shown or text not in plain] == []


def without_space(text: str) -> str:
    """A text without the spaces at which lines are cut."""
    return re.sub(r"\s", "", text)


def names_of(links: tuple[Link, ...]) -> list[str]:
    """The names in a chain."""
    return [name for link in links for name in (link.name, *names_of(link.links))]


def test_one_place_with_two_groups_is_one_box_with_a_line_for_each_and_their_sum() -> None:
    places = drawn("toshima").structure.levels[0].roles[0].places

    assert [(place.name, place.heads, place.lines) for place in places] == [
        ("在宅医療相談窓口（豊島区医師会）", "4人", ("2人（常勤・専従）", "2人（非常勤・専従）")),
        ("歯科相談窓口（豊島区歯科医師会）", "1人", ("常勤・専従",)),
    ]


def test_a_contractor_that_entrusts_others_stands_above_them() -> None:
    (city,) = drawn("yokohama", "en").structure.links

    assert [link.how for link in city.links] == [words("en").label("recontract", code=True)]


def test_municipalities_that_entrust_the_same_body_have_one_arrow_to_it() -> None:
    assert [(link.name, link.notes) for link in drawn("iizuka-kama-keisen").structure.links] == [
        ("飯塚医師会地域包括ケア推進センター", ())
    ]


def test_a_body_that_only_some_municipalities_entrust_names_them() -> None:
    record = changed(
        "sakado-tsurugashima", contractors=chain(("坂戸市", "甲"), ("鶴ヶ島市", "乙"), ("乙", "丙"), ("県", "丁"))
    )

    structure = made(record).structure

    assert [(link.name, link.notes, names_of(link.links)) for link in structure.links] == [
        ("甲", ("委託元：坂戸市",), []),
        ("乙", ("委託元：鶴ヶ島市",), ["丙"]),
    ]
    assert [(link.name, link.how, names_of(link.links)) for link in structure.others] == [("県", "", ["丁"])]


@pytest.mark.parametrize(
    ("contractors", "note"), [(Marked(status="none"), "委託：なし"), (NOT_STATED, "委託：記載なし")]
)
def test_no_contract_and_none_stated_are_told_apart_and_have_no_arrow(contractors: object, note: str) -> None:
    area = shapes(made(changed("toshima", contractors=contractors)))[0]

    assert note in [text.name for text in area.texts]
    assert area.arrows == []


def test_a_doubtful_total_says_so_and_a_part_that_is_not_known_too() -> None:
    unknown = made(changed("toshima", staffing=Staffing(total=UNKNOWN, groups=[group(3), group(UNKNOWN)])))

    assert drawn("toyoake-togo").structure.total == "計2人（要確認）"
    assert unknown.structure.total == "総数：不明"
    assert unknown.structure.levels[0].roles[0].places[0].heads == "3人＋不明"


def test_only_field_coordinators_are_said_to_serve_residents() -> None:
    core = changed("toshima", staffing=Staffing(total=2, groups=[group(role="core")]))

    assert drawn("niigata").structure.served == ("現場的コーディネーターが相談に応じます", "住民・専門職")
    assert made(core).structure.served == ()


def test_each_picture_has_a_name_fits_a_phone_and_keeps_its_letters_in_their_boxes(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for folder in ("", "en/"):
        page.goto((site / folder / "cases/niigata.html").as_uri())

        pictures = page.locator("#diagram ~ .rk-diagram").get_by_role("img")
        names = pictures.evaluate_all("list => list.map(svg => svg.querySelector('title').textContent)")

        assert len(set(names)) == pictures.count() == 3
        assert all(page.get_by_role("img", name=name).count() == 1 for name in names)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert pictures.evaluate_all(SMALLEST) >= 12
        assert pictures.evaluate_all(OUTSIDE) == []


SMALLEST = """list => Math.min(...list.flatMap(svg => [...svg.querySelectorAll("text")].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)))"""
OUTSIDE = """list => list.flatMap(svg => [...svg.querySelectorAll("text")].filter(text => {
    const a = text.getBBox();
    return [...svg.querySelectorAll("rect")].some(rect => {
        const b = rect.getBBox();
        return a.x >= b.x && a.x < b.x + b.width && a.y + a.height / 2 > b.y && a.y + a.height / 2 < b.y + b.height
            && a.x + a.width > b.x + b.width;
    });
}).map(text => text.textContent))"""
