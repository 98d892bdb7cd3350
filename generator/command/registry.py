"""`renkei registry`: the registry of municipalities, filled with figures of a census."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.answers import LANG, PROJECT, ends_well, say, say_wrong

if TYPE_CHECKING:
    from generator.input.problems import MessageLanguage
    from generator.input.registry import Population


@click.group()
def registry() -> None:
    """Work with the registry of municipalities / 市区町村の登録簿の作業."""


@registry.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@PROJECT
@LANG
@ends_well
def import_census(root: Path, lang: MessageLanguage, files: tuple[Path, ...]) -> None:
    """Take population and ageing rates from e-Stat's census tables / e-Stat の国勢調査の表から数値を取り込む.

    Several files are joined, the first one that gives a figure counts / 複数の表は合わせ、先のものを優先します.
    """
    from generator.disk.read import Shelf, read_registry  # noqa: PLC0415 - only this command needs them
    from generator.disk.write import write_files  # noqa: PLC0415 - as above
    from generator.input import census, spreadsheet  # noqa: PLC0415 - as above

    try:
        sheets = {str(file): spreadsheet.parse_sheets(str(file), file.read_bytes()) for file in files}
    except spreadsheet.NoExcelError:
        say_wrong(
            lang,
            "Excel の表を読むには openpyxl と defusedxml が必要です。次のように入れるか、CSV を使ってください。\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
            "reading Excel takes openpyxl and defusedxml. Install them like this, or use the CSV.\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
        )
        sys.exit(1)
    population = census.make_population(sheets, read_registry(root.resolve(), Shelf(lasting=False)))
    path = root / "content/data/population.csv"
    write_files({path: census.to_population(population)})
    _tell_of_population(path, population, lang)


def _tell_of_population(path: Path, population: Population, lang: MessageLanguage) -> None:
    from generator.input.census import counts_of  # noqa: PLC0415 - only one command needs it

    total, older, oldest = counts_of(population)
    say(
        lang,
        f"{path}: 人口 {total} 件、65歳以上の割合 {older} 件、75歳以上の割合 {oldest} 件"
        f"（{population.as_of or '時点は表に記載なし'}）。",
        f"{path}: {total} populations, {older} shares aged 65 or over, {oldest} aged 75 or over "
        f"({population.as_of or 'the table does not say as of when'}).",
    )
    if not (older and oldest):
        say(
            lang,
            "割合のない年齢があります。年齢別の表（第2-7表など）も、続けて指定できます。",
            "An age group is missing. Name a table by age, such as 2-7, after the first one.",
        )
