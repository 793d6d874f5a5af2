"""What is left over of the form under review, to be put into the fields of the form beside it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.exchange.forms.reading import Leftover
from ita_desk.exchange.forms.review import Review, put_into
from ita_desk.gui.icons import Icons
from ita_desk.gui.old_forms.leftover_drag import LeftoverList
from ita_desk.gui.old_forms.review_model import ReviewModel
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.model.place import Place

MOST_SHOWN = 300
"""Texts left over that are listed here; the panel of the dossier has all."""
_LONGEST = 400
_NO_TEXT = frozenset({"", "months", "numbered"})
"""Fields of the review that take no text."""


class LeftoverPart(QWidget):
    """A list whose rows are drawn into cells, or put into the cell that was chosen last."""

    put_wanted = Signal()
    """The button was pressed."""

    def __init__(self, model: ReviewModel, icons: Icons, translate: Callable[[str], str]) -> None:
        """Show what ``model`` has left over."""
        super().__init__()
        _ = self._translate = translate
        self._model, self._icons = model, icons
        self.summary = ThaiLabel()
        self.list = LeftoverList(_("Left over"), self._number_of)
        self.put = QPushButton()
        self.put.setAutoDefault(True)
        self.put.clicked.connect(self.put_wanted)
        self.setMinimumSize(120, 60)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.put)
        column.addStretch(0)

    def refresh(self, review: Review) -> None:
        """Show what is left over now."""
        _, row = self._translate, self.list.currentRow()
        self.list.clear()
        count = len(review.leftovers)
        words = _("Left over, kept with the report: {number}").format(number=count)
        if count > MOST_SHOWN:
            more = _("{number} more are not listed here").format(number=count - MOST_SHOWN)
            words = f"{words} ({more})"
        self.summary.setText(words if count else _("Nothing is left over."))
        icon = self._icons.icon("file-text")
        for left in review.leftovers[:MOST_SHOWN]:
            self.list.add(_shortened(left.text), left, detail=left.source.told(_), icon=icon)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.setVisible(bool(count))

    def offer(self, place: Place | None, name: str) -> None:
        """Say into which field a leftover would be put."""
        words = self._translate("&Put into “{field}”")
        self.put.setText(words.format(field=name.replace("&", "&&")))
        takes = place is not None and place.field not in _NO_TEXT
        self.put.setVisible(takes and bool(self.list.count()))

    def put_current(self, place: Place | None) -> None:
        """Put the chosen leftover into a field."""
        row = self.list.currentRow()
        number = self._number_of(self.list.payload(self.list.item(row))) if row >= 0 else None
        if number is not None and place is not None:
            self.put_into(number, place)

    def put_into(self, number: int, place: Place) -> None:
        """Put a leftover into a field; what the field can't hold stays left over."""
        review = self._model.review
        if review is None or place.field in _NO_TEXT:
            return
        try:
            self._model.take(put_into(review, review.leftovers[number], place))
        except ValueError:  # a text in the place of a year
            return

    def _number_of(self, payload: object) -> int | None:
        review = self._model.review
        if review is None or not isinstance(payload, Leftover):
            return None
        return next(i for i, one in enumerate(review.leftovers) if one is payload)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
