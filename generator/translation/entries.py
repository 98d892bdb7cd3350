"""What translators work on: each message of a PO file with its translation and state, and the file with new ones."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from generator.translation.messages import review_in, to_po, updated_catalog

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.input.settings import Language
    from generator.language.former import Key
    from generator.translation.messages import Message

State = Literal["current", "stale", "missing"]
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One text with what there is of its translation."""

    key: str
    """Hexadecimal digits made from context and source, eight of them unless two entries of a file share those."""
    context: str
    """Path of the field in a record; empty for the interface."""
    source: str
    """The Japanese as it is now."""
    previous: str
    """The Japanese that a stale translation was made from, where its file says so; else empty."""
    translation: str
    """Empty where it is missing."""
    state: State
    places: tuple[str, ...]
    """Files that the text stands in."""
    note: str
    """The translator's comment, with a line end between its lines."""


def entries_of(po: bytes | None, messages: Iterable[Message], name: str) -> list[Entry]:
    """The entries of a PO file as it would be when brought up to date, in the order of messages.

    Args:
        po: The file; None for none yet.
        messages: What is to be translated.
        name: Name of the file in messages.

    Raises:
        InputError: The file is no PO file.
    """
    found = [message for message in updated_catalog(po, messages, name) if message.id]
    keys = keys_of([(message.context or "", str(message.id)) for message in found])
    return [
        Entry(
            key=keys[message.context or "", str(message.id)],
            context=message.context or "",
            source=str(message.id),
            previous="".join(message.previous_id[:1]),
            translation=str(message.string or ""),
            state=("stale" if message.fuzzy else "current") if message.string else "missing",
            places=tuple(dict.fromkeys(path for path, _ in message.locations)),
            note="\n".join(line.strip() for line in message.user_comments),
        )
        for message in found
    ]


def keys_of(texts: Iterable[Key]) -> dict[Key, str]:
    """The key of each text; all are as long as it takes for no two to be alike."""
    different = dict.fromkeys(texts)
    size, keys = _SHORTEST, _keys(different, _SHORTEST)
    while len(set(keys.values())) < len(keys):
        size += 1
        keys = _keys(different, size)
    return keys


def _keys(texts: Iterable[Key], size: int) -> dict[Key, str]:
    return {text: blake2b("\0".join(text).encode(), digest_size=size).hexdigest() for text in texts}


def with_translations(
    po: bytes | None, messages: Iterable[Message], language: Language, name: str, new: Mapping[str, str]
) -> bytes:
    """A PO file brought up to date and with some new translations, which are current from then on.

    Args:
        po: The file as it was; None for none yet.
        messages: What is to be translated.
        language: The language of the file.
        name: Name of the file in messages.
        new: Translations by the key of their entry; an empty one, and a key that the file has not, changes nothing.

    Raises:
        InputError: The file is no PO file.
    """
    catalog = updated_catalog(po, messages, name)
    found = [message for message in catalog if message.id]
    keys = keys_of([(message.context or "", str(message.id)) for message in found])
    for message in found:
        translation = new.get(keys[message.context or "", str(message.id)])
        if translation:
            message.string = translation
            message.flags.discard("fuzzy")
            message.previous_id = []
    return to_po(catalog, language, review_in(po))
