"""How much may be pasted into one field: all of it or nothing, told in one sentence."""

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desk.gui.clips import pasted_text
from ita_desk.gui.grouped_menu import GroupedMenu
from ita_desk.gui.window.page import actions_of_page
from ita_desk.gui.window.session import Session
from ita_desk.thai.line_ends import with_line_ends

MOST_IN_FIELD = 100_000
"""Characters; the longest text of a form has some thousands."""
_NEVER_CUT = 2**31 - 1


def fits_in_field(text: str) -> bool:
    """Whether a text may be pasted into a field."""
    return len(text) <= MOST_IN_FIELD


def tell_too_long(session: Session) -> None:
    """Say why nothing was pasted."""
    words = session.translate(
        "Nothing was pasted: a field holds at most {number} characters, more are on the clipboard."
    )
    session.gateway.complain(words.format(number=f"{MOST_IN_FIELD:,}"))


class BoundedLine(QLineEdit):
    """A line into which too long a text is not pasted; Qt alone would cut it off in silence."""

    paste_refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_NEVER_CUT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: paste what fits."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu offers to paste what fits."""
        menu = GroupedMenu(parent=self)
        menu.take_from(self.createStandardContextMenu())
        paste = next((one for one in menu.actions() if one.objectName() == "edit-paste"), None)
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self._paste)
        menu.addSeparator()
        menu.addActions(actions_of_page(self))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take what fits."""
        if fits_in_field(event.mimeData().text()):
            super().dropEvent(event)
        else:
            self.paste_refused.emit()

    def _paste(self) -> None:
        """Put the clipboard's text where the caret is, its lines one behind the other."""
        text = pasted_text(QGuiApplication.clipboard().mimeData())
        if self.isReadOnly():
            return
        if fits_in_field(text):
            self.insert(" ".join(with_line_ends(text).split("\n")))
        else:
            self.paste_refused.emit()
