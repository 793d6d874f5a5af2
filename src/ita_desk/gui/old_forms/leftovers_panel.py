"""What an old form left over of the open dossier, and the form's own file."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.exchange.atomic import write_atomically
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.output.file_names import safe_name
from ita_desk.gui.settings import Settings
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.changes import Changes
from ita_desk.model.errors import WorldFault
from ita_desk.storage.source_files import SourceFile


class LeftoversPanel(QWidget):
    """Files first, then texts in their order; Ctrl+C copies a text, Enter saves a file again."""

    def __init__(self, session: Session, settings: Settings, icons: Icons) -> None:
        """Begin empty; the list is read when it comes into sight."""
        super().__init__()
        explain_as(self, "leftover")
        _ = session.translate
        self._session, self._settings, self._icons = session, settings, icons
        self.setAccessibleName(_("Left over"))
        self.summary = ThaiLabel()
        self.summary.setContentsMargins(10, 8, 10, 4)
        self.list = WrappedList(_("Left over from the old form"))
        self.list.currentItemChanged.connect(self._show_offer)
        self.list.itemActivated.connect(self._save)
        self.save = QPushButton(_("&Save the form's file…"))
        self.save.clicked.connect(self._save)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.save)
        session.changed.connect(self._changed)
        session.opened.connect(self._refresh_if_seen)

    def refresh(self) -> None:
        """Show what belongs to the open dossier now."""
        _, dossier_id = self._session.translate, self._session.dossier_id
        dossier = None if dossier_id is None else self._session.dossier(dossier_id)
        self.list.clear()
        if dossier is not None:
            for file in self._session.store.sources(dossier.id):
                words = _("The form's file; Enter saves it again")
                self.list.add(file.name, file, detail=words, icon=self._icons.icon("file-down"))
            for left in dossier.leftovers:
                icon = self._icons.icon("file-text")
                self.list.add(left.text, left, detail=left.source, icon=icon)
        if self.list.count():
            self.summary.setText(_("What the old form held and no field of the dossier holds."))
            self.list.setCurrentRow(0)
        else:
            words = _(
                "Nothing is left over from an old form. What no field can hold is kept here when a"
                " form in Word or Excel is brought in (Ctrl+O)."
            )
            self.summary.setText(words)
        self.list.setVisible(bool(self.list.count()))
        self._show_offer()

    def _chosen(self) -> SourceFile | None:
        row = self.list.currentRow()
        chosen = self.list.payload(self.list.item(row)) if row >= 0 else None
        return chosen if isinstance(chosen, SourceFile) else None

    def _show_offer(self) -> None:
        self.save.setVisible(self._chosen() is not None)

    def _save(self) -> None:
        file, _ = self._chosen(), self._session.translate
        if file is None:
            return
        suggested = self._settings.folder / safe_name(file.name)
        chosen = self._session.gateway.file_to_save(
            _("Save the form's file"), suggested, _("All files (*)")
        )
        if chosen is None:
            return
        self._settings.folder = chosen.parent
        try:
            write_atomically(chosen, self._session.store.source_content(file.id))
        except WorldFault as fault:
            self._session.gateway.complain(fault.sentence(_))
        else:
            self._session.tell(_("Written: {file}").format(file=chosen))

    def _changed(self, changes: Changes) -> None:
        if self._session.dossier_id in changes.dossiers:
            self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()
