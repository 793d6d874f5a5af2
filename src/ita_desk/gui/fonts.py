"""The bundled Thai font on the screen, and its size.

A bare Debian has no Thai font at all, so the program brings its own.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase

from ita_desk.gui.settings import LARGEST_POINTS, SMALLEST_POINTS, USUAL_POINTS, Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

SCREEN_FAMILY = "Sarabun"
_FIRST = ("Sarabun-Regular.ttf",)
_LATER = ("Sarabun-Bold.ttf", "Sarabun-Italic.ttf", "Sarabun-BoldItalic.ttf", "DejaVuSans.ttf")


def load_first_fonts(folder: Path) -> None:
    """Load what the first picture of the window needs."""
    _load(folder, _FIRST)


def load_other_fonts(folder: Path) -> None:
    """Load the rest: bold and slanted letters, and the ticks that Sarabun has not."""
    _load(folder, _LATER)


def _load(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise OSError(f"not a font, or missing: {folder / name}")


class TextSize(QObject):
    """The size of all text: Ctrl+wheel over a page, or the View menu; kept for next time."""

    changed = Signal(int)
    """The new size in points."""

    def __init__(self, application: "QApplication", settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._turned = 0
        self._apply()

    def larger(self) -> None:
        """One point more."""
        self._set(self._settings.points + 1)

    def smaller(self) -> None:
        """One point less."""
        self._set(self._settings.points - 1)

    def usual(self) -> None:
        """The size of the first start."""
        self._set(USUAL_POINTS)

    def follow_wheel(self, area: "QAbstractScrollArea") -> None:
        """Let Ctrl+wheel over ``area`` change the size."""
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: "QEvent") -> bool:
        """Qt: Ctrl+wheel, a notch of 120 being a point."""
        from PySide6.QtGui import QWheelEvent  # not needed for the first picture of the window

        if not isinstance(event, QWheelEvent):
            return False
        if not event.modifiers() & event.modifiers().ControlModifier:
            return False
        self._turned += event.angleDelta().y()
        notches = int(self._turned / 120)
        self._turned -= 120 * notches
        if notches:
            self._set(self._settings.points + notches)
        return True

    def _set(self, points: int) -> None:
        points = min(max(points, SMALLEST_POINTS), LARGEST_POINTS)
        if points != self._settings.points:
            self._settings.points = points
            self._apply()
            self.changed.emit(points)

    def _apply(self) -> None:
        font = QFont(SCREEN_FAMILY, self._settings.points)
        font.setFamilies([SCREEN_FAMILY, "DejaVu Sans"])
        self._application.setFont(font)
