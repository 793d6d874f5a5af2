"""How the entities hang together in the tree, said once for loading, copying and writing."""

from dataclasses import dataclass

from ita_desk.model import tree
from ita_desk.model.fields import Fields
from ita_desk.model.place import Entity


@dataclass(frozen=True, slots=True)
class Part:
    """Where an entity's values stand: in ``attribute`` of the value of ``owner``.

    ``many`` parts are ordered lists; of the others a dossier has exactly one, with its id.
    """

    value: type[Fields]
    owner: Entity
    attribute: str
    many: bool = True


STRUCTURE: dict[Entity, Part] = {
    "unit": Part(tree.Unit, "dossier", "unit", many=False),
    "indicator": Part(tree.Indicator, "dossier", "indicator", many=False),
    "person": Part(tree.Person, "dossier", "people"),
    "measure": Part(tree.Measure, "dossier", "measures"),
    "oit_link": Part(tree.OitLink, "measure", "oit_links"),
    "activity": Part(tree.Activity, "dossier", "activities"),
    "result": Part(tree.Result, "activity", "results"),
    "evidence": Part(tree.Evidence, "result", "evidence"),
    "round_report": Part(tree.RoundReport, "dossier", "round_report", many=False),
    "reference_link": Part(tree.ReferenceLink, "round_report", "links"),
    "cover_memo": Part(tree.CoverMemo, "dossier", "cover_memo", many=False),
    "level_item": Part(tree.LevelItem, "dossier", "level_items"),
    "level_summary": Part(tree.LevelSummary, "dossier", "level_summary", many=False),
    "level_result": Part(tree.LevelResult, "level_summary", "results"),
    "kpi_sheet": Part(tree.KpiSheet, "dossier", "kpi_sheet", many=False),
    "kpi_row": Part(tree.KpiRow, "kpi_sheet", "rows"),
    "score_component": Part(tree.ScoreComponent, "kpi_row", "components"),
    "measure_rationale": Part(tree.MeasureRationale, "dossier", "measure_rationale", many=False),
    "plan_row": Part(tree.PlanRow, "measure_rationale", "plan_rows"),
    "measure_row": Part(tree.MeasureRow, "measure_rationale", "measure_rows"),
    "knowledge_topic": Part(tree.KnowledgeTopic, "measure_rationale", "knowledge_topics"),
    "oit_topic": Part(tree.OitTopic, "measure_rationale", "oit_topics"),
    "knowledge_brief": Part(tree.KnowledgeBrief, "dossier", "knowledge_brief", many=False),
    "leftover": Part(tree.Leftover, "dossier", "leftovers"),
    "table_widths": Part(tree.TableWidths, "dossier", "table_widths"),
}
"""Every entity but the dossier itself; an entity comes after its owner and what it refers to."""

OF_THE_OFFICE: frozenset[Entity] = frozenset({"office", "wording"})
"""Entities that belong to no dossier."""

REFERENCES: dict[Entity, dict[str, Entity]] = {
    "activity": {"measure_id": "measure"},
    "round_report": {"reporter_id": "person"},
    "cover_memo": {"submitter_id": "person", "approver_id": "person", "meeting_id": "result"},
}
"""Fields of the tree that hold the id of another part of the same dossier."""

CHILDREN: dict[Entity, tuple[Entity, ...]] = {
    owner: tuple(entity for entity, part in STRUCTURE.items() if part.owner == owner)
    for owner in ("dossier", *STRUCTURE)
}


def parent_column(entity: Entity) -> str:
    """The column that names whose list an entity of a list stands in."""
    owner = STRUCTURE[entity].owner
    if owner == "dossier" or not STRUCTURE[owner].many:
        return "dossier_id"
    return f"{owner}_id"
