"""The pages of a dossier in the centre of the window, one in front."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ita_desk.gui.page import Page
from ita_desk.model.place import Entity, Place


@dataclass(frozen=True, slots=True)
class HomePage:
    """A page, its icon, and the entities whose fields are edited there.

    ``make`` is called when the page is looked at for the first time: a window with all of them
    would open later. ``fields`` are those of other pages' entities; ``document`` is what the page
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
    """A ``Page`` that is about to be looked at for the first time."""
    place_selected = Signal(object)
    """``Place`` of the field that has the focus."""

    def __init__(self, homes: Sequence[HomePage], parent: QWidget | None = None) -> None:
        """The first page is in front at first."""
        super().__init__(parent)
        self.homes = tuple(homes)
        """The pages in order, with their titles and icons."""
        self._made: dict[int, Page] = {}
        self._dossier_id: int | None = None
        for _ in homes:
            self.addWidget(QWidget())  # keeps the place of a page that is not made yet
        self.page(0)
        self.currentChanged.connect(self.page_shown)

    def page(self, position: int) -> Page:
        """The page at a position, made now if nobody has looked at it yet."""
        if position not in self._made:
            page = self.homes[position].make()
            page.setAccessibleName(self.homes[position].title)
            self._made[position] = page
            front = self.currentIndex()
            with QSignalBlocker(self):  # what is in front stays so while places are changed
                self.insertWidget(position, page)
                if (room := self.widget(position + 1)) is not None:
                    self.removeWidget(room)
                    room.deleteLater()
                self.setCurrentIndex(front)
            page.place_selected.connect(self.place_selected)
            if self._dossier_id is not None:
                page.show_dossier(self._dossier_id)
            self.page_made.emit(page)
        return self._made[position]

    @property
    def document(self) -> str:
        """The name of the document that the page in front belongs to."""
        return self.homes[self.currentIndex()].document

    @property
    def front(self) -> Page:
        """The page in front."""
        return self.page(self.currentIndex())

    def home_of(self, document: str) -> int:
        """The position of a document's first page; raises StopIteration for another name."""
        return next(at for at, home in enumerate(self.homes) if home.document == document)

    def show_dossier(self, dossier_id: int | None) -> None:
        """Show another dossier on all pages."""
        self._dossier_id = dossier_id
        for page in self._made.values():
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
        if self.homes[self.currentIndex()].edits(place):
            yield self.currentIndex()
        named = (place.entity, place.field)
        yield from (at for at, home in enumerate(self.homes) if named in home.fields)
        yield from (at for at, home in enumerate(self.homes) if place.entity in home.entities)

    def commit(self) -> None:
        """Keep what is being typed anywhere."""
        for page in self._made.values():
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
