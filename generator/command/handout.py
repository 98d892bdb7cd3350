"""`renkei handout`: chosen cases and tables on paper, as one PDF or as HTML to print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.answers import LANG, PROJECT, ends_well, refused, say
from generator.input.problems import InputError
from generator.wording.endings import NOTHING_PRINTED

if TYPE_CHECKING:
    from generator.input.problems import MessageLanguage
    from generator.publish.handout import Handout

_MEGABYTE = 1_000_000
_FILE = click.Path(path_type=Path)


@click.command("handout")
@PROJECT
@LANG
@click.option("--cases", help="Ids with commas between them; all without it / 事例の id をコンマで区切る.")
@click.option("--tables", help="Tables to add, with the rows of these cases / 付ける比較表.")
@click.option("--language", help="Language of the handout / 資料の言語.")
@click.option(
    "--pdf",
    type=_FILE,
    is_flag=False,
    flag_value=Path("dist/renkei-handout.pdf"),
    metavar="[FILE]",
    help="PDF to write.",
)
@click.option(
    "--html",
    type=_FILE,
    is_flag=False,
    flag_value=Path("dist/renkei-handout.html"),
    metavar="[FILE]",
    help="HTML to write.",
)
@ends_well
def handout(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path,
    lang: MessageLanguage,
    cases: str | None,
    tables: str | None,
    language: str | None,
    pdf: Path | None,
    html: Path | None,
) -> None:
    """Put case sheets into one document to hand out / 事例シートを1つの配布資料にまとめる."""
    from generator.desk.handout import Wanted, read_handout  # noqa: PLC0415 - only this command needs it

    if pdf is None and html is None:
        raise click.UsageError("--pdf or --html / --pdf か --html を付けてください")
    try:
        made = read_handout(root.resolve(), Wanted(cases, tables, language))
        for path, write in ((html, _write_html), (pdf, _write_pdf)):
            if path is not None:
                write(made, path, lang)
    except InputError as error:
        click.echo(error.to_text(lang, NOTHING_PRINTED), err=True)
        sys.exit(1)


def _write_html(made: Handout, path: Path, lang: MessageLanguage) -> None:
    _write(path, made.to_html({}).encode(), lang)
    say(
        lang,
        f"{path}: {len(made.leaves)} 件。ブラウザーで開いて印刷してください。",
        f"{path}: {len(made.leaves)} parts. Open it in a browser and print it.",
    )


def _write_pdf(made: Handout, path: Path, lang: MessageLanguage) -> None:
    from generator.desk.handout import print_handout  # noqa: PLC0415 - only this command needs it

    data, pages = print_handout(made)
    _write(path, data, lang)
    size = len(data) / _MEGABYTE
    say(
        lang,
        f"{path}: {len(made.leaves)} 件、{pages} ページ（{size:.1f} MB）",
        f"{path}: {len(made.leaves)} parts, {pages} pages ({size:.1f} MB)",
    )


def _write(path: Path, data: bytes, lang: MessageLanguage) -> None:
    from generator.desk.handout import write_handout  # noqa: PLC0415 - only this command needs it

    try:
        write_handout(path, data)
    except OSError as error:
        refused(lang, error, path)
