"""Cells that hold one of a few words: a letter chooses, F2 or Space opens the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from ita_desk.gui.table.sheet import Sheet


def choose_by_letter(sheet: Sheet, row: int, column: int, letter: str) -> None:
    """Take the next word after the present one that begins with a letter."""
    choices = sheet.columns[column].choices
    words = [word for _, word in choices]
    shown = sheet.shown(row, column)
    here = words.index(shown) if shown in words else -1
    turned = [(here + step) % len(words) for step in range(1, len(words) + 1)]
    for number in turned:
        if words[number].casefold().startswith(letter.casefold()):
            sheet.write(row, column, choices[number][0], "")
            return


def open_choices(view: QTableView, sheet: Sheet, row: int, column: int) -> QMenu:
    """Show the words under the cell, the present one marked."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(sheet.columns[column].heading)
    shown = sheet.shown(row, column)
    chosen: QAction | None = None
    for value, word in sheet.columns[column].choices:
        action = menu.addAction(word)
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(word == shown)
        chosen = action if word == shown else chosen

    def choose(action: QAction) -> None:
        sheet.write(row, column, str(action.data()), "")

    menu.triggered.connect(choose)
    rect = view.visualRect(sheet.index(row, column))
    menu.popup(view.viewport().mapToGlobal(rect.bottomLeft()))
    menu.setActiveAction(chosen or menu.actions()[0])
    return menu
