"""Whether a translation says what its source says, as far as rules can tell: values, figures, letters, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.problems import InputError, Problem, values
from generator.language.catalogue import placeholders
from generator.translation.diction import forbidden_in
from generator.translation.figures import added_figures, lost_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.translation.diction import Forbidden

_CHECKED = re.compile(r"\bfigures:\s*checked\b", re.IGNORECASE)
_MAX_BYTES = 1024 * 1024
_KEPT = re.compile(r"[|\n\t]")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the translations of one language are held to."""

    language: str
    """Its key."""
    forbidden: tuple[Forbidden, ...] = ()
    """Words of this language."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a translation."""

    kind: str
    """Key of its wording."""
    values: tuple[tuple[str, str], ...]


def faults_of(source: str, translation: str, note: str, rules: Rules) -> Iterator[Fault]:
    """What is wrong with the translation of a text.

    Args:
        source: The Japanese.
        translation: Not empty.
        note: The translator's comment; ``figures: checked`` in it says that a person compared the figures.
        rules: Of the language.
    """
    if placeholders(source) != placeholders(translation):
        expected = ", ".join(sorted(placeholders(source))) or "—"
        yield Fault("po_placeholders", values(expected=expected, found=translation))
    if _KEPT.findall(source) != _KEPT.findall(translation):
        yield Fault("po_parts", values(found=translation))
    yield from _bad_letters(translation)
    if not _CHECKED.search(note):
        yield from _figures(source, translation, rules.language)
    for word, _ in forbidden_in(translation, rules.forbidden):
        yield Fault("po_forbidden", values(found=word.term, instead=word.instead, reason=word.reason))


def _bad_letters(translation: str) -> Iterator[Fault]:
    """Control and direction characters, which no input may hold."""
    try:
        decode_text("", translation.encode("utf-8", "surrogatepass"), _MAX_BYTES)
    except InputError as error:
        yield from (Fault(problem.kind, problem.values) for problem in error.problems)


def _figures(source: str, translation: str, language: str) -> Iterator[Fault]:
    lost = lost_figures(source, translation, language)
    if lost:
        yield Fault("po_figure_lost", values(expected=", ".join(lost), found=translation))
    added = added_figures(source, translation, language)
    if added:
        yield Fault("po_figure_added", values(found=", ".join(added), source=source))


def faults_in_po(file: str, text: str, messages: Mapping[tuple[str, str], str], rules: Rules) -> list[Problem]:
    """What is wrong with the current translations of a PO file.

    Args:
        file: Its name in messages.
        text: The whole of it.
        messages: Its translations by context and Japanese text.
        rules: Of its language.
    """
    problems = []
    for (context, source), translation in messages.items():
        faults = list(faults_of(source, translation, "", rules))
        if not faults:
            continue
        line, note = _place(text, context, source)
        faults = list(faults_of(source, translation, note, rules)) if note else faults
        problems += [Problem(file, line, 1, "", fault.kind, fault.values) for fault in faults]
    return problems


def _place(text: str, context: str, source: str) -> tuple[int, str]:
    """Line and translator's comment of a message, found again, since few messages need them."""
    quoted = source.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    head = f'msgctxt "{context}"\n' if context else ""
    start = text.find(f'{head}msgid "{quoted}"')
    if start < 0:
        return 1, ""
    lines = text[:start].rpartition("\n\n")[2].splitlines()
    note = "\n".join(line[1:].strip() for line in lines if re.match(r"#(?![:,.|~])", line))
    return text.count("\n", 0, start) + head.count("\n") + 1, note
