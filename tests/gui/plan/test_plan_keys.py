"""Each row of the table of keys, through the real widgets."""

import pytest
from keyboard import copy_elsewhere
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.model.mark import TICK, Mark

MEASURE, TITLE, QUANTITY, QUALITY, RESPONSIBLE, BUDGET, QUARTER_1 = range(1, 8)
QUARTER_4, RESULTS = 10, 11


def titles(tree):
    return [activity.title for activity in tree().activities]


def go(page, row, column):
    page.plan_view.go(row, column)


def here(page):
    return page.plan_view.current()


def test_tab_goes_right_and_from_the_end_to_the_empty_row(page, keyboard):
    go(page, 13, QUARTER_4)
    keyboard.press("Tab")
    assert here(page) == (13, RESULTS)
    keyboard.press("Tab")
    assert here(page) == (14, MEASURE)
    keyboard.press("Shift+Tab")
    assert here(page) == (13, RESULTS)


def test_tab_at_the_very_end_adds_a_row(page, keyboard, tree):
    go(page, 14, RESULTS)
    keyboard.press("Tab")
    assert len(tree().activities) == 15
    assert here(page) == (15, MEASURE)


def test_enter_goes_down_and_after_tabs_back_to_where_they_began(page, keyboard):
    go(page, 0, TITLE)
    keyboard.press("Return")
    assert here(page) == (1, TITLE)
    keyboard.press("Tab", "Tab", "Tab", "Return")
    assert here(page) == (2, TITLE)
    keyboard.press("Shift+Return")
    assert here(page) == (1, TITLE)


def test_arrows_and_their_edges(page, keyboard):
    go(page, 5, TITLE)
    keyboard.press("Right", "Down")
    assert here(page) == (6, QUANTITY)
    keyboard.press("Ctrl+Down")
    assert here(page) == (13, QUANTITY)
    keyboard.press("Ctrl+Down")
    assert here(page) == (14, QUANTITY)
    keyboard.press("Ctrl+Home")
    assert here(page) == (0, 0)


def test_typing_begins_anew_and_f2_goes_on(page, keyboard, tree):
    go(page, 0, RESPONSIBLE)
    keyboard.write("งานพัสดุ")
    keyboard.press("Return")
    keyboard.press("Up", "F2")
    keyboard.write(" กลาง")
    keyboard.press("Return")
    assert tree().activities[0].responsible == "งานพัสดุ กลาง"


def test_arrows_leave_what_was_begun_by_typing_but_not_what_f2_opened(page, keyboard, tree):
    go(page, 2, BUDGET)
    keyboard.write("500")
    keyboard.press("Left")
    assert here(page) == (2, RESPONSIBLE)
    keyboard.press("F2", "Left")
    keyboard.write("X")
    keyboard.press("Return")
    assert tree().activities[2].budget == "500"
    assert tree().activities[2].responsible == "คณะทำงาXน"


def test_alt_enter_breaks_the_line(page, keyboard, tree):
    go(page, 0, RESPONSIBLE)
    keyboard.write("ก")
    keyboard.press("Alt+Return")
    keyboard.write("ข")
    keyboard.press("Tab")
    assert tree().activities[0].responsible == "ก\nข"


def test_escape_gives_back_what_was_there(page, keyboard, tree, session):
    before = tree()
    go(page, 0, TITLE)
    keyboard.write("อะไรก็ได้")
    keyboard.press("Esc")
    assert tree() == before
    assert page.plan_view.delegate.editor is None
    assert session.store.next_undo().action == "add_dossiers"


def test_escape_after_a_second_is_an_ordinary_step(page, keyboard, tree, session, qtbot):
    before = tree()
    go(page, 0, TITLE)
    keyboard.write("อะไรก็ได้")
    qtbot.waitUntil(lambda: tree().activities[0].title == "อะไรก็ได้", timeout=3000)
    assert page.plan_view.delegate.editor is not None
    keyboard.press("Esc")
    assert tree() == before
    session.undo()
    assert tree().activities[0].title == "อะไรก็ได้"


def test_a_row_begun_by_typing_goes_with_escape(empty_page, keyboard, session, qtbot):
    page = empty_page
    load = lambda: session.store.load(page.plan.dossier.id)  # noqa: E731
    go(page, 0, TITLE)
    keyboard.write("กิจกรรม")
    qtbot.waitUntil(lambda: len(load().activities) == 1, timeout=3000)
    assert page.plan.rowCount() == 2
    keyboard.press("Esc")
    assert load().activities == ()
    assert page.plan.rowCount() == 1


def test_what_is_typed_in_one_visit_is_one_step(page, keyboard, tree, session, qtbot):
    before = tree()
    go(page, 0, TITLE)
    keyboard.write("ก")
    qtbot.waitUntil(lambda: tree().activities[0].title == "ก", timeout=3000)
    keyboard.write("ข")
    keyboard.press("Return")
    assert tree().activities[0].title == "กข"
    session.undo()
    assert tree() == before


def test_space_ticks_and_keeps_the_text(page, keyboard, tree):
    go(page, 0, QUANTITY)
    keyboard.write("1 ครั้ง")
    keyboard.press("Return", "Up", "Space")
    assert tree().activities[0].quantity == Mark(ticked=True, text="1 ครั้ง")
    keyboard.write("2 ครั้ง")
    keyboard.press("Return", "Up")
    assert tree().activities[0].quantity == Mark(ticked=True, text="2 ครั้ง")
    keyboard.press("Space")
    assert tree().activities[0].quantity == Mark(text="2 ครั้ง")


def test_space_ticks_a_whole_selection_in_one_step(page, keyboard, tree, session):
    before = tree()
    go(page, 0, QUARTER_4)
    keyboard.press("Ctrl+Shift+Down", "Space")
    assert all(activity.quarter_4 == TICK for activity in tree().activities)
    session.undo()
    assert tree() == before


def test_space_in_the_empty_row_adds_a_ticked_one(page, keyboard, tree):
    go(page, 14, QUALITY)
    keyboard.press("Space")
    assert tree().activities[14].quality == TICK


def test_fill_down_and_right(page, keyboard, tree):
    go(page, 1, RESPONSIBLE)
    keyboard.press("Ctrl+D")
    assert tree().activities[1].responsible == "กลุ่มอำนวยการ"
    go(page, 0, RESPONSIBLE)
    keyboard.press("Shift+Down", "Shift+Down", "Ctrl+D")
    assert [a.responsible for a in tree().activities[:4]] == ["กลุ่มอำนวยการ"] * 3 + ["คณะทำงาน"]
    go(page, 0, QUARTER_1)
    keyboard.press("Shift+Right", "Shift+Right", "Ctrl+R")
    assert tree().activities[0].quarters == (TICK, TICK, TICK, Mark())


def test_copy_and_paste_a_rectangle_between_rows(page, keyboard, tree, session):
    before = tree()
    go(page, 0, TITLE)
    keyboard.press("Shift+Down", "Shift+Right", "Shift+Right", "Ctrl+C")
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].endswith("\t\t✓")
    go(page, 14, TITLE)
    keyboard.press("Ctrl+V")
    assert titles(tree)[14:] == titles(tree)[:2]
    assert page.plan_view.area() == (14, TITLE, 15, QUALITY)
    session.undo()
    assert tree() == before


def test_cut_and_delete_empty_the_cells(page, keyboard, tree):
    go(page, 0, RESPONSIBLE)
    keyboard.press("Ctrl+X")
    assert tree().activities[0].responsible == ""
    assert QGuiApplication.clipboard().text() == "กลุ่มอำนวยการ"
    go(page, 1, QUALITY)
    keyboard.press("Shift+Down", "Shift+Right", "Delete")
    assert [(a.quality, a.responsible) for a in tree().activities[1:3]] == [(Mark(), "")] * 2


EXCEL = 'กิจกรรม "หนึ่ง"\t✔\t"บรรทัดแรก\nบรรทัดที่ ""สอง"""\r\n"มี\tแท็บ"\t√ ข้อความ\tครบ\r\n'


def test_text_from_excel_keeps_quotes_tabs_and_line_breaks(page, keyboard, tree):
    copy_elsewhere(EXCEL)
    go(page, 13, TITLE)
    keyboard.press("Ctrl+V")
    last = tree().activities[13:]
    assert [a.title for a in last] == ['กิจกรรม "หนึ่ง"', "มี\tแท็บ"]
    assert [a.quantity for a in last] == [TICK, Mark(ticked=True, text="ข้อความ")]
    assert [a.quality.text for a in last] == ['บรรทัดแรก\nบรรทัดที่ "สอง"', "ครบ"]


def test_columns_past_the_end_are_refused(page, keyboard, tree, gateway):
    before = tree()
    copy_elsewhere("ก\tข\tค")
    go(page, 0, QUARTER_4)
    keyboard.press("Ctrl+V")
    assert tree() == before
    assert len(gateway.complaints) == 1


def test_alt_arrows_move_the_row_and_the_cursor_with_it(page, keyboard, tree):
    before = titles(tree)
    go(page, 0, BUDGET)
    keyboard.press("Alt+Down")
    assert titles(tree)[:2] == [before[1], before[0]]
    assert here(page) == (1, BUDGET)
    keyboard.press("Alt+Up", "Alt+Up")
    assert titles(tree) == before


def test_several_rows_move_together(page, keyboard, tree):
    before = titles(tree)
    go(page, 2, TITLE)
    keyboard.press("Shift+Down", "Alt+Down", "Alt+Down")
    assert titles(tree)[2:6] == [before[4], before[5], before[2], before[3]]
    assert page.plan_view.area() == (4, TITLE, 5, TITLE)


def test_new_row_below_duplicate_and_delete(page, keyboard, tree, session):
    before = tree()
    go(page, 11, TITLE)
    keyboard.press("Ctrl+Return")
    keyboard.write("แทรก")
    keyboard.press("Return")
    assert titles(tree)[12] == "แทรก"
    assert tree().activities[12].measure_id == tree().activities[11].measure_id
    go(page, 0, TITLE)
    keyboard.press("Ctrl+Shift+D")
    assert titles(tree)[1] == titles(tree)[0]
    assert here(page) == (1, TITLE)
    keyboard.press("Ctrl+Del")
    go(page, 12, TITLE)
    keyboard.press("Ctrl+Del")
    assert tree() == before


def test_undo_keys_stay_in_an_open_editor(page, keyboard, tree):
    go(page, 0, RESPONSIBLE)
    keyboard.press("F2")
    keyboard.write("กข")
    keyboard.press("Ctrl+Z")
    assert page.plan_view.delegate.editor is not None
    assert "กข" not in page.plan_view.delegate.editor.toPlainText()


def test_typing_a_measure_reassigns_one_row_and_makes_it_if_new(page, keyboard, tree, qtbot):
    go(page, 3, MEASURE)
    keyboard.write("มาตรการใหม่")
    qtbot.waitUntil(lambda: len(tree().measures) == 3, timeout=3000)
    keyboard.write("จริง")
    keyboard.press("Return")
    assert [measure.title for measure in tree().measures][1] == "มาตรการใหม่จริง"
    assert len(tree().measures) == 3
    assert page.plan.group_of(3) == range(3, 4)
    assert page.plan.group_of(5) == range(4, 11)


def test_a_measure_is_chosen_from_those_there_are(page, keyboard, tree):
    go(page, 0, MEASURE)
    keyboard.write("การเสริม")
    keyboard.press("Down", "Return")
    assert tree().activities[0].measure_id == tree().activities[11].measure_id
    assert here(page) == (1, MEASURE)


def test_phrases_typed_before_are_offered(page, keyboard, tree):
    go(page, 5, RESPONSIBLE)
    keyboard.write("อำนวย")
    keyboard.press("Down", "Tab")
    assert tree().activities[5].responsible == "กลุ่มอำนวยการ"
    assert here(page) == (5, BUDGET)


def test_the_row_is_drawn_to_another_place(page, tree):
    before = titles(tree)
    view = page.plan_view
    view.scrollToTop()
    start = view.visualRect(page.plan.index(0, 0)).center()
    end = view.visualRect(page.plan.index(1, 0)).bottomLeft()
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(0, 30))
    QApplication.processEvents()
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert titles(tree)[:2] == [before[1], before[0]]


def click(page, row, column, *, to=None, keys=Qt.KeyboardModifier.NoModifier):
    """Press the left button in a cell; let it go there, or in the column ``to``."""
    view, left = page.plan_view, Qt.MouseButton.LeftButton
    start, end = (
        view.visualRect(page.plan.index(row, there)).center() for there in (column, to or column)
    )
    QTest.mousePress(view.viewport(), left, keys, start)
    if to is not None:
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(end), QPointF(end), left, left, keys)
        QApplication.sendEvent(view.viewport(), moved)
    QTest.mouseRelease(view.viewport(), left, keys, end)


def test_the_click_that_chooses_a_mark_leaves_it_and_the_next_ticks_it(page, tree):
    page.plan_view.scrollToTop()
    click(page, 0, QUANTITY)
    assert here(page) == (0, QUANTITY)
    assert tree().activities[0].quantity == Mark()
    click(page, 0, QUANTITY)
    assert tree().activities[0].quantity == TICK
    click(page, 0, QUANTITY)
    assert tree().activities[0].quantity == Mark()


def test_a_double_click_chooses_and_ticks(page, tree):
    view = page.plan_view
    view.scrollToTop()
    at = view.visualRect(page.plan.index(0, QUANTITY)).center()
    mouse = (view.viewport(), Qt.MouseButton.LeftButton)
    QTest.mouseClick(*mouse, pos=at)
    QTest.mouseDClick(*mouse, pos=at)
    QTest.mouseRelease(*mouse, pos=at)
    assert tree().activities[0].quantity == TICK
    assert view.delegate.editor is None


def test_drawing_the_mouse_from_the_current_mark_selects_and_ticks_nothing(page, tree):
    page.plan_view.scrollToTop()
    click(page, 0, QUANTITY)
    click(page, 0, QUANTITY, to=QUALITY)
    assert page.plan_view.area().columns == range(QUANTITY, QUALITY + 1)
    assert tree().activities[0].quantity == Mark()


def test_a_click_with_shift_or_ctrl_ticks_nothing(page, tree):
    page.plan_view.scrollToTop()
    click(page, 0, QUANTITY)
    for key in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier):
        click(page, 0, QUANTITY, keys=key)
        page.plan_view.go(0, QUANTITY)
    assert tree().activities[0].quantity == Mark()


def test_the_click_that_brings_the_keyboard_back_ticks_nothing(page, tree):
    page.plan_view.scrollToTop()
    click(page, 0, QUANTITY)
    page.results.view.setFocus()
    click(page, 0, QUANTITY)
    assert tree().activities[0].quantity == Mark()
    click(page, 0, QUANTITY)
    assert tree().activities[0].quantity == TICK


@pytest.mark.parametrize("column", [TITLE, RESPONSIBLE])
def test_ten_thousand_letters_are_kept_as_typed(page, keyboard, tree, column):
    text = ("ประชุมคณะทำงานเพื่อติดตามผลการดำเนินงาน " * 300)[:10_000]
    go(page, 0, column)
    keyboard.press("F2", "Ctrl+A")
    copy_elsewhere(text)
    keyboard.press("Ctrl+V")
    editor = page.plan_view.delegate.editor
    assert editor.height() <= page.plan_view.viewport().height()
    keyboard.write("จบ")
    keyboard.press("Return")
    assert getattr(tree().activities[0], page.plan.columns[column].name) == text + "จบ"
