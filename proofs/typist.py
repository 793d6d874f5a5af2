"""The program's own window, and somebody who types into its plan without pause.

``python -m proofs.typist DATABASE`` prints a line for each key, before it is pressed: the time of
the system's monotonic clock, the activity, and all that was typed into its title.
"""

import sys
from io import TextIOWrapper
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk import app
from ita_desk.gui import program as programs
from ita_desk.gui.plan.plan_page import PlanPage

LETTERS = "กขคงจชซตถทนบปพมยรลวสหอ"
SHORTEST_MS, LONGEST_MS = 15, 90
KEYS_IN_A_CELL = 60


class Typist(QObject):
    """Types into one title after the other."""

    def __init__(self, program: programs.Program) -> None:
        """Begin as soon as the plan is there."""
        super().__init__(program.window)
        self._program = program
        self._random = Random()
        self._text = ""
        self._activity = 0
        self._left = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._press)
        self._timer.start(SHORTEST_MS)

    def _press(self) -> None:
        self._timer.start(self._random.randint(SHORTEST_MS, LONGEST_MS))
        if self._program.workspace is None or self._program.workspace.session.dossier_id is None:
            return
        if not self._left:
            self._go_to_another_title()
        self._left -= 1
        letter = self._random.choice(LETTERS)
        self._text += letter
        print(f"{monotonic()}\t{self._activity}\t{self._text}", flush=True)
        if (field := QApplication.focusWidget()) is not None:
            press(field, letter)

    def _go_to_another_title(self) -> None:
        workspace = self._program.workspace
        assert workspace is not None
        assert workspace.session.dossier_id is not None
        page = workspace.pages.page(0)
        dossier = workspace.session.dossier(workspace.session.dossier_id)
        assert isinstance(page, PlanPage)
        assert dossier is not None
        row = self._random.randrange(len(dossier.activities))
        page.plan_view.go(row, [column.name for column in page.plan.columns].index("title"))
        page.plan_view.setFocus()
        self._activity = dossier.activities[row].id
        self._text = ""
        self._left = self._random.randint(1, KEYS_IN_A_CELL)


def press(widget: QWidget, letter: str) -> None:
    """A key with a Thai letter, which QTest has no code for."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


class TypedInto(programs.Program):
    """The program with the typist before it."""

    def open_database(self) -> None:
        """Open it as always."""
        super().open_database()
        Typist(self)


if __name__ == "__main__":
    programs.Program = TypedInto
    assert isinstance(sys.stdout, TextIOWrapper)
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(app.run_window(Path(sys.argv[1])))
