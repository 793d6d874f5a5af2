"""Word files of this program that came back: compared beside the window, one after the other."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ita_desk.exchange.corrections.differences import Corrections, left_over
from ita_desk.exchange.forms.form_file import FormFile
from ita_desk.gui.corrections.differences_page import DifferencesPage
from ita_desk.gui.lazy import LazyWidget
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.page_messages import CorrectionsFound, PageAnswer, PagesRefused
from ita_desk.verbs import corrections


class CorrectedFiles(QObject):
    """Tells its progress in the panel, whose button or Esc stops it; the page shows the rest."""

    ended = Signal(object)
    """Every file was looked at; list of ``FormFile`` that are to be read as new reports."""
    about_to_take = Signal()
    """Fields are about to be written: back up the state before."""
    taken = Signal(int)
    """The id of the dossier that took corrections."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        panel: OutputPanel,
        page: LazyWidget[DifferencesPage],
        parent: QObject,
    ) -> None:
        """Compare nothing yet."""
        super().__init__(parent)
        self._session, self._worker, self._panel, self._page = session, worker, panel, page
        self._waiting: deque[FormFile] = deque()
        self._as_new: list[FormFile] = []
        self._form: FormFile | None = None
        self._asked: int | None = None
        self._again = False
        worker.answered.connect(self._answered)
        session.changed.connect(self._compare_again)

    def is_known(self, form: FormFile) -> bool:
        """Whether a file was written from a dossier that is here."""
        back = form.written_back
        return back is not None and back.is_of(self._session.dossier(back.dossier_id))

    def compare(self, forms: Sequence[FormFile], others: Sequence[FormFile] = ()) -> None:
        """Look at these files, the first now; ``others`` are to be read as new reports."""
        self._waiting, self._as_new = deque(forms), list(others)
        self.next()

    def next(self) -> None:
        """Go on to the next file."""
        self._withdraw()
        self._form = self._waiting.popleft() if self._waiting else None
        if self._form is None:
            self.ended.emit(self._as_new)
        elif not self._compare(self._form, again=False):
            self.next()

    def _compare(self, form: FormFile, *, again: bool) -> bool:
        """Ask for the differences of a file; False where its dossier is gone."""
        back = form.written_back
        dossier = None if back is None else self._session.dossier(back.dossier_id)
        if back is None or dossier is None:
            return False
        words = self._session.translate("The corrections are being read…")
        self._panel.begin(words, self.cancel)
        self._again = again
        self._asked = self._worker.compare(back, dossier, self._session.store.office())
        return True

    def _compare_again(self, changes: Changes) -> None:
        """The dossier was edited, or a step undone, while its differences are in sight."""
        form = self._form
        back = None if form is None else form.written_back
        if form is not None and back is not None and back.dossier_id in changes.dossiers:
            self._withdraw()
            if not self._compare(form, again=True):
                self.next()

    def _withdraw(self) -> None:
        if self._asked is not None:
            self._worker.withdraw(self._asked, at_once=True)
            self._asked = None
            self._panel.close_quietly()

    def cancel(self) -> None:
        """Stop at once; nothing was changed."""
        self._waiting.clear()
        self.next()

    def read_as_new(self) -> None:
        """Read the file that is shown as a new report instead."""
        if self._form is not None:
            self._as_new.append(self._form)
        self.next()

    def take(self, found: Corrections, values: Sequence[tuple[Place, str]]) -> bool:
        """Write the chosen corrections in one step; whether they could be written."""
        self.about_to_take.emit()
        left = left_over(found, self._session.translate)
        form, self._form = self._form, None  # what is written needs no comparing
        changes = self._session.attempt(corrections.take, found.dossier_id, values, left)
        if changes is None:
            self._form = form
            return False
        self.taken.emit(found.dossier_id)
        return True

    def _answered(self, answer: PageAnswer) -> None:
        if self._asked is None or answer.number != self._asked:
            return
        self._asked = None
        self._panel.close_quietly()
        if isinstance(answer, CorrectionsFound) and self._form is not None:
            self._page().show_corrections(self._form.name, answer.corrections, again=self._again)
            return
        if isinstance(answer, PagesRefused):
            words = self._session.translate(answer.message).format(**dict(answer.parameters))
            self._session.gateway.complain(words)
        self.next()
