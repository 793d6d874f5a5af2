"""Mistakes of the program while the window is open: logged, told in one sentence, survived."""

import sys
import threading
from collections.abc import Callable
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ita_desk.model.errors import WorldFault

_Origin = tuple[type[BaseException], str, int]
"""Kind, file and line: what fails again in the same place is the same mistake.

Of an error without lines of code what it says stands in place of the file.
"""


class UnexpectedErrors(QObject):
    """Takes every exception that nobody caught: of slots, events, threads and finalizers.

    Each mistake is logged and told once, however often it comes (a timer may fail every second),
    and never while another one is on the screen. Faults of the world that came out of a read are
    passed on as what they are.
    """

    mistaken = Signal()
    """Something unexpected happened that the user was not told of yet."""
    faulted = Signal(object)
    """``StorageFault`` that came out of a read."""
    _caught = Signal(object)

    def __init__(self, log: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        """``log`` writes one error to the log."""
        super().__init__(parent)
        self._log = log
        self._known: set[_Origin] = set()
        self._telling = False
        self._listens = False

    def install(self) -> None:
        """Take the hooks of the interpreter."""
        sys.excepthook = self._of_interpreter
        threading.excepthook = self._of_thread
        sys.unraisablehook = self._of_finalizer

    def take(self, error: BaseException) -> None:
        """Log an error and have it told, if it is a new one."""
        if not isinstance(error, WorldFault):
            origin = _origin(error)
            if origin in self._known:
                return
            self._known.add(origin)
            self._log(error)
        self._listen()
        self._caught.emit(error)

    def _listen(self) -> None:
        if not self._listens:
            from PySide6.QtCore import Qt  # not before the first picture, see ``window.shell``

            # Queued: from other threads into this one, and out of a paint or a destructor.
            self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
            self._listens = True

    def _tell(self, error: BaseException) -> None:
        from ita_desk.storage.faults import StorageFault

        if isinstance(error, StorageFault):
            self.faulted.emit(error)
        elif not self._telling:
            self._telling = True
            try:
                self.mistaken.emit()
            finally:
                self._telling = False

    def _of_interpreter(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.take(error)

    def _of_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_value)

    def _of_finalizer(self, unraisable: "sys.UnraisableHookArgs") -> None:
        if unraisable.exc_value is not None:
            self.take(unraisable.exc_value)


def _origin(error: BaseException) -> _Origin:
    frames = extract_tb(error.__traceback__)
    if not frames:  # raised in C++ or a finalizer: only what it says tells it from another
        return type(error), _words(error), 0
    return type(error), frames[-1].filename, frames[-1].lineno or 0


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # the error's own code may be the mistake
        return ""
