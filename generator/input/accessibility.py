"""What is known of the site's accessibility: the last run of `make audit`, and what a person found."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.values import Count, Date, Model, about

RUN = "content/data/accessibility.yml"
"""Written by `make audit`."""
PERSON = "content/data/accessibility-person.yml"
"""Written by whoever tests the site by hand."""

Number = Annotated[str, Field(pattern=r"^[1-4]\.\d\.\d{1,2}$")]


class Tool(Model):
    """A checker that had a part in the run."""

    name: str
    version: str


class Group(Model):
    """Pages of one section, in all languages."""

    folder: str
    opened: Count
    total: Count


class Stage(Model):
    """A state in which pages were looked at."""

    name: str
    pages: Count


class Judged(Model):
    """What one tool found out about one success criterion."""

    number: Number
    tool: str
    rules: Count
    """That found something to judge."""
    faults: Count
    left: Count
    """Faults that stay, each kind with its reason."""
    asks: Count
    """Places that a person should look at."""


class Reason(Model):
    """Why a fault stays."""

    ja: str
    en: str


class Found(Model):
    """A rule that found faults."""

    tool: str
    rule: str
    criteria: list[Number]
    places: Count
    pages: Count
    reason: Reason | None = None
    """None for what is to be mended."""


class Speed(Model):
    """What Lighthouse gave a page, of 100 each."""

    page: str
    performance: Count
    accessibility: Count
    best_practices: Count
    seo: Count


class AuditRun(Model):
    """The last run of `make audit`, whether it passed or not."""

    date: Date
    version: str
    newest: str
    """Day of the latest change of a case that the pages showed."""
    languages: list[str]
    groups: list[Group]
    tools: list[Tool]
    stages: list[Stage]
    media: Count
    """Elements with sound, video or embedded content on all opened pages."""
    criteria: list[Judged]
    found: list[Found]
    speed: list[Speed]


class Verdict(Model):
    """What a person says of a success criterion."""

    applies: bool = about("適用", "この達成基準の対象になるものがページにあるか")
    met: bool | None = about("適合", "満たしているか。対象がなければ書かない", default=None)
    method: str = about("試験方法", "どう確かめたか（読み上げソフトの名前と版など）", default="")
    note: str = about("注記", "満たしていないところ、代わりの手段など", default="")


class PersonTest(Model):
    """A test by a person, criterion by criterion; empty until somebody has tested."""

    tester: str = about("試験した人", "機関や部署の名前", default="")
    begun: Date | Literal[""] = about("試験の開始日", "2026-11-22 の形", default="")
    ended: Date | Literal[""] = about("試験の終了日", "2026-11-30 の形", default="")
    declared: Date | Literal[""] = about("表明日", "適合を表明する日", default="")
    selection: str = about("ページの選び方", "試験したページをどう選んだか", default="")
    pages: list[str] = about("試験したページ", "サイトの中の住所", default=[])
    criteria: dict[Number, Verdict] = about("達成基準", "番号ごとの結果", default={})
