"""The page of the five-level summary (รายงานสรุปผลการดำเนินงาน)."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ita_desk.contents.level_summary import PENDING, confirmed_total, level_score
from ita_desk.contents.level_summary_texts import closing, generated_results
from ita_desk.gui.documents.form_spec import (
    Choice,
    Entry,
    Flag,
    List,
    ListColumn,
    PartSpec,
    Row,
    Section,
    Special,
    Text,
    digits_choice,
)
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import N_
from ita_desk.model.levels import LEVELS, OUTCOME, USUAL_LEVEL_ITEMS, level_title, most_of_level
from ita_desk.model.place import Place
from ita_desk.model.scoring import printed_score
from ita_desk.model.tree import Dossier, LevelResult
from ita_desk.verbs.documents import add_usual_items

_LEVEL_CHOICES = tuple((str(level), str(level)) for level in LEVELS)


class LevelScores(QWidget):
    """Computed from the items below; nothing is typed here."""

    place_entered = Signal(object)
    """Never: nothing here takes the keyboard."""
    views: Sequence[SheetView] = ()

    def __init__(
        self, session: Session, icons: Icons, findings: CurrentFindings, parent: QWidget
    ) -> None:
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


def _results(level: int) -> List:
    def of_level(row: Row) -> bool:
        return row.level == level

    def made(dossier: Dossier) -> Sequence[LevelResult]:
        return generated_results(dossier, level)

    return List(
        "level_result",
        N_("Items of the level"),
        (
            ListColumn("item", N_("Item"), 10, centred=True),
            ListColumn("text", N_("Text"), 44, phrases=True),
            ListColumn("bullets", N_("Bullets, one a line"), 30, many_lines=True),
            ListColumn("links", N_("Addresses, one a line"), 34, many_lines=True),
            ListColumn("score", N_("Score"), 9, centred=True, number=True),
        ),
        N_("Type here to add an item"),
        empty=N_("Items come from activities with this level; type here to write one yourself"),
        generated=made,
        only=of_level,
        values=(("level", level),),
    )


def _title(level: int) -> str:
    usual = next(item for item in USUAL_LEVEL_ITEMS if item.level == level and not item.item)
    return f"ระดับ {level} {usual.title}"


def _level(level: int) -> Section:
    parts: tuple[PartSpec, ...] = (_results(level),)
    if level == OUTCOME:
        parts = (
            Flag("outcome_pending", N_("The score is announced later (รอผล)")),
            Entry("expected_score", N_("Score hoped for"), "decimal"),
            *parts,
        )
    return Section(_title(level), parts)


def _usual(dossier: Dossier) -> Sequence[Row]:
    del dossier
    return USUAL_LEVEL_ITEMS


_closing: Callable[[Dossier, Row], str] = lambda dossier, _: closing(dossier)  # noqa: E731

LEVEL_SUMMARY_SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Scores"),
        (
            Special(LevelScores),
            Entry("eit_persons", N_("External stakeholders (EIT), persons"), "count"),
        ),
    ),
    *map(_level, LEVELS),
    Section(
        N_("Closing and printing"),
        (
            Text("closing", N_("Closing sentence"), _closing),
            Flag("score_table", N_("Print a table of the scores")),
            Flag("empty_levels", N_("Print levels that have nothing to report, too")),
            Choice("digits", N_("Digits"), digits_choice),
        ),
    ),
    Section(
        N_("Items of the five levels"),
        (
            List(
                "level_item",
                N_("Items of the five levels"),
                (
                    ListColumn(
                        "level",
                        N_("Level"),
                        9,
                        CellKind.CHOICE,
                        choices=_LEVEL_CHOICES,
                        centred=True,
                    ),
                    ListColumn(
                        "item",
                        N_("Item"),
                        9,
                        centred=True,
                        tip=N_("Such as 2.1; empty for the level itself."),
                    ),
                    ListColumn("title", N_("Title"), 70, phrases=True),
                    ListColumn("max_score", N_("Full score"), 12, centred=True, number=True),
                ),
                N_("Type here to add an item"),
                generated=_usual,
                seed=(N_("Add the usual items that are missing"), add_usual_items),
            ),
        ),
        N_("How the year's points are divided; the usual way as long as nothing is typed."),
    ),
)
