"""The disk edge of checking translations: each PO file and page of another language, held against its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.input.documents import decode_text
from generator.input.glossary import LANGUAGES
from generator.input.problems import InputError, Problem, values
from generator.language.pofile import MAX_PO_BYTES, parse_catalogue
from generator.translation.diction import Terms, forbidden_in, parse_forbidden
from generator.translation.faithful import Rules, faults_in_po

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.input.settings import Language
    from generator.step.check import Checked
    from generator.translation.diction import Difference

FORBIDDEN = "content/data/forbidden.tsv"


@dataclass(frozen=True)
class Inspected:
    """What a check of all translations found beside faults."""

    texts: int
    differences: list[tuple[str, str, Difference]]
    """Terms said in words that the glossary has not: file, Japanese text, term."""


def read_rules(root: Path, language: str) -> Rules:
    """What the translations of a language are held to; a project without a file of forbidden words forbids none.

    Raises:
        InputError: The file is not of its form.
    """
    path = root / FORBIDDEN
    words = parse_forbidden(FORBIDDEN, path.read_bytes()) if path.exists() else ()
    return Rules(language, tuple(word for word in words if word.language == language))


def inspect_translations(root: Path, checked: Checked) -> Inspected:
    """Check every translation of a project that is right in all else.

    Raises:
        InputError: A translation lost a figure or made one up, or a text has a forbidden word.
    """
    problems: list[Problem] = []
    texts, differences = 0, []
    for language in checked.settings.languages[1:]:
        rules = read_rules(root, language.key)
        terms = _terms(checked, language)
        for path in sorted((root / "translations" / language.key).glob("*.po")):
            file, data = path.relative_to(root).as_posix(), path.read_bytes()
            messages = parse_catalogue(file, data).messages
            texts += len(messages)
            whole = decode_text(file, data, MAX_PO_BYTES).replace("\r\n", "\n")
            problems += faults_in_po(file, whole, messages, rules)
            differences += [
                (file, source, found)
                for (_, source), translation in messages.items()
                for found in terms.differences(source, translation)
            ]
        problems += _pages(checked, language, rules)
    if problems:
        raise InputError(problems)
    return Inspected(texts, differences)


def _terms(checked: Checked, language: Language) -> Terms:
    if language.key not in LANGUAGES:
        return Terms({})
    column = LANGUAGES.index(language.key)
    return Terms({term.term: term.by_language[column] for term in checked.project.glossary})


def _pages(checked: Checked, language: Language, rules: Rules) -> Iterator[Problem]:
    """Forbidden words in the hand-written pages of a language."""
    for name, text in checked.project.pages.items():
        if language.folder and name.startswith(language.folder):
            for word, place in forbidden_in(text, rules.forbidden):
                start = text.rfind("\n", 0, place) + 1
                line = text.count("\n", 0, place) + 1
                named = values(found=word.term, instead=word.instead, reason=word.reason)
                yield Problem(f"content/{name}", line, place - start + 1, "", "po_forbidden", named)
