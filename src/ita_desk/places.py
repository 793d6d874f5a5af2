"""Where the user's things lie: in the account's own folders, or beside a program that is carried.

A folder that the program runs from and that holds the file ``portable`` is carried about, on a
stick: data, backups, settings, log and passing files then lie in its folder ``data``, and nothing
is left on the computer.
"""

import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_NAME = "ita_desk"
_MARKER, _DATA = "portable", "data"
_DATABASE, _LOG, _SETTINGS = "office.sqlite3", "errors.log", "window.ini"


class Places(NamedTuple):
    """Paths of files; their folders may not be there yet."""

    database: Path
    """The office database; its backups lie beside it."""
    log: Path
    """Unexpected errors."""
    settings: Path
    """The window's own settings."""


def places(program: Path | None = None) -> Places:
    """Where things lie for a program that runs from the folder ``program``, by default this one."""
    carried = carried_data(program)
    if carried is not None:
        return Places(carried / _DATABASE, carried / _LOG, carried / _SETTINGS)
    from platformdirs import user_config_path, user_data_path, user_log_path

    return Places(
        user_data_path(_NAME, appauthor=False) / _DATABASE,
        user_log_path(_NAME, appauthor=False) / _LOG,
        user_config_path(_NAME, appauthor=False) / _SETTINGS,
    )


def carried_data(program: Path | None = None) -> Path | None:
    """The folder of the data of a program that is carried about; None for an installed one."""
    folder = Path(sys.executable).parent if program is None else program
    return folder / _DATA if (folder / _MARKER).is_file() else None


def keep_passing_files(environment: MutableMapping[str, str], program: Path | None = None) -> None:
    """Let a program that is carried about write its passing files beside itself as well.

    ``environment`` is changed for all that comes after. Where the folder can't be made, they go
    where the system has them.
    """
    carried = carried_data(program)
    if carried is None:
        return
    folder = carried / "temporary"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        environment.update(dict.fromkeys(("TMP", "TEMP", "TMPDIR"), str(folder)))
