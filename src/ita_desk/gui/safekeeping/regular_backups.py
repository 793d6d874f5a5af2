"""Backups by themselves: soon after the start and every half hour, when something changed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.storage.backup_files import Reason

FIRST_AFTER_MS = 10_000
EVERY_MS = 30 * 60 * 1000
_PATIENCE_MS = 3000
"""How long an act waits for the backup before it."""


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
