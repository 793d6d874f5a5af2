"""A plain text editor that wraps Thai at the program's own line breaks."""

from PySide6.QtCore import QMimeData, QRectF, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from ita_desk.gui.clips import pasted_text
from ita_desk.gui.grouped_menu import GroupedMenu
from ita_desk.gui.hidden_marks import draw_boxes
from ita_desk.gui.paste_bounds import fits_in_field
from ita_desk.gui.thai_layout import set_lines, wrap_option
from ita_desk.gui.window.page import actions_of_page
from ita_desk.thai.hygiene import hidden_characters
from ita_desk.thai.line_ends import with_line_ends

_WIDEST = 1e5
"""Pixels; wider than any widget."""


class ThaiTextEdit(QPlainTextEdit):
    """``QPlainTextEdit`` whose lines end where Thai allows; Tab leaves it."""

    paste_refused = Signal()
    """More was pasted or dropped than a field holds; nothing of it came in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        self._layout = _WrappedLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setTabChangesFocus(True)
        # Qt wraps where no line was set here; the option lets a line end between any clusters.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: wrap in the new width."""
        self._layout.width = float(self.viewport().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the text, with boxes for the characters nobody sees."""
        super().paintEvent(event)
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > event.rect().bottom():
                break
            text = block.text()
            if hidden_characters(text):
                painter = QPainter(self.viewport())
                painter.setPen(self.palette().color(QPalette.ColorRole.Text))
                font = self.document().defaultFont()
                draw_boxes(painter, block.layout(), text, font, area.topLeft())
                painter.end()
            block = block.next()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: paste or drop, all of it or nothing."""
        if fits_in_field(source.text()):
            self.insertPlainText(with_line_ends(pasted_text(source)))
            self.ensureCursorVisible()
        else:
            self.paste_refused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the usual menu, and what the page around offers for a field."""
        menu = GroupedMenu(parent=self)
        menu.take_from(self.createStandardContextMenu())
        menu.addSeparator()
        menu.addActions(actions_of_page(self))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Shift+Enter ends a line as Enter does; Qt's own sign for it is seen nowhere else."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def toPlainText(self) -> str:
        """Qt: the text as it was typed; Qt's own makes common blanks of those that don't break."""
        return self.document().toRawText().replace("\u2029", "\n")

    def natural_height(self) -> int:
        """Pixels that all lines and the frame need in the present width."""
        blocks = _blocks(self.document())
        for block in blocks:
            self._layout.blockBoundingRect(block)  # lines are only laid when they are asked for
        lines = sum(max(1, block.lineCount()) for block in blocks)
        margins = 2 * self.document().documentMargin()
        frame = 0 if self.frameShape() == QFrame.Shape.NoFrame else 2 * self.frameWidth()
        return round(lines * QFontMetricsF(self.font()).height() + margins + frame + 0.5)


class _WrappedLayout(QPlainTextDocumentLayout):
    """Lays out each paragraph before Qt would: Qt only does those that have no lines."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.width = _WIDEST
        self._changing = False

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Qt: the size of a paragraph; asked for before it is drawn or pointed at."""
        if block.isValid() and not self._changing and not self._laid(block):
            self._lay(block)
        return super().blockBoundingRect(block)

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Qt: lay out what Qt has just wrapped in its own way."""
        self._changing = True
        super().documentChanged(position, removed, added)
        self._changing = False
        document = self.document()
        block = document.findBlock(position)
        last = document.findBlock(position + added)
        while block.isValid():
            self._lay(block)
            if block == last:
                break
            block = block.next()
        self.documentSizeChanged.emit(self.documentSize())
        self.update.emit()

    def _width(self) -> float:
        return max(self.width - 2 * self.document().documentMargin(), 1.0)

    @staticmethod
    def _laid(block: QTextBlock) -> bool:
        """Whether there are lines, and of this class: those of Qt are as wide as the document."""
        layout = block.layout()
        return layout.lineCount() > 0 and layout.lineAt(0).width() > _WIDEST

    def _lay(self, block: QTextBlock) -> None:
        layout = block.layout()
        layout.setTextOption(wrap_option())
        document = self.document()
        margin = document.documentMargin()
        set_lines(layout, block.text(), document.defaultFont(), self._width(), margin)
        block.setLineCount(max(1, layout.lineCount()))


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
