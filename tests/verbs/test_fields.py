import pytest
import row_acts

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.verbs import fields


def last_result(load):
    return load().activities[5].results[-1]


@pytest.mark.parametrize("typed", ["23 กพ 67", "๒๓ ก.พ. ๖๗", "23 กุมภาพันธ์ 2567", "2024-02-23"])
def test_a_date_is_read_however_it_is_typed(store, load, typed):
    fields.edit_date(store, Place("result", last_result(load).id, "date"), "")
    fields.edit_date(store, Place("result", last_result(load).id, "date"), typed)
    assert last_result(load).date.iso() == "2024-02-23"
    assert last_result(load).date_text == ""


def test_a_date_that_cannot_be_read_stays_as_typed(store, load):
    fields.edit_date(store, Place("result", last_result(load).id, "date"), "  ปลายเดือน ก.พ. ")
    assert last_result(load).date is None
    assert last_result(load).date_text == "  ปลายเดือน ก.พ. "
    store.undo()
    assert last_result(load).date.iso() == "2024-02-23"


def test_an_emptied_date_leaves_neither_date_nor_text(store, load):
    fields.edit_date(store, Place("result", last_result(load).id, "date"), " ")
    assert (last_result(load).date, last_result(load).date_text) == (None, "")


def test_ticking_keeps_the_text(store, load):
    place = Place("activity", load().activities[0].id, "quarter_1")
    fields.edit(store, place, Mark(ticked=True, text="พ.ย. 66"))
    row_acts.tick(store, place, ticked=False)
    assert load().activities[0].quarter_1 == Mark(text="พ.ย. 66")


def test_text_is_kept_to_the_letter(store, load):
    place = Place("activity", load().activities[0].id, "title")
    typed = " <b>&amp;</b>\t\r\n\u200bน้ํา\ufeff '\"; ๒๓ "
    fields.edit(store, place, typed)
    assert load().activities[0].title == typed


def test_a_field_that_does_not_exist_is_our_mistake(store, load):
    with pytest.raises(KeyError):
        fields.edit(store, Place("activity", load().activities[0].id, "sort_order"), 1)
