"""Decides when the pages of the dossier in sight are made again."""

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.contents.effort import SENTENCE, LetterCount, effort_of
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.page_messages import (
    PageAnswer,
    PagesMade,
    PagesRefused,
)

DEBOUNCE_MS = 150
REST_MS = 1200
"""How long typing must rest before the pages of a large dossier are made again."""
LARGE = 200
"""Activities above which a dossier is large."""


class PageRefresh(QObject):
    """Asks the worker for the pages of one dossier, at most one request at a time.

    While a request is worked on, changes only mark the pages as due; the answer is shown, and the
    newest state asked for next. So the pages move on even while somebody never stops typing.
    """

    made = Signal(object)
    """``PagesMade``"""
    refused = Signal(str)
    """One sentence: why there are no newer pages."""
    troubled = Signal(str)
    """One sentence about the worker, which is dealt with."""
    long_begun = Signal(str)
    """One sentence: what was begun takes long; it can be cancelled."""
    cancelled = Signal()
    """Nothing is made until ``again``, or of another document."""
    gone = Signal()
    """There is no such dossier, or none was chosen."""
    stale_changed = Signal(bool)
    """Whether the pages shown are known to be out of date for longer than a moment."""

    def __init__(self, session: Session, worker: PageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._dossier_id: int | None = None
        self._document_name = ""
        self._active = False
        self._due = False
        self._asked: int | None = None
        self._asked_large = False
        self._held = False
        self._letters = LetterCount()
        self._stale = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        session.changed.connect(self._changed)
        worker.answered.connect(self._answered)
        worker.restarting.connect(self._restarting)

    def show_dossier(self, dossier_id: int | None, document_name: str) -> None:
        """Make the pages of another document."""
        self._forget()
        self._held = False
        self._dossier_id, self._document_name = dossier_id, document_name
        self._set_stale(False)
        self._due = True
        self._soon(0)

    def activate(self, active: bool) -> None:
        """Ask only while somebody looks."""
        self._active = active
        if active and self._due:
            self._soon(0)

    def again(self) -> None:
        """Make the pages once more."""
        self._due, self._held = True, False
        self._soon(0)

    def cancel(self) -> None:
        """Give up the pages that are being made; those before stay."""
        self._forget()
        self._held = True
        self._set_stale(True)
        self.cancelled.emit()

    def _changed(self, changes: Changes) -> None:
        touched = changes.edited | changes.added | changes.removed
        of_office = any(place.entity == "office" for place in touched)
        if self._dossier_id not in changes.dossiers and not of_office:
            return
        self._due = True
        if self._held:
            self._set_stale(True)
        elif self._is_large():
            self._set_stale(True)
            self._timer.start(REST_MS)
        elif not self._timer.isActive():
            self._soon(DEBOUNCE_MS)

    def _soon(self, milliseconds: int) -> None:
        if self._active and self._asked is None and not self._held:
            self._timer.start(milliseconds)

    def _is_large(self) -> bool:
        dossier = None if self._dossier_id is None else self._session.dossier(self._dossier_id)
        return dossier is not None and len(dossier.activities) > LARGE

    def _ask(self) -> None:
        if not self._active or not self._due or self._asked is not None:
            return
        self._due = False
        dossier = None if self._dossier_id is None else self._session.dossier(self._dossier_id)
        if dossier is None:
            self._set_stale(False)
            self.gone.emit()
            return
        effort = effort_of([(dossier, self._document_name)], self._letters)
        self._asked_large = effort.is_great or len(dossier.activities) > LARGE
        if effort.is_great:
            told = self._session.translate(SENTENCE)
            self.long_begun.emit(told.format(**effort.sentence_parameters()))
        self._asked = self._worker.ask(
            self._document_name, dossier, self._session.store.office(), guarded=False
        )

    def _answered(self, answer: PageAnswer) -> None:
        if answer.number != self._asked:
            return
        self._asked = None
        if self._due:
            self._soon(REST_MS if self._is_large() else DEBOUNCE_MS)
        else:
            self._set_stale(False)
        match answer:
            case PagesMade():
                self.made.emit(answer)
            case PagesRefused():
                sentence = self._session.translate(answer.message)
                self.refused.emit(sentence.format(**dict(answer.parameters)))
            case _:
                pass  # never asked for here

    def _restarting(self) -> None:
        if self._asked is not None:
            self.troubled.emit(
                self._session.translate("The page maker stopped; it is started again.")
            )

    def _forget(self) -> None:
        self._timer.stop()
        if self._asked is not None:
            # A long job for pages that nobody waits for must not hold up the next.
            self._worker.withdraw(self._asked, at_once=self._asked_large)
            self._asked = None

    def _set_stale(self, stale: bool) -> None:
        if stale != self._stale:
            self._stale = stale
            self.stale_changed.emit(stale)
