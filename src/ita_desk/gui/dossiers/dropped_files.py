"""Dossier files and old forms dropped onto the window."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ita_desk.exchange.dossier_file import SUFFIXES
from ita_desk.exchange.office.suffixes import is_office_file


class DroppedFiles(QObject):
    """Watches a window for dossier files and old forms that are dropped onto it."""

    dropped = Signal(object)
    """Tuple of ``Path``."""

    def __init__(self, window: QWidget) -> None:
        """Take drops onto ``window`` wherever no other widget takes them."""
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: take what is dragged if there is a file in it that can be brought in."""
        if event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            drop = cast(QDropEvent, event)
            files = dossier_files(drop.mimeData())
            if files:
                drop.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)


def dossier_files(data: QMimeData) -> tuple[Path, ...]:
    """The files in what is dragged that may be dossier files or old forms, by their names."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in SUFFIXES or is_office_file(path))
