"""What the first picture of the window does without, in a process of its own."""

import os
import subprocess
import sys

FIRST_PICTURE = """
import sys
from pathlib import Path
from ita_desk import app, cli
from PySide6.QtWidgets import QApplication
from ita_desk.gui.opening.one_window import show_first_window
from ita_desk.gui.program import Program
from ita_desk.gui.unexpected import UnexpectedErrors
from ita_desk.language import translations

folder = Path(sys.argv[1])
show_first_window(folder / "office.sqlite3")
application = QApplication([])
program = Program(application, app.installation(folder / "office.sqlite3")._replace(
    settings=folder / "window.ini",
    translate_into=lambda _: translations("th").gettext,
))
UnexpectedErrors(print, application)
program.window.painted.disconnect(program.open_database)
program.window.painted.connect(application.quit)
program.window.show_in_place()
application.exec()
titles = [action.text() for action in program.window.menuBar().actions()]
from PySide6 import QtCore, QtWidgets
made = {*vars(QtCore), *vars(QtWidgets)} & {"Qt", "QStyle"}
late = ("sqlite3", "pydantic", "sqlalchemy", "sqlmodel", "reportlab")
modules = {name for name in sys.modules if name.split(".")[0] in late}
print(len(titles), made, modules)
"""


def test_it_comes_without_the_classes_that_take_longest_and_without_the_database(tmp_path):
    """PySide makes a class when it is first asked for; these take a tenth of the start."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PICTURE, str(tmp_path)],
        capture_output=True,
        check=True,
        env=environment,
        encoding="utf-8",
    )
    assert done.stdout == "4 set() set()\n"
