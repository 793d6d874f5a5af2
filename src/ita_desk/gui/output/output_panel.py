"""A strip above the page for what a dialog would interrupt: a question, a progress, a result."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ita_desk.gui.thai_label import ThaiLabel

Choice = tuple[str, Callable[[], None]]
_PATIENCE_MS = 400
"""What is done sooner shows no progress."""


class OutputPanel(QFrame):
    """Hidden until there is something to say; Esc closes it, or cancels what goes on."""

    def __init__(self, translate: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._on_escape: Callable[[], None] = self.hide
        self._of_state = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.sentence = ThaiLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(240)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.progress)
        self._late = QTimer(self, singleShot=True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self.show)
        self.hide()

    def ask(self, question: str, choices: Sequence[Choice]) -> None:
        """Show a question; the first choice has the focus, and Esc closes without any."""
        self._fill(question, [*choices, (self._translate("Cancel"), self.hide)])
        self._on_escape = self.hide
        self._of_state = True
        self.show()
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(
        self, sentence: str, choices: Sequence[Choice] = (), *, of_state: bool = False
    ) -> None:
        """Show a result with what can be done with it; ``of_state`` as in ``outdate``."""
        self._fill(sentence, [*choices, (self._translate("Close"), self.hide)])
        self._on_escape = self.hide
        self._of_state = of_state
        self.show()

    def begin(self, sentence: str, cancel: Callable[[], None]) -> None:
        """Show a progress with a way out, once it has taken a moment."""

        def give_up() -> None:
            self.close_quietly()
            cancel()

        self._fill(sentence, [(self._translate("Cancel"), give_up)])
        self._on_escape = give_up
        self.progress.setRange(0, 0)
        self.progress.show()
        if not self.isVisible():
            self._late.start()

    def step(self, done: int, steps: int) -> None:
        """Move the progress on."""
        self.progress.setRange(0, steps)
        self.progress.setValue(done)

    def leave(self) -> None:
        """Another dossier is open: what is asked or told of the one before goes with it."""
        if self.progress.isHidden():
            self.close_quietly()

    def outdate(self) -> None:
        """The dossier has changed: a question, and what was told of its state, may be wrong now."""
        if self._of_state:
            self.leave()

    def close_quietly(self) -> None:
        """Say nothing any more."""
        self._late.stop()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes or cancels; Enter presses the button in focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _fill(self, sentence: str, choices: Sequence[Choice]) -> None:
        self._late.stop()
        self.progress.hide()
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(label, act) for label, act in choices]

    def _button(self, label: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(label)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button
