"""A strip over the pages that says that the open round is there for practice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes


class PracticeStrip(QFrame):
    """In sight on every page of a round for practice; its button begins the practice anew."""

    def __init__(self, session: Session, anew: QAction, icons: Icons) -> None:
        """``anew`` is enabled while such a round is open."""
        super().__init__()
        _ = session.translate
        self._session, self._anew = session, anew
        self.setFrameShape(QFrame.Shape.StyledPanel)
        words = _("A round for practice: try out whatever you like. It is never printed as final.")
        self.setAccessibleName(words)
        sentence = ThaiLabel(words)
        button = QToolButton()
        button.setIcon(icons.icon("refresh-cw"))
        button.setText(anew.text())
        button.setAccessibleName(anew.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(anew.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(sentence, 1)
        row.addWidget(button)
        session.opened.connect(self._show)
        session.changed.connect(self._follow)
        self._show(session.dossier_id)

    def _show(self, dossier_id: int | None) -> None:
        dossier = self._session.dossier(dossier_id)
        practice = dossier is not None and dossier.practice
        self._anew.setEnabled(practice and self._session.store.writable)
        self.setVisible(practice)

    def _follow(self, changes: Changes) -> None:
        if self._session.dossier_id in changes.dossiers:
            self._show(self._session.dossier_id)
