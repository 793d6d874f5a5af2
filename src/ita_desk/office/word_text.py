"""Paragraphs of a typeset document as Word's."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from ita_desk.office.markup import element, twips, valued
from ita_desk.office.named_family import NamedFamily
from ita_desk.office.package import storable
from ita_desk.office.stamp import Stamp, stamp_paragraph
from ita_desk.typeset.story import (
    LINE_END,
    SINGLE_LINE,
    DottedLine,
    LeaderField,
    Paragraph,
    ParagraphStyle,
    Run,
)

_ALIGNED = {"left": None, "center": "center", "right": "right", "justify": "thaiDistribute"}
_HEADINGS = {"H1": "0", "H2": "1", "H3": "2", "H4": "3"}
_DOT = "."


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a paragraph: points above it, and whether it stays with the next."""

    above: float = 0.0
    with_next: bool = False
    new_page: bool = False
    left_mm: float = 0.0


class WordText:
    """Makes paragraphs for one part of the file, whose links it holds."""

    def __init__(self, part: Any, fonts: NamedFamily, stamp: Stamp | None = None) -> None:
        """``stamp`` makes the file know where each text came from."""
        self._part = part
        self._fonts = fonts
        self._stamp = stamp

    def paragraph(
        self, paragraph: Paragraph, around: Around | None = None, *, tag: Hashable | None = None
    ) -> Any:
        """A paragraph, of ``tag`` if it has none; its label hangs left of the text at a tab."""
        around = around or Around()
        style = paragraph.style
        runs: list[Any] = []
        tabs: list[Any] = []
        left = around.left_mm + style.left_indent_mm
        hanging = 0.0
        if paragraph.label is not None:
            left, hanging = left + style.label_mm, style.label_mm
            tabs.append(_tab("left", left))
            label = Run(f"{paragraph.label_line.rstrip()}\t", bold=_all_bold(paragraph.runs))
            runs += self.run(label, style)
        for run in paragraph.runs:
            runs += self.run(run, style)
        properties = self._properties(style, around, tabs, left=left, hanging=hanging)
        made = element("w:p", properties, *runs)
        return self._stamped(made, (paragraph.tag or tag,), paragraph.label_line)

    def _stamped(self, made: Any, tags: Iterable[Hashable | None], label: str = "") -> Any:
        known = [tag for tag in tags if tag is not None]
        if self._stamp is not None and known:
            stamp_paragraph(self._stamp, made, known, label)
        return made

    def blank(self, points: float, *, with_next: bool = False, tag: Hashable | None = None) -> Any:
        """An empty paragraph of a height, where none can carry the room above it."""
        style = ParagraphStyle(size=2, line_height=max(points, 1.0))
        made = element("w:p", self._properties(style, Around(with_next=with_next), ()))
        return self._stamped(made, (tag,))

    def dotted(self, line: DottedLine, width_mm: float, around: Around) -> Any:
        """Labels with dots to write on; a centred line has as many dots as fill their room."""
        tabs: list[Any] = []
        runs: list[Any] = []
        for index, field in enumerate(line.fields):
            following = line.fields[index + 1] if index + 1 < len(line.fields) else None
            if field.start_mm is not None:
                tabs.append(_tab("left", around.left_mm + field.start_mm))
                runs += self.run(Run("\t"), line.style)
            runs += self._field(field, line.style)
            if field.dots_mm is None:
                end = following.start_mm if following and following.start_mm else width_mm
                tabs.append(_tab("right", around.left_mm + end - 0.5, leader="dot"))
                runs += self.run(Run("\t"), line.style)
            if field.closing:
                runs += self.run(field.closing, line.style)
        properties = self._properties(line.style, around, tabs, left=around.left_mm)
        return self._stamped(element("w:p", properties, *runs), (one.tag for one in line.fields))

    def _field(self, field: LeaderField, style: ParagraphStyle) -> list[Any]:
        runs = self.run(field.label, style)
        if field.value:
            runs += self.run(field.value, style, underlined="dotted")
        elif field.dots_mm is not None:
            runs += self.run(Run(_DOT * self._dots(field.dots_mm, style)), style)
        return runs

    def _dots(self, millimetres: float, style: ParagraphStyle) -> int:
        """How many dots fill a length, in the measures of the font itself."""
        shaper = self._fonts.family.regular
        advance = shaper.face.harfbuzz.shape(_DOT, "Latn")[0].advance / shaper.face.units_per_em
        points = advance * self._fonts.family.points(style.size)
        return max(1, int(millimetres * 72 / 25.4 / points))

    def run(self, run: Run, style: ParagraphStyle, *, underlined: str = "") -> list[Any]:
        """A run; one with a link is a hyperlink around it."""
        if not run.text:
            return []
        properties = self._run_properties(run, style, underlined)
        made = element("w:r", properties, *_text(run.text))
        if run.link is None:
            return [made]
        relation = self._part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return [element("w:hyperlink", made, r_id=relation, w_history=1)]

    def _run_properties(self, run: Run, style: ParagraphStyle, underlined: str) -> Any:
        half = self._fonts.half_points(run.size or style.size)
        shown = [valued("w:b", 1), valued("w:bCs", 1)] if run.bold else []
        shown += [valued("w:i", 1), valued("w:iCs", 1)] if run.italic else []
        line = underlined or ("single" if run.underline else "")
        return element(
            "w:rPr",
            *shown,
            valued("w:sz", half),
            valued("w:szCs", half),
            *([valued("w:u", line)] if line else []),
        )

    def _properties(
        self,
        style: ParagraphStyle,
        around: Around,
        tabs: Iterable[Any],
        *,
        left: float = 0.0,
        hanging: float = 0.0,
    ) -> Any:
        """The properties of a paragraph in the order that the schema asks for."""
        height = style.line_height or style.size * SINGLE_LINE
        tabs = list(tabs)
        outline = _HEADINGS.get(style.role)
        return element(
            "w:pPr",
            *([element("w:keepNext")] if around.with_next or style.keep_with_next else []),
            element("w:keepLines") if around.with_next else element("w:widowControl"),
            *([element("w:pageBreakBefore")] if around.new_page else []),
            *([element("w:tabs", *tabs)] if tabs else []),
            element(
                "w:spacing",
                w_before=round((style.space_before + around.above) * 20),
                w_after=round(style.space_after * 20),
                w_line=round(height * 20),
                w_lineRule="exact",
            ),
            element(
                "w:ind",
                w_left=twips(left),
                w_right=twips(style.right_indent_mm) if style.right_indent_mm else None,
                w_hanging=twips(hanging) if hanging else None,
                w_firstLine=twips(style.first_indent_mm) if style.first_indent_mm else None,
            ),
            *([valued("w:jc", _ALIGNED[style.align])] if _ALIGNED[style.align] else []),
            *([valued("w:outlineLvl", outline)] if outline else []),
        )


def _all_bold(runs: tuple[Run, ...]) -> bool:
    return bool(runs) and all(run.bold for run in runs)


def _tab(kind: str, millimetres: float, leader: str | None = None) -> Any:
    return element("w:tab", w_val=kind, w_leader=leader, w_pos=twips(millimetres))


def _text(text: str) -> list[Any]:
    """The text of a run; line ends and tabs are elements of their own."""
    made: list[Any] = []
    for index, line in enumerate(LINE_END.split(storable(text))):
        if index:
            made.append(element("w:br"))
        for position, piece in enumerate(line.split("\t")):
            if position:
                made.append(element("w:tab"))
            if piece:
                words = element("w:t", xml_space="preserve")
                words.text = piece
                made.append(words)
    return made
