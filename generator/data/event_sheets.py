"""The meetings and seminars of the regional bureau, and its schedule, as files of data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.model.events import EventSeries, PastEvent, Planned
from generator.view import exports
from generator.view.cells import Cell, Form, to_cell
from generator.view.events import PAST, PLANNED, EventColumn, Stand, column, event_id, texts
from generator.view.machine import ITEM_FIELDS, DataFile, Field, Head, count_of, items_of, make_lines, mark_fields
from generator.view.tabledata import items_file, list_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.language.words import Words
    from generator.model.events import EventFile


@dataclass(frozen=True)
class EventSheet:
    """The rows of a file."""

    key: str
    """What names a row."""
    columns: tuple[EventColumn, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    """Name and cells of each."""
    many: frozenset[str] = frozenset()
    """Names of columns that hold lists."""
    led: frozenset[str] = frozenset()
    """Those of them whose first item is the one to use."""
    values: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    """By row and column, lists of what is more than a text."""

    def files(self, name: str, title: str, description: str) -> list[DataFile]:
        """For programs: codes, days as they are written, the kind of every empty value beside it."""
        key = Field(self.key, title, description=_NAMES_A_ROW, required=True)
        fields = Head((key, *(found for column in self.columns for found in self._fields(column))))
        values = [
            [row, *(text for pair in self._pairs(cells) for text in self._places(row, *pair))]
            for row, cells in self.rows
        ]
        main = DataFile(name, title, description, fields, (self.key,), (make_lines(fields, values),))
        if not self.many:
            return [main]
        items = [
            [row, *datum]
            for row, cells in self.rows
            for column, cell in self._pairs(cells)
            if column.name in self.many
            for datum in items_of(column.name, self.values.get((row, column.name), cell), str)
        ]
        return [main, items_file(main, (key,), (make_lines(Head((key, *ITEM_FIELDS)), items),))]

    def _pairs(self, cells: Sequence[Cell]) -> Iterator[tuple[EventColumn, Cell]]:
        return zip(self.columns, cells, strict=True)

    def _fields(self, column: EventColumn) -> list[Field]:
        codes = column.name if column.name in _CODED else ""
        kind = "date" if column.name in _DATED else "string"
        found = [Field(column.name, column.label, kind, codes=codes)]
        if column.name in self.many:
            found = [*(found if column.name in self.led else ()), list_field(column.name, column.label, "")]
        return [*found, *(mark_fields(column.name, column.label) if column.stated else ())]

    def _places(self, row: str, column: EventColumn, cell: Cell) -> list[str]:
        first = cell.raw[0] if cell.raw else ""
        found = [first]
        if column.name in self.many:
            count = count_of(self.values.get((row, column.name), cell)) or ("" if column.stated else "0")
            found = [*(found if column.name in self.led else ()), count]
        return [*found, cell.status, cell.reason] if column.stated else found

    def excel(self, words: Words) -> bytes:
        """For people: labels and words."""
        lines = exports.to_excel_lines((cells for _, cells in self.rows), words)
        return (exports.to_excel_head(self.columns) + lines).encode()


_CODED = frozenset({"event_kind", "event_format", "agreement"})
_DATED = frozenset({"date", "until"})
_NAMES_A_ROW = "行の名前"


def make_sheets(file: EventFile, words: Words) -> dict[str, EventSheet]:
    """The files by their names, in the language that the events are written in."""
    return {"events": _events(file, words), "events-schedule": _schedule(file, words)}


def _kind(series: EventSeries, words: Words) -> Stand:
    return Stand(to_cell(series.event_kind, Form("event_kind"), words))


def _day(event: PastEvent, _words: Words) -> Stand:
    return Stand(Cell((event.date,), (event.date,)))


def _until(event: PastEvent, _words: Words) -> Stand:
    return Stand(Cell((event.until,), (event.until,)) if event.until else Cell())


_KIND = column(EventSeries, "event_kind", _kind, stated=False)
_DAYS = tuple(column(PastEvent, name, stand, stated=False) for name, stand in (("date", _day), ("until", _until)))


def _events(file: EventFile, words: Words) -> EventSheet:
    columns = (*_DAYS, *PAST[1:])
    rows = tuple(
        (
            event_id(series.event_kind, event),
            (_KIND.stand(series, words).cell, *(part.stand(event, words).cell for part in columns)),
        )
        for series in file.series
        for event in series.events
    )
    return EventSheet("event_id", (_KIND, *columns), rows, frozenset({"co_hosts"}))


def _schedule(file: EventFile, words: Words) -> EventSheet:
    number = column(Planned, "number", texts("number"), stated=False)
    columns = (PLANNED[0], number, *PLANNED[1:])
    rows = tuple(
        (f"schedule-{row}", tuple(part.stand(item, words).cell for part in columns))
        for row, item in enumerate(file.schedule.rows, 1)
    )
    values = {
        (f"schedule-{row}", name): getattr(item, name)
        for row, item in enumerate(file.schedule.rows, 1)
        for name in ("chart", "plan")
    }
    many = frozenset({"chart", "plan", "event_formats", "notes"})
    return EventSheet("schedule_id", columns, rows, many, values=values)
