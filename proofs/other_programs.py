"""Stands in for what the system would start, and notes each time that it is asked.

The door for questions (``gui/gateway.py``) is the only way out of the window; a proof puts answers
there. This sees whether anything goes another way.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

NAMES = (
    *("xdg-open", "xdg-email", "xdg-mime", "gio", "gvfs-open", "kde-open", "kde-open5"),
    *("kioclient", "exo-open", "gnome-open", "sensible-browser", "x-www-browser", "www-browser"),
    *("firefox", "chromium", "google-chrome", "thunderbird", "evolution", "kmail", "mailto"),
    *("lp", "lpr", "soffice", "libreoffice", "evince", "okular", "nautilus", "dolphin", "thunar"),
)
"""Programs of Linux that open files, addresses and folders, write mails or print."""
_NOTE = '#!/bin/sh\necho "${{0##*/}} $*" >> "{notes}"\n'


class Traps:
    """A program of each name that only writes down that it was started."""

    def __init__(self, folder: Path) -> None:
        """Lay them out in a folder."""
        self._folder, self._notes = folder, folder / "started.txt"
        folder.mkdir(parents=True)
        for name in NAMES:
            trap = folder / name
            trap.write_text(_NOTE.format(notes=self._notes), encoding="utf-8")
            trap.chmod(0o755)

    @contextmanager
    def set(self) -> Generator[None]:
        """Let the system find them before its own; where it has no such files, nothing is seen."""
        before = os.environ.get("PATH", os.defpath)
        os.environ["PATH"] = f"{self._folder}{os.pathsep}{before}"
        try:
            assert os.name != "posix" or which(NAMES[0]) == str(self._folder / NAMES[0])
            yield
        finally:
            os.environ["PATH"] = before

    def started(self) -> list[str]:
        """What was started, with its words."""
        return self._notes.read_text(encoding="utf-8").splitlines() if self._notes.exists() else []
