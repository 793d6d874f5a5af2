"""Dossiers by fiscal year and round, and beneath the open one its pages."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.dossiers.fitted_line import FITTED, FittedLines
from ita_desk.gui.dossiers.names import copy_numbers, numbered, year_name
from ita_desk.gui.dossiers.states import STATE_ICONS, STATE_NAMES, States
from ita_desk.gui.icons import Icons
from ita_desk.gui.window.pages import PageSpec
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.storage.loading import DossierSummary
from ita_desk.thai.calendar import round_label, short_round_label

_DOSSIER = Qt.ItemDataRole.UserRole
_PAGE = Qt.ItemDataRole.UserRole + 1
_MARGINS = 16
"""Pixels around an icon and a text."""
_SHOWN_IN_LIST = {("dossier", "fiscal_year"), ("dossier", "round"), ("unit", "name")}


class DossierList(QTreeWidget):
    """Choosing a line opens it; Enter goes into the page; Delete removes the dossier."""

    dossier_chosen = Signal(int)
    page_chosen = Signal(int)
    """The position of a page of the open dossier."""
    entered = Signal()
    """Enter: the focus wants to go into the page."""
    delete_wanted = Signal()

    def __init__(
        self,
        session: Session,
        states: States,
        icons: Icons,
        pages: Sequence[PageSpec],
        documents: DocumentStates,
        parent: QWidget | None = None,
    ) -> None:
        """``pages`` are those of every dossier; ``documents`` are the states of the open one."""
        super().__init__(parent)
        self._session = session
        self._states = states
        self._icons = icons
        self._pages = pages
        self._documents = documents
        self._open: int | None = None
        self._page = 0
        self._lines: dict[int, QTreeWidgetItem] = {}
        self.setAccessibleName(session.translate("Dossiers"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(FittedLines(self))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.currentItemChanged.connect(self._chosen)
        self.itemActivated.connect(self._activated)
        states.found.connect(self._show_state)
        documents.changed.connect(self._show_documents)
        session.changed.connect(self._changed)
        self.rebuild()

    def show_open(self, dossier_id: int | None, page: int) -> None:
        """Mark the open dossier and its page in front."""
        moved = dossier_id != self._open
        self._open, self._page = dossier_id, page
        if moved:
            self.rebuild()
        else:
            self._select_open()

    def rebuild(self) -> None:
        """Read the list anew."""
        folded = {
            item.text(0)
            for item in map(self.topLevelItem, range(self.topLevelItemCount()))
            if item is not None and not item.isExpanded()
        }
        with QSignalBlocker(self):
            self.clear()
            self._lines = {}
            summaries = self._session.dossiers()
            several_units = len({summary.unit_name.strip() for summary in summaries}) > 1
            copies = copy_numbers(summaries)
            years: dict[int, QTreeWidgetItem] = {}
            for summary in summaries:
                year = years.get(summary.fiscal_year)
                if year is None:
                    year = years[summary.fiscal_year] = self._year(summary.fiscal_year)
                self._add_dossier(
                    year, summary, summary.unit_name if several_units else "", copies[summary.id]
                )
            line_of_open = self._lines.get(self._open) if self._open is not None else None
            for year in years.values():
                holds_open = line_of_open is not None and line_of_open.parent() is year
                year.setExpanded(holds_open or year.text(0) not in folded)
        self.updateGeometry()
        self._select_open()

    def minimumSizeHint(self) -> QSize:
        """Qt: the list is never narrower than what tells its dossiers apart."""
        heads = [line.data(0, FITTED)[0] for line in self._lines.values()]
        text = max(map(self.fontMetrics().horizontalAdvance, [*heads, short_round_label(1)]))
        bar = self.verticalScrollBar().sizeHint().width()
        beside = 2 * self.indentation() + self.fontMetrics().height() + bar + _MARGINS
        return QSize(text + beside, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete removes the open dossier, Enter goes into the page."""
        if event.key() == Qt.Key.Key_Delete and self._open is not None:
            if not event.isAutoRepeat():  # a key held down is meant for one dossier
                self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _year(self, fiscal_year: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [year_name(fiscal_year, self._session.translate)])
        item.setData(0, FITTED, (str(fiscal_year), ""))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        return item

    def _add_dossier(
        self, year: QTreeWidgetItem, summary: DossierSummary, unit: str, copy: int
    ) -> None:
        practice = self._session.translate("practice") if summary.practice else ""
        names = (numbered(round_label(summary.round), copy), practice, unit.strip())
        item = QTreeWidgetItem(year, [" · ".join(filter(None, names))])
        heads = (numbered(short_round_label(summary.round), copy), practice)
        head = " · ".join(filter(None, heads))
        item.setData(0, FITTED, (head, unit.strip()))
        item.setData(0, _DOSSIER, summary.id)
        self._lines[summary.id] = item
        self._show_state(summary.id)
        if summary.id == self._open:
            for position, listed in enumerate(self._pages):
                page = QTreeWidgetItem(item, [listed.title])
                page.setIcon(0, self._icons.icon(listed.icon))
                page.setData(0, _DOSSIER, summary.id)
                page.setData(0, _PAGE, position)
            item.setExpanded(True)
            self._show_documents()

    def _show_state(self, dossier_id: int) -> None:
        item = self._lines.get(dossier_id)
        state = self._states.state(dossier_id) if item is not None else None
        if item is None or state is None:
            return
        with QSignalBlocker(self):
            item.setIcon(0, self._icons.icon(STATE_ICONS[state]))
            words = self._session.translate(STATE_NAMES[state])
            item.setToolTip(0, f"{item.text(0)} ({words})")
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)} ({words})")
        self.viewport().update()

    def _show_documents(self) -> None:
        """Give each document of the open dossier the mark and the words of its state."""
        line = self._lines.get(self._open) if self._open is not None else None
        if line is None:
            return
        with QSignalBlocker(self):
            for position, listed in enumerate(self._pages):
                page: QTreeWidgetItem | None = line.child(position)
                if page is not None and listed.is_document:
                    icon, words = self._state_of(listed.document)
                    page.setIcon(0, self._icons.icon(icon or listed.icon))
                    spoken = f"{listed.title} ({words})" if words else listed.title
                    page.setToolTip(0, spoken)
                    page.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.viewport().update()

    def _state_of(self, document: str) -> tuple[str, str]:
        """Icon and words of a document's state; both empty while it is unknown."""
        _, state = self._session.translate, self._documents.state(document)
        if state is None:
            return "", ""
        words = _(STATE_NAMES[state])
        if self._documents.final(document) is None:
            return STATE_ICONS[state], words
        if self._documents.is_edited(document):
            return STATE_ICONS[state], f"{words}, {_('edited since the final print')}"
        return "printer", _("printed as final")

    def _select_open(self) -> None:
        line = self._lines.get(self._open) if self._open is not None else None
        with QSignalBlocker(self):
            if line is None:
                self.clearSelection()
                return
            page: QTreeWidgetItem | None = line.child(self._page)
            self.setCurrentItem(line if page is None else page)
        self.scrollToItem(self.currentItem() or line)

    def _chosen(self, current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if current is None:
            return
        dossier_id, page = current.data(0, _DOSSIER), current.data(0, _PAGE)
        if isinstance(page, int):
            self.page_chosen.emit(page)
        elif isinstance(dossier_id, int) and dossier_id != self._open:
            self.dossier_chosen.emit(dossier_id)

    def _activated(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _DOSSIER) is None:
            item.setExpanded(not item.isExpanded())

    def _changed(self, changes: Changes) -> None:
        whole = any(place.entity == "dossier" for place in changes.added | changes.removed)
        named = any((place.entity, place.field) in _SHOWN_IN_LIST for place in changes.edited)
        if whole or named:
            self.rebuild()
        else:
            for dossier_id in changes.dossiers:
                self._show_state(dossier_id)


class DossierPane(QWidget):
    """The list under its heading, with a button for a new round."""

    def __init__(self, heading: str, dossiers: DossierList, new: QAction) -> None:
        """``new`` begins a round."""
        super().__init__()
        title = QLabel(heading)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setBuddy(dossiers)
        button = QToolButton()
        button.setDefaultAction(new)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(new.toolTip())
        top = QHBoxLayout()
        top.setContentsMargins(10, 4, 4, 4)
        top.addWidget(title, 1)
        top.addWidget(button)
        dossiers.setFrameShape(dossiers.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(dossiers, 1)
