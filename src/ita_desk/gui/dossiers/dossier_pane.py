"""The left of the window: the list of dossiers under its heading, with a button for a new one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ita_desk.gui.dossiers.dossier_list import DossierList


class DossierPane(QWidget):
    """Heading, button, list."""

    def __init__(self, heading: str, dossiers: DossierList, new: QAction) -> None:
        """``new`` begins a round."""
        super().__init__()
        title = QLabel(heading)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setBuddy(dossiers)
        button = QToolButton()
        button.setDefaultAction(new)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(new.toolTip())
        top = QHBoxLayout()
        top.setContentsMargins(10, 4, 4, 4)
        top.addWidget(title, 1)
        top.addWidget(button)
        dossiers.setFrameShape(dossiers.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(dossiers, 1)
