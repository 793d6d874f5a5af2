"""LibreOffice beside the window, for ``try_clipboard.py``: a screen, its windows, its files."""

import os
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import monotonic, sleep

from lxml import etree

NEEDED = ("soffice", "Xvfb", "xdotool")
PATIENCE_SECONDS = 60
_ASKING_SECONDS = 5
CLICK = "click"
"""Instead of a key: a click into the first line of a text."""
ACCEPT = "accept"
"""Instead of a key: the question how a table from elsewhere is read, answered as it stands."""
_QUESTION = "^Import Options"
_IN_FIRST_LINE = ("480", "229")
Rows = Sequence[Sequence[str]]


@contextmanager
def screen() -> Iterator[None]:
    """A screen of its own, for this program and those that it starts."""
    reading, writing = os.pipe()
    size = ("-screen", "0", "1366x768x24")
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(writing), *size), pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    try:
        os.close(writing)
        os.environ |= {
            "DISPLAY": f":{os.read(reading, 16).decode().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "SAL_USE_VCLPLUGIN": "gen",
        }
        yield
    finally:
        os.close(reading)
        server.terminate()
        server.wait()


class Office:
    """LibreOffice with a user of its own in a temporary folder, worked by keys."""

    def __init__(self, folder: Path) -> None:
        """Its user, and the files it makes, are in ``folder``."""
        self._user = f"-env:UserInstallation={(folder / 'user').as_uri()}"
        self.folder = folder

    def convert(self, file: Path, suffix: str) -> Path:
        """The file in a format of LibreOffice's own."""
        arguments = ("--headless", "--convert-to", suffix, "--outdir", str(self.folder), str(file))
        subprocess.run(("soffice", self._user, *arguments), check=True, capture_output=True)
        return self.folder / f"{file.stem}.{suffix}"

    @contextmanager
    def opened(self, file: Path) -> Iterator["OfficeWindow"]:
        """The file in a window, until the end of the block."""
        quiet = ("--norestore", "--nologo", "--nofirststartwizard")
        process = subprocess.Popen(
            ("soffice", self._user, *quiet, str(file)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield OfficeWindow(file.name)
        finally:
            os.killpg(process.pid, 15)
            process.wait()
            for lock in self.folder.glob(".~lock*"):
                lock.unlink(missing_ok=True)


class OfficeWindow:
    """A document's window."""

    def __init__(self, name: str) -> None:
        """Wait until the window of a file is there."""
        late = monotonic() + PATIENCE_SECONDS
        while not (found := xdotool("search", "--name", f"^{name} ")):
            if monotonic() > late:
                raise TimeoutError(f"LibreOffice did not open {name}")
            sleep(0.5)
        self._id = found.split()[-1]
        sleep(3)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, with a rest after each."""
        xdotool("windowfocus", "--sync", self._id)
        for key in keys:
            if key == CLICK:
                xdotool("mousemove", *_IN_FIRST_LINE, "click", "1")
            elif key == ACCEPT:
                self._accept()
            else:
                xdotool("key", key)
            sleep(0.7)

    def _accept(self) -> None:
        """Answer the question; the keyboard is given to it, for nothing manages windows here."""
        late = monotonic() + _ASKING_SECONDS
        while not (found := xdotool("search", "--name", _QUESTION)):
            if monotonic() > late:
                return
            sleep(0.2)
        xdotool("windowfocus", "--sync", found.split()[-1])
        xdotool("key", "Return")
        sleep(1)
        xdotool("windowfocus", "--sync", self._id)


def xdotool(*arguments: str) -> str:
    """What xdotool says to a command."""
    done = subprocess.run(("xdotool", *arguments), capture_output=True, text=True, check=False)
    return done.stdout.strip()


# Files


def write_sheet(
    file: Path, rows: Sequence[Sequence[object]], merged: Sequence[tuple[int, int]]
) -> None:
    """An Excel file with these cells; merged ones in the first column."""
    import openpyxl
    from openpyxl.styles import Alignment

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column, None if value == "" else value)
            cell.alignment = Alignment(wrap_text=True)
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    for first, last in merged:
        sheet.merge_cells(start_row=first + 1, end_row=last + 1, start_column=1, end_column=1)
    book.save(file)


def write_text(file: Path, rows: Rows, merged: Sequence[tuple[int, int]]) -> None:
    """A Word file with one table."""
    import docx

    document = docx.Document()
    document.add_paragraph("แผน")
    table = document.add_table(len(rows), len(rows[0]))
    for first, last in merged:
        table.cell(first, 0).merge(table.cell(last, 0))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                table.cell(row, column).text = text
    document.add_paragraph("จบแผน")
    document.save(str(file))


def write_empty_text(file: Path) -> None:
    """A Word file with two short lines, for a table to stand between."""
    import docx

    document = docx.Document()
    document.add_paragraph("แผน")
    document.add_paragraph("จบแผน")
    document.save(str(file))


def read_table(file: Path) -> list[list[str]]:
    """The first table of an .ods or .odt file: the texts of its cells, "" for covered ones."""
    with zipfile.ZipFile(file) as packed:
        root = etree.fromstring(packed.read("content.xml"))
    names = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
    repeated = f"{{{names['table']}}}number-columns-repeated"
    found = root.find(".//table:table", names)
    rows: list[list[str]] = []
    for row in [] if found is None else found.iterfind(".//table:table-row", names):
        texts: list[str] = []
        for cell in row.iterfind("*", names):
            times = min(int(cell.get(repeated, "1")), 30)
            texts += [_text_of(cell)] * times
        rows.append(texts)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _text_of(cell: "etree._Element") -> str:
    return "\n".join(_line(part) for part in cell if etree.QName(part).localname == "p")


def _line(part: "etree._Element") -> str:
    name = etree.QName(part).localname
    if name == "annotation":
        return ""
    if name == "s":
        return " " * int(next(iter(part.values()), "1"))
    own = {"line-break": "\n", "tab": "\t"}
    inside = "".join(_line(inner) + (inner.tail or "") for inner in part)
    return own.get(name, (part.text or "") + inside)
