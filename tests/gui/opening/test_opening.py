"""A database that can't be opened: what is wrong, in the window, and every way on."""

import shutil
import sqlite3
import threading
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from keyboard import Keyboard

from ita_desk.gui.opening import opening as opening_in_window
from ita_desk.gui.opening import recovery
from ita_desk.model.place import Place
from ita_desk.storage import opening
from ita_desk.storage.backup_files import backup_folder
from ita_desk.storage.backups import back_up
from ita_desk.storage.damage.salvage import salvage
from ita_desk.storage.faults import DatabaseInUse, StorageFault
from ita_desk.storage.store import Store
from ita_desk.storage.writer_lock import nobody_writing
from ita_desk.verbs import dossiers, fields

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def database(tmp_path, planning):
    path = tmp_path / "office.sqlite3"
    with Store.open(path, write=True) as store:
        dossiers.add(store, [planning])
    return path


def damage(path):
    """Zero a page in the middle, as a failing disk does."""
    pages = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        file.seek(pages // 2 * PAGE)
        file.write(bytes(PAGE))


def buttons(program):
    return [button.text() for button in program.opening.page.buttons]


def press(program, words, qtbot):
    page = program.opening.page
    qtbot.waitUntil(lambda: words in buttons(program), timeout=20_000)
    page.buttons[buttons(program).index(words)].click()


def titles(program):
    session = program.workspace.session
    return [one.title for one in session.dossier(program.workspace.session.dossier_id).activities]


def test_a_damaged_database_goes_on_with_the_newest_backup(start, database, planning, qtbot):
    back_up(database, backup_folder(database), NOW)
    damage(database)
    spoilt = database.read_bytes()
    program = start(database)
    assert program.failed
    assert "damaged" in program.opening.page.text
    assert program.window.focusWidget() is program.opening.page.buttons[0]
    explanation = program.opening.page.buttons[0].accessibleDescription()
    assert "5 ม.ค. 2569" in explanation
    assert planning.unit.name in explanation
    press(program, "Use the newest backup", qtbot)
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    assert titles(program) == [one.title for one in planning.activities]
    assert not program.failed
    aside = next(database.parent.glob("office damaged *.sqlite3"))
    assert aside.read_bytes() == spoilt
    assert program.gateway.complaints == []


def test_what_can_still_be_read_is_told_before_it_is_used(start, database, planning, qtbot):
    damage(database)
    spoilt = database.read_bytes()
    program = start(database)
    press(program, "Save what can still be read", qtbot)
    qtbot.waitUntil(lambda: "Go on with what was read" in buttons(program), timeout=20_000)
    assert "1 dossiers" in program.opening.page.text
    assert database.read_bytes() == spoilt
    press(program, "Go on with what was read", qtbot)
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    assert program.workspace.session.dossier_id is not None
    kept = sorted(path.name for path in database.parent.glob("office *.sqlite3"))
    assert len(kept) == 1  # the damaged one; what was read is the database now
    assert "damaged" in kept[0]


def test_a_long_salvage_can_be_cancelled_and_leaves_nothing(start, database, qtbot, monkeypatch):
    damage(database)
    files = sorted(database.parent.iterdir())
    may_end = threading.Event()

    def slow(*arguments):
        assert may_end.wait(20)
        return salvage(*arguments)

    monkeypatch.setattr(recovery, "salvage", slow)
    program = start(database)
    press(program, "Save what can still be read", qtbot)
    press(program, "Cancel", qtbot)
    may_end.set()
    qtbot.waitUntil(
        lambda: (
            "Save what can still be read" in buttons(program)
            and program.opening.page.buttons[0].isEnabled()
        ),
        timeout=20_000,
    )
    assert program.workspace is None
    new = [path.name for path in database.parent.iterdir() if path not in files]
    assert not [name for name in new if "salvage" in name]


def test_a_newer_database_is_named_and_left_alone(start, database):
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    before = database.read_bytes()
    program = start(database)
    assert "99" in program.opening.page.text
    program.gateway.file = database.with_name("log.txt")
    program.actions.save_log.trigger()  # support needs it most when nothing opens
    assert program.gateway.file.exists()
    assert buttons(program) == ["Try again", "Close the program"]
    program.opening.page.buttons[-1].click()
    assert not program.window.isVisible()
    assert program.failed
    assert database.read_bytes() == before


def test_a_file_of_another_kind_can_be_kept_aside(start, tmp_path, qtbot):
    path = tmp_path / "office.sqlite3"
    path.write_text("รายการของฝาก", encoding="utf-8")
    program = start(path)
    press(program, "Begin with an empty database", qtbot)
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    aside = next(tmp_path.glob("office damaged *.sqlite3"))
    assert aside.read_text(encoding="utf-8") == "รายการของฝาก"


def test_a_database_in_use_is_read_meanwhile_and_edited_once_it_is_free(
    start, database, planning, qtbot
):
    with Store.open(database, write=True):
        program = start(database)
        assert "in use" in program.opening.page.text
        press(program, "Open for reading only", qtbot)
        qtbot.waitUntil(lambda: program.workspace is not None)
        assert titles(program)[0] == planning.activities[0].title
        banner = program.workspace.safety.banner
        qtbot.waitUntil(banner.isVisible)
        banner.try_again.click()
        assert not program.store.writable
        assert "another window" in program.window.status_line.text
        view = program.workspace.pages.front.plan_view
        view.go(0, view.sheet.column_named("title"))
        view.setFocus()
        keyboard = Keyboard()
        keyboard.write("พิมพ์ไว้ก่อน")
        keyboard.press("Return")
        assert program.gateway.complaints == []
        assert view.delegate.editor.toPlainText() == "พิมพ์ไว้ก่อน"
    banner.try_again.click()
    assert program.store.writable
    assert titles(program)[0] == "พิมพ์ไว้ก่อน"
    assert not banner.try_again.isVisible()


def rename(database, title):
    """Give the first activity another title, as another window does."""
    with Store.open(database, write=True) as other:
        (summary,) = other.dossiers()
        first = other.load(summary.id).activities[0]
        fields.edit(other, Place("activity", first.id, "title"), title)


def test_what_another_window_changed_is_seen_once_the_database_is_free(start, database, qtbot):
    with Store.open(database, write=True):
        program = start(database)
        press(program, "Open for reading only", qtbot)
        qtbot.waitUntil(lambda: program.workspace is not None)
    rename(database, "จากหน้าต่างอื่น")
    program.workspace.safety.banner.try_again.click()
    assert program.store.writable
    assert titles(program)[0] == "จากหน้าต่างอื่น"


def test_the_page_speaks_thai_and_says_nothing_else(start, database):
    with Store.open(database, write=True):
        page = start(database, english=False).opening.page
    words = [page.text, *(button.accessibleDescription() for button in page.buttons)]
    said = "".join(words).replace(str(database), "")
    assert not [letter for letter in said if letter.isascii() and letter.isalpha()]


def test_a_database_in_use_opens_by_itself_once_it_is_free(start, database, qtbot):
    with Store.open(database, write=True):
        program = start(database)
        program.opening._again.setInterval(50)
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    assert program.store.writable


def test_a_database_in_a_synchronised_folder_is_kept_on_this_computer(
    start, database, tmp_path, planning, qtbot
):
    folder = tmp_path / "OneDrive - สำนักงาน"
    folder.mkdir()
    unsafe = database.rename(folder / "office.sqlite3")
    program = start(unsafe)
    assert "OneDrive" in program.opening.page.text
    press(program, "Keep the database on this computer", qtbot)
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    usual = tmp_path / "usual" / "office.sqlite3"
    assert program.store.path == usual
    assert titles(program) == [one.title for one in planning.activities]
    program.window.close()
    program.close()
    again = start(unsafe)
    assert not again.failed
    assert again.store.path == usual


def test_a_folder_that_cannot_be_made_is_one_sentence_and_another_try(start, tmp_path, qtbot):
    wall = tmp_path / "folder"
    wall.write_text("", encoding="utf-8")
    program = start(wall / "office.sqlite3")
    assert str(wall) in program.opening.page.text
    wall.unlink()
    press(program, "Try again", qtbot)
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)


@pytest.fixture
def held(monkeypatch):
    """Keep the look at the file from ending until ``set``, or until nobody waits for it."""
    may_end, began = threading.Event(), threading.Event()
    real = opening.quick_problems_of

    def slow(path, stopped=None):
        began.set()
        while not may_end.wait(0.01):
            if stopped is not None and stopped():
                break
        return real(path, stopped)

    monkeypatch.setattr(opening, "quick_problems_of", slow)
    return SimpleNamespace(began=began, may_end=may_end)


def begin(start, database, held, qtbot):
    """The program on the screen, while the thread looks at its file."""
    program = start(database, wait=False)
    qtbot.waitUntil(held.began.is_set, timeout=20_000)
    return program


def test_the_window_answers_while_the_file_is_examined_and_shows_nothing_of_it(
    start, database, held, qtbot, planning
):
    before = database.read_bytes()
    program = begin(start, database, held, qtbot)
    qtbot.wait(50)
    assert program.workspace is None
    assert program.store is None
    assert database.read_bytes() == before
    with pytest.raises(DatabaseInUse):  # nobody writes between the look and the opening
        Store.open(database, write=True)
    held.may_end.set()
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    assert titles(program) == [one.title for one in planning.activities]


@pytest.fixture
def read_ahead(monkeypatch):
    """Is set once the dossier that will be shown was read."""
    was_read, real = threading.Event(), opening_in_window.read_ahead

    def read(*args):
        found = real(*args)
        was_read.set()
        return found

    monkeypatch.setattr(opening_in_window, "read_ahead", read)
    return was_read


@pytest.fixture
def other(database, tmp_path):
    """A database like the first, but for a title."""
    path = tmp_path / "other.sqlite3"
    shutil.copyfile(database, path)
    rename(path, "ในไฟล์ใหม่")
    return path


def test_a_file_put_in_place_while_the_old_one_is_examined_is_the_one_that_is_shown(
    start, database, other, held, read_ahead, qtbot
):
    program = begin(start, database, held, qtbot)
    qtbot.waitUntil(read_ahead.is_set)
    other.replace(database)
    held.may_end.set()
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    assert titles(program)[0] == "ในไฟล์ใหม่"


def test_what_was_read_ahead_is_not_shown_once_others_could_write(
    start, database, qtbot, monkeypatch
):
    def full(path, now):
        raise StorageFault("The disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(opening, "open_to_write", full)
        program = start(database)
    rename(database, "จากหน้าต่างอื่น")
    press(program, "Open for reading only", qtbot)
    qtbot.waitUntil(lambda: program.workspace is not None)
    assert titles(program)[0] == "จากหน้าต่างอื่น"


def test_a_window_closed_while_its_file_is_examined_leaves_no_thread_and_no_lock(
    start, database, held, qtbot
):
    threads = threading.active_count()
    before = database.read_bytes()
    program = begin(start, database, held, qtbot)
    assert threading.active_count() > threads
    program.window.close()
    program.close()
    assert threading.active_count() == threads
    assert program.workspace is None
    assert database.read_bytes() == before
    held.may_end.set()
    Store.open(database, write=True).close()


def test_damage_found_beside_the_window_is_told_and_frees_the_database(start, database):
    damage(database)
    spoilt = database.read_bytes()
    program = start(database)
    assert "damaged" in program.opening.page.text
    assert database.read_bytes() == spoilt
    with nobody_writing(database):
        pass
