"""Links within a document: where they lead, and that the guard sees one that leads astray."""

import io

import pikepdf
import pytest

from ita_desk.typeset.document import Document, Metadata, Section
from ita_desk.typeset.errors import PrintProblem, PrintRefused
from ita_desk.typeset.guard import check_print
from ita_desk.typeset.render import render
from ita_desk.typeset.story import (
    Bookmark,
    DottedLine,
    LeaderField,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    Space,
)


def document(*names, link="#second"):
    """A line that links to a later page, and a paragraph on a page for each name."""
    contents = DottedLine((LeaderField(Run("บทที่สอง", link=link), closing=Run("3")),))
    pages = [
        item
        for name in names
        for item in (PageBreak(), Bookmark(name, name=name), Paragraph.plain(f"บท {name}"))
    ]
    return Document((Section((contents, *pages)),), Metadata("คู่มือ"))


def destination(pdf):
    """The page, from 1, to which the one link leads."""
    pages = [page.obj for page in pdf.pages]
    (link,) = pages[0].Annots
    return 1 + [page.objgen for page in pages].index(link.Dest[0].objgen)


def test_a_link_leads_to_the_page_of_its_bookmark(family):
    made = render(document("first", "second"), family)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert destination(pdf) == 3
        assert str(pdf.pages[0].obj.Annots[0].Contents) == "second"


def test_a_link_to_nowhere_is_a_mistake_of_the_caller(family):
    with pytest.raises(KeyError):
        render(document("first"), family)


def test_the_guard_sees_a_link_that_leads_to_another_page(family):
    asked = document("first", "second")
    made = render(asked, family)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        pdf.pages[0].obj.Annots[0].Dest[0] = pdf.pages[1].obj
        astray = io.BytesIO()
        pdf.save(astray)
    frames = [[(0.0, 0.0, 600.0, 900.0)] * 9] * 3
    check_print(made.pdf, asked, frames)
    with pytest.raises(PrintRefused) as refused:
        check_print(astray.getvalue(), asked, frames)
    assert {one.problem for one in refused.value.complaints} == {PrintProblem.LINK_DIFFERS}


def test_the_sign_alone_is_no_link():
    with pytest.raises(ValueError, match="not an http"):
        Run("ไม่มีชื่อ", link="#")


def test_a_bookmark_stands_on_the_page_of_its_heading(family):
    heading = ParagraphStyle(size=18, space_before=12, keep_with_next=True, role="H2")
    link = Paragraph((Run("ไปที่หัวข้อ", link="#there"),))
    for height in range(215, 245, 2):
        story = (
            link,
            Space(height),
            Paragraph.plain("ก่อน"),
            Bookmark("หัวข้อ", name="there"),
            Paragraph.plain("หัวข้อ", heading),
            Paragraph.plain("เนื้อความ"),
        )
        render(Document((Section(story),), Metadata("คู่มือ")), family)
