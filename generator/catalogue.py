"""Translations: gettext catalogues, and records in another language.

A catalogue holds what translators wrote for one record, or for the words of the interface. A text without a
current translation stays Japanese and is marked as such wherever it is shown.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from babel.messages.pofile import PoFileError, read_po
from markupsafe import escape
from pydantic import BaseModel

from generator.documents import decode_text
from generator.model.values import Text
from generator.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

M = TypeVar("M", bound=BaseModel)

MAX_PO_BYTES = 4 * 1024 * 1024
REVIEW_HEADER = "X-Review"
"""Header of a catalogue: ``human`` once a person has read the whole of it, anything else is machine-made."""


class Untranslated(Text):
    """A Japanese text on a page of another language."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="ja" class="rk-untranslated">{escape(str(self))}</span>'


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a record is translated."""

    texts: int = 0
    untranslated: int = 0

    @property
    def percent(self) -> int:
        """Whole percent, rounded down so that 100 means all."""
        return 100 * (self.texts - self.untranslated) // self.texts if self.texts else 100


@dataclass(frozen=True)
class Catalogue:
    """The current translations of one file into one language."""

    messages: dict[tuple[str, str], str]
    """By context and Japanese text; stale (fuzzy) and empty ones are left out."""
    reviewed: bool = False
    """Whether a human has read it."""

    def translate(self, context: str, text: str) -> Text:
        """The translation, or the Japanese text marked as untranslated."""
        found = self.messages.get((context, text))
        return Text(found) if found is not None else Untranslated(text)

    def share(self, texts: Collection[tuple[str, str]]) -> Share:
        """How much of some texts, each with its context, is translated."""
        return Share(len(texts), sum(part not in self.messages for part in texts))


NOTHING = Catalogue({})


# One message as this project and most tools write it; a file of anything else is read by Babel, eight times slower.
_QUOTED = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_ENTRY = re.compile(
    rf"((?:#.*\n)*)(?:msgctxt ({_QUOTED})\n)?msgid ({_QUOTED}(?:\n{_QUOTED})*)\nmsgstr ({_QUOTED}(?:\n{_QUOTED})*)\n*"
)
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
# A line that holds text has quotes around it; Babel takes one without for the text less its first letter.
_UNQUOTED = re.compile(
    r"^(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?![\w\[])(?![ \t]*\".*\"[ \t]*$).*$", re.MULTILINE
)
_HEADER = re.compile(r'^msgid ""\nmsgstr ""\n((?:".*"\n)+)', re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def parse_catalogue(file: str, data: bytes) -> Catalogue:
    """The current messages of a PO file.

    Raises:
        InputError: It is no PO file, or a translation breaks the placeholders of its source.
    """
    text = decode_text(file, data, MAX_PO_BYTES).replace("\r\n", "\n")
    entries = _plain_entries(text)
    messages: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for context, source, translation, line in entries if entries is not None else _babel_entries(file, text):
        if "{" in source + translation and _placeholders(source) != _placeholders(translation):
            named = values(expected=", ".join(sorted(_placeholders(source))) or "—", found=translation)
            problems.append(Problem(file, line or _line_of(text, source), 1, "", "po_placeholders", named))
        messages[context, source] = translation
    if problems:
        raise InputError(problems)
    return Catalogue(messages, reviewed=_header(text, REVIEW_HEADER) == "human")


Entry = tuple[str, str, str, int]
"""Context, source, translation, line (0 where it is not known)."""


def _plain_entries(text: str) -> list[Entry] | None:
    """The current messages of a file of plain entries; None where any part of the file is something else."""
    entries: list[Entry] = []
    end = 0
    while end < len(text):
        match = _ENTRY.match(text, end)
        if match is None:
            return entries if _only_comments(text[end:]) else None
        comments, context, source, translation = match.groups()
        end = match.end()
        if translation != '""' and source != '""' and not _FUZZY.search(comments):
            entries.append((_unquoted(context or '""'), _unquoted(source), _unquoted(translation), 0))
    return entries


def _only_comments(rest: str) -> bool:
    """Obsolete messages and remarks at the end of a file."""
    return all(not line or line.startswith("#") for line in rest.splitlines())


def _unquoted(quoted: str) -> str:
    text = quoted[1:-1]
    if "\n" in text:
        text = text.replace('"\n"', "")
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text


def _babel_entries(file: str, text: str) -> list[Entry]:
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
        (message.context or "", str(message.id), str(message.string), message.lineno or 0)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    ]


def _line_of(text: str, source: str) -> int:
    """The line of a message, found again, since only messages about it need it."""
    return text.count("\n", 0, max(0, text.find(source.partition("\n")[0]))) + 1


def _header(text: str, name: str) -> str:
    head = _HEADER.search(text)
    _, found, rest = head[1].partition(f'"{name}: ') if head else ("", "", "")
    return rest.partition("\\n")[0].strip() if found else ""


def _placeholders(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:] if "}" in part}


def texts_of(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Every text of a record that translators translate, with its field path as context, in reading order."""
    yield from _texts(record, "")


def _texts(value: Any, context: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text):
        yield context, str(value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(value.__dict__[name], _below(context, name))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, context)


def _below(context: str, name: str) -> str:
    """The context of a field; the ``value`` of a mark has that of the marked field itself."""
    if name == "value":
        return context
    return f"{context}.{name}" if context else name


# Never hold a text; looked at first, since most values are of them.
_SIMPLE = frozenset({str, int, float, bool, type(None)})


def replace_texts(record: M, new: Callable[[str, Text], Text]) -> M:
    """The same record with other texts.

    Args:
        record: The record; it is not changed.
        new: Gives the new text for a context and a text.
    """
    replaced: M = _replaced(record, "", new)
    return replaced


def _replaced(value: Any, context: str, new: Callable[[str, Text], Text]) -> Any:
    if type(value) is Text:
        return new(context, value)
    if isinstance(value, list):
        return [_replaced(item, context, new) for item in value]
    if not isinstance(value, BaseModel):
        return value
    changed = {
        name: _replaced(below, _below(context, name), new)
        for name, below in value.__dict__.items()
        if type(below) not in _SIMPLE
    }
    return value.model_copy(update=changed) if changed else value
