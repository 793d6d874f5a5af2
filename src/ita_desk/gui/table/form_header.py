"""A heading of two lines, as on the form: groups of columns over their columns."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ita_desk.gui.table.cell_painter import draw_edge
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.table.staying import StayingColumns
from ita_desk.gui.thai_layout import lay_out, line_ends, widest_word

_PADDING = 3
_SMALLER = 0.92
"""Headings are a little smaller than the text, so that the form's words fit its columns."""
_MOST_LINES, _STEP = 3, 4
"""Lines that a heading may have, and the pixels by which its column is widened until it has them.
"""
_GRIP = 5
"""Pixels on both sides of a border by which it is drawn."""


class FormHeader(QHeaderView):
    """Wraps Thai headings; neighbours with one group share a line above their own.

    Qt knows nothing of columns that stay in sight, so borders are drawn with the mouse here.
    """

    drawn = Signal(int, int)
    """A column's border is being drawn: the column and the width it would have."""
    let_go = Signal()
    """The border was let go of."""
    fit_wanted = Signal(int)
    """A column's border was double-clicked."""

    def __init__(self, sheet: Sheet, staying: StayingColumns, parent: QTableView) -> None:
        """Head the columns of ``sheet``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheet = sheet
        self._staying = staying
        self._giving_widths = False
        self._border: tuple[int, int] | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sectionResized.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Qt: as high as the longest heading needs."""
        height = self._upper_height() + self._lower_height()
        return QSize(super().sizeHint().width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw all headings, those of columns that stay over the others."""
        super().paintEvent(event)
        edge = self._staying.edge
        if not edge:
            return
        painter = QPainter(self.viewport())
        for number in range(self._staying.count):
            left, size = self._staying.left(number), self.sectionSize(number)
            self.paintSection(painter, QRect(left, 0, size, self.height()), number)
        draw_edge(painter, edge, self.height(), self.palette())
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Qt: draw one heading, and its part of the group's."""
        if not rect.isValid():
            return
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Button))
        spec = self._sheet.columns[logical]
        own = rect
        if spec.group:
            upper = self._upper_height()
            shared = self._group_rect(logical, rect, upper)
            painter.save()
            painter.setClipRect(QRect(rect.left(), rect.top(), rect.width(), upper))
            self._draw(painter, shared, spec.group)
            painter.restore()
            self._line(painter, QRect(rect.left(), rect.top(), rect.width(), upper), right=False)
            own = rect.adjusted(0, upper, 0, 0)
        self._draw(painter, own, spec.heading)
        self._line(painter, own, right=True)
        if spec.group and not self._same_group(logical, logical + 1):
            self._line(painter, rect, right=True)

    def give_widths(self, widths: Mapping[int, int]) -> None:
        """Take new widths of columns; ``changed`` then gives the height, once for all of them."""
        self._giving_widths = True
        for logical, width in widths.items():
            self.resizeSection(logical, width)
        self._giving_widths = False

    def changed(self) -> None:
        """The words or the widths are others: be as high as they need."""
        self._fit()
        self.viewport().update()

    def least_width(self, logical: int, font: QFont) -> int:
        """The width at which a column's heading has few lines, and no word of it is broken."""
        spec = self._sheet.columns[logical]
        smaller = _smaller(font)
        own = ceil(widest_word(spec.heading, smaller))
        while spec.heading and len(line_ends(spec.heading, smaller, own)) > _MOST_LINES:
            own += _STEP
        shared = widest_word(spec.group, smaller) + 2 * _PADDING
        return ceil(max(own + 2 * _PADDING, shared / len(self._group(logical)))) + 1

    # Borders that are drawn with the mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold of a border, or choose the column."""
        at = event.position().toPoint().x()
        border = self._border_at(at)
        if border is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(self._seen(event))
            return
        self._border = border, self.sectionSize(border) - at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: draw the border."""
        at = event.position().toPoint().x()
        if self._border is not None:
            column, before = self._border
            self.drawn.emit(column, max(before + at, self.minimumSectionSize()))
        elif self._border_at(at) is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()
            super().mouseMoveEvent(self._seen(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: let the border go."""
        if self._border is None:
            super().mouseReleaseEvent(self._seen(event))
            return
        self._border = None
        self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: fit a column."""
        border = self._border_at(event.position().toPoint().x())
        if border is None:
            super().mouseDoubleClickEvent(self._seen(event))
        else:
            self.fit_wanted.emit(border)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: tell the tip of the column that is seen at the mouse."""
        if isinstance(event, QHelpEvent) and event.pos().x() < self._staying.edge:
            at = event.pos() - QPoint(self._staying.scrolled, 0)
            return super().viewportEvent(QHelpEvent(event.type(), at, event.globalPos()))
        return super().viewportEvent(event)

    def _border_at(self, x: int) -> int | None:
        """The column whose right border is at ``x``, as it is seen."""
        staying, edge = self._staying, self._staying.edge
        for column in reversed(range(self.count())):
            size = self.sectionSize(column)
            right = staying.left(column) + size
            seen = right > edge or staying.stays(column)
            if size and seen and abs(x - right) <= _GRIP:
                return column
        return None

    def _seen(self, event: QMouseEvent) -> QMouseEvent:
        """An event over a column that stays as Qt would have it, which scrolls them all."""
        if event.position().x() >= self._staying.edge:
            return event
        return QMouseEvent(
            event.type(),
            event.position() - QPointF(self._staying.scrolled, 0),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def _fit(self) -> None:
        if self._giving_widths:
            return
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, 0)

    def _draw(self, painter: QPainter, rect: QRect, text: str) -> None:
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        centre = Qt.AlignmentFlag.AlignHCenter
        laid = lay_out(text, _smaller(self.font()), inner.width(), centre)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        top = rect.top() + max(0.0, (rect.height() - laid.size.height()) / 2)
        laid.draw(painter, QPointF(inner.left(), top))

    def _line(self, painter: QPainter, rect: QRect, *, right: bool) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if right:
            painter.drawLine(rect.topRight(), rect.bottomRight())

    def _same_group(self, one: int, other: int) -> bool:
        columns = self._sheet.columns
        return 0 <= other < len(columns) and columns[one].group == columns[other].group

    def _group(self, logical: int) -> range:
        first = last = logical
        while self._same_group(logical, first - 1):
            first -= 1
        while self._same_group(logical, last + 1):
            last += 1
        return range(first, last + 1)

    def _group_rect(self, logical: int, rect: QRect, height: int) -> QRect:
        group = self._group(logical)
        before = sum(self.sectionSize(number) for number in group if number < logical)
        width = sum(self.sectionSize(number) for number in group)
        return QRect(rect.left() - before, rect.top(), width, height)

    def _upper_height(self) -> int:
        columns = self._sheet.columns
        heights = [
            self._text_height(spec.group, sum(map(self.sectionSize, self._group(number))))
            for number, spec in enumerate(columns)
            if spec.group
        ]
        return max(heights, default=0)

    def _lower_height(self) -> int:
        upper = self._upper_height()
        return max(
            self._text_height(spec.heading, self.sectionSize(number)) - (0 if spec.group else upper)
            for number, spec in enumerate(self._sheet.columns)
        )

    def _text_height(self, text: str, width: int) -> int:
        laid = lay_out(text, _smaller(self.font()), width - 2 * _PADDING)
        return round(laid.size.height()) + 2 * _PADDING


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    return smaller
