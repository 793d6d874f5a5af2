"""The scores of the five levels at a glance, with their maxima and the confirmed total."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ita_desk.contents.level_summary import PENDING, confirmed_total, level_score
from ita_desk.gui.documents.form_spec import Row
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.levels import LEVELS, OUTCOME, level_title, most_of_level
from ita_desk.model.place import Place
from ita_desk.model.scoring import printed_score
from ita_desk.model.tree import Dossier


class LevelScores(QWidget):
    """Computed from the items below; nothing is typed here."""

    place_entered = Signal(object)
    """Never: nothing here takes the keyboard."""
    views: Sequence[SheetView] = ()

    def __init__(
        self, session: Session, icons: Icons, findings: CurrentFindings, parent: QWidget
    ) -> None:
        """Show no dossier."""
        super().__init__(parent)
        del icons, findings
        self._session = session
        _ = session.translate
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate((_("Level"), _("Score"), _("Full score"))):
            grid.addWidget(_head(words, right=column > 0), 0, column)
        self.names = [ThaiLabel() for _level in LEVELS]
        self.scores = [_figure() for _level in LEVELS]
        self.most = [_figure() for _level in LEVELS]
        for row, level in enumerate(LEVELS):
            grid.addWidget(self.names[row], level, 0)
            grid.addWidget(self.scores[row], level, 1)
            grid.addWidget(self.most[row], level, 2)
        self.total, self.full = _figure(bold=True), _figure(bold=True)
        last = len(LEVELS) + 1
        grid.addWidget(_head(_("Confirmed total"), right=False, quiet=False), last, 0)
        grid.addWidget(self.total, last, 1)
        grid.addWidget(self.full, last, 2)

    def show(  # type: ignore[override]
        self, dossier: Dossier | None, row: Row | None, row_id: int | None
    ) -> None:
        """Show the scores of a dossier."""
        del row, row_id
        for index, level in enumerate(LEVELS):
            if dossier is None:
                continue
            pending = level == OUTCOME and dossier.level_summary.outcome_pending
            score, most = level_score(dossier, level), most_of_level(dossier, level)
            self.names[index].setText(f"{level}. {level_title(dossier, level)}")
            self.scores[index].setText(PENDING if pending else _shown(score))
            self.most[index].setText(_shown(most))
            over = score is not None and most is not None and score > most
            role = QPalette.ColorRole.BrightText if over else QPalette.ColorRole.WindowText
            self.scores[index].setForegroundRole(role)
        total = confirmed_total(dossier) if dossier is not None else None
        self.total.setText(_shown(total))
        self.full.setText(dossier.indicator.full_score if dossier is not None else "")

    def go_to(self, place: Place) -> bool:
        """Nothing here takes the keyboard."""
        del place
        return False

    def commit(self) -> None:
        """Nothing is typed here."""


def _shown(score: Decimal | None) -> str:
    return "–" if score is None else printed_score(score)


def _figure(*, bold: bool = False) -> QLabel:
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label


def _head(words: str, *, right: bool, quiet: bool = True) -> QLabel:
    label = _figure(bold=not quiet)
    label.setText(words)
    if not right:
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
