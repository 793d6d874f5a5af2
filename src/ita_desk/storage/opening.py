"""Opening the file of the office database: examined first, made, migrated or refused."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ita_desk.model.errors import N_
from ita_desk.storage import backups, journal, schema
from ita_desk.storage import connection as connections
from ita_desk.storage.backup_files import backup_folder
from ita_desk.storage.companions import keep_to_owner
from ita_desk.storage.creation import make_database
from ita_desk.storage.damage.soundness import (
    DamagedDatabase,
    is_ours,
    quick_problems_of,
    refuse_foreign,
)
from ita_desk.storage.faults import StorageFault, faults_told, refuse_special
from ita_desk.storage.writer_lock import refuse_written_elsewhere


def refuse_damaged(path: Path, stopped: Callable[[], bool] | None = None) -> None:
    """Look at the whole file, before the first write; raises DamagedDatabase or StorageFault.

    Files of other programs and versions are told by ``schema``. ``stopped`` is asked now and
    then; ExaminationStopped is raised when it says so.
    """
    refuse_special(path)
    if not path.is_file() or not path.stat().st_size:
        return
    problems = quick_problems_of(path, stopped)
    if problems and is_ours(path):
        raise DamagedDatabase(path, problems)


def open_to_write(path: Path, now: datetime) -> sqlite3.Connection:
    """The connection of the one writer, with the triggers of the journal.

    Call ``refuse_damaged`` before, under the same lock. A file that is not there is made; an
    older database is backed up and migrated. Raises StorageFault.
    """
    if not path.exists():
        make_database(path)
    keep_to_owner(path)
    with faults_told(path):
        connection = connections.connect(path, write=True)
        try:
            if schema.is_empty(connection):
                schema.create(connection)
            _migrate(connection, path, now)
            with connections.begun(connection):
                journal.watch(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that reads; of a file that is not there or empty, an empty database.

    Only the schema is examined; ``refuse_damaged`` examines the whole file. Raises StorageFault,
    also for a database of an older version.
    """
    refuse_special(path)
    refuse_written_elsewhere(path)
    with faults_told(path):
        connection = connections.connect(path if path.exists() else None, write=False)
        try:
            if schema.is_empty(connection):
                connection.close()
                connection = connections.connect(None, write=False)
                schema.create(connection)
            if schema.check(connection, path) < schema.SCHEMA_VERSION:
                raise StorageFault(
                    N_("The database is of an older version; open it in the window once: {path}"),
                    path=path,
                )
            refuse_foreign(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path, now: datetime) -> None:
    version = schema.check(connection, path)
    if version < schema.SCHEMA_VERSION:
        backups.back_up(path, backup_folder(path), now, "before-migration")
        schema.migrate(connection, version, schema.MIGRATIONS)
