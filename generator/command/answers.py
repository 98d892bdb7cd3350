"""How commands answer: in the reader's language, wrong input and a refusing disk with a message and exit 1."""

from __future__ import annotations

import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.input.problems import InputError
from generator.wording.progress import WAITING

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


def say_waiting(language: MessageLanguage) -> None:
    """Tell the reader that another build of the project has to end first."""
    say_wrong(language, WAITING["ja"], WAITING["en"])


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
        except BrokenPipeError:
            raise  # whoever read the answer has enough of it, as `head` does: click ends the command without a word
        except OSError as error:
            ja = f"ディスクに書けません（{error.strerror}: {error.filename}）。前のサイトはそのままです。"
            en = f"the disk refuses ({error.strerror}: {error.filename}). The old site is as it was."
            click.echo(ja if language == "ja" else en, err=True)
            sys.exit(1)

    return run


def refused(lang: MessageLanguage, error: OSError, target: Path) -> NoReturn:
    """End where the disk refuses a file that was to be made; an older one is as it was."""
    place = error.filename or target
    say_wrong(
        lang,
        f"{target} を書けません（{error.strerror}: {place}）。前のファイルはそのままです。\n"
        "    空き容量と書き込みの権限を確かめ、ほかのプログラムで開いていれば閉じてください。",
        f"cannot write {target} ({error.strerror}: {place}). An older one is as it was.\n"
        "    Check free space and permissions, and close other programs that have it open.",
    )
    sys.exit(1)


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
