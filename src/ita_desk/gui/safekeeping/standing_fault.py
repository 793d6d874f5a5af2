"""What keeps steps from being saved: told once, tried again by itself, over when it is over."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.window.session import Session
from ita_desk.storage.faults import StorageFault

FIRST_PAUSE_MS = 2_000
LONGEST_PAUSE_MS = 60_000
_BUSY_MS, _BUSY_USUALLY_MS = 200, 3_000
"""How long a step waits for another program: while a fault stands, typing must not stall."""


class StandingFault(QObject):
    """Stands from the first step that could not be written to the first that can.

    What was typed stays in its fields; they are kept as soon as the file can be written. That is
    tried after growing pauses, with every further edit, and when the user wants it.
    """

    changed = Signal()
    """``fault`` is another one."""
    over = Signal()
    """Steps are written again, and nothing waits any more."""

    def __init__(
        self,
        session: Session,
        fields: Callable[[], Iterable[LiveEdit]],
        parent: QObject | None = None,
    ) -> None:
        """``fields`` gives all fields that save themselves."""
        super().__init__(parent)
        self._session = session
        self._fields = fields
        self._fault: StorageFault | None = None
        self._pause = QTimer(self, singleShot=True, interval=FIRST_PAUSE_MS)
        self._pause.timeout.connect(self.retry)
        session.kept_waiting.connect(self.begin)
        session.saved.connect(self._saved)

    @property
    def fault(self) -> StorageFault | None:
        """What keeps steps from being written; None for nothing."""
        return self._fault

    def begin(self, fault: StorageFault) -> None:
        """A step, or reading the file, came upon this fault."""
        before, self._fault = self._fault, fault
        if before is None:
            self._pause.setInterval(FIRST_PAUSE_MS)
            self._session.store.wait_at_most(_BUSY_MS)
        if not self._pause.isActive():
            self._pause.start()
        if before is None or str(before) != str(fault):
            self.changed.emit()

    def retry(self) -> None:
        """Try now: the file, then all that waits in fields."""
        self._pause.setInterval(min(2 * self._pause.interval(), LONGEST_PAUSE_MS))
        try:
            self._session.store.recover()
        except StorageFault as fault:
            self.begin(fault)
            return
        if all(field.commit() for field in self._fields() if field.pending):
            self.end()

    def end(self) -> None:
        """The fault is over, or belongs to a database that is no longer open."""
        self._pause.stop()
        if self._fault is not None:
            self._fault = None
            self._session.store.wait_at_most(_BUSY_USUALLY_MS)
            self.changed.emit()
            self.over.emit()

    def _saved(self) -> None:
        if self._fault is None:
            return
        if any(field.pending for field in self._fields()):
            self._pause.start(0)
        else:
            self.end()
