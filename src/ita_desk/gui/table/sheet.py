"""The model of a table edited like a spreadsheet: rows of the store and one empty row to add."""

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ita_desk.gui.table.column import Area, CellKind, Column
from ita_desk.gui.table.row_sync import Insertion, Move, Removal, steps_between
from ita_desk.model.place import Place

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag
_SHOWN = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
_FLAGS = {
    CellKind.COMPUTED: _SHOWN,
    CellKind.SUMMARY: _SHOWN,
    CellKind.TEXT: _SHOWN | _Flag.ItemIsEditable,
    CellKind.CHOICE: _SHOWN | _Flag.ItemIsEditable,
    CellKind.MARK: _SHOWN | _Flag.ItemIsEditable | _Flag.ItemIsUserCheckable,
    CellKind.CHECK: _SHOWN | _Flag.ItemIsUserCheckable,
}


class Sheet(QAbstractTableModel):
    """Rows by their ids, an empty last row, and the acts of the keyboard on them.

    Cells are asked for by row and column number. A row past the ids is the empty one. Acts are
    one verb each; the model hears of what they did from ``Session.changed`` like everybody else.
    """

    row_begun = Signal(int)
    """The empty row became a row of its own: what stood there has a place now."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        """A model without rows."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ids: list[int] = []
        self._open = False
        self._empty_rows = 1
        self._readers: dict[Qt.ItemDataRole, Callable[[int, int], object]] = {
            _Role.DisplayRole: self.shown,
            _Role.EditRole: self.typed,
            _Role.CheckStateRole: self._state,
            _Role.ToolTipRole: lambda row, column: self.tip(row, column) or None,
            _Role.AccessibleDescriptionRole: self._description,
        }

    # What a table says of its cells.

    @abstractmethod
    def shown(self, row: int, column: int) -> str:
        """The text of a cell as the table shows it."""

    @abstractmethod
    def typed(self, row: int, column: int) -> str:
        """The text with which an editor of the cell begins."""

    @abstractmethod
    def place(self, row: int, column: int) -> Place | None:
        """The place that a cell shows; None in the empty row."""

    def ticked(self, row: int, column: int) -> bool:
        """Whether a mark or check cell has its tick."""
        raise NotImplementedError

    def warning(self, row: int, column: int) -> str:
        """What is doubtful about a cell, in a sentence; empty if nothing is."""
        return ""

    def tip(self, row: int, column: int) -> str:
        """What the tool tip of a cell says: its doubt, and text that is shown shortened."""
        return self.warning(row, column)

    def long_text(self, row: int, column: int) -> str:
        """A text that may need several lines, to estimate heights by; empty where none may."""
        return "" if self.is_new(row) else self.shown(row, column)

    def hint(self, row: int, column: int) -> str:
        """What an empty cell says in grey."""
        return ""

    # What the keyboard does.

    @abstractmethod
    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """Keep what is typed into a cell; in the empty row it makes a row. False at a fault."""

    @abstractmethod
    def tick(self, area: Area) -> None:
        """Tick the mark and check cells of an area, or untick them if the first one is ticked."""

    @abstractmethod
    def copy(self, area: Area) -> str:
        """An area as clipboard text."""

    @abstractmethod
    def paste(self, area: Area, text: str) -> Area | None:
        """Write clipboard text; the area written, or None when nothing was."""

    @abstractmethod
    def clear(self, area: Area) -> None:
        """Empty the cells of an area."""

    @abstractmethod
    def fill_down(self, area: Area) -> None:
        """Copy the first row of an area down, or the row above into a single row."""

    def fill_right(self, area: Area) -> None:
        """Copy the first column of an area right, or the one before into a single column."""

    @abstractmethod
    def insert_below(self, row: int) -> bool:
        """Add an empty row below a row."""

    @abstractmethod
    def duplicate(self, row: int) -> bool:
        """Add an equal row below a row."""

    @abstractmethod
    def remove(self, rows: range) -> None:
        """Delete rows."""

    @abstractmethod
    def move(self, rows: range, before: int) -> bool:
        """Put rows in front of the row ``before`` (``len(ids)``: at the end)."""

    # Rows.

    def is_new(self, row: int) -> bool:
        """Whether this is the empty row."""
        return row >= len(self.ids)

    def row_of(self, row_id: int) -> int | None:
        """The row of an id."""
        try:
            return self.ids.index(row_id)
        except ValueError:
            return None

    def column_named(self, name: str) -> int | None:
        """The number of a column."""
        names = [column.name for column in self.columns]
        return names.index(name) if name in names else None

    def real_rows(self, area: Area) -> list[int]:
        """The ids of an area's rows, without the empty one."""
        return self.ids[area.top : area.bottom + 1]

    def show_rows(self, ids: Sequence[int] | None, take: Callable[[], None]) -> None:
        """Show other rows altogether, having taken what they show; None shows no table."""
        self.beginResetModel()
        take()
        self.ids = list(ids or ())
        self._open = ids is not None
        self.endResetModel()

    def follow_rows(self, ids: Sequence[int]) -> bool:
        """Take the rows to a new order, telling views each step; whether anything moved.

        A row added at the very end takes the place of the empty row, so an editor that was
        opened there goes on in the new row.
        """
        nobody = QModelIndex()
        changed = False
        for step in steps_between(self.ids, ids):
            changed = True
            if isinstance(step, Removal):
                self.beginRemoveRows(nobody, step.first, step.last)
                del self.ids[step.first : step.last + 1]
                self.endRemoveRows()
            elif isinstance(step, Move):
                later = step.target > step.source
                self.beginMoveRows(
                    nobody, step.source, step.source, nobody, step.target + (1 if later else 0)
                )
                self.ids.insert(step.target, self.ids.pop(step.source))
                self.endMoveRows()
            else:
                self._insert(step, ids)
        return changed

    def _insert(self, step: Insertion, ids: Sequence[int]) -> None:
        nobody, added = QModelIndex(), ids[step.first : step.last + 1]
        if step.first < len(self.ids):
            self.beginInsertRows(nobody, step.first, step.last)
            self.ids[step.first : step.first] = added
            self.endInsertRows()
            return
        # More empty rows below the empty one, which then are the new ones and one empty again.
        self.beginInsertRows(nobody, step.first + 1, step.last + 1)
        self._empty_rows += len(added)
        self.endInsertRows()
        self._empty_rows = 1
        self.ids.extend(added)
        self.touch(step.first, step.last + 1)
        self.row_begun.emit(step.first)

    def touch(self, first: int, last: int, column: int | None = None) -> None:
        """Tell views that rows look different, in one column or in all."""
        if first > last or not self._open:
            return
        left = 0 if column is None else column
        right = len(self.columns) - 1 if column is None else column
        self.dataChanged.emit(self.index(first, left), self.index(last, right))

    # Qt.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Qt: the rows and the empty one."""
        return len(self.ids) + self._empty_rows if self._open and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: what may be done with a cell."""
        if not index.isValid():
            return _Flag.ItemIsDropEnabled
        return _FLAGS[self.columns[index.column()].kind]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Qt: what a cell shows, also to screen readers."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        reader = self._readers.get(Qt.ItemDataRole(role))
        return None if reader is None else reader(row, column)

    def _state(self, row: int, column: int) -> object:
        if self.columns[column].kind not in (CellKind.MARK, CellKind.CHECK):
            return None
        return Qt.CheckState.Checked if self.ticked(row, column) else Qt.CheckState.Unchecked

    def _description(self, row: int, column: int) -> str:
        parts = (self.columns[column].heading, self.warning(row, column))
        return " ".join(part for part in parts if part)

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Qt: write a cell, or tick it as a screen reader does."""
        if not index.isValid():
            return False
        row, column = index.row(), index.column()
        if role == _Role.CheckStateRole:
            wanted = Qt.CheckState(value) == Qt.CheckState.Checked
            if wanted != self.ticked(row, column):
                self.tick(Area(row, column, row, column))
            return True
        if role == _Role.EditRole:
            return self.write(row, column, str(value), "")
        return False

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Qt: headings and their hints."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return column.heading
        return column.tip or None if role == _Role.ToolTipRole else None
