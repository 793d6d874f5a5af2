"""A process that edits an office database and says of each edit when it is in the file."""

import multiprocessing
import os
import sqlite3
import struct
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from typing import Any

from ita_desk.storage.store import Store
from proofs import office_state
from proofs.edits import edits

_MESSAGE = struct.Struct("<q32s")
_FORKS = os.name == "posix"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An edit that was committed: the journal's newest change after it, and the whole state."""

    change: int
    fingerprint: bytes


@dataclass(slots=True)
class Editor:
    """A process that edits; ``acknowledged`` grows as ``listen`` is called."""

    process: BaseProcess
    pipe: Connection
    acknowledged: list[Acknowledged] = field(default_factory=list[Acknowledged])

    def listen(self, seconds: float = 0.0) -> int:
        """Take what was acknowledged, waiting up to ``seconds`` for the first; returns how many."""
        count = 0
        try:
            while self.pipe.poll(0.0 if count else seconds):
                self.acknowledged.append(Acknowledged(*_MESSAGE.unpack(self.pipe.recv_bytes())))
                count += 1
        except (EOFError, OSError):
            pass
        return count

    def kill(self) -> None:
        """End it at once, as the system does (SIGKILL, TerminateProcess); hear its last words."""
        self.process.kill()
        self.process.join()
        self.listen()
        self.pipe.close()


def start_editor(
    database: Path, seed: int, *, synchronous: str = "FULL", fork: bool = _FORKS
) -> Editor:
    """Start editing; the same seed does the same edits on the same database.

    Where the system can fork, the process is a copy of this one, which has all imported already.
    ``synchronous`` other than FULL weakens the database, to see that a proof can fail.
    """
    context: Any = multiprocessing.get_context("fork" if fork else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    arguments = (database, seed, synchronous, theirs)
    process = context.Process(target=_edit_until_killed, args=arguments, daemon=True)
    process.start()
    theirs.close()
    return Editor(process, ours)


def _edit_until_killed(database: Path, seed: int, synchronous: str, pipe: Connection) -> None:
    with (
        Store.open(database, write=True, author="clerk") as store,
        office_state.reading(database) as state,
    ):
        if synchronous != "FULL":
            _weaken(store, synchronous)
        for _ in edits(store, Random(seed)):
            now = state_of(state)
            pipe.send_bytes(_MESSAGE.pack(now.change, now.fingerprint))


def state_of(connection: sqlite3.Connection) -> Acknowledged:
    """The present state of a database."""
    rows = office_state.rows_now(connection)
    return Acknowledged(office_state.newest_change(connection), office_state.fingerprint(rows))


def _weaken(store: Store, synchronous: str) -> None:
    """Take away the safety of the store's own connection."""
    connection = store._connection  # pyright: ignore[reportPrivateUsage]
    connection.execute(f"PRAGMA synchronous={synchronous}")
