"""The session: the open database, and what of it the window shows. It has no widgets.

Views keep ids, read the frozen tree from ``dossier`` and refresh from ``changed`` alone.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.fault_words import fault_sentence
from ita_desk.gui.gateway import Gateway
from ita_desk.model.changes import Changes
from ita_desk.model.errors import WorldFault
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.faults import NoSuchDossier, StorageFault
from ita_desk.storage.loading import DossierSummary
from ita_desk.storage.store import Store

_P = ParamSpec("_P")
Translate = Callable[[str], str]
Verb = Callable[Concatenate[Store, _P], Changes]
"""What a user can do: a function of ``ita_desk.verbs``, or an undo."""
_KEPT = 8
"""Trees that are kept beside that of the open dossier."""


class Session(QObject):
    """Runs verbs and tells every view what they changed; knows which dossier is open.

    ``dossier_id`` is None where none is, ``document`` the one whose page is in front, ``place`` the
    field that had the keyboard last, ``sought`` the words that are marked wherever they stand.
    While ``store_is_taken`` by a thread, who asks the store waits.
    """

    changed = Signal(object)
    """``Changes``, after every step that changed something, with the trees already fresh."""
    saved = Signal(object)
    """``datetime`` (local) at which the last step was safely in the file."""
    told = Signal(str)
    """A sentence for the foot of the window, about what was just done."""
    sought_changed = Signal()
    """Other words are looked for: what shows texts marks them."""
    kept_waiting = Signal(object)
    """``StorageFault`` that kept a step from being written: its cause may go, so no dialog."""
    opened = Signal(object)
    """The id of another dossier that is open now, or None."""
    turned = Signal(object, str)
    """Another dossier is open or another document in front; its id, or None, and its name."""
    place_selected = Signal(object)
    """The ``Place`` whose field has the keyboard now."""

    def __init__(
        self, store: Store, gateway: Gateway, translate: Translate, read: Dossier | None = None
    ) -> None:
        """Work on an open store, of which a dossier may have been ``read`` already."""
        super().__init__()
        self.store, self.gateway, self.translate = store, gateway, translate
        self.dossier_id: int | None = None
        self.document = ROUND_REPORT
        self.place: Place | None = None
        self.sought = ""
        self.store_is_taken = False
        self._trees: dict[int, Dossier] = {} if read is None else {read.id: read}
        self._closed: frozenset[int] | None = None

    # What is open

    def open(self, dossier_id: int | None) -> None:
        """Let another dossier, or none, be the open one; no field of it has the keyboard yet."""
        if dossier_id != self.dossier_id:
            self.place = None
        self.dossier_id = dossier_id
        self.opened.emit(dossier_id)
        self.turned.emit(dossier_id, self.document)

    def show_document(self, document: str) -> None:
        """Let a document be the one in front."""
        if document != self.document:
            self.document = document
            self.turned.emit(self.dossier_id, document)

    def select(self, place: Place) -> None:
        """Let a field be the one with the keyboard."""
        self.place = place
        self.place_selected.emit(place)

    def seek(self, words: str) -> None:
        """Mark words wherever they stand; "" marks nothing."""
        if words != self.sought:
            self.sought = words
            self.sought_changed.emit()

    def dossiers(self) -> tuple[DossierSummary, ...]:
        """The list of all dossiers."""
        return self.store.dossiers() if self._closed is None else ()

    def dossier(self, dossier_id: int | None) -> Dossier | None:
        """The fresh tree of a dossier, or None when it has been deleted."""
        if dossier_id is None or self._closed is not None:
            return None
        tree = self._trees.pop(dossier_id, None)
        if tree is None:
            with suppress(NoSuchDossier):
                tree = self.store.load(dossier_id)
        if tree is not None:
            self._trees[dossier_id] = tree  # the newest is the last
            self._let_go()
        return tree

    def _let_go(self) -> None:
        """Keep a few trees: the list asks for those of the whole office, one after the other."""
        for oldest in [one for one in self._trees if one != self.dossier_id][:-_KEPT]:
            del self._trees[oldest]

    # Changing

    def run(self, verb: Verb[_P], *args: _P.args, **kwargs: _P.kwargs) -> Changes:
        """Run a verb; a fault is told and gives empty Changes.

        Faults of the file are told by ``kept_waiting``, all others in a dialog.
        """
        return self.attempt(verb, *args, **kwargs) or Changes()

    def attempt(self, verb: Verb[_P], *args: _P.args, **kwargs: _P.kwargs) -> Changes | None:
        """Run a verb; None when a fault was told, so what was typed must stay where it is.

        So must what could not be kept before the database was closed.
        """
        if self._closed is not None:
            return None
        try:
            changes = verb(self.store, *args, **kwargs)
        except WorldFault as fault:
            self.refuse(fault)
            return None
        self.take(changes)
        return changes

    def refuse(self, fault: WorldFault) -> None:
        """Tell why a verb could not be run."""
        if isinstance(fault, StorageFault):
            self.kept_waiting.emit(fault)
        else:
            self.gateway.complain(fault_sentence(fault, self.translate))

    def take(self, changes: Changes, read: Dossier | None = None) -> None:
        """Tell what a verb changed; a new dossier may have been ``read`` already."""
        if changes:
            known = changes.dossiers & self._trees.keys()
            if read is not None:
                self._trees[read.id] = read
                known -= {read.id}
            for dossier_id in known:
                tree = self._trees.pop(dossier_id)
                with suppress(NoSuchDossier):
                    self._trees[dossier_id] = self.store.refresh(tree, changes)
            self.saved.emit(datetime.now().astimezone())
            self.changed.emit(changes)

    def undo(self) -> Changes:
        """Undo the newest step."""
        return self.run(Store.undo)

    def redo(self) -> Changes:
        """Redo the newest undone step."""
        return self.run(Store.redo)

    def tell(self, sentence: str) -> None:
        """Say something at the foot of the window; "" says nothing."""
        if sentence:
            self.told.emit(sentence)

    # Another state of the database

    def close(self) -> None:
        """The database is about to be closed: until ``reopen`` there is nothing to be seen."""
        self._closed = frozenset(summary.id for summary in self.store.dossiers())
        self._trees.clear()

    def reopen(self, store: Store) -> None:
        """Go on with another state of the database; for the views everything changed."""
        self.store, before, self._closed = store, self._closed or frozenset(), None
        self._trees.clear()
        self.changed.emit(store.all_changed(before))
