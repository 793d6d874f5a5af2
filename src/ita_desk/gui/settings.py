"""What the window remembers until next time, in a file of the user's own."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from ita_desk.files.owner import make_missing_folder, make_own_file, tighten
from ita_desk.files.reading import is_folder
from ita_desk.files.writing import OWN

_Default = TypeVar("_Default", int, None)
_MOST_DIGITS = 9
"""A file that somebody wrote into may hold a number of any length."""
_WIDTHS = range(100, 30_000)
"""Widths of a column that can be meant, in hundredths of a letter."""
SMALLEST_POINTS, USUAL_POINTS, LARGEST_POINTS = 11, 12, 24


class Settings:
    """Looks, sizes and habits only; losing the file loses no work, and only its owner reads it.

    What was remembered is tried and never trusted: a folder may be gone, locked, or named longer
    than the system takes.
    """

    def __init__(self, file: Path) -> None:
        """Read ``file`` (INI), which need not exist; only its owner can read it."""
        with suppress(OSError):  # Qt keeps the permissions of a file that is there
            make_missing_folder(file.parent)
            make_own_file(file)
            tighten(file, OWN)
        self._stored = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def points(self) -> int:
        """Size of the text in typographic points."""
        points = self._number("text/points", USUAL_POINTS)
        return min(max(points, SMALLEST_POINTS), LARGEST_POINTS)

    @points.setter
    def points(self, points: int) -> None:
        self._stored.setValue("text/points", str(points))

    @property
    def theme(self) -> str:
        """The name of the chosen theme, empty while none was chosen."""
        return self._text("window/theme")

    @theme.setter
    def theme(self, name: str) -> None:
        self._stored.setValue("window/theme", name)

    @property
    def language(self) -> str:
        """The language of the window: Thai unless English was chosen."""
        return "en" if self._text("window/language") == "en" else "th"

    @language.setter
    def language(self, language: str) -> None:
        self._stored.setValue("window/language", language)

    @property
    def page_zoom(self) -> str:
        """The zoom chosen for the page preview, as ``PageView.chosen_zoom`` says it."""
        return self._text("preview/zoom")

    @page_zoom.setter
    def page_zoom(self, zoom: str) -> None:
        self._stored.setValue("preview/zoom", zoom)

    @property
    def folder(self) -> Path:
        """Where files were last read from or written to, else the user's documents or home.

        It can be looked into now.
        """
        usual = Path.home() / "Documents"
        folders = (self._path("files/folder") or usual, usual)
        return next(filter(is_folder, folders), Path.home())

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._stored.setValue("files/folder", str(folder))

    @property
    def dossier(self) -> int | None:
        """The dossier that was open last."""
        return self._number("window/dossier", None)

    @dossier.setter
    def dossier(self, dossier_id: int | None) -> None:
        self._stored.setValue("window/dossier", "" if dossier_id is None else str(dossier_id))

    @property
    def second_copy(self) -> Path | None:
        """The folder or drive that backups are copied to as well; None for none."""
        return self._path("backups/second_copy")

    @second_copy.setter
    def second_copy(self, folder: Path | None) -> None:
        self._stored.setValue("backups/second_copy", "" if folder is None else str(folder))

    def kept_instead(self, wanted: Path) -> Path | None:
        """The database on this computer that is opened instead of one in an unsafe place."""
        return self._path(f"kept_here/{_key(wanted)}")

    def keep_instead(self, wanted: Path, path: Path) -> None:
        """Open ``path`` from now on wherever ``wanted`` is asked for."""
        self._stored.setValue(f"kept_here/{_key(wanted)}", str(path))

    def layout(self, name: str) -> QByteArray:
        """The state of a window or a splitter, empty when it was never kept."""
        value = self._stored.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window or a splitter."""
        self._stored.setValue(f"layout/{name}", state)

    def column_widths(self, database: Path, dossier_id: int, table: str) -> dict[str, int]:
        """Widths of columns drawn by hand, in hundredths of a letter by names of columns.

        {} where none were drawn; what somebody else wrote there is left out.
        """
        told = self._text(_columns(database, dossier_id, table)).split()
        pairs = (one.rpartition("=") for one in told)
        numbers = {name: int(width) for name, _, width in pairs if _is_number(width)}
        return {name: width for name, width in numbers.items() if width in _WIDTHS}

    def keep_column_widths(
        self, database: Path, dossier_id: int, table: str, widths: Mapping[str, int]
    ) -> None:
        """Keep the widths drawn in a table of a dossier; {} forgets them."""
        key = _columns(database, dossier_id, table)
        if widths:
            self._stored.setValue(key, " ".join(f"{name}={at}" for name, at in widths.items()))
        else:
            self._stored.remove(key)

    def flag(self, name: str, default: bool) -> bool:
        """Whether something is shown."""
        return self._text(f"shown/{name}", str(default)) == str(True)

    def keep_flag(self, name: str, value: bool) -> None:
        """Keep whether something is shown."""
        self._stored.setValue(f"shown/{name}", str(value))

    def _path(self, key: str) -> Path | None:
        """A path; None for none, and for what no system takes for one."""
        text = self._text(key)
        return Path(text) if text and "\0" not in text else None

    def _number(self, key: str, default: _Default) -> int | _Default:
        value = self._text(key)
        return int(value) if _is_number(value) else default

    def _text(self, key: str, default: str = "") -> str:
        value = self._stored.value(key, default)
        return value if isinstance(value, str) else default


def _is_number(told: str) -> bool:
    return told.isdecimal() and len(told) <= _MOST_DIGITS


def _columns(database: Path, dossier_id: int, table: str) -> str:
    return f"columns/{_key(database)}/{dossier_id}/{table}"


def _key(path: Path) -> str:
    """A path as the name of a setting, which may have no slashes."""
    return path.absolute().as_posix().encode().hex()
