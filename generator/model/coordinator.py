"""A coordinator model: who employs the coordinators, whom they cover, what they do and what came of it."""

from __future__ import annotations

from typing import Literal

from generator.model.head import Head
from generator.model.values import NOT_STATED, Count, Frequency, Model, Stated, Text, When, about

Affiliation = Literal["related_body", "municipality", "university_npo"]
Coverage = Literal["single", "multiple"]
Level = Literal["prefecture", "municipality"]
Role = Literal["core", "field"]
Evidence = Literal["self_reported", "self_reported_with_figure"]
Profession = Literal[
    "physician",
    "dentist",
    "pharmacist",
    "public_health_nurse",
    "nurse",
    "visiting_nurse",
    "dental_hygienist",
    "physical_therapist",
    "medical_social_worker",
    "certified_social_worker",
    "care_manager",
    "certified_care_worker",
    "clerk",
]


class Tier(Model):
    """One kind of coordinator that the network has."""

    level: Level = about("階層", "prefecture（都道府県）か municipality（市町村）")
    role: Role = about("役割", "core（基幹的）か field（現場的）。調査分析上の名称")


class Contract(Model):
    """One link of a contract chain: who entrusts what to whom."""

    client: Text = about("委託元", "委託する側")
    contractor: Text = about("委託先", "委託を受ける側")
    service: Text | None = about("委託の内容", "事業や窓口の名", default=None)
    recontract: bool = about("再委託", "委託先がさらに委託するとき true", default=False)
    since: When | None = about("開始", "いつからか", default=None)
    until: When | None = about("終了", "いつまでか。続いているときは書かない", default=None)


class Funding(Model):
    """Money that the source names: who pays for what, at which level."""

    level: Level = about("階層", "prefecture（都道府県）か municipality（市町村）")
    fund: Text = about("財源", "基金・交付金・事業の名")
    payer: Stated[Text] = about("出し手", "誰が出すか", default=NOT_STATED)
    payee: Text = about("受け手", "誰が受けるか")
    purpose: Text = about("使い道", "何のためか")


# The professions that one person holds together; nearly always just one.
Qualification = list[Profession]


class StaffingGroup(Model):
    """Coordinators alike in level, role, place and form of employment."""

    level: Level = about("階層", "prefecture（都道府県）か municipality（市町村）")
    role: Role = about("役割", "core（基幹的）か field（現場的）")
    place: Stated[Text] = about("配置先", "どこに置かれているか", default=NOT_STATED)
    count: Stated[Count] = about("人数", "実人数。非常勤・兼務も1人と数える", unit="人")
    full_time: Stated[bool] = about("常勤", "true（常勤）、false（非常勤）", default=NOT_STATED)
    dedicated: Stated[bool] = about("専従", "true（専従）、false（兼務）", default=NOT_STATED)
    qualifications: Stated[list[Stated[Qualification]]] = about(
        "職種・資格", "一人が合わせて持つものを内側の並びに書く", default=NOT_STATED
    )
    open_list: bool = about("職種に「等」", "職種の並びが「等」で終わるとき true", default=False)


class Staffing(Model):
    """The coordinators of a case: the total and its split, as far as the source gives it."""

    total: Stated[Count] = about("総数", "コーディネーターの総数", unit="人")
    groups: list[StaffingGroup] = about("内訳", "階層・役割・配置先・勤務形態ごと", min_length=1)
    qualifications: Stated[list[Stated[Qualification]]] = about(
        "職種・資格（全体）", "内訳ごとでなく全体について示された職種", default=NOT_STATED
    )
    open_list: bool = about("職種に「等」（全体）", "全体の職種の並びが「等」で終わるとき true", default=False)
    standard: Stated[Text] = about("標準の配置", "1か所あたりの標準の人数など", default=NOT_STATED)
    notes: list[Stated[Text]] = about("体制の注", "人数や職種の読み方", default=[])


class Milestone(Model):
    """One step of how the model came about."""

    when: When | None = about("時期", "いつか。資料にないときは書かない", default=None)
    text: Stated[Text] = about("できごと", "何があったか")
    notes: list[Text] = about("補足", "資料の※印など", default=[])


class Activity(Model):
    """What coordinators do: who acts, for whom, how often."""

    heading: Text = about("取組", "取組の見出し")
    actor: Text = about("主体", "誰が行うか")
    level: Level | None = about("主体の階層", "資料が分けているときだけ", default=None)
    role: Role | None = about("主体の役割", "資料が分けているときだけ", default=None)
    applies_to: Text | None = about("当てはまる範囲", "一部の団体や自治体だけの話のとき", default=None)
    items: list[Stated[Text]] = about("内容", "具体的に何をするか", default=[])
    frequency: list[Frequency] = about("頻度", "資料に回数があるもの", default=[])


class Effect(Model):
    """What the case says came of it."""

    heading: Text = about("効果", "効果の見出し")
    applies_to: Text | None = about("当てはまる範囲", "一部の団体や自治体だけの話のとき", default=None)
    items: list[Stated[Text]] = about("内容", "どのような効果か", min_length=1)
    evidence: Evidence = about("根拠", "self_reported（自己申告、数値なし）など")


class Tool(Model):
    """Something used: a network service, a manual, a newsletter."""

    name: Text = about("名称", "道具の名")
    use: Stated[Text] = about("使い方", "何に使うか", default=NOT_STATED)


class Body(Model):
    """A meeting body: who sits in it and what it is for."""

    name: Text = about("会議体", "会議や協議会の名")
    members: Stated[list[Text]] = about("構成", "誰が入るか", default=NOT_STATED)
    purpose: Stated[Text] = about("役割", "何をする場か", default=NOT_STATED)
    parts: list[Text] = about("部会など", "下に置かれた部会やワーキンググループ", default=[])
    frequency: list[Frequency] = about("頻度", "資料に回数があるもの", default=[])


class CoordinatorModel(Head):
    """How coordinators work in one town, or in several together."""

    kind: Literal["coordinator_model"] = about("種別", "コーディネーターの体制")
    affiliation: Affiliation = about("所属", "コーディネーターがどこに所属するか")
    coverage: Coverage = about("対象自治体", "一つの自治体か、複数の自治体か")
    network: list[Tier] = about("ネットワーク", "どの階層にどの役割が置かれているか", min_length=1)
    contractors: Stated[list[Contract]] = about("委託", "委託の流れ（再委託を含む）", default=NOT_STATED)
    funding: Stated[list[Funding]] = about("財源", "資料に名のある財源", default=NOT_STATED)
    staffing: Staffing = about("人数・資格等", "コーディネーターの人数と職種")
    background: list[Milestone] = about("背景", "体制ができるまで", min_length=1)
    activities: list[Activity] = about("取組", "コーディネーターの主な取組", min_length=1)
    effects: list[Effect] = about("効果", "資料が挙げる効果（自己申告）", min_length=1)
    tools: Stated[list[Tool]] = about("道具", "情報共有の仕組みや手引き", default=NOT_STATED)
    governance: Stated[list[Body]] = about("会議体", "関わる会議体", default=NOT_STATED)
    prefecture_support: Stated[list[Text]] = about("都道府県の支援", "都道府県による支援", default=NOT_STATED)
