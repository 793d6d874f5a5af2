"""Copies of kept files for the system's own programs to show: private, and gone at the end."""

from pathlib import Path
from stat import S_IRUSR
from tempfile import TemporaryDirectory

from ita_desk.exchange.atomic import write_atomically


class ShownFiles:
    """A folder that only this user can read; nothing is made before the first file is shown."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def show(self, name: str, data: bytes) -> Path:
        """A read-only file of this name; raises FileFault if it can't be written."""
        if self._folder is None:
            # A program that still shows a file may hold it (Windows): then it stays behind.
            self._folder = TemporaryDirectory(prefix="ita-desk-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / name
        if not path.exists():  # what is kept never changes
            write_atomically(path, data)
            path.chmod(S_IRUSR)
        return path

    def remove(self) -> None:
        """Remove what was shown."""
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.cleanup()
