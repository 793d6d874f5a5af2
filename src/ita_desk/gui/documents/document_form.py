"""What the window knows of a document's page before it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desk.model.place import Entity

if TYPE_CHECKING:
    from ita_desk.gui.documents.form_spec import Section


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A document's page. ``entity`` is what a dossier has one of; ``document`` its name."""

    document: str
    title: str
    icon: str
    entity: Entity
    sections: "Callable[[], tuple[Section, ...]]"
    """What the page consists of; asked when it is first shown."""
    entities: frozenset[Entity]
    """Entities whose rows are edited on this page."""
    fields: frozenset[tuple[Entity, str]] = frozenset()
    """Fields of other entities that are edited here as well."""
