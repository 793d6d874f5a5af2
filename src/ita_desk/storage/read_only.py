"""Looking into a database file without ever writing to it."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ita_desk.storage.companions import has_log
from ita_desk.storage.damage.soundness import DamagedDatabase
from ita_desk.storage.faults import faults_told


@contextmanager
def read_only(path: Path, *, settled: bool = False) -> Generator[sqlite3.Connection]:
    """A connection that can only read; raises StorageFault for what SQLite says of the world.

    ``settled`` is for a file that nobody writes, as a backup: it is opened without lock and
    log, so that it can be read on a medium that can't be written and nothing appears beside it.
    """
    with faults_told(path):
        alone = settled and not has_log(path)
        address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' * alone}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def damage_told(path: Path) -> Generator[None]:
    """Turn what SQLite says of a file that is not whole, or not ours, into DamagedDatabase."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        missing = "no such table" in str(error) or "no such column" in str(error)
        if isinstance(error, sqlite3.OperationalError) and not missing:
            raise
        raise DamagedDatabase(path, (str(error),)) from error
