"""The quick import of Qt, each time in a process of its own: it can be done only once in one."""

import os
import subprocess
import sys

QUICK = "from ita_desk.gui.quick_start import import_qt; import_qt()"
PLAIN = "import PySide6.QtWidgets"
COMPLAIN = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for mistake in (
    lambda: label.resize("wide"),
    lambda: label.resize(1),
    lambda: QLabel(1, 2, 3),
    lambda: QLabel(unknown=1),
    lambda: label.setFont(3),
    lambda: label.unknown,
):
    try:
        mistake()
    except Exception as error:
        print(type(error), error)
print(QLabel.setText.__doc__, QLabel.__doc__)
"""


def told(*lines: str) -> str:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        capture_output=True,
        check=True,
        env=environment,
        encoding="utf-8",
    )
    return done.stdout


def test_mistakes_are_explained_as_by_a_plain_import():
    explained = told(QUICK, COMPLAIN)
    assert "Supported signatures" in explained
    assert explained == told(PLAIN, COMPLAIN)


def test_what_describes_functions_is_not_run_until_it_is_asked_for():
    asked = "from shibokensupport.signature import parser; "
    told_of = told(QUICK, asked + "print('ast' in vars(parser), callable(parser.pyside_type_init))")
    assert told_of == "False True\n"


def test_python_gets_its_own_back():
    same = "print((builtins.compile, builtins.__import__) == own)"
    keep = "import builtins; own = (builtins.compile, builtins.__import__)"
    assert told(keep, QUICK, same) == "True\n"
