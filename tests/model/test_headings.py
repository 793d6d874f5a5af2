"""Headings of a form and of a pasted block are told by one list of words."""

import pytest

from ita_desk.model.block import Cell
from ita_desk.model.headings import begins_with_numbers, kind_of, without_headers


def told(block, own=()):
    """What is kept of a block as tuples, and how many rows were headings."""
    kept, left_out = without_headers(block, own)
    return tuple(kept), left_out


def rows(*lines):
    return tuple(tuple(Cell(text) for text in line) for line in lines)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("มาตรการ/แนวทาง", "measure"),
        ("แผนงาน / โครงการ / กิจกรรม", "activity"),
        ("ผลการดำเนินงาน", "results"),
        ("ไตรมาส ๒ (ม.ค. - มี.ค. ๖๗)", "quarter_2"),
        ("ข้อที่", "number"),
        ("ธ.ค. 66", "month_12"),
        ("เลขที่สัญญา", "extra"),
    ],
)
def test_a_heading_names_its_column(heading, kind):
    assert kind_of([heading])[0] == kind


@pytest.mark.parametrize(
    "heading",
    [
        "แผนงาน/โครงการ/กิจกรรม",
        "ตัวชี้วัดความสำเร็จ",
        "งบประมาณ (บาท)",
        "ไตรมาสที่ 1 (ต.ค. - ธ.ค. 66)",
        "ไตรมาส ๑ (รอบ 5 เดือนแรก)",
        "ม.ค. - มี.ค.",
        "ระยะเวลาดำเนินการ ปีงบประมาณ พ.ศ. 2567",
        "คอลัมน์ของเรา",
    ],
)
def test_a_row_of_headings_is_left_out(heading):
    block = rows(("กิจกรรม", heading), ("อบรมคุณธรรม", "10 คน"))
    assert told(block, ["คอลัมน์ของเรา"]) == (block[1:], 1)


@pytest.mark.parametrize("text", ["กิจกรรมอบรม", "แผน", "บาท", "ไตรมาส 1 ประชุมแล้ว", "โครงการที่ 1"])
def test_what_says_more_or_less_than_a_heading_is_work(text):
    block = rows(("กิจกรรม", text))
    assert told(block) == (block, 0)


def test_one_heading_in_a_single_row_is_a_title():
    block = rows(("กิจกรรม",))
    assert told(block) == (block, 0)


@pytest.mark.parametrize(
    ("column", "counts"),
    [(("ที่", "1", "2."), True), (("1.1", "(๑)"), True), (("1000", "2000"), False), (("ข้อ",), False)],
)
def test_a_first_column_that_only_counts(column, counts):
    assert begins_with_numbers(rows(*((text, "x") for text in column))) is counts
