"""Drawing of cells: ground, grid, tick, text, and the corner that tells of a doubt."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from ita_desk.gui.thai_layout import LaidText, lay_out, sought_colour

PADDING_X = 4
PADDING_Y = 4
_CORNER = 9
_TINT = 44
_Role = QPalette.ColorRole


def laid_in_cell(text: str, font: QFont, cell_width: int, centred: bool) -> LaidText:
    """The text of a cell in lines."""
    side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    return lay_out(text, font, cell_width - 2 * PADDING_X - 1, side)


def tick_height(font: QFont) -> float:
    """Pixels that a tick takes."""
    return QFontMetricsF(font).height()


def draw_ground(painter: QPainter, rect: QRect, palette: QPalette, *, selected: bool) -> None:
    """The ground of a cell; a selected one is tinted, so that its text keeps its contrast."""
    painter.fillRect(rect, palette.color(_Role.Base))
    if selected:
        tint = QColor(palette.color(_Role.Highlight))
        tint.setAlpha(_TINT)
        painter.fillRect(rect, tint)


def draw_grid(painter: QPainter, rect: QRect, palette: QPalette, *, under: bool) -> None:
    """The lines right of a cell and under it."""
    painter.setPen(QPen(palette.color(_Role.Mid), 1))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if under:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def draw_edge(painter: QPainter, x: int, height: int, palette: QPalette) -> None:
    """The edge, ``x`` pixels from the left, of columns that stay while others pass under them."""
    painter.setPen(QPen(palette.color(_Role.PlaceholderText), 2))
    painter.drawLine(x - 1, 0, x - 1, height)


def draw_current(painter: QPainter, rect: QRect, palette: QPalette, *, focused: bool) -> None:
    """The frame of the current cell: thick while the table has the keyboard."""
    colour = palette.color(_Role.Accent if focused else _Role.PlaceholderText)
    pen = QPen(colour, 2 if focused else 1)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -2, -2) if focused else rect.adjusted(0, 0, -1, -1))


def draw_tick(painter: QPainter, rect: QRect, font: QFont, colour: QColor) -> None:
    """A tick as on the form, in the middle of the upper edge; no font of the form has one."""
    size = tick_height(font)
    unit = size / 20
    left, top = rect.center().x() - size / 2, rect.top() + PADDING_Y
    points = [(4.5, 10.8), (8.3, 15.0), (15.8, 4.6)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 2.1 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(left + x * unit, top + y * unit) for x, y in points]))
    painter.restore()


def draw_box(painter: QPainter, rect: QRect, font: QFont, colour: QColor) -> None:
    """The box of a cell that only says yes or no."""
    size = round(tick_height(font) * 0.72)
    box = QRect(0, 0, size, size)
    box.moveCenter(rect.center())
    box.moveTop(rect.top() + PADDING_Y + round((tick_height(font) - size) / 2))
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def draw_text(painter: QPainter, rect: QRect, laid: LaidText, colour: QColor, down: float) -> None:
    """Text from the upper left corner, ``down`` pixels lower; never over the cell's edge."""
    painter.setPen(colour)
    at = QPointF(rect.left() + PADDING_X, rect.top() + PADDING_Y + down)
    if laid.size.height() + down + PADDING_Y <= rect.height() + 1:
        laid.draw(painter, at)
        return
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    laid.draw(painter, at, QRectF(rect))
    painter.restore()


def draw_sought(
    painter: QPainter, rect: QRect, laid: LaidText, words: str, palette: QPalette, down: float
) -> None:
    """The ground of words that are looked for, under the text that ``draw_text`` draws."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    at = QPointF(rect.left() + PADDING_X, rect.top() + PADDING_Y + down)
    laid.draw_marks(painter, at, words, sought_colour(palette))
    painter.restore()


def draw_warning(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """A corner in the colour of warnings; its sentence is the cell's tool tip."""
    corner = QPointF(rect.right(), rect.top())
    shape = [corner, corner + QPointF(-_CORNER, 0), corner + QPointF(0, _CORNER)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(_Role.BrightText))
    painter.drawPolygon(QPolygonF(shape))
    painter.restore()
