"""Where a key leads in a table, as in a spreadsheet, and whether it types."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Way(Enum):
    """A way to go from a cell."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    FIRST_COLUMN = auto()
    LAST_COLUMN = auto()
    FIRST_ROW = auto()
    LAST_ROW = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    START = auto()
    END = auto()


_PLAIN = {
    _Key.Key_Left: Way.LEFT,
    _Key.Key_Right: Way.RIGHT,
    _Key.Key_Up: Way.UP,
    _Key.Key_Down: Way.DOWN,
    _Key.Key_Home: Way.FIRST_COLUMN,
    _Key.Key_End: Way.LAST_COLUMN,
    _Key.Key_PageUp: Way.PAGE_UP,
    _Key.Key_PageDown: Way.PAGE_DOWN,
}
_WITH_CTRL = {
    _Key.Key_Left: Way.FIRST_COLUMN,
    _Key.Key_Right: Way.LAST_COLUMN,
    _Key.Key_Up: Way.FIRST_ROW,
    _Key.Key_Down: Way.LAST_ROW,
    _Key.Key_Home: Way.START,
    _Key.Key_End: Way.END,
}


def way_of(event: QKeyEvent) -> Way | None:
    """The way a key leads, with or without Shift; None for other keys."""
    modifiers = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
    key = Qt.Key(event.key())
    if modifiers == Qt.KeyboardModifier.NoModifier:
        return _PLAIN.get(key)
    return _WITH_CTRL.get(key) if modifiers == _CTRL else None


def target(way: Way, row: int, column: int, size: tuple[int, int], page: int) -> tuple[int, int]:
    """The cell reached; ``size`` counts rows (the empty one is last) and columns.

    The last row that Ctrl leads to is the last one with something in it.
    """
    rows, columns = size
    last_row, last_column = max(rows - 1, 0), max(columns - 1, 0)
    last_full = max(rows - 2, 0)
    reached = {
        Way.LEFT: (row, column - 1),
        Way.RIGHT: (row, column + 1),
        Way.UP: (row - 1, column),
        Way.DOWN: (row + 1, column),
        Way.FIRST_COLUMN: (row, 0),
        Way.LAST_COLUMN: (row, last_column),
        Way.FIRST_ROW: (0, column),
        Way.LAST_ROW: (last_full if row < last_full else last_row, column),
        Way.PAGE_UP: (row - page, column),
        Way.PAGE_DOWN: (row + page, column),
        Way.START: (0, 0),
        Way.END: (last_full, last_column),
    }[way]
    return min(max(reached[0], 0), last_row), min(max(reached[1], 0), last_column)


def is_modified(event: QKeyEvent) -> bool:
    """Whether Ctrl or Alt is held."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & modifiers)


def is_text(event: QKeyEvent) -> bool:
    """Whether a key types something."""
    text = event.text()
    # AltGr arrives as Ctrl+Alt on Windows and types letters.
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    plain = not is_modified(event) or (event.modifiers() & both) == both
    return bool(text) and text.isprintable() and plain
