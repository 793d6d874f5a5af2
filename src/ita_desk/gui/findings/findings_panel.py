"""The list of findings, thousands of them: choosing one goes to its field, slips are mended."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.documents import DOCUMENTS, ROUND_REPORT
from ita_desk.gui.dossiers.states import STATE_ICONS, State
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Translate
from ita_desk.gui.wrapped_list import DETAIL, PAYLOAD, wrap_rows
from ita_desk.model.finding import Finding, Severity

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_AT_ONCE = 15
"""Rows that are laid out before the window gets its turn; more than that are seldom in sight."""

_ICONS = {
    Severity.ERROR: "circle-alert",
    Severity.WARNING: "triangle-alert",
    Severity.NOTE: "file-pen",
}
_ORDER = list(_ICONS)


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says."""

    text: str
    detail: str = ""
    icon: QIcon | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above those of a document, which can't be chosen."""

    text: str


Row = Heading | Finding | str
"""A heading, a finding, or the name of a document that has no finding of its own."""


class FindingsModel(QAbstractListModel):
    """Puts a row into words when a view asks for it."""

    def __init__(self, words: Callable[[Finding | str], Words], parent: QWidget) -> None:
        """``words`` says what stands in the row of a finding or of a document."""
        super().__init__(parent)
        self._words = words
        self._rows: Sequence[Row] = ()
        self._said: dict[int, Words] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._said = {}
        self.endResetModel()

    def row(self, at: int) -> Row:
        """What a row stands for."""
        return self._rows[at]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: a heading can't be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Qt: what a row says."""
        if not index.isValid():
            return None
        row, words = self._rows[index.row()], self._said_in(index.row())
        spoken = f"{words.text} ({words.detail})" if words.detail else words.text
        said: dict[int, object] = {
            _Role.DisplayRole: words.text,
            DETAIL: words.detail,
            _Role.DecorationRole: words.icon,
            _Role.AccessibleTextRole: spoken,
            _Role.FontRole: _bold() if isinstance(row, Heading) else None,
            PAYLOAD: row,
        }
        return said.get(role)

    def _said_in(self, at: int) -> Words:
        if at not in self._said:
            row = self._rows[at]
            self._said[at] = Words(row.text) if isinstance(row, Heading) else self._words(row)
        return self._said[at]


class FindingsList(QListView):
    """Shows the first rows at once; the others are laid out while nothing else is to be done."""

    def __init__(self, name: str, words: Callable[[Finding | str], Words]) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        wrap_rows(self, name)
        self.setLayoutMode(self.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setResizeMode(self.ResizeMode.Fixed)
        self.rows = FindingsModel(words, self)
        self.setModel(self.rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the current one in its place."""
        current = self.currentIndex().row()
        self.rows.show_rows(rows)
        if current >= 0:
            self.choose(min(current, len(rows) - 1))

    def choose(self, at: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.rows.index(at))

    def chosen(self) -> Row | None:
        """What the current row stands for."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: lines end elsewhere in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


class MendOffer(QWidget):
    """Two buttons, seen while the chosen finding can be mended; each is one undo step."""

    def __init__(self, findings: CurrentFindings, translate: Translate) -> None:
        super().__init__()
        self._findings = findings
        self._translate = translate
        self._finding: Finding | None = None
        self.here = QPushButton(translate("&Mend here"))
        self.here.clicked.connect(self._mend_here)
        self.everywhere = QPushButton(translate("&Mend here"))
        self.everywhere.clicked.connect(self._mend_everywhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.addWidget(self.here)
        column.addWidget(self.everywhere)
        self.hide()

    def show_for(self, finding: Finding | None) -> None:
        """Offer what can be done about a finding."""
        self._finding = finding if finding is not None and _can_be_mended(finding) else None
        self.setVisible(self._finding is not None)
        if self._finding is None:
            return
        from ita_desk.contents.findings.typing_slips import HIDDEN

        _ = self._translate
        number = len(self._findings.like(self._finding))
        hidden = self._finding.code in HIDDEN
        self.here.setText(_("&Take out here") if hidden else _("&Mend here"))
        words = (
            _("Take out in the &whole dossier ({number} fields)")
            if hidden
            else _("Mend in the &whole dossier ({number} fields)")
        )
        self.everywhere.setText(words.format(number=number))
        self.everywhere.setVisible(number > 1)

    def _mend_here(self) -> None:
        if self._finding is not None:
            self._findings.mend([self._finding])

    def _mend_everywhere(self) -> None:
        if self._finding is not None:
            self._findings.mend(self._findings.like(self._finding))


def _can_be_mended(finding: Finding) -> bool:
    # Imported with the first finding, after the window is on the screen.
    from ita_desk.verbs.mending import MENDABLE

    return finding.code in MENDABLE


class FindingsPanel(QWidget):
    """Every document, that in front first, each with what is missing or doubtful in it.

    What blocks a final print comes first; a document that was not begun is only named.
    """

    chosen = Signal(object)
    """``Place`` of the finding chosen."""
    document_chosen = Signal(str)
    """Name of a document that was chosen: nothing is found in it, or it was not begun."""

    def __init__(self, findings: CurrentFindings, icons: Icons, translate: Translate) -> None:
        super().__init__()
        self._findings = findings
        self._icons = icons
        self._translate = translate
        self._document = ROUND_REPORT
        self._shown: object = None
        self._summary = ThaiLabel()
        self._summary.setContentsMargins(10, 8, 10, 4)
        self.list = FindingsList(translate("Findings"), self._words)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self.mend = MendOffer(findings, translate)
        self.list.selectionModel().currentChanged.connect(self._offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.mend)
        layout.addStretch(0)
        findings.changed.connect(self.refresh)

    def show_document(self, document: str) -> None:
        """Let the findings of a document come first."""
        if document != self._document:
            self._document = document
            self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now, once the panel is in sight."""
        if self.isVisible():
            self._fill()

    def next(self) -> None:
        """Go to the finding after the chosen one, from the last to the first.

        A dossier that was just opened is checked before.
        """
        if not self._findings.documents:
            self._findings.check()
        self._fill()
        rows, count = self.list.rows, self.list.rows.rowCount()
        for step in range(1, count + 1):
            at = (self.list.currentIndex().row() + step) % count
            if isinstance(rows.row(at), Finding):
                self.list.choose(at)
                self._go(rows.index(at))
                return

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: catch up."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        found = {name: self._findings.of(name) for name in self._findings.documents}
        if (self._document, found) == self._shown:
            return
        self._shown = self._document, found
        self.list.show_rows(self._rows())
        self._summary.setText(self._summary_text(self._findings.all))
        self.list.setVisible(self.list.rows.rowCount() > 0)
        self._offer()

    def _rows(self) -> list[Row]:
        """Every document with its findings, what blocks a final print first."""
        rows: list[Row] = []
        seen: set[Finding] = set()
        counted = self._findings.documents
        if not counted:  # no dossier, or one that was not checked yet
            return rows
        for name in sorted(DOCUMENTS, key=lambda name: self._rank(name, counted)):
            found = self._findings.of(name) if name in counted else ()
            new = [one for one in found if one not in seen]
            seen.update(new)
            rows += [Heading(DOCUMENTS[name].name)] if new else [name]
            rows += sorted(new, key=lambda one: _ORDER.index(one.severity))
        return rows

    def _rank(self, name: str, counted: Sequence[str]) -> tuple[bool, bool]:
        """That in front first; what has something to mend or to look at before the others."""
        return name != self._document, name not in counted or not self._findings.of(name)

    def _words(self, row: Finding | str) -> Words:
        if isinstance(row, str):
            return self._words_of_document(row)
        icon = self._icons.icon(_ICONS[row.severity])
        detail = self._must() if row.severity is Severity.ERROR else ""
        return Words(self._findings.sentence(row), detail, icon)

    def _words_of_document(self, name: str) -> Words:
        _ = self._translate
        if name not in self._findings.documents:
            state, told = State.EMPTY, _("not begun yet")
        elif self._findings.of(name):
            state, told = State.UNDER_WAY, _("only what is named above")
        else:
            state, told = State.READY, _("nothing is missing")
        return Words(DOCUMENTS[name].name, told, self._icons.icon(STATE_ICONS[state]))

    def _go(self, index: QModelIndex) -> None:
        row = self.list.rows.row(index.row())
        if isinstance(row, Finding):
            self.chosen.emit(row.place)
        elif isinstance(row, str):
            self.document_chosen.emit(row)

    def _offer(self) -> None:
        row = self.list.chosen()
        self.mend.show_for(row if isinstance(row, Finding) else None)

    def _must(self) -> str:
        return self._translate("to be mended before it is final")

    def _summary_text(self, found: Sequence[Finding]) -> str:
        if not found:
            return self._translate(
                "Nothing is missing and nothing looks wrong. What is found while you type stands"
                " here; F8 goes from one to the next."
            )
        _, number = self._translate, Counter(finding.severity for finding in found)
        told: list[str] = []
        if number[Severity.ERROR] or number[Severity.WARNING]:
            words = _("{number} to be mended, {doubts} to look at")
            told.append(
                words.format(number=number[Severity.ERROR], doubts=number[Severity.WARNING])
            )
        if number[Severity.NOTE]:
            words = _("{number} edited since the final print")
            told.append(words.format(number=number[Severity.NOTE]))
        return ", ".join(told)
