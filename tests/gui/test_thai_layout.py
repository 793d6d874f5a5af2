"""Thai wrapped at the program's own breaks, with and without a library that Qt might use."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.thai_layout import lay_out, line_ends
from ita_desk.gui.thai_text_edit import ThaiTextEdit
from ita_desk.thai.line_breaks import BreakTier, line_breaks

TEXT = (
    "ประชุมกองแผนงานทุกเดือน เพื่อสื่อสารทิศทางและถ่ายทอดนโยบาย/ทิศทางองค์กรสู่การปฏิบัติ "
    "พร้อมทั้งแลกเปลี่ยนเรียนรู้ในการสร้างนวัตกรรมและกำกับติดตามการดำเนินงาน"
)


@pytest.fixture
def font(qapp, fonts_folder):
    QFontDatabase.addApplicationFont(str(fonts_folder / "Sarabun-Regular.ttf"))
    return QFont("Sarabun", 11)


def lines_of(laid):
    return [
        layout.text()[line.textStart() : line.textStart() + line.textLength()]
        for layout, _ in laid.paragraphs
        for line in map(layout.lineAt, range(layout.lineCount()))
    ]


@pytest.mark.parametrize("width", [90, 150, 300, 5000])
def test_lines_end_between_words_and_nothing_is_lost(font, width):
    laid = lay_out(TEXT, font, width)
    lines = lines_of(laid)
    assert "".join(lines) == TEXT
    breaks = line_breaks(TEXT)
    offset = 0
    for line in lines[:-1]:
        offset += len(line)
        assert breaks[offset] == BreakTier.WORD
        assert QFontMetricsF(font).horizontalAdvance(line.rstrip()) <= width + 1


def test_a_line_narrower_than_a_word_breaks_between_clusters(font):
    lines = lines_of(lay_out("ความซื่อสัตย์", font, 30))
    assert len(lines) > 2
    assert not any(line[0] in "ัิีึืฺุู็่้๊๋์ะาำ" for line in lines)


def test_line_ends_of_the_text_are_kept(font):
    assert lines_of(lay_out("หนึ่ง\nสอง\r\n\nสี่", font, 300)) == ["หนึ่ง", "สอง", "", "สี่"]


def test_ten_thousand_letters_wrap_as_their_pieces_do(font):
    text = (TEXT + " ") * 60
    ends = line_ends(text, font, 200)
    assert ends[-1] == len(text)
    assert all(first < second for first, second in pairwise(ends))


def test_an_editor_wraps_as_the_cell_does(font, qtbot):
    editor = ThaiTextEdit()
    editor.setFont(font)
    editor.setFrameShape(ThaiTextEdit.Shape.NoFrame)
    qtbot.addWidget(editor)
    editor.resize(220, 400)
    editor.show()
    editor.setPlainText(TEXT)
    layout = editor.document().firstBlock().layout()
    margin = editor.document().documentMargin()
    width = editor.viewport().width() - 2 * margin
    ends = [
        layout.lineAt(number).textStart() + layout.lineAt(number).textLength()
        for number in range(layout.lineCount())
    ]
    assert ends == line_ends(TEXT, font, width)
    assert editor.toPlainText() == TEXT


def test_a_label_is_as_high_as_its_lines_and_keeps_its_text(font, qtbot):
    label = ThaiLabel(TEXT)
    label.setFont(font)
    qtbot.addWidget(label)
    assert label.heightForWidth(150) > label.heightForWidth(400)
    assert label.text() == TEXT
