"""A list of sentences that wrap as Thai does, each with an icon and a quieter second line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ita_desk.gui.thai_layout import LaidText, lay_out, sought_colour

DETAIL = Qt.ItemDataRole.UserRole
PAYLOAD = Qt.ItemDataRole.UserRole + 1
SOUGHT = Qt.ItemDataRole.UserRole + 2
_MARGIN = 8
_Index = QModelIndex | QPersistentModelIndex


def wrap_rows(view: QListView, name: str) -> None:
    """Let a view show its rows so; ``name`` is for screen readers."""
    view.setAccessibleName(name)
    view.setItemDelegate(_WrappedDelegate(view))
    view.setResizeMode(view.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
    view.setFrameShape(view.Shape.NoFrame)


class WrappedList(QListWidget):
    """Rows as high as their text needs in the list's width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        wrap_rows(self, name)

    def add(
        self,
        text: str,
        payload: object,
        *,
        detail: str = "",
        icon: QIcon | None = None,
        sought: str = "",
    ) -> None:
        """Add a row; ``sought`` are words of it that are marked."""
        item = QListWidgetItem(text, self)
        item.setData(SOUGHT, sought)
        item.setData(PAYLOAD, payload)
        self.detail(item, detail)
        if icon is not None:
            item.setIcon(icon)

    def detail(self, item: QListWidgetItem, detail: str) -> None:
        """Put another second line below a row's text."""
        item.setData(DETAIL, detail)
        spoken = f"{item.text()} ({detail})" if detail else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def payload(self, item: QListWidgetItem) -> object:
        """What a row stands for."""
        return item.data(PAYLOAD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: lines end elsewhere in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WrappedDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        text, detail = self._laid(index, width)
        height = text.size.height() + (detail.size.height() if detail else 0)
        return QSize(width, round(height) + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        area = QRect(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        colours: QPalette = option.palette  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        option.icon = QIcon()  # type: ignore[attr-defined]
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        text, detail = self._laid(index, area.width())
        left = area.left() + self._indent(index)
        painter.save()
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            side = self._icon_side()
            place = QRect(area.left() + _MARGIN, area.top() + _MARGIN + 2, side, side)
            mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
            icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        # A heading can't be chosen, but is read like the others.
        painter.setPen(colours.color(QPalette.ColorGroup.Active, role))
        at = QPointF(left, area.top() + _MARGIN)
        sought = index.data(SOUGHT)
        if sought and not chosen:
            text.draw_marks(painter, at, sought, sought_colour(colours))
        text.draw(painter, at)
        if detail:
            if not chosen:
                painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
            detail.draw(painter, QPointF(left, area.top() + _MARGIN + text.size.height()))
        painter.restore()

    def _laid(self, index: _Index, width: int) -> tuple[LaidText, LaidText | None]:
        own = index.data(Qt.ItemDataRole.FontRole)
        font: QFont = self._view.font()
        if isinstance(own, QFont):
            font = QFont(font)
            font.setBold(own.bold())
        room = max(width - self._indent(index) - _MARGIN, 40)
        text = lay_out(str(index.data(Qt.ItemDataRole.DisplayRole)), font, room)
        detail = index.data(DETAIL)
        return text, lay_out(detail, font, room) if detail else None

    def _icon_side(self) -> int:
        return round(self._view.fontMetrics().height() * 0.75)

    def _indent(self, index: _Index) -> int:
        has_icon = isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
        return 2 * _MARGIN + self._icon_side() if has_icon else _MARGIN + 2
