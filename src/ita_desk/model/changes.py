"""What a transaction changed: the one thing views refresh from."""

from dataclasses import dataclass

from ita_desk.model.place import Place


@dataclass(frozen=True, slots=True)
class Changes:
    """The places a transaction, an undo or a redo changed.

    ``step`` is the journal's number of the step (None when nothing changed). ``edited`` names
    fields; ``added`` and ``removed`` name whole rows. ``focus`` is where a view should go.
    """

    step: int | None = None
    dossiers: frozenset[int] = frozenset()
    edited: frozenset[Place] = frozenset()
    added: frozenset[Place] = frozenset()
    removed: frozenset[Place] = frozenset()
    focus: Place | None = None

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.edited or self.added or self.removed)
