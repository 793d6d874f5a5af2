"""The pages of a dossier in their order: where each entity is edited, and how its page is made.

The window opens with the plan; the modules of the other pages are imported when one of them is
shown.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.documents.document_form import DocumentForm
from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.documents.forms import DOCUMENT_FORMS
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.plan.plan_page import PlanPage
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.pages import PageSpec
from ita_desk.gui.window.services import Services
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity

if TYPE_CHECKING:
    from ita_desk.gui.pages.overview_page import OverviewPage

_OF_PLAN: frozenset[Entity] = frozenset({"activity", "result", "evidence"})
_OF_HEAD: frozenset[Entity] = frozenset(
    {"dossier", "unit", "indicator", "round_report", "reference_link"}
)
_NONE: frozenset[Entity] = frozenset()


def page_list(
    session: Session,
    findings: CurrentFindings,
    states: DocumentStates,
    services: Services,
    connect_overview: "Callable[[OverviewPage], None]",
) -> tuple[PageSpec, ...]:
    """All pages; ``connect_overview`` says where the round at a glance leads."""
    _, report, icons, today = session.translate, ROUND_REPORT, services.icons, services.today

    def plan() -> Page:
        page = PlanPage(session, findings=findings, today=today)
        page.setFocusProxy(page.plan_view)
        return page

    def measures() -> Page:
        from ita_desk.gui.pages.measures_page import MeasuresPage

        page = MeasuresPage(session)
        page.setFocusProxy(page.view)
        return page

    def head() -> Page:
        from ita_desk.gui.pages.report_head_page import ReportHeadPage

        return ReportHeadPage(session, findings, icons)

    def people() -> Page:
        from ita_desk.gui.pages.people_page import PeoplePage

        return PeoplePage(session, findings, icons)

    def overview() -> Page:
        from ita_desk.gui.pages.overview_page import OverviewPage

        page = OverviewPage(session, states, icons, today)
        connect_overview(page)
        return page

    def office() -> Page:
        from ita_desk.gui.pages.office_page import OfficePage

        return OfficePage(session, icons, services.settings, services.font_fault, today)

    def document(form: DocumentForm) -> PageSpec:
        def make() -> Page:
            from ita_desk.gui.documents.document_page import DocumentPage

            return DocumentPage(session, form, findings, icons, services.text_size.follow_wheel)

        return PageSpec(
            _(form.title),
            make,
            form.icon,
            form.entities,
            form.document,
            is_document=True,
            fields=form.fields,
        )

    return (
        PageSpec(_("Plan and results"), plan, "table-2", _OF_PLAN, report),
        PageSpec(_("Measures"), measures, "list-checks", frozenset({"measure"}), report),
        PageSpec(_("Head of the report"), head, "file-pen", _OF_HEAD, report, is_document=True),
        PageSpec(_("People"), people, "users", frozenset({"person"}), report),
        *map(document, DOCUMENT_FORMS),
        PageSpec(_("The round at a glance"), overview, "clipboard-check", _NONE, report),
        PageSpec(_("Settings of the office"), office, "file-pen", frozenset({"office"}), report),
    )
