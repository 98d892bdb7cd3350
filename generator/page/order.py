"""What whoever makes the pages of records is told, and what the records give to the pages of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.data.casedata import CaseData
    from generator.disk.write import Pen
    from generator.language.catalogue import Share
    from generator.page.edition import Edition
    from generator.page.press import Packing, Tally
    from generator.page.product import Chunk
    from generator.search.index import Entry
    from generator.search.listing import Listing
    from generator.view.cases import Summary


@dataclass(frozen=True)
class Order:
    """What parts are to make of their records."""

    editions: Sequence[Edition]
    """The languages, the source language first."""
    titles: Mapping[str, Mapping[str, str]]
    """Of all published records, by language (empty for the source language) and id."""
    pen: Pen | None
    """Writes the next site; None where there is only a ZIP."""
    packing: Packing | None
    """How the pages are packed for the ZIP; None where there is none."""


@dataclass(frozen=True)
class Delivered:
    """What the records of a prefecture give to the pages of all."""

    tally: Tally
    """What it has put into the site."""
    summaries: dict[str, list[Summary]]
    """By language."""
    chunks: dict[str, dict[str, list[Chunk]]]
    """Rows by language and table."""
    entries: list[tuple[str, CaseData]]
    """Ids, and what each case gives to the data files."""
    found: dict[str, list[Entry]]
    """What the search finds, by language; empty where each case has a file of its own for it."""
    listings: dict[str, list[Listing]]
    """By language, what the search knows without those files."""
    profiles: dict[str, list[tuple[tuple[str, str], str]]]
    """By language, what the pages that choose among cases know of each, with its place in their order."""
    columns: dict[str, dict[str, str]]
    """By language and id, columns of comparisons; empty where prefectures have files of their own for them."""
    shares: dict[str, dict[str, Share]]
    """By language and id, how much is translated; empty in the source language."""


def begin_delivery(tally: Tally, keys: Collection[str]) -> Delivered:
    """What a prefecture gives before any of its records has given something."""
    return Delivered(
        tally,
        {key: [] for key in keys},
        {key: {} for key in keys},
        [],
        {key: [] for key in keys},
        {key: [] for key in keys},
        {key: [] for key in keys},
        {key: {} for key in keys},
        {key: {} for key in keys},
    )
