"""The plan follows the store step by step, and nothing typed is lost on the way."""

import random

import pytest
import row_acts
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ita_desk.gui.plan.plan_page import PlanPage
from ita_desk.gui.window.session import Session
from ita_desk.model.block import block_of
from ita_desk.model.place import Place
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields, grid, rows
from ita_desk.verbs.plan_table import PlanTable

TITLE, RESPONSIBLE = 2, 5
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture(autouse=True)
def model_testers(request):
    """Every model under test is watched for breaking Qt's rules."""
    if "page" in request.fixturenames:
        page = request.getfixturevalue("page")
        testers = [QAbstractItemModelTester(page.plan, FATAL)]
        testers.append(QAbstractItemModelTester(page.results.model, FATAL))
        yield testers
    else:
        yield []


def picture(model):
    """All that the table shows."""
    return [
        [(model.shown(row, column), model._mark(row, column)) for column in range(12)]
        for row in range(model.rowCount())
    ]


def fresh_picture(session, dossier_id):
    model = PlanPage(Session(session.store, session.gateway, session.translate)).plan
    model.show_dossier(dossier_id)
    return picture(model)


def test_a_random_walk_with_undo_and_redo_shows_what_the_file_holds(page, session, tree):
    chance = random.Random(7)
    dossier_id = page.plan.dossier.id
    states = [tree()]
    for _ in range(25):
        ids = [activity.id for activity in states[-1].activities]
        some = chance.choice(ids) if ids else None
        other = chance.choice([*ids, None])
        act = chance.randrange(6)
        if act == 0 or some is None:
            changes = session.run(rows.add, "activity", dossier_id, before=other)
        elif act == 1:
            changes = session.run(rows.delete, [Place("activity", some)])
        elif act == 2:
            changes = session.run(row_acts.move, Place("activity", some), other)
        elif act == 3:
            changes = session.run(row_acts.duplicate, Place("activity", some))
        elif act == 4:
            changes = session.run(row_acts.tick, Place("activity", some, "quarter_3"))
        else:
            block, plan = block_of([["ก", "ข"], ["ค", "ง"]]), PlanTable(tree())
            changes = session.run(grid.paste, plan, block, ids=[], left="title")
        if changes:
            states.append(tree())
    assert picture(page.plan) == fresh_picture(session, dossier_id)
    for state in reversed(states[:-1]):
        session.undo()
        assert tree() == state
    assert picture(page.plan) == fresh_picture(session, dossier_id)
    for state in states[1:]:
        session.redo()
        assert tree() == state
    assert picture(page.plan) == fresh_picture(session, dossier_id)


def test_undo_goes_on_after_the_file_was_opened_anew(
    make_page, keyboard, tmp_path, planning, gateway
):
    path = tmp_path / "again.sqlite3"
    with Store.open(path, write=True) as store:
        session = Session(store, gateway, str)
        dossier_id = dossiers.added_ids(dossiers.add(store, [planning]))[0]
        before = store.load(dossier_id)
        page = PlanPage(session)
        page.show_dossier(dossier_id)
        page.plan.write(0, TITLE, "ใหม่", "")
        after = store.load(dossier_id)
    with Store.open(path, write=True) as store:
        session = Session(store, gateway, str)
        session.undo()
        assert store.load(dossier_id) == before
        session.redo()
        assert store.load(dossier_id) == after


def test_selection_and_scroll_stay_when_rows_come_above(page, session, keyboard):
    page.plan_view.go(9, RESPONSIBLE)
    chosen = page.plan.ids[9]
    session.run(rows.add, "activity", page.plan.dossier.id, before=page.plan.ids[0])
    row, column = page.plan_view.current()
    assert (page.plan.ids[row], column) == (chosen, RESPONSIBLE)


def test_what_is_typed_is_kept_when_another_dossier_is_shown(
    page, keyboard, tree, session, store, planning
):
    first = page.plan.dossier.id
    second = dossiers.added_ids(dossiers.add(store, [planning]))[0]
    page.plan_view.go(0, TITLE)
    keyboard.write("ยังพิมพ์ไม่เสร็จ")
    page.show_dossier(second)
    assert store.load(first).activities[0].title == "ยังพิมพ์ไม่เสร็จ"
    assert store.load(second).activities[0].title == planning.activities[0].title


def test_what_is_typed_is_kept_when_its_row_is_deleted_and_comes_back(
    page, keyboard, tree, session
):
    page.plan_view.go(0, TITLE)
    keyboard.write("ยังพิมพ์ไม่เสร็จ")
    keyboard.press("Ctrl+Del")
    assert len(tree().activities) == 13
    session.undo()
    assert tree().activities[0].title == "ยังพิมพ์ไม่เสร็จ"


def test_what_is_typed_is_kept_when_the_page_is_left(page, keyboard, tree):
    page.plan_view.go(0, TITLE)
    keyboard.write("ยังพิมพ์ไม่เสร็จ")
    page.commit()
    assert tree().activities[0].title == "ยังพิมพ์ไม่เสร็จ"


def test_what_is_typed_is_kept_when_the_focus_goes_elsewhere(page, keyboard, tree, qtbot):
    page.plan_view.go(0, TITLE)
    keyboard.write("ยังพิมพ์ไม่เสร็จ")
    page.details.level_item.setFocus()
    assert tree().activities[0].title == "ยังพิมพ์ไม่เสร็จ"
    assert page.plan_view.delegate.editor is None


def test_what_cannot_be_kept_stays_in_the_editor(
    page, keyboard, tree, gateway, monkeypatch, session
):
    page.plan_view.go(0, RESPONSIBLE)
    keyboard.write("งานพัสดุ")
    told = []
    session.kept_waiting.connect(told.append)

    def full_disk(*_, **__):
        raise StorageFault("The disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(session.store, "transact", full_disk)
        keyboard.press("Return")
        page.plan_view.go(3, TITLE)
    assert [str(fault) for fault in told] == ["The disk is full"] * 2
    assert gateway.complaints == []
    assert page.plan_view.delegate.editor.toPlainText() == "งานพัสดุ"
    keyboard.press("Return")
    assert tree().activities[0].responsible == "งานพัสดุ"


def test_an_open_editor_shows_what_undo_brings_back(page, keyboard, tree, session):
    page.plan_view.go(0, RESPONSIBLE)
    keyboard.write("ใหม่")
    keyboard.press("Return", "Up", "F2")
    session.undo()
    assert page.plan_view.delegate.editor.toPlainText() == "กลุ่มอำนวยการ"


def test_a_deleted_dossier_leaves_an_empty_page(page, session):
    session.run(dossiers.delete, page.plan.dossier.id)
    assert page.plan.rowCount() == 0


def test_headings_follow_the_year_and_the_words_of_the_unit(page, session):
    dossier_id = page.plan.dossier.id
    header = lambda column: page.plan.headerData(column, Qt.Orientation.Horizontal)  # noqa: E731
    assert header(7) == "ไตรมาส 1 (ต.ค. - ธ.ค. 66)"
    session.run(fields.edit, Place("dossier", dossier_id, "fiscal_year"), 2568)
    assert header(7) == "ไตรมาส 1 (ต.ค. - ธ.ค. 67)"
    assert page.plan.columns[3].group == "ตัวชี้วัด/ค่าเป้าหมาย"
    session.run(fields.edit, Place("round_report", dossier_id, "headings"), "target-first")
    assert page.plan.columns[3].group == "เป้าหมาย/ตัวชี้วัด"


def test_every_place_of_the_plan_is_found(page, tree):
    dossier = tree()
    activity = dossier.activities[5]
    for field in ("title", "quantity", "quarter_2", "responsible", "budget"):
        assert page.go_to(Place("activity", activity.id, field))
        row, column = page.plan_view.current()
        assert (row, page.plan.columns[column].name) == (5, field)
    assert page.go_to(Place("measure", dossier.measures[1].id, "title"))
    assert page.plan_view.current() == (11, 1)
    assert page.go_to(Place("activity", activity.id, "level_item"))
    assert page.details.level_item.hasFocus()
    result = activity.results[2]
    assert page.go_to(Place("result", result.id, "date"))
    assert page.results.view.hasFocus()
    assert page.results.view.current() == (2, 2)
    assert page.go_to(Place("evidence", result.evidence[0].id, "url"))
    assert page.results.view.current() == (2, 4)
    assert not page.go_to(Place("unit", dossier.id, "name"))


def test_the_place_of_the_cursor_is_told(page, tree, qtbot):
    page.plan_view.go(0, TITLE)
    with qtbot.waitSignal(page.place_selected) as told:
        page.plan_view.go(3, RESPONSIBLE)
    assert told.args == [Place("activity", tree().activities[3].id, "responsible")]


@pytest.mark.parametrize("text", ["มาตรการ\tงานที่หนึ่ง", "ก\tงานที่หนึ่ง\nข\tงานที่สอง"])
def test_the_place_of_a_row_pasted_into_the_empty_one_is_told(page, keyboard, tree, qapp, text):
    new = len(page.plan.ids)
    page.plan_view.go(new, 1)
    qapp.clipboard().setText(text)
    told = []
    page.place_selected.connect(told.append)
    keyboard.press("Ctrl+V")
    assert tree().activities[new].title == "งานที่หนึ่ง"
    assert told[-1:] == [page.plan.place(new, 1)] != [None]


def test_details_of_the_activity_save_themselves(page, keyboard, tree):
    page.plan_view.go(0, TITLE)
    keyboard.press("Ctrl+2")
    keyboard.write("9.9")
    keyboard.press("Return")
    assert tree().activities[0].level_item == "9.9"
    assert page.plan_view.current()[0] == 1
    page.details.numbered.click()
    assert not tree().activities[1].numbered
    assert page.plan.shown(2, 0) == "2"
    page.details.months.menu().actions()[0].trigger()
    assert tree().activities[1].months == (10,)


def in_sight(view):
    """Whether all of the current cell shows."""
    return view.viewport().rect().contains(view.visualRect(view.currentIndex()))


@pytest.mark.parametrize("lines", ["as they are", "long"])
def test_the_current_row_stays_in_sight_when_the_table_gets_narrow(
    page, qtbot, session, tree, lines
):
    if lines == "long":
        for activity in tree().activities[:9]:
            session.run(fields.edit, Place("activity", activity.id, "title"), "แผนงาน " * 60)
    view = page.plan_view
    view.go(9, TITLE)
    assert in_sight(view)
    qtbot.wait(20)
    page.resize(700, 500)
    qtbot.wait(20)
    qtbot.waitUntil(lambda: in_sight(view))  # a slow machine is still measuring rows


def test_who_scrolled_away_from_the_current_row_stays_there(page, qtbot):
    view = page.plan_view
    view.go(9, TITLE)
    view.verticalScrollBar().setValue(0)
    page.resize(900, 600)
    qtbot.wait(20)
    assert view.rowAt(1) == 0
