"""The disk edge of translations: PO files read, brought up to date and written back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

from generator.build import Workshop, check_project
from generator.check import record_of
from generator.documents import parse_document
from generator.translation import Message, record_messages, site_messages, updated_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.settings import Language


@dataclass(frozen=True)
class Updated:
    """What there is to translate into one language."""

    language: str
    files: int
    messages: int
    empty: int
    fuzzy: int


def update_translations(root: Path) -> Iterator[Updated]:
    """Bring every PO file of every translated language up to date.

    Raises:
        InputError: The records, or a PO file, are wrong; that file and those after it are as they were.
    """
    checked = check_project(root, Workshop())
    package = Path(__file__).parent
    modules = {
        f"generator/{path.relative_to(package).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*.py"))
    }
    templates = {f"templates/{name}": text for name, text in checked.project.templates.items()}
    sources: dict[str, list[Message]] = {"site": list(site_messages(checked.settings, templates, modules))}
    for key in checked.project.ids:
        name = f"cases/{key}.yml"
        document = parse_document(name, (root / name).read_bytes())
        sources[key] = list(record_messages(record_of(document)))
    for language in checked.settings.languages[1:]:
        yield _update(root / "translations" / language.key, language, sources, root)


def _update(folder: Path, language: Language, sources: dict[str, list[Message]], root: Path) -> Updated:
    folder.mkdir(parents=True, exist_ok=True)
    messages = empty = fuzzy = 0
    for key, texts in sources.items():
        path = folder / f"{key}.po"
        old = path.read_bytes() if path.exists() else None
        new = updated_po(old, texts, language, path.relative_to(root).as_posix())
        if new != old:
            unfinished = path.with_name(f".{path.name}.new")
            unfinished.write_bytes(new)
            unfinished.replace(path)
        with path.open("rb") as file:
            found = [message for message in read_po(file) if message.id]
        messages += len(found)
        empty += sum(not message.string for message in found)
        fuzzy += sum(bool(message.string) and message.fuzzy for message in found)
    return Updated(language.key, len(sources), messages, empty, fuzzy)
