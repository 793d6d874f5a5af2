"""Databases that nobody of ours made: each is refused by name, or does no harm.

``python -m proofs.crafted 200``: as many kinds of crafted databases, in turn and at random:
triggers, views, tables, indexes and columns that are not ours, statements rewritten where SQLite
does not look, and rows with values and links that this program never writes, with a journal and
seals that agree with them. *Refused*: told by the first look, by ``verify``, by every way to read
and to write, copied nowhere, restored nowhere, unchanged; a salvage makes a sound database of it.
*Harmless*: it opens, every dossier loads, goes out as a file and comes back, the history is read,
undo goes through.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

from sqlalchemy import Boolean, Integer

from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from ita_desk.model.errors import WorldFault
from ita_desk.model.place import Place
from ita_desk.storage.backups import back_up, restore
from ita_desk.storage.copying import copy_database
from ita_desk.storage.damage.salvage import salvage
from ita_desk.storage.damage.soundness import problems_of, quick_problems_of
from ita_desk.storage.opening import read_ahead
from ita_desk.storage.seals import restate
from ita_desk.storage.store import Store
from ita_desk.storage.tables import TABLES, target
from proofs.damage import make_database
from proofs.report import conclude, count_asked, end, tell

MISTAKES = "mistakes of the program"
HALF_TOLD = "told by one way and not by another"
CHANGED = "crafted databases that were written to"
KEPT = "crafted databases copied, kept or restored"
UNSAVED = "salvages that made no sound database"
BROKEN = (MISTAKES, HALF_TOLD, CHANGED, KEPT, UNSAVED)
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
AT = "2026-01-05T09:00:00.000+00:00"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
KEPT_BY_JOURNAL = ("step", "change", "final", "journal_head")

Craft = Callable[[sqlite3.Connection, Random], None]


def of_the_schema() -> Iterator[tuple[str, Craft]]:
    """What can stand in a schema beside ours, and in place of ours."""
    for table in (*TABLES, *KEPT_BY_JOURNAL):
        for when in ("AFTER INSERT", "BEFORE UPDATE", "AFTER DELETE"):
            act = f"CREATE TRIGGER craft {when} ON {table} BEGIN {ENDLESS}; END"
            yield f"trigger {when.lower()} on {table}", partial(_run, act)
        yield (
            f"view in place of {table}",
            partial(_run, f"ALTER TABLE {table} RENAME TO craft; CREATE VIEW {table} AS {ENDLESS}"),
        )
        yield f"more in {table}", partial(_run, f"ALTER TABLE {table} ADD COLUMN craft TEXT")
        made = "TEXT GENERATED ALWAYS AS (hex(zeroblob(9)))"
        yield f"generated in {table}", partial(_run, f"ALTER TABLE {table} ADD COLUMN craft {made}")
        yield f"index on {table}", partial(_run, f"CREATE INDEX craft ON {table} (id, id)")
        yield f"no {table}", partial(_run, f"DROP TABLE {table}")
        yield f"{table} of other types", partial(_rewrite, table, "TEXT", "BLOB")
        yield f"{table} without needs", partial(_rewrite, table, "NOT NULL", "")
        yield f"{table} with a check", partial(_rewrite, table, "INTEGER", "INTEGER CHECK (1)")
    yield "a virtual table", partial(_run, "CREATE VIRTUAL TABLE craft USING fts5(a)")
    yield "statistics", partial(_run, "ANALYZE")
    yield "an empty schema", partial(_run, "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema")
    yield "another program's", partial(_run, "PRAGMA application_id=7")
    yield "a version to come", partial(_run, "PRAGMA user_version=2")
    yield "no version", partial(_run, "PRAGMA user_version=0")


def of_the_rows() -> Iterator[tuple[str, Craft]]:
    """What can stand in every column, and how rows can hang together."""
    for entity, table in TABLES.items():
        for column in table.columns:
            number = isinstance(column.type, (Integer, Boolean))
            values = (
                ("'ข้อความ'", "1.5", "-1", "9223372036854775807", "x'00ff'", "''")
                if number
                else ("7", "x'00ff'", "'not this'", "''", "'+'", "'2023-02-30'", "'9,99'")
            )
            for value in values:
                yield f"{entity}.{column.name} = {value}", partial(_set, entity, column.name, value)
            if target(column) is not None:
                other = f"(SELECT max(id) FROM {target(column)})"
                yield f"{entity}.{column.name} elsewhere", partial(_set, entity, column.name, other)
        yield f"no row of {entity}", partial(_run, f"DELETE FROM {entity}")
    for table, column in (
        *(("step", name) for name in ("at", "kind", "action", "focus_entity", "below", "reverses")),
        *(("change", name) for name in ("at", "entity", "row_id", "kind", "before", "after")),
        *(("final", name) for name in ("at", "document", "pdf", "dossier_file")),
        *(("journal_head", name) for name in ("undo_top", "redo_top", "known_from")),
    ):
        for value in ("'x'", "id", "-1", "'[1]'", "'{}'", "NULL", "x'ff'"):
            yield f"{table}.{column} = {value}", partial(_set, table, column, value)


def kinds(random: Random) -> Iterator[tuple[str, Craft]]:
    """All kinds, those of the schema and those of the rows in turn, each in random order."""
    both = [list(of_the_schema()), list(of_the_rows())]
    for group in both:
        random.shuffle(group)
    for pair in zip(*both, strict=False):
        yield from pair
    yield from both[1][len(both[0]) :]


def prove(count: int, seed: int, folder: Path) -> Counter[str]:
    """Try ``count`` kinds of crafted databases; returns what was counted."""
    random = Random(seed)
    whole = make_database(folder / "whole.sqlite3", seed)
    counts: Counter[str] = Counter()
    for number, (name, craft) in enumerate(kinds(random)):
        if number == count:
            break
        file = folder / f"crafted-{number}.sqlite3"
        file.write_bytes(whole)
        if not _crafted(file, craft, random):
            counts["could not be made"] += 1
        else:
            broken, verdict = _tried(file, folder)
            counts[verdict] += 1
            for told in broken:
                counts[told] += 1
                tell(f"{name}: {told}")
        for left in folder.glob("*crafted*"):
            if left.is_file():
                left.unlink()
    return counts


def _run(statements: str, connection: sqlite3.Connection, _: Random) -> None:
    connection.executescript(statements)


def _rewrite(table: str, old: str, new: str, connection: sqlite3.Connection, _: Random) -> None:
    """Another statement in the schema, which SQLite takes without looking at the rows."""
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (old, new, table)
    )


def _set(
    table: str, column: str, value: str, connection: sqlite3.Connection, random: Random
) -> None:
    """A value in one row, or in all, that the journal and the seals may agree with."""
    which = random.choice(("", f" WHERE id = (SELECT max(id) FROM {table})"))
    connection.execute(f"UPDATE {table} SET {column} = {value}{which}")
    if random.random() < 0.7:
        restate(connection, "migrate", AT)
        connection.execute("UPDATE journal_head SET undo_top = NULL, redo_top = NULL")


def _crafted(file: Path, craft: Craft, random: Random) -> bool:
    """Whether SQLite let it be made."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("PRAGMA legacy_alter_table=ON")
        try:
            craft(connection, random)
        except sqlite3.Error:
            return False
    return True


def _tried(file: Path, folder: Path) -> tuple[list[str], str]:
    """What is broken, and the verdict."""
    before = file.read_bytes()
    try:
        looks = [bool(quick_problems_of(file)), bool(problems_of(file))]
        opens = [_opens(file, write=write) for write in (False, True)]
        if looks[1] or not all(opens):
            return _refused(file, before, folder, looks, opens), "refused"
        return _harmless(file), "harmless"
    except Exception as error:
        tell(f"{type(error).__name__}: {error}")
        return [MISTAKES], "neither"


def _opens(file: Path, *, write: bool) -> bool:
    try:
        Store.open(file, write=write).close()
    except WorldFault:
        return False
    return True


def _refused(
    file: Path, before: bytes, folder: Path, looks: list[bool], opens: list[bool]
) -> list[str]:
    broken: list[str] = []
    # What only differs from its history is told by ``verify`` and by every copy.
    if looks[0] and opens[1]:
        broken.append(HALF_TOLD)
    if looks[0] and file.read_bytes() != before:
        broken.append(CHANGED)
    read_ahead(file, None)
    if _keeps(file, folder):
        broken.append(KEPT)
    target = folder / "salvaged-crafted.sqlite3"
    try:
        salvage(file, target, NOW)
        if problems_of(target) or not _opens(target, write=True):
            broken.append(UNSAVED)
    except WorldFault:
        pass  # nothing of it can be read, or it is another program's
    return broken


def _keeps(file: Path, folder: Path) -> bool:
    """Whether any way makes a copy that counts."""
    office = folder / "office-crafted.sqlite3"
    Store.open(office, write=True).close()
    empty = office.read_bytes()
    kept = False
    for act in (
        lambda: copy_database(file, folder / "copy-crafted.sqlite3"),
        lambda: back_up(file, folder / "backups of crafted", NOW),
        lambda: restore(office, file, NOW),
    ):
        try:
            act()
            kept = True
        except WorldFault:
            pass
    return kept or office.read_bytes() != empty


def _harmless(file: Path) -> list[str]:
    """Work with it as the window does."""
    with Store.open(file, write=True) as store:
        for summary in store.dossiers():
            tree = store.load(summary.id)
            data = write_dossier(tree)
            if write_dossier(read_dossier(data)) != data:
                return [MISTAKES]
            store.history(Place("unit", summary.id, "phone"))
            store.field_history(Place("unit", summary.id, "name"))
        store.deletions()
        store.office()
        store.undo()
        store.redo()
    return [CHANGED] if problems_of(file) else []


if __name__ == "__main__":
    asked, seed = count_asked(__doc__, 200)
    with tempfile.TemporaryDirectory() as place:
        counted = prove(asked, seed, Path(place))
    end(conclude(counted, BROKEN))
