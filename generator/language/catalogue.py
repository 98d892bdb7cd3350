"""Translations: gettext catalogues, and texts as another language shows them.

A catalogue holds what translators wrote for one record, or for the words of the interface. A text whose Japanese has
changed since is shown in its former translation, and one without any in Japanese; both are marked wherever they stand.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from babel.messages.pofile import PoFileError, read_po
from markupsafe import escape

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values
from generator.language.former import Former, find_formers
from generator.language.review import Review, check_review
from generator.model.values import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from generator.language.former import Key

MAX_PO_BYTES = 4 * 1024 * 1024
REVIEWED_BY, REVIEWED_ON = "X-Reviewed-By", "X-Reviewed-On"
"""Headers of a catalogue that a person has read as a whole; one without them is machine-made."""


class Noted(Text):
    """A text that carries a mark wherever it is shown."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Not the same text without the mark: what was made of that has to be made anew."""
        return str.__eq__(self, other) is True and (not isinstance(other, Text) or type(self) is type(other))

    __hash__ = str.__hash__

    def __html__(self) -> str:
        raise NotImplementedError

    def like(self, text: str) -> Noted:
        """Another text, such as a part of this one, with the same mark."""
        return type(self)(text)


class Untranslated(Noted):
    """A Japanese text on a page of another language."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="ja" class="rk-untranslated">{escape(str(self))}</span>'


class Stale(Noted):
    """A translation of a text whose Japanese has changed since."""

    __slots__ = ("inside", "mark", "meaning")
    mark: str
    """A word or two that say so, in the language of the translation."""
    meaning: str
    """The same in a sentence."""
    inside: str
    """The text with marks of its own, where it has any."""

    def __new__(cls, text: str, mark: str = "", meaning: str = "", inside: str = "") -> Self:
        """A text with its mark; without words for it until the language is known."""
        made = super().__new__(cls, text)
        made.mark, made.meaning, made.inside = mark, meaning, inside
        return made

    def like(self, text: str) -> Stale:
        """Another text with the same mark."""
        return Stale(text, self.mark, self.meaning)

    def __html__(self) -> str:
        said = f'data-rk-mark="{escape(self.mark)}" title="{escape(self.meaning)}"'
        return f'<span class="rk-stale" {said}>{escape(self.inside or str(self))}</span>'


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a record, or of the interface, is translated, and who has read it."""

    texts: int = 0
    untranslated: int = 0
    stale: int = 0
    """Translations of a text whose Japanese has changed since."""
    review: Review | None = None

    @property
    def complete(self) -> int:
        """How many texts have a current translation."""
        return self.texts - self.untranslated - self.stale

    @property
    def percent(self) -> int:
        """Whole percent with a current translation, rounded down so that 100 means all."""
        return 100 * self.complete // self.texts if self.texts else 100


@dataclass(frozen=True)
class Catalogue:
    """The translations of one file into one language."""

    messages: dict[Key, str]
    """Current ones by context and Japanese text."""
    stale: dict[Key, Former] = field(default_factory=dict)
    """Former translations by context and present text: those marked fuzzy, and those that ``settled`` found."""
    review: Review | None = None
    """None for a machine-made file."""

    def translate(self, context: str, text: str) -> Text:
        """The translation, a stale one marked as such, or the Japanese text marked as untranslated."""
        found = self.messages.get((context, text))
        if found is not None:
            return Text(found)
        former = self.stale.get((context, text))
        return Untranslated(text) if former is None else Stale(former.translation)

    def translate_all(self, texts: Sequence[tuple[str, str]]) -> list[Text]:
        """What ``translate`` gives for each of some texts with their contexts."""
        found = map(self.messages.get, texts)
        return [self.translate(*key) if text is None else Text(text) for key, text in zip(texts, found, strict=True)]

    def settled(self, texts: Collection[Key]) -> Catalogue:
        """The catalogue as it suits some texts: those that are not in it get their former translations.

        Args:
            texts: All texts of the record, or of the interface, each with its context.
        """
        lost = [key for key in texts if key not in self.messages and key not in self.stale]
        if not lost or not (self.messages or self.stale):
            return self
        found = find_formers(texts, lost, self._formers(set(texts), {context for context, _ in lost}))
        current = {key: former.translation for key, former in found.items() if key[1] == former.source}
        stale = {key: former for key, former in found.items() if key not in current and _fits(key[1], former)}
        return replace(self, messages=self.messages | current, stale=self.stale | stale) if found else self

    def _formers(self, texts: set[Key], contexts: set[str]) -> list[Former]:
        """Translations of what is not among some texts, in some contexts."""
        messages, stale = self.messages.items(), self.stale.items()
        gone = [Former(*key, text) for key, text in messages if key[0] in contexts and key not in texts]
        return gone + [former for key, former in stale if key[0] in contexts and key not in texts]

    def share(self, texts: Collection[Key]) -> Share:
        """How much of some texts, each with its context, is translated; a text that stands twice counts once."""
        different = set(texts)
        lost = [key for key in different if key not in self.messages]
        stale = sum(key in self.stale for key in lost)
        return Share(len(different), len(lost) - stale, stale, self.review)


NOTHING = Catalogue({})


def _fits(text: str, former: Former) -> bool:
    """Whether a former translation can be shown: filled with the same values as the present text."""
    return placeholders(text) == placeholders(former.translation)


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
        elif _fits(source, former := Former(context, previous, translation)):
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


def placeholders(text: str) -> set[str]:
    """Names of the values that a text is filled with."""
    return {part.partition("}")[0] for part in text.split("{")[1:] if "}" in part}
