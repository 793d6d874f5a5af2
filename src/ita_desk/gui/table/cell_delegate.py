"""How cells are drawn and edited."""

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.phrase_completion import PhraseCompletion
from ita_desk.gui.table import cell_painter as paint
from ita_desk.gui.table.cell_editor import CellEditor
from ita_desk.gui.table.column import TICKED, CellKind
from ita_desk.gui.table.sheet import Index, Sheet
from ita_desk.gui.thai_layout import LaidText

_STAYS_OPEN = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
_ONE_LINE = 10_000
"""Pixels in which no hint is wrapped."""


class CellDelegate(QStyledItemDelegate):
    """Draws every cell itself, with cached layouts, and keeps what is typed as it is typed."""

    paste_refused = Signal()
    """More was to be pasted into the editor than a field holds."""

    def __init__(self, sheet: Sheet, view: QTableView) -> None:
        """Work for one sheet, which ``view`` shows."""
        super().__init__(view)
        self._sheet = sheet
        self._view = view
        self._live: LiveEdit | None = None
        self.editor: CellEditor | None = None

    @property
    def live(self) -> LiveEdit | None:
        """What keeps the open editor's text; None while no editor is open."""
        return self._live if self.editor is not None else None

    def refuses_to_close(self) -> bool:
        """Whether the open editor has a text that can't be kept; the keyboard goes back to it."""
        editor, live = self.editor, self.live
        if editor is None or live is None or not live.pending or live.commit():
            return False
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a cell; the view draws the frame of the current one."""
        sheet, row, column = self._sheet, index.row(), index.column()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint.draw_ground(painter, option.rect, option.palette, selected=selected)
        paint.draw_grid(painter, option.rect, option.palette, under=True)
        self.paint_content(painter, option, row, column)
        if sheet.warning(row, column):
            paint.draw_warning(painter, option.rect, option.palette)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: int
    ) -> None:
        """Draw the tick and the text."""
        sheet, spec = self._sheet, self._sheet.columns[column]
        colour = option.palette.color(QPalette.ColorRole.Text)
        grey = option.palette.color(QPalette.ColorRole.PlaceholderText)
        down = 0.0
        text = sheet.shown(row, column)
        if spec.kind in TICKED:
            if spec.kind is CellKind.CHECK and not sheet.is_new(row):
                paint.draw_box(painter, option.rect, option.font, grey)
            if sheet.ticked(row, column):
                paint.draw_tick(painter, option.rect, option.font, colour)
                down = paint.tick_height(option.font)
        spilling = None if text else self._spilling(option.font, row, column)
        if spilling is not None:
            begins, laid = spilling
            self._paint_part(painter, option, laid, range(begins, column))
        elif not text:
            text, colour = sheet.hint(row, column), grey
        if text:
            laid = paint.laid_in_cell(text, option.font, option.rect.width(), spec.centred)
            if sheet.sought:
                paint.draw_sought(painter, option.rect, laid, sheet.sought, option.palette, down)
            paint.draw_text(painter, option.rect, laid, colour, down)

    def _spilling(self, font: QFont, row: int, column: int) -> tuple[int, LaidText] | None:
        """What the empty row says in one line over cells from a column on, if it covers this one.

        The column where it begins, and the line; None where the row has no room for it.
        """
        if not self._sheet.is_new(row):
            return None
        hints = ((at, self._sheet.hint(row, at)) for at in range(column, -1, -1))
        begins, text = next(((at, text) for at, text in hints if text), (column, ""))
        laid = paint.laid_in_cell(text, font, _ONE_LINE, centred=False)
        room = sum(self._view.columnWidth(at) for at in range(begins, len(self._sheet.columns)))
        fits = text and laid.size.width() + 2 * paint.PADDING_X < room
        return (begins, laid) if fits else None

    def _paint_part(
        self, painter: QPainter, option: QStyleOptionViewItem, laid: LaidText, before: range
    ) -> None:
        """Draw the part that lies in this cell of a line that begins in cells ``before`` it."""
        width = sum(map(self._view.columnWidth, before))
        grey = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.setClipRect(option.rect.adjusted(0, 0, -1, -1), Qt.ClipOperation.IntersectClip)
        paint.draw_text(painter, option.rect.adjusted(-width, 0, 0, 0), laid, grey, 0.0)
        painter.restore()

    def cell_height(self, font: QFont, row: int, column: int, width: int) -> float:
        """Pixels that the content of a cell needs in a width."""
        sheet, spec = self._sheet, self._sheet.columns[column]
        ticked = spec.kind in TICKED and sheet.ticked(row, column)
        text = sheet.shown(row, column)
        if not text and self._spilling(font, row, column) is None:
            text = sheet.hint(row, column)
        height = paint.tick_height(font) if ticked or not text else 0.0
        if text:
            height += paint.laid_in_cell(text, font, width, spec.centred).size.height()
        return height + 2 * paint.PADDING_Y

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> CellEditor:
        """Qt: an editor that keeps what is typed and offers phrases."""
        sheet, spec = self._sheet, self._sheet.columns[index.column()]
        here = QPersistentModelIndex(index)
        was_new = sheet.is_new(index.row())
        editor = CellEditor(parent)
        editor.setFont(option.font)
        editor.setAccessibleName(spec.heading)

        def write(text: str, merge_key: str) -> bool:
            return here.isValid() and sheet.write(here.row(), here.column(), text, merge_key)

        def revert(text: str) -> bool:
            if was_new and here.isValid() and not sheet.is_new(here.row()):
                sheet.remove(range(here.row(), here.row() + 1))
                return True
            return write(text, "")

        live = LiveEdit(editor, write, revert)
        live.reverted.connect(editor.closed)
        editor.paste_refused.connect(self.paste_refused)
        if spec.phrases is not None:
            completion = PhraseCompletion(editor, spec.phrases)
            completion.taken.connect(editor.leave_with)
        self.editor, self._live = editor, live
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: show the stored text, never over what is being typed."""
        if editor is self.editor and self._live is not None:
            self._live.show(self._sheet.typed(index.row(), index.column()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: keep what is typed."""
        del model, index
        if editor is self.editor and self._live is not None:
            self._live.leave()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Qt: cover the cell, without its grid lines."""
        del index
        cast("CellEditor", editor).place_over(option.rect.adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the editor knows its keys; when the focus goes elsewhere, keep and close."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            live = self.live
            leaves = event.reason() not in _STAYS_OPEN
            if watched is self.editor and live is not None and leaves and live.commit():
                self.closeEditor.emit(self.editor, self.EndEditHint.NoHint)
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the size of a cell's content in the width it has."""
        height = self.cell_height(option.font, index.row(), index.column(), option.rect.width())
        return QSize(option.rect.width(), round(height))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Qt: the editor is closed."""
        if editor is self.editor:
            self.editor = self._live = None
        super().destroyEditor(editor, index)
