"""The tables of ``text/html`` as Excel, Word, LibreOffice, Google Sheets and WPS write them.

lxml parses it (libxml2 in C, as tolerant as a browser, with conditional comments and tags of
namespaces left in place); Python's own parser gives events only, and a tree would have to be
made of them by hand.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from lxml import etree, html

from ita_desk.exchange.clipboard import sheet_dates
from ita_desk.exchange.clipboard.cell_text import CellText, Styles, exact_text, is_hidden
from ita_desk.exchange.clipboard.html_writer import GENERATOR
from ita_desk.model.block import MOST_CELLS, MOST_ROWS, Block, Cell, PasteTooLarge, block_of
from ita_desk.model.cell_texts import TICK_SIGN

_MOST_LETTERS = 40_000_000
"""Word writes some kilobytes about a cell; what is bounded is the cells."""
_MOST_SPAN = 1_000
_SHEETS_BOOLEAN = 4
_SHEETS_FORMATS = {"5": "d/m/yyyy", "6": "h:mm", "7": "d/m/yyyy h:mm"}
"""What numbers are formatted as where Google Sheets tells nothing but that they are dates or times.
"""
_ROWS = ("tr",)
_PARTS = ("thead", "tbody", "tfoot")


def read(text: str) -> Block | None:
    """The cells of all tables, one table below the other; None where there is no table.

    Raises PasteTooLarge.
    """
    if "<table" not in text.lower():
        return None
    if len(text) > _MOST_LETTERS:
        raise PasteTooLarge
    root = _parsed(text)
    if root is None:
        return None
    styles = Styles(root)
    own = any(
        meta.get("content") == GENERATOR
        for meta in root.iter("meta")
        if meta.get("name") == "generator"
    )
    rows: list[list[Cell]] = []
    tables = list(_outer_tables(root))
    for table in tables:
        rows += _grid(table, styles, own=own)
    around = 0 if own else _lines_around(root, tables, styles)
    return replace(block_of(rows, tabular=True, around=around), own=own) if rows else None


def _parsed(text: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    source = text.replace("\0", "").encode("utf-8", "replace")
    try:
        return html.document_fromstring(source, parser=parser)  # pyright: ignore[reportUnknownMemberType]
    except (etree.LxmlError, ValueError):
        return None


def _outer_tables(root: Any) -> Iterator[Any]:
    """Tables that stand in no other; of one that only frames others, those."""
    for table in root.iter("table"):
        if not any(True for _ in table.iterancestors("table")):
            yield from _framed(table)


def _framed(table: Any) -> Iterator[Any]:
    rows = list(_rows(table))
    cells = [cell for row in rows for cell in _cells(row)]
    inner = list(cells[0].iter("table")) if len(cells) == 1 else []
    if inner and not _plain(cells[0]).replace(_plain(inner[0]), "").strip():
        yield from _framed(inner[0])
    else:
        yield table


def _plain(element: Any) -> str:
    return "".join(element.itertext())


def _rows(table: Any) -> Iterator[Any]:
    """The rows in the order they are shown in: the head above all, the foot below."""
    ends = {"thead": 0, "tfoot": 2}
    for part in sorted(table, key=lambda child: ends.get(child.tag, 1)):
        if part.tag in _ROWS:
            yield part
        elif part.tag in _PARTS:
            yield from (row for row in part if row.tag in _ROWS)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _grid(table: Any, styles: Styles, *, own: bool) -> list[list[Cell]]:
    """The cells of a table where they stand; those that are covered by another are blank."""
    hidden = _hidden_columns(table, styles)
    covered: dict[int, int] = {}
    begun: dict[int, Cell] = {}  # by cells of hidden rows, which are seen further below
    grid: list[list[Cell]] = []
    for row in _rows(table):
        above, covered = covered, {at: left - 1 for at, left in covered.items() if left > 1}
        unseen = is_hidden(styles.of(row))
        line: list[Cell] = []
        for cell in [*_cells(row), None]:
            while len(line) in above:
                # A blank of ours is meant, so what our cell says counts for all that it covers.
                said = grid[-1][len(line)].text if own else ""
                line.append(begun.get(len(line), Cell(said, merged=True)))
            if cell is None or (is_hidden(styles.of(cell)) and not unseen):
                if cell is not None and len(line) in hidden:
                    line.append(Cell())  # its whole column is hidden, and stands nevertheless
                continue
            down, across = _rows_spanned(cell), _span(cell, "colspan")
            for number in range(across):
                if down > 1:
                    covered[len(line)] = down - 1
                line.append(_cell(cell, styles, own=own) if number == 0 else Cell())
        begun = {at: line[at] for at in covered if at < len(line)} if unseen else {}
        if unseen:
            continue
        grid.append([one for column, one in enumerate(line) if column not in hidden])
        if len(grid) > MOST_ROWS or sum(map(len, grid)) > MOST_CELLS:
            raise PasteTooLarge
    return grid


def _hidden_columns(table: Any, styles: Styles) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iterchildren("col", "colgroup"):
        inner = list(column.iterchildren("col"))
        for one in inner or [column]:
            span = _span(one, "span")
            if one.tag == "col" and is_hidden(styles.of(one)):
                hidden.update(range(at, at + span))
            at += span
    return hidden


def _rows_spanned(cell: Any) -> int:
    """How many rows a cell spans; 0 says all that follow."""
    return _MOST_SPAN if cell.get("rowspan", "").strip() == "0" else _span(cell, "rowspan")


def _span(element: Any, name: str) -> int:
    try:
        return min(max(int(element.get(name, "1")), 1), _MOST_SPAN)
    except ValueError:
        return 1


def _cell(cell: Any, styles: Styles, *, own: bool) -> Cell:
    if own:
        return Cell(exact_text(cell))
    read = CellText(styles)
    read.take(cell)
    shown, addressed = read.text(), read.text(addresses=True)
    held = _boolean(cell)
    if held is not None:
        return Cell(TICK_SIGN if held else "")
    number, written_as = _number(cell, styles.of(cell))
    dated = sheet_dates.dated(number, written_as, shown, since_1904=styles.since_1904)
    if dated is not None:
        return dated
    if cell.get("x:num") is not None:
        return Cell(shown.strip())
    return Cell(shown) if addressed == shown else Cell(shown, "linked", addressed)


def _boolean(cell: Any) -> bool | None:
    """Whether a box is ticked or a formula true, where a cell holds that and no text."""
    if cell.get("x:bool"):
        return cell.get("x:bool").upper() == "TRUE"
    if cell.get("sdnum", "").upper().endswith(";BOOLEAN"):
        return cell.get("sdval") == "1"
    told = _json(cell.get("data-sheets-value", ""))
    return bool(told.get("4")) if told.get("1") == _SHEETS_BOOLEAN else None


def _number(cell: Any, style: Mapping[str, str]) -> tuple[str, str]:
    """The number that a cell holds and its format, as three families of programs tell it."""
    if cell.get("sdval"):
        return cell.get("sdval"), cell.get("sdnum", "").rpartition(";")[2]
    sheets = cell.get("data-sheets-value")
    if sheets:
        return _of_sheets(sheets, cell.get("data-sheets-numberformat", ""))
    return cell.get("x:num", ""), style.get("mso-number-format", "")


def _of_sheets(value: str, number_format: str) -> tuple[str, str]:
    number, told = _json(value).get("3"), _json(number_format)
    usual = _SHEETS_FORMATS.get(str(told.get("1")), "General")
    return str(number or ""), str(told.get("2") or usual)


def _json(told: str) -> dict[str, Any]:
    try:
        found: object = json.loads(told or "{}")
    except ValueError:
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _lines_around(root: Any, tables: list[Any], styles: Styles) -> int:
    """How many lines of text stand outside the tables, captions among them."""
    body = root.find("body")
    around = CellText(styles, without=set(tables))
    around.take(root if body is None else body)
    told = [around.text()]
    for caption in (one for table in tables for one in table.iterchildren("caption")):
        read = CellText(styles)
        read.take(caption)
        told.append(read.text())
    return sum(1 for text in told for line in text.split("\n") if line.strip())
