"""What the window asks of a page: a widget in its centre that edits one part of a dossier."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ita_desk.model.place import Place


class Page(QWidget):
    """The base of all pages; a page overrides what it needs.

    A page keeps ids, reads the tree from its session and refreshes from ``Session.changed`` by
    itself. Its texts come translated; its title stands in ``pages``.
    """

    place_selected = Signal(object)
    """``Place`` of the field that has the focus now: the page pane and help follow it."""
    context_actions: Sequence[QAction] = ()
    """What the window adds to the context menus of this page's tables."""

    def show_dossier(self, dossier_id: int | None) -> None:
        """Show a dossier, or nothing; called again with the same id it keeps its state."""
        raise NotImplementedError

    def go_to(self, place: Place) -> bool:
        """Bring a field into view and focus it; False when the place is not on this page."""
        raise NotImplementedError

    def edit_actions(self) -> Sequence[QAction]:
        """What the Edit menu shows while this page is in front: rows, clipboard, fill.

        The page owns the actions, with shortcuts of its widget and its children, adds them to
        the widget they work in, and enables them.
        """
        return ()

    def commit(self) -> None:
        """Keep what is being typed: the window is closing, or is about to leave the page."""


def actions_of_page(widget: QWidget) -> Sequence[QAction]:
    """What the page around a widget adds to its context menu."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return () if above is None else above.context_actions
