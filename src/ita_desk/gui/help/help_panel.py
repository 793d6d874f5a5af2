"""The panel that explains the field that has the focus."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ita_desk.gui.help.help_texts import HelpText
from ita_desk.gui.thai_label import ThaiLabel


class HelpPanel(QScrollArea):
    """Shows one help text, or the table of keys."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        """Begin empty."""
        super().__init__()
        self._translate = translate
        self._shown: HelpText | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Help"))

    @property
    def shown(self) -> HelpText | None:
        """The text in sight, None while the keys are."""
        return self._shown

    def show_text(self, text: HelpText) -> None:
        """Explain one field."""
        if text == self._shown:
            return
        self._shown = text
        column = self._fresh()
        column.addWidget(_bold(text.title))
        column.addWidget(ThaiLabel(text.text))
        if text.examples:
            column.addSpacing(6)
            column.addWidget(_bold(self._translate("A good example")))
            for example in text.examples:
                column.addWidget(_framed(example))
        if text.keys:
            column.addSpacing(6)
            column.addWidget(_bold(self._translate("Keys")))
            column.addWidget(ThaiLabel(text.keys))
        column.addStretch(1)

    def show_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Show pairs of keys and what they do."""
        self._shown = None
        column = self._fresh()
        column.addWidget(_bold(self._translate("Keys")))
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(6)
        table.setColumnStretch(1, 1)
        for row, (key, words) in enumerate(keys):
            table.addWidget(_bold(key), row, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(ThaiLabel(words), row, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(table)
        column.addStretch(1)

    def _fresh(self) -> QVBoxLayout:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        self.setWidget(content)
        return column


def _bold(text: str) -> ThaiLabel:
    label = ThaiLabel(text)
    font = QFont()
    font.setBold(True)
    label.setFont(font)
    return label


def _framed(text: str) -> QFrame:
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    frame.setBackgroundRole(frame.palette().ColorRole.Base)
    frame.setAutoFillBackground(True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, 6, 10, 6)
    label = ThaiLabel(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    layout.addWidget(label)
    return frame
