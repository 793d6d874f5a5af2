"""Source files: the Word or Excel file that a dossier was read from, kept once, as it was.

Like finals they are only ever added: no undo takes one back, and a deleted dossier leaves its own.
They aren't written into the dossier file.
"""

import sqlite3
import zlib
from dataclasses import dataclass

from ita_desk.model.errors import N_
from ita_desk.storage.connection import scalar
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.seals import seal_source_file

LARGEST = 10 << 20
"""Bytes of a file that is kept; a larger one is read, but stays where it is."""

SOURCE_FILES_SCHEMA = (
    """CREATE TABLE source_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        content BLOB NOT NULL,
        sum INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX source_file_of_dossier ON source_file (dossier_id)",
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A kept file; ``at`` is UTC in ISO form. Its bytes are read with ``Store.source_content``."""

    id: int
    dossier_id: int
    name: str
    at: str
    author: str


def keep(
    connection: sqlite3.Connection, head: tuple[int, str, str, str], content: bytes
) -> SourceFile:
    """Add a file, deflated; ``head`` is its dossier, name, time and author."""
    (file_id,) = connection.execute(
        "INSERT INTO source_file (dossier_id, name, at, author, content)"
        " VALUES (?, ?, ?, ?, ?) RETURNING id",
        (*head, zlib.compress(content, 9)),
    ).fetchone()
    seal_source_file(connection, file_id)
    return SourceFile(file_id, *head)


def of_dossier(connection: sqlite3.Connection, dossier_id: int) -> tuple[SourceFile, ...]:
    """The files that a dossier was read from, newest first."""
    rows = connection.execute(
        "SELECT id, dossier_id, name, at, author FROM source_file"
        " WHERE dossier_id = ? ORDER BY id DESC",
        (dossier_id,),
    )
    return tuple(SourceFile(*row) for row in rows)


def content(connection: sqlite3.Connection, file_id: int) -> bytes:
    """The bytes of a file; raises StorageFault if there is none, or it isn't whole."""
    found = scalar(connection, "SELECT content FROM source_file WHERE id = ?", (file_id,))
    try:
        return zlib.decompress(found)
    except (TypeError, zlib.error):
        raise StorageFault(N_("There is no source file {number}."), number=file_id) from None
