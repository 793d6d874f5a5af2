"""The frozen value tree of one dossier: what documents, files and views are made from.

``id`` is the database's number, or the order in the file for a tree read from a file;
references between parts (``measure_id``, ``reporter_id``) are such ids.
"""

from sqlmodel import Field

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
    Frozen,
    IndicatorFields,
    LeftoverFields,
    MeasureFields,
    PersonFields,
    ReferenceLinkFields,
    ResultFields,
    RoundReportFields,
    TableWidthsFields,
    UnitFields,
    WordingFields,
)


class Unit(UnitFields, Frozen):
    """The unit of one dossier."""


class Person(PersonFields, Frozen):
    """A person of one dossier."""

    id: int


class Indicator(IndicatorFields, Frozen):
    """The indicator of one dossier."""


class OitLink(OitLinkFields, Frozen):
    """A topic of the OIT that a letter of a measure's PIRAB answers."""

    id: int


class Measure(MeasureFields, Frozen):
    """A measure; its activities refer to it."""

    id: int
    oit_links: tuple[OitLink, ...] = ()


class Evidence(EvidenceFields, Frozen):
    """One address of a result."""

    id: int


class Result(ResultFields, Frozen):
    """One block of results with its addresses, in printed order."""

    id: int
    evidence: tuple[Evidence, ...] = ()


class Activity(ActivityFields, Frozen):
    """An activity with its results, in printed order."""

    id: int
    measure_id: int
    results: tuple[Result, ...] = ()


class ReferenceLink(ReferenceLinkFields, Frozen):
    """One address above the reporter block."""

    id: int


class RoundReport(RoundReportFields, Frozen):
    """The round report's own fields."""

    reporter_id: int | None = None
    links: tuple[ReferenceLink, ...] = ()


class CoverMemo(CoverMemoFields, Frozen):
    """The cover memo of one dossier."""

    submitter_id: int | None = None
    approver_id: int | None = None
    meeting_id: int | None = None


class LevelItem(LevelItemFields, Frozen):
    """One item of the five levels."""

    id: int


class LevelResult(LevelResultFields, Frozen):
    """What one item of the five-level summary reports."""

    id: int


class LevelSummary(LevelSummaryFields, Frozen):
    """The five-level summary of one dossier."""

    results: tuple[LevelResult, ...] = ()


class ScoreComponent(ScoreComponentFields, Frozen):
    """One part of a budget indicator's score."""

    id: int


class KpiRow(KpiRowFields, Frozen):
    """One indicator of the progress sheet."""

    id: int
    components: tuple[ScoreComponent, ...] = ()


class KpiSheet(KpiSheetFields, Frozen):
    """The indicator progress sheet of one dossier."""

    rows: tuple[KpiRow, ...] = ()


class PlanRow(PlanRowFields, Frozen):
    """One row of the rationale's plan table."""

    id: int


class MeasureRow(MeasureRowFields, Frozen):
    """One row of the rationale's measure table."""

    id: int


class KnowledgeTopic(KnowledgeTopicFields, Frozen):
    """One topic of knowledge."""

    id: int


class OitTopic(OitTopicFields, Frozen):
    """One topic of the OIT catalogue."""

    id: int


class MeasureRationale(MeasureRationaleFields, Frozen):
    """The measure rationale sheet of one dossier."""

    plan_rows: tuple[PlanRow, ...] = ()
    measure_rows: tuple[MeasureRow, ...] = ()
    knowledge_topics: tuple[KnowledgeTopic, ...] = ()
    oit_topics: tuple[OitTopic, ...] = ()


class KnowledgeBrief(KnowledgeBriefFields, Frozen):
    """The knowledge brief of one dossier."""


class Leftover(LeftoverFields, Frozen):
    """One text left over from an old form."""

    id: int


class TableWidths(TableWidthsFields, Frozen):
    """The widths of one printed table, set by hand."""

    id: int


class Dossier(DossierFields, Frozen):
    """One unit, fiscal year, round and indicator: the root of everything printed."""

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
    leftovers: tuple[Leftover, ...] = ()
    table_widths: tuple[TableWidths, ...] = ()

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
        """The person printed in the reporter block: the one chosen, or the only one there is."""
        chosen = self.round_report.reporter_id
        if chosen is None and len(self.people) == 1:
            return self.people[0]
        return self.person(chosen)


class Wording(WordingFields, Frozen):
    """A wording of the office by its number; those that come with the program have the id 0."""

    id: int = 0

    def is_for(self, entity: str, field: str) -> bool:
        """Whether it is meant for a field."""
        return f"{entity}.{field}" in self.field.split()
