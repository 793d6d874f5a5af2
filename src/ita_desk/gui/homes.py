"""The pages of a dossier in their order: where each entity is edited, and how its page is made.

The window opens with the plan; the modules of the other pages are imported when one of them is
looked at.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.documents.document_form import DocumentForm
from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.documents.forms import DOCUMENT_FORMS
from ita_desk.gui.dossier_pages import HomePage
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.page import Page
from ita_desk.gui.plan.plan_page import PlanPage
from ita_desk.gui.surroundings import Surroundings
from ita_desk.model.place import Entity

if TYPE_CHECKING:
    from ita_desk.gui.overview.overview_page import OverviewPage

_OF_PLAN: frozenset[Entity] = frozenset({"activity", "result", "evidence"})
_OF_HEAD: frozenset[Entity] = frozenset(
    {"dossier", "unit", "indicator", "round_report", "reference_link"}
)
_NONE: frozenset[Entity] = frozenset()


def home_pages(
    around: Surroundings,
    findings: CurrentFindings,
    states: DocumentStates,
    connect_overview: "Callable[[OverviewPage], None]",
) -> tuple[HomePage, ...]:
    """All pages; ``connect_overview`` says where the round at a glance leads."""
    session, icons = around.session, around.icons
    _, report = session.translate, ROUND_REPORT

    def plan() -> Page:
        page = PlanPage(session, findings=findings, today=around.today)
        page.setFocusProxy(page.plan_view)
        return page

    def measures() -> Page:
        from ita_desk.gui.measures.measures_page import MeasuresPage

        page = MeasuresPage(session)
        page.setFocusProxy(page.view)
        return page

    def head() -> Page:
        from ita_desk.gui.report_head.report_head_page import ReportHeadPage

        return ReportHeadPage(session, findings, icons)

    def people() -> Page:
        from ita_desk.gui.people.people_page import PeoplePage

        return PeoplePage(session, findings, icons)

    def overview() -> Page:
        from ita_desk.gui.overview.overview_page import OverviewPage

        page = OverviewPage(session, states, icons, around.today)
        connect_overview(page)
        return page

    def office() -> Page:
        from ita_desk.gui.office.office_page import OfficePage

        return OfficePage(session, icons, around.settings, around.font_fault, around.today)

    return (
        HomePage(_("Plan and results"), plan, "table-2", _OF_PLAN, report),
        HomePage(_("Measures"), measures, "list-checks", frozenset({"measure"}), report),
        HomePage(_("Head of the report"), head, "file-pen", _OF_HEAD, report, is_document=True),
        HomePage(_("People"), people, "users", frozenset({"person"}), report),
        *(_document_home(around, findings, form) for form in DOCUMENT_FORMS),
        HomePage(_("The round at a glance"), overview, "clipboard-check", _NONE, report),
        HomePage(_("Settings of the office"), office, "file-pen", frozenset({"office"}), report),
    )


def _document_home(around: Surroundings, findings: CurrentFindings, form: DocumentForm) -> HomePage:
    def make() -> Page:
        from ita_desk.gui.documents.document_page import DocumentPage

        return DocumentPage(
            around.session, form, findings, around.icons, around.text_size.follow_wheel
        )

    return HomePage(
        around.session.translate(form.title),
        make,
        form.icon,
        form.entities,
        form.document,
        is_document=True,
        fields=form.fields,
    )
