"""Gives a document to others: on a stick, or with the mail program."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from ita_desk.contents.dossier_title import dossier_title
from ita_desk.files.reading import is_folder
from ita_desk.gui.background import Job
from ita_desk.gui.output.batch import Wanted
from ita_desk.gui.output.file_export import FileExport
from ita_desk.gui.output.file_names import name_to_send
from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.session import Session

Drives = Callable[[], Sequence[Path]]
"""What can be plugged in and taken out, the newest first."""


class Sending(QObject):
    """Writes the PDF under the department's name, and says what is to be done then."""

    def __init__(
        self,
        session: Session,
        export: FileExport,
        panel: OutputPanel,
        settings: Settings,
        drives: Drives,
    ) -> None:
        """Write through ``export``, tell through ``panel``."""
        super().__init__(export)
        self._session, self._export, self._panel = session, export, panel
        self._settings, self._drives = settings, drives

    def to_stick(self, wanted: Wanted) -> None:
        """Offer the newest stick, write there, and say how it is taken out."""
        _, drive = self._session.translate, next(iter(self._drives()), None)
        if drive is None:
            words = _("No stick was found. Plug one in and try again.")
            self._panel.tell(words, [(_("Try again"), lambda: self.to_stick(wanted))])
        else:
            self._write(wanted, drive, _("Save on the stick"), self._tell_of_stick)

    def by_mail(self, wanted: Wanted) -> None:
        """Write it, and open the mail program with it; the folder where there is none."""
        dossier = self._session.dossier(wanted.dossier_id)
        if dossier is None:
            return
        subject = dossier_title(dossier)

        def written(path: Path) -> None:
            def answered(handed: bool) -> None:
                self._tell_of_mail(path, handed)

            self._settings.folder = path.parent
            job = Job(lambda: self._session.gateway.mail(path, subject), self)
            job.done.connect(answered)
            job.start()

        title = self._session.translate("Save what is to be sent")
        self._write(wanted, self._settings.folder, title, written)

    def _write(
        self, wanted: Wanted, folder: Path, title: str, sent: Callable[[Path], None]
    ) -> None:
        dossier = self._session.dossier(wanted.dossier_id)
        if dossier is not None:
            suggested = folder / name_to_send(wanted.document_name, dossier)
            self._export.export_to_send(wanted, suggested, title, sent)

    def _tell_of_stick(self, path: Path) -> None:
        _ = self._session.translate
        words = _(
            "Written: {file}\nBefore you pull the stick out, remove it safely: choose “Safely"
            " remove hardware” or “Eject” of the system."
        )
        folder = (_("Open the folder"), lambda: self._open(path.parent))
        self._panel.tell(words.format(file=path), [folder])

    def _tell_of_mail(self, path: Path, handed: bool) -> None:
        _ = self._session.translate
        if handed:
            words = _("The mail program has the file: {file}")
        else:
            words = _("No mail program could be opened. Attach this file to your mail: {file}")
            self._open(path.parent)
        folder = (_("Open the folder"), lambda: self._open(path.parent))
        self._panel.tell(words.format(file=path), [folder])

    def _open(self, folder: Path) -> None:
        if is_folder(folder):  # a stick may be gone
            self._session.gateway.open_path(folder)
