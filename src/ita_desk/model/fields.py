"""The fields of every entity, written once.

The frozen tree (``tree``) and the database tables (``storage.tables``) are both made from
these classes, so a field has one name, one type and one rule in the whole program. A value
is checked where it comes in from outside (``rules``), not each time it is made: a long plan has
tens of thousands. Text is kept exactly as typed. ``key`` is the name a dossier file gave the
entity.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, model_validator
from sqlmodel import Field, SQLModel, Text

from ita_desk.model.choices import Category, Digits, Headings, Numbering, ResultKind
from ita_desk.model.columns import DateColumn, MarkColumn, MonthsColumn
from ita_desk.model.errors import N_
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.rules import ONE_DATE, BrokenRule
from ita_desk.thai.partial_date import PartialDate

NOT_A_TIME = N_("not a time as HH:MM or HH:MM/HH:MM")

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?:/(?:[01]\d|2[0-3]):[0-5]\d)?\Z", re.ASCII)
_DECIMAL = re.compile(r"\d{1,9}(?:\.\d{1,9})?\Z", re.ASCII)


def storable(text: str) -> str:
    """Refuse what no UTF-8 file can hold (half of a surrogate pair) and NUL."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BrokenRule(N_("half a surrogate pair")) from None
    if "\0" in text:
        raise BrokenRule(N_("a NUL character"))
    return text


def decimal(text: str) -> str:
    """Refuse what is neither empty nor a decimal number in Arabic digits."""
    if text and not _DECIMAL.match(text):
        raise BrokenRule(N_("not a decimal number"))
    return text


def _time(text: str) -> str:
    if text:
        if not _TIME.match(text):
            raise BrokenRule(NOT_A_TIME)
        start, _, end = text.partition("/")
        if end and end < start:
            raise BrokenRule(N_("ends before it starts"))
    return text


def _months(months: tuple[int, ...]) -> tuple[int, ...]:
    if any(not 1 <= month <= 12 for month in months) or len(set(months)) != len(months):
        raise BrokenRule(N_("not different calendar months from 1 to 12"))
    return months


def _mark(mark: Mark) -> Mark:
    storable(mark.text)
    return mark


StoredText = Annotated[str, AfterValidator(storable)]
DecimalText = Annotated[StoredText, AfterValidator(decimal)]
TimeText = Annotated[StoredText, AfterValidator(_time)]
Months = Annotated[tuple[int, ...], AfterValidator(_months), Field(sa_type=MonthsColumn)]
MarkValue = Annotated[Mark, AfterValidator(_mark), Field(sa_type=MarkColumn)]
CHOICE = Field(sa_type=Text)


class Fields(SQLModel):
    """The fields of one entity."""

    model_config = ConfigDict(  # pyright: ignore[reportAssignmentType]
        strict=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )

    @classmethod
    def held(cls, values: dict[str, Any]) -> Self:
        """Made of all its values, which were checked when they were written."""
        made = object.__new__(cls)
        _set(made, "__dict__", values)
        _set(made, "__pydantic_fields_set__", _NONE_SET)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    def changed(self, values: Mapping[str, object]) -> Self:
        """The same with other ``values`` of some fields, which aren't checked."""
        return type(self).held({**self.__dict__, **values})


class Frozen(SQLModel):
    """A value of the tree: nothing in it can be changed."""

    model_config = ConfigDict(frozen=True)  # pyright: ignore[reportAssignmentType]


_set = object.__setattr__
_NONE_SET: set[str] = set()


class DossierFields(Fields):
    """One round of one year: ``fiscal_year`` in the Buddhist era, ``round`` 1 or 2.

    A ``practice`` round is there to try things out on: it is printed with a mark, never as final.
    """

    fiscal_year: int = Field(ge=2500, le=2699)
    round: int = Field(ge=1, le=2)
    practice: bool = False


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


class DatedFields(Fields):
    """A date, or in its place ``date_text``: one that could not be read, exactly as typed."""

    date: Annotated[PartialDate | None, Field(sa_type=DateColumn)] = None
    date_text: StoredText = ""

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date is not None and self.date_text:
            raise BrokenRule(ONE_DATE, "date_text")
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
    kind: Annotated[ResultKind, CHOICE] = "occurrence"
    text: StoredText = ""
    level_item: StoredText = ""
    public: bool = True
    category: Annotated[Category, CHOICE] = "other"
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

    headings: Annotated[Headings, CHOICE] = "indicator-first"
    numbering: Annotated[Numbering, CHOICE] = "continuous"
    digits: Annotated[Digits, CHOICE] = "arabic"
    signature_block: bool = True


class ReferenceLinkFields(Fields):
    """An address printed above the reporter block."""

    url: StoredText = ""


class LeftoverFields(Fields):
    """A text of an old form that found no place in the dossier; ``source`` is where it stood.

    With ``doubt`` it is a sentence about a place that nobody looked at yet.
    """

    source: StoredText = ""
    text: StoredText = ""
    doubt: bool = False


class TableWidthsFields(Fields):
    """The columns of a printed table as wide as somebody set them by hand.

    ``printed`` names the table as ``contents`` does; ``widths`` are millimetres from left to
    right, with blanks between. A table that has none here takes the widths that make it lowest.
    """

    printed: StoredText = ""
    widths: StoredText = ""


class WordingFields(Fields):
    """A text, the fields it is meant for, and the dossier it was written in.

    ``field`` names them as ``entity.field``, with blanks between; ``fiscal_year`` (Buddhist era)
    and ``round`` are 0 where a text names none.
    """

    text: StoredText = ""
    field: StoredText = ""
    unit: StoredText = ""
    fiscal_year: int = 0
    round: int = 0
