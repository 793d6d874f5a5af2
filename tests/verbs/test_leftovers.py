"""What an old form left over is put into fields and ticked off."""

import pytest

from ita_desk.model.place import Place
from ita_desk.model.tree import Leftover
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import dossiers, fields, leftovers


@pytest.fixture
def kept(store, planning):
    left = (
        Leftover(id=1, source="ตารางที่ 1", text="ครั้งที่ 9 วันที่ 5 ก.พ. 67 ประชุม"),
        Leftover(id=2, source="ตารางที่ 1", text="ไม่แน่ใจ", doubt=True),
    )
    changes = dossiers.add(store, [planning.changed({"leftovers": left})])
    return store.load(dossiers.added_ids(changes)[0])


def test_it_stands_behind_what_the_field_holds_and_is_left_no_more(store, kept):
    first, activity = kept.leftovers[0], kept.activities[0]
    leftovers.put_into(store, first.id, Place("activity", activity.id, "responsible"))
    now = store.load(kept.id)
    assert now.activities[0].responsible == f"{activity.responsible} {first.text}"
    assert [one.text for one in now.leftovers] == ["ไม่แน่ใจ"]
    store.undo()
    assert store.load(kept.id) == kept


def test_an_activity_takes_it_as_results(store, kept):
    activity = kept.activities[0]
    leftovers.put_into(store, kept.leftovers[0].id, Place("activity", activity.id))
    added = store.load(kept.id).activities[0].results[-1]
    assert (added.kind, added.date.iso()) == ("occurrence", "2024-02-05")


def test_a_mark_keeps_its_tick(store, kept):
    activity = next(one for one in kept.activities if one.quality.ticked)
    leftovers.put_into(store, kept.leftovers[0].id, Place("activity", activity.id, "quality"))
    mark = store.load(kept.id).activity(activity.id).quality
    assert (mark.ticked, mark.text) == (True, kept.leftovers[0].text)


def test_a_field_that_can_not_hold_it_leaves_it(store, kept):
    with pytest.raises(InvalidValue):
        leftovers.put_into(store, kept.leftovers[0].id, Place("dossier", kept.id, "fiscal_year"))
    assert store.load(kept.id) == kept


def test_a_doubt_is_ticked_off_and_comes_back(store, kept):
    leftovers.tick_off(store, [kept.leftovers[1].id])
    assert [one.doubt for one in store.load(kept.id).leftovers] == [False]
    store.undo()
    assert store.load(kept.id) == kept


def test_a_date_is_read_where_it_can_be(store, planning):
    left = (Leftover(id=1, source="ตาราง", text="5 ก.พ. 67"),)
    changes = dossiers.add(store, [planning.changed({"leftovers": left})])
    dossier = store.load(dossiers.added_ids(changes)[0])
    result = next(one for activity in dossier.activities for one in activity.results)
    fields.edit_date(store, Place("result", result.id, "date"), "")
    leftovers.put_into(store, dossier.leftovers[0].id, Place("result", result.id, "date"))
    now = store.load(dossier.id)
    found = {one.id: one.date for activity in now.activities for one in activity.results}
    assert found[result.id].iso() == "2024-02-05"
