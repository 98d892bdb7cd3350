"""Pages set once for all languages: where the words of a language belong there is a blank, filled for each of them.

A blank is a key between two marks, in text that is otherwise ready. Joining, escaping and templates leave it as it is;
the mark is a character that no record, translation or template can hold. So a page costs its making once, and each
language no more than putting words into it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from generator.language.catalogue import Noted
from generator.language.words import Words
from generator.model.reflection import codebook
from generator.model.values import Text
from generator.view.html import esc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.input.settings import Language, Word
    from generator.language.catalogue import Catalogue
    from generator.language.words import Drawing

_MARK = "\0"
_PARTED = "\x7f"
"""Between words while they are escaped together; no record or translation can hold it, and JSON leaves it as it is."""
ROOT_KEY = "root"
ROOT = f"{_MARK}{ROOT_KEY}{_MARK}"
"""The blank for the way from a page to the root of the site."""
ADDRESS_KEY = "address"
ADDRESS = f"{_MARK}{ADDRESS_KEY}{_MARK}"
"""The blank for where a case is found online."""

_STRING, _TEXT, _CALL, _TITLE, _DRAWING = "s", "t", "c", "i", "d"

# Vocabularies whose words say something about a record, beside what they are called in every other one.
_TELLING = frozenset(
    [
        "affiliation",
        "coverage",
        "level",
        "role",
        "theme",
        "profession",
        "scene",
        "situation",
        "programme_item",
        "stage",
        "contract",
    ]
)


@dataclass
class Blanks:
    """What belongs in the blanks of the pages of one record."""

    strings: list[str]
    """Interface strings without placeholders; the same list for all records."""
    texts: list[tuple[str, Text]] = field(default_factory=list)
    """Texts of the record in Japanese, each with its context."""
    text_keys: list[str] = field(default_factory=list)
    """The keys of their blanks."""
    calls: list[tuple[str, tuple[Any, ...], tuple[tuple[str, object], ...]]] = field(default_factory=list)
    """What to ask the words of a language: method, arguments, and placeholders of an interface string."""
    drawings: list[Drawing | Cut] = field(default_factory=list)
    """What is drawn when the words are known, since the room of a text depends on its language; or what tells a
    drawing in words, as HTML."""
    _keys: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def text(self, context: str, text: Text) -> Text:
        """The blank for a text of the record."""
        key = f"{_TEXT}{len(self.texts)}"
        self.texts.append((context, text))
        self.text_keys.append(key)
        return Text(f"{_MARK}{key}{_MARK}")

    def call(self, method: str, *arguments: Any, **named: object) -> str:
        """The blank for what a method of ``Words`` gives."""
        asked = method, arguments, tuple(named.items())
        key = self._keys.get(asked)
        if key is None:
            key = self._keys[asked] = f"{_MARK}{_CALL}{len(self.calls)}{_MARK}"
            self.calls.append(asked)
        return key

    def drawing(self, drawing: Drawing | Cut) -> str:
        """The blank for a drawing with blanks in its texts; the same one for a drawing that stands on two pages."""
        for number, known in enumerate(self.drawings):
            if known is drawing:
                return f"{_MARK}{_DRAWING}{number}{_MARK}"
        self.drawings.append(drawing)
        return f"{_MARK}{_DRAWING}{len(self.drawings) - 1}{_MARK}"


def to_blank_json(value: Any) -> str:
    """A value as JSON that can stand in a script, with the blanks in its strings kept.

    Args:
        value: Its texts are blanks or come from our own files, since a text of a record could hold what looks like one.
    """
    made = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return made.replace("</", "<\\/").replace("\\u0000", _MARK)


class Cut(NamedTuple):
    """A text cut at its blanks, once for all languages."""

    parts: list[str]
    """Text and keys in turn, text first and last."""
    keys: list[str]

    def filled(self, words: Callable[[str], str]) -> str:
        """The text with its blanks filled by what words gives for their keys."""
        parts = self.parts.copy()
        parts[1::2] = map(words, self.keys)
        return "".join(parts)

    def filled_json(self, words: Callable[[str], str]) -> str:
        """JSON with the blanks in its strings filled; the words are escaped as one, which takes a third of the time."""
        parts = self.parts.copy()
        if self.keys:
            parts[1::2] = _in_json(_PARTED.join(map(words, self.keys))).split(_PARTED)
        return "".join(parts)


def cut(text: str) -> Cut:
    """A text cut at its blanks."""
    parts = text.split(_MARK)
    return Cut(parts, parts[1::2])


def title_blank(record_id: str) -> str:
    """The blank for the title of another record."""
    return f"{_MARK}{_TITLE}{record_id}{_MARK}"


class BlankWords(Words):
    """Words of no language: whatever differs from one to the other is a blank.

    Args:
        language: The source language.
        vocabulary: The words of the codes, in Japanese.
        languages: The words of all languages, those of the source language first.
    """

    def __init__(self, language: Language, vocabulary: dict[str, dict[str, Word]], languages: Sequence[Words]) -> None:
        super().__init__(language, None, vocabulary)
        self._source = languages[0]
        self._write_alike = len({words.number(1234.5) for words in languages}) == 1
        self._strings: list[str] = []
        self._keys: dict[str, str] = {}
        self._labels_told = frozenset(word.label for name in _TELLING for word in vocabulary.get(name, {}).values())
        self._fields = frozenset(entry.label for part in codebook() for entry in part.fields)
        self._facts: dict[tuple[str, bool], str] = {}
        self.blanks = Blanks(self._strings)
        self._voice = Voice(self._source, self.blanks, None, {}, {})

    def begin(self) -> Blanks:
        """Start with another record, and with no blanks but those of the interface."""
        self.blanks = Blanks(self._strings)
        self._voice = Voice(self._source, self.blanks, None, {}, {})
        return self.blanks

    def say(self, text: str) -> str:
        """A text in the source language."""
        return self._voice.say(text)

    def gettext(self, text: str, /, **named: object) -> str:
        """The blank for an interface string."""
        if named:
            return self.blanks.call("gettext", text, **named)
        if text not in self._keys:
            self._keys[text] = f"{_MARK}{_STRING}{len(self._strings)}{_MARK}"
            self._strings.append(text)
        return self._keys[text]

    def facts(self, text: str, *, fields: bool = False) -> str:
        """A text without the interface strings in it: with what a record says, and the words of its codes.

        Args:
            text: With blanks.
            fields: Whether names of fields stay too.
        """
        parts = text.split(_MARK)
        known = self._facts
        parts[1::2] = [known.get((key, fields)) or self._fact(key, fields=fields) for key in parts[1::2]]
        return "".join(parts)

    def _fact(self, key: str, *, fields: bool) -> str:
        blank = f"{_MARK}{key}{_MARK}"
        if key[0] == _TEXT:
            return blank
        if key[0] == _STRING:
            text = self._strings[int(key[1:])]
            fact = blank if text in self._labels_told or (fields and text in self._fields) else " "
            return self._facts.setdefault((key, fields), fact)
        if key[0] != _CALL:
            return " "
        method, _, named = self.blanks.calls[int(key[1:])]
        if method != "gettext":
            return blank if method == "when" else " "
        told = (self.facts(value) for _, value in named if isinstance(value, str) and _MARK in value)
        return blank if any(text.strip() for text in told) else " "

    def number(self, value: float, digits: int | None = None) -> str:
        """A figure, or the blank for it where the languages write figures differently."""
        return self._source.number(value, digits) if self._write_alike else self.blanks.call("number", value, digits)

    def day(self, iso: str) -> str:
        """The blank for a day."""
        return self.blanks.call("day", iso)

    def partial_date(self, iso: str) -> str:
        """The blank for a year, month or day."""
        return self.blanks.call("partial_date", iso)

    def year(self, year: int) -> str:
        """The blank for a fiscal year."""
        return self.blanks.call("year", year)

    def when(self, when: Any) -> str:
        """The blank for a time."""
        return self.blanks.call("when", when)

    def frequency(self, frequency: Any) -> str:
        """The blank for how often."""
        return self.blanks.call("frequency", frequency)

    def place(self, place: Any) -> str:
        """The blank for the name of a place."""
        return self.blanks.call("place", place)

    def standing(self, *, text: str) -> str:
        """The blank for how far a text is translated."""
        return self.blanks.call("standing", text=text)

    def original(self, name: str) -> str:
        """The blank for a name in Japanese."""
        return self.blanks.call("original", name)

    def drawing(self, drawing: Drawing | Markup) -> str:
        """The blank for a drawing."""
        return self.blanks.drawing(cut(str(drawing)) if isinstance(drawing, Markup) else drawing)


class Plain(dict[str, str]):
    """What belongs in the blanks of one record, in one language, as plain words by key; looked up when asked for.

    Args:
        words: The language.
        blanks: What belongs in them.
        catalogue: The translations of the record; None for the source language.
        titles: Titles of other records in the language, by id.
    """

    def __init__(self, words: Words, blanks: Blanks, catalogue: Catalogue | None, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self._blanks = blanks
        self._catalogue = catalogue
        self._titles = titles
        self._texts: list[str] = []

    def __missing__(self, key: str) -> str:
        if key[0] == _TEXT:
            self.texts()
            return self[key]
        value = self[key] = self._value(key)
        return value

    def texts(self) -> list[str]:
        """The texts of the record by number; all in one go and once, which takes a tenth of the time."""
        start, blanks = len(self._texts), self._blanks
        if start < len(blanks.texts):
            parts = blanks.texts[start:] if start else blanks.texts
            if self._catalogue is None:
                said: Sequence[str] = [text for _, text in parts]
            else:
                said = self._words.all_noted(self._catalogue.translate_all(parts))
            self._texts += said
            self.update(zip(blanks.text_keys[start:], said, strict=True))
        return self._texts

    def say(self, text: str) -> str:
        """Plain text with its blanks filled; marked where it is an untranslated or stale text."""
        if _MARK not in text:
            return text
        parts = text.split(_MARK)
        if len(parts) == 3 and not parts[0] and not parts[2]:  # noqa: PLR2004 - a blank and nothing else
            return self[parts[1]]
        return Cut(parts, parts[1::2]).filled(self.__getitem__)

    def _value(self, key: str) -> str:
        kind, rest = key[0], key[1:]
        if kind == _STRING:
            return self._words.gettext(self._blanks.strings[int(rest)])
        if kind == _TITLE:
            return self._words.noted(self._titles[rest])
        method, arguments, named = self._blanks.calls[int(rest)]
        said = {name: self.say(value) if isinstance(value, str) else value for name, value in named}
        value: str = getattr(self._words, method)(*arguments, **said)
        return value


class Voice(dict[str, str]):
    """Puts the words of one language into the blanks of one record; what is in them as HTML by key, once asked for.

    Args:
        words: The language.
        blanks: What belongs in them.
        catalogue: The translations of the record; None for the source language.
        known: What stands in blanks that are the same for all records, by key, as HTML; added to.
        titles: Titles of other records in the language, by id.
    """

    def __init__(
        self,
        words: Words,
        blanks: Blanks,
        catalogue: Catalogue | None,
        known: dict[str, str],
        titles: Mapping[str, str],
    ) -> None:
        super().__init__(known)
        self._words = words
        self._blanks = blanks
        self._known = known
        self._plain = Plain(words, blanks, catalogue, titles)

        self.say = self._plain.say

    def tell(self, text: Cut) -> str:
        """Plain text with its blanks filled, without marks."""
        return text.filled(self._plain.__getitem__)

    def fill(self, html: Cut) -> str:
        """HTML with its blanks filled."""
        return html.filled(self.__getitem__)

    def fill_json(self, text: Cut, *, is_html: bool) -> str:
        """JSON with the blanks in its strings filled, with HTML or with plain words."""
        return text.filled_json((self if is_html else self._plain).__getitem__)

    def __missing__(self, key: str) -> str:
        if key[0] == _TEXT:
            self._take_texts()
            return self[key]
        found = self[key] = self._html(key)
        if key[0] == _STRING:
            self._known[key] = found
        return found

    def _take_texts(self) -> None:
        """All texts, escaped as one and cut again, which takes a tenth of the time; those with marks by themselves."""
        texts = self._plain.texts()
        escaped = escape(_MARK.join(texts), quote=True).split(_MARK)
        marked = [number for number, text in enumerate(texts) if isinstance(text, Noted)]
        for number in marked:
            escaped[number] = esc(texts[number])
        self.update(zip(self._blanks.text_keys, escaped, strict=True))

    def _html(self, key: str) -> str:
        if key[0] == _DRAWING:
            drawing = self._blanks.drawings[int(key[1:])]
            return drawing.said(self.say).draw() if not isinstance(drawing, Cut) else self.fill(drawing)
        if key[0] != _CALL:
            return esc(self._plain[key])
        method, arguments, named = self._blanks.calls[int(key[1:])]
        if method != "gettext":
            return esc(self._plain[key])
        # In an interface string each placeholder keeps its own marks.
        filled = {name: self.fill(cut(esc(value))) for name, value in named}
        return esc(self._words.gettext(*arguments)).format(**filled)


def _in_json(text: str) -> str:
    # What `json.dumps` calls for a text, without the encoder that it makes each time.
    return encode_basestring(text)[1:-1].replace("</", "<\\/")
