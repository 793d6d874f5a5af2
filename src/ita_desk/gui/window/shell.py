"""The shell of the window: menus, tool bar and status bar around what comes after the first paint.

Nothing here knows dossiers or imports the database and its libraries, so that the window is on the
screen first, with the words that something is being opened. Nor is ``Qt`` or ``QStyle`` touched:
PySide makes a class when it is first asked for, and these two have so many enum members that they
take as long as all the rest of the window. Where Qt wants one of the members, its name is written
into the property (``tests/gui/window/test_first_picture.py``).
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStatusBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from ita_desk.gui.grouped_menu import GroupedMenu
from ita_desk.gui.icons import Icons
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.actions import ToolBarActions, WindowActions
from ita_desk.gui.window.commands import fill_menu, offer_in

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from ita_desk.gui.theme import Theme

_FIRST_SIZE = QSize(1880, 940)
"""The whole plan and the page beside it are in sight."""
_SMALL_SCREEN = 1800
_TITLE = 24
"""Pixels of a title bar, as Fusion has it."""

_NOTICE_MILLISECONDS = 8000


class Shell(QMainWindow):
    """The window without its contents."""

    painted = Signal()
    """The window is on the screen for the first time."""
    closing = Signal()
    """The window closes: keep what is being typed."""

    def __init__(self, settings: Settings, icons: Icons, translate: Callable[[str], str]) -> None:
        """Fill the tool bar; the menus have only their titles until ``take_actions``."""
        super().__init__()
        self._settings = settings
        self._icons = icons
        self._translate = _ = translate
        self._page_actions: list[QAction] = []
        self._is_painted = False
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes."""
        self.tool_bar_actions = ToolBarActions(translate, icons, self)
        self.search_field = _search_field(translate)
        self.status_line = StatusLine(translate)
        self.setStatusBar(self.status_line)
        self.setWindowTitle("ita_desk")
        self.file_menu = self._menu(_("&File"))
        self.edit_menu = self._menu(_("&Edit"))
        self.view_menu = self._menu(_("&View"))
        self.help_menu = self._menu(_("&Help"))
        self._fill_tool_bar()
        self.show_progress(_("The dossier is being opened…"))

    def show_progress(self, words: str) -> None:
        """Say in the middle of the window what it does, until something else stands there."""
        label = QLabel(words)
        label.setProperty("alignment", "AlignCenter")
        self.setCentralWidget(label)

    def take_actions(self, actions: WindowActions, theme: "Theme") -> None:
        """Put the actions in their menus."""
        actions.setParent(self)
        self._fill_file_menu(actions)
        self._fill_edit_menu(actions)
        self._fill_view_menu(actions)
        actions.show_choices(theme.chosen, self._settings.language)
        self.help_menu.addActions([actions.help, actions.keys, actions.hints])
        self.help_menu.addSeparator()
        self.help_menu.addActions([actions.manual, actions.manual_pdf])
        self.help_menu.addSeparator()
        self.help_menu.addActions([actions.save_log, actions.about])
        actions.quit.triggered.connect(self.close)

    def show_page_actions(self, actions: "list[QAction]") -> None:
        """Put the actions of the page in front into the Edit menu."""
        for action in self._page_actions:
            self.edit_menu.removeAction(action)
        self._page_actions = fill_menu(self.edit_menu, actions, self._after_page_actions)

    def show_view_actions(self, actions: "Sequence[QAction]") -> None:
        """Put the actions that open pages at the top of the View menu."""
        first = self.view_menu.actions()[0]
        fill_menu(self.view_menu, actions, first)
        self.view_menu.insertSeparator(first)

    def set_usable(self, usable: bool) -> None:
        """Let menus and tool bar be used, or not while there is no database behind them."""
        self.menuBar().setEnabled(usable)
        self.tool_bar.setEnabled(usable)

    def show_output_actions(self, menu: "Sequence[QAction]", buttons: "list[QAction]") -> None:
        """Put export and print into the File menu and at the end of the tool bar."""
        fill_menu(self.file_menu, menu, self._before_quit)
        for action in buttons:
            self.tool_bar.addAction(action)
            self._with_words(action)

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Qt: tell of the first paint once it is over."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Qt: keep what is being typed, and the window's place."""
        self.closing.emit()
        if not self.may_close():
            event.ignore()
            return
        self._settings.keep_layout("window", self.saveGeometry())
        super().closeEvent(event)

    def fit_icons(self) -> None:
        """Make the icons as tall as the text."""
        height = round(self.fontMetrics().height() * 0.8)
        self.tool_bar.setIconSize(QSize(height, height))

    def _fill_file_menu(self, actions: WindowActions) -> None:
        self.file_menu.addActions([actions.new, actions.bring_in])
        self.file_menu.addActions([actions.example, actions.practise_anew])
        self.file_menu.addSeparator()
        self.file_menu.addActions([actions.next_round, actions.duplicate, actions.delete])
        self.file_menu.addSeparator()
        self.file_menu.addActions([actions.backups, actions.move_out, actions.move_in])
        self._before_quit = self.file_menu.addSeparator()
        self.file_menu.addAction(actions.quit)

    def _fill_edit_menu(self, actions: WindowActions) -> None:
        self.edit_menu.addActions([actions.undo, actions.redo])
        self.edit_menu.addSeparator()
        self._after_page_actions = self.edit_menu.addSeparator()
        seek = (actions.find, actions.find_next, actions.find_previous, actions.replace)
        wordings = (actions.wordings, actions.keep_wording)
        field = (*wordings, actions.history, actions.open_address, actions.never_cut)
        fill_menu(self.edit_menu, (*seek, *field, actions.bin, actions.leftovers))

    def _fill_view_menu(self, actions: WindowActions) -> None:
        _ = self._translate
        self.view_menu.addActions(
            [actions.preview, actions.check, actions.next_finding, actions.dossier_list]
        )
        self.view_menu.addSeparator()
        self.view_menu.addActions([actions.next_pane, actions.previous_pane])
        self.view_menu.addSeparator()
        fill_menu(self.view_menu, [actions.larger, actions.smaller, actions.usual_size])
        themes = self.view_menu.addMenu(_("&Colours"))
        themes.addActions(actions.themes.actions())
        languages = self.view_menu.addMenu(_("Lan&guage"))
        languages.addActions(actions.languages.actions())

    def _menu(self, title: str) -> QMenu:
        menu = GroupedMenu(title, self.menuBar())
        self.menuBar().addMenu(menu)
        menu.setToolTipsVisible(False)
        offer_in(menu)
        return menu

    def _fill_tool_bar(self) -> None:
        actions = self.tool_bar_actions
        self.tool_bar = QToolBar(self._translate("Tool bar"), self)
        self.tool_bar.setObjectName("tool_bar")
        self.tool_bar.setMovable(False)
        self.tool_bar.toggleViewAction().setVisible(False)
        self.tool_bar.setProperty("contextMenuPolicy", "PreventContextMenu")
        self.fit_icons()
        self.addToolBar(self.tool_bar)
        self._draw_overflow()
        self.tool_bar.addActions([actions.undo, actions.redo])
        for action in (actions.undo, actions.redo):
            self._reachable(action)
        self.tool_bar.addWidget(_gap())
        self.tool_bar.addWidget(self.search_field)
        self.tool_bar.addWidget(_gap())
        for action in (actions.check, actions.preview):
            self.tool_bar.addAction(action)
            self._with_words(action)

    def _draw_overflow(self) -> None:
        """Draw the arrow behind a tool bar that is too narrow in the colour of its text."""
        arrow = self.tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if arrow is not None:
            arrow.setIcon(self._icons.icon("chevrons-right"))
            arrow.setToolTip(self._translate("More"))
            arrow.setAccessibleName(self._translate("More"))

    def _reachable(self, action: "QAction") -> QToolButton:
        button = self.tool_bar.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setProperty("focusPolicy", "TabFocus")
        button.setAccessibleName(action.text().replace("&", ""))
        return button

    def _with_words(self, action: "QAction") -> None:
        self._reachable(action).setProperty("toolButtonStyle", "ToolButtonTextBesideIcon")

    def show_in_place(self) -> None:
        """Show the window where it was, at first as large as a small screen allows."""
        kept = self._settings.layout("window")
        if not kept.isEmpty() and self.restoreGeometry(kept):
            self.show()
            return
        room = self.screen().availableGeometry().size()
        if room.width() <= _SMALL_SCREEN:
            # Nearly as large when it is no longer maximised, or where nothing maximises windows.
            self.resize(room - QSize(0, _TITLE))
            self.showMaximized()
        else:
            self.resize(_FIRST_SIZE.boundedTo(room - QSize(0, _TITLE)))
            self.show()


def _gap() -> QWidget:
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return gap


def _search_field(translate: Callable[[str], str]) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(translate("Search all years"))
    field.setAccessibleName(translate("Search all years"))
    field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 20)
    field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 44)
    field.setEnabled(False)
    return field


class StatusLine(QStatusBar):
    """A few short sentences, parted by dots, and now and then a notice in their place."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__()
        self._translate = translate
        self._saved = ""
        self._counts: list[str] = []
        self._due = ""
        self._label = QLabel()
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setContentsMargins(8, 1, 8, 1)
        self._notice_over = QTimer(self)
        self._notice_over.setSingleShot(True)
        self._notice_over.setInterval(_NOTICE_MILLISECONDS)
        self._notice_over.timeout.connect(self._write)
        self.addWidget(self._label, 1)
        self.setSizeGripEnabled(False)

    @property
    def text(self) -> str:
        """What stands there."""
        return self._label.text()

    def show_saved(self, at: datetime) -> None:
        """Say that and when the last step was kept."""
        self._saved = self._translate("Saved {time}").format(time=f"{at:%H:%M:%S}")
        self._write()

    def show_dossier(self, activities: int | None, findings: int = 0, budget: str = "") -> None:
        """Say how many activities and findings the open dossier has; None for no dossier.

        ``budget`` is what the activities cost together, "" for nothing.
        """
        _ = self._translate
        self._counts = []
        if activities is not None:
            self._counts.append(_("{number} activities").format(number=activities))
            if budget:
                self._counts.append(_("budget {amount} baht").format(amount=budget))
            found = _("{number} findings").format(number=findings) if findings else _("no findings")
            self._counts.append(found)
        self._write_later()

    def show_due(self, sentence: str) -> None:
        """Say what is due next; "" for nothing."""
        self._due = sentence
        self._write_later()

    def notice(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._label.setText(sentence)
        self._label.setToolTip(sentence)
        self._notice_over.start()

    def _write_later(self) -> None:
        """A notice stays its time, unless something is saved meanwhile."""
        if not self._notice_over.isActive():
            self._write()

    def _write(self) -> None:
        self._notice_over.stop()
        parts = [self._saved, *self._counts, self._due]
        text = " · ".join(part for part in parts if part)
        self._label.setText(text)
        self._label.setToolTip(text)
