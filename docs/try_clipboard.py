"""Copy and paste between the window and the real LibreOffice: ``python docs/try_clipboard.py``.

Calc, Writer and the window are three programs on a screen of their own (Xvfb) that share one real
clipboard; what was pasted is compared, cell by cell, with what stood in the source. The figures go
into docs/clipboard.md. Run by hand; where something is missing it says so and does nothing.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from libreoffice import (
    ACCEPT,
    CLICK,
    NEEDED,
    Office,
    OfficeWindow,
    Rows,
    read_table,
    screen,
    write_empty_text,
    write_sheet,
    write_text,
    xdotool,
)

if TYPE_CHECKING:
    from make_pictures import Session

    from ita_desk.gui.table.sheet import Sheet
    from ita_desk.gui.table.sheet_view import SheetView

_TRIES = 2
_SAVING_SECONDS = 8
FIGURES = Path(__file__).resolve().parent / "clipboard.md"

IN_CALC = ("ctrl+a", "ctrl+c")
IN_WRITER = (CLICK, "ctrl+a", "ctrl+c")
"""From the line above the table: within a table the keys select cells."""

INTO_CALC = ("ctrl+v", ACCEPT)
INTO_WRITER = (CLICK, "End", "Return", "ctrl+v")

# What stands in the files, and of the results what the window shows.
PLAN: Rows = (
    (
        "มาตรการส่งเสริมความโปร่งใส",
        "จัดทำคำสั่งแต่งตั้งคณะทำงาน\n(ฉบับที่ 1/2567)",
        "1 คำสั่ง",
        "✓",
        "กลุ่มอำนวยการ",
        "1500.25",
    ),
    ("", '"ประชุม" คณะทำงาน', "", "✓", 'คณะทำงาน และ "ที่ปรึกษา"', ""),
    ("", "สำรวจ  ผู้มีส่วนได้ส่วนเสีย", "ร้อยละ 80", "", "กลุ่มแผนงาน", "25000"),
    ("มาตรการป้องกันการทุจริต", "- อบรม\n- ติดตาม", "007", "✓", "ทุกกลุ่ม", "0"),
)
MERGED = ((0, 2),)
"""First and last rows of the measures that are one cell."""
RESULTS = (
    (date(2023, 12, 4), "แต่งตั้งคณะทำงานแล้ว", "https://example.org/a_1.pdf"),
    (date(2024, 1, 27), "ประชุมครั้งที่ 1\nมีผู้เข้าร่วม 12 คน", "https://example.org/b?x=1&y=2"),
)
RESULTS_SHOWN: Rows = (
    ("4 ธ.ค. 66", "แต่งตั้งคณะทำงานแล้ว", "https://example.org/a_1.pdf"),
    ("27 ม.ค. 67", "ประชุมครั้งที่ 1\nมีผู้เข้าร่วม 12 คน", "https://example.org/b?x=1&y=2"),
)


@dataclass(frozen=True)
class Compared:
    """One way over the clipboard: how many cells came over as they were, and those that did not."""

    way: str
    cells: int
    wrong: tuple[str, ...]
    seconds: float

    @property
    def right(self) -> int:
        """How many cells came over as they were."""
        return max(self.cells - len(self.wrong), 0)


# The window


def press_in_window(session: "Session", view: "SheetView", key: str) -> None:
    """Press a key in the window as a person does: through the system."""
    window = session.program.window
    window.activateWindow()
    view.setFocus()
    xdotool("windowfocus", "--sync", str(int(window.winId())))
    session.wait(view.hasFocus)
    xdotool("key", key)
    session.wait(lambda: True)


def copy_there(session: "Session", window: OfficeWindow, keys: Sequence[str]) -> None:
    """Copy in LibreOffice; again where it was not ready for keys yet."""
    from PySide6.QtWidgets import QApplication

    clipboard = QApplication.clipboard()
    clipboard.clear()
    for _ in range(_TRIES):
        window.press(*keys)
        session.wait(lambda: True)
        if "<td" in clipboard.mimeData().html():
            return
    raise TimeoutError("LibreOffice copied no table")


def paste_there(session: "Session", window: OfficeWindow, keys: Sequence[str], file: Path) -> None:
    """Paste in LibreOffice and save; a file without a change is not saved: then once more."""
    before = file.stat().st_mtime_ns

    def saved_by(late: float) -> bool:
        session.wait(lambda: file.stat().st_mtime_ns != before or monotonic() > late)
        return file.stat().st_mtime_ns != before

    for _ in range(_TRIES):
        _meanwhile(session, lambda: window.press(*keys, "ctrl+s"))
        if saved_by(monotonic() + _SAVING_SECONDS):
            return
    raise TimeoutError("LibreOffice saved nothing")


def shown(view: "SheetView", names: Sequence[str], rows: int) -> list[list[str]]:
    """The texts of columns of a table."""
    sheet = view.sheet
    columns = [sheet.column_named(name) or 0 for name in names]
    return [[_cell(sheet, row, column) for column in columns] for row in range(rows)]


def _cell(sheet: "Sheet", row: int, column: int) -> str:
    """What a cell says; a tick without a text as such."""
    text = sheet.typed(row, column)
    ticked = sheet.columns[column].kind.name in ("MARK", "CHECK") and sheet.ticked(row, column)
    return text or ("✓" if ticked else "")


def compare(way: str, wanted: Rows, found: Rows, begun: float) -> Compared:
    """What came over and what did not."""
    wrong: list[str] = []
    for at, cells in enumerate(wanted):
        for column, text in enumerate(cells):
            got = found[at][column] if at < len(found) and column < len(found[at]) else None
            if got != text:
                wrong.append(f"row {at + 1}, column {column + 1}: {text!r} became {got!r}")
    return Compared(way, sum(map(len, wanted)), tuple(wrong), monotonic() - begun)


COLUMNS = ("measure", "title", "quantity", "quality", "responsible", "budget")


def new_round(session: "Session") -> "SheetView":
    """An empty dossier; the table of its plan."""
    from ita_desk.gui.start.guesses import Beginning

    session.work.acts.begin(Beginning(2567, 1, "กองแผนงาน"))
    session.wait(lambda: True)
    return session.work.pages.front.plan_view  # pyright: ignore[reportAttributeAccessIssue]


def plan_in(session: "Session", office: Office, file: Path, copy: Sequence[str]) -> Compared:
    """A plan copied in LibreOffice and pasted into the plan of an empty dossier."""
    view, begun = new_round(session), monotonic()
    with office.opened(file) as window:
        copy_there(session, window, copy)
        view.go(0, view.sheet.column_named("measure") or 0)
        press_in_window(session, view, "ctrl+v")
        session.wait(lambda: len(view.sheet.ids) >= len(PLAN))
    measures = _measures([row[0] for row in PLAN])
    wanted = [[measure, *row[1:]] for measure, row in zip(measures, PLAN, strict=True)]
    return compare(f"{file.suffix} → plan", wanted, shown(view, COLUMNS, len(PLAN)), begun)


def _measures(texts: Sequence[str]) -> Iterator[str]:
    above = ""
    for text in texts:
        above = text or above
        yield above


def results_in(session: "Session", office: Office, file: Path) -> Compared:
    """Results with real dates copied in Calc and pasted into the results of an activity."""
    view, begun = new_round(session), monotonic()
    view.sheet.write(0, view.sheet.column_named("title") or 0, "กิจกรรม", "")
    view.go(0, view.sheet.column_named("title") or 0)
    page = session.work.pages.front
    page.follow()  # pyright: ignore[reportAttributeAccessIssue]
    results = page.results.view  # pyright: ignore[reportAttributeAccessIssue]
    with office.opened(file) as window:
        copy_there(session, window, IN_CALC)
        results.go(0, results.sheet.column_named("date") or 0)
        press_in_window(session, results, "ctrl+v")
        session.wait(lambda: len(results.sheet.ids) >= len(RESULTS))
    found = shown(results, ("date", "text", "links"), len(RESULTS))
    return compare("dates in .xlsx → results", RESULTS_SHOWN, found, begun)


def plan_out(session: "Session", office: Office, file: Path, paste: Sequence[str]) -> Compared:
    """The plan of the example copied in the window and pasted into an empty document."""
    from ita_desk.gui.table.column import Area

    dossier, begun = session.open_example(), monotonic()
    view = session.work.pages.front.plan_view  # pyright: ignore[reportAttributeAccessIssue]
    first, last = (view.sheet.column_named(name) or 0 for name in ("measure", "quarter_4"))
    rows = len(dossier.activities)
    view.go(0, first)
    view.select(Area(0, first, rows - 1, last))
    press_in_window(session, view, "ctrl+c")
    with office.opened(file) as window:
        paste_there(session, window, paste, file)
    wanted = [
        [_cell(view.sheet, row, column) for column in range(first, last + 1)] for row in range(rows)
    ]
    above = ""
    for cells in wanted:  # a measure is one cell beside its activities
        cells[0], above = ("" if cells[0] == above else cells[0]), cells[0]
    return compare(f"plan → {file.suffix}", wanted, read_table(file), begun)


def _meanwhile(session: "Session", act: Callable[[], None]) -> None:
    """Do something in another program while the window gives what stands on its clipboard."""
    thread = Thread(target=act)
    thread.start()
    session.wait(lambda: not thread.is_alive())
    thread.join()


def back_again(session: "Session", office: Office, file: Path, copy: Sequence[str]) -> Compared:
    """What was pasted there is copied there and pasted into an empty dossier."""
    wanted = [list(row) for row in read_table(file)]
    view, begun = new_round(session), monotonic()
    rows = len(wanted)
    with office.opened(file) as window:
        copy_there(session, window, copy)
        view.go(0, view.sheet.column_named("measure") or 0)
        press_in_window(session, view, "ctrl+v")
        session.wait(lambda: len(view.sheet.ids) >= rows)
    quarters = tuple(f"quarter_{number}" for number in (1, 2, 3, 4))
    found = shown(view, (*COLUMNS, *quarters), rows)
    for cells, measure in zip(wanted, _measures([row[0] for row in wanted]), strict=True):
        cells[0] = measure
        del cells[len(found[0]) :]
    return compare(f"plan → {file.suffix} → plan", wanted, found, begun)


def try_all(folder: Path) -> list[Compared]:
    """All ways, one after the other."""
    import make_pictures

    office = Office(folder)
    sheet, text, dates = folder / "plan.xlsx", folder / "plan.docx", folder / "results.xlsx"
    write_sheet(sheet, [[_as_number(cell) for cell in row] for row in PLAN], MERGED)
    write_text(text, PLAN, MERGED)
    write_sheet(dates, RESULTS, ())
    write_sheet(folder / "empty.xlsx", [[""]], ())
    write_empty_text(folder / "empty.docx")
    empty_sheet = office.convert(folder / "empty.xlsx", "ods")
    empty_text = office.convert(folder / "empty.docx", "odt")
    session = make_pictures.Session(folder / "office", make_pictures.SIZE)
    try:
        ways: tuple[tuple[str, Callable[[], Compared]], ...] = (
            (".xlsx → plan", lambda: plan_in(session, office, sheet, IN_CALC)),
            (".docx → plan", lambda: plan_in(session, office, text, IN_WRITER)),
            ("dates in .xlsx → results", lambda: results_in(session, office, dates)),
            ("plan → .odt", lambda: plan_out(session, office, empty_text, INTO_WRITER)),
            ("plan → .odt → plan", lambda: back_again(session, office, empty_text, IN_WRITER)),
            ("plan → .ods", lambda: plan_out(session, office, empty_sheet, INTO_CALC)),
            ("plan → .ods → plan", lambda: back_again(session, office, empty_sheet, IN_CALC)),
        )
        return [_tried(name, way) for name, way in ways]
    finally:
        session.close()


def _tried(name: str, way: Callable[[], Compared]) -> Compared:
    """What came of one way; where LibreOffice did not answer, that."""
    begun = monotonic()
    try:
        return way()
    except TimeoutError as late:
        return Compared(name, 0, (f"not compared, {late}",), monotonic() - begun)


def _as_number(text: str) -> object:
    plain = text.replace(".", "", 1).isdecimal() and (text == "0" or not text.startswith("0"))
    return float(text) if plain else text


def told(all_compared: Sequence[Compared]) -> str:
    """The figures as they stand in the documentation."""
    version = subprocess.run(("soffice", "--version"), capture_output=True, text=True, check=True)
    lines = [
        "# The clipboard beside LibreOffice",
        "",
        "Written by `python docs/try_clipboard.py`: the window, Calc and Writer as three programs",
        "on one screen with one real clipboard, keys pressed through the system. Cells that differ",
        "are named.",
        "",
        "| way | cells | as they were | seconds |",
        "|---|---|---|---|",
        *(f"| {one.way} | {one.cells} | {one.right} | {one.seconds:.0f} |" for one in all_compared),
        "",
        *(f"- {one.way}: {wrong}" for one in all_compared for wrong in one.wrong),
        *([""] if any(one.wrong for one in all_compared) else []),
        f"{' '.join(version.stdout.split()[:2])}, {datetime.now().astimezone():%-d %B %Y}.",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Try all ways, and write the figures; 1 if something came over wrong."""
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        sys.stdout.write(f"skipped: {', '.join(missing)} is not installed\n")
        return 0
    with tempfile.TemporaryDirectory() as folder, screen():
        (Path(folder) / "office").mkdir()
        compared = try_all(Path(folder))
    figures = told(compared)
    sys.stdout.write(figures)
    FIGURES.write_text(figures, encoding="utf-8")
    return 1 if any(one.wrong for one in compared) else 0


if __name__ == "__main__":
    sys.exit(main())
