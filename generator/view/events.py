"""The meetings and seminars of the regional bureau, and its schedule, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.language.words import N_
from generator.model.events import PastEvent, Planned
from generator.model.values import Marked, value_of
from generator.view.cells import Cell, Form, to_cell
from generator.view.html import cell_html, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup
    from pydantic import BaseModel

    from generator.language.words import Words
    from generator.model.events import EventFile, EventKind, Period, Place

VIEWS: dict[str, EventKind | None] = {
    "meetings": "meeting",
    "seminars": "seminar",
    "case_studies": "case_study",
    "schedule": None,
}
"""What a page can place, with the kind of event that it shows; None for the schedule."""

_TITLES: dict[EventKind | None, str] = {
    "meeting": N_("都県協議会分科会の実績"),
    "seminar": N_("地域包括ケア応援セミナーの実績"),
    "case_study": N_("地域包括ケア事例研究会の実績"),
    None: N_("令和5年度の予定"),
}
_ON_CO_HOSTS = N_(
    "共催の欄が空いている回は、共催がないのか書かれていないだけなのか分からないため、「記載なし」としています。"
)
_NOTES: dict[EventKind | None, tuple[str, ...]] = {
    "meeting": (N_("資料の分科会の表には、共催の欄がありません。"),),
    "seminar": (_ON_CO_HOSTS,),
    "case_study": (_ON_CO_HOSTS,),
    None: (
        N_("月の単位で比べています。「幅が違う」は、一方の時期がもう一方の時期に収まるものです。"),
        N_("年間予定の表の「記載なし」は、表にその行がないものです。"),
        N_("形式が二つあるものは、資料に「又は」とあるものです。"),
    ),
}


class Stand(NamedTuple):
    """A cell with what it is sorted by, where that is not what it says, and whether it stands out."""

    cell: Cell
    order: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class EventColumn:
    """One column of a table or file of events."""

    name: str
    label: str
    stand: Callable[[Any, Words], Stand]
    """Its cell for an event, in a language."""
    stated: bool = False
    """Whether the source may leave it unstated, unknown or none."""
    unit: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What the rows of a table can be chosen by."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and word of each."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows without a head of their own, as the template of tables takes them."""

    html: Markup
    cell: None = None


@dataclass(frozen=True, slots=True)
class Face:
    """What a table says of itself."""

    title: str
    notes: tuple[str, ...]
    wide: bool = False


@dataclass(frozen=True)
class EventTable:
    """A table of events, with the names that the template of tables asks of any table."""

    slug: str
    file: Face
    columns: tuple[EventColumn, ...]
    count: int
    choices: tuple[Choice, ...]
    groups: tuple[Rows, ...]
    sources: tuple[Place, ...]
    group: None = None


def make_table(file: EventFile, view: str, words: Words) -> EventTable:
    """The table of a view in one language.

    Args:
        file: The events and the schedule.
        view: One of ``VIEWS``.
        words: The language.
    """
    slug, kind = f"events-{view.replace('_', '-')}", VIEWS[view]
    face = Face(_TITLES[kind], _NOTES[kind], wide=kind is None)
    if kind is None:
        planned = file.schedule.rows
        rows = [_row(f"{slug}-{row}", PLANNED, item, words) for row, item in enumerate(planned, 1)]
        choices = (_of_codes("agreement", N_("二つの資料の時期"), {agreement(item) for item in planned}, words),)
        sources: tuple[Place, ...] = (file.schedule.chart, file.schedule.plan)
        return EventTable(slug, face, PLANNED, len(rows), choices, _as_group(rows), sources)
    columns = tuple(column for column in PAST if kind != "meeting" or column.name != "co_hosts")
    series = [part for part in file.series if part.event_kind == kind]
    events = [event for part in series for event in part.events]
    rows = [_row(event_id(kind, event), columns, event, words) for event in events]
    sources = tuple(part.source for part in series)
    return EventTable(slug, face, columns, len(rows), tuple(_choices(events, words)), _as_group(rows), sources)


def event_id(kind: str, event: PastEvent) -> str:
    """What an event is called in the data, and its place on the page."""
    return f"{kind.replace('_', '-')}-{event.date}"


def agreement(planned: Planned) -> str:
    """How the times of the two documents agree, by months; a code of the vocabulary ``agreement``."""
    chart, plan = (_months(value_of(part)) for part in (planned.chart, planned.plan))
    if not chart and not plan:
        return "no_time"
    if not chart or not plan:
        return "single"
    if chart == plan:
        return "same"
    return "within" if chart < plan or plan < chart else "apart"


def _months(periods: list[Period] | None) -> set[int]:
    """The months of periods, counted from the year 0; of an open one its only end."""
    found: set[int] = set()
    for period in periods or ():
        ends = [end for end in (period.first, period.last) if end is not None]
        first, last = (int(end[:4]) * 12 + int(end[5:7]) for end in (ends[0], ends[-1]))
        found |= set(range(first, last + 1))
    return found


def _as_group(rows: Sequence[str]) -> tuple[Rows, ...]:
    return (Rows(safe("\n".join(rows))),)


def _choices(events: Sequence[PastEvent], words: Words) -> Iterable[Choice]:
    years = sorted({event.date[:4] for event in events})
    yield Choice("year", N_("開催した年"), tuple((year, words.partial_date(year)) for year in years))
    yield _of_codes("event_format", N_("形式"), {event.event_format for event in events}, words)


def _of_codes(name: str, label: str, found: set[Any], words: Words) -> Choice:
    codes = [code for code in words.codes(name) if code in found]
    return Choice(name, label, tuple((code, words.label(name, code)) for code in codes))


def _row(anchor: str, columns: Sequence[EventColumn], item: PastEvent | Planned, words: Words) -> str:
    """A row with what it is chosen and sorted by as attributes."""
    if isinstance(item, PastEvent):
        facets = {"year": item.date[:4], "event_format": item.event_format}
    else:
        facets = {"agreement": agreement(item)}
    said = "".join([f' data-rk-by-{name}="{code}"' for name, code in facets.items()])
    parts = [f'<tr id="{anchor}"{said}>']
    for index, column in enumerate(columns):
        cell, order, is_strong = column.stand(item, words)
        key = f' data-rk-order="{order}"' if order else ""
        start, end = (f'<th scope="row"{key}>', "</th>") if index == 0 else (f"<td{key}>", "</td>")
        text = cell_html(cell, words)
        parts.append(f"{start}<strong>{text}</strong>{end}" if is_strong else f"{start}{text}{end}")
    return "".join([*parts, "</tr>"])


def _said(value: Any, words: Words) -> Cell:
    """The cell of texts, which are translated as those of the interface are."""
    return to_cell(value, Form(), words).said(lambda text: words.gettext(text) if text else text)


def _days(event: PastEvent, words: Words) -> Stand:
    text = words.day(event.date)
    if event.until is not None:
        text = words.gettext("{first}から{last}まで", first=text, last=words.day(event.until))
    return Stand(Cell((text,), (event.date,)), event.date)


def texts(name: str) -> Callable[[Any, Words], Stand]:
    """How a field of texts stands, translated."""
    return lambda item, words: Stand(_said(getattr(item, name), words))


def _texts_or_blank(name: str) -> Callable[[Any, Words], Stand]:
    return lambda item, words: Stand(_said(found, words) if (found := getattr(item, name)) else Cell())


def _formats(item: PastEvent | Planned, words: Words) -> Stand:
    found = [item.event_format] if isinstance(item, PastEvent) else item.event_formats
    return Stand(to_cell(list(found), Form("event_format"), words))


def _agreement(planned: Planned, words: Words) -> Stand:
    code = agreement(planned)
    return Stand(to_cell(code, Form("agreement"), words), is_strong=code == "apart")


def _periods(name: str) -> Callable[[Planned, Words], Stand]:
    def stand(planned: Planned, words: Words) -> Stand:
        value = getattr(planned, name)
        if isinstance(value, Marked):
            return Stand(_said(value, words))
        shown = tuple(period_text(period, words) for period in value)
        return Stand(Cell(shown, tuple(map(interval, value))), value[0].first or value[0].last)

    return stand


def period_text(period: Period, words: Words) -> str:
    """A period in words: what happens in it, and when."""
    first, last = (words.partial_date(end) if end is not None else "" for end in (period.first, period.last))
    if first == last:
        text = words.gettext("{time}頃", time=first) if period.approximate else first
    elif not last:
        text = words.gettext("{time}以降", time=first)
    elif not first:
        text = words.gettext("{time}まで", time=last)
    elif period.approximate:
        text = words.gettext("{first}から{last}頃まで", first=first, last=last)
    else:
        text = words.gettext("{first}から{last}まで", first=first, last=last)
    if period.detail is not None:
        text += words.gettext("（{text}）", text=words.gettext(period.detail))
    return (
        text if period.what is None else words.gettext("{name}：{value}", name=words.gettext(period.what), value=text)
    )


def interval(period: Period) -> str:
    """A period as data: its two ends with a slash between them as in ISO 8601, an open end as dots, ``~`` for about."""
    about = "~" if period.approximate else ""
    ends = "/".join(f"{end}{about}" if end else ".." for end in (period.first, period.last))
    parts = [f"{period.what}:" if period.what else "", ends, f"({period.detail})" if period.detail else ""]
    return " ".join(part for part in parts if part)


def column(model: type[BaseModel], name: str, stand: Callable[[Any, Words], Stand], *, stated: bool) -> EventColumn:
    """A column with the name and label of a field."""
    return EventColumn(name, model.model_fields[name].title or name, stand, stated)


PAST = (
    column(PastEvent, "date", _days, stated=False),
    column(PastEvent, "place", texts("place"), stated=True),
    column(PastEvent, "event_format", _formats, stated=False),
    column(PastEvent, "theme", texts("theme"), stated=False),
    column(PastEvent, "co_hosts", texts("co_hosts"), stated=True),
)
PLANNED = (
    column(Planned, "activity", texts("activity"), stated=False),
    column(Planned, "chart", _periods("chart"), stated=True),
    column(Planned, "plan", _periods("plan"), stated=True),
    EventColumn("agreement", N_("二つの資料の時期"), _agreement),
    column(Planned, "place", texts("place"), stated=True),
    column(Planned, "event_formats", _formats, stated=True),
    column(Planned, "notes", _texts_or_blank("notes"), stated=False),
)
