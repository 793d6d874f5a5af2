"""The cover memo (บันทึกข้อความ) as content: head, three parts of text, two signatures.

The order of the head's lines is that of the ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ.
"""

from dataclasses import dataclass

from ita_desk.contents.addresses import typed
from ita_desk.contents.cover_memo_texts import memo_text
from ita_desk.contents.digits import in_digits
from ita_desk.contents.dossier_title import origin
from ita_desk.contents.lines import Line, Span
from ita_desk.contents.signing import (
    Labelled,
    Signer,
    approver,
    memo_signer,
    names_kept_whole,
    submitter,
)
from ita_desk.model.choices import Digits
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.thai.dates import DateStyle, format_date

EMBLEM = Place("office", 1, "emblem")
"""Where a click on the emblem or its room leads: it is the same for all memos."""


@dataclass(frozen=True, slots=True)
class LabelledLines:
    """A label (``อ้างถึง``) and the lines beside it."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CoverMemoContent:
    """Everything the memo prints, in order; ``digits`` are those of its page numbers."""

    heading: str
    sender: Labelled
    number: Labelled
    date: Labelled
    subject: Labelled
    addressing: tuple[LabelledLines, ...]
    body: tuple[Line, ...]
    submitter: Signer
    acknowledgement: tuple[Line, ...]
    approver: Signer
    digits: Digits
    document_title: str
    author: str
    origin: str
    keep: tuple[str, ...]


def cover_memo(dossier: Dossier) -> CoverMemoContent:
    """The content of a dossier's cover memo."""
    memo = dossier.cover_memo
    subject = _text(dossier, "subject")
    content = CoverMemoContent(
        heading="บันทึกข้อความ",
        sender=Labelled("ส่วนราชการ", _text(dossier, "sender")),
        number=Labelled("ที่", _number(dossier)),
        date=Labelled("วันที่", _date(dossier)),
        subject=Labelled("เรื่อง", subject),
        addressing=_addressing(dossier),
        body=tuple(
            line
            for field in ("cause", "purpose", "conclusion")
            for line in _lines(memo_text(dossier, field), _place(dossier, field))
        ),
        submitter=memo_signer(dossier, submitter(dossier), "submitter_id"),
        acknowledgement=_lines(memo.acknowledgement, _place(dossier, "acknowledgement")),
        approver=memo_signer(
            dossier, approver(dossier), "approver_id", _text(dossier, "recipient").text
        ),
        digits=memo.digits,
        document_title=f"บันทึกข้อความ {subject.text}".strip(),
        author=dossier.unit.name,
        origin=origin(dossier),
        keep=names_kept_whole(dossier),
    )
    return in_digits(content, memo.digits)


def _addressing(dossier: Dossier) -> tuple[LabelledLines, ...]:
    memo = dossier.cover_memo
    enclosures = memo.enclosures.strip().splitlines()
    if len(enclosures) > 1:
        enclosures = [f"{number}. {text}" for number, text in enumerate(enclosures, 1)]
    lines = (
        ("เรียน", "recipient", memo_text(dossier, "recipient")),
        ("อ้างถึง", "reference", memo.reference.strip()),
        ("สิ่งที่ส่งมาด้วย", "enclosures", "\n".join(enclosures)),
    )
    return tuple(
        LabelledLines(label, _lines(text, _place(dossier, field)))
        for label, field, text in lines
        if text or field == "recipient"
    )


def _number(dossier: Dossier) -> Span:
    """The number as typed; until there is one, the unit's prefix with room to write."""
    number = dossier.cover_memo.number
    if number.strip():
        return Span(number, _place(dossier, "number"))
    return Span(dossier.unit.document_prefix, _place(dossier, "number"))


def _date(dossier: Dossier) -> Span:
    memo = dossier.cover_memo
    if memo.date is not None:
        return Span(format_date(memo.date, DateStyle.LONG), _place(dossier, "date"))
    return Span(memo.date_text, _place(dossier, "date_text" if memo.date_text else "date"))


def _text(dossier: Dossier, field: str) -> Span:
    return Span(" ".join(memo_text(dossier, field).split()), _place(dossier, field))


def _lines(text: str, place: Place) -> tuple[Line, ...]:
    """A paragraph for each line that isn't blank."""
    return tuple(Line(typed(line.strip(), place)) for line in text.splitlines() if line.strip())


def _place(dossier: Dossier, field: str) -> Place:
    return Place("cover_memo", dossier.id, field)
