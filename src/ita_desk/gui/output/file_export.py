"""Exports dossiers: as PDFs, or as dossier files that another computer can bring in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.dossier_file import SUFFIX, write_dossier
from ita_desk.exchange.faults import FileFault
from ita_desk.files.reading import is_there
from ita_desk.gui.output.file_names import (
    different_names,
    document_name_for_file,
    suggested_name,
)
from ita_desk.gui.output.file_to_write import file_to_write
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.output.pdf_batch import PdfBatch
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.session import Session
from ita_desk.model.tree import Dossier
from ita_desk.page_messages import PagesMade

Name = Callable[[Dossier], str]
OpenPath = Callable[[Path], object]
"""Hands a file or a folder to the program the system has for it."""


class FileExport(QObject):
    """Writes files, each whole or not at all, and shows where they are."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        panel: OutputPanel,
        settings: Settings,
        open_path: OpenPath,
        *,
        parent: QObject | None = None,
    ) -> None:
        """Ask and tell through the panel and the session's gateway."""
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._panel = panel
        self._settings = settings
        self._open_path = open_path
        self._batch: PdfBatch | None = None
        self._targets: dict[int, Path] = {}
        self._written: list[Path] = []
        self._refused: list[str] = []

    def export_pdfs(self, dossier_ids: Sequence[int], document_name: str) -> None:
        """Write the PDFs of dossiers: one under a name, several into a folder."""
        _ = self._session.translate
        self.cancel()

        def name(dossier: Dossier) -> str:
            return f"{document_name_for_file(document_name, dossier)}.pdf"

        self._targets = self._choose(dossier_ids, name, _("Export as PDF"), _("PDF files (*.pdf)"))
        if not self._targets:
            return
        self._written, self._refused = [], []
        self._batch = PdfBatch(
            self._session, self._worker, document_name, list(self._targets), self
        )
        self._batch.made.connect(self._write_pdf)
        self._batch.refused.connect(self._note_refusal)
        self._batch.finished.connect(self._tell_of_pdfs)
        self._panel.begin(_("The pages are being made…"), self.cancel)
        self._batch.start()

    def export_dossiers(self, dossier_ids: Sequence[int]) -> None:
        """Write dossier files: one under a name, several into a folder."""
        _ = self._session.translate
        targets = self._choose(
            dossier_ids,
            lambda dossier: suggested_name(dossier, SUFFIX),
            _("Export the dossier file"),
            _("Dossier files of ita_desk (*.ita)"),
        )
        self._written = []
        for dossier_id, path in targets.items():
            dossier = self._session.dossier(dossier_id)
            if dossier is not None and not self._write(path, write_dossier(dossier)):
                return
        if self._written:
            self._tell(show=False)

    def cancel(self) -> None:
        """Stop; files already written stay."""
        if self._batch is not None:
            self._batch.cancel()
            self._batch.deleteLater()
            self._batch = None
            self._panel.close_quietly()

    def _choose(
        self, dossier_ids: Sequence[int], name: Name, title: str, filters: str
    ) -> dict[int, Path]:
        """Where each dossier goes; empty when there is none, or the user thinks better of it."""
        found = [(number, self._session.dossier(number)) for number in dossier_ids]
        chosen = [(number, dossier) for number, dossier in found if dossier is not None]
        if len(chosen) == 1:
            return self._choose_file(*chosen[0], name, title, filters)
        if not chosen:
            return {}
        folder = self._session.gateway.folder_to_fill(title, self._settings.folder)
        if folder is None:
            return {}
        names = different_names(name(dossier) for _, dossier in chosen)
        targets = {number: folder / name for (number, _), name in zip(chosen, names, strict=True)}
        return targets if self._may_replace(list(targets.values())) else {}

    def _choose_file(
        self, number: int, dossier: Dossier, name: Name, title: str, filters: str
    ) -> dict[int, Path]:
        suggested = self._settings.folder / name(dossier)
        session = self._session
        path = file_to_write(session.gateway, session.translate, title, suggested, filters)
        return {} if path is None else {number: path}

    def _may_replace(self, paths: Sequence[Path]) -> bool:
        there = [path.name for path in paths if is_there(path)]
        if not there:
            return True
        _ = self._session.translate
        question = _("Replace what is there? {files}").format(files=", ".join(there))
        return self._session.gateway.confirm(question, _("Replace"))

    def _write_pdf(self, dossier_id: int, made: PagesMade) -> None:
        if not self._write(self._targets[dossier_id], made.pdf):
            self.cancel()
            return
        self._panel.step(len(self._written), len(self._targets))

    def _write(self, path: Path, data: bytes) -> bool:
        try:
            write_atomically(path, data)
        except FileFault as fault:
            self._session.gateway.complain(fault.sentence(self._session.translate))
            return False
        self._settings.folder = path.parent
        self._written.append(path)
        return True

    def _note_refusal(self, _: int, sentence: str) -> None:
        self._refused.append(sentence)

    def _tell_of_pdfs(self) -> None:
        self._batch = None
        self._panel.close_quietly()
        if self._refused:
            self._session.gateway.complain("\n".join(self._refused))
        if self._written:
            self._tell(show=len(self._written) == 1)

    def _tell(self, *, show: bool) -> None:
        """Say what was written; ``show`` opens the one file at once."""
        _ = self._session.translate
        last, folder = self._written[-1], self._written[-1].parent
        choices = [(_("Open the folder"), lambda: self._open(folder))]
        if len(self._written) == 1:
            sentence = _("Written: {file}").format(file=last)
        else:
            sentence = _("{number} files written to {folder}").format(
                number=len(self._written), folder=folder
            )
        if show:
            choices.insert(0, (_("Open the file"), lambda: self._open(last)))
            self._open(last)
        self._panel.tell(sentence, choices)

    def _open(self, path: Path) -> None:
        self._open_path(path)
