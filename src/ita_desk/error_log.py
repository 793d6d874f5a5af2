"""The log of unexpected errors: for support, without anything the user typed, or who it is."""

import logging
import logging.handlers
import os
import platform
import sqlite3
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

_LARGEST_BYTES = 500_000
_OLD_LOGS = 3
_PACKAGE = Path(__file__).resolve().parent


def log_unexpected(error: BaseException, path: Path, version: str) -> bool:
    """Add where ``error`` arose to the log at ``path``; False if it can't be written.

    Messages of exceptions may quote what the user typed, so only their kinds are kept (of the
    system's errors the number, too), with the lines of code that led there. Only the owner can
    read the log.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _OwnLog(path, maxBytes=_LARGEST_BYTES, backupCount=_OLD_LOGS, encoding="utf-8")
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    text = f"{_system(version)}\n" + "\n".join(_told(error))
    try:
        handler.emit(logging.LogRecord("ita_desk", logging.ERROR, "", 0, text, None, None))
    finally:
        handler.close()
    return True


def save_log_for_support(target: Path, log: Path, version: str) -> None:
    """Write the log, its rotated parts and facts of the system into one text file.

    Whole or not at all. It holds no path with the user's name. Raises FileFault for a target
    that can't be written.
    """
    from ita_desk.exchange.atomic import write_atomically

    parts = [f"{_system(version)}, {_libraries()}"]
    for number in range(_OLD_LOGS, -1, -1):
        part = log.with_name(f"{log.name}.{number}") if number else log
        with suppress(FileNotFoundError):
            parts.append(f"== {part.name}\n{_readable(part)}")
    if len(parts) == 1:
        parts.append("No unexpected error was noted.")
    write_atomically(target, ("\n\n".join(parts) + "\n").encode("utf-8"))


class _OwnLog(logging.handlers.RotatingFileHandler):
    """A log whose files are their owner's alone, those from before included."""

    def _open(self) -> TextIOWrapper:
        with suppress(OSError):
            Path(self.baseFilename).chmod(0o600)
        flags = os.O_APPEND | os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.baseFilename, flags, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding)


def _system(version: str) -> str:
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"ita_desk {version}, {system}"


def _libraries() -> str:
    """Versions of what a fault may hang on; Qt's without loading it."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed_version

    try:
        qt = installed_version("PySide6-Essentials")
    except PackageNotFoundError:
        qt = "unknown"
    return f"{platform.machine()}, Qt {qt}, SQLite {sqlite3.sqlite_version}"


def _readable(log: Path) -> str:
    """A part of the log; logs of older versions named files by their full paths."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        raise
    except OSError as error:
        return f"(can't be read: {error.strerror})"
    for folder in sorted({str(Path.home()), os.path.realpath(Path.home())}, key=len):
        if len(folder) > 1:
            text = text.replace(folder, "~")
    return text.rstrip("\n")


def _told(error: BaseException) -> Iterator[str]:
    """The chain of errors, the first cause first, each with its lines of code."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _told(cause)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_code_file(frame.filename)}:{frame.lineno} in {frame.name}"
    number = f" {error.errno}" if isinstance(error, OSError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{number}"


def _code_file(name: str) -> str:
    """A file of code by its place in its library: where that lies may name the user."""
    path = Path(name)
    library = sysconfig.get_path("stdlib")
    roots = [_PACKAGE.parent, *map(Path, (*sys.path, library))]
    inside = [path.relative_to(root) for root in roots if root.name and path.is_relative_to(root)]
    found = min(inside, key=lambda relative: len(relative.parts), default=Path(path.name))
    return found.as_posix()
