import sqlite3

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.damage.soundness import DamagedDatabase, problems_of
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.schema import SCHEMA_VERSION, migrate
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
        store.keep_final(NewFinal(ids[0], "round-report", "fingerprint", b"%PDF", b"{}"))
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


def test_a_single_changed_bit_of_a_value_is_found_wherever_it_stands(closed, subtests):
    """``python -m proofs.damage`` tries random places of the whole file."""
    for statement, found in [
        ("UPDATE activity SET title = title || 'x' WHERE id = 3", "activity 3 differs"),
        ("UPDATE change SET after = replace(after, '4200', '4300')", "step 2 or a change"),
        ("UPDATE step SET author = 'somebody' WHERE id = 1", "step 1 or a change"),
        ("UPDATE change SET at = replace(at, '2026', '2020') WHERE id = 9", "step 1 or a change"),
        ("UPDATE journal_head SET undo_top = 1", "the head of the journal"),
        ("UPDATE final SET pdf = x'25'", "final 1 is not"),
    ]:
        with subtests.test(statement=statement):
            copy = closed.with_name("copy.sqlite3")
            copy.write_bytes(closed.read_bytes())
            spoil(copy, statement)
            assert any(problem.startswith(found) for problem in problems_of(copy))


def test_a_number_is_found_changed_where_an_index_still_has_the_old_one(closed):
    raw = sqlite3.connect(closed)
    index = raw.execute("SELECT * FROM sqlite_schema WHERE name = 'change_of_step'").fetchone()
    raw.close()
    spoil(
        closed,
        "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name = 'change_of_step'",
    )
    spoil(closed, "UPDATE change SET step_id = 2 WHERE id = 9")
    raw = sqlite3.connect(closed, isolation_level=None)
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", index)
    raw.close()
    assert any(problem.startswith("step 1 or a change") for problem in problems_of(closed))


def test_what_a_migration_did_to_the_rows_is_taken_for_granted(closed):
    raw = sqlite3.connect(closed, isolation_level=None)
    step = {SCHEMA_VERSION: lambda it: it.execute("UPDATE unit SET phone = 'none'")}
    migrate(raw, SCHEMA_VERSION, step)
    raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    raw.close()
    assert problems_of(closed) == ()
    with Store.open(closed, write=True) as store:
        dossiers.delete(store, store.dossiers()[0].id)
    assert problems_of(closed) == ()
