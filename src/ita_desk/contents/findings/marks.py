"""Marks that mean a tick and don't have one."""

from collections.abc import Iterator

from ita_desk.contents.findings.inspection import Inspection, each_activity, warning
from ita_desk.model.cell_texts import tick_in_text
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.thai.hygiene import SYMBOL, find_slips

_MARKS = ("quantity", "quality", "quarter_1", "quarter_2", "quarter_3", "quarter_4")


@each_activity
def ticks_ticked(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A tick sign in the text of a mark is no tick; one of a symbol font is told as such."""
    for field in _MARKS:
        text = getattr(activity, field).text
        if not text or tick_in_text(getattr(activity, field)) is None:
            continue
        if not any(slip.code == SYMBOL for slip in find_slips(text)):
            place = Place("activity", activity.id, field)
            yield warning("tick-as-text", place, inspection.row(activity), ("text", text))
