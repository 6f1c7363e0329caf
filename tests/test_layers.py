"""The house keeps its shape: imports run one way, files and functions stay small, no error is swallowed."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "source" / "octavo"
LAYERS = (
    {"model", "errors", "notes"},
    {
        "walk", "grid", "files", "resources", "urls", "locale", "fonts", "alt_text", "pictures", "profiles",
        "stylesheets", "theme", "machine", "makers", "markup_names", "scratch", "terminal", "printing", "stopping",
        "store", "moments", "tex", "tex_macros", "tex_plain", "versions", "repeats", "diff", "licences", "sources",
    },
    {"readers", "passes", "builders", "checks"},
    {"captures", "discovery", "projects", "web"},
    {"press"},
    {"acquisition", "catalog"},
    {"delivery", "preview"},
    {"commands"},
)  # fmt: skip
"""Top names of the package, lowest first: each imports its own layer and those below."""

APART = {"readers", "passes", "builders", "checks"}
"""Rooms of one layer that never import each other."""

LONGEST_FILE, LONGEST_FUNCTION = 400, 50
LONGEST_MODEL = 500
"""Lines: the model is one file, because it is read as one."""

FILES = sorted(PACKAGE.rglob("*.py"))
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def name_of(file: Path) -> str:
    """The dotted name of a module inside the package: "builders.xhtml", and "" for the package itself."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in FILES}


def imports(file: Path) -> Iterator[str]:
    """The modules of octavo that a file imports, anywhere in it, by their names inside the package."""
    for node in ast.walk(tree(file)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.removeprefix("octavo.") for alias in names if alias.name.startswith("octavo."))
            case ast.ImportFrom(module=str(module), names=names, level=0) if module.split(".")[0] == "octavo":
                inside = module.removeprefix("octavo").removeprefix(".")
                named = {f"{inside}.{alias.name}".removeprefix(".") for alias in names}
                yield from (name if name in MODULES else inside for name in named)
            case ast.ImportFrom(level=level) if level:
                raise AssertionError(f"{file} imports by dots: say the whole name")


def outside(file: Path) -> set[str]:
    """The packages of others that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(tree(file)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.partition(".")[0])
    return found


def room(module: str) -> str:
    return module.partition(".")[0]


def height(module: str) -> int:
    """The layer of a module. Raises AssertionError for one that is in none."""
    for number, names in enumerate(LAYERS):
        if room(module) in names:
            return number
    raise AssertionError(f"{module}: say in LAYERS where it belongs")


@each_file
def test_imports_run_one_way(file: Path) -> None:
    name = name_of(file)
    if name in ("", "__main__"):
        return  # the doors of the house: they open on every floor
    wrong = [other for other in imports(file) if other and height(other) > height(name)]
    assert wrong == []


@each_file
def test_rooms_do_not_import_each_other(file: Path) -> None:
    mine = room(name_of(file))
    assert mine not in APART or {room(other) for other in imports(file)} & APART <= {mine}


def test_the_model_imports_nothing_of_ours() -> None:
    assert list(imports(PACKAGE / "model.py")) == []


def test_no_import_leads_back() -> None:
    graph = {name: set(imports(file)) - {name} for name, file in MODULES.items() if name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@each_file
def test_no_name_is_bound_twice(file: Path) -> None:
    """What is bound again takes another meaning for all that stands above it. `if TYPE_CHECKING` is no second time."""
    names = [name for statement in tree(file).body for name in bound_names(statement)]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def bound_names(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module binds: functions, classes, constants, imports."""
    match statement:
        case ast.FunctionDef(name=name, decorator_list=decorators) if "overload" not in map(ast.unparse, decorators):
            yield name
        case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Assign(targets=targets):
            yield from (node.id for target in targets for node in ast.walk(target) if is_stored(node))
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            yield from (alias.asname or alias.name for alias in aliases)


def is_stored(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


PDF_STAGES = ("tree", "compose", "layout", "link")
"""The rooms of the PDF builder in the order of its steps: none imports one that comes after it."""


@pytest.mark.parametrize("stage", PDF_STAGES)
def test_no_stage_of_a_pdf_imports_a_later_one(stage: str) -> None:
    later = {f"builders.pdf.{name}" for name in PDF_STAGES[PDF_STAGES.index(stage) + 1 :]}
    files = [file for name, file in MODULES.items() if name.startswith(f"builders.pdf.{stage}.")]
    assert [other for file in files for other in imports(file) if other.rpartition(".")[0] in later] == []


def test_weasyprint_is_known_in_two_rooms() -> None:
    known = {name for name, file in MODULES.items() if "weasyprint" in outside(file)}
    assert known
    rooms = {name.rpartition(".")[0].removesuffix(".spreads") for name in known}
    assert rooms == {"builders.pdf.layout", "builders.pdf.compose"}


NETWORK = {
    "aiohttp", "anyio", "ftplib", "h11", "http", "httpcore2", "httpx2", "imaplib", "playwright", "requests", "smtplib",
    "socket", "socketserver", "ssl", "starlette", "telnetlib", "truststore", "urllib.request", "urllib3", "uvicorn",
    "websockets", "xmlrpc",
}  # fmt: skip
"""Modules that open the network, with all that is in them."""


def test_the_network_is_opened_where_it_must_be() -> None:
    """What is fetched comes through `web`, what is sent goes through one module of `delivery`; one says its errors.

    `preview` asks nobody: it answers.
    """
    opening = {name for name, file in MODULES.items() if network_modules(file)}
    assert {room(name) if room(name) in ("web", "preview") else name for name in opening} == {
        "web", "preview", "delivery.submission", "delivery.failures",
    }  # fmt: skip


def network_modules(file: Path) -> set[str]:
    """The modules of `NETWORK` that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(tree(file)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names, level=0):
                found |= {module} | {f"{module}.{alias.name}" for alias in names}
    return {name for name in found if NETWORK & {name, name.partition(".")[0]}}


@each_file
def test_files_are_short(file: Path) -> None:
    most = LONGEST_MODEL if file.name == "model.py" else LONGEST_FILE
    assert len(file.read_text(encoding="utf-8").splitlines()) <= most


@each_file
def test_functions_are_short(file: Path) -> None:
    functions = [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {node.name: lines for node in functions if (lines := lines_of(node)) > LONGEST_FUNCTION}
    assert long == {}


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@each_file
def test_no_error_is_swallowed(file: Path) -> None:
    """Who catches everything says it on: raises, or uses what was caught."""
    handlers = [node for node in ast.walk(tree(file)) if isinstance(node, ast.ExceptHandler) and catches_all(node.type)]
    assert [node.lineno for node in handlers if not says_on(node)] == []
    suppressed = [
        node.lineno
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("suppress")
        and any(map(catches_all, node.args))
    ]
    assert suppressed == []


def catches_all(kind: ast.expr | None) -> bool:
    return kind is None or any(
        isinstance(part, ast.Name) and part.id in {"Exception", "BaseException"} for part in ast.walk(kind)
    )


def says_on(handler: ast.ExceptHandler) -> bool:
    inside = [node for statement in handler.body for node in ast.walk(statement)]
    raises = any(isinstance(node, ast.Raise) for node in inside)
    return raises or any(isinstance(node, ast.Name) and node.id == handler.name for node in inside)
