"""The page of backups: what there is, a new one now, and the way back to an older state."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ita_desk.gui.background import Job
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.form.form_page import explained
from ita_desk.gui.gateway import Gateway
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.moments import REASON_WORDS, contents_words, time_words
from ita_desk.gui.settings import Settings
from ita_desk.gui.thai_label import ThaiLabel, heading_label
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.errors import WorldFault
from ita_desk.storage.backup_files import (
    Backup,
    BackupContents,
    backup_folder,
    describe,
    list_backups,
)

_LEAST_LINES = 7


class SecondCopyPart(QWidget):
    """Says where the second copy goes and how it stands."""

    chosen = Signal()
    """A folder was chosen: copy the newest backup there."""

    def __init__(
        self, settings: Settings, gateway: Gateway, translate: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._settings = settings
        self._gateway = gateway
        self._translate = _ = translate
        self.state = ThaiLabel()
        self.trouble = ThaiLabel()
        self.trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self.trouble.hide()
        self.choose = QPushButton(_("Choose a folder or a stick…"))
        self.choose.setAccessibleName(self.choose.text())
        self.choose.clicked.connect(self._choose)
        self.give_up = QPushButton(_("No second copy any more"))
        self.give_up.setAccessibleName(self.give_up.text())
        self.give_up.clicked.connect(self._give_up)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.give_up)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = _("A second copy in another place helps when the computer is stolen or breaks.")
        column.addWidget(explained(words))
        column.addWidget(self.state)
        column.addWidget(self.trouble)
        column.addLayout(row)
        self._show()

    def show_fault(self, fault: WorldFault | None) -> None:
        """Say why the last copy was not made; None when it was."""
        self.trouble.setText("" if fault is None else fault.sentence(self._translate))
        self.trouble.setVisible(fault is not None)

    def _show(self) -> None:
        _, folder = self._translate, self._settings.second_copy
        none_yet = _("There is none yet. Choose a folder or a stick below.")
        words = _("After each backup a copy goes to: {folder}")
        self.state.setText(none_yet if folder is None else words.format(folder=folder))
        self.give_up.setVisible(folder is not None)

    def _choose(self) -> None:
        start = self._settings.second_copy or self._settings.folder
        folder = self._gateway.folder_to_fill(self._translate("Folder of the second copy"), start)
        if folder is not None:
            self._settings.second_copy = folder
            self.show_fault(None)
            self._show()
            self.chosen.emit()

    def _give_up(self) -> None:
        self._settings.second_copy = None
        self.show_fault(None)
        self._show()
        self.choose.setFocus()


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """A backup and what it holds; None for one that can't be read."""

    backup: Backup
    contents: BackupContents | None


class BackupsPage(QScrollArea):
    """Newest first; a row is chosen, restored by a button (or Enter), and confirmed."""

    back_up_wanted = Signal()
    restore_wanted = Signal(object)
    """The ``Backup`` that is to be restored; it was confirmed."""
    left = Signal()
    """Back to the dossier."""

    def __init__(
        self,
        database: Path,
        settings: Settings,
        gateway: Gateway,
        icons: Icons,
        translate: Callable[[str], str],
    ) -> None:
        """``refresh`` fills the list."""
        super().__init__()
        explain_as(self, "backups")
        self._database = database
        self._gateway = gateway
        self._icons = icons
        self._translate = _ = translate
        self._job: Job | None = None
        self.setAccessibleName(_("Backups"))
        self.list = WrappedList(_("Backups, newest first"))
        self.list.setFrameShape(WrappedList.Shape.StyledPanel)
        self.list.itemActivated.connect(self._restore)
        self.list.currentItemChanged.connect(self._chosen)
        self._no_backup = _("There is no backup yet. The first is made soon by itself.")
        self.nothing = ThaiLabel(self._no_backup)
        self.restore = self._button(_("Restore the chosen backup…"), "undo-2", self._restore)
        self.back_up = self._button(_("Back up now"), "copy", self.back_up_wanted.emit)
        self.show_folder = self._button(_("Show the files"), "file-text", self._show_folder)
        self.back = self._button(_("Back to the dossiers"), "panel-left", self.left.emit)
        self.second_copy = SecondCopyPart(settings, gateway, translate)
        self._lay_out()

    def refresh(self) -> None:
        """Read anew what there is; the list follows in a moment."""
        if self._job is not None:
            self._job.forget()
        self._job = Job(lambda: _read(backup_folder(self._database)), self)
        self._job.done.connect(self._fill)
        self._job.failed.connect(self._tell_failure)
        self._job.start()

    def shut_down(self) -> None:
        """Wait for what is being read."""
        if self._job is not None:
            self._job.forget()
            self._job.wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back, Enter presses the button in focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _fill(self, listed: list[ListedBackup]) -> None:
        kept = self._current()
        self.list.clear()
        for one in listed:
            self._add(one)
        rows = [one.backup.path for one in listed]
        if kept is not None and kept.backup.path in rows:
            self.list.setCurrentRow(rows.index(kept.backup.path))
        self.list.setVisible(bool(listed))
        self.nothing.setText(self._no_backup)
        self.nothing.setVisible(not listed)
        self._chosen()

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, WorldFault):
            raise error
        self._fill([])
        self.nothing.setText(error.sentence(self._translate))

    def _add(self, one: ListedBackup) -> None:
        _ = self._translate
        unreadable = _("can't be read any more")
        detail = unreadable if one.contents is None else contents_words(one.contents, _)
        icon = self._icons.icon("circle-alert" if one.contents is None else "file-text")
        words = f"{time_words(one.backup.at, _)} · {_(REASON_WORDS[one.backup.reason])}"
        self.list.add(words, one, detail=detail, icon=icon)

    def _current(self) -> ListedBackup | None:
        row = self.list.currentRow()
        chosen = self.list.payload(self.list.item(row)) if row >= 0 else None
        return chosen if isinstance(chosen, ListedBackup) else None

    def _chosen(self) -> None:
        chosen = self._current()
        self.restore.setEnabled(chosen is not None and chosen.contents is not None)

    def _restore(self) -> None:
        chosen, _ = self._current(), self._translate
        if chosen is None or chosen.contents is None:
            return
        question = _(
            "Go back to the state of {time} ({contents})? The present state is backed up first"
            " and stands at the top of this list."
        ).format(time=time_words(chosen.backup.at, _), contents=contents_words(chosen.contents, _))
        if self._gateway.confirm(question, _("Restore")):
            self.restore_wanted.emit(chosen.backup)

    def _show_folder(self) -> None:
        self._gateway.open_path(backup_folder(self._database))

    def _lay_out(self) -> None:
        _ = self._translate
        buttons = QWidget()
        acts = FlowLayout(buttons)
        for button in (self.restore, self.back_up, self.show_folder):
            acts.addWidget(button)
        content = QWidget()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading_label(_("Backups"), 1.35))
        words = _(
            "Made by themselves at the start and every 30 minutes when something changed, and"
            " before a file is brought in or a backup restored."
        )
        column.addWidget(explained(words))
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        column.addSpacing(8)
        column.addWidget(heading_label(_("Second copy")))
        column.addWidget(self.second_copy)
        self.nothing.hide()

    def _button(self, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.removesuffix("…"))
        button.setAutoDefault(True)
        button.setIcon(self._icons.icon(icon))
        button.clicked.connect(act)
        return button


def _read(folder: Path) -> list[ListedBackup]:
    listed: list[ListedBackup] = []
    for backup in list_backups(folder):
        try:
            listed.append(ListedBackup(backup, describe(backup.path)))
        except WorldFault:
            listed.append(ListedBackup(backup, None))
    return listed
