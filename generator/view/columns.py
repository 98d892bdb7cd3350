"""What a column of a table is, and the columns that are derived from fields; only these are written down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model import CoordinatorModel
from generator.model.coordinator import StaffingGroup
from generator.model.head import Municipality
from generator.model.prefecture import ProgrammePart
from generator.model.support import Meeting
from generator.model.values import Marked, value_of
from generator.view import indicators
from generator.view.cells import Cell, Form, to_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.language.words import Words
    from generator.view.cases import Case


class Row(NamedTuple):
    """One row of a table: a case, or a part of one."""

    case: Case
    part: Any = None
    """The part that the row stands for; a mark where the source states none; None where rows are cases."""
    number: int = 0
    """Place of the part in its list, from 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called and how a row gives its cell."""

    name: str
    label: str
    description: str
    unit: str
    form: Form
    value: Callable[[Row, Words], Any]
    stated: bool = True
    """Whether the source may leave it unstated, unknown, none or in doubt."""
    numeric: bool = False
    part: type[Any] | None = None
    """What its rows must stand for; None for any."""
    many: bool = False
    """Whether a value is a list."""
    times: bool = False
    """Whether a value is a time."""

    def cell(self, row: Row, words: Words) -> Cell:
        """What stands in this column of a row."""
        return to_cell(self.value(row, words), self.form, words)


def _title(row: Row, _words: Words) -> Cell:
    title = row.case.record.title
    return Cell((title,), (str(title),), href=row.case.url)


def _of_models(value: Callable[[CoordinatorModel], Any]) -> Callable[[Row, Words], Any]:
    """A value of coordinator models; not stated for other kinds."""

    def of_row(row: Row, _words: Words) -> Any:
        return value(row.case.record) if isinstance(row.case.record, CoordinatorModel) else None

    return of_row


def _town_name(row: Row, words: Words) -> Cell:
    name = words.place(row.case.towns[row.number])
    return Cell((name,), (name,), href=row.case.url)


def _persons_75(row: Row, _words: Words) -> float | None:
    if isinstance(row.part, Municipality):
        return indicators.persons_75([row.part])
    return indicators.persons_75(row.case.record.municipalities)


def _persons_65(row: Row, _words: Words) -> float | None:
    population, rate = value_of(row.part.population), value_of(row.part.ageing_rate_65)
    return None if population is None or rate is None else indicators.persons(population, rate)


def _qualifications(row: Row, words: Words) -> Cell:
    part = row.part
    if isinstance(part.qualifications, Marked):
        return to_cell(part.qualifications, Form("profession"), words)
    return qualification_cell(part.qualifications, words, open_list=part.open_list)


def qualification_cell(qualifications: list[Any], words: Words, *, open_list: bool) -> Cell:
    """Professions as words: what one person holds together stays together."""
    cells = [_one_person(item, words) for item in qualifications]
    if open_list:
        cells.append(Cell((words.gettext("ほか（資料に「等」）"),), ("etc",)))
    return Cell(
        shown=tuple(part for cell in cells for part in cell.shown),
        raw=tuple(part for cell in cells for part in cell.raw),
        status="doubtful" if any(cell.status for cell in cells) else "",
        reason=words.gettext("；").join(cell.reason for cell in cells if cell.reason),
        is_inline=True,
    )


def _one_person(item: Any, words: Words) -> Cell:
    if isinstance(item, Marked):
        return _one_person(item.value, words)._replace(status=item.status, reason=item.reason or "")
    names = [words.label("profession", code) for code in item]
    joined = reduce(lambda one, other: words.gettext("{one}・{other}", one=one, other=other), names or [""])
    return Cell((joined,), ("+".join(item),))


def _professions(row: Row, words: Words) -> Cell | None:
    record = row.case.record
    if not isinstance(record, CoordinatorModel):
        return None
    cell = to_cell(indicators.professions(record), Form("profession"), words)
    doubts = indicators.doubts_on_professions(record)
    if not doubts:
        return cell
    return cell._replace(status="doubtful", reason=words.gettext("；").join(doubts))


def _by_form(*, full_time: bool | None, dedicated: bool | None) -> Callable[[Row, Words], Any]:
    def count(record: CoordinatorModel) -> int:
        return indicators.heads_by_form(record.staffing.groups, full_time=full_time, dedicated=dedicated)

    return _of_models(count)


def _heads(level: Any, role: Any) -> Callable[[Row, Words], Any]:
    return _of_models(lambda record: indicators.heads(record.staffing.groups, level, role))


def _headings(name: str) -> Callable[[Row, Words], Any]:
    return _of_models(lambda record: [part.heading for part in getattr(record, name)])


def _names(name: str) -> Callable[[Row, Words], Any]:
    def names(record: CoordinatorModel) -> Any:
        parts = getattr(record, name)
        return parts if isinstance(parts, Marked) else [part.name for part in parts]

    return _of_models(names)


def _programmes(record: Any) -> Any:
    return record.programmes


def _of_programme(name: str) -> Callable[[Row, Words], Any]:
    def of_row(row: Row, _words: Words) -> Any:
        return next(getattr(item, name) for item in _programmes(row.case.record) if row.part in item.parts)

    return of_row


def _column(name: str, label: str, value: Callable[[Row, Words], Any], **more: Any) -> Column:
    unit = more.get("unit", "")
    return Column(
        name,
        label,
        more.get("description", ""),
        unit,
        more.get("form", Form()),
        value,
        stated=name not in _ALWAYS_THERE,
        numeric=bool(unit),
        part=more.get("part"),
        many=name in _LISTS,
    )


_LISTS = frozenset(
    [
        "municipality_names",
        "professions",
        "group_qualifications",
        "activity_headings",
        "effect_headings",
        "governance_names",
        "tool_names",
        "topics",
    ]
)
_ALWAYS_THERE = frozenset(
    [
        "id",
        "title",
        "prefecture",
        "municipality",
        "municipality_names",
        "municipality_count",
        "activity_headings",
        "effect_headings",
        "programme",
    ]
)
_NUMBER_NOTE = "常勤・非常勤・専従・兼務の区別なく1人と数える"
DERIVED: dict[str, Column] = {
    column.name: column
    for column in (
        _column("title", "事例", _title, description="事例の題名"),
        _column("id", "id", lambda row, _: row.case.id, description="事例の id"),
        _column("prefecture", "都道府県", lambda row, words: words.place(row.case.prefecture)),
        _column("municipality", "自治体", _town_name, part=Municipality, description="自治体の名"),
        _column("municipality_names", "自治体", lambda row, words: row.case.names(words)),
        _column("municipality_count", "自治体の数", lambda row, _: len(row.case.towns), unit="自治体"),
        _column(
            "persons_65",
            "65歳以上の人口",
            _persons_65,
            part=Municipality,
            unit="人",
            form=Form(digits=0),
            description="人口 × 65歳以上の割合。割合が小数1桁のため、おおよその数",
        ),
        _column(
            "persons_75",
            "75歳以上の人口",
            _persons_75,
            unit="人",
            form=Form(digits=0),
            description="人口 × 75歳以上の割合。割合が小数1桁のため、おおよその数。複数の自治体では合計",
        ),
        _column(
            "coordinators_total",
            "コーディネーターの総数",
            _of_models(indicators.coordinators_total),
            unit="人",
            description=_NUMBER_NOTE,
        ),
        _column(
            "coordinators_municipal",
            "うち市町村",
            _of_models(indicators.coordinators_municipal),
            unit="人",
            description=_NUMBER_NOTE,
        ),
        _column(
            "coordinators_prefectural",
            "うち都道府県",
            _heads("prefecture", None),
            unit="人",
            description=_NUMBER_NOTE,
        ),
        _column("heads_prefecture_core", "都道府県・基幹的", _heads("prefecture", "core"), unit="人"),
        _column("heads_prefecture_field", "都道府県・現場的", _heads("prefecture", "field"), unit="人"),
        _column("heads_municipality_core", "市町村・基幹的", _heads("municipality", "core"), unit="人"),
        _column("heads_municipality_field", "市町村・現場的", _heads("municipality", "field"), unit="人"),
        _column("full_time_dedicated", "常勤・専従", _by_form(full_time=True, dedicated=True), unit="人"),
        _column("full_time_concurrent", "常勤・兼務", _by_form(full_time=True, dedicated=False), unit="人"),
        _column("part_time_dedicated", "非常勤・専従", _by_form(full_time=False, dedicated=True), unit="人"),
        _column("part_time_concurrent", "非常勤・兼務", _by_form(full_time=False, dedicated=False), unit="人"),
        _column(
            "part_time_other",
            "非常勤・専従か兼務か記載なし",
            _by_form(full_time=False, dedicated=None),
            unit="人",
        ),
        _column("form_other", "兼務・常勤か非常勤か記載なし", _by_form(full_time=None, dedicated=False), unit="人"),
        _column(
            "coordinators_per_10k_75",
            "75歳以上1万人あたり（市町村）",
            _of_models(indicators.municipal_rate),
            unit="人",
            form=Form(digits=2),
            description="市町村の階層のコーディネーターの人数 ÷ 75歳以上の人口 × 10,000",
        ),
        _column(
            "professions",
            "いる職種",
            _professions,
            description="資料に名のある職種。職種ごとの人数は資料にほとんどない",
        ),
        _column("group_qualifications", "職種・資格", _qualifications, part=StaffingGroup),
        _column("activity_headings", "主な取組", _headings("activities")),
        _column("effect_headings", "効果（自己申告）", _headings("effects")),
        _column("governance_names", "会議体", _names("governance")),
        _column("tool_names", "道具", _names("tools")),
        _column(
            "topics",
            "助言の話題",
            lambda row, _: list(dict.fromkeys(code for topics in row.part.advice_topics for code in topics)),
            part=Meeting,
            form=Form("topic"),
            description="その節目の助言の話題。編集者の分類",
        ),
        _column("programme", "事業", _of_programme("name"), part=ProgrammePart),
        _column("programme_new", "新規", _of_programme("new"), form=Form("new"), part=ProgrammePart),
    )
}
