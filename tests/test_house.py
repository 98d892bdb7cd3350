"""The rules of the house: what the project's files may say, and how the generator's modules hang together."""

import ast
import io
import re
import shutil
import subprocess
import tokenize
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import click
import pytest
from conftest import PROJECT

LAYERS = """
model wording zipform input language disk view check picture data search translation page part crew step recipe build
publish bench desk command
"""
"""The packages and single modules of the generator, each of which imports only from those before it."""

EDGES = {"disk", "crew", "bench", "desk", "command", "publish.folder", "publish.inspection"}
"""The packages and modules of the generator that may touch disk, process, terminal or clock."""

RECIPES = {"build", "recipe", "step", "part", "page.press", "__main__"}
"""The steps and the modules that put them in order, `part` those of one process: they know the edges, touch nothing."""

OUTER_MODULES = {
    "glob",
    "multiprocessing",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "threading",
    "time",
}
OUTER_FUNCTIONS = {"open", "print", "input", "click.echo"}
OUTER_METHODS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "iterdir",
    "rglob",
}
OUTER_NAMES = {"os.environ", "os.getenv", "datetime.now", "datetime.today", "datetime.utcnow", "date.today"}
OUTER_NAMES |= {"sys.stdin", "sys.stdout", "sys.stderr"}

MADE = {".git", ".venv", ".cache", ".renkei", "site", "dist", "build", "site.new", "site.old"}
MADE |= {".mypy_cache", ".pytest_cache", ".ruff_cache"}
"""Folders at the top that git does not keep; asked by name, so that a copy without git is checked as well."""

# In pieces or classes of characters, so that this file does not contain what it forbids.
MACHINE_PATH = r"(?<![\w.~-])/(?:home|Users|root|work|opt|mnt)" + r"/\w"
WINDOWS_PATH = r"(?i:\b[c-z]:\\+" + r"users\\)"
INDEX_ADDRESS = r"pythonhosted[.]org|pypi[.]org/simple|registry[.]npmjs"
INDEX_OPTION = "-" + r"-(?:extra-)?index-url\b|-" + r"-find-links\b"
FORBIDDEN = re.compile(f"{MACHINE_PATH}|{WINDOWS_PATH}|{INDEX_ADDRESS}|{INDEX_OPTION}")

SILENCED = re.compile(r"#\s*(?:type:\s*ignore(?:\[[\w, -]+\])?|noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?)(?P<reason>.*)")


def list_files() -> Iterator[Path]:
    """The text files of the project, relative to its folder."""
    for top in sorted(PROJECT.iterdir()):
        if top.name in MADE or top.suffix == ".egg-info":
            continue
        for path in [top, *sorted(top.rglob("*"))]:
            is_ours = path.is_file() and "__pycache__" not in path.parts
            if is_ours and b"\0" not in path.read_bytes()[:1024]:
                yield path.relative_to(PROJECT)


def list_modules() -> dict[str, Path]:
    """The modules of the generator by dotted name: `generator`, `generator.model.case`, ..."""
    paths = sorted((PROJECT / "generator").rglob("*.py"))
    return {".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


def parse(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def belongs_to(module: str, names: set[str]) -> bool:
    """Whether a module of the generator is one of these modules or lies in one of these packages."""
    parts = module.split(".")[1:]
    return any(".".join(parts[:end]) in names for end in range(1, len(parts) + 1))


def list_imports(body: list[ast.stmt], module: str, *, is_package: bool, with_types: bool) -> Iterator[str]:
    """The dotted names that a module imports at its top level, in `if` and `try` too.

    `from a import b` gives `a.b`, which may be a module or a name in `a`.
    """
    for node in body:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = module.split(".")[: None if is_package and node.level == 1 else -(node.level - is_package)]
            base = ".".join([*(start if node.level else []), *filter(None, [node.module])])
            yield from (f"{base}.{name.name}" for name in node.names)
        elif isinstance(node, ast.If | ast.Try):
            only_types = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
            inner = [] if only_types and not with_types else node.body
            handlers = [part for handler in getattr(node, "handlers", []) for part in handler.body]
            branches = [*inner, *handlers, *node.orelse, *getattr(node, "finalbody", [])]
            yield from list_imports(branches, module, is_package=is_package, with_types=with_types)


def make_import_graph(modules: dict[str, Path], *, with_types: bool) -> dict[str, set[str]]:
    """The modules of the generator that each of them imports."""
    graph: dict[str, set[str]] = {}
    for module, path in modules.items():
        is_package = path.name == "__init__.py"
        names = set(list_imports(parse(path).body, module, is_package=is_package, with_types=with_types))
        found = {name if name in modules else name.rpartition(".")[0] for name in names}
        graph[module] = (found & modules.keys()) - {module}
    return graph


def list_touches(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where a module reaches for disk, process, terminal or clock: the line and what it reaches for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]
            yield from ((node.lineno, name) for name in names if name.split(".")[0] in OUTER_MODULES)
        elif isinstance(node, ast.Global):
            yield node.lineno, "global"
        elif isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in OUTER_NAMES:
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            is_method = isinstance(node.func, ast.Attribute) and node.func.attr in OUTER_METHODS
            if is_method or name in OUTER_FUNCTIONS:
                yield node.lineno, name


def list_commands(command: click.Command, name: str) -> Iterator[str]:
    """The full names of a command's leaves: `renkei build`, `renkei translate update`, ..."""
    if isinstance(command, click.Group):
        for part, inner in command.commands.items():
            yield from list_commands(inner, f"{name} {part}")
    else:
        yield name


def list_silenced(source: str) -> Iterator[tuple[int, str]]:
    """The comments that silence a checker: the line and the reason given."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        found = SILENCED.search(token.string) if token.type == tokenize.COMMENT else None
        if found:
            yield token.start[0], found["reason"].strip(" #:-")


def test_no_file_names_a_path_of_a_machine_or_the_address_of_an_index() -> None:
    found = [
        f"{path}:{number}: {line.strip()}"
        for path in list_files()
        for number, line in enumerate((PROJECT / path).read_text(encoding="utf-8").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "home/hanako/renkei",
        "C:" + "\\Users\\hanako",
        "-" + "-index-url x",
        "https://pypi.org/" + "simple/click",
    ],
)
def test_a_path_of_a_machine_or_an_index_would_be_found(line: str) -> None:
    assert FORBIDDEN.search(line)


@pytest.mark.parametrize("lock", sorted((PROJECT / "requirements").glob("*.txt")), ids=lambda lock: lock.name)
def test_lock_files_name_exact_versions_and_hashes_only(lock: Path) -> None:
    entries = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()

    loose = [entry for entry in entries if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)]

    assert loose == []


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_every_command_is_named_in_the_readme(readme: str) -> None:
    from generator.command.cli import main  # noqa: PLC0415 the other rules hold while the command line is broken

    text = (PROJECT / readme).read_text(encoding="utf-8")

    commands = list(list_commands(main, "renkei"))

    assert commands
    assert [command for command in commands if command not in text] == []


def test_make_help_tells_of_every_target() -> None:
    make = shutil.which("make") or "make"
    targets = re.findall(r"^\.PHONY: (.+)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    shown = subprocess.run([make, "-s", "-C", PROJECT, "help"], capture_output=True, text=True, check=True).stdout

    assert re.findall(r"^make ([a-z-]+) +\S", shown, re.MULTILINE) == " ".join(targets).split()


def test_imports_run_one_way() -> None:
    graph = make_import_graph(list_modules(), with_types=True)

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("import cycle: " + " -> ".join(error.args[1]), pytrace=False)


def test_packages_import_only_from_those_before_them() -> None:
    place = {name: number for number, name in enumerate(LAYERS.split())}
    graph = make_import_graph(list_modules(), with_types=True)

    found = [
        f"{module} imports {other}"
        for module, others in graph.items()
        for other in sorted(others)
        if place.get([*module.split("."), ""][1], len(place)) < place.get([*other.split("."), ""][1], -1)
    ]

    assert found == []
    assert {
        path.relative_to(PROJECT / "generator").parts[0].removesuffix(".py") for path in list_modules().values()
    } == {
        *place,
        "__init__",
        "__main__",
    }


def test_the_guide_for_contributors_names_the_packages_in_their_order() -> None:
    part = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where the code is")[2]

    rows = re.findall(r"^\| (`.+?`) \|", part.partition("\n## ")[0], re.MULTILINE)

    assert re.findall(r"`(\w+)(?:/|\.py)`", ", ".join(rows)) == LAYERS.split()


def test_only_the_edges_touch_disk_process_terminal_or_clock() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{line}: {name}"
        for module, path in list_modules().items()
        if not belongs_to(module, EDGES)
        for line, name in list_touches(parse(path))
    ]

    assert found == []


def test_no_pure_module_imports_an_edge_when_it_runs() -> None:
    graph = make_import_graph(list_modules(), with_types=False)

    found = [
        f"{module} imports {other}"
        for module, others in graph.items()
        if not belongs_to(module, EDGES | RECIPES)
        for other in sorted(others)
        if belongs_to(other, EDGES)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("print('x')", "print"),
        ("import subprocess", "subprocess"),
        ("from time import monotonic", "time"),
        ("path.read_text()", "path.read_text"),
        ("datetime.datetime.now(UTC)", "datetime.datetime.now"),
        ("key = os.environ['KEY']", "os.environ"),
        ("def f():\n    global x", "global"),
    ],
)
def test_a_touch_of_the_outside_world_would_be_found(source: str, name: str) -> None:
    assert [found for _, found in list_touches(ast.parse(source))] == [name]


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("import generator.check", "generator.check"),
        ("from generator import check", "generator.check"),
        ("from . import check", "generator.views.check"),
        ("from ..model import Case", "generator.model.Case"),
        ("if TYPE_CHECKING:\n    from generator.check import check", "generator.check.check"),
    ],
)
def test_every_way_to_import_a_module_is_seen(source: str, imported: str) -> None:
    body = ast.parse(source).body

    assert [*list_imports(body, "generator.views.tables", is_package=False, with_types=True)] == [imported]
    assert [*list_imports(body, "generator.views", is_package=True, with_types=True)] == [imported]


def test_every_silenced_warning_has_its_reason() -> None:
    found = [
        f"{path}:{line}"
        for path in list_files()
        if path.suffix == ".py"
        for line, reason in list_silenced((PROJECT / path).read_text(encoding="utf-8"))
        if not reason
    ]

    assert found == []
