"""Icons of one open set (Lucide), drawn in the colour of the text they stand beside."""

from pathlib import Path
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

_PIXELS = (16, 24, 32, 48)
_Group = QPalette.ColorGroup
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
        self._worn: list[tuple[ref[QObject], str]] = []

    def icon(self, name: str) -> QIcon:
        """The icon ``name`` in today's colours; raises FileNotFoundError for an unknown name."""
        if name not in self._made:
            self._made[name] = self._drawn((self._folder / f"{name}.svg").read_bytes())
        return self._made[name]

    def put(self, wearer: QObject, name: str) -> None:
        """Give an icon to an action or a button, now and after each change of colours."""
        _set_icon(wearer, self.icon(name))
        self._worn = [(known, worn) for known, worn in self._worn if known() not in (None, wearer)]
        self._worn.append((ref(wearer), name))

    def recolour(self) -> None:
        """Draw all icons anew when the palette has changed."""
        if self._colours == self._application.palette():
            return
        self._colours = self._application.palette()
        self._made.clear()
        for known, name in self._worn:
            wearer = known()
            if wearer is not None:
                _set_icon(wearer, self.icon(name))

    def _drawn(self, source: bytes) -> QIcon:
        icon = QIcon()
        for group, role, mode in (
            (_Group.Active, QPalette.ColorRole.ButtonText, QIcon.Mode.Normal),
            (_Group.Active, QPalette.ColorRole.HighlightedText, QIcon.Mode.Selected),
            (_Group.Disabled, QPalette.ColorRole.ButtonText, QIcon.Mode.Disabled),
        ):
            colour = self._colours.color(group, role).name()
            renderer = QSvgRenderer(QByteArray(source.replace(_STROKE, colour.encode())))
            for pixels in _PIXELS:
                picture = QPixmap(QSize(pixels, pixels))
                picture.fill(Qt.GlobalColor.transparent)
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
