"""One connection to the database file, with the settings that keep acknowledged work.

Write-ahead log with ``synchronous=FULL`` lost no acknowledged edit in simulated power cuts,
where NORMAL did. Transactions are begun explicitly: the driver's implicit ones leave schema
changes behind when a migration fails.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, StaticPool, create_engine, event

BUSY_MILLISECONDS = 3000


def connect(path: Path | None, *, write: bool) -> Connection:
    """Open the database file (None: an empty one in memory) and return its one connection.

    Raises sqlite3.Error or sqlalchemy.exc.DBAPIError; the caller tells the fault.
    """

    def open_file() -> sqlite3.Connection:
        if path is None:
            return sqlite3.connect(":memory:", isolation_level=None)
        mode = "rwc" if write else "ro"
        address = f"{path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000
        )

    engine = create_engine("sqlite://", creator=open_file, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    connection = engine.connect()
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    try:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute("PRAGMA temp_store=MEMORY")
        driver.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        if write and path is not None:
            driver.execute("PRAGMA journal_mode=WAL")
            driver.execute("PRAGMA synchronous=FULL")
        driver.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        close(connection)
        raise
    return connection


def close(connection: Connection) -> None:
    """Close the connection and the file behind it; closing again does nothing."""
    if connection.closed:
        return
    driver = connection.connection.driver_connection
    connection.close()
    connection.engine.dispose()
    if isinstance(driver, sqlite3.Connection):
        driver.close()


def for_writing(connection: Connection, value: bool) -> None:
    """Make the next transactions take the write lock at once (or only when they write)."""
    connection.info["write_at_once"] = value


def _begin(connection: Connection) -> None:
    at_once = connection.info.get("write_at_once", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")
