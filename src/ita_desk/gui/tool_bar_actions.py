"""The actions on the tool bar: all of them that the first picture of the window needs."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ita_desk.gui.icons import Icons


class ToolBarActions(QObject):
    """Undo, redo, check and preview; ``WindowActions`` gives them their keys and tool tips."""

    def __init__(self, translate: Callable[[str], str], icons: Icons, parent: QObject) -> None:
        """Make them, disabled: there is no database yet."""
        super().__init__(parent)
        _ = translate
        self._icons = icons
        self.undo = self._make(_("&Undo"), "undo-2")
        self.redo = self._make(_("&Redo"), "redo-2")
        self.check = self._make(_("&Check"), "clipboard-check")
        self.preview = self._make(_("&Page preview"), "panel-right")
        self.check.setCheckable(True)
        self.preview.setCheckable(True)

    def _make(self, text: str, icon: str) -> QAction:
        action = QAction(text, self)
        action.setEnabled(False)
        self._icons.put(action, icon)
        return action
