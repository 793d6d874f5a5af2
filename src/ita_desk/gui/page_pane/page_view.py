"""The column of pages: paints them, scrolls, zooms, and says which place was clicked."""

import re
from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ita_desk.gui.page_pane.page_colours import PageColours, page_colours
from ita_desk.gui.page_pane.page_images import DrawnPage, WantedPage
from ita_desk.gui.page_pane.page_layout import GAP, PageLayout, place_at, zoom_to_fit
from ita_desk.model.place import Place
from ita_desk.page_messages import ManualBox, PlacedBox

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_MOST_PIXELS = 20_000_000
"""A page is never drawn with more; beyond that it is stretched."""
_REST_MS = 500
"""How long no new pages must come before those around the ones in sight are drawn, too."""
_PAPER_EDGE = QColor(0, 0, 0, 90)
_MARGIN = 2.0
_ROOM_AROUND = 40
"""Pixels kept free above and below a box that is brought into sight."""


class PageView(QAbstractScrollArea):
    """Pages at any zoom. Pictures come from outside: ``wanted`` asks, ``take`` brings."""

    wanted = Signal(object)
    """Tuple of ``WantedPage`` that should be drawn, the most urgent first."""
    place_clicked = Signal(object)
    """``Place`` under a click, or the outlined one when Enter is pressed."""
    menu_wanted = Signal(int, float, float)
    """A page (from 1) and a point of it, in points from its top left corner."""
    page_changed = Signal(int)
    """The page (from 1) that the view stands at."""
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, on_screen: bool = False) -> None:
        """Show nothing yet, fitted to the width.

        Pages that are read ``on_screen`` follow a dark palette, others look as they are printed.
        """
        super().__init__(parent)
        self._on_screen = on_screen
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._boxes: Sequence[PlacedBox] = ()
        self._outlined: Sequence[PlacedBox | ManualBox] = ()
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._layout = PageLayout((), 1.0, 1)
        self._zoom: float | None = None
        self._version = 0
        self._images: dict[int, DrawnPage] = {}
        self._page = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().setSingleStep(40)

    # What is shown

    def show_pages(
        self,
        version: int,
        sizes: tuple[tuple[float, float], ...],
        boxes: Sequence[PlacedBox],
    ) -> None:
        """Show another version of the pages, standing where the view stood.

        Old pictures stay until new ones come, so nothing flickers.
        """
        self._version, self._sizes, self._boxes = version, sizes, boxes
        self._images = {page: drawn for page, drawn in self._images.items() if page < len(sizes)}
        self._lay_out()
        self._ask(around=False)
        self._rest.start()

    def clear(self) -> None:
        """Show no page."""
        self._images = {}
        self._outlined = ()
        self.show_pages(self._version, (), ())

    def take(self, drawn: DrawnPage) -> None:
        """Show a picture that was asked for; one of an older version is dropped."""
        if drawn.version == self._version and drawn.wanted.page < len(self._sizes):
            self._images[drawn.wanted.page] = drawn
            self.viewport().update()

    @property
    def boxes(self) -> Sequence[PlacedBox]:
        """The click map of the pages shown."""
        return self._boxes

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    # Where the view stands

    @property
    def page(self) -> int:
        """The page the view stands at, from 1; 0 when there is none."""
        if not self._sizes:
            return 0
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            # The last pages may be too short to reach the top.
            return self._layout.page_at(bar.value() + self.viewport().height() - GAP - 1) + 1
        half = min(self.viewport().height() // 3, self._layout.pages[0].height() // 2)
        return self._layout.page_at(bar.value() + GAP + half) + 1

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page (from 1) to the top of the view."""
        if self._sizes:
            rect = self._layout.pages[min(max(page, 1), self.pages) - 1]
            self.verticalScrollBar().setValue(rect.top() - GAP)

    def outline(self, boxes: Sequence[PlacedBox | ManualBox], *, reveal: bool = True) -> None:
        """Draw a line around boxes; ``reveal`` brings the first into sight if none is."""
        self._outlined = boxes
        if reveal and boxes and not self.outline_visible():
            self._reveal(self._layout.rect_of(boxes[0]))
        self.viewport().update()

    def outline_visible(self) -> bool:
        """Whether an outlined box shows, at least in part."""
        shown = QRectF(self._shown())
        return any(self._layout.rect_of(box).intersects(shown) for box in self._outlined)

    # Zoom

    @property
    def zoom(self) -> float:
        """The zoom in use; 1.0 is 100 %."""
        return self._layout.zoom

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._zoom is None

    @property
    def chosen_zoom(self) -> str:
        """What the user chose, to be kept: a number, or "" for the width of the page."""
        return "" if self._zoom is None else f"{self._zoom:g}"

    def choose_zoom(self, chosen: str) -> None:
        """Choose again what ``chosen_zoom`` said; anything else is taken for nothing chosen."""
        self.set_zoom(float(chosen) if _NUMBER.fullmatch(chosen) else None)

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom, with the middle of the view staying in place; None fits the width."""
        self._zoom = None if zoom is None else min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._lay_out()
        self._ask()

    def zoom_in(self) -> None:
        """The next greater step."""
        self.set_zoom(next((step for step in ZOOMS if step > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        smaller = [step for step in ZOOMS if step < self.zoom * 0.99]
        self.set_zoom(smaller[-1] if smaller else ZOOMS[0])

    # Layout

    def _lay_out(self) -> None:
        old = self._layout
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        anchor = (
            old.point_on_page(QPointF(old.pages[0].center().x(), middle)) if old.pages else None
        )
        page = old.page_at(middle)
        width = self.viewport().width()
        zoom = self._zoom if self._zoom is not None else self._fit()
        self._layout = PageLayout(self._sizes, zoom, width)
        self._set_scroll_bars()
        stands = self.verticalScrollBar().value()
        if stands and old.pages and self._layout.pages and old.zoom != zoom:
            down = anchor[2] if anchor else 0.0
            top = self._layout.pages[min(page, self.pages - 1)].top()
            value = top + down * self._layout.scale - self.viewport().height() / 2
            self.verticalScrollBar().setValue(round(value))
        self.viewport().update()
        self._tell_page()
        self.zoom_changed.emit()

    def _fit(self) -> float:
        # The width beside a scroll bar, whether it shows or not: else it would come and go.
        left = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        return min(zoom_to_fit(self._sizes, left), ZOOMS[-1])

    def _set_scroll_bars(self) -> None:
        shown = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(shown.height())
        down.setRange(0, max(self._layout.height - shown.height(), 0))
        across.setPageStep(shown.width())
        across.setRange(0, max(self._layout.content_width - shown.width(), 0))

    def _shown(self) -> QRect:
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(corner, self.viewport().size())

    def _reveal(self, rect: QRectF) -> None:
        height = self.viewport().height()
        above = max((height - rect.height()) / 2, _ROOM_AROUND)
        self.verticalScrollBar().setValue(round(rect.top() - above))
        across = self.horizontalScrollBar()
        if not self._shown().left() <= rect.left() <= self._shown().right():
            across.setValue(round(rect.left() - _ROOM_AROUND))

    # Pictures

    def _pixels(self, page: int) -> WantedPage:
        rect = self._layout.pages[page]
        ratio = self.devicePixelRatioF()
        width, height = rect.width() * ratio, rect.height() * ratio
        shrink = min(1.0, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        size = (max(round(width * shrink), 1), max(round(height * shrink), 1))
        return WantedPage(page, *size, self._colours)

    @property
    def _colours(self) -> PageColours | None:
        return page_colours(self.palette()) if self._on_screen else None

    def _ask(self, *, around: bool = True) -> None:
        """Ask for the pages in sight that are not drawn as they should be, and those ``around``."""
        shown = self._shown()
        visible = self._layout.visible(shown.top(), shown.bottom())
        near = [*visible, visible.stop, visible.start - 1]
        self._images = {page: self._images[page] for page in near if page in self._images}
        pages = [page for page in (near if around else visible) if 0 <= page < self.pages]
        wanted = tuple(self._pixels(page) for page in pages if not self._is_drawn(page))
        self.wanted.emit(wanted)

    def _is_drawn(self, page: int) -> bool:
        drawn = self._images.get(page)
        return (
            drawn is not None
            and drawn.version == self._version
            and drawn.wanted == self._pixels(page)
        )

    def _scrolled(self) -> None:
        self._ask()
        self._tell_page()

    def _tell_page(self) -> None:
        if self.page != self._page:
            self._page = self.page
            self.page_changed.emit(self._page)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight and the outline."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().window().color().darker(112))
        shown = self._shown()
        painter.translate(-shown.topLeft())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        white, colours = QColor(Qt.GlobalColor.white), self._colours
        for page in self._layout.visible(shown.top(), shown.bottom()):
            rect = self._layout.pages[page]
            painter.fillRect(rect, QColor.fromRgba(colours.ground) if colours else white)
            drawn = self._images.get(page)
            if drawn is not None:
                painter.drawImage(self._target(rect, drawn.image), drawn.image)
            painter.setPen(_PAPER_EDGE)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        self._paint_outline(painter)
        painter.end()

    def _target(self, rect: QRect, image: QImage) -> QRectF:
        """Where a picture goes: pixel on pixel when it was drawn for this size."""
        ratio = self.devicePixelRatioF()
        exact = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        if image.size() != exact:
            return QRectF(rect)
        return QRectF(rect.left(), rect.top(), image.width() / ratio, image.height() / ratio)

    def _paint_outline(self, painter: QPainter) -> None:
        if not self._outlined:
            return
        colour = self.palette().highlight().color()
        # On white paper a highlight made for a dark window may be too pale.
        line = colour.darker(150) if colour.lightnessF() > 0.6 else colour
        fill = QColor(line)
        fill.setAlpha(28)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 2))
        painter.setBrush(fill)
        for box in self._outlined:
            rect = self._layout.rect_of(box).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            painter.drawRoundedRect(rect, 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, and ask for what has come into sight."""
        super().resizeEvent(event)
        self._lay_out()
        self._ask()

    def event(self, event: QEvent) -> bool:
        """Draw again for other pixels or colours; keep the zoom keys from the window's menus."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.PaletteChange):
            self._ask()
        if event.type() == QEvent.Type.ShortcutOverride and self._zoom_key(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def _zoom_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                return self.zoom_in
            case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
                return self.zoom_out
            case Qt.Key.Key_0:
                return lambda: self.set_zoom(None)
            case _:
                return None

    def _place_under(self, at: QPointF) -> Place | None:
        spot = self._layout.point_on_page(at + QPointF(self._shown().topLeft()))
        return place_at(self._boxes, *spot) if spot else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a click leads somewhere."""
        over = self._place_under(event.position()) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which place was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._place_under(event.position())
            if place is not None:
                self.place_clicked.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Say which spot a menu is wanted for."""
        spot = self._layout.point_on_page(QPointF(event.pos() + self._shown().topLeft()))
        if spot is not None:
            self.menu_wanted.emit(*spot)
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp, PgDn, Home, End: pages. Ctrl+plus, minus, 0: zoom. Enter: the outlined field."""
        if zoom := self._zoom_key(event):
            zoom()
            event.accept()
            return
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to_page(self.page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to_page(self.page - 1)
            case Qt.Key.Key_Home:
                self.go_to_page(1)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._outlined:
                if isinstance(first := self._outlined[0], PlacedBox):
                    self.place_clicked.emit(first.place)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()
