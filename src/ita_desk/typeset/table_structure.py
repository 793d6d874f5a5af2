"""The structure of a table: Table, THead and TBody, TR, TH with Scope, TD with Headers."""

from __future__ import annotations

from ita_desk.typeset.structure import Attributes, Element
from ita_desk.typeset.table_layout import HeaderPlace, TableLayout, header_places
from ita_desk.typeset.tables import FormTable
from ita_desk.typeset.text_structure import cell_elements


def add_table_structure(layout: TableLayout, parent: Element, name: str) -> None:
    """Make the elements of a table and hand them to its cells; `name` is unique to it."""
    table = layout.table
    attributes = Attributes(summary=table.summary) if table.summary else None
    element = Element("Table", parent, attributes)
    names = _add_header(layout, element, name)
    body = Element("TBody", element)
    merged = table.merged_column if _merges(layout) else None
    for number, (row, cells) in enumerate(zip(table.rows, layout.rows, strict=True)):
        line = Element("TR", body)
        row_name = "" if merged is None or cells.group is None else f"{name}g{cells.group}"
        for column, (cell, cell_layout) in enumerate(zip(row.cells, cells.cells, strict=True)):
            if column == merged and cells.group is not None:
                group = layout.groups[cells.group]
                if number != group.first:
                    continue
                span = Attributes(scope="Row", rows=group.end - group.first, headers=names[column])
                head = Element("TH", line, span, row_name)
                if cell is not None and group.cell is not None:
                    paragraphs = cell.paragraphs
                    group.cell.targets = cell_elements(head, paragraphs, group.cell.layouts)
                continue
            if column in row.joined:
                continue
            headers = (*names[column], row_name) if row_name else names[column]
            span = Attributes(headers=headers, rows=_rows_joined(table, number, column))
            data = Element("TD", line, None if span == Attributes() else span)
            own = cell_layout
            if column == table.merged_column and cells.group is not None:
                own = layout.groups[cells.group].cell
            if cell is not None and own is not None:
                own.targets = cell_elements(data, cell.paragraphs, own.layouts)


def _merges(layout: TableLayout) -> bool:
    """Whether a merged cell stands beside several rows, and so heads them."""
    return any(group.end - group.first > 1 for group in layout.groups)


def _rows_joined(table: FormTable, number: int, column: int) -> int:
    """How many rows the cell of a row goes on over, itself included."""
    end = number + 1
    while end < len(table.rows) and column in table.rows[end].joined:
        end += 1
    return end - number


def _add_header(layout: TableLayout, table: Element, name: str) -> list[tuple[str, ...]]:
    """Elements of the header rows; returns the names of the headings over each column."""
    over: list[list[str]] = [[] for _ in layout.table.columns]
    head: Element | None = None
    lines: dict[int, Element] = {}
    places = header_places(layout.table)
    for place, (cell_layout, _) in zip(places, layout.header.cells, strict=True):
        cell = place.cell
        if cell.role == "caption":
            element = Element("Caption", table)
        else:
            head = head or Element("THead", table)
            if place.row not in lines:
                lines[place.row] = Element("TR", head)
            element = _header_element(place, lines[place.row], name)
            if cell.role == "heading":
                for column in range(place.column, place.column + cell.columns):
                    over[column].append(element.name)
        layouts = cell_layout.layouts
        cell_layout.targets = cell_elements(element, cell.paragraphs, layouts, whole=True)
    return [tuple(names) for names in over]


def _header_element(place: HeaderPlace, line: Element, name: str) -> Element:
    cell = place.cell
    if cell.role == "text":
        return Element("TD", line, Attributes(columns=cell.columns, rows=cell.rows))
    span = Attributes(scope="Column", columns=cell.columns, rows=cell.rows)
    return Element("TH", line, span, f"{name}h{place.row}-{place.column}")
