"""Help on every field."""

from typing import get_args

import pytest

from ita_desk import bundle
from ita_desk.gui.help.help_texts import HelpTexts
from ita_desk.gui.pages.people_page import PERSON_FIELDS
from ita_desk.gui.pages.report_head_page import INDICATOR_FIELDS, UNIT_FIELDS
from ita_desk.model.place import Entity, Place
from ita_desk.verbs.plan_table import MARK_COLUMNS

FORM_FIELDS = [
    (entity, name)
    for entity, names in (
        ("unit", UNIT_FIELDS),
        ("indicator", INDICATOR_FIELDS),
        ("person", PERSON_FIELDS),
    )
    for name, _ in names
]
PLAN_FIELDS = [
    ("activity", name)
    for name in (*MARK_COLUMNS, "title", "measure_id", "responsible", "budget", "level_item")
]


@pytest.fixture(scope="module")
def texts():
    return HelpTexts(bundle.resources() / "help" / "th.json")


@pytest.mark.parametrize(("entity", "field"), [*FORM_FIELDS, *PLAN_FIELDS])
def test_each_field_has_a_text_and_a_good_example_of_its_own(texts, entity, field):
    text = texts.about(Place(entity, 1, field))
    assert text != texts.about(Place(entity, 1))
    assert text.text
    assert text.examples


def test_a_field_without_a_text_of_its_own_has_that_of_its_row(texts):
    assert texts.about(Place("evidence", 1, "title")) == texts.about(Place("evidence", 1))


def test_no_field_means_the_program(texts):
    assert texts.about(None).title == "เริ่มใช้งาน"


def test_every_text_belongs_to_something(texts):
    entities = {"program", *get_args(Entity)}
    assert {name.split(".")[0] for name in texts.names} <= entities
