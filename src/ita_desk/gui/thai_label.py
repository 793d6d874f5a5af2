"""Labels: one that wraps Thai, one of a single line, and one that can be both."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ita_desk.gui.thai_layout import LaidText, lay_out

_WIDEST = 480
"""Pixels at 100 %: the width a label asks for before it wraps."""
_ANY_WIDTH = 10_000
"""Pixels in which a line that was cut to its width never wraps."""


class OneLineLabel(QLabel):
    """Plain text on one line; what doesn't fit is in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        line = " ".join(text.split())
        self.setText(line)
        self.setToolTip(line)

    def minimumSizeHint(self) -> QSize:
        """Qt: it gives way to anything."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the text as far as it fits."""
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ThaiLabel(QLabel):
    """Plain text (never markup) in lines that end where Thai allows; as high as it needs.

    A QLabel for screen readers and buddies; only the layout is the program's own.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show ``text``."""
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        """Qt: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height of all lines in this width."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return round(self._laid(inner).size.height() + 0.5) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Qt: one line, or a comfortable width."""
        margins = self.contentsMargins()
        width = int(self._laid(_WIDEST).size.width()) + 2 + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Qt: narrow enough to give way."""
        width = min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 16)
        return QSize(width, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the lines."""
        area = self.contentsRect()
        laid = self._laid(area.width())
        painter = QPainter(self)
        role = self.foregroundRole()
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, role))
        top = area.top() + max(0.0, (area.height() - laid.size.height()) / 2)
        laid.draw(painter, QPointF(area.left(), top))

    def _laid(self, width: int) -> LaidText:
        return lay_out(self.text(), self.font(), width)


def heading_label(text: str, scale: float = 1.0) -> ThaiLabel:
    """A bold line above a page or a part of it; ``scale`` makes it larger than other text."""
    label = ThaiLabel(text)
    font = QFont()
    font.setBold(True)
    if scale != 1.0:
        font.setPointSizeF(label.font().pointSizeF() * scale)
    label.setFont(font)
    return label


class YieldingLabel(ThaiLabel):
    """Wraps, or takes one line where height is dear; what doesn't fit is in the tool tip then."""

    def __init__(self) -> None:
        super().__init__()
        self._one_line = False

    def be_one_line(self, one_line: bool) -> None:
        """Take one line from now on, or as many as the text needs."""
        if one_line != self._one_line:
            self._one_line = one_line
            self.updateGeometry()
            self.update()
        self.setToolTip(self.text() if one_line else "")

    def _laid(self, width: int) -> LaidText:
        if not self._one_line:
            return super()._laid(width)
        line = " ".join(self.text().split())
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width)
        return lay_out(shown, self.font(), _ANY_WIDTH)
