"""The table of keys: those of the menus, and those that work inside tables."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtGui import QAction, QKeySequence

from ita_desk.model.errors import N_

TABLE_KEYS: tuple[tuple[str, str], ...] = (
    ("Tab, Shift+Tab", N_("next cell, cell before; at the end a new row")),
    ("Enter", N_("keep the cell and go down")),
    ("F2", N_("edit the cell; typing begins anew")),
    ("Esc", N_("give back what was there")),
    ("Space", N_("tick or untick, keeping the text")),
    ("Ctrl+D, Ctrl+R", N_("copy the cell above down, or to the right")),
    ("Ctrl+C, Ctrl+X, Ctrl+V", N_("copy, cut and paste, also from Excel and Word")),
    ("Delete", N_("empty the chosen cells")),
    ("Alt+↑, Alt+↓", N_("move the row")),
    ("Ctrl+Enter", N_("new row below")),
    ("Ctrl+Shift+D", N_("duplicate the row")),
    ("F4", N_("in results: a new occurrence of today, or of the nearest day of the round")),
    ("Ctrl+L", N_("in results: add the address from the clipboard")),
)


def key_table(
    actions: Iterable[QAction], translate: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Pairs of keys and what they do."""
    for keys, words in TABLE_KEYS:
        yield keys, translate(words)
    for action in actions:
        shortcuts = action.shortcuts()
        if shortcuts:
            native = QKeySequence.SequenceFormat.NativeText
            keys = ", ".join(shortcut.toString(native) for shortcut in shortcuts)
            yield keys, action.text().replace("&", "").removesuffix("…")
