"""What keeps steps from being saved: told by a strip, tried again, over when it is over."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.icons import Icons
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.storage.faults import StorageFault

_MARGIN = 12
_GOOD_NEWS_MS = 6000
_ROOMY = 500
"""Pixels of window height from which there is room for the advice."""

FIRST_PAUSE_MS = 2_000
LONGEST_PAUSE_MS = 60_000
_BUSY_MS, _BUSY_USUALLY_MS = 200, 3_000
"""How long a step waits for another program: while a fault stands, typing must not stall."""


class FaultBanner(QFrame):
    """Says what is wrong, what becomes of what is typed, and offers to try again."""

    def __init__(
        self, translate: Callable[[str], str], icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translate = _ = translate
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._icons = icons
        self._sign = QLabel()
        self.sentence = ThaiLabel()
        font = QFont()
        font.setBold(True)
        self.sentence.setFont(font)
        self.sentence.setForegroundRole(QPalette.ColorRole.BrightText)
        self.advice = ThaiLabel()
        self.try_again = QPushButton(_("Save now"))
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN // 2, _MARGIN, _MARGIN // 2)
        row.setSpacing(_MARGIN)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self.try_again)
        self._good_news = QTimer(self, singleShot=True, interval=_GOOD_NEWS_MS)
        self._good_news.timeout.connect(self.hide)
        self.hide()

    def show_fault(self, fault: StorageFault | None, *, reading_only: bool) -> None:
        """Show a fault, or nothing; of a database opened for reading only that alone is told."""
        _ = self._translate
        self._good_news.stop()
        if fault is None:
            self.hide()
            return
        if reading_only:
            sentence = _("Open for reading only: you can look, print and export.")
            advice = _("To edit, see that the file can be written, then try again.")
            button = _("Try to edit")
        else:
            sentence = _("Not saved yet. {reason}").format(reason=fault.sentence(_))
            advice = _(
                "What you type stays in its field; the program tries again by itself and says"
                " when it is saved."
            )
            button = _("Save now")
        role = QPalette.ColorRole.WindowText if reading_only else QPalette.ColorRole.BrightText
        self.sentence.setForegroundRole(role)
        self._say(sentence, advice, "info" if reading_only else "triangle-alert")
        self.try_again.setText(button)
        self.try_again.setAccessibleName(button)
        self.try_again.show()

    def show_over(self, sentence: str) -> None:
        """Say for a moment that the fault is over."""
        self.sentence.setForegroundRole(QPalette.ColorRole.WindowText)
        self._say(sentence, "", "circle-check")
        self.try_again.hide()
        self._good_news.start()

    def _say(self, sentence: str, advice: str, icon: str) -> None:
        height = round(self.fontMetrics().height() * 1.2)
        self._sign.setPixmap(self._icons.icon(icon).pixmap(QSize(height, height)))
        self.sentence.setText(sentence)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice) and self.window().height() >= _ROOMY)
        self.setToolTip(advice)
        self.setAccessibleName(f"{sentence} {advice}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


class StandingFault(QObject):
    """Stands from the first step that could not be written to the first that can.

    What was typed stays in its fields; they are kept as soon as the file can be written. That is
    tried after growing pauses, with every further edit, and when the user wants it.
    """

    changed = Signal()
    """``fault`` is another one."""
    over = Signal()
    """Steps are written again, and nothing waits any more."""

    def __init__(
        self,
        session: Session,
        fields: Callable[[], Iterable[LiveEdit]],
        parent: QObject | None = None,
    ) -> None:
        """``fields`` gives all fields that save themselves."""
        super().__init__(parent)
        self._session = session
        self._fields = fields
        self._fault: StorageFault | None = None
        self._pause = QTimer(self, singleShot=True, interval=FIRST_PAUSE_MS)
        self._pause.timeout.connect(self.retry)
        session.kept_waiting.connect(self.begin)
        session.saved.connect(self._saved)

    @property
    def fault(self) -> StorageFault | None:
        """What keeps steps from being written; None for nothing."""
        return self._fault

    def begin(self, fault: StorageFault) -> None:
        """A step, or reading the file, came upon this fault."""
        before, self._fault = self._fault, fault
        if before is None:
            self._pause.setInterval(FIRST_PAUSE_MS)
            self._session.store.wait_at_most(_BUSY_MS)
        if not self._pause.isActive():
            self._pause.start()
        if before is None or str(before) != str(fault):
            self.changed.emit()

    def retry(self) -> None:
        """Try now: the file, then all that waits in fields."""
        self._pause.setInterval(min(2 * self._pause.interval(), LONGEST_PAUSE_MS))
        try:
            self._session.store.recover()
        except StorageFault as fault:
            self.begin(fault)
            return
        if all(field.commit() for field in self._fields() if field.pending):
            self.end()

    def end(self) -> None:
        """The fault is over, or belongs to a database that is no longer open."""
        self._pause.stop()
        if self._fault is not None:
            self._fault = None
            self._session.store.wait_at_most(_BUSY_USUALLY_MS)
            self.changed.emit()
            self.over.emit()

    def _saved(self) -> None:
        if self._fault is None:
            return
        if any(field.pending for field in self._fields()):
            self._pause.start(0)
        else:
            self.end()
