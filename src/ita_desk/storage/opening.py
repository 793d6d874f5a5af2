"""Opening the file of the office database: examined first, made, migrated or refused.

A new one is made whole under another name: a program that dies meanwhile would else leave one that
can't be opened, for until it has a write-ahead log, SQLite needs a journal beside it, which
readers can't roll back.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ita_desk.files.owner import make_own_file
from ita_desk.files.reading import is_file
from ita_desk.files.writing import remove, rename, sync
from ita_desk.model.errors import N_
from ita_desk.model.tree import Dossier
from ita_desk.storage import backups, journal, schema
from ita_desk.storage import connection as connections
from ita_desk.storage.backup_files import backup_folder
from ita_desk.storage.companions import COMPANIONS, companion, keep_to_owner
from ita_desk.storage.connection import begun, connect, core
from ita_desk.storage.damage.soundness import (
    DamagedDatabase,
    is_ours,
    quick_problems_of,
    refuse_foreign,
)
from ita_desk.storage.faults import (
    NOT_OPENED,
    StorageFault,
    faults_told,
    refuse_special,
    system_told,
)
from ita_desk.storage.loading import list_dossiers, load_dossier
from ita_desk.storage.writer_lock import refuse_written_elsewhere


def refuse_damaged(path: Path, stopped: Callable[[], bool] | None = None) -> None:
    """Look at the whole file, before the first write; raises DamagedDatabase or StorageFault.

    Files of other programs and versions are told by ``schema``. ``stopped`` is asked now and
    then; ExaminationStopped is raised when it says so.
    """
    refuse_special(path)
    with faults_told(path):
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
    with faults_told(path):
        there = path.exists()
    if not there:
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


def make_database(path: Path) -> None:
    """Make an empty database where there is no file; raises StorageFault.

    What an earlier attempt or another database of the name left beside it goes.
    """
    made = path.with_name(f".{path.name}.new")
    try:
        with system_told(path, NOT_OPENED):
            _remove(made)
            make_own_file(made)
            with faults_told(path):
                connection = connect(made, write=True)
                try:
                    schema.create(connection)
                finally:
                    connection.close()
            sync(made)
            for suffix in COMPANIONS:
                remove(companion(path, suffix))
            rename(made, path)
            sync(path.parent)
    finally:
        with suppress(OSError):
            _remove(made)


def _remove(database: Path) -> None:
    for suffix in ("", "-journal", *COMPANIONS):
        remove(companion(database, suffix))


def read_ahead(path: Path, wanted: int | None) -> Dossier | None:
    """The dossier ``wanted``, else the newest; None where there is none or it can't be read.

    For one who has the claim to the file, so that nobody writes it, and who takes what was read
    only once the file is found sound.
    """
    if not is_file(path):
        return None
    try:
        connection = connect(path, write=False)
        try:
            with begun(connection), core(connection) as reading:
                if schema.check(connection, path) < schema.SCHEMA_VERSION:
                    return None
                refuse_foreign(connection, path)
                ids = [summary.id for summary in list_dossiers(reading)]
                return load_dossier(reading, wanted if wanted in ids else ids[0])
        finally:
            connection.close()
    except Exception:
        return None
