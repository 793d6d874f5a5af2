"""What an activity has beside its row of the form: level item, numbering, planned months."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.thai.month_names import SHORT_MONTHS
from ita_desk.verbs import fields


class ActivityDetails(QWidget):
    """A line of controls for the chosen activity; each saves itself."""

    place_entered = Signal(object)
    """``Place`` of the control that has the keyboard."""
    next_wanted = Signal(int)
    """Enter in the level item: go on with the next activity (1) or the one before (-1)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin without an activity."""
        super().__init__(parent)
        _ = session.translate
        self._session = session
        self._activity: Activity | None = None
        self.level_item = _LevelItem(self)
        self.level_item.setAccessibleName(_("Level item"))
        self.level_item.setToolTip(_("Which item of the five levels it proves, such as 3.1"))
        self._live = LiveEdit(self.level_item, self._write_level_item)
        self.level_item.entered.connect(lambda: self._tell("level_item"))
        self.level_item.left.connect(self._go_on)
        self.numbered = self._flag(_("Numbered"), "numbered")
        self.numbered.setToolTip(_("Untick for a sub-row without a number."))
        self.counted = self._flag(_("Count occurrences"), "counted")
        self.counted.setToolTip(_("Occurrences print as ครั้งที่ 1, 2, … by date."))
        self.months = self._months_button()
        explain_as(self.level_item, "activity.level_item")
        explain_as(self.numbered, "activity.numbered")
        explain_as(self.counted, "activity.counted")
        explain_as(self.months, "activity.months")
        self.flow = FlowLayout(self)
        self.flow.addWidget(self._labelled(_("Level item"), self.level_item))
        self.flow.addWidget(self.numbered)
        self.flow.addWidget(self.months)
        self.flow.addWidget(self.counted)
        self.show_activity(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as high as the lines of controls are in this width, which a splitter doesn't ask."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.flow.heightForWidth(event.size().width()))

    def show_activity(self, activity: Activity | None) -> None:
        """Show another activity, or the same one as it is now."""
        other = activity is None or self._activity is None or activity.id != self._activity.id
        if other:
            self.commit()
        self._activity = activity
        self.setEnabled(activity is not None)
        text = activity.level_item if activity else ""
        if other:
            with QSignalBlocker(self.level_item):
                self.level_item.setText(text)
            self._live.begin(text)
            if self.level_item.hasFocus():
                self.level_item.selectAll()
        self._live.show(text)
        for box, value in (
            (self.numbered, activity is not None and activity.numbered),
            (self.counted, activity is not None and activity.counted),
        ):
            with QSignalBlocker(box):
                box.setChecked(value)
        self._show_months(activity.months if activity else ())

    def focus_field(self, field: str) -> bool:
        """Give the keyboard to the control of a field; False if none shows it."""
        controls: dict[str, QWidget] = {
            "level_item": self.level_item,
            "numbered": self.numbered,
            "counted": self.counted,
            "months": self.months,
        }
        control = controls.get(field)
        if control is None:
            return False
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def commit(self) -> bool:
        """Keep what is being typed; False when it can't be kept yet."""
        return self._activity is None or self._live.leave()

    def toggle_counted(self) -> None:
        """Count the occurrences, or no longer."""
        if self._activity is not None:
            self._write("counted", not self._activity.counted)

    def _write_level_item(self, text: str, merge_key: str) -> bool:
        if self._activity is None:
            return False
        place = Place("activity", self._activity.id, "level_item")
        return self._session.attempt(fields.edit, place, text, merge_key=merge_key) is not None

    def _write(self, field: str, value: object) -> None:
        if self._activity is None:
            return
        place = Place("activity", self._activity.id, field)
        if self._session.attempt(fields.edit, place, value) is None:
            self.show_activity(self._activity)  # what can't be kept is not shown

    def _go_on(self, step: int) -> None:
        self.commit()
        self.next_wanted.emit(step)

    def _tell(self, field: str) -> None:
        if self._activity is not None:
            self.place_entered.emit(Place("activity", self._activity.id, field))

    def _flag(self, text: str, field: str) -> QCheckBox:
        box = _TellingBox(text, lambda: self._tell(field))
        box.setAccessibleName(text)

        def write(ticked: bool) -> None:
            self._write(field, ticked)

        box.toggled.connect(write)
        return box

    @staticmethod
    def _labelled(text: str, field: QWidget) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(text)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        return pair

    def _months_button(self) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        menu.setAccessibleName(self._session.translate("Planned months"))
        for month in FISCAL_MONTHS:
            action = menu.addAction(SHORT_MONTHS[month])
            action.setCheckable(True)
            action.setData(month)
        menu.triggered.connect(self._write_months)
        button.setMenu(menu)
        return button

    def _write_months(self) -> None:
        chosen = [action.data() for action in self.months.menu().actions() if action.isChecked()]
        self._write("months", tuple(chosen))

    def _show_months(self, months: tuple[int, ...]) -> None:
        for action in self.months.menu().actions():
            action.setChecked(action.data() in months)
        words = " ".join(SHORT_MONTHS[month] for month in FISCAL_MONTHS if month in months)
        name = self._session.translate("Planned months")
        few = len(months) <= 4
        self.months.setText(f"{name}: {words if few else len(months)}" if months else name)
        self.months.setToolTip(f"{name}: {words}" if months else name)
        self.months.setAccessibleName(self.months.toolTip())


class _LevelItem(QLineEdit):
    """A short line; Enter goes on with the next activity, so a column of them is quickly typed."""

    entered = Signal()
    left = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.left.emit(-1 if shifted else 1)
        elif event.key() == Qt.Key.Key_Up:
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()


class _TellingBox(QCheckBox):
    """A check box that tells of the keyboard."""

    def __init__(self, text: str, tell: Callable[[], None]) -> None:
        super().__init__(text)
        self._tell_focus = tell

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus()
