"""Finals: documents as they were printed to be signed, kept for good.

A final is the PDF, the dossier file it was made from and the fingerprint of what was printed.
Finals are only ever added: they are no part of undo, and a deleted dossier leaves its finals.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ita_desk.model.errors import N_
from ita_desk.storage.connection import scalar
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.seals import seal_final

FINALS_SCHEMA = (
    """CREATE TABLE final (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        dossier_id INTEGER NOT NULL,
        document TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        pdf BLOB NOT NULL,
        dossier_file BLOB NOT NULL,
        sum INTEGER NOT NULL DEFAULT 0,
        change_id INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX final_of_dossier ON final (dossier_id)",
)
"""``change_id`` is the newest change of the journal when the final was kept; 0 is not known."""


@dataclass(frozen=True, slots=True)
class Final:
    """A kept final; ``at`` is UTC in ISO form. The PDF is read with ``Store.final_pdf``."""

    id: int
    dossier_id: int
    document: str
    at: str
    author: str
    fingerprint: str
    change: int = 0
    """The journal's newest change when it was kept; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class NewFinal:
    """What is to be kept of a document printed to be signed."""

    dossier_id: int
    document: str
    fingerprint: str
    pdf: bytes
    dossier_file: bytes


def keep(connection: sqlite3.Connection, new: NewFinal, at: str, author: str) -> Final:
    """Add a final."""
    change = int(scalar(connection, "SELECT coalesce(max(id), 0) FROM change"))
    head = (new.dossier_id, new.document, at, author, new.fingerprint, change)
    (final_id,) = connection.execute(
        "INSERT INTO final (dossier_id, document, at, author, fingerprint, change_id, pdf,"
        " dossier_file) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (*head, new.pdf, new.dossier_file),
    ).fetchone()
    seal_final(connection, final_id)
    return Final(final_id, *head)


def of_dossier(connection: sqlite3.Connection, dossier_id: int) -> tuple[Final, ...]:
    """The finals of a dossier, newest first."""
    rows = connection.execute(
        "SELECT id, dossier_id, document, at, author, fingerprint, change_id FROM final"
        " WHERE dossier_id = ? ORDER BY id DESC",
        (dossier_id,),
    )
    return tuple(Final(*row) for row in rows)


def newest(finals: Iterable[Final]) -> dict[str, Final]:
    """The newest final of each document; ``finals`` as ``of_dossier`` has them."""
    found: dict[str, Final] = {}
    for final in finals:
        found.setdefault(final.document, final)
    return found


def pdf(connection: sqlite3.Connection, final_id: int) -> bytes:
    """The PDF of a final; raises StorageFault if there is no such final."""
    found = scalar(connection, "SELECT pdf FROM final WHERE id = ?", (final_id,))
    if found is None:
        raise StorageFault(N_("There is no final document {number}."), number=final_id)
    return bytes(found)
