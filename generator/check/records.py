"""From documents to records, or every problem of every file at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.check.rules import RULES, Finding, Rule
from generator.check.values import find_near, show_value, try_value
from generator.input.problems import InputError, Problem, values
from generator.input.registry import Registry, check_digit
from generator.model import KINDS, Record
from generator.view.annex import ENDING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from generator.input.documents import Document, Path

# Names of pages that the site makes itself beside those of records: lists, and annexes.
RESERVED = re.compile(rf"index$|prefecture-|.*{ENDING}$")


@dataclass(frozen=True)
class Known:
    """What records can refer to."""

    ids: frozenset[str]
    """Of all records."""
    source_ids: frozenset[str]
    registry: Registry


def check_records(documents: Sequence[Document], registry: Registry, source_ids: set[str]) -> dict[str, Record]:
    """The records by id, in the order of their ids.

    Raises:
        InputError: Any file breaks the model, a rule inside a record, or a rule across records.
    """
    known = Known(frozenset(record_id(document.file) for document in documents), frozenset(source_ids), registry)
    checked = [check_record(document, known) for document in documents]
    problems = [problem for _, found in checked for problem in found]
    named = [(document.file, document.value.get("id")) for document in documents if isinstance(document.value, dict)]
    problems += duplicates([(file, found) for file, found in named if isinstance(found, str)])
    problems += repeated_aliases([claim for document in documents for claim in alias_claims(document)])
    if problems:
        raise InputError(problems)
    return {
        record.id: record for record, _ in sorted(checked, key=lambda pair: pair[0].id if pair[0] else "") if record
    }


def record_id(file: str) -> str:
    """The id that a record has by the name of its file."""
    return PurePosixPath(file).stem


def record_of(document: Document) -> Record:
    """The record of a file that is known to be right."""
    record: Record = KINDS[document.value["kind"]].model_validate(document.value)
    return record


def without_others(document: Document, ids: Container[str]) -> Document:
    """The file of a record that is known to be right, without what it says of records that are not handed out."""
    related = [part for part in document.value.get("related", []) if part["id"] in ids]
    return replace(document, value=document.value | {"related": related})


def duplicates(places: Iterable[tuple[str, str]]) -> list[Problem]:
    """Ids that two records bear.

    Args:
        places: File and id of each record.
    """
    problems: list[Problem] = []
    files: dict[str, str] = {}
    for file, found in sorted(places):
        if files.setdefault(found, file) != file:
            named = values(other=files[found], found=found)
            problems.append(Problem(file, 1, 1, "id", "duplicate_id", named))
    return problems


def check_record(document: Document, known: Known) -> tuple[Record | None, list[Problem]]:
    """The record of a file, if it fits the model, and all that is wrong with it."""
    if not isinstance(document.value, dict):
        return None, [document.problem((), "yaml_not_mapping", found=show_value(document.value))]
    kind = document.value.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        expected = ", ".join(KINDS)
        if kind is None:
            return None, [document.problem(("kind",), "missing", label=expected)]
        near = find_near(str(kind), KINDS)
        return None, [
            document.problem(("kind",), "literal_error", suggestion=near, expected=expected, found=show_value(kind))
        ]
    record, problems, wrong = try_value(KINDS[kind], document)
    problems += [
        document.problem(found.path, found.kind, **found.values) for found in _broken_rules(document.value, wrong)
    ]
    problems += _check_references(document, known)
    return record, problems


def _broken_rules(value: dict[str, Any], wrong: set[Path]) -> Iterator[Finding]:
    """What breaks a rule, of the rules whose fields are there and valid."""
    for rule in RULES:
        if rule.steps and rule.steps[0].removesuffix("[]") not in value:
            continue
        for path, part in _parts(value, rule.steps, ()):
            if _is_ready(rule, path, part, wrong):
                for found in rule.findings(part):
                    yield Finding((*path, *found.path), found.kind, found.values)


def _parts(value: Any, steps: Sequence[str], path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every part of a record that a rule's path leads to."""
    if not steps:
        if isinstance(value, dict):
            yield path, value
        return
    name, *rest = steps
    if not isinstance(value, dict) or name.removesuffix("[]") not in value:
        return
    below, here = value[name.removesuffix("[]")], (*path, name.removesuffix("[]"))
    if not name.endswith("[]"):
        yield from _parts(below, rest, here)
    elif isinstance(below, list):
        for index, item in enumerate(below):
            yield from _parts(item, rest, (*here, index))


def _is_ready(rule: Rule, path: Path, part: dict[str, Any], wrong: set[Path]) -> bool:
    if not all(name in part for name in rule.needs):
        return False
    if not wrong:
        return True
    needed = [(*path, name) for name in rule.needs]
    return not any(place[: len(need)] == need or need[: len(place)] == place for need in needed for place in wrong)


def _check_references(document: Document, known: Known) -> Iterator[Problem]:
    """What does not agree with the file name, the other records or the registries; wrong types were reported before."""
    value, stem = document.value, record_id(document.file)
    if isinstance(value.get("id"), str) and value["id"] != stem:
        yield document.problem(("id",), "id_is_file_name", stem=stem, found=value["id"])
    if RESERVED.match(stem):
        yield document.problem(("id",), "id_reserved", found=stem)
    yield from _check_aliases(document, known.ids)
    yield from _check_names(document, "related", "id", known.ids, "unknown_case")
    yield from _check_names(document, "sources", "document", known.source_ids, "unknown_source")
    for path, town in _parts(value, ["municipalities[]"], ()):
        yield from _check_code(document, (*path, "code"), town.get("code"), town.get("name"), known.registry)
    code = value.get("prefecture_code")
    if isinstance(code, str) and code not in known.registry.prefectures:
        yield document.problem(("prefecture_code",), "code_unknown_only", found=code)


def _check_aliases(document: Document, ids: frozenset[str]) -> Iterator[Problem]:
    """Former ids at which another page stands; those of two records are found when all are known."""
    for index, alias in enumerate(aliases_of(document.value)):
        if alias in ids:
            yield document.problem(("aliases", index), "alias_is_id", found=alias)
        if RESERVED.match(alias):
            yield document.problem(("aliases", index), "id_reserved", found=alias)


def aliases_of(value: Any) -> list[str]:
    """The former ids of a record as its file has them; none where they are of another type, which is told elsewhere."""
    aliases = value.get("aliases", []) if isinstance(value, dict) else []
    return aliases if isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases) else []


def repeated_aliases(claims: Iterable[tuple[str, Problem]]) -> Iterator[Problem]:
    """Former ids that two records, or one twice, lay claim to.

    Args:
        claims: Each former id, with what to say where it is not the first of its kind.
    """
    former = ""
    for alias, problem in sorted(claims):
        if alias == former:
            yield problem
        former = alias


def alias_claims(document: Document) -> list[tuple[str, Problem]]:
    """Each former id of a record, with the problem that it is where another record has it too."""
    return [
        (alias, document.problem(("aliases", index), "alias_twice", found=alias))
        for index, alias in enumerate(aliases_of(document.value))
    ]


def _check_names(document: Document, field: str, key: str, known: frozenset[str], kind: str) -> Iterator[Problem]:
    for path, part in _parts(document.value, [f"{field}[]"], ()):
        found = part.get(key)
        if isinstance(found, str) and found not in known:
            yield document.problem((*path, key), kind, suggestion=find_near(found, known), found=found)


def _check_code(document: Document, path: Path, code: Any, name: Any, registry: Registry) -> Iterator[Problem]:
    """A municipal code has the right check digit, exists, and is that of the name beside it."""
    if not isinstance(code, str) or not re.fullmatch(r"\d{6}", code):
        return
    own = registry.codes_by_name.get(name, []) if isinstance(name, str) else []
    named = {"found": code, "name": name, "codes": " / ".join(own)}
    if check_digit(code) != code[5] and own:
        yield document.problem(path, "code_check_digit", **named)
    elif check_digit(code) != code[5]:
        yield document.problem(path, "code_check_digit_only", found=code, codes=f"{code[:5]}{check_digit(code)}")
    elif code not in registry.towns:
        yield document.problem(path, "code_unknown" if own else "code_unknown_only", **named)
    elif isinstance(name, str) and name and registry.towns[code].name != name:
        named["codes"] = named["codes"] or "—"
        yield document.problem(path, "code_name", expected=registry.towns[code].name, **named)
