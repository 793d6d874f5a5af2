"""Find and replace in the whole dossier, by keyboard."""

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ita_desk.model.texts import places_of
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import mending

WORD, OTHER = "คณะทำงาน", "คณะกรรมการ"


@pytest.fixture
def tree(example):
    work = example.workspace
    return lambda: work.session.dossier(work.session.dossier_id)


@pytest.fixture
def panel(example):
    example.actions.replace.trigger()
    QApplication.processEvents()
    return example.workspace.panels.replace()


def test_ctrl_h_finds_and_replaces_everywhere_in_one_step(example, tree, panel, qtbot):
    keys = Keyboard()
    assert example.actions.replace.shortcut().toString() == "Ctrl+H"
    before = tree()
    found = places_of(before, WORD)
    assert len(found) > 5
    assert QApplication.focusWidget() is panel.words
    keys.write(WORD)
    keys.press("Return")
    assert panel.list.count() == len(found)
    assert QApplication.focusWidget() is panel.words
    keys.press("Tab")
    keys.write(OTHER)
    panel.all_button.click()
    assert places_of(tree(), WORD) == []
    assert {place for place, _ in found} <= {place for place, _ in places_of(tree(), OTHER)}
    assert str(len(found)) in example.window.status_line.text
    example.actions.undo.trigger()
    assert tree() == before


def test_one_is_replaced_and_the_next_is_gone_to(example, tree, panel):
    keys = Keyboard()
    keys.write(WORD)
    keys.press("Return")
    first = panel.list.payload(panel.list.item(0))
    panel.by.setText(OTHER)
    many = panel.list.count()
    panel.one_button.click()
    assert panel.list.count() == many - 1
    assert OTHER in dict(places_of(tree(), OTHER))[first]


def test_hits_are_marked_in_the_table_as_long_as_they_are_looked_for(example, panel):
    session = example.workspace.session
    keys = Keyboard()
    keys.write(WORD)
    panel.search()
    assert session.sought == WORD
    view = example.workspace.pages.front.plan_view
    marked = view.grab().toImage()
    example.actions.replace.trigger()
    QApplication.processEvents()
    assert session.sought == ""
    assert panel.list.item(0).data(Qt.ItemDataRole.UserRole + 2) == WORD
    assert view.grab().toImage() != marked


def test_what_a_field_can_not_hold_is_refused_and_nothing_is_replaced(example, tree):
    session = example.workspace.session
    before = tree()
    places = [place for place, _ in places_of(before, "")]
    assert places == []
    with pytest.raises(InvalidValue):
        mending.replace(session.store, [place for place, _ in places_of(before, WORD)], WORD, "\0")
    assert session.store.load(before.id) == before


def test_the_list_of_keys_names_those_of_replacing_and_of_the_history(example):
    example.actions.keys.trigger()
    told = {label.text() for label in example.workspace.panels.help().findChildren(QLabel)}
    assert {"Ctrl+H", "Ctrl+Alt+H"} <= told
