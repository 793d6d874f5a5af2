"""Thai text wrapped at the program's own line breaks, which Qt lacks where libthai is missing.

Nothing is put into the text: ``QTextLine.setNumColumns`` takes each line as far as a break of
``ita_desk.thai.line_breaks`` allows. Sizes are in device independent pixels.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextLayout, QTextLine, QTextOption

from ita_desk.gui.hidden_marks import draw_boxes, make_room, units, without_effect
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.hygiene import hidden_characters
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.thai.remembering import remembering

_CHUNK = 400
_GOOD_FILL = 0.8
"""As in ``typeset.line_breaking``: the least that sure words fill of a line."""
_MIDDLE = 128
"""Lightness below which a ground is dark."""
_ONE_LINE = 1e7
READ_AS_ONE = ("ในการ", "โดยการ", "ด้วยการ", "จากการ", "ต่อการ")
"""Two words that are read as one: narrow cells and headings would end many lines between them."""
_BLANKS = " \t"
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎ำ")

Break = tuple[int, int, float, float]
"""Offset, tier, x at the offset, x without the blanks before it."""


def wrap_option(alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextOption:
    """The option under which ``setNumColumns`` may end a line between any two clusters."""
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    return option


def line_ends(text: str, font: QFont, width: float) -> list[int]:
    """Offsets at which the lines of one paragraph end; the last is the length of the text."""
    chunks = [_measured(chunk, font) for chunk in _chunks(text)]
    ends: list[int] = []
    breaks: list[Break] = []
    offset, x = 0, 0.0
    for chunk in chunks:
        breaks += [(offset + at, tier, x + full, x + bare) for at, tier, full, bare in chunk]
        offset, x = breaks[-1][0], breaks[-1][2]
    starts = [item[0] for item in breaks]
    bare = [item[3] for item in breaks]
    begun_at, begun_x = 0, 0.0
    while begun_at < len(text):
        first = bisect_right(starts, begun_at)
        last = bisect_right(bare, begun_x + width + 0.01, lo=first)
        chosen = (
            len(breaks) - 1
            if last == len(breaks)
            else _best(breaks, first, last, begun_x + _GOOD_FILL * width)
        )
        begun_at, _, begun_x, _ = breaks[chosen]
        ends.append(begun_at)
    return ends or [0]


def set_lines(
    layout: QTextLayout, text: str, font: QFont, width: float, left: float = 0.0
) -> float:
    """Lay out a paragraph in lines of at most ``width``; returns the height of all lines.

    ``text`` is that of the layout, which the layout of a document's block does not tell itself.
    """
    make_room(layout, text, font)
    layout.beginLayout()
    y, start = 0.0, 0
    for end in line_ends(text, font, width):
        line = layout.createLine()
        if not line.isValid():
            break
        _fill(line, text[start:end])
        line.setPosition(QPointF(left + _indent(layout, line, width), y))
        y += line.height()
        start = end
    layout.endLayout()
    return y


class LaidParagraph(NamedTuple):
    """A paragraph ``y`` pixels below the first one's top; ``hidden`` is its text if in need."""

    layout: QTextLayout
    y: float
    hidden: str


@dataclass(frozen=True, slots=True)
class LaidText:
    """Text laid out in a width, ready to be drawn again and again."""

    paragraphs: tuple[LaidParagraph, ...]
    size: QSizeF

    def draw_marks(self, painter: QPainter, at: QPointF, words: str, colour: QColor) -> None:
        """Fill the ground of ``words`` wherever they stand, before the text is drawn."""
        for layout, y, _ in self.paragraphs:
            text = layout.text()
            start = text.find(words)
            while start >= 0:
                end = start + len(words)
                first, last = units(text[:start]), units(text[:end])
                for number in range(layout.lineCount()):
                    line = layout.lineAt(number)
                    begin, until = line.textStart(), line.textStart() + line.textLength()
                    if begin < last and until > first:
                        left, right = (
                            cast("tuple[float, int]", line.cursorToX(unit))[0]
                            for unit in (max(first, begin), min(last, until))
                        )
                        place = QRectF(left, line.y(), right - left, line.height())
                        painter.fillRect(place.translated(at.x(), at.y() + y), colour)
                start = text.find(words, end)

    def draw(self, painter: QPainter, at: QPointF, clip: QRectF | None = None) -> None:
        """Draw with the upper left corner at a point, in the painter's pen."""
        for layout, y, hidden in self.paragraphs:
            top = at.y() + y
            if clip is None or (
                top < clip.bottom() and top + layout.boundingRect().height() > clip.top()
            ):
                layout.draw(painter, QPointF(at.x(), top))
                if hidden:
                    draw_boxes(painter, layout, hidden, layout.font(), QPointF(at.x(), top))


def sought_colour(palette: QPalette) -> QColor:
    """The ground of words that are looked for: yellow as of a marker, the text stays legible."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < _MIDDLE
    return QColor("#6b5200" if dark else "#ffe58a")


def lay_out(
    text: str, font: QFont, width: float, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> LaidText:
    """The text in lines of at most ``width``; cached, so the same cell is laid out once."""
    return _lay_out(text, font.key(), round(max(width, 1.0)), alignment.value, _Font(font))


class _Font:
    """A font that takes no part in the key of a cache, where its name stands already."""

    def __init__(self, font: QFont) -> None:
        self.font = font

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Font)

    def __hash__(self) -> int:
        return 0


@remembering(3000)
def _lay_out(text: str, font_key: str, width: int, alignment: int, font: _Font) -> LaidText:
    del font_key
    y, widest = 0.0, 0.0
    laid: list[LaidParagraph] = []
    option = wrap_option(Qt.AlignmentFlag(alignment))
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        layout = QTextLayout(without_effect(paragraph), font.font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        height = set_lines(layout, paragraph, font.font, width)
        for number in range(layout.lineCount()):
            widest = max(widest, layout.lineAt(number).naturalTextWidth())
        laid.append(LaidParagraph(layout, y, paragraph if hidden_characters(paragraph) else ""))
        y += height
    return LaidText(tuple(laid), QSizeF(widest, y))


def widest_word(text: str, font: QFont) -> float:
    """The width in which no line needs to end inside a word (tiers WORD and COMPOUND)."""
    widest = 0.0
    for paragraph in text.splitlines():
        begun = 0.0
        for _, tier, full, bare in _measured(paragraph, font):
            if tier <= BreakTier.COMPOUND:
                widest, begun = max(widest, bare - begun), full
    return widest


def _chunks(text: str) -> list[str]:
    """Long text in pieces cut after blanks, so that typing measures only one of them anew."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > 2 * _CHUNK:
        cut = text.find(" ", start + _CHUNK, start + 2 * _CHUNK)
        if cut < 0:
            cut = start + 2 * _CHUNK - 1
            while cut > start + _CHUNK and text[cut + 1] in _MARKS:
                cut -= 1
        pieces.append(text[start : cut + 1])
        start = cut + 1
    if start < len(text) or not pieces:
        pieces.append(text[start:])
    return pieces


def _measured(text: str, font: QFont) -> tuple[Break, ...]:
    return _breaks_of(text, font.key(), _Font(font))


@remembering(4096)
def _breaks_of(text: str, font_key: str, font: _Font) -> tuple[Break, ...]:
    del font_key
    if not text:
        return ((0, BreakTier.WORD, 0.0, 0.0),)
    layout = QTextLayout(without_effect(text), font.font)
    make_room(layout, text, font.font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ONE_LINE)
    layout.endLayout()
    plain = units(text) == len(text)

    def x(offset: int) -> float:
        unit = offset if plain else units(text[:offset])
        return cast("tuple[float, int]", line.cursorToX(unit))[0]

    offsets = dict(line_breaks(text, READ_AS_ONE))
    offsets[len(text)] = BreakTier.WORD
    found: list[Break] = []
    for offset in sorted(offsets):
        bare = len(text[:offset].rstrip(_BLANKS)) if text[offset - 1] in _BLANKS else offset
        found.append((offset, offsets[offset], x(offset), x(bare)))
    return tuple(found)


def _best(breaks: list[Break], first: int, last: int, enough: float) -> int:
    """The furthest break that fits, of the most welcome tier there is; else the very next.

    One between sure words that comes before ``enough`` gives way to one between doubtful ones.
    """
    if last <= first:
        return first
    for tier in BreakTier:
        for index in range(last - 1, first - 1, -1):
            if breaks[index][1] <= tier:
                if tier is BreakTier.WORD and breaks[index][3] < enough:
                    break
                return index
    return last - 1


def _fill(line: QTextLine, text: str) -> None:
    """Make the line hold exactly ``text``: columns are clusters, which only Qt can count."""
    length = units(text)
    guess = max(1, sum(char not in _MARKS for char in text))
    line.setNumColumns(guess)
    if line.textLength() == length:
        return
    columns = range(1, length + 2)

    def reach(number: int) -> int:
        line.setNumColumns(number)
        return line.textLength()

    line.setNumColumns(columns[min(bisect_left(columns, length, key=reach), length)])


def _indent(layout: QTextLayout, line: QTextLine, width: float) -> float:
    alignment = layout.textOption().alignment()
    room = width - line.naturalTextWidth()
    if room <= 0 or alignment & Qt.AlignmentFlag.AlignLeft:
        return 0.0
    return room / 2 if alignment & Qt.AlignmentFlag.AlignHCenter else room
