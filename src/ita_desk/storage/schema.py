"""What makes a file an office database: its mark, its version, its tables.

Tables that a later version brings stand behind all older ones, in a new database as in a migrated
one, so that the older ones begin at the same pages in both (``damage.salvage_pages``).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy.schema import CreateIndex, CreateTable

from ita_desk.model.errors import N_
from ita_desk.model.place import Entity
from ita_desk.storage.connection import begun, scalar
from ita_desk.storage.dialect import DIALECT
from ita_desk.storage.faults import NewerDatabase, StorageFault
from ita_desk.storage.finals import FINALS_SCHEMA
from ita_desk.storage.journal import JOURNAL_SCHEMA
from ita_desk.storage.seals import restate
from ita_desk.storage.source_files import SOURCE_FILES_SCHEMA
from ita_desk.storage.tables import OFFICE_ID, TABLES, indexes

APPLICATION_ID = 0x49544144
"""``ITAD``, in the file's header."""
SCHEMA_VERSION = 2

Migration = Callable[[sqlite3.Connection], None]
_SINCE_2: tuple[Entity, ...] = ("leftover", "table_widths", "wording")


def _keep_what_forms_leave(connection: sqlite3.Connection) -> None:
    """Texts left over from an old form, its doubts, and the file itself, are kept with its dossier.

    So are the widths of a printed table's columns that somebody set by hand, the words that no
    line's end may cut, whether empty levels and letters are printed, and with a final the newest
    change before it. A round may be there for practice, and the office has its own wordings.
    """
    connection.execute(
        """CREATE TABLE "leftover" (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dossier_id" INTEGER NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "doubt" BOOLEAN NOT NULL DEFAULT 0,
    FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE CASCADE
)"""
    )
    connection.execute('CREATE INDEX "leftover_of_dossier" ON "leftover" (dossier_id)')
    connection.execute(
        """CREATE TABLE "table_widths" (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dossier_id" INTEGER NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "printed" TEXT NOT NULL DEFAULT '',
    "widths" TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE CASCADE
)"""
    )
    connection.execute('CREATE INDEX "table_widths_of_dossier" ON "table_widths" (dossier_id)')
    connection.execute(
        """CREATE TABLE "wording" (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL DEFAULT '',
    "field" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "fiscal_year" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0
)"""
    )
    connection.execute('ALTER TABLE dossier ADD COLUMN "practice" BOOLEAN NOT NULL DEFAULT 0')
    connection.execute(
        """CREATE TABLE source_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        content BLOB NOT NULL,
        sum INTEGER NOT NULL DEFAULT 0
    )"""
    )
    connection.execute("CREATE INDEX source_file_of_dossier ON source_file (dossier_id)")
    connection.execute("ALTER TABLE final ADD COLUMN change_id INTEGER NOT NULL DEFAULT 0")
    connection.execute(
        "UPDATE final SET change_id ="
        " (SELECT coalesce(max(change.id), 0) FROM change WHERE change.at <= final.at)"
    )
    _add_column(connection, "office", "whole_words", "TEXT NOT NULL DEFAULT ''")
    _add_column(connection, "level_summary", "empty_levels", "BOOLEAN NOT NULL DEFAULT 0")
    _add_column(connection, "measure_rationale", "empty_letters", "BOOLEAN NOT NULL DEFAULT 0")


def _add_column(connection: sqlite3.Connection, table: str, name: str, kind: str) -> None:
    """Add a column behind the others, and write each row whole, as a new database has it."""
    connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{name}" {kind}')
    connection.execute(f'UPDATE "{table}" SET "{name}" = "{name}"')


MIGRATIONS: Mapping[int, Migration] = {1: _keep_what_forms_leave}
"""Version → the step that turns a database of this version into one of the next."""


@cache
def definition() -> tuple[str, ...]:
    """The statements that make an empty database of this version, without its one office."""
    return (
        *_tables(entity for entity in TABLES if entity not in _SINCE_2),
        *JOURNAL_SCHEMA,
        *FINALS_SCHEMA,
        *_tables(_SINCE_2),
        *SOURCE_FILES_SCHEMA,
    )


def _tables(entities: Iterable[Entity]) -> Iterator[str]:
    for entity in entities:
        yield str(CreateTable(TABLES[entity]).compile(dialect=DIALECT))
        for index in indexes(TABLES[entity]):
            yield str(CreateIndex(index).compile(dialect=DIALECT))


def create(connection: sqlite3.Connection) -> None:
    """Make all tables in an empty file, in one transaction."""
    with begun(connection, write=True):
        for statement in definition():
            connection.execute(statement)
        connection.execute("INSERT INTO office (id) VALUES (?)", (OFFICE_ID,))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing at all yet."""
    return not _number(connection, "SELECT count(*) FROM sqlite_schema") and not _number(
        connection, "PRAGMA application_id"
    )


def check(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the database; raises StorageFault for a foreign, newer or broken file."""
    if _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise StorageFault(N_("This file is not a database of ita_desk: {path}"), path=path)
    version = _number(connection, "PRAGMA user_version")
    if version > SCHEMA_VERSION:
        raise newer_version(version, path)
    return version


def newer_version(version: int, path: Path) -> NewerDatabase:
    """That a database is of a version that this program does not know."""
    return NewerDatabase(
        N_(
            "The database was written by a newer ita_desk (version {found}; this one knows"
            " {known}). Open it with the newer program: {path}"
        ),
        found=version,
        known=SCHEMA_VERSION,
        path=path,
    )


def migrate(
    connection: sqlite3.Connection, version: int, steps: Mapping[int, Migration] = MIGRATIONS
) -> None:
    """Bring an older database to this version, all steps in one transaction or none.

    What was done before a migration can no longer be undone; its history stays readable.
    """
    target = max(steps, default=version - 1) + 1
    if version >= target:
        return
    with begun(connection, write=True):
        for number in range(version, target):
            steps[number](connection)
        connection.execute("UPDATE journal_head SET undo_top = NULL, redo_top = NULL")
        restate(connection, "migrate", datetime.now(UTC).isoformat(timespec="milliseconds"))
        connection.execute(f"PRAGMA user_version={target}")


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(scalar(connection, query))
