"""Changes tell views what to refresh."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place

ROW, FIELD = Place("activity", 3), Place("activity", 3, "title")


def test_changes_are_true_when_a_place_changed():
    assert not Changes()
    assert not Changes(step=4, focus=ROW)
    for changes in (Changes(edited=frozenset({FIELD})), Changes(added=frozenset({ROW}))):
        assert changes
    assert Changes(removed=frozenset({ROW}))


def test_a_field_is_another_place_than_its_row():
    assert ROW != FIELD
    assert sorted({FIELD, ROW, FIELD}) == [ROW, FIELD]
