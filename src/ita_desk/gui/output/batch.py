"""Makes files of documents, one after the other, in the worker process."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.effort import SENTENCE, effort_of
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.window.session import Session
from ita_desk.page_messages import (
    FileKind,
    FileMade,
    PageAnswer,
    PagesMade,
    PagesRefused,
)


class Wanted(NamedTuple):
    """A document of a dossier, or all of them as one PDF, and what it is to be made as."""

    dossier_id: int
    document_name: str
    kind: FileKind = "pdf"


class Batch(QObject):
    """PDFs, guarded and fit to be given out, or Word and Excel files.

    It ends by itself, or by ``cancel``, and is gone then.
    """

    made = Signal(object, object)
    """``Wanted`` and its ``PagesMade``, or ``FileMade`` if it isn't a PDF."""
    refused = Signal(object, str)
    """``Wanted`` and why it could not be made, in one sentence."""
    finished = Signal()
    """All were tried; not emitted after ``cancel``."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        wanted: Sequence[Wanted],
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing happens before ``start``."""
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._waiting = deque(wanted)
        self._current = Wanted(0, "")
        self._asked: int | None = None
        worker.answered.connect(self._answered)

    def words(self) -> str:
        """What is being done, and how long it takes where that is long."""
        _ = self._session.translate
        found = (
            (self._session.dossier(one.dossier_id), one.document_name) for one in self._waiting
        )
        effort = effort_of((dossier, name) for dossier, name in found if dossier is not None)
        if not effort.is_great:
            return _("The pages are being made…")
        return _(SENTENCE).format(**effort.sentence_parameters())

    def start(self) -> None:
        """Make the first."""
        self._next()

    def cancel(self) -> None:
        """Stop at once."""
        self.deleteLater()
        self._waiting.clear()
        if self._asked is not None:
            self._worker.withdraw(self._asked, at_once=True)
            self._asked = None

    def _next(self) -> None:
        while self._waiting:
            number, document, kind = self._current = self._waiting.popleft()
            dossier = self._session.dossier(number)
            if dossier is not None:  # one deleted meanwhile needs no file
                now = datetime.now().astimezone()
                office = self._session.store.office()
                self._asked = self._worker.ask(document, dossier, office, created=now, kind=kind)
                return
        self.deleteLater()
        self.finished.emit()

    def _answered(self, answer: PageAnswer) -> None:
        if answer.number != self._asked:
            return
        self._asked = None
        match answer:
            case PagesMade() | FileMade():
                self.made.emit(self._current, answer)
            case PagesRefused():
                sentence = self._session.translate(answer.message).format(**dict(answer.parameters))
                self.refused.emit(self._current, sentence)
            case _:
                pass  # never asked for here
        self._next()
