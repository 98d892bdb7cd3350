"""What a prefecture does: its survey of municipalities, its policy and its programmes."""

from __future__ import annotations

from typing import Literal

from generator.model.head import Head
from generator.model.support import Survey
from generator.model.values import NOT_STATED, Code, Count, Date, Model, Stated, Text, about


class Guideline(Model):
    """The national guideline that a prefecture acts on."""

    name: Text = about("指針", "指針の名")
    date: Date = about("日付", "指針の日付")
    bearers: list[Text] = about("担い手", "拠点になりうる主体", min_length=1)
    requirements: list[Text] = about("求められる事項", "指針が拠点に求める5つの事項", min_length=1)
    considerations: list[Text] = about("留意点", "位置付けるときの留意点", default=[])
    revision_points: list[Text] = about("計画改定の要点", "次の医療計画に向けた要点", default=[])


class Designation(Model):
    """Whom the prefecture means to name as the base."""

    stage: Literal["policy", "decided"] = about("段階", "policy（方針）、decided（決定）")
    designated: Text = about("位置付ける先", "誰を拠点とするか")
    reasons: list[Text] = about("理由", "県が挙げる理由", min_length=1)
    plan_wording: list[Text] = about("計画の記載案の要点", "案に書かれていること", min_length=1)
    expectation: Text | None = about("市町村に求めること", "案に続けて県が求めること", default=None)


class Consultation(Model):
    """How municipalities were asked."""

    meeting: Text = about("会議", "協議の場")
    purposes: list[Text] = about("主旨", "会議の主旨", min_length=1)
    matters: list[Text] = about("協議事項", "何を協議したか", min_length=1)
    result: Text = about("結果", "協議の結果")


class ProgrammePart(Model):
    """One budgeted part of a programme."""

    name: Text = about("事業名", "事業の名")
    budget_thousand_yen: Stated[Count] = about("予算額", "予算額", unit="千円")
    content: list[Text] = about("内容", "行うこと", default=[])
    themes: Stated[list[Text]] = about("テーマ", "想定する研修テーマ", default=NOT_STATED)
    target: Stated[list[Text]] = about("対象", "誰のためか", default=NOT_STATED)
    scale: Stated[Text] = about("規模", "人数や回数", default=NOT_STATED)
    subsidy_rate: Stated[Text] = about("補助率", "補助する割合", default=NOT_STATED)
    cap_thousand_yen: Stated[Count] = about("上限額", "1市町村あたりの上限", unit="千円", default=NOT_STATED)
    eligible: Stated[list[Text]] = about("対象経費", "補助の対象になる経費や事業", default=NOT_STATED)
    excluded: Stated[list[Text]] = about("対象外", "補助の対象にならないもの", default=NOT_STATED)


class Programme(Model):
    """One programme of the prefecture."""

    name: Text = about("事業", "事業の名")
    new: Stated[bool] = about("新規", "資料に新規とあるとき true", default=NOT_STATED)
    purpose: Text = about("目的・概要", "何のための事業か")
    parts: list[ProgrammePart] = about("事業の内容", "予算のある部分", min_length=1)


class PrefectureInitiative(Head):
    """A prefecture's own work for home medical care."""

    kind: Literal["prefecture_initiative"] = about("種別", "都道府県の取組")
    prefecture_code: Code = about("都道府県コード", "検査数字を含む6桁。引用符で囲む")
    guideline: Guideline = about("国の指針", "県の取組のもとになる指針")
    survey: Survey = about("調査", "市町村への調査")
    designation: Designation = about("拠点の位置付け", "誰を拠点とする方針か")
    consultation: Consultation = about("市町村との協議", "協議の場と結果")
    programmes: list[Programme] = about("事業", "県の事業と予算", min_length=1)
    budget_year: Stated[Text] = about("予算の年度", "予算がどの年度のものか", default=NOT_STATED)
    exchange_topics: list[Text] = about("意見交換の論点", "会議で意見を求めたこと", default=[])
