"""The question whether a file is a whole, sound office database.

``quick_check`` alone passes an emptied file and misses lost rows. The journal knows better: it is
append-only, and says of every table how many rows were added and taken away, and what stands in
each (``contradictions``); it is itself kept from change by sums (``seals``).
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from ita_desk.model.errors import N_
from ita_desk.storage import connection as connections
from ita_desk.storage import schema
from ita_desk.storage.damage.contradictions import contradictions
from ita_desk.storage.damage.values import unreadable_images, unreadable_texts, wrong_values
from ita_desk.storage.faults import StorageFault, fault_of, refuse_special
from ita_desk.storage.seals import broken_seals
from ita_desk.storage.tables import OFFICE_ID, TABLES

MOST_PROBLEMS = 20
_NO_VERSION = 1000
_OPERATIONS = 500_000
"""Steps of SQLite's between two questions whether to stop: some hundredths of a second."""

VERSIONS = Path(__file__).parent / "versions"
"""``N.json`` and, for what migrations lead to, ``N-from-M.json``: lists of entries."""
_LONGEST_NAME = 60


class DamagedDatabase(StorageFault):
    """The database is not whole; it was not written to."""

    def __init__(self, path: Path, problems: tuple[str, ...]) -> None:
        """Keep what was found, for the log and for ``verify``."""
        super().__init__(
            N_(
                "The database is damaged ({problem}). It was left as it is; restore a backup or"
                " save what can still be read: {path}"
            ),
            problem=problems[0],
            path=path,
        )
        self.problems = problems


class ExaminationStopped(Exception):
    """Nobody wants to know any more what is wrong with a file."""


def problems_of(path: Path) -> tuple[str, ...]:
    """What is wrong with a database file, in SQLite's and our words; nothing when it is sound.

    The file is only read. Raises StorageFault when the system keeps it from being read.
    """
    return _found(path, _problems)


def quick_problems_of(path: Path, stopped: Callable[[], bool] | None = None) -> tuple[str, ...]:
    """As ``problems_of``, but a value that reads well is not compared with its history.

    Three times as quick: for opening. ``verify`` and each backup look at everything. ``stopped``
    is asked now and then; ExaminationStopped is raised when it says so.
    """
    return _found(path, _quick_problems_in_two_threads(path, stopped), stopped)


def page_problems_of(path: Path) -> tuple[str, ...]:
    """What is wrong with the schema and the pages, without looking at what the rows say."""
    return _found(path, _pages_and_schema)


def _found(
    path: Path,
    examine: Callable[[sqlite3.Connection], Iterator[str]],
    stopped: Callable[[], bool] | None = None,
) -> tuple[str, ...]:
    refuse_special(path)
    found: list[str] = []
    try:
        connection = connections.connect(path, write=False)
        try:
            connection.set_progress_handler(stopped, _OPERATIONS)
            connection.execute("BEGIN")  # others may write: all is asked of one state
            found.extend(islice(examine(connection), MOST_PROBLEMS))
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise ExaminationStopped from error
        fault = fault_of(error, path)
        if fault is not None:
            raise fault from error
        found.append(str(error))
    # The latter two: the name of a column, an image of the journal that goes too deep.
    except (sqlite3.DatabaseError, ValueError, RecursionError) as error:
        found.append(str(error))
    return tuple(found)


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedDatabase for what is no database of ours, or has a schema that is not ours."""
    problems = tuple(islice(_foreign(connection), MOST_PROBLEMS))
    if problems:
        raise DamagedDatabase(path, problems)


def is_ours(path: Path) -> bool:
    """Whether the file's header says that it is an office database of a known version.

    The header (SQLite's file format, bytes 0, 60 and 68) is read without SQLite, so that a
    damaged file of ours is told apart from a file of another program.
    """
    magic, version, application = _header(path)
    return magic and application == schema.APPLICATION_ID and version <= schema.SCHEMA_VERSION


def refuse_newer(path: Path) -> None:
    """Raise NewerDatabase for a database that a newer program wrote; OSError if unreadable.

    A flipped bit may say any version: a number that no version will reach is not believed.
    """
    magic, version, application = _header(path)
    ours = magic and application == schema.APPLICATION_ID
    if ours and schema.SCHEMA_VERSION < version < _NO_VERSION:
        raise schema.newer_version(version, path)


def _header(path: Path) -> tuple[bool, int, int]:
    """Whether a file begins as SQLite's do, its version and its application's number."""
    with path.open("rb") as file:
        header = file.read(100)
    magic = header.startswith(b"SQLite format 3\0")
    return magic, int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    found = list(_quick_problems(connection))
    yield from found
    if not found and _number(connection, "PRAGMA user_version") == schema.SCHEMA_VERSION:
        yield from chain(broken_seals(connection), contradictions(connection))


def _quick_problems(connection: sqlite3.Connection) -> Iterator[str]:
    foreign = list(_foreign(connection))
    yield from foreign
    if not foreign:
        yield from _page_problems(connection)
        yield from unreadable_images(connection)
        yield from _row_problems(connection)
        yield from _broken_references(connection)


def _quick_problems_in_two_threads(
    path: Path, stopped: Callable[[], bool] | None
) -> Callable[[sqlite3.Connection], Iterator[str]]:
    """As ``_quick_problems``; SQLite leaves the interpreter to others while it works."""

    def examine(connection: sqlite3.Connection) -> Iterator[str]:
        foreign = list(_foreign(connection))
        yield from foreign
        if not foreign:
            with ThreadPoolExecutor(1) as beside:
                of_rows = beside.submit(_found, path, _row_problems, stopped)
                yield from _page_problems(connection)
                yield from unreadable_images(connection)
                broken = list(islice(_broken_references(connection), MOST_PROBLEMS))
                yield from of_rows.result()
                yield from broken

    return examine


def _foreign(connection: sqlite3.Connection) -> Iterator[str]:
    """Why nothing else can be asked of the file: what stands in it is not what we think."""
    application = _number(connection, "PRAGMA application_id")
    if application != schema.APPLICATION_ID:
        yield f"the application id is {application:#x}"
        return
    version = _number(connection, "PRAGMA user_version")
    if not 1 <= version <= schema.SCHEMA_VERSION:
        yield f"the version is {version}"
        return
    yield from schema_problems(connection, version)


def _row_problems(connection: sqlite3.Connection) -> Iterator[str]:
    columns = _columns(connection)
    if all(name in columns for name in _expected_tables()):
        yield from _lost_rows(connection)
        yield from unreadable_texts(connection, {name: columns[name] for name in TABLES})
        # An older one has other columns; it is looked at whole after its migration.
        if _number(connection, "PRAGMA user_version") == schema.SCHEMA_VERSION:
            yield from wrong_values(connection)


def _broken_references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row_id, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row_id} belongs to nothing"


def _pages_and_schema(connection: sqlite3.Connection) -> Iterator[str]:
    foreign = list(_foreign(connection))
    yield from foreign or _page_problems(connection)


def _page_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA quick_check({MOST_PROBLEMS})"):
        if line != "ok":
            yield str(line)


def _expected_tables() -> tuple[str, ...]:
    return (*TABLES, "step", "change", "journal_head", "final", "source_file")


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of each table as the file has them, which may be of an older version."""
    columns: dict[str, list[str]] = {}
    query = (
        "SELECT json_group_array(json_array(known.name, column.name)) FROM sqlite_schema AS known"
        " JOIN pragma_table_info(known.name) AS column WHERE known.type = 'table'"
    )
    for table, column in _listed(connection, query):
        columns.setdefault(table, []).append(column)
    return columns


def _lost_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare every table with what the journal says of it."""
    counted = ("step", "change", "journal_head", *TABLES)
    counts = dict(zip(counted, _row(connection, "count(*)", counted), strict=True))
    journal = ("step", "change")
    for name, last in zip(journal, _row(connection, "coalesce(max(id), 0)", journal), strict=True):
        if counts[name] != last:
            yield f"{name}: {last - counts[name]} rows are missing"
    known = _listed(
        connection,
        "SELECT json_group_array(json_array(entity, added)) FROM (SELECT entity,"
        " sum(kind = 'insert') - sum(kind = 'delete') AS added FROM change GROUP BY entity)",
    )
    expected: dict[str, int] = {**dict.fromkeys(TABLES, 0), **dict(known)}
    expected["office"] += OFFICE_ID
    for name in TABLES:
        if counts[name] != expected[name]:
            yield f"{name}: {counts[name]} rows, {expected[name]} expected"
    if counts["journal_head"] != 1:
        yield "the head of the journal is missing"


# Each row that SQLite hands over waits for the interpreter, which a window may be using at the
# same time. So what is asked of all tables comes in one.


def _row(connection: sqlite3.Connection, wanted: str, tables: Iterable[str]) -> tuple[int, ...]:
    """A number of each of the tables."""
    numbers = ", ".join(f'(SELECT {wanted} FROM "{name}")' for name in tables)
    return connection.execute(f"SELECT {numbers}").fetchone()


def _listed(connection: sqlite3.Connection, query: str) -> list[Any]:
    """Rows that are asked for as one JSON."""
    return json.loads(connection.execute(query).fetchone()[0])


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


class Entry(NamedTuple):
    """An entry of a schema: kind, name, table it belongs to, and the statement that made it."""

    kind: str
    name: str
    table: str
    statement: str | None


def entries(connection: sqlite3.Connection) -> frozenset[Entry]:
    """What the schema of a database holds; raises sqlite3.Error."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    return frozenset(Entry(*row) for row in connection.execute(query))


def known_schemas(version: int) -> Iterator[frozenset[Entry]]:
    """The schemas that a database of a version may have."""
    for path in sorted(
        (*VERSIONS.glob(f"{version}.json"), *VERSIONS.glob(f"{version}-from-*.json"))
    ):
        yield frozenset(Entry(*entry) for entry in json.loads(path.read_text(encoding="utf-8")))


def schema_problems(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    """In what a schema differs from the one of its version that it is most like.

    A trigger, a view or another table of the same name would run, or answer, each time the program
    writes or reads. So it is compared whole with those that a database of its version can have.
    """
    found = entries(connection)
    best = min(known_schemas(version), key=lambda known: len(known ^ found))
    known, there = {entry[:2] for entry in best}, {entry[:2] for entry in found}
    for entry in sorted(found - best, key=_tables_first):
        ours = entry[:2] in known
        yield _told(entry) + (
            " is not as this program makes it" if ours else " is not of this program"
        )
    for entry in sorted(best - found, key=_tables_first):
        if entry[:2] not in there:
            yield f"{_told(entry)} is missing"


def _tables_first(entry: Entry) -> tuple[bool, str]:
    return entry.kind != "table", str(entry.name)


def _told(entry: Entry) -> str:
    """Kind and name, whatever was put there, on one short line."""
    words = (json.dumps(str(word)[:_LONGEST_NAME], ensure_ascii=False) for word in entry[:2])
    return "the {} {}".format(*(word.strip('"') for word in words))
