"""The page in place of the workspace while there is no database: what is wrong, and ways on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.form.form_page import explained
from ita_desk.gui.thai_label import ThaiLabel

_WIDEST_IN_LETTERS = 78
_PATIENCE_MS = 400
"""What is done sooner shows no progress."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """A button, and what it does in a sentence."""

    words: str
    explanation: str
    go: Callable[[], None]


class OpeningPage(QScrollArea):
    """Shows a trouble with its ways on, or a progress; the first way on has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons: list[QPushButton] = []
        self._title = ThaiLabel()
        font = QFont()
        font.setBold(True)
        font.setPointSizeF(self._title.font().pointSizeF() * 1.35)
        self._title.setFont(font)
        self._sentences = QVBoxLayout()
        self._labels: list[ThaiLabel] = []
        self._cards: list[QFrame] = []
        self._ways = QVBoxLayout()
        self._ways.setSpacing(14)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._lay_out()

    @property
    def text(self) -> str:
        """Title and sentences, a line each."""
        return "\n".join((self._title.text(), *(label.text() for label in self._labels)))

    def show_trouble(self, title: str, sentences: Sequence[str], ways: Sequence[WayOn]) -> None:
        """Say what is wrong and offer ways on."""
        self._late.stop()
        self._progress.hide()
        self._fill(title, sentences, ways)
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, sentence: str, ways: Sequence[WayOn] = ()) -> None:
        """Say what is being done, once it has taken a moment."""
        self._late.timeout.disconnect()

        def show() -> None:
            self._fill(sentence, (), ways)
            self._progress.setAccessibleName(sentence)
            self._progress.show()

        self._late.timeout.connect(show)
        self._late.start()
        for button in self.buttons:
            button.setEnabled(False)

    def _lay_out(self) -> None:
        self._late.timeout.connect(self._progress.show)
        self._progress.hide()
        content = QWidget()
        outer = QHBoxLayout(content)
        inner = QWidget()
        inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_IN_LETTERS)
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addLayout(self._sentences)
        column.addWidget(self._progress)
        column.addSpacing(8)
        column.addLayout(self._ways)
        column.addStretch(2)
        outer.addWidget(inner)
        self.setWidget(content)

    def _fill(self, title: str, sentences: Sequence[str], ways: Sequence[WayOn]) -> None:
        self._title.setText(title)
        self.setAccessibleName(" ".join((title, *sentences)))
        for old in (*self._labels, *self._cards):
            old.hide()
            old.deleteLater()
        self._labels = [ThaiLabel(sentence) for sentence in sentences]
        for label in self._labels:
            self._sentences.addWidget(label)
        self._cards = []
        self.buttons = [self._add_way(way) for way in ways]

    def _add_way(self, way: WayOn) -> QPushButton:
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 0, 18, 0)
        if way.explanation:
            card.setFrameShape(QFrame.Shape.StyledPanel)
            card.setBackgroundRole(QPalette.ColorRole.Base)
            card.setAutoFillBackground(True)
            column.setContentsMargins(18, 14, 18, 12)
        button = QPushButton(way.words)
        button.setAccessibleName(way.words)
        button.setAccessibleDescription(way.explanation)
        button.setAutoDefault(True)
        button.clicked.connect(way.go)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if way.explanation:
            column.addWidget(explained(way.explanation))
        self._ways.addWidget(card)
        self._cards.append(card)
        return button
