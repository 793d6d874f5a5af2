"""The widths of a table's columns: those that make it lowest, none narrower than its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ita_desk.typeset.cell_heights import CellHeights
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.line_breaking import break_plan, unbreakable_words
from ita_desk.typeset.line_layout import typed_lines
from ita_desk.typeset.lowest_widths import lowest_widths
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import Paragraph
from ita_desk.typeset.table_layout import header_places
from ita_desk.typeset.tables import FormTable

_SLACK = 0.01
_SHEET = 180 * MM
"""The height between the margins of a landscape sheet: what is usual for tables."""
_ENOUGH = 1e-6


def column_widths(
    table: FormTable,
    total: float,
    setter: ParagraphSetter,
    full: float = _SHEET,
    sheets: Callable[[Sequence[float]], tuple[int, bool]] | None = None,
) -> list[float]:
    """Widths in points that add up to `total`, for pages of `full` points.

    `sheets` tells how many pages the table takes with some widths, and whether rows are parted to
    save one.

    The same table gets the same widths: they depend on its texts, the fonts and the page alone.
    """
    minima = _minima(table, setter.fonts)
    given = table.set_widths_mm
    if given is not None and len(given) == len(table.columns):
        return fit_widths([width * MM for width in given], minima, total)
    minima = _alike(table, minima)
    wished = fit_widths([column.width_mm * MM for column in table.columns], minima, total)
    if sum(minima) >= total - _ENOUGH or len(table.columns) < 2:
        return wished
    return lowest_widths(CellHeights(table, setter), minima, wished, full, sheets)


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


def _minima(table: FormTable, fonts: TextFonts) -> list[float]:
    """Each column's width without which a word of it would be cut, or a line of its heading."""
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
            word = words.of(place.cell.paragraphs, whole_lines=True)
            widest[place.column] = max(widest[place.column], word)
    return [
        max(column.minimum_mm * MM, word + padding + _SLACK if word else 0.0)
        for column, word in zip(table.columns, widest, strict=True)
    ]


def _alike(table: FormTable, minima: list[float]) -> list[float]:
    """The minima, those of columns that are alike levelled up."""
    tallest: dict[object, float] = {}
    for column, minimum in zip(table.columns, minima, strict=True):
        if column.alike is not None:
            tallest[column.alike] = max(tallest.get(column.alike, 0.0), minimum)
    return [
        minimum if column.alike is None else tallest[column.alike]
        for column, minimum in zip(table.columns, minima, strict=True)
    ]


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

    def of(self, paragraphs: Iterable[Paragraph], *, whole_lines: bool = False) -> float:
        """Width of the widest word of some paragraphs with their indents, in points.

        With `whole_lines` a paragraph of several typed lines has none of them broken: a heading
        that was typed so.
        """
        widest = 0.0
        for paragraph in paragraphs:
            style = paragraph.style
            key = (paragraph.runs, style.size, whole_lines)
            width = self._texts.get(key)
            if width is None:
                width = self._texts[key] = self._widest(paragraph, whole_lines=whole_lines)
            if width:
                label = style.label_mm if paragraph.label is not None else 0.0
                width += (style.left_indent_mm + style.right_indent_mm + label) * MM
            widest = max(widest, width)
        return widest

    def _widest(self, paragraph: Paragraph, *, whole_lines: bool) -> float:
        lines = typed_lines(paragraph.runs)
        whole = whole_lines and len(lines) > 1
        widest = 0.0
        for typed in lines:
            line = 0.0
            for _, run, text in typed:
                size = run.size or paragraph.style.size
                words = [text.rstrip(" ")] if whole else self._unbreakable(text)
                widths = [self._width(word, run.bold, run.italic, size) for word in words]
                line = line + sum(widths) if whole else max(line, *widths, 0.0)
            widest = max(widest, line)
        return widest

    def _unbreakable(self, text: str) -> list[str]:
        return unbreakable_words(text, break_plan(text, self._fonts.keep))

    def _width(self, word: str, bold: bool, italic: bool, size: float) -> float:
        key = (word, bold, italic, size)
        width = self._words.get(key)
        if width is None:
            font = self._fonts.font(bold=bold, italic=italic)
            width = self._words[key] = font.width(word, self._fonts.points(size))
        return width
