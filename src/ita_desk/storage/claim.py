"""The right to write a database, held while its file is examined and then opened."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ita_desk.storage import opening
from ita_desk.storage.companions import Identity, identity, the_file
from ita_desk.storage.location import prepare
from ita_desk.storage.writer_lock import WriterLock, refuse_second_name


class Claim:
    """A database that no other window or command writes; for ``Store.open_claimed``.

    The lock comes first, so what ``examine`` finds still holds when the file is opened.
    """

    def __init__(self, path: Path) -> None:
        """Make the folder of the database and take the lock; a link is followed.

        Raises UnsafePlaceFault, StorageFault, or DatabaseInUse at once.
        """
        self.path = the_file(path)
        prepare(self.path)
        self.lock = WriterLock(self.path)
        self._sound: Identity | None = None

    def examine(self, stopped: Callable[[], bool] | None = None) -> None:
        """Examine the whole file, in any thread; raises DamagedDatabase or StorageFault.

        Raises ExaminationStopped soon after ``stopped`` begins to say so.
        """
        seen = identity(self.path)
        opening.refuse_damaged(self.path, stopped)
        self._sound = seen

    @property
    def is_examined(self) -> bool:
        """Whether the file that lies there now is the one that was found sound."""
        return self._sound is not None and self._sound == identity(self.path)

    def open(self, now: datetime) -> sqlite3.Connection:
        """The connection of the one writer; examines the file, unless this very one was.

        Raises as ``examine`` does, before anything is written.
        """
        if not self.is_examined:
            self.examine()
        refuse_second_name(self.path)
        connection = opening.open_to_write(self.path, now)
        try:
            self.lock.hold(self.path)  # one that was made just now
        except BaseException:
            connection.close()
            raise
        return connection

    def release(self) -> None:
        """Let others write again."""
        self.lock.release()
