"""What a check of a dossier has found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_desk.model.finding import Finding
from ita_desk.model.place import Place


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of the documents that were checked."""

    of: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict[str, tuple[Finding, ...]])
    """By document, in the order of its rules."""
    at: Mapping[Place, tuple[Finding, ...]] = field(
        default_factory=dict[Place, tuple[Finding, ...]]
    )
    """By place, each once."""
    all: tuple[Finding, ...] = ()
    """Each once, in the order of the documents and their rules."""
