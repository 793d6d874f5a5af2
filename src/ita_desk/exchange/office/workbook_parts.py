"""What openpyxl doesn't tell of a workbook: how far its sheets reach, and what floats on them.

Read part by part before openpyxl sees the file, which makes a cell for every spot of a merged area
and drops what stood there, comments of empty cells and all that is drawn.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from ita_desk.exchange.office.bounds import (
    DAMAGED,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_LARGE,
    OfficeFileFault,
)
from ita_desk.exchange.office.wordml import Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ANCHORED = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_REFERENCE = re.compile(r"(?:([A-Z]{1,3})([0-9]{1,7}):)?([A-Z]{1,3})([0-9]{1,7})")
_WHOLE = "_rels/.rels"
_MOST_MERGED = 60_000
"""Spots of a sheet's merged areas: a plan of 5,000 rows has less, and each costs a cell."""

Spot = tuple[int, int]
"""Row and column, from 1."""
Area = tuple[int, int, int, int]
"""Top, left, bottom and right, from 1."""


@dataclass(frozen=True, slots=True)
class Floating:
    """What floats over a spot: a text box, or a picture with its description."""

    spot: Spot
    text: str
    is_picture: bool = False


@dataclass(slots=True)
class SheetParts:
    """What is known of one sheet beside its cells; ``covered``: filled spots below a merge."""

    floating: list[Floating] = field(default_factory=list[Floating])
    comments: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    covered: list[Spot] = field(default_factory=list[Spot])


@dataclass(slots=True)
class BookParts:
    """How far the sheets reach, from 1, whether there are formulas, and the sheets by name."""

    rows: int = 1
    columns: int = 1
    has_formulas: bool = False
    sheets: dict[str, SheetParts] = field(default_factory=dict[str, SheetParts])


def book_parts(data: bytes) -> BookParts:
    """Look through a workbook within its bounds; raises OfficeFileFault past them.

    Formats of empty cells don't count.
    """
    from lxml import etree

    book = BookParts()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name, part in _sheet_names(package):
                with package.open(part) as stream:
                    covered = _cells(stream, book)
                floating = [
                    one
                    for drawing in _related(package, part, "/drawing")
                    for one in _floating(_root(package, drawing))
                ]
                comments = [
                    (one.get("ref", ""), "".join(t.text or "" for t in one.iter(_MAIN + "t")))
                    for notes in _related(package, part, "/comments")
                    for one in _root(package, notes).iter(_MAIN + "comment")
                ]
                book.sheets[name] = SheetParts(floating, comments, covered)
    except etree.XMLSyntaxError:
        raise OfficeFileFault(DAMAGED) from None
    return book


def _root(package: zipfile.ZipFile, name: str) -> Element:
    from lxml import etree

    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False))


def _sheet_names(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The worksheets by name with their parts, whatever these are called."""
    for workbook in _related(package, "", "/officeDocument"):
        parts = dict(_relations(package, workbook, "/worksheet"))
        for sheet in _root(package, workbook).iter(_MAIN + "sheet"):
            part = parts.get(sheet.get(_OFFICE + "id", ""))
            if part is not None:
                yield sheet.get("name", ""), part


def _related(package: zipfile.ZipFile, part: str, kind: str) -> list[str]:
    return [name for _, name in _relations(package, part, kind)]


def _relations(package: zipfile.ZipFile, part: str, kind: str) -> Iterator[tuple[str, str]]:
    """The parts of this kind that a part (``""`` for the package) names, by relation id."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels") if part else _WHOLE
    names = set(package.namelist())
    if relations not in names:
        return
    for relation in _root(package, relations):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        if relation.get("Type", "").endswith(kind) and target[1:] in names:
            yield relation.get("Id", ""), target[1:]


def _cells(sheet: IO[bytes], book: BookParts) -> list[Spot]:
    """Widen ``book`` by the filled cells and merged areas of a sheet; the covered spots of it.

    A cell needn't say where it stands. Raises OfficeFileFault past the bounds.
    """
    filled: set[Spot] = set()
    covered: list[Spot] = []
    merged = 0
    for kind, area in _areas(sheet):
        _widen(book, area)
        if kind == "f":
            book.has_formulas = True
        elif kind == "c":
            filled.add(area[2:])
        else:
            top, left, bottom, right = area
            merged += (bottom - top + 1) * (right - left + 1)
            if merged > _MOST_MERGED:
                raise OfficeFileFault(TOO_LARGE)
            spots = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            covered += (spot for spot in spots if spot in filled and spot != (top, left))
    return covered


def _areas(sheet: IO[bytes]) -> Iterator[tuple[str, Area]]:
    """``c`` for each cell that holds something, ``mergeCell``, and ``f`` for each formula."""
    from lxml import etree

    row = column = 0
    wanted = tuple(_MAIN + name for name in ("row", "c", "mergeCell", "f"))
    for event, found in etree.iterparse(
        sheet, events=("start", "end"), tag=wanted, resolve_entities=False
    ):
        name = found.tag.removeprefix(_MAIN)
        if event == "start":
            if name == "row":
                row, column = _row_number(found.get("r"), row + 1), 0
        elif name == "f":
            yield name, (1, 1, 1, 1)
        elif name == "mergeCell":
            yield name, _area(found.get("ref", ""))
        elif name == "c":
            reference = found.get("r")
            row, column = _area(reference)[2:] if reference else (row, column + 1)
            if len(found):
                yield name, (row, column, row, column)
            found.clear()


def _widen(book: BookParts, area: Area) -> None:
    book.rows, book.columns = max(book.rows, area[2]), max(book.columns, area[3])
    if book.rows > MOST_ROWS or book.columns > MOST_COLUMNS:
        raise OfficeFileFault(TOO_LARGE)


def _row_number(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,7}", text) else default


def _area(reference: str) -> Area:
    """Top, left, bottom and right of ``B3`` or ``A1:B3``; raises OfficeFileFault else."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise OfficeFileFault(DAMAGED)
    bottom, right = int(found[4]), _column(found[3])
    top, left = (int(found[2]), _column(found[1])) if found[1] else (bottom, right)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _floating(drawing: Element) -> Iterator[Floating]:
    for anchor in drawing:
        corner = anchor.find(_ANCHORED + "from") if isinstance(anchor.tag, str) else None
        texts = [] if corner is None else [corner.findtext(_ANCHORED + n) for n in ("row", "col")]
        at = [_row_number(text, 0) + 1 for text in texts]
        spot = (at[0], at[1]) if at else (1, 1)
        lines = [
            "".join(text.text or "" for text in line.iter(_DRAWN + "t"))
            for line in anchor.iter(_DRAWN + "p")
        ]
        words = "\n".join(line for line in lines if line.strip())
        if words:
            yield Floating(spot, words)
        for named in anchor.iter(_ANCHORED + "pic", _ANCHORED + "graphicFrame"):
            about = next(named.iter(_ANCHORED + "cNvPr"), None)
            told = "" if about is None else about.get("descr") or about.get("name") or ""
            yield Floating(spot, told, is_picture=True)
