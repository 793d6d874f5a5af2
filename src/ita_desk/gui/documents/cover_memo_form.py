"""The page of the cover memo (บันทึกข้อความ)."""

from ita_desk.contents.cover_memo_texts import GENERATED
from ita_desk.contents.meetings import meetings, memo_meeting
from ita_desk.gui.documents.form_spec import (
    Choice,
    Choices,
    Entry,
    Section,
    Special,
    Text,
    Translate,
    digits_choice,
    people_choice,
)
from ita_desk.gui.documents.memo_writer import MemoWriter
from ita_desk.model.errors import N_
from ita_desk.model.tree import Dossier, Result
from ita_desk.thai.dates import format_date
from ita_desk.thai.times import format_time


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
