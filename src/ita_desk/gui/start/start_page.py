"""The start page: begin a round, bring in an old file, or open the example."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.dossiers.names import dossier_name
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.phrase_completion import PhraseCompletion
from ita_desk.gui.start.guesses import Beginning, guess_beginning, newest_of_unit
from ita_desk.gui.thai_label import ThaiLabel, heading_label
from ita_desk.gui.window.session import Session
from ita_desk.thai.calendar import round_label

_WIDEST_IN_LETTERS = 78


class StartPage(QScrollArea):
    """Shown while there is no dossier, and when a new round is wanted."""

    begin_wanted = Signal(object)
    """``Beginning``: start this round."""
    file_wanted = Signal()
    example_wanted = Signal()
    cancelled = Signal()
    """Back to the dossier that was open."""

    def __init__(self, session: Session, icons: Icons, today: Callable[[], date]) -> None:
        """Begin empty; ``prepare`` makes the fields, which a window with a dossier never needs."""
        super().__init__()
        self._session = session
        self._icons = icons
        self._today = today
        self._like: int | None = None
        self.setAccessibleName(session.translate("Start"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def prepare(self, cancellable: bool) -> None:
        """Guess year, round and unit anew."""
        if not self.widget():
            self._build()
        guess = guess_beginning(self._session.dossiers(), self._today())
        self._like = guess.like
        self.fiscal_year.setValue(guess.fiscal_year)
        self.round.setCurrentIndex(guess.round_number - 1)
        self.unit.setText(guess.unit_name)
        self.carry_plan.setChecked(True)
        self._offer_plan()
        self._cancel.setVisible(cancellable)
        self.show_fault("")

    def focus_first(self) -> None:
        """Put the focus on the field that most likely wants typing."""
        field = self.begin if self.unit.text() else self.unit
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """Say why a file was not brought in; "" for no fault."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter starts, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        elif event.key() == Qt.Key.Key_Escape and not self._cancel.isHidden():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        _ = self._session.translate
        self._make_fields()
        content = QWidget()
        outer = QHBoxLayout(content)
        inner = QWidget()
        inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_IN_LETTERS)
        self._column = QVBoxLayout(inner)
        outer.addWidget(inner)
        self._column.addStretch(1)
        self._heading = heading_label(_("How do you want to begin?"), 1.35)
        self._column.addWidget(self._heading)
        self._column.addSpacing(6)
        self._column.addWidget(self._round_card())
        self._file_card()
        self._example_card()
        self._cancel = QPushButton(_("Back to the open dossier"))
        self._cancel.clicked.connect(self.cancelled)
        self._column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(2)
        self.setWidget(content)

    def _make_fields(self) -> None:
        _ = self._session.translate
        self.fiscal_year = QSpinBox()
        self.fiscal_year.setRange(2500, 2699)
        self.fiscal_year.setAccessibleName(_("Fiscal year"))
        self.round = QComboBox()
        self.round.addItems([round_label(1), round_label(2)])
        self.round.setAccessibleName(_("Round"))
        self.unit = QLineEdit()
        self.unit.setAccessibleName(_("Unit"))
        self.unit.setPlaceholderText(_("such as กองแผนงาน"))
        self.unit.textChanged.connect(self._offer_plan)
        PhraseCompletion(self.unit, lambda: self._session.store.phrases("unit", "name"))
        self.carry_plan = QCheckBox(_("Take over the plan of the round before"))
        self.carry_plan.setAccessibleName(self.carry_plan.text())
        explain_as(self.fiscal_year, "start.fiscal_year")
        explain_as(self.round, "start.round")
        explain_as(self.unit, "start.unit")
        explain_as(self.carry_plan, "start.carry_plan")
        self._carried = ThaiLabel()  # a check box doesn't wrap its words
        self.begin = self._button(_("Start the round"), "file-plus", self._begin)
        self.begin.setDefault(True)
        self.open_file = self._button(_("Choose a file…"), "file-input", self.file_wanted.emit)
        self.example = self._button(_("Open the example"), "book-open", self.example_wanted.emit)
        self.fault = ThaiLabel()
        self.fault.setForegroundRole(self.palette().ColorRole.BrightText)
        self.fault.hide()

    def _button(self, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAutoDefault(True)
        button.setIcon(self._icons.icon(icon))
        button.clicked.connect(act)
        return button

    def _round_card(self) -> QFrame:
        _ = self._session.translate
        card, column = _card(_("Start a round"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(14)
        for name, field in (
            (_("Fiscal year"), self.fiscal_year),
            (_("Round"), self.round),
            (_("Unit"), self.unit),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("", self.carry_plan)
        form.addRow("", self._carried)
        column.addLayout(form)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _file_card(self) -> None:
        _ = self._session.translate
        card, column = _card(_("Bring in an old file"))
        column.addWidget(ThaiLabel(_("Dossier files of ita_desk (.ita) can be read.")))
        column.addWidget(self.fault)
        column.addWidget(self.open_file, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(card)

    def _example_card(self) -> None:
        _ = self._session.translate
        card, column = _card(_("Look at a finished report"))
        words = _("A whole report of one round, to look at and to try things out on.")
        column.addWidget(ThaiLabel(words))
        column.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(card)

    def _offer_plan(self) -> None:
        """Offer the plan of the unit that is named, and of no other."""
        plan = newest_of_unit(self._session.dossiers(), self.unit.text())
        self.carry_plan.setVisible(plan is not None)
        self._carried.setVisible(plan is not None)
        if plan is not None:
            _ = self._session.translate
            name = dossier_name(plan.unit_name, plan.fiscal_year, plan.round, _)
            words = _("The plan of {dossier}, without its results")
            self._carried.setText(words.format(dossier=name))

    def _begin(self) -> None:
        plan = newest_of_unit(self._session.dossiers(), self.unit.text())
        self.begin_wanted.emit(
            Beginning(
                self.fiscal_year.value(),
                self.round.currentIndex() + 1,
                self.unit.text() if plan is None else plan.unit_name,
                self._like if plan is None else plan.id,
                plan is not None and self.carry_plan.isChecked(),
            )
        )


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setFrameShape(QFrame.Shape.StyledPanel)
    card.setBackgroundRole(card.palette().ColorRole.Base)
    card.setAutoFillBackground(True)
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(8)
    column.addWidget(heading_label(title))
    return card, column
