"""Acts that take more than a moment: in a thread, with a progress that offers a way out."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from ita_desk.gui.background import Job
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.errors import WorldFault
from ita_desk.model.tree import Dossier
from ita_desk.storage.connection import Stopped
from ita_desk.storage.store import Store

if TYPE_CHECKING:
    from ita_desk.gui.output.output_panel import OutputPanel

LARGE = 500
"""Rows, each with what hangs on it, from which an act may take longer than a key should."""
LARGE_BYTES = 500_000
"""Bytes from which reading a dossier file may."""
_T = TypeVar("_T")
_Answer = tuple[Changes, Dossier | None]


class Lengthy(QObject):
    """Does what is small at once; while a large thing goes on it begins nothing else.

    A verb that is stopped leaves nothing behind. What a view asks of the store meanwhile waits.
    """

    def __init__(
        self, session: Session, panel: "Callable[[], OutputPanel]", parent: QObject | None = None
    ) -> None:
        """``panel`` gives the strip that tells the progress."""
        super().__init__(parent)
        self._session, self._panel = session, panel
        self._job: Job | None = None
        self._stop = Event()

    @property
    def busy(self) -> bool:
        """Whether a large thing goes on; its progress is in sight."""
        return self._job is not None

    def run(
        self,
        words: str,
        rows: int,
        verb: Callable[[Store], Changes],
        then: Callable[[Changes], None],
    ) -> None:
        """Run a verb on about so many ``rows`` and hand on what it changed, if it changed anything.

        ``words`` say what goes on. A fault is told.
        """
        if self.busy:
            return
        if rows < LARGE:
            if changes := self._session.run(verb):
                then(changes)
            return

        def answered(answer: _Answer) -> None:
            changes, read = answer
            self._session.take(changes, read)
            if changes:
                then(changes)

        store, stop = self._session.store, Event()
        self._begin(words, lambda: _done(store, verb, stop), stop, answered, self._session.refuse)

    def read(
        self,
        words: str,
        size: int,
        function: Callable[[], _T],
        then: Callable[[_T], None],
        refused: Callable[[WorldFault], None],
    ) -> None:
        """Read files of together ``size`` bytes; the answer of who gave up goes nowhere."""
        if self.busy:
            return
        if size >= LARGE_BYTES:
            stop = Event()

            def answered(answer: _T) -> None:
                if not stop.is_set():
                    then(answer)

            self._begin(words, function, stop, answered, refused)
            return
        try:
            found = function()
        except WorldFault as fault:
            refused(fault)
        else:
            then(found)

    def shut_down(self) -> None:
        """Stop what goes on, and wait until it is gone."""
        job = self._job
        self._stop.set()
        if job is not None:
            job.wait()
            job.forget()
            self._end()

    def _begin(
        self,
        words: str,
        function: Callable[[], _T],
        stop: Event,
        then: Callable[[_T], None],
        refused: Callable[[WorldFault], None],
    ) -> None:
        job, self._stop = Job(function, self), stop

        def done(answer: _T) -> None:
            self._end()
            then(answer)

        def failed(error: Exception) -> None:
            self._end()
            if isinstance(error, WorldFault):
                refused(error)
            elif not isinstance(error, Stopped):
                raise error

        job.done.connect(done)
        job.failed.connect(failed)
        self._panel().begin(words, stop.set)
        self._job, self._session.store_is_taken = job.start(), True

    def _end(self) -> None:
        self._job, self._session.store_is_taken = None, False
        self._panel().close_quietly()


def _done(store: Store, verb: Callable[[Store], Changes], stop: Event) -> _Answer:
    """What a verb changed, with the dossier that it added: read here, it is shown the sooner."""
    with store.stoppable(stop.is_set):
        changes = verb(store)
    added = [place.id for place in changes.added if place.entity == "dossier"]
    return changes, store.load(max(added)) if added else None
