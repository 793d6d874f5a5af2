"""What can be done with what is selected in a table: each answers for one of its acts."""

from PySide6.QtGui import QGuiApplication

from ita_desk.gui.clips import holds_anything
from ita_desk.gui.table.column import TICKED
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.table.sheet_view import SheetView


def has_rows(view: SheetView) -> bool:
    """Whether a row is selected that isn't the empty one: it is copied, or deleted."""
    return bool(view.sheet.real_rows(view.area()))


def has_texts(view: SheetView) -> bool:
    """Whether something stands in the selected cells that may be emptied."""
    area, sheet = view.area(), view.sheet
    writable = set(sheet.names(area.columns))
    columns = [column for column in area.columns if sheet.columns[column].name in writable]
    rows = range(area.top, area.top + len(sheet.real_rows(area)))
    cells = ((row, column) for row in rows for column in columns)
    return any(sheet.typed(*cell) or _is_ticked(sheet, *cell) for cell in cells)


def may_paste(view: SheetView) -> bool:
    """Whether something stands on the clipboard, and there are rows to take it."""
    kept = holds_anything(QGuiApplication.clipboard().mimeData())
    return kept and view.sheet.table() is not None


def may_fill_down(view: SheetView) -> bool:
    """Whether there is a row to fill from, and one to fill."""
    area, sheet = view.area(), view.sheet
    rows = len(sheet.real_rows(area))
    return bool(sheet.names(area.columns)) and (rows > 1 or (rows == 1 and area.top > 0))


def may_fill_right(view: SheetView) -> bool:
    """Whether there is a column to fill from, and one to fill."""
    area, sheet = view.area(), view.sheet
    columns = len(sheet.names(area.columns))
    before = bool(sheet.names(range(area.left)))
    return has_rows(view) and (columns > 1 or (columns == 1 and before))


def may_add(view: SheetView) -> bool:
    """Whether the table takes more rows."""
    table = view.sheet.table()
    return table is not None and table.grows


def may_repeat(view: SheetView) -> bool:
    """Whether there is a row to repeat."""
    return may_add(view) and not view.sheet.is_new(view.current()[0])


def may_remove(view: SheetView) -> bool:
    """Whether there are rows to delete."""
    return may_add(view) and has_rows(view)


def may_move(view: SheetView, step: int) -> bool:
    """Whether the selected rows can go one up (-1) or down (1)."""
    area, sheet = view.area(), view.sheet
    rows = len(sheet.real_rows(area))
    room = area.top > 0 if step < 0 else area.top + rows < len(sheet.ids)
    return may_remove(view) and room and sheet.keeps_order()


def _is_ticked(sheet: Sheet, row: int, column: int) -> bool:
    return sheet.columns[column].kind in TICKED and sheet.ticked(row, column)
