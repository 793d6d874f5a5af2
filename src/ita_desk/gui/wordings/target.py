"""Where a wording goes: the text under the keyboard, in a form or in a cell of a table."""

from typing import NamedTuple, get_args

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ita_desk.gui.form.text_field import TextField
from ita_desk.gui.help.asked_field import asked_field
from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.model.place import Entity

_TYPED = (CellKind.TEXT, CellKind.MARK)
_ENTITIES = frozenset(get_args(Entity))


class Target(NamedTuple):
    """An editor, and ``entity.field`` of what it shows."""

    editor: QLineEdit | QPlainTextEdit
    field: str

    def typed(self) -> str:
        """What a wording would take the place of: the selection, else the line up to the caret."""
        editor = self.editor
        if isinstance(editor, QLineEdit):
            return editor.selectedText() or editor.text()[: editor.cursorPosition()]
        cursor = editor.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
        return cursor.selectedText().replace("\u2029", "\n")

    def put(self, text: str, in_place_of: str) -> None:
        """Type a text, over as much of what stands before the caret as is to go."""
        editor = self.editor
        if isinstance(editor, QLineEdit):
            if in_place_of and not editor.hasSelectedText():
                editor.cursorBackward(True, len(in_place_of))
            editor.insert(" ".join(text.split("\n")))
            editor.textEdited.emit(editor.text())
            return
        cursor = editor.textCursor()
        if in_place_of and not cursor.hasSelection():
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
        cursor.insertText(text)
        editor.setTextCursor(cursor)


def target_at(focus: QWidget | None) -> Target | None:
    """What a wording can be typed into; a cell of a table is opened for it. None for nothing."""
    field = asked_field(focus)
    if isinstance(focus, SheetView):
        editor = focus.open_editor() if _is_typed(focus) else None
    elif isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly():
        editor = focus
    else:
        return None
    if editor is None or not is_field(field):
        return None
    around = editor.parentWidget()
    if isinstance(around, TextField) and around.is_generated:
        editor.selectAll()  # a generated text gives way whole, as to the first letter typed
    return Target(editor, field)


def text_at(focus: QWidget | None) -> tuple[str, str]:
    """The text under the keyboard, or what is selected of it, and its ``entity.field``."""
    field = asked_field(focus)
    if isinstance(focus, SheetView):
        return (focus.sheet.typed(*focus.current()) if _is_typed(focus) else ""), field
    if isinstance(focus, QLineEdit):
        return focus.selectedText() or focus.text(), field
    if isinstance(focus, QPlainTextEdit):
        chosen = focus.textCursor().selectedText().replace("\u2029", "\n")
        return chosen or focus.toPlainText(), field
    return "", field


def is_field(name: str) -> bool:
    """Whether a name is that of a field of the database, and not of the window's own."""
    entity, _, field = name.partition(".")
    return entity in _ENTITIES and bool(field)


def _is_typed(view: SheetView) -> bool:
    _, column = view.current()
    return view.sheet.table() is not None and view.sheet.columns[column].kind in _TYPED
