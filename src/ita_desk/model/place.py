"""A place: the name of any spot of the office database."""

from dataclasses import dataclass
from typing import Literal

Entity = Literal[
    "office",
    "dossier",
    "unit",
    "person",
    "indicator",
    "measure",
    "activity",
    "result",
    "evidence",
    "round_report",
    "reference_link",
    "cover_memo",
    "level_item",
    "level_summary",
    "level_result",
    "kpi_sheet",
    "kpi_row",
    "score_component",
    "measure_rationale",
    "oit_link",
    "plan_row",
    "measure_row",
    "knowledge_topic",
    "oit_topic",
    "knowledge_brief",
    "leftover",
    "table_widths",
    "wording",
]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """An entity's row, or with ``field`` one field of it.

    Findings, undo, history, search, the page's click map and the print guard all speak it.
    What a dossier has one of (``unit``, ``round_report``, ``cover_memo`` …) carries its id;
    ``office`` has the id 1; ``wording`` belongs to the office, too, and to no dossier.
    """

    entity: Entity
    id: int
    field: str = ""
