"""The fields of every entity, written once.

The frozen tree (``tree``) and the database tables (``storage.tables``) are both made from
these classes, so a field has one name, one type and one rule in the whole program.
Text is kept exactly as typed. ``key`` is the name a dossier file gave the entity.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Strict, model_validator
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

ONE_DATE = N_("stands only where there is no date")
"""What is wrong with a ``date_text`` beside a date."""

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


def stored_text(default: str | None = "") -> Any:
    """A text column with a default."""
    return Field(default=default, sa_type=Text)


def _mark_field() -> Any:
    return Field(default=EMPTY, sa_type=MarkColumn)


class DossierFields(SQLModel):
    """One round of one year: ``fiscal_year`` in the Buddhist era, ``round`` 1 or 2."""

    fiscal_year: Annotated[int, Strict()] = Field(ge=2500, le=2699)
    round: Annotated[int, Strict()] = Field(ge=1, le=2)


class UnitFields(SQLModel):
    """The dossier's own copy of the unit (หน่วยงาน)."""

    name: StoredText = stored_text()
    department: StoredText = stored_text()
    group: StoredText = stored_text()
    document_prefix: StoredText = stored_text()
    phone: StoredText = stored_text()
    website: StoredText = stored_text()


class PersonFields(SQLModel):
    """A person of the dossier. ``position`` is the job title; names carry no brackets."""

    key: StoredText = stored_text()
    name: StoredText = stored_text()
    position: StoredText = stored_text()
    role: StoredText = stored_text()
    phone: StoredText = stored_text()
    email: StoredText = stored_text()


class IndicatorFields(SQLModel):
    """The indicator (ตัวชี้วัด); its code differs from year to year."""

    code: StoredText = stored_text()
    name: StoredText = stored_text()
    english_name: StoredText = stored_text()
    abbreviation: StoredText = stored_text()
    full_score: DecimalText = stored_text()


class MeasureFields(SQLModel):
    """A measure (มาตรการ/แนวทาง), its rationale and what each letter of PIRAB does for it."""

    key: StoredText = stored_text()
    title: StoredText = stored_text()
    rationale: StoredText = stored_text()
    partner: StoredText = stored_text()
    invest: StoredText = stored_text()
    regulate: StoredText = stored_text()
    advocate: StoredText = stored_text()
    build: StoredText = stored_text()


class ActivityFields(SQLModel):
    """An activity (แผน/โครงการ/กิจกรรม): one numbered row of the plan.

    ``months`` are planned calendar months (1 to 12); ``budget`` None prints ``-``;
    ``counted`` numbers its dated occurrences ครั้งที่ 1, 2, …; ``knowledge_topic`` is the topic
    it teaches, printed in the knowledge brief.
    """

    key: StoredText = stored_text()
    title: StoredText = stored_text()
    numbered: Flag = True
    level_item: StoredText = stored_text()
    quantity: MarkValue = _mark_field()
    quality: MarkValue = _mark_field()
    quarter_1: MarkValue = _mark_field()
    quarter_2: MarkValue = _mark_field()
    quarter_3: MarkValue = _mark_field()
    quarter_4: MarkValue = _mark_field()
    months: Months = Field(default=(), sa_type=MonthsColumn)
    responsible: StoredText = stored_text()
    budget: StoredText | None = stored_text(None)
    counted: Flag = False
    knowledge_topic: StoredText = stored_text()

    @property
    def quarters(self) -> tuple[Mark, Mark, Mark, Mark]:
        """The marks of Oct-Dec, Jan-Mar, Apr-Jun and Jul-Sep."""
        return self.quarter_1, self.quarter_2, self.quarter_3, self.quarter_4


class DatedFields(SQLModel):
    """A date, or in its place ``date_text``: one that could not be read, exactly as typed."""

    date: PartialDate | None = Field(default=None, sa_type=PartialDateColumn)
    date_text: StoredText = stored_text()

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date is not None and self.date_text:
            raise ValueError(ONE_DATE)
        return self


def cleared_with(entity: type[SQLModel], field: str, value: object) -> dict[str, object]:
    """What gives way when ``field`` is set: a date and a ``date_text`` never stand together."""
    if issubclass(entity, DatedFields) and value:
        if field == "date":
            return {"date_text": ""}
        if field == "date_text":
            return {"date": None}
    return {}


class ResultFields(DatedFields):
    """One block of an activity's results; an ``occurrence`` is a time it was done.

    ``time`` is ``HH:MM`` or ``HH:MM/HH:MM``.
    """

    key: StoredText = stored_text()
    kind: ResultKind = Field(default="occurrence", sa_type=Text)
    text: StoredText = stored_text()
    level_item: StoredText = stored_text()
    public: Flag = True
    category: Category = Field(default="other", sa_type=Text)
    time: TimeText = stored_text()
    place: StoredText = stored_text()


class EvidenceFields(SQLModel):
    """An address that proves a result; a ``title`` is printed in its place."""

    url: StoredText = stored_text()
    title: StoredText = stored_text()


class RoundReportFields(SQLModel):
    """How the round report is printed; ``signature_block`` leaves room to sign in ink."""

    headings: Headings = Field(default="indicator-first", sa_type=Text)
    numbering: Numbering = Field(default="continuous", sa_type=Text)
    signature_block: Flag = True


class ReferenceLinkFields(SQLModel):
    """An address printed above the reporter block."""

    url: StoredText = stored_text()
