"""Work beside the window: in a thread and answered in the event loop, or a little at a time."""

from collections.abc import Callable, Generator
from threading import Thread
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_SLICE = 0.004
"""Seconds after which the window gets its turn; a key never waits much longer."""
_Result = TypeVar("_Result")


class Job(QObject):
    """One call in a thread of its own; ``forget`` lets it end unheard.

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
        if self.forgotten:
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)


class IdleWork(QObject):
    """At most one piece of work: a generator that yields wherever it may be interrupted.

    It runs in the window's own thread: another one would fight with each call of Qt for the
    interpreter, and see the window's objects change.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[None, None, Any] | None = None
        self._done: Callable[[Any], object] = id
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._slice)

    @property
    def is_busy(self) -> bool:
        """Whether something is to be done."""
        return self._work is not None

    def begin(
        self,
        work: Generator[None, None, _Result],
        done: Callable[[_Result], object],
        *,
        rest: int = 0,
    ) -> None:
        """Do this, in place of what was being done; ``done`` gets what it returns.

        ``rest`` are milliseconds in which nothing is begun.
        """
        self._work, self._done = work, done
        self._idle.start(rest)

    def finish(self) -> None:
        """Do what is left at once."""
        self._run(float("inf"))

    def stop(self) -> None:
        """Leave it undone."""
        self._idle.stop()
        self._work = None

    def _slice(self) -> None:
        self._idle.setInterval(0)
        self._run(perf_counter() + _SLICE)

    def _run(self, until: float) -> None:
        work = self._work
        while work is not None and work is self._work:
            try:
                next(work)
            except StopIteration as end:
                self.stop()
                self._done(end.value)
            except BaseException:
                self.stop()  # it would end with nothing the next time, as if it were through
                raise
            if perf_counter() >= until:
                return
