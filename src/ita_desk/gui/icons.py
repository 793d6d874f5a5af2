"""Icons of one open set (Lucide), drawn in the colour of the text they stand beside."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QByteArray, QObject, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

_PIXELS = (16, 24, 48)
_ON_BUTTONS = {QIcon.Mode.Normal: QPalette.ColorRole.ButtonText}
"""The style greys them by itself where a button is disabled."""
_IN_LISTS = {**_ON_BUTTONS, QIcon.Mode.Selected: QPalette.ColorRole.HighlightedText}
_STROKE = b"currentColor"


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...


class Icons(QObject):
    """Hands out icons by their file name; those given with ``put`` follow a change of colours."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        """Take icons from the SVG files in ``folder``."""
        super().__init__(application)
        self._folder = folder
        self._application = application
        self._made: dict[str, QIcon] = {}
        self._colours = application.palette()
        self._made_to_wear: dict[str, QIcon] = {}
        self._waiting: list[tuple[QObject, str]] = []
        self._worn: list[tuple[ref[QObject], str]] = []

    def icon(self, name: str) -> QIcon:
        """The icon ``name`` in today's colours, also for a chosen row of a list.

        Raises FileNotFoundError for an unknown name.
        """
        if name not in self._made:
            self._made[name] = self._drawn(name, _IN_LISTS)
        return self._made[name]

    def put(self, wearer: QObject, name: str) -> None:
        """Give an icon to an action or a button, now and after each change of colours."""
        _set_icon(wearer, self._worn_icon(name))
        self._worn = [(known, worn) for known, worn in self._worn if known() not in (None, wearer)]
        self._worn.append((ref(wearer), name))

    def put_later(self, wearer: QObject, name: str) -> None:
        """As ``put``, but at ``put_waiting``: not needed for the first picture of the window."""
        self._waiting.append((wearer, name))

    def put_waiting(self) -> None:
        """Give the icons that wait."""
        for wearer, name in self._waiting:
            self.put(wearer, name)
        self._waiting.clear()

    def recolour(self) -> None:
        """Draw all icons anew when the palette has changed."""
        if self._colours == self._application.palette():
            return
        self._colours = self._application.palette()
        self._made.clear()
        self._made_to_wear.clear()
        for known, name in self._worn:
            wearer = known()
            if wearer is not None:
                _set_icon(wearer, self._worn_icon(name))

    def _worn_icon(self, name: str) -> QIcon:
        if name not in self._made_to_wear:
            self._made_to_wear[name] = self._drawn(name, _ON_BUTTONS)
        return self._made_to_wear[name]

    def _drawn(self, name: str, modes: Mapping[QIcon.Mode, QPalette.ColorRole]) -> QIcon:
        from PySide6.QtSvg import QSvgRenderer  # not needed for the first picture of the window

        source = (self._folder / f"{name}.svg").read_bytes()
        icon = QIcon()
        for mode, role in modes.items():
            colour = self._colours.color(QPalette.ColorGroup.Active, role).name()
            renderer = QSvgRenderer(QByteArray(source.replace(_STROKE, colour.encode())))
            for pixels in _PIXELS:
                picture = QPixmap(QSize(pixels, pixels))
                picture.fill(QColor(0, 0, 0, 0))
                painter = QPainter(picture)
                renderer.render(painter)
                painter.end()
                icon.addPixmap(picture, mode)
        return icon


def _set_icon(wearer: _HasIcon | QObject, icon: QIcon) -> None:
    set_icon = getattr(wearer, "setIcon", None)
    if set_icon is None:
        raise TypeError(f"takes no icon: {wearer!r}")
    set_icon(icon)
