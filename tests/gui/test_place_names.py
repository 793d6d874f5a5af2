"""Every field has a name that a clerk knows."""

from typing import get_args

from ita_desk.gui.place_names import place_name
from ita_desk.model.place import Entity, Place


def test_every_entity_has_a_name():
    names = [place_name(Place(entity, 1), str) for entity in get_args(Entity)]
    assert all(names)


def test_a_field_says_more_than_its_row_where_it_can():
    assert place_name(Place("person", 1, "phone"), str) == "Telephone"
    assert place_name(Place("activity", 1, "title"), str) == "Activity"
