"""A form table as Word's: repeated header rows, merged groups, widths as the PDF has them."""

from collections.abc import Iterator, Sequence
from typing import Any

from ita_desk.office.markup import element, twips, valued
from ita_desk.office.word_text import Around, WordText
from ita_desk.typeset.column_widths import column_widths
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.tables import Cell, FormTable, HeaderCell, Row

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_VERTICAL = {"top": None, "middle": "center", "bottom": "bottom"}
_TALL_LINES = 20
"""Rows of more lines than this may be parted by a page's end."""


def word_table(
    table: FormTable, width_mm: float, fonts: TextFonts, text: WordText, *, with_next: bool
) -> Any:
    """The table over ``width_mm``; its last row stays with what follows if ``with_next``."""
    widths = [
        twips(width / MM) for width in column_widths(table, width_mm * MM, ParagraphSetter(fonts))
    ]
    rows = [_header_row(cells, text) for cells in _header_cells(table, widths)]
    last = len(table.rows) - 1
    for index, row in enumerate(table.rows):
        merged = [_merged(table, index, column) for column in range(len(widths))]
        rows.append(_row(row, widths, merged, text, with_next=with_next and index == last))
    return element("w:tbl", _properties(table, sum(widths)), _grid(widths), *rows)


def _properties(table: FormTable, width: int) -> Any:
    left, _top, right, _bottom = table.padding_mm
    size = round(table.rule * 8)
    edges = [
        element(
            f"w:{name}", w_val="single" if size else "nil", w_sz=size, w_space=0, w_color="000000"
        )
        for name in _EDGES
    ]
    return element(
        "w:tblPr",
        element("w:tblW", w_w=width, w_type="dxa"),
        element("w:tblBorders", *edges),
        element("w:tblLayout", w_type="fixed"),
        element(
            "w:tblCellMar",
            element("w:left", w_w=twips(left), w_type="dxa"),
            element("w:right", w_w=twips(right), w_type="dxa"),
        ),
        *([valued("w:tblCaption", table.summary)] if table.summary else []),
    )


def _grid(widths: Sequence[int]) -> Any:
    return element("w:tblGrid", *(element("w:gridCol", w_w=width) for width in widths))


def _cell(
    width: int, inner: Sequence[Any], *, span: int = 1, merge: str = "", vertical: str | None = None
) -> Any:
    properties = element(
        "w:tcPr",
        element("w:tcW", w_w=width, w_type="dxa"),
        *([valued("w:gridSpan", span)] if span > 1 else []),
        *([valued("w:vMerge", merge)] if merge else []),
        *([valued("w:vAlign", vertical)] if vertical else []),
    )
    return element("w:tc", properties, *inner)


_HeaderSpot = tuple[int, int, HeaderCell | None, str]
"""Width, columns, the cell that begins here (None: one goes on from above), how it is merged."""


def _header_cells(table: FormTable, widths: Sequence[int]) -> Iterator[list[_HeaderSpot]]:
    """The spots of each header row from left to right, cells that span down included."""
    open_: dict[int, tuple[int, int]] = {}  # column: rows that are left, columns
    for cells in table.header:
        spots: list[_HeaderSpot] = []
        waiting = iter(cells)
        column = 0
        while column < len(widths):
            left, span = open_.get(column, (0, 0))
            if left:
                cell, merge = None, "continue"
                open_[column] = (left - 1, span)
            else:
                cell = next(waiting, None) or HeaderCell(())
                span, merge = cell.columns, "restart" if cell.rows > 1 else ""
                open_[column] = (cell.rows - 1, span)
            spots.append((sum(widths[column : column + span]), span, cell, merge))
            column += span
        yield spots


def _header_row(spots: list[_HeaderSpot], text: WordText) -> Any:
    cells = [
        _cell(
            width,
            [text.paragraph(one) for one in cell.paragraphs] if cell else [element("w:p")],
            span=span,
            merge=merge,
            vertical=_VERTICAL[cell.vertical] if cell else None,
        )
        for width, span, cell, merge in spots
    ]
    properties = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
    return element("w:tr", properties, *cells)


def _merged(table: FormTable, index: int, column: int) -> str:
    """How a cell goes with those above and below: restart, continue or not at all."""
    if column in table.rows[index].joined:
        return "continue"
    if index + 1 < len(table.rows) and column in table.rows[index + 1].joined:
        return "restart"
    group = table.rows[index].group
    if column != table.merged_column or group is None:
        return ""
    same_above = index > 0 and table.rows[index - 1].group == group
    same_below = index + 1 < len(table.rows) and table.rows[index + 1].group == group
    if same_above:
        return "continue"
    return "restart" if same_below else ""


def _row(
    row: Row,
    widths: Sequence[int],
    merged: Sequence[str],
    text: WordText,
    *,
    with_next: bool,
) -> Any:
    around = Around(with_next=with_next)
    cells = [
        _cell(
            width,
            _paragraphs(cell, text, around),
            merge=merge,
            vertical=_VERTICAL[cell.vertical] if cell else None,
        )
        for cell, width, merge in zip(row.cells, widths, merged, strict=True)
    ]
    parted = max((_lines(cell) for cell in row.cells if cell), default=0) > _TALL_LINES
    properties = element("w:trPr", *([] if parted else [element("w:cantSplit")]))
    return element("w:tr", properties, *cells)


def _lines(cell: Cell) -> int:
    """A guess at the lines of a cell: Word breaks them itself."""
    return sum(1 + len(run.text) // 30 for one in cell.paragraphs for run in one.runs)


def _paragraphs(cell: Cell | None, text: WordText, around: Around) -> list[Any]:
    if cell is None or not cell.paragraphs:
        tag = cell.tag if cell else None
        return [text.blank(12, with_next=around.with_next, tag=tag)]
    return [text.paragraph(one, around, tag=cell.tag) for one in cell.paragraphs]
