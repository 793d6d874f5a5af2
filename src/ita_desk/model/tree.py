"""The frozen value tree of one dossier: what documents, files and views are made from.

``id`` is the database's number, or the order in the file for a tree read from a file;
references between parts (``measure_id``, ``reporter_id``) are such ids.
"""

from pydantic import ConfigDict, Field

from ita_desk.model.document_fields import (
    CoverMemoFields,
    KnowledgeBriefFields,
    KnowledgeTopicFields,
    KpiRowFields,
    KpiSheetFields,
    LevelItemFields,
    LevelResultFields,
    LevelSummaryFields,
    MeasureRationaleFields,
    MeasureRowFields,
    OitLinkFields,
    OitTopicFields,
    PlanRowFields,
    ScoreComponentFields,
)
from ita_desk.model.fields import (
    ActivityFields,
    DossierFields,
    EvidenceFields,
    IndicatorFields,
    MeasureFields,
    PersonFields,
    ReferenceLinkFields,
    ResultFields,
    RoundReportFields,
    UnitFields,
)

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Unit(UnitFields):
    """The unit of one dossier."""

    model_config = _FROZEN


class Person(PersonFields):
    """A person of one dossier."""

    model_config = _FROZEN
    id: int


class Indicator(IndicatorFields):
    """The indicator of one dossier."""

    model_config = _FROZEN


class OitLink(OitLinkFields):
    """A topic of the OIT that a letter of a measure's PIRAB answers."""

    model_config = _FROZEN
    id: int


class Measure(MeasureFields):
    """A measure; its activities refer to it."""

    model_config = _FROZEN
    id: int
    oit_links: tuple[OitLink, ...] = ()


class Evidence(EvidenceFields):
    """One address of a result."""

    model_config = _FROZEN
    id: int


class Result(ResultFields):
    """One block of results with its addresses, in printed order."""

    model_config = _FROZEN
    id: int
    evidence: tuple[Evidence, ...] = ()


class Activity(ActivityFields):
    """An activity with its results, in printed order."""

    model_config = _FROZEN
    id: int
    measure_id: int
    results: tuple[Result, ...] = ()


class ReferenceLink(ReferenceLinkFields):
    """One address above the reporter block."""

    model_config = _FROZEN
    id: int


class RoundReport(RoundReportFields):
    """The round report's own fields."""

    model_config = _FROZEN
    reporter_id: int | None = None
    links: tuple[ReferenceLink, ...] = ()


class CoverMemo(CoverMemoFields):
    """The cover memo of one dossier."""

    model_config = _FROZEN
    submitter_id: int | None = None
    approver_id: int | None = None
    meeting_id: int | None = None


class LevelItem(LevelItemFields):
    """One item of the five levels."""

    model_config = _FROZEN
    id: int


class LevelResult(LevelResultFields):
    """What one item of the five-level summary reports."""

    model_config = _FROZEN
    id: int


class LevelSummary(LevelSummaryFields):
    """The five-level summary of one dossier."""

    model_config = _FROZEN
    results: tuple[LevelResult, ...] = ()


class ScoreComponent(ScoreComponentFields):
    """One part of a budget indicator's score."""

    model_config = _FROZEN
    id: int


class KpiRow(KpiRowFields):
    """One indicator of the progress sheet."""

    model_config = _FROZEN
    id: int
    components: tuple[ScoreComponent, ...] = ()


class KpiSheet(KpiSheetFields):
    """The indicator progress sheet of one dossier."""

    model_config = _FROZEN
    rows: tuple[KpiRow, ...] = ()


class PlanRow(PlanRowFields):
    """One row of the rationale's plan table."""

    model_config = _FROZEN
    id: int


class MeasureRow(MeasureRowFields):
    """One row of the rationale's measure table."""

    model_config = _FROZEN
    id: int


class KnowledgeTopic(KnowledgeTopicFields):
    """One topic of knowledge."""

    model_config = _FROZEN
    id: int


class OitTopic(OitTopicFields):
    """One topic of the OIT catalogue."""

    model_config = _FROZEN
    id: int


class MeasureRationale(MeasureRationaleFields):
    """The measure rationale sheet of one dossier."""

    model_config = _FROZEN
    plan_rows: tuple[PlanRow, ...] = ()
    measure_rows: tuple[MeasureRow, ...] = ()
    knowledge_topics: tuple[KnowledgeTopic, ...] = ()
    oit_topics: tuple[OitTopic, ...] = ()


class KnowledgeBrief(KnowledgeBriefFields):
    """The knowledge brief of one dossier."""

    model_config = _FROZEN


class Dossier(DossierFields):
    """One unit, fiscal year, round and indicator: the root of everything printed."""

    model_config = _FROZEN
    id: int
    unit: Unit = Field(default_factory=Unit)
    people: tuple[Person, ...] = ()
    indicator: Indicator = Field(default_factory=Indicator)
    measures: tuple[Measure, ...] = ()
    activities: tuple[Activity, ...] = ()
    round_report: RoundReport = Field(default_factory=RoundReport)
    cover_memo: CoverMemo = Field(default_factory=CoverMemo)
    level_items: tuple[LevelItem, ...] = ()
    level_summary: LevelSummary = Field(default_factory=LevelSummary)
    kpi_sheet: KpiSheet = Field(default_factory=KpiSheet)
    measure_rationale: MeasureRationale = Field(default_factory=MeasureRationale)
    knowledge_brief: KnowledgeBrief = Field(default_factory=KnowledgeBrief)

    def measure(self, measure_id: int) -> Measure:
        """The measure with this id; raises KeyError if the dossier has none."""
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        raise KeyError(measure_id)

    def activity(self, activity_id: int) -> Activity:
        """The activity with this id; raises KeyError if the dossier has none."""
        for activity in self.activities:
            if activity.id == activity_id:
                return activity
        raise KeyError(activity_id)

    def person(self, person_id: int | None) -> Person | None:
        """The person with this id, or None."""
        return next((person for person in self.people if person.id == person_id), None)

    @property
    def reporter(self) -> Person | None:
        """The person printed in the reporter block, if one is chosen."""
        return self.person(self.round_report.reporter_id)
