"""Starts the window: first the picture, then the database and everything heavy behind it."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ita_desk.gui.fonts import TextSize, load_first_fonts, load_other_fonts
from ita_desk.gui.gateway import DialogGateway
from ita_desk.gui.icons import Icons
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import Theme
from ita_desk.gui.window_actions import Translate, WindowActions
from ita_desk.model.errors import WorldFault


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the program's things lie, and how it speaks."""

    database: Path
    settings: Path
    fonts: Path
    icons: Path
    help: Path
    example: Path
    page_worker: Sequence[str]
    """The command that starts the page worker."""
    translate_into: Callable[[str], Translate]
    """Gives the translation into a language, ``th`` or ``en``."""
    log_unexpected: Callable[[BaseException], None]


class Program:
    """The parts of the running program, in the order in which they come."""

    def __init__(self, application: QApplication, installation: Installation) -> None:
        """Make the window, without the database."""
        self._installation = installation
        load_first_fonts(installation.fonts)
        self._settings = Settings(installation.settings)
        self.translate = _ = installation.translate_into(self._settings.language)
        self._theme = Theme(application, self._settings)
        self._text_size = TextSize(application, self._settings)
        self._icons = Icons(installation.icons, application)
        self._actions = WindowActions(_, self._icons, application)
        for action in (*self._actions.of_database, *self._actions.of_dossier):
            action.setEnabled(False)
        for action in (self._actions.undo, self._actions.redo):
            action.setEnabled(False)
        self._search_field = _search_field(_)
        self.window = MainWindow(self._actions, self._search_field, self._settings, self._theme, _)
        self.gateway = DialogGateway(self.window, _)
        self.window.painted.connect(self.open_database)
        self.failed = False

    def open_database(self) -> None:
        """Open the database and fill the window; a fault is told and ends the program."""
        from ita_desk.storage.store import Store

        load_other_fonts(self._installation.fonts)
        try:
            self.store = Store.open(self._installation.database, write=True)
        except WorldFault as fault:
            self.failed = True
            self.gateway.complain(fault.sentence(self.translate))
            self.window.close()
            return
        self._fill()

    def close(self) -> None:
        """Close the database."""
        if hasattr(self, "workspace"):
            self.workspace.shut_down()
        if hasattr(self, "store"):
            self.store.close()

    def _fill(self) -> None:
        from datetime import date

        from ita_desk.gui.desk import Desk
        from ita_desk.gui.help.help_texts import HelpTexts
        from ita_desk.gui.page_pane.worker import PageWorker
        from ita_desk.gui.surroundings import Surroundings
        from ita_desk.gui.wiring import Wiring
        from ita_desk.gui.workspace import Workspace

        desk = Desk(self.store, self.gateway, self.translate, self.window)
        around = Surroundings(
            desk=desk,
            actions=self._actions,
            search_field=self._search_field,
            icons=self._icons,
            settings=self._settings,
            theme=self._theme,
            text_size=self._text_size,
            help_texts=HelpTexts(self._installation.help / "th.json"),
            example=self._installation.example,
            worker=PageWorker(self._installation.page_worker, parent=self.window),
            today=date.today,
        )
        self.workspace = Workspace(around)
        self.window.setCentralWidget(self.workspace)
        self._search_field.setEnabled(True)
        self.wiring = Wiring(self.window, self.workspace)
        self.workspace.open_first()


def run(installation: Installation, arguments: Sequence[str]) -> int:
    """Run the program until its window is closed; 1 where it could not open the database."""
    application = QApplication([*arguments])
    application.setApplicationName("ita_desk")
    application.setApplicationDisplayName("ita_desk")
    program = Program(application, installation)

    def unexpected(kind: type[BaseException], error: BaseException, trace: object) -> None:
        del kind, trace
        installation.log_unexpected(error)
        program.gateway.complain(
            program.translate(
                "Something unexpected happened. All that was shown as saved is in the file."
            )
        )

    sys.excepthook = unexpected
    program.window.show()
    application.exec()
    program.close()
    return 1 if program.failed else 0


def _search_field(translate: Translate) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(translate("Search all years"))
    field.setAccessibleName(translate("Search all years"))
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 20)
    field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 44)
    field.setEnabled(False)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return field
