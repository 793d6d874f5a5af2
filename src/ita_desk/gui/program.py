"""Starts the window: first the picture, then the database and everything heavy behind it."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ita_desk.gui.fonts import TextSize, load_first_fonts, load_other_fonts
from ita_desk.gui.icons import Icons
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.quick_start import resume_collection
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import Theme
from ita_desk.gui.window_actions import Translate, WindowActions
from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.gui.gateway import Gateway
    from ita_desk.gui.safekeeping.regular_backups import Safekeeping
    from ita_desk.gui.workspace import Workspace
    from ita_desk.storage.store import Store


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
    font_fault: Callable[[str], WorldFault | None]
    """Why a font file can't be used for the forms; None for one that can."""
    today: Callable[[], date] = date.today


class Program:
    """The parts of the running program, in the order in which they come."""

    def __init__(
        self,
        application: QApplication,
        installation: Installation,
        make_gateway: "Callable[[QWidget, Translate], Gateway] | None" = None,
    ) -> None:
        """Make the window, without the database."""
        self._installation = installation
        load_first_fonts(installation.fonts)
        self._settings = Settings(installation.settings)
        self.translate = _ = installation.translate_into(self._settings.language)
        self.theme = Theme(application, self._settings)
        self._text_size = TextSize(application, self._settings)
        self._icons = Icons(installation.icons, application)
        self.actions = WindowActions(_, self._icons, application)
        for action in (*self.actions.of_database, *self.actions.of_dossier):
            action.setEnabled(False)
        for action in (self.actions.undo, self.actions.redo):
            action.setEnabled(False)
        self.search_field = _search_field(_)
        self.window = MainWindow(self.actions, self.search_field, self._settings, self.theme, _)
        self._make_gateway = make_gateway
        self.window.painted.connect(self.open_database)
        self.store: Store | None = None
        self.workspace: Workspace | None = None
        self.safekeeping: Safekeeping | None = None
        self.failed = False

    @cached_property
    def gateway(self) -> "Gateway":
        """The door for questions and messages; dialogs unless the program was given another."""
        from ita_desk.gui.gateway import DialogGateway

        return (self._make_gateway or DialogGateway)(self.window, self.translate)

    def open_database(self) -> None:
        """Open the database and fill the window; a fault is told and ends the program."""
        from ita_desk.storage.store import Store

        self._icons.put_waiting()
        load_other_fonts(self._installation.fonts)
        try:
            store = Store.open(self._installation.database, write=True)
        except WorldFault as fault:
            self.failed = True
            self.gateway.complain(fault.sentence(self.translate))
            self.window.close()
            return
        self.store = store
        self._fill(store)

    def close(self) -> None:
        """Close the database."""
        if self.safekeeping is not None:
            self.safekeeping.finish()
        if self.workspace is not None:
            self.workspace.shut_down()
        if self.store is not None:
            self.store.close()

    def _fill(self, store: "Store") -> None:
        from ita_desk.gui.desk import Desk
        from ita_desk.gui.help.help_texts import HelpTexts
        from ita_desk.gui.page_pane.worker import PageWorker
        from ita_desk.gui.surroundings import Surroundings
        from ita_desk.gui.wiring import Wiring
        from ita_desk.gui.workspace import Workspace

        desk = Desk(store, self.gateway, self.translate, self.window)
        around = Surroundings(
            desk=desk,
            actions=self.actions,
            search_field=self.search_field,
            icons=self._icons,
            settings=self._settings,
            theme=self.theme,
            text_size=self._text_size,
            help_texts=HelpTexts(self._installation.help / "th.json"),
            example=self._installation.example,
            worker=PageWorker(self._installation.page_worker, parent=self.window),
            today=self._installation.today,
            font_fault=self._installation.font_fault,
        )
        workspace = Workspace(around)
        self.window.setCentralWidget(workspace)
        self.search_field.setEnabled(True)
        Wiring(self.window, workspace)
        workspace.open_first()
        self.workspace = workspace
        self._keep_safe(store)

    def _keep_safe(self, store: "Store") -> None:
        from ita_desk.gui.safekeeping.regular_backups import Safekeeping

        self.safekeeping = Safekeeping(store.path, lambda: datetime.now().astimezone(), self.window)
        self.safekeeping.faulted.connect(self._tell_of_backup)
        self.safekeeping.start()

    def _tell_of_backup(self, fault: WorldFault) -> None:
        """No dialog: the clerk's work is in the database, only its copy is not."""
        self.window.status_line.notice(fault.sentence(self.translate))


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

    program.window.painted.connect(resume_collection)
    sys.excepthook = unexpected
    program.window.show_in_place()
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
    return field
