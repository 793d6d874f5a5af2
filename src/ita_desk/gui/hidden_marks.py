"""Characters that nobody sees, drawn as small boxes with their numbers; the text is untouched.

Offsets of a layout count units of UTF-16, of which an emoji has two.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from ita_desk.thai.hygiene import hidden_characters

_SMALL = 0.6
"""Size of a number beside that of the text."""
_GAP = 2.0
_STAND_IN = "\ufffc"


def units(text: str) -> int:
    """How many units of UTF-16 a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def without_effect(text: str) -> str:
    """A text to lay out, as long as ``text``, whose hidden characters turn no line round."""
    for start, end in reversed(hidden_characters(text)):
        text = text[:start] + _STAND_IN * units(text[start:end]) + text[end:]
    return text


def make_room(layout: QTextLayout, text: str, font: QFont) -> None:
    """Let the hidden characters of a layout, which has no lines yet, be as wide as their boxes."""
    formats: list[QTextLayout.FormatRange] = []
    for at, letter in _hidden(text):
        room = QTextLayout.FormatRange()
        room.start, room.length = at, units(letter)  # type: ignore[attr-defined]
        wide = QTextCharFormat()
        wide.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        width = QFontMetricsF(_small(font)).horizontalAdvance(_number(letter))
        wide.setFontLetterSpacing(width + 4 * _GAP)
        wide.setForeground(QBrush(QColor(Qt.GlobalColor.transparent)))
        room.format = wide  # type: ignore[attr-defined]
        formats.append(room)
    if formats or layout.formats():
        layout.setFormats(formats)


def draw_boxes(painter: QPainter, layout: QTextLayout, text: str, font: QFont, at: QPointF) -> None:
    """Draw the boxes of a layout whose upper left corner is at a point, in the painter's pen."""
    painter.save()
    painter.setFont(_small(font))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for offset, letter in _hidden(text):
        line = layout.lineForTextPosition(offset)
        if line.isValid():
            ends = _x(line, offset), _x(line, min(offset + units(letter), _end(line)))
            top, height = at.y() + line.y() + line.height() * 0.16, line.height() * 0.68
            room = QRectF(at.x() + min(ends) + _GAP / 2, top, abs(ends[1] - ends[0]) - _GAP, height)
            if room.width() < 2 * _GAP:
                # A soft hyphen keeps no room.
                painter.fillRect(QRectF(room.left(), top, 2, height), painter.pen().color())
                continue
            painter.drawRoundedRect(room, 2, 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _number(letter))
    painter.restore()


def _hidden(text: str) -> Iterator[tuple[int, str]]:
    for start, end in hidden_characters(text):
        at = units(text[:start])
        for letter in text[start:end]:
            yield at, letter
            at += units(letter)


def _number(letter: str) -> str:
    return f"{ord(letter):04X}"


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    else:
        small.setPixelSize(max(round(font.pixelSize() * _SMALL), 1))
    return small


def _end(line: QTextLine) -> int:
    return line.textStart() + line.textLength()


def _x(line: QTextLine, offset: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(offset))[0]
