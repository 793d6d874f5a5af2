"""The findings of the open dossier, fresh a moment after each change."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.begun import begun_documents
from ita_desk.contents.documents import DOCUMENTS, find_faults, fingerprint, make_content
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.contents.findings.found import Found
from ita_desk.gui.idle_work import IdleWork
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.finals import newest

if TYPE_CHECKING:
    from ita_desk.contents.findings.checking import Checks

_DELAY = 250
"""Milliseconds of rest before the dossier is checked again."""


class CurrentFindings(QObject):
    """Checks all documents of the open dossier whenever typing rests.

    The window is never held up: a check goes on while nothing else is to be done, and what was
    found before stays in sight until it is through. A change meanwhile begins it anew.
    """

    changed = Signal()
    """A check is through, or another dossier is open; ``all`` has what is known."""

    def __init__(self, session: Session, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._dossier_id: int | None = None
        self._found = Found()
        self._others: dict[str, tuple[Finding, ...]] = {}
        self._wanted: set[str] = set()
        self._work = IdleWork(self, lambda: not session.store_is_taken)
        self._checks: Checks | None = None
        session.changed.connect(self._changed)

    @property
    def dossier_id(self) -> int | None:
        """The open dossier."""
        return self._dossier_id

    @property
    def all(self) -> tuple[Finding, ...]:
        """The findings of the documents that were begun, each once, in the order of the rules."""
        return self._found.all

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents whose findings count: those begun, and those wanted.

        None is named before the first check of a dossier is through.
        """
        return tuple(self._found.of)

    @property
    def edited(self) -> frozenset[str]:
        """The documents that would print other words now than their newest final has."""
        return self._found.edited

    def want(self, document: str) -> None:
        """Let the findings of a document count although it was not begun."""
        self._wanted.add(document)
        self.check()

    def of(self, document: str) -> tuple[Finding, ...]:
        """The findings of one document, in the order of its rules; one not begun is checked now."""
        if document in self._found.of:
            return self._found.of[document]
        if document not in self._others:
            dossier = self._dossier()
            self._others[document] = (
                ()
                if dossier is None
                else find_faults(document, dossier, self._today(), self._session.store.office())
            )
        return self._others[document]

    def at(self, place: Place) -> tuple[Finding, ...]:
        """The findings of one field."""
        return self._found.at.get(place, ())

    def like(self, finding: Finding) -> tuple[Finding, ...]:
        """The findings of the same code, that one among them."""
        return tuple(one for one in self.all if one.code == finding.code)

    def mend(self, findings: Sequence[Finding]) -> None:
        """Mend slips of typing of one code in one step."""
        if findings:
            from ita_desk.verbs import mending

            places = [finding.place for finding in findings]
            self._session.run(mending.mend, places, findings[0].code)
            self.check()

    def sentence(self, finding: Finding) -> str:
        """What a finding says."""
        return finding_sentence(finding, self._session.translate)

    def sentences(self) -> Mapping[Place, str]:
        """What is said at each place where something was found."""
        return PlaceSentences(self._found.at, self.sentence)

    def show_dossier(self, dossier_id: int | None) -> None:
        """Check another dossier, once it is on the screen."""
        if dossier_id != self._dossier_id:
            self._wanted.clear()
            self._checks = None
        self._dossier_id = dossier_id
        self._take(Found())
        self._check_soon()

    def stop(self) -> None:
        """Check nothing more: the database is about to be closed."""
        self._work.stop()
        self._dossier_id = None

    def check(self) -> None:
        """Check now, and be through with it before anything else."""
        self._work.begin(self._steps(), self._take)
        self._work.finish()

    def _check_soon(self) -> None:
        self._work.begin(self._steps(), self._take, rest=_DELAY)

    def _steps(self) -> Generator[None, None, Found]:
        """Check the dossier as it is when the first step is taken."""
        dossier = self._dossier()
        if dossier is None:
            return Found()
        if self._checks is None:
            # The rules are imported after the window is on the screen.
            from ita_desk.contents.findings.checking import Checks

            self._checks = Checks()
            yield
        counted = {*begun_documents(dossier), *self._wanted}
        names = [name for name in DOCUMENTS if name in counted]
        office = self._session.store.office()
        found = yield from self._checks.check(names, dossier, self._today(), office)
        return (yield from self._with_notes(found, dossier))

    def _with_notes(self, found: Found, dossier: Dossier) -> Generator[None, None, Found]:
        """What was found, and what is not as in the newest final of each document."""
        store = self._session.store
        notes: dict[str, tuple[Finding, ...]] = {}
        for name, final in newest(store.finals(dossier.id)).items():
            yield
            content = make_content(name, dossier)
            if fingerprint(content) != final.fingerprint:
                from ita_desk.contents.findings.since_final import notes_since_final
                from ita_desk.gui.value_words import ValueWords

                since = store.edits_since(final)
                words = ValueWords(dossier, self._session.translate)
                notes[name] = notes_since_final(
                    content, since.edited, since.added, since.removed, words.of
                )
        return found.with_notes(notes)

    def _take(self, found: Found) -> None:
        if found != self._found:
            self._found = found
        self._others.clear()
        self.changed.emit()

    def _dossier(self) -> Dossier | None:
        return self._session.dossier(self._dossier_id) if self._dossier_id is not None else None

    def _changed(self, changes: Changes) -> None:
        touched = changes.edited | changes.added | changes.removed
        of_office = any(place.entity == "office" for place in touched)
        if self._dossier_id in changes.dossiers or (of_office and self._dossier_id is not None):
            self._others.clear()
            self._check_soon()


class PlaceSentences(Mapping[Place, str]):
    """Place → the sentences of its findings, one a line, put into words when they are read."""

    def __init__(
        self, found: Mapping[Place, tuple[Finding, ...]], sentence: Callable[[Finding], str]
    ) -> None:
        """``sentence`` puts a finding into words."""
        self._found = found
        self._sentence = sentence

    def __getitem__(self, place: Place) -> str:
        """The words at a place; raises KeyError where nothing was found."""
        return "\n".join(map(self._sentence, self._found[place]))

    def __iter__(self) -> Iterator[Place]:
        """The places where something was found."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many places these are."""
        return len(self._found)

    def __eq__(self, other: object) -> bool:
        """Whether the same was found at the same places, or nothing at none."""
        if isinstance(other, PlaceSentences):
            return self._found is other._found or self._found == other._found
        return isinstance(other, Mapping) and not self._found and not other

    __hash__ = None  # type: ignore[assignment]
