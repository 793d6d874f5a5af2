"""The model of a table edited like a spreadsheet: rows of the store and one empty row to add."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ita_desk.gui.table.column import TICKED, Area, CellKind, Column
from ita_desk.gui.table.paste_words import paste_words
from ita_desk.gui.table.row_sync import Insertion, Move, Removal, steps_between
from ita_desk.gui.window.session import Session
from ita_desk.model.block import Block
from ita_desk.model.place import Place
from ita_desk.verbs import grid
from ita_desk.verbs.tables import EntityTable, Pasted

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

    stays = 2
    """How many of the first columns stay in sight when the table is scrolled sideways."""
    row_begun = Signal(int)
    """The empty row became a row of its own: what stood there has a place now."""

    def __init__(
        self, session: Session, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        """A model without rows."""
        super().__init__(parent)
        self._session = session
        session.sought_changed.connect(lambda: self.touch(0, len(self.ids) - 1))
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

    @property
    @abstractmethod
    def dossier_id(self) -> int | None:
        """The dossier whose rows are shown."""

    @property
    def owner(self) -> tuple[Path, int] | None:
        """The database and the dossier that is shown, by which sizes are remembered."""
        return None if self.dossier_id is None else (self._session.store.path, self.dossier_id)

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

    @property
    def sought(self) -> str:
        """Words that are looked for, which cells mark."""
        return self._session.sought

    # What the keyboard does.

    @abstractmethod
    def table(self) -> EntityTable | None:
        """The rows that are shown, as the acts know them; None where nothing is shown."""

    def may_stand(self, row: int, column: int, text: str) -> bool:
        """Whether what is typed can be kept as it is now; else it stays in its editor."""
        del row, column, text
        return True

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """Keep what is typed into a cell; in the empty row it makes a row. False at a fault."""
        table, name = self.table(), self.columns[column].name
        if table is None or name not in table.columns or not self.may_stand(row, column, text):
            return False
        if self.is_new(row) and not text:
            return True
        row_id = None if self.is_new(row) else self.ids[row]
        written = self._session.attempt(grid.write, table, row_id, name, text, merge_key=merge_key)
        return written is not None

    def tick(self, area: Area) -> None:
        """Tick the mark and check cells of an area, or untick them if the first one is ticked."""
        table, ids = self.table(), self.real_rows(area)
        columns = [column for column in area.columns if self.columns[column].kind in TICKED]
        if table is None or not columns:
            return
        if not ids and self.columns[columns[0]].kind is not CellKind.MARK:
            return
        names = [self.columns[column].name for column in columns]
        ticked = bool(ids) and self.ticked(area.top, columns[0])
        self._session.run(grid.tick, table, ids, names if ids else names[:1], ticked=not ticked)

    def copy(self, area: Area) -> Block:
        """The cells of an area; of rows that are selected whole, also what isn't shown."""
        table = self.table()
        if table is None:
            return Block()
        whole = area.left == 0 and area.right == len(self.columns) - 1
        return grid.copy(table, self.real_rows(area), self.names(area.columns), whole=whole)

    def paste(self, area: Area, block: Block) -> Area | None:
        """Write a block; the area written, or None when nothing was."""
        table = self.table()
        if table is None or not block.rows:
            return None
        numbered = area.left == 0 and self.columns[0].kind is CellKind.COMPUTED
        names = self.names(range(area.left, len(self.columns)))
        stands = numbered and (block.width > 1 or area.right > 0 or block.own)
        if not names or not (stands or self.columns[area.left].name == names[0]):
            self._session.tell(self._refusal(area.left))
            return None
        pasted, top = Pasted(), min(area.top, len(self.ids))
        changes = self._session.attempt(
            grid.paste,
            table,
            block,
            pasted,
            ids=self.ids[top:],
            left=names[0],
            size=(len(area.rows), len(self.names(area.columns)) or 1),
            numbered=numbered,
        )
        if changes is None:
            return None
        self._session.tell(paste_words(pasted, block, changes, self._session.translate))
        if not pasted.height:
            return None
        left = self.column_named(names[0]) or 0
        right = self.column_named(names[pasted.width - 1]) or 0
        return Area(top, left, top + pasted.height - 1, right)

    def clear(self, area: Area) -> None:
        """Empty the cells of an area."""
        table = self.table()
        if table is not None:
            self._session.run(grid.clear, table, self.real_rows(area), self.names(area.columns))

    def fill_down(self, area: Area) -> None:
        """Copy the first row of an area down, or the row above into a single row."""
        table, ids = self.table(), self.real_rows(area)
        if len(ids) == 1 and area.top > 0:
            ids.insert(0, self.ids[area.top - 1])
        if table is not None and len(ids) > 1:
            self._session.run(grid.fill_down, table, ids, self.names(area.columns))

    def fill_right(self, area: Area) -> None:
        """Copy the first column of an area right, or the one before into a single column."""
        table, names = self.table(), self.names(area.columns)
        before = self.names(range(area.left))
        if len(names) == 1 and before:
            names.insert(0, before[-1])
        if table is not None and len(names) > 1:
            self._session.run(grid.fill_right, table, self.real_rows(area), names)

    def insert_below(self, row: int) -> bool:
        """Add an empty row below a row."""
        table = self.table()
        if table is None or not table.grows:
            return False
        above = self.ids[min(row, len(self.ids) - 1)] if self.ids else None
        return bool(self._session.run(grid.add_row, table, self.following(row), above))

    def duplicate(self, row: int) -> bool:
        """Add an equal row below a row."""
        table = self.table()
        if table is None or not table.grows or self.is_new(row):
            return False
        return bool(self._session.run(grid.duplicate, table, self.ids[row]))

    def remove(self, rows: range) -> None:
        """Delete rows."""
        table, ids = self.table(), self.ids[rows.start : rows.stop]
        if table is not None and table.grows and ids:
            self._session.run(grid.delete, table, ids)

    def move(self, rows: range, before: int) -> bool:
        """Put rows in front of the row ``before`` (``len(ids)``: at the end)."""
        table, ids = self.table(), self.ids[rows.start : rows.stop]
        if table is None or not table.grows or not ids:
            return False
        return bool(self._session.run(grid.move, table, ids, self.following(before - 1)))

    def keeps_order(self) -> bool:
        """Whether the rows that are shown stand next to each other, so that they can be moved."""
        return True

    def names(self, columns: range) -> list[str]:
        """The names of those columns that the acts know."""
        table = self.table()
        known = () if table is None else table.columns
        names = (self.columns[column].name for column in columns)
        return [name for name in names if name in known]

    def following(self, row: int) -> int | None:
        """The id of the row that follows a row; None where none does."""
        return self.ids[row + 1] if 0 <= row + 1 < len(self.ids) else None

    def _refusal(self, column: int) -> str:
        words = self._session.translate(
            "Nothing was pasted: “{column}” is filled in by the program itself."
        )
        return words.format(column=self.columns[column].heading)

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
