"""Make the pictures of the window in docs/pictures: ``python docs/make_pictures.py [NAME ...]``.

Each is taken of the real program with the example, in a process of its own (the scale and the
platform are fixed when Qt starts), without a display unless QT_QPA_PLATFORM says otherwise.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QMenu

    from ita_desk.gui.window.composition import Workspace
    from ita_desk.model.tree import Dossier

FOLDER = Path(__file__).resolve().parent / "pictures"
SIZE = (1366, 768)
TODAY = date(2024, 3, 4)
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Picture:
    """What is done before the picture is taken; ``settings`` are lines of the window's file."""

    act: Callable[["Session"], None]
    settings: tuple[tuple[str, str], ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    size: tuple[int, int] = SIZE


class Session:
    """The running program, and how to wait for it."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        from PySide6.QtWidgets import QApplication

        from ita_desk import app
        from ita_desk.gui.hints.hint_strip import HINTS
        from ita_desk.gui.program import Program
        from ita_desk.gui.settings import Settings
        from ita_desk.language import translations

        self.application = QApplication(sys.argv[:1])
        self.over: tuple[QMenu, QPoint] | None = None
        installation = app.installation(folder / "office.sqlite3")._replace(
            usual_database=folder / "office.sqlite3",
            settings=folder / "window.ini",
            translate_into=lambda _: translations("th").gettext,
            log_unexpected=_raise,
            save_log=lambda target: target.touch(),
            today=lambda: TODAY,
        )
        for hint in HINTS:  # a picture is of the page, not of the first visit
            Settings(installation.settings).keep_flag(f"hint-{hint.name}", False)
        self.program = Program(self.application, installation)
        self.program.window.resize(*size)
        self.program.window.showNormal()
        self.program.window.resize(*size)
        self.wait(lambda: self.program.workspace is not None)

    @property
    def work(self) -> "Workspace":
        """The inside of the window."""
        assert self.program.workspace is not None
        return self.program.workspace

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the program run until something is so, and a moment longer."""
        late = monotonic() + PATIENCE_SECONDS
        while not done():
            self.application.processEvents()
            if monotonic() > late:
                raise TimeoutError("the picture never came about")
        rest = monotonic() + 0.4
        while monotonic() < rest:
            self.application.processEvents()

    def wait_until_still(self) -> None:
        """Let the program run until the window looks the same for a moment."""
        before = None
        while before != (now := self.program.window.grab().toImage()):
            before = now
            self.wait(lambda: True)

    def open_example(self) -> "Dossier":
        """The example as the open dossier, and not as a round for practice."""
        from ita_desk import app

        self.work.acts.bring_in_files([app.sample_files()["planning-2567-r1"]])
        self.wait(lambda: self.work.session.dossier_id is not None)
        return self.work.session.dossier(self.work.session.dossier_id)

    def show_pages(self) -> None:
        """The page preview, drawn."""
        self.work.side.show_panel(self.work.panels.preview)
        view = self.work.panels.preview().view
        self.wait(lambda: view.pages > 0)
        self.wait_until_still()

    def take(self, file: Path) -> None:
        """Write the picture."""
        self.wait(lambda: True)
        file.parent.mkdir(exist_ok=True)
        picture = self.program.window.grab()
        if self.over is not None:
            self._draw_menu(picture, *self.over)
        if not picture.save(str(file)):
            raise OSError(f"not written: {file}")

    def _draw_menu(self, picture: "QPixmap", menu: "QMenu", at: "QPoint") -> None:
        """A menu has a window of its own: draw it where it would stand."""
        from PySide6.QtGui import QPainter

        menu.aboutToShow.emit()
        menu.ensurePolished()
        menu.adjustSize()
        painter = QPainter(picture)
        painter.drawPixmap(at, menu.grab())
        painter.end()

    def close(self) -> None:
        """End the program."""
        self.program.window.close()
        self.program.close()


def first_start(session: Session) -> None:
    session.work.start().focus_first()


def plan(session: Session) -> None:
    from ita_desk.model.place import Place

    dossier = session.open_example()
    session.work.side.fold()
    session.work.navigation.go_to(Place("activity", dossier.activities[1].id, "responsible"))


def results(session: Session) -> None:
    from ita_desk.model.place import Place

    dossier = session.open_example()
    session.work.side.fold()
    activity = next(one for one in dossier.activities if len(one.results) > 2)
    session.work.navigation.go_to(Place("result", activity.results[1].id, "text"))


def page_pane(session: Session) -> None:
    from ita_desk.model.place import Place

    dossier = session.open_example()
    session.show_pages()
    session.work.navigation.go_to(Place("activity", dossier.activities[1].id, "title"))
    session.wait_until_still()


def findings(session: Session) -> None:
    from ita_desk.model.place import Place
    from ita_desk.verbs import fields

    dossier = session.open_example()
    office = session.work.session
    first, second = dossier.activities[:2]
    office.run(fields.edit, Place("activity", first.id, "budget"), "ต.ค.66")
    office.run(fields.edit, Place("activity", second.id, "title"), "")
    office.run(fields.edit, Place("person", dossier.reporter.id, "position"), "")
    session.work.side.show_panel(session.work.panels.findings)
    session.wait(lambda: len(session.work.findings.all) > 2)
    session.work.navigation.go_to(Place("activity", first.id, "budget"))


def backups(session: Session) -> None:
    from ita_desk.model.place import Place
    from ita_desk.storage.backups import back_up, backup_folder
    from ita_desk.verbs import fields

    dossier = session.open_example()
    office = session.work.session
    path = office.store.path
    for day, reason in ((1, "regular"), (2, "before-import"), (3, "regular")):
        at = datetime(TODAY.year, TODAY.month, day, 9, 30).astimezone()
        back_up(path, backup_folder(path), at, reason)
        office.run(fields.edit, Place("unit", dossier.id, "group"), f"กลุ่ม {day}")
    session.program.actions.backups.trigger()
    session.wait(lambda: session.program.workspace.safety.page.list.count() >= 3)
    session.program.workspace.safety.page.list.setCurrentRow(1)


def find_and_replace(session: Session) -> None:
    session.open_example()
    session.program.actions.replace.trigger()
    panel = session.work.panels.replace()
    panel.words.setText("คณะทำงาน")
    panel.by.setText("คณะกรรมการ")
    panel.search()
    for _ in range(3):  # the first hit is in the people, the third in the plan
        panel.next(1)


def plan_filter(session: Session) -> None:
    session.open_example()
    session.work.side.fold()
    page = session.work.pages.front
    next(
        one for one in page.edit_actions() if one.shortcut().toString() == "Ctrl+Shift+L"
    ).trigger()
    session.wait(lambda: True)
    page.filter_line.quarter.setCurrentIndex(2)


def edit_menu(session: Session) -> None:
    from ita_desk.model.place import Place

    dossier = session.open_example()
    session.work.side.fold()
    session.work.navigation.go_to(Place("activity", dossier.activities[1].id, "title"))
    window = session.program.window
    menu = window.edit_menu
    session.over = (menu, window.menuBar().actionGeometry(menu.menuAction()).bottomLeft())


DARK = (("window/theme", "dark"),)

PICTURES = {
    "first-start": Picture(first_start),
    "plan": Picture(plan),
    "results": Picture(results),
    "page-pane": Picture(page_pane),
    "findings": Picture(findings),
    "backups": Picture(backups),
    "find-and-replace": Picture(find_and_replace),
    "filter": Picture(plan_filter),
    "edit-menu": Picture(edit_menu, settings=DARK),
    "dark": Picture(page_pane, settings=DARK),
    "scaled-200": Picture(page_pane, environment={"QT_SCALE_FACTOR": "2"}, size=(683, 384)),
}


def take(name: str) -> None:
    """Take one picture in this process."""
    from PySide6.QtCore import QSettings

    picture = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        for key, value in picture.settings:
            settings.setValue(key, value)
        settings.sync()
        session = Session(Path(folder), picture.size)
        try:
            picture.act(session)
            session.take(FOLDER / f"{name}.png")
        finally:
            session.close()


def _raise(error: BaseException) -> None:
    raise error


def main(names: list[str]) -> int:
    """Take the pictures named, or all; 1 if one failed."""
    if names[:1] == ["--here"]:
        take(names[1])
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names or PICTURES:
            screen = {"QT_QPA_PLATFORM": screen_of(PICTURES[name], Path(folder))}
            environment = {**screen, **os.environ, **PICTURES[name].environment}
            command = [sys.executable, __file__, "--here", name]
            failed |= subprocess.run(command, env=environment, check=False).returncode
    return 1 if failed else 0


def screen_of(picture: Picture, folder: Path) -> str:
    """Qt's platform without a display, with a screen of the picture's size."""
    width, height = picture.size
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
