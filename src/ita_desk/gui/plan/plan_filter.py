"""The line over the plan that hides rows: by responsible, by quarter, by lack of results."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QToolButton, QWidget

from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Translate
from ita_desk.model.tree import Activity, Dossier


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """Which activities are shown; an empty one shows all."""

    responsible: str = ""
    quarter: int = 0
    without_result: bool = False

    def __bool__(self) -> bool:
        """Whether it hides anything at all."""
        return bool(self.responsible or self.quarter or self.without_result)

    def shows(self, activity: Activity) -> bool:
        """Whether an activity is shown."""
        return (
            self.responsible in activity.responsible
            and (not self.quarter or bool(activity.quarters[self.quarter - 1]))
            and not (self.without_result and activity.results)
        )


class PlanFilterLine(QWidget):
    """Tells at once what is chosen; Esc or its button shows all rows again."""

    changed = Signal(object)
    """``PlanFilter``."""
    left = Signal()
    """The keyboard goes back to the table."""

    def __init__(self, translate: Translate) -> None:
        """Begin with all rows shown, and unseen."""
        super().__init__()
        _ = self._translate = translate
        explain_as(self, "plan.filter")
        self.responsible = QComboBox()
        self.responsible.setAccessibleName(_("Responsible"))
        self.quarter = QComboBox()
        self.quarter.setAccessibleName(_("Quarter"))
        self.quarter.addItem(_("all quarters"), 0)
        for number in range(1, 5):
            self.quarter.addItem(_("quarter {number}").format(number=number), number)
        self.without_result = QCheckBox(_("without result"))
        self.hidden = ThaiLabel()
        self.all_button = QToolButton()
        self.all_button.setText(_("Show all rows"))
        self.all_button.clicked.connect(self.close_line)
        line = FlowLayout(self)
        for part in (
            self.responsible,
            self.quarter,
            self.without_result,
            self.hidden,
            self.all_button,
        ):
            line.addWidget(part)
        self.responsible.currentIndexChanged.connect(self._tell)
        self.quarter.currentIndexChanged.connect(self._tell)
        self.without_result.toggled.connect(self._tell)
        self.setVisible(False)

    @property
    def filter(self) -> PlanFilter:
        """What is chosen."""
        return PlanFilter(
            self.responsible.currentData() or "",
            self.quarter.currentData() or 0,
            self.without_result.isChecked(),
        )

    def open_line(self, dossier: Dossier | None) -> None:
        """Show the line, with the names that stand in a plan."""
        names = sorted({one.responsible.strip() for one in dossier.activities} if dossier else ())
        chosen = self.responsible.currentData()
        with QSignalBlocker(self.responsible):
            self.responsible.clear()
            self.responsible.addItem(self._translate("all who are responsible"), "")
            for name in filter(None, names):
                self.responsible.addItem(name.replace("\n", " "), name)
            self.responsible.setCurrentIndex(max(self.responsible.findData(chosen), 0))
        self.setVisible(True)
        self.responsible.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_line(self) -> None:
        """Show all rows, and hide the line."""
        blockers = [QSignalBlocker(one) for one in (self.responsible, self.quarter)]
        self.responsible.setCurrentIndex(0)
        self.quarter.setCurrentIndex(0)
        del blockers
        with QSignalBlocker(self.without_result):
            self.without_result.setChecked(False)
        self._tell()
        self.setVisible(False)
        self.left.emit()

    def say_hidden(self, number: int) -> None:
        """Tell how many rows are hidden."""
        words = self._translate("{number} activities hidden").format(number=number)
        self.hidden.setText(words if number else self._translate("nothing hidden"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc shows all."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.changed.emit(self.filter)
