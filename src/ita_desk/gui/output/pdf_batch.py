"""Makes the PDFs of several dossiers, one after the other, in the worker process."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.window.session import Session
from ita_desk.page_messages import PageAnswer, PagesMade, PagesRefused


class PdfBatch(QObject):
    """Guarded PDFs, fit to be given out. It ends by itself, or by ``cancel``."""

    made = Signal(int, object)
    """Number of the dossier and its ``PagesMade``."""
    refused = Signal(int, str)
    """Number of the dossier and why it has no PDF, in one sentence."""
    finished = Signal()
    """All were tried; not emitted after ``cancel``."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        document_name: str,
        dossier_ids: Sequence[int],
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing happens before ``start``."""
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._document_name = document_name
        self._waiting = deque(dossier_ids)
        self._current = 0
        self._asked: int | None = None
        worker.answered.connect(self._answered)

    def start(self) -> None:
        """Make the first."""
        self._next()

    def cancel(self) -> None:
        """Stop at once."""
        self._waiting.clear()
        if self._asked is not None:
            self._worker.withdraw(self._asked, at_once=True)
            self._asked = None

    def _next(self) -> None:
        while self._waiting:
            self._current = self._waiting.popleft()
            dossier = self._session.dossier(self._current)
            if dossier is not None:  # one deleted meanwhile needs no PDF
                now = datetime.now().astimezone()
                office = self._session.store.office()
                self._asked = self._worker.ask(self._document_name, dossier, office, created=now)
                return
        self.finished.emit()

    def _answered(self, answer: PageAnswer) -> None:
        if answer.number != self._asked:
            return
        self._asked = None
        match answer:
            case PagesMade():
                self.made.emit(self._current, answer)
            case PagesRefused():
                sentence = self._session.translate(answer.message).format(**dict(answer.parameters))
                self.refused.emit(self._current, sentence)
        self._next()
