"""Lines of a list whose beginning tells them apart: it is never cut, however narrow the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

FITTED = Qt.ItemDataRole.UserRole + 10
"""Role of a pair of ``str``: what must be seen of a line, and what follows it as far as it fits."""


class FittedLines(QStyledItemDelegate):
    """Draws the whole line where there is room, else its head and what fits behind it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: the text for the width there is."""
        super().initStyleOption(option, index)
        pair = index.data(FITTED)
        style = option.widget.style() if option.widget is not None else QApplication.style()  # pyright: ignore[reportUnnecessaryComparison]
        part = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(part, option, option.widget).width()
        # As QCommonStyle draws a text: within this margin at both sides.
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget)
        room -= 2 * (margin + 1)
        if pair is not None and room > 0:
            head, tail = pair
            option.text = fitted_line(option.text, head, tail, option.fontMetrics, room)


def fitted_line(whole: str, head: str, tail: str, metrics: QFontMetrics, room: int) -> str:
    """``whole`` if it fits into ``room`` pixels, else ``head`` and what fits of ``tail``."""
    if metrics.horizontalAdvance(whole) <= room:
        return whole
    rest = room - metrics.horizontalAdvance(f"{head} · ")
    shortened = metrics.elidedText(tail, Qt.TextElideMode.ElideMiddle, rest)
    # One letter and dots say nothing of a tail.
    return f"{head} · {shortened}" if len(shortened) > 2 else head
