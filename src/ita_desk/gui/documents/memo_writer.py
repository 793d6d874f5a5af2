"""Writes the memo of the meeting that is chosen: a button, and what stands in its way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.meetings import memo_meeting
from ita_desk.gui.documents.form_spec import Row
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Result
from ita_desk.verbs.documents import TOLD_OF_MEETING, write_memo


class MemoWriter(QWidget):
    """Subject and text are made of the meeting anew; what was typed is given up only if wished."""

    place_entered = Signal(object)
    """Never: nothing is edited here."""
    views: tuple[SheetView, ...] = ()

    def __init__(
        self,
        session: Session,
        icons: Icons,
        findings: CurrentFindings,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without a dossier."""
        super().__init__(parent)
        del findings
        _ = session.translate
        self._session = session
        self._dossier: Dossier | None = None
        words = _("Write the memo")
        self.button = QPushButton(words)
        self.button.setAccessibleName(words)
        self.button.setAutoDefault(False)
        self.button.setIcon(icons.icon("refresh-cw"))
        self.button.clicked.connect(self.write)
        self.state = ThaiLabel()
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.state)

    def show(self, dossier: Dossier | None, row: Row, row_id: int | None) -> None:  # type: ignore[override]
        """Show what can be done with a dossier's memo."""
        del row, row_id
        self._dossier = dossier
        _ = self._session.translate
        known = self._meeting() is not None
        self.button.setEnabled(known)
        if not known:
            words = _("There is no dated meeting yet: type one among the results of the plan.")
        elif self._typed():
            words = _("Subject or text was typed; they are kept until the memo is written anew.")
        else:
            words = _("Subject and text follow the meeting by themselves.")
        self.state.setText(words)

    def write(self) -> None:
        """Choose the meeting for good and let subject and text be made of it; asks first."""
        dossier, _ = self._dossier, self._session.translate
        meeting = self._meeting()
        if dossier is None or meeting is None:
            return
        question = _("Replace what was typed into subject and text? Undo brings it back.")
        if not self._typed() or self._session.gateway.confirm(question, _("Generate anew")):
            self._session.run(write_memo, dossier.id, meeting.id)

    def go_to(self, place: Place) -> bool:
        """Nothing is edited here."""
        del place
        return False

    def commit(self) -> None:
        """Nothing is typed here."""

    def _meeting(self) -> Result | None:
        meeting = memo_meeting(self._dossier) if self._dossier is not None else None
        return meeting if meeting and (meeting.date or meeting.date_text.strip()) else None

    def _typed(self) -> bool:
        memo = self._dossier.cover_memo if self._dossier is not None else None
        return memo is not None and any(getattr(memo, name) is not None for name in TOLD_OF_MEETING)
