"""Which field the keyboard is in, by its name: what help explains, and what wordings are for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ita_desk.gui.form.placed_field import PlacedField
from ita_desk.gui.help.explained import explained_as
from ita_desk.gui.table.sheet_view import SheetView

_BY_COLUMN = {
    "activity.measure": "activity.measure_id",
    "activity.results": "result",
    "result.links": "evidence.url",
}
"""Columns that show a field of another name."""


def asked_field(focus: QWidget | None) -> str:
    """The name of the field in a widget or around it, such as ``unit.name``; "" for none.

    In a table it is that of the current cell, in the empty row, too.
    """
    asked = focus
    while asked is not None:
        if isinstance(asked, SheetView) and (name := _of_cell(asked)):
            return name
        placed = asked.findChild(PlacedField, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(placed, PlacedField):
            return f"{placed.entity}.{placed.field}"
        name = explained_as(asked)
        if name:
            return name
        asked = asked.parentWidget()
    return ""


def _of_cell(view: SheetView) -> str:
    _, column = view.current()
    place = view.sheet.place(*view.current()) if view.sheet.rowCount() else None
    if place is not None and place.field:
        return f"{place.entity}.{place.field}"
    table = view.sheet.table()
    if table is None:
        return ""
    name = f"{table.entity}.{view.sheet.columns[column].name}"
    return _BY_COLUMN.get(name, name)
