"""From Ctrl+P to paper: tell of findings, make the pages, ask for the printer, print."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.begun import faults_before_print
from ita_desk.gui.output.batch import Batch, Wanted
from ita_desk.gui.output.file_names import document_name_for_file
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.output.printers import PrinterQuestion, Printers
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.pdf_pages import PdfPages
from ita_desk.gui.window.session import Session
from ita_desk.page_messages import PagesMade

if TYPE_CHECKING:
    from ita_desk.gui.output.printing import PrintJob


class PrintOut(QObject):
    """Prints the documents of one or more dossiers as one job."""

    findings_wanted = Signal()
    """The user would rather look at the findings first."""
    pdf_wanted = Signal(list, str)
    """There is no printer for these dossiers' document: write PDFs instead."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        panel: OutputPanel,
        today: Callable[[], date],
        printers: Printers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._panel = panel
        self._today = today
        self._printers = printers
        self._question: PrinterQuestion | None = None
        self._ids: list[int] = []
        self._document_name = ""
        self._batch: Batch | None = None
        self._job: PrintJob | None = None
        self._made: list[PagesMade] = []
        self._refused: list[str] = []
        self._title = ""

    def print_dossiers(self, dossier_ids: Sequence[int], document_name: str) -> None:
        """Check, then print. Findings are told and never block a draft."""
        _ = self._session.translate
        self.cancel()
        found = [self._session.dossier(number) for number in dossier_ids]
        chosen = [dossier for dossier in found if dossier is not None]
        if not chosen:
            return
        self._ids, self._document_name = list(dossier_ids), document_name
        if not self._printers.names():
            sentence = _("No printer is installed on this computer.")
            self._panel.ask(sentence, [(_("Export as PDF"), self._want_pdf)])
            return
        self._title = document_name_for_file(document_name, chosen[0])
        office = self._session.store.office()
        findings = sum(
            len(faults_before_print(document_name, dossier, self._today(), office))
            for dossier in chosen
        )
        if not findings:
            self._make(dossier_ids, document_name)
            return
        self._panel.ask(
            _("The check found {number} things to look at.").format(number=findings),
            [
                (_("Print all the same"), lambda: self._make(dossier_ids, document_name)),
                (_("Show the findings"), self._show_findings),
            ],
        )

    def cancel(self) -> None:
        """Stop; the printer keeps what it has."""
        if self._batch is not None:
            self._batch.cancel()
            self._batch = None
        self._forget_question()
        if self._job is not None:
            self._end_job()

    def _want_pdf(self) -> None:
        self._panel.close_quietly()
        self.pdf_wanted.emit(self._ids, self._document_name)

    def _show_findings(self) -> None:
        self._panel.close_quietly()
        self.findings_wanted.emit()

    def _make(self, dossier_ids: Sequence[int], document_name: str) -> None:
        self._panel.close_quietly()
        self._made, self._refused = [], []
        wanted = [Wanted(number, document_name) for number in dossier_ids]
        self._batch = Batch(self._session, self._worker, wanted, self)
        self._batch.made.connect(self._keep)
        self._batch.refused.connect(self._note_refusal)
        self._batch.finished.connect(self._ask_printer)
        self._panel.begin(self._batch.words(), self.cancel)
        self._batch.start()

    def _keep(self, _: Wanted, made: PagesMade) -> None:
        self._made.append(made)

    def _note_refusal(self, _: Wanted, sentence: str) -> None:
        self._refused.append(sentence)

    def _ask_printer(self) -> None:
        self._batch = None
        self._panel.close_quietly()
        if self._refused:
            self._session.gateway.complain("\n".join(self._refused))
        if self._refused or not self._made:
            return
        self._question = PrinterQuestion(self._printers, self)
        self._question.answered.connect(self._choose_printer)
        self._question.silent.connect(self._tell_silence)
        self._panel.begin(self._session.translate("The printer is asked…"), self.cancel)
        self._question.start()

    def _tell_silence(self) -> None:
        _ = self._session.translate
        choices = [(_("Wait longer"), self._wait_longer), (_("Export as PDF"), self._give_up)]
        self._panel.ask(_("The printer does not answer. It may be switched off."), choices)

    def _wait_longer(self) -> None:
        if self._question is not None:
            self._panel.begin(self._session.translate("The printer is asked…"), self.cancel)
            self._question.wait_longer()

    def _give_up(self) -> None:
        self._forget_question()
        self._want_pdf()

    def _forget_question(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.forget()

    def _choose_printer(self) -> None:
        self._forget_question()
        self._panel.close_quietly()
        # Late: Qt's printing is loaded only for those who print.
        from ita_desk.gui.output.printing import PrintJob, new_printer

        first = PdfPages(self._made[0].pdf)
        printer = new_printer(first.sizes[0], self._title)
        first.close()
        made, self._made = self._made, []
        if not self._session.gateway.set_up_printer(printer, sum(one.pages for one in made)):
            return
        self._job = PrintJob(printer, [one.pdf for one in made], self)
        self._job.stepped.connect(self._panel.step)
        self._job.finished.connect(self._tell)
        self._panel.begin(self._session.translate("Printing…"), self.cancel)
        self._job.start()

    def _tell(self, success: bool) -> None:
        _ = self._session.translate
        self._end_job()
        self._panel.close_quietly()
        if success:
            self._panel.tell(_("It is with the printer."))
        else:
            self._session.gateway.complain(_("The printer did not take the pages."))

    def _end_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.close()
            job.deleteLater()
