"""What all parts gave of their records, joined for the pages of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.progress import Progress
from generator.page.lists import Lists, read_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.page.edition import Edition
    from generator.page.order import Delivered
    from generator.search.index import Entry
    from generator.search.listing import Listing
    from generator.step.check import Checked


def make_lists(checked: Checked, delivered: Sequence[Delivered], editions: Sequence[Edition]) -> list[Lists]:
    """The lists of each language."""
    progress = _progress(checked, delivered, editions)
    return [_lists(delivered, edition, progress) for edition in editions]


def _lists(delivered: Sequence[Delivered], edition: Edition, progress: tuple[Progress, ...]) -> Lists:
    key = edition.language.key
    summaries = [summary for part in delivered for summary in part.summaries[key]]
    chunks = {
        plan.slug: sorted(
            (chunk for part in delivered for chunk in part.chunks[key][plan.slug]), key=lambda chunk: chunk[0]
        )
        for plan in edition.plans
    }
    read = read_by(edition, [share for part in delivered for share in part.shares[key].values()])
    return Lists(edition, sorted(summaries, key=lambda summary: summary.order), chunks, read, progress)


def _progress(checked: Checked, delivered: Sequence[Delivered], editions: Sequence[Edition]) -> tuple[Progress, ...]:
    """How far each language but the source language is translated."""
    found = []
    for edition in editions:
        if edition.site_catalogue is not None:
            key = edition.language.key
            shares = dict(sorted(pair for part in delivered for pair in part.shares[key].items()))
            interface = edition.site_catalogue.share(checked.interface)
            found.append(Progress(edition.language, interface, shares, checked.pages[key]))
    return tuple(found)


def entries_of(delivered: Sequence[Delivered], key: str) -> tuple[list[Entry], list[Listing]]:
    """What the search finds of the records in a language: entries by id, or listings by prefecture."""
    found = sorted((entry for part in delivered for entry in part.found[key]), key=lambda entry: entry.id)
    listings = [listing for part in delivered for listing in part.listings[key]]
    return found, sorted(listings, key=lambda listing: listing.prefecture)


def choices_of(delivered: Sequence[Delivered], key: str) -> tuple[list[str], dict[str, str]]:
    """What pages that choose among cases know of them in a language: profiles in order, columns by id."""
    profiles = sorted(pair for part in delivered for pair in part.profiles[key])
    columns = [pair for part in delivered for pair in part.columns[key].items()]
    return [profile for _, profile in profiles], dict(sorted(columns))
