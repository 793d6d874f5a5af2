"""The pages of a dossier in the centre of the window, one in front."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ita_desk.gui.lazy import LazyWidget
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity, Place


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
