"""The widths that make a table lowest: within limits, the same for the same table."""

import pytest
from typeset_documents import cell, head

from ita_desk.typeset.column_widths import column_widths
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run
from ita_desk.typeset.table_layout import set_table
from ita_desk.typeset.tables import Column, FormTable, HeaderCell, Row

TOTAL = 267 * MM
NAME = "กลุ่มพัฒนาระบบสื่อสารและขับเคลื่อนนโยบายสาธารณะ"
LONG = "ผลการดำเนินงานของหน่วยงานตามแผนที่กำหนดไว้ในรอบปีงบประมาณนี้ "


def table(rows, columns=None, header=None):
    count = len(rows[0])
    columns = columns or tuple(Column(10) for _ in range(count))
    header = header or (tuple(head(f"ห{n}") for n in range(count)),)
    return FormTable(columns, header, tuple(Row(cells) for cells in rows))


def widths_of(made, family, keep=()):
    setter = ParagraphSetter(TextFonts(family, frozenset(keep)))
    return column_widths(made, TOTAL, setter)


def height(made, widths, family):
    edges = [sum(widths[:at]) for at in range(len(widths) + 1)]
    return sum(
        row.height for row in set_table(made, edges, ParagraphSetter(TextFonts(family))).rows
    )


def test_the_column_with_the_text_gets_the_room(family):
    made = table([(cell("✓"), cell("✓"), cell(LONG * 12)) for _ in range(5)])
    widths = widths_of(made, family)
    assert sum(widths) == pytest.approx(TOTAL)
    assert widths[2] > 0.8 * TOTAL
    equal = [TOTAL / 3] * 3
    assert height(made, widths, family) < 0.5 * height(made, equal, family)


@pytest.mark.parametrize("lengths", [(1, 9), (4, 4), (9, 1), (12, 3)])
def test_no_other_division_is_lower(lengths, family):
    made = table([tuple(cell(LONG * n) for n in lengths) for _ in range(6)])
    found = height(made, widths_of(made, family), family)
    tried = [(TOTAL * part / 40, TOTAL * (40 - part) / 40) for part in range(5, 36)]
    assert found <= min(height(made, widths, family) for widths in tried) * 1.03


def test_the_same_table_gets_the_same_widths(family):
    made = table([(cell(LONG * n), cell("ก" * n), cell(LONG)) for n in range(1, 8)])
    assert widths_of(made, family) == widths_of(made, family)


def test_a_long_name_is_a_wish_and_is_cut_between_its_words(family):
    rows = [(cell(NAME), cell(LONG * 9)) for _ in range(9)]
    whole = TextFonts(family).font(bold=False, italic=False).width(NAME, family.points(14))
    assert widths_of(table(rows), family, [NAME])[0] < whole


def test_columns_that_are_alike_are_equally_wide(family):
    columns = (Column(10, alike="q"), Column(10, alike="q"), Column(10))
    made = table([(cell("✓"), cell(LONG), cell(LONG * 5))] * 4, columns)
    first, second, _ = widths_of(made, family)
    assert first == pytest.approx(second)


def test_the_lines_of_a_heading_stay_whole(family):
    heading = HeaderCell((Paragraph((Run("ไตรมาส 1\n(ม.ค. - ก.พ.)"),), ParagraphStyle(14)),))
    made = table([(cell("✓"), cell(LONG * 30))] * 9, header=((heading, head("ผล")),))
    narrow, _ = widths_of(made, family)
    layout = set_table(made, [0.0, narrow, TOTAL], ParagraphSetter(TextFonts(family)))
    assert layout.header.cells[0][0].line_count == 2


def test_widths_set_by_hand_are_kept_and_others_passed_over(family):
    rows = [(cell("ก"), cell(LONG * 9))]
    by_hand = FormTable(
        (Column(10), Column(10)),
        ((head("ก"), head("ข")),),
        tuple(Row(cells) for cells in rows),
        set_widths_mm=(167, 100),
    )
    assert widths_of(by_hand, family) == pytest.approx([167 * MM, 100 * MM])


def test_a_table_of_one_column_or_without_rows_has_widths(family):
    assert widths_of(table([(cell("ก"),)]), family) == pytest.approx([TOTAL])
    none = FormTable((Column(10), Column(20)), ((head("ก"), head("ข")),), ())
    assert sum(widths_of(none, family)) == pytest.approx(TOTAL)
