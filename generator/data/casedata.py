"""What one case gives to the data files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.data.gif import to_gif_entry
from generator.data.observations import CaseLines, make_case_lines
from generator.view.exports import to_case_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.input.documents import Document
    from generator.input.settings import Word
    from generator.language.words import Words
    from generator.view.cases import Case


class CaseData(NamedTuple):
    """What a case gives to the data files."""

    entry: bytes
    """In ``cases.json``."""
    gif: bytes
    """In ``gif-cases.json``."""
    lines: CaseLines


def make_case_data(
    case: Case, document: Document, words: Words, vocabulary: Mapping[str, Mapping[str, Word]]
) -> CaseData:
    """What a case gives to the data files.

    Args:
        case: In the source language.
        document: The file that it was read from.
        words: The source language.
        vocabulary: The words of its codes.
    """
    entry = to_case_json(case, document)
    return CaseData(entry, to_gif_entry(case, vocabulary), make_case_lines(case, words))
