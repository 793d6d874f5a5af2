"""What the window does with whole dossiers: begin, bring in or take dropped, duplicate, delete."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ita_desk.exchange.dossier_file import SUFFIXES
from ita_desk.exchange.office.suffixes import OFFICE_SUFFIXES, is_office_file
from ita_desk.gui.dossiers.names import dossier_name, dossier_names
from ita_desk.gui.lengthy import Lengthy
from ita_desk.gui.settings import Settings
from ita_desk.gui.start.guesses import Beginning
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.errors import WorldFault
from ita_desk.model.tree import Dossier
from ita_desk.storage.loading import DossierSummary
from ita_desk.thai.calendar import next_round
from ita_desk.verbs import dossiers

if TYPE_CHECKING:
    from ita_desk.exchange.forms.form_file import FormFile
    from ita_desk.exchange.forms.review import Review


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


class DossierActs(QObject):
    """Runs the verbs; the window follows what they changed."""

    opened = Signal(int)
    """A dossier came into being: show it."""
    about_to_import = Signal()
    """Files are about to be added: back up the state before."""
    file_refused = Signal(str)
    """Why a file was not brought in, and what can be."""
    forms_wanted = Signal(object)
    """Tuple of ``Path``: old forms in Word or Excel, to be read and looked at first."""
    told = Signal(str)
    """What happened, in a sentence."""

    def __init__(
        self,
        session: Session,
        lengthy: Lengthy,
        settings: Settings,
        example: Path,
        parent: QObject,
    ) -> None:
        """``example`` is the dossier file that travels with the program."""
        super().__init__(parent)
        self._session = session
        self._lengthy = lengthy
        self._settings = settings
        self._example = example

    def begin(self, beginning: Beginning) -> None:
        """Start a round."""
        like = None if beginning.like is None else self._session.dossier(beginning.like)
        year, number = beginning.fiscal_year, beginning.round_number

        def begun() -> Dossier:
            from ita_desk.model.next_round import begin_round, carry_plan

            fresh = begin_round(year, number, beginning.unit_name, like)
            if like is None or not beginning.carry_plan:
                return fresh
            of_unit = ("unit", "people", "round_report", "cover_memo")
            parts = {part: getattr(fresh, part) for part in of_unit}
            return carry_plan(like, year, number).changed(parts)

        self._add_round(begun, _rows(like))

    def bring_in(self) -> None:
        """Let the user choose dossier files and old forms, and add what they hold."""
        _ = self._session.translate
        kinds = " ".join(f"*{suffix}" for suffix in (*SUFFIXES, *OFFICE_SUFFIXES))
        readable = _("Dossier files and old forms in Word or Excel ({kinds})").format(kinds=kinds)
        filters = readable + ";;" + _("All files (*)")
        files = self._session.gateway.files_to_open(
            _("Bring in files"), self._settings.folder, filters
        )
        if files:
            self.bring_in_files(files)

    def bring_in_files(self, files: Sequence[Path]) -> None:
        """Add what dossier files hold, all or nothing; old forms are looked at first."""
        from ita_desk.exchange.dossier_file import read_dossier_path

        if forms := tuple(filter(is_office_file, files)):
            self.forms_wanted.emit(forms)
            files = [file for file in files if file not in forms]
            self._settings.folder = forms[0].parent
        if not files:
            return
        words, size = self._bringing_in, sum(map(_size, files))

        def add(read: list[Dossier]) -> None:
            self.about_to_import.emit()
            self._lengthy.run(words, sum(map(_rows, read)), lambda to: dossiers.add(to, read), done)

        def done(changes: Changes) -> None:
            self._settings.folder = files[0].parent
            self._open_added(changes)

        self._lengthy.read(
            words, size, lambda: [read_dossier_path(file) for file in files], add, self._refuse
        )

    @property
    def _bringing_in(self) -> str:
        return self._session.translate("The dossier is being brought in…")

    def _refuse(self, fault: WorldFault) -> None:
        readable = self._session.translate(
            "Nothing was brought in. What can be read are dossier files of ita_desk (.ita),"
            " and old forms in Word and Excel."
        )
        self.file_refused.emit(f"{fault.sentence(self._session.translate)}\n{readable}")

    def add_form(self, form: "FormFile", review: "Review", then: Callable[[], None]) -> None:
        """Add an old form as it was reviewed, with what is left over and open, its file beside it.

        ``then`` is called once it is there.
        """
        from ita_desk.exchange.forms.form_file import with_leftovers

        _ = self._session.translate
        self.about_to_import.emit()
        whole = with_leftovers(review.dossier, review.leftovers, review.open_doubts, _)

        def added(changes: Changes) -> None:
            self._keep_source(form, dossiers.added_ids(changes)[0], len(whole.leftovers))
            self._open_added(changes)
            then()

        self._lengthy.run(
            self._bringing_in, _rows(whole), lambda to: dossiers.add(to, [whole]), added
        )

    def _keep_source(self, form: "FormFile", dossier_id: int, left_over: int) -> None:
        _ = self._session.translate
        try:
            kept = self._session.store.keep_source(dossier_id, form.name, form.content)
        except WorldFault as fault:
            self._session.gateway.complain(fault.sentence(_))
        else:
            if kept is None:
                self.told.emit(_("{file} is too large to be kept here.").format(file=form.name))
            elif left_over:
                words = _("{number} texts or doubts are left over; they are in the Edit menu.")
                self.told.emit(words.format(number=left_over))

    def offer_file(self, file: Path) -> None:
        """Tell what a dossier file holds that the system handed over, and add it if that is wanted.

        Nothing is written by itself: who double-clicks on a file wants to see what it is.
        """
        from ita_desk.exchange.dossier_file import read_dossier_path

        if is_office_file(file):
            self.forms_wanted.emit((file,))
            return
        _, gateway = self._session.translate, self._session.gateway

        def offer(dossier: Dossier) -> None:
            if gateway.confirm(self._told_of(dossier, file), _("Take it in")):
                self.about_to_import.emit()
                self._add(dossier)

        def refused(fault: WorldFault) -> None:
            gateway.complain(fault.sentence(_))

        words = self._bringing_in
        self._lengthy.read(words, _size(file), lambda: read_dossier_path(file), offer, refused)

    def _told_of(self, dossier: Dossier, file: Path) -> str:
        _ = self._session.translate
        name = _name(dossier, _)
        told = [
            _("This file holds a dossier: {file}").format(file=file),
            name,
            _("{measures} measures, {activities} activities").format(
                measures=len(dossier.measures), activities=len(dossier.activities)
            ),
        ]
        there = self._session.dossiers()
        if any(_summary_name(one, _) == name for one in there):
            told.append(_("There is a dossier of that name already; it stays as it is."))
        told.append(_("Take it in as a new dossier?"))
        return "\n".join(told)

    def open_example(self) -> None:
        """Open the round for practice: the one that is there, else the fresh example."""
        there = next((one.id for one in self._session.dossiers() if one.practice), None)
        if there is None:
            self._add(self._read_example())
            return
        self.opened.emit(there)
        words = self._session.translate(
            "Your round for practice is as you left it; “{anew}” makes it fresh."
        )
        anew = self._session.translate("Begin the practice anew")
        self.told.emit(words.format(anew=anew))

    def practise_anew(self, dossier_id: int) -> None:
        """Put the fresh example in the place of a round for practice; undo gives it back."""
        dossier = self._session.dossier(dossier_id)
        if dossier is None:
            return
        anew = self._session.run(dossiers.practise_anew, dossier_id, self._read_example())
        self._open_added(anew)
        if anew:
            words = self._session.translate("The practice is fresh again. Ctrl+Z takes that back.")
            self.told.emit(words)

    def _read_example(self) -> Dossier:
        from ita_desk.exchange.dossier_file import read_dossier_path

        return read_dossier_path(self._example).changed({"practice": True})

    def duplicate(self, dossier_id: int) -> None:
        """Add an equal copy."""
        self._lengthy.run(
            self._session.translate("The dossier is being copied…"),
            _rows(self._session.dossier(dossier_id)),
            lambda to: dossiers.duplicate(to, dossier_id),
            self._open_added,
        )

    def next_round(self, dossier_id: int) -> None:
        """Start the round after a dossier's with its plan, asking where there is one already."""
        dossier, _ = self._session.dossier(dossier_id), self._session.translate
        if dossier is None:
            return
        year, number = next_round(dossier.fiscal_year, dossier.round)
        unit = dossier.unit.name
        there = any(
            (one.fiscal_year, one.round, one.unit_name.strip(), one.practice)
            == (year, number, unit.strip(), dossier.practice)
            for one in self._session.dossiers()
        )
        question = _("There is a dossier of {dossier} already. Start another one?").format(
            dossier=dossier_name(unit, year, number, _, practice=dossier.practice)
        )

        def carried() -> Dossier:
            from ita_desk.model.next_round import carry_plan

            return carry_plan(dossier, year, number)

        if not there or self._session.gateway.confirm(question, _("Start the round")):
            self._add_round(carried, _rows(dossier))

    def delete(self, dossier_id: int) -> None:
        """Remove a dossier; undo brings it back."""
        _, opened = self._session.translate, self._session
        names = dossier_names(opened.dossiers(), _)
        dossier = opened.dossier(dossier_id)
        if dossier is None:
            return

        def deleted(_changes: Changes) -> None:
            told = _("Deleted: {dossier}. Ctrl+Z brings it back.").format(dossier=names[dossier_id])
            now = dossier_names(opened.dossiers(), _).get(opened.dossier_id or 0)
            if now is not None:
                told += " " + _("Open now: {dossier}.").format(dossier=now)
            self.told.emit(told)

        words = _("The dossier is being deleted…")
        self._lengthy.run(
            words, _rows(dossier), lambda to: dossiers.delete(to, dossier_id), deleted
        )

    def _add(self, dossier: Dossier) -> None:
        self._lengthy.run(
            self._bringing_in,
            _rows(dossier),
            lambda to: dossiers.add(to, [dossier]),
            self._open_added,
        )

    def _add_round(self, make: Callable[[], Dossier], rows: int) -> None:
        words = self._session.translate("The new round is being made…")
        self._lengthy.run(words, rows, lambda to: dossiers.add(to, [make()]), self._open_added)

    def _open_added(self, changes: Changes) -> None:
        if ids := dossiers.added_ids(changes):
            self.opened.emit(ids[-1])


def _rows(dossier: Dossier | None) -> int:
    """About as many rows as a dossier has, without asking each result."""
    return 0 if dossier is None else len(dossier.activities)


def _size(file: Path) -> int:
    """The bytes of a file; 0 for one that can't be asked, whose reading tells why."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _name(dossier: Dossier, translate: Callable[[str], str]) -> str:
    year, number = dossier.fiscal_year, dossier.round
    return dossier_name(dossier.unit.name, year, number, translate, practice=dossier.practice)


def _summary_name(one: DossierSummary, translate: Callable[[str], str]) -> str:
    year, number = one.fiscal_year, one.round
    return dossier_name(one.unit_name, year, number, translate, practice=one.practice)
