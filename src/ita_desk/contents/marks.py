"""A mark (quantity, quality or quarter) as the lines of its cell."""

from ita_desk.contents.addresses import typed
from ita_desk.contents.lines import TICK, Cell, Line, Span
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place


def mark_cell(mark: Mark, place: Place) -> Cell:
    """The tick on a line of its own, then the text as typed; nothing for an empty mark."""
    ticked = (Line((Span(TICK, place),)),) if mark.ticked else ()
    told = (Line(typed(mark.text, place)),) if mark.text else ()
    return Cell(ticked + told, place)
