"""A schema that is not ours is refused by name, before anything is written, copied or restored."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_desk.storage import schema
from ita_desk.storage.backup_files import backup_folder
from ita_desk.storage.backups import back_up, restore
from ita_desk.storage.copying import copy_database
from ita_desk.storage.damage.salvage import salvage
from ita_desk.storage.damage.soundness import (
    VERSIONS,
    DamagedDatabase,
    Entry,
    entries,
    problems_of,
    quick_problems_of,
)
from ita_desk.storage.opening import read_ahead
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
REWRITE = "UPDATE sqlite_schema SET sql = replace(sql, {}, {}) WHERE name = '{}'"


def rewritten(name, old, new):
    """The statement of an entry of the schema, changed where SQLite does not look."""
    return (
        "PRAGMA writable_schema=ON;" + REWRITE.format(repr(old), repr(new), name) + ";"
        "PRAGMA writable_schema=RESET"
    )


CRAFTED = {
    "trigger evil": "CREATE TRIGGER evil AFTER INSERT ON result BEGIN"
    " UPDATE result SET text = 'ปลอม' WHERE id = new.id; END",
    "trigger unit": "CREATE TRIGGER unit AFTER UPDATE ON unit BEGIN DELETE FROM result; END",
    "trigger slow": f"CREATE TRIGGER slow BEFORE UPDATE ON unit BEGIN {ENDLESS}; END",
    "view shown": f"CREATE VIEW shown AS {ENDLESS}",
    "view unit": f"ALTER TABLE unit RENAME TO real; CREATE VIEW unit AS SELECT * FROM real,"
    f" ({ENDLESS})",
    "table extra": "CREATE TABLE extra (a)",
    "table sqlite_stat1": "ANALYZE",
    "index quick": "CREATE INDEX quick ON result (text)",
    "index unique_title": "CREATE UNIQUE INDEX unique_title ON dossier (id, round)",
    "table result": "ALTER TABLE result ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(text))",
    "table activity": "ALTER TABLE activity ADD COLUMN more TEXT NOT NULL DEFAULT ''",
    "table evidence": "ALTER TABLE evidence RENAME COLUMN url TO address",
    "table measure": "DROP TABLE measure",
    "index result_of_activity": "DROP INDEX result_of_activity",
    "table unit": rewritten("unit", "TEXT", "BLOB"),
    "table office": rewritten("office", "NOT NULL", "NOT NULL CHECK (1)"),
    "table cover_memo": rewritten("cover_memo", "date_text = ''", "1"),
    "table person": rewritten("person", "ON DELETE CASCADE", ""),
    "table full_text": "CREATE VIRTUAL TABLE full_text USING fts5(a)",
}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory, planning):
    path = tmp_path_factory.mktemp("foreign") / "office.sqlite3"
    with Store.open(path, write=True) as store:
        dossiers.add(store, [planning])
    return path


@pytest.fixture
def closed(made_once, database):
    database.parent.mkdir()
    return Path(shutil.copyfile(made_once, database))


@pytest.fixture(params=sorted(CRAFTED))
def crafted(closed, request):
    """A database and what is foreign in it."""
    raw = sqlite3.connect(closed)
    raw.executescript(CRAFTED[request.param])
    raw.close()
    return closed, request.param


def test_a_foreign_schema_is_told_by_name_and_nothing_is_written(crafted, tmp_path):
    database, name = crafted
    before = database.read_bytes()
    for found in (problems_of(database), quick_problems_of(database)):
        assert any(problem.startswith(f"the {name} ") for problem in found)
    for write in (True, False):
        with pytest.raises(DamagedDatabase, match="restore a backup or save"):
            Store.open(database, write=write)
    with pytest.raises(DamagedDatabase):
        copy_database(database, tmp_path / "copy.sqlite3")
    with pytest.raises(DamagedDatabase):
        back_up(database, backup_folder(database), NOW)
    assert read_ahead(database, None) is None
    assert not (tmp_path / "copy.sqlite3").exists()
    assert database.read_bytes() == before


def test_a_foreign_schema_is_never_restored(crafted, tmp_path, planning):
    source = crafted[0].rename(tmp_path / "copy.sqlite3")
    with Store.open(crafted[0], write=True) as store:
        dossiers.add(store, [planning, planning])
    with pytest.raises(DamagedDatabase):
        restore(crafted[0], source, NOW)
    with Store.open(crafted[0], write=True) as store:
        assert len(store.dossiers()) == 2


def test_a_salvage_leaves_it_behind(crafted, tmp_path):
    target = tmp_path / "salvaged.sqlite3"
    salvage(crafted[0], target, NOW)
    assert problems_of(target) == ()
    with Store.open(target, write=True) as store:
        (dossier,) = store.dossiers()
        assert len(store.load(dossier.id).people) == 2


def test_the_newest_known_schema_is_that_of_a_new_database():
    """Whoever changes the tables adds the list of the new version, and of what leads to it."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    schema.create(made)
    file = VERSIONS / f"{schema.SCHEMA_VERSION}.json"
    listed = [Entry(*entry) for entry in json.loads(file.read_text(encoding="utf-8"))]
    assert frozenset(listed) == entries(made)
    assert len(listed) == len(set(listed))
    made.close()
