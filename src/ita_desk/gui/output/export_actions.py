"""Print and export as the window offers them: actions, their panels, and what they do.

The actions are there at once; what they set going is made when one of them is used.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desk.contents.documents import ALL_DOCUMENTS, ROUND_REPORT, WITH_SHEETS
from ita_desk.gui.icons import Icons
from ita_desk.gui.lazy import Lazy
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.commands import Command
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes

if TYPE_CHECKING:
    from ita_desk.contents.manual import Manual
    from ita_desk.gui.output.batch import Wanted
    from ita_desk.gui.output.file_export import FileExport
    from ita_desk.gui.output.manual_export import ManualExport
    from ita_desk.gui.output.output_panel import OutputPanel
    from ita_desk.gui.output.print_out import PrintOut
    from ita_desk.gui.output.printers import Printers
    from ita_desk.gui.output.sending import Drives, Sending
    from ita_desk.gui.output.several_panel import SeveralPanel
    from ita_desk.gui.page_pane.worker import PageWorker


class ExportActions(QObject):
    """The actions for the File menu and the tool bar, and ``panel`` for above the page.

    They work on the dossier given with ``show_dossier`` and are disabled without one.
    """

    findings_wanted = Signal()
    """The user wants to see the findings before printing."""
    final_wanted = Signal()
    """The document in front is to be printed as final."""
    about_to_run = Signal()
    """What is being typed should be kept now: it is printed or written next."""

    def __init__(
        self,
        session: Session,
        worker: "Lazy[PageWorker]",
        settings: Settings,
        icons: Icons,
        *,
        today: Callable[[], date],
        printers: "Printers | None" = None,
        drives: "Drives | None" = None,
    ) -> None:
        super().__init__()
        _ = session.translate
        self._dossier_id: int | None = None
        self._document_name = ROUND_REPORT
        self._session, self._worker, self._settings = session, worker, settings
        self._today, self._printers, self._drives = today, printers, drives
        self.panel = QWidget()
        self._column = QVBoxLayout(self.panel)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._output_panel = Lazy(self._make_output_panel)
        self._several_panel = Lazy(self._make_several_panel)
        self._export = Lazy(self._make_export)
        self._print_out = Lazy(self._make_print_out)
        self._sending = Lazy(self._make_sending)
        self._manual_export: ManualExport | None = None
        make, printing, export = self._action, _("&Print"), _("&Export")
        self.print_action = make(printing, _("&Print…"), self._print, "Ctrl+P")
        self.pdf_action = make(export, _("&Export as PDF…"), self._export_pdf, "Ctrl+E")
        self.print_action.setIcon(icons.icon("printer"))
        self.pdf_action.setIcon(icons.icon("file-down"))
        self.word_action = make(export, _("Export as &Word…"), self._export_word)
        self.excel_action = make(export, _("Export as E&xcel…"), self._export_excel)
        self.print_all_action = make(
            printing, _("Print all doc&uments…"), self._print_all, "Ctrl+Shift+P"
        )
        self.pdf_of_all_action = make(
            export, _("Export all documents as &one PDF…"), self._export_all, "Ctrl+Shift+E"
        )
        self.file_action = make(export, _("Export the dossier &file…"), self._export_file)
        self.stick_action = make(export, _("Send on a stic&k…"), self._send_on_stick)
        self.mail_action = make(export, _("Send by &mail…"), self._send_by_mail)
        self.several_action = make(printing, _("Print or export &several…"), self._choose_several)
        self.final_action = make(printing, _("Print as &final…"), self.final_wanted.emit)
        self.final_action.setIcon(icons.icon("printer"))
        self.excel_action.needs = lambda: self._has_sheets
        self.final_action.needs = lambda: self._dossier_id is not None and session.store.writable
        self.show_dossier(None)
        session.changed.connect(self._follow)

    @property
    def _has_sheets(self) -> bool:
        return self._dossier_id is not None and self._document_name in WITH_SHEETS

    @property
    def output_panel(self) -> "OutputPanel":
        """What is being made, and what came of it."""
        return self._output_panel()

    @property
    def several_panel(self) -> "SeveralPanel":
        """The choice of several dossiers."""
        return self._several_panel()

    @property
    def export(self) -> "FileExport":
        """Writes files."""
        return self._export()

    @property
    def print_out(self) -> "PrintOut":
        """Prints."""
        return self._print_out()

    def _make_output_panel(self) -> "OutputPanel":
        from ita_desk.gui.output.output_panel import OutputPanel

        panel = OutputPanel(self._session.translate)
        self._column.insertWidget(0, panel)
        return panel

    def _make_several_panel(self) -> "SeveralPanel":
        from ita_desk.gui.output.several_panel import SeveralPanel

        panel = SeveralPanel(self._session)
        panel.print_wanted.connect(self.print_dossiers)
        panel.pdfs_wanted.connect(self.export_pdfs)
        panel.word_wanted.connect(self.export_word)
        panel.excel_wanted.connect(self.export_excel)
        panel.files_wanted.connect(self.export_files)
        self._column.addWidget(panel)
        return panel

    def _make_export(self) -> "FileExport":
        from ita_desk.gui.output.file_export import FileExport

        worker, panel = self._worker(), self.output_panel
        return FileExport(self._session, worker, panel, self._settings, parent=self)

    def _make_print_out(self) -> "PrintOut":
        from ita_desk.gui.output.print_out import PrintOut
        from ita_desk.gui.output.printers import system_printers

        print_out = PrintOut(
            self._session,
            self._worker(),
            self.output_panel,
            self._today,
            self._printers or system_printers(),
            self,
        )
        print_out.pdf_wanted.connect(self.export_pdfs)
        print_out.findings_wanted.connect(self.findings_wanted)
        return print_out

    def _make_sending(self) -> "Sending":
        from ita_desk.gui.output.sending import Sending
        from ita_desk.storage.file_systems import removable_drives

        drives = self._drives or removable_drives
        return Sending(self._session, self.export, self.output_panel, self._settings, drives)

    @property
    def menu_actions(self) -> list[Command]:
        """All of them, for the File menu."""
        return [
            self.print_action,
            self.pdf_action,
            self.word_action,
            self.excel_action,
            self.print_all_action,
            self.pdf_of_all_action,
            self.file_action,
            self.stick_action,
            self.mail_action,
            self.several_action,
            self.final_action,
        ]

    @property
    def tool_bar_actions(self) -> list[QAction]:
        """Those for the tool bar."""
        return [self.print_action, self.pdf_action]

    def show_dossier(self, dossier_id: int | None, document_name: str = ROUND_REPORT) -> None:
        """Work on a document of this dossier from now on."""
        if dossier_id != self._dossier_id and self._output_panel.made is not None:
            self._output_panel.made.leave()
        self._dossier_id, self._document_name = dossier_id, document_name
        for action in self.menu_actions:
            action.settle()

    def print_dossiers(self, dossier_ids: Sequence[int], document: str | None = None) -> None:
        """Check, then print a document of dossiers as one job: that in front, or this one."""
        self.about_to_run.emit()
        self._cancel_export()
        self.print_out.print_dossiers(dossier_ids, document or self._document_name)

    def export_pdfs(self, dossier_ids: Sequence[int], document: str | None = None) -> None:
        """Write the PDFs of a document of dossiers: that in front, or this one."""
        self.about_to_run.emit()
        self._cancel_print()
        self.export.export_pdfs(dossier_ids, document or self._document_name)

    def export_word(self, dossier_ids: Sequence[int], document: str | None = None) -> None:
        """Write Word files of a document of dossiers: that in front, or this one."""
        self.about_to_run.emit()
        self._cancel_print()
        self.export.export_word(dossier_ids, document or self._document_name)

    def export_excel(self, dossier_ids: Sequence[int], document: str | None = None) -> None:
        """Write Excel files of a document of dossiers: that in front, or this one."""
        self.about_to_run.emit()
        self._cancel_print()
        self.export.export_excel(dossier_ids, document or self._document_name)

    def export_files(self, dossier_ids: Sequence[int]) -> None:
        """Write dossier files."""
        self.about_to_run.emit()
        self.export.export_dossiers(dossier_ids)

    def _follow(self, changes: Changes) -> None:
        if self._output_panel.made is not None and self._dossier_id in changes.dossiers:
            self._output_panel.made.outdate()

    def export_manual(self, manual: "Manual") -> None:
        """Write the program's manual as a PDF."""
        from ita_desk.gui.output.manual_export import ManualExport

        if self._manual_export is None:
            self._manual_export = ManualExport(
                manual,
                self._worker(),
                self.output_panel,
                self._session,
                self._settings,
            )
        self._manual_export.ask()

    def shut_down(self) -> None:
        """Stop whatever goes on."""
        self._cancel_export()
        self._cancel_print()

    def _cancel_export(self) -> None:
        if self._export.made is not None:
            self._export.made.cancel()

    def _cancel_print(self) -> None:
        if self._print_out.made is not None:
            self._print_out.made.cancel()

    def _print(self) -> None:
        self.print_dossiers(self._current())

    def _export_pdf(self) -> None:
        self.export_pdfs(self._current())

    def _export_word(self) -> None:
        self.export_word(self._current())

    def _export_excel(self) -> None:
        self.export_excel(self._current())

    def _print_all(self) -> None:
        self.print_dossiers(self._current(), ALL_DOCUMENTS)

    def _export_all(self) -> None:
        self.export_pdfs(self._current(), ALL_DOCUMENTS)

    def _export_file(self) -> None:
        self.export_files(self._current())

    def _send_on_stick(self) -> None:
        self._send(lambda wanted: self._sending().to_stick(wanted))

    def _send_by_mail(self) -> None:
        self._send(lambda wanted: self._sending().by_mail(wanted))

    def _send(self, act: "Callable[[Wanted], None]") -> None:
        from ita_desk.gui.output.batch import Wanted

        self.about_to_run.emit()
        self._cancel_print()
        if self._dossier_id is not None:
            act(Wanted(self._dossier_id, self._document_name))

    def _choose_several(self) -> None:
        self.several_panel.choose(self._dossier_id, self._document_name)

    def _current(self) -> list[int]:
        return [] if self._dossier_id is None else [self._dossier_id]

    def _action(self, group: str, text: str, act: Callable[[], None], keys: str = "") -> Command:
        action = Command(text, self, group)
        action.needs = lambda: self._dossier_id is not None
        action.setShortcut(QKeySequence(keys))
        name = text.replace("&", "").removesuffix("…")
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{name} ({shortcut})" if shortcut else name)
        action.triggered.connect(act)
        return action
