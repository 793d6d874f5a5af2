"""Corrections of a Word file are taken in one step, or none of them."""

import pytest

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import corrections, dossiers


@pytest.fixture
def dossier(store, planning):
    return store.load(dossiers.added_ids(dossiers.add(store, [planning]))[0])


def test_fields_of_every_type_take_what_was_typed(store, dossier):
    activity = dossier.activities[0]
    dated = next(one for a in dossier.activities for one in a.results if one.date)
    values = [
        (Place("activity", activity.id, "quarter_3"), "✓ 2 ครั้ง"),
        (Place("activity", activity.id, "quality"), ""),
        (Place("activity", activity.id, "budget"), "5,000"),
        (Place("result", dated.id, "date"), "5 ธ.ค. 66"),
        (Place("cover_memo", dossier.id, "date"), "6 มีนาคม 2567"),
        (Place("unit", dossier.id, "name"), "กองใหม่"),
    ]
    corrections.take(store, dossier.id, values, [("ย่อหน้า 1", "ความเห็น")])
    now = store.load(dossier.id)
    assert now.activities[0].quarter_3 == Mark(ticked=True, text="2 ครั้ง")
    assert now.activities[0].quality == Mark()
    assert now.activities[0].budget == "5,000"
    (date,) = [one.date for a in now.activities for one in a.results if one.id == dated.id]
    assert date.iso() == "2023-12-05"
    assert now.cover_memo.date.iso() == "2024-03-06"
    assert now.unit.name == "กองใหม่"
    assert [(one.source, one.text) for one in now.leftovers] == [("ย่อหน้า 1", "ความเห็น")]
    store.undo()
    assert store.load(dossier.id) == dossier


def test_a_date_that_can_not_be_read_stays_as_it_was_typed(store, dossier):
    dated = next(one for a in dossier.activities for one in a.results if one.date)
    corrections.take(store, dossier.id, [(Place("result", dated.id, "date"), "เร็ว ๆ นี้")])
    found = [one for a in store.load(dossier.id).activities for one in a.results]
    (now,) = [one for one in found if one.id == dated.id]
    assert (now.date, now.date_text) == (None, "เร็ว ๆ นี้")


def test_what_a_field_can_not_hold_takes_nothing(store, dossier):
    values = [
        (Place("unit", dossier.id, "name"), "กองใหม่"),
        (Place("indicator", dossier.id, "full_score"), "มาก"),
    ]
    with pytest.raises(InvalidValue):
        corrections.take(store, dossier.id, values)
    assert store.load(dossier.id) == dossier
