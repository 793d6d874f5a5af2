"""The documents' parts of a dossier file: a document is one line of ``DOCUMENT_KEYS``.

Reading and writing follow ``model.structure``: a list of the tree is a list of the file under the
same name, and a reference (``submitter_id``) is the key of what it refers to (``submitter``).
"""

from ita_desk.exchange.documents.cover_memo import COVER_MEMO
from ita_desk.exchange.documents.knowledge_brief import KNOWLEDGE_BRIEF
from ita_desk.exchange.documents.kpi_sheet import KPI_SHEET
from ita_desk.exchange.documents.level_summary import LEVEL_SUMMARY
from ita_desk.exchange.documents.measure_rationale import MEASURE_RATIONALE
from ita_desk.exchange.json_node import Keys
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE

DOCUMENT_KEYS: dict[Entity, Keys] = {
    **COVER_MEMO,
    **LEVEL_SUMMARY,
    **KPI_SHEET,
    **MEASURE_RATIONALE,
    **KNOWLEDGE_BRIEF,
}

DOSSIER_PARTS: tuple[Entity, ...] = tuple(
    entity for entity in DOCUMENT_KEYS if STRUCTURE[entity].owner == "dossier"
)
"""The documents' parts that stand at the top of the file, in the order they are written."""


def reference_key(column: str) -> str:
    """The key of the file for a column of the tree that refers to something."""
    return column.removesuffix("_id")
