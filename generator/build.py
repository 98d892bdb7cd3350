"""The recipe: read, check, view, render, frame, write."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from generator import __version__
from generator.check.records import Known, duplicates, repeated_aliases
from generator.check.settings import check_settings, named_languages
from generator.crew import WORTH_A_CREW, Alone, Crew, Team, without_collecting
from generator.disk.archive import begin_zip, drop_parts, write_zip
from generator.disk.frame import FrameRun, Made, read_made
from generator.disk.memory import Memory
from generator.disk.read import Shelf, language_keys, read_modules, read_project, read_registry, record_ids
from generator.disk.write import Pen, begin, compiled_templates, finish, recover
from generator.input.problems import InputError, Problem, values
from generator.input.seminar import check_published, check_seminar
from generator.input.settings import table_slug
from generator.language.progress import PageShare, Progress, check_pages
from generator.language.words import Words
from generator.page.edition import Edition
from generator.page.frames import Frame, check_placed, frame_anchors, parse_frame
from generator.page.leaflet import SUMS, check_names, make_leaflets, to_sums
from generator.page.links import broken_links, find_anchors
from generator.page.lists import SPLIT_FROM, Lists, read_by
from generator.page.opendata import put_data
from generator.page.pieces import Pieces
from generator.page.press import Press, SiteGoneError, make_packing
from generator.page.render import Renderer
from generator.page.seminar import edition_line, glossary_of, seminar_pages, start_page
from generator.page.site import (
    SECTIONS,
    join_scripts,
    pages_of,
    put_addresses,
    put_choices,
    put_dictionary,
    put_edition,
    put_search,
    put_terms,
    put_towns,
    smaller,
    views_known,
)
from generator.part import Delivered, Loaded, Order, Part
from generator.translation.interface import interface_texts
from generator.view.tables import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import BytecodeCache

    from generator.disk.read import Project
    from generator.input.seminar import Asked, Seminar
    from generator.input.settings import Language, Settings
    from generator.language.catalogue import Catalogue
    from generator.language.former import Key
    from generator.page.press import Tally
    from generator.search.index import Entry

BUNDLE = f"renkei-casebook-{__version__}.zip"
_DATA_FOLDERS = frozenset({"data", "search", "explore", "sheets", "terms", "towns"})


@dataclass
class Workshop:
    """What one process keeps from build to build, so that a rebuild makes only what changed."""

    shelf: Shelf = field(default_factory=Shelf)
    memory: Memory = field(default_factory=Memory)
    part: Part | None = None
    """The records; None before the first build."""

    def forget(self) -> None:
        """Start over, since the last build did not come to its end and what it made is not on the disk."""
        self.memory, self.part = Memory(), None


@dataclass(frozen=True)
class Checked:
    """A project that is known to be right."""

    project: Project
    settings: Settings
    known: Known
    titles: Mapping[str, Mapping[str, str]]
    """Titles of published records by language (empty for the source language) and id."""
    interface: frozenset[Key]
    """Texts of the interface."""
    pages: Mapping[str, Mapping[str, PageShare]]
    """Translated hand-written pages by language and path."""

    names: frozenset[str]
    """Ids and former ids of the records."""
    newest: str
    """Day of the latest change of a published record; empty where there is none."""
    seminar: Seminar | None
    """What is handed out; None for the site."""

    @property
    def languages(self) -> list[Language]:
        """Those that are handed out."""
        every, seminar = self.settings.languages, self.seminar
        return [language for language in every if seminar is None or language.key in seminar.languages]


@dataclass(frozen=True)
class Goal:
    """What a build is to make."""

    out: Path | None
    """The folder of the site; None for a ZIP alone."""
    bundle: Path | None
    """The ZIP; None for none."""
    asked: Asked | None = None
    """What is to be handed out; None for all, in the form of the site."""
    top: str = BUNDLE.removesuffix(".zip")
    """The folder in the ZIP."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    cases: int
    languages: int
    files: int
    changed: int
    """Files that are not as they were."""
    size: int
    """Bytes of the whole site."""
    bundle: Path | None
    bundle_size: int
    """Bytes; 0 without a bundle."""


def check_project(root: Path, workshop: Workshop) -> Checked:
    """A project, read and checked; nothing is written.

    Raises:
        InputError: All that is wrong with it.
    """
    project = _read(root, workshop.shelf)
    with _team(project, len(project.ids), workshop) as team:
        return _check(project, team, workshop.memory)


def build_site(
    root: Path,
    out: Path,
    dist: Path | None,
    workshop: Workshop | None = None,
    progress: Callable[[str], None] = lambda _step: None,
) -> Built:
    """Build the site and, where ``dist`` is given, the bundle.

    Args:
        root: The project's folder.
        out: The folder of the site; swapped as a whole.
        dist: The folder of the bundle; None for none.
        workshop: What an earlier build in this process left; None for a build of its own, with several processes
            where there are many records.
        progress: Told the name of each step.

    Raises:
        InputError: The input is wrong; the old site stays.
        OSError: The disk refuses; the old site stays.
    """
    return _build(root, Goal(out, None if dist is None else dist / BUNDLE), workshop, progress)


def build_bundle(root: Path, goal: Goal, progress: Callable[[str], None] = lambda _step: None) -> Built:
    """Build a ZIP to hand out at a seminar; the site stays as it is.

    Args:
        root: The project's folder.
        goal: What goes into the ZIP, and where it goes.
        progress: Told the name of each step.

    Raises:
        InputError: The input or what is asked for is wrong; an older ZIP stays.
        OSError: The disk refuses; an older ZIP stays.
    """
    return _build(root, goal, None, progress)


def _build(root: Path, goal: Goal, workshop: Workshop | None, progress: Callable[[str], None]) -> Built:
    if goal.out is not None:
        recover(goal.out)
    progress("read")
    memory = workshop.memory if workshop else Memory(lasting=False)
    project = _read(root, workshop.shelf if workshop else Shelf())
    seminar = None if goal.asked is None else check_seminar(goal.asked, project.ids, named_languages(project.mkdocs))
    run = FrameRun(project, root / ".cache")
    try:
        with _team(project, len(project.ids if seminar is None else seminar.ids), workshop) as team:
            progress("check")
            checked = _check(project, team, memory, seminar)
            progress("frame")
            compiled = compiled_templates(root / ".cache")
            if run.is_running:
                _compile(checked, compiled)
            made = _for_seminar(checked, _made(run, memory), memory)
            editions = _editions(checked, made, compiled, memory)
            progress("render")
            return _write(checked, editions, made, team, memory, goal, progress)
    except SiteGoneError:
        _forget(workshop, goal)
        return _build(root, goal, workshop, progress)
    except BaseException:
        _forget(workshop, goal)
        raise
    finally:
        run.stop()


def _forget(workshop: Workshop | None, goal: Goal) -> None:
    """After a build that did not come to its end: nothing that it made is on the disk."""
    if workshop:
        workshop.forget()
    if goal.bundle is not None:
        drop_parts(goal.bundle)
    if goal.out is not None:
        recover(goal.out)


def _read(root: Path, shelf: Shelf) -> Project:
    """The input but the records; where it cannot be read, the records are checked all the same.

    Raises:
        InputError: All that is wrong, with the input and with the records.
    """
    try:
        return read_project(root, shelf)
    except InputError as error:
        problems = error.problems
    with suppress(InputError):
        known = Known(frozenset(record_ids(root)), frozenset(), read_registry(root, shelf))
        loaded = Part(root, Memory(lasting=False), Shelf(lasting=False)).load(
            record_ids(root), known, language_keys(root)
        )
        problems = problems + [found for found in loaded.problems if found.kind != "unknown_source"]
    raise InputError(problems)


@contextmanager
def _team(project: Project, count: int, workshop: Workshop | None) -> Iterator[Team]:
    """Whoever reads and makes the records: this process for few of them or a remembered build, else several."""
    if workshop is not None or count < WORTH_A_CREW:
        if workshop is None:
            part = Part(project.root, Memory(lasting=False), Shelf(lasting=False))
        else:
            part = workshop.part = workshop.part or Part(project.root)
        with without_collecting(lasting=workshop is not None):
            yield Alone(part)
        return
    with without_collecting(lasting=False), Crew(project.root) as crew:
        yield crew


def _check(project: Project, team: Team, memory: Memory, seminar: Seminar | None = None) -> Checked:
    problems: list[Problem] = []
    settings = None
    try:
        inputs = (
            project.vocabulary,
            project.sources,
            project.guide,
            project.events,
            project.glossary,
            tuple(project.tables),
            project.mkdocs,
        )
        settings = memory.recall(("settings",), inputs, lambda: check_settings(project))
    except InputError as error:
        problems += error.problems
    try:
        check_placed(project.pages, views_known({table_slug(document) for document in project.tables}))
    except InputError as error:
        problems += error.problems
    pages, interface = _check_translations(project, settings, memory, problems)
    source_ids = frozenset(settings.sources) if settings else _source_ids(project)
    ids = frozenset(project.ids)
    known = memory.recall(
        ("known",), (ids, source_ids, project.registry), lambda: Known(ids, source_ids, project.registry)
    )
    languages = [language.key for language in settings.languages[1:]] if settings else language_keys(project.root)
    chosen, asked = (project.ids, languages) if seminar is None else (seminar.ids, seminar.languages)
    loaded = team.load(chosen, known, [key for key in languages if key in asked])
    problems += [problem for part in loaded for problem in part.problems]
    problems += duplicates([place for part in loaded for place in part.ids])
    problems += repeated_aliases([claim for part in loaded for claim in part.aliases])
    if problems or settings is None:
        raise InputError(problems)
    titles, newest = _joined_titles(loaded), max((day for part in loaded for day in part.days), default="")
    names = frozenset(titles[""]).union(alias for part in loaded for alias, _ in part.aliases)
    if seminar is not None:
        seminar = check_published(seminar, titles[""], newest)
    return Checked(project, settings, known, titles, interface, pages, names, newest, seminar)


def _check_translations(
    project: Project, settings: Settings | None, memory: Memory, problems: list[Problem]
) -> tuple[Mapping[str, Mapping[str, PageShare]], frozenset[Key]]:
    """The translated pages, and the texts of the interface; none where the settings are wrong."""
    if settings is None:
        return {}, frozenset()
    try:
        languages = settings.languages
        pages = memory.recall(("pages",), (project.pages, languages), lambda: check_pages(project.pages, languages))
    except InputError as error:
        problems += error.problems
        pages = {}
    inputs = settings, project.templates
    return pages, memory.recall(("interface",), inputs, lambda: interface_texts(*inputs, read_modules()))


def _source_ids(project: Project) -> frozenset[str]:
    """Ids of the source documents where the settings are wrong, so that records are checked all the same."""
    value = project.sources.value
    return frozenset(part["id"] for part in value if isinstance(part, dict) and isinstance(part.get("id"), str))


def _joined_titles(loaded: list[Loaded]) -> dict[str, dict[str, str]]:
    titles: dict[str, dict[str, str]] = {}
    for part in loaded:
        for language, found in part.titles.items():
            titles.setdefault(language, {}).update(found)
    return titles


def _made(run: FrameRun, memory: Memory) -> Made:
    folder = run.wait()
    return memory.recall(("made",), (folder,), lambda: read_made(folder))


def _for_seminar(checked: Checked, made: Made, memory: Memory) -> Made:
    """The pages as they are handed out; as they are for the site."""
    seminar, languages = checked.seminar, checked.settings.languages
    if seminar is None:
        return made
    lines = {words.language.key: edition_line(seminar, words, __version__) for words in _all_words(checked, memory)}
    return replace(made, pages=seminar_pages(made.pages, seminar, languages, checked.names, lines))


def _all_words(checked: Checked, memory: Memory) -> list[Words]:
    """The words of all languages of the casebook, those of the source language first."""
    source, *others = checked.settings.languages
    vocabulary = checked.settings.vocabulary
    return [
        Words(source, None, vocabulary),
        *(Words(other, _site_catalogue(checked, other.key, memory), vocabulary) for other in others),
    ]


def _compile(checked: Checked, compiled: BytecodeCache) -> None:
    """Compile the templates while MkDocs is at work, so that nobody has to wait for them later."""
    pieces = Pieces(Words(checked.settings.languages[0], None, checked.settings.vocabulary), checked.settings.sources)
    Renderer(checked.project.templates, pieces.filters, compiled).compile_all()


def _editions(checked: Checked, made: Made, compiled: BytecodeCache, memory: Memory) -> list[Edition]:
    """The languages, the source language first, handed out or not, since the data are in it."""
    settings = checked.settings
    if checked.seminar is not None:
        source = settings.languages[0]
        others = [language for language in checked.languages if language is not source]
        glossary = glossary_of(settings.glossary, checked.names)
        settings = replace(settings, languages=[source, *others], glossary=glossary)
    return [_edition(checked, settings, language, made, compiled, memory) for language in settings.languages]


def _edition(  # noqa: PLR0913, PLR0917 - a language has need of all that came before it
    checked: Checked, settings: Settings, language: Language, made: Made, compiled: BytecodeCache, memory: Memory
) -> Edition:
    """A language; it stays the same object while nothing that it is made of changes."""
    project = checked.project
    is_source = language is settings.languages[0]
    catalogue = None if is_source else _site_catalogue(checked, language.key, memory)
    status_page = next((f"{name[:-3]}.html" for name in _status_pages(language) if name in project.pages), "")
    frames = {section: _frame(f"{language.folder}{section}/index.html", made, memory) for section in SECTIONS}
    is_split = len(checked.titles[""]) >= SPLIT_FROM

    def make() -> Edition:
        plans = tuple(Plan(slug, file) for slug, file in settings.tables.items())
        return Edition(
            language,
            catalogue,
            settings,
            project.registry,
            project.templates,
            frames,
            plans,
            is_split,
            status_page,
            compiled,
            checked.seminar,
        )

    inputs = (language, catalogue, settings, project.registry, project.templates, frames, is_split, status_page)
    return memory.recall(("edition", language.key), inputs, make)


def _status_pages(language: Language) -> tuple[str, str]:
    """Where a page on the state of translations can be, the nearest first."""
    return f"{language.folder}translations.md", "translations.md"


def _site_catalogue(checked: Checked, key: str, memory: Memory) -> Catalogue:
    inputs = checked.project.site_catalogue(key), checked.interface
    return memory.recall(("catalogue", key), inputs, lambda: inputs[0].settled(inputs[1]))


def _frame(path: str, made: Made, memory: Memory) -> Frame:
    if path not in made.pages:
        page = f"content/{path.removesuffix('.html')}.md"
        raise InputError([Problem(page, 0, 0, "", "missing_file", values(what=page))])
    return memory.recall(("frame", path), (made.pages[path],), lambda: parse_frame(path, made.pages[path]))


def _write(  # noqa: PLR0913, PLR0917 - the last step has need of all that came before it
    checked: Checked,
    editions: list[Edition],
    made: Made,
    team: Team,
    memory: Memory,
    goal: Goal,
    progress: Callable[[str], None],
) -> Built:
    fixed = {f"assets/renkei/{name}": data for name, data in join_scripts(checked.project.assets).items()} | made.assets
    if checked.settings.site_url:
        fixed["404.html"] = made.pages["404.html"].encode()
    folders = {name.rpartition("/")[0] for name in (*fixed, *made.pages)} | _DATA_FOLDERS
    folders |= {f"{edition.language.folder}handouts" for edition in editions}
    press = _press(checked, goal, memory, folders)
    delivered = team.make(Order(editions, checked.titles, goal.out, press.packing))
    progress("write")
    for part in delivered:
        press.tally.add(part.tally)
    for path, data in fixed.items():
        press.put_made(path, (data,), partial(smaller, path, data))
    hand_written = {path: html for path, html in made.pages.items() if path != "404.html"}
    names = {language.key: language.name for language in checked.languages}
    searched: list[Entry] = []
    done = _progress(checked, delivered, editions)
    all_lists = [_lists(delivered, edition, done) for edition in editions]
    for edition, lists in zip(editions, all_lists, strict=True):
        entries = put_edition(lists, pages_of(edition, editions, hand_written), press)
        found = sorted(
            (entry for part in delivered for entry in part.found[edition.language.key]), key=lambda entry: entry.id
        )
        parts = [name for part in delivered for name in part.parts[edition.language.key]]
        put_search(lists, [*found, *entries], parts, names, press)
        searched += [] if edition.is_split or edition.language.key not in names else [*found, *entries]
        put_choices(lists, *_choices(delivered, edition.language.key), press)
        put_towns(edition, press)
        put_terms(edition, press)
        if edition.words.is_source:
            put_data(
                (entry for _, entry in sorted(pair for part in delivered for pair in part.entries)),
                lists,
                press,
            )
    put_dictionary(checked.project, all_lists[0], searched, press)
    if checked.settings.site_url:
        put_addresses(all_lists, press)
    _put_start(checked, press)
    _check_links(press.tally, editions, checked.project.pages)
    size = 0
    if goal.bundle is not None:
        progress("bundle")
        size = _write_bundle(checked, press, goal.bundle, goal.top, memory)
    if goal.out is not None:
        finish(goal.out)  # last, so that a disk too full for the ZIP leaves the old site too
    tally = press.tally
    counts = len(checked.titles[""]), len(checked.languages), len(tally.paths)
    return Built(*counts, tally.changed, tally.size, goal.bundle, size)


def _press(checked: Checked, goal: Goal, memory: Memory, folders: set[str]) -> Press:
    """What puts files into the next site, whose folders are made, and into the ZIP."""
    packing = None
    if goal.bundle is not None:
        languages = checked.languages
        source = "" if checked.settings.languages[0] in languages else checked.settings.languages[0].key
        place, count = begin_zip(goal.bundle), len(checked.titles[""])
        packing = make_packing(place, count, [language.folder for language in languages], source)
    if goal.out is None:
        return Press(None, memory, packing)
    begin(goal.out, folders)
    return Press(Pen(goal.out), memory, packing)


def _put_start(checked: Checked, press: Press) -> None:
    """A page at the top of the ZIP where no language that is handed out has its home there."""
    if checked.seminar is not None and all(language.folder for language in checked.languages):
        page = start_page(checked.languages, checked.seminar)
        press.tally.paths.add("index.html")
        press.tally.pages["index.html"] = find_anchors(page.decode())
        press.pack("index.html", page)


def _write_bundle(checked: Checked, press: Press, bundle: Path, top: str, memory: Memory) -> int:
    """The ZIP with what tells how to open it; its size in bytes."""
    seminar = checked.seminar
    day = checked.newest if seminar is None else seminar.day
    for name, data in make_leaflets(_all_words(checked, memory), __version__, day, seminar).items():
        press.pack(name, data)
    press.pack(SUMS, to_sums(press.tally.members))
    check_names([member.name for member in press.tally.members], top)
    return write_zip(press.tally.members, bundle, top)


def _progress(checked: Checked, delivered: list[Delivered], editions: list[Edition]) -> tuple[Progress, ...]:
    """How far each language but the source language is translated."""
    found = []
    for edition in editions:
        if edition.site_catalogue is not None:
            key = edition.language.key
            shares = dict(sorted(pair for part in delivered for pair in part.shares[key].items()))
            interface = edition.site_catalogue.share(checked.interface)
            found.append(Progress(edition.language, interface, shares, checked.pages[key]))
    return tuple(found)


def _lists(delivered: list[Delivered], edition: Edition, progress: tuple[Progress, ...]) -> Lists:
    """What all parts gave to the lists of a language."""
    key = edition.language.key
    summaries = [summary for part in delivered for summary in part.summaries[key]]
    chunks = {
        plan.slug: sorted(
            (chunk for part in delivered for chunk in part.chunks[key][plan.slug]), key=lambda chunk: chunk[0]
        )
        for plan in edition.plans
    }
    read = read_by(edition, [share for part in delivered for share in part.shares[key].values()])
    return Lists(edition, sorted(summaries, key=lambda summary: summary.order), chunks, read, progress)


def _choices(delivered: list[Delivered], key: str) -> tuple[list[str], dict[str, str]]:
    """What all parts know of their cases for the pages that choose among them: profiles in order, columns by id."""
    profiles = sorted(pair for part in delivered for pair in part.profiles[key])
    columns = [pair for part in delivered for pair in part.columns[key].items()]
    return [profile for _, profile in profiles], dict(sorted(columns))


def _check_links(tally: Tally, editions: list[Edition], sources: Mapping[str, str]) -> None:
    """Every link of every page leads somewhere.

    Args:
        tally: What the site holds.
        editions: The languages.
        sources: Texts of the hand-written pages by their path below ``content/``.

    Raises:
        InputError: Some do not.
    """
    frames = {
        edition.language.folder + section: frame_anchors(frame)
        for edition in editions
        for section, frame in edition.frames.items()
    }
    pages = {
        path: (anchors, frames[folder]) if (folder := path.rpartition("/")[0]) in frames else (anchors,)
        for path, anchors in tally.pages.items()
    }
    problems = [_at_source(problem, sources) for problem in broken_links(pages, tally.paths)]
    if problems:
        raise InputError(problems)


def _at_source(problem: Problem, sources: Mapping[str, str]) -> Problem:
    """A broken link at its line in the hand-written page that it stands in; as it is for generated pages."""
    page = f"{problem.file.removesuffix('.html')}.md"
    if page not in sources:
        return problem
    target = dict(problem.values)["found"].partition("#")[0].removesuffix(".html") or dict(problem.values)["found"]
    line = sources[page].count("\n", 0, max(0, sources[page].find(target))) + 1
    return replace(problem, file=f"content/{page}", line=line, column=1)
