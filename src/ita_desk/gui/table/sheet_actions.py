"""The acts of the keyboard on tables as actions of a menu, for whichever table has the focus."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk.exchange.clipboard import formats
from ita_desk.gui.clips import clip_of, mime_of
from ita_desk.gui.grouped_menu import GroupedMenu
from ita_desk.gui.paste_bounds import tell_too_long
from ita_desk.gui.table import sheet_abilities as can
from ita_desk.gui.table.column import Area
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.window.commands import Command, always, fill_menu, offer_in
from ita_desk.gui.window.page import actions_of_page
from ita_desk.gui.window.session import Session
from ita_desk.model.block import PasteTooLarge

_Standard = QKeySequence.StandardKey


class SheetActions(QObject):
    """Cut, copy, paste, fill, and what is done with rows; of the table used last."""

    def __init__(self, session: Session, page: QWidget, views: Sequence[SheetView]) -> None:
        """Add the actions to ``page``, whose tables are ``views``."""
        super().__init__(page)
        _ = session.translate
        self._session = session
        self._page = page
        self._views = list(views)
        self._view = views[0]
        self.actions: list[QAction] = []
        rows = _("&Rows")
        self._add(_("Cu&t"), _Standard.Cut, self.cut, can.has_texts)
        copy = self._add(_("&Copy"), _Standard.Copy, self.copy, can.has_rows)
        copy.needs = always
        self._add(_("&Paste"), _Standard.Paste, self.paste, can.may_paste)
        self._add(_("&Empty the cells"), "Del", self.clear, can.has_texts)
        self._add(_("Fill &down"), "Ctrl+D", self.fill_down, can.may_fill_down, rows)
        self._add(_("Fill &right"), "Ctrl+R", self.fill_right, can.may_fill_right, rows)
        new_keys = "Ctrl+Return|Ctrl+Enter"
        self._add(_("&New row below"), new_keys, self.insert, can.may_add, rows)
        self._add(_("D&uplicate the row"), "Ctrl+Shift+D", self.duplicate, can.may_repeat, rows)
        for step, words, keys in (
            (-1, _("Move the row &up"), "Alt+Up"),
            (1, _("Move the row do&wn"), "Alt+Down"),
        ):
            act, may_move = partial(self.move, step), partial(can.may_move, step=step)
            self._add(words, keys, act, may_move, rows)
        self._add(_("De&lete the rows"), "Ctrl+Del", self.remove, can.may_remove, rows)
        for view in views:
            self._serve(view)

    @property
    def view(self) -> SheetView:
        """The table used last."""
        return self._view

    def cut(self) -> None:
        """Copy the selected area and empty it."""
        self.copy()
        self.clear()

    def copy(self) -> None:
        """Put the selected area on the clipboard, in each of its formats."""
        block = self._view.sheet.copy(self._view.area())
        if block.rows:
            QGuiApplication.clipboard().setMimeData(mime_of(formats.clip_of(block)))

    def paste(self) -> None:
        """Write the clipboard's table, and select what was written; all of it or nothing."""
        mime = QGuiApplication.clipboard().mimeData()
        try:
            block = formats.block_of(clip_of(mime))
            written = self._view.sheet.paste(self._view.area(), block)
        except PasteTooLarge as fault:
            self._session.gateway.complain(fault.sentence(self._session.translate))
            return
        if written is not None:
            self._view.select(written)

    def clear(self) -> None:
        """Empty the selected cells."""
        self._view.sheet.clear(self._view.area())

    def fill_down(self) -> None:
        """Copy the first row of the selection down."""
        self._view.sheet.fill_down(self._view.area())

    def fill_right(self) -> None:
        """Copy the first column of the selection right."""
        self._view.sheet.fill_right(self._view.area())

    def insert(self) -> None:
        """Add a row below and go there."""
        row, column = self._view.current()
        if self._view.sheet.insert_below(row):
            self._view.go(row + 1, column)

    def duplicate(self) -> None:
        """Repeat the row below itself and go there."""
        row, column = self._view.current()
        if self._view.sheet.duplicate(row):
            self._view.go(row + 1, column)

    def move(self, step: int) -> None:
        """Move the selected rows one up or down, the selection with them."""
        view, sheet = self._view, self._view.sheet
        area = view.area()
        rows = range(area.top, min(area.bottom, len(sheet.ids) - 1) + 1)
        before = rows.start - 1 if step < 0 else rows.stop + 1
        if not rows or not 0 <= before <= len(sheet.ids):
            return
        row, column = view.current()
        if sheet.move(rows, before):
            if len(rows) > 1:
                view.select(Area(rows.start + step, area.left, rows.stop - 1 + step, area.right))
            else:
                view.go(row + step, column)

    def remove(self) -> None:
        """Delete the selected rows; undo brings them back."""
        view = self._view
        area = view.area()
        view.sheet.remove(area.rows)
        view.go(min(area.top, view.sheet.rowCount() - 1), area.left)

    def open_menu(self, view: SheetView, at: QPoint) -> None:
        """Show the actions at a point of a table's viewport."""
        self._use(view)
        menu = GroupedMenu(parent=view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self.actions)
        menu.addSeparator()
        menu.addActions(actions_of_page(view))
        offer_in(menu)
        menu.popup(view.viewport().mapToGlobal(at))

    def _serve(self, view: SheetView) -> None:
        def menu_at(at: QPoint) -> None:
            self.open_menu(view, at)

        view.focused.connect(lambda: self._use(view))
        view.delegate.paste_refused.connect(lambda: tell_too_long(self._session))
        again = QAction(self._session.translate("Let columns share the &width again"), view)
        again.triggered.connect(view.sizes.columns.share_again)
        view.heading.addAction(again)
        view.heading.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(menu_at)

    def _use(self, view: SheetView) -> None:
        self._view = view

    def _add(
        self,
        text: str,
        keys: str | QKeySequence.StandardKey,
        act: Callable[[], None],
        can_act: Callable[[SheetView], bool],
        group: str = "",
    ) -> Command:
        action = Command(text, self._page, group)
        action.needs = lambda: self._session.store.writable
        action.can = lambda: can_act(self._view)
        if isinstance(keys, str):
            action.setShortcuts([QKeySequence(key) for key in keys.split("|")])
        else:
            action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._act(act))
        for view in self._views:
            view.addAction(action)
        self.actions.append(action)
        return action

    def _act(self, act: Callable[[], None]) -> None:
        """Keep what is being typed, then act; not while another field has the keyboard."""
        focus = QApplication.focusWidget()
        if (focus is None or not self._elsewhere(focus)) and self._view.commit():
            act()

    def _elsewhere(self, focus: QWidget) -> bool:
        view = self._view
        return self._page.isAncestorOf(focus) and focus is not view and not view.isAncestorOf(focus)
