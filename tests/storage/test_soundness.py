import random
import sqlite3

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.copying import copy_database
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.soundness import DamagedDatabase, problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def closed(database, planning, text_marks):
    """A database with two dossiers and some history, closed."""
    with Store.open(database, write=True) as store:
        ids = dossiers.added_ids(dossiers.add(store, [planning, text_marks]))
        fields.edit(store, Place("unit", ids[0], "phone"), "4200")
        dossiers.delete(store, ids[1])
        store.undo()
    return database


def spoil(database, statement):
    raw = sqlite3.connect(database)
    raw.executescript(statement)
    raw.close()


def test_a_database_in_use_and_a_closed_one_are_sound(closed):
    assert problems_of(closed) == ()
    with Store.open(closed, write=True) as store:
        dossiers.duplicate(store, store.dossiers()[0].id)
        assert problems_of(closed) == ()


def test_a_new_database_is_sound(store, database):
    assert problems_of(database) == ()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM activity WHERE id = 3", "activity: 20 rows, 21 expected"),
        ("DELETE FROM change WHERE id = 5", "change: 1 rows are missing"),
        ("PRAGMA foreign_keys=OFF; UPDATE result SET activity_id = 999 WHERE id = 1", "result 1"),
        ("DROP TABLE evidence", "the table evidence is missing"),
        ("DELETE FROM journal_head", "the head of the journal is missing"),
        ("DELETE FROM dossier", "dossier: 0 rows, 2 expected"),
    ],
)
def test_lost_rows_and_tables_are_found_and_nothing_is_written(closed, statement, found):
    spoil(closed, statement)
    before = closed.read_bytes()
    assert any(problem.startswith(found) for problem in problems_of(closed))
    with pytest.raises(DamagedDatabase, match="left as it is"):
        Store.open(closed, write=True)
    assert closed.read_bytes() == before


def test_an_emptied_database_is_not_taken_for_a_new_one(closed):
    spoil(
        closed,
        "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema; PRAGMA writable_schema=OFF; VACUUM",
    )
    with pytest.raises(StorageFault):
        Store.open(closed, write=True)


def damaged_copies(database, count, seed=7):
    """Copies with a page zeroed or a byte flipped at random places."""
    chance = random.Random(seed)
    whole = database.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    for number in range(count):
        spoilt = bytearray(whole)
        at = chance.randrange(len(whole) // page) * page
        if number % 2:
            spoilt[at : at + page] = bytes(page)
        else:
            at += chance.randrange(page)
            spoilt[at] ^= 1 << chance.randrange(8)
        yield bytes(spoilt)


def test_a_damaged_page_is_detected_or_harmless_and_never_kept_as_a_backup(closed, tmp_path):
    with Store.open(closed, write=False) as store:
        whole = [store.load(summary.id) for summary in store.dossiers()]
    detected = 0
    for number, spoilt in enumerate(damaged_copies(closed, 60)):
        file = tmp_path / f"{number}.sqlite3"
        file.write_bytes(spoilt)
        target = tmp_path / f"{number}.backup"
        if problems_of(file):
            detected += 1
            with pytest.raises(StorageFault):
                copy_database(file, target)
            assert not target.exists()
            continue
        try:
            copy_database(file, target)
        except StorageFault:
            detected += 1
            continue
        with Store.open(target, write=False) as store:
            [store.load(summary.id) for summary in store.dossiers()]
    assert whole
    assert detected >= 20
