"""Whether anything was entered for a document: nobody is told of faults before that."""

from datetime import date
from typing import TYPE_CHECKING

from ita_desk.contents.documents import (
    ALL_DOCUMENTS,
    DOCUMENTS,
    MEASURE_RATIONALE,
    ROUND_REPORT,
    find_faults,
)
from ita_desk.model.finding import Finding
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier, Measure

if TYPE_CHECKING:
    from ita_desk.model.office import Office


def document_entity(document: str) -> Entity:
    """What a dossier has one of for a document, as ``cover_memo`` for ``cover-memo``."""
    return next(entity for entity in STRUCTURE if entity == document.replace("-", "_"))


def is_begun(document: str, dossier: Dossier) -> bool:
    """Whether a document has a field or a row of its own.

    The round report's are the plan's; the rationale's stand at the measures, too.
    """
    if document == ROUND_REPORT:
        return bool(dossier.activities)
    if document == MEASURE_RATIONALE and any(map(_is_reasoned, dossier.measures)):
        return True
    part = STRUCTURE[document_entity(document)]
    return getattr(dossier, part.attribute) != part.value()


def _is_reasoned(measure: Measure) -> bool:
    """Whether a measure holds more than its name: reasons, PIRAB, topics of the OIT."""
    return measure != Measure(id=measure.id, key=measure.key, title=measure.title)


def begun_documents(dossier: Dossier) -> tuple[str, ...]:
    """The documents that were begun, in their order; the round report where none was."""
    begun = tuple(name for name in DOCUMENTS if is_begun(name, dossier))
    return begun or (ROUND_REPORT,)


def faults_before_print(
    document: str, dossier: Dossier, today: date, office: "Office | None" = None
) -> tuple[Finding, ...]:
    """What is told before a document is printed; of all of them, what those begun lack, once."""
    names = begun_documents(dossier) if document == ALL_DOCUMENTS else (document,)
    found = (fault for name in names for fault in find_faults(name, dossier, today, office))
    return tuple(dict.fromkeys(found))
