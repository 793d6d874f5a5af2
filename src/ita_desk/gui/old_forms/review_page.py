"""What was read of an old form, before anything of it is written."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ita_desk.contents.dossier_title import dossier_title
from ita_desk.exchange.forms.doubt_sentences import doubt_words, question_place
from ita_desk.exchange.forms.form_file import FormFile
from ita_desk.exchange.forms.reading import Question
from ita_desk.exchange.forms.review import (
    Answer,
    Review,
    answered,
    possible_answers,
)
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.old_forms.answer_bar import AnswerBar, plain_words
from ita_desk.gui.old_forms.leftover_drag import take_into_cells
from ita_desk.gui.old_forms.leftover_part import LeftoverPart
from ita_desk.gui.old_forms.read_form import ReadForm
from ita_desk.gui.old_forms.review_model import ReviewModel
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList

_WIDE_IN_LETTERS = 150
"""Letters of width from which the lists stand beside the form."""
_Key = Qt.Key
AddForm = Callable[[FormFile, Review, Callable[[], None]], None]


class ReviewPage(QWidget):
    """One form after the other: the form as it was read, its questions, and what is left over.

    In the list of questions Left and Right choose the answer to all equal doubts, in the form the
    answer is for one cell; F2 types another value. F8 goes to the next doubt. Enter in a list adds,
    Esc leaves out.
    """

    wanted = Signal()
    """There is a form to look at: bring the page to the front."""
    finished = Signal()
    """Every form was added or left out."""

    def __init__(self, add_form: AddForm, session: Session, icons: Icons) -> None:
        """Show nothing yet; ``add_form`` adds a form and calls back once it is there."""
        super().__init__()
        explain_as(self, "review.answer")
        self._add_form, self._session, self._icons = add_form, session, icons
        _ = self._translate = session.translate
        self._waiting: deque[FormFile] = deque()
        self.form: FormFile | None = None
        """The one that is shown."""
        self._number = self._count = 0
        self._at_cell = False
        self._asked_of: tuple[tuple[Question, tuple[int, ...]], ...] = ()
        """The questions of the list, each with its doubts."""
        self.setAccessibleName(_("Old form"))
        self.model = ReviewModel(self)
        self.heading, self.summary, self.fault = ThaiLabel(), ThaiLabel(), ThaiLabel()
        font = QFont()
        font.setBold(True)
        self.heading.setFont(font)
        self.read_form = ReadForm(session, self.model)
        self.list = WrappedList(_("What is doubtful"))
        self.answers = AnswerBar(_)
        self.left = LeftoverPart(self.model, icons, _)
        self.add = QPushButton(_("&Add this report"))
        self.add.setIcon(icons.icon("file-input"))
        self.leave_out = QPushButton(_("&Leave it out"))
        for button in (self.add, self.leave_out):
            button.setAutoDefault(True)
        self.setFocusProxy(self.list)
        self._lay_out()
        self._connect()

    def show_forms(self, forms: Sequence[FormFile], refused: Sequence[str] = ()) -> None:
        """Show these forms, the first now; ``refused`` tells of files that can't be read."""
        self._waiting = deque(forms)
        self._number, self._count = 0, len(forms)
        self.fault.setText("\n".join(refused))
        self.fault.setVisible(bool(refused))
        self._next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter adds, Esc leaves out; the keys of the class."""
        if event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self._accept()
        elif event.key() == _Key.Key_Escape:
            self._leave_out()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.model.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.model.redo()
        elif event.key() == _Key.Key_F8:
            self._next_doubt()
        elif event.key() == _Key.Key_F6 and (pane := self._next_pane(event)) is not None:
            self._enter(pane)
        elif event.key() == _Key.Key_F2 and self.list.hasFocus():
            self._edit_doubt()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Left and Right in the list choose an answer."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (_Key.Key_Left, _Key.Key_Right) and not event.modifiers():
                self._turn(1 if event.key() == _Key.Key_Right else -1)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Qt: keys that mean this page here, and the dossier elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            keys = QKeySequence.StandardKey
            own = event.key() == _Key.Key_F8
            own = own or event.matches(keys.Undo) or event.matches(keys.Redo)
            if own or (event.key() == _Key.Key_F6 and self._next_pane(event) is not None):
                event.accept()
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the lists stand beside the form where there is room, else below it."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _WIDE_IN_LETTERS
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._keep_room()
        self._parts.setOrientation(across if wide else down)
        self._lists.setOrientation(down if wide else across)

    # What is shown

    def _next(self) -> None:
        self.form = self._waiting.popleft() if self._waiting else None
        self.model.begin(None if self.form is None else self.form.reading)
        if self.form is None:
            self.finished.emit()
            return
        self._number += 1
        self.wanted.emit()
        self._show(self.form)

    def _leave_out(self) -> None:
        """Go on without this form; what was answered and typed is asked about, for it is lost."""
        question = self._translate("What was answered and corrected here is lost.")
        words = self._translate("Leave it out")
        if not self.model.touched or self._session.gateway.confirm(question, words):
            self._next()

    def _show(self, form: FormFile) -> None:
        _ = self._translate
        heading = _("Read from {file}; nothing is added yet").format(file=form.name)
        if self._count > 1:
            place = _("File {number} of {count}").format(number=self._number, count=self._count)
            heading = f"{place}: {heading}"
        self.heading.setText(heading)
        self.list.clear()
        review = self.model.review
        self._asked_of = () if review is None else review.questions
        for question, _numbers in self._asked_of:
            self.list.add(
                self._asked(question), question, icon=self._icons.icon("circle-question-mark")
            )
        self._refresh()
        self.list.setCurrentRow(0)
        self._enter(self.list)

    def _asked(self, question: Question) -> str:
        words, count = doubt_words(question, self._translate), len(question.doubts)
        if count == 1:
            return words
        return self._translate("{count} cells: {what}").format(count=count, what=words)

    def _refresh(self) -> None:
        """Counts, answers and leftovers as they stand."""
        review, _ = self.model.review, self._translate
        if review is None:
            return
        self.summary.setText(f"{dossier_title(review.dossier)}\n{self._counts(review)}")
        # While another form comes, the list still has the questions of the one before.
        for row, (question, numbers) in enumerate(self._asked_of[: self.list.count()]):
            item, given = self.list.item(row), review.answer_of(numbers)
            told = _("not answered") if given is None else plain_words(given, _)
            self.list.detail(item, f"{question_place(question, _)} · {told}")
            item.setIcon(
                self._icons.icon("circle-question-mark" if given is None else "circle-check")
            )
        self.left.refresh(review)
        self._ask()
        self._offer()

    def _counts(self, review: Review) -> str:
        words = self._translate(
            "{measures} measures, {activities} activities, {results} results;"
            " {doubts} doubts are open"
        )
        dossier = review.dossier
        return words.format(
            measures=len(dossier.measures),
            activities=len(dossier.activities),
            results=sum(len(one.results) for one in dossier.activities),
            doubts=len(review.open_doubts),
        )

    # Answers

    def _numbers(self) -> tuple[int, ...]:
        """The doubts that an answer is for: those of the current cell, or of the question."""
        review = self.model.review
        if review is None:
            return ()
        if self._at_cell:
            place = self.read_form.place
            return () if place is None else review.doubts_at(place)
        row = self.list.currentRow()
        return self._asked_of[row][1] if row >= 0 else ()

    def _ask(self) -> None:
        review, numbers, _ = self.model.review, self._numbers(), self._translate
        if review is None or not numbers:
            self.answers.ask("", (), None)
            return
        doubt = review.reading.doubts[numbers[0]]
        about = f"{doubt.source.told(_)}: {doubt_words(doubt, _)}"
        if not self._at_cell and len(numbers) > 1:
            about = _("One answer for all {count} cells").format(count=len(numbers))
        self.answers.ask(about, possible_answers(doubt), review.answer_of(numbers))

    def _answer(self, answer: Answer) -> None:
        review, numbers = self.model.review, self._numbers()
        if review is not None and numbers:
            self.model.take(answered(review, numbers, answer))

    def _turn(self, step: int) -> None:
        """The answer after, or before, the given one."""
        review, numbers = self.model.review, self._numbers()
        if review is None or not numbers:
            return
        possible = possible_answers(review.reading.doubts[numbers[0]])
        given = review.answer_of(numbers)
        at = possible.index(given) + step if given in possible else (0 if step > 0 else -1)
        self._answer(possible[at % len(possible)])

    def _next_doubt(self) -> None:
        """Go to the next question that isn't answered."""
        review, count = self.model.review, self.list.count()
        for step in range(1, count + 1):
            row = (self.list.currentRow() + step) % count
            if review and review.answer_of(self._asked_of[row][1]) is None:
                self.list.setCurrentRow(row)
                self._enter(self.list)
                return

    def _show_doubt(self) -> None:
        """The cell of the current question, in the form above."""
        review, numbers = self.model.review, self._numbers()
        if review is not None and numbers and not self._at_cell:
            place = review.reading.doubts[numbers[0]].place
            if place is not None:
                self.read_form.go_to(place)

    def _edit_doubt(self) -> None:
        self._show_doubt()
        self.read_form.edit()

    def _offer(self) -> None:
        """Say into which field a leftover would be put: the one that was chosen last."""
        place = self.read_form.place
        self.left.offer(place, "" if place is None else self.read_form.name_of(place))

    # The end of a form

    def _accept(self) -> None:
        review = self.model.review
        self.read_form.commit()
        # One that can't be added now, because the disk is full, stays for another try.
        form = self.form
        if form and review is not None:

            def added() -> None:
                if self.form is form:
                    self._next()

            self._add_form(form, self.model.review or review, added)

    # Its parts

    def _next_pane(self, event: QKeyEvent) -> QWidget | None:
        """The pane that F6 goes to; None at the last one, where the window goes on."""
        panes = [
            pane for pane in (*self.read_form.views, self.list, self.left.list) if pane.isVisible()
        ]
        focused = self.focusWidget()
        at = next(
            (
                i
                for i, pane in enumerate(panes)
                if focused and (pane is focused or pane.isAncestorOf(focused))
            ),
            None,
        )
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        to = None if at is None else at + (-1 if back else 1)
        return panes[to] if to is not None and 0 <= to < len(panes) else None

    def _enter(self, pane: QWidget) -> None:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(pane)

    def _lay_out(self) -> None:
        self._parts, self._lists = QSplitter(), QSplitter()
        for splitter in (self._parts, self._lists):
            splitter.setChildrenCollapsible(False)
        self._lists.addWidget(_column(self.list, self.answers))
        self._lists.addWidget(self.left)
        self._lists.setStretchFactor(0, 3)
        self._lists.setStretchFactor(1, 2)
        self._parts.addWidget(self.read_form)
        self._parts.addWidget(self._lists)
        self._parts.setStretchFactor(0, 3)
        self._parts.setStretchFactor(1, 2)
        self._parts.setSizes([700, 300])
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.add)
        row.addWidget(self.leave_out)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 10, 16, 4)
        column.setSpacing(6)
        for part in (self.heading, self.summary, self.fault):
            column.addWidget(part)
        column.addWidget(self._parts, 1)
        # In a low window, or with large letters, the page is taller than the window.
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        buttons.setContentsMargins(16, 4, 16, 12)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)

    def _keep_room(self) -> None:
        """The lists and the form show some lines, however large their letters."""
        line = self.fontMetrics().height()
        self.list.setMinimumHeight(5 * line)
        self.left.list.setMinimumHeight(4 * line)
        self.read_form.keep_room(5 * line)

    def _connect(self) -> None:
        self.model.changed.connect(self._refresh)
        self.list.currentItemChanged.connect(self._of_list)
        self.list.installEventFilter(self)
        self.read_form.entered.connect(self._of_cell)
        self.answers.chosen.connect(self._answer)
        self.left.put_wanted.connect(lambda: self.left.put_current(self.read_form.place))
        self.add.clicked.connect(self._accept)
        self.leave_out.clicked.connect(self._leave_out)
        for view in self.read_form.views:
            take_into_cells(view, self.left.put_into)

    def _of_list(self) -> None:
        self._at_cell = False
        self._show_doubt()
        self._ask()

    def _of_cell(self) -> None:
        self._at_cell = self.read_form.has_focus()
        self._ask()
        self._offer()


def _column(*parts: QWidget) -> QWidget:
    held = QWidget()
    held.setMinimumSize(120, 60)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, WrappedList) else 0)
    return held
