"""Synthetic records for measuring: as many as wanted, each shaped like one of the real ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.input.documents import Document
    from generator.input.registry import Registry, Town

_STEP = 7
# A text field of a PO file: what stands between the quotes of msgid and msgstr, and its context.
_PO_TEXT = re.compile(r'^(msgid|msgstr) "(.+)"$', re.MULTILINE)


def make_record(model: Document, number: int, towns: Sequence[Town]) -> tuple[str, str]:
    """The id and YAML text of a synthetic record.

    It has the fields, figures and length of text of a real one, other municipalities, and a number behind each text,
    so that no two records share a sentence.

    Args:
        model: The real record that it is shaped like.
        number: Which of the synthetic ones it is.
        towns: Every municipality.
    """
    record_id = f"case-{number:05d}"
    value = _numbered(model.value, number)
    value["id"] = record_id
    value.pop("aliases", None)  # former ids belong to one record
    value["related"] = [
        {"id": f"case-{max(1, number - back):05d}", "reason": f"近い番号の事例です（{number}）。"} for back in (1, 2)
    ]
    for offset, town in enumerate(value.get("municipalities", [])):
        chosen = towns[(number * _STEP + offset) % len(towns)]
        town |= {"code": chosen.code, "name": chosen.name}
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return record_id, text


# Fields whose text is a code, a name that is looked up, or a form of its own.
_FIXED = frozenset(
    [
        "id",
        "kind",
        "code",
        "name",
        "affiliation",
        "coverage",
        "level",
        "role",
        "evidence",
        "value",
        "basis",
        "status",
        "publication",
        "contract",
        "advice_topics",
        "document",
        "covers",
        "published",
        "updated",
        "date",
        "start",
        "end",
        "wording",
        "unit",
        "per",
        "stage",
        "prefecture_code",
        "as_written",
        "themes",
        "qualifications",
    ]
)


def _numbered(value: Any, number: int, name: str = "") -> Any:
    if isinstance(value, dict):
        marked = "status" in value
        return {
            key: _numbered(below, number, name if marked and key == "value" else key) for key, below in value.items()
        }
    if isinstance(value, list):
        return [_numbered(item, number, name) for item in value]
    if isinstance(value, str) and name not in _FIXED:
        return f"{value}（{number}）"
    return value


class _Dumper(yaml.CSafeDumper):
    """Writes every value out where it stands."""

    def ignore_aliases(self, _data: Any) -> bool:
        """No value refers to another one."""
        return True


def make_catalogue(model: bytes, number: int) -> bytes:
    """The PO file of a synthetic record, from that of the real one that it is shaped like.

    Names that stay the same in the record stay the same here.
    """
    lines, context = [], ""
    for line in model.decode().splitlines():
        match = _PO_TEXT.match(line)
        if line.startswith("msgctxt"):
            context = line
        if match and context and not _is_fixed(context):
            line = f'{match[1]} "{match[2]}（{number}）"'  # noqa: PLW2901 - the line as it goes on
        lines.append(line)
    return ("\n".join(lines) + "\n").encode()


def _is_fixed(context: str) -> bool:
    name = context.removeprefix('msgctxt "').removesuffix('"').rpartition(".")[2]
    return name in _FIXED


def synthetic_towns(registry: Registry) -> list[Town]:
    """Every municipality, in the order of codes."""
    return [registry.towns[code] for code in sorted(registry.towns)]
