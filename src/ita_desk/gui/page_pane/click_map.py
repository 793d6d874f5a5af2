"""From a point of a page to the place printed there, and from a place to its boxes."""

from collections.abc import Iterator, Sequence

from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.page_messages import PlacedBox

# Fields that are printed in another field's cell.
_PRINTED_IN = {
    "numbered": "title",
    "counted": "results",
    "months": "results",
    "level_item": "results",
    "measure_id": "title",
}


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
