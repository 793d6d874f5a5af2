"""Exports dossiers: as PDFs, Word or Excel files, or as dossier files for another computer."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS, WITH_SHEETS
from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.dossier_file import SUFFIX, write_dossier
from ita_desk.exchange.faults import FileFault
from ita_desk.files.reading import is_there
from ita_desk.gui.output.batch import Batch, Wanted
from ita_desk.gui.output.file_names import (
    different_names,
    document_name_for_file,
    file_to_write,
    suggested_name,
)
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.session import Session
from ita_desk.model.tree import Dossier
from ita_desk.page_messages import FileMade, PagesMade

_Key = TypeVar("_Key", bound=Hashable)


class FileExport(QObject):
    """Writes files, each whole or not at all, and shows where they are."""

    def __init__(
        self,
        session: Session,
        worker: PageWorker,
        panel: OutputPanel,
        settings: Settings,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._panel = panel
        self._settings = settings
        self._batch: Batch | None = None
        self._targets: dict[Wanted, Path] = {}
        self._written: list[Path] = []
        self._refused: list[str] = []
        self._sent: Callable[[Path], None] | None = None

    def export_pdfs(self, dossier_ids: Sequence[int], document_name: str) -> None:
        """Write the PDFs of dossiers: one under a name, several into a folder."""
        _ = self._session.translate
        wanted = [Wanted(number, document_name) for number in dossier_ids]
        self._export(wanted, _("Export as PDF"), _("PDF files (*.pdf)"))

    def export_word(self, dossier_ids: Sequence[int], document_name: str) -> None:
        """Write Word files, one for each document."""
        _ = self._session.translate
        names = DOCUMENTS if document_name == ALL_DOCUMENTS else (document_name,)
        wanted = [Wanted(number, name, "docx") for number in dossier_ids for name in names]
        self._export(wanted, _("Export as Word"), _("Word files (*.docx)"))

    def export_excel(self, dossier_ids: Sequence[int], document_name: str) -> None:
        """Write Excel files, one for each document that has tables; nothing for others."""
        _ = self._session.translate
        names = [name for name in WITH_SHEETS if document_name in {name, ALL_DOCUMENTS}]
        wanted = [Wanted(number, name, "xlsx") for number in dossier_ids for name in names]
        self._export(wanted, _("Export as Excel"), _("Excel files (*.xlsx)"))

    def export_dossiers(self, dossier_ids: Sequence[int]) -> None:
        """Write dossier files: one under a name, several into a folder."""
        _ = self._session.translate
        self.cancel()
        self._sent = None
        there = self._there(dossier_ids)
        targets = self._choose(
            {number: suggested_name(dossier, SUFFIX) for number, dossier in there.items()},
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

    def export_to_send(
        self, wanted: Wanted, suggested: Path, title: str, sent: Callable[[Path], None]
    ) -> None:
        """Write one PDF under a name that is offered, and hand it to ``sent``."""
        self.cancel()
        path = file_to_write(
            self._session.gateway,
            self._session.translate,
            title,
            suggested,
            self._session.translate("PDF files (*.pdf)"),
        )
        if path is not None:
            self._make({wanted: path}, sent)

    def cancel(self) -> None:
        """Stop; files already written stay."""
        if self._batch is not None:
            self._batch.cancel()
            self._batch = None
            self._panel.close_quietly()

    def _export(self, wanted: Sequence[Wanted], title: str, filters: str) -> None:
        self.cancel()
        there = self._there([one.dossier_id for one in wanted])
        names = {
            one: f"{document_name_for_file(one.document_name, there[one.dossier_id])}.{one.kind}"
            for one in wanted
            if one.dossier_id in there
        }
        targets = self._choose(names, title, filters)
        if targets:
            self._make(targets, None)

    def _make(self, targets: dict[Wanted, Path], sent: Callable[[Path], None] | None) -> None:
        self._targets, self._sent = targets, sent
        self._written, self._refused = [], []
        self._batch = Batch(self._session, self._worker, list(self._targets), self)
        self._batch.made.connect(self._write_made)
        self._batch.refused.connect(self._note_refusal)
        self._batch.finished.connect(self._tell_of_made)
        self._panel.begin(self._batch.words(), self.cancel)
        self._batch.start()

    def _there(self, dossier_ids: Sequence[int]) -> dict[int, Dossier]:
        found = {number: self._session.dossier(number) for number in dossier_ids}
        return {number: dossier for number, dossier in found.items() if dossier is not None}

    def _choose(self, names: Mapping[_Key, str], title: str, filters: str) -> dict[_Key, Path]:
        """Where each file goes; empty when there is none, or the user thinks better of it."""
        if len(names) == 1:
            ((key, name),) = names.items()
            path = self._choose_file(name, title, filters)
            return {} if path is None else {key: path}
        if not names:
            return {}
        folder = self._session.gateway.folder_to_fill(title, self._settings.folder)
        if folder is None:
            return {}
        different = different_names(names.values())
        targets = {key: folder / name for key, name in zip(names, different, strict=True)}
        return targets if self._may_replace(list(targets.values())) else {}

    def _choose_file(self, name: str, title: str, filters: str) -> Path | None:
        suggested, session = self._settings.folder / name, self._session
        return file_to_write(session.gateway, session.translate, title, suggested, filters)

    def _may_replace(self, paths: Sequence[Path]) -> bool:
        there = [path.name for path in paths if is_there(path)]
        if not there:
            return True
        _ = self._session.translate
        question = _("Replace what is there? {files}").format(files=", ".join(there))
        return self._session.gateway.confirm(question, _("Replace"))

    def _write_made(self, wanted: Wanted, made: PagesMade | FileMade) -> None:
        data = made.pdf if isinstance(made, PagesMade) else made.data
        if not self._write(self._targets[wanted], data):
            self.cancel()
            return
        self._panel.step(len(self._written), len(self._targets))

    def _write(self, path: Path, data: bytes) -> bool:
        try:
            write_atomically(path, data)
        except FileFault as fault:
            self._session.gateway.complain(fault.sentence(self._session.translate))
            return False
        if self._sent is None:
            self._settings.folder = path.parent
        self._written.append(path)
        return True

    def _note_refusal(self, _: Wanted, sentence: str) -> None:
        self._refused.append(sentence)

    def _tell_of_made(self) -> None:
        self._batch = None
        self._panel.close_quietly()
        if self._refused:
            self._session.gateway.complain("\n".join(self._refused))
        if self._written and self._sent is not None:
            self._sent(self._written[-1])
        elif self._written:
            to_work_on = any(one.kind != "pdf" for one in self._targets)
            self._tell(show=len(self._written) == 1, to_work_on=to_work_on)

    def _tell(self, *, show: bool, to_work_on: bool = False) -> None:
        """Say what was written; ``show`` opens the one file at once.

        ``to_work_on`` says that it is not what is signed: Word breaks lines in its own way.
        """
        _ = self._session.translate
        last, folder = self._written[-1], self._written[-1].parent
        choices = [(_("Open the folder"), lambda: self._open(folder))]
        if len(self._written) == 1:
            sentence = _("Written: {file}").format(file=last)
        else:
            sentence = _("{number} files written to {folder}").format(
                number=len(self._written), folder=folder
            )
        if to_work_on:
            sentence += "\n" + _("It is for correcting; the paper to be signed comes from the PDF.")
        if show:
            choices.insert(0, (_("Open the file"), lambda: self._open(last)))
            self._open(last)
        self._panel.tell(sentence, choices)

    def _open(self, path: Path) -> None:
        self._session.gateway.open_path(path)
