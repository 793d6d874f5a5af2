"""The rows of the findings: thousands of them, made when they are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from ita_desk.gui.wrapped_list import DETAIL, PAYLOAD, wrap_rows
from ita_desk.model.finding import Finding

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_AT_ONCE = 15
"""Rows that are laid out before the window gets its turn; more than that are seldom in sight."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says."""

    text: str
    detail: str = ""
    icon: QIcon | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above those of a document, which can't be chosen."""

    text: str


Row = Heading | Finding | str
"""A heading, a finding, or the name of a document that has no finding of its own."""


class FindingsModel(QAbstractListModel):
    """Puts a row into words when a view asks for it."""

    def __init__(self, words: Callable[[Finding | str], Words], parent: QWidget) -> None:
        """``words`` says what stands in the row of a finding or of a document."""
        super().__init__(parent)
        self._words = words
        self._rows: Sequence[Row] = ()
        self._said: dict[int, Words] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._said = {}
        self.endResetModel()

    def row(self, at: int) -> Row:
        """What a row stands for."""
        return self._rows[at]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: a heading can't be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Qt: what a row says."""
        if not index.isValid():
            return None
        row, words = self._rows[index.row()], self._said_in(index.row())
        spoken = f"{words.text} ({words.detail})" if words.detail else words.text
        said: dict[int, object] = {
            _Role.DisplayRole: words.text,
            DETAIL: words.detail,
            _Role.DecorationRole: words.icon,
            _Role.AccessibleTextRole: spoken,
            _Role.FontRole: _bold() if isinstance(row, Heading) else None,
            PAYLOAD: row,
        }
        return said.get(role)

    def _said_in(self, at: int) -> Words:
        if at not in self._said:
            row = self._rows[at]
            self._said[at] = Words(row.text) if isinstance(row, Heading) else self._words(row)
        return self._said[at]


class FindingsList(QListView):
    """Shows the first rows at once; the others are laid out while nothing else is to be done."""

    def __init__(self, name: str, words: Callable[[Finding | str], Words]) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        wrap_rows(self, name)
        self.setLayoutMode(self.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setResizeMode(self.ResizeMode.Fixed)
        self.rows = FindingsModel(words, self)
        self.setModel(self.rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the current one in its place."""
        current = self.currentIndex().row()
        self.rows.show_rows(rows)
        if current >= 0:
            self.choose(min(current, len(rows) - 1))

    def choose(self, at: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.rows.index(at))

    def chosen(self) -> Row | None:
        """What the current row stands for."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: lines end elsewhere in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
