"""The disk edge of the exchange with translators: files that are handed out, and those that come back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator import __version__
from generator.desk.scrutiny import read_rules
from generator.desk.translations import read_sources
from generator.disk.write import write_files
from generator.input.problems import InputError, Problem, values
from generator.input.settings import Language
from generator.recipe import check_project
from generator.step.workshop import Workshop
from generator.translation.addition import check_addition, page_in, with_language
from generator.translation.entries import entries_of, with_translations
from generator.translation.exchange import find_changes, parse_po, with_notes
from generator.translation.messages import updated_po
from generator.translation.returned import parse_workbook
from generator.translation.workbook import Bundle, to_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.translation.addition import Addition
    from generator.translation.entries import Entry
    from generator.translation.exchange import Change
    from generator.translation.messages import Message
    from generator.translation.returned import Returned

SITE = "site"
_FIXED = (1980, 1, 1, 0, 0, 0)
_MAX_UNPACKED = 400 * 1024 * 1024


@dataclass(frozen=True)
class Work:
    """One language of a project, with what there is to translate into it."""

    root: Path
    language: Language
    messages: Mapping[str, list[Message]]
    """By the name of their PO file without its ending."""

    def path(self, name: str) -> Path:
        """Where a PO file stands."""
        return self.root / "translations" / self.language.key / f"{name}.po"

    def po(self, name: str) -> bytes | None:
        """The bytes of a PO file; None where there is none yet."""
        path = self.path(name)
        return path.read_bytes() if path.exists() else None

    def entries(self, name: str) -> list[Entry]:
        """The entries of a PO file."""
        return entries_of(self.po(name), self.messages[name], self.shown(name))

    def shown(self, name: str) -> str:
        """The name of a PO file in messages."""
        return self.path(name).relative_to(self.root).as_posix()


def open_work(root: Path, key: str, records: Collection[str] = ()) -> Work:
    """What there is to translate into a language.

    Args:
        root: The project.
        key: Of the language.
        records: Names of the PO files that are wanted; all where empty.

    Raises:
        InputError: The project is wrong, has no such language, or has no record of that id.
    """
    checked = check_project(root, Workshop())
    languages = {language.key: language for language in checked.settings.languages[1:]}
    if key not in languages:
        named = values(expected=", ".join(languages) or "—", found=key)
        raise InputError([Problem("mkdocs.yml", 0, 0, "extra.languages", "exchange_no_language", named)])
    known = [SITE, *checked.project.ids]
    unknown = [name for name in records if name not in known]
    if unknown:
        raise InputError([Problem("cases", 0, 0, "", "unknown_case", values(found=name)) for name in unknown])
    sources = read_sources(root, checked)
    return Work(root, languages[key], {name: sources[name] for name in known if not records or name in records})


@dataclass(frozen=True)
class Exported:
    """What was handed out."""

    files: int
    texts: int


def export_work(work: Work, states: Collection[str], form: str, target: Path) -> Exported:
    """Write what a translator needs, as one workbook or as PO files.

    Args:
        work: The language.
        states: Of the entries that are wanted; of PO files those that have any such entry are taken whole.
        form: ``xlsx`` or ``po``.
        target: The workbook; for PO files a folder, or an archive where the name ends in ``.zip``.

    Raises:
        InputError: A PO file of the project is wrong.
        NoExcelError: XlsxWriter is not installed.
    """
    bundles = [Bundle(name, [entry for entry in work.entries(name) if entry.state in states]) for name in work.messages]
    bundles = [bundle for bundle in bundles if bundle.entries]
    if form == "xlsx":
        named = {"key": work.language.key, "name": work.language.name, "version": __version__}
        write_files({target: to_workbook(bundles, named)})
    else:
        files = {
            f"{bundle.name}.po": updated_po(
                work.po(bundle.name), work.messages[bundle.name], work.language, work.shown(bundle.name)
            )
            for bundle in bundles
        }
        is_archive = target.suffix == ".zip"
        beside = {target / name: data for name, data in files.items()}
        write_files({target: _zip(work.language.key, files)} if is_archive else beside)
    return Exported(len(bundles), sum(len(bundle.entries) for bundle in bundles))


def _zip(folder: str, files: Mapping[str, bytes]) -> bytes:
    """An archive with one folder; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _FIXED), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@dataclass(frozen=True)
class Imported:
    """What changed in one PO file."""

    file: str
    translations: int
    comments: int


def import_work(work: Work, source: Path, *, is_partial: bool, is_check: bool) -> list[Imported]:
    """Take over what a translator sent back: all of it, or nothing.

    Args:
        work: The language, with all its files.
        source: A workbook, a PO file, or a folder or an archive of PO files.
        is_partial: Whether rows may be missing.
        is_check: Whether to say what would change, and write nothing.

    Raises:
        InputError: Anything at all is wrong with it; no file was changed.
        NoExcelError: What reads workbooks is missing.
    """
    returned = _returned(source, work.language)
    files = {part.name: work.entries(part.name) for part in returned if part.name in work.messages}
    changes = find_changes(returned, files, read_rules(work.root, work.language.key), is_partial=is_partial)
    changed = {name: change for name, change in changes.items() if change.translations or change.notes}
    if not is_check:
        write_files({work.path(name): _changed_po(work, name, files[name], change) for name, change in changed.items()})
    return [Imported(work.shown(name), len(change.translations), len(change.notes)) for name, change in changed.items()]


def _changed_po(work: Work, name: str, entries: list[Entry], change: Change) -> bytes:
    messages, shown = work.messages[name], work.shown(name)
    new = with_translations(work.po(name), messages, work.language, shown, change.translations)
    if not change.notes:
        return new
    notes = {(entry.context, entry.source): change.notes.get(entry.key, "") for entry in entries}
    return with_notes(new, messages, work.language, shown, notes)


def _returned(source: Path, language: Language) -> list[Returned]:
    """What came back, whatever form it has."""
    if source.is_dir():
        return _po_files({str(path): path.read_bytes() for path in sorted(source.glob("*.po"))}, language, source)
    data = source.read_bytes()
    if source.suffix == ".po":
        return _po_files({str(source): data}, language, source)
    members = _members(data)
    if members and "[Content_Types].xml" not in members:
        return _po_files({f"{source}/{name}": part for name, part in members.items() if _is_po(name)}, language, source)
    return parse_workbook(str(source), data, language.key)


def _is_po(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix == ".po" and not path.name.startswith(".") and "__MACOSX" not in path.parts


def _members(data: bytes) -> dict[str, bytes]:
    """The files in an archive; none where it is no archive, or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                return {}
            return {part.filename: archive.read(part) for part in parts}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return {}


def _po_files(files: Mapping[str, bytes], language: Language, source: Path) -> list[Returned]:
    """PO files, each named after that of the project it goes to; what is wrong with any is told at once."""
    problems: list[Problem] = []
    found: dict[str, Returned] = {}
    for file, data in files.items():
        name = PurePosixPath(file.replace("\\", "/")).stem
        if name in found:
            problems.append(Problem(file, 0, 0, "", "exchange_double_file", values(first=found[name].file)))
        try:
            found.setdefault(name, parse_po(file, data, name, language))
        except InputError as error:
            problems += error.problems
    if not files:
        problems.append(Problem(str(source), 0, 0, "", "exchange_no_files", ()))
    if problems:
        raise InputError(problems)
    return list(found.values())


@dataclass(frozen=True)
class Added:
    """What a new language got."""

    addition: Addition
    files: int
    """PO files, all of them empty."""
    pages: int
    """Copies of the Japanese pages."""


def add_language(root: Path, key: str, name: str, tag: str | None) -> Added:
    """Give a project one more language, in which nothing is translated yet.

    Raises:
        InputError: The project is wrong, or has the language already, or there is no such language.
    """
    checked = check_project(root, Workshop())
    source, *others = checked.settings.languages
    addition = check_addition(key, name, tag, checked.settings.languages)
    taken = [path for path in (root / "translations" / key, root / "content" / key) if path.exists()]
    if taken:
        shown = [path.relative_to(root).as_posix() for path in taken]
        raise InputError([Problem(path, 0, 0, "", "language_folder", ()) for path in shown])
    language = Language(key, source.title, addition.name, addition.tag, f"{key}/")
    settings = with_language(checked.project.mkdocs.text, addition, source.key)
    files = {
        root / "translations" / key / f"{name}.po": updated_po(None, messages, language, name)
        for name, messages in read_sources(root, checked).items()
    }
    folders = tuple(other.folder for other in others)
    pages = {
        root / "content" / key / path: page_in(text, path, key).encode()
        for path, text in checked.project.pages.items()
        if not path.startswith(folders)
    }
    write_files(files | pages | {root / "mkdocs.yml": settings.encode()})
    return Added(addition, len(files), len(pages))
