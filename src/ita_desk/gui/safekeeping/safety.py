"""Puts what keeps the work safe into the window: banner, regular backups, second copy."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from ita_desk.gui.lazy import Lazy
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.safekeeping.standing_fault import StandingFault
from ita_desk.gui.window.frame import Frame
from ita_desk.gui.window.navigation import Navigation
from ita_desk.gui.window.services import Services
from ita_desk.gui.window.session import Session
from ita_desk.gui.window.shell import Shell
from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.gui.safekeeping.backups_page import BackupsPage
    from ita_desk.gui.safekeeping.standing_fault import FaultBanner
    from ita_desk.storage.backup_files import Backup, Reason

FIRST_AFTER_MS = 10_000
EVERY_MS = 30 * 60 * 1000
_PATIENCE_MS = 3000
"""How long an act waits for the backup before it."""

_MOST_TOLD = 5
"""Fields whose texts are named before they are lost."""


class Safekeeping(QObject):
    """Copies the database in a thread of its own; the window never waits for it.

    Each backup goes to the folder of the second copy, too, if there is one.
    """

    made = Signal(object)
    """The ``Backup`` that was written."""
    faulted = Signal(object)
    """The ``WorldFault`` that kept a backup, or its second copy, from being written."""
    copied = Signal()
    """The second copy is up to date."""
    checked = Signal()
    """A backup wanted with ``back_up`` is there now, or was not needed."""

    def __init__(
        self,
        database: Path,
        now: Callable[[], datetime],
        second_folder: Callable[[], Path | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        """``now`` gives the present with its zone, ``second_folder`` where copies go as well."""
        super().__init__(parent)
        self._database = database
        self._now = now
        self._second_folder = second_folder
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER_MS)
        self._first.timeout.connect(self.back_up)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.back_up)

    def start(self) -> None:
        """Begin to keep the database safe."""
        self._first.start()
        self._timer.start()

    def back_up(self) -> None:
        """Copy the database now if it changed since the last copy."""
        self._begin("regular")

    def back_up_before(self, reason: "Reason") -> None:
        """Copy the state before an act that begins now; a large database not longer than 3 s."""
        self._begin(reason)
        self._pool.waitForDone(_PATIENCE_MS)

    def finish(self) -> None:
        """Stop, and wait for a copy on its way; call before the database is closed."""
        self._first.stop()
        self._timer.stop()
        self._pool.waitForDone()

    def _begin(self, reason: "Reason") -> None:
        folder = self._second_folder()
        self._pool.start(lambda: self._copy(reason, folder))

    def _copy(self, reason: "Reason", second_folder: Path | None) -> None:
        from ita_desk.storage.backup_files import backup_folder, holding, state_of, thin
        from ita_desk.storage.backups import back_up, second_copy

        folder = backup_folder(self._database)
        now = self._now()
        try:
            backup = back_up(self._database, folder, now, reason)
            thin(folder, now)
            if backup is not None:
                self.made.emit(backup)
            self.checked.emit()
            newest = backup or holding(folder, state_of(self._database))
            if newest is not None and second_folder is not None:
                second_copy(newest.path, second_folder, now)
                self.copied.emit()
        except WorldFault as fault:
            self.faulted.emit(fault)


class Safety(QObject):
    """Lives as long as the window; ``pause`` and ``resume`` go around a change of the database."""

    restore_wanted = Signal(object)
    """The ``Backup`` to put in the place of the database; it was confirmed."""
    reopen_wanted = Signal()
    """Try to open for editing what is open for reading only."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        frame: Frame,
        navigation: Navigation,
        services: Services,
    ) -> None:
        super().__init__(shell)
        self._shell, self._session, self._frame = shell, session, frame
        self._navigation, self._now = navigation, services.now
        self._icons, self._settings = services.icons, services.settings
        self._translate = session.translate
        self._database = session.store.path
        self.fault = StandingFault(session, lambda: frame.findChildren(LiveEdit), self)
        self._banner = Lazy(self._make_banner)
        self.keeping = Safekeeping(
            self._database, self._now, lambda: self._settings.second_copy, self
        )
        self.page: BackupsPage | None = None
        shell.may_close = self.may_close
        self.fault.changed.connect(self._show_fault)
        self.fault.over.connect(self._tell_over)
        self.keeping.faulted.connect(self._tell_of_backup)
        self.keeping.made.connect(self._backed_up)
        self.keeping.checked.connect(self._tell_checked)
        self._asked_for_backup = False
        self.resume()

    def pause(self) -> None:
        """The database is about to be closed: wait for what is being copied."""
        self.keeping.finish()
        self.fault.end()
        if self.page is not None:
            self.page.shut_down()

    def resume(self) -> None:
        """The database is open."""
        if self._session.store.writable:
            self.keeping.start()
        self._show_fault()
        if self.page is not None:
            self.page.refresh()

    def may_close(self) -> bool:
        """Whether the window may close: what can't be saved is not thrown away unasked."""
        waiting = [field for field in self._frame.findChildren(LiveEdit) if field.pending]
        if not waiting or self._frame.isHidden():
            return True
        _ = self._translate
        question = _("This could not be saved yet. Close all the same and lose it?")
        lost = "\n".join(field.told() for field in waiting[:_MOST_TOLD])
        more = "\n…" if len(waiting) > _MOST_TOLD else ""
        return self._session.gateway.confirm(
            f"{question}\n\n{lost}{more}", _("Close without saving")
        )

    def show_backups(self) -> None:
        """Bring the page of backups to the front."""
        self._navigation.commit()
        page = self._backups_page()
        page.refresh()
        self._frame.centre.setCurrentWidget(page)
        page.list.setFocus()

    # Building

    @property
    def banner(self) -> "FaultBanner":
        """The strip over the workspace."""
        return self._banner()

    def _make_banner(self) -> "FaultBanner":
        from ita_desk.gui.safekeeping.standing_fault import FaultBanner

        banner = FaultBanner(self._translate, self._icons)
        banner.try_again.clicked.connect(self._try_again)
        self._frame.put_above_all(banner)
        return banner

    def _backups_page(self) -> "BackupsPage":
        from ita_desk.gui.safekeeping.backups_page import BackupsPage

        if self.page is None:
            self.page = BackupsPage(
                self._database,
                self._settings,
                self._session.gateway,
                self._icons,
                self._translate,
            )
            self.page.back_up_wanted.connect(self._back_up_now)
            self.page.second_copy.chosen.connect(self.keeping.back_up)
            self.page.restore_wanted.connect(self._restore)
            self.page.left.connect(self._navigation.go_back)
            self.keeping.copied.connect(lambda: self._show_copy(None))
            self._frame.centre.addWidget(self.page)
        return self.page

    # The banner

    def _show_fault(self) -> None:
        reading_only = not self._session.store.writable
        fault = self.fault.fault
        if reading_only and fault is None:
            fault = self._session.store.reading_only()
        if fault is not None or self._banner.made is not None:
            self.banner.show_fault(fault, reading_only=reading_only)

    def _try_again(self) -> None:
        if self._session.store.writable:
            self.fault.retry()
        else:
            self.reopen_wanted.emit()

    def _tell_over(self) -> None:
        if self._session.store.writable:
            time = f"{self._now():%H:%M:%S}"
            words = self._translate("Saving works again. What was typed is saved ({time}).")
            self.banner.show_over(words.format(time=time))

    # Backups

    def _tell_of_backup(self, fault: WorldFault) -> None:
        """No dialog: the clerk's work is in the database, only its copy is not."""
        from ita_desk.storage.backups import SecondCopyFault

        self._shell.status_line.notice(fault.sentence(self._translate))
        if isinstance(fault, SecondCopyFault):
            self._show_copy(fault)

    def _show_copy(self, fault: WorldFault | None) -> None:
        if self.page is not None:
            self.page.second_copy.show_fault(fault)

    def _backed_up(self, backup: "Backup") -> None:
        del backup
        if self.page is not None and self._frame.centre.currentWidget() is self.page:
            self.page.refresh()

    def _back_up_now(self) -> None:
        self._asked_for_backup = True
        self._navigation.commit()
        self.keeping.back_up()

    def _tell_checked(self) -> None:
        """Once for each wish: regular backups are checked, too, and may be just now."""
        if self._asked_for_backup:
            self._asked_for_backup = False
            self._shell.status_line.notice(
                self._translate("The newest backup holds everything up to now.")
            )

    def _restore(self, backup: "Backup") -> None:
        if self._navigation.holds_unkept():
            self._shell.status_line.notice(
                self._translate("A backup can be restored once everything typed is saved.")
            )
            return
        # Later: the page that asks is taken out of the window by this.
        QTimer.singleShot(0, lambda: self.restore_wanted.emit(backup))

    def tell_restored(self, backup: "Backup") -> None:
        """Say that an older state is there now, and how to go back."""
        from ita_desk.gui.moments import time_words

        words = self._translate(
            "The state of {time} is back. The one before is the newest backup in the list."
        )
        self._shell.status_line.notice(words.format(time=time_words(backup.at, self._translate)))
