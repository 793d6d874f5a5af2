"""One writer, however the file is reached: by its name, a link to it or a second name."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_desk.storage import claim, writer_lock
from ita_desk.storage.backup_files import backup_folder, list_backups
from ita_desk.storage.backups import back_up, restore
from ita_desk.storage.damage.aside import put_aside
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.faults import DatabaseInUse, StorageFault
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

pytestmark = pytest.mark.skipif(os.name != "posix", reason="making links needs rights on Windows")

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
OTHER = """
import json, sys
from pathlib import Path
from ita_desk.storage.faults import DatabaseInUse
from ita_desk.storage.store import Store
for line in sys.stdin:
    path, how = json.loads(line)
    try:
        Store.open(Path(path), write=how == "write").close()
        print("opened", flush=True)
    except DatabaseInUse:
        print("in use", flush=True)
"""


@pytest.fixture(scope="module")
def another():
    """Asks another process what it meets that opens a database under a name."""
    command = (sys.executable, "-c", OTHER)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as other:

        def ask(path: Path, how: str) -> str:
            other.stdin.write(json.dumps([str(path), how]) + "\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        yield ask
        other.stdin.close()
        assert other.wait(60) == 0


@pytest.fixture(params=["hard link", "link", "link to a link", "link to the folder"])
def second_name(request, database, tmp_path):
    """Another way to the database, which is there."""
    Store.open(database, write=True).close()
    other = tmp_path / "other" / "work.sqlite3"
    other.parent.mkdir()
    if request.param == "hard link":
        other.hardlink_to(database)
    elif request.param == "link":
        other.symlink_to(database)
    elif request.param == "link to a link":
        (tmp_path / "middle.sqlite3").symlink_to(database)
        other.symlink_to(tmp_path / "middle.sqlite3")
    else:
        (tmp_path / "way").symlink_to(database.parent)
        other = tmp_path / "way" / database.name
    return other


def test_a_second_writer_is_refused_whichever_came_first(database, second_name, planning, another):
    for first, second in ((database, second_name), (second_name, database)):
        with Store.open(first, write=True) as store:
            assert another(second, "write") == "in use"
            assert another(first, "write") == "in use"
            dossiers.add(store, [planning])
        assert another(second, "write") == "opened"
    with Store.open(database, write=False) as store:
        assert len(store.dossiers()) == 2
    assert problems_of(database) == ()


def test_what_is_not_found_from_another_name_is_not_read_from_there(
    database, second_name, planning, another
):
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
        hard = second_name.stat().st_nlink > 1
        if hard:  # left by one who read it once
            second_name.with_name(second_name.name + "-wal").touch()
        assert another(second_name, "read") == ("in use" if hard else "opened")
        assert another(database, "read") == "opened"
    assert another(second_name, "read") == "opened"


def test_the_lock_of_a_database_made_just_now_is_held_too(database, tmp_path, another):
    with Store.open(database, write=True):
        (tmp_path / "second").hardlink_to(database)
        assert another(tmp_path / "second", "write") == "in use"


def test_what_lies_beside_a_database_lies_beside_the_file_and_not_beside_a_link(
    database, tmp_path, planning
):
    (tmp_path / "desktop").mkdir()
    link = tmp_path / "desktop" / "work.sqlite3"
    link.symlink_to(database)
    with Store.open(link, write=True) as store:
        dossiers.add(store, [planning])
        backup = back_up(link, backup_folder(link), NOW)
    assert backup is not None
    assert list_backups(backup_folder(database)) == (backup,)
    assert [path.name for path in link.parent.iterdir()] == ["work.sqlite3"]


def test_a_restore_never_turns_a_link_into_a_second_file(database, tmp_path, planning):
    link = tmp_path / "link.sqlite3"
    link.symlink_to(database)
    with Store.open(link, write=True) as store:
        backup = back_up(link, backup_folder(link), NOW)
        dossiers.add(store, [planning])
    restore(link, backup.path, NOW)
    assert link.is_symlink()
    assert link.samefile(database)
    with Store.open(database, write=False) as store:
        assert store.dossiers() == ()


def test_a_database_behind_a_link_is_put_aside_and_not_the_link(database, tmp_path):
    Store.open(database, write=True).close()
    link = tmp_path / "link.sqlite3"
    link.symlink_to(database)
    aside = put_aside(link, NOW)
    assert aside.parent == database.parent
    assert link.is_symlink()
    assert not link.exists()


def test_where_a_file_cannot_be_locked_one_with_two_names_is_not_written(
    database, tmp_path, monkeypatch
):
    Store.open(database, write=True).close()
    (tmp_path / "second").hardlink_to(database)
    monkeypatch.setattr(writer_lock, "CAN_LOCK", False)
    with pytest.raises(StorageFault, match="second name"):
        Store.open(database, write=True)
    (tmp_path / "second").unlink()
    Store.open(database, write=True).close()


def test_a_lock_that_fails_half_way_is_given_back(database, tmp_path, monkeypatch):
    Store.open(database, write=True).close()

    def failing(path):
        raise writer_lock.AlreadyLocked

    with monkeypatch.context() as patch:
        patch.setattr(writer_lock, "lock_file", failing)
        with pytest.raises(DatabaseInUse):
            claim.Claim(database)
    Store.open(database, write=True).close()
