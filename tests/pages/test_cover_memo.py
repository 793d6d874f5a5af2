"""The cover memo on paper, measured in the finished PDF (acceptance check 9)."""

import io

import pytest
from pdf_drawings import drawn
from pdf_texts import characters, pdfium_pages, spelled, without_blanks
from PIL import Image

from ita_desk.contents.documents import COVER_MEMO, make_content
from ita_desk.model.tree import CoverMemo, Dossier
from ita_desk.pages.documents import make_pdf

MM = 72 / 25.4
HEIGHT = 297 * MM
LEFT, RIGHT, MIDDLE = 30 * MM, 190 * MM, 105 * MM
DESCENT = 0.232
"""Of the height of a letter: how far Sarabun reaches below the line it stands on."""


def print_memo(dossier, fonts, emblem=None):
    return make_pdf(COVER_MEMO, make_content(COVER_MEMO, dossier), fonts, emblem=emblem).pdf


def typed(dossier, **fields):
    memo = dossier.cover_memo.changed(fields)
    return dossier.changed({"cover_memo": memo})


@pytest.fixture(scope="module")
def emblem():
    """A picture as high as it is wide."""
    file = io.BytesIO()
    Image.new("RGB", (60, 60), "black").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def pdf(planning, fonts, emblem):
    return print_memo(planning, fonts, emblem)


@pytest.fixture(scope="module")
def long_pdf(planning, fonts):
    """A memo whose body fills two pages."""
    sentence = "คณะทำงานได้ติดตามผลการดำเนินงานและรายงานให้ผู้บริหารทราบเป็นประจำทุกเดือน "
    return print_memo(typed(planning, purpose="\n".join([sentence * 4] * 9)), fonts)


@pytest.fixture(scope="module")
def page(pdf):
    (only,) = characters(pdf)
    return only


def size_of(text, page):
    return spelled(text, page)[0].y1 - spelled(text, page)[0].y0


def lines_below(text, page):
    return spelled(text, page)[0].y0


def test_the_sample_says_what_the_real_memo_said(pdf):
    said = without_blanks("".join(pdfium_pages(pdf)))
    for sentence in (
        "บันทึกข้อความ",
        "ส่วนราชการ กลุ่มอำนวยการ กองแผนงาน โทร. ๐ ๒๐๐๐ ๐๐๐๐",
        "ที่ สธ ๐๙๐๕.๐๑/๒๒๒๒",
        "วันที่ ๕ มีนาคม ๒๕๖๗",
        "เรื่อง สรุปรายงานการประชุมคณะทำงาน ตัวชี้วัดที่ ๒.๑ ระดับความสำเร็จของการดำเนินงาน"
        "คุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (รอบ ๕ เดือนแรก)",
        "เรียน ผู้อำนวยการกองแผนงาน",
        "ตามที่ คณะทำงานตัวชี้วัดที่ ๒.๑ ระดับความสำเร็จของการดำเนินงานคุณธรรมและความโปร่งใส"
        " (ITA) ได้มีการประชุมหารือ และดำเนินการเพิ่มเติม ตามแผนขับเคลื่อนตัวชี้วัดที่ ๒.๑"
        " เมื่อวันที่ ๒๓ กุมภาพันธ์ ๒๕๖๗ เวลา ๑๔.๓๐ - ๑๖.๓๐ น. ณ ห้องประชุมเล็กกองแผนงาน"
        " อาคาร ๕ ชั้น ๔ กรมอนามัย",
        "คณะทำงานฯ ได้ข้อสรุปและดำเนินการตามแผนขับเคลื่อนฯ ประจำปีเดือนกุมภาพันธ์ ๒๕๖๗"
        " และจัดทำแบบรายงานผลการขับเคลื่อนตัวชี้วัด ๒.๑ ฯ รอบ ๕ เดือนแรก ตามแบบฟอร์มที่กำหนด"
        " เรียบร้อยแล้ว",
        "จึงเรียนมาเพื่อโปรดทราบ จะเป็นพระคุณ",
        "(ชื่อ-สกุล ผู้รายงาน) เจ้าพนักงานธุรการปฏิบัติงาน คณะทำงานและเลขานุการ",
        "- ทราบ (ชื่อ-สกุล ผู้อำนวยการ) ผู้อำนวยการกองแผนงาน กรมอนามัย",
    ):
        assert without_blanks(sentence) in said


def test_the_emblem_is_15_millimetres_15_from_the_top_at_the_left_margin(pdf):
    _, _, [(width, _, _, height, x, y)] = drawn(pdf)
    assert (width, height) == pytest.approx((15 * MM, 15 * MM))
    assert (x, y) == pytest.approx((LEFT, HEIGHT - 30 * MM))


def test_without_an_emblem_its_room_stays_blank(planning, fonts, pdf):
    blank = print_memo(planning, fonts)
    assert drawn(blank)[2] == []
    assert characters(blank)[0] == characters(pdf)[0]


def test_the_heading_is_29_points_and_centred_on_the_text(page):
    heading = spelled("บันทึกข้อความ", page)
    assert size_of("บันทึกข้อความ", page) / size_of("เรียน", page) == pytest.approx(29 / 16, rel=1e-3)
    assert (heading[0].x0 + heading[-1].x1) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert "Bold" in heading[0].font


@pytest.mark.parametrize("label", ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง"])
def test_labels_of_the_head_are_20_points_and_bold(label, page):
    assert size_of(label, page) / size_of("เรียน", page) == pytest.approx(20 / 16, rel=1e-3)
    assert "Bold" in spelled(label, page)[0].font


def test_values_are_16_points_and_not_bold(page):
    for value in ("กลุ่มอำนวยการ", "สธ ๐๙๐๕", "๕ มีนาคม", "สรุปรายงาน", "ผู้อำนวยการกอง"):
        assert size_of(value, page) == pytest.approx(size_of("ตามที่", page))
        assert "Bold" not in spelled(value, page)[0].font


def test_the_date_begins_at_mid_page_on_the_line_of_the_number(page):
    date = spelled("วันที่", page)[0]
    assert date.x0 == pytest.approx(MIDDLE, abs=1)
    assert date.y0 == pytest.approx(spelled("ที่", page)[0].y0)


def test_dotted_leaders_end_at_the_right_edge_and_no_line_is_solid(pdf, page):
    dots, solid, _ = drawn(pdf)
    assert solid == []
    assert [round(line.right / MM) for line in dots] == [190, 104, 190, 190, 190]
    after_label = spelled("ส่วนราชการ", page)[-1].x1
    assert dots[0].left == pytest.approx(after_label, abs=1)
    # The subject goes on over dots of the whole width.
    assert dots[-1].left == pytest.approx(LEFT, abs=0.1)
    for line, value in zip(dots, ("กลุ่มอำนวยการ", "สธ", "๕ มีนาคม", "สรุป"), strict=False):
        first = spelled(value, page)[0]
        baseline = first.y0 + DESCENT * (first.y1 - first.y0)
        assert 0 <= baseline - line.height < 1


def test_the_first_line_of_each_part_is_indented_by_25_millimetres(page):
    for begin in ("ตามที่ คณะทำงาน", "คณะทำงานฯ ได้", "จึงเรียนมา"):
        assert spelled(begin, page)[0].x0 == pytest.approx(LEFT + 25 * MM, abs=1)


def test_the_body_is_justified(page):
    lines = {}
    below, above = spelled("จึงเรียน", page)[0].y0 + 5, spelled("ตามที่", page)[0].y1
    for cluster in page:
        if below < cluster.y0 < above and not cluster.text.isspace():
            lines.setdefault(round(cluster.y0), []).append(cluster.x1)
    ends = [max(line) for line in lines.values()]
    assert len(ends) == 7
    # A blank at a line's end is part of its last letter.
    assert sum(end == pytest.approx(RIGHT, abs=4) for end in ends) == 5


def test_each_part_is_6_points_below_the_one_before(page):
    single = spelled("ความโปร่งใส (ITA) ได้", page)[0].y0 - spelled("กรมอนามัย", page)[0].y0
    assert single == pytest.approx(2 * 1.331 * 16, rel=0.05)
    gap = spelled("กรมอนามัยคณะทำงานฯ", page)
    assert gap[0].y0 - gap[-1].y0 == pytest.approx(single / 2 + 6, abs=0.5)
    last = spelled("เรียบร้อยแล้วจึงเรียน", page)
    assert last[0].y0 - last[-1].y0 == pytest.approx(single / 2 + 6, abs=0.5)


def test_signatures_are_centred_on_the_right_half_with_room_to_sign(page):
    for name in ("(ชื่อ-สกุล ผู้รายงาน)", "(ชื่อ-สกุล ผู้อำนวยการ)", "คณะทำงานและเลขานุการ"):
        found = spelled(name, page)
        assert (found[0].x0 + found[-1].x1) / 2 == pytest.approx(150 * MM, abs=1)
    room = spelled("จึงเรียนมา", page)[0].y0 - spelled("(ชื่อ-สกุล ผู้รายงาน)", page)[0].y1
    assert room >= 20 * MM
    assert without_blanks("ลงชื่อ") not in without_blanks("".join(c.text for c in page))


def test_page_2_has_its_number_at_the_top_in_thai_digits(long_pdf):
    first, second = characters(long_pdf)
    number = spelled("- ๒ -", second)
    assert (number[0].x0 + number[-1].x1) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert (number[0].y0 + number[0].y1) / 2 == pytest.approx(HEIGHT - 30 * MM, abs=4)
    others = [c for c in second if c not in number and not c.text.isspace()]
    assert max(cluster.y1 for cluster in others) < HEIGHT - 38 * MM
    assert spelled("- ๑ -", first) == []


def test_both_signatures_stand_on_one_page_with_the_end_of_the_text(planning, fonts):
    """However long the body is."""
    sentence = "คณะทำงานได้ติดตามผลการดำเนินงาน"
    for count in (4, 6, 8, 10, 12):
        memo = typed(planning, purpose="\n".join([sentence] * count))
        pages = [without_blanks(text) for text in pdfium_pages(print_memo(memo, fonts))]
        wanted = map(without_blanks, ("จึงเรียนมา", "(ชื่อ-สกุล ผู้รายงาน)", "(ชื่อ-สกุล ผู้อำนวยการ)"))
        assert len({[text in page for page in pages].index(True) for text in wanted}) == 1


def test_a_memo_of_nothing_has_its_form(fonts):
    blank = Dossier(id=1, fiscal_year=2567, round=2, cover_memo=CoverMemo(acknowledgement=""))
    dots, _, _ = drawn(print_memo(blank, fonts))
    assert [round(line.right / MM) for line in dots[:3]] == [190, 104, 190]


def test_typed_texts_reach_the_paper_as_they_are(planning, fonts):
    hostile = "<b>&amp;</b> %s {x} กู้ ที่ น้ํา น้ำ"
    memo = typed(planning, subject=hostile, cause=hostile, enclosures=f"{hostile}\n{hostile}")
    said = without_blanks("".join(pdfium_pages(print_memo(memo, fonts))))
    assert said.count(without_blanks(hostile)) == 4
