"""`renkei readings`: readings of words, proposed for people to correct."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.command.answers import LANG, LISTED, PROJECT, ends_well, say, say_wrong

if TYPE_CHECKING:
    from pathlib import Path

    from generator.input.problems import MessageLanguage


@click.group()
def readings() -> None:
    """Work with readings of words / 語の読みの作業."""


@readings.command("update")
@PROJECT
@LANG
@ends_well
def update_readings(root: Path, lang: MessageLanguage) -> None:
    """Propose a reading for each word that has none / 読みのない語に読みの案を加える."""
    from generator.desk import propose  # noqa: PLC0415 - Babel's extractors are slow to import

    try:
        proposed = propose.update_readings(root.resolve())
    except propose.NoAnalyserError:
        say_wrong(
            lang,
            "読みの案を作るには SudachiPy と辞書 sudachidict_small が必要です。次のように入れてください。\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
            "proposing readings takes SudachiPy and its dictionary sudachidict_small. Install them with\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
        )
        sys.exit(1)
    for word, reading in list(proposed.added.items())[:LISTED]:
        click.echo(f"    {word} {reading}")
    if len(proposed.added) > LISTED:
        more = len(proposed.added) - LISTED
        say(lang, f"    ほか {more} 件", f"    and {more} more")
    say(
        lang,
        f"{propose.READINGS}: {proposed.words} 語。読みの案を {len(proposed.added)} 件加えました。",
        f"{propose.READINGS}: {proposed.words} words, {len(proposed.added)} of them new proposals.",
    )
    if proposed.added:
        say(lang, "正しいか確かめ、違うものは直してください。", "Look them through and correct what is wrong.")
