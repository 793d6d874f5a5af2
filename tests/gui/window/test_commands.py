"""The menus: short enough for any screen, and what can't work is grey."""

import pytest
from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from window_pages import page_titled

from ita_desk.gui.table.column import Area
from ita_desk.gui.window.commands import Command, commands_of, fill_menu, offer_in
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs import fields

SCREEN = 768


def menus(program):
    bar = program.window.menuBar()
    return [action.menu() for action in bar.actions()]


def all_menus(menu):
    yield menu
    for action in menu.actions():
        if isinstance(action.menu(), QMenu):
            yield from all_menus(action.menu())


def offered(program):
    """The words of all commands that the menus offer now, as they are when shown."""
    words = set()
    for menu in menus(program):
        menu.aboutToShow.emit()
        words |= {one.text().replace("&", "") for one in commands_of(menu) if one.isEnabled()}
        menu.aboutToHide.emit()
    QApplication.processEvents()
    return words


def plan(program):
    work = program.workspace
    work.pages.show_page(0)
    return work.pages.front


def clipboard(text):
    mime = QMimeData()
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


@pytest.mark.parametrize(("points", "scale"), [(11, 2.0), (16, 1.0), (22, 1.0)])
def test_every_menu_fits_on_a_small_screen(start, points, scale):
    program = start(english=False)
    program.actions.example.trigger()
    while program.workspace.services.settings.points < points:
        program.actions.larger.trigger()
    work = program.workspace
    for position in range(len(work.pages.specs)):
        work.pages.show_page(position)
        for menu in menus(program):
            for part in all_menus(menu):
                assert part.sizeHint().height() <= SCREEN / scale, part.title()


def test_every_command_of_a_page_is_in_the_edit_menu_once(example):
    work = example.workspace
    for position in range(len(work.pages.specs)):
        work.pages.show_page(position)
        own = [one for one in work.pages.front.edit_actions() if not one.isSeparator()]
        listed = list(commands_of(example.window.edit_menu))
        assert all(listed.count(one) == 1 for one in own)


# What is offered in which state; words that stand in no list are offered always

OF_DATABASE = {"New round…", "Bring in a file…", "Open the example", "Backups…", "Recycle bin"}
OF_DOSSIER = {
    "Duplicate the dossier",
    "Start the next round from this one",
    "Delete the dossier",
    "Print…",
    "Export as PDF…",
    "Find and replace…",
    "Page preview",
    "Check",
    "People",
    "Plan and results",
}
OF_ROW = {"Copy", "Duplicate the row", "Delete the rows", "New occurrence", "Count occurrences"}
OF_TEXT = {"Cut", "Empty the cells"}
WRITING = {
    "New round…",
    "Bring in a file…",
    "Open the example",
    "Duplicate the dossier",
    "Start the next round from this one",
    "Delete the dossier",
    "Print as final…",
    "New row below",
    "Delete the rows",
    "Paste",
    "New occurrence",
    *OF_TEXT,
}


def test_without_a_dossier_nothing_is_offered_that_needs_one(empty):
    now = offered(empty)
    assert now >= OF_DATABASE
    assert set() == now & (OF_DOSSIER | OF_ROW | OF_TEXT)
    assert not any(word.startswith(("Undo", "Redo")) for word in now)


def test_at_a_row_with_texts_all_of_it_is_offered(example):
    plan(example).plan_view.go(1, 2)
    now = offered(example)
    assert (OF_DATABASE | OF_DOSSIER | OF_ROW | OF_TEXT) - now == set()
    assert {"Fill down", "Fill right", "Move the row up", "Move the row down"} <= now


def test_at_the_empty_row_there_is_nothing_to_copy_or_to_delete(example):
    page = plan(example)
    page.plan_view.go(len(page.plan.ids), 2)
    now = offered(example)
    assert set() == now & (OF_ROW | OF_TEXT | {"Fill down", "Move the row up", "Move the row down"})
    assert "New row below" in now


def test_an_empty_cell_is_not_emptied_and_the_first_and_last_rows_move_one_way(example):
    page = plan(example)
    quantity = page.plan.column_named("quantity")
    page.plan_view.go(0, quantity)
    assert page.plan.shown(0, quantity) == ""
    now = offered(example)
    assert set() == now & OF_TEXT
    assert "Fill down" not in now
    assert "Move the row up" not in now
    assert "Move the row down" in now
    page.plan_view.go(len(page.plan.ids) - 1, quantity)
    now = offered(example)
    assert "Move the row down" not in now
    assert "Move the row up" in now


def test_what_is_pasted_must_be_on_the_clipboard(example):
    plan(example).plan_view.go(1, 2)
    clipboard("")
    assert not offered(example) & {"Paste", "Add the address copied"}
    clipboard("ก")
    assert {"Paste", "Add the address copied"} <= offered(example)


def test_rows_are_not_moved_while_some_are_hidden(example):
    page = plan(example)
    page._filter()
    page.filter_line.without_result.setChecked(True)
    page.filter_line.without_result.toggled.emit(True)
    QApplication.processEvents()
    if len(page.plan.ids) < 2:
        page.filter_line.without_result.setChecked(False)
        page.filter_line.quarter.setCurrentIndex(2)
    QApplication.processEvents()
    assert page.plan.filtered
    page.plan_view.go(0, 2)
    assert not offered(example) & {"Move the row up", "Move the row down"}


def test_undo_and_redo_follow_the_steps(example):
    assert any(word.startswith("Undo:") for word in offered(example))
    assert not any(word.startswith("Redo") for word in offered(example))
    example.actions.undo.trigger()
    now = offered(example)
    assert any(word.startswith("Redo:") for word in now)
    assert not any(word.startswith("Undo") for word in now)


def test_history_address_and_search_need_something_to_work_on(example):
    work = example.workspace
    unit = work.session.dossier_id
    work.navigation.go_to(Place("unit", unit, "group"))
    assert "Open the address in this field…" not in offered(example)
    assert "History of this field" in offered(example)
    assert "Search: next" not in offered(example)
    example.window.search_field.setText("กอง")
    assert {"Search: next", "Search: previous"} <= offered(example)
    work.session.run(fields.edit, Place("unit", unit, "website"), "https://example.org")
    work.navigation.go_to(Place("unit", unit, "website"))
    assert "Open the address in this field…" in offered(example)


def test_a_database_for_reading_only_offers_nothing_that_writes(example, start, tmp_path, qtbot):
    path = tmp_path / "office.sqlite3"
    example.window.close()
    example.close()
    with Store.open(path, write=True):
        again = start(path)
        button = next(
            one for one in again.opening.page.findChildren(QPushButton) if "reading" in one.text()
        )
        button.click()
        qtbot.waitUntil(lambda: again.workspace is not None)
        assert not again.workspace.session.store.writable
        plan(again).plan_view.go(1, 2)
        clipboard("ก")
        now = offered(again)
    assert not now & WRITING
    assert not any(word.startswith(("Undo", "Redo")) for word in now)
    assert {"Copy", "Print…", "Export as PDF…", "Backups…", "Find and replace…"} <= now


def test_text_is_not_made_larger_than_it_goes(example):
    settings = example.workspace.services.settings
    assert "Usual size" not in offered(example)
    example.actions.smaller.trigger()
    assert "Smaller text" not in offered(example)
    assert "Usual size" in offered(example)
    for _ in range(100):
        example.actions.larger.trigger()
    assert settings.points > 20
    assert "Larger text" not in offered(example)


def test_keys_stay_alive_after_a_menu_was_shown(example):
    page = plan(example)
    page.plan_view.go(len(page.plan.ids), 2)
    offered(example)
    page.plan_view.go(1, 2)
    every = [one for one in page.edit_actions() if isinstance(one, Command)]
    assert all(one.isEnabled() for one in every)
    page.plan_view.select(Area(1, 2, 1, 2))
    before = page.plan.typed(1, 2)
    assert before
    next(one for one in every if one.text() == "&Empty the cells").trigger()
    assert page.plan.typed(1, 2) == ""


def test_keys_stay_alive_after_a_menu_that_is_gone_for_good(example):
    """The menu of a table is made anew each time, and deleted when it closes."""
    page = plan(example)
    page.plan_view.go(len(page.plan.ids), 2)
    every = [one for one in page.edit_actions() if isinstance(one, Command)]
    menu = QMenu(page.plan_view)
    fill_menu(menu, every)
    offer_in(menu)
    menu.aboutToShow.emit()
    assert not all(one.isEnabled() for one in every)
    menu.aboutToHide.emit()
    menu.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert all(one.isEnabled() for one in every)


def test_people_are_added_where_a_dossier_is_open(example):
    page_titled(example.workspace, "People")
    example.workspace.navigation.enter_page(3)
    assert "Add a person" in offered(example)
