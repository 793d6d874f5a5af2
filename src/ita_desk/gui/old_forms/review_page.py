"""What was read of an old form, before anything of it is written."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.dossier_title import dossier_title
from ita_desk.exchange.forms.doubt_sentences import question_sentence
from ita_desk.exchange.forms.form_file import FormFile
from ita_desk.exchange.forms.reading import Reading, questions
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.wrapped_list import WrappedList

MOST_SHOWN = 300
"""Texts left over that are listed here; the panel of the dossier has all."""
_LONGEST = 400


class ReviewPage(QWidget):
    """One form after the other: its title, counts, questions and what is left over.

    The list is reached and read by arrow keys; Enter adds, Esc leaves out.
    """

    wanted = Signal()
    """There is a form to look at: bring the page to the front."""
    finished = Signal()
    """Every form was added or left out."""

    def __init__(
        self, add_form: Callable[[FormFile], bool], icons: Icons, translate: Callable[[str], str]
    ) -> None:
        """Show nothing yet; ``add_form`` tells whether a form could be added."""
        super().__init__()
        self._add_form = add_form
        explain_as(self, "review.answer")
        _ = self._translate = translate
        self._icons = icons
        self._waiting: deque[FormFile] = deque()
        self.form: FormFile | None = None
        """The one that is shown."""
        self._number = self._count = 0
        self.setAccessibleName(_("Old form"))
        self.heading = ThaiLabel()
        font = QFont()
        font.setBold(True)
        self.heading.setFont(font)
        self.summary = ThaiLabel()
        self.fault = ThaiLabel()
        self.list = WrappedList(_("What is doubtful and what is left over"))
        self.add = QPushButton(_("&Add this report"))
        self.add.setAutoDefault(True)
        self.add.setIcon(icons.icon("file-input"))
        self.add.clicked.connect(self._accept)
        self.leave_out = QPushButton(_("&Leave it out"))
        self.leave_out.setAutoDefault(True)
        self.leave_out.clicked.connect(self._next)
        self.setFocusProxy(self.list)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.add)
        row.addWidget(self.leave_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(8)
        for part in (self.heading, self.summary, self.fault):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def show_forms(self, forms: Sequence[FormFile], refused: Sequence[str] = ()) -> None:
        """Show these forms, the first now; ``refused`` tells of files that can't be read."""
        self._waiting = deque(forms)
        self._number, self._count = 0, len(forms)
        self.fault.setText("\n".join(refused))
        self.fault.setVisible(bool(refused))
        self._next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter adds, Esc leaves out."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._next()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        # One that can't be added now, because the disk is full, stays for another try.
        if self.form is not None and self._add_form(self.form):
            self._next()

    def _next(self) -> None:
        self.list.clear()
        self.form = self._waiting.popleft() if self._waiting else None
        if self.form is None:
            self.finished.emit()
            return
        self._number += 1
        self.wanted.emit()
        self._show(self.form)

    def _show(self, form: FormFile) -> None:
        _, reading = self._translate, form.reading
        heading = _("Read from {file}; nothing is added yet").format(file=form.name)
        if self._count > 1:
            place = _("File {number} of {count}").format(number=self._number, count=self._count)
            heading = f"{place}: {heading}"
        self.heading.setText(heading)
        asked = questions(reading.doubts)
        self.summary.setText(f"{dossier_title(reading.dossier)}\n{self._counts(reading)}")
        self._head(_("Questions: {number}").format(number=len(asked)))
        for question in asked:
            sentence = question_sentence(question, _)
            self.list.add(sentence, question, icon=self._icons.icon("circle-question-mark"))
        self._head(
            _("Left over, kept with the report: {number}").format(number=len(reading.leftovers))
        )
        for left in reading.leftovers[:MOST_SHOWN]:
            self.list.add(
                _shortened(left.text),
                left,
                detail=left.source.told(_),
                icon=self._icons.icon("file-text"),
            )
        if (more := len(reading.leftovers) - MOST_SHOWN) > 0:
            self._head(_("{number} more are not listed here").format(number=more))
        self.list.setCurrentRow(1 if self.list.count() > 2 else 0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _counts(self, reading: Reading) -> str:
        words = self._translate("{measures} measures, {activities} activities, {results} results")
        return words.format(
            measures=len(reading.dossier.measures),
            activities=len(reading.dossier.activities),
            results=sum(len(one.results) for one in reading.dossier.activities),
        )

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont()
        font.setBold(True)
        item.setFont(font)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
