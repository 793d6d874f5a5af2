"""The one door for questions and messages, and to other programs of the system.

Tests replace it: they answer for the user, and nothing is started.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSettings, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ita_desk.files.owner import make_missing_folder, make_own_file, tighten

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_TITLE_BAR = QSize(0, 30)
"""What the title bar of a dialog takes of the screen, or a little more."""


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

    def files_to_open(self, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        """Let the user choose files to read; none if the user thinks better of it."""
        ...

    def file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        """Let the user name a file to write."""
        ...

    def folder_to_fill(self, title: str, folder: Path) -> Path | None:
        """Let the user choose a folder to write several files into."""
        ...

    def set_up_printer(self, printer: "QPrinter", pages: int) -> bool:
        """Let the user choose printer, pages, copies and sides; False for no printing."""
        ...

    def open_path(self, path: Path) -> bool:
        """Open a file or a folder with the program the system has for it; False for none."""
        ...

    def open_address(self, url: QUrl) -> bool:
        """Open an address that the user has agreed to; False where the system could not."""
        ...

    def mail(self, file: Path, subject: str) -> bool:
        """Give the mail program a file for a new mail; False for none.

        Called in a thread, for it returns only once the system has answered.
        """
        ...


class DialogGateway:
    """The gateway of the running program: Qt's dialogs over the window."""

    def __init__(self, parent: QWidget, translate: Callable[[str], str]) -> None:
        """Show dialogs over ``parent``."""
        self._parent = parent
        self._translate = translate

    def complain(self, sentence: str) -> None:
        """Show a warning box."""
        box = QMessageBox(QMessageBox.Icon.Warning, "ita_desk", sentence, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(self._translate("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def confirm(self, question: str, yes: str) -> bool:
        """Show a question with the act and Cancel; Cancel is the default."""
        box = QMessageBox(QMessageBox.Icon.Question, "ita_desk", question, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        act = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self._translate("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.exec()
        return box.clickedButton() is act

    def file_to_open(self, title: str, folder: Path, filters: str) -> Path | None:
        """Show the system's dialog."""
        chosen = self._choose(title, folder, filters, QFileDialog.FileMode.ExistingFile)
        return chosen[0] if chosen else None

    def files_to_open(self, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        """Show the system's dialog."""
        return self._choose(title, folder, filters, QFileDialog.FileMode.ExistingFiles)

    def file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        """Show the system's dialog, which asks before it replaces a file."""
        chosen = self._choose(title, suggested, filters, QFileDialog.FileMode.AnyFile)
        return chosen[0] if chosen else None

    def folder_to_fill(self, title: str, folder: Path) -> Path | None:
        """Show the system's dialog."""
        chosen = self._choose(title, folder, "", QFileDialog.FileMode.Directory)
        return chosen[0] if chosen else None

    def _choose(
        self, title: str, at: Path, filters: str, mode: QFileDialog.FileMode
    ) -> tuple[Path, ...]:
        """Show the system's dialog, or Qt's where there is none, which must fit on the screen."""
        _keep_to_owner()
        dialog = file_dialog(self._parent, title, at, filters, mode)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = tuple(map(Path, dialog.selectedFiles())) if accepted else ()
        dialog.deleteLater()
        return chosen

    def set_up_printer(self, printer: "QPrinter", pages: int) -> bool:
        """Show the system's print dialog, with page range and copies."""
        dialog = print_dialog(self._parent, printer, pages)
        return dialog.exec() == dialog.DialogCode.Accepted

    def open_path(self, path: Path) -> bool:
        """Let the system open it."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def open_address(self, url: QUrl) -> bool:
        """Let the system open it."""
        return QDesktopServices.openUrl(url)

    def mail(self, file: Path, subject: str) -> bool:
        """Let the system's mail program have it."""
        from ita_desk.gui.output.mail import hand_to_mail

        return hand_to_mail(file, subject)


def file_dialog(
    parent: QWidget, title: str, at: Path, filters: str, mode: QFileDialog.FileMode
) -> QFileDialog:
    """A dialog for files or a folder; in mode ``AnyFile`` it names a file to write, ``at`` first.

    It is no larger than the screen, which counts where Qt draws it.
    """
    names_new = mode is QFileDialog.FileMode.AnyFile
    dialog = QFileDialog(parent, title, str(at.parent if names_new else at), filters)
    dialog.setFileMode(mode)
    if names_new:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(at.name)
    if mode is QFileDialog.FileMode.Directory:
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setMaximumSize(parent.screen().availableSize() - _TITLE_BAR)
    return dialog


def print_dialog(parent: QWidget, printer: "QPrinter", pages: int) -> "QPrintDialog":
    """A dialog that sets a printer up for so many pages."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange)
    dialog.setOption(option.PrintCollateCopies)
    dialog.setOption(option.PrintToFile)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return dialog


def _keep_to_owner() -> None:
    """See that only the owner reads where Qt's own file dialogs note the folders they were in."""
    noted = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())
    with suppress(OSError):
        make_missing_folder(noted.parent)
        make_own_file(noted)
        tighten(noted, 0o600)
