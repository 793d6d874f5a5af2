"""Dotted lines: labels, values over dots, and closing texts, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.ink import Ink
from ita_desk.typeset.line_layout import Frame, Line, set_lines
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import LineMetrics, ParagraphLayout, line_metrics
from ita_desk.typeset.story import DottedLine, LeaderField, Run
from ita_desk.typeset.structure import Element, TextElements
from ita_desk.typeset.text_ink import draw_text

_WIDE = 1e6
_HALF_A_DOT = 0.45
"""Points that the middle of a dot lies below the baseline, so that values stand on the dots."""
_GAP = 2.0


class _FieldLayout(NamedTuple):
    """A field's texts with their lines, and its dots on each line as (line, from, to)."""

    field: LeaderField
    texts: tuple[ParagraphLayout, ...]
    dots: tuple[tuple[int, float, float], ...]


@dataclass(slots=True)
class DottedLinePiece:
    """A dotted line set to a width."""

    fields: list[_FieldLayout]
    metrics: LineMetrics
    height: float
    shift: float
    targets: list[TextElements]

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw texts and dots."""
        x += self.shift
        height, baseline = self.metrics
        depth = baseline + _HALF_A_DOT
        for field, target in zip(self.fields, self.targets, strict=True):
            right = x
            for layout in field.texts:
                frame = (x, top, x + layout.width, top + self.height)
                draw_text(ink, layout, range(len(layout.lines)), (x, top), target, frame)
                right = max(right, frame[2])
            ink.dots((x + a, x + b, top + n * height + depth) for n, a, b in field.dots)
            ink.box(target.tag, (x, top, right, top + self.height))


def set_dotted_line(
    item: DottedLine, width: float, fonts: TextFonts, parent: Element
) -> DottedLinePiece:
    """Set a dotted line; each field becomes a P of its own, unless it goes on with another."""
    style = item.style
    runs = tuple(run for field in item.fields for run in runs_of(field))
    metrics = line_metrics(runs, style, fonts)
    fields: list[_FieldLayout] = []
    x = style.left_indent_mm * MM
    right = width - style.right_indent_mm * MM
    for index, field in enumerate(item.fields):
        if field.start_mm is not None:
            x = max(x, field.start_mm * MM)
        last = index + 1 == len(item.fields)
        follower = None if last else item.fields[index + 1].start_mm
        limit = right if follower is None else min(right, follower * MM - _GAP)
        setter = _FieldSetter(item, metrics, fonts, width)
        layout, x = setter.set(field, x, limit, last=last)
        fields.append(layout)
    lines = max((len(text.lines) for f in fields for text in f.texts), default=1)
    spare = {"center": 0.5, "right": 1.0}.get(style.align, 0.0) * max(right - x, 0.0)
    targets: list[TextElements] = []
    for field in item.fields:
        goes_on = field.goes_on and targets
        target = targets[-1].body(0) if goes_on else Element("P", parent)
        targets.append(TextElements((target,), tag=field.tag))
    return DottedLinePiece(fields, metrics, lines * metrics.height, spare, targets)


class _FieldSetter:
    """Sets the fields of one dotted line."""

    def __init__(
        self, item: DottedLine, metrics: LineMetrics, fonts: TextFonts, width: float
    ) -> None:
        self._style = item.style
        self._metrics = metrics
        self._fonts = fonts
        self._width = width

    def set(
        self, field: LeaderField, x: float, limit: float, *, last: bool
    ) -> tuple[_FieldLayout, float]:
        """Set a field from x on; returns it with the x where the next may begin."""
        texts = [self._line(field.label, x)]
        start = _width_of(texts[0].lines[0], x) + x
        closing_width = 0.0
        if field.closing is not None:
            closing_width = _width_of(self._line(field.closing, 0.0).lines[0], 0.0)
        if field.dots_mm is None:
            end = max(limit - closing_width, start)
        else:
            end = start + field.dots_mm * MM
        dots = [(0, start, end)]
        if field.value is not None:
            value = self._value(field, start, limit, last=last)
            texts.append(value)
            left = self._style.left_indent_mm * MM
            dots += [(n, left, limit) for n in range(1, len(value.lines))]
            end = max(end, _width_of(value.lines[0], 0.0))
        if field.closing is not None:
            texts.append(self._line(field.closing, end))
            end += closing_width
        return _FieldLayout(field, tuple(texts), tuple(dots)), end

    def _line(self, run: Run, x: float) -> ParagraphLayout:
        lines = set_lines((run,), self._style.size, Frame(x, x, _WIDE, "left"), self._fonts)
        return self._layout(run, lines)

    def _value(self, field: LeaderField, x: float, limit: float, *, last: bool) -> ParagraphLayout:
        run = field.value or Run("")
        left = self._style.left_indent_mm * MM
        if field.dots_mm is not None:
            frame = Frame(x, x, _WIDE, "left")
            width = _width_of(set_lines((run,), self._style.size, frame, self._fonts)[0], x)
            shift = max((field.dots_mm * MM - width) / 2, 0.0)
            frame = Frame(x + shift, x + shift, _WIDE, "left")
        else:
            frame = Frame(left, x, limit if last else _WIDE, "left")
        return self._layout(run, set_lines((run,), self._style.size, frame, self._fonts))

    def _layout(self, run: Run, lines: tuple[Line, ...]) -> ParagraphLayout:
        return ParagraphLayout((run,), self._style, lines, (), self._metrics, self._width)


def _width_of(line: Line, x: float) -> float:
    """Width of a line that begins at x, with its blanks."""
    return max((piece.x + piece.advance for piece in line.pieces), default=x) - x


def runs_of(field: LeaderField) -> list[Run]:
    """The texts of a field, in order."""
    return [run for run in (field.label, field.value, field.closing) if run is not None]
