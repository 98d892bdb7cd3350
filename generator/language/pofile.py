"""PO files, as translators write them: read into a catalogue, and what else stands in them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from babel.messages.pofile import PoFileError, read_po

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values
from generator.language.catalogue import Catalogue, fits, placeholders
from generator.language.former import Former
from generator.language.review import Review, check_review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.language.former import Key

MAX_PO_BYTES = 4 * 1024 * 1024
REVIEWED_BY, REVIEWED_ON = "X-Reviewed-By", "X-Reviewed-On"
"""Headers of a catalogue that a person has read as a whole; one without them is machine-made."""

# One message as this project and most tools write it; a file of anything else is read by Babel, eight times slower.
_QUOTED = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_ENTRY = re.compile(
    rf"(((?:#.*\n)*)(?:msgctxt ({_QUOTED})\n)?"
    rf"msgid ({_QUOTED}(?:\n{_QUOTED})*)\nmsgstr ({_QUOTED}(?:\n{_QUOTED})*)\n*)"
)
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_PREVIOUS = re.compile(rf"^#\|[ \t]*msgid ({_QUOTED}(?:\n#\|[ \t]*{_QUOTED})*)", re.MULTILINE)
# A line that holds text has quotes around it; Babel takes one without for the text less its first letter.
_UNQUOTED = re.compile(
    r"^(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?![\w\[])(?![ \t]*\".*\"[ \t]*$).*$", re.MULTILINE
)
_HEADER = re.compile(r'^msgid ""\nmsgstr ""\n((?:".*"\n)+)', re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


_Found = tuple[str, str, str, int, str | None]
"""A message with a translation: its context, text, translation, line (0 where it is not known), and the text that a
stale translation was made from, empty where that is not known; None for a current one."""


def parse_catalogue(file: str, data: bytes) -> Catalogue:
    """The messages of a PO file.

    Raises:
        InputError: It is no PO file, a current translation breaks the placeholders of its source, or a review is
            stated by half.
    """
    text = decode_text(file, data, MAX_PO_BYTES).replace("\r\n", "\n")
    plain = _plain_messages(text)
    messages: dict[Key, str] = {}
    stale: dict[Key, Former] = {}
    problems: list[Problem] = []
    for found in plain if plain is not None else _babel_messages(file, text):
        context, source, translation, line, previous = found
        if previous is None:
            if ("{" in source or "{" in translation) and placeholders(source) != placeholders(translation):
                problems.append(_broken(file, line or _line_of(text, source), source, translation))
            messages[context, source] = translation
        elif fits(source, former := Former(context, previous, translation)):
            stale[context, source] = former
    if problems:
        raise InputError(problems)
    return Catalogue(messages, stale, _review(file, text))


def _broken(file: str, line: int, source: str, translation: str) -> Problem:
    named = values(expected=", ".join(sorted(placeholders(source))) or "—", found=translation)
    return Problem(file, line, 1, "", "po_placeholders", named)


def _plain_messages(text: str) -> list[_Found] | None:
    """The messages of a file of plain entries; None where any part of the file is something else."""
    entries = _ENTRY.findall(text)
    known = "".join([entry[0] for entry in entries])
    if not text.startswith(known) or not _only_comments(text[len(known) :]):
        return None
    found: list[_Found] = []
    for entry, comments, context, source, translation in entries:
        if translation == '""' or source == '""':
            continue
        is_fuzzy = "fuzzy" in comments and _FUZZY.search(comments)
        previous = previous_in(comments) if is_fuzzy else None
        if "\\" in entry or '"\n"' in entry:
            found.append((_unquoted(context), _unquoted(source), _unquoted(translation), 0, previous))
        else:
            found.append((context[1:-1], source[1:-1], translation[1:-1], 0, previous))
    return found


def previous_in(comments: str) -> str:
    """The text that a stale message was translated from, by the comments of its entry; empty where none says so."""
    found = _PREVIOUS.search(comments)
    return _unquoted(re.sub(r"\n#\|[ \t]*", "\n", found[1])) if found else ""


def _only_comments(rest: str) -> bool:
    """Obsolete messages and remarks at the end of a file."""
    return all(not line or line.startswith("#") for line in rest.splitlines())


def _unquoted(quoted: str) -> str:
    text = quoted[1:-1]
    if "\n" in text:
        text = text.replace('"\n"', "")
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text


def _babel_messages(file: str, text: str) -> list[_Found]:
    bare = _UNQUOTED.search(text)
    if bare:
        line = text.count("\n", 0, bare.start()) + 1
        raise InputError([Problem(file, line, 1, "", "po_syntax", values(detail=bare[0]))])
    try:
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as error:
        line = (error.lineno or 0) + 1
        raise InputError([Problem(file, line, 1, "", "po_syntax", values(detail=error))]) from None
    except ValueError as error:  # a header that is not of its form
        raise InputError([Problem(file, 1, 1, "", "po_syntax", values(detail=error))]) from None
    return [
        (
            message.context or "",
            str(message.id),
            str(message.string),
            message.lineno or 0,
            previous_in(to_comments(message.user_comments)) if message.fuzzy else None,
        )
        for message in catalogue
        if message.id and message.string
    ]


def to_comments(lines: Iterable[str]) -> str:
    """Comments as they stand in a PO file, from those that Babel read, which takes those of translators for all."""
    return "".join(f"#{line}\n" for line in lines)


def _line_of(text: str, source: str) -> int:
    """The line of a message, found again, since only messages about it need it."""
    return text.count("\n", 0, max(0, text.find(source.partition("\n")[0]))) + 1


def _review(file: str, text: str) -> Review | None:
    by, on = header_of(text, REVIEWED_BY), header_of(text, REVIEWED_ON)
    return check_review(file, by, on, _line_of(text, '"X-Reviewed-')) if by or on else None


def header_of(text: str, name: str) -> str:
    """A header of a PO file, empty where it is missing."""
    head = _HEADER.search(text)
    _, found, rest = head[1].partition(f'"{name}: ') if head else ("", "", "")
    value, _, _ = rest.partition(r"\n")
    return _unquoted(f'"{value.strip()}"') if found else ""
