"""The manual in the side pane: its pages, its chapters, and a field to search it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ita_desk.contents.manual import Manual
from ita_desk.gui.page_pane.page_images import OpenedPdf, PageImages
from ita_desk.gui.page_pane.page_pane import PageBar
from ita_desk.gui.page_pane.page_view import PageView
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.page_messages import ManualMade, PageAnswer, PagesRefused
from ita_desk.thai.search_key import search_key


class ManualPanel(QWidget):
    """Shows the manual as it is printed, on narrow pages; these are made when it is first shown.

    Call ``shut_down`` before the program ends.
    """

    left = Signal()
    """Esc: the focus wants to go back to the page."""

    def __init__(self, manual: Manual, worker: PageWorker, translate: Callable[[str], str]) -> None:
        """Ask for the pages."""
        super().__init__()
        _ = self._translate = translate
        self._blocks = manual.blocks
        self._manual = manual
        self._keys = [search_key(block.text) for block in self._blocks]
        self._made: ManualMade | None = None
        self._at: int | None = None
        self.chapters = QComboBox()
        self.chapters.setAccessibleName(_("Chapters of the manual"))
        self.chapters.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        first = 0
        for number, chapter in enumerate(manual.chapters, 1):
            self.chapters.addItem(f"{number}  {chapter.title}", first)
            first += len(chapter.blocks)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the manual"))
        self.search.setAccessibleName(_("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.view = PageView(self, on_screen=True)
        self.view.setAccessibleName(_("Manual"))
        self.bar = PageBar(self.view, _, self)
        self.bar.widths.hide()
        self.words = ThaiLabel(_("The pages are being made…"))
        self.words.setContentsMargins(10, 4, 10, 4)
        self._images = PageImages(self)
        self._compose()
        self._connect(worker)
        self._asked = worker.make_manual(manual, narrow=True)

    def _compose(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 0)
        row.addWidget(self.chapters, 3)
        row.addWidget(self.search, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self, worker: PageWorker) -> None:
        worker.answered.connect(self._answered)
        self._images.opened.connect(self._opened)
        self._images.drawn.connect(self.view.take)
        self._images.read.connect(self._read_aloud)
        self.view.wanted.connect(self._images.want)
        self.view.page_changed.connect(self._follow_page)
        self.chapters.activated.connect(self._choose_chapter)
        self.search.returnPressed.connect(self.find_next)

    def enter(self) -> None:
        """Take the keyboard."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_about(self, names: Sequence[str]) -> None:
        """Show what explains a field or document, by names of the manual's sections."""
        section = self._manual.about(names)
        if section is not None:
            self._go(self._blocks.index(section))

    def find_next(self) -> None:
        """Show the next block that holds what is typed, around the end."""
        wanted = search_key(self.search.text().strip())
        if not wanted:
            return
        start = -1 if self._at is None else self._at
        count = len(self._keys)
        there = [at % count for at in range(start + 1, start + 1 + count)]
        hit = next((at for at in there if wanted in self._keys[at]), None)
        self.words.setVisible(hit is None)
        if hit is None:
            text = self.search.text()
            self.words.setText(self._translate("Nothing found for “{text}”.").format(text=text))
        else:
            self._go(hit)

    def shut_down(self) -> None:
        """Stop drawing, for good."""
        self._images.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back to the page, Ctrl+F to the search of the manual."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _answered(self, answer: PageAnswer) -> None:
        if answer.number != self._asked:
            return
        if isinstance(answer, ManualMade):
            self._made = answer
            self._images.open(answer.number, answer.pdf)
        elif isinstance(answer, PagesRefused):
            sentence = self._translate(answer.message)
            self.words.setText(sentence.format(**dict(answer.parameters)))

    def _opened(self, opened: OpenedPdf) -> None:
        self.words.hide()
        self.view.show_pages(opened.version, opened.sizes, ())
        self.bar.tell_page()
        if self._at is not None:
            self._go(self._at)

    def _go(self, block: int) -> None:
        """Show a block, now or when the pages are there."""
        self._at = block
        if self._made is not None:
            self.view.outline([box for box in self._made.boxes if box.block == block])

    def _choose_chapter(self, position: int) -> None:
        self._go(self.chapters.itemData(position))

    def _follow_page(self, page: int) -> None:
        if page:
            self._images.want_text(page - 1)
        begun = [box.block for box in self._made.boxes if box.page <= page] if self._made else []
        firsts = [self.chapters.itemData(at) for at in range(self.chapters.count())]
        at = sum(first <= max(begun, default=0) for first in firsts) - 1
        self.chapters.setCurrentIndex(max(at, 0))

    def _read_aloud(self, _version: int, page: int, text: str) -> None:
        if page + 1 == self.view.page:
            self.view.setAccessibleDescription(text)
