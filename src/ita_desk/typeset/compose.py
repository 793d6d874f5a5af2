"""From story items to flows: everything is set and given its place in the structure tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ita_desk.typeset.chart import set_chart
from ita_desk.typeset.column_widths import column_widths
from ita_desk.typeset.document import (
    Document,
    KeepTogether,
    PrintedTable,
    Section,
    SideBySide,
    StoryItem,
)
from ita_desk.typeset.flows import (
    BlockFlow,
    BookmarkFlow,
    FixedPiece,
    FlowItem,
    PageBreakFlow,
    ParagraphFlow,
    PicturePiece,
    Piece,
    SpaceFlow,
    stack,
)
from ita_desk.typeset.leaders import runs_of, set_dotted_line
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import (
    BarChart,
    Bookmark,
    DottedLine,
    PageBreak,
    Paragraph,
    Picture,
    Space,
)
from ita_desk.typeset.structure import Element
from ita_desk.typeset.table_flow import TableFlow, fewest_sheets
from ita_desk.typeset.table_layout import check_table, header_places, set_table
from ita_desk.typeset.table_structure import add_table_structure
from ita_desk.typeset.tables import FormTable
from ita_desk.typeset.text_structure import TextStructure


class Composer:
    """Turns the items of one document into flows; elements are made in reading order."""

    def __init__(self, setter: ParagraphSetter, root: Element) -> None:
        self._setter = setter
        self._root = root
        self._tables = 0
        self._given = 0.0
        self.tables: list[PrintedTable] = []

    def section(self, section: Section) -> list[FlowItem]:
        """The flows of a section, for frames of its page format."""
        page = section.page_format
        width = (page.width_mm - page.left_mm - page.right_mm) * MM
        height = page.frame_height_of(1) * MM
        self._given = 0.0
        if any(space.least_mm is not None for space in _spaces(section.story)):
            self._given = self._needed(section.story, width, height, page.frame_height_of(0) * MM)
        return self._flows(section.story, width, height, self._root)

    def _needed(
        self, story: Sequence[StoryItem], width: float, height: float, room: float
    ) -> float:
        """The part of what spaces may give that makes a story fit in a room; 0 if nothing does."""
        totals: list[float] = []
        for self._given in (0.0, 1.0):
            totals.append(stack(self._flows(story, width, height, Element("Sect"))).height)
        most, least = totals
        return (most - room) / (most - least) if least <= room < most else 0.0

    def _height_of(self, space: Space) -> float:
        least = space.height_mm if space.least_mm is None else space.least_mm
        return (space.height_mm - self._given * (space.height_mm - least)) * MM

    def _flows(
        self, items: Sequence[StoryItem], width: float, height: float, parent: Element
    ) -> list[FlowItem]:
        flows: list[FlowItem] = []
        texts = TextStructure(parent)
        for number, item in enumerate(items):
            if not isinstance(item, Paragraph | Space):
                texts.end_list()
            match item:
                case Paragraph():
                    layout = self._setter.set(item, width)
                    target = texts.add(item, layout, item.style.role)
                    flows.append(ParagraphFlow(layout, target))
                case Space():
                    flows.append(SpaceFlow(self._height_of(item)))
                case PageBreak():
                    flows.append(PageBreakFlow())
                case Bookmark():
                    flows.append(BookmarkFlow(item.title, item.level, item.name))
                case KeepTogether():
                    flows += self._together(item, width, height, parent)
                case FormTable():
                    above = sum(map(flow_height, flows)) % height
                    below = self._company_height(items[number + 1 :], width, height)
                    flows.append(self._table(item, width, (height, above, below), parent))
                case _:
                    flows += self._whole(item, width, height, parent)
        return flows

    def _together(
        self, item: KeepTogether, width: float, height: float, parent: Element
    ) -> list[FlowItem]:
        """One block, or its items by themselves if they are taller than a page."""
        flows = self._flows(item.items, width, height, parent)
        total = sum(flow_height(flow) for flow in flows)
        return flows if total > height else [BlockFlow(stack(flows), company=item.company)]

    def _whole(
        self,
        item: DottedLine | Picture | BarChart | SideBySide,
        width: float,
        height: float,
        parent: Element,
    ) -> list[FlowItem]:
        """One block, or its texts one after the other if they are taller than a page."""
        before = len(parent.content)
        flow = self._block(item, width, height, parent)
        texts = _texts_of(item)
        if flow_height(flow) <= height or not texts:
            return [flow]
        del parent.content[before:]
        return self._flows(texts, width, height, parent)

    def _block(
        self,
        item: DottedLine | Picture | BarChart | SideBySide,
        width: float,
        height: float,
        parent: Element,
    ) -> FlowItem:
        match item:
            case DottedLine():
                piece = set_dotted_line(item, width, self._setter.fonts, parent)
                style = item.style
                return BlockFlow(piece, style.space_before, style.space_after, style.keep_with_next)
            case BarChart():
                return BlockFlow(set_chart(item, width, self._setter, parent))
            case Picture():
                return BlockFlow(_picture(item, width, parent))
            case SideBySide():
                return BlockFlow(self._side_by_side(item, width, height, parent))

    def _company_height(self, items: Sequence[StoryItem], width: float, height: float) -> float:
        """Height of what stands next, if it must not stand alone: set once more, for that alone."""
        ending = next((item for item in items if not isinstance(item, Space)), None)
        if not isinstance(ending, KeepTogether) or not ending.company:
            return 0.0
        return sum(map(flow_height, self._flows((ending,), width, height, Element("Sect"))))

    def _table(
        self, table: FormTable, width: float, heights: tuple[float, float, float], parent: Element
    ) -> TableFlow:
        """A table; `heights` are those of a page, of what is above it, and of its company."""
        check_table(table)

        def sheets(widths: Sequence[float]) -> tuple[int, bool]:
            layout = set_table(table, [0.0, *accumulate(widths)], self._setter)
            return fewest_sheets(layout, *heights)

        widths = column_widths(table, width, self._setter, heights[0], sheets)
        layout = set_table(table, [0.0, *accumulate(widths)], self._setter)
        self._setter.measured.clear()
        self._tables += 1
        if table.name:
            self.tables.append(_printed(table, widths))
        add_table_structure(layout, parent, f"t{self._tables}")
        _, saving = fewest_sheets(layout, *heights)
        return TableFlow(layout, saving=saving)

    def _side_by_side(
        self, item: SideBySide, width: float, height: float, parent: Element
    ) -> Piece:
        gap = item.gap_mm * MM
        fixed = [column_width for column_width, _ in item.columns]
        known = sum(w * MM for w in fixed if w is not None) + gap * (len(fixed) - 1)
        share = max(width - known, 0.0) / max(fixed.count(None), 1)
        placed: list[tuple[Piece, float, float]] = []
        x = tallest = 0.0
        for column_width, items in item.columns:
            own = share if column_width is None else column_width * MM
            column = stack(self._flows(items, own, height, parent))
            placed.append((column, x, 0.0))
            tallest = max(tallest, column.height)
            x += own + gap
        return FixedPiece(tallest, placed)


def _texts_of(item: StoryItem) -> tuple[StoryItem, ...]:
    """What a block of several texts holds, without its dots and columns."""
    if isinstance(item, SideBySide):
        return tuple(inner for _, column in item.columns for inner in column)
    if not isinstance(item, DottedLine):
        return ()
    made: list[Paragraph] = []
    for field in item.fields:
        runs = tuple(runs_of(field))
        if field.goes_on and made:
            made[-1] = replace(made[-1], runs=(*made[-1].runs, *runs))
        else:
            made.append(Paragraph(runs, item.style, tag=field.tag))
    return tuple(made)


def _printed(table: FormTable, widths: Sequence[float]) -> PrintedTable:
    over = [""] * len(table.columns)
    for place in header_places(table):
        text = " ".join(run.text for one in place.cell.paragraphs for run in one.runs)
        for column in range(place.column, place.column + place.cell.columns):
            over[column] = text
    given = table.set_widths_mm
    return PrintedTable(
        table.name,
        tuple(" ".join(text.split()) for text in over),
        tuple(round(width / MM, 1) for width in widths),
        given is not None and len(given) == len(widths),
    )


def _spaces(items: Iterable[StoryItem]) -> Iterator[Space]:
    """All spaces of a story, also those in what holds items."""
    for item in items:
        if isinstance(item, Space):
            yield item
        elif isinstance(item, KeepTogether):
            yield from _spaces(item.items)
        elif isinstance(item, SideBySide):
            for _, column in item.columns:
                yield from _spaces(column)


def flow_height(flow: FlowItem) -> float:
    """Height of a flow that hasn't been begun, with the space around it."""
    if isinstance(flow, PageBreakFlow):
        return 0.0
    if isinstance(flow, SpaceFlow):
        return flow.height
    if isinstance(flow, ParagraphFlow):
        return flow.space_before + flow.layout.height + flow.space_after
    if isinstance(flow, TableFlow):
        return flow.whole_height
    return flow.space_before + flow.begin_height(0.0) + flow.space_after


def _picture(item: Picture, width: float, parent: Element) -> PicturePiece:
    own = item.width_mm * MM
    left = {"left": 0.0, "center": (width - own) / 2, "right": width - own}[item.align]
    element = Element("Figure", parent, alt=item.alt) if item.data and item.alt else None
    return PicturePiece(item.height_mm * MM, item.data, left, own, element, item.tag)


def compose(
    document: Document, setter: ParagraphSetter, root: Element
) -> tuple[list[list[FlowItem]], tuple[PrintedTable, ...]]:
    """The flows of each section, and the widths of the tables that have a name."""
    composer = Composer(setter, root)
    flows = [composer.section(section) for section in document.sections]
    return flows, tuple(composer.tables)
