"""While the file can't be written, what is typed stays where it is, and is kept once it can."""

import sqlite3
import sys

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.model.place import Place

LONG = "ข้อความยาวที่ไม่มีที่ว่างให้เก็บ " * 600


@pytest.fixture
def work(example):
    return example.workspace


@pytest.fixture
def banner(example):
    return example.workspace.safety.banner


@pytest.fixture
def tree(example, work):
    """The dossier as it is in the file."""
    return lambda: example.store.load(work.session.dossier_id)


@pytest.fixture
def full_disk(example):
    """No page may be added to the database any more; ``grow`` gives the room back."""
    connection = example.store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}")
    return lambda: connection.execute("PRAGMA max_page_count=1000000")


@pytest.fixture
def unit(work):
    """The line of the unit's name, with the keyboard."""
    assert work.navigation.go_to(Place("unit", work.session.dossier_id, "name"))
    QApplication.processEvents()
    field = QApplication.focusWidget()
    field.selectAll()
    return field


def other_writer(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_full_disk_is_told_in_one_place_and_over_by_itself(
    example, work, banner, tree, full_disk, unit, qtbot
):
    unit.insert(LONG)
    unit.textEdited.emit(LONG)
    work.pages.commit()
    work.pages.commit()
    assert "disk is full" in banner.sentence.text()
    assert banner.isVisible()
    assert example.gateway.complaints == []
    assert tree().unit.name != LONG.strip()
    full_disk()
    example.workspace.safety.fault._pause.start(0)
    qtbot.waitUntil(lambda: "Saving works again" in banner.sentence.text())
    assert tree().unit.name == unit.text()
    assert banner.try_again.isHidden()


def test_a_dossier_with_unsaved_text_is_not_left(example, work, tree, full_disk, unit):
    first = work.session.dossier_id
    full_disk()
    example.actions.example.trigger()
    second = work.session.dossier_id
    assert second != first
    work.navigation.open_dossier(first)
    other = other_writer(example.store.path)
    example.store.wait_at_most(0)
    assert work.navigation.go_to(Place("unit", first, "name"))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "X")
    work.navigation.open_dossier(second)
    assert work.session.dossier_id == first
    assert "X" in field.text()
    other.close()
    example.workspace.safety.banner.try_again.click()
    work.navigation.open_dossier(second)
    assert work.session.dossier_id == second
    assert "X" in example.store.load(first).unit.name


def test_closing_asks_once_and_says_what_would_be_lost(example, unit):
    other = other_writer(example.store.path)
    example.store.wait_at_most(0)
    unit.insert("ชื่อที่ยังไม่บันทึก")
    unit.textEdited.emit(unit.text())
    example.gateway.yes = False
    example.window.close()
    ((question, yes),) = example.gateway.questions
    assert "lose it" in question
    assert "ชื่อที่ยังไม่บันทึก" in question
    assert unit.accessibleName() in question
    assert yes == "Close without saving"
    assert example.window.isVisible()
    other.close()
    example.window.close()
    assert len(example.gateway.questions) == 1
    assert not example.window.isVisible()


def test_a_cell_that_cannot_be_saved_keeps_its_editor(example, work, tree, banner, qtbot):
    work.navigation.go_to(Place("activity", tree().activities[0].id, "responsible"))
    view = work.pages.front.plan_view
    keyboard = Keyboard()
    example.store.wait_at_most(0)
    other = other_writer(example.store.path)
    keyboard.write("กลุ่มงานใหม่")
    keyboard.press("Return")
    below = view.visualRect(view.model().index(3, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert view.delegate.editor.toPlainText() == "กลุ่มงานใหม่"
    assert view.delegate.editor.isVisible()
    assert "Another program" in banner.sentence.text()
    other.close()
    example.workspace.safety.fault._pause.start(0)
    qtbot.waitUntil(lambda: example.workspace.safety.fault.fault is None)
    assert tree().activities[0].responsible == "กลุ่มงานใหม่"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames nothing that is open")
def test_a_drive_that_is_gone_and_back_loses_nothing(example, work, tree, banner, unit, qtbot):
    folder = example.store.path.parent
    path = example.store.path
    away = path.rename(folder / "gone")
    unit.insert("กองที่พิมพ์ระหว่างไดรฟ์หลุด")
    unit.textEdited.emit(unit.text())
    work.pages.commit()
    assert "no longer where it was" in banner.sentence.text()
    example.gateway.yes = False
    assert not example.window.close()
    ((question, _),) = example.gateway.questions
    assert "กองที่พิมพ์ระหว่างไดรฟ์หลุด" in question
    away.rename(path)
    banner.try_again.click()
    assert "Saving works again" in banner.sentence.text()
    assert tree().unit.name == "กองที่พิมพ์ระหว่างไดรฟ์หลุด"


def test_a_tick_that_cannot_be_saved_is_not_shown(example, work, tree):
    work.navigation.go_to(Place("activity", tree().activities[0].id, "counted"))
    box = work.pages.front.details.counted
    before = box.isChecked()
    example.store.wait_at_most(0)
    other = other_writer(example.store.path)
    box.click()
    other.close()
    assert box.isChecked() == before
    example.workspace.safety.fault.retry()
    box.click()
    assert box.isChecked() != before
    assert tree().activities[0].counted == box.isChecked()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames nothing that is open")
def test_pauses_between_tries_grow(example, work, unit):
    path = example.store.path
    path.rename(path.with_name("gone"))
    unit.insert("ก")
    unit.textEdited.emit(unit.text())
    work.pages.commit()
    fault, pauses = example.workspace.safety.fault, []
    for _ in range(8):
        pauses.append(fault._pause.interval())
        fault.retry()
    assert pauses[:3] == [2000, 4000, 8000]
    assert max(pauses) == 60_000
    path.with_name("gone").rename(path)
    fault.retry()
    assert fault.fault is None
