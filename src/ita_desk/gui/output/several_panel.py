"""Choose several dossiers, to print or export them in one go."""

from collections.abc import Callable, Set

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desk.contents.documents import ALL_DOCUMENTS, ROUND_REPORT, WITH_SHEETS
from ita_desk.gui.dossiers.names import dossier_names
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes

_ROWS = 8


class SeveralPanel(QFrame):
    """A list of all dossiers with boxes to tick; Space ticks, Esc closes."""

    print_wanted = Signal(list, str)
    """Numbers of the ticked dossiers in the order of the list; which document, or "" for that in
    front."""
    pdfs_wanted = Signal(list, str)
    word_wanted = Signal(list, str)
    excel_wanted = Signal(list, str)
    files_wanted = Signal(list)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Hidden until ``choose``."""
        super().__init__(parent)
        _ = self._translate = session.translate
        self._session = session
        explain_as(self, "output.several")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Dossiers to print or export"))
        self.list.itemChanged.connect(self._enable)
        self._front = ROUND_REPORT
        self.all_documents = QCheckBox(_("&All documents of each"))
        self.all_documents.toggled.connect(self._enable)
        self.excel = self._of_document(_("Excel files into a folder…"), self.excel_wanted.emit)
        self.buttons = [
            self._of_document(_("Print…"), self.print_wanted.emit),
            self._of_document(_("PDFs into a folder…"), self.pdfs_wanted.emit),
            self._of_document(_("Word files into a folder…"), self.word_wanted.emit),
            self.excel,
            self._button(_("Dossier files into a folder…"), self.files_wanted.emit),
        ]
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.hide)
        row = FlowLayout()
        for button in (*self.buttons, cancel):
            row.addWidget(button)
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.addWidget(ThaiLabel(_("Tick the dossiers to print or export in one go.")))
        column.addWidget(self.list)
        column.addWidget(self.all_documents)
        column.addLayout(row)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        session.changed.connect(self._follow)
        self.hide()

    def choose(self, current: int | None, front: str = ROUND_REPORT) -> None:
        """Show the list; ``current`` is ticked to begin with, ``front`` the document in front."""
        self._front = front
        self._fill({current})
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, ticked: Set[int | None]) -> None:
        self.list.clear()
        names = dossier_names(self._session.dossiers(), self._translate)
        for dossier_id, name in names.items():
            item = QListWidgetItem(name, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if dossier_id in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            item.setData(Qt.ItemDataRole.UserRole, dossier_id)
        rows = min(max(self.list.count(), 2), _ROWS)
        height = max(self.list.sizeHintForRow(0), self.fontMetrics().height())
        frame = 2 * self.list.frameWidth()
        self.list.setMaximumHeight(rows * height + frame)
        self.list.setMinimumHeight(2 * height + frame)
        self._enable()
        self._fit_height()

    def _follow(self, changes: Changes) -> None:
        """Dossiers came or went while the list is in sight."""
        whole = any(place.entity == "dossier" for place in changes.added | changes.removed)
        if whole and self.isVisible():
            self._fill(set(self.ticked()))

    def ticked(self) -> list[int]:
        """Numbers of the ticked dossiers."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the buttons may need more lines; in a low window it is scrolled instead."""
        super().resizeEvent(event)
        # Another height within this event would be laid out for the height that it brought.
        QTimer.singleShot(0, self, self._fit_height)

    def _fit_height(self) -> None:
        needed = self._column.totalMinimumHeightForWidth(self.width()) + 2 * self.frameWidth()
        self.setMinimumHeight(min(needed, self.window().height() // 3))
        self.setMaximumHeight(needed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _document(self) -> str:
        return ALL_DOCUMENTS if self.all_documents.isChecked() else ""

    def _enable(self) -> None:
        for button in self.buttons:
            button.setEnabled(bool(self.ticked()))
        if not self.all_documents.isChecked() and self._front not in WITH_SHEETS:
            self.excel.setEnabled(False)

    def _of_document(self, label: str, tell: Callable[[list[int], str], object]) -> QPushButton:
        return self._button(label, lambda ids: tell(ids, self._document()))

    def _button(self, label: str, tell: Callable[[list[int]], object]) -> QPushButton:
        def act() -> None:
            chosen = self.ticked()
            self.hide()
            tell(chosen)

        button = QPushButton(label)
        button.clicked.connect(act)
        return button
