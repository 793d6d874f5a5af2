"""A clerk's two hands in tests: keys to whatever has the focus, counted; no mouse."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


class Keyboard:
    """Types into the widget with the focus, as a keyboard would.

    ``strokes`` counts key combinations, ``letters`` the characters of texts.
    """

    def __init__(self):
        self.strokes = 0
        self.letters = 0

    def press(self, *combinations, times=1):
        """Press combinations such as ``Ctrl+D`` one after the other."""
        for combination in combinations * times:
            self.strokes += 1
            keys = QKeySequence(combination)[0]
            QTest.keyClick(_target(), keys.key(), keys.keyboardModifiers())
            QApplication.processEvents()

    def write(self, text):
        """Type a text, letter by letter."""
        for letter in text:
            self.letters += 1
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(_target(), event)
        QApplication.processEvents()


def copy_elsewhere(text):
    """Put a text on the clipboard, as another program does; costs no key here."""
    QGuiApplication.clipboard().setText(text)


def _target():
    popup = QApplication.activePopupWidget()
    return popup or QApplication.focusWidget()
