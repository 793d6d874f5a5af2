"""What the menus and the tool bar of the window offer, with their shortcuts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ita_desk.gui.icons import Icons
from ita_desk.gui.theme import THEME_TITLES, ThemeName
from ita_desk.gui.window.commands import Command

Translate = Callable[[str], str]
LANGUAGES = {"th": "ไทย", "en": "English"}
"""Each in its own words."""


class ToolBarActions(QObject):
    """Undo, redo, check and preview; ``WindowActions`` gives them their keys and tool tips."""

    def __init__(self, translate: Callable[[str], str], icons: Icons, parent: QObject) -> None:
        """Make them, disabled: there is no database yet."""
        super().__init__(parent)
        self._icons = icons
        self.undo = self._make(translate("&Undo"), "undo-2")
        self.redo = self._make(translate("&Redo"), "redo-2")
        self.check = self._make(translate("&Check"), "clipboard-check")
        self.preview = self._make(translate("&Page preview"), "panel-right")
        self.check.setCheckable(True)
        self.preview.setCheckable(True)

    def _make(self, text: str, icon: str) -> Command:
        action = Command(text, self)
        action.setIcon(self._icons.icon(icon))
        action.setEnabled(False)
        return action


class WindowActions(QObject):
    """The actions of the window itself; pages bring their own for the Edit menu.

    All begin disabled but those that need no open database; the composition enables them. They are
    made when the window is on the screen: a menu is empty for the blink of an eye before.
    """

    def __init__(
        self, tool_bar: ToolBarActions, translate: Translate, icons: Icons, parent: QObject
    ) -> None:
        """Make the actions, connected to nothing yet."""
        super().__init__(parent)
        self._icons, _ = icons, translate
        self._has_database = self._has_dossier = self._writable = False
        field, find, gone = _("This &field"), _("&Find"), _("&Deleted and left over")
        size = _("Te&xt size")
        self.new = self._make(_("&New round…"), "file-plus", "Ctrl+N")
        self.bring_in = self._make(_("&Bring in a file…"), "file-input", "Ctrl+O")
        self.example = self._make(_("Open the &example"), "book-open")
        self.practise_anew = self._make(_("Begin the practice anew"), "refresh-cw")
        self.duplicate = self._make(_("&Duplicate the dossier"), "copy")
        self.next_round = self._make(_("Start the ne&xt round from this one"), None)
        self.delete = self._make(_("&Delete the dossier"), "trash-2")
        self.backups = self._make(_("&Backups…"), None)
        self.move_out = self._make(_("&Move to another computer…"), None)
        self.move_in = self._make(_("&Take in from another computer…"), None)
        self.quit = self._make(_("&Quit"), None, "Ctrl+Q")
        self.undo = _with_keys(tool_bar.undo, "Ctrl+Z")
        self.redo = _with_keys(tool_bar.redo, "Ctrl+Y", "Ctrl+Shift+Z")
        self.history = self._make(_("&History of this field"), None, "Ctrl+Alt+H", group=field)
        self.bin = self._make(_("Recycle &bin"), None, "Ctrl+Shift+H", group=gone)
        self.leftovers = self._make(_("Left over from the old &form"), None, group=gone)
        take = _("&Take a standard wording…")
        self.wordings = self._make(take, None, "F5", group=field)
        keep = _("Add this text to our &wordings")
        self.keep_wording = self._make(keep, None, "Shift+F5", group=field)
        open_address = _("Open the address in this field…")
        self.open_address = self._make(open_address, None, "Ctrl+Shift+O", group=field)
        never_cut = _("Never cut this &word at a line's end")
        self.never_cut = self._make(never_cut, None, group=field)
        self.find = self._make(_("&Search all years…"), "search", "Ctrl+F", group=find)
        self.replace = self._make(_("Find and &replace…"), None, "Ctrl+H", group=find)
        self.find_next = self._make(_("Search: &next"), None, "F3", group=find)
        self.find_previous = self._make(_("Search: &previous"), None, "Shift+F3", group=find)
        self.check = _with_keys(tool_bar.check, "F7")
        self.next_finding = self._make(_("Next &finding"), None, "F8")
        self.preview = _with_keys(tool_bar.preview, "F9")
        self.dossier_list = self._make(_("&List of dossiers"), "panel-left", "Ctrl+F9")
        self.next_pane = self._make(_("Go to the next part of the window"), None, "F6")
        self.previous_pane = self._make(
            _("Go to the previous part of the window"), None, "Shift+F6"
        )
        self.larger = self._make(_("&Larger text"), "zoom-in", "Ctrl++", "Ctrl+=", group=size)
        self.smaller = self._make(_("&Smaller text"), "zoom-out", "Ctrl+-", group=size)
        self.usual_size = self._make(_("&Usual size"), None, "Ctrl+0", group=size)
        self._make_help(_)
        panels = (self.history, self.replace, self.bin, self.leftovers, self.manual)
        for action in (*panels, self.dossier_list):
            action.setCheckable(True)
        self._make_choices(_)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.practise_anew.setEnabled(False)
        self._set_needs()

    def _make_help(self, _: Translate) -> None:
        self.help = self._make(_("&Help on this field"), "circle-question-mark", "F1")
        self.keys = self._make(_("&Keys"), "keyboard", "Shift+F1")
        self.manual = self._make(_("&Manual"), "book-open", "Ctrl+F1")
        self.manual_pdf = self._make(_("Manual as &PDF…"), "file-down")
        self.hints = self._make(_("Show the hints of the &first round again"), None)
        self.save_log = self._make(_("Save the &log for support…"), None)
        self.about = self._make(_("&About ita_desk"), "info")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _make_choices(self, translate: Translate) -> None:
        self.themes = QActionGroup(self)
        for name, title in THEME_TITLES.items():
            theme = self.themes.addAction(translate(title))
            theme.setCheckable(True)
            theme.setData(str(name))
        self.languages = QActionGroup(self)
        for language, title in LANGUAGES.items():
            choice = self.languages.addAction(title)
            choice.setCheckable(True)
            choice.setData(language)

    def _set_needs(self) -> None:
        for action in self.of_database:
            action.needs = lambda: self._has_database
        for action in self.of_dossier:
            action.needs = lambda: self._has_dossier
        for action in self.writing:
            action.needs = partial(self._is_written, action.needs)
        self.settle()

    def _is_written(self, needs: Callable[[], bool]) -> bool:
        """Whether the database may be written, where the other needs are there."""
        return self._writable and needs()

    def settle(
        self, *, database: bool = False, dossier: bool = False, writable: bool = False
    ) -> None:
        """Say what is open, and whether it can be written; the commands follow."""
        self._has_database, self._has_dossier, self._writable = database, dossier, writable
        for action in {*self.of_database, *self.of_dossier, *self.writing}:
            action.settle()

    @property
    def writing(self) -> tuple[Command, ...]:
        """Those that change the database."""
        return (
            self.new,
            self.bring_in,
            self.example,
            self.duplicate,
            self.next_round,
            self.delete,
            self.wordings,
            self.keep_wording,
            self.never_cut,
            self.move_in,
        )

    @property
    def of_database(self) -> tuple[Command, ...]:
        """Those that need an open database."""
        return (
            self.new,
            self.bring_in,
            self.example,
            self.backups,
            self.move_out,
            self.move_in,
            self.history,
            self.bin,
            self.find,
            self.next_pane,
            self.previous_pane,
            self.help,
            self.keys,
            self.hints,
            self.manual,
            self.manual_pdf,
        )

    @property
    def of_dossier(self) -> tuple[Command, ...]:
        """Those that need an open dossier."""
        return (
            self.duplicate,
            self.replace,
            self.next_round,
            self.delete,
            self.leftovers,
            self.wordings,
            self.keep_wording,
            self.open_address,
            self.never_cut,
            self.check,
            self.next_finding,
            self.preview,
            self.dossier_list,
        )

    def show_choices(self, theme: ThemeName, language: str) -> None:
        """Show which theme and which language are chosen."""
        for action in self.themes.actions():
            action.setChecked(action.data() == theme)
        for action in self.languages.actions():
            action.setChecked(action.data() == language)

    def _make(self, text: str, icon: str | None, *keys: str, group: str = "") -> Command:
        action = _with_keys(Command(text, self, group), *keys)
        if icon is not None:
            action.setIcon(self._icons.icon(icon))
        return action


def _with_keys(action: Command, *keys: str) -> Command:
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setToolTip(_tool_tip(action))
    return action


def _tool_tip(action: QAction) -> str:
    name = action.text().replace("&", "").removesuffix("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({keys})" if keys else name
