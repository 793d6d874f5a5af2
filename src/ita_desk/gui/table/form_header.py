"""A heading of two lines, as on the form: groups of columns over their columns."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.thai_layout import lay_out, widest_word

_PADDING = 3
_SMALLER = 0.92
"""Headings are a little smaller than the text, so that the form's words fit its columns."""


class FormHeader(QHeaderView):
    """Wraps Thai headings; neighbours with one group share a line above their own."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        """Head the columns of ``sheet``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheet = sheet
        self._giving_widths = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sectionResized.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Qt: as high as the longest heading needs."""
        height = self._upper_height() + self._lower_height()
        return QSize(super().sizeHint().width(), height)

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
        """The width at which no word of a column's heading, or of its group's, is broken."""
        spec = self._sheet.columns[logical]
        smaller = _smaller(font)
        own = widest_word(spec.heading, smaller)
        shared = widest_word(spec.group, smaller) + 2 * _PADDING
        return ceil(max(own + 2 * _PADDING, shared / len(self._group(logical)))) + 1

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
