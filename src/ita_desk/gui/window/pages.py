"""The pages of a dossier in the centre of the window: how each is made, and what it edits.

The window opens with the plan; the modules of the other pages are imported when one is shown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.documents.forms import DOCUMENT_FORMS, DocumentForm
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.lazy import LazyWidget
from ita_desk.gui.plan.plan_page import PlanPage
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.services import Services
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity, Place

if TYPE_CHECKING:
    from ita_desk.gui.pages.overview_page import OverviewPage


_OF_PLAN: frozenset[Entity] = frozenset({"activity", "result", "evidence"})
_OF_HEAD: frozenset[Entity] = frozenset(
    {"dossier", "unit", "indicator", "round_report", "reference_link"}
)
_NONE: frozenset[Entity] = frozenset()
_OF_OFFICE: frozenset[Entity] = frozenset({"office", "wording"})


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page, its icon, and the entities whose fields are edited there.

    ``make`` is called when the page is shown for the first time: a window with all of them would
    open later. ``fields`` are those of other pages' entities; ``document`` is what the page
    belongs to, and ``is_document`` says that it is that document's own page, with a state in the
    list.
    """

    title: str
    make: Callable[[], Page]
    icon: str
    entities: frozenset[Entity]
    document: str
    is_document: bool = False
    fields: frozenset[tuple[Entity, str]] = frozenset()

    def edits(self, place: Place) -> bool:
        """Whether a place is edited here."""
        return place.entity in self.entities or (place.entity, place.field) in self.fields


class DossierPages(QStackedWidget):
    """Shows one page at a time and finds the page of a place."""

    page_shown = Signal(int)
    """The position of the page now in front."""
    page_made = Signal(object)
    """A ``Page`` that is about to be shown for the first time."""

    def __init__(self, session: Session, specs: Sequence[PageSpec]) -> None:
        """The first page is in front at first."""
        super().__init__()
        self.specs = tuple(specs)
        """The pages in order, with their titles and icons."""
        self._session = session
        self._pages: list[LazyWidget[Page]] = []
        for spec in specs:
            place = LazyWidget(spec.make)
            place.filled.connect(self._take)
            self._pages.append(place)
            self.addWidget(place)
        session.opened.connect(self._show_dossier)
        self.currentChanged.connect(self.page_shown)

    def page(self, position: int) -> Page:
        """The page at a position, made now if it was not shown yet."""
        return self._pages[position]()

    def _take(self, page: Page) -> None:
        position = next(at for at, place in enumerate(self._pages) if place.made is page)
        page.setAccessibleName(self.specs[position].title)
        page.place_selected.connect(self._session.select)
        if self._session.dossier_id is not None:
            page.show_dossier(self._session.dossier_id)
        self.page_made.emit(page)

    @property
    def made(self) -> tuple[Page, ...]:
        """The pages that were shown or asked for."""
        return tuple(page.made for page in self._pages if page.made is not None)

    @property
    def document(self) -> str:
        """The name of the document that the page in front belongs to."""
        return self.specs[self.currentIndex()].document

    @property
    def front(self) -> Page:
        """The page in front."""
        return self.page(self.currentIndex())

    def position_of(self, document: str) -> int:
        """The position of a document's first page; raises StopIteration for another name."""
        return next(at for at, spec in enumerate(self.specs) if spec.document == document)

    def _show_dossier(self, dossier_id: int | None) -> None:
        for page in self.made:
            page.show_dossier(dossier_id)

    def show_page(self, position: int) -> None:
        """Bring a page to the front, keeping what is being typed on the one before."""
        if position != self.currentIndex():
            self.front.commit()
            self.page(position)
            self.setCurrentIndex(position)

    def go_to(self, place: Place) -> bool:
        """Focus the field of a place: on the page in front, else on the one that it belongs to."""
        for position in self._candidates(place):
            self.show_page(position)
            return self.page(position).go_to(place)
        return False

    def _candidates(self, place: Place) -> Iterator[int]:
        if place == Place("dossier", place.id):
            place = Place("activity", place.id)
        if self.specs[self.currentIndex()].edits(place):
            yield self.currentIndex()
        named = (place.entity, place.field)
        yield from (at for at, spec in enumerate(self.specs) if named in spec.fields)
        yield from (at for at, spec in enumerate(self.specs) if place.entity in spec.entities)

    def commit(self) -> None:
        """Keep what is being typed anywhere."""
        for page in self.made:
            page.commit()

    def focus_front(self) -> None:
        """Give the focus back to the page, to the field that had it last."""
        front = self.front
        named: tuple[QWidget | None, ...] = (front.focusWidget(), front.focusProxy())
        inside = (*filter(None, named), *front.findChildren(QWidget))
        last = next(filter(_takes_focus, inside), front)
        last.setFocus(Qt.FocusReason.OtherFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


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
        page = PlanPage(session, findings=findings, today=today, widths=services.settings)
        page.setFocusProxy(page.plan_view)
        return page

    def measures() -> Page:
        from ita_desk.gui.plan.measures_page import MeasuresPage

        page = MeasuresPage(session, widths=services.settings)
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

            wheel, widths = services.text_size.follow_wheel, services.settings
            return DocumentPage(session, form, findings, icons, wheel, widths)

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
        PageSpec(_("Settings of the office"), office, "file-pen", _OF_OFFICE, report),
    )
