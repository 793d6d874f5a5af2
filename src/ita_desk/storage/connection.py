"""One connection to the database file, with the settings that keep acknowledged work.

Write-ahead log with ``synchronous=FULL`` lost no acknowledged edit in simulated power cuts,
where NORMAL did. Transactions are begun explicitly: the driver's implicit ones leave schema
changes behind when a migration fails.
"""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, StaticPool, create_engine, event
from sqlalchemy.util import LRUCache

from ita_desk.files.reading import is_there
from ita_desk.storage.companions import has_log

BUSY_MILLISECONDS = 3000
_STATEMENTS = 256
"""Prepared statements kept; every table has some of its own."""
_COMPILED = 500
"""Statements whose words are kept."""
_OPERATIONS = 10_000
"""Of SQLite's machine, after which it is asked whether to stop: less than a millisecond of them."""


class Stopped(Exception):
    """A long act was stopped by the user; nothing of it is in the database."""


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
        if not refused or not is_there(path) or has_log(path):
            raise
        return _prepared(_open(path, "mode=ro&immutable=1"), logged=False)


def _open(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MILLISECONDS / 1000,
        cached_statements=_STATEMENTS,
        check_same_thread=False,  # the store lets its callers in one by one
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


def core(driver: Any) -> Connection:
    """SQLAlchemy's connection over an open sqlite3.Connection.

    Its transactions stay ours (``begun``).
    """
    model, compiled = _common()
    pool = StaticPool(lambda: driver, reset_on_return=None, dialect=model.dialect)
    engine = Engine(pool, model.dialect, model.url)
    event.listen(engine, "handle_error", _as_the_driver_says)
    options: dict[str, Any] = {"isolation_level": "AUTOCOMMIT", "compiled_cache": compiled}
    return engine.connect().execution_options(**options)


@cache
def _common() -> tuple[Engine, LRUCache[Any, Any]]:
    """What no connection has of its own: how SQLite is spoken to, and statements put into words.

    So a statement is compiled once, however many connections there are: a third of the time in
    which a dossier is read first.
    """
    engine = create_engine("sqlite://", poolclass=StaticPool)
    engine.connect().close()  # the dialect looks at the library then, for all to come
    engine.dispose()
    return engine, LRUCache(_COMPILED)


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


@contextmanager
def stoppable(connection: sqlite3.Connection, stop: Callable[[], bool]) -> Generator[None]:
    """Let a statement of the block end in the middle, and its transaction with it.

    Raises Stopped once ``stop``, which is asked all the time, says so.
    """
    connection.set_progress_handler(stop, _OPERATIONS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise Stopped from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def scalar(connection: sqlite3.Connection, query: str, values: tuple[Any, ...] = ()) -> Any:
    """The first column of the first row; None when there is no row."""
    row = connection.execute(query, values).fetchone()
    return None if row is None else row[0]
