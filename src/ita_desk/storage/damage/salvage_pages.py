"""Mending a private copy of a damaged database, so far that SQLite reads its tables again.

Nothing is invented: the file's header is filled with what every office database says there, and
the list of the tables (``sqlite_schema``), if it can't be read, with that of a new database of
this version. That is possible because the tables of a new database always begin at the same
pages; a copy made by ``VACUUM INTO`` (every backup, and a database that was restored) has another
such order, which is tried, too. (Layout: https://www.sqlite.org/fileformat2.html.)
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ita_desk.storage import schema
from ita_desk.storage.damage.salvage_reading import READ_FAULTS, decode

_MAGIC = b"SQLite format 3\0"
_PAGE = 4096
"""The size of a page in bytes: SQLite's own, which no database of ours leaves."""
_HEADER = 100
_NEARLY_ALL = 0.9
_TABLE_PAGES, _INDEX_PAGES = (0x05, 0x0D), (0x02, 0x0A)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Pages of the schema of an empty database, and where each table and index begins.

    ``statements`` are what the schema says: name of a table or index → first page and SQL.
    """

    pages: dict[int, bytes]
    tables: frozenset[str]
    statements: dict[str, tuple[int, str]]


def mend(copy: Path) -> None:
    """Make a copy of a damaged database (with its log beside it) readable as far as it can be.

    The write-ahead log is taken in; its own checksums say how far it is whole. Raises OSError.
    """
    _mend_header(copy)
    with suppress(*READ_FAULTS), closing(open_damaged(copy)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    _mend_header(copy)
    said = _said(copy)
    if said is None or _says_ours(copy):
        _mend_schema(copy, said or {})


def open_damaged(copy: Path) -> sqlite3.Connection:
    """A connection that goes on where the schema can't be read; raises sqlite3.Error."""
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("PRAGMA mmap_size=0")
    return connection


def _mend_header(copy: Path) -> None:
    """Fill in a header that is not SQLite's, and the size that the file really has."""
    with copy.open("r+b") as file:
        data = bytearray(file.read(_HEADER).ljust(_HEADER, b"\0"))
        if not _is_header(data):
            data[:] = _empty_database()[0].pages[1][:_HEADER]
        count = max(1, -(-copy.stat().st_size // _PAGE))
        data[28:32] = count.to_bytes(4, "big")
        data[32:40] = bytes(8)  # no list of free pages: nothing will be written
        data[92:96] = data[24:28]  # the size is valid as of this change
        file.seek(0)
        file.write(data)
        file.truncate(count * _PAGE)


def _is_header(data: bytearray) -> bool:
    """Whether the first hundred bytes of a file are as all our files have them."""
    return (
        data.startswith(_MAGIC)
        and int.from_bytes(data[16:18], "big") == _PAGE
        and bytes(data[20:24]) == b"\0\x40\x20\x20"
        and data[18] in (1, 2)
        and data[19] in (1, 2)
        and int.from_bytes(data[44:48], "big") in (1, 2, 3, 4)
        and int.from_bytes(data[56:60], "big") == 1
    )


def _says_ours(copy: Path) -> bool:
    with copy.open("rb") as file:
        header = file.read(_HEADER)
    said = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    return said == (schema.APPLICATION_ID, schema.SCHEMA_VERSION)


def _said(copy: Path) -> dict[str, tuple[int, str]] | None:
    """What the schema says of tables and indexes; None where that can't be read to its end."""
    query = "SELECT name, rootpage, sql FROM sqlite_schema WHERE name IS NOT NULL"
    try:
        with closing(open_damaged(copy)) as connection:
            connection.text_factory = decode
            return {name: (root, sql) for name, root, sql in connection.execute(query)}
    except READ_FAULTS:
        return None


def _mend_schema(copy: Path, said: dict[str, tuple[int, str]]) -> None:
    """Put the schema of a new database in the place of a torn one, if the pages follow it."""
    data = copy.read_bytes()
    layouts = [one for one in _empty_database() if _agrees(one, said)]
    best = max(layouts, key=lambda layout: _fit(layout, data), default=None)
    if best is None or best.statements == said or not _fit(best, data):
        return
    with copy.open("r+b") as file:
        for number, page in best.pages.items():
            file.seek((number - 1) * _PAGE)
            file.write(page)
    _mend_header(copy)


def _agrees(layout: _Layout, said: dict[str, tuple[int, str]]) -> bool:
    """Whether tables and indexes begin where the schema says, but for what a flip changed."""
    known = said.keys() & layout.statements.keys()
    same = sum(said[name][0] == layout.statements[name][0] for name in known)
    return same >= _NEARLY_ALL * len(known)


def _fit(layout: _Layout, data: bytes) -> int:
    """How many tables and indexes begin with a page of their kind."""

    def begins(name: str, root: int) -> bool:
        at = (root - 1) * _PAGE
        kinds = _TABLE_PAGES if name in layout.tables else _INDEX_PAGES
        return at < len(data) and data[at] in kinds

    return sum(begins(name, root) for name, (root, _) in layout.statements.items())


def _empty_database() -> tuple[_Layout, _Layout]:
    """A new database of this version, and the same after ``VACUUM``."""
    with TemporaryDirectory(prefix="ita_desk-") as folder:
        file = Path(folder) / "empty"
        with closing(sqlite3.connect(file, isolation_level=None)) as new:
            new.execute(f"PRAGMA page_size={_PAGE}")
            schema.create(new)
            first = _layout(new, file.read_bytes())
            new.execute("VACUUM")
            return first, _layout(new, file.read_bytes())


def _layout(connection: sqlite3.Connection, data: bytes) -> _Layout:
    """Every page of an empty database that no table or index begins with is of its schema."""
    found = connection.execute("SELECT type, name, rootpage, sql FROM sqlite_schema").fetchall()
    statements = {name: (root, sql) for _, name, root, sql in found}
    roots = {root for root, _ in statements.values()}
    return _Layout(
        {number: page for number, page in _numbered(data) if number not in roots},
        frozenset(name for kind, name, _, _ in found if kind == "table"),
        statements,
    )


def _numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number in range(len(data) // _PAGE):
        yield number + 1, data[number * _PAGE : (number + 1) * _PAGE]
