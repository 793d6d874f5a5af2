"""What makes a file an office database: its mark, its version, its tables.

Version 1 begins with the first release; until then a development database may be thrown away.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Connection, insert

from ita_desk.model.errors import N_
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.finals import FINALS_SCHEMA
from ita_desk.storage.journal import JOURNAL_SCHEMA
from ita_desk.storage.tables import OFFICE_ID, TABLES

APPLICATION_ID = 0x49544144
"""``ITAD``, in the file's header."""
SCHEMA_VERSION = 1

Migration = Callable[[Connection], None]
MIGRATIONS: Mapping[int, Migration] = {}
"""Version → the step that turns a database of this version into one of the next."""


def create(connection: Connection) -> None:
    """Make all tables in an empty file, in one transaction."""
    with connection.begin():
        for table in TABLES.values():
            table.create(connection)
        connection.execute(insert(TABLES["office"]).values(id=OFFICE_ID))
        for statement in (*JOURNAL_SCHEMA, *FINALS_SCHEMA):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def is_empty(connection: Connection) -> bool:
    """Whether the file holds nothing at all yet."""
    return not _number(connection, "SELECT count(*) FROM sqlite_schema") and not _number(
        connection, "PRAGMA application_id"
    )


def check(connection: Connection, path: Path) -> int:
    """The version of the database; raises StorageFault for a foreign, newer or broken file."""
    if _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise StorageFault(N_("This file is not a database of ita_desk: {path}"), path=path)
    version = _number(connection, "PRAGMA user_version")
    if version > SCHEMA_VERSION:
        raise StorageFault(
            N_(
                "The database was written by a newer ita_desk (version {found}; this one knows"
                " {known}). Open it with the newer program: {path}"
            ),
            found=version,
            known=SCHEMA_VERSION,
            path=path,
        )
    return version


def migrate(
    connection: Connection, version: int, steps: Mapping[int, Migration] = MIGRATIONS
) -> None:
    """Bring an older database to this version, all steps in one transaction or none.

    What was done before a migration can no longer be undone; its history stays readable.
    """
    target = max(steps, default=version - 1) + 1
    if version >= target:
        return
    with connection.begin():
        for number in range(version, target):
            steps[number](connection)
        connection.exec_driver_sql("UPDATE journal_head SET undo_top = NULL, redo_top = NULL")
        connection.exec_driver_sql(f"PRAGMA user_version={target}")


def _number(connection: Connection, query: str) -> int:
    with connection.begin():
        return int(connection.exec_driver_sql(query).scalar_one())
