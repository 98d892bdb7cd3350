"""How commands answer: in the reader's language, wrong input and a refusing disk with a message and exit 1."""

from __future__ import annotations

import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.input.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.input.problems import MessageLanguage

LISTED = 20
"""How many of a long list are told before it is cut."""


def say(language: MessageLanguage, ja: str, en: str) -> None:
    """Tell the reader, in the language asked for."""
    click.echo(ja if language == "ja" else en)


def say_wrong(language: MessageLanguage, ja: str, en: str) -> None:
    """Tell the reader what is wrong, where programs keep it apart from results."""
    click.echo(ja if language == "ja" else en, err=True)


def ends_well(command: Callable[..., None]) -> Callable[..., None]:
    """A command that answers wrong input and a refusing disk with a message and exit 1."""

    @wraps(command)
    def run(**named: Any) -> None:
        language: MessageLanguage = named["lang"]
        try:
            command(**named)
        except InputError as error:
            click.echo(error.to_text(language), err=True)
            sys.exit(1)
        except OSError as error:
            ja = f"ディスクに書けません（{error.strerror}: {error.filename}）。前のサイトはそのままです。"
            en = f"the disk refuses ({error.strerror}: {error.filename}). The old site is as it was."
            click.echo(ja if language == "ja" else en, err=True)
            sys.exit(1)

    return run


LANG = click.option(
    "--lang", type=click.Choice(["ja", "en"]), default="ja", help="Language of messages / メッセージの言語."
)
PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder of the project / プロジェクトのフォルダー.",
)
