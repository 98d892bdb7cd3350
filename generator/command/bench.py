"""`renkei bench`: builds, the search, or the answers of pages, measured."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.command.answers import LANG, PROJECT, ends_well, say, say_wrong

if TYPE_CHECKING:
    from generator.input.problems import MessageLanguage


@click.command()
@LANG
@PROJECT
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
@ends_well
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
    from generator.bench.builds import run_bench  # noqa: PLC0415 - only measuring needs it

    for line in run_bench(root, count or 1741):
        say(lang, line.ja, line.en)


def _bench_browser(
    root: Path, lang: MessageLanguage, count: int | None, queries: Path | None, *, is_pages: bool
) -> None:
    from generator.bench.browser import BrowserMissingError  # noqa: PLC0415 - only measuring needs it
    from generator.bench.pages import bench_pages  # noqa: PLC0415 - as above
    from generator.bench.search import bench_search  # noqa: PLC0415 - as above

    try:
        for line in bench_pages(root, count) if is_pages else bench_search(root, queries, count):
            say(lang, line.ja, line.en)
    except BrowserMissingError as error:
        say_wrong(lang, error.ja, error.en)
        sys.exit(1)
