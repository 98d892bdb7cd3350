"""Meetings and seminars of the regional bureau: those that were held, and the schedule of a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.values import NOT_STATED, Date, Identifier, Model, Stated, Text, Year, about, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

EventKind = Literal["meeting", "seminar", "case_study"]
EventFormat = Literal["on_site", "online", "hybrid"]
_DAY = len("2023-05-30")


def _month_or_day(text: str) -> str:
    try:
        return date.fromisoformat(text if len(text) >= _DAY else f"{text}-01").isoformat()[: len(text)]
    except ValueError:
        raise PydanticCustomError("month_or_day", "a month or a day") from None


MonthOrDay = Annotated[str, AfterValidator(_month_or_day)]


class Place(Model):
    """Where in a document something stands."""

    document: Identifier = about("資料", "content/data/sources.yml にある資料の id")
    heading: Text = about("見出し", "資料の中の見出し")


class PastEvent(Model):
    """A meeting or seminar that was held."""

    date: Date = about("開催日", "最初の日")
    until: Date | None = about("最後の日", "二日以上のときだけ", default=None)
    place: Stated[Text] = about("場所", "会場の名。オンラインだけのときは status: none")
    event_format: EventFormat = about("形式", "場所の欄の書き方から編集者が分類（会場の名だけなら on_site）")
    theme: Text = about("テーマ", "資料にある題のまま")
    co_hosts: Stated[list[Text]] = about("共催", "共催した機関。欄が空いているときは書かない", default=NOT_STATED)

    @model_validator(mode="after")
    def _ends_later(self) -> Self:
        if self.until is not None and self.until <= self.date:
            raise PydanticCustomError("event_until", "until comes after date")
        return self

    @model_validator(mode="after")
    def _has_a_place_to_go_to(self) -> Self:
        if (self.event_format == "online") != (value_of(self.place) is None):
            raise PydanticCustomError("event_place", "online and no place")
        return self


class EventSeries(Model):
    """The meetings or seminars of one kind."""

    event_kind: EventKind = about("種類", "会議・セミナーの種類")
    source: Place = about("出典", "どの資料のどこにあるか")
    events: list[PastEvent] = about("実績", "開催日の順", min_length=1)


class Period(Model):
    """A month, a day, or a span of them in a schedule."""

    what: Text | None = about("何を", "その時期に行うこと", default=None)
    first: MonthOrDay | None = about(
        "始まり", "2023-05 か 2023-05-30 の形。「～まで」だけのときは書かない", default=None
    )
    last: MonthOrDay | None = about(
        "終わり", "一月・一日だけのときは始まりと同じ。「～以降」のときは書かない", default=None
    )
    approximate: bool = about("おおよそ", "資料に「頃」などとあるとき true", default=False)
    detail: Text | None = about("細かい時期", "月より細かく、日でない書き方（5月中旬 など）", default=None)

    @model_validator(mode="after")
    def _has_a_time(self) -> Self:
        if self.first is None and self.last is None:
            raise PydanticCustomError("no_period", "first or last")
        if self.first is not None and self.last is not None and self.last < self.first[: len(self.last)]:
            raise PydanticCustomError("period_order", "last before first")
        return self


class Planned(Model):
    """Something that the schedule of a year has."""

    activity: Text = about("取組", "会議や業務の名")
    number: str = about("番号", "会議資料の中の番号", min_length=1)
    chart: Stated[list[Period]] = about(
        "年間予定の表", "事業資料の表にある時期。行がないときは書かない", default=NOT_STATED
    )
    plan: Stated[list[Period]] = about("会議資料の予定", "会議資料にある時期", default=NOT_STATED)
    place: Stated[Text] = about("場所", "予定の会場", default=NOT_STATED)
    event_formats: list[EventFormat] = about("形式", "予定の形式。「又は」で並ぶものはすべて", default=[])
    notes: list[Text] = about("テーマと注", "テーマ、回数、対象、資料の注", default=[])


class Schedule(Model):
    """The schedule of a year, as two documents have it."""

    fiscal_year: Year = about("年度", "西暦", unit="年度")
    chart: Place = about("年間予定の表の出典", "表のある資料と見出し")
    plan: Place = about("会議資料の出典", "予定を文で書いた資料と見出し")
    rows: list[Planned] = about("予定", "会議資料の番号の順", min_length=1)


class EventFile(Model):
    """What content/data/events.yml holds."""

    series: list[EventSeries] = about("開催の実績", "種類ごとの会議・セミナー", min_length=1)
    schedule: Schedule = about("年間の予定", "一年の予定")

    def __reduce__(self) -> tuple[Callable[[Any], EventFile], tuple[dict[str, Any]]]:
        """As plain values, since marks are classes without a name of their own, which no other process finds."""
        return EventFile.model_validate, (self.model_dump(exclude_unset=True),)
