"""Sound copies of a database, made whole or not at all; looking into one without writing to it.

``VACUUM INTO`` refuses a damaged page where the backup API copies it as good. A copy is written
under a temporary name, examined, synced and renamed before it counts.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ita_desk.files.owner import make_missing_folder
from ita_desk.files.writing import OWN, in_place_of
from ita_desk.model.errors import N_
from ita_desk.storage.companions import has_log, the_file
from ita_desk.storage.damage.soundness import DamagedDatabase, page_problems_of, problems_of
from ita_desk.storage.faults import faults_told, system_told

COPY_NOT_WRITTEN = N_("The backup could not be written ({reason}): {path}")


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


def copy_database(database: Path, target: Path, sentence: str = COPY_NOT_WRITTEN) -> None:
    """Write a sound copy of a database to ``target``; an older file there stays until then.

    Works beside a window that edits. The pages of the source are examined before; everything
    else (rows, references, journal) is in the copy, too, and examined there. Raises
    DamagedDatabase, or StorageFault with ``sentence`` for a target that can't be written.
    """
    with being_written(target, sentence) as temporary, faults_told(database):
        refuse_damaged(database, page_problems_of(database))
        _vacuum_into(database, temporary)
        refuse_damaged(database, problems_of(temporary))


def refuse_damaged(database: Path, problems: tuple[str, ...]) -> None:
    """Raise DamagedDatabase if there are any."""
    if problems:
        raise DamagedDatabase(database, problems)


@contextmanager
def being_written(target: Path, sentence: str = COPY_NOT_WRITTEN) -> Generator[Path]:
    """A temporary name beside ``target`` that takes its place, synced, after the block.

    A link is followed, so that it goes on pointing to the file.
    If the block raises, nothing is left of it. Raises StorageFault with ``sentence``.
    """
    target = the_file(target)
    with system_told(target, sentence):
        make_missing_folder(target.parent)
        with in_place_of(target, OWN) as temporary:
            yield temporary


def _vacuum_into(database: Path, target: Path) -> None:
    with read_only(database) as connection, damage_told(database):
        connection.execute("VACUUM INTO ?", (str(target),))
