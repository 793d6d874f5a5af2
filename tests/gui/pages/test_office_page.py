"""The office's settings: kept at once, undone like text, and refused with a reason."""

import zlib

import pytest
from PySide6.QtGui import QImage

from ita_desk import bundle
from ita_desk.gui.pages.office_page import EmblemRefused, OfficePage, read_emblem
from ita_desk.model.place import Place
from ita_desk.typeset.images import as_png
from ita_desk.verbs import whole_words


@pytest.fixture
def page(example):
    """The page, in front."""
    assert example.workspace.navigation.go_to(Place("office", 1, "emblem"))
    assert isinstance(example.workspace.pages.front, OfficePage)
    return example.workspace.pages.front


def office(program):
    return program.store.office()


def test_an_emblem_is_chosen_shown_and_taken_away(example, page, tmp_path):
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(0)
    path = tmp_path / "emblem.png"
    assert picture.save(str(path))
    example.gateway.file = path
    page.choose_emblem.click()
    assert office(example).emblem_bytes == path.read_bytes()
    assert page.emblem.isVisible()
    page.drop_emblem.click()
    assert office(example).emblem_bytes is None
    example.actions.undo.trigger()
    assert office(example).emblem_bytes == path.read_bytes()
    assert page.emblem.isVisible()


def test_what_is_no_picture_is_refused(example, page, tmp_path):
    example.gateway.file = tmp_path / "emblem.png"
    example.gateway.file.write_bytes(b"GIF89a")
    page.choose_emblem.click()
    assert len(example.gateway.complaints) == 1
    assert office(example).emblem_bytes is None


@pytest.mark.parametrize("name", ["exif.jpg", "xmp_1_2MB.png"])
def test_only_the_pixels_of_a_picture_become_the_emblem(project_folder, name):
    path = project_folder / "tests" / "data" / "walls" / name
    data = read_emblem(path)
    chunks, at = set(), 8
    while at < len(data):
        chunks.add(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    assert chunks <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    assert as_png(data, 15)
    shown = QImage.fromData(data)
    assert not shown.textKeys()
    assert not shown.colorSpace().isValid()
    assert shown.size() == QImage(str(path)).size()


def test_a_photograph_keeps_what_an_emblem_shows(tmp_path):
    picture = QImage(3000, 1000, QImage.Format.Format_RGB32)
    picture.fill(0xFF3366)
    assert picture.save(str(tmp_path / "large.jpg"))
    shown = QImage.fromData(read_emblem(tmp_path / "large.jpg"))
    assert (shown.width(), shown.height()) == (700, 233)


def png_of(width, height):
    """A few bytes that say they are a picture of this size."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head = b"IHDR" + size + b"\x08\x06\x00\x00\x00"
    end = b"IEND"
    chunks = (head, b"IDAT" + zlib.compress(bytes(1000)), end)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
        for chunk in chunks
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (png_of(60_000, 60_000), "60000"),
        (png_of(2, 2)[:40], "no PNG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(3_000_000), "2 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG"),
    ],
    ids=["bomb", "broken", "large", "svg"],
)
def test_a_picture_beyond_the_bounds_is_refused_before_it_is_decoded(tmp_path, data, told):
    file = tmp_path / "emblem.png"
    file.write_bytes(data)
    with pytest.raises(EmblemRefused) as refused:
        read_emblem(file)
    assert told in refused.value.sentence()


def test_holidays_are_typed_a_line_each(example, page):
    page.holidays.setFocus()
    page.holidays.setPlainText("๕ ธ.ค. ๖๖\n12 เม.ย. 67")
    page.commit()
    assert office(example).holidays == "2023-12-05\n2024-04-12"
    assert not page.unread.isVisible()


def test_a_line_that_is_no_day_is_told_and_stays(example, page):
    page.holidays.setFocus()
    page.holidays.setPlainText("5 ธ.ค. 66\nวันหยุดยาว")
    page.commit()
    assert office(example).holidays == "2023-12-05"
    assert "วันหยุดยาว" in page.unread.text()
    assert "วันหยุดยาว" in page.holidays.toPlainText()


def test_a_font_is_taken_or_refused_with_a_reason(example, page, tmp_path):
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    example.gateway.file = broken
    page.choose_font.click()
    assert page.font_trouble.isVisible()
    assert "broken.ttf" in page.font_trouble.text()
    assert office(example).font == ""
    example.gateway.file = bundle.fonts() / "Sarabun-Regular.ttf"
    page.choose_font.click()
    assert not page.font_trouble.isVisible()
    assert office(example).font == str(bundle.fonts() / "Sarabun-Regular.ttf")
    assert page.font_name.text() == "Sarabun-Regular.ttf"
    page.drop_font.click()
    assert office(example).font == ""


def test_words_kept_whole_are_a_line_each_and_undone(example, page):
    page.words.setPlainText("ออมสิน\nหลักการ")
    page.commit()
    assert office(example).whole_words == "ออมสิน\nหลักการ"
    keep_whole = example.workspace.session.run(whole_words.keep_whole, "ธนาคาร")
    assert keep_whole.edited == {Place("office", 1, "whole_words")}
    assert page.words.toPlainText() == "ออมสิน\nหลักการ\nธนาคาร"
    example.actions.undo.trigger()
    example.actions.undo.trigger()
    assert office(example).whole_words == ""
    assert page.go_to(Place("office", 1, "whole_words"))


def test_the_selected_word_of_a_field_is_never_cut_again(example, page, qtbot):
    page.words.setFocus()
    qtbot.waitUntil(page.words.hasFocus)
    page.words.setPlainText("ธนาคารออมสิน")
    cursor = page.words.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(12, cursor.MoveMode.KeepAnchor)
    page.words.setTextCursor(cursor)
    page.commit()
    example.actions.never_cut.trigger()
    assert office(example).whole_words.splitlines()[-1] == "ออมสิน"
    assert example.actions.never_cut in page.context_actions
