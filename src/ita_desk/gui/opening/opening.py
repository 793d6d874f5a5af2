"""Opens the database of the window; where it can't be opened, the ways on."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from ita_desk.gui.opening.one_window import show_first_window
from ita_desk.gui.settings import Settings
from ita_desk.model.errors import WorldFault
from ita_desk.storage.claim import Claim
from ita_desk.storage.faults import DatabaseInUse
from ita_desk.storage.opening import read_ahead
from ita_desk.storage.store import Store

if TYPE_CHECKING:
    from ita_desk.gui.background import Job
    from ita_desk.gui.opening.opening_page import OpeningPage, WayOn
    from ita_desk.model.tree import Dossier

Translate = Callable[[str], str]
_AGAIN_MS = 1500


@dataclass(frozen=True, slots=True)
class DatabasePlaces:
    """The database asked for, and the one to keep where that is not safe."""

    wanted: Path
    usual: Path
    now: Callable[[], datetime]


class Opening(QObject):
    """Tries to open; shows its page in the window as long as that fails."""

    opened = Signal(object)
    """The ``Store`` that was opened."""
    troubled = Signal()
    """The page stands in the window."""
    stopped = Signal()
    """The user has cancelled a restore."""
    given_up = Signal()
    """The user closes the program, or it is open in another window, which is shown now."""

    def __init__(
        self,
        window: QMainWindow,
        places: DatabasePlaces,
        settings: Settings,
        translate: Translate,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        """Do nothing yet; ``prepare`` is done in a thread while the file is examined."""
        super().__init__(window)
        self._window = window
        self._places = places
        self._settings = settings
        self._translate = translate
        self._prepare = prepare
        self._path = settings.kept_instead(places.wanted) or places.wanted
        self._job: Job | None = None
        self._claim: Claim | None = None
        self.page: OpeningPage | None = None
        self.read: Dossier | None = None
        """A dossier of the database that is opened next, where one was read ahead."""
        self.shown_elsewhere = False
        """Whether the program gave up because its first window is there."""
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.open)

    @property
    def path(self) -> Path:
        """The database that is opened."""
        return self._path

    def open(self) -> None:
        """Open the database to write; before, its file is examined in a thread."""
        self.read = None
        try:
            claim = Claim(self._path)
        except WorldFault as fault:
            self._show_fault(fault)
            return
        self._again.stop()
        self._examine(claim)

    def _show_fault(self, fault: WorldFault) -> None:
        """Tell what keeps the database from being opened, with the ways on."""
        if isinstance(fault, DatabaseInUse) and show_first_window(
            self._places.wanted, opened=lambda: self._path
        ):
            self.shown_elsewhere = True
            self._give_up()
            return
        from ita_desk.gui.opening.opening_page import WayOn
        from ita_desk.gui.opening.troubles import trouble_of

        if not isinstance(fault, DatabaseInUse):
            self._again.stop()
        elif self._again.isActive():
            return  # the page stands already
        else:
            self._again.start()
        trouble = trouble_of(fault, self._path)
        acts: dict[str, Callable[[], None]] = {
            "try again": self.open,
            "read": self._open_to_read,
            "salvage": self._salvage,
            "keep here": self._keep_here,
            "begin anew": self._begin_anew,
        }
        _ = self._translate
        # gettext's translation of "" is the head of the catalogue.
        ways = [
            WayOn(_(way.words), way.explanation and _(way.explanation), acts[way.act])
            for way in trouble.ways
        ]
        own = _(trouble.sentence).format(path=self._path) if trouble.sentence else ""
        sentences = [own or fault.sentence(_), *map(_, trouble.advice)]
        if not trouble.wants_backup:
            self._show(_(trouble.title), sentences, ways)
            return
        from ita_desk.gui.opening.recovery import backup_way, find_newest

        def show(found: Any) -> None:
            first = [] if found is None else [backup_way(found, self.restore, _)]
            self._show(_(trouble.title), sentences, [*first, *ways])

        self._work(_("Looking for a sound backup…"), lambda: find_newest(self._path), show)

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the database, which nobody has open, and open it.

        ``stopped`` tells that the user has cancelled it; the database is opened as it was.
        """
        from ita_desk.storage.backups import restore

        stop = Event()
        self._work(
            self._translate("The backup is being restored…"),
            lambda: restore(self._path, source, self._places.now(), stop.is_set),
            self._open_again,
            stop=stop,
        )

    def take_in(self, source: Path, settings: Path) -> None:
        """Put the office of another computer in the place of the database, and open it."""
        from ita_desk.storage.moving import take_in

        self._work(
            self._translate("What the other computer gave is being taken in…"),
            lambda: take_in(source, self._path, settings, self._places.now()),
            self._open_again,
        )

    def close(self) -> None:
        """Wait for what is being done; nothing is left half done."""
        self._again.stop()
        if self._job is not None:
            self._job.forget()
            self._job.wait()
        if self._claim is not None:
            self._claim.release()

    # Opening

    def _examine(self, claim: Claim) -> None:
        from ita_desk.gui.background import Job

        self._claim = claim
        if self.page is not None:
            self.page.show_progress(self._translate("The database is being checked…"))

        def done(read: Any) -> None:
            self._job = self._claim = None
            # What was read ahead of another file is not shown.
            self.read = read if claim.is_examined else None
            self._open(lambda: Store.open_claimed(claim))

        def failed(error: Exception) -> None:
            self._job = self._claim = None
            claim.release()
            if not isinstance(error, WorldFault):
                raise error
            self._show_fault(error)

        wanted = self._settings.dossier

        def examine() -> Any:
            with ThreadPoolExecutor(1) as beside:
                ahead = beside.submit(self._read_ahead, claim.path, wanted)
                claim.examine(lambda: job.forgotten)
                return ahead.result()

        job = self._job = Job(examine, self)
        job.done.connect(done)
        job.failed.connect(failed)
        job.start()

    def _read_ahead(self, path: Path, wanted: int | None) -> "Dossier | None":
        """Read what will be shown first, once all is imported that shows it."""
        self._prepare()
        return read_ahead(path, wanted)

    def _open(self, how: Callable[[], Store]) -> None:
        try:
            store = how()
        except WorldFault as fault:
            self.read = None  # the claim is given up: others may write from now on
            self._show_fault(fault)
            return
        self._again.stop()
        self.opened.emit(store)
        self.read = None  # taken, or not wanted: the first tree is not kept beside its successors

    def _open_again(self, _result: object = None) -> None:
        self.open()

    def _open_to_read(self) -> None:
        self._open(lambda: Store.open(self._path, write=False))

    # Ways on

    def _salvage(self) -> None:
        from ita_desk.gui.opening.opening_page import WayOn
        from ita_desk.gui.opening.recovery import Salvaged, salvage_beside

        _ = self._translate

        def show(salvaged: Salvaged) -> None:
            lines = list(salvaged.report.lines(_))
            explanation = _("The damaged file is kept beside it.")
            use = WayOn(
                _("Go on with what was read"), explanation, lambda: self._use_salvaged(salvaged)
            )

            def drop() -> None:
                salvaged.discard()
                self.open()

            back = WayOn(_("Choose another way"), "", drop)
            self._show(_("This can still be read"), lines, [use, back])

        self._work(
            _("Reading what can still be read…"),
            lambda: salvage_beside(self._path, self._places.now()),
            show,
            drop=lambda salvaged: salvaged.discard(),
        )

    def _use_salvaged(self, salvaged: Any) -> None:
        self._work(
            self._translate("The new database is being put in its place…"),
            lambda: salvaged.put_in_place(self._path, self._places.now()),
            self._open_again,
        )

    def _keep_here(self) -> None:
        from ita_desk.gui.opening.recovery import copy_here

        def go_on(target: Path) -> None:
            self._settings.keep_instead(self._places.wanted, target)
            self._path = target
            self.open()

        self._work(
            self._translate("The database is being copied to this computer…"),
            lambda: copy_here(self._path, self._places.usual),
            go_on,
        )

    def _begin_anew(self) -> None:
        from ita_desk.storage.damage.aside import put_aside

        self._work(
            self._translate("The file is being kept aside…"),
            lambda: put_aside(self._path, self._places.now()),
            self._open_again,
        )

    # The page

    def _work(
        self,
        sentence: str,
        work: Callable[[], Any],
        go_on: Callable[[Any], None],
        drop: Callable[[Any], None] | None = None,
        stop: Event | None = None,
    ) -> None:
        """Do something in a thread.

        It can be cancelled with ``drop``, which undoes it, or with ``stop``, which it heeds while
        nothing is changed yet.
        """
        from ita_desk.gui.background import Job
        from ita_desk.gui.opening.opening_page import WayOn

        self._again.stop()
        job = self._job = Job(work, self)
        cancelled = False

        def cancel() -> None:
            nonlocal cancelled
            cancelled = True
            if stop is not None:
                stop.set()
            self._page().show_progress(self._translate("Cancelling…"))

        def done(result: Any) -> None:
            self._job = None
            if cancelled and drop is not None:
                drop(result)
                self.open()
            else:
                go_on(result)

        def failed(error: Exception) -> None:
            self._job = None
            if stop is not None and cancelled and isinstance(error, WorldFault):
                self.stopped.emit()
                self.open()
            else:
                self._tell_failure(error)

        can_be = drop is not None or stop is not None
        ways = [WayOn(self._translate("Cancel"), "", cancel)] if can_be else []
        self._page().show_progress(sentence, ways)
        job.done.connect(done)
        job.failed.connect(failed)
        job.start()

    def _tell_failure(self, error: Exception) -> None:
        from ita_desk.gui.opening.opening_page import WayOn

        if not isinstance(error, WorldFault):
            raise error
        _ = self._translate
        words = _("Back to the choices")
        self._show(_("That did not work"), [error.sentence(_)], [WayOn(words, "", self.open)])

    def _show(self, title: str, sentences: Sequence[str], ways: "Sequence[WayOn]") -> None:
        from ita_desk.gui.opening.opening_page import WayOn

        close = WayOn(self._translate("Close the program"), "", self._give_up)
        self._page().show_trouble(title, sentences, [*ways, close])
        self.troubled.emit()

    def _page(self) -> "OpeningPage":
        from ita_desk.gui.opening.opening_page import OpeningPage

        if self.page is None:
            self.page = OpeningPage()
            self.page.destroyed.connect(self._page_gone)
            self._window.setCentralWidget(self.page)
        return self.page

    def _page_gone(self) -> None:
        self.page = None

    def _give_up(self) -> None:
        self._again.stop()
        self.given_up.emit()
