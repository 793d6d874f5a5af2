"""What is installed: a Windows Python, the locked libraries that the program asks for, the program.

Nothing is chosen from a list of packages kept by hand: the locked wheels are unpacked, and what
the program's own wheel does not ask for, however far, is taken away again. What is pruned inside of
them are kinds of files that no running program reads, and the parts of Qt that nothing asks for.
"""

import compileall
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from py_compile import PycInvalidationMode

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OWN = "ita-desk"
LIBRARY = "python311.zip"
"""One file of compiled modules: a hard disk and a virus scanner make each file cost."""
WINDOWS = {
    **default_environment(),
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
    "extra": "",
}
"""What the markers of requirements are judged by."""

NO_PROGRAM_READS = {
    *("ensurepip", "idlelib", "lib2to3", "msilib", "pydoc_data", "test", "tkinter", "turtledemo"),
    *("unittest", "venv", "site-packages", "__pycache__"),
}
"""Folders of the standard library for those who write programs."""
PRUNED_FILES = re.compile(r".*\.(pyi|pxd|pyx|lib|h|c|exe|qm|prl|cmake)\Z")
PRUNED_FOLDERS = {"__pycache__", "include", "includes", "tests"}
QT_PLUGINS = (
    "iconengines/qsvgicon.dll",
    "imageformats/qico.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "platforms/qoffscreen.dll",
    "platforms/qwindows.dll",
    "styles/*.dll",
)
"""Qt finds these by their folders, so nothing names them: what it draws with, icons, pictures."""


def make_stage(stage: Path, python: Path, wheel: Path, lock: Path) -> None:
    """Fill the folder ``stage``, compiled; raises CalledProcessError, or ValueError for a gap."""
    site = stage / "Lib" / "site-packages"
    site.mkdir(parents=True)
    copy_python(python, stage)
    install(lock, wheel, site)
    drop_unasked(site)
    prune(site)
    prune_qt(site / "PySide6", qt_modules(site / "ita_desk"))
    put_into_one_file(site, stage / LIBRARY)
    compile_all(stage, site)


def copy_python(python: Path, stage: Path) -> None:
    """The interpreter's libraries, and its standard library in one file, compiled.

    The path file keeps Python from looking at anything else of the computer (registry,
    environment, the user's own packages).
    """
    for path in python.glob("*.dll"):
        shutil.copy2(path, stage)
    shutil.copytree(python / "DLLs", stage / "DLLs", ignore=_not_needed)
    for licence in python.glob("LICENSE*"):
        shutil.copy2(licence, stage / "Python-LICENSE.txt")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "Lib"
        shutil.copytree(python / "Lib", library, ignore=_not_needed)
        _zip_compiled(library, stage / LIBRARY)
    lines = (LIBRARY, "DLLs", "Lib\\site-packages")
    (stage / "python311._pth").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def put_into_one_file(site: Path, archive: Path) -> None:
    """Move the libraries that are nothing but Python into the file of the standard library.

    Those with data or DLLs of their own look for them beside their modules, and stay; so does what
    says which libraries there are.
    """
    with tempfile.TemporaryDirectory() as folder:
        for package in sorted(site.iterdir()):
            if _is_only_python(package):
                shutil.move(package, folder)
        _zip_compiled(Path(folder), archive)


def _is_only_python(package: Path) -> bool:
    if package.is_file():
        return package.suffix == ".py"
    files = [path for path in package.rglob("*") if path.is_file()]
    kinds = {path.suffix for path in files if path.name != "py.typed"}
    # A folder without __init__.py would not be found in a zip.
    whole = all((path.parent / "__init__.py").is_file() for path in files)
    return whole and kinds == {".py"}


def _zip_compiled(library: Path, archive: Path) -> None:
    _compile(library, "Lib")
    with zipfile.ZipFile(archive, "a") as one:
        for path in sorted(library.rglob("*.pyc")):
            one.write(path, path.relative_to(library).as_posix())


def _not_needed(_: str, names: list[str]) -> set[str]:
    """What is left out of the standard library, for ``copytree``."""
    developers = {name for name in names if name in NO_PROGRAM_READS}
    return developers | {name for name in names if re.match(r"(_tkinter|_test|tcl|tk)\d*.*", name)}


def install(lock: Path, wheel: Path, site: Path) -> None:
    """Unpack the locked wheels for Windows, checked by their hashes, and the program's own."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(for_windows(lock.read_text(encoding="utf-8")), encoding="utf-8")
        system = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:")
        pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", "download")
        hashed = ("--require-hashes", "-r", str(requirements), "-d", folder)
        subprocess.run([*pip, "--no-deps", *system, *hashed], check=True)
        for each in (*sorted(Path(folder).glob("*.whl")), wheel):
            with zipfile.ZipFile(each) as archive:
                archive.extractall(site)


def for_windows(lock: str) -> str:
    """A lock without what is for other systems; pip would judge by the system it runs on."""
    kept: list[str] = []
    for block in re.split(r"^(?=[A-Za-z])", lock, flags=re.MULTILINE):
        first, _, hashes = block.partition("\\")
        pinned, _, marker = first.partition(";")
        if hashes and (not marker.strip() or Marker(marker).evaluate(dict(WINDOWS))):
            kept.append(f"{pinned.strip()} \\{hashes}")
    return "".join(kept)


def drop_unasked(site: Path) -> None:
    """Take away each library that the program's own wheel does not ask for, however far.

    Raises ValueError where one that it asks for is not locked.
    """
    found = {canonicalize_name(one.name): one for one in distributions(site)}
    asked = closure(OWN, found)
    for name, distribution in found.items():
        if name not in asked:
            for path in distribution.files or ():
                Path(str(path.locate())).unlink(missing_ok=True)
    _remove_empty(site)


def distributions(site: Path) -> Iterator[Distribution]:
    """The libraries that lie in a folder."""
    return (PathDistribution(path) for path in sorted(site.glob("*.dist-info")))


def closure(name: str, found: dict[str, Distribution]) -> set[str]:
    """The names of what a library asks for on Windows, directly or not, and its own."""
    asked: set[str] = set()
    waiting = [(name, "")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        if name not in found:
            raise ValueError(f"asked for and not locked: {name}")
        asked.add(name)
        for line in found[name].requires or ():
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({**WINDOWS, "extra": extra}):
                extras = ("", *wanted.extras)
                waiting += [(canonicalize_name(wanted.name), each) for each in extras]
    return asked


def prune(site: Path) -> None:
    """Take away the kinds of files that no running program reads."""
    for path in sorted(site.rglob("*"), reverse=True):
        inside = path.relative_to(site)
        if inside.parts[0] == "ita_desk":
            continue
        if path.is_dir() and path.name in PRUNED_FOLDERS:
            shutil.rmtree(path)
        elif path.is_file() and PRUNED_FILES.match(path.name):
            path.unlink()
    shutil.rmtree(site / "bin", ignore_errors=True)
    # Words of all languages; the program compiles its own catalogues only in a source tree.
    for path in (site / "babel" / "locale-data").glob("*.dat"):
        if path.stem not in {"root", "th", "th_TH", "en", "en_US"}:
            path.unlink()
    _remove_empty(site)


def qt_modules(package: Path) -> set[str]:
    """The parts of Qt that the program imports: ``QtCore``, …."""
    pattern = re.compile(r"(?:from|import) PySide6\.(Qt\w+)")
    return {
        name for path in package.rglob("*.py") for name in pattern.findall(path.read_text("utf-8"))
    }


def prune_qt(pyside: Path, modules: Iterable[str]) -> None:
    """Leave of Qt what these modules and its plugins load, by the names in the DLLs themselves."""
    plugins = [path for name in QT_PLUGINS for path in (pyside / "plugins").glob(name)]
    names = {path.name.lower(): path for path in pyside.iterdir() if path.is_file()}
    waiting = [*plugins, *(pyside / f"{module}.pyd" for module in modules)]
    kept: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in kept:
            kept.add(path)
            waiting += [names[name] for name in imported_dlls(path) if name in names]
    for path in sorted(pyside.rglob("*"), reverse=True):
        is_python = path.suffix == ".py" and path.parent.name != "scripts"
        needless = path.suffix in {".dll", ".pyd", ".json"} and path not in kept
        if path.is_file() and (needless or not (is_python or path in kept)):
            path.unlink()
    _remove_empty(pyside)


def imported_dlls(path: Path) -> set[str]:
    """The DLLs that a DLL asks for, in small letters."""
    command = ["x86_64-w64-mingw32-objdump", "-p", str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name.lower() for name in re.findall(r"DLL Name: (\S+)", told)}


def compile_all(stage: Path, site: Path) -> None:
    """Bytecode in the place of the sources, never compared with the times of files.

    PySide looks into the source of every module that is imported after it: a file more for each.
    """
    _compile(site, str(site.relative_to(stage)))
    for path in site.rglob("*.py"):
        path.unlink()


def _compile(folder: Path, shown: str) -> None:
    done = compileall.compile_dir(
        folder,
        quiet=1,
        workers=0,
        legacy=True,  # beside the source, where it is taken without one
        stripdir=str(folder),
        prependdir=shown,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise ValueError(f"not everything could be compiled: {shown}")


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
