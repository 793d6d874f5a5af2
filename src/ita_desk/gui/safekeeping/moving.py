"""The way to another computer: everything into one file here, out of it there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.background import Job
from ita_desk.gui.gateway import Gateway
from ita_desk.gui.settings import Settings
from ita_desk.model.errors import WorldFault
from ita_desk.storage.moving import SUFFIX, Move, pack


class Moving(QObject):
    """Asks for the file, and writes it in a thread while the window is worked in."""

    told = Signal(str)
    """What happened, in a sentence."""

    def __init__(
        self,
        gateway: Gateway,
        settings: Settings,
        settings_file: Path,
        translate: Callable[[str], str],
        parent: QObject,
    ) -> None:
        """``settings_file`` goes along."""
        super().__init__(parent)
        self._gateway, self._settings = gateway, settings
        self._settings_file, self._translate = settings_file, translate
        self._filters = translate("Everything of an office (*.zip)")

    def move_out(self, database: Path) -> Job | None:
        """Let the user name the file for the other computer, and begin to write it."""
        _ = self._translate
        suggested = self._settings.folder / f"ita_desk{SUFFIX}"
        file = self._gateway.file_to_save(_("Move to another computer"), suggested, self._filters)
        if file is None:
            return None
        self._settings.folder = file.parent
        self.told.emit(_("Everything is being written: {file}").format(file=file))
        job = Job(partial(pack, database, self._settings_file, file), self)
        job.done.connect(self._tell)
        job.failed.connect(self._complain)
        return job.start()

    def file_to_take_in(self) -> Path | None:
        """The file from the other computer, once the user is sure."""
        _ = self._translate
        file = self._gateway.file_to_open(
            _("Take in from another computer"), self._settings.folder, self._filters
        )
        if file is None:
            return None
        question = _(
            "Everything here is replaced by what the file holds: {file}\n"
            "What is here now is backed up first."
        )
        sure = self._gateway.confirm(question.format(file=file), _("Take it in"))
        return file if sure else None

    def _tell(self, move: Move) -> None:
        _ = self._translate
        sentence = _("Written: {file}. On the other computer: File, Take in from another computer.")
        self.told.emit(sentence.format(file=move.file))

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, WorldFault):
            raise error
        self._gateway.complain(error.sentence(self._translate))
