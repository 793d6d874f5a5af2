"""The manual as a PDF: its contents, its links, what a reader finds in it."""

import io

import pikepdf
import pytest
from pdf_texts import pdfium_pages, without_blanks

from ita_desk import app
from ita_desk.office_fonts import form_fonts
from ita_desk.pages.manual import NARROW, make_manual

MOST_PAGES_OF_THE_FIRST_CHAPTER = 10


@pytest.fixture(scope="module")
def manual():
    return app.manual()


@pytest.fixture(scope="module")
def made(manual):
    return make_manual(manual, form_fonts())


@pytest.fixture(scope="module")
def pages(made):
    return [without_blanks(page) for page in pdfium_pages(made.pdf)]


def begins(made, chapter):
    return min(box.page for box in made.boxes if box.tag == chapter.name)


def test_all_that_the_manual_says_is_on_its_pages(manual, pages):
    text = "".join(pages)
    assert not [
        block.text
        for block in manual.blocks
        if not all(without_blanks(span.text) in text for span in block.spans if len(span.text) < 20)
    ]


def test_the_contents_name_the_pages(manual, made, pages):
    first = begins(made, manual.chapters[0])
    contents = "".join(pages[: first - 1])
    for number, chapter in enumerate(manual.chapters, 1):
        page = begins(made, chapter)
        title = without_blanks(f"{number}{chapter.title}")
        assert title in pages[page - 1]
        line = contents[contents.index(title) + len(title) :]
        assert line.startswith(str(page))


def test_the_first_chapter_takes_at_most_ten_pages(manual, made):
    first, second = (begins(made, chapter) for chapter in manual.chapters[:2])
    assert second - first <= MOST_PAGES_OF_THE_FIRST_CHAPTER


def test_chapters_and_sections_stand_in_the_outline(manual, made):
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            f"{number}  {chapter.title}" for number, chapter in enumerate(manual.chapters, 1)
        ]
        sections = [item.title for chapter in outline.root for item in chapter.children]
        assert sections == [block.text for block in manual.blocks if block.kind == "section"]
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_a_link_of_the_contents_leads_to_its_chapter(manual, made):
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        numbers = {page.objgen: at for at, page in enumerate(pdf.pages, 1)}
        link = pdf.pages[0].Annots[0]
        assert numbers[link.Dest[0].objgen] == begins(made, manual.chapters[0])


def test_each_picture_is_told_to_those_who_can_not_see_it(manual, made):
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        told = {
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        }
    assert told == {block.text for block in manual.blocks if block.kind == "picture"}


def test_narrow_pages_say_the_same(manual, pages):
    narrow = make_manual(manual, form_fonts(), page_format=NARROW, guarded=False)
    text = "".join(map(without_blanks, pdfium_pages(narrow.pdf)))
    assert without_blanks(manual.blocks[0].text)[:40] in text
    assert {box.tag for box in narrow.boxes} >= set(range(len(manual.blocks)))
    with pikepdf.open(io.BytesIO(narrow.pdf)) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) < float(300 * 72 / 25.4)


def test_the_short_one_is_in_english():
    made = make_manual(app.manual("en"), form_fonts())
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert (str(pdf.Root.Lang), len(pdf.pages)) == ("en", 3)
    assert "Help › Manual" in "".join(pdfium_pages(made.pdf))
