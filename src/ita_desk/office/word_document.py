"""A typeset document as a ``.docx``: the same story, measures and links as the PDF.

Word breaks lines and pages itself, so the signed paper comes from the PDF. Equal documents give
equal bytes.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from ita_desk.office.markup import element, twips, valued
from ita_desk.office.named_family import NamedFamily
from ita_desk.office.package import settled, storable
from ita_desk.office.stamp import Stamp, add_properties
from ita_desk.office.word_fonts import embed
from ita_desk.office.word_furniture import add_furniture
from ita_desk.office.word_table import word_table
from ita_desk.office.word_text import Around, WordText
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.document import (
    Document,
    KeepTogether,
    Metadata,
    PageFormat,
    Section,
    SideBySide,
    StoryItem,
)
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.images import as_png
from ita_desk.typeset.measures import MM
from ita_desk.typeset.render import render
from ita_desk.typeset.story import (
    BarChart,
    Bookmark,
    DottedLine,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Space,
)
from ita_desk.typeset.tables import FormTable

_EMU = 36_000
"""Word's unit of drawings, in a millimetre."""
_DOTS_A_POINT = 300 / 72
_ROOM_MM = 25.0
"""For the values above the bars and the names below them."""


_TEMPLATE_ONLY = (
    "stylesWithEffects",
    "webSettings",
    "fontTable",
    "theme",
    "customXml",
    "numbering",
    "thumbnail",
)
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def picture_run(part: Any, picture: Picture) -> Any:
    """A run with the picture; None where there is none and its room stays blank."""
    if picture.data is None:
        return None
    width, height = picture.width_mm, picture.height_mm
    png = io.BytesIO(as_png(picture.data, max(width, height)))
    inline = part.new_pic_inline(png, round(width * _EMU), round(height * _EMU))
    about = inline.docPr
    about.set("name", "picture")
    about.set("descr", picture.alt)
    return element("w:r", element("w:drawing", inline))


def chart_picture(chart: BarChart, width_mm: float, fonts: FontFamily) -> Picture:
    """The chart as a picture in the print's own look, with its words for who can't see it.

    pdfium draws it, which one thread of a process may enter at a time: call it where no page is
    drawn meanwhile, on the command line or in the page worker.
    """
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    height_mm = chart.height_mm + _ROOM_MM
    page = PageFormat(width_mm, height_mm, 0, 0, 0, 0)
    told = Metadata(title=chart.alt or "chart")
    pdf = render(Document((Section((chart,), page),), told), fonts, guarded=False).pdf
    opened: Any = pypdfium2.PdfDocument(pdf)
    with opened as document:
        image = document[0].render(scale=_DOTS_A_POINT).to_pil()
    written = io.BytesIO()
    image.save(written, "PNG")
    return Picture(width_mm, height_mm, written.getvalue(), alt=chart.alt)


def write_docx(document: Document, fonts: NamedFamily, stamp: Stamp | None = None) -> bytes:
    """The file; raises nothing that the content could cause.

    With a ``stamp`` it knows where its texts came from, so that corrections in it can be read.
    """
    import docx

    made: Any = docx.Document()
    _strip(made)
    _set_styles(made, fonts)
    embed(made.part, fonts)
    body = made.element.body
    for child in list(body):
        body.remove(child)
    for index, section in enumerate(document.sections):
        writer = _SectionWriter(made.part, document, section, fonts, stamp)
        for child in writer.body():
            body.append(child)
        properties = _section_properties(section.page_format, restart=section.restart_numbering)
        add_furniture(made.part, properties, section, writer.text, index)
        if index + 1 < len(document.sections):
            body.append(element("w:p", element("w:pPr", properties)))
        else:
            body.append(properties)
    _describe(made, document)
    if stamp is not None:
        made.core_properties.version = stamp.edition
        add_properties(made.part, stamp.properties)
    written = io.BytesIO()
    made.save(written)
    return settled(written.getvalue())


class _SectionWriter:
    """The story of one section from top to bottom."""

    def __init__(
        self,
        part: Any,
        document: Document,
        section: Section,
        fonts: NamedFamily,
        stamp: Stamp | None,
    ) -> None:
        page = section.page_format
        self._story = section.story
        self._width_mm = page.width_mm - page.left_mm - page.right_mm
        self._part = part
        self._fonts = fonts
        self._text_fonts = TextFonts(fonts.family, document.keep)
        self.text = WordText(part, fonts, stamp)
        self._above = 0.0
        self._new_page = False

    def body(self) -> Iterator[Any]:
        """Paragraphs and tables in order; there is always one at least."""
        made = list(self._items(self._story, self._width_mm))
        if not made or made[-1].tag.endswith("}tbl"):
            made.append(self.text.blank(1))
        yield from made

    def _items(
        self, items: Sequence[StoryItem], width_mm: float, *, keep: bool = False, left: float = 0.0
    ) -> Iterator[Any]:
        for index, item in enumerate(items):
            with_next = (keep and index + 1 < len(items)) or _has_company(items[index + 1 :])
            yield from self._item(item, width_mm, with_next=with_next, left=left)

    def _item(
        self, item: StoryItem, width_mm: float, *, with_next: bool, left: float
    ) -> Iterator[Any]:
        match item:
            case Space() | PageBreak() | Bookmark():
                self._above += item.height_mm * MM if isinstance(item, Space) else 0.0
                self._new_page = self._new_page or isinstance(item, PageBreak)
            case Paragraph():
                yield self.text.paragraph(item, self._around(with_next=with_next, left=left))
            case DottedLine():
                around = self._around(with_next=with_next, left=left)
                yield self.text.dotted(item, width_mm, around)
            case Picture() | BarChart():
                yield self._picture(item, width_mm, with_next=with_next)
            case KeepTogether():
                yield from self._items(item.items, width_mm, keep=True, left=left)
            case SideBySide():
                yield from self._side_by_side(item, width_mm, with_next=with_next, left=left)
            case FormTable():
                yield from self._room(with_next=True)
                yield word_table(item, width_mm, self._text_fonts, self.text, with_next=with_next)

    def _around(self, *, with_next: bool, left: float) -> Around:
        around = Around(self._above, with_next, self._new_page, left)
        self._above, self._new_page = 0.0, False
        return around

    def _room(self, *, with_next: bool) -> Iterator[Any]:
        """Room above what can't carry it itself."""
        if self._above > 0:
            yield self.text.blank(self._above, with_next=with_next)
            self._above = 0.0

    def _picture(self, item: Picture | BarChart, width_mm: float, *, with_next: bool) -> Any:
        if isinstance(item, BarChart):
            item = chart_picture(item, width_mm, self._fonts.family)
        style = ParagraphStyle(align=item.align, line_height=item.height_mm * MM)
        made = self.text.paragraph(Paragraph((), style), self._around(with_next=with_next, left=0))
        run = picture_run(self._part, item)
        if run is not None:
            made.append(run)
        return made

    def _side_by_side(
        self, item: SideBySide, width_mm: float, *, with_next: bool, left: float
    ) -> Iterator[Any]:
        widths = _widths(item, width_mm)
        filled = [index for index, (_, items) in enumerate(item.columns) if items]
        if len(filled) == 1:
            only = filled[0]
            indent = left + sum(widths[:only]) + item.gap_mm * only
            own = item.columns[only][1]
            rest = width_mm - sum(widths[:only]) - item.gap_mm * only
            yield from self._items(own, min(widths[only], rest), keep=True, left=indent)
            return
        yield from self._room(with_next=True)
        cells: list[Any] = []
        for (_, items), width in zip(item.columns, widths, strict=True):
            inner = list(self._items(items, width, keep=True)) or [self.text.blank(1)]
            self._above = 0.0
            properties = element("w:tcPr", element("w:tcW", w_w=twips(width), w_type="dxa"))
            cells.append(element("w:tc", properties, *inner))
        margins = [element(f"w:{side}", w_w=0, w_type="dxa") for side in ("left", "right")]
        yield element(
            "w:tbl",
            element(
                "w:tblPr",
                element("w:tblW", w_w=twips(width_mm), w_type="dxa"),
                element("w:tblLayout", w_type="fixed"),
                element("w:tblCellMar", *margins),
            ),
            element("w:tblGrid", *(element("w:gridCol", w_w=twips(width)) for width in widths)),
            element("w:tr", element("w:trPr", element("w:cantSplit")), *cells),
        )


def _has_company(items: Sequence[StoryItem]) -> bool:
    """Whether what stands next must not stand alone on a page."""
    following = next((item for item in items if not isinstance(item, Space)), None)
    return isinstance(following, KeepTogether) and following.company


def _widths(item: SideBySide, total: float) -> list[float]:
    """The widths of the columns in millimetres; those without one share what is left."""
    given = [width for width, _ in item.columns if width is not None]
    shared = len(item.columns) - len(given)
    left = total - sum(given) - item.gap_mm * (len(item.columns) - 1)
    return [left / shared if width is None else width for width, _ in item.columns]


def _section_properties(page: PageFormat, *, restart: bool) -> Any:
    landscape = page.width_mm > page.height_mm
    return element(
        "w:sectPr",
        element(
            "w:pgSz",
            w_w=twips(page.width_mm),
            w_h=twips(page.height_mm),
            w_orient="landscape" if landscape else None,
        ),
        element(
            "w:pgMar",
            w_top=twips(page.top_mm),
            w_right=twips(page.right_mm),
            w_bottom=twips(page.bottom_mm),
            w_left=twips(page.left_mm),
            w_header=twips(5),
            w_footer=twips(5),
            w_gutter=0,
        ),
        *([element("w:pgNumType", w_start=1)] if restart else []),
    )


def _strip(made: Any) -> None:
    """Take out what python-docx's template brings and no document of ours uses."""
    for holder in (made.part.rels, made.part.package.rels):
        for relation, target in list(holder.items()):
            kind = target.reltype.rpartition("/")[2]
            if kind in _TEMPLATE_ONLY:
                del holder[relation]


def _set_styles(made: Any, fonts: NamedFamily) -> None:
    """One style for all: the family in all four slots, Thai, no room of its own."""
    half = fonts.half_points(16)
    names = dict.fromkeys(("w_ascii", "w_hAnsi", "w_eastAsia", "w_cs"), fonts.name)
    defaults = element(
        "w:docDefaults",
        element(
            "w:rPrDefault",
            element(
                "w:rPr",
                element("w:rFonts", **names),
                valued("w:sz", half),
                valued("w:szCs", half),
                element("w:lang", w_val="th-TH", w_eastAsia="en-US", w_bidi="th-TH"),
            ),
        ),
        element("w:pPrDefault", element("w:pPr")),
    )
    normal = element(
        "w:style",
        valued("w:name", "Normal"),
        element("w:qFormat"),
        w_type="paragraph",
        w_default=1,
        w_styleId="Normal",
    )
    styles = made.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.append(defaults)
    styles.append(normal)
    settings = made.settings.element
    for child in list(settings):
        settings.remove(child)
    if fonts.files:
        settings.append(element("w:embedTrueTypeFonts"))
    settings.append(valued("w:defaultTabStop", 720))
    compatible = element(
        "w:compatSetting",
        w_name="compatibilityMode",
        w_uri="http://schemas.microsoft.com/office/word",
        w_val=15,
    )
    settings.append(element("w:compat", element("w:applyBreakingRules"), compatible))
    settings.append(element("w:themeFontLang", w_val="th-TH", w_bidi="th-TH"))


def _describe(made: Any, document: Document) -> None:
    about, told = made.core_properties, document.metadata
    when = told.created or UNDATED
    about.title, author = storable(told.title)[:255], storable(told.author)[:255]
    about.author = about.last_modified_by = author
    about.language, about.comments = told.language, ""
    about.created = about.modified = when.astimezone(UTC).replace(tzinfo=None)
    about.revision = 1
