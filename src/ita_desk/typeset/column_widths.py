"""The widths of a table's columns: those wished for, but no column narrower than its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ita_desk.typeset.line_breaking import break_plan, unbreakable_words
from ita_desk.typeset.line_layout import typed_lines
from ita_desk.typeset.measures import MM
from ita_desk.typeset.story import Paragraph
from ita_desk.typeset.table_layout import header_places
from ita_desk.typeset.tables import FormTable
from ita_desk.typeset.text_fonts import TextFonts

_SLACK = 0.01
_ENOUGH = 1e-6


def column_widths(table: FormTable, total: float, fonts: TextFonts) -> list[float]:
    """Widths in points that add up to `total`."""
    padding = (table.padding_mm[0] + table.padding_mm[2]) * MM
    words = _WidestWords(fonts)
    widest = [0.0] * len(table.columns)
    for index in range(len(table.columns)):
        for row in table.rows:
            cell = row.cells[index]
            if cell is not None:
                widest[index] = max(widest[index], words.of(cell.paragraphs))
    for place in header_places(table):
        if place.cell.columns == 1:
            word = words.of(place.cell.paragraphs)
            widest[place.column] = max(widest[place.column], word)
    minima = [
        max(column.minimum_mm * MM, word + padding + _SLACK if word else 0.0)
        for column, word in zip(table.columns, widest, strict=True)
    ]
    return fit_widths([column.width_mm * MM for column in table.columns], minima, total)


def fit_widths(wished: Sequence[float], minima: Sequence[float], total: float) -> list[float]:
    """Widths in proportion to the wishes and not below the minima, that add up to `total`.

    Where the minima don't fit together, the widest of them give way.
    """
    if sum(minima) > total:
        minima = _levelled(minima, total)
    widths = [0.0] * len(wished)
    free = set(range(len(wished)))
    while free:
        share = (total - sum(widths)) / (sum(wished[i] for i in free) or 1.0)
        short = {i for i in free if wished[i] * share < minima[i] - _ENOUGH}
        for i in short or free:
            widths[i] = minima[i] if short else wished[i] * share
        if not short:
            break
        free -= short
    return widths


def _levelled(minima: Sequence[float], total: float) -> list[float]:
    """The minima cut to one height, so that they add up to `total`."""
    left, height = total, 0.0
    for count, minimum in zip(range(len(minima), 0, -1), sorted(minima), strict=True):
        height = left / count
        if minimum >= height:
            break
        left -= minimum
    return [min(minimum, height) for minimum in minima]


class _WidestWords:
    """Widths of unbreakable words; each different text and word is measured once."""

    def __init__(self, fonts: TextFonts) -> None:
        self._fonts = fonts
        self._texts: dict[tuple[object, ...], float] = {}
        self._words: dict[tuple[str, bool, bool, float], float] = {}

    def of(self, paragraphs: Iterable[Paragraph]) -> float:
        """Width of the widest word of some paragraphs with their indents, in points."""
        widest = 0.0
        for paragraph in paragraphs:
            style = paragraph.style
            key = (paragraph.runs, style.size)
            width = self._texts.get(key)
            if width is None:
                width = self._texts[key] = self._widest(paragraph)
            if width:
                label = style.label_mm if paragraph.label is not None else 0.0
                width += (style.left_indent_mm + style.right_indent_mm + label) * MM
            widest = max(widest, width)
        return widest

    def _widest(self, paragraph: Paragraph) -> float:
        widest = 0.0
        for typed in typed_lines(paragraph.runs):
            for _, run, text in typed:
                plan = break_plan(text, self._fonts.keep)
                size = run.size or paragraph.style.size
                for word in unbreakable_words(text, plan):
                    key = (word, run.bold, run.italic, size)
                    width = self._words.get(key)
                    if width is None:
                        width = self._words[key] = self._measure(*key)
                    widest = max(widest, width)
        return widest

    def _measure(self, word: str, bold: bool, italic: bool, size: float) -> float:
        font = self._fonts.font(bold=bold, italic=italic)
        return font.width(word, self._fonts.points(size))
