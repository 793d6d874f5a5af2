"""The fields of every entity, written once.

The frozen tree (``tree``) and the database tables (``storage.tables``) are both made from
these classes, so a field has one name, one type and one rule in the whole program. A value
is checked where it comes in from outside (``rules``), not each time it is made: a long plan has
tens of thousands. Text is kept exactly as typed. ``key`` is the name a dossier file gave the
entity.
"""

import re
from typing import Annotated, Literal

from ita_desk.model.errors import N_
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.rules import Between, BrokenRule
from ita_desk.model.value import Value
from ita_desk.thai.partial_date import PartialDate

Headings = Literal["indicator-first", "target-first"]
Numbering = Literal["continuous", "by-measure", "none"]
Digits = Literal["thai", "arabic"]
ResultKind = Literal["occurrence", "paragraph", "bullet", "sub_bullet", "note"]
Category = Literal["meeting", "doc_report", "communication", "other"]

NOT_A_TIME = N_("not a time as HH:MM or HH:MM/HH:MM")

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?:/(?:[01]\d|2[0-3]):[0-5]\d)?\Z", re.ASCII)
_DECIMAL = re.compile(r"\d{1,9}(?:\.\d{1,9})?\Z", re.ASCII)


def storable(text: str) -> None:
    """Refuse what no UTF-8 file can hold (half of a surrogate pair) and NUL."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BrokenRule(N_("half a surrogate pair")) from None
    if "\0" in text:
        raise BrokenRule(N_("a NUL character"))


def decimal(text: str) -> None:
    """Refuse what is neither empty nor a decimal number in Arabic digits."""
    if text and not _DECIMAL.match(text):
        raise BrokenRule(N_("not a decimal number"))


def _time(text: str) -> None:
    if text:
        if not _TIME.match(text):
            raise BrokenRule(NOT_A_TIME)
        start, _, end = text.partition("/")
        if end and end < start:
            raise BrokenRule(N_("ends before it starts"))


def _months(months: tuple[int, ...]) -> None:
    if any(not 1 <= month <= 12 for month in months) or len(set(months)) != len(months):
        raise BrokenRule(N_("not different calendar months from 1 to 12"))


def _mark(mark: Mark) -> None:
    storable(mark.text)


StoredText = Annotated[str, storable]
DecimalText = Annotated[StoredText, decimal]
TimeText = Annotated[StoredText, _time]
Months = Annotated[tuple[int, ...], _months]
MarkValue = Annotated[Mark, _mark]


class Fields(Value, frozen=True, gc=False):
    """The fields of one entity."""


class DossierFields(Fields, frozen=True):
    """One round of one year: ``fiscal_year`` in the Buddhist era, ``round`` 1 or 2."""

    fiscal_year: Annotated[int, Between(2500, 2699)]
    round: Annotated[int, Between(1, 2)]


class UnitFields(Fields, frozen=True):
    """The dossier's own copy of the unit (หน่วยงาน)."""

    name: StoredText = ""
    department: StoredText = ""
    group: StoredText = ""
    document_prefix: StoredText = ""
    phone: StoredText = ""
    website: StoredText = ""


class PersonFields(Fields, frozen=True):
    """A person of the dossier. ``position`` is the job title; names carry no brackets."""

    key: StoredText = ""
    name: StoredText = ""
    position: StoredText = ""
    role: StoredText = ""
    phone: StoredText = ""
    email: StoredText = ""


class IndicatorFields(Fields, frozen=True):
    """The indicator (ตัวชี้วัด); its code differs from year to year."""

    code: StoredText = ""
    name: StoredText = ""
    english_name: StoredText = ""
    abbreviation: StoredText = ""
    full_score: DecimalText = ""


class MeasureFields(Fields, frozen=True):
    """A measure (มาตรการ/แนวทาง), its rationale and what each letter of PIRAB does for it."""

    key: StoredText = ""
    title: StoredText = ""
    rationale: StoredText = ""
    partner: StoredText = ""
    invest: StoredText = ""
    regulate: StoredText = ""
    advocate: StoredText = ""
    build: StoredText = ""


class ActivityFields(Fields, frozen=True):
    """An activity (แผน/โครงการ/กิจกรรม): one numbered row of the plan.

    ``months`` are planned calendar months (1 to 12); ``budget`` None prints ``-``;
    ``counted`` numbers its dated occurrences ครั้งที่ 1, 2, …; ``knowledge_topic`` is the topic
    it teaches, printed in the knowledge brief.
    """

    key: StoredText = ""
    title: StoredText = ""
    numbered: bool = True
    level_item: StoredText = ""
    quantity: MarkValue = EMPTY
    quality: MarkValue = EMPTY
    quarter_1: MarkValue = EMPTY
    quarter_2: MarkValue = EMPTY
    quarter_3: MarkValue = EMPTY
    quarter_4: MarkValue = EMPTY
    months: Months = ()
    responsible: StoredText = ""
    budget: StoredText | None = None
    counted: bool = False
    knowledge_topic: StoredText = ""

    @property
    def quarters(self) -> tuple[Mark, Mark, Mark, Mark]:
        """The marks of Oct-Dec, Jan-Mar, Apr-Jun and Jul-Sep."""
        return self.quarter_1, self.quarter_2, self.quarter_3, self.quarter_4


class DatedFields(Fields, frozen=True):
    """A date, or in its place ``date_text``: one that could not be read, exactly as typed."""

    date: PartialDate | None = None
    date_text: StoredText = ""


def cleared_with(entity: type[Fields], field: str, value: object) -> dict[str, object]:
    """What gives way when ``field`` is set: a date and a ``date_text`` never stand together."""
    if issubclass(entity, DatedFields) and value:
        if field == "date":
            return {"date_text": ""}
        if field == "date_text":
            return {"date": None}
    return {}


class ResultFields(DatedFields, frozen=True):
    """One block of an activity's results; an ``occurrence`` is a time it was done.

    ``time`` is ``HH:MM`` or ``HH:MM/HH:MM``.
    """

    key: StoredText = ""
    kind: ResultKind = "occurrence"
    text: StoredText = ""
    level_item: StoredText = ""
    public: bool = True
    category: Category = "other"
    time: TimeText = ""
    place: StoredText = ""


class EvidenceFields(Fields, frozen=True):
    """An address that proves a result; a ``title`` is printed in its place."""

    url: StoredText = ""
    title: StoredText = ""


class RoundReportFields(Fields, frozen=True):
    """How the round report is printed; ``signature_block`` leaves room to sign in ink.

    ``digits`` chooses how numbers are printed, here as in the other documents.
    """

    headings: Headings = "indicator-first"
    numbering: Numbering = "continuous"
    digits: Digits = "arabic"
    signature_block: bool = True


class ReferenceLinkFields(Fields, frozen=True):
    """An address printed above the reporter block."""

    url: StoredText = ""
