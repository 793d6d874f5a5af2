"""The pages of a dossier in the centre of the window, one in front."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ita_desk.gui.page import Page
from ita_desk.model.place import Entity, Place


@dataclass(frozen=True, slots=True)
class HomePage:
    """A page, its icon, and the entities whose fields are edited there."""

    page: Page
    icon: str
    entities: frozenset[Entity]


class DossierPages(QStackedWidget):
    """Shows one page at a time and finds the page of a place."""

    page_shown = Signal(int)
    """The position of the page now in front."""
    place_selected = Signal(object)
    """``Place`` of the field that has the focus."""

    def __init__(self, homes: Sequence[HomePage], parent: QWidget | None = None) -> None:
        """The first page is in front at first."""
        super().__init__(parent)
        self.homes = tuple(homes)
        """The pages in order, with their icons."""
        for home in homes:
            self.addWidget(home.page)
            home.page.place_selected.connect(self.place_selected)
        self.currentChanged.connect(self.page_shown)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages in order."""
        return tuple(home.page for home in self.homes)

    @property
    def front(self) -> Page:
        """The page in front."""
        return self.homes[self.currentIndex()].page

    def show_dossier(self, dossier_id: int | None) -> None:
        """Show another dossier on all pages."""
        for page in self.pages:
            page.show_dossier(dossier_id)

    def show_page(self, position: int) -> None:
        """Bring a page to the front, keeping what is being typed on the one before."""
        if position != self.currentIndex():
            self.front.commit()
            self.setCurrentIndex(position)

    def go_to(self, place: Place) -> bool:
        """Bring the page of a place to the front and focus the field."""
        entity = "activity" if place == Place("dossier", place.id) else place.entity
        for position, home in enumerate(self.homes):
            if entity in home.entities:
                self.show_page(position)
                return home.page.go_to(place)
        return False

    def commit(self) -> None:
        """Keep what is being typed anywhere."""
        for page in self.pages:
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
