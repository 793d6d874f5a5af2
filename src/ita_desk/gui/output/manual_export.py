"""The manual as a PDF: written where the user says, and opened to be read or printed."""

from pathlib import Path

from PySide6.QtCore import QObject

from ita_desk.contents.manual import Manual
from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.faults import FileFault
from ita_desk.gui.output.file_names import file_to_write
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.session import Session
from ita_desk.page_messages import ManualMade, PageAnswer, PagesRefused


class ManualExport(QObject):
    """One export at a time; ``ask`` begins it."""

    def __init__(
        self,
        manual: Manual,
        worker: PageWorker,
        panel: OutputPanel,
        session: Session,
        settings: Settings,
    ) -> None:
        """Ask and tell through the panel and the session's gateway."""
        super().__init__(panel)
        self._manual, self._worker, self._panel = manual, worker, panel
        self._session, self._settings = session, settings
        self._asked: int | None = None
        self._target = Path()
        worker.answered.connect(self._answered)

    def ask(self) -> None:
        """Let the user name a file, and have the manual made."""
        _, gateway = self._session.translate, self._session.gateway
        suggested = self._settings.folder / f"{self._manual.title}.pdf"
        filters = _("PDF files (*.pdf)")
        target = file_to_write(gateway, _, _("Manual as PDF"), suggested, filters)
        if target is None:
            return
        self._cancel()
        self._target = target
        self._panel.begin(_("The pages are being made…"), self._cancel)
        self._asked = self._worker.make_manual(self._manual, narrow=False)

    def _cancel(self) -> None:
        if self._asked is not None:
            self._worker.withdraw(self._asked, at_once=True)
            self._asked = None

    def _answered(self, answer: PageAnswer) -> None:
        if answer.number != self._asked:
            return
        self._asked = None
        self._panel.close_quietly()
        _ = self._session.translate
        if isinstance(answer, PagesRefused):
            self._session.gateway.complain(_(answer.message).format(**dict(answer.parameters)))
        elif isinstance(answer, ManualMade):
            self._write(answer.pdf)

    def _write(self, pdf: bytes) -> None:
        _, target = self._session.translate, self._target
        try:
            write_atomically(target, pdf)
        except FileFault as fault:
            self._session.gateway.complain(fault.sentence(_))
            return
        self._settings.folder = target.parent
        self._open(target)
        self._panel.tell(
            _("Written: {file}").format(file=target),
            [(_("Open the file"), lambda: self._open(target))],
        )

    def _open(self, path: Path) -> None:
        self._session.gateway.open_path(path)
