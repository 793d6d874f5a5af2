"""Light, dark and high contrast: palettes over Qt's Fusion style, following the system."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ita_desk.gui.settings import Settings
from ita_desk.model.errors import N_

STYLE = "Fusion"
"""The style of the window on every system; a program is started with it (``-style``)."""
_Role = QPalette.ColorRole


class ThemeName(StrEnum):
    """What the View menu offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


THEME_TITLES = {
    ThemeName.SYSTEM: N_("As the system"),
    ThemeName.LIGHT: N_("Light"),
    ThemeName.DARK: N_("Dark"),
    ThemeName.CONTRAST: N_("High contrast"),
}

# Text against its ground is 7:1 or more (WCAG 2.2, 1.4.6), grey text 4.5:1 or more.
_LIGHT: Mapping[QPalette.ColorRole, str] = {
    _Role.Window: "#f3f4f6",
    _Role.WindowText: "#1a1d21",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f8fa",
    _Role.Text: "#1a1d21",
    _Role.Button: "#f3f4f6",
    _Role.ButtonText: "#1a1d21",
    _Role.BrightText: "#b42318",
    _Role.Highlight: "#1d5fb8",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#1d5fb8",
    _Role.Link: "#14509e",
    _Role.LinkVisited: "#5b3a9e",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1a1d21",
    _Role.PlaceholderText: "#646b76",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e7e9ed",
    _Role.Mid: "#c3c8d0",
    _Role.Dark: "#8d95a1",
    _Role.Shadow: "#5d6470",
}
_DARK: Mapping[QPalette.ColorRole, str] = {
    _Role.Window: "#24272c",
    _Role.WindowText: "#e9ebee",
    _Role.Base: "#1b1d21",
    _Role.AlternateBase: "#212429",
    _Role.Text: "#e9ebee",
    _Role.Button: "#2e3238",
    _Role.ButtonText: "#e9ebee",
    _Role.BrightText: "#ff8f85",
    _Role.Highlight: "#2f6cc4",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#6aa5f0",
    _Role.Link: "#8dbcf7",
    _Role.LinkVisited: "#c0a8f2",
    _Role.ToolTipBase: "#33373e",
    _Role.ToolTipText: "#e9ebee",
    _Role.PlaceholderText: "#9aa2ae",
    _Role.Light: "#4a4f58",
    _Role.Midlight: "#3a3f47",
    _Role.Mid: "#454b54",
    _Role.Dark: "#15171a",
    _Role.Shadow: "#0c0d0f",
}
_CONTRAST: Mapping[QPalette.ColorRole, str] = {
    _Role.Window: "#000000",
    _Role.WindowText: "#ffffff",
    _Role.Base: "#000000",
    _Role.AlternateBase: "#101010",
    _Role.Text: "#ffffff",
    _Role.Button: "#1a1a1a",
    _Role.ButtonText: "#ffffff",
    _Role.BrightText: "#ffb3ad",
    _Role.Highlight: "#ffe14d",
    _Role.HighlightedText: "#000000",
    _Role.Accent: "#ffe14d",
    _Role.Link: "#8fd0ff",
    _Role.LinkVisited: "#dcc4ff",
    _Role.ToolTipBase: "#000000",
    _Role.ToolTipText: "#ffffff",
    _Role.PlaceholderText: "#c8c8c8",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#8a8a8a",
    _Role.Mid: "#9a9a9a",
    _Role.Dark: "#d0d0d0",
    _Role.Shadow: "#ffffff",
}
_GREYED: Mapping[ThemeName, str] = {
    ThemeName.LIGHT: "#8a919c",
    ThemeName.DARK: "#7d8590",
    ThemeName.CONTRAST: "#a0a0a0",
}
# Fusion draws the outline of a control as its window colour made darker by 1.4; on a dark ground
# nothing of it is left, so controls get a window colour of their own (3:1 and more, WCAG 1.4.11).
_OUTLINES: Mapping[ThemeName, str] = {
    ThemeName.LIGHT: "#8894a7",
    ThemeName.DARK: "#a9b4c4",
    ThemeName.CONTRAST: "#ffffff",
}
_DARK_FOCUS = {_Role.Highlight: "#8dbcf7", _Role.HighlightedText: "#10151c"}
"""On dark, the line around what has the focus is lighter than a chosen row."""
_OUTLINED = ("QLineEdit", "QCheckBox", "QRadioButton", "QComboBox", "QAbstractSpinBox")
_FRAMED = ("QMenu", "QAbstractItemView", "QTextEdit", "QPlainTextEdit", "QGroupBox", "QPushButton")
"""Their frames, and the boxes to tick within them, are drawn in the same way."""
_MIDDLE = 128
"""Lightness, of 255, below which a ground is dark."""
_PALETTES = {ThemeName.LIGHT: _LIGHT, ThemeName.DARK: _DARK, ThemeName.CONTRAST: _CONTRAST}


def control_palette() -> QPalette:
    """The colours of a control with an outline in the present theme: its window is the outline."""
    return QApplication.palette(_OUTLINED[0])  # type: ignore[call-overload]  # the stub wants bytes


def palette(name: ThemeName) -> QPalette:
    """The colours of a theme; of SYSTEM those of LIGHT."""
    name = ThemeName.LIGHT if name is ThemeName.SYSTEM else name
    colours = QPalette()
    for role, colour in _PALETTES[name].items():
        colours.setColor(role, QColor(colour))
    grey = QColor(_GREYED[name])
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, grey)
    return colours


class Theme(QObject):
    """Gives the program its colours and keeps the user's choice."""

    changed = Signal()
    """The colours have changed."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        ground = application.palette().color(_Role.Window)
        self._system = ThemeName.DARK if ground.lightness() < _MIDDLE else ThemeName.LIGHT
        self._apply()

    def follow_system(self) -> None:
        """Be as the system is from now on; until then its colours say whether it is dark.

        What the system answers is a member of ``Qt``, and a style a ``QStyle``: neither is touched
        before the first picture of the window (see ``window.shell``).
        """
        if self._application.style().objectName().lower() != STYLE.lower():
            self._application.setStyle(STYLE)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._ask_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._ask_system)
        self._ask_system()

    @property
    def chosen(self) -> ThemeName:
        """The user's choice."""
        known = self._settings.theme in set(ThemeName)
        return ThemeName(self._settings.theme) if known else ThemeName.SYSTEM

    @property
    def effective(self) -> ThemeName:
        """The theme in use: never SYSTEM."""
        return self._system if self.chosen is ThemeName.SYSTEM else self.chosen

    def choose(self, name: ThemeName) -> None:
        """Take a theme and remember it."""
        self._settings.theme = name
        self._apply()

    def _ask_system(self) -> None:
        from PySide6.QtCore import Qt

        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._system = ThemeName.CONTRAST
        else:
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
            self._system = ThemeName.DARK if dark else ThemeName.LIGHT
        self._apply()

    def _apply(self) -> None:
        colours = palette(self.effective)
        if colours != self._application.palette():
            self._application.setPalette(colours)
            for kinds, of_kind in _palettes_of_kinds(self.effective):
                for kind in kinds:
                    # the stubs ask for bytes, the library for str
                    self._application.setPalette(of_kind, kind)  # pyright: ignore[reportArgumentType]
        self.changed.emit()


def _palettes_of_kinds(name: ThemeName) -> Iterator[tuple[tuple[str, ...], QPalette]]:
    """The palettes of the kinds of widgets whose outlines would not be seen."""
    outline = QColor(_OUTLINES[name])
    framed, focused = palette(name), palette(name)
    for colours in (framed, focused):
        colours.setColor(_Role.Window, outline)
    if name is ThemeName.DARK:
        for role, colour in _DARK_FOCUS.items():
            focused.setColor(role, QColor(colour))
    yield _OUTLINED, focused
    yield _FRAMED, framed
