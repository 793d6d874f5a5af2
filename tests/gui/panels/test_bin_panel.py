"""The recycle bin in the window: what is in it, in words, and the way back by keyboard."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, rows


@pytest.fixture
def session(example):
    return example.workspace.session


@pytest.fixture
def tree(example, session):
    return lambda: session.dossier(example.workspace.session.dossier_id)


@pytest.fixture
def bin_panel(example):
    return example.workspace.panels.bin()


def titles(panel):
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_an_empty_bin_says_what_it_is_for(example, bin_panel):
    example.actions.bin.trigger()
    assert example.workspace.side.shows(example.workspace.panels.bin)
    assert "empty" in bin_panel.summary.text()
    assert not bin_panel.list.isVisible()


def test_enter_brings_back_and_goes_there(example, session, tree, bin_panel):
    before = tree()
    gone = before.activities[2]
    session.run(rows.delete, [Place("activity", gone.id)])
    example.actions.bin.trigger()
    assert QApplication.focusWidget() is bin_panel.list
    assert titles(bin_panel) == [f"Activity: {gone.title}"]
    detail = bin_panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert all(part in detail for part in (f"by {session.store.author}", "กองแผนงาน", "2567"))
    QTest.keyClick(bin_panel.list, Qt.Key.Key_Return)
    assert tree() == before
    plan = QApplication.focusWidget()
    assert plan.sheet.place(*plan.current()).id == gone.id
    assert titles(bin_panel) == []
    example.actions.undo.trigger()
    assert titles(bin_panel) == [f"Activity: {gone.title}"]


def test_several_come_back_in_one_step(example, session, tree, bin_panel):
    before = tree()
    places = [Place("activity", activity.id) for activity in before.activities[3:6]]
    session.run(rows.delete, places)
    example.actions.bin.trigger()
    bin_panel.list.selectAll()
    assert bin_panel.button.text() == "&Bring 3 back"
    bin_panel.button.click()
    assert tree() == before
    example.actions.undo.trigger()
    assert len(tree().activities) == 11


def test_a_deleted_owner_is_named_and_comes_back_along(example, session, tree, bin_panel):
    before = tree()
    activity = before.activities[3]
    session.run(rows.delete, [Place("result", activity.results[0].id)])
    session.run(rows.delete, [Place("activity", activity.id)])
    example.actions.bin.trigger()
    assert bin_panel.told.isHidden()
    bin_panel.list.setCurrentRow(1)
    assert activity.title in bin_panel.told.text()
    assert bin_panel.button.text() == "&Bring both back"
    bin_panel.button.click()
    assert tree() == before


def test_with_no_dossier_left_the_bin_gives_one_back(example, session, bin_panel):
    work = example.workspace
    dossier_id = work.session.dossier_id
    before = session.dossier(dossier_id)
    session.run(dossiers.delete, dossier_id)
    assert work.session.dossier_id is None
    example.actions.bin.trigger()
    assert titles(bin_panel)[0].startswith("Dossier: กองแผนงาน")
    QTest.keyClick(bin_panel.list, Qt.Key.Key_Return)
    assert work.session.dossier_id == dossier_id
    assert session.dossier(dossier_id) == before


def test_both_panels_stand_among_the_keys(example):
    example.actions.keys.trigger()
    assert example.actions.history.shortcut().toString() == "Ctrl+Alt+H"
    assert example.actions.bin.shortcut().toString() == "Ctrl+Shift+H"
    said = example.workspace.panels.help().findChildren(object)
    words = {label.text() for label in said if hasattr(label, "text")}
    assert {"Recycle bin", "History of this field"} <= words


def test_a_round_for_practice_is_marked_there_too(empty):
    work = empty.workspace
    empty.actions.example.trigger()
    work.session.run(dossiers.delete, work.session.dossier_id)
    empty.actions.bin.trigger()
    (title,) = titles(work.panels.bin())
    assert "practice" in title


def test_what_a_wrong_clock_dated_is_in_the_bin_and_told_as_such(
    example, session, tree, bin_panel, monkeypatch
):
    first, second = tree().activities[:2]
    session.run(rows.delete, [Place("activity", first.id)])
    monkeypatch.setattr(session.store, "_clock", lambda: datetime(2567, 1, 5, 9, tzinfo=UTC))
    session.run(rows.delete, [Place("activity", second.id)])
    monkeypatch.undo()
    example.actions.bin.trigger()
    role = Qt.ItemDataRole.AccessibleTextRole
    told = {
        bin_panel.list.item(row).text(): bin_panel.list.item(row).data(role) for row in range(2)
    }
    wrong = "the computer's clock was wrong"
    assert wrong not in told[f"Activity: {first.title}"]
    assert wrong in told[f"Activity: {second.title}"]
