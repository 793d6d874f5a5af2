"""A restore that its user thinks better of leaves everything as it was."""

from datetime import UTC, datetime, timedelta

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.backup_files import backup_folder
from ita_desk.storage.backups import RestoreGivenUp, back_up, restore
from ita_desk.verbs import dossiers, fields

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def test_a_restore_that_is_given_up_changes_nothing(store, database, planning):
    dossiers.add(store, [planning])
    old = back_up(database, backup_folder(database), NOW)
    fields.edit(store, Place("unit", 1, "phone"), "4200")
    store.close()
    before = {path: path.read_bytes() for path in database.parent.rglob("*") if path.is_file()}
    with pytest.raises(RestoreGivenUp):
        restore(database, old.path, NOW + timedelta(minutes=5), lambda: True)
    assert {path: path.read_bytes() for path in before} == before
    assert {path for path in database.parent.rglob("*") if path.is_file()} <= before.keys()
