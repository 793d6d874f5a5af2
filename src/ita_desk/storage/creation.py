"""A new database is made whole under another name before it has its own.

A program that dies while it makes its first database would else leave one that can't be opened:
until it has a write-ahead log, SQLite needs a journal beside it, which readers can't roll back.
"""

from contextlib import suppress
from pathlib import Path

from ita_desk.files.owner import make_own_file
from ita_desk.files.writing import rename, sync
from ita_desk.model.errors import N_
from ita_desk.storage import schema
from ita_desk.storage.companions import COMPANIONS, companion
from ita_desk.storage.connection import connect
from ita_desk.storage.faults import StorageFault, faults_told


def make_database(path: Path) -> None:
    """Make an empty database where there is no file; raises StorageFault.

    What an earlier attempt or another database of the name left beside it goes.
    """
    made = path.with_name(f".{path.name}.new")
    try:
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
            companion(path, suffix).unlink(missing_ok=True)
        rename(made, path)
        sync(path.parent)
    except OSError as error:
        raise StorageFault(
            N_("The database cannot be opened for writing ({reason}): {path}"),
            reason=error.strerror or str(error),
            path=path,
        ) from error
    finally:
        with suppress(OSError):
            _remove(made)


def _remove(database: Path) -> None:
    for suffix in ("", "-journal", *COMPANIONS):
        companion(database, suffix).unlink(missing_ok=True)
