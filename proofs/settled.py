"""How much a window holds: memory, and objects, counted when everything that can go has gone."""

import ctypes
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_TIMES = 3
"""What goes may let go of others, which go the next time."""


class Level(NamedTuple):
    """``beside`` are the kilobytes of other processes; 0 where the system doesn't say them."""

    acts: int
    kilobytes: int
    beside: int
    widgets: int
    qt: int
    python: int

    def words(self) -> str:
        """One line."""
        return (
            f"{self.acts:>9,} acts: {self.kilobytes / 1000:.0f} MB"
            f" and {self.beside / 1000:.0f} beside,"
            f" {self.widgets:,} widgets, {self.qt:,} objects of Qt, {self.python:,} of Python"
        )


def level(acts: int) -> Level:
    """What is held now.

    Of Qt's objects those are counted that Python knows. To ask for all would make one of Python's
    for each of them, and PySide 6.11 never lets go of those that Qt made itself.
    """
    for _ in range(_TIMES):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    found = gc.get_objects()
    of_qt = [one for one in found if isinstance(one, QObject) and isValid(one)]
    widgets = sum(isinstance(one, QWidget) for one in of_qt)
    counts = widgets, len(of_qt), len(found)
    del found, of_qt
    if sys.platform == "linux":  # Wine on it shows such files as well
        # What is free is given back before: how much the C library holds of it is chance.
        ctypes.CDLL(None).malloc_trim(0)
    return Level(acts, _resident("self"), sum(map(_resident, children())), *counts)


def children() -> list[str]:
    """Processes that this one started and that still run; none where the system doesn't say."""
    task = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    is_told = sys.platform == "linux" and task.exists()
    return task.read_text(encoding="ascii").split() if is_told else []


def _resident(process: str) -> int:
    if sys.platform != "linux":
        return 0
    with suppress(OSError):  # it has ended
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
        for line in status.splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1])
    return 0
