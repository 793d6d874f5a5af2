"""The widths of the printed tables' columns beside the pages, in millimetres."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.model.place import Place
from ita_desk.page_messages import PagesMade, TableShown

_NARROWEST_MM, _WIDEST_MM, _STEP_MM = 5.0, 250.0, 0.5
_REST_MS = 300
"""How long the arrows of a field must rest before the widths are kept."""
_HIGHEST = 260
HELP = Place("table_widths", 0, "widths")
"""The widths of no table in particular."""


class WidthsPanel(QWidget):
    """A field for each column of a printed table, and the sheets that the widths cost."""

    widths_set = Signal(str, object)
    """The table's name with the widths of all its columns in millimetres, or None: automatic."""

    place_selected = Signal(object)
    """A field has the keyboard: ``HELP``, for what is told of it."""

    def __init__(self, translate: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = self._translate = translate
        explain_as(self, "table_widths")
        self._tables: tuple[TableShown, ...] = ()
        self._widths: list[float] = []
        self.table = QComboBox()
        self.table.setAccessibleName(_("Table"))
        self.sheets = ThaiLabel()
        self.automatic = QPushButton(_("Automatic widths"))
        self.automatic.setToolTip(_("Let the program choose the widths for the fewest sheets"))
        self.fields: list[QDoubleSpinBox] = []
        self._form = QFormLayout()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._compose()
        self._rest.timeout.connect(self._tell)
        self.automatic.clicked.connect(self._give_back)
        self.table.activated.connect(self._show_table)

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.table)
        head.addWidget(self.sheets, 1)
        head.addWidget(self.automatic)
        inner = QWidget()
        inner.setLayout(self._form)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setMaximumHeight(_HIGHEST)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addLayout(head)
        column.addWidget(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: help follows the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.place_selected.emit(HELP)
        return super().eventFilter(watched, event)

    def show_pages(self, made: PagesMade) -> None:
        """Show the widths of the tables of finished pages, and how many sheets these are."""
        chosen = self._shown()
        self._tables = made.tables
        names = [table.name for table in made.tables]
        self.table.clear()
        for number in range(1, len(names) + 1):
            self.table.addItem(self._translate("Table {number}").format(number=number))
        self.table.setVisible(len(names) > 1)
        if chosen is not None and chosen.name in names:
            self.table.setCurrentIndex(names.index(chosen.name))
        self.sheets.setText(self._told(made))
        self._show_table()

    def _told(self, made: PagesMade) -> str:
        if not any(table.by_hand for table in made.tables):
            return self._translate("{pages} sheets").format(pages=made.pages)
        sentence = self._translate("{pages} sheets; {automatic} with automatic widths")
        return sentence.format(pages=made.pages, automatic=made.pages_automatic)

    def _shown(self) -> TableShown | None:
        index = self.table.currentIndex()
        return self._tables[index] if 0 <= index < len(self._tables) else None

    def _show_table(self) -> None:
        """Bring the fields up to date; one that is being typed in stays as it is."""
        table = self._shown()
        headings = () if table is None else table.headings
        self._widths = [] if table is None else list(table.widths_mm)
        self.automatic.setEnabled(table is not None and table.by_hand)
        if [field.accessibleName() for field in self.fields] != list(headings):
            self._make_fields(headings)
        for field, width in zip(self.fields, self._widths, strict=True):
            if not (field.hasFocus() and self._rest.isActive()):
                field.blockSignals(True)
                field.setValue(width)
                field.blockSignals(False)

    def _make_fields(self, headings: Sequence[str]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields = []
        for number, heading in enumerate(headings):
            field = QDoubleSpinBox()
            field.setRange(_NARROWEST_MM, _WIDEST_MM)
            field.setSingleStep(_STEP_MM)
            field.setDecimals(1)
            field.setSuffix(self._translate(" mm"))
            field.setKeyboardTracking(False)
            field.setAccessibleName(heading)
            field.setToolTip(self._translate("Wider here is narrower in the other columns"))
            field.installEventFilter(self)
            field.valueChanged.connect(partial(self._change, number))
            self._form.addRow(ThaiLabel(heading), field)
            self.fields.append(field)

    def _change(self, column: int, width: float) -> None:
        """Set a column; the others share what is left in proportion."""
        others = sum(self._widths) - self._widths[column]
        left = max(sum(self._widths) - width, _NARROWEST_MM * (len(self._widths) - 1))
        share = left / others if others else 1.0
        self._widths = [
            width if at == column else max(own * share, _NARROWEST_MM)
            for at, own in enumerate(self._widths)
        ]
        self._rest.start()

    def _tell(self) -> None:
        table = self._shown()
        if table is not None:
            widths = tuple(round(width, 1) for width in self._widths)
            self.widths_set.emit(table.name, widths)

    def _give_back(self) -> None:
        self._rest.stop()
        table = self._shown()
        if table is not None:
            self.widths_set.emit(table.name, None)
