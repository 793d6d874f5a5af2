"""Small documents for the typesetter's tests, and what its PDFs say of themselves."""

import io
from dataclasses import dataclass

import page as validator
import pikepdf
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from ita_desk.typeset.document import Document, Metadata, PageFormat, Section
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run
from ita_desk.typeset.tables import Cell, Column, FormTable, HeaderCell, Row

WIDE = PageFormat(400, 297)
SMALL = ParagraphStyle(size=14)


def document(*items, page=None, furniture=(), title="ทดสอบ", keep=()):
    """A document of one section."""
    section = Section(tuple(items), page or PageFormat(), tuple(furniture))
    return Document((section,), Metadata(title), frozenset(keep))


def lines(texts, style=SMALL):
    """A paragraph for each text, tagged with its number."""
    return [Paragraph((Run(text),), style, tag=number) for number, text in enumerate(texts)]


def cell(text, tag=None, **style):
    """A cell of one paragraph."""
    return Cell((Paragraph((Run(text),), ParagraphStyle(14, line_height=15, **style)),), tag=tag)


def head(text, columns=1, rows=1):
    """A header cell."""
    return HeaderCell((Paragraph((Run(text, bold=True),), SMALL),), columns, rows)


def form(rows, groups=None, **options):
    """A table of three columns, merged, title, text, whose widths are set by hand."""
    groups = groups or [None] * len(rows)
    made = [Row(cells, group) for cells, group in zip(rows, groups, strict=True)]
    settings = {"merged_column": 0, "title_column": 1, "continuation": " (ต่อ)"}
    settings |= {"set_widths_mm": (40, 60, 70), **options}
    columns = (Column(40), Column(60), Column(70))
    header = ((head("มาตรการ"), head("กิจกรรม"), head("ผล")),)
    return FormTable(columns, header, tuple(made), **settings)


def failures(pdf):
    """What the validator has against the PDF as PDF/UA-1 and PDF/A-2a."""
    return [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in ("ua1", "2a")
        for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures
    ]


@dataclass
class Node:
    """An element of the structure tree as pikepdf and pdfminer read it."""

    kind: str
    text: str
    children: list
    pages: list
    entry: pikepdf.Object
    file: pikepdf.Pdf | None = None

    def find(self, kind):
        """All elements of a kind below this one, in order."""
        found = [self] if self.kind == kind else []
        return found + [node for child in self.children for node in child.find(kind)]


def structure(pdf):
    """The root of the structure tree; its entries live as long as it does."""
    opened = pikepdf.open(io.BytesIO(pdf))
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    root = _node(opened.Root.StructTreeRoot.K, pages, marked_texts(pdf))
    root.file = opened
    return root


def _node(entry, pages, texts):
    node = Node(str(entry.S)[1:], "", [], [], entry)
    own = pages.get(entry.Pg.objgen) if "/Pg" in entry else None
    content = entry.get("/K", pikepdf.Array())
    for item in content if isinstance(content, pikepdf.Array) else [content]:
        if isinstance(item, int):
            _add_mark(node, own, item, texts)
        elif item.get("/Type") == "/MCR":
            _add_mark(node, pages[item.Pg.objgen], int(item.MCID), texts)
        elif item.get("/Type") != "/OBJR":
            child = _node(item, pages, texts)
            node.children.append(child)
            node.text += child.text
            node.pages += [page for page in child.pages if page not in node.pages]
    return node


def _add_mark(node, page, number, texts):
    node.text += texts.get((page, number), "")
    if page not in node.pages:
        node.pages.append(page)


def marked_texts(pdf):
    """Text of each piece of marked content by (page, MCID), as pdfminer decodes it."""
    resources = PDFResourceManager()
    device = _MarkedText(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        device.number += 1
        interpreter.process_page(page)
    return device.texts


class _MarkedText(PDFPageAggregator):
    def __init__(self, resources):
        super().__init__(resources, laparams=None)
        self.texts, self.number, self._marks = {}, 0, []

    def begin_tag(self, tag, props=None):
        self._marks.append(props.get("MCID") if isinstance(props, dict) else None)

    def end_tag(self):
        self._marks.pop()

    def render_char(self, *arguments, **options):
        before = len(self.cur_item)
        advance = super().render_char(*arguments, **options)
        for item in list(self.cur_item)[before:]:
            if isinstance(item, LTChar) and self._marks and self._marks[-1] is not None:
                key = (self.number, self._marks[-1])
                self.texts[key] = self.texts.get(key, "") + item.get_text()
        return advance
