"""The meetings and seminars of the regional bureau, and its schedule, as files of data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import exports
from generator.cells import Cell, Form, to_cell
from generator.events import PAST, PLANNED, EventColumn, Stand, column, event_id, texts
from generator.model.events import EventSeries, PastEvent, Planned

if TYPE_CHECKING:
    from generator.model.events import EventFile
    from generator.words import Words


@dataclass(frozen=True)
class EventSheet:
    """The rows of a file."""

    key: str
    """What names a row."""
    columns: tuple[EventColumn, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    """Name and cells of each."""

    def machine(self) -> bytes:
        """For programs: codes, days as they are written, the kind of every empty value beside it."""
        lines = [exports.to_machine_line(name, self.columns, cells) for name, cells in self.rows]
        return (exports.to_machine_head(self.columns, self.key) + "".join(lines)).encode()

    def excel(self, words: Words) -> bytes:
        """For people: labels and words."""
        lines = [exports.to_excel_line(cells, words) for _, cells in self.rows]
        return (exports.to_excel_head(self.columns) + "".join(lines)).encode()


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
    return EventSheet("event_id", (_KIND, *columns), rows)


def _schedule(file: EventFile, words: Words) -> EventSheet:
    number = column(Planned, "number", texts("number"), stated=False)
    columns = (PLANNED[0], number, *PLANNED[1:])
    rows = tuple(
        (f"schedule-{row}", tuple(part.stand(item, words).cell for part in columns))
        for row, item in enumerate(file.schedule.rows, 1)
    )
    return EventSheet("schedule_id", columns, rows)
