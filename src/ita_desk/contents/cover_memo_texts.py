"""The cover memo's texts as generated from the rest of the dossier, with Arabic digits.

The wording is that of the memos of กรมอนามัย; whatever the dossier lacks is left out.
"""

from collections.abc import Callable

from ita_desk.contents.meetings import memo_meeting
from ita_desk.contents.signing import DIRECTOR, approver, submitter
from ita_desk.model.tree import Dossier, Result
from ita_desk.thai.calendar import round_label
from ita_desk.thai.dates import DateStyle, format_date
from ita_desk.thai.times import format_time


def sender(dossier: Dossier) -> str:
    """``กลุ่มอำนวยการ กองแผนงาน โทร. 0 2000 0000``: the number is the submitter's."""
    signer = submitter(dossier)
    phone = (signer.phone if signer else "") or dossier.unit.phone
    named = " ".join(part for part in (dossier.unit.group, dossier.unit.name) if part.strip())
    return f"{named} โทร. {phone}" if phone.strip() else named


def subject(dossier: Dossier) -> str:
    """What the memo sums up, of which year and round."""
    return " ".join(
        (
            f"สรุปรายงานการประชุมคณะทำงาน {_indicator(dossier)}",
            f"ประจำปีงบประมาณ พ.ศ. {dossier.fiscal_year} ({round_label(dossier.round)})",
        )
    )


def recipient(dossier: Dossier) -> str:
    """The approver's position without the department; else the director of the unit."""
    signer = approver(dossier)
    if signer is not None and signer.position.strip():
        return signer.position.removesuffix(f" {dossier.unit.department}")
    return f"{DIRECTOR}{dossier.unit.name}" if dossier.unit.name.strip() else ""


def cause(dossier: Dossier) -> str:
    """That the working group met: when, and where."""
    code = dossier.indicator.code
    told = (
        f"ตามที่ คณะทำงาน{_indicator(dossier)} ได้มีการประชุมหารือ และดำเนินการเพิ่มเติม"
        f" ตามแผนขับเคลื่อนตัวชี้วัดที่ {code}"
    )
    meeting = memo_meeting(dossier)
    return f"{told}{_when_and_where(meeting)}" if meeting else told


def purpose(dossier: Dossier) -> str:
    """What the working group came to, and that the round report is made."""
    meeting = memo_meeting(dossier)
    month = ""
    if meeting is not None and meeting.date is not None:
        # The month alone, in long words: a day's text without its day.
        words = format_date(meeting.date, DateStyle.LONG).split()
        month = f" ประจำเดือน{' '.join(words[-2:])}" if meeting.date.end is None else ""
    return (
        f"คณะทำงานฯ ได้ข้อสรุปและดำเนินการตามแผนขับเคลื่อนฯ{month}"
        f" และจัดทำแบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ {dossier.indicator.code} ฯ"
        f" {round_label(dossier.round)} ตามแบบฟอร์มที่กำหนด เรียบร้อยแล้ว"
    )


def conclusion(dossier: Dossier) -> str:
    """What is asked of the recipient."""
    return "จึงเรียนมาเพื่อโปรดทราบ จะเป็นพระคุณ"


GENERATED: dict[str, Callable[[Dossier], str]] = {
    "sender": sender,
    "subject": subject,
    "recipient": recipient,
    "cause": cause,
    "purpose": purpose,
    "conclusion": conclusion,
}
"""Field of the memo → what it says as long as nothing is typed."""


def memo_text(dossier: Dossier, field: str) -> str:
    """A text of the memo: as typed, else as generated; raises KeyError for another field."""
    typed: str | None = getattr(dossier.cover_memo, field)
    return GENERATED[field](dossier) if typed is None else typed


def _indicator(dossier: Dossier) -> str:
    indicator = dossier.indicator
    short = f" ({indicator.abbreviation})" if indicator.abbreviation.strip() else ""
    return f"ตัวชี้วัดที่ {indicator.code} {indicator.name}{short}"


def _when_and_where(meeting: Result) -> str:
    parts: list[str] = []
    if meeting.date is not None:
        day = "" if meeting.date.start.day is None else "วันที่ "
        parts.append(f"เมื่อ{day}{format_date(meeting.date, DateStyle.LONG)}")
    elif meeting.date_text.strip():
        parts.append(f"เมื่อ{meeting.date_text}")
    if meeting.time:
        parts.append(f"เวลา {format_time(meeting.time)}")
    place = meeting.place.strip()
    if place:
        parts.append(place if place.startswith("ณ ") else f"ณ {place}")
    return "".join(f" {part}" for part in parts)
