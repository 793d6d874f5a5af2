"""A path that the system can't even be asked about is a fault that is told, never a mistake."""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from ita_desk.model.errors import WorldFault
from ita_desk.storage import location, moving
from ita_desk.storage.backup_files import backup_folder, list_backups, newest_sound
from ita_desk.storage.backups import back_up, restore, second_copy
from ita_desk.storage.companions import the_file
from ita_desk.storage.damage.aside import put_aside
from ita_desk.storage.damage.salvage import salvage, salvage_in_place
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.opening import read_ahead
from ita_desk.storage.store import Store
from ita_desk.storage.writer_lock import is_held

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def too_long(folder):
    return folder / ("ก" * 102) / "office.sqlite3"


def name_too_long(folder):
    return folder / ("ก" * 102 + ".sqlite3")


def below_a_file(folder):
    (folder / "file").write_bytes(b"")
    return folder / "file" / "office.sqlite3"


def in_a_circle(folder):
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a" / "office.sqlite3"


PLACES = [too_long, name_too_long, below_a_file]
if sys.platform != "win32":
    PLACES.append(in_a_circle)

ACTS = {
    "open to write": lambda path, sound, folder: Store.open(path, write=True).close(),
    "open to read": lambda path, sound, folder: Store.open(path, write=False).close(),
    "read ahead": lambda path, sound, folder: read_ahead(path, None),
    "is held": lambda path, sound, folder: is_held(path),
    "follow": lambda path, sound, folder: the_file(path),
    "judge the place": lambda path, sound, folder: location.unsafe_place(path),
    "move here": lambda path, sound, folder: location.move_here(path, folder / "new.sqlite3"),
    "move there": lambda path, sound, folder: location.move_here(sound, path),
    "back up": lambda path, sound, folder: back_up(path, folder, NOW),
    "back up there": lambda path, sound, folder: back_up(sound, path, NOW),
    "list backups": lambda path, sound, folder: list_backups(backup_folder(path)),
    "list there": lambda path, sound, folder: list_backups(path),
    "newest backup": lambda path, sound, folder: newest_sound(path),
    "second copy": lambda path, sound, folder: second_copy(sound, path, NOW),
    "restore it": lambda path, sound, folder: restore(sound, path, NOW),
    "restore there": lambda path, sound, folder: restore(path, sound, NOW),
    "look for damage": lambda path, sound, folder: problems_of(path),
    "put aside": lambda path, sound, folder: put_aside(path, NOW),
    "salvage it": lambda path, sound, folder: salvage(path, folder / "new.sqlite3"),
    "salvage there": lambda path, sound, folder: salvage(sound, path),
    "salvage in place": lambda path, sound, folder: salvage_in_place(path, NOW),
    "pack": lambda path, sound, folder: moving.pack(path, folder / "s", folder / "m"),
    "pack settings": lambda path, sound, folder: moving.pack(sound, path, folder / "m"),
    "pack there": lambda path, sound, folder: moving.pack(sound, folder / "s", path),
    "take in": lambda path, sound, folder: moving.take_in(path, sound, folder / "s", NOW),
}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("act", ACTS)
def test_it_is_told_and_nothing_is_changed(act, place, database, tmp_path):
    Store.open(database, write=True).close()
    before = database.read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    with suppress(WorldFault):
        ACTS[act](place(folder), database, folder)
    assert database.read_bytes() == before or act == "restore it"
    assert os.path.lexists(database)
