"""The command `renkei`: what a person types, and what it answers."""

from __future__ import annotations

import errno
import sys
import time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator import __version__
from generator.build import Workshop, build_site, check_project
from generator.problems import InputError
from generator.read import Shelf, read_registry
from generator.wordings import NOTHING_PUBLISHED, NOTHING_TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.build import Checked
    from generator.problems import MessageLanguage
    from generator.registry import Population
    from generator.scrutiny import Inspected

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


def _say(language: MessageLanguage, ja: str, en: str) -> None:
    click.echo(ja if language == "ja" else en)


def _say_wrong(language: MessageLanguage, ja: str, en: str) -> None:
    click.echo(ja if language == "ja" else en, err=True)


def _ends_well(command: Callable[..., None]) -> Callable[..., None]:
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


_LANG = click.option(
    "--lang", type=click.Choice(["ja", "en"]), default="ja", help="Language of messages / メッセージの言語."
)
_PROJECT = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder of the project / プロジェクトのフォルダー.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="renkei")
def main() -> None:
    """Renkei Casebook: case records become a site, its data files and an offline ZIP.

    連携事例集: 事例の記録から、サイト・データ・配布用 ZIP を作ります。
    """


@main.command()
@_PROJECT
@_LANG
@click.option("--no-zip", is_flag=True, help="Leave the ZIP out / ZIP を作らない.")
@_ends_well
def build(root: Path, lang: MessageLanguage, no_zip: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Build the site and the ZIP / サイトと ZIP を作る."""
    start = time.perf_counter()
    dist = None if no_zip else root / "dist"
    with click.progressbar(length=len(_STEPS[lang]), label=" " * 12, file=sys.stderr) as steps:

        def progress(step: str) -> None:
            steps.label = _STEPS[lang][step]
            steps.update(1)

        built = build_site(root.resolve(), root.resolve() / "site", dist and dist.resolve(), progress=progress)
    seconds = time.perf_counter() - start
    size = built.size / _MEGABYTE
    _say(
        lang,
        f"事例 {built.cases} 件 × {built.languages} 言語: {built.files} ファイル（{size:.1f} MB）を {root / 'site'} に"
        f"作りました。変わったのは {built.changed} ファイルです（{seconds:.1f} 秒）。",
        f"{built.cases} cases x {built.languages} languages: {built.files} files ({size:.1f} MB) in {root / 'site'}, "
        f"{built.changed} of them changed ({seconds:.1f} s).",
    )
    if built.bundle is not None:
        place, size = root / "dist" / built.bundle.name, built.bundle_size / _MEGABYTE
        _say(lang, f"配布用 ZIP: {place}（{size:.1f} MB）", f"ZIP to hand out: {place} ({size:.1f} MB)")


@main.command()
@_PROJECT
@_LANG
@click.option("--terms", "with_terms", is_flag=True, help="List terms that differ / 用語集と違う訳語を並べる.")
@_ends_well
def check(root: Path, lang: MessageLanguage, with_terms: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Check every input file, writing nothing / 書き出さずに、すべての入力を確認する."""
    from generator.scrutiny import inspect_translations  # noqa: PLC0415 - only this command needs it

    checked = check_project(root.resolve(), Workshop())
    inspected = inspect_translations(root.resolve(), checked)
    count, tables = len(checked.project.ids), len(checked.settings.tables)
    _say(
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
    _say(
        lang,
        f"訳文 {inspected.texts} 件のうち、用語集と違う訳語が {len(found)} 件あります（誤りとは限りません）。",
        f"Translations: {inspected.texts}, terms in other words than the glossary: {len(found)} (no fault as such).",
    )
    for file, source, part in found if with_terms else ():
        click.echo(f"    {file}: {part.term} → {' | '.join(part.words)}: {source}")
    if not with_terms:
        _say(lang, "    --terms で一覧を見られます。", "    --terms lists them.")


_LISTED = 20


def _tell_of_readings(checked: Checked, lang: MessageLanguage) -> None:
    """A remark on the words that nobody finds by their reading; they are no fault."""
    from generator.propose import words_without_reading  # noqa: PLC0415 - Babel's extractors are slow to import

    missing = words_without_reading(checked.project, checked.settings)
    if not missing:
        return
    _say(
        lang,
        f"読みのない語が {len(missing)} 件あります。読みからの検索では見つかりません。",
        f"Words without a reading: {len(missing)}. No search by reading finds them.",
    )
    for word, file in list(missing.items())[:_LISTED]:
        _say(lang, f"    {word}（{file}）", f"    {word} ({file})")
    if len(missing) > _LISTED:
        _say(lang, f"    ほか {len(missing) - _LISTED} 件", f"    and {len(missing) - _LISTED} more")
    _say(
        lang,
        "renkei readings update で読みの案を加えるか、content/data/readings.tsv に書いてください。",
        "Let renkei readings update propose readings, or write them into content/data/readings.tsv.",
    )


@main.command()
@_PROJECT
@_LANG
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port / ポート番号.")
@_ends_well
def serve(root: Path, lang: MessageLanguage, port: int) -> None:
    """Show the site while you work; it rebuilds and reloads / 編集しながらサイトを見る."""
    from generator.serve import serve_project  # noqa: PLC0415 - servers are slow to import and rarely needed

    try:
        serve_project(root.resolve(), lang, port, lambda ja, en: _say(lang, ja, en))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        ja = f"ポート {port} は使われています。--port で別の番号を指定してください。"
        en = f"port {port} is taken. Choose another one with --port."
        click.echo(ja if lang == "ja" else en, err=True)
        sys.exit(1)


@main.group()
def translate() -> None:
    """Work with translations / 翻訳の作業."""


@translate.command()
@_PROJECT
@_LANG
@_ends_well
def update(root: Path, lang: MessageLanguage) -> None:
    """Bring the PO files up to date with records and templates / PO ファイルを最新にする."""
    from generator.translate import update_translations  # noqa: PLC0415 - Babel's extractors are slow to import

    for done in update_translations(root.resolve()):
        _say(
            lang,
            f"{done.language}: {done.files} ファイル、{done.messages} 文。未訳 {done.empty}、要見直し {done.fuzzy}。",
            f"{done.language}: {done.files} files, {done.messages} texts, {done.empty} empty, {done.fuzzy} stale.",
        )


_OF = click.option("--language", "key", required=True, help="Key of the language, such as ko / 言語（ko など）.")


@translate.command("export")
@_PROJECT
@_LANG
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
@_ends_well
def export_translations(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path, lang: MessageLanguage, key: str, form: str, only: str, records: tuple[str, ...], target: Path
) -> None:
    """Write what a translator needs, as a workbook or as PO files / 翻訳者に渡すファイルを書き出す."""
    from generator import handover  # noqa: PLC0415 - Babel's extractors are slow to import
    from generator.spreadsheet import NoExcelError  # noqa: PLC0415 - only some commands need it

    states = [state.strip() for state in only.split(",")]
    known = ("missing", "stale", "current")
    if not set(states) <= set(known):
        raise click.UsageError(f"--only: {', '.join(known)}")
    work = handover.open_work(root.resolve(), key, records)
    try:
        done = handover.export_work(work, states, form, target)
    except NoExcelError:
        _end_without_excel(lang)
    _say(
        lang,
        f"{target}: {done.files} ファイル、{done.texts} 文を書き出しました。",
        f"{target}: {done.texts} texts of {done.files} files.",
    )


def _end_without_excel(lang: MessageLanguage) -> NoReturn:
    _say_wrong(
        lang,
        "Excel のブックには xlsxwriter、openpyxl、defusedxml が必要です。次のように入れるか、PO を使ってください。\n"
        "    python -m pip install --require-hashes -r requirements/dev.txt",
        "workbooks take xlsxwriter, openpyxl and defusedxml. Install them like this, or use PO files.\n"
        "    python -m pip install --require-hashes -r requirements/dev.txt",
    )
    sys.exit(1)


@translate.command("import")
@click.argument("source", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@_PROJECT
@_LANG
@_OF
@click.option("--partial", "is_partial", is_flag=True, help="Rows may be missing / 行が足りなくても取り込む.")
@click.option("--check", "is_check", is_flag=True, help="Say what would change, write nothing / 書かずに確認だけする.")
@_ends_well
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
    from generator import handover  # noqa: PLC0415 - Babel's extractors are slow to import
    from generator.spreadsheet import NoExcelError  # noqa: PLC0415 - only some commands need it

    try:
        work = handover.open_work(root.resolve(), key)
        done = handover.import_work(work, source, is_partial=is_partial, is_check=is_check)
    except NoExcelError:
        _end_without_excel(lang)
    except InputError as error:
        click.echo(error.to_text(lang, NOTHING_TAKEN), err=True)
        sys.exit(1)
    for part in done:
        _say(
            lang,
            f"{part.file}: 訳 {part.translations} 件、コメント {part.comments} 件。",
            f"{part.file}: {part.translations} translations, {part.comments} comments.",
        )
    if is_check:
        _say(lang, "確認だけで、何も書いていません。", "Only checked, nothing was written.")
    elif done:
        _say(lang, "git diff で変わったところを見られます。", "See what changed with git diff.")
    else:
        _say(lang, "変わったところはありません。", "Nothing has changed.")


@translate.command("add")
@click.argument("key", metavar="LANG")
@_PROJECT
@_LANG
@click.option("--name", required=True, help="Of the language, in itself, such as Français / その言語での名.")
@click.option("--tag", help="BCP 47, such as pt-BR, where LANG does not tell / 言語タグ.")
@_ends_well
def add_translation(root: Path, lang: MessageLanguage, key: str, name: str, tag: str | None) -> None:
    """Add a language, in which nothing is translated yet / 言語を加える（どこもまだ訳されていない）."""
    from generator.handover import add_language  # noqa: PLC0415 - Babel's extractors are slow to import

    done = add_language(root.resolve(), key, name, tag)
    _say(
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
@_PROJECT
@_LANG
@click.option("--lang-of", "key", metavar="LANGUAGE", help="One language only, such as ko / 一つの言語だけ.")
@click.option(
    "--each", is_flag=True, help="Every record and page, not only those with something to do / 一件ずつすべて."
)
@click.option("--json", "is_json", is_flag=True, help="For other programs to read / 機械で読む形.")
@_ends_well
def translation_status(root: Path, lang: MessageLanguage, key: str | None, each: bool, is_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Tell how far each language is translated, and what is stale / 翻訳の状況を示す."""
    from generator.report import to_json, to_report  # noqa: PLC0415 - only this command needs it
    from generator.translate import read_progress  # noqa: PLC0415 - Babel's extractors are slow to import

    progress = read_progress(root.resolve())
    known = [part.language.key for part in progress]
    if key is not None and key not in known:
        _say_wrong(
            lang,
            f"{key} という言語はありません。あるのは {', '.join(known) or '—'} です。",
            f"there is no language {key}. There are: {', '.join(known) or '—'}.",
        )
        sys.exit(1)
    asked = [part for part in progress if key in {None, part.language.key}]
    click.echo(to_json(asked) if is_json else to_report(asked, lang, each=each))


@main.command("publish")
@_PROJECT
@_LANG
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
@_ends_well
def publish_site(  # noqa: PLR0913, PLR0917 - click passes each option by its name
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
    from generator.publish import open_publication, publish  # noqa: PLC0415 - only this command needs it

    work = open_publication(root, target, force=force)
    plan = work.publication
    marks = (("+", plan.added), ("~", plan.changed), ("-", plan.removed))
    for mark, paths in marks:
        for path in paths if is_dry else paths[:_LISTED]:
            click.echo(f"    {mark} {path}")
        if not is_dry and len(paths) > _LISTED:
            more = len(paths) - _LISTED
            _say(lang, f"    {mark} ほか {more} 件", f"    {mark} and {more} more")
    added, changed, removed = len(plan.added), len(plan.changed), len(plan.removed)
    _say(
        lang,
        f"{target}: 追加 {added}、変更 {changed}、削除 {removed}、そのまま {len(plan.kept)} ファイル。",
        f"{target}: {added} files to add, {changed} to change, {removed} to remove, {len(plan.kept)} stay.",
    )
    if is_dry:
        _say(lang, "確認だけで、何も書いていません。", "Only checked, nothing was written.")
        return
    if work.is_idle:
        _say(lang, "変わったところはありません。", "Nothing has changed.")
        return
    if asks and not _confirmed(lang):
        sys.exit(1)
    publish(work)
    _say(lang, f"{target} に公開しました。", f"Published to {target}.")


def _confirmed(lang: MessageLanguage) -> bool:
    """Whether a person at the keyboard agrees; where nobody can answer, what to type is said instead."""
    if sys.stdin.isatty():
        return click.confirm("公開しますか" if lang == "ja" else "Publish?")
    _say_wrong(
        lang,
        "何も書いていません。この内容でよければ、同じ命令に --yes を付けてください。",
        "Nothing was written. If this is what you want, add --yes to the same command.",
    )
    return False


def _report_on_site(root: Path, report: Path, lang: MessageLanguage) -> None:
    """Write the report that is looked through before a site is published."""
    from generator.inspection import inspect_site  # noqa: PLC0415 - Babel's extractors are slow to import

    if report.suffix not in {".html", ".json"}:
        raise click.UsageError("--report: .html / .json")
    done = inspect_site(root, report, lang)
    _say(
        lang,
        f"{report}: 切れたリンク {len(done.broken)}、外部への要求 {len(done.external)}、"
        f"個人情報が未確認の記録 {done.unreviewed}。",
        f"{report}: {len(done.broken)} broken links, {len(done.external)} external requests, "
        f"{done.unreviewed} records not reviewed for personal data.",
    )


@main.group()
def readings() -> None:
    """Work with readings of words / 語の読みの作業."""


@readings.command("update")
@_PROJECT
@_LANG
@_ends_well
def update_readings(root: Path, lang: MessageLanguage) -> None:
    """Propose a reading for each word that has none / 読みのない語に読みの案を加える."""
    from generator import propose  # noqa: PLC0415 - Babel's extractors are slow to import

    try:
        proposed = propose.update_readings(root.resolve())
    except propose.NoAnalyserError:
        _say_wrong(
            lang,
            "読みの案を作るには SudachiPy と辞書 sudachidict_small が必要です。次のように入れてください。\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
            "proposing readings takes SudachiPy and its dictionary sudachidict_small. Install them with\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
        )
        sys.exit(1)
    for word, reading in list(proposed.added.items())[:_LISTED]:
        click.echo(f"    {word} {reading}")
    if len(proposed.added) > _LISTED:
        more = len(proposed.added) - _LISTED
        _say(lang, f"    ほか {more} 件", f"    and {more} more")
    _say(
        lang,
        f"{propose.READINGS}: {proposed.words} 語。読みの案を {len(proposed.added)} 件加えました。",
        f"{propose.READINGS}: {proposed.words} words, {len(proposed.added)} of them new proposals.",
    )
    if proposed.added:
        _say(lang, "正しいか確かめ、違うものは直してください。", "Look them through and correct what is wrong.")


@main.group()
def registry() -> None:
    """Work with the registry of municipalities / 市区町村の登録簿の作業."""


@registry.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@_PROJECT
@_LANG
@_ends_well
def import_census(root: Path, lang: MessageLanguage, files: tuple[Path, ...]) -> None:
    """Take population and ageing rates from e-Stat's census tables / e-Stat の国勢調査の表から数値を取り込む.

    Several files are joined, the first one that gives a figure counts / 複数の表は合わせ、先のものを優先します.
    """
    from generator import census, spreadsheet  # noqa: PLC0415 - only this command needs them

    try:
        sheets = {str(file): spreadsheet.parse_sheets(str(file), file.read_bytes()) for file in files}
    except spreadsheet.NoExcelError:
        _say_wrong(
            lang,
            "Excel の表を読むには openpyxl と defusedxml が必要です。次のように入れるか、CSV を使ってください。\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
            "reading Excel takes openpyxl and defusedxml. Install them like this, or use the CSV.\n"
            "    python -m pip install --require-hashes -r requirements/dev.txt",
        )
        sys.exit(1)
    population = census.make_population(sheets, read_registry(root.resolve(), Shelf(lasting=False)))
    path = root / "content/data/population.csv"
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_bytes(census.to_population(population))
    unfinished.replace(path)
    _tell_of_population(path, population, lang)


def _tell_of_population(path: Path, population: Population, lang: MessageLanguage) -> None:
    from generator.census import counts_of  # noqa: PLC0415 - only one command needs it

    total, older, oldest = counts_of(population)
    _say(
        lang,
        f"{path}: 人口 {total} 件、65歳以上の割合 {older} 件、75歳以上の割合 {oldest} 件"
        f"（{population.as_of or '時点は表に記載なし'}）。",
        f"{path}: {total} populations, {older} shares aged 65 or over, {oldest} aged 75 or over "
        f"({population.as_of or 'the table does not say as of when'}).",
    )
    if not (older and oldest):
        _say(
            lang,
            "割合のない年齢があります。年齢別の表（第2-7表など）も、続けて指定できます。",
            "An age group is missing. Name a table by age, such as 2-7, after the first one.",
        )


@main.command()
@_LANG
@_PROJECT
@click.option(
    "--cases",
    "count",
    type=click.IntRange(1, 20_000),
    show_default="1741; with --search the project's own",
    help="How many synthetic records / 作る記録の数. 13 or fewer: the project's own / 13 以下は実際の記録.",
)
@click.option(
    "--search",
    "is_search",
    is_flag=True,
    help="Measure the search in a browser instead / 代わりに検索の質と速さをブラウザーで測る.",
)
@click.option(
    "--pages",
    "is_pages",
    is_flag=True,
    help="Measure in a browser how fast pages answer / ページの応答の速さをブラウザーで測る.",
)
@click.option(
    "--queries",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    show_default="tests/search/queries.tsv",
    help="Judged queries for --search / --search で使う、正解つきの検索語.",
)
@_ends_well
def bench(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    root: Path,
    lang: MessageLanguage,
    count: int | None,
    is_search: bool,  # noqa: FBT001 - click passes flags so
    is_pages: bool,  # noqa: FBT001 - click passes flags so
    queries: Path | None,
) -> None:
    """Measure builds, the search, or the answers of pages / 作成、検索、ページの応答を測る."""
    if queries and not is_search:
        raise click.UsageError("--queries needs --search / --queries は --search とともに使います")
    if is_search and is_pages:
        raise click.UsageError("--search or --pages, not both / --search と --pages は同時に使えません")
    root = root.resolve()
    if is_search or is_pages:
        _bench_browser(root, lang, count, queries and queries.resolve(), is_pages=is_pages)
        return
    from generator.bench import run_bench  # noqa: PLC0415 - only measuring needs it

    for line in run_bench(root, count or 1741):
        _say(lang, line.ja, line.en)


def _bench_browser(
    root: Path, lang: MessageLanguage, count: int | None, queries: Path | None, *, is_pages: bool
) -> None:
    from generator.browser import BrowserMissingError, bench_pages, bench_search  # noqa: PLC0415 - only measuring does

    try:
        for line in bench_pages(root, count) if is_pages else bench_search(root, queries, count):
            _say(lang, line.ja, line.en)
    except BrowserMissingError as error:
        _say_wrong(lang, error.ja, error.en)
        sys.exit(1)
