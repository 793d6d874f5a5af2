"""A ``.docx`` as a paper: python-docx opens the package, its tree is read as Word shows it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ita_desk.exchange.office.bounds import (
    DAMAGED,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_LARGE,
    OfficeFileFault,
    within_bounds,
)
from ita_desk.exchange.office.controls import bring_inwards
from ita_desk.exchange.office.docx_text import TextReader, symbol_styles
from ita_desk.exchange.office.numbering import Numbering
from ita_desk.exchange.office.paper import (
    OWN,
    OWN_PROPERTY,
    Block,
    Cell,
    Note,
    NoteCode,
    Paper,
    Paragraph,
    Piece,
    Source,
    Table,
    source,
)
from ita_desk.exchange.office.wordml import (
    Element,
    W,
    child,
    number,
    text_of,
    unwrapped,
    value,
)
from ita_desk.model.errors import N_

_MAIN = "/word/document.xml"
_CUSTOM = "/docProps/custom.xml"
_PART = re.compile(r"/word/(header|footer|footnotes|endnotes|comments)\w*\.xml")
_PLACES = {
    "header": N_("page header"),
    "footer": N_("page footer"),
    "footnotes": N_("footnote"),
    "endnotes": N_("endnote"),
    "comments": N_("comment"),
}


def read_docx(data: bytes) -> Paper:
    """The paper of a document; raises OfficeFileFault where it can't be read."""
    return _DocxReader(_opened(within_bounds(data))).read()


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the package: its tree, and the addresses of its links by relation id."""

    root: Element
    links: dict[str, str]

    def __post_init__(self) -> None:
        bring_inwards(self.root)


def _own_properties(root: Element) -> dict[str, str]:
    """What a file of this program says of itself, among the custom properties of the file."""
    found: dict[str, str] = {}
    for one in () if root is None else root:
        name = one.get("name") or ""
        if name.startswith(OWN_PROPERTY):
            found[name.removeprefix(OWN_PROPERTY)] = "".join(one.itertext())
    return found


def _opened(data: bytes) -> dict[str, _Part]:
    """The parts that hold text, by name; ``/word/document.xml`` is always there.

    Other programs than Word's own call it otherwise, and a template or a file with macros has
    another type of it.
    """
    from docx.oxml.parser import parse_xml
    from docx.package import Package

    try:
        package: Any = Package.open(io.BytesIO(data))
        found: dict[str, _Part] = {}
        for part in package.iter_parts():
            name = str(part.partname)
            if part is package.main_document_part:
                name = _MAIN
            if (name.startswith("/word/") and name.endswith(".xml")) or name == _CUSTOM:
                links = {
                    relation.rId: relation.target_ref.replace(" ", "%20")  # as LibreOffice writes
                    for relation in part.rels.values()
                    if relation.is_external and relation.reltype.endswith("/hyperlink")
                }
                found[name] = _Part(parse_xml(part.blob), links)
    except OfficeFileFault:
        raise
    except Exception:  # a broken package makes the library stumble anywhere
        raise OfficeFileFault(DAMAGED) from None
    if _MAIN not in found or child(found[_MAIN].root, "body") is None:
        raise OfficeFileFault(DAMAGED)
    return found


class _DocxReader:
    """Reads the body and the parts around it in one pass, so that numbers count on."""

    def __init__(self, parts: dict[str, _Part]) -> None:
        self._parts = parts
        styles = self._root("/word/styles.xml")
        self._numbering = Numbering(self._root("/word/numbering.xml"), styles)
        self._fonts = symbol_styles(styles)
        self._properties = _own_properties(self._root(_CUSTOM))
        self._notes: list[Note] = []
        self._elsewhere: list[Paragraph] = []
        self._tables = 0
        self._text = self._text_reader({})

    def read(self) -> Paper:
        """The whole paper."""
        document = self._parts[_MAIN]
        self._text = self._text_reader(document.links)
        body = child(document.root, "body")
        blocks = tuple(self._blocks(body, None))
        for name in sorted(self._parts):
            around = _PART.fullmatch(name)
            if around:
                self._around(self._parts[name], source(_PLACES[around[1]]))
        return Paper(blocks, tuple(self._notes), tuple(self._elsewhere), self._properties)

    def _root(self, name: str) -> Element:
        return self._parts[name].root if name in self._parts else None

    def _text_reader(self, links: dict[str, str]) -> TextReader:
        return TextReader(links, self._fonts, self._note, self._text_box)

    def _note(self, code: NoteCode, where: Source, text: str) -> None:
        self._notes.append(Note(code, where, text))

    def _around(self, part: _Part, where: Source) -> None:
        """What stands outside the body: its paragraphs, those in tables included."""
        self._text = self._text_reader(part.links)
        found = Paper(tuple(self._blocks(part.root, where)))
        self._elsewhere += (p for p in found.paragraphs() if p.shown.strip())

    def _text_box(self, box: Element, where: Source) -> None:
        """A text box: its words are kept, apart from the paragraph it hangs on."""
        inner = self._text
        self._text = self._text_reader({})
        found = Paper(tuple(self._blocks(box, source(N_("text box"), where))))
        self._text = inner
        for paragraph in found.paragraphs():
            if paragraph.shown.strip():
                self._elsewhere.append(paragraph)
                self._note("text-box", where, paragraph.text)

    def _blocks(self, parent: Element, where: Source | None) -> Iterator[Block]:
        count = 0
        for found in unwrapped(parent):
            if found.tag == W + "p":
                count += 1
                if not len(found):
                    continue
                yield self._paragraph(found, source(N_("paragraph {number}"), where, number=count))
            elif found.tag == W + "tbl":
                self._tables += 1
                named = source(N_("table {number}"), where, number=self._tables)
                yield self._table(found, named)

    def _paragraph(self, element: Element, where: Source) -> Paragraph:
        pieces = self._text.pieces(element, where)
        own = self._own_name(element)
        mark, level = self._numbering.next_mark(child(element, "pPr"))
        return Paragraph(pieces, where, mark, level, own)

    def _own_name(self, element: Element) -> str:
        """The name that a file of this program gave a paragraph; the first of several."""
        if not self._properties:
            return ""
        names = (one.get(W + "name", "") for one in element.iter(W + "bookmarkStart"))
        return next((name for name in names if name.startswith(OWN)), "")

    def _table(self, element: Element, where: Source) -> Table:
        rows = _Rows(_widest(element))
        for tr in unwrapped(element):
            if tr.tag != W + "tr":
                continue
            if child(tr, "trPr/del") is not None:
                self._note("deleted-row", where, text_of(tr, "delText", "t"))
                continue
            rows.begin(number(value(tr, "trPr/gridBefore"), most=MOST_COLUMNS))
            for tc in unwrapped(tr):
                if tc.tag == W + "tc":
                    self._cell(tc, rows, where)
        return Table(tuple(rows.cells), rows.row + 1, rows.columns, where)

    def _cell(self, tc: Element, rows: "_Rows", table: Source) -> None:
        where = source(
            N_("row {row} column {column}"), table, row=rows.row + 1, column=rows.column + 1
        )
        properties = child(tc, "tcPr")
        fields = self._text.open_fields()
        paragraphs = tuple(self._cell_paragraphs(tc, where))
        self._text.end_fields(fields)
        filled = any(paragraph.text.strip() for paragraph in paragraphs)
        merged = value(properties, "vMerge", "continue")
        vertical = merged if child(properties, "vMerge") is not None else ""
        if vertical == "continue" and filled:
            self._note("merged-text", where, paragraphs[0].text)
        rows.add(
            Cell(rows.row, rows.column, paragraphs, where),
            span=number(value(properties, "gridSpan"), 1, least=1, most=MOST_COLUMNS),
            down=vertical if not (vertical == "continue" and filled) else "",
            across=child(properties, "hMerge") is not None
            and value(properties, "hMerge", "continue") == "continue"
            and not filled,
        )

    def _cell_paragraphs(self, tc: Element, where: Source) -> Iterator[Paragraph]:
        """The paragraphs of a cell; a table inside it is laid flat, a line for each row."""
        for found in unwrapped(tc):
            if found.tag == W + "p":
                yield self._paragraph(found, where)
            elif found.tag == W + "tbl":
                inner = self._table(found, source(N_("a table inside"), where))
                self._note("nested-table", where, f"{inner.rows} x {inner.columns}")
                for row in range(inner.rows):
                    line = _one_line([cell for cell in inner.cells if cell.row == row], where)
                    if line is not None:
                        yield line


def _widest(table: Element) -> int:
    """How many columns a cell may span: those of the grid, or of a row whose spans can be true.

    Some programs write a grid of fewer columns than their rows have.
    """
    grid = child(table, "tblGrid")
    if grid is None:
        return MOST_COLUMNS
    widths = [len(grid.findall(W + "gridCol")), 1]
    for tr in unwrapped(table):
        if tr.tag == W + "tr":
            cells = (found for found in unwrapped(tr) if found.tag == W + "tc")
            widths.append(sum(number(value(tc, "tcPr/gridSpan"), 1, least=1) for tc in cells))
    return max(width for width in widths if width <= MOST_COLUMNS)


class _Rows:
    """The cells of a table as they come, with merges over rows and columns carried along."""

    def __init__(self, widest: int) -> None:
        """``widest``: how many columns one cell may span."""
        self._widest = widest
        self.cells: list[Cell] = []
        self.row = -1
        self.column = 0
        self.columns = 0
        self._open: dict[int, int] = {}  # column: index of the cell that goes on below

    def begin(self, skipped: int) -> None:
        """A new row, whose first ``skipped`` columns have no cell; raises OfficeFileFault."""
        self.row += 1
        self.column = skipped
        if self.row >= MOST_ROWS:
            raise OfficeFileFault(TOO_LARGE)

    def add(self, cell: Cell, *, span: int, down: str, across: bool) -> None:
        """The next cell of the row, its span clamped; raises OfficeFileFault past the last one."""
        if self.column >= MOST_COLUMNS:
            raise OfficeFileFault(TOO_LARGE)
        span = min(span, self._widest, MOST_COLUMNS - self.column)
        if down == "continue" and self.column in self._open:
            index = self._open[self.column]
            above = self.cells[index]
            self.cells[index] = replace(above, row_span=self.row - above.row + 1)
        elif across and self.cells and self.cells[-1].row == self.row:
            left = self.cells[-1]
            self.cells[-1] = replace(left, column_span=left.column_span + span)
        else:
            self._open.pop(self.column, None)
            if down == "restart":
                self._open[self.column] = len(self.cells)
            self.cells.append(replace(cell, column_span=span))
        self.column += span
        self.columns = max(self.columns, self.column)


def _one_line(cells: list[Cell], where: Source) -> Paragraph | None:
    """A row of an inner table as one paragraph; None where it is empty."""
    pieces: list[Piece] = []
    for paragraph in (p for cell in cells for p in cell.paragraphs if p.shown.strip()):
        if pieces:
            pieces.append(Piece(" | "))
        if paragraph.mark:
            pieces.append(Piece(paragraph.mark + " "))
        pieces += paragraph.pieces
    return Paragraph(tuple(pieces), where) if pieces else None
