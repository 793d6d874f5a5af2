"""The view of a table edited like a spreadsheet: cells, keys, selection, editors."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from ita_desk.gui.table.cell_delegate import CellDelegate
from ita_desk.gui.table.cell_editor import CellEditor, Leave
from ita_desk.gui.table.cell_painter import draw_current
from ita_desk.gui.table.choice_menu import choose_by_letter, open_choices
from ita_desk.gui.table.column import TICKED, Area, CellKind, rectangle_of
from ita_desk.gui.table.column_widths import KeptWidths
from ita_desk.gui.table.movement import Way, is_modified, is_text, target, way_of
from ita_desk.gui.table.row_drag import RowDrag
from ita_desk.gui.table.sheet import Index, Sheet
from ita_desk.gui.table.sizes import TableSizes
from ita_desk.gui.table.staying_view import StayingView
from ita_desk.gui.table.tick_click import TickClick

_WANTED_ROWS = 3
_Key = Qt.Key
_Select = QItemSelectionModel.SelectionFlag


class SheetView(StayingView):
    """A table with the keys of a spreadsheet. The current cell is where a selection began."""

    cell_entered = QtSignal(int, int)
    """The current cell, by row and column."""
    opened = QtSignal(int, int, object)
    """A cell of kind SUMMARY was opened, by a key (``QKeyEvent``) or otherwise (None)."""
    focused = QtSignal()
    """The table, or an editor in it, has the keyboard."""

    def __init__(self, sheet: Sheet, name: str, parent: QWidget | None = None) -> None:
        """Show ``sheet``; ``name`` is what screen readers say."""
        super().__init__(sheet, parent)
        self.setAccessibleName(name)
        self._hinted = 0
        self._lead: QModelIndex | None = None
        self._tab_column: int | None = None
        self._pressed: QModelIndex | None = None
        sheet.row_begun.connect(self._tell_begun)
        self.delegate = self.make_delegate()
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.setMouseTracking(False)
        self.sizes = TableSizes(self, self.heading, sheet, self.row_height)
        self._drag = RowDrag(self, sheet, self.area, self.select)
        self._click = TickClick(self, sheet, self.area)

    def keep_widths_in(self, kept: KeptWidths, table: str) -> None:
        """Remember the widths that are drawn by hand, under the name of a ``table``."""
        self.sizes.columns.keep_in(kept, table)

    def make_delegate(self) -> CellDelegate:
        """The delegate of this kind of table."""
        return CellDelegate(self.sheet, self)

    def row_height(self, row: int) -> int:
        """The exact height of a row."""
        widths = [self.columnWidth(column) for column in range(len(self.sheet.columns))]
        return round(
            max(
                self.delegate.cell_height(self.font(), row, column, width)
                for column, width in enumerate(widths)
                if not self.isColumnHidden(column) and not self.skip_in_height(column)
            )
        )

    def return_column(self, column: int) -> int:
        """Where Enter goes in the next row after a run of Tabs that began in ``column``."""
        return column

    def skip_in_height(self, column: int) -> bool:
        """Whether the text of a column says nothing about the height of its row."""
        del column
        return False

    # Where the keyboard is.

    def current(self) -> tuple[int, int]:
        """Row and column of the current cell; (0, 0) where there is none."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (0, 0)

    def area(self) -> Area:
        """The selected rectangle; of several, or without a selection, that of the current cell."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        parts = [Area(one.top(), one.left(), one.bottom(), one.right()) for one in ranges]
        return rectangle_of(parts, *self.current())

    def go(self, row: int, column: int, *, scroll: bool = True) -> None:
        """Make a cell current and the only one selected, in sight unless ``scroll`` is False."""
        index = self.sheet.index(row, column)
        leaves = index != self.currentIndex()
        if not index.isValid() or (leaves and self.delegate.refuses_to_close()):
            return
        self._lead = None
        autoscroll = self.hasAutoScroll()
        self.setAutoScroll(autoscroll and scroll)
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        self.setAutoScroll(autoscroll)
        if scroll:
            self.show_cell(index)

    def select(self, area: Area) -> None:
        """Select a rectangle; its upper left cell becomes current."""
        self.go(area.top, area.left)
        self._extend_to(area.bottom, area.right)

    def show_cell(self, index: QModelIndex) -> None:
        """Scroll to a cell, with exact heights around it."""
        self.sizes.scroll_to(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: there is always a current cell; Tab into the table goes no further."""
        super().focusInEvent(event)
        self._click.focus_came(event)
        if not self.currentIndex().isValid():
            self.go(0, self.first_stop())
        self.viewport().update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the frame of the current cell becomes thin."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: tell of the cell."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.cell_entered.emit(current.row(), current.column())

    def _tell_begun(self, row: int) -> None:
        if row == self.currentIndex().row():
            self.cell_entered.emit(*self.current())

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a spreadsheet."""
        event.accept()
        way = way_of(event)
        if way is not None:
            self._move(way, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (_Key.Key_Tab, _Key.Key_Backtab):
            back = event.key() == _Key.Key_Backtab
            self._leave(Leave.BACKTAB if back else Leave.TAB)
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter) and not is_modified(event):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._leave(Leave.ENTER_UP if shifted else Leave.ENTER)
        elif event.key() == _Key.Key_F2:
            self.open_editor()
        elif event.key() == _Key.Key_Backspace and not is_modified(event):
            self.open_editor(typed=event)
        elif event.key() == _Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.select(Area(0, 0, len(self.sheet.ids) - 1, len(self.sheet.columns) - 1))
        elif is_text(event):
            self._typed(event)
        else:
            event.ignore()

    def _typed(self, event: QKeyEvent) -> None:
        row, column = self.current()
        spec = self.sheet.columns[column]
        if event.key() == _Key.Key_Space:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.select(Area(row, 0, row, len(self.sheet.columns) - 1))
                return
            if spec.kind in TICKED:
                self.sheet.tick(self.area())
                return
        if spec.kind is CellKind.SUMMARY:
            self.opened.emit(row, column, event)
        elif spec.kind is CellKind.CHOICE and event.key() != _Key.Key_Space:
            choose_by_letter(self.sheet, row, column, event.text())
        elif spec.kind in (CellKind.TEXT, CellKind.MARK, CellKind.CHOICE):
            self.open_editor(typed=event)

    def _move(self, way: Way, extend: bool) -> None:
        self._tab_column = None
        lead = self._lead if extend and self._lead is not None else self.currentIndex()
        size = (self.sheet.rowCount(), self.sheet.columnCount())
        page = max(1, self.rowAt(self.viewport().height() - 1) - self.rowAt(0) - 1)
        row, column = target(way, lead.row(), lead.column(), size, page)
        if extend:
            self._extend_to(row, column)
        else:
            self.go(row, column)

    def _extend_to(self, row: int, column: int) -> None:
        anchor, lead = self.currentIndex(), self.sheet.index(row, column)
        if not anchor.isValid() or not lead.isValid():
            return
        self._lead = lead
        first = self.sheet.index(min(anchor.row(), row), min(anchor.column(), column))
        last = self.sheet.index(max(anchor.row(), row), max(anchor.column(), column))
        self.selectionModel().select(QItemSelection(first, last), _Select.ClearAndSelect)
        self.show_cell(lead)

    def _leave(self, leave: Leave | Way) -> None:
        """Go on as a key that ends an edit does."""
        row, column = self.current()
        last_row = self.sheet.rowCount() - 1
        if isinstance(leave, Way):
            self._move(leave, extend=False)
        elif leave in (Leave.ENTER, Leave.ENTER_UP):
            begun, self._tab_column = self._tab_column, None
            step = -1 if leave is Leave.ENTER_UP else 1
            self.go(min(max(row + step, 0), last_row), column if begun is None else begun)
        else:
            if self._tab_column is None:
                self._tab_column = self.return_column(column)
            self._next_cell(row, column, -1 if leave is Leave.BACKTAB else 1)

    def _next_cell(self, row: int, column: int, step: int) -> None:
        stops = [number for number in range(len(self.sheet.columns)) if self._stops(number)]
        ahead = [stop for stop in stops if (stop - column) * step > 0]
        if ahead:
            self.go(row, min(ahead) if step > 0 else max(ahead))
        elif step > 0:
            if not self.sheet.is_new(row) or self.sheet.insert_below(row):
                self._tab_column = None
                self.go(row + 1, stops[0])
        elif row > 0:
            self.go(row - 1, stops[-1])

    def _stops(self, column: int) -> bool:
        kind = self.sheet.columns[column].kind
        return kind is not CellKind.COMPUTED and not self.isColumnHidden(column)

    def first_stop(self) -> int:
        """The first column that Tab comes to."""
        return next(column for column in range(len(self.sheet.columns)) if self._stops(column))

    # Editors.

    def open_editor(self, typed: QKeyEvent | None = None) -> CellEditor | None:
        """Edit the current cell; a typed letter begins its text anew."""
        row, column = self.current()
        kind = self.sheet.columns[column].kind
        if kind is CellKind.SUMMARY:
            self.opened.emit(row, column, None)
        elif kind is CellKind.CHOICE:
            open_choices(self, self.sheet, row, column)
        elif kind in (CellKind.TEXT, CellKind.MARK):
            return self._open_text_editor(typed)
        return None

    def _open_text_editor(self, typed: QKeyEvent | None) -> CellEditor | None:
        index = self.currentIndex()
        self.scrollTo(index)
        self.edit(index)
        editor = self.delegate.editor
        if editor is None:
            return None
        editor.left.connect(self._editor_left)
        editor.closed.connect(self.close_editor)
        self.focused.emit()
        if typed is None:
            editor.caret_to_end()
        else:
            editor.typing = True
            editor.select_all()
            editor.take(typed)
        return editor

    def commit(self) -> bool:
        """Keep what is being typed and close the editor; False when it could not be kept."""
        live = self.delegate.live
        if live is None:
            return True
        if not live.commit():
            return False
        self.close_editor()
        return True

    def close_editor(self) -> None:
        """Close the editor; its text is already what it is to be."""
        editor = self.delegate.editor
        if editor is not None:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _editor_left(self, leave: Leave | Way) -> None:
        if self.commit():
            self._leave(leave)

    # Sizes, mouse, painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the cells, over them those of columns that stay, then the current one's frame."""
        self.sizes.settle()
        super().paintEvent(event)
        index = self.currentIndex()
        painter = QPainter(self.viewport())
        self.paint_staying(painter, event.region().boundingRect())
        if index.isValid() and self.delegate.editor is None:
            painter.setClipRect(self.seen_of(index))
            draw_current(painter, self.visualRect(index), self.palette(), focused=self.hasFocus())
            painter.setClipping(False)
        self._drag.paint(painter)
        painter.end()

    def sizeHint(self) -> QSize:
        """Qt: as high as some rows of one line need."""
        return QSize(super().sizeHint().width(), self._height_of(_WANTED_ROWS))

    def minimumSizeHint(self) -> QSize:
        """Qt: as high as a row of one line needs."""
        return QSize(super().minimumSizeHint().width(), self._height_of(1))

    def updateGeometries(self) -> None:
        """Qt: other letters or another heading need another height."""
        super().updateGeometries()
        if hasattr(self, "sizes") and self._hinted != (wanted := self._height_of(1)):
            self._hinted = wanted
            self.updateGeometry()

    def _height_of(self, rows: int) -> int:
        bar = self.horizontalScrollBar()
        sideways = bar.sizeHint().height() if bar.maximum() > 0 else 0
        head = max(self.heading.sizeHint().height(), self.heading.height())
        return head + rows * self.sizes.one_line + sideways + 2 * self.frameWidth() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: columns share the width."""
        super().resizeEvent(event)
        self.sizes.fit_columns()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: rows that come into sight get their height."""
        super().scrollContentsBy(dx, dy)
        if dy and self.sizes.settle():
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font needs other sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "sizes"):
            self.sizes.reset()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press selects; on a number it may begin to move the row."""
        if self.delegate.refuses_to_close():
            return
        self.commit()
        self._tab_column = self._lead = None
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if left and index.isValid() and not shifted and self._drag.press(event, index):
            return
        self._click.press(event, index)
        super().mousePressEvent(event)
        if left and index.isValid() and not shifted:
            self._pressed = index

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: move a row, or select."""
        if not self._drag.drag(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click in the current mark ticks it; a selection keeps its first cell current."""
        if self._drag.release(event):
            return
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed.isValid():
            self.selectionModel().setCurrentIndex(pressed, _Select.NoUpdate)
            self._click.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: edit, with the caret moved by the arrow keys; in a mark the second of two clicks."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.sheet.columns[index.column()].kind in TICKED:
            self.mousePressEvent(event)
        elif index.isValid():
            self.go(index.row(), index.column())
            self.open_editor()
