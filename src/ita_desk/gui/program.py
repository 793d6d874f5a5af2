"""Starts the window: first the picture, then the database and everything heavy behind it."""

import gc
from collections.abc import Callable, Generator, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk.gui.fonts import TextSize, load_first_fonts, load_other_fonts
from ita_desk.gui.icons import Icons
from ita_desk.gui.idle_work import IdleWork
from ita_desk.gui.numbers import use_arabic_digits
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import STYLE, Theme
from ita_desk.gui.unexpected import UnexpectedErrors
from ita_desk.gui.window.shell import Shell
from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.contents.manual import Manual
    from ita_desk.gui.background import Job
    from ita_desk.gui.gateway import Gateway
    from ita_desk.gui.opening.one_window import FirstWindow
    from ita_desk.gui.opening.opening import Opening
    from ita_desk.gui.page_pane.worker import PageWorker
    from ita_desk.gui.qt_words import QtWords
    from ita_desk.gui.safekeeping.moving import Moving
    from ita_desk.gui.window.actions import WindowActions
    from ita_desk.gui.window.composition import Workspace
    from ita_desk.model.tree import Dossier
    from ita_desk.storage.backup_files import Backup
    from ita_desk.storage.faults import StorageFault
    from ita_desk.storage.store import Store

Translate = Callable[[str], str]
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
    wordings: Path
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
    manual: "Callable[[], Manual]"
    today: Callable[[], date] = date.today


class Program:
    """The parts of the running program, in the order in which they come."""

    def __init__(
        self,
        application: QApplication,
        installation: Installation,
        make_gateway: "Callable[[QWidget, Translate], Gateway] | None" = None,
    ) -> None:
        self._application = application
        self._installation = installation
        load_first_fonts(installation.fonts)
        self._settings = Settings(installation.settings)
        self.translate = _ = installation.translate_into(self._settings.language)
        self.theme = Theme(application, self._settings)
        self._text_size = TextSize(application, self._settings)
        self._icons = Icons(installation.icons)
        self.window = Shell(self._settings, self._icons, _)
        self._text_size.changed.connect(self.window.fit_icons)
        self._make_gateway = make_gateway
        self.window.painted.connect(self.open_database)
        self.store: Store | None = None
        self.workspace: Workspace | None = None
        self.opening: Opening | None = None
        self.first_window: FirstWindow | None = None
        self._importing: Job | None = None
        self._composing = IdleWork(self.window)
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
    def _moving(self) -> "Moving":
        from ita_desk.gui.safekeeping.moving import Moving

        file = self._installation.settings
        moving = Moving(self.gateway, self._settings, file, self.translate, self.window)
        moving.told.connect(self.window.status_line.notice)
        return moving

    @cached_property
    def _qt_words(self) -> "QtWords":
        from ita_desk.gui.qt_words import QtWords

        return QtWords(self.translate, self.window)

    @cached_property
    def actions(self) -> "WindowActions":
        """What the menus offer."""
        from ita_desk.gui.window.actions import WindowActions

        actions = WindowActions(
            self.window.tool_bar_actions, self.translate, self._icons, self._application
        )
        actions.save_log.triggered.connect(self._save_log)
        actions.move_out.triggered.connect(self._move_out)
        actions.move_in.triggered.connect(self._move_in)
        return actions

    def open_database(self) -> None:
        """Open the database and fill the window; a fault is told there, with what can be done.

        What is heavy is imported in threads, so that the window answers meanwhile.
        """
        from ita_desk.gui.background import Job

        self._importing = Job(_import_opening, self.window)
        self._importing.done.connect(self._begin_opening)
        self.theme.follow_system()
        self._application.installTranslator(self._qt_words)
        self.window.take_actions(self.actions, self.theme)
        load_other_fonts(self._installation.fonts)
        self._importing.start()  # last: a thread that works makes each call of Qt wait

    def close(self) -> None:
        """Close the database."""
        self._application.removeTranslator(self._qt_words)
        if self.first_window is not None:
            self.first_window.close()
        if self._importing is not None:
            self._importing.forget()
            self._importing.wait()
        if self.opening is not None:
            self.opening.close()
        self._composing.stop()
        if self.workspace is not None:
            self.workspace.shut_down()
        if self.store is not None:
            self.store.close()

    def offer_file(self, file: Path | None) -> None:
        """Show what a dossier file holds that the system handed over, once the database is open."""
        self._handed_over = file
        if file is not None and self.workspace is not None and self.store is not None:
            self._handed_over = None
            self.workspace.acts.offer_file(file)

    def _begin_opening(self) -> None:
        from ita_desk.gui.opening.opening import DatabasePlaces, Opening

        self._importing = None
        places = DatabasePlaces(
            self._installation.database, self._installation.usual_database, _now
        )
        self.opening = Opening(self.window, places, self._settings, self.translate, _import_parts)
        self.opening.opened.connect(self._take)
        self.opening.troubled.connect(self._tell_trouble)
        self.opening.given_up.connect(self._give_up)
        self.opening.stopped.connect(self._forget_restoring)
        self.opening.open()

    def restore(self, backup: "Backup") -> None:
        """Put a backup in the place of the open database, and open that."""
        self._leave_database()
        assert self.opening is not None
        self._restoring = backup
        self.opening.restore(backup.path)

    def _forget_restoring(self) -> None:
        self._restoring = None

    def _move_out(self) -> None:
        if self.store is not None:
            self._moving.move_out(self.store.path)

    def _move_in(self) -> None:
        file = self._moving.file_to_take_in()
        if file is not None and self.store is not None and self.opening is not None:
            self._leave_database()
            self.opening.take_in(file, self._installation.settings)

    def reopen(self) -> None:
        """Open the database to write that is open for reading; what was typed stays."""
        from ita_desk.storage.store import Store

        assert self.store is not None
        assert self.workspace is not None
        try:
            store = Store.open(self.store.path, write=True)
        except WorldFault as fault:
            self.window.status_line.notice(fault.sentence(self.translate))
            return
        self.store.close()
        self.store = store
        self.workspace.session.reopen(store)
        self.workspace.navigation.show_anew()
        self._listen()
        self.workspace.safety.resume()
        self.workspace.safety.fault.retry()

    def _leave_database(self) -> None:
        assert self.workspace is not None
        assert self.store is not None
        self.workspace.leave_database()
        self.window.set_usable(False)
        self.store.close()

    def _take(self, store: "Store") -> None:
        """Go on with the database that was opened."""
        self.store = store
        self.failed = False
        if store.writable and self.first_window is None:
            self._listen()
        if self.workspace is None:
            read = None if self.opening is None else self.opening.read
            self._composing.begin(self._compose(store, read), lambda _: self._settle())
            return
        self.window.setCentralWidget(self.workspace.frame)
        self.workspace.frame.show()
        self.window.set_usable(True)
        self.workspace.take(store)
        if self._restoring is not None:
            self.workspace.safety.tell_restored(self._restoring)
            self._restoring = None

    def _tell_trouble(self) -> None:
        self._restoring = None
        self.failed = True
        self._settle()

    def _settle(self) -> None:
        """The window shows its database, or why it can't: what waits for that may come."""
        QTimer.singleShot(0, self.window, self._show_icon)
        QTimer.singleShot(0, self.window, lambda: self.offer_file(self._handed_over))
        self.when_settled()

    def _show_icon(self) -> None:
        drawing = self._installation.icons / "program" / "ita_desk.svg"
        self._application.setWindowIcon(QIcon(str(drawing)))

    def _give_up(self) -> None:
        self.failed = self.opening is None or not self.opening.shown_elsewhere
        self.window.close()

    def _compose(self, store: "Store", read: "Dossier | None") -> Generator[None, None, None]:
        """Make what the window shows of ``store``, of which a dossier may have been ``read``."""
        from ita_desk.gui.help.help_texts import HelpTexts
        from ita_desk.gui.lazy import Lazy
        from ita_desk.gui.window.composition import Workspace
        from ita_desk.gui.window.services import Services
        from ita_desk.gui.window.session import Session

        services = Services(
            actions=self.actions,
            icons=self._icons,
            settings=self._settings,
            theme=self.theme,
            text_size=self._text_size,
            help_texts=HelpTexts(self._installation.help / "th.json"),
            manual=Lazy(self._installation.manual),
            worker=Lazy(self._make_worker),
            example=self._installation.example,
            wordings=self._installation.wordings,
            today=self._installation.today,
            now=_now,
            font_fault=self._installation.font_fault,
        )
        session = Session(store, self.gateway, self.translate, read)
        session.setParent(self.window)
        workspace = Workspace(self.window, session, services)
        yield from workspace.compose()
        workspace.safety.restore_wanted.connect(self.restore)
        workspace.safety.reopen_wanted.connect(self.reopen)
        self.workspace = workspace

    def _make_worker(self) -> "PageWorker":
        from ita_desk.gui.page_pane.worker import PageWorker

        return PageWorker(self._installation.page_worker, parent=self.window)

    def _listen(self) -> None:
        """Come to the front when the program is started again on this database."""
        from ita_desk.gui.opening.one_window import FirstWindow

        self.first_window = FirstWindow(self._installation.database, self.window)
        self.first_window.wanted.connect(self._start_again)
        self.first_window.listen(_LISTEN_AFTER_MS)

    def _start_again(self, file: Path | None) -> None:
        from ita_desk.gui.opening.one_window import bring_to_front

        bring_to_front(self.window)
        self.offer_file(file)

    def _save_log(self) -> None:
        from ita_desk.gui.help.about import save_log

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
        """Say what happened to the database, outside of a step."""
        if self.workspace is not None:
            self.workspace.safety.fault.begin(fault)
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
    program.offer_file(file)
    program.window.show_in_place()
    application.exec()
    program.close()
    return 1 if program.failed else 0


def resume_collection() -> None:
    """Look for garbage from now on, but not among what the start has left."""
    gc.freeze()
    gc.enable()


def _import_opening() -> None:
    from ita_desk.gui.opening import opening

    del opening


def _import_parts() -> None:
    from ita_desk.gui.window import composition

    del composition


def _now() -> datetime:
    return datetime.now().astimezone()
