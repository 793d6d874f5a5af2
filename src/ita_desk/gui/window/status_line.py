"""The line at the foot of the window: what is kept, how much there is, what is due."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar

_NOTICE_MILLISECONDS = 8000


class StatusLine(QStatusBar):
    """Four short sentences, parted by dots, and now and then a notice in their place."""

    def __init__(self, translate: Callable[[str], str]) -> None:
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
        self._write_later()

    def show_due(self, sentence: str) -> None:
        """Say what is due next; "" for nothing."""
        self._due = sentence
        self._write_later()

    def notice(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._label.setText(sentence)
        self._label.setToolTip(sentence)
        self._notice_over.start()

    def _write_later(self) -> None:
        """A notice stays its time, unless something is saved meanwhile."""
        if not self._notice_over.isActive():
            self._write()

    def _write(self) -> None:
        self._notice_over.stop()
        parts = [self._saved, *self._counts, self._due]
        text = " · ".join(part for part in parts if part)
        self._label.setText(text)
        self._label.setToolTip(text)
