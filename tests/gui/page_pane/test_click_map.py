"""From a point of a page to the place printed there, and back."""

from ita_desk.gui.page_pane.page_layout import boxes_of, place_at
from ita_desk.model.place import Place
from ita_desk.page_messages import PlacedBox

RESULTS = Place("activity", 1, "results")
CELL = PlacedBox(RESULTS, 1, 0, 0, 100, 100)
CONTINUED = PlacedBox(RESULTS, 2, 0, 0, 100, 50)
LINE = PlacedBox(Place("result", 5, "text"), 1, 10, 10, 90, 20)
BOXES = (CELL, LINE, CONTINUED)


def test_the_smallest_box_around_the_point_is_meant():
    assert place_at(BOXES, 1, 15, 15) == LINE.place
    assert place_at(BOXES, 1, 15, 50) == RESULTS


def test_beside_all_boxes_and_on_another_page_there_is_no_place():
    assert place_at(BOXES, 1, 150, 50) is None
    assert place_at(BOXES, 3, 15, 15) is None


def test_a_place_printed_on_two_pages_has_two_boxes():
    assert boxes_of(BOXES, RESULTS, None) == (CELL, CONTINUED)


def test_a_field_printed_in_a_line_of_its_row_is_found_there():
    assert boxes_of(BOXES, Place("result", 5, "date"), None) == (LINE,)


def test_what_is_not_printed_lies_in_the_cell_around_it(planning):
    activity = next(one for one in planning.activities if one.results and one.results[0].evidence)
    cell = PlacedBox(Place("activity", activity.id, "results"), 1, 0, 0, 9, 9)
    result = activity.results[0]
    evidence = result.evidence[0]
    for place in (Place("result", result.id, "time"), Place("evidence", evidence.id, "title")):
        assert boxes_of((cell,), place, planning) == (cell,)
    assert boxes_of((cell,), Place("activity", activity.id, "counted"), planning) == (cell,)


def test_a_place_that_is_nowhere_has_no_box(planning):
    assert boxes_of(BOXES, Place("unit", 77, "name"), planning) == ()
