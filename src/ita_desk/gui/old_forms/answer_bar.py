"""What can be said of a doubt: a button for each answer, the given one pressed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.exchange.forms.review import Answer
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.model.errors import N_

WORDS: dict[Answer, str] = {
    "as-read": N_("&Right as read"),
    "tick": N_("A &tick"),
    "nothing": N_("&Nothing"),
    "text": N_("As t&yped"),
    "split": N_("&Split it"),
    "numbered": N_("It has a n&umber"),
    "public": N_("&Public"),
}


class AnswerBar(QWidget):
    """The place and the text in doubt above, the answers below; hidden where nothing is asked."""

    chosen = Signal(object)
    """The ``Answer`` of the button that was pressed."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        """Ask nothing yet."""
        super().__init__()
        self.about = ThaiLabel()
        self.buttons: dict[Answer, QPushButton] = {}
        row = QWidget()
        flow = FlowLayout(row)
        for answer, words in WORDS.items():
            button = QPushButton(translate(words))
            button.setCheckable(True)
            button.setProperty("answer", answer)
            button.clicked.connect(self._clicked)
            self.buttons[answer] = button
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addWidget(row)
        self.hide()

    def ask(self, about: str, answers: Sequence[Answer], given: Answer | None) -> None:
        """Ask for one of ``answers``; none hides the bar."""
        self.about.setText(about)
        for answer, button in self.buttons.items():
            button.setVisible(answer in answers)
            button.setChecked(answer == given)
        self.setVisible(bool(answers))

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().property("answer"))


def plain_words(answer: Answer, translate: Callable[[str], str]) -> str:
    """An answer as it stands beside its question."""
    words = translate(WORDS[answer])
    bare, mark, rest = words.partition("(&")
    return (bare + rest.partition(")")[2]).strip() if mark else words.replace("&", "")
