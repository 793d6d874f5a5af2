"""The fields of the documents beside the round report, written once like ``fields``.

A text that is None is generated from the rest of the dossier each time it is printed; a text
that was typed is kept. Texts of several lines hold one item a line. ``digits`` chooses how
numbers are printed; what is stored is Arabic. A ``level`` is 1 to 5.
"""

from typing import Annotated

from sqlmodel import Field

from ita_desk.model.choices import Digits, PirabLetter
from ita_desk.model.fields import CHOICE, DatedFields, DecimalText, Fields, StoredText

Level = Annotated[int, Field(ge=1, le=5)]


class CoverMemoFields(DatedFields):
    """The cover memo (บันทึกข้อความ); the meeting it tells of is one of the results."""

    number: StoredText = ""
    sender: StoredText | None = None
    subject: StoredText | None = None
    recipient: StoredText | None = None
    reference: StoredText = ""
    enclosures: StoredText = ""
    cause: StoredText | None = None
    purpose: StoredText | None = None
    conclusion: StoredText | None = None
    acknowledgement: StoredText = "- ทราบ"
    digits: Annotated[Digits, CHOICE] = "thai"


class LevelItemFields(Fields):
    """An item of the indicator's five levels, such as 2.1, with the most it can score."""

    level: Level = 1
    item: StoredText = ""
    title: StoredText = ""
    max_score: DecimalText = ""


class LevelSummaryFields(Fields):
    """The five-level summary; ``eit_persons`` are the external stakeholders counted in 1.2.

    ``empty_levels`` prints the heading of a level that has nothing to report, too.
    """

    eit_persons: Annotated[int, Field(ge=0)] | None = None
    closing: StoredText | None = None
    outcome_pending: bool = True
    expected_score: DecimalText = ""
    score_table: bool = False
    digits: Annotated[Digits, CHOICE] = "thai"
    empty_levels: bool = False


class LevelResultFields(Fields):
    """What is reported of one item; a level with rows of its own is not generated."""

    level: Level = 1
    item: StoredText = ""
    text: StoredText = ""
    bullets: StoredText = ""
    links: StoredText = ""
    score: DecimalText = ""


class KpiSheetFields(DatedFields):
    """The indicator progress sheet; ``notes`` are printed below the table."""

    notes: StoredText = ""
    digits: Annotated[Digits, CHOICE] = "arabic"


class KpiRowFields(Fields):
    """An indicator of the sheet; the row of the dossier's own one is generated from the plan."""

    own: bool = False
    code: StoredText = ""
    name: StoredText = ""
    full_score: DecimalText = ""
    self_score: DecimalText = ""
    responsible: StoredText = ""
    progress: StoredText | None = None
    remark: StoredText | None = None


class ScoreComponentFields(Fields):
    """A part of a budget indicator's score: min(1, actual / target) × weight."""

    level: StoredText = ""
    title: StoredText = ""
    actual: DecimalText = ""
    target: DecimalText = ""
    weight: DecimalText = ""


class MeasureRationaleFields(Fields):
    """The measure rationale sheet with the PIRAB strategy (level 2).

    ``empty_letters`` prints the name of a letter of PIRAB that has no text, too.
    """

    heading: StoredText | None = None
    criterion: StoredText | None = None
    criterion_score: DecimalText = "0.5"
    introduction: StoredText | None = None
    plan_caption: StoredText | None = None
    measure_caption: StoredText | None = None
    digits: Annotated[Digits, CHOICE] = "arabic"
    empty_letters: bool = False


class PlanRowFields(Fields):
    """A row of the rationale's table 1 (plan); rows of its own, seeded from the activities."""

    title: StoredText = ""
    numbered: bool = True
    target: StoredText = ""
    period: StoredText = ""
    responsible: StoredText = ""


class MeasureRowFields(Fields):
    """A row of the rationale's table 2 (measures)."""

    measure: StoredText = ""
    title: StoredText = ""
    target: StoredText = ""
    period: StoredText = ""
    responsible: StoredText = ""
    success: StoredText = ""


class OitLinkFields(Fields):
    """How a PIRAB letter of a measure answers topics of the OIT: "โดยมี" ``instruments``.

    ``topics`` is a code (``O5``) or a range (``O1 - O6``); ``title`` is the topic's name.
    """

    letter: Annotated[PirabLetter, CHOICE] = "P"
    topics: StoredText = ""
    title: StoredText = ""
    instruments: StoredText = ""


class OitTopicFields(Fields):
    """A topic of the fiscal year's OIT catalogue; codes mean other things in other years."""

    code: StoredText = ""
    title: StoredText = ""


class KnowledgeTopicFields(Fields):
    """A topic of knowledge given to those served, and why."""

    name: StoredText = ""
    reason: StoredText = ""
    target_groups: StoredText = ""


class KnowledgeBriefFields(Fields):
    """The knowledge brief; scores are percentages of the five IIT indicators in their order."""

    title: StoredText | None = None
    principle: StoredText | None = None
    analysis: StoredText | None = None
    steps: StoredText | None = None
    evaluation: StoredText = ""
    plan_caption: StoredText | None = None
    policy: StoredText = ""
    link: StoredText = ""
    score_1: DecimalText = ""
    score_2: DecimalText = ""
    score_3: DecimalText = ""
    score_4: DecimalText = ""
    score_5: DecimalText = ""
    overall: DecimalText = ""
    target: DecimalText = ""
    next_target: DecimalText = ""
    digits: Annotated[Digits, CHOICE] = "thai"

    @property
    def scores(self) -> tuple[str, str, str, str, str]:
        """The five scores in the order of the IIT indicators."""
        return self.score_1, self.score_2, self.score_3, self.score_4, self.score_5
