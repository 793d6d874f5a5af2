"""The one door for questions and messages; tests replace it and answer for the user."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Gateway(Protocol):
    """What a view may ask or tell the user in a dialog. Sentences come translated."""

    def complain(self, sentence: str) -> None:
        """Tell of a fault that the user must know of."""
        ...

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that undo can't give back; ``yes`` names the act."""
        ...

    def file_to_open(self, title: str, folder: Path, filters: str) -> Path | None:
        """Let the user choose a file to read."""
        ...

    def file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        """Let the user name a file to write."""
        ...


class DialogGateway:
    """The gateway of the running program: Qt's dialogs over the window."""

    def __init__(self, parent: QWidget) -> None:
        """Show dialogs over ``parent``."""
        self._parent = parent

    def complain(self, sentence: str) -> None:
        """Show a warning box."""
        QMessageBox.warning(self._parent, "ita_desk", sentence)

    def confirm(self, question: str, yes: str) -> bool:
        """Show a question with the act and Cancel; Cancel is the default."""
        box = QMessageBox(QMessageBox.Icon.Question, "ita_desk", question, parent=self._parent)
        act = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is act

    def file_to_open(self, title: str, folder: Path, filters: str) -> Path | None:
        """Show the system's dialog."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder), filters)
        return Path(name) if name else None

    def file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        """Show the system's dialog, which asks before it replaces a file."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(suggested), filters)
        return Path(name) if name else None
