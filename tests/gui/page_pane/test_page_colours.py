"""Pages that are read on the screen are dark where the window is, else as they are printed."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter

from ita_desk.gui.page_pane.page_colours import page_colours
from ita_desk.gui.page_pane.page_view import PageView
from ita_desk.gui.pdf_pages import PdfPages
from ita_desk.gui.theme import ThemeName, palette

PICTURE = "#3366cc"


@pytest.fixture
def pages(qapp):
    """A page with a black word, a grey ground and a picture of one colour."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    painter = QPainter(writer)
    painter.fillRect(0, 0, 100, 40, QColor("#dddddd"))
    painter.setFont(QFont("Sarabun", 60))
    painter.drawText(10, 150, "กก")
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor(PICTURE))
    painter.drawImage(10, 200, picture)
    painter.end()
    opened = PdfPages(bytes(buffer.data()))
    yield opened
    opened.close()


def colours_of(image):
    return {image.pixelColor(x, y).name() for x in range(298) for y in range(420)}


def has_picture(colours):
    """Whether the picture's colour is there, as JPEG keeps it."""
    wanted = QColor(PICTURE).getRgb()
    near = [
        sum(abs(a - b) for a, b in zip(wanted, QColor(one).getRgb(), strict=True))
        for one in colours
    ]
    return min(near) < 12


def test_ground_and_text_take_the_colours_and_pictures_keep_theirs(pages):
    dark = palette(ThemeName.DARK)
    seen = colours_of(pages.image(0, 298, 420, colours=page_colours(dark)))
    assert dark.base().color().name() in seen
    assert has_picture(seen)
    assert not {"#ffffff", "#000000", "#dddddd"} & seen
    lightest = max(QColor(one).lightness() for one in seen)
    assert lightest >= dark.text().color().lightness() - 8


def test_as_printed_it_is_black_on_white(pages):
    seen = colours_of(pages.image(0, 298, 420))
    assert {"#ffffff", "#dddddd"} < seen
    assert has_picture(seen)
    assert page_colours(palette(ThemeName.LIGHT)) is None


def test_only_what_is_read_on_the_screen_follows_the_palette(qtbot):
    for on_screen in (True, False):
        view, wanted = PageView(on_screen=on_screen), []
        qtbot.addWidget(view)
        view.resize(300, 400)
        view.setPalette(palette(ThemeName.LIGHT))
        view.show_pages(1, ((298, 420),), ())
        view.wanted.connect(wanted.extend)
        view.setPalette(palette(ThemeName.DARK))
        expected = page_colours(palette(ThemeName.DARK)) if on_screen else None
        assert {one.colours for one in wanted} == {expected}
