"""Another program may hold a file for a moment: what is refused for that is tried again.

On Windows a virus scanner, the search indexer and OneDrive open each new file, and as long as they
do it can be neither renamed nor removed.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from ita_desk.files.system_errors import may_be_held

PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.2, 0.2, 0.3, 0.4, 0.5)
"""Seconds between tries, about two together."""
T = TypeVar("T")


def patiently(
    do: Callable[[], T],
    pauses: Sequence[float] = PAUSES,
    wait: Callable[[float], object] = time.sleep,
) -> T:
    """What ``do`` gives, tried again for two seconds while the file is held; raises OSError."""
    for pause in pauses:
        try:
            return do()
        except OSError as error:
            if not may_be_held(error):
                raise
            wait(pause)
    return do()


def remove(path: Path) -> None:
    """Remove a file if it is there; raises OSError."""
    patiently(lambda: path.unlink(missing_ok=True))


def rename(path: Path, target: Path) -> None:
    """Put a file in the place of another in one step; raises OSError."""
    patiently(lambda: path.replace(target))
