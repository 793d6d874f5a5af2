"""Databases of every version there ever was are opened by today's program, with all they hold.

Version 1 is frozen: whoever changes the tables raises ``SCHEMA_VERSION``, writes the step from the
version before into ``MIGRATIONS``, its test into ``TESTED_STEPS``, and freezes the new version with
``tests/data/make_version.py``. The tests here fail until all of that is done.
"""

import importlib.util
import shutil
import sqlite3

import pytest

from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.fields import Fields
from ita_desk.model.place import Place
from ita_desk.model.structure import REFERENCES
from ita_desk.storage import schema
from ita_desk.storage.backup_files import backup_folder, list_backups
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.store import Store

TESTED_STEPS: dict[int, str] = {1: "test_what_old_forms_leave_has_room_in_version_2"}
"""Version → the test, in this folder, of the step that leads from it to the next."""


NEWEST = schema.SCHEMA_VERSION
NUMBERS = {"id", *(name for names in REFERENCES.values() for name in names)}


@pytest.fixture(scope="module")
def maker(project_folder):
    """The script that made the frozen databases."""
    path = project_folder / "tests" / "data" / "make_version.py"
    spec = importlib.util.spec_from_file_location("make_version", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def thawed(maker, tmp_path):
    """Give a copy of the frozen database of a version."""

    def thaw(version):
        copy = tmp_path / f"version-{version}.sqlite3"
        shutil.copyfile(maker.frozen(version), copy)
        return copy

    return thaw


def statements(database):
    """Name of each table and index → the statement that made it."""
    raw = sqlite3.connect(database)
    found = dict(raw.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    raw.close()
    return found


def without_ids(value):
    """A value of the tree, and all below it, as plain data without numbers of rows."""
    if isinstance(value, tuple):
        return [without_ids(one) for one in value]
    if not isinstance(value, Fields):
        return value
    names = (name for name in type(value).model_fields if name not in NUMBERS)
    return {name: without_ids(getattr(value, name)) for name in names}


@pytest.mark.parametrize("version", range(1, schema.SCHEMA_VERSION + 1))
def test_the_database_of_a_version_opens_with_all_it_holds(thawed, maker, version, samples_folder):
    database = thawed(version)
    samples = [read_dossier_path(samples_folder / f"{name}.json") for name in maker.SAMPLES]
    with Store.open(database, write=True) as store:
        assert [without_ids(store.load(key)) for key in (1, 2)] == [
            without_ids(sample) for sample in samples[:2]
        ]
        told = store.history(Place("unit", 1, "phone"))
        assert maker.PHONE in [entry.after for entry in told]
        (final,) = store.finals(1)
        assert store.final_pdf(final.id) == maker.FINAL
        if version == schema.SCHEMA_VERSION:
            store.undo()
            assert without_ids(store.load(3)) == without_ids(samples[2])
    assert problems_of(database) == ()


def test_the_newest_version_is_frozen_as_it_is(maker, database):
    Store.open(database, write=True).close()
    assert statements(maker.frozen(schema.SCHEMA_VERSION)) == statements(database)


@pytest.mark.parametrize("kind", ["table", "index"])
def test_tables_and_indexes_are_made_in_the_order_in_which_salvage_knows_their_pages(
    maker, database, kind
):
    def made(path):
        raw = sqlite3.connect(path)
        query = "SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL ORDER BY rowid"
        found = [name for (name,) in raw.execute(query, (kind,))]
        raw.close()
        return found

    Store.open(database, write=True).close()
    assert made(maker.frozen(schema.SCHEMA_VERSION)) == made(database)


def test_every_version_has_its_frozen_database_and_every_step_its_test(maker, project_folder):
    versions = range(1, schema.SCHEMA_VERSION + 1)
    assert [version for version in versions if not maker.frozen(version).is_file()] == []
    assert list(schema.MIGRATIONS) == list(versions)[:-1]
    tests = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((project_folder / "tests" / "storage").glob("test_*.py"))
    )
    untested = [
        version
        for version in schema.MIGRATIONS
        if f"def {TESTED_STEPS.get(version, '?')}(" not in tests
    ]
    assert untested == []


def test_an_older_database_is_backed_up_before_it_is_migrated(thawed, monkeypatch):
    database = thawed(NEWEST)
    seen = []

    def step(connection):
        seen.extend(list_backups(backup_folder(database)))
        connection.execute("CREATE TABLE holiday (day TEXT)")

    monkeypatch.setattr(schema, "SCHEMA_VERSION", NEWEST + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {NEWEST: step})
    with Store.open(database, write=True) as store:
        assert len(store.dossiers()) == 2
    (backup,) = seen
    assert backup.reason == "before-migration"
    assert "holiday" not in statements(backup.path)
    assert "holiday" in statements(database)


def test_without_a_backup_nothing_is_migrated(thawed, monkeypatch):
    database = thawed(NEWEST)
    backup_folder(database).write_bytes(b"no folder")
    before = statements(database)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NEWEST + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {NEWEST: lambda c: c.execute("CREATE TABLE a (b)")})
    with pytest.raises(StorageFault, match="backup could not be written"):
        Store.open(database, write=True)
    assert statements(database) == before


def test_a_step_that_fails_leaves_the_old_database_and_its_backup(thawed, monkeypatch):
    database = thawed(NEWEST)

    def fail(connection):
        connection.execute("CREATE TABLE half_done (day TEXT)")
        raise RuntimeError("our mistake")

    before = statements(database)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NEWEST + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {NEWEST: fail})
    with pytest.raises(RuntimeError):
        Store.open(database, write=True)
    monkeypatch.undo()
    assert statements(database) == before
    assert problems_of(database) == ()
    assert len(list_backups(backup_folder(database))) == 1
