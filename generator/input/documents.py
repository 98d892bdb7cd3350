"""YAML as this project reads it: plain values, and the line and column of each where a message needs them.

PyYAML's C event stream is read directly. A plain scalar is text, a decimal number or true/false and nothing else,
so that ``032115``, ``NO`` and ``12:30`` stay what their writer meant; aliases, tags, duplicate keys and second
documents are refused, since each of them can say something else than what a reader of the file sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

Path = tuple[str | int, ...]
Position = tuple[int, int]

# Up to what a float holds exactly; a longer row of digits is text, and no field takes it for a number.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
# C0 and C1 controls but tab and line ends, bidirectional marks and overrides, line separators, the BOM inside text.
_BAD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_CONSTANTS = {"true": True, "false": False}
_NO_VALUE = frozenset({"~", "null"})


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its name, its text and the values in it."""

    file: str
    """Path relative to the project."""
    text: str
    value: Any
    """Mappings, lists, text, numbers and booleans."""

    def positions(self) -> dict[Path, Position]:
        """Line and column of every value by its path; read anew, since only messages need it."""
        positions: dict[Path, Position] = {}
        _Reading(self.file, self.text, positions).document()
        return positions

    def problem(self, path: Path, kind: str, *, suggestion: str = "", **named: Any) -> Problem:
        """A problem at a path; where the path does not exist, at the nearest part of it that does."""
        positions = self.positions()
        place = path
        while place not in positions:
            place = place[:-1]
        line, column = positions[place]
        return Problem(self.file, line, column, to_field(path), kind, values(**named), suggestion)


def to_field(path: Path) -> str:
    """A path as people write it: ``municipalities[0].code``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def parse_document(file: str, data: bytes) -> Document:
    """The values of a YAML file.

    Args:
        file: Its name in messages.
        data: Its bytes.

    Raises:
        InputError: It is no UTF-8, too large, has a character or a construct that is not allowed, or is no YAML.
    """
    text = decode_text(file, data)
    try:
        value = _read_ordinary(text)
    except (_OddError, yaml.YAMLError):
        value = _Reading(file, text, {}).document()  # with all that its message needs
    return Document(file, text, value)


def decode_text(file: str, data: bytes, limit: int = MAX_BYTES) -> str:
    """The text of an input file, without a leading byte order mark, line ends as they are.

    Raises:
        InputError: It is larger than the limit, no UTF-8, or holds control or text-direction characters.
    """
    if len(data) > limit:
        size = values(limit=limit // 1024, size=-(-len(data) // 1024))
        raise InputError([Problem(file, 0, 0, "", "too_large", size)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(file, line, 1, "", "not_utf8", values(offset=error.start + 1))]) from None
    bad = [
        Problem(
            file,
            *_place(text, match.start()),
            "",
            "bad_character",
            values(character=f"U+{ord(match[0]):04X}"),
        )
        for match in _BAD_CHARACTER.finditer(text)
    ]
    if bad:
        raise InputError(bad)
    return text


def _place(text: str, offset: int) -> Position:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


class _OddError(Exception):
    """A file has something that ordinary files have not; whether it is wrong is for ``_Reading`` to say."""


def _read_ordinary(text: str) -> Any:
    """The value of a file in which nothing needs a message: the same as ``_Reading`` gives, in half the time.

    Raises:
        _OddError: Something needs a closer look.
        yaml.YAMLError: It is no YAML.
    """
    following = yaml.CSafeLoader(text).get_event
    following()  # StreamStart
    if type(following()) is yaml.StreamEndEvent:
        raise _OddError
    value = _ordinary(following(), following, MAX_DEPTH)
    following()  # DocumentEnd
    if type(following()) is not yaml.StreamEndEvent:
        raise _OddError
    return value


def _ordinary(event: Any, following: Callable[[], Any], depth: int) -> Any:
    if event.anchor is not None or event.tag is not None or depth < 0:
        raise _OddError
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return _ordinary_scalar(event)
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(_ordinary(event, following, depth - 1))
        return items
    mapping: dict[str, Any] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent or event.tag is not None or event.anchor is not None:
            raise _OddError
        key = event.value
        if key in mapping:
            raise _OddError
        mapping[key] = _ordinary(following(), following, depth - 1)
    return mapping


def _ordinary_scalar(event: Any) -> str | int | float | bool:
    text: str = event.value
    if event.implicit[0]:
        return _plain(text)
    if event.style == '"' and _BAD_CHARACTER.search(text):
        raise _OddError
    return text


def _plain(text: str) -> str | int | float | bool:
    """What a scalar without quotes stands for."""
    if not text or text in _NO_VALUE:
        raise _OddError
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return float(text) if number[1] else int(text)


class _Reading:
    """One pass over the events of one file that keeps in mind where everything stands."""

    def __init__(self, file: str, text: str, positions: dict[Path, Position]) -> None:
        self._file, self._text = file, text
        self._positions = positions
        loader = yaml.CSafeLoader(text)
        self._next: Callable[[], Any] = loader.get_event

    def document(self) -> Any:
        """The value of the only document.

        Raises:
            InputError: See ``parse_document``.
        """
        try:
            return self._only_document()
        except yaml.reader.ReaderError as error:
            named = values(character=f"U+{error.character:04X}")
            line, column = _place(self._text, error.position)
            raise InputError([Problem(self._file, line, column, "", "bad_character", named)]) from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            named = values(detail=error.problem or error.context or "?")
            raise InputError([Problem(self._file, line, column, "", "yaml_syntax", named)]) from None

    def _only_document(self) -> Any:
        self._next()  # StreamStart
        if type(self._next()) is yaml.StreamEndEvent:
            raise InputError([Problem(self._file, 1, 1, "", "yaml_empty")])
        value = self._value(self._next(), (), 0)
        self._next()  # DocumentEnd
        after = self._next()
        if type(after) is not yaml.StreamEndEvent:
            raise self._error(after, (), "yaml_documents")
        return value

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        self._positions[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if event.anchor is not None:
            raise self._error(event, path, "yaml_alias")
        if event.tag is not None:
            raise self._error(event, path, "yaml_tag", tag=event.tag)
        if depth > MAX_DEPTH:
            raise self._error(event, path, "yaml_depth", limit=MAX_DEPTH)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, path)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _scalar(self, event: Any, path: Path) -> str | int | float | bool:
        text: str = event.value
        if not event.implicit[0]:
            # An escape in double quotes can write what the file itself must not hold.
            if event.style == '"' and (bad := _BAD_CHARACTER.search(text)):
                raise self._error(event, path, "bad_character", character=f"U+{ord(bad[0]):04X}")
            return text
        if not text or text in _NO_VALUE:
            raise self._error(event, path, "yaml_no_value")
        return _plain(text)

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        lines: dict[str, int] = {}
        event: Any
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None or event.anchor is not None:
                raise self._error(event, path, "yaml_key")
            key = event.value
            if key in mapping:
                raise self._error(event, (*path, key), "yaml_duplicate_key", key=key, first=lines[key])
            mark: Any = event.start_mark
            lines[key] = mark.line + 1  # for the message of a second one
            mapping[key] = self._value(self._next(), (*path, key), depth + 1)
        return mapping

    def _error(self, event: Any, path: Path, kind: str, **named: object) -> InputError:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        return InputError([Problem(self._file, line, column, to_field(path), kind, values(**named))])
