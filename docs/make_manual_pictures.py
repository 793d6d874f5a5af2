"""Make the pictures of the manual in resources/manual: ``python docs/make_manual_pictures.py``.

Each says which controls it is there for; one that is no longer in sight stops this, and a test.
The pictures of the first chapter are taken while its steps are done, key by key.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from ita_desk.contents.manual import ManualBlock
    from ita_desk.gui.program import Program

FOLDER = ROOT / "resources" / "manual"
SIZE = (1152, 720)
_LARGE = (1366, 768)
SCALE = "1.5"
TODAY = date(2024, 2, 5)
COLOURS = 64


@dataclass(frozen=True)
class Picture:
    """What is done before it is taken, and the controls that it shows, by their message ids."""

    controls: tuple[str, ...]
    act: "Callable[[Program], None] | None" = None
    """None for a picture of the first chapter."""


def _window(program: "Program") -> None:
    _page("Plan and results")(program)
    program.window.resize(*_LARGE)
    program.workspace.side.show_panel(program.workspace.panels.preview)


def _page(title: str) -> "Callable[[Program], None]":
    """Show the page of a title alone."""

    def act(program: "Program") -> None:
        work = program.workspace
        program.window.resize(*SIZE)
        work.side.fold()
        work.output.output_panel.hide()
        work.output.several_panel.hide()
        titles = [spec.title for spec in work.pages.specs]
        work.navigation.enter_page(titles.index(program.translate(title)))
        while work.hints.isVisible():
            work.hints.dismiss_button.click()

    return act


def _backups(program: "Program") -> None:
    _page("Plan and results")(program)
    program.actions.backups.trigger()
    page = program.workspace.safety.page
    page.back_up.click()
    _until(lambda: page.list.count() > 0)
    page.list.setCurrentRow(0)


def _several(program: "Program") -> None:
    _page("Plan and results")(program)
    program.workspace.output.several_action.trigger()


def _sample(name: str, title: str) -> "Callable[[Program], None]":
    """Show a page of a built-in sample."""

    def act(program: "Program") -> None:
        from ita_desk import app

        work = program.workspace
        before = work.session.dossier_id
        work.acts.bring_in_files([app.sample_files()[name]])
        _until(lambda: work.session.dossier_id != before)
        _page(title)(program)

    return act


def _old_form(program: "Program") -> None:
    _page("Plan and results")(program)
    work = program.workspace
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / "แบบรายงาน ปีก่อน.docx"
        shutil.copy(ROOT / "tests" / "data" / "office" / "d1-nasty.docx", form)
        work.acts.bring_in_files([form])
        review = work.old_forms.review
        _until(lambda: work.frame.centre.currentWidget() is review)


FIRST = "first-hour"
PICTURES = {
    "first-start": Picture(
        ("Start a round", "Bring in an old file", "Fiscal year", "Round", "Unit")
    ),
    "first-plan": Picture(("Plan", "&Print…", "&Export as PDF…", "Dossiers")),
    "first-results": Picture(("Count occurrences", "Results of the activity")),
    "first-people": Picture(
        ("Name", "Position", "Telephone", "E-mail", "Reporter of the round report")
    ),
    "first-findings": Picture(("Findings", "Preview", "Search")),
    "first-preview": Picture(("Page preview", "Preview", "Fit the width (Ctrl+0)")),
    "first-final": Picture(("What is due", "Print as final", "The round at a glance")),
    "window": Picture(("Dossiers", "Preview", "Findings", "Search", "Help"), _window),
    "plan": Picture(("Plan", "Count occurrences"), _page("Plan and results")),
    "head": Picture(("Fiscal year", "Round", "Unit"), _page("Head of the report")),
    "several": Picture(("Print…", "PDFs into a folder…", "&All documents of each"), _several),
    "backups": Picture(
        ("Restore the chosen backup…", "Back up now", "Choose a folder or a stick…"), _backups
    ),
    "old-form": Picture(("&Add this report", "&Leave it out"), _old_form),
    "cover-memo": Picture(("Write the memo", "Meeting the memo tells of"), _page("Cover memo")),
    "level-summary": Picture(
        ("External stakeholders (EIT), persons", "Items of the level"), _page("Five levels")
    ),
    "kpi-sheet": Picture(
        ("Indicators of the unit",), _sample("kpi-sheet-2567-r2", "Indicator sheet")
    ),
    "measure-rationale": Picture(
        ("Heading", "Criterion"), _sample("measure-rationale-2565-r1", "Measure rationale")
    ),
    "knowledge-brief": Picture(
        ("Chart of the scores",), _sample("knowledge-brief-2564-r1", "Knowledge brief")
    ),
}


def missing(program: "Program", picture: Picture) -> set[str]:
    """The controls that a picture is there for and that are not in sight."""
    from manual_walk import seen

    from ita_desk.contents.manual import shown_name

    words = seen(program.window)
    return {one for one in picture.controls if shown_name(program.translate(one)) not in words}


def start(folder: Path) -> "Program":
    """The program in Thai on an empty database."""
    from fake_gateway import FakeGateway
    from PySide6.QtWidgets import QApplication

    from ita_desk import app
    from ita_desk.gui.program import Program
    from ita_desk.gui.theme import STYLE

    application = QApplication.instance() or QApplication([sys.argv[0], "-style", STYLE])
    installation = app.installation(folder / "office.sqlite3")._replace(
        usual_database=folder / "office.sqlite3",
        settings=folder / "window.ini",
        translate_into=lambda _: app._translate_into("th"),
        today=lambda: TODAY,
    )
    program = Program(application, installation, FakeGateway)
    program.window.resize(*SIZE)
    program.window.show()
    _until(lambda: program.workspace is not None)
    program.window.activateWindow()
    return program


def _until(done: Callable[[], bool]) -> None:
    from time import monotonic

    from PySide6.QtWidgets import QApplication

    late = monotonic() + 60
    while not done():
        QApplication.processEvents()
        if monotonic() > late:
            raise TimeoutError("the picture never came about")


def take(program: "Program", name: str) -> bool:
    """Write a picture, in few colours; says which controls are gone, and whether none is."""
    from manual_walk import let_it_run
    from PIL import Image
    from PySide6.QtCore import QBuffer

    preview = program.workspace.panels.preview
    if preview.made is not None and preview.isVisible():
        _until(lambda: preview.made.view.pages > 0)
    let_it_run(program, still=0.4)
    gone = missing(program, PICTURES[name])
    if gone:
        sys.stderr.write(f"{name}: no longer in sight: {sorted(gone)}\n")
    buffer = QBuffer()
    program.window.grab().save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data()))).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
    return not gone


def main() -> int:
    """Take all of them; 1 if one lacks a control."""
    os.environ["QT_SCALE_FACTOR"] = SCALE
    from manual_walk import let_it_run, walk

    from ita_desk.contents.manual import read_manual
    from ita_desk.language import translations

    text = (FOLDER / "th.txt").read_text(encoding="utf-8")
    manual = read_manual(text, translations("th").gettext, lambda _: b"")
    chapter = next(one for one in manual.chapters if one.name == FIRST)
    with tempfile.TemporaryDirectory() as folder:
        program = start(Path(folder))
        program.gateway.file = Path(folder) / "final.pdf"
        _until(lambda: program.workspace is not None)
        whole: list[bool] = []

        def take_next(block: "ManualBlock") -> None:
            if block.kind == "picture":
                whole.append(take(program, block.name))

        walk(program, chapter, before=take_next)
        _until(program.gateway.file.exists)
        let_it_run(program)
        program.actions.example.trigger()
        for name, picture in PICTURES.items():
            if picture.act is not None:
                picture.act(program)
                whole.append(take(program, name))
        program.window.close()
        program.close()
    return 0 if all(whole) else 1


if __name__ == "__main__":
    sys.exit(main())
