"""The fields of every entity, written once.

The frozen tree (``tree``) and the database tables (``storage.tables``) are both made from
these classes, so a field has one name, one type and one rule in the whole program.
Text is kept exactly as typed. ``key`` is the name a dossier file gave the entity.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Strict
from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from ita_desk.model.columns import MarkColumn, MonthsColumn, PartialDateColumn
from ita_desk.model.errors import N_
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.thai.partial_date import PartialDate

Headings = Literal["indicator-first", "target-first"]
Numbering = Literal["continuous", "by-measure", "none"]
ResultKind = Literal["occurrence", "paragraph", "bullet", "sub_bullet", "note"]
Category = Literal["meeting", "doc_report", "communication", "other"]

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?:/(?:[01]\d|2[0-3]):[0-5]\d)?\Z", re.ASCII)
_DECIMAL = re.compile(r"\d{1,9}(?:\.\d{1,9})?\Z", re.ASCII)


def _storable(text: str) -> str:
    """Refuse what no UTF-8 file can hold (half of a surrogate pair) and NUL."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError(N_("half a surrogate pair")) from None
    if "\0" in text:
        raise ValueError(N_("a NUL character"))
    return text


def _decimal(text: str) -> str:
    if text:
        try:
            Decimal(text)
        except InvalidOperation:
            raise ValueError(N_("not a decimal number")) from None
        if not _DECIMAL.match(text):
            raise ValueError(N_("not a decimal number"))
    return text


def _time(text: str) -> str:
    if text:
        if not _TIME.match(text):
            raise ValueError(N_("not a time as HH:MM or HH:MM/HH:MM"))
        start, _, end = text.partition("/")
        if end and end < start:
            raise ValueError(N_("ends before it starts"))
    return text


def _months(months: tuple[int, ...]) -> tuple[int, ...]:
    if any(not 1 <= month <= 12 for month in months) or len(set(months)) != len(months):
        raise ValueError(N_("not different calendar months from 1 to 12"))
    return months


def _mark(mark: Mark) -> Mark:
    _storable(mark.text)
    return mark


StoredText = Annotated[str, Strict(), AfterValidator(_storable)]
DecimalText = Annotated[StoredText, AfterValidator(_decimal)]
TimeText = Annotated[StoredText, AfterValidator(_time)]
Months = Annotated[tuple[int, ...], AfterValidator(_months)]
MarkValue = Annotated[Mark, AfterValidator(_mark)]
Flag = Annotated[bool, Strict()]


def _text(default: str | None = "") -> Any:
    return Field(default=default, sa_type=Text)


def _mark_field() -> Any:
    return Field(default=EMPTY, sa_type=MarkColumn)


class DossierFields(SQLModel):
    """One round of one year: ``fiscal_year`` in the Buddhist era, ``round`` 1 or 2."""

    fiscal_year: Annotated[int, Strict()] = Field(ge=2500, le=2699)
    round: Annotated[int, Strict()] = Field(ge=1, le=2)


class UnitFields(SQLModel):
    """The dossier's own copy of the unit (หน่วยงาน)."""

    name: StoredText = _text()
    department: StoredText = _text()
    group: StoredText = _text()
    document_prefix: StoredText = _text()
    phone: StoredText = _text()
    website: StoredText = _text()


class PersonFields(SQLModel):
    """A person of the dossier. ``position`` is the job title; names carry no brackets."""

    key: StoredText = _text()
    name: StoredText = _text()
    position: StoredText = _text()
    role: StoredText = _text()
    phone: StoredText = _text()
    email: StoredText = _text()


class IndicatorFields(SQLModel):
    """The indicator (ตัวชี้วัด); its code differs from year to year."""

    code: StoredText = _text()
    name: StoredText = _text()
    english_name: StoredText = _text()
    abbreviation: StoredText = _text()
    full_score: DecimalText = _text()


class MeasureFields(SQLModel):
    """A measure (มาตรการ/แนวทาง)."""

    key: StoredText = _text()
    title: StoredText = _text()


class ActivityFields(SQLModel):
    """An activity (แผน/โครงการ/กิจกรรม): one numbered row of the plan.

    ``months`` are planned calendar months (1 to 12); ``budget`` None prints ``-``;
    ``counted`` numbers its dated occurrences ครั้งที่ 1, 2, …
    """

    key: StoredText = _text()
    title: StoredText = _text()
    numbered: Flag = True
    level_item: StoredText = _text()
    quantity: MarkValue = _mark_field()
    quality: MarkValue = _mark_field()
    quarter_1: MarkValue = _mark_field()
    quarter_2: MarkValue = _mark_field()
    quarter_3: MarkValue = _mark_field()
    quarter_4: MarkValue = _mark_field()
    months: Months = Field(default=(), sa_type=MonthsColumn)
    responsible: StoredText = _text()
    budget: StoredText | None = _text(None)
    counted: Flag = False

    @property
    def quarters(self) -> tuple[Mark, Mark, Mark, Mark]:
        """The marks of Oct-Dec, Jan-Mar, Apr-Jun and Jul-Sep."""
        return self.quarter_1, self.quarter_2, self.quarter_3, self.quarter_4


class ResultFields(SQLModel):
    """One block of an activity's results; an ``occurrence`` is a time it was done.

    A date that could not be read stays as ``date_text``, exactly as typed.
    ``time`` is ``HH:MM`` or ``HH:MM/HH:MM``.
    """

    key: StoredText = _text()
    kind: ResultKind = Field(default="occurrence", sa_type=Text)
    text: StoredText = _text()
    date: PartialDate | None = Field(default=None, sa_type=PartialDateColumn)
    date_text: StoredText = _text()
    level_item: StoredText = _text()
    public: Flag = True
    category: Category = Field(default="other", sa_type=Text)
    time: TimeText = _text()
    place: StoredText = _text()


class EvidenceFields(SQLModel):
    """An address that proves a result; a ``title`` is printed in its place."""

    url: StoredText = _text()
    title: StoredText = _text()


class RoundReportFields(SQLModel):
    """How the round report is printed; ``signature_block`` leaves room to sign in ink."""

    headings: Headings = Field(default="indicator-first", sa_type=Text)
    numbering: Numbering = Field(default="continuous", sa_type=Text)
    signature_block: Flag = True


class ReferenceLinkFields(SQLModel):
    """An address printed above the reporter block."""

    url: StoredText = _text()
