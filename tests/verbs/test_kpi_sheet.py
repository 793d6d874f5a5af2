"""The own row of the indicator sheet is there to type into, once."""

from ita_desk.contents.kpi_sheet import kpi_sheet
from ita_desk.model.place import Place
from ita_desk.verbs import documents as verbs
from ita_desk.verbs import fields, rows


def test_the_own_row_is_added_once_and_first(store, dossier_id, load):
    rows.add(store, "kpi_row", dossier_id, code="2.2", name="อื่น")
    printed = kpi_sheet(load()).rows[0].progress
    verbs.add_own_row(store, dossier_id)
    verbs.add_own_row(store, dossier_id)
    assert [row.own for row in load().kpi_sheet.rows] == [True, False]
    assert kpi_sheet(load()).rows[0].progress.text == printed.text


def test_a_typed_text_is_generated_again_when_it_is_taken_away_and_that_can_be_undone(
    store, dossier_id, load
):
    verbs.add_own_row(store, dossier_id)
    place = Place("kpi_row", load().kpi_sheet.rows[0].id, "progress")
    fields.edit(store, place, "เสร็จแล้ว")
    fields.edit(store, place, None)
    assert kpi_sheet(load()).rows[0].progress.text.startswith("จัดทำคำสั่ง")
    store.undo()
    assert kpi_sheet(load()).rows[0].progress.text == "เสร็จแล้ว"


def test_one_undo_takes_the_own_row_away(store, dossier_id, load):
    verbs.add_own_row(store, dossier_id)
    store.undo()
    assert load().kpi_sheet.rows == ()
