"""Parts of the window that are made when they are first shown or asked for.

This is the one way of it: ``Lazy`` for anything, ``LazyWidget`` for what has its place in the
window before it is there. Their ``make`` imports what it needs, makes the part and connects it.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

T_co = TypeVar("T_co", covariant=True)
W = TypeVar("W", bound=QWidget)


class Lazy(Generic[T_co]):
    """Something that is made when it is first asked for, and only once; call it to ask."""

    def __init__(self, make: Callable[[], T_co]) -> None:
        self._make = make
        self._made: T_co | None = None

    @property
    def made(self) -> T_co | None:
        """The part, None as long as nobody asked for it."""
        return self._made

    def __call__(self) -> T_co:
        """The part, made now if need be."""
        if self._made is None:
            self._made = self._make()
        return self._made


class LazyWidget(QWidget, Generic[W]):
    """The place of a widget, which is made when the place is shown or the widget asked for."""

    filled = Signal(object)
    """The widget, once it is made and in its place."""

    def __init__(self, make: Callable[[], W]) -> None:
        super().__init__()
        self._part = Lazy(make)

    @property
    def made(self) -> W | None:
        """The widget, None as long as nobody saw it or asked for it."""
        return self._part.made

    def __call__(self) -> W:
        """The widget, made now if need be."""
        if self._part.made is None:
            part = self._part()
            layout = QVBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(part)
            part.show()  # now; the layout alone would do it once the event loop goes on
            if (proxy := part.focusProxy()) is not None:
                self.setFocusProxy(proxy)
            self.filled.emit(part)
        return self._part()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the widget is wanted."""
        super().showEvent(event)
        self()
