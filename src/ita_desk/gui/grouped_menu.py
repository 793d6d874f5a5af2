"""A menu whose groups are told apart in every theme."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QWidget

_ROOM = 6
"""Pixels at both ends of a line between groups."""


class GroupedMenu(QMenu):
    """Draws the lines between its groups itself: Fusion's are a thin black, unseen on dark."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)

    def take_from(self, menu: QMenu) -> None:
        """Show the actions of a menu that Qt has made, which lives on with this one."""
        menu.setParent(self)
        menu.hide()
        self.addActions(menu.actions())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the menu, and the lines over Fusion's own."""
        super().paintEvent(event)
        painter = QPainter(self)
        # As grey as what can't be chosen, which every theme shows well on its ground.
        painter.setPen(self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        for action in self.actions():
            if action.isSeparator():
                rect = self.actionGeometry(action)
                middle = rect.center().y()
                painter.drawLine(rect.left() + _ROOM, middle, rect.right() - _ROOM, middle)
        painter.end()
