"""What the window tells of a step that could not be done."""

from ita_desk.model.place import Place
from ita_desk.verbs import fields


def test_a_value_that_a_field_cannot_hold_is_told_under_the_name_on_the_screen(example):
    session = example.workspace.session
    place = Place("indicator", example.workspace.session.dossier_id, "full_score")
    session.run(fields.edit, place, "{ห้า}")
    assert example.gateway.complaints == [
        "Full score: this value cannot be kept (not a decimal number)."
    ]
