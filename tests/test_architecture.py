"""The rules of the house, read from the source: layers, libraries, circles, sizes.

Every rule is a function over a folder that returns what breaks it, and each is shown to find
something in a small planted tree.
"""

import ast
import statistics
from functools import cache

import pytest
from planting import NOT_OURS, plant

PACKAGE = "ita_desk"

# docs/architecture.md: a layer may import the layers of its row and nothing else of the program.
LAYERS = {
    "thai": set(),
    "files": set(),
    "model": {"thai"},
    "storage": {"model", "files"},
    "verbs": {"storage", "model", "thai"},
    "contents": {"model", "thai"},
    "typeset": {"thai"},
    "pages": {"contents", "typeset", "thai"},
    "office": {"contents", "typeset", "thai"},
    "exchange": {"model", "contents", "thai", "files"},
    # The window and the process that typesets for it share their messages, and nothing else.
    "gui": {"verbs", "storage", "contents", "model", "exchange", "thai", "files", "page_messages"},
    # A command may use what the command line may.
    "commands": None,
}
# The composition root and the command line put everything together; bundle needs nothing.
TOP_MODULES = {
    "__init__": set(),
    "__main__": None,
    "app": None,
    "bundle": set(),
    "cli": None,
    "error_log": {"exchange", "files"},
    "language": {"bundle"},
    "dossier_corrections": {"dossier_office", "exchange", "model", "typeset"},
    "dossier_office": {
        *("bundle", "contents", "dossier_pdf", "exchange", "model", "office", "typeset")
    },
    "last_words": set(),
    "dossier_pdf": {"contents", "model", "pages", "typeset"},
    "office_fonts": None,
    "places": set(),
    "page_messages": {"contents", "model", "exchange"},
    "page_worker": None,
    "usage": {"model"},
}

# Libraries that only some layers may know.
THIRD_PARTIES = {
    "PySide6": {"gui"},
    "shiboken6": {"gui"},
    "PIL": {"typeset"},
    "reportlab": {"typeset"},
    "uharfbuzz": {"typeset"},
    "fontTools": set(),
    "pikepdf": {"typeset"},
    "pypdfium2": {"typeset", "gui", "office"},
    "sqlite3": {"storage"},
    "docx": {"exchange", "office"},
    "lxml": {"exchange"},
    "openpyxl": {"exchange", "office"},
    "python_calamine": {"exchange"},
    "pydantic": {"model", "storage"},
    "sqlalchemy": {"model", "storage"},
    "sqlmodel": {"model", "storage"},
}
MOST_LINES = 400
MEDIAN_LINES = 180


def modules(folder):
    """Python files under `folder`, in order."""
    return sorted(path for path in folder.rglob("*.py") if not NOT_OURS & set(path.parts))


def home(path, package):
    """The layer that a module belongs to, or its own name if it lies at the top of the package."""
    parts = path.relative_to(package).with_suffix("").parts
    return parts[0]


@cache
def import_statements(code):
    """All of a module's, late imports included; several rules ask for those of every module."""
    nodes = ast.walk(ast.parse(code))
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(path, source):
    """Absolute dotted names that a module imports anywhere in it, late imports included."""
    package = list(path.relative_to(source).parent.parts)
    for node in import_statements(path.read_bytes()):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *(node.module.split(".") if node.module else [])])
            yield from (f"{name}.{alias.name}" for alias in node.names)


def broken_layers(source):
    """Imports from one part of the program to another that the table does not allow."""
    package = source / PACKAGE
    for path in modules(package):
        part = home(path, package)
        if part not in LAYERS and part not in TOP_MODULES:
            yield f"{path.name}: {part} is no layer"
            continue
        allowed = LAYERS[part] if part in LAYERS else TOP_MODULES[part]
        for name in imported(path, source):
            words = name.split(".")
            if words[0] != PACKAGE or allowed is None:
                continue
            target = words[1]
            if target != part and target not in allowed and target in LAYERS.keys() | TOP_MODULES:
                yield f"{part}/{path.name} imports {name}"


def strange_libraries(source):
    """Imports of a library by a layer that must not know it."""
    package = source / PACKAGE
    for path in modules(package):
        part = home(path, package)
        for name in imported(path, source):
            library = name.split(".")[0]
            if part in LAYERS and part not in THIRD_PARTIES.get(library, {part}):
                yield f"{part}/{path.name} imports {library}"


def module_name(path, source):
    """The dotted name of a module; a package goes by its own."""
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def module_of(wanted, names):
    """The module that an imported name is, or stands in; "" for one that is not of the program."""
    while wanted and wanted not in names:
        wanted = wanted.rpartition(".")[0]
    return wanted


def import_graph(source):
    """Module → the modules of the program that it imports, late and for types only, too."""
    names = {module_name(path, source): path for path in modules(source)}
    graph = {}
    for name, path in names.items():
        targets = {module_of(wanted, names) for wanted in imported(path, source)}
        graph[name] = targets - {name, ""}
    return graph


def reached(graph, start):
    """The modules that ``start`` imports, and those that they import, and so on."""
    found, waiting = set(), [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def circles(source):
    """The modules that import each other, straight or around: one line for each knot of them."""
    graph = import_graph(source)
    beyond = {name: reached(graph, name) for name in graph}
    knots = {
        tuple(sorted(other for other in beyond[name] if name in beyond[other]))
        for name in graph
        if name in beyond[name]
    }
    return [" ".join(name.removeprefix(f"{PACKAGE}.") for name in knot) for knot in sorted(knots)]


def star_imports(folder):
    """Imports of everything a module has."""
    for path in modules(folder):
        if any(name.endswith(".*") for name in imported(path, folder)):
            yield f"{path.name} imports *"


def line_count(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def long_modules(folder):
    """Modules that one can no longer take in at a glance."""
    for path in modules(folder):
        if line_count(path) > MOST_LINES:
            yield f"{path.name} has {line_count(path)} lines"


def test_layers_import_only_what_their_row_allows(project_folder):
    assert not list(broken_layers(project_folder / "src"))


def test_libraries_stay_in_their_layers(project_folder):
    assert not list(strange_libraries(project_folder / "src"))


def test_no_modules_import_each_other(project_folder):
    assert circles(project_folder / "src") == []


def test_nothing_is_imported_with_a_star(project_folder):
    assert not list(star_imports(project_folder))


def test_modules_are_small(project_folder):
    assert not list(long_modules(project_folder))
    sizes = [line_count(path) for path in modules(project_folder / "src")]
    assert statistics.median(size for size in sizes if size > 10) <= MEDIAN_LINES


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("thai/digits.py", "from ita_desk.model import tree"),
        ("storage/load.py", "import ita_desk.verbs"),
        ("storage/load.py", "from ..thai import dates"),
        ("storage/load.py", "from .. import thai"),
        ("pages/deep/report.py", "from ...storage.store import Store"),
        ("contents/memo.py", "def late():\n    from ita_desk import pages"),
        ("gui/window.py", "from ita_desk import app"),
        ("typeset/fonts.py", "from ita_desk.bundle import fonts"),
        ("bundle.py", "import ita_desk.thai"),
        ("gui/window.py", "from ita_desk.commands import check"),
        ("helpers/misc.py", ""),
        ("helpers.py", ""),
    ],
)
def test_an_import_against_the_layers_is_found(tmp_path, module, line):
    plant(tmp_path, {f"{PACKAGE}/{module}": line})
    assert len(list(broken_layers(tmp_path))) == 1


def test_imports_along_the_layers_are_let_be(tmp_path):
    plant(
        tmp_path,
        {
            f"{PACKAGE}/cli.py": "from ita_desk import app, gui, pages\nimport ita_desk.storage",
            f"{PACKAGE}/commands/check.py": "from ita_desk import app, pages, usage",
            f"{PACKAGE}/verbs/marks.py": "from ..storage import store\nfrom .rows import add",
            f"{PACKAGE}/model/tree.py": "from ita_desk.thai.dates import Day\nimport datetime",
            f"{PACKAGE}/model/place.py": "from ita_desk.model.tree import Dossier",
        },
    )
    assert not list(broken_layers(tmp_path))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("thai/dates.py", "from PySide6.QtCore import QDate"),
        ("gui/preview.py", "import pikepdf"),
        ("contents/memo.py", "def late():\n    import sqlite3"),
        ("pages/memo.py", "from pydantic import BaseModel"),
        ("verbs/rows.py", "from sqlmodel import select"),
        ("gui/plan.py", "from sqlalchemy import Row"),
    ],
)
def test_a_library_out_of_its_layer_is_found(tmp_path, module, line):
    plant(tmp_path, {f"{PACKAGE}/{module}": line})
    assert len(list(strange_libraries(tmp_path))) == 1


@pytest.mark.parametrize(
    ("files", "knot"),
    [
        ({"a": "from ita_desk.b import x", "b": "import ita_desk.a"}, "a b"),
        ({"a": "from . import b", "b": "def late():\n    from ita_desk import a"}, "a b"),
        (
            {"a": "from .b import x", "b": "from .c import x", "c": "if T:\n    import ita_desk.a"},
            "a b c",
        ),
        ({"a": "from .p.b import x", "p/b": "from .. import a"}, "a p.b"),
        ({"p/__init__": "from ita_desk.p.a import x", "p/a": "from ita_desk.p import y"}, "p p.a"),
    ],
)
def test_a_circle_is_found_and_named(tmp_path, files, knot):
    plant(tmp_path, {f"{PACKAGE}/{name}.py": text for name, text in files.items()})
    assert circles(tmp_path) == [knot]


def test_two_ways_to_one_module_are_no_circle(tmp_path):
    plant(
        tmp_path,
        {
            f"{PACKAGE}/__init__.py": "",
            f"{PACKAGE}/a.py": "from ita_desk import b, c",
            f"{PACKAGE}/b.py": "from ita_desk.c import x",
            f"{PACKAGE}/c.py": "import os",
        },
    )
    assert not circles(tmp_path)


def test_a_star_import_is_found(tmp_path):
    plant(tmp_path, {"a.py": "from os import *", "b.py": "from .a import path"})
    assert list(star_imports(tmp_path)) == ["a.py imports *"]


def test_a_long_module_is_found(tmp_path):
    plant(tmp_path, {"long.py": "x = 1\n" * (MOST_LINES + 1), "short.py": "x = 1\n" * MOST_LINES})
    assert list(long_modules(tmp_path)) == [f"long.py has {MOST_LINES + 1} lines"]
