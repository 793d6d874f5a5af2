"""The two commands on wordings: take one into the field, and keep the field's text as one."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk.gui.window.session import Session
from ita_desk.model.tree import Wording

if TYPE_CHECKING:
    from ita_desk.gui.wordings.target import Target
    from ita_desk.gui.wordings.wording_list import Offered, WordingList


class Wordings(QObject):
    """Offers the office's own wordings first, then those of ``file``."""

    def __init__(
        self, session: Session, take: QAction, keep: QAction, file: Path, window: QWidget
    ) -> None:
        """``file`` holds the wordings that come with the program; read when one is wanted."""
        super().__init__(window)
        self._session, self._file, self._window = session, file, window
        self._standard: Sequence[Wording] | None = None
        self.shown: WordingList | None = None
        """The list while it is open."""
        take.triggered.connect(self._open)
        keep.triggered.connect(self._keep)

    def _open(self) -> None:
        from ita_desk.gui.wordings.target import target_at
        from ita_desk.gui.wordings.wording_list import WordingList

        target = target_at(QApplication.focusWidget())
        if target is None:
            words = self._session.translate("Go into a field or a cell that holds text first.")
            self._session.tell(words)
            return

        def offered_here(wanted: str) -> "Offered":
            return self._offered(target.field, wanted)

        shown = WordingList(offered_here, self._session.translate, self._window)
        shown.taken.connect(partial(self._take, target))
        shown.remove_wanted.connect(self._remove)
        shown.destroyed.connect(lambda: self._forget(shown))
        self.shown = shown
        shown.open_at(target.editor, target.typed())

    def _forget(self, closed: "WordingList") -> None:
        if self.shown is closed:
            self.shown = None

    def _take(self, target: "Target", text: str, seed: str) -> None:
        target.editor.setFocus(Qt.FocusReason.PopupFocusReason)
        target.put(text, seed)

    def _remove(self, wording_id: int) -> None:
        from ita_desk.verbs import wordings

        if self._session.run(wordings.remove, wording_id):
            words = self._session.translate("Removed from our wordings. Ctrl+Z brings it back.")
            self._session.tell(words)

    def _offered(self, field: str, wanted: str) -> "Offered":
        from ita_desk.exchange.standard_wordings import read_standard_wordings
        from ita_desk.model.wording import offered

        dossier = self._session.dossier(self._session.dossier_id)
        if dossier is None:
            return ()
        if self._standard is None:
            self._standard = read_standard_wordings(self._file)
        entity, _, name = field.partition(".")
        everything = (*self._session.store.wordings(), *self._standard)
        return offered(everything, dossier, entity, name, wanted)

    def _keep(self) -> None:
        from ita_desk.gui.wordings.target import is_field, text_at
        from ita_desk.verbs import wordings

        text, field = text_at(QApplication.focusWidget())
        dossier = self._session.dossier(self._session.dossier_id)
        _ = self._session.translate
        if dossier is None or not text.strip() or not is_field(field):
            self._session.tell(_("Go into a field or a cell that holds text first."))
            return
        if self._session.run(wordings.add, text, field, dossier):
            self._session.tell(_("Kept in our wordings; F5 offers it in this field."))
        else:
            self._session.tell(_("Our wordings hold this text already."))
