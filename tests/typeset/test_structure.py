"""The structure tree, read back with pikepdf and pdfminer, and what a validator says of it."""

import io

import pikepdf
import pytest
from pdf_texts import links
from typeset_documents import cell, document, failures, form, marked_texts, structure

from ita_desk.typeset.document import KeepTogether, PageFormat, PageText, SideBySide
from ita_desk.typeset.story import (
    Bookmark,
    DottedLine,
    LeaderField,
    Paragraph,
    ParagraphStyle,
    Picture,
    Run,
    Space,
)
from ita_desk.typeset.tables import Column, FormTable, HeaderCell, Row

ADDRESS = "https://planning.anamai.moph.go.th/web-upload/a.pdf"


def title(text, role="H1"):
    return Paragraph((Run(text, bold=True),), ParagraphStyle(role=role, keep_with_next=True))


def full_document(picture):
    """A document that has everything."""
    linked = Paragraph((Run("ดู "), Run(ADDRESS, link=ADDRESS), Run(" นะ")))
    rows = [
        (cell("มาตรการ1"), cell("กิจกรรม1"), cell("ผล " * 400)),
        (None, cell("กิจกรรม2"), None),
        (cell("มาตรการ2"), cell("กิจกรรม3"), cell("สอง\nบรรทัด")),
    ]
    signature = DottedLine((LeaderField(Run("ลงชื่อ"), dots_mm=50, closing=Run("ผู้รายงาน")),))
    return document(
        Bookmark("ส่วนแรก"),
        title("หัวเรื่อง"),
        title("หัวข้อ", "H2"),
        linked,
        form(rows, ["ก", "ก", "ข"], summary="ตารางแผน"),
        Space(4),
        *[Paragraph((Run(f"ข้อ{n}"),), label="•") for n in range(2)],
        Bookmark("ย่อย", 2),
        SideBySide(((20, (Picture(15, 15, picture, "ตราครุฑ"),)), (None, (signature,)))),
        KeepTogether((signature, Picture(10, 10), Picture(5, 5, picture))),
        page=PageFormat(210, 120),
        furniture=[PageText("หน้า {page}/{pages}")],
    )


@pytest.fixture(scope="module")
def picture():
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (8, 8), (90, 90, 90)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def full(printed, picture):
    return printed(full_document(picture)).pdf


def test_a_document_with_everything_is_pdf_ua_1_and_pdf_a_2a(full):
    assert failures(full) == []


def test_elements_stand_in_reading_order(full):
    root = structure(full)
    kinds = [node.kind for node in root.children]
    assert kinds == ["H1", "H2", "P", "Table", "L", "Figure", "P", "P"]
    assert [node.text for node in root.children[:3]] == ["หัวเรื่อง", "หัวข้อ", f"ดู {ADDRESS} นะ"]


def test_a_typed_line_end_in_a_cell_makes_two_paragraphs(full):
    last = structure(full).find("TD")[-1]
    assert [node.text for node in last.find("P")] == ["สอง", "บรรทัด"]


def test_a_table_has_the_same_number_of_places_in_every_row(full):
    root = structure(full)
    table = root.find("Table")[0]
    spans = [0] * 3
    for row in table.find("TR"):
        open_spans = sum(1 for left in spans if left > 0)
        width = sum(
            int(c.entry.get("/A", pikepdf.Dictionary()).get("/ColSpan", 1)) for c in row.children
        )
        assert width + open_spans == 3
        spans = [max(left - 1, 0) for left in spans]
        for place, node in enumerate(row.children):
            rows = int(node.entry.get("/A", pikepdf.Dictionary()).get("/RowSpan", 1))
            spans[place] = max(spans[place], rows - 1)


def test_headers_of_every_cell_name_header_cells(full):
    root = structure(full)
    names = {str(node.entry.ID): node for node in root.find("TH") if "/ID" in node.entry}
    assert len(names) == 5
    for node in root.find("TD"):
        heads = [names[str(name)] for name in node.entry.A.Headers]
        assert [str(head.entry.A.Scope) for head in heads] == ["/Column", "/Row"]
    tree = root.file.Root.StructTreeRoot.IDTree.Kids[0].Names
    assert {str(name) for name in tree[::2]} == set(names)


def test_every_piece_of_marked_content_is_in_the_tree_once(full):
    seen = []

    def walk(entry, page):
        page = entry.get("/Pg", page)
        content = entry.get("/K", pikepdf.Array())
        for item in content if isinstance(content, pikepdf.Array) else [content]:
            if isinstance(item, int):
                seen.append((page.objgen, item))
            elif item.get("/Type") == "/MCR":
                seen.append((item.Pg.objgen, int(item.MCID)))
            elif item.get("/Type") != "/OBJR":
                walk(item, page)

    opened = pikepdf.open(io.BytesIO(full))
    walk(opened.Root.StructTreeRoot.K, None)
    assert len(seen) == len(set(seen))
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    assert {(pages[p], number) for p, number in seen} >= set(marked_texts(full))
    parents = opened.Root.StructTreeRoot.ParentTree.Nums
    by_key = {int(parents[i]): parents[i + 1] for i in range(0, len(parents), 2)}
    for page in opened.pages:
        count = sum(1 for p, _ in seen if p == page.obj.objgen)
        assert len(by_key[int(page.StructParents)]) == count


def test_a_link_is_an_element_with_its_annotation_at_its_place_in_the_line(full):
    root = structure(full)
    (link,) = root.find("Link")
    assert link.text == ADDRESS
    (annotation,) = [i.Obj for i in link.entry.K if not isinstance(i, int)]
    assert bytes(annotation.A.URI).decode() == ADDRESS
    assert str(annotation.Contents).endswith(ADDRESS)
    assert len(links(full)) == 1


def test_repeated_text_and_page_numbers_are_artifacts(full):
    text = structure(full).text
    for once in ("มาตรการ1", "กิจกรรม1", "ลงชื่อ"):
        assert text.count(once) == (2 if once == "ลงชื่อ" else 1)
    assert "หน้า" not in text
    assert "(ต่อ)" not in text


def test_pictures_have_their_description_or_are_decoration(full):
    root = structure(full)
    (figure,) = root.find("Figure")
    assert str(figure.entry.Alt) == "ตราครุฑ"


FAULTS = {
    "a language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "the tree": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "the profile": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "metadata": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "the title shown": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "link contents": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"),
    "tab order": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_validator_sees_what_is_missing(fault, full):
    """So that its silence on sound files says something."""
    with pikepdf.open(io.BytesIO(full)) as opened:
        FAULTS[fault](opened)
        broken = io.BytesIO()
        opened.save(broken)
    assert failures(broken.getvalue())


def heading(text, **options):
    return HeaderCell((Paragraph.plain(text),), **options)


def captioned(rows):
    """A table of two columns under a caption and a line that heads nothing."""
    header = (
        (heading("คำบรรยาย", columns=2, role="caption"),),
        (heading("นโยบาย", role="text"), heading("ความโปร่งใส", role="text")),
        (heading("มาตรการ"), heading("ไตรมาส 1 \n(ต.ค. - \nธ.ค. 66)")),
    )
    return FormTable((Column(50), Column(50)), header, rows, merged_column=0)


def row(group, *texts):
    return Row(tuple(text and cell(text) for text in texts), group)


def test_caption_and_lines_that_head_nothing_are_told_as_what_they_are(printed):
    pdf = printed(document(captioned((row(1, "ก", "ข"), row(1, None, "ค"))))).pdf
    assert failures(pdf) == []
    root = structure(pdf)
    (table,) = root.find("Table")
    caption, head, body = table.children
    assert (caption.kind, caption.text) == ("Caption", "คำบรรยาย")
    kinds = [[(node.kind, node.text) for node in line.children] for line in head.children]
    assert kinds[0] == [("TD", "นโยบาย"), ("TD", "ความโปร่งใส")]
    assert [kind for kind, _ in kinds[1]] == ["TH", "TH"]
    for node in body.find("TD"):
        assert len(node.entry.A.Headers) == 2


def test_a_heading_in_several_lines_is_one_text(printed):
    pdf = printed(document(captioned((row(1, "ก", "ข"),)))).pdf
    quarter = structure(pdf).find("TH")[1]
    assert (quarter.text, quarter.children) == ("ไตรมาส 1 (ต.ค. - ธ.ค. 66)", [])


def test_a_merged_cell_heads_its_rows_only_where_one_has_several(printed):
    several = printed(document(captioned((row(1, "ก", "ข"), row(1, None, "ค"), row(2, "ง", "จ")))))
    assert [node.text for node in structure(several.pdf).find("TH")[2:]] == ["ก", "ง"]
    alone = structure(printed(document(captioned((row(1, "ก", "ข"), row(2, "ง", "จ"))))).pdf)
    assert [node.text for node in alone.find("TH")[2:]] == []
    assert [node.text for node in alone.find("TBody")[0].find("TD")] == ["ก", "ข", "ง", "จ"]


def test_the_blanks_of_a_date_are_one_text(printed):
    day = LeaderField(Run("วันที่"), dots_mm=13)
    after = LeaderField(Run("/"), dots_mm=13, goes_on=True)
    other = LeaderField(Run("ที่"), dots_mm=13)
    pdf = printed(document(DottedLine((day, after, after, other)))).pdf
    assert failures(pdf) == []
    assert [node.text for node in structure(pdf).find("P")] == ["วันที่//", "ที่"]
