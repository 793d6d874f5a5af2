"""The window's end of the page worker: asks for pages, and keeps the worker going.

A QProcess, because it lives in the event loop: no thread, no pipe that blocks a key, and the end
of the process is a signal. ``multiprocessing`` would import the program's main module again in
the child and needs a thread to listen.
"""

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from ita_desk.contents.manual import Manual
from ita_desk.model.errors import N_
from ita_desk.model.office import Office
from ita_desk.model.tree import Dossier
from ita_desk.page_messages import (
    CorrectionsRequest,
    DossierPacker,
    FileKind,
    FormRequest,
    FrameReader,
    ManualRequest,
    PageAnswer,
    PageRequest,
    PagesRefused,
    frame,
)

if TYPE_CHECKING:
    from ita_desk.exchange.corrections.written_back import WrittenBack

PATIENCE_MS = 30_000
"""How long a small document may take; a large one has more."""
_MS_PER_KILOBYTE = 60
_READING_MS = 120_000
"""How long a form may take to be read; LibreOffice has 90 seconds to turn it into one we read."""
_ATTEMPTS = 2
_GOODBYE_MS = 300

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Task:
    number: int
    frame: bytes
    patience_ms: int
    lost: PagesRefused
    """The answer if the worker dies of it."""
    attempts: int = 0


class PageWorker(QObject):
    """A queue of requests in front of one worker process.

    The process is started by the first request (or ``start``). When it dies or takes far too
    long, it is started again and the request tried once more; a second time is an answer, too.
    """

    answered = Signal(object)
    """``PageAnswer`` to a request that was not withdrawn."""
    restarting = Signal()
    """The worker died or hung with a request in hand, and is being started again."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Work with the process that ``command`` starts (see ``page_worker.worker_command``)."""
        super().__init__(parent)
        self._command = tuple(command)
        self.patience_ms = patience_ms
        """How long a small document may take, from the start of the process on."""
        self._process: QProcess | None = None
        self._reader = FrameReader()
        self._packer = DossierPacker()
        self._waiting: deque[_Task] = deque()
        self._running: _Task | None = None
        self._dropped: set[int] = set()
        self._last = 0
        self._closed = False
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self._kill)

    def start(self) -> None:
        """Start the process, so that it has done its imports when the first request comes."""
        if self._process is not None or self._closed:
            return
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._went_wrong)
        self._process, self._reader = process, FrameReader()
        process.start(self._command[0], self._command[1:])

    def ask(
        self,
        document_name: str,
        dossier: Dossier,
        office: Office,
        *,
        created: datetime | None = None,
        guarded: bool = True,
        kind: FileKind = "pdf",
    ) -> int:
        """Put a request at the end of the queue and return its number."""
        self._last += 1
        packed = self._packer.pack(dossier)
        request = PageRequest(self._last, document_name, packed, created, guarded, office, kind)
        data = frame(request)
        patience = self.patience_ms + _MS_PER_KILOBYTE * (len(data) // 1024)
        self._put(data, patience, N_("The pages could not be made: the page maker died."))
        return self._last

    def read(self, path: Path) -> int:
        """Ask for a Word or Excel file to be read, at the end of the queue; returns its number."""
        self._last += 1
        lost = N_("{file} could not be read: it needs too much time or memory.")
        data = frame(FormRequest(self._last, path))
        self._put(data, _READING_MS, lost, ("file", path.name))
        return self._last

    def make_manual(self, manual: Manual, *, narrow: bool) -> int:
        """Ask for the manual, narrow for the pane or on paper; returns the request's number."""
        self._last += 1
        lost = N_("The pages could not be made: the page maker died.")
        self._put(frame(ManualRequest(self._last, manual, narrow)), _READING_MS, lost)
        return self._last

    def compare(self, back: "WrittenBack", dossier: Dossier, office: Office) -> int:
        """Ask what was corrected in a Word file of this dossier; returns the request's number."""
        self._last += 1
        data = frame(CorrectionsRequest(self._last, back, self._packer.pack(dossier), office))
        lost = N_("The corrections could not be read: they need too much time or memory.")
        self._put(data, _READING_MS, lost)
        return self._last

    def _put(self, data: bytes, patience_ms: int, lost: str, *filling: tuple[str, str]) -> None:
        refused = PagesRefused(self._last, lost, filling)
        self._waiting.append(_Task(self._last, data, patience_ms, refused))
        self._next()

    def withdraw(self, number: int, *, at_once: bool = False) -> None:
        """Forget a request; its answer will not come.

        If it is being worked on, the worker finishes it first, unless ``at_once``.
        """
        self._waiting = deque(task for task in self._waiting if task.number != number)
        if self._running is not None and self._running.number == number:
            self._dropped.add(number)
            if at_once:
                self._kill()

    @property
    def busy(self) -> bool:
        """Whether a request is being worked on."""
        return self._running is not None

    def close(self) -> None:
        """End the process and answer nothing more."""
        self._closed = True
        self._waiting.clear()
        self._running = None
        self._alarm.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(_GOODBYE_MS):
            process.kill()
            process.waitForFinished()
        process.deleteLater()

    def _next(self) -> None:
        if self._running is not None or not self._waiting or self._closed:
            return
        task = self._running = self._waiting.popleft()
        task.attempts += 1
        self._alarm.start(max(task.patience_ms, self.patience_ms))
        self.start()
        # A program that isn't there is told before ``start`` returns, and dealt with.
        if self._process is not None and self._running is task:
            self._process.write(task.frame)

    def _read(self) -> None:
        if self._process is None:
            return
        for answer in self._reader.feed(bytes(self._process.readAllStandardOutput().data())):
            self._take(answer)

    def _take(self, answer: PageAnswer) -> None:
        if self._running is None or answer.number != self._running.number:
            return
        self._running = None
        self._alarm.stop()
        self._tell(answer)
        self._next()

    def _tell(self, answer: PageAnswer) -> None:
        if isinstance(answer, PagesRefused) and answer.detail:
            _log.error("pages refused: %s", answer.detail)
        if answer.number in self._dropped:
            self._dropped.discard(answer.number)
        else:
            self.answered.emit(answer)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by ``finished``.
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        self._read()
        process, self._process = self._process, None
        self._alarm.stop()
        if process is not None:
            process.deleteLater()
        task, self._running = self._running, None
        if task is not None:
            self._try_again(task)
        self._next()

    def _try_again(self, task: _Task) -> None:
        if task.number in self._dropped:
            self._dropped.discard(task.number)
        elif task.attempts < _ATTEMPTS:
            self._waiting.appendleft(task)
            self.restarting.emit()
        else:
            self._tell(task.lost)
