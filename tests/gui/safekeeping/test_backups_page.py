"""Backups in the window: seen, made, copied elsewhere, and brought back in three clicks."""

import errno
import shutil
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ita_desk.model.place import Place
from ita_desk.storage import backups as backup_module
from ita_desk.storage.backup_files import backup_folder, list_backups
from ita_desk.verbs import fields


@pytest.fixture
def work(example):
    return example.workspace


@pytest.fixture
def page(example, qtbot):
    """The page of backups with one backup, of the example as it came."""
    example.workspace.safety.keeping.back_up_before("regular")
    example.actions.backups.trigger()
    qtbot.waitUntil(lambda: example.workspace.safety.page.list.count() == 1)
    return example.workspace.safety.page


def backups(program):
    return list_backups(backup_folder(program.store.path))


def restore(program, row, qtbot):
    """Choose, restore (and confirm); wait for the state to be shown."""
    page, store = program.workspace.safety.page, program.store
    page.list.setCurrentRow(row)
    page.restore.click()
    qtbot.waitUntil(
        lambda: program.store is not store and program.workspace.frame.isVisible(), timeout=20_000
    )


def rename(program, name):
    session = program.workspace.session
    session.run(fields.edit, Place("unit", program.workspace.session.dossier_id, "name"), name)


def test_the_list_says_when_why_and_what(page, planning):
    spoken = page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    counted = f"1 dossiers, {len(planning.activities)} activities"
    assert all(words in spoken for words in ("น.", counted, planning.unit.name, "regular"))
    assert not page.restore.isEnabled()


def test_a_backup_of_a_wrong_clock_is_told_as_such(example, page, qtbot):
    (newest,) = backups(example)
    later = newest.path.with_name(f"office-20390105T090000Z-{newest.path.name.split('-', 2)[2]}")
    shutil.copy(newest.path, later)
    page.refresh()
    qtbot.waitUntil(lambda: page.list.count() == 2)
    spoken = [page.list.item(row).text() for row in range(2)]
    doubted = ["the computer's clock was wrong" in words for words in spoken]
    assert doubted == ["2582" in words for words in spoken]
    assert sum(doubted) == 1


def test_a_folder_that_can_not_be_looked_into_is_told_and_is_not_an_empty_one(
    example, page, qtbot, monkeypatch
):
    def locked(folder):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(type(page._database), "iterdir", locked)
    page.refresh()
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert "can't be looked into (Permission denied)" in page.nothing.text()
    monkeypatch.undo()
    page.refresh()
    qtbot.waitUntil(lambda: page.list.count() == 1)


def test_three_clicks_bring_an_older_state_back_and_the_one_before_is_first(
    example, work, page, planning, qtbot
):
    rename(example, "ชื่อที่พิมพ์ผิด")
    QApplication.processEvents()
    restore(example, 0, qtbot)
    assert len(example.gateway.questions) == 1
    assert example.window.menuBar().isEnabled()
    session = work.session
    assert session.dossier(work.session.dossier_id).unit.name == planning.unit.name
    assert backups(example)[0].reason == "before-restore"
    assert "The state of" in example.window.status_line.text
    # and back again, through the list
    example.actions.backups.trigger()
    qtbot.waitUntil(lambda: page.list.count() == 2)
    restore(example, 0, qtbot)
    assert session.dossier(work.session.dossier_id).unit.name == "ชื่อที่พิมพ์ผิด"
    rename(example, "แก้ต่อได้")
    assert example.store.load(work.session.dossier_id).unit.name == "แก้ต่อได้"


def test_a_restore_can_be_cancelled_while_the_backup_is_copied(
    example, work, page, qtbot, monkeypatch
):
    rename(example, "ชื่อใหม่")
    copying, go_on = Event(), Event()
    copy = backup_module.copy_database

    def slow_copy(*words):
        copying.set()
        go_on.wait(20)
        copy(*words)

    monkeypatch.setattr(backup_module, "copy_database", slow_copy)
    page.list.setCurrentRow(0)
    page.restore.click()
    qtbot.waitUntil(copying.is_set)
    shown = example.opening.page
    qtbot.waitUntil(lambda: bool(shown.buttons) and shown.buttons[0].text() == "Cancel")
    store = example.store
    shown.buttons[0].click()
    go_on.set()
    qtbot.waitUntil(
        lambda: example.store is not store and example.workspace.frame.isVisible(), timeout=20_000
    )
    assert work.session.dossier(work.session.dossier_id).unit.name == "ชื่อใหม่"
    assert "The state of" not in example.window.status_line.text
    assert [backup.reason for backup in backups(example)] == ["regular"]


def test_a_backup_that_is_asked_for_during_a_regular_one_is_told_once(example, page, qtbot):
    keeping, notices = example.workspace.safety.keeping, []
    example.window.status_line.notice = notices.append
    page.back_up.click()
    keeping.back_up()
    keeping.finish()
    qtbot.waitUntil(lambda: bool(notices))
    keeping.checked.emit()
    assert notices == ["The newest backup holds everything up to now."]


def test_a_restore_thought_better_of_changes_nothing(example, page):
    example.gateway.yes = False
    page.list.setCurrentRow(0)
    page.restore.click()
    assert len(backups(example)) == 1


def test_a_backup_that_is_spoilt_is_listed_but_not_restored(example, page, qtbot):
    backups(example)[0].path.write_bytes(b"spoilt")
    page.refresh()
    qtbot.waitUntil(lambda: page.list.payload(page.list.item(0)).contents is None)
    page.list.setCurrentRow(0)
    assert not page.restore.isEnabled()


def test_a_second_copy_goes_where_the_clerk_wants_and_a_missing_stick_is_told_quietly(
    example, page, tmp_path, qtbot
):
    stick = tmp_path / "stick"
    stick.mkdir()
    example.gateway.folder = stick
    with qtbot.waitSignal(example.workspace.safety.keeping.copied):
        page.second_copy.choose.click()
    assert len(list(stick.rglob("office-*.sqlite3"))) == 1
    shutil.rmtree(stick)
    rename(example, "อีกชื่อหนึ่ง")
    with qtbot.waitSignal(example.workspace.safety.keeping.faulted):
        page.back_up.click()
    assert "second copy" in example.window.status_line.text
    assert "second copy" in page.second_copy.trouble.text()
    assert example.gateway.complaints == []
    assert len(backups(example)) == 2
    page.second_copy.give_up.click()
    assert example.workspace.services.settings.second_copy is None


def test_the_state_before_a_file_is_brought_in_is_backed_up(example, samples_folder):
    example.gateway.file = samples_folder / "planning-2567-r1.json"
    example.actions.bring_in.trigger()
    assert [one.reason for one in backups(example)] == ["before-import"]
    assert len(example.store.dossiers()) == 2


def test_the_log_for_support_is_one_file(example, tmp_path):
    example.gateway.file = tmp_path / "log.txt"
    example.actions.save_log.trigger()
    assert example.gateway.file.exists()
    assert str(example.gateway.file) in example.window.status_line.text
