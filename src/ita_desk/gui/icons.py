"""Icons of one open set (Lucide), drawn in the colour of the text they stand beside."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_STROKE = b"currentColor"


class Icons:
    """Hands out icons by their file name; each is drawn where it is shown, in today's colours."""

    def __init__(self, folder: Path) -> None:
        """Take icons from the SVG files in ``folder``."""
        self._folder = folder
        self._drawings: dict[str, _Drawing] = {}

    def icon(self, name: str) -> QIcon:
        """The icon ``name``; raises FileNotFoundError for an unknown name."""
        if name not in self._drawings:
            self._drawings[name] = _Drawing((self._folder / f"{name}.svg").read_bytes())
        return QIcon(_Engine(self._drawings[name]))


class _Drawing:
    """The SVG of one icon, and what draws it in each colour asked for."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._renderers: dict[str, QSvgRenderer] = {}

    def draw(self, painter: QPainter, rect: QRect, mode: QIcon.Mode) -> None:
        colour = _colour(mode).name()
        if colour not in self._renderers:
            from PySide6.QtSvg import QSvgRenderer

            source = self._source.replace(_STROKE, colour.encode())
            self._renderers[colour] = QSvgRenderer(QByteArray(source))
        self._renderers[colour].render(painter, QRectF(rect))


class _Engine(QIconEngine):
    """What Qt asks to draw an icon."""

    def __init__(self, drawing: _Drawing) -> None:
        super().__init__()
        self._drawing = drawing

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        self._drawing.draw(painter, rect, mode)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> "QIconEngine":
        return _Engine(self._drawing)


def _colour(mode: QIcon.Mode) -> QColor:
    """Of text on a button or in a list; greyed, or of a chosen row, where the icon stands so."""
    palette = QApplication.palette()
    if mode is QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    chosen = mode is QIcon.Mode.Selected
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.ButtonText
    return palette.color(QPalette.ColorGroup.Active, role)
