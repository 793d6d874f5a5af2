"""One connection to the database file, with the settings that keep acknowledged work.

Write-ahead log with ``synchronous=FULL`` lost no acknowledged edit in simulated power cuts,
where NORMAL did. Transactions are begun explicitly: the driver's implicit ones leave schema
changes behind when a migration fails.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ExceptionContext, StaticPool, create_engine, event

from ita_desk.storage.companions import has_log

BUSY_MILLISECONDS = 3000
_STATEMENTS = 256
"""Prepared statements kept; every table has some of its own."""


def connect(path: Path | None, *, write: bool) -> sqlite3.Connection:
    """Open the database file (None: an empty one in memory); raises sqlite3.Error.

    To read a file with a write-ahead log, SQLite writes its index beside it. Where it can't (a
    folder or medium that can't be written) and there is no log, the file is read as it is.
    """
    if path is None:
        return _prepared(sqlite3.connect(":memory:", isolation_level=None), logged=False)
    if write:
        return _prepared(_open(path, "mode=rwc"), logged=True)
    try:
        return _prepared(_open(path, "mode=ro"), logged=False)
    except sqlite3.OperationalError as error:
        refused = error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
        if not refused or not path.exists() or has_log(path):
            raise
        return _prepared(_open(path, "mode=ro&immutable=1"), logged=False)


def _open(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MILLISECONDS / 1000,
        cached_statements=_STATEMENTS,
    )


def _prepared(connection: sqlite3.Connection, *, logged: bool) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        if logged:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _as_the_driver_says(context: ExceptionContext) -> None:
    raise context.original_exception


def core(driver: sqlite3.Connection) -> Connection:
    """SQLAlchemy's connection over an open one, whose transactions stay ours (``begun``)."""
    engine = create_engine(
        "sqlite://", creator=lambda: driver, poolclass=StaticPool, pool_reset_on_return=None
    )
    event.listen(engine, "handle_error", _as_the_driver_says)
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def begun(connection: sqlite3.Connection, *, write: bool = False) -> Generator[None]:
    """Run the block in one transaction: committed when it ends, rolled back when it raises.

    With ``write`` the lock is taken at once; a read transaction takes it when it writes. A
    block that has rolled back by itself ends without a commit.
    """
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
        if connection.in_transaction:
            connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def scalar(connection: sqlite3.Connection, query: str, values: tuple[Any, ...] = ()) -> Any:
    """The first column of the first row; None when there is no row."""
    row = connection.execute(query, values).fetchone()
    return None if row is None else row[0]
