"""Acts on whole rows that tables of a dossier's lists have in common."""

from collections.abc import Sequence

from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity, Place
from ita_desk.verbs import rows as row_verbs


def add_below(
    session: Session, entity: Entity, parent_id: int, ids: Sequence[int], row: int, **values: object
) -> bool:
    """Add a row with ``values`` below a row of the list ``ids``; whether there is one now."""
    before = ids[row + 1] if row + 1 < len(ids) else None
    return bool(session.run(row_verbs.add, entity, parent_id, before=before, **values))


def move_rows(
    session: Session, entity: Entity, ids: Sequence[int], rows: range, before: int
) -> bool:
    """Put rows of the list ``ids`` in front of its row ``before``, or at its end."""
    places = [Place(entity, row_id) for row_id in ids[rows.start : rows.stop]]
    target = ids[before] if before < len(ids) else None
    return bool(places) and bool(session.run(row_verbs.move_many, places, target))
