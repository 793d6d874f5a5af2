"""A place: the name of any spot of the office database."""

from dataclasses import dataclass
from typing import Literal

Entity = Literal[
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
]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """An entity's row, or with ``field`` one field of it.

    Findings, undo, history, search, the page's click map and the print guard all speak it.
    ``unit``, ``indicator`` and ``round_report`` carry their dossier's id.
    """

    entity: Entity
    id: int
    field: str = ""
