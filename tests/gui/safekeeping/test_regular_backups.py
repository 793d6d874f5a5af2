from datetime import UTC, datetime

import pytest

from ita_desk.gui.safekeeping.safety import Safekeeping
from ita_desk.storage.backup_files import backup_folder, list_backups
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers


@pytest.fixture
def database(tmp_path, planning):
    path = tmp_path / "office.sqlite3"
    with Store.open(path, write=True) as store:
        dossiers.add(store, [planning])
        yield path


@pytest.fixture
def safekeeping(qtbot, database):
    keeping = Safekeeping(database, lambda: datetime(2026, 1, 5, 9, tzinfo=UTC))
    yield keeping
    keeping.finish()


def test_an_open_database_is_copied_once_for_each_state(qtbot, safekeeping, database):
    with qtbot.waitSignal(safekeeping.made) as made:
        safekeeping.back_up()
    safekeeping.back_up()
    safekeeping.finish()
    assert list_backups(backup_folder(database)) == (made.args[0],)


def test_what_keeps_a_backup_from_being_written_is_told(qtbot, safekeeping, database):
    backup_folder(database).write_text("in the way", encoding="utf-8")
    with qtbot.waitSignal(safekeeping.faulted) as told:
        safekeeping.back_up()
    assert "\n" not in str(told.args[0])
