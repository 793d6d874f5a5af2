"""Widths of columns: by their shares and what is typed, or as they were drawn by hand."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from ita_desk.gui.table.cell_painter import PADDING_X
from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.form_header import FormHeader
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.thai_layout import lay_out, widest_word

_LEAST = 0.36
"""Average letters that one share of a column's width holds at least."""
_TYPED = frozenset({CellKind.TEXT, CellKind.MARK, CellKind.SUMMARY})
_NARROWED, _WIDENED = 0.8, 1.6
"""Within which the share of a column follows what is typed."""
_NARROWED_TO_STAY = 0.85
"""Part of its width that a column keeps at least when it is narrowed so that it can stay."""
_COUNTED = 300
"""Letters of a text that count for the width of its column."""
_LOOKED_AT, _LONG, _WIDEST_WORD = 30, 40, 10
"""Rows and letters of a short text that is looked at for wide words; a word's letters that count.

Columns of long texts are wide enough for any word.
"""
_FITTED = 40
"""Letters of a line beyond which a column that is fitted wraps its text."""
_FITTED_BY = 50
"""Of a column's cells as many are laid out to fit it, those with most letters."""
_HUNDREDTHS = 100


class KeptWidths(Protocol):
    """Where widths drawn by hand are kept: hundredths of a letter by names of columns."""

    def column_widths(self, database: Path, dossier_id: int, table: str) -> dict[str, int]:
        """Those of a table in a dossier; {} where none were drawn."""
        ...

    def keep_column_widths(
        self, database: Path, dossier_id: int, table: str, widths: Mapping[str, int]
    ) -> None:
        """Keep them; {} forgets them."""
        ...


class ColumnWidths:
    """Gives the columns of one view their widths.

    They fill the width by their shares until the user draws a border, and are never narrower than
    their letters need: the table scrolls sideways instead. From then on each keeps its width, in
    letters, for this dossier and this table.
    """

    def __init__(
        self, view: QTableView, header: FormHeader, sheet: Sheet, after: Callable[[], None]
    ) -> None:
        """Serve one view of ``sheet``; ``after`` hears that widths are others."""
        self._view, self._header, self._sheet, self._after = view, header, sheet, after
        self._kept: KeptWidths | None = None
        self._table = ""
        self._owner: tuple[Path, int] | None = None
        self._by_hand: dict[str, int] = {}
        self._fitting = False
        self.letter = 1.0
        """The width of an average letter in pixels."""
        header.drawn.connect(self._draw)
        header.let_go.connect(self._keep)
        header.fit_wanted.connect(self._fit_content)

    def keep_in(self, kept: KeptWidths, table: str) -> None:
        """Remember widths in ``kept``, under the name of a ``table``."""
        self._kept, self._table = kept, table

    def begin(self) -> None:
        """Take the widths drawn in the dossier that is shown now."""
        owner = self._sheet.owner
        if owner == self._owner or owner is None:
            return
        self._owner, self._by_hand = owner, {}
        if self._kept is not None:
            self._by_hand = self._kept.column_widths(*owner, self._table)

    def share_again(self) -> None:
        """Forget what was drawn by hand."""
        self._by_hand = {}
        self._keep()
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns, or give them what was drawn."""
        if self._fitting:
            return
        shown = self._shares()
        total = sum(self._sheet.columns[number].share for number, _ in shown)
        width = max(self._view.viewport().width(), round(total * self.letter * _LEAST))
        least = self._least()
        widths = self._beside(shared_out(width, shown, least), least)
        for number, column in enumerate(self._sheet.columns):
            if column.name in self._by_hand and number in widths:
                widths[number] = round(self._by_hand[column.name] * self.letter / _HUNDREDTHS)
        self._give(widths)

    def _beside(self, widths: dict[int, int], least: Mapping[int, int]) -> dict[int, int]:
        """Narrow columns that can't be seen whole, and the last that stays a little if it may then.

        It is read beside the first column, which stays in sight.
        """
        whole = self._view.viewport().width() - widths.get(0, 0)
        for number, width in widths.items():
            if number:
                widths[number] = max(min(width, whole), least.get(number, 0))
        last = self._sheet.stays - 1
        others = max((width for number, width in widths.items() if number > last), default=0)
        before = sum(width for number, width in widths.items() if number < last)
        room = self._view.viewport().width() - before - others
        if last in widths and _NARROWED_TO_STAY * widths[last] <= room < widths[last]:
            widths[last] = room
        return widths

    def measure(self) -> None:
        """Take the letters of the font that the view has now."""
        self.letter = QFontMetricsF(self._view.font()).horizontalAdvance("กขคงจฉชทนม") / 10

    def _draw(self, column: int, width: int) -> None:
        if not self._by_hand:
            self._by_hand = {
                one.name: self._in_letters(self._view.columnWidth(number))
                for number, one in enumerate(self._sheet.columns)
                if not self._view.isColumnHidden(number)
            }
        self._by_hand[self._sheet.columns[column].name] = self._in_letters(width)
        self._give({column: width})

    def _fit_content(self, column: int) -> None:
        """Make a column as wide as its longest lines, within bounds, and its heading."""
        sheet, font = self._sheet, self._view.font()
        texts = {self._words(row, column) for row in range(sheet.rowCount())}
        longest = sorted(texts, key=len)[-_FITTED_BY:]
        most = round(self.letter * _FITTED)
        wide = max((lay_out(text, font, most).size.width() for text in longest), default=0.0)
        least = self._header.least_width(column, font)
        self._draw(column, max(ceil(wide) + 2 * PADDING_X + 2, least))
        self._keep()

    def _in_letters(self, width: int) -> int:
        return round(width * _HUNDREDTHS / self.letter)

    def _keep(self) -> None:
        if self._kept is not None and self._owner is not None:
            self._kept.keep_column_widths(*self._owner, self._table, self._by_hand)

    def _shares(self) -> list[tuple[int, int]]:
        """The columns in sight and their shares, moved towards where most is typed.

        Texts of the first rows count; nothing moves while one types, for this is asked for when
        other rows or another width come.
        """
        columns = [
            (number, column.share)
            for number, column in enumerate(self._sheet.columns)
            if not self._view.isColumnHidden(number)
        ]
        rows = range(min(len(self._sheet.ids), _LOOKED_AT))
        loads = {
            number: sum(min(len(self._sheet.shown(row, number)), _COUNTED) for row in rows)
            for number, _ in columns
            if self._sheet.columns[number].kind in _TYPED
        }
        total = sum(share for number, share in columns if number in loads)
        typed = sum(loads.values())
        if not typed:
            return columns
        return [
            (number, round(share * moved(loads[number] / typed, share / total)))
            if number in loads
            else (number, share)
            for number, share in columns
        ]

    def _give(self, widths: Mapping[int, int]) -> None:
        self._fitting = True
        self._header.give_widths(widths)
        self._fitting = False
        self._header.changed()  # a scroll bar may come or go by it, and columns are fitted again
        self._after()

    def _least(self) -> dict[int, int]:
        """Widths below which a heading, or a text of the first rows, would break inside a word."""
        font = self._view.font()
        return {
            number: max(self._header.least_width(number, font), self._word_width(number))
            for number in range(len(self._sheet.columns))
        }

    def _word_width(self, column: int) -> int:
        """What the words of a column need; an address or the like may be broken."""
        rows = range(min(self._sheet.rowCount(), _LOOKED_AT))
        texts = {text for row in rows if 0 < len(text := self._words(row, column)) < _LONG}
        widest = max((widest_word(text, self._view.font()) for text in texts), default=0.0)
        return ceil(min(widest, self.letter * _WIDEST_WORD)) + 2 * PADDING_X + 1

    def _words(self, row: int, column: int) -> str:
        """What stands in a cell, or is generated for it."""
        return self._sheet.shown(row, column) or self._sheet.long_text(row, column)


def moved(typed: float, share: float) -> float:
    """By how much a column is widened that holds ``typed`` of all text on ``share`` of the width.

    Text takes area: twice as much needs a column wider by the root of two.
    """
    least, most = _NARROWED, _WIDENED
    return min(max((typed / share) ** 0.5, least), most)


def shared_out(
    width: int, shares: Sequence[tuple[int, int]], least: Mapping[int, int]
) -> dict[int, int]:
    """Pixels of ``width`` for each (column, share), none below its least; more where they need it.

    Columns that would be too narrow get their least, and the others share what is left.
    """
    given: dict[int, int] = {}
    while True:
        left = [(column, share) for column, share in shares if column not in given]
        total = sum(share for _, share in left)
        room = width - sum(given.values())
        narrow = {c: least[c] for c, share in left if room * share < least.get(c, 0) * total}
        if not narrow:
            break
        given |= narrow
    edge = passed = 0
    for column, share in left:
        passed += share
        right = round(room * passed / total)
        given[column] = right - edge
        edge = right
    return given
