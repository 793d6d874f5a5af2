"""The log of unexpected errors: for support, without anything the user typed."""

import logging
import logging.handlers
import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

_LARGEST_BYTES = 500_000
_OLD_LOGS = 3


def log_unexpected(error: BaseException, path: Path, version: str) -> bool:
    """Add where ``error`` arose to the log at ``path``; False if it can't be written.

    Messages of exceptions may quote what the user typed, so only their kinds are kept (of the
    system's errors the number, too), with the lines of code that led there.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_LARGEST_BYTES, backupCount=_OLD_LOGS, encoding="utf-8"
        )
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    text = f"ita_desk {version}, {system}\n" + "\n".join(_told(error))
    try:
        handler.emit(logging.LogRecord("ita_desk", logging.ERROR, "", 0, text, None, None))
    finally:
        handler.close()
    return True


def _told(error: BaseException) -> Iterator[str]:
    """The chain of errors, the first cause first, each with its lines of code."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _told(cause)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    number = f" {error.errno}" if isinstance(error, OSError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{number}"
