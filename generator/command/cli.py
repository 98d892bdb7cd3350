"""The command `renkei`: what a person types, and what it answers."""

from __future__ import annotations

import errno
import sys
import time
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.build import build_site
from generator.command.answers import LANG, LISTED, PROJECT, ends_well, say, say_waiting
from generator.command.bench import bench
from generator.command.bundle import bundle
from generator.command.handout import handout
from generator.command.publish import publish
from generator.command.readings import readings
from generator.command.registry import registry
from generator.command.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from generator.desk.scrutiny import Inspected
    from generator.input.problems import MessageLanguage
    from generator.step.check import Checked

_STEPS = {
    "ja": {
        "read": "読み込み",
        "check": "確認",
        "frame": "枠の作成",
        "render": "ページの作成",
        "write": "書き出し",
        "bundle": "ZIPの作成",
    },
    "en": {
        "read": "reading",
        "check": "checking",
        "frame": "making frames",
        "render": "making pages",
        "write": "writing",
        "bundle": "making the ZIP",
    },
}
_MEGABYTE = 1_000_000


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="renkei")
def main() -> None:
    """Renkei Casebook: case records become a site, its data files and an offline ZIP.

    連携事例集: 事例の記録から、サイト・データ・配布用 ZIP を作ります。
    """


for _command in (translate, bundle, handout, publish, readings, registry, bench):
    main.add_command(_command)


@main.command()
@PROJECT
@LANG
@click.option("--no-zip", is_flag=True, help="Leave the ZIP out / ZIP を作らない.")
@ends_well
def build(root: Path, lang: MessageLanguage, no_zip: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Build the site and the ZIP / サイトと ZIP を作る."""
    start = time.perf_counter()
    dist = None if no_zip else root / "dist"
    with click.progressbar(length=len(_STEPS[lang]), label=" " * 12, file=sys.stderr) as steps:

        def progress(step: str) -> None:
            if step == "wait":
                say_waiting(lang)
                return
            steps.label = _STEPS[lang][step]
            steps.update(1)

        built = build_site(root.resolve(), root.resolve() / "site", dist and dist.resolve(), progress=progress)
    seconds = time.perf_counter() - start
    size = built.size / _MEGABYTE
    say(
        lang,
        f"事例 {built.cases} 件 × {built.languages} 言語: {built.files} ファイル（{size:.1f} MB）を {root / 'site'} に"
        f"作りました。変わったのは {built.changed} ファイルです（{seconds:.1f} 秒）。",
        f"{built.cases} cases x {built.languages} languages: {built.files} files ({size:.1f} MB) in {root / 'site'}, "
        f"{built.changed} of them changed ({seconds:.1f} s).",
    )
    if built.bundle is not None:
        place, size = root / "dist" / built.bundle.name, built.bundle_size / _MEGABYTE
        say(lang, f"配布用 ZIP: {place}（{size:.1f} MB）", f"ZIP to hand out: {place} ({size:.1f} MB)")


@main.command()
@PROJECT
@LANG
@click.option("--terms", "with_terms", is_flag=True, help="List terms that differ / 用語集と違う訳語を並べる.")
@ends_well
def check(root: Path, lang: MessageLanguage, with_terms: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Check every input file, writing nothing / 書き出さずに、すべての入力を確認する."""
    from generator.desk.scrutiny import inspect_translations  # noqa: PLC0415 - only this command needs it
    from generator.recipe import check_project  # noqa: PLC0415 - as above
    from generator.step.workshop import Workshop  # noqa: PLC0415 - as above

    checked = check_project(root.resolve(), Workshop())
    inspected = inspect_translations(root.resolve(), checked)
    count, tables = len(checked.project.ids), len(checked.settings.tables)
    say(
        lang,
        f"問題はありません。事例 {count} 件、比較表 {tables} 件を確認しました。",
        f"No problems. Checked {count} cases and {tables} tables.",
    )
    _tell_of_terms(inspected, lang, with_terms=with_terms)
    _tell_of_readings(checked, lang)


def _tell_of_terms(inspected: Inspected, lang: MessageLanguage, *, with_terms: bool) -> None:
    """A remark on translations that say a term of the glossary in other words; they are no fault."""
    found = inspected.differences
    if not found:
        return
    say(
        lang,
        f"訳文 {inspected.texts} 件のうち、用語集と違う訳語が {len(found)} 件あります（誤りとは限りません）。",
        f"Translations: {inspected.texts}, terms in other words than the glossary: {len(found)} (no fault as such).",
    )
    for file, source, part in found if with_terms else ():
        click.echo(f"    {file}: {part.term} → {' | '.join(part.words)}: {source}")
    if not with_terms:
        say(lang, "    --terms で一覧を見られます。", "    --terms lists them.")


def _tell_of_readings(checked: Checked, lang: MessageLanguage) -> None:
    """A remark on the words that nobody finds by their reading; they are no fault."""
    from generator.desk.propose import words_without_reading  # noqa: PLC0415 - Babel's extractors are slow to import

    missing = words_without_reading(checked.project, checked.settings)
    if not missing:
        return
    say(
        lang,
        f"読みのない語が {len(missing)} 件あります。読みからの検索では見つかりません。",
        f"Words without a reading: {len(missing)}. No search by reading finds them.",
    )
    for word, file in list(missing.items())[:LISTED]:
        say(lang, f"    {word}（{file}）", f"    {word} ({file})")
    if len(missing) > LISTED:
        say(lang, f"    ほか {len(missing) - LISTED} 件", f"    and {len(missing) - LISTED} more")
    say(
        lang,
        "renkei readings update で読みの案を加えるか、content/data/readings.tsv に書いてください。",
        "Let renkei readings update propose readings, or write them into content/data/readings.tsv.",
    )


@main.command()
@PROJECT
@LANG
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port / ポート番号.")
@ends_well
def serve(root: Path, lang: MessageLanguage, port: int) -> None:
    """Show the site while you work; it rebuilds and reloads / 編集しながらサイトを見る."""
    from generator.desk.serve import serve_project  # noqa: PLC0415 - servers are slow to import and rarely needed

    try:
        serve_project(root.resolve(), lang, port, lambda ja, en: say(lang, ja, en))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        ja = f"ポート {port} は使われています。--port で別の番号を指定してください。"
        en = f"port {port} is taken. Choose another one with --port."
        click.echo(ja if lang == "ja" else en, err=True)
        sys.exit(1)
