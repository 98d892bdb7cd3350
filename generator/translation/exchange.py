"""What came back from a translator, held against the project: what would change, or everything that is wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values
from generator.language.pofile import header_of, parse_catalogue
from generator.translation.faithful import faults_of
from generator.translation.messages import review_in, to_po, updated_catalog
from generator.translation.returned import Returned, Row
from generator.translation.workbook import TRANSLATION, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.input.settings import Language
    from generator.language.former import Key
    from generator.translation.entries import Entry
    from generator.translation.faithful import Rules
    from generator.translation.messages import Message

MAX_BYTES = 8 * 1024 * 1024
_NAMED = 20
"""How many missing ids a message names."""
_COMPARED = 10
"""For how many texts of a file that are not in the project the nearest one is looked for."""
_SOURCE = 3
"""Column of the Japanese text."""
_QUOTED = r'"(?:[^"\\\n]|\\.)*"(?:\n"(?:[^"\\\n]|\\.)*")*'
_MESSAGE = re.compile(rf"((?:^#.*\n)*)(?:^msgctxt ({_QUOTED})\n)?^msgid ({_QUOTED})\nmsgstr ({_QUOTED})", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True)
class Change:
    """What changes in one PO file."""

    translations: dict[str, str] = field(default_factory=dict)
    """New translations by the key of their entry."""
    notes: dict[str, str] = field(default_factory=dict)
    """New comments by the key of their entry."""


def parse_po(file: str, data: bytes, name: str, language: Language) -> Returned:
    """A PO file that came back, with every message in it; those that are marked fuzzy have no translation yet.

    Args:
        file: Its name in messages.
        data: Its bytes.
        name: Of the PO file of the project that it goes to, without its ending.
        language: The language that it should be of.

    Raises:
        InputError: It is no PO file, or one of another language.
    """
    text = decode_text(file, data, MAX_BYTES).replace("\r\n", "\n")
    try:
        parse_catalogue(file, data)
    except InputError as error:
        if any(problem.kind != "po_placeholders" for problem in error.problems):
            raise
    found = header_of(text, "Language")
    if found.replace("_", "-").casefold() != language.tag.casefold():
        named = values(expected=language.tag, found=found or "—")
        raise InputError([Problem(file, 1, 1, "Language", "exchange_language", named)])
    rows, line, end = [], 1, 0
    for match in _MESSAGE.finditer(text):
        start = match.start(3)
        line, end = line + text.count("\n", end, start), start
        if match[3] != '""':
            rows.append(_po_row(line, match))
    return Returned(file, "", name, tuple(rows))


def _po_row(line: int, match: re.Match[str]) -> Row:
    comments = match[1].splitlines()
    is_fuzzy = any(comment.startswith("#,") and "fuzzy" in comment for comment in comments)
    note = "\n".join(part[1:].strip() for part in comments if re.match(r"#(?![:,.|~])", part))
    context, source, translation = (_plain(part or '""') for part in match.groups()[1:])
    return Row(line, "", context, source, "" if is_fuzzy else unicodedata.normalize("NFC", translation), note)


def _plain(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted.replace('"\n"', "")[1:-1])


def find_changes(
    returned: Sequence[Returned], files: Mapping[str, Sequence[Entry]], rules: Rules, *, is_partial: bool
) -> dict[str, Change]:
    """What would change in each PO file; a file that stays as it is has an empty change.

    Args:
        returned: The sheets or files that came back.
        files: The entries of the project by the name of their PO file.
        rules: What a translation is held to.
        is_partial: Whether rows may be missing.

    Raises:
        InputError: Anything at all is wrong; then nothing may be written.
    """
    problems: list[Problem] = []
    changes: dict[str, Change] = {}
    for part in returned:
        if part.name not in files:
            problems.append(part.problem(None, 0, "exchange_no_record", found=part.name))
            continue
        comparison = _Comparison(part, files[part.name], rules)
        changes[part.name] = comparison.change()
        problems += [*part.problems, *comparison.problems]
        if not is_partial:
            problems += comparison.missing()
    if problems:
        raise InputError(problems)
    return changes


class _Comparison:
    """One sheet or file beside the entries of the project."""

    def __init__(self, part: Returned, entries: Sequence[Entry], rules: Rules) -> None:
        self.part, self.entries, self.rules = part, entries, rules
        self.by_key = {entry.key: entry for entry in entries}
        self.by_text = {(entry.context, entry.source): entry for entry in entries}
        self.problems: list[Problem] = []
        self.found: dict[str, Row] = {}
        """Rows by the key of their entry."""

    def change(self) -> Change:
        """What the rows change; what is wrong with them is kept as problems."""
        change = Change()
        for row in self.part.rows:
            entry = self._entry(row)
            if entry is None:
                continue
            first = self.found.setdefault(entry.key, row)
            if first is not row:
                self._add(row, 0, "exchange_double", found=entry.key, first=first.line)
                continue
            if row.source != entry.source:
                self._add(row, _SOURCE, "exchange_source", expected=entry.source, found=row.source)
                continue
            if row.comment.split() != entry.note.split() and row.comment.strip():
                change.notes[entry.key] = row.comment.strip()
            if self._is_new(row, entry):
                change.translations[entry.key] = row.translation
        return change

    def missing(self) -> Iterator[Problem]:
        """That rows are missing which were handed out."""
        keys = self.part.keys if self.part.keys is not None else tuple(self.by_key)
        given = self.found.keys() | {row.key for row in self.part.rows}
        lost = [key for key in keys if key not in given]
        if lost:
            shown = ", ".join(lost[:_NAMED] + (["…"] if len(lost) > _NAMED else []))
            yield self.part.problem(None, 0, "exchange_missing", count=len(lost), of=len(keys), ids=shown)

    def _add(self, row: Row, column: int, kind: str, **named: object) -> None:
        self.problems.append(self.part.problem(row, column, kind, **named))

    def _entry(self, row: Row) -> Entry | None:
        """The entry of a row; None where the project has none like it, or no more."""
        entry = self.by_key.get(row.key) if row.key else self.by_text.get((row.context, row.source))
        if entry is not None:
            return entry
        if row.key and row.key not in (self.part.keys or ()):
            self._add(row, 0, "exchange_unknown", found=row.key)
            return None
        now = self._present(row.source)
        if now:
            self._add(row, _SOURCE, "exchange_other_version", old=row.source, new=now)
        else:
            self._add(row, _SOURCE, "exchange_gone", old=row.source)
        return None

    def _present(self, source: str) -> str:
        """How a text that is not in the project reads there now; empty where nothing is like it."""
        for entry in self.entries:
            if source == entry.previous:
                return entry.source
        if len(self.problems) > _COMPARED:
            return ""
        near = get_close_matches(source, [entry.source for entry in self.entries], n=1, cutoff=0.6)
        return near[0] if near and near[0] != source else ""

    def _is_new(self, row: Row, entry: Entry) -> bool:
        """Whether the translator wrote a translation here that can be taken over."""
        text = row.translation
        if not text or (not text.strip() and any(map(str.isalnum, entry.source))):
            return False
        is_same = text == entry.translation and entry.state == "current"
        if is_same or row.mark == "c" + digest(text):
            return False
        faults = list(faults_of(entry.source, text, row.comment or entry.note, self.rules))
        for fault in faults:
            self.problems.append(self.part.problem(row, TRANSLATION, fault.kind, **dict(fault.values)))
        if row.mark and row.mark[1:] != digest(entry.translation) and text != entry.translation:
            self._add(row, TRANSLATION, "exchange_conflict", now=entry.translation or "—", found=text)
        return not faults


def with_notes(
    po: bytes, messages: Iterable[Message], language: Language, name: str, notes: Mapping[Key, str]
) -> bytes:
    """A PO file with other comments of its translator.

    Args:
        po: The file.
        messages: What is to be translated.
        language: The language of the file.
        name: Name of the file in messages.
        notes: Comments by context and Japanese text.
    """
    catalog = updated_catalog(po, messages, name)
    for message in catalog:
        note = notes.get((message.context or "", str(message.id)))
        if note:
            message.user_comments = note.splitlines()
    return to_po(catalog, language, review_in(po))
