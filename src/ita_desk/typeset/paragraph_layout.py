"""A paragraph set to a width: its lines, its height, and where its baselines are."""

from __future__ import annotations

from typing import NamedTuple

from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.line_layout import (
    Frame,
    Line,
    MeasuredLine,
    Piece,
    break_lines,
    measure_lines,
    set_lines,
)
from ita_desk.typeset.measures import MM
from ita_desk.typeset.story import SINGLE_LINE, Paragraph, ParagraphStyle, Run


class LineMetrics(NamedTuple):
    """Height of a line and the distance of its baseline from its top, in points."""

    height: float
    baseline: float


class ParagraphLayout(NamedTuple):
    """The lines of a paragraph; x is measured from the left of its box, in points."""

    runs: tuple[Run, ...]
    style: ParagraphStyle
    lines: tuple[Line, ...]
    label: tuple[Piece, ...]
    metrics: LineMetrics
    width: float

    @property
    def height(self) -> float:
        """Height of all lines, without the space around the paragraph."""
        return len(self.lines) * self.metrics.height

    def joined_by_address(self, index: int) -> bool:
        """Whether an address goes on from the line before to this one."""
        before, after = self.lines[index - 1].pieces, self.lines[index].pieces
        if not before or not after or before[-1].run != after[0].run:
            return False
        return self.runs[after[0].run].link is not None


def line_metrics(runs: tuple[Run, ...], style: ParagraphStyle, fonts: TextFonts) -> LineMetrics:
    """The line of the largest size among the runs, the font's height centred in it."""
    official = max((run.size or style.size for run in runs), default=style.size)
    height = official * SINGLE_LINE if style.line_height is None else style.line_height
    face = fonts.family.regular.face
    em = fonts.points(official) / face.units_per_em
    ascent, descent = face.sfnt.ascent * em, -face.sfnt.descent * em
    return LineMetrics(height, (height - ascent - descent) / 2 + ascent)


def text_frame(style: ParagraphStyle, *, labelled: bool, width: float) -> Frame:
    """Where the lines of a paragraph may stand in a box of a width in points."""
    left = (style.left_indent_mm + (style.label_mm if labelled else 0.0)) * MM
    right = width - style.right_indent_mm * MM
    return Frame(left, left + style.first_indent_mm * MM, right, style.align)


class ParagraphSetter:
    """Sets paragraphs, and remembers short ones: a form says the same thing in many cells.

    What was measured to choose the widths of a table waits in `measured` until it is set.
    """

    _LONGEST_REMEMBERED = 48

    def __init__(self, fonts: TextFonts) -> None:
        self.fonts = fonts
        self.measured: dict[tuple[tuple[Run, ...], float], tuple[MeasuredLine, ...]] = {}
        self._remembered: dict[tuple[object, ...], ParagraphLayout] = {}

    def measure(self, paragraph: Paragraph) -> tuple[MeasuredLine, ...]:
        """The typed lines of a paragraph, measured once until `measured` is cleared."""
        key = (paragraph.runs, paragraph.style.size)
        found = self.measured.get(key)
        if found is None:
            found = self.measured[key] = measure_lines(*key, self.fonts)
        return found

    def set(self, paragraph: Paragraph, width: float) -> ParagraphLayout:
        """Set a paragraph in a box of this width in points."""
        runs = paragraph.runs
        if len(runs) != 1 or len(runs[0].text) > self._LONGEST_REMEMBERED:
            return self._set(paragraph, width)
        key = (runs, paragraph.style, paragraph.label, width)
        layout = self._remembered.get(key)
        if layout is None:
            layout = self._remembered[key] = self._set(paragraph, width)
        return layout

    def _set(self, paragraph: Paragraph, width: float) -> ParagraphLayout:
        style, label = paragraph.style, paragraph.label
        frame = text_frame(style, labelled=label is not None, width=width)
        key = (paragraph.runs, style.size)
        measured = self.measured.get(key) or measure_lines(*key, self.fonts)
        lines = break_lines(measured, frame)
        labels: tuple[Piece, ...] = ()
        if paragraph.has_label:
            left = style.left_indent_mm * MM
            beside = Frame(left, left, max(frame.right, left + 1e6), "left")
            labels = set_lines((Run(paragraph.label_line),), style.size, beside, self.fonts)[
                0
            ].pieces
        metrics = line_metrics(paragraph.runs, style, self.fonts)
        return ParagraphLayout(paragraph.runs, style, lines, labels, metrics, width)
