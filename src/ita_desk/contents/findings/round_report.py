"""The rules of the round report."""

from collections.abc import Iterator

from ita_desk.contents.budget import is_amount
from ita_desk.contents.findings.dates import (
    date_in_round,
    date_in_year,
    date_readable,
    doc_report_on_time,
)
from ita_desk.contents.findings.inspection import Inspection, Rule, each_activity, warning
from ita_desk.contents.findings.links import (
    address_opens,
    address_used_once,
    host_genuine,
    reference_host_genuine,
    reference_opens,
)
from ita_desk.contents.findings.marks import ticks_ticked
from ita_desk.contents.findings.quarters import (
    due_quarter_has_result,
    mark_in_quarter,
    months_in_quarters,
    quarter_marked,
)
from ita_desk.contents.findings.required import (
    indicator_named,
    plan_titled,
    reporter_named,
    reporter_reachable,
    unit_named,
)
from ita_desk.contents.findings.titles import (
    activity_numbered_once,
    measure_numbered_once,
    measures_differ,
)
from ita_desk.contents.findings.typing_slips import (
    activities_digits_alike,
    activities_well_typed,
    digits_alike,
    well_typed,
)
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


def _measures_of_numbered_report(inspection: Inspection) -> Iterator[Finding]:
    """Where the report numbers its measures, their names bring no number."""
    if inspection.dossier.round_report.numbering == "by-measure":
        yield from measure_numbered_once(inspection)


ROUND_REPORT_RULES: tuple[Rule, ...] = (
    unit_named,
    indicator_named,
    plan_titled,
    reporter_named,
    reporter_reachable,
    measures_differ,
    _measures_of_numbered_report,
    activity_numbered_once,
    budget_is_amount,
    ticks_ticked,
    date_readable,
    date_in_year,
    date_in_round,
    quarter_marked,
    mark_in_quarter,
    due_quarter_has_result,
    months_in_quarters,
    doc_report_on_time,
    address_opens,
    reference_opens,
    host_genuine,
    reference_host_genuine,
    address_used_once,
    well_typed("dossier", "unit", "indicator", "person", "measure"),
    activities_well_typed,
    well_typed("round_report", "reference_link"),
    digits_alike(
        "round_report", "dossier", "unit", "indicator", "person", "measure", "round_report"
    ),
    activities_digits_alike("round_report"),
)
"""In the order in which their findings are listed."""
