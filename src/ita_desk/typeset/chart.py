"""A bar chart with a target line. Bars are a Figure; labels and values are text like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ita_desk.typeset.flows import FixedPiece, ParagraphPiece, Piece
from ita_desk.typeset.ink import Ink, Rectangle
from ita_desk.typeset.line_layout import measure_lines
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import BarChart, Paragraph, ParagraphStyle, Run
from ita_desk.typeset.structure import Element
from ita_desk.typeset.text_structure import TextStructure

_BAR_SHARE = 0.5
_GAP = 3.0
_TICK = 3.0


@dataclass(slots=True)
class _BarsPiece:
    """The graphics: rectangles from the top left of the piece, base line and target line."""

    height: float
    width: float
    bars: list[Rectangle]
    target: float | None
    element: Element
    left: float
    scale: list[float]

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the bars in the marked content of the figure."""
        frame = (x, top, x + self.width, top + self.height)
        right = x + self.width
        axis = x + self.left
        if self.scale:
            marks = [(axis - _TICK, top + y, axis, top + y) for y in self.scale]
            ink.rules([(axis, top + min(self.scale), axis, top + self.height), *marks], 0.7)
        moved = [(x + x0, top + y0, x + x1, top + y1) for x0, y0, x1, y1 in self.bars]
        ink.bars(moved, self.element, frame)
        ink.rules([(x + self.left, top + self.height, right, top + self.height)], 0.7)
        if self.target is not None:
            y = top + self.target
            ink.rules([(x + self.left, y, right, y)], 0.9, dash=(4, 2.5))


def set_chart(chart: BarChart, width: float, setter: ParagraphSetter, parent: Element) -> Piece:
    """The chart as one block of the frame's width."""
    if not chart.bars or chart.maximum <= 0:
        raise ValueError("a chart needs bars and a maximum above 0")
    figure = Element("Figure", parent, alt=chart.alt)
    texts = TextStructure(parent)
    margin = _scale_width(chart, setter)
    slot = (width - margin) / len(chart.bars)
    height = chart.height_mm * MM
    line = setter.set(_paragraph("0", chart.style), slot).metrics.height
    base = line + _GAP + height
    target_top = None if chart.target is None else base - height * chart.target / chart.maximum
    bars: list[Rectangle] = []
    placed: list[tuple[Piece, float, float]] = []
    bottom = base
    for index, bar in enumerate(chart.bars):
        left = margin + index * slot
        top = base - height * min(max(bar.value / chart.maximum, 0.0), 1.0)
        inset = slot * (1 - _BAR_SHARE) / 2
        bars.append((left + inset, top, left + slot - inset, base))
        for text, y in ((bar.label, None), (bar.text, top)):
            paragraph = replace(_paragraph(text, chart.style), tag=bar.tag)
            layout = setter.set(paragraph, slot)
            target = texts.add(paragraph, layout)
            piece = ParagraphPiece(layout, range(len(layout.lines)), target)
            text_top = base + _GAP if y is None else _above(y, layout.height, target_top)
            placed.append((piece, left, text_top))
            bottom = max(bottom, text_top + layout.height)
    if chart.target_text and target_top is not None:
        paragraph = _paragraph(chart.target_text, replace(chart.style, align="right"))
        layout = setter.set(paragraph, width)
        piece = ParagraphPiece(layout, range(len(layout.lines)), texts.add(paragraph, layout))
        placed.append((piece, 0.0, bottom + _GAP))
        bottom += _GAP + layout.height
    heights = [base - height * value / chart.maximum for value, _ in chart.scale]
    for (_, text), y in zip(chart.scale, heights, strict=True):
        placed.append(_mark(text, margin, y - line / 2, chart, setter))
    if chart.unit:
        placed.append(_mark(chart.unit, margin, min(heights) - 1.5 * line, chart, setter))
    graphics = _BarsPiece(base, width, bars, target_top, figure, margin, heights)
    return FixedPiece(bottom, [(graphics, 0.0, 0.0), *placed])


def _scale_width(chart: BarChart, setter: ParagraphSetter) -> float:
    """Room left of the bars for the marks of the scale."""
    texts = [text for _, text in chart.scale] + [chart.unit] * bool(chart.unit)
    if not texts:
        return 0.0
    runs = (run for text in texts for run in _paragraph(text, chart.style).runs)
    widths = [
        line.width for run in runs for line in measure_lines((run,), chart.style.size, setter.fonts)
    ]
    return max(widths) + 2 * _GAP


def _mark(
    text: str, width: float, top: float, chart: BarChart, setter: ParagraphSetter
) -> tuple[Piece, float, float]:
    """A mark of the scale, against the bars: an artifact."""
    layout = setter.set(_paragraph(text, replace(chart.style, align="right")), width - _GAP - _TICK)
    return ParagraphPiece(layout, range(len(layout.lines)), None), 0.0, top


def _above(bar_top: float, height: float, target: float | None) -> float:
    """Top of a value above its bar, and above the target line if that would cross it."""
    top = bar_top - height - 1
    if target is not None and top < target < bar_top:
        return target - height - 1
    return top


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph((Run(text),), style)
