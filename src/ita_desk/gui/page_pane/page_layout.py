"""Where the pages stand in the pane, and what is printed at a point of one. No painting here."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF

from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.page_messages import ManualBox, PlacedBox

GAP = 12
"""Pixels around and between pages."""
PIXELS_PER_POINT = 96 / 72
"""At 100 %, in logical pixels."""

# Fields that are printed in another field's cell.
_PRINTED_IN = {
    "numbered": "title",
    "counted": "results",
    "months": "results",
    "level_item": "results",
    "measure_id": "title",
}


@dataclass(frozen=True)
class PageLayout:
    """Pages of ``sizes`` points at ``zoom`` (1.0 is 100 %) in a pane ``width`` pixels wide.

    Pages count from 0; coordinates are logical pixels from the top left of the whole column.
    """

    sizes: Sequence[tuple[float, float]]
    zoom: float
    width: int

    @property
    def scale(self) -> float:
        """Logical pixels for a point."""
        return self.zoom * PIXELS_PER_POINT

    @cached_property
    def pages(self) -> tuple[QRect, ...]:
        """The rectangle of each page."""
        rects: list[QRect] = []
        top = GAP
        across = max(self.width, self.content_width)
        for width, height in self.sizes:
            shown = QRect(0, top, round(width * self.scale), round(height * self.scale))
            shown.moveLeft((across - shown.width()) // 2)
            rects.append(shown)
            top = shown.bottom() + 1 + GAP
        return tuple(rects)

    @property
    def content_width(self) -> int:
        """The width that all pages and the gaps beside them need."""
        return max((round(width * self.scale) for width, _ in self.sizes), default=0) + 2 * GAP

    @property
    def height(self) -> int:
        """The height of the whole column."""
        return self.pages[-1].bottom() + 1 + GAP if self.pages else 0

    def page_at(self, y: float) -> int:
        """The page at or above a height; a gap belongs to the page before it."""
        return max(bisect_right([rect.top() for rect in self.pages], y) - 1, 0)

    def visible(self, top: int, bottom: int) -> range:
        """The pages that show between two heights."""
        if not self.pages:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def rect_of(self, box: PlacedBox | ManualBox) -> QRectF:
        """A printed box in pixels; empty if the page is not there."""
        if not 1 <= box.page <= len(self.pages):
            return QRectF()
        page = self.pages[box.page - 1]
        return QRectF(
            page.left() + box.x0 * self.scale,
            page.top() + box.y0 * self.scale,
            (box.x1 - box.x0) * self.scale,
            (box.y1 - box.y0) * self.scale,
        )

    def point_on_page(self, at: QPointF) -> tuple[int, float, float] | None:
        """Page (from 1) and points from its top left under a pixel; None beside the pages."""
        for number, page in enumerate(self.pages, start=1):
            if QRectF(page).contains(at):
                return (
                    number,
                    (at.x() - page.left()) / self.scale,
                    (at.y() - page.top()) / self.scale,
                )
        return None


def zoom_to_fit(sizes: Sequence[tuple[float, float]], width: int) -> float:
    """The zoom at which the widest page fills ``width`` pixels."""
    widest = max((width for width, _ in sizes), default=0.0)
    return max(width - 2 * GAP, 1) / (widest * PIXELS_PER_POINT) if widest else 1.0


def place_at(boxes: Sequence[PlacedBox], page: int, x: float, y: float) -> Place | None:
    """The place of the smallest box around a point (page from 1, points from the top left)."""
    around = [
        box for box in boxes if box.page == page and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
    ]
    return min(around, key=_area).place if around else None


def boxes_of(
    boxes: Sequence[PlacedBox], place: Place, dossier: Dossier | None
) -> tuple[PlacedBox, ...]:
    """Where a place is printed; a field without a box of its own lies in the cell around it."""
    for candidate in _candidates(place, dossier):
        found = tuple(box for box in boxes if box.place == candidate)
        if found:
            return found
    return tuple(box for box in boxes if _same_row(box.place, place))


def _area(box: PlacedBox) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _same_row(one: Place, other: Place) -> bool:
    return (one.entity, one.id) == (other.entity, other.id)


def _candidates(place: Place, dossier: Dossier | None) -> Iterator[Place]:
    yield place
    match place.entity:
        case "activity":
            if place.field in _PRINTED_IN:
                yield Place("activity", place.id, _PRINTED_IN[place.field])
            if place.field in {"", "measure_id"}:
                yield Place("activity", place.id, "title")
        case "result":
            yield Place("result", place.id, "text")
            yield Place("result", place.id, "date")
            yield from _results_cell(dossier, place)
        case "evidence":
            yield from _results_cell(dossier, place)
        case _:
            pass


def _results_cell(dossier: Dossier | None, place: Place) -> Iterator[Place]:
    for activity in dossier.activities if dossier else ():
        if _owns(activity, place):
            yield Place("activity", activity.id, "results")


def _owns(activity: Activity, place: Place) -> bool:
    if place.entity == "result":
        return any(result.id == place.id for result in activity.results)
    return any(item.id == place.id for result in activity.results for item in result.evidence)
