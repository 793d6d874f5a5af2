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
    edited: frozenset[str] = frozenset()
    """The documents that would print other words now than their newest final has."""

    def with_notes(self, notes: Mapping[str, tuple[Finding, ...]]) -> "Found":
        """With what is different in edited documents behind their findings."""
        if not notes:  # as after most checks: nothing of a long dossier is copied
            return self
        once = dict.fromkeys(note for part in notes.values() for note in part)
        at = dict(self.at)
        for note in once:
            at[note.place] = (*at.get(note.place, ()), note)
        of = {name: (*found, *notes.get(name, ())) for name, found in self.of.items()}
        return Found(of, at, (*self.all, *once), frozenset(notes))
