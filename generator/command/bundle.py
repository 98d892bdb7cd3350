"""`renkei bundle`: one ZIP for a seminar, with the chosen cases and languages."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.build import build_bundle
from generator.command.answers import LANG, PROJECT, ends_well, refused, say, say_waiting
from generator.input.problems import InputError, Problem
from generator.step.goal import BUNDLE, Goal
from generator.wording.endings import NOTHING_BUNDLED

if TYPE_CHECKING:
    from generator.input.problems import MessageLanguage

_STEM = BUNDLE.removesuffix(".zip")
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,40}")
_MEGABYTE = 1_000_000


@click.command("bundle")
@PROJECT
@LANG
@click.option("--cases", metavar="A,B", help="Ids of the cases; all without it / 入れる事例の id.")
@click.option("--language", "languages", metavar="JA,EN", help="Languages; all without it / 入れる言語.")
@click.option("--title", default="", help="Of the seminar, for the cover / 表紙に載せる研修会の名.")
@click.option("--date", "day", default="", metavar="YYYY-MM-DD", help="Of the seminar / 開催日.")
@click.option("--venue", default="", help="Of the seminar / 会場.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="FILE", help="The ZIP to write / 書き出す ZIP."
)
@ends_well
def bundle(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path,
    lang: MessageLanguage,
    cases: str | None,
    languages: str | None,
    title: str,
    day: str,
    venue: str,
    target: Path | None,
) -> None:
    """Make a ZIP to hand out at a seminar, with a cover / 研修会で配る ZIP を、表紙を付けて作る."""
    from generator.input.seminar import Asked  # noqa: PLC0415 - only this command needs it

    asked = Asked(cases, languages, title, day, venue)
    name = f"{_STEM}-seminar{'-' if day else ''}{day.replace('-', '')}"
    target = target or root / "dist" / f"{name}.zip"

    def progress(step: str) -> None:
        if step == "wait":
            say_waiting(lang)

    try:
        if target.parent != root / "dist":
            _check_target(target)
        top = target.stem if _SHORT.fullmatch(target.stem) else f"{_STEM}-seminar"
        built = build_bundle(root.resolve(), Goal(None, target.resolve(), asked, top), progress)
    except InputError as error:
        click.echo(error.to_text(lang, NOTHING_BUNDLED), err=True)
        sys.exit(1)
    except OSError as error:
        refused(lang, error, target)
    size = built.bundle_size / _MEGABYTE
    say(
        lang,
        f"事例 {built.cases} 件 × {built.languages} 言語: {target}（{built.files} ファイル、{size:.1f} MB）",
        f"{built.cases} cases x {built.languages} languages: {target} ({built.files} files, {size:.1f} MB)",
    )


def _check_target(target: Path) -> None:
    """There is a place for the ZIP.

    Raises:
        InputError: It is a folder, is in no folder, or is not named like a ZIP.
    """
    kind = ""
    if target.is_dir():
        kind = "bundle_folder"
    elif not target.parent.is_dir():
        kind, target = "bundle_no_parent", target.parent
    elif target.suffix.lower() != ".zip":
        kind = "bundle_no_zip"
    if kind:
        raise InputError([Problem(target.as_posix(), 0, 0, "", kind)])
