"""The line at the foot of the window: what is kept, how much there is, what is due."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar

from ita_desk.thai.calendar import report_deadlines
from ita_desk.thai.month_names import SHORT_MONTHS

_NOTICE_MILLISECONDS = 8000


class StatusLine(QStatusBar):
    """Four short sentences, parted by dots, and now and then a notice in their place."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        """Begin empty."""
        super().__init__()
        self._translate = translate
        self._saved = ""
        self._counts: list[str] = []
        self._due = ""
        self._label = QLabel()
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setContentsMargins(8, 1, 8, 1)
        self._notice_over = QTimer(self)
        self._notice_over.setSingleShot(True)
        self._notice_over.setInterval(_NOTICE_MILLISECONDS)
        self._notice_over.timeout.connect(self._write)
        self.addWidget(self._label, 1)
        self.setSizeGripEnabled(False)

    @property
    def text(self) -> str:
        """What stands there."""
        return self._label.text()

    def show_saved(self, at: datetime) -> None:
        """Say that and when the last step was kept."""
        self._saved = self._translate("Saved {time}").format(time=f"{at:%H:%M:%S}")
        self._write()

    def show_dossier(self, activities: int | None, findings: int = 0) -> None:
        """Say how many activities and findings the open dossier has; None for no dossier."""
        _ = self._translate
        self._counts = []
        if activities is not None:
            self._counts.append(_("{number} activities").format(number=activities))
            found = _("{number} findings").format(number=findings) if findings else _("no findings")
            self._counts.append(found)
        self._write()

    def show_due(self, fiscal_year: int | None, round_number: int, today: date) -> None:
        """Say by when the next DOC report of a round is filed; None for no dossier."""
        self._due = ""
        if fiscal_year is not None:
            self._due = due_sentence(fiscal_year, round_number, today, self._translate)
        self._write()

    def notice(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._label.setText(sentence)
        self._label.setToolTip(sentence)
        self._notice_over.start()

    def _write(self) -> None:
        self._notice_over.stop()
        parts = [self._saved, *self._counts, self._due]
        text = " · ".join(part for part in parts if part)
        self._label.setText(text)
        self._label.setToolTip(text)


def due_sentence(
    fiscal_year: int, round_number: int, today: date, translate: Callable[[str], str]
) -> str:
    """When the next monthly DOC report is due and in how many days; "" after the last one."""
    due = next((day for day in report_deadlines(fiscal_year, round_number) if day >= today), None)
    if due is None or (due - today).days > 366:
        return ""
    day = f"{due.day} {SHORT_MONTHS[due.month]}"
    days = (due - today).days
    if days == 0:
        return translate("DOC report due today, {day}").format(day=day)
    return translate("DOC report due by {day} (in {days} days)").format(day=day, days=days)
