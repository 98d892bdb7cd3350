"""A supported municipality: a year of accompanied support, from its issues to what changed."""

from __future__ import annotations

from typing import Literal

from generator.model.coordinator import Contract
from generator.model.head import Head
from generator.model.values import (
    NOT_STATED,
    Count,
    Date,
    Figure,
    Frequency,
    Model,
    Percent,
    Positive,
    Stated,
    Text,
    about,
)


class Features(Model):
    """The source's table of features."""

    strengths: Stated[list[Stated[Text]]] = about("利点", "地域の強み", default=NOT_STATED)
    issues: Stated[list[Stated[Text]]] = about("課題", "地域の課題", default=NOT_STATED)
    medical: Stated[list[Stated[Text]]] = about("医療の特徴", "医療機関の数など", default=NOT_STATED)
    care: Stated[list[Stated[Text]]] = about("介護の特徴", "介護事業所の数など", default=NOT_STATED)
    programme_status: Stated[list[Stated[Text]]] = about(
        "事業の現況", "在宅医療・介護連携推進事業の進め方", default=NOT_STATED
    )
    figures: list[Figure] = about("特徴の数値", "特徴の表にある数値", default=[])


class StateSection(Model):
    """A part of the present state, with its figures."""

    heading: Text = about("見出し", "何の現状か")
    items: list[Stated[Text]] = about("内容", "現状", default=[])
    figures: list[Figure] = about("数値", "資料の数値", default=[])
    next: list[Stated[Text]] = about("対応", "資料が続けて挙げる対応", default=[])


class Answer(Model):
    """One answer of a survey question."""

    label: Text = about("回答", "選択肢")
    count: Stated[Count] = about("回答数", "回答した数", unit="件", default=NOT_STATED)
    share: Stated[Percent] = about("割合", "資料の割合", unit="%", default=NOT_STATED)


class Question(Model):
    """One question of a survey, with its own base."""

    text: Text = about("設問", "何を尋ねたか")
    base: Text = about("母数", "誰が答えたか。割合が何に対するものか")
    denominator: Stated[Positive] = about("分母", "割合の分母", unit="件", default=NOT_STATED)
    answers: list[Answer] = about("回答", "選択肢ごとの結果", default=[])
    answers_open: bool = about("回答に「等」", "選択肢の並びが「等」で終わるとき true", default=False)
    notes: list[Stated[Text]] = about("注", "読み方で注意すること", default=[])


class Survey(Model):
    """A survey that the source reports."""

    name: Text = about("調査名", "調査の名")
    date: Stated[Text] = about("時期", "いつの調査か", default=NOT_STATED)
    questions: list[Question] = about("設問", "設問ごとの結果", min_length=1)


class Discussion(Model):
    """One discussion with the advisors."""

    name: Text = about("回", "アドバイザーとの検討①など")
    items: list[Stated[Text]] = about("内容", "話し合ったこと", min_length=1)


Topic = Literal[
    "goal",
    "indicators",
    "data_use",
    "council",
    "ownership",
    "contract",
    "sustain",
    "training",
    "residents",
    "peers",
]


class Meeting(Model):
    """One of the five meetings of the year."""

    name: Text = about("節目", "会の名")
    outcome: bool = about("結果の欄", "「状況」でなく「結果」と書かれているとき true", default=False)
    situation: list[Stated[Text]] = about("状況・変化", "そのときの状況や変化", min_length=1)
    advice: list[Stated[Text]] = about("助言", "アドバイザーなどの助言", min_length=1)
    advice_topics: list[list[Topic]] = about(
        "助言の話題", "編集者が付けた話題。助言と同じ順に、助言ごとに一つ以上", default=[]
    )
    keywords: list[Text] = about("要点", "資料が添えた言葉", default=[])


class Course(Model):
    """Where the town stands after the year, said plainly."""

    contract: Literal["continued", "reviewed", "ended", "not_contracted", "not_stated"] = about(
        "委託のその後",
        "continued（継続）、reviewed（内容を見直し）、ended（終結）、not_contracted（委託なし）など",
    )
    now: Text = about("いま", "年度末の状態")
    planned: Text = about("これから", "予定していること")


class CouncilFunction(Model):
    """One function of a planned council."""

    text: Text = about("機能", "協議体が担うこと")
    parts: list[Text] = about("内訳", "その中身", default=[])


class CouncilPlan(Model):
    """The plan of a council that is still to be set up."""

    name: Text = about("名称", "協議体の名（仮称を含む）")
    preparation_members: list[Text] = about("準備会議の構成", "事前準備会議の構成員", min_length=1)
    preparation_purposes: list[Text] = about("準備会議の目的", "事前準備会議の目的", min_length=1)
    steps: list[Text] = about("手順", "設置までの手順", min_length=1)
    frequency: list[Frequency] = about("頻度", "全体会の回数", default=[])
    core_members: list[Text] = about("コアメンバー", "中心となる構成員", min_length=1)
    candidate_bodies: list[Text] = about("候補団体", "メンバーの候補となる団体", min_length=1)
    candidate_note: Stated[Text] = about("候補の注", "メンバーの決め方", default=NOT_STATED)
    functions: list[CouncilFunction] = about("全体会の機能", "全体会が担うこと", min_length=1)
    working_groups: list[Text] = about("ワーキンググループ", "テーマの例", min_length=1)
    working_groups_note: Text | None = about("ワーキンググループの注", "例示であることなど", default=None)


class Indicator(Model):
    """One outcome indicator of a logic model."""

    text: Text = about("成果指標", "測るもの")
    repeat: bool = about("再掲", "資料に（再）とあるとき true", default=False)


class Outcome(Model):
    """One intermediate outcome of a logic model."""

    number: Positive = about("番号", "上からの順（資料に番号はない）")
    text: Text = about("中間アウトカム", "取り組みの方向性")
    indicators: list[Indicator] = about("成果指標", "この方向性の指標", min_length=1)


class Measure(Model):
    """One numbered row of a logic model."""

    number: Positive = about("番号", "資料の行番号")
    outcome: Positive = about("中間アウトカム", "属する方向性の番号")
    text: Text | None = about(
        "具体的な施策", "施策。再掲の行では書かない（元の行が分からないときは書く）", default=None
    )
    repeat_of: Stated[Positive] | None = about(
        "再掲の元", "（再）の行だけ。元の行の番号、分からないときは不明", default=None
    )
    note: Text | None = about("注", "資料の※印など", default=None)


class LogicModel(Model):
    """Measures, indicators and outcomes that lead to one goal."""

    goal: Text = about("目指す姿", "最終の目標")
    draft: bool = about("作り直す予定", "資料に改めて作成とあるとき true")
    draft_note: Text | None = about("扱い", "資料での扱い", default=None)
    outcomes: list[Outcome] = about("中間アウトカム", "取り組みの方向性と成果指標", min_length=1)
    measures: list[Measure] = about("具体的な施策", "番号付きの施策", min_length=1)


class Participants(Model):
    """How many of one profession took part."""

    profession: Text = about("職種", "資料の職種名")
    count: Positive = about("人数", "参加した人数", unit="人")


class StudySession(Model):
    """A study session of several professions."""

    name: Text = about("名称", "勉強会の名")
    date: Date = about("開催日", "開催した日")
    start: str = about("開始", "開始時刻（18:30 の形）", pattern=r"^\d{2}:\d{2}$")
    end: str = about("終了", "終了時刻（20:20 の形）", pattern=r"^\d{2}:\d{2}$")
    purpose: Text = about("目的", "勉強会の目的")
    content: Text = about("内容", "何をしたか")
    method: list[Text] = about("進め方", "グループの組み方など", min_length=1)
    group_work: list[Text] = about("グループワーク", "話し合った順序", min_length=1)
    total: Positive = about("参加者", "参加者の総数", unit="人")
    participants: list[Participants] = about("職種の内訳", "職種ごとの人数", min_length=1)
    results: list[Stated[Text]] = about("勉強会の効果", "前後のアンケートで分かったこと", default=[])
    difficulties: list[Text] = about(
        "支援で難しいこと", "自由記述に多かった内容を職種を分けずにまとめたもの", default=[]
    )
    voices: list[Text] = about("参加者の感想", "自由記述を職種を分けずにまとめたもの", default=[])
    left_out: Text | None = about("載せなかったもの", "個人に関わるため載せなかったもの", default=None)


class Attachments(Model):
    """What the municipality made during the year."""

    council_plan: CouncilPlan | None = about("協議体の設置案", "協議体の設置に向けた案", default=None)
    logic_model: LogicModel | None = about("ロジックモデル", "施策と成果のつながり", default=None)
    study_session: StudySession | None = about("勉強会", "多職種の勉強会", default=None)
    surveys: list[Survey] = about("調査", "資料にある調査", default=[])


class SupportCase(Head):
    """A municipality that was accompanied for a year by advisors and its prefecture."""

    kind: Literal["support_case"] = about("種別", "都道府県・市町村連携支援を受けた自治体")
    contractors: Stated[list[Contract]] = about("委託", "委託の流れ", default=NOT_STATED)
    other_participants: Stated[list[Text]] = about("その他の参加者", "支援に加わった機関", default=NOT_STATED)
    profile: list[Text] = about("地域の姿", "資料にある地域の紹介", default=[])
    features: Features = about("特徴", "利点・課題・医療・介護・事業の現況")
    present_state: list[StateSection] = about("現状", "現状と課題、数値", default=[])
    self_assessed_issues: list[Stated[Text]] = about("自治体の考える課題と現状", "支援の初めに挙げた課題", min_length=1)
    policy: list[Stated[Text]] = about("取組の方針", "支援の年の方針", min_length=1)
    advisor_discussions: list[Discussion] = about("アドバイザーとの検討", "話し合った内容", min_length=1)
    issues_before: list[Stated[Text]] = about("支援前の課題", "支援を受ける前の課題", min_length=1)
    milestones: list[Meeting] = about("5つの節目", "会ごとの状況と助言", min_length=5, max_length=5)
    interim_report: list[Stated[Text]] = about("中間報告", "中間でまとめたこと", min_length=1)
    final_report: list[Stated[Text]] = about("最終報告", "最後にまとめたこと", min_length=1)
    results: list[Stated[Text]] = about("成果等", "支援の成果", min_length=1)
    effects_of_support: list[Stated[Text]] = about("支援の効果", "支援の前後で変わったこと", min_length=1)
    next_steps: list[Stated[Text]] = about("今後", "予定と方向性", min_length=1)
    methods_for_council: list[Stated[Text]] = about("協議体を設ける手法", "この事例から見た手法", min_length=1)
    needs_for_support: list[Stated[Text]] = about("市町村支援に必要なこと", "この事例から見た支援", min_length=1)
    course: Course = about("その後", "委託と体制がどうなったか")
    attachments: Attachments = about("成果物", "支援の年に作ったもの", default=Attachments())
