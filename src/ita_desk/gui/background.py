"""Work that takes longer than a key may: done in a thread, answered in the event loop."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Job(QObject):
    """One call in a thread of its own; ``forget`` lets it end unheard. It goes when it has ended.

    A function that can be stopped looks at ``forgotten`` by itself.
    """

    done = Signal(object)
    """What the function returned."""
    failed = Signal(object)
    """The exception it raised."""
    _ended = Signal(object, object)

    def __init__(self, function: Callable[[], Any], parent: QObject | None = None) -> None:
        """Call ``function`` once ``start`` is called."""
        super().__init__(parent)
        self._function = function
        self.forgotten = False
        self._thread = Thread(target=self._run, daemon=False)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> "Job":
        """Begin; the answer comes through a signal."""
        self._thread.start()
        return self

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self.forgotten = True

    def wait(self) -> None:
        """Wait for the end; the answer still comes through the event loop."""
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            result = self._function()
        except Exception as error:
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _tell(self, result: object, error: Exception | None) -> None:
        self.deleteLater()  # it has a parent that stays
        if self.forgotten:
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
