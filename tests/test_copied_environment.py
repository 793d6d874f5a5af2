"""The window opens where its libraries were copied: other file times, and no bytecode.

A folder that was copied, a program on a stick or an installer that doesn't compile leaves Python
to compile every module of PySide by itself, at each start.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import PySide6
import pytest
import shiboken6

import ita_desk
from ita_desk import bundle
from ita_desk.gui.opening.one_window import show_first_window

NOT_NEEDED = ("*.pyi", "qml", "translations", "include", "typesystems", "metatypes")
"""Parts of PySide."""
WHERE = (
    "import ita_desk, PySide6, shiboken6;"
    "print(*(each.__path__[0] for each in (ita_desk, PySide6, shiboken6)), sep='\\n')"
)
PATIENCE = 120


def copy_or_link(source, target):
    """A copy with a new time; a library, which holds no bytecode, is not copied byte by byte."""
    if Path(source).suffix != ".py":
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copyfile(source, target)


@pytest.fixture
def copied(tmp_path):
    """A folder with copies of PySide and of the program, fonts and resources within it."""
    for package, needless in ((PySide6, NOT_NEEDED), (shiboken6, NOT_NEEDED), (ita_desk, ())):
        leave_out = shutil.ignore_patterns("__pycache__", *needless)
        source = Path(package.__path__[0])
        target = tmp_path / "copied" / source.name
        shutil.copytree(source, target, copy_function=copy_or_link, ignore=leave_out)
    for folder in (bundle.fonts(), bundle.resources()):
        if not (target / folder.name).exists():  # an installed package has them within
            shutil.copytree(folder, target / folder.name)
    return tmp_path / "copied"


def test_the_window_opens_from_a_copy_without_bytecode(copied, tmp_path):
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "HOME": str(tmp_path),
        "PYTHONPATH": str(copied),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    python = [sys.executable, "-P"]
    found = subprocess.check_output([*python, "-c", WHERE], env=environment, encoding="utf-8")
    assert found.count(str(copied)) == 3, found
    database = tmp_path / "office.sqlite3"
    command = [*python, "-m", "ita_desk", "--database", str(database)]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as program:
        # A window answers another start on its database once it shows that.
        late = monotonic() + PATIENCE
        while not (answers := show_first_window(database)) and program.poll() is None:
            assert monotonic() < late, "no window"
            sleep(0.1)
        program.kill()
        _, complaint = program.communicate()
    assert answers, complaint
