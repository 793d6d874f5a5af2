"""What stands between two scroll bars."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


def plain_corner(parent: QWidget) -> QWidget:
    """A corner of the table's own ground: Qt would fill it with what outlines are drawn with."""
    corner = QWidget(parent)
    corner.setAutoFillBackground(True)
    corner.setBackgroundRole(QPalette.ColorRole.Base)
    return corner
