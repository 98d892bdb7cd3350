"""`renkei publish`: the site goes into a folder of a web server, or is reported on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.answers import LANG, LISTED, PROJECT, ends_well, say, say_wrong
from generator.input.problems import InputError
from generator.wording.endings import NOTHING_PUBLISHED

if TYPE_CHECKING:
    from generator.input.problems import MessageLanguage


@click.command("publish")
@PROJECT
@LANG
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="Folder that a web server shows / ウェブサーバーが公開するフォルダー.",
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would be done, write nothing / 書かずに確認だけする.")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask / 確認を求めない.")
@click.option("--force", is_flag=True, help="Replace what is not ours or was edited / 他のファイルも置き換える.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what to look at before publishing, .html or .json / 公開前の確認のための報告を書く.",
)
@ends_well
def publish(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path,
    lang: MessageLanguage,
    target: Path | None,
    is_dry: bool,  # noqa: FBT001 - click passes flags so
    is_sure: bool,  # noqa: FBT001 - click passes flags so
    force: bool,  # noqa: FBT001 - click passes flags so
    report: Path | None,
) -> None:
    """Bring the site into a folder of a web server, or report on it / サイトを公開用のフォルダーに写す."""
    if target is None and report is None:
        raise click.UsageError("--to or --report / --to か --report を付けてください")
    if report is not None:
        _report_on_site(root.resolve(), report, lang)
    if target is not None:
        try:
            _publish_to(root, target, lang, force=force, asks=not is_sure, is_dry=is_dry)
        except InputError as error:
            click.echo(error.to_text(lang, NOTHING_PUBLISHED), err=True)
            sys.exit(1)


def _publish_to(  # noqa: PLR0913 - the options of one command
    root: Path, target: Path, lang: MessageLanguage, *, force: bool, asks: bool, is_dry: bool
) -> None:
    from generator.publish import folder  # noqa: PLC0415 - only this command needs it

    work = folder.open_publication(root, target, force=force)
    plan = work.publication
    marks = (("+", plan.added), ("~", plan.changed), ("-", plan.removed))
    for mark, paths in marks:
        for path in paths if is_dry else paths[:LISTED]:
            click.echo(f"    {mark} {path}")
        if not is_dry and len(paths) > LISTED:
            more = len(paths) - LISTED
            say(lang, f"    {mark} ほか {more} 件", f"    {mark} and {more} more")
    added, changed, removed = len(plan.added), len(plan.changed), len(plan.removed)
    say(
        lang,
        f"{target}: 追加 {added}、変更 {changed}、削除 {removed}、そのまま {len(plan.kept)} ファイル。",
        f"{target}: {added} files to add, {changed} to change, {removed} to remove, {len(plan.kept)} stay.",
    )
    if is_dry:
        say(lang, "確認だけで、何も書いていません。", "Only checked, nothing was written.")
        return
    if work.is_idle:
        say(lang, "変わったところはありません。", "Nothing has changed.")
        return
    if asks and not _confirmed(lang):
        sys.exit(1)
    folder.publish(work)
    say(lang, f"{target} に公開しました。", f"Published to {target}.")


def _confirmed(lang: MessageLanguage) -> bool:
    """Whether a person at the keyboard agrees; where nobody can answer, what to type is said instead."""
    if sys.stdin.isatty():
        return click.confirm("公開しますか" if lang == "ja" else "Publish?")
    say_wrong(
        lang,
        "何も書いていません。この内容でよければ、同じ命令に --yes を付けてください。",
        "Nothing was written. If this is what you want, add --yes to the same command.",
    )
    return False


def _report_on_site(root: Path, report: Path, lang: MessageLanguage) -> None:
    """Write the report that is looked through before a site is published."""
    from generator.desk.translations import read_progress  # noqa: PLC0415 - Babel's extractors are slow to import
    from generator.publish.inspection import inspect_site  # noqa: PLC0415 - Babel's extractors are slow to import

    if report.suffix not in {".html", ".json"}:
        raise click.UsageError("--report: .html / .json")
    done = inspect_site(root, report, read_progress(root), lang)
    say(
        lang,
        f"{report}: 切れたリンク {len(done.broken)}、外部への要求 {len(done.external)}、"
        f"個人情報が未確認の記録 {done.unreviewed}。",
        f"{report}: {len(done.broken)} broken links, {len(done.external)} external requests, "
        f"{done.unreviewed} records not reviewed for personal data.",
    )
