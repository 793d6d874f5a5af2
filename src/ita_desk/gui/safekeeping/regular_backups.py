"""Backups by themselves: soon after the start and every half hour, when something changed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from ita_desk.model.errors import WorldFault
from ita_desk.storage.backups import Backup, back_up, backup_folder, thin

FIRST_AFTER_MS = 10_000
EVERY_MS = 30 * 60 * 1000


class Safekeeping(QObject):
    """Copies the database in a thread of its own; the window never waits for it."""

    made = Signal(object)
    """The ``Backup`` that was written."""
    faulted = Signal(object)
    """The ``WorldFault`` that kept one from being written."""

    def __init__(
        self, database: Path, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        """``now`` gives the present with its zone."""
        super().__init__(parent)
        self._database = database
        self._now = now
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
        self._pool.start(self._copy)

    def finish(self) -> None:
        """Stop, and wait for a copy on its way; call before the program ends."""
        self._first.stop()
        self._timer.stop()
        self._pool.waitForDone()

    def _copy(self) -> None:
        folder = backup_folder(self._database)
        now = self._now()
        try:
            backup: Backup | None = back_up(self._database, folder, now)
        except WorldFault as fault:
            self.faulted.emit(fault)
            return
        thin(folder, now)
        if backup is not None:
            self.made.emit(backup)
