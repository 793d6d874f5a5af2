"""A strip over the pages that says that the open round is there for practice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from ita_desk.gui.icons import Icons
from ita_desk.gui.window.session import Session
from ita_desk.gui.window.strip import Strip
from ita_desk.model.changes import Changes


class PracticeStrip(Strip):
    """In sight on every page of a round for practice; its button begins the practice anew."""

    def __init__(self, session: Session, anew: QAction, icons: Icons, waits_for: Strip) -> None:
        """``anew`` is enabled while such a round is open; see Strip for ``waits_for``."""
        super().__init__(waits_for)
        _ = session.translate
        self._session, self._anew = session, anew
        self._words = _(
            "A round for practice: try out whatever you like. It is never printed as final."
        )
        button = QToolButton()
        button.setIcon(icons.icon("refresh-cw"))
        button.setText(anew.text())
        button.setAccessibleName(anew.text())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(anew.trigger)
        self.row.addWidget(button)
        session.opened.connect(self._show)
        session.changed.connect(self._show_again)
        self._show(session.dossier_id)

    def _show(self, dossier_id: int | None) -> None:
        dossier = self._session.dossier(dossier_id)
        practice = dossier is not None and dossier.practice
        self._anew.setEnabled(practice and self._session.store.writable)
        self.say(self._words if practice else "")

    def _show_again(self, changes: Changes) -> None:
        if self._session.dossier_id in changes.dossiers:
            self._show(self._session.dossier_id)
