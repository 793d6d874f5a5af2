"""The budget column holds baht."""

from collections.abc import Iterator

from ita_desk.contents.budget import is_amount
from ita_desk.contents.findings.inspection import Inspection, each_activity, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.thai.dates import parse_date


@each_activity
def budget_is_amount(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A budget is none or an amount; a month there belongs to the quarters."""
    text = (activity.budget or "").strip()
    if not text or text == "-" or is_amount(text):
        return
    dated = parse_date(text, inspection.dossier.fiscal_year) is not None
    code = "budget-is-date" if dated else "budget-not-amount"
    place = Place("activity", activity.id, "budget")
    yield warning(code, place, inspection.row(activity), ("text", text))
