"""The edge of readings: texts read, words cut out by SudachiPy, proposals written for people to correct."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.check.settings import check_settings
from generator.disk.read import Project, Shelf, read_project, record_ids
from generator.disk.write import write_files
from generator.input.documents import decode_text
from generator.input.readings import Lexicon, missing_words, phrases_of, place_readings, to_tsv
from generator.search.morphemes import Morpheme, proposals
from generator.translation.messages import site_messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.input.settings import Settings

READINGS = "content/data/readings.tsv"
# SudachiPy takes 49,149 bytes at once, and a letter has four at most.
_MOST = 12_000
_REMARK = re.compile(r"^[ \t]*#.*", re.MULTILINE)


class NoAnalyserError(Exception):
    """SudachiPy or its dictionary is not installed."""


@dataclass(frozen=True)
class Proposed:
    """What an update added."""

    added: dict[str, str]
    """The new words with their readings, sorted."""
    words: int
    """How many words the file has now."""


def words_without_reading(project: Project, settings: Settings) -> dict[str, str]:
    """The words of a checked project that no reading is known of, sorted, each with the file where it stands first."""
    places = place_readings(project.registry)
    return missing_words(_texts(project, settings), Lexicon(_words(project) | places.keys()))


def update_readings(root: Path) -> Proposed:
    """Add a proposal for every word without a reading to the file; what people wrote there stays as it is.

    Raises:
        NoAnalyserError: There is nothing that could cut a text into words.
        InputError: An input is wrong, of a record only its letters; nothing was written.
    """
    analyse = _analyser()
    project = read_project(root, Shelf(lasting=False))
    texts = _texts(project, check_settings(project))
    phrases = dict.fromkeys(phrase for _, text in texts for phrase in phrases_of(text))
    added = proposals(map(analyse, phrases), _words(project), place_readings(project.registry))
    if added:
        write_files({root / READINGS: to_tsv(project.readings | added)})
    return Proposed(added, len(project.readings) + len(added))


def _words(project: Project) -> frozenset[str]:
    """The words that have a reading, but for places."""
    return frozenset(project.readings) | {term.term for term in project.glossary}


def _texts(project: Project, settings: Settings) -> Iterator[tuple[str, str]]:
    """File and text of all that search finds in Japanese.

    The text of a record is that of its whole file but remarks: a text stands in one line, and keys have no kanji.
    """
    for key in record_ids(project.root):
        name = f"cases/{key}.yml"
        yield name, _REMARK.sub("", decode_text(name, (project.root / name).read_bytes()))
    others = tuple(language.folder for language in settings.languages if language.folder)
    for name, text in project.pages.items():
        if not name.startswith(others):
            yield f"content/{name}", text
    for _, text, place in site_messages(settings, {}, {}):
        yield place, text


def _analyser() -> Callable[[str], Sequence[Morpheme]]:
    """What cuts a phrase into morphemes.

    Raises:
        NoAnalyserError: It is not installed.
    """
    try:
        import sudachidict_small  # noqa: F401, PLC0415 - SudachiPy finds it by name; only proposals need both
        from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        raise NoAnalyserError from None
    tokenizer = Dictionary(dict="small").tokenizer(mode=SplitMode.C)

    def analyse(phrase: str) -> Sequence[Morpheme]:
        starts = range(0, len(phrase), _MOST)
        return [_morpheme(found) for start in starts for found in tokenizer.tokenize(phrase[start : start + _MOST])]

    return analyse


def _morpheme(found: Any) -> Morpheme:
    kind = found.part_of_speech()
    return Morpheme(found.surface(), found.reading_form(), "/".join(kind[:3]), kind[5])
