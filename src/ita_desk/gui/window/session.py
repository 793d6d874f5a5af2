"""The open office database as the window sees it."""

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.gateway import Gateway
from ita_desk.model.changes import Changes
from ita_desk.model.errors import WorldFault
from ita_desk.model.office import Office, OfficeFields
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.faults import NoSuchDossier, StorageFault
from ita_desk.storage.loading import DossierSummary
from ita_desk.storage.steps import Step
from ita_desk.storage.store import Store
from ita_desk.storage.tables import OFFICE_ID
from ita_desk.storage.transaction import InvalidValue

_Arguments = ParamSpec("_Arguments")
Translate = Callable[[str], str]


class Session(QObject):
    """Runs verbs and tells every view what they changed; holds the trees of open dossiers.

    Views keep ids, read the frozen tree from ``dossier`` and refresh from ``changed`` alone.
    """

    changed = Signal(object)
    """``Changes``, after every step that changed something, with the trees already fresh."""
    saved = Signal(object)
    """``datetime`` (local) at which the last step was safely in the file."""
    told = Signal(str)
    """A sentence for the foot of the window, about what was just done."""
    kept_waiting = Signal(object)
    """``StorageFault`` that kept a step from being written: its cause may go, so no dialog."""

    def __init__(
        self,
        store: Store,
        gateway: Gateway,
        translate: Translate,
        parent: QObject | None = None,
        read: Dossier | None = None,
    ) -> None:
        """Work on an open store, of which a dossier may have been ``read`` already."""
        super().__init__(parent)
        self.store = store
        self.gateway = gateway
        self.translate = translate
        self._trees: dict[int, Dossier] = {} if read is None else {read.id: read}
        self._left: frozenset[int] | None = None

    def tell(self, sentence: str) -> None:
        """Say something at the foot of the window; "" says nothing."""
        if sentence:
            self.told.emit(sentence)

    def leave(self) -> None:
        """The database is about to be closed: until ``take`` there is nothing to be seen."""
        self._left = frozenset(summary.id for summary in self.store.dossiers())
        self._trees.clear()

    def take(self, store: Store) -> None:
        """Go on with another state of the database; for the views everything changed."""
        self.store = store
        self._trees.clear()
        before, self._left = self._left or frozenset(), None
        now = frozenset(summary.id for summary in store.dossiers())
        self.changed.emit(
            Changes(
                dossiers=before | now,
                edited=frozenset(
                    Place("office", OFFICE_ID, name) for name in OfficeFields.model_fields
                ),
                added=frozenset(Place("dossier", one) for one in now),
                removed=frozenset(Place("dossier", one) for one in before - now),
            )
        )

    def run(
        self,
        verb: Callable[Concatenate[Store, _Arguments], Changes],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> Changes:
        """Run a verb of ``ita_desk.verbs``; a fault is told and gives empty Changes.

        Faults of the file are told by ``kept_waiting``, all others in a dialog.
        """
        return self.attempt(verb, *args, **kwargs) or Changes()

    def attempt(
        self,
        verb: Callable[Concatenate[Store, _Arguments], Changes],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> Changes | None:
        """Run a verb; None when a fault was told, so what was typed must stay where it is."""
        return self._attempt(lambda: verb(self.store, *args, **kwargs))

    def undo(self) -> Changes:
        """Undo the newest step."""
        return self._attempt(self.store.undo) or Changes()

    def redo(self) -> Changes:
        """Redo the newest undone step."""
        return self._attempt(self.store.redo) or Changes()

    def next_undo(self) -> Step | None:
        """The step that undo would reverse."""
        return self.store.next_undo()

    def next_redo(self) -> Step | None:
        """The step that redo would bring back."""
        return self.store.next_redo()

    def dossiers(self) -> tuple[DossierSummary, ...]:
        """The list of all dossiers."""
        if self._left is not None:
            return ()
        return self.store.dossiers()

    def dossier(self, dossier_id: int) -> Dossier | None:
        """The fresh tree of a dossier, or None when it has been deleted."""
        if self._left is not None:
            return None
        if dossier_id not in self._trees:
            try:
                self._trees[dossier_id] = self.store.load(dossier_id)
            except NoSuchDossier:
                return None
        return self._trees[dossier_id]

    def office(self) -> Office:
        """The office's own settings, fresh."""
        return self.store.office()

    def _attempt(self, act: Callable[[], Changes]) -> Changes | None:
        try:
            changes = act()
        except StorageFault as fault:
            self.kept_waiting.emit(fault)
            return None
        except WorldFault as fault:
            self.gateway.complain(self._told(fault))
            return None
        if changes:
            self._refresh(changes)
            self.saved.emit(datetime.now().astimezone())
            self.changed.emit(changes)
        return changes

    def _told(self, fault: WorldFault) -> str:
        if isinstance(fault, InvalidValue):
            from ita_desk.gui.place_names import column_name

            return fault.told(column_name(fault.place, self.translate), self.translate)
        return fault.sentence(self.translate)

    def _refresh(self, changes: Changes) -> None:
        for dossier_id in changes.dossiers & self._trees.keys():
            try:
                self._trees[dossier_id] = self.store.refresh(self._trees[dossier_id], changes)
            except NoSuchDossier:
                del self._trees[dossier_id]
