"""Values that can't be read: texts that are no UTF-8, and images of the journal that are no JSON.

SQLite goes through the rows by itself and hands a table over as one text. That takes half the time
of reading row by row, and it frees the interpreter meanwhile, so that a window goes on beside it.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

_IMAGES = ("before", "after")


def unreadable_images(connection: sqlite3.Connection) -> Iterator[str]:
    """Look at the images that the journal keeps of rows."""
    torn = " OR ".join(
        f"({name} IS NOT NULL AND NOT (json_valid({name}) AND json_type({name}) = 'object'))"
        for name in _IMAGES
    )
    ((count,),) = connection.execute(f"SELECT count(*) FROM change WHERE {torn}")
    if count:
        yield f"change: {count} rows can't be read"


def unreadable_texts(
    connection: sqlite3.Connection, columns: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Read every value of ``columns``, those of each table.

    Raises sqlite3.Error where a value can't be had at all.
    """
    query = " UNION ALL ".join(_joined(name, columns[name]) for name in columns)
    try:
        joined = connection.execute(query).fetchall()
    except sqlite3.DataError:  # more than SQLite puts in one value, a gigabyte
        for name in columns:
            for _ in connection.execute(f'SELECT * FROM "{name}"'):
                pass
        return
    for name, values in joined:
        try:
            values.decode()
        except UnicodeDecodeError:
            yield f"{name}: text that can't be read"


def _joined(table: str, columns: Sequence[str]) -> str:
    """The query for the name of a table and all its values in one text.

    JSON puts an ASCII character between any two of them, so that the whole is UTF-8 exactly if
    each is; and it writes NUL in other words, at which older versions of SQLite end a text.
    """
    values = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
    every = f"CAST(json_group_array(json_array({values})) AS BLOB)"
    return f"SELECT '{table}', {every} FROM \"{table}\""
