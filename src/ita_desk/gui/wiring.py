"""Ties the actions of the window to the workspace, and the workspace's parts to each other."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ita_desk.contents.deadlines import deadlines
from ita_desk.gui.about import show_about
from ita_desk.gui.dossiers.dropped_files import DroppedFiles
from ita_desk.gui.dossiers.names import dossier_name
from ita_desk.gui.links.open_in_field import OpenInField
from ita_desk.gui.looking_back import LookingBack
from ita_desk.gui.main_window import MainWindow
from ita_desk.gui.overview.due_words import due_sentence
from ita_desk.gui.theme import ThemeName
from ita_desk.gui.workspace import Workspace
from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity
from ita_desk.model.tree import Dossier

_PAGE_KEYS = (*(f"Alt+{number}" for number in (*range(1, 10), 0)), "Ctrl+,")
"""By which the pages are opened, in their order; the last is what systems have for settings."""
_TOLD = frozenset[Entity](("dossier", "unit", "office", "activity", "result"))
"""What title, counts and what is due are made of."""
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class Wiring(QObject):
    """Lives as long as the window."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        """Connect everything and enable what can be used now."""
        super().__init__(window)
        self._window = window
        self._work = workspace
        self._around = workspace.around
        self._edit_actions: dict[int, list[QAction]] = {}
        self._of_dossier()
        self._of_views()
        self._of_looks()
        self.looking_back = LookingBack(workspace, self)
        self.links = OpenInField(workspace, self)
        for action in self._around.actions.of_database:
            action.setEnabled(True)
        self._page_shown()
        self._tell_dossier()

    def _of_dossier(self) -> None:
        work, actions, session = self._work, self._around.actions, self._around.session
        actions.new.triggered.connect(work.show_start)
        actions.bring_in.triggered.connect(work.acts.bring_in)
        actions.example.triggered.connect(work.acts.open_example)
        actions.duplicate.triggered.connect(self._duplicate)
        actions.next_round.triggered.connect(self._next_round)
        actions.delete.triggered.connect(self._delete)
        work.list.delete_wanted.connect(self._delete)
        DroppedFiles(self._window).dropped.connect(work.acts.bring_in_files)
        work.acts.opened.connect(self._open_new)
        work.acts.file_refused.connect(self._refuse_file)
        work.acts.told.connect(self._window.status_line.notice)
        work.history.reversed.connect(work.follow_reversed)
        session.changed.connect(self._follow_changes)
        session.told.connect(self._window.status_line.notice)
        session.saved.connect(self._window.status_line.show_saved)
        work.output.about_to_run.connect(work.pages.commit)
        work.output.findings_wanted.connect(lambda: work.side.show_panel(work.findings_panel))
        work.output.final_wanted.connect(self._print_final)
        self._window.show_output_actions(work.output.menu_actions, work.output.tool_bar_actions)
        self._window.closing.connect(work.commit)

    def _of_views(self) -> None:
        work, actions, session = self._work, self._around.actions, self._around.session
        # Queued: the list must not be built anew while it handles the key or the click.
        queued = Qt.ConnectionType.QueuedConnection
        work.list.dossier_chosen.connect(work.open_dossier, queued)
        work.list.page_chosen.connect(self._open_page, queued)
        work.list.entered.connect(work.pages.focus_front)
        work.pages.page_shown.connect(self._page_shown)
        work.centre.currentChanged.connect(self._page_shown)
        work.findings.changed.connect(self._tell_dossier)
        work.side.left.connect(work.focus_centre)
        actions.check.triggered.connect(work.findings.check)
        actions.dossier_list.triggered.connect(work.left.setVisible)
        actions.next_pane.triggered.connect(lambda: self._go_round(1))
        actions.previous_pane.triggered.connect(lambda: self._go_round(-1))
        self._window.show_view_actions(self._page_actions())
        database = str(session.store.path)
        actions.about.triggered.connect(
            lambda: show_about(self._window, database, session.translate)
        )

    def _of_looks(self) -> None:
        around, actions = self._around, self._around.actions
        actions.larger.triggered.connect(around.text_size.larger)
        actions.smaller.triggered.connect(around.text_size.smaller)
        actions.usual_size.triggered.connect(around.text_size.usual)
        actions.themes.triggered.connect(self._choose_theme)
        actions.languages.triggered.connect(self._choose_language)
        around.theme.changed.connect(self._recolour)
        for area in (self._work.list, *self._work.pages.findChildren(QAbstractScrollArea)):
            around.text_size.follow_wheel(area)
        self._work.pages.page_made.connect(self._follow_wheel)

    def _follow_wheel(self, page: QWidget) -> None:
        for area in page.findChildren(QAbstractScrollArea):
            self._around.text_size.follow_wheel(area)

    # Dossiers

    def _duplicate(self) -> None:
        if self._work.dossier_id is not None:
            self._work.pages.commit()
            self._work.acts.duplicate(self._work.dossier_id)

    def _next_round(self) -> None:
        if self._work.dossier_id is not None:
            self._work.pages.commit()
            self._work.acts.next_round(self._work.dossier_id)

    def _delete(self) -> None:
        if self._work.dossier_id is not None:
            self._work.pages.commit()
            self._work.acts.delete(self._work.dossier_id)

    def _print_final(self) -> None:
        self._work.final.print_in_front()

    def _open_new(self, dossier_id: int) -> None:
        self._work.open_dossier(dossier_id)
        self._work.pages.focus_front()

    def _refuse_file(self, sentence: str) -> None:
        if not self._work.at_start:
            self._work.show_start()
        self._work.start.show_fault(sentence)
        self._work.start.open_file.setFocus()

    def _follow_changes(self, changes: Changes) -> None:
        self._work.follow_changes(changes)
        touched = changes.edited | changes.added | changes.removed
        if any(place.entity in _TOLD for place in touched):
            self._tell_dossier()

    def _tell_dossier(self) -> None:
        work, line, session = self._work, self._window.status_line, self._around.session
        dossier = session.dossier(work.dossier_id) if work.dossier_id is not None else None
        found = len(work.findings.all)
        line.show_dossier(None if dossier is None else len(dossier.activities), found)
        line.show_due("" if dossier is None else self._due(dossier))
        words = session.translate("Check {number}").format(number=found) if found else ""
        self._around.actions.check.setIconText(words or session.translate("Check"))
        title = "ita_desk"
        if dossier is not None:
            name = dossier_name(
                dossier.unit.name, dossier.fiscal_year, dossier.round, session.translate
            )
            title = f"{name} — ita_desk"
        self._window.setWindowTitle(title)

    def _due(self, dossier: Dossier) -> str:
        session = self._around.session
        due = deadlines(dossier, session.store.office().holiday_dates)
        return due_sentence(due, self._around.today(), session.translate)

    # Views

    def _page_actions(self) -> list[QAction]:
        actions: list[QAction] = []
        for position, home in enumerate(self._work.pages.homes):
            action = QAction(home.title, self)
            self._around.icons.put_later(action, home.icon)
            if position < len(_PAGE_KEYS):
                action.setShortcut(_PAGE_KEYS[position])
            action.setData(position)
            action.triggered.connect(self._open_page_of)
            actions.append(action)
        return actions

    def _open_page_of(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._work.dossier_id is not None:
            self._open_page(action.data())
            self._work.pages.focus_front()

    def _open_page(self, position: int) -> None:
        self._work.centre.setCurrentWidget(self._work.pages)
        self._work.pages.show_page(position)

    def _page_shown(self) -> None:
        work = self._work
        at_pages = work.centre.currentWidget() is work.pages
        front = work.pages.currentIndex()
        if front not in self._edit_actions:
            self._edit_actions[front] = list(work.pages.front.edit_actions())
        self._window.show_page_actions(self._edit_actions[front] if at_pages else [])
        work.list.show_open(work.dossier_id, work.pages.currentIndex())

    def _go_round(self, step: int) -> None:
        work = self._work
        parts: list[QWidget] = [work.left, work.centre, work.side]
        seen = [part for part in parts if not part.isHidden()]
        focused = QApplication.focusWidget()
        at = next((i for i, part in enumerate(seen) if part.isAncestorOf(focused or part)), -1)
        target = seen[(at + step) % len(seen)]
        if target is work.centre:
            work.focus_centre()
        elif target is work.side:
            panel = work.side.currentWidget()
            (panel.focusProxy() or work.side.tabBar()).setFocus(_BY_KEY)
        else:
            work.list.setFocus(_BY_KEY)

    # Looks

    def _choose_theme(self, action: QAction) -> None:
        self._around.theme.choose(ThemeName(action.data()))

    def _choose_language(self, action: QAction) -> None:
        self._around.settings.language = action.data()
        words = self._around.session.translate("The language changes with the next start.")
        self._window.status_line.notice(words)

    def _recolour(self) -> None:
        self._around.icons.recolour()
        self._work.list.rebuild()
        self._work.panels.recolour()
