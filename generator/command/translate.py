"""`renkei translate`: what translators get and send back, and how far they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.command.answers import LANG, PROJECT, ends_well, say, say_wrong
from generator.input.problems import InputError
from generator.wording.endings import NOTHING_TAKEN

if TYPE_CHECKING:
    from generator.input.problems import MessageLanguage


@click.group()
def translate() -> None:
    """Work with translations / 翻訳の作業."""


@translate.command()
@PROJECT
@LANG
@ends_well
def update(root: Path, lang: MessageLanguage) -> None:
    """Bring the PO files up to date with records and templates / PO ファイルを最新にする."""
    from generator.desk.translations import update_translations  # noqa: PLC0415 - Babel's extractors are slow to import

    for done in update_translations(root.resolve()):
        say(
            lang,
            f"{done.language}: {done.files} ファイル、{done.messages} 文。未訳 {done.empty}、要見直し {done.fuzzy}。",
            f"{done.language}: {done.files} files, {done.messages} texts, {done.empty} empty, {done.fuzzy} stale.",
        )


_OF = click.option("--language", "key", required=True, help="Key of the language, such as ko / 言語（ko など）.")


@translate.command("export")
@PROJECT
@LANG
@_OF
@click.option(
    "--format", "form", type=click.Choice(["xlsx", "po"]), default="xlsx", show_default=True, help="Form / 形式."
)
@click.option(
    "--only",
    metavar="STATES",
    default="missing,stale,current",
    show_default=True,
    help="States with commas between them / 状態をコンマで区切って.",
)
@click.option(
    "--record", "records", multiple=True, metavar="ID", help="A record, or site / 記録の id か site. 繰り返し可."
)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="Workbook; for po a folder or a .zip / 書き出す先. po のときはフォルダーか .zip.",
)
@ends_well
def export_translations(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path, lang: MessageLanguage, key: str, form: str, only: str, records: tuple[str, ...], target: Path
) -> None:
    """Write what a translator needs, as a workbook or as PO files / 翻訳者に渡すファイルを書き出す."""
    from generator.desk import handover  # noqa: PLC0415 - Babel's extractors are slow to import
    from generator.input.spreadsheet import NoExcelError  # noqa: PLC0415 - only some commands need it

    states = [state.strip() for state in only.split(",")]
    known = ("missing", "stale", "current")
    if not set(states) <= set(known):
        raise click.UsageError(f"--only: {', '.join(known)}")
    work = handover.open_work(root.resolve(), key, records)
    try:
        done = handover.export_work(work, states, form, target)
    except NoExcelError:
        _end_without_excel(lang)
    say(
        lang,
        f"{target}: {done.files} ファイル、{done.texts} 文を書き出しました。",
        f"{target}: {done.texts} texts of {done.files} files.",
    )


def _end_without_excel(lang: MessageLanguage) -> NoReturn:
    say_wrong(
        lang,
        "Excel のブックには xlsxwriter、openpyxl、defusedxml が必要です。次のように入れるか、PO を使ってください。\n"
        "    python -m pip install --require-hashes -r requirements/dev.txt",
        "workbooks take xlsxwriter, openpyxl and defusedxml. Install them like this, or use PO files.\n"
        "    python -m pip install --require-hashes -r requirements/dev.txt",
    )
    sys.exit(1)


@translate.command("import")
@click.argument("source", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@PROJECT
@LANG
@_OF
@click.option("--partial", "is_partial", is_flag=True, help="Rows may be missing / 行が足りなくても取り込む.")
@click.option("--check", "is_check", is_flag=True, help="Say what would change, write nothing / 書かずに確認だけする.")
@ends_well
def import_translations(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path,
    lang: MessageLanguage,
    source: Path,
    key: str,
    is_partial: bool,  # noqa: FBT001 - click passes flags so
    is_check: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Take over what a translator sent back: all of it, or nothing / 翻訳者から届いたファイルを取り込む.

    A workbook, a PO file, or a folder or archive of PO files / ブック、PO、PO のフォルダーか zip.
    """
    from generator.desk import handover  # noqa: PLC0415 - Babel's extractors are slow to import
    from generator.input.spreadsheet import NoExcelError  # noqa: PLC0415 - only some commands need it

    try:
        work = handover.open_work(root.resolve(), key)
        done = handover.import_work(work, source, is_partial=is_partial, is_check=is_check)
    except NoExcelError:
        _end_without_excel(lang)
    except InputError as error:
        click.echo(error.to_text(lang, NOTHING_TAKEN), err=True)
        sys.exit(1)
    for part in done:
        say(
            lang,
            f"{part.file}: 訳 {part.translations} 件、コメント {part.comments} 件。",
            f"{part.file}: {part.translations} translations, {part.comments} comments.",
        )
    if is_check:
        say(lang, "確認だけで、何も書いていません。", "Only checked, nothing was written.")
    elif done:
        say(lang, "git diff で変わったところを見られます。", "See what changed with git diff.")
    else:
        say(lang, "変わったところはありません。", "Nothing has changed.")


@translate.command("add")
@click.argument("key", metavar="LANG")
@PROJECT
@LANG
@click.option("--name", required=True, help="Of the language, in itself, such as Français / その言語での名.")
@click.option("--tag", help="BCP 47, such as pt-BR, where LANG does not tell / 言語タグ.")
@ends_well
def add_translation(root: Path, lang: MessageLanguage, key: str, name: str, tag: str | None) -> None:
    """Add a language, in which nothing is translated yet / 言語を加える（どこもまだ訳されていない）."""
    from generator.desk.handover import add_language  # noqa: PLC0415 - Babel's extractors are slow to import

    done = add_language(root.resolve(), key, name, tag)
    say(
        lang,
        f"{done.addition.name}（{done.addition.tag}）を加えました。PO {done.files} ファイル、{done.pages} ページ。\n"
        "次にすること:\n"
        f"    mkdocs.yml の extra.languages.{key} と nav を訳す\n"
        f"    content/{key}/ のページを訳し、renkei translate status が示す値を translates: に書く\n"
        f"    renkei translate export --language {key} --to {key}.xlsx で翻訳者に渡し、\n"
        f"    renkei translate import {key}.xlsx --language {key} で取り込む",
        f"Added {done.addition.name} ({done.addition.tag}): {done.files} PO files, {done.pages} pages.\n"
        "What to do next:\n"
        f"    translate extra.languages.{key} and the nav in mkdocs.yml\n"
        f"    translate the pages in content/{key}/ and write translates: as renkei translate status says\n"
        f"    renkei translate export --language {key} --to {key}.xlsx gives translators their file,\n"
        f"    renkei translate import {key}.xlsx --language {key} takes it back",
    )


@translate.command("status")
@PROJECT
@LANG
@click.option("--lang-of", "key", metavar="LANGUAGE", help="One language only, such as ko / 一つの言語だけ.")
@click.option(
    "--each", is_flag=True, help="Every record and page, not only those with something to do / 一件ずつすべて."
)
@click.option("--json", "is_json", is_flag=True, help="For other programs to read / 機械で読む形.")
@ends_well
def translation_status(root: Path, lang: MessageLanguage, key: str | None, each: bool, is_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Tell how far each language is translated, and what is stale / 翻訳の状況を示す."""
    from generator.desk.report import to_json, to_report  # noqa: PLC0415 - only this command needs it
    from generator.desk.translations import read_progress  # noqa: PLC0415 - Babel's extractors are slow to import

    progress = read_progress(root.resolve())
    known = [part.language.key for part in progress]
    if key is not None and key not in known:
        say_wrong(
            lang,
            f"{key} という言語はありません。あるのは {', '.join(known) or '—'} です。",
            f"there is no language {key}. There are: {', '.join(known) or '—'}.",
        )
        sys.exit(1)
    asked = [part for part in progress if key in {None, part.language.key}]
    click.echo(to_json(asked) if is_json else to_report(asked, lang, each=each))
