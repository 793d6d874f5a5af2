"""Work that is done a little at a time while nothing else is to be done in the window."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.004
"""Seconds after which the window gets its turn; a key never waits much longer."""
_WAITING = 50
"""Milliseconds until it is asked again whether anything may be done."""
_Result = TypeVar("_Result")


class IdleWork(QObject):
    """At most one piece of work: a generator that yields wherever it may be interrupted.

    It runs in the window's own thread: another one would fight with each call of Qt for the
    interpreter, and see the window's objects change.
    """

    def __init__(self, parent: QObject, may: Callable[[], bool] = lambda: True) -> None:
        """``may`` tells whether anything may be done now; else it is asked again soon."""
        super().__init__(parent)
        self._may = may
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
        if not self._may():
            self._idle.setInterval(_WAITING)
            return
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
