"""The page of the cover memo (บันทึกข้อความ)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.cover_memo_texts import GENERATED
from ita_desk.contents.meetings import meetings, memo_meeting
from ita_desk.gui.documents.form_spec import (
    Choice,
    Choices,
    Entry,
    Row,
    Section,
    Special,
    Text,
    Translate,
    digits_choice,
    people_choice,
)
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Result
from ita_desk.thai.dates import format_date
from ita_desk.thai.times import format_time
from ita_desk.verbs.documents import TOLD_OF_MEETING, write_memo


class MemoWriter(QWidget):
    """Subject and text are made of the meeting anew; what was typed is given up only if wished."""

    place_entered = Signal(object)
    """Never: nothing is edited here."""
    views: tuple[SheetView, ...] = ()

    def __init__(
        self,
        session: Session,
        icons: Icons,
        findings: CurrentFindings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        del findings
        _ = session.translate
        self._session = session
        self._dossier: Dossier | None = None
        words = _("Write the memo")
        self.button = QPushButton(words)
        self.button.setAccessibleName(words)
        self.button.setAutoDefault(False)
        self.button.setIcon(icons.icon("refresh-cw"))
        self.button.clicked.connect(self.write)
        self.state = ThaiLabel()
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.state)

    def show(self, dossier: Dossier | None, row: Row, row_id: int | None) -> None:  # type: ignore[override]
        """Show what can be done with a dossier's memo."""
        del row, row_id
        self._dossier = dossier
        _ = self._session.translate
        known = self._meeting() is not None
        self.button.setEnabled(known)
        if not known:
            words = _("There is no dated meeting yet: type one among the results of the plan.")
        elif self._typed():
            words = _("Subject or text was typed; they are kept until the memo is written anew.")
        else:
            words = _("Subject and text follow the meeting by themselves.")
        self.state.setText(words)

    def write(self) -> None:
        """Choose the meeting for good and let subject and text be made of it; asks first."""
        dossier, _ = self._dossier, self._session.translate
        meeting = self._meeting()
        if dossier is None or meeting is None:
            return
        question = _("Replace what was typed into subject and text? Undo brings it back.")
        if not self._typed() or self._session.gateway.confirm(question, _("Generate anew")):
            self._session.run(write_memo, dossier.id, meeting.id)

    def go_to(self, place: Place) -> bool:
        """Nothing is edited here."""
        del place
        return False

    def commit(self) -> None:
        """Nothing is typed here."""

    def _meeting(self) -> Result | None:
        meeting = memo_meeting(self._dossier) if self._dossier is not None else None
        return meeting if meeting and (meeting.date or meeting.date_text.strip()) else None

    def _typed(self) -> bool:
        memo = self._dossier.cover_memo if self._dossier is not None else None
        return memo is not None and any(getattr(memo, name) is not None for name in TOLD_OF_MEETING)


def meeting_choice(dossier: Dossier, translate: Translate) -> Choices:
    """The dated meetings of the round, and the one chosen automatically."""
    dated = meetings(dossier)
    chosen = memo_meeting(dossier)
    # One that was chosen and has lost its date since is still the memo's.
    every = dated if chosen is None or chosen in dated else (chosen, *dated)
    known = ((meeting.id, _told(meeting) or translate("(no date)")) for meeting in every)
    return ((None, translate("(the latest meeting of the working group)")), *known)


def _told(meeting: Result) -> str:
    date = format_date(meeting.date) if meeting.date else meeting.date_text
    time = format_time(meeting.time) if meeting.time else ""
    return " · ".join(part for part in (date, time, meeting.place.strip()) if part)


def _text(field: str, name: str, *, one_line: bool = True) -> Text:
    made = GENERATED[field]
    return Text(field, name, lambda dossier, _: made(dossier), one_line=one_line)


COVER_MEMO_SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Meeting"),
        (
            Choice("meeting_id", N_("Meeting the memo tells of"), meeting_choice),
            Special(MemoWriter),
        ),
        N_("Its date, time and place are typed among the results of the plan."),
    ),
    Section(
        N_("Head of the memo"),
        (
            _text("sender", "ส่วนราชการ"),
            Entry("number", "ที่"),
            Entry("date", "วันที่", "date"),
            _text("subject", "เรื่อง"),
            _text("recipient", "เรียน"),
            Text("reference", "อ้างถึง", one_line=True),
            Text("enclosures", "สิ่งที่ส่งมาด้วย"),
        ),
    ),
    Section(
        N_("Text of the memo"),
        (
            _text("cause", N_("Cause"), one_line=False),
            _text("purpose", N_("Purpose"), one_line=False),
            _text("conclusion", N_("Conclusion"), one_line=False),
        ),
    ),
    Section(
        N_("Signatures"),
        (
            Choice("submitter_id", N_("Submitter"), people_choice),
            Text("acknowledgement", N_("Acknowledgement")),
            Choice("approver_id", N_("Approver"), people_choice),
        ),
    ),
    Section(N_("Printing"), (Choice("digits", N_("Digits"), digits_choice),)),
)
