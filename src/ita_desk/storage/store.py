"""The store: open the office database, read dossiers, transact, undo and redo."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from types import TracebackType

from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_
from ita_desk.model.office import Office, OfficeFields
from ita_desk.model.place import Entity, Place
from ita_desk.model.practice import refuse_final
from ita_desk.model.tree import Dossier, Wording
from ita_desk.storage import connection as connections
from ita_desk.storage import (
    deleted,
    loading,
    opening,
    schema,
    source_files,
    steps,
    texts,
)
from ita_desk.storage import field_history as field_histories
from ita_desk.storage import finals as kept
from ita_desk.storage.claim import Claim
from ita_desk.storage.companions import identity, refuse_another
from ita_desk.storage.faults import DatabaseGone, StorageFault, drive_may_be_gone, faults_told
from ita_desk.storage.source_files import SourceFile
from ita_desk.storage.steps import NewStep, Step
from ita_desk.storage.tables import OFFICE_ID
from ita_desk.storage.transaction import Transaction
from ita_desk.storage.writer_lock import WriterLock

Clock = Callable[[], datetime]
_REMEMBERED_DAYS = 366
"""How far back the recycle bin and the history of a field go."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """An open office database. Values come out; changes go in through ``transact`` only.

    Open it with ``Store.open``; it is a context manager. Every method may raise StorageFault.
    Threads get their turns one after the other.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: WriterLock | None,
        clock: Clock,
        author: str,
    ) -> None:
        """Wrap an open, checked connection; a store without a lock only reads."""
        self.path = path
        self.author = author
        self._connection = connection
        self._core = connections.core(connection)
        self._lock = lock
        self._clock = clock
        self._file = identity(path)
        self._turn = RLock()
        with faults_told(path):
            self._newest = steps.last_change(connection)

    @classmethod
    def open(
        cls, path: Path, *, write: bool, clock: Clock = _utc_now, author: str | None = None
    ) -> "Store":
        """Open the database, making it (and its folder) when writing and it is not there.

        ``clock`` gives the present in UTC; ``author`` is the system account unless given.
        Reading a database that does not exist yet finds it empty. Raises StorageFault, and
        DatabaseInUse when another process holds it for writing.
        """
        if not write:
            author = steps.account() if author is None else author
            return cls(path, opening.open_to_read(path), None, clock, author)
        return cls.open_claimed(Claim(path), clock=clock, author=author)

    @classmethod
    def open_claimed(
        cls, claim: Claim, *, clock: Clock = _utc_now, author: str | None = None
    ) -> "Store":
        """As ``open``, to write, for one who looks at the file in a thread before.

        The claim is released where this raises.
        """
        try:
            connection = claim.open(clock())
            author = steps.account() if author is None else author
            return cls(claim.path, connection, claim.lock, clock, author)
        except BaseException:
            claim.release()
            raise

    def close(self) -> None:
        """Close the file and free the lock."""
        with self._turn:
            self._core.close()
            self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "Store":
        """Use the store in a ``with`` statement."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    @property
    def writable(self) -> bool:
        """Whether changes are possible."""
        return self._lock is not None

    def reading_only(self) -> StorageFault:
        """What every step meets in a store that only reads."""
        return StorageFault(N_("The database is open for reading only: {path}"), path=self.path)

    def wait_at_most(self, milliseconds: int) -> None:
        """How long a step waits for another program that holds the file."""
        with faults_told(self.path):
            self._connection.execute(f"PRAGMA busy_timeout={milliseconds}")

    def recover(self) -> None:
        """See whether steps can be written again, after a StorageFault kept one from it.

        Where the file's drive was gone and has come back, the file is opened anew. Raises the
        StorageFault that still keeps steps from being written.
        """
        try:
            self._write_nothing()
        except StorageFault as fault:
            if self._lock is None or not drive_may_be_gone(fault):
                raise
            self._reconnect(self._lock)
            self._write_nothing()

    def _write_nothing(self) -> None:
        # Writes the first page as it is: what would stop a step stops this.
        with self._writing() as connection:
            connection.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")

    def _reconnect(self, lock: WriterLock) -> None:
        if identity(self.path) is None:
            refuse_another(self.path, self._file)
        with faults_told(self.path):
            looked = connections.connect(self.path, write=False)
            try:
                known = steps.last_change(looked) == self._newest
            finally:
                looked.close()
        if not known:
            raise DatabaseGone(
                N_("Another database lies there now. Close the program and open it again: {path}"),
                path=self.path,
            )
        lock.take_again(self.path)
        opening.refuse_damaged(self.path)
        connection = opening.open_to_write(self.path, self._clock())
        self._core.close()
        with suppress(sqlite3.Error):
            self._connection.close()
        self._connection, self._file = connection, identity(self.path)
        self._core = connections.core(connection)

    def dossiers(self) -> tuple[loading.DossierSummary, ...]:
        """A summary of each dossier, newest year and round first."""
        with self.reading():
            return loading.list_dossiers(self._core)

    def load(self, dossier_id: int) -> Dossier:
        """The frozen tree of a dossier; raises NoSuchDossier."""
        with self.reading():
            return loading.load_dossier(self._core, dossier_id)

    def office(self) -> Office:
        """The office's own settings."""
        with self.reading():
            return loading.load_office(self._core)

    def wordings(self) -> tuple[Wording, ...]:
        """The office's own wordings, the newest first."""
        with self.reading():
            return loading.load_wordings(self._core)

    def keep_final(self, new: kept.NewFinal) -> kept.Final:
        """Keep a document as it was printed to be signed; no undo takes it back.

        Raises PracticeFault for a round that is there for practice.
        """
        with self._writing() as connection:
            practice = "SELECT practice FROM dossier WHERE id = ?"
            refuse_final(bool(connections.scalar(connection, practice, (new.dossier_id,))))
            return kept.keep(connection, new, self._now(), self.author)

    def finals(self, dossier_id: int) -> tuple[kept.Final, ...]:
        """The finals of a dossier, newest first."""
        with self.reading() as connection:
            return kept.of_dossier(connection, dossier_id)

    def final_pdf(self, final_id: int) -> bytes:
        """The PDF of a final; raises StorageFault if there is no such final."""
        with self.reading() as connection:
            return kept.pdf(connection, final_id)

    def keep_source(self, dossier_id: int, name: str, content: bytes) -> SourceFile | None:
        """Keep the file that a dossier was read from; no undo takes it back.

        None for one larger than ``source_files.LARGEST``: it stays where it is.
        """
        if len(content) > source_files.LARGEST:
            return None
        with self._writing() as connection:
            head = (dossier_id, name, self._now(), self.author)
            return source_files.keep(connection, head, content)

    def sources(self, dossier_id: int) -> tuple[SourceFile, ...]:
        """The files that a dossier was read from, newest first."""
        with self.reading() as connection:
            return source_files.of_dossier(connection, dossier_id)

    def source_content(self, file_id: int) -> bytes:
        """The bytes of a source file; raises StorageFault if there is no such file."""
        with self.reading() as connection:
            return source_files.content(connection, file_id)

    def refresh(self, dossier: Dossier, changes: Changes) -> Dossier:
        """The tree after a step, reading only what it changed; raises NoSuchDossier."""
        with self.reading():
            return loading.refresh(self._core, dossier, changes)

    def all_changed(self, before: frozenset[int]) -> Changes:
        """What may be another than in the state of the database that had these dossiers."""
        now = frozenset(summary.id for summary in self.dossiers())
        office = (Place("office", OFFICE_ID, name) for name in OfficeFields.model_fields)
        return Changes(
            dossiers=before | now,
            edited=frozenset(office),
            added=frozenset(Place("dossier", one) for one in now),
            removed=frozenset(Place("dossier", one) for one in before - now),
        )

    def phrases(self, entity: Entity, field: str, limit: int = 500) -> tuple[str, ...]:
        """Texts of a field typed before in any dossier, most recent first."""
        with self.reading():
            return texts.phrases(self._core, entity, field, limit)

    def search(
        self, wanted: str, *, fold: texts.Fold = str.casefold, limit: int = 500
    ) -> tuple[texts.Hit, ...]:
        """Fields of all years whose text contains ``wanted``, compared after ``fold``."""
        with self.reading():
            return texts.search(self._core, wanted, fold, limit)

    def deletions(self, limit: int = 200) -> tuple[deleted.Deletion, ...]:
        """What was deleted within a year and did not come back, newest first."""
        with self.reading():
            return deleted.deletions(self._core, self._a_year_ago(), limit)

    def field_history(
        self, place: Place, limit: int = 200
    ) -> tuple[field_histories.FieldChange, ...]:
        """Who changed a field (or with no ``field`` a row) within a year, newest first."""
        with self.reading():
            return field_histories.of_field(self._core, place, self._a_year_ago(), limit)

    def edits_since(self, final: kept.Final) -> field_histories.Since:
        """What is different in its dossier since a final was kept; nothing where unknown."""
        with self.reading():
            since = final.change or steps.last_change(self._connection)
            return field_histories.since_change(self._core, final.dossier_id, since)

    def history(self, place: Place) -> tuple[field_histories.HistoryEntry, ...]:
        """What happened to a row or a field, newest first."""
        with self.reading():
            return field_histories.of_place(self._core, place)

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """A connection inside one read transaction: every query sees the same state."""
        with self._turn, faults_told(self.path), connections.begun(self._connection):
            yield self._connection

    @contextmanager
    def stoppable(self, stop: Callable[[], bool]) -> Generator[None]:
        """Let a long act of the block be stopped in the middle, which takes it back whole.

        Raises Stopped. Others wait for their turn meanwhile.
        """
        with self._turn, connections.stoppable(self._connection, stop):
            yield

    @contextmanager
    def transact(
        self, action: str, *, focus: Place | None = None, merge_key: str = ""
    ) -> Generator[Transaction]:
        """Begin a step of the journal; committed when the block ends, undone if it raises.

        ``action`` is the verb's name. Steps in a row with the same ``merge_key`` become one
        (typing in one field). After the block ``transaction.changes`` says what changed; a
        block that changed nothing leaves no step.
        """
        with self._writing() as connection:
            undo_top, _ = steps.heads(connection)
            after = steps.last_change(connection)
            new = NewStep(self._now(), self.author, action, focus, merge_key, below=undo_top)
            step = steps.begin_step(connection, new)
            transaction = Transaction(self._core, connection)
            yield transaction
            changes = steps.collect(connection, step, after, transaction.focus or focus)
            if changes:
                steps.set_heads(connection, step, None)
                steps.end_step(connection, changes.focus)
            else:
                connection.rollback()
        if changes:
            transaction.changes = changes

    def undo(self) -> Changes:
        """Reverse the newest step that is not undone; empty Changes if there is none."""
        return self._reverse_top("undo")

    def redo(self) -> Changes:
        """Reverse the newest undo; empty Changes if there is none."""
        return self._reverse_top("redo")

    def next_undo(self) -> Step | None:
        """The step that ``undo`` would reverse."""
        return self._top("undo")

    def next_redo(self) -> Step | None:
        """The step that ``redo`` would bring back."""
        return self._top("redo")

    def _top(self, stack: steps.Stack) -> Step | None:
        with self.reading() as connection:
            top = steps.heads(connection)[0 if stack == "undo" else 1]
            return None if top is None else steps.read_step(connection, top)[0]

    def _reverse_top(self, stack: steps.Stack) -> Changes:
        with self._writing() as connection:
            undo_top, redo_top = steps.heads(connection)
            top, other = (undo_top, redo_top) if stack == "undo" else (redo_top, undo_top)
            if top is None:
                return Changes()
            old, below = steps.read_step(connection, top)
            after = steps.last_change(connection)
            step = steps.begin_step(
                connection,
                NewStep(
                    self._now(),
                    self.author,
                    old.action,
                    old.focus,
                    kind=stack,
                    reverses=top,
                    below=other,
                ),
            )
            steps.reverse(self._core, top)
            tops = (below, step) if stack == "undo" else (step, below)
            steps.set_heads(connection, *tops)
            changes = steps.collect(connection, step, after, old.focus)
            steps.end_step(connection, changes.focus)
            return changes

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        if self._lock is None:
            raise self.reading_only()
        refuse_another(self.path, self._file)
        with self._turn:
            with faults_told(self.path), connections.begun(self._connection, write=True):
                yield self._connection
                newest = steps.last_change(self._connection)
            self._newest = newest

    def _a_year_ago(self) -> str:
        year_ago = self._clock().astimezone(UTC) - timedelta(days=_REMEMBERED_DAYS)
        return year_ago.isoformat(timespec="milliseconds")

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
