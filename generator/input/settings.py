"""The data files beside the records: words of the vocabulary, source documents, comparison tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pydantic import RootModel

from generator.input.accessibility import PersonTest
from generator.model.values import NOT_STATED, Identifier, Model, Stated, Text, about

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.input.accessibility import AuditRun
    from generator.input.documents import Document
    from generator.input.glossary import Term
    from generator.model.events import EventFile


class Word(Model):
    """What a code of the records is called."""

    label: Text
    definition: Text | None = None
    mark: str | None = None


class Vocabulary(RootModel[dict[str, dict[str, Word]]]):
    """The words of all codes, by vocabulary and code."""


class SourceDocument(Model):
    """A document that records and pages are taken from."""

    id: Identifier = about("id", "記録の出典が指す名")
    title: Text = about("題名", "資料の題名")
    short: Text = about("略称", "出典の行に書く短い名")
    publisher: Text = about("発行者", "資料を出した機関")
    date: str = about("日付", "発行された年・月・日", pattern=r"^\d{4}(-\d{2}){0,2}$")
    covers: Text = about("内容", "この事例集で使った部分")
    rights: Stated[Text] = about(
        "利用条件の記載", "資料そのものに書かれた利用条件。書かれていなければ status: not_stated", default=NOT_STATED
    )

    def __reduce__(self) -> tuple[Callable[[Any], SourceDocument], tuple[dict[str, Any]]]:
        """As plain values, since marks are classes without a name of their own, which no other process finds."""
        return SourceDocument.model_validate, (self.model_dump(exclude_unset=True),)


class SourceDocuments(RootModel[list[SourceDocument]]):
    """The source documents, in the order of the file."""


Rows = Literal[
    "cases",
    "municipalities",
    "network",
    "staffing",
    "contractors",
    "funding",
    "activities",
    "effects",
    "governance",
    "milestones",
    "programmes",
]


class TableFile(Model):
    """One comparison table: which rows, which columns, in which groups and order."""

    title: Text = about("題名", "表の題名")
    question: Text = about("何が分かるか", "表が答えることを一文で")
    rows: Rows = about("行", "一行が何を表すか")
    where: dict[str, str] = about("条件", "行を選ぶ条件（項目: 値）", default={})
    group: str | None = about("グループ", "行をまとめる項目", default=None)
    sort: list[str] = about("並び順", "並べる項目。- を付けると大きい順", default=[])
    columns: list[str] = about("列", "列の項目", min_length=1)
    notes: list[Text] = about("注", "表の読み方", default=[])
    order: int = about("表の順", "一覧での順", ge=1)
    wide: bool = about("横長", "印刷で横向きにするとき true", default=False)


class GuideFact(Model):
    """What a record states about an answer to the guide's questions, where no code of it tells."""

    question: Literal["span", "partner", "centre"] = about("質問", "どの質問についての記述か")
    answer: Literal["yes", "university", "hospital"] = about("答え", "どの答えについての記述か")
    case: Identifier = about("事例の id", "述べている事例")
    text: Text = about("記述", "記録が述べていることを一文で")
    anchor: str = about("場所", "事例のページの中の場所（background など）", min_length=1)
    document: Identifier = about("資料", "content/data/sources.yml にある資料の id")
    heading: Text = about("見出し", "資料の中の見出し")


class GuideStep(Model):
    """A first step that a supported municipality was advised to take, took, plans or learned."""

    theme: str = about("テーマ", "足りないこと（語彙 theme）")
    said: Literal["advice", "done", "planned", "learned"] = about("述べ方", "助言、行ったこと、予定、気づき")
    case: Identifier = about("事例の id", "述べている事例")
    text: Text = about("手順", "することを一文で")
    anchor: str = about("場所", "事例のページの中の場所（meeting-3 など）", min_length=1)
    document: Identifier = about("資料", "content/data/sources.yml にある資料の id")
    heading: Text = about("見出し", "資料の中の見出し")


class GuideFile(Model):
    """What the page "Which type could fit us?" says beyond the codes of the records."""

    missing: list[str] = about("足りないこと", "選べるテーマ（語彙 theme）を、見せる順に")
    facts: list[GuideFact] = about("記述", "答えについて記録が述べていること")
    steps: list[GuideStep] = about("手順", "支援を受けた市町村の記録にある手順")


@dataclass(frozen=True)
class Language:
    """One language of the site, as mkdocs.yml names it."""

    key: str
    """In front matter, nav and the folder of translations."""
    title: str
    """Name of the site in that language."""
    name: str
    """Of the language, in itself."""
    tag: str
    """BCP 47."""
    folder: str
    """Where its pages stand below the root, with a slash at the end; empty for the source language."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Terms under which the data is published."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site and its data, as mkdocs.yml names it."""

    name: str = ""
    """Empty until somebody publishes it: then the licence is a proposal."""
    url: str = ""
    contact: str = ""
    licence: Licence = field(default_factory=Licence)

    @property
    def is_confirmed(self) -> bool:
        """Whether the data has a licence: only who publishes it can give it one."""
        return bool(self.name and self.licence.name)


@dataclass(frozen=True)
class Settings:
    """What the project's data files say, checked."""

    vocabulary: dict[str, dict[str, Word]]
    sources: dict[str, SourceDocument]
    tables: dict[str, TableFile]
    """By slug, in the order that they are shown."""
    languages: list[Language]
    """The source language first."""
    site_url: str
    """Address of the site with a slash at its end, or empty."""
    guide: GuideFile
    events: EventFile
    """Meetings and seminars of the bureau, and the schedule of a year."""
    glossary: tuple[Term, ...]
    pages: dict[str, str]
    """Titles of the hand-written pages in the navigation, by path below ``content/`` without ``.md``."""
    publisher: Publisher = field(default_factory=Publisher)
    audit: AuditRun | None = None
    """The last run of the accessibility checks."""
    person_test: PersonTest = field(default_factory=PersonTest)
    """What a person found of the site's accessibility."""


def table_slug(document: Document) -> str:
    """The address of a table: its file name."""
    return document.file.rpartition("/")[2].removesuffix(".yml")
