"""A wording by key: into a field of a form or a cell of a table, filtered by what is typed."""

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_pages import page_titled, position_of

from ita_desk import bundle
from ita_desk.exchange.standard_wordings import read_standard_wordings
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.model.place import Place
from ita_desk.storage.tables import TABLES


@pytest.fixture
def work(example):
    example.window.activateWindow()
    return example.workspace


def dossier(work):
    return work.session.dossier(work.session.dossier_id)


def take(example, words=""):
    """Open the list, type into it, and press Enter."""
    example.actions.wordings.trigger()
    shown = example.workspace.wordings.shown
    assert shown is not None
    if words:
        shown.sought.setText(words)
    QTest.keyClick(shown.sought, Qt.Key.Key_Return)
    return shown


def test_every_standard_wording_is_for_fields_that_there_are():
    wordings = read_standard_wordings(bundle.resources() / "wordings" / "th.json")
    assert len(wordings) > 60
    for one in wordings:
        assert one.text.strip()
        for named in one.field.split():
            entity, _, field = named.partition(".")
            assert field in TABLES[entity].columns


def test_the_documents_that_are_written_every_round_have_wordings():
    wordings = read_standard_wordings(bundle.resources() / "wordings" / "th.json")
    fields = {named for one in wordings for named in one.field.split()}
    levels = [one.text for one in wordings if one.is_for("level_result", "text")]
    assert {"activity.title", "measure.title", "cover_memo.cause", "cover_memo.purpose"} <= fields
    assert {f"measure.{one}" for one in ("partner", "invest", "regulate", "advocate", "build")} <= (
        fields
    )
    assert len(levels) >= 5


def test_it_goes_into_the_empty_row_of_the_plan_and_undo_takes_it_back(example, work):
    view = work.pages.front.plan_view
    count = len(dossier(work).activities)
    view.setFocus()
    view.go(view.sheet.rowCount() - 1, view.sheet.columns.index(_column(view, "title")))
    take(example, "คู่มือ")
    view.commit()
    added = dossier(work).activities[-1]
    assert len(dossier(work).activities) == count + 1
    assert "คู่มือ" in added.title
    example.actions.undo.trigger()
    assert len(dossier(work).activities) == count


def test_it_goes_into_a_field_with_unit_year_and_round_of_the_dossier(example, work):
    from ita_desk.verbs import fields

    work.session.run(fields.edit, Place("dossier", dossier(work).id, "fiscal_year"), 2569)
    assert work.navigation.go_to(Place("cover_memo", dossier(work).id, "purpose"))
    take(example, "ขอส่งแบบรายงาน")
    work.pages.commit()
    text = dossier(work).cover_memo.purpose
    assert text.startswith("กองแผนงานได้ดำเนินการครบถ้วนตามแผน")
    assert work.navigation.go_to(Place("cover_memo", dossier(work).id, "subject"))
    take(example, "รายงานผลการขับเคลื่อน")
    work.pages.commit()
    assert "พ.ศ. 2569" in dossier(work).cover_memo.subject


def test_what_is_typed_in_the_field_narrows_the_list_and_gives_way(example, work):
    assert work.navigation.go_to(Place("measure", dossier(work).measures[0].id, "title"))
    page = work.pages.front
    view = next(one for one in page.findChildren(SheetView) if one.hasFocus())
    view.go(view.sheet.rowCount() - 1, view.sheet.columns.index(_column(view, "title")))
    editor = view.open_editor()
    editor.setFocus()
    Keyboard().write("เปิดเผย")
    take(example)
    view.commit()
    assert dossier(work).measures[-1].title == "มาตรการเปิดเผยข้อมูลสาธารณะของกองแผนงาน"


def test_the_office_keeps_its_own_from_a_field_edits_and_removes_it(example, work):
    activity = dossier(work).activities[0]
    assert work.navigation.go_to(Place("activity", activity.id, "title"))
    example.actions.keep_wording.trigger()
    (kept,) = work.session.store.wordings()
    assert kept.text == activity.title
    assert kept.is_for("activity", "title")
    example.actions.wordings.trigger()
    shown = work.wordings.shown
    assert shown.list.item(0).text() == activity.title
    shown.close()
    page = page_titled(work, "Settings of the office")
    work.navigation.open_page(position_of(work, "Settings of the office"))
    row = page.wordings._rows[kept.id]
    row.editor.setFocus()
    row.editor.selectAll()
    Keyboard().write("ของเรา")
    page.commit()
    assert [one.text for one in work.session.store.wordings()] == ["ของเรา"]
    page.wordings._remove(kept.id)
    assert work.session.store.wordings() == ()
    assert not page.wordings.empty.isHidden()
    example.actions.undo.trigger()
    assert len(work.session.store.wordings()) == 1
    assert page.wordings.empty.isHidden()


def test_one_of_ours_is_removed_from_the_list(example, work):
    activity = dossier(work).activities[0]
    assert work.navigation.go_to(Place("activity", activity.id, "title"))
    example.actions.keep_wording.trigger()
    example.actions.wordings.trigger()
    shown = work.wordings.shown
    QTest.keyClick(shown.sought, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert work.session.store.wordings() == ()
    shown.close()


def test_where_nothing_is_typed_it_says_where_to_go(example, work):
    told = []
    work.session.told.connect(told.append)
    for elsewhere in (work.list, example.window.search_field):
        elsewhere.setFocus()
        example.actions.wordings.trigger()
        example.actions.keep_wording.trigger()
    assert work.wordings.shown is None
    assert len(told) == 4


def _column(view, name):
    return next(column for column in view.sheet.columns if column.name == name)
