"""A new database is made whole under another name before it has its own.

A program that dies while it makes its first database would else leave one that can't be opened:
until it has a write-ahead log, SQLite needs a journal beside it, which readers can't roll back.
"""

from contextlib import suppress
from pathlib import Path

from ita_desk.files.owner import make_own_file
from ita_desk.files.patience import remove, rename
from ita_desk.files.writing import sync
from ita_desk.storage import schema
from ita_desk.storage.companions import COMPANIONS, companion
from ita_desk.storage.connection import connect
from ita_desk.storage.faults import NOT_OPENED, faults_told, system_told


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
