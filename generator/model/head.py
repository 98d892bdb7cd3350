"""What every record has, whatever its kind: names, places, sources, history."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from generator.model.values import (
    NOT_STATED,
    Code,
    Count,
    Date,
    Identifier,
    Model,
    Percent,
    Stated,
    Text,
    Year,
    about,
)

V = TypeVar("V")

Scene = Literal["discharge_support", "daily_care", "acute_change", "end_of_life"]
Situation = Literal["dementia", "infection", "disaster"]
ProgrammeItem = Literal["a", "i", "u", "e", "o", "ka", "ki", "ku"]
Theme = Literal[
    "council",
    "consultation",
    "information_sharing",
    "training",
    "public_awareness",
    "coordinator_network",
    "wide_area",
    "hospital_discharge",
    "oral_care",
    "end_of_life_care",
    "dementia_care",
    "disaster_preparedness",
    "pdca",
    "contracting_out",
    "university",
    "children",
    "prefecture_role",
]


class Classified(Model, Generic[V]):
    """A place in a classification, and who put it there."""

    value: V = about("分類", "分類の値")
    basis: Literal["source", "editor"] = about("分類の根拠", "source（資料に書かれている）、editor（編集者が分類した）")


class Municipality(Model):
    """One municipality of a case, with its own figures."""

    code: Code = about("団体コード", "全国地方公共団体コード（検査数字を含む6桁）。引用符で囲む")
    name: str = about("自治体名", "正式な名称。登録簿と照合する", min_length=1)
    population: Stated[Count] = about("人口", "国勢調査の総人口", unit="人", default=NOT_STATED)
    ageing_rate_65: Stated[Percent] = about(
        "65歳以上の割合", "全人口に占める65歳以上の割合", unit="%", default=NOT_STATED
    )
    ageing_rate_75: Stated[Percent] = about(
        "75歳以上の割合", "全人口に占める75歳以上の割合", unit="%", default=NOT_STATED
    )
    certification_rate_category1: Stated[Percent] = about(
        "要介護認定率（1号）", "第1号被保険者の要介護認定率", unit="%", default=NOT_STATED
    )
    certification_rate_category2: Stated[Percent] = about(
        "要介護認定率（2号）", "第2号被保険者の要介護認定率", unit="%", default=NOT_STATED
    )
    certification_rate_total: Stated[Percent] = about(
        "要介護認定率（区分なし）", "1号・2号に分けずに示された要介護認定率", unit="%", default=NOT_STATED
    )
    departments: Stated[list[Text]] = about("担当部署", "事業を担当する課や係", default=NOT_STATED)


class AsOf(Model):
    """When the figures of the municipalities were counted."""

    census_year: Year = about("国勢調査の年", "人口と高齢化率の年（西暦）", unit="年")
    population: Text = about("人口・高齢化率の時点", "資料の注のとおり")
    certification_rate: Text = about("要介護認定率の時点", "資料の注のとおり")


class Source(Model):
    """Where in which document the facts of some fields stand."""

    document: Identifier = about("資料", "content/data/sources.yml にある資料の id")
    heading: Text = about("見出し", "資料の中の見出し")
    covers: list[str] = about("対象の項目", "この見出しから書いた項目の名（background など）", min_length=1)


class Related(Model):
    """Another record that a reader of this one should see, and why."""

    id: Identifier = about("事例の id", "関連する事例")
    reason: Text = about("理由", "なぜ合わせて読むとよいか")


class Change(Model):
    """One change of the record itself."""

    date: Date = about("日付", "変更した日（2026-11-22 の形）")
    text: Text = about("変更の内容", "何を変えたか")


class PrivacyReview(Model):
    """Whether somebody looked for personal data, and what was left out for it."""

    done: bool = about("確認済み", "個人情報がないことを確かめたら true")
    note: Text | None = about("注", "載せなかったものとその理由", default=None)


class Head(Model):
    """The fields that all kinds of record share."""

    id: Identifier = about("id", "ファイル名と同じ。ページの住所になり、変えない")
    aliases: list[Identifier] = about("以前の id", "変える前の id。前の住所を開くと今のページへ移る", default=[])
    title: Text = about("題名", "自治体名（都道府県名）")
    summary: Text = about("要約", "一文で、誰が・どこを・何人で、または何に取り組んだか")
    municipalities: list[Municipality] = about("自治体", "事例の自治体。都道府県の事例では空", default=[])
    fiscal_year: Year = about("年度", "資料が示す状態の年度（西暦）", unit="年度")
    as_of: AsOf | None = about("数値の時点", "自治体の数値がいつのものか", default=None)
    publication: Literal["draft", "published"] = about("公開の状態", "draft（下書き）、published（公開）")
    scenes: list[Classified[Scene]] = about("4つの場面", "関わる場面", default=[])
    situations: list[Classified[Situation]] = about("場面に加わる局面", "認知症・感染症・災害", default=[])
    programme_items: list[Classified[ProgrammeItem]] = about(
        "事業項目", "8つの事業項目ア～クのうち関わるもの", default=[]
    )
    themes: list[Theme] = about("テーマ", "編集者が付けたテーマ", default=[])
    sources: list[Source] = about("出典", "資料と見出し。どの項目がどこから来たか", min_length=1)
    related: list[Related] = about("関連する事例", "合わせて読むとよい事例", default=[])
    published: Date = about("公開日", "この記録を最初に公開した日")
    updated: Date = about("更新日", "この記録を最後に直した日")
    history: list[Change] = about("更新履歴", "この記録の変更（新しいものから）", min_length=1)
    privacy_review: PrivacyReview = about("個人情報の確認", "公開前の確認")
    cost: Stated[list[Text]] = about("費用", "取組にかかる費用", default=NOT_STATED)
    success_factors: Stated[list[Text]] = about("うまくいった要因", "資料が挙げる要因", default=NOT_STATED)
    limits: Stated[list[Text]] = about("限界・課題", "資料が挙げる限界や課題", default=NOT_STATED)
    conditions_for_transfer: Stated[list[Text]] = about("他の地域で行う条件", "資料が挙げる条件", default=NOT_STATED)
    notes: list[Stated[Text]] = about("注記", "資料の読み方で注意すること", default=[])
