"""Salvage: every row of a damaged database that can still be read, in a new sound one.

The damaged file is only read, and only to be copied: all work is done on a private copy. Rows keep
their ids. What belongs to a lost row is kept, too (``salvage_rows``), and so are the finals and
the history (``salvage_journal``).
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ita_desk.files.reading import is_there
from ita_desk.files.writing import remove
from ita_desk.model.errors import N_
from ita_desk.storage import schema
from ita_desk.storage.companions import companion, the_file
from ita_desk.storage.connection import begun
from ita_desk.storage.copying import being_written
from ita_desk.storage.damage.aside import keep_aside, put_aside
from ita_desk.storage.damage.salvage_journal import (
    ACTION,
    Journal,
    balancing,
    follows,
    read_journal,
    salvage_step,
)
from ita_desk.storage.damage.salvage_pages import mend, open_damaged
from ita_desk.storage.damage.salvage_reading import (
    Old,
    Readable,
    TornText,
    decode,
    last_ids,
    read_table,
)
from ita_desk.storage.damage.salvage_rows import Kept, fit_rows
from ita_desk.storage.damage.soundness import problems_of, refuse_newer
from ita_desk.storage.damage.values import is_time
from ita_desk.storage.faults import StorageFault, faults_told
from ita_desk.storage.seals import broken_seals, restate
from ita_desk.storage.tables import PARENTS, TABLES
from ita_desk.storage.writer_lock import nobody_writing

_NAMES = {
    "office": N_("settings of the office"),
    "dossier": N_("dossiers"),
    "unit": N_("units"),
    "person": N_("people"),
    "indicator": N_("indicators"),
    "measure": N_("measures"),
    "activity": N_("activities"),
    "result": N_("results"),
    "evidence": N_("addresses of evidence"),
    "final": N_("final prints"),
    "source_file": N_("source files of old forms"),
    "leftover": N_("texts left over from old forms"),
    "table_widths": N_("widths of columns"),
    "wording": N_("wordings of the office"),
    "change": N_("entries of the history"),
}
"""What the report calls a table; all others hold parts of documents."""
_PARTS = N_("parts of documents ({table})")

_NOT_WRITTEN = N_("The salvaged database could not be written ({reason}): {path}")
_KEPT_FILES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "final": (("document", "at", "author", "fingerprint"), ("pdf", "dossier_file")),
    "source_file": (("name", "at", "author"), ("content",)),
}
"""Tables of files that were kept once: the columns of texts and those of bytes."""


@dataclass(frozen=True, slots=True)
class TableSalvage:
    """What came of one table: rows kept, those known to be lost, and those rebuilt empty.

    Of the rows kept, ``restored`` were had from the journal. A row is rebuilt when something
    that was kept belongs to it; it counts as lost, too.
    """

    table: str
    kept: int
    lost: int
    restored: int = 0
    rebuilt: int = 0


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What a salvage kept and lost; ``tables`` are those that hold or held anything.

    ``rebuilt_dossiers`` are numbers of dossiers whose year and round must be looked at;
    ``torn`` counts values, steps of the history and finals that are not as they were written,
    ``emptied`` choices of a person or a result that is lost; ``aside`` is where the damaged file
    lies, if it was moved.
    """

    tables: tuple[TableSalvage, ...]
    dossiers: int
    rebuilt_dossiers: tuple[int, ...] = ()
    torn: int = 0
    emptied: int = 0
    aside: Path | None = None

    @property
    def lost(self) -> int:
        """How many rows are known to be lost, of all tables but the journal's."""
        return sum(one.lost for one in self.tables if one.table not in ("step", "change"))

    def lines(self, translate: Callable[[str], str] = lambda message: message) -> Iterator[str]:
        """The report in words, one sentence a line."""
        kept = sum(one.kept for one in self.tables if one.table not in ("step", "change"))
        yield translate(N_("{dossiers} dossiers with {kept} rows were kept.")).format(
            dossiers=self.dossiers, kept=kept
        )
        for one in self.tables:
            if one.lost or one.restored or one.rebuilt:
                sentence = N_(
                    "{table}: {kept} kept ({restored} of them from the history), {lost} lost,"
                    " {rebuilt} rebuilt empty"
                )
                yield translate(sentence).format(
                    table=translate(_NAMES.get(one.table, _PARTS)).format(table=one.table),
                    kept=one.kept,
                    restored=one.restored,
                    lost=one.lost,
                    rebuilt=one.rebuilt,
                )
        if self.torn:
            yield translate(N_("{count} values or steps of the history are not whole.")).format(
                count=self.torn
            )
        if self.emptied:
            sentence = N_("{count} choices of a person or a result were emptied.")
            yield translate(sentence).format(count=self.emptied)
        for number in self.rebuilt_dossiers:
            sentence = N_("Look at year and round of dossier {number}: they could not be read.")
            yield translate(sentence).format(number=number)


def report_of(
    old: Old, kept: Kept, journal: Journal, *, files: Mapping[str, int], broken: int
) -> SalvageReport:
    """The report; ``journal`` is the old one as read, ``files`` how many of each kind were kept.

    ``broken`` counts seals of the journal and the finals that don't fit what they seal.
    """
    tables: list[TableSalvage] = []
    for entity, rows in kept.rows.items():
        rebuilt, restored = kept.rebuilt[entity], len(kept.restored[entity])
        known = {row_id for name, row_id in journal.states if name == entity and not journal.lost}
        known |= old.tables[entity].rows.keys() | old.tables[entity].links.keys() | rebuilt
        whole = rows.keys() - rebuilt
        lost = len(known - whole)
        tables.append(TableSalvage(entity, len(whole), lost, restored, len(rebuilt)))
    for table, count in files.items():
        ever = max(old.last_ids.get(table, 0), *old.tables[table].rows, 0)
        tables.append(TableSalvage(table, count, ever - count))
    history = len(old.tables["step"].rows) + len(old.tables["change"].rows)
    tables.append(TableSalvage("change", history, journal.lost))
    return SalvageReport(
        tuple(one for one in tables if one.kept or one.lost or one.rebuilt),
        len(kept.rows["dossier"]),
        tuple(sorted(kept.rebuilt["dossier"])),
        kept.torn + broken,
        kept.emptied,
    )


__all__ = ["SalvageReport", "TableSalvage", "put_aside", "salvage", "salvage_in_place"]


def salvage(damaged: Path, target: Path, now: datetime | None = None) -> SalvageReport:
    """Write every row of ``damaged`` that can be read to a new sound database at ``target``.

    Whole or not at all; the damaged file and what lies beside it are not touched. Raises
    StorageFault where nothing can be read, where the file is a newer version's or another
    program's, or where ``target`` is there already or can't be written.
    """
    if is_there(target):
        raise StorageFault(N_("There is a file already; nothing was written: {path}"), path=target)
    at = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
    with being_written(target, _NOT_WRITTEN) as new, faults_told(target):
        with TemporaryDirectory(prefix=".salvage-", dir=target.parent) as folder:
            old = _read(_private_copy(damaged, Path(folder)))
        if not any(old.tables[entity].rows for entity in ("change", *TABLES)):
            raise StorageFault(
                N_("Nothing of this file can be read any more: {path}"), path=damaged
            )
        report = _write(new, old, at)
        problems = problems_of(new)
        if problems:
            raise RuntimeError(f"the salvaged database is not sound: {problems[0]}")
    return report


def salvage_in_place(database: Path, now: datetime) -> SalvageReport:
    """Put what can be salvaged in the place of a damaged database, which is kept aside.

    Nobody may have it open. Raises as ``salvage``; the database is then as it was.
    """
    database = the_file(database)
    with nobody_writing(database), being_written(database, _NOT_WRITTEN) as new:
        remove(new)
        report = salvage(database, new, now)
        aside = keep_aside(database, now)
    return replace(report, aside=aside)


def _private_copy(damaged: Path, folder: Path) -> Path:
    """The file and its log, copied as they are and made readable for SQLite."""
    copy = folder / "damaged.sqlite3"
    try:
        refuse_newer(damaged)
        for suffix in ("", "-wal"):
            part = companion(damaged, suffix)
            if not suffix or part.exists():
                shutil.copyfile(part, companion(copy, suffix))
    except OSError as error:
        raise StorageFault(
            N_("The file could not be read ({reason}): {path}"),
            reason=error.strerror or str(error),
            path=damaged,
        ) from error
    mend(copy)
    return copy


def _read(copy: Path) -> Old:
    with closing(open_damaged(copy)) as connection:
        connection.text_factory = decode
        last = last_ids(connection)
        names = (*TABLES, "step", "change", "journal_head", *_KEPT_FILES)
        return Old({name: read_table(connection, name, last.get(name)) for name in names}, last)


def _whole_files(readable: Readable, table: str) -> dict[int, dict[str, Any]]:
    """The rows of a table of kept files that are whole."""
    texts, contents = _KEPT_FILES[table]
    found: dict[int, dict[str, Any]] = {}
    for row_id, row in readable.rows.items():
        told = [row.get(name) for name in texts]
        if (
            all(isinstance(text, str) and not isinstance(text, TornText) for text in told)
            and is_time(row["at"])
            and isinstance(row.get("dossier_id"), int)
            and all(isinstance(row.get(name), bytes) for name in contents)
        ):
            found[row_id] = row
    return found


def _write(path: Path, old: Old, at: str) -> SalvageReport:
    """Fill a new database. Journal and kept files come first: their seals judge the rest."""
    steps, changes, head = (old.tables[name] for name in ("step", "change", "journal_head"))
    journal = read_journal(steps, changes, head)
    files = {table: _whole_files(old.tables[table], table) for table in _KEPT_FILES}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.create(connection)
        with begun(connection, write=True):
            _insert(connection, "step", (row._asdict() for row in journal.steps))
            _insert(connection, "change", (row._asdict() for row in journal.changes))
            for table, rows in files.items():
                _insert(connection, table, ({**row, "id": key} for key, row in rows.items()))
            connection.execute("UPDATE journal_head SET undo_top = ?, redo_top = ?", journal.heads)
            broken = list(broken_seals(connection))
            trusted = journal.whole and not broken
            kept = fit_rows({name: old.tables[name] for name in TABLES}, journal, trusted=trusted)
            connection.execute("DELETE FROM office")
            for entity, rows in kept.rows.items():
                _insert(connection, entity, ({"id": key} | row for key, row in rows.items()))
            balance = balancing(journal, kept.rows, at)
            if balance or not trusted or not follows(journal, kept.rows):
                step = salvage_step(len(journal.steps) + 1, at)
                _insert(connection, "step", [step._asdict()])
                _insert(connection, "change", (row._asdict() for row in balance))
                connection.execute("UPDATE journal_head SET undo_top = NULL, redo_top = NULL")
                restate(connection, ACTION, at)
            _never_give_again(connection, journal, old.last_ids)
    return report_of(
        old,
        kept,
        journal,
        files={table: len(rows) for table, rows in files.items()},
        broken=0 if journal.lost else len(broken),
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        query = f'INSERT INTO "{table}" ({columns}) VALUES ({places})'
        connection.execute(query, tuple(row.values()))


def _never_give_again(
    connection: sqlite3.Connection, journal: Journal, last: Mapping[str, int]
) -> None:
    """Ids that were ever given stay given, also those of lost rows."""
    given = {name: number for name, number in last.items() if name in (*TABLES, *_KEPT_FILES)}
    for change in journal.changes:
        given[change.entity] = max(given.get(change.entity, 0), change.row_id)
    for name in (*PARENTS, "dossier", "wording", *_KEPT_FILES):
        (now,) = connection.execute(f'SELECT coalesce(max(id), 0) FROM "{name}"').fetchone()
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        number = max(now, given.get(name, 0))
        connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, number))
