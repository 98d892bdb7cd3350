"""Indicators in the long form, one observation a row, and the cases themselves, to which every table refers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.language.words import era_year
from generator.model import CoordinatorModel
from generator.model.head import Classified
from generator.view.columns import Row
from generator.view.fields import find_column
from generator.view.machine import (
    CASE,
    CASE_LINK,
    NO_LINES,
    DataFile,
    Field,
    Head,
    Lines,
    Link,
    make_lines,
    mark_fields,
)
from generator.view.tabledata import AREA_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.language.words import Words
    from generator.view.cases import Case
    from generator.view.columns import Column

OF_TOWN = (
    "population",
    "ageing_rate_65",
    "ageing_rate_75",
    "certification_rate_category1",
    "certification_rate_category2",
    "certification_rate_total",
    "persons_65",
    "persons_75",
)
"""Indicators of a municipality."""
OF_CASE = (
    "persons_75",
    "coordinators_total",
    "coordinators_municipal",
    "coordinators_prefectural",
    "coordinators_per_10k_75",
)
"""Indicators of a coordinator model as a whole."""
DERIVED = frozenset({"persons_65", "persons_75", *OF_CASE} - {"coordinators_total"})
"""Indicators that no source states."""
_OF_CENSUS = frozenset({"population", "ageing_rate_65", "ageing_rate_75", "persons_65", "persons_75"})

_CODE = Field("code", "団体コード（6桁）", description="検査数字を含む。複数の自治体にわたる事例では空", codes="area")
CASE_FIELDS = Head(
    (
        CASE,
        Field("kind", "種別", codes="kind", required=True),
        Field("title", "題名", description="自治体名（都道府県名）", required=True),
        Field("summary", "要約", required=True),
        Field("url", "ページの位置", description="サイトの先頭からの位置", required=True),
        Field("prefecture_code", "都道府県コード（6桁）", codes="area", required=True),
        Field("prefecture_area_code", "都道府県の標準地域コード（5桁）", required=True),
        Field("prefecture", "都道府県", required=True),
        Field("municipality_count", "自治体の数", "integer", "自治体", required=True),
        Field("fiscal_year", "年度", "year", "年度", "資料が示す状態の年度（西暦）", required=True),
        Field("published", "公開日", "date", required=True),
        Field("updated", "更新日", "date", required=True),
    )
)
CLASS_FIELDS = Head(
    (
        CASE,
        Field("classification", "分類の種類", description="コード一覧の名前", required=True),
        Field("code", "分類のコード", required=True),
        Field("basis", "分類の根拠", codes="basis", required=True),
    )
)
OBSERVATION_FIELDS = Head(
    (
        CASE,
        Field("scope", "対象の範囲", description="自治体一つの値か、事例全体の値か", codes="scope", required=True),
        _CODE,
        AREA_CODE,
        Field("name", "名称", description="自治体名。事例全体の値では事例の題名", required=True),
        Field("indicator", "指標", codes="indicator", required=True),
        Field("unit", "単位", required=True),
        Field("value", "値", "number"),
        *mark_fields("value", "値"),
        Field("as_of", "時点（西暦の年）", "year", description="資料がいくつもの年を挙げているときは空"),
        Field("as_of_unit", "時点の単位", codes="unit"),
        Field("method", "値の作り方", codes="method", required=True),
        Field("source", "資料", description="値、または計算のもとになる値のある資料"),
    )
)


class CaseLines(NamedTuple):
    """The lines that one case gives to files with a line for every case."""

    cases: Lines = NO_LINES
    classifications: Lines = NO_LINES
    observations: Lines = NO_LINES


def case_files(cases: Sequence[CaseLines]) -> list[DataFile]:
    """The files that hold the lines of all cases."""
    areas = Link(("prefecture_code",), "areas", ("code",))
    towns = Link(("code",), "areas", ("code",))
    sources = Link(("source",), "sources", ("source_id",))
    key = ("case_id", "scope", "name", "indicator")
    lines = [tuple([case[place] for case in cases]) for place in range(len(CaseLines._fields))]
    return [
        DataFile("cases", "事例", "すべての事例を1行ずつ", CASE_FIELDS, ("case_id",), lines[0], (areas,)),
        DataFile(
            "classifications",
            "事例の分類",
            "事例が関わる場面・局面・事業項目・テーマ",
            CLASS_FIELDS,
            ("case_id", "classification", "code"),
            lines[1],
            (CASE_LINK,),
        ),
        DataFile(
            "observations",
            "指標（縦持ち）",
            "自治体の指標と、事例から計算した指標を1行に一つずつ",
            OBSERVATION_FIELDS,
            key,
            lines[2],
            (CASE_LINK, towns, sources),
        ),
    ]


def make_case_lines(case: Case, words: Words) -> CaseLines:
    """The lines of a case, in the source language."""
    record = case.record
    row = [
        case.id,
        record.kind,
        str(record.title),
        str(record.summary),
        case.url,
        case.prefecture.code,
        case.prefecture.code[:5],
        case.prefecture.name,
        str(len(case.towns)),
        str(record.fiscal_year),
        record.published,
        record.updated,
    ]
    return CaseLines(
        make_lines(CASE_FIELDS, [row]),
        make_lines(CLASS_FIELDS, list(_classifications(record))),
        make_lines(OBSERVATION_FIELDS, [*_of_towns(case, words), *_of_case(case, words)]),
    )


def _classifications(record: Any) -> Iterator[list[str]]:
    lists = {"scene": record.scenes, "situation": record.situations, "programme_item": record.programme_items}
    for name, items in lists.items():
        yield from ([record.id, name, str(item.value), item.basis] for item in items if isinstance(item, Classified))
    yield from ([record.id, "theme", theme, "editor"] for theme in record.themes)


def indicator_column(name: str, *, is_town: bool) -> Column:
    """The column that gives an indicator.

    Raises:
        KeyError: There is no such indicator.
    """
    column = find_column(name, "municipalities" if is_town else "cases")
    if column is None:
        raise KeyError(name)
    return column


def _of_towns(case: Case, words: Words) -> Iterator[list[str]]:
    for number, town in enumerate(case.record.municipalities):
        where = [case.id, "municipality", town.code, town.code[:5], town.name]
        row = Row(case, town, number)
        yield from (_observation(where, name, row, words) for name in OF_TOWN)


def _of_case(case: Case, words: Words) -> Iterator[list[str]]:
    if isinstance(case.record, CoordinatorModel):
        code = case.towns[0].code if len(case.towns) == 1 else ""
        where = [case.id, "case", code, code[:5], str(case.record.title)]
        yield from (_observation(where, name, Row(case), words) for name in OF_CASE)


def _observation(where: list[str], name: str, row: Row, words: Words) -> list[str]:
    column = indicator_column(name, is_town=where[1] == "municipality")
    cell = column.cell(row, words)
    value, reason = (cell.raw[0] if cell.raw else ""), cell.reason
    if not value and name in DERIVED and not reason:
        reason = "計算のもとになる値が資料にありません。"
    field = "staffing" if name.startswith("coordinators") else "municipalities"
    return [
        *where,
        name,
        column.unit,
        value,
        cell.status,
        reason,
        *_as_of(row.case.record, name),
        "derived" if name in DERIVED else "stated",
        next((source.document for source in row.case.record.sources if field in source.covers), ""),
    ]


_ERA_YEAR = re.compile(r"(明治|大正|昭和|平成|令和)(\d+|元)年|(\d{4})年")


def _as_of(record: Any, name: str) -> tuple[str, str]:
    """The Western year of an indicator and its unit; empty where the record names none, or several."""
    if name.startswith("coordinators"):
        return str(record.fiscal_year), "fiscal_year"
    if record.as_of is None:
        return "", ""
    if name in _OF_CENSUS:
        return str(record.as_of.census_year), "year"
    year = _only_year(record.as_of.certification_rate)
    return year, "year" if year else ""


@cache
def _only_year(text: str) -> str:
    """The Western year that a text names; empty where it names none, or several."""
    years = {int(year) if year else era_year(era, count) for era, count, year in _ERA_YEAR.findall(text)}
    return str(years.pop()) if len(years) == 1 else ""
