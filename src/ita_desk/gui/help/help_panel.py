"""The panel that explains the field that has the focus."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ita_desk.gui.help.help_texts import HelpText
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.model.errors import N_

TABLE_KEYS: tuple[tuple[str, str], ...] = (
    ("Tab, Shift+Tab", N_("next cell, cell before; at the end a new row")),
    ("Enter", N_("keep the cell and go down")),
    ("F2", N_("edit the cell; typing begins anew")),
    ("Esc", N_("give back what was there")),
    ("Space", N_("tick or untick, keeping the text")),
    ("Ctrl+D, Ctrl+R", N_("copy the cell above down, or to the right")),
    ("Ctrl+C, Ctrl+X, Ctrl+V", N_("copy, cut and paste, also from Excel and Word")),
    ("Delete", N_("empty the chosen cells")),
    ("Alt+↑, Alt+↓", N_("move the row")),
    ("Ctrl+Enter", N_("new row below")),
    ("Ctrl+Shift+D", N_("duplicate the row")),
    ("F4", N_("in results: a new occurrence of today, or of the nearest day of the round")),
    ("Ctrl+L", N_("in results: add the address from the clipboard")),
)
"""Keys that work inside tables, and what they do."""


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
        if text.wrong:
            column.addSpacing(6)
            column.addWidget(_bold(self._translate("Not like this")))
            for example, why in text.wrong:
                column.addWidget(_framed(example))
                column.addWidget(ThaiLabel(why))
        if text.source:
            column.addSpacing(6)
            column.addWidget(_bold(self._translate("Where it comes from")))
            column.addWidget(ThaiLabel(text.source))
        if text.keys:
            column.addSpacing(6)
            column.addWidget(_bold(self._translate("Keys")))
            column.addWidget(ThaiLabel(text.keys))
        column.addStretch(1)

    def show_keys(self, actions: Iterable[QAction]) -> None:
        """Show what the keys do: those inside tables, and those of ``actions``."""
        self._shown = None
        column = self._fresh()
        column.addWidget(_bold(self._translate("Keys")))
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(6)
        table.setColumnStretch(1, 1)
        for row, (key, words) in enumerate(_key_table(actions, self._translate)):
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


def _key_table(
    actions: Iterable[QAction], translate: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Pairs of keys and what they do."""
    for keys, words in TABLE_KEYS:
        yield keys, translate(words)
    for action in actions:
        shortcuts = action.shortcuts()
        if shortcuts:
            native = QKeySequence.SequenceFormat.NativeText
            keys = ", ".join(shortcut.toString(native) for shortcut in shortcuts)
            yield keys, action.text().replace("&", "").removesuffix("…")
