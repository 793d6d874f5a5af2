"""Starts the window: first the picture, then the database and everything heavy behind it."""

import gc
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ita_desk.gui.fonts import TextSize, load_first_fonts, load_other_fonts
from ita_desk.gui.icons import Icons
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.numbers import use_arabic_digits
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import STYLE, Theme
from ita_desk.gui.tool_bar_actions import ToolBarActions
from ita_desk.gui.unexpected import UnexpectedErrors
from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.gui.gateway import Gateway
    from ita_desk.gui.opening.one_window import FirstWindow
    from ita_desk.gui.opening.opening import Opening
    from ita_desk.gui.page_pane.worker import PageWorker
    from ita_desk.gui.safekeeping.safety import Safety
    from ita_desk.gui.window_actions import Translate, WindowActions
    from ita_desk.gui.workspace import Workspace
    from ita_desk.storage.backup_files import Backup
    from ita_desk.storage.faults import StorageFault
    from ita_desk.storage.store import Store

_LISTEN_AFTER_MS = 1000


class Installation(NamedTuple):
    """Where the program's things lie, and how it speaks.

    No ``Value``: the library that these are made by would be imported before the first picture.
    """

    database: Path
    usual_database: Path
    """Where the database is kept if it can't stay where it is."""
    settings: Path
    fonts: Path
    icons: Path
    help: Path
    example: Path
    page_worker: Sequence[str]
    """The command that starts the page worker."""
    translate_into: Callable[[str], Callable[[str], str]]
    """Gives the translation into a language, ``th`` or ``en``."""
    log_unexpected: Callable[[BaseException], None]
    save_log: Callable[[Path], None]
    """Writes the log for support into a file; raises WorldFault."""
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
        self._application = application
        self._installation = installation
        load_first_fonts(installation.fonts)
        self._settings = Settings(installation.settings)
        self.translate = _ = installation.translate_into(self._settings.language)
        self.theme = Theme(application, self._settings)
        self._text_size = TextSize(application, self._settings)
        self._icons = Icons(installation.icons, application)
        self._tool_bar_actions = ToolBarActions(_, self._icons, application)
        self.search_field = _search_field(_)
        self.window = MainWindow(self._tool_bar_actions, self.search_field, self._settings, _)
        self._text_size.changed.connect(self.window.fit_icons)
        self._make_gateway = make_gateway
        self.window.painted.connect(self.open_database)
        self.store: Store | None = None
        self.workspace: Workspace | None = None
        self.safety: Safety | None = None
        self.opening: Opening | None = None
        self.first_window: FirstWindow | None = None
        self._restoring: Backup | None = None
        self._handed_over: Path | None = None
        self.failed = False
        """Whether there is no database: the page in the window says why."""
        self.when_settled: Callable[[], None] = lambda: None
        """Called when the window shows its database, or why it can't."""

    @cached_property
    def gateway(self) -> "Gateway":
        """The door for questions and messages; dialogs unless the program was given another."""
        from ita_desk.gui.gateway import DialogGateway

        return (self._make_gateway or DialogGateway)(self.window, self.translate)

    @cached_property
    def actions(self) -> "WindowActions":
        """What the menus offer."""
        from ita_desk.gui.window_actions import WindowActions

        actions = WindowActions(
            self._tool_bar_actions, self.translate, self._icons, self._application
        )
        actions.save_log.triggered.connect(self._save_log)
        return actions

    def open_database(self) -> None:
        """Open the database and fill the window; a fault is told there, with the ways on."""
        from ita_desk.gui.opening.opening import DatabasePlaces, Opening

        places = DatabasePlaces(
            self._installation.database, self._installation.usual_database, _now
        )
        self.opening = Opening(self.window, places, self._settings, self.translate)
        self.opening.opened.connect(self._take)
        self.opening.troubled.connect(self._tell_trouble)
        self.opening.given_up.connect(self._give_up)
        fault = self.opening.begin()  # first of all: a thread goes on with it meanwhile
        self.theme.follow_system()
        self.window.take_actions(self.actions, self.theme)
        load_other_fonts(self._installation.fonts)
        if fault is None:
            _import_parts()
            self.opening.read_ahead()
        else:
            self.opening.meet(fault)

    def close(self) -> None:
        """Close the database."""
        if self.first_window is not None:
            self.first_window.close()
        if self.opening is not None:
            self.opening.close()
        if self.safety is not None:
            self.safety.pause()
        if self.workspace is not None:
            self.workspace.shut_down()
        if self.store is not None:
            self.store.close()

    def look_at(self, file: Path | None) -> None:
        """Show what a dossier file holds that the system handed over, once the database is open."""
        self._handed_over = file
        if file is not None and self.workspace is not None and self.store is not None:
            self._handed_over = None
            self.workspace.acts.look_at(file)

    def restore(self, backup: "Backup") -> None:
        """Put a backup in the place of the open database, and open that."""
        self._leave_database()
        assert self.opening is not None
        self._restoring = backup
        self.opening.restore(backup.path)

    def reopen(self) -> None:
        """Open the database to write that is open for reading; what was typed stays."""
        from ita_desk.storage.store import Store

        assert self.store is not None
        assert self.workspace is not None
        assert self.safety is not None
        try:
            store = Store.open(self.store.path, write=True)
        except WorldFault as fault:
            self.window.status_line.notice(fault.sentence(self.translate))
            return
        self.store.close()
        self.store = store
        self.workspace.take(store)
        self._listen()
        self.safety.resume()
        self.safety.fault.retry()

    def _leave_database(self) -> None:
        assert self.workspace is not None
        assert self.safety is not None
        assert self.store is not None
        self.workspace.leave_database()
        self.safety.pause()
        self.window.let_use(False)
        self.window.takeCentralWidget()
        self.store.close()

    def _take(self, store: "Store") -> None:
        """Go on with the database that was opened."""
        self.store = store
        self.failed = False
        if store.writable and self.first_window is None:
            self._listen()
        if self.workspace is None:
            try:
                self._fill(store)
            finally:
                self._settle()
            return
        self.window.setCentralWidget(self.workspace)
        self.workspace.show()
        self.window.let_use(True)
        self.workspace.around.session.take(store)
        self.workspace.open_first()
        self.workspace.focus_centre()
        assert self.safety is not None
        self.safety.resume()
        if self._restoring is not None:
            self.safety.tell_restored(self._restoring)
            self._restoring = None

    def _tell_trouble(self) -> None:
        self._restoring = None
        self.failed = True
        self._settle()

    def _settle(self) -> None:
        """The window shows its database, or why it can't: what waits for that may come."""
        QTimer.singleShot(0, self.window, self._icons.put_waiting)
        QTimer.singleShot(0, self.window, self._wear_icon)
        QTimer.singleShot(0, self.window, lambda: self.look_at(self._handed_over))
        self.when_settled()

    def _wear_icon(self) -> None:
        drawing = self._installation.icons / "program" / "ita_desk.svg"
        self._application.setWindowIcon(QIcon(str(drawing)))

    def _give_up(self) -> None:
        self.failed = self.opening is None or not self.opening.shown_elsewhere
        self.window.close()

    def _fill(self, store: "Store") -> None:
        from ita_desk.gui.help.help_texts import HelpTexts
        from ita_desk.gui.late import Late
        from ita_desk.gui.surroundings import Surroundings
        from ita_desk.gui.window.session import Session
        from ita_desk.gui.wiring import Wiring
        from ita_desk.gui.workspace import Workspace

        read = None if self.opening is None else self.opening.read
        session = Session(store, self.gateway, self.translate, self.window, read)
        around = Surroundings(
            session=session,
            actions=self.actions,
            search_field=self.search_field,
            icons=self._icons,
            settings=self._settings,
            theme=self.theme,
            text_size=self._text_size,
            help_texts=HelpTexts(self._installation.help / "th.json"),
            example=self._installation.example,
            worker=Late(self._make_worker),
            today=self._installation.today,
            font_fault=self._installation.font_fault,
        )
        workspace = Workspace(around)
        self.window.setCentralWidget(workspace)
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setEnabled(True)
        Wiring(self.window, workspace)
        workspace.open_first()
        workspace.focus_centre()
        self.workspace = workspace
        self._keep_safe(workspace)

    def _make_worker(self) -> "PageWorker":
        from ita_desk.gui.page_pane.worker import PageWorker

        return PageWorker(self._installation.page_worker, parent=self.window)

    def _keep_safe(self, workspace: "Workspace") -> None:
        from ita_desk.gui.safekeeping.safety import Safety

        self.safety = Safety(self.window, workspace, _now)
        self.safety.restore_wanted.connect(self.restore)
        self.safety.reopen_wanted.connect(self.reopen)

    def _listen(self) -> None:
        """Come to the front when the program is started again on this database."""
        from ita_desk.gui.opening.one_window import FirstWindow

        self.first_window = FirstWindow(self._installation.database, self.window)
        self.first_window.wanted.connect(self._start_again)
        self.first_window.listen(_LISTEN_AFTER_MS)

    def _start_again(self, file: Path | None) -> None:
        from ita_desk.gui.opening.one_window import bring_to_front

        bring_to_front(self.window)
        self.look_at(file)

    def _save_log(self) -> None:
        from ita_desk.gui.safekeeping.support_log import save_log

        write = self._installation.save_log
        told = save_log(write, self.gateway, self._settings, self.translate)
        if told:
            self.window.status_line.notice(told)

    def tell_mistake(self) -> None:
        """Say that something unexpected happened."""
        self.gateway.complain(
            self.translate(
                "Something unexpected happened. All that was shown as saved is in the file."
            )
        )

    def tell_fault(self, fault: "StorageFault") -> None:
        """Say what the database met, outside of a step."""
        if self.safety is not None:
            self.safety.fault.begin(fault)
        else:
            self.gateway.complain(fault.sentence(self.translate))


def run(installation: Installation, arguments: Sequence[str], file: Path | None = None) -> int:
    """Run the program until its window is closed; 1 where it could not open the database.

    Where a window has the database open already, that one is shown instead.
    """
    from ita_desk.gui.opening.one_window import show_first_window

    def opened() -> Path:
        wanted = installation.database
        return Settings(installation.settings).kept_instead(wanted) or wanted

    if show_first_window(installation.database, file, opened):
        return 0
    use_arabic_digits()
    application = QApplication([*arguments, "-style", STYLE])
    application.setApplicationName("ita_desk")
    application.setApplicationDisplayName("ita_desk")
    program = Program(application, installation)
    unexpected = UnexpectedErrors(installation.log_unexpected, application)
    unexpected.mistaken.connect(program.tell_mistake)
    unexpected.faulted.connect(program.tell_fault)
    unexpected.install()
    program.when_settled = resume_collection
    program.look_at(file)
    program.window.show_in_place()
    application.exec()
    program.close()
    return 1 if program.failed else 0


def resume_collection() -> None:
    """Look for garbage from now on, but not among what the start has left."""
    gc.freeze()
    gc.enable()


def _import_parts() -> None:
    """Import what the window will show, while a thread looks at the file of the database."""
    from ita_desk.gui import gateway, wiring, workspace
    from ita_desk.gui.plan import plan_page
    from ita_desk.gui.safekeeping import safety

    del gateway, wiring, workspace, plan_page, safety


def _now() -> datetime:
    return datetime.now().astimezone()


def _search_field(translate: "Translate") -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(translate("Search all years"))
    field.setAccessibleName(translate("Search all years"))
    field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 20)
    field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 44)
    field.setEnabled(False)
    return field
