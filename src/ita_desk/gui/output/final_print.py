"""Print as final: check, make the PDF, save it where the clerk says, and keep it for good."""

from collections.abc import Callable
from pathlib import Path
from stat import S_IRUSR
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.documents import DOCUMENTS, ROUND_REPORT, fingerprint, make_content
from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.dossier_file import write_dossier
from ita_desk.exchange.faults import writing_fault
from ita_desk.files.reading import is_there
from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.output.batch import Batch, Wanted
from ita_desk.gui.output.file_names import document_name_for_file, file_to_write
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import WorldFault
from ita_desk.model.practice import PracticeFault, refuse_final
from ita_desk.model.tree import Dossier
from ita_desk.page_messages import PagesMade
from ita_desk.storage.finals import Final, NewFinal


class ShownFiles:
    """A folder that only this user can read; nothing is made before the first file is shown."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def show(self, name: str, data: bytes) -> Path:
        """A read-only file of this name; raises FileFault if it can't be written."""
        try:
            if self._folder is None:
                # A program that still shows a file may hold it (Windows): then it stays behind.
                self._folder = TemporaryDirectory(prefix="ita-desk-", ignore_cleanup_errors=True)
            path = Path(self._folder.name) / name
            if not is_there(path):  # what is kept never changes
                write_atomically(path, data)
                path.chmod(S_IRUSR)
        except OSError as error:
            raise writing_fault(error, Path(name)) from error
        return path

    def remove(self) -> None:
        """Remove what was shown."""
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.cleanup()


class FinalPrint(QObject):
    """What is done with the document in front, and how a kept final is seen again."""

    findings_wanted = Signal(str)
    """The name of a document that is not final yet: show what is to be mended."""
    round_wanted = Signal()
    """A round that counts is to be begun: this one is there for practice."""
    about_to_run = Signal()
    """What is being typed should be kept now."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        panel: OutputPanel,
        settings: Settings,
        states: DocumentStates,
        findings: CurrentFindings,
    ) -> None:
        super().__init__(states)
        self._session = session
        self._worker = worker
        self._panel = panel
        self._settings = settings
        self._states = states
        self._findings = findings
        self._dossier_id: int | None = None
        self._refused = False
        self._document = ROUND_REPORT
        self._shown = ShownFiles()
        self._printed: Dossier | None = None
        self._printing = ROUND_REPORT
        self._batch: Batch | None = None

    def show_dossier(self, dossier_id: int | None, document: str) -> None:
        """Work on a document of this dossier from now on."""
        if self._refused and dossier_id != self._dossier_id:
            self._refused = False
            self._panel.close_quietly()  # what was refused to a round for practice
        self._dossier_id, self._document = dossier_id, document

    def print_in_front(self) -> None:
        """Print the document in front as final."""
        self.print_final(self._document)

    def print_final(self, document: str) -> None:
        """Print a document as final, unless something is to be mended first."""
        self.about_to_run.emit()
        self.cancel()
        self._findings.want(document)
        self._printed = self._session.dossier(self._dossier_id)
        if self._printed is None:
            return
        try:
            refuse_final(self._printed.practice)
        except PracticeFault as fault:
            begin = (self._session.translate("Start a round"), self.round_wanted.emit)
            self._panel.tell(fault.sentence(self._session.translate), [begin])
            self._refused = True
            return
        _, blocking = self._session.translate, self._states.blocked_by(document)
        if blocking:
            name = DOCUMENTS[document].name
            words = _("{document} can't be final yet: {number} to be mended first.")
            self._panel.tell(
                words.format(document=name, number=blocking),
                [(_("Show the findings"), lambda: self.findings_wanted.emit(document))],
                of_state=True,
            )
            self.findings_wanted.emit(document)
            return
        self._batch = Batch(self._session, self._worker, [Wanted(self._printed.id, document)], self)
        self._printing = document
        self._batch.made.connect(self._save)
        self._batch.refused.connect(self._tell_refusal)
        self._batch.finished.connect(self._end)
        self._panel.begin(self._batch.words(), self.cancel)
        self._batch.start()

    def show_kept(self, final: Final) -> None:
        """Open a kept final; a copy can be saved."""
        dossier = self._session.dossier(final.dossier_id)
        if dossier is None:
            return
        _ = self._session.translate
        name = f"{document_name_for_file(final.document, dossier)} ({final.id}).pdf"
        kept = self._session.store.final_pdf
        if self._told(lambda: self._open(self._shown.show(name, kept(final.id)))):
            words = _("The final print was opened as it was kept; changes to it are not kept.")
            self._panel.tell(words, [(_("Save a copy…"), lambda: self.save_again(final))])

    def save_again(self, final: Final) -> None:
        """Write a kept final under a name."""
        dossier = self._session.dossier(final.dossier_id)
        if dossier is None:
            return
        path = self._write(final.document, dossier, self._session.store.final_pdf(final.id))
        if path is not None:
            _ = self._session.translate
            folder = (_("Open the folder"), lambda: self._open(path.parent))
            self._panel.tell(_("Written: {file}").format(file=path), [folder])

    def shut_down(self) -> None:
        """Stop, and remove the copies of finals that were shown."""
        self.cancel()
        self._shown.remove()

    def cancel(self) -> None:
        """Stop; nothing has been kept yet."""
        if self._batch is not None:
            self._batch.cancel()
            self._end()

    def _end(self) -> None:
        self._batch = self._printed = None

    def _tell_refusal(self, _: Wanted, sentence: str) -> None:
        self._panel.close_quietly()
        self._session.gateway.complain(sentence)

    def _save(self, _: Wanted, made: PagesMade) -> None:
        self._panel.close_quietly()
        dossier, document = self._printed, self._printing
        if dossier is None:
            return
        path = self._write(document, dossier, made.pdf)
        if path is None:
            return
        new = NewFinal(
            dossier.id,
            document,
            fingerprint(make_content(document, dossier)),
            made.pdf,
            write_dossier(dossier),
        )
        if self._told(lambda: self._session.store.keep_final(new)):
            self._states.final_kept()
            self._tell(path)

    def _write(self, document: str, dossier: Dossier, pdf: bytes) -> Path | None:
        """Where the PDF was written; None if the user thinks better of it, or at a fault."""
        _ = self._session.translate
        suggested = self._settings.folder / f"{document_name_for_file(document, dossier)}.pdf"
        path = file_to_write(
            self._session.gateway,
            _,
            _("Save the final print"),
            suggested,
            _("PDF files (*.pdf)"),
        )
        if path is None or not self._told(lambda: write_atomically(path, pdf)):
            return None
        self._settings.folder = path.parent
        return path

    def _told(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorldFault as fault:
            self._session.gateway.complain(fault.sentence(self._session.translate))
            return False
        return True

    def _tell(self, path: Path) -> None:
        _ = self._session.translate
        self._open(path)
        self._panel.tell(
            _("Final print kept and written: {file}").format(file=path),
            [(_("Open the file"), lambda: self._open(path))],
        )

    def _open(self, path: Path) -> None:
        self._session.gateway.open_path(path)
