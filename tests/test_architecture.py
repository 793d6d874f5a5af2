"""The rules of the house, read from the source: layers, libraries, sizes, what the tree may say.

Every rule is a function over a folder that returns what breaks it, and each is shown to find
something in a small planted tree.
"""

import ast
import json
import re
import statistics

import pytest

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
    "exchange": {"model", "contents", "files"},
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
    "dossier_pdf": {"contents", "model", "pages", "typeset"},
    "office_fonts": None,
    "page_messages": {"contents", "model"},
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
    "fontTools": {"typeset"},
    "pikepdf": {"typeset"},
    "pypdfium2": {"typeset", "gui"},
    "sqlite3": {"storage"},
    "msgspec": {"model"},
}
MOST_LINES = 400
MEDIAN_LINES = 180

NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", "out", ".hypothesis", ".ruff_cache"}
# Written in parts, for this file is read, too.
REGISTRY_HOSTS = [
    name + "." + domain
    for name, domain in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users)/\w")
PHONE = re.compile(r"(?<![\d/.=_-])0[ -]?\d{1,2}[ -]?\d{3}[ -]?\d{3,4}(?![\d/._-])")
MADE_UP_PHONE = re.compile(r"0+[1-9]?0+")
EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def modules(folder):
    """Python files under `folder`, in order."""
    return sorted(path for path in folder.rglob("*.py") if not NOT_OURS & set(path.parts))


def home(path, package):
    """The layer that a module belongs to, or its own name if it lies at the top of the package."""
    parts = path.relative_to(package).with_suffix("").parts
    return parts[0]


def imported(path, source):
    """Absolute dotted names that a module imports anywhere in it, late imports included."""
    package = list(path.relative_to(source).parent.parts)
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
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


def texts(folder):
    """Path and text of every text file of the project."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not NOT_OURS & set(path.relative_to(folder).parts):
            try:
                yield path, path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue


def strange_places(folder):
    """Mentions of package registries, or of places on somebody's machine."""
    for path, text in texts(folder):
        for host in REGISTRY_HOSTS:
            if host in text:
                yield f"{path.name} mentions {host}"
        for match in MACHINE_PATH.finditer(text):
            yield f"{path.name} mentions {match.group()}"


def strings(value):
    """Every string in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def real_contacts(folder):
    """Telephone numbers and e-mail addresses in dossiers that could be somebody's."""
    for path in sorted(folder.rglob("*.json")):
        for text in strings(json.loads(path.read_text(encoding="utf-8"))):
            plain = text.translate(THAI_DIGITS)
            for match in PHONE.finditer(plain):
                if not MADE_UP_PHONE.fullmatch(re.sub(r"\D", "", match.group())):
                    yield f"{path.name}: telephone number {match.group()}"
            for match in EMAIL.finditer(plain):
                if match.group(1) not in {"example.com", "example.org"}:
                    yield f"{path.name}: e-mail address {match.group()}"


def plant(folder, files):
    """Write a small tree: relative path → text."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_layers_import_only_what_their_row_allows(project_folder):
    assert not list(broken_layers(project_folder / "src"))


def test_libraries_stay_in_their_layers(project_folder):
    assert not list(strange_libraries(project_folder / "src"))


def test_nothing_is_imported_with_a_star(project_folder):
    assert not list(star_imports(project_folder))


def test_modules_are_small(project_folder):
    assert not list(long_modules(project_folder))
    sizes = [line_count(path) for path in modules(project_folder / "src")]
    assert statistics.median(size for size in sizes if size > 10) <= MEDIAN_LINES


def test_the_tree_names_no_registry_and_no_machine(project_folder):
    assert not list(strange_places(project_folder))


def test_samples_hold_nobodys_telephone_number_or_address(samples_folder):
    assert list(samples_folder.glob("*.json"))
    assert not list(real_contacts(samples_folder))


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
        ("pages/memo.py", "from msgspec import Struct"),
    ],
)
def test_a_library_out_of_its_layer_is_found(tmp_path, module, line):
    plant(tmp_path, {f"{PACKAGE}/{module}": line})
    assert len(list(strange_libraries(tmp_path))) == 1


def test_a_star_import_is_found(tmp_path):
    plant(tmp_path, {"a.py": "from os import *", "b.py": "from .a import path"})
    assert list(star_imports(tmp_path)) == ["a.py imports *"]


def test_a_long_module_is_found(tmp_path):
    plant(tmp_path, {"long.py": "x = 1\n" * (MOST_LINES + 1), "short.py": "x = 1\n" * MOST_LINES})
    assert list(long_modules(tmp_path)) == [f"long.py has {MOST_LINES + 1} lines"]


def test_a_registry_or_a_machine_is_found_in_any_text(tmp_path):
    plant(
        tmp_path,
        {
            "lock.txt": f"--index-url https://{REGISTRY_HOSTS[0]}/simple",
            "notes.md": "see " + "/home" + "/somebody/file",
            "fine.md": "https://example.com/work/home and a/root/x",
            ".venv/own.txt": REGISTRY_HOSTS[0],
        },
    )
    assert len(list(strange_places(tmp_path))) == 2


def test_a_real_contact_is_found_in_a_sample(tmp_path):
    real, made_up = "0" + "2 123 4567", "0 2000 0000"
    plant(
        tmp_path,
        {
            "real.json": json.dumps([{"phone": real}, {"email": "somebody" + "@mail.invalid"}]),
            "thai.json": json.dumps({"text": "โทร. " + "๐" + "๘๑ ๒๓๔ ๕๖๗๘"}),
            "fine.json": json.dumps([made_up, "reporter@example.com", "https://x.test/0812345678"]),
        },
    )
    assert sorted(found.split(":")[0] for found in real_contacts(tmp_path)) == [
        "real.json",
        "real.json",
        "thai.json",
    ]
