"""The fields of the documents beside the round report, written once like ``fields``.

A text that is None is generated from the rest of the dossier each time it is printed; a text
that was typed is kept. Texts of several lines hold one item a line. ``digits`` chooses how
numbers are printed; what is stored is Arabic. A ``level`` is 1 to 5.
"""

from typing import Annotated, Literal

from pydantic import Strict
from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from ita_desk.model.fields import DatedFields, DecimalText, Flag, StoredText, stored_text

Digits = Literal["thai", "arabic"]
PirabLetter = Literal["P", "I", "R", "A", "B"]
Level = Annotated[int, Strict()]


class CoverMemoFields(DatedFields):
    """The cover memo (บันทึกข้อความ); the meeting it tells of is one of the results."""

    number: StoredText = stored_text()
    sender: StoredText | None = stored_text(None)
    subject: StoredText | None = stored_text(None)
    recipient: StoredText | None = stored_text(None)
    reference: StoredText = stored_text()
    enclosures: StoredText = stored_text()
    cause: StoredText | None = stored_text(None)
    purpose: StoredText | None = stored_text(None)
    conclusion: StoredText | None = stored_text(None)
    acknowledgement: StoredText = stored_text("- ทราบ")
    digits: Digits = Field(default="thai", sa_type=Text)


class LevelItemFields(SQLModel):
    """An item of the indicator's five levels, such as 2.1, with the most it can score."""

    level: Level = Field(default=1, ge=1, le=5)
    item: StoredText = stored_text()
    title: StoredText = stored_text()
    max_score: DecimalText = stored_text()


class LevelSummaryFields(SQLModel):
    """The five-level summary; ``eit_persons`` are the external stakeholders counted in 1.2."""

    eit_persons: Annotated[int, Strict()] | None = Field(default=None, ge=0)
    closing: StoredText | None = stored_text(None)
    outcome_pending: Flag = True
    expected_score: DecimalText = stored_text()
    score_table: Flag = False
    digits: Digits = Field(default="thai", sa_type=Text)


class LevelResultFields(SQLModel):
    """What is reported of one item; a level with rows of its own is not generated."""

    level: Level = Field(default=1, ge=1, le=5)
    item: StoredText = stored_text()
    text: StoredText = stored_text()
    bullets: StoredText = stored_text()
    links: StoredText = stored_text()
    score: DecimalText = stored_text()


class KpiSheetFields(DatedFields):
    """The indicator progress sheet; ``notes`` are printed below the table."""

    notes: StoredText = stored_text()
    digits: Digits = Field(default="arabic", sa_type=Text)


class KpiRowFields(SQLModel):
    """An indicator of the sheet; the row of the dossier's own one is generated from the plan."""

    own: Flag = False
    code: StoredText = stored_text()
    name: StoredText = stored_text()
    full_score: DecimalText = stored_text()
    self_score: DecimalText = stored_text()
    responsible: StoredText = stored_text()
    progress: StoredText | None = stored_text(None)
    remark: StoredText | None = stored_text(None)


class ScoreComponentFields(SQLModel):
    """A part of a budget indicator's score: min(1, actual / target) × weight."""

    level: StoredText = stored_text()
    title: StoredText = stored_text()
    actual: DecimalText = stored_text()
    target: DecimalText = stored_text()
    weight: DecimalText = stored_text()


class MeasureRationaleFields(SQLModel):
    """The measure rationale sheet with the PIRAB strategy (level 2)."""

    heading: StoredText | None = stored_text(None)
    criterion: StoredText | None = stored_text(None)
    criterion_score: DecimalText = stored_text("0.5")
    introduction: StoredText | None = stored_text(None)
    plan_caption: StoredText | None = stored_text(None)
    measure_caption: StoredText | None = stored_text(None)
    digits: Digits = Field(default="arabic", sa_type=Text)


class PlanRowFields(SQLModel):
    """A row of the rationale's table 1 (plan); rows of its own, seeded from the activities."""

    title: StoredText = stored_text()
    numbered: Flag = True
    target: StoredText = stored_text()
    period: StoredText = stored_text()
    responsible: StoredText = stored_text()


class MeasureRowFields(SQLModel):
    """A row of the rationale's table 2 (measures)."""

    measure: StoredText = stored_text()
    title: StoredText = stored_text()
    target: StoredText = stored_text()
    period: StoredText = stored_text()
    responsible: StoredText = stored_text()
    success: StoredText = stored_text()


class OitLinkFields(SQLModel):
    """How a PIRAB letter of a measure answers topics of the OIT: "โดยมี" ``instruments``.

    ``topics`` is a code (``O5``) or a range (``O1 - O6``); ``title`` is the topic's name.
    """

    letter: PirabLetter = Field(default="P", sa_type=Text)
    topics: StoredText = stored_text()
    title: StoredText = stored_text()
    instruments: StoredText = stored_text()


class OitTopicFields(SQLModel):
    """A topic of the fiscal year's OIT catalogue; codes mean other things in other years."""

    code: StoredText = stored_text()
    title: StoredText = stored_text()


class KnowledgeTopicFields(SQLModel):
    """A topic of knowledge given to those served, and why."""

    name: StoredText = stored_text()
    reason: StoredText = stored_text()
    target_groups: StoredText = stored_text()


class KnowledgeBriefFields(SQLModel):
    """The knowledge brief; scores are percentages of the five IIT indicators in their order."""

    title: StoredText | None = stored_text(None)
    principle: StoredText | None = stored_text(None)
    analysis: StoredText | None = stored_text(None)
    steps: StoredText | None = stored_text(None)
    evaluation: StoredText = stored_text()
    plan_caption: StoredText | None = stored_text(None)
    policy: StoredText = stored_text()
    link: StoredText = stored_text()
    score_1: DecimalText = stored_text()
    score_2: DecimalText = stored_text()
    score_3: DecimalText = stored_text()
    score_4: DecimalText = stored_text()
    score_5: DecimalText = stored_text()
    overall: DecimalText = stored_text()
    target: DecimalText = stored_text()
    next_target: DecimalText = stored_text()
    digits: Digits = Field(default="thai", sa_type=Text)

    @property
    def scores(self) -> tuple[str, str, str, str, str]:
        """The five scores in the order of the IIT indicators."""
        return self.score_1, self.score_2, self.score_3, self.score_4, self.score_5
