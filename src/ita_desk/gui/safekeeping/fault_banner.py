"""The strip over the workspace that stays as long as steps can't be saved."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
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
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.storage.faults import StorageFault

_MARGIN = 12
_GOOD_NEWS_MS = 6000
_ROOMY = 500
"""Pixels of window height from which there is room for the advice."""


class FaultBanner(QFrame):
    """Says what is wrong, what becomes of what is typed, and offers to try again."""

    def __init__(
        self, translate: Callable[[str], str], icons: Icons, parent: QWidget | None = None
    ) -> None:
        """Begin hidden."""
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
