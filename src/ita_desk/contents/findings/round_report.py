"""The rules of the round report, in the order in which their findings are listed."""

from ita_desk.contents.findings.budget import budget_is_amount
from ita_desk.contents.findings.dates import (
    date_in_round,
    date_in_year,
    date_readable,
    doc_report_on_time,
    mark_in_quarter,
    quarter_marked,
    ticked_quarter_has_result,
)
from ita_desk.contents.findings.inspection import Rule
from ita_desk.contents.findings.links import (
    address_opens,
    address_used_once,
    host_genuine,
    reference_host_genuine,
    reference_opens,
)
from ita_desk.contents.findings.people import reporter_reachable
from ita_desk.contents.findings.required import (
    indicator_named,
    plan_titled,
    reporter_named,
    unit_named,
)
from ita_desk.contents.findings.typing_slips import activities_well_typed, well_typed

ROUND_REPORT_RULES: tuple[Rule, ...] = (
    unit_named,
    indicator_named,
    plan_titled,
    reporter_named,
    reporter_reachable,
    budget_is_amount,
    date_readable,
    date_in_year,
    date_in_round,
    quarter_marked,
    mark_in_quarter,
    ticked_quarter_has_result,
    doc_report_on_time,
    address_opens,
    reference_opens,
    host_genuine,
    reference_host_genuine,
    address_used_once,
    well_typed("dossier", "unit", "indicator", "person", "measure"),
    activities_well_typed,
    well_typed("round_report", "reference_link"),
)
