"""The folder or stick that backups are copied to as well: chosen, shown, given up."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.form.form_page import explained
from ita_desk.gui.gateway import Gateway
from ita_desk.gui.settings import Settings
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.model.errors import WorldFault


class SecondCopyPart(QWidget):
    """Says where the second copy goes and how it stands."""

    chosen = Signal()
    """A folder was chosen: copy the newest backup there."""

    def __init__(
        self, settings: Settings, gateway: Gateway, translate: Callable[[str], str]
    ) -> None:
        """Show what was chosen last."""
        super().__init__()
        self._settings = settings
        self._gateway = gateway
        self._translate = _ = translate
        self.state = ThaiLabel()
        self.trouble = ThaiLabel()
        self.trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self.trouble.hide()
        self.choose = QPushButton(_("Choose a folder or a stick…"))
        self.choose.setAccessibleName(self.choose.text())
        self.choose.clicked.connect(self._choose)
        self.give_up = QPushButton(_("No second copy any more"))
        self.give_up.setAccessibleName(self.give_up.text())
        self.give_up.clicked.connect(self._give_up)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.give_up)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = _("A second copy in another place helps when the computer is stolen or breaks.")
        column.addWidget(explained(words))
        column.addWidget(self.state)
        column.addWidget(self.trouble)
        column.addLayout(row)
        self._show()

    def show_fault(self, fault: WorldFault | None) -> None:
        """Say why the last copy was not made; None when it was."""
        self.trouble.setText("" if fault is None else fault.sentence(self._translate))
        self.trouble.setVisible(fault is not None)

    def _show(self) -> None:
        _, folder = self._translate, self._settings.second_copy
        none_yet = _("There is none yet.")
        words = _("After each backup a copy goes to: {folder}")
        self.state.setText(none_yet if folder is None else words.format(folder=folder))
        self.give_up.setVisible(folder is not None)

    def _choose(self) -> None:
        start = self._settings.second_copy or self._settings.folder
        folder = self._gateway.folder_to_fill(self._translate("Folder of the second copy"), start)
        if folder is not None:
            self._settings.second_copy = folder
            self.show_fault(None)
            self._show()
            self.chosen.emit()

    def _give_up(self) -> None:
        self._settings.second_copy = None
        self.show_fault(None)
        self._show()
        self.choose.setFocus()
