"""The rules of the cover memo: its signers, its number, and its date beside those of the round."""

import re
from collections.abc import Iterator
from datetime import date

from ita_desk.contents.cover_memo import EMBLEM
from ita_desk.contents.findings.inspection import (
    Inspection,
    Rule,
    each_activity,
    error,
    shortened,
    warning,
)
from ita_desk.contents.findings.required import indicator_named, unit_named
from ita_desk.contents.findings.typing_slips import digits_alike, well_typed
from ita_desk.contents.meetings import memo_meeting, says_meeting
from ita_desk.contents.signing import approver, submitter
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Person
from ita_desk.thai.dates import DateStyle, format_date, parse_date
from ita_desk.thai.names import phone_is_sound

# สธ. with a dot: the ministry's letters have none in a book number (ระเบียบงานสารบรรณ).
_DOTTED_NUMBER = re.compile(r"\s*[ก-ฮ]{1,3}\s*\.")
_DAY = re.compile(r"วันที่\s*(?P<day>[0-9๐-๙]{1,2}\s*[ก-๎.]+\s*[0-9๐-๙]{2,4})(?![0-9๐-๙])")


def memo_signed(inspection: Inspection) -> Iterator[Finding]:
    """Someone submits the memo, and both signers have name and position.

    Who takes note may be left open: the name is then written by hand.
    """
    dossier = inspection.dossier
    signers = submitter(dossier), approver(dossier)
    if signers[0] is None:
        yield error("submitter-missing", _place(dossier, "submitter_id"))
    if signers[1] is None:
        yield warning("approver-missing", _place(dossier, "approver_id"))
    for person in dict.fromkeys(person.id for person in signers if person):
        yield from _signer_known(dossier.person(person))


def memo_phone(inspection: Inspection) -> Iterator[Finding]:
    """The telephone number of the memo's first line is a Thai one or an extension."""
    dossier = inspection.dossier
    if dossier.cover_memo.sender is not None:
        return
    person = submitter(dossier)
    if person is not None and person.phone.strip():
        place, phone = Place("person", person.id, "phone"), person.phone
    else:
        place, phone = Place("unit", dossier.id, "phone"), dossier.unit.phone
    if phone.strip() and not phone_is_sound(phone):
        yield warning("memo-phone-doubtful", place, ("text", phone))


def memo_number(inspection: Inspection) -> Iterator[Finding]:
    """A book number begins with the ministry's letters without a dot, as ``สธ 0905.01/2222``."""
    dossier = inspection.dossier
    number, prefix = dossier.cover_memo.number, dossier.unit.document_prefix
    if number.strip():
        place, text = _place(dossier, "number"), number
    else:
        place, text = Place("unit", dossier.id, "document_prefix"), prefix
    if _DOTTED_NUMBER.match(text):
        yield warning("memo-number-dotted", place, ("text", text))


def memo_has_emblem(inspection: Inspection) -> Iterator[Finding]:
    """A memo has the emblem at its head, as the ระเบียบงานสารบรรณ wants it."""
    office = inspection.office
    if office is not None and not office.emblem:
        yield warning("memo-emblem-missing", EMBLEM)


def memo_date_readable(inspection: Inspection) -> Iterator[Finding]:
    """A date that couldn't be read prints as typed, but can't be compared with others."""
    memo = inspection.dossier.cover_memo
    if memo.date is None and memo.date_text.strip():
        place = _place(inspection.dossier, "date_text")
        yield warning("memo-date-unreadable", place, ("text", memo.date_text))


def memo_after_meeting(inspection: Inspection) -> Iterator[Finding]:
    """A memo isn't older than the meeting that it tells of."""
    dossier = inspection.dossier
    meeting, written = memo_meeting(dossier), dossier.cover_memo.date
    if meeting is None or meeting.date is None or written is None:
        return
    if written.last_day < meeting.date.first_day:
        yield error(
            "memo-before-meeting",
            _place(dossier, "date"),
            ("date", format_date(written)),
            ("meeting", format_date(meeting.date)),
        )


def meeting_is_occurrence(inspection: Inspection) -> Iterator[Finding]:
    """The meeting, and a day that the typed text tells, is a dated occurrence of the report."""
    dossier = inspection.dossier
    meeting = memo_meeting(dossier)
    if meeting is None:
        yield warning("memo-meeting-missing", _place(dossier, "meeting_id"))
    elif meeting.date is None or meeting.kind != "occurrence":
        yield warning("memo-meeting-no-occurrence", Place("result", meeting.id, "date"))
    told = [
        parse_date(found["day"], dossier.fiscal_year)
        for found in _DAY.finditer(dossier.cover_memo.cause or "")
    ]
    known = _occurrence_spans(dossier) if told else []
    for day in filter(None, told):
        if not any(first <= day.first_day <= last for first, last in known):
            words = format_date(day, DateStyle.SHORT)
            yield warning("memo-day-no-occurrence", _place(dossier, "cause"), ("date", words))


@each_activity
def no_doc_report_after_memo(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A notice of DOC reports that are later than the memo which says that all is done."""
    written = inspection.dossier.cover_memo.date
    for result in activity.results:
        filed = result.date if result.category == "doc_report" else None
        if written and filed and filed.first_day > written.last_day:
            yield warning(
                "doc-report-after-memo",
                Place("result", result.id, "date"),
                inspection.row(activity),
                ("date", format_date(filed)),
                ("memo", format_date(written)),
            )


@each_activity
def meetings_are_told(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """What a text calls a meeting is entered as one, so that the memo can tell of it."""
    for result in activity.results:
        if says_meeting(result):
            place, told = Place("result", result.id, "category"), shortened(result.text)
            yield warning("meeting-as-other", place, inspection.row(activity), ("text", told))


def _signer_known(person: Person | None) -> Iterator[Finding]:
    if person is None:
        return
    if not person.name.strip():
        yield error("signer-name-missing", Place("person", person.id, "name"))
    if not person.position.strip():
        place = Place("person", person.id, "position")
        yield error("signer-position-missing", place, ("name", person.name))


def _occurrence_spans(dossier: Dossier) -> list[tuple[date, date]]:
    return [
        (result.date.first_day, result.date.last_day)
        for activity in dossier.activities
        for result in activity.results
        if result.kind == "occurrence" and result.date is not None
    ]


def _place(dossier: Dossier, field: str) -> Place:
    return Place("cover_memo", dossier.id, field)


COVER_MEMO_RULES: tuple[Rule, ...] = (
    unit_named,
    indicator_named,
    memo_has_emblem,
    memo_signed,
    memo_phone,
    memo_number,
    memo_date_readable,
    memo_after_meeting,
    meeting_is_occurrence,
    meetings_are_told,
    no_doc_report_after_memo,
    well_typed("cover_memo"),
    digits_alike("cover_memo", "cover_memo", "unit", "person"),
)
"""In the order in which their findings are listed."""
