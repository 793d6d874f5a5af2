"""Thai wrapped at the program's own breaks, with and without a library that Qt might use."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPainter

from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.thai_layout import READ_AS_ONE, lay_out, line_ends, widest_word
from ita_desk.gui.thai_text_edit import ThaiTextEdit
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks

TEXT = (
    "ประชุมกองแผนงานทุกเดือน เพื่อสื่อสารทิศทางและถ่ายทอดนโยบาย/ทิศทางองค์กรสู่การปฏิบัติ "
    "พร้อมทั้งแลกเปลี่ยนเรียนรู้ในการสร้างนวัตกรรมและกำกับติดตามการดำเนินงาน"
)


@pytest.fixture
def font(qapp, fonts_folder):
    QFontDatabase.addApplicationFont(str(fonts_folder / "Sarabun-Regular.ttf"))
    return QFont("Sarabun", 11)


def lines_of(laid):
    lines = []
    for layout, *_ in laid.paragraphs:
        units = layout.text().encode("utf-16-le")
        for line in map(layout.lineAt, range(layout.lineCount())):
            start, length = 2 * line.textStart(), 2 * line.textLength()
            lines.append(units[start : start + length].decode("utf-16-le"))
    return lines


@pytest.mark.parametrize("width", [90, 150, 300, 5000])
def test_lines_end_between_words_and_nothing_is_lost(font, width):
    laid = lay_out(TEXT, font, width)
    lines = lines_of(laid)
    assert "".join(lines) == TEXT
    breaks = line_breaks(TEXT, READ_AS_ONE)
    offset = 0
    for line in lines[:-1]:
        offset += len(line)
        assert breaks[offset] == BreakTier.WORD
        assert QFontMetricsF(font).horizontalAdvance(line.rstrip()) <= width + 1


@pytest.mark.parametrize("phrase", ["ในการ", "โดยการ"])
def test_words_that_are_read_as_one_are_not_parted(font, phrase):
    text = f"แลกเปลี่ยนเรียนรู้{phrase}สร้างนวัตกรรม{phrase}ดำเนินงานของหน่วยงาน"
    least = round(widest_word(text, font)) + 1
    for width in range(least, least + 200, 3):
        assert all(
            not (one.endswith(phrase.removesuffix("การ")) and other.startswith("การ"))
            for one, other in pairwise(lines_of(lay_out(text, font, width)))
        )


def test_a_line_narrower_than_a_word_breaks_between_clusters(font):
    lines = lines_of(lay_out("ความซื่อสัตย์", font, 30))
    assert len(lines) > 2
    assert not any(line[0] in "ัิีึืฺุู็่้๊๋์ะาำ" for line in lines)


def test_line_ends_of_the_text_are_kept(font):
    assert lines_of(lay_out("หนึ่ง\nสอง\r\n\nสี่", font, 300)) == ["หนึ่ง", "สอง", "", "สี่"]


@pytest.mark.parametrize("width", [60, 400])
def test_nothing_is_lost_behind_an_emoji(font, width):
    text = "👍👍 ประชุมคณะทำงาน 👍 จบแล้ว"
    assert "".join(lines_of(lay_out(text, font, width))) == text


HIDDEN = ["\u200b", "\u202e", "\u00ad", "\x07", "\x85", "\ue000", "\ufeff", "\ufdd0", "\U000e0041"]


@pytest.mark.parametrize("letter", HIDDEN)
def test_a_character_nobody_sees_is_drawn_as_a_box_with_its_number(font, letter):
    """The box takes room, and ink that differs from number to number."""
    bare, boxed = (lay_out(f"กข{one}คง", font, 400) for one in ("", letter))
    number = f"{ord(letter):04X}"
    room = QFontMetricsF(font).horizontalAdvance(number) * 0.6
    assert boxed.size.width() > bare.size.width() + room
    assert picture(boxed) != picture(lay_out("กข\u2060คง", font, 400))
    assert picture(boxed) == picture(lay_out(f"กข{letter}คง", font, 400))


def test_a_mark_of_direction_turns_nothing_round_in_a_table(font):
    """An address is read as it will be opened."""
    laid = lay_out("https://\u202egro.live", font, 400)
    line = laid.paragraphs[0].layout.lineAt(0)
    before, after = (line.cursorToX(at)[0] for at in (9, 14))
    assert before < after


def picture(laid):
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    laid.draw(painter, QPointF(4, 4))
    painter.end()
    return image


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


def test_an_editor_shows_what_nobody_sees_and_leaves_every_character_as_it_is(font, qtbot):
    text = "กข\u200bคง\x07จ\u00a0ฉ\ue000"
    editor = ThaiTextEdit()
    editor.setFont(font)
    qtbot.addWidget(editor)
    editor.resize(400, 80)
    editor.show()
    editor.setPlainText(text)
    assert editor.toPlainText() == text
    boxed = editor.viewport().grab().toImage()
    line = editor.document().firstBlock().layout().lineAt(0)
    assert line.cursorToX(3)[0] - line.cursorToX(2)[0] > 12
    editor.setPlainText(text.replace("\u200b", "\u2060"))
    assert editor.viewport().grab().toImage() != boxed
