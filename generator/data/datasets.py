"""All data files together: tables, long forms, lists of codes, and the files that say what the others are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.data.observations import OF_CASE, OF_TOWN, indicator_column
from generator.data.sheetbook import MEDIA_TYPE
from generator.language.words import N_
from generator.model.reflection import data_codebook
from generator.model.values import Marked
from generator.view.machine import DataFile, Field, Head, Link, make_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.input.registry import Registry
    from generator.input.settings import Publisher, Settings, SourceDocument, Word

PREPARED = "準備中。公開する機関が確定します"
TITLE = "在宅医療・介護連携 事例集のデータ"
DESCRIPTION = "公表された資料をもとに、日本の市町村などの在宅医療・介護連携の取組を同じ形式の記録に整理したデータです。"
ON_DERIVED = (
    "名称・数値・日付は資料のとおりです。文章は要約して書き直し、分類は編集者が付け、計算した指標は式を示しています。"
)
SPATIAL, LANGUAGE = "日本", "ja"

WORKBOOK = "renkei-casebook.xlsx"
_JSON = "application/json"
SHEETS = {
    "events": (N_("会議とセミナーの実績"), "関東信越厚生局の会議とセミナーの、これまでの実績"),
    "events-schedule": (N_("年間の予定"), "関東信越厚生局の令和5年度の予定"),
    "glossary": (N_("用語集"), "用語と、その意味と、ほかの言語での言い方"),
}
"""Titles and descriptions of the tables that are no comparison tables."""
OTHERS = {
    "cases.json": (N_("すべての事例の記録"), _JSON),
    "gif-cases.json": (N_("GIF 事例データモデルの形の事例"), _JSON),
    "case.schema.json": (N_("記録の JSON Schema"), "application/schema+json"),
    WORKBOOK: (N_("すべての表をまとめたExcelブック"), MEDIA_TYPE),
}
"""Titles and kinds of the files that are no tables."""
DESCRIBING = {
    "datapackage.json": N_("ファイルと項目の説明（Frictionless Data Package）"),
    "dcat.jsonld": N_("データカタログ用の説明（DCAT）"),
}
"""Titles of the files that describe the others."""

_SOURCE_FIELDS = Head(
    (
        Field("source_id", "資料の id", required=True),
        Field("title", "題名", required=True),
        Field("publisher", "発行者", required=True),
        Field("date", "日付", description="発行された年・月・日", required=True),
        Field("covers", "使った部分", required=True),
        Field("rights", "利用条件の記載", description="資料そのものに書かれた利用条件"),
        Field("rights_status", "利用条件の記載の区分", codes="status"),
    )
)
_AREA_FIELDS = Head(
    (
        Field(
            "code",
            "団体コード（6桁）",
            description="全国地方公共団体コード（検査数字を含む6桁）",
            required=True,
        ),
        Field("area_code", "標準地域コード（5桁）", description="検査数字を含まない5桁", required=True),
        Field("level", "階層", codes="level", required=True),
        Field("prefecture_code", "都道府県コード（6桁）", required=True),
        Field("name", "名称", required=True),
        Field("kana", "読み", required=True),
        Field("romaji", "ローマ字", required=True),
    )
)
_CODE_FIELDS = Head(
    (
        Field("list", "一覧の名前", description="項目の一覧（fields）の codes が指す名前", required=True),
        Field("code", "コード", required=True),
        Field("label", "ことば", required=True),
        Field("definition", "意味"),
        Field("position", "順番", "integer", required=True),
    )
)
_FIELD_FIELDS = Head(
    (
        Field("file", "ファイル", required=True),
        Field("field", "項目", description="1行目の名前", required=True),
        Field("position", "順番", "integer", required=True),
        Field("label", "項目の名", required=True),
        Field("type", "型", codes="type", required=True),
        Field("unit", "単位"),
        Field("codes", "コードの一覧", description="コード一覧（code-lists）の list の値"),
        Field("required", "必須", "boolean", required=True),
        Field("key", "行を特定する項目", "boolean", required=True),
        Field("description", "説明"),
    )
)
_CODEBOOK_FIELDS = Head(
    (
        Field("part", "部分", required=True),
        Field("field", "項目", required=True),
        Field("label", "項目の名", required=True),
        Field("unit", "単位"),
        Field("required", "必須", "boolean", required=True),
        Field("description", "説明"),
    )
)
_ABOUT_FIELDS = Head(
    (
        Field("item", "項目", required=True),
        Field("position", "順番", "integer", required=True),
        Field("text", "内容", required=True),
    )
)
_MORE_CODES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "profession": (("etc", "ほか", "資料の職種の並びが「等」で終わる"),),
    "scope": (("municipality", "自治体一つ", ""), ("case", "事例全体", "複数の自治体では合計")),
    "method": (("stated", "資料の値", ""), ("derived", "計算した値", "式は指標の説明のとおり")),
    "type": (
        ("string", "文字", ""),
        ("integer", "整数", ""),
        ("number", "数", "小数を含む"),
        ("boolean", "真偽", "true か false"),
        ("date", "日付", "2026-11-22 の形"),
        ("year", "西暦の年", ""),
    ),
}
"""Codes of data files that records do not use, by list: code, label, definition."""


@dataclass(frozen=True)
class About:
    """What describes all data files together."""

    publisher: Publisher
    site_url: str
    newest: str
    """Day of the latest change; empty where there is no case."""

    @property
    def edition(self) -> str:
        """The version of the data: the day of its latest change, as a version number."""
        return ".".join(str(int(part)) for part in (self.newest or "1980-01-01").split("-"))

    @property
    def citation(self) -> str:
        """How to name the data as a source; in braces what only whoever cites or publishes it knows."""
        name, address = self.publisher.name or "{公開する機関}", self.site_url or "{サイトのアドレス}"
        licence = self.publisher.licence
        terms = f"、{licence.name}（{licence.url}）" if self.publisher.is_confirmed else ""
        return f"出典：「{TITLE}」（{name}）（{address}）、{self.newest} 版{terms}（{{利用した日}}に利用）"

    @property
    def licence(self) -> str:
        """The licence in words."""
        licence = self.publisher.licence
        return f"{licence.name} {licence.url}" + ("" if self.publisher.is_confirmed else f"（{PREPARED}）")


def describing_files(settings: Settings, registry: Registry, about: About) -> list[DataFile]:
    """The files that are the same whatever the cases are."""
    return [
        _about_file(about),
        _sources_file(settings.sources),
        _areas_file(registry),
        _codes_file(settings.vocabulary),
        _codebook_file(),
    ]


def _about_file(about: About) -> DataFile:
    texts = {
        "題名": TITLE,
        "説明": DESCRIPTION,
        "作り方": ON_DERIVED,
        "公開する機関": about.publisher.name or PREPARED,
        "連絡先": about.publisher.contact or PREPARED,
        "利用条件": about.licence,
        "資料の利用条件": "もとの資料には、利用条件の記載がありません。資料ごとの記載は sources にあります。",
        "出典の書き方": about.citation,
        "版": about.newest,
        "文字コード": "CSV は UTF-8（BOM なし）、改行は LF。-excel.csv は UTF-8（BOM 付き）、改行は CRLF",
        "空欄": "値がない理由は、項目名_status の列にあります。空欄と 0 は別のものです。",
        "項目の説明": "すべての項目の意味・型・単位は fields、コードの意味は code-lists にあります。",
        "時点": "コーディネーターの体制は2023年度、人口と高齢者の割合は2020年の国勢調査です。",
        "更新の履歴": "事例ごとの変更は cases.json の history にあります。",
    }
    rows = [[item, str(number), text] for number, (item, text) in enumerate(texts.items(), 1) if text]
    lines = make_lines(_ABOUT_FIELDS, rows)
    return DataFile("readme", "はじめに", "データ全体の説明", _ABOUT_FIELDS, ("item",), (lines,))


def _sources_file(sources: Mapping[str, SourceDocument]) -> DataFile:
    rows = [
        [source.id, source.title, source.publisher, source.date, source.covers, *_rights(source)]
        for source in sources.values()
    ]
    lines = make_lines(_SOURCE_FIELDS, rows)
    return DataFile("sources", "もとの資料", "記録のもとになった資料", _SOURCE_FIELDS, ("source_id",), (lines,))


def _rights(source: SourceDocument) -> tuple[str, str]:
    if isinstance(source.rights, Marked):
        return source.rights.value or "", source.rights.status
    return source.rights, ""


def _areas_file(registry: Registry) -> DataFile:
    rows = [
        [place.code, place.code[:5], "prefecture", place.code, place.name, place.kana, place.romaji]
        for place in registry.prefectures.values()
    ]
    rows += [
        [town.code, town.code[:5], "municipality", town.prefecture_code, town.name, town.kana, town.romaji]
        for town in registry.towns.values()
    ]
    lines = make_lines(_AREA_FIELDS, sorted(rows))
    link = Link(("prefecture_code",), "", ("code",))
    return DataFile("areas", "地域コード", "すべての都道府県と市区町村", _AREA_FIELDS, ("code",), (lines,), (link,))


def _codes_file(vocabulary: Mapping[str, Mapping[str, Word]]) -> DataFile:
    lines = make_lines(_CODE_FIELDS, [[*row[:4], str(row[4])] for row in codes(vocabulary)])
    key = ("list", "code")
    return DataFile("code-lists", "コード一覧", "コードとその意味", _CODE_FIELDS, key, (lines,))


def codes(vocabulary: Mapping[str, Mapping[str, Word]]) -> Iterator[tuple[str, str, str, str, int]]:
    """Every code that data files use: its list, itself, its label, what it means, and its place in the list."""
    lists: dict[str, list[tuple[str, str, str]]] = {
        name: [(code, word.label, word.definition or "") for code, word in words.items()]
        for name, words in vocabulary.items()
    }
    for name, more in _MORE_CODES.items():
        lists[name] = [*lists.get(name, ()), *more]
    lists["indicator"] = [
        (column.name, column.label, column.description)
        for name in dict.fromkeys((*OF_TOWN, *OF_CASE))
        for column in (indicator_column(name, is_town=name in OF_TOWN),)
    ]
    for name, found in sorted(lists.items()):
        yield from ((name, *row, number) for number, row in enumerate(found, 1))


def _codebook_file() -> DataFile:
    rows = [
        [part.name, entry.name, entry.label, entry.unit, str(entry.required).lower(), entry.description]
        for part in data_codebook()
        for entry in part.fields
    ]
    lines = make_lines(_CODEBOOK_FIELDS, rows)
    title = "記録の項目"
    return DataFile("codebook", title, "cases.json にある記録の項目", _CODEBOOK_FIELDS, ("part", "field"), (lines,))


def fields_file(files: Sequence[DataFile]) -> DataFile:
    """What every column of these files, and of itself, holds."""
    own = DataFile("fields", "項目一覧", "すべてのファイルの項目", _FIELD_FIELDS, ("file", "field"), ())
    rows = [
        [
            file.name,
            field.name,
            str(number),
            field.label,
            field.type,
            field.unit,
            "" if field.codes == "area" else field.codes,
            str(field.required).lower(),
            str(field.name in file.key).lower(),
            field.description,
        ]
        for file in (*files, own)
        for number, field in enumerate(file.fields, 1)
    ]
    return replace(own, lines=(make_lines(_FIELD_FIELDS, rows),))
