"""The fields of every entity, written once.

The frozen tree (``tree``) and the database tables (``storage.tables``) are both made from
these classes, so a field has one name, one type and one rule in the whole program.
Text is kept exactly as typed. ``key`` is the name a dossier file gave the entity.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, model_validator

from ita_desk.model.errors import N_
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.thai.partial_date import PartialDate

Headings = Literal["indicator-first", "target-first"]
Numbering = Literal["continuous", "by-measure", "none"]
Digits = Literal["thai", "arabic"]
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


class Fields(BaseModel):
    """The fields of one entity. Their rules are compiled when the first value is checked."""

    model_config = ConfigDict(defer_build=True)

    @classmethod
    def trusted(cls, values: dict[str, Any], names: set[str]) -> Self:
        """A value of ``values``, which it keeps, without checking what was checked before.

        ``names``, those of all its fields, may be shared. This takes a tenth of the time of
        ``model_construct``; a long plan has tens of thousands of values.
        """
        value = cls.__new__(cls)
        keep = object.__setattr__
        keep(value, "__dict__", values)
        keep(value, "__pydantic_fields_set__", names)
        keep(value, "__pydantic_extra__", None)
        keep(value, "__pydantic_private__", None)
        return value


class DossierFields(Fields):
    """One round of one year: ``fiscal_year`` in the Buddhist era, ``round`` 1 or 2."""

    fiscal_year: Annotated[int, Strict()] = Field(ge=2500, le=2699)
    round: Annotated[int, Strict()] = Field(ge=1, le=2)


class UnitFields(Fields):
    """The dossier's own copy of the unit (หน่วยงาน)."""

    name: StoredText = ""
    department: StoredText = ""
    group: StoredText = ""
    document_prefix: StoredText = ""
    phone: StoredText = ""
    website: StoredText = ""


class PersonFields(Fields):
    """A person of the dossier. ``position`` is the job title; names carry no brackets."""

    key: StoredText = ""
    name: StoredText = ""
    position: StoredText = ""
    role: StoredText = ""
    phone: StoredText = ""
    email: StoredText = ""


class IndicatorFields(Fields):
    """The indicator (ตัวชี้วัด); its code differs from year to year."""

    code: StoredText = ""
    name: StoredText = ""
    english_name: StoredText = ""
    abbreviation: StoredText = ""
    full_score: DecimalText = ""


class MeasureFields(Fields):
    """A measure (มาตรการ/แนวทาง), its rationale and what each letter of PIRAB does for it."""

    key: StoredText = ""
    title: StoredText = ""
    rationale: StoredText = ""
    partner: StoredText = ""
    invest: StoredText = ""
    regulate: StoredText = ""
    advocate: StoredText = ""
    build: StoredText = ""


class ActivityFields(Fields):
    """An activity (แผน/โครงการ/กิจกรรม): one numbered row of the plan.

    ``months`` are planned calendar months (1 to 12); ``budget`` None prints ``-``;
    ``counted`` numbers its dated occurrences ครั้งที่ 1, 2, …; ``knowledge_topic`` is the topic
    it teaches, printed in the knowledge brief.
    """

    key: StoredText = ""
    title: StoredText = ""
    numbered: Flag = True
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
    counted: Flag = False
    knowledge_topic: StoredText = ""

    @property
    def quarters(self) -> tuple[Mark, Mark, Mark, Mark]:
        """The marks of Oct-Dec, Jan-Mar, Apr-Jun and Jul-Sep."""
        return self.quarter_1, self.quarter_2, self.quarter_3, self.quarter_4


class DatedFields(Fields):
    """A date, or in its place ``date_text``: one that could not be read, exactly as typed."""

    date: PartialDate | None = None
    date_text: StoredText = ""

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date is not None and self.date_text:
            raise ValueError(ONE_DATE)
        return self


def cleared_with(entity: type[Fields], field: str, value: object) -> dict[str, object]:
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

    key: StoredText = ""
    kind: ResultKind = "occurrence"
    text: StoredText = ""
    level_item: StoredText = ""
    public: Flag = True
    category: Category = "other"
    time: TimeText = ""
    place: StoredText = ""


class EvidenceFields(Fields):
    """An address that proves a result; a ``title`` is printed in its place."""

    url: StoredText = ""
    title: StoredText = ""


class RoundReportFields(Fields):
    """How the round report is printed; ``signature_block`` leaves room to sign in ink.

    ``digits`` chooses how numbers are printed, here as in the other documents.
    """

    headings: Headings = "indicator-first"
    numbering: Numbering = "continuous"
    digits: Digits = "arabic"
    signature_block: Flag = True


class ReferenceLinkFields(Fields):
    """An address printed above the reporter block."""

    url: StoredText = ""
