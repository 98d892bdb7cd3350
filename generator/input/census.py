"""Figures of all municipalities from a table of the population census, as e-Stat offers it for download.

Three forms are known: the main results by municipality (one row each, heads over several rows), tables of the basic
results such as 2-7 (a row for each nationality, sex and area, municipalities of 2000 among them), and downloads of the
database (rows or columns by age). Columns are found by the words over them, never by their place.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from generator.input.heads import Key, Layout, find_layout, keys_of
from generator.input.problems import InputError, Problem, values
from generator.input.registry import POPULATION_COLUMNS, Figures, Population

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.input.registry import Registry
    from generator.input.spreadsheet import Sheet

_EMPTY = frozenset({"", "-", "‐", "−", "―", "—", "…", "...", "***", "X", "x"})
_MOST_NAMED = 10
_MOST_OF_A_KIND = 20
_ERA = {"平成": 1988, "令和": 2018}
_CENSUS = re.compile(r"(平成|令和)(元|\d+)年国勢調査|(\d{4})年国勢調査|国勢調査.{0,12}?(\d{4})年")


@dataclass(frozen=True)
class Cell:
    """A figure with its place."""

    value: Decimal | None
    file: str
    place: tuple[int, int, str]
    """Line, column and, in a workbook, the name of the cell."""


@dataclass
class Found:
    """What the files say."""

    cells: dict[str, dict[Key, Cell]] = field(default_factory=dict)
    """By the code of the municipality."""
    problems: list[Problem] = field(default_factory=list)
    year: int = 0

    def add(self, kind: str, file: str, place: tuple[int, int, str] = (0, 0, ""), **named: object) -> None:
        """Note a problem at a place; without one it is the file as a whole."""
        self.problems.append(Problem(file, *place, kind, values(**named)))


def make_population(files: Mapping[str, Sequence[Sheet]], registry: Registry) -> Population:
    """The figures that the files give; where two files give the same, the first one counts.

    Args:
        files: Their tables by name.
        registry: The municipalities that are to be there.

    Raises:
        InputError: All that is wrong with the files.
    """
    found = Found()
    for file, sheets in files.items():
        part = _read_file(file, sheets, registry)
        found.problems += part.problems
        found.year = found.year or part.year
        for code, cells in part.cells.items():
            found.cells[code] = cells | found.cells.get(code, {})
    if not found.problems:
        _note_missing(found, next(iter(files)), registry)
    figures = {code: _figures(found, cells) for code, cells in sorted(found.cells.items())}
    if found.problems:
        raise InputError(_first_of_each(found.problems))
    year = found.year
    return Population(f"{year}-10-01" if year else "", f"{year}年国勢調査" if year else "国勢調査", figures)


def _first_of_each(problems: list[Problem]) -> list[Problem]:
    """The first problems of each kind, and how many more there are: one wrong column makes 1,741 of them."""
    shown: list[Problem] = []
    for kind in sorted({problem.kind for problem in problems}):
        same = sorted(problem for problem in problems if problem.kind == kind)
        shown += same[:_MOST_OF_A_KIND]
        if len(same) > _MOST_OF_A_KIND:
            last = same[_MOST_OF_A_KIND]
            named = values(count=len(same) - _MOST_OF_A_KIND)
            shown.append(Problem(last.file, last.line, last.column, last.field, "census_more", named))
    return shown


def to_population(population: Population) -> bytes:
    """The file of the figures, by code."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(POPULATION_COLUMNS)
    for code, town in sorted(population.figures.items()):
        shown = ["" if part is None else part for part in (town.population, town.ageing_rate_65, town.ageing_rate_75)]
        writer.writerow([code, *shown, population.as_of, population.source])
    return text.getvalue().encode()


def _read_file(file: str, sheets: Sequence[Sheet], registry: Registry) -> Found:
    """What the first sheet with codes and figures says."""
    found = Found()
    codes = {code[:5]: code for code in registry.towns}
    layouts = [(sheet, layout) for sheet in sheets if (layout := find_layout(sheet, codes)) is not None]
    sheet, layout = next(((sheet, layout) for sheet, layout in layouts if layout.columns), (None, None))
    if sheet is None or layout is None:
        found.add("census_no_population" if layouts else "census_no_codes", file)
        return found
    found.year = _year(file, sheet, layout)
    for row in range(layout.first, len(sheet.rows)):
        _read_row(found, file, sheet, layout, row, codes)
    return found


def _year(file: str, sheet: Sheet, layout: Layout) -> int:
    """Of the census, as the title, the sheet or the head of the codes says; 0 where none does."""
    above = [cell for row in sheet.rows[: layout.first] for cell in row if cell]
    for text in (*above, sheet.name, file):
        match = _CENSUS.search(re.sub(r"\s", "", text))
        if match:
            era, number, *plain = match.groups()
            return _ERA[era] + int(number.replace("元", "1")) if era else int(next(filter(None, plain)))
    years = [int(year) for text in (sheet.name, *above) for year in re.findall(r"(?:^|_)(\d{4})年(?:$|_)", text)]
    return max(years, default=0)


def _read_row(found: Found, file: str, sheet: Sheet, layout: Layout, row: int, codes: Mapping[str, str]) -> None:  # noqa: PLR0913, PLR0917 - where the row is, and what is known of it
    """Add the figures of a row; rows of wards, prefectures, sexes and old municipalities are left out."""
    cells = sheet.rows[row]
    written = layout.code_in(cells)
    code = codes.get(written[:5])
    if code is None or layout.is_left_out(cells):
        return
    if written[5:] and written != code:
        found.add("census_check_digit", file, sheet.place(row, layout.code), found=written, expected=code)
    own = found.cells.setdefault(code, {})
    for column, key in keys_of(layout, cells):
        place = sheet.place(row, column)
        if key in own:
            found.add("census_double", file, place, found=written, first=own[key].place[2] or own[key].place[0])
            return
        text = cells[column] if column < len(cells) else ""
        value = _number(text)
        if value is not None and value < 0:
            found.add("census_number", file, place, found=text)
        own[key] = Cell(value, file, place)


def _number(text: str) -> Decimal | None:
    """The figure in a cell, None for an empty one; below 0 where it is none."""
    digits = text.replace(",", "").replace("，", "").strip()
    if digits in _EMPTY:
        return None
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return Decimal(-1)
    return number if number.is_finite() else Decimal(-1)


def _note_missing(found: Found, file: str, registry: Registry) -> None:
    """Municipalities without a row that has a population, up to ten of them by name."""
    lacking = [code for code in registry.towns if "population" not in found.cells.get(code, {})]
    if len(lacking) == len(registry.towns):
        found.add("census_no_population", file)
    elif lacking:
        names = [f"{registry.prefecture_of(code).name}{registry.towns[code].name}" for code in lacking[:_MOST_NAMED]]
        shown = ", ".join(names) + (", …" if len(lacking) > _MOST_NAMED else "")
        count, there = len(registry.towns), len(registry.towns) - len(lacking)
        found.add("census_missing", file, expected=count, found=there, count=len(lacking), missing=shown)


def _figures(found: Found, cells: Mapping[Key, Cell]) -> Figures:
    people = cells.get("population")
    population = people.value if people else None
    if people and population is not None and population != population.to_integral_value():
        found.add("census_number", people.file, people.place, found=population)
    older, oldest = (_share(found, cells, age, population) for age in (65, 75))
    if older is not None and oldest is not None and oldest > older:
        cell = _cell_of(cells, 75)
        found.add("census_nest", cell.file, cell.place, found=oldest, limit=older)
    return Figures(
        None if population is None else int(population),
        None if older is None else float(older),
        None if oldest is None else float(oldest),
    )


def _cell_of(cells: Mapping[Key, Cell], age: int) -> Cell:
    """Where a share comes from; a cell without a figure only where there is no other."""
    there = [cells[key] for key in (f"persons:{age}", f"band:{age}", f"share:{age}") if key in cells]
    return next((cell for cell in there if cell.value is not None), there[0])


def _share(found: Found, cells: Mapping[Key, Cell], age: int, population: Decimal | None) -> Decimal | None:
    """Percent of all residents, one decimal, halves up: persons / population x 100, else as the table gives it.

    The records say of their shares that they are of all residents. Those that the census prints leave residents of
    unknown age out, who are many in large cities: with them, one town would be compared by two measures.
    """
    share, persons = (cells[key].value if key in cells else None for key in (f"share:{age}", f"persons:{age}"))
    persons = _sum_of_bands(cells, age) if persons is None else persons
    if persons is not None and persons >= 0 and population and population > 0:
        share = persons / population * 100
    if share is None:
        return None
    if share > 100:  # noqa: PLR2004 - percent
        cell = _cell_of(cells, age)
        found.add("census_share", cell.file, cell.place, found=round(share, 1))
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _sum_of_bands(cells: Mapping[Key, Cell], age: int) -> Decimal | None:
    """Persons of an age or over from bands of five years up to an open one; None where a band is missing.

    A band without persons is printed as a dash.
    """
    total = Decimal(0)
    for start in range(age, 120, 5):
        cell, last = cells.get(f"band:{start}"), cells.get(f"persons:{start}")
        if start > age and last is not None:
            return total + (last.value or 0)
        if cell is None:
            return None
        total += cell.value or 0
    return None


def counts_of(population: Population) -> Iterator[int]:
    """How many municipalities have a population, a share aged 65 and one aged 75 or over."""
    for name in ("population", "ageing_rate_65", "ageing_rate_75"):
        yield sum(getattr(town, name) is not None for town in population.figures.values())
