"""The plan as a table that looks like the form."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ita_desk.gui.plan.plan_model import PlanModel
from ita_desk.gui.table import cell_painter as paint
from ita_desk.gui.table.cell_delegate import CellDelegate
from ita_desk.gui.table.sheet import Index
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_layout import sought_colour

MEASURE = 1
"""The column whose cell is as tall as all adjacent activities of one measure."""


class PlanView(SheetView):
    """Adjacent activities of one measure share one tall cell, in which each row is still a cell.

    The title of the measure stands where its cell comes into sight, however far it reaches.
    """

    def __init__(self, model: PlanModel, name: str, parent: QWidget | None = None) -> None:
        """Show the plan."""
        self.plan = model
        super().__init__(model, name, parent)
        model.headings_changed.connect(self.heading.changed)
        model.headings_changed.connect(self.sizes.fit_columns)

    def make_delegate(self) -> CellDelegate:
        """See SheetView."""
        return _PlanDelegate(self.plan, self)

    def row_height(self, row: int) -> int:
        """As high as its own cells; the last row of a measure also gives the title room."""
        own = super().row_height(row)
        if not self.plan.ends_group(row) or self.plan.is_new(row):
            return own
        above = sum(self.rowHeight(other) for other in self.plan.group_of(row) if other < row)
        width = self.columnWidth(MEASURE)
        needed = self.delegate.cell_height(self.font(), row, MEASURE, width)
        return max(own, round(needed) - above)

    def skip_in_height(self, column: int) -> bool:
        """See SheetView: the measure's text is not the affair of one row."""
        return column == MEASURE

    def return_column(self, column: int) -> int:
        """See SheetView: the next row is under the same measure by itself."""
        return max(column, MEASURE + 1)

    def group_rect(self, row: int) -> QRect:
        """The tall cell that a row's measure has, in the viewport."""
        group = self.plan.group_of(row)
        top = self.rowViewportPosition(group.start)
        bottom = self.rowViewportPosition(group.stop - 1) + self.rowHeight(group.stop - 1)
        left = self.staying.left(MEASURE)
        return QRect(left, top, self.columnWidth(MEASURE), bottom - top)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: titles of measures move within their cells."""
        super().scrollContentsBy(dx, dy)
        left = self.staying.left(MEASURE)
        self.viewport().update(left, 0, self.columnWidth(MEASURE), self.viewport().height())


class _PlanDelegate(CellDelegate):
    def __init__(self, sheet: PlanModel, view: PlanView) -> None:
        super().__init__(sheet, view)
        self._plan = sheet
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a cell; of a measure, its slice of the tall cell."""
        if index.column() != MEASURE:
            super().paint(painter, option, index)
            return
        row, palette = index.row(), option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ends = self._plan.ends_group(row)
        paint.draw_ground(painter, option.rect, palette, selected=selected)
        paint.draw_grid(painter, option.rect, palette, under=ends)
        text = self._plan.shown(row, MEASURE)
        if text:
            self._draw_slice(painter, option, row, text)
        if self._plan.warning(row, MEASURE) and self._plan.starts_group(row):
            paint.draw_warning(painter, option.rect, palette)

    def _draw_slice(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, text: str
    ) -> None:
        whole = self._view.group_rect(row)
        laid = paint.laid_in_cell(text, option.font, whole.width(), centred=False)
        highest = whole.bottom() - laid.size.height() - 2 * paint.PADDING_Y
        top = max(whole.top(), min(0, highest))
        painter.save()
        painter.setClipRect(option.rect.adjusted(0, 0, -1, 0))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        at = QPointF(whole.left() + paint.PADDING_X, top + paint.PADDING_Y)
        if self._plan.sought:
            colour = sought_colour(option.palette)
            laid.draw_marks(painter, at, self._plan.sought, colour)
        laid.draw(painter, at, QRectF(option.rect))
        painter.restore()
