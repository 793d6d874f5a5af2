"""The structure of a table: Table, THead and TBody, TR, TH with Scope, TD with Headers."""

from __future__ import annotations

from ita_desk.typeset.structure import Attributes, Element
from ita_desk.typeset.table_layout import TableLayout, header_places
from ita_desk.typeset.text_structure import cell_elements


def add_table_structure(layout: TableLayout, parent: Element, name: str) -> None:
    """Make the elements of a table and hand them to its cells; `name` is unique to it."""
    table = layout.table
    attributes = Attributes(summary=table.summary) if table.summary else None
    element = Element("Table", parent, attributes)
    names = _add_header(layout, element, name)
    body = Element("TBody", element)
    merged = table.merged_column
    for number, (row, cells) in enumerate(zip(table.rows, layout.rows, strict=True)):
        line = Element("TR", body)
        row_name = "" if cells.group is None else f"{name}g{cells.group}"
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
            headers = (*names[column], row_name) if row_name else names[column]
            data = Element("TD", line, Attributes(headers=headers) if headers else None)
            if cell is not None and cell_layout is not None:
                cell_layout.targets = cell_elements(data, cell.paragraphs, cell_layout.layouts)


def _add_header(layout: TableLayout, table: Element, name: str) -> list[tuple[str, ...]]:
    """Elements of the header rows; returns the names of the cells over each column."""
    over: list[list[str]] = [[] for _ in layout.table.columns]
    if not layout.table.header:
        return [() for _ in over]
    head = Element("THead", table)
    lines = [Element("TR", head) for _ in layout.table.header]
    places = list(header_places(layout.table))
    for place, (cell_layout, _) in zip(places, layout.header.cells, strict=True):
        cell = place.cell
        cell_name = f"{name}h{place.row}-{place.column}"
        span = Attributes(scope="Column", columns=cell.columns, rows=cell.rows)
        element = Element("TH", lines[place.row], span, cell_name)
        cell_layout.targets = cell_elements(element, cell.paragraphs, cell_layout.layouts)
        for column in range(place.column, place.column + cell.columns):
            over[column].append(cell_name)
    return [tuple(names) for names in over]
