"""A strip over the pages: a sentence and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from ita_desk.gui.thai_label import YieldingLabel

_MARGIN, _LOW_MARGIN = 4, 0


class Strip(QFrame):
    """It moves the page down and never covers what is typed.

    A low window needs the height for the page: there the sentence takes one line, whole while the
    keyboard is in the strip, and of two strips only the one that the other waits for is in sight.
    """

    wanted_changed = Signal()
    """It says something now, or nothing any more."""

    def __init__(self, waits_for: "Strip | None" = None) -> None:
        """Nothing is said yet. It ``waits_for`` another strip in a low window."""
        super().__init__()
        self._waits_for = waits_for
        self._said, self._low = "", False
        self.sentence = YieldingLabel()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, _MARGIN, 12, _MARGIN)
        self.row.addWidget(self.sentence, 1)
        if waits_for is not None:
            waits_for.wanted_changed.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether it has something to say."""
        return self._said != ""

    def say(self, words: str) -> None:
        """Show a sentence; an empty one hides the strip."""
        self._said = words
        if words:
            self.sentence.setText(words)
            self.setAccessibleName(words)
        self._follow()
        self.wanted_changed.emit()

    def be_low(self, low: bool) -> None:
        """The window became low, or is no longer."""
        self._low = low
        margin = _LOW_MARGIN if low else _MARGIN
        self.row.setContentsMargins(12, margin, 12, margin)
        self._follow()

    def _follow(self) -> None:
        waits = self._low and self._waits_for is not None and self._waits_for.wanted
        self.setVisible(self.wanted and not waits)
        self._follow_focus(None, QApplication.focusWidget())

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self.sentence.be_one_line(self._low and not (now is not None and self.isAncestorOf(now)))
