"""Whether anything was entered for a document: nobody is told of faults before that."""

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier


def document_entity(document: str) -> Entity:
    """What a dossier has one of for a document, as ``cover_memo`` for ``cover-memo``."""
    return next(entity for entity in STRUCTURE if entity == document.replace("-", "_"))


def is_begun(document: str, dossier: Dossier) -> bool:
    """Whether a document has a field or a row of its own; the round report's are the plan's."""
    if document == ROUND_REPORT:
        return bool(dossier.activities)
    part = STRUCTURE[document_entity(document)]
    return getattr(dossier, part.attribute) != part.value()
