"""File, Move to another computer: everything goes into one file and comes out of it there."""

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.backups import backup_folder, list_backups
from ita_desk.verbs import fields

WAIT = 20_000


@pytest.fixture
def file(tmp_path):
    return tmp_path / "ย้าย เครื่อง.zip"


def test_it_is_written_while_the_window_goes_on_and_taken_in_elsewhere(
    example, start, tmp_path, qtbot, file
):
    program = example
    program.gateway.file = file
    told = []
    program.window.status_line.notice = told.append
    program._moving.told.connect(told.append)
    program.actions.move_out.trigger()
    qtbot.waitUntil(lambda: any("Take in from another" in words for words in told), timeout=WAIT)

    other = start(tmp_path / "other" / "office.sqlite3", settings="other.ini")
    assert not other.store.dossiers()
    other.gateway.file = file
    other.gateway.yes = True
    with qtbot.waitSignal(other.opening.opened, timeout=WAIT):
        other.actions.move_in.trigger()
    assert len(other.store.dossiers()) == 1
    assert "replaced" in other.gateway.questions[0][0]
    fields.edit(other.store, Place("unit", other.store.dossiers()[0].id, "phone"), "1")


def test_thinking_better_of_it_changes_nothing(example, file, qtbot):
    program = example
    program.gateway.file = None
    program.actions.move_out.trigger()
    assert not file.exists()
    program.gateway.file = file
    program.gateway.yes = False
    program.actions.move_in.trigger()
    assert len(program.store.dossiers()) == 1


def test_a_file_that_is_none_is_told_and_what_is_here_stays(example, file, qtbot):
    file.write_bytes(b"letter")
    program = example
    path = program.store.path
    program.gateway.file = file
    program.actions.move_in.trigger()
    qtbot.waitUntil(lambda: program.failed, timeout=WAIT)
    assert path.is_file()
    assert not list_backups(backup_folder(path))
