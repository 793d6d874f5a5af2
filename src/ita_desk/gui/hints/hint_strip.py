"""A strip with a hint for the first round, one at a time; each is dismissed for good."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton

from ita_desk.gui.icons import Icons
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.pages import PageSpec
from ita_desk.gui.window.session import Session
from ita_desk.gui.window.strip import Strip
from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_
from ita_desk.model.tree import Dossier


class Hint(NamedTuple):
    """A hint by its name in the settings, and when it helps: page number, page, dossier."""

    name: str
    sentence: str
    helps: Callable[[int, PageSpec, Dossier], bool]


def _at_plan(at: int, page: PageSpec, dossier: Dossier) -> bool:
    del page, dossier
    return at == 0


def _with_activities(at: int, page: PageSpec, dossier: Dossier) -> bool:
    return _at_plan(at, page, dossier) and bool(dossier.activities)


def _at_document(at: int, page: PageSpec, dossier: Dossier) -> bool:
    del at, dossier
    return page.is_document


def _with_results(at: int, page: PageSpec, dossier: Dossier) -> bool:
    del at, page
    return any(one.results for one in dossier.activities)


HINTS = (
    Hint(
        "plan",
        N_(
            "Type into the last, empty row to add an activity; Tab goes on to the next cell."
            " All is saved by itself."
        ),
        _at_plan,
    ),
    Hint(
        "results",
        N_(
            "What was done is typed below the plan, for the activity that is chosen: F4 is a new"
            " date, Ctrl+L adds the address that you copied."
        ),
        _with_activities,
    ),
    Hint(
        "documents",
        N_(
            "Grey text is written for you from the plan; type over it and it is yours. F5 offers"
            " standard wordings, F1 explains the field."
        ),
        _at_document,
    ),
    Hint(
        "print",
        N_(
            "When all is there: F7 shows what is missing, F9 the page as it will be printed, and"
            " Ctrl+P prints it."
        ),
        _with_results,
    ),
)
"""At most four, in the order in which they are shown."""
_AGAIN = "hints-again"
_FIRST_ROUNDS = 1
"""Who has more rounds than this knows the way, unless the hints are asked for."""


class HintStrip(Strip):
    """Shows the first hint that helps on the page in front and was not dismissed."""

    left = Signal()
    """Dismissed by the keyboard, which goes back to the page."""

    def __init__(
        self, session: Session, settings: Settings, icons: Icons, pages: Sequence[PageSpec]
    ) -> None:
        """``pages`` are those of the window, in order."""
        super().__init__()
        self._session, self._settings, self._pages = session, settings, pages
        self._at = 0
        self._is_first_round = False
        self.shown: Hint | None = None
        """The hint in sight."""
        _ = session.translate
        sign = QLabel()
        side = self.fontMetrics().height()
        sign.setPixmap(icons.icon("info").pixmap(side, side))
        self.dismiss_button = QPushButton(_("Understood"))
        self.dismiss_button.setAccessibleName(_("Understood: don't show this hint again"))
        self.dismiss_button.clicked.connect(self.dismiss)
        self.row.insertWidget(0, sign)
        self.row.addWidget(self.dismiss_button)
        session.opened.connect(self._count_rounds)
        session.changed.connect(self._count)

    def follow_page(self, position: int) -> None:
        """Another page is in front."""
        self._at = position
        self.refresh()

    def dismiss(self) -> None:
        """Never show this hint again."""
        if self.shown is None:
            return
        had_keyboard = self.dismiss_button.hasFocus()
        self._settings.keep_flag(f"hint-{self.shown.name}", False)
        self.refresh()
        if had_keyboard:
            self.left.emit()

    def begin_again(self) -> None:
        """Show all hints again, however many rounds there are."""
        for hint in HINTS:
            self._settings.keep_flag(f"hint-{hint.name}", True)
        self._settings.keep_flag(_AGAIN, True)
        self.refresh()

    def refresh(self) -> None:
        """Show what helps now."""
        self.shown = self._wanted()
        self.say("" if self.shown is None else self._session.translate(self.shown.sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc and Enter dismiss."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _count_rounds(self) -> None:
        rounds = [one for one in self._session.dossiers() if not one.practice]
        self._is_first_round = len(rounds) <= _FIRST_ROUNDS
        self.refresh()

    def _count(self, changes: Changes) -> None:
        if any(place.entity == "dossier" for place in changes.added | changes.removed):
            self._count_rounds()
        elif self._is_first_round or self.shown is not None:
            self.refresh()

    def _wanted(self) -> Hint | None:
        left = [one for one in HINTS if self._settings.flag(f"hint-{one.name}", True)]
        dossier = self._session.dossier(self._session.dossier_id) if left else None
        again = self._settings.flag(_AGAIN, False)
        if dossier is None or not (self._is_first_round or again):
            return None
        page = self._pages[self._at]
        return next((one for one in left if one.helps(self._at, page, dossier)), None)
