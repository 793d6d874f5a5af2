"""Pictures as they look on paper."""

import io

import pikepdf
import pytest
from PIL import Image
from typeset_documents import document, failures

from ita_desk.typeset.measures import MM
from ita_desk.typeset.story import Picture


def picture(mode, colour, form, size=(40, 20)):
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, form)
    return file.getvalue()


def seen(pdf):
    """The one picture of the first page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()
        return pikepdf.PdfImage(image).as_pil_image().convert("RGB")


@pytest.mark.parametrize(
    ("mode", "colour", "form", "shown"),
    [
        ("RGB", (10, 20, 30), "PNG", (10, 20, 30)),
        ("L", 7, "PNG", (7, 7, 7)),
        ("RGBA", (0, 0, 0, 0), "PNG", (255, 255, 255)),
        ("RGBA", (0, 0, 0, 51), "PNG", (204, 204, 204)),
        ("LA", (0, 0), "PNG", (255, 255, 255)),
        ("RGB", (0, 0, 0), "JPEG", (0, 0, 0)),
        ("L", 255, "JPEG", (255, 255, 255)),
        ("CMYK", (0, 0, 0, 0), "JPEG", (255, 255, 255)),
    ],
)
def test_a_picture_is_printed_on_white_paper_and_archival(mode, colour, form, shown, printed):
    pdf = printed(document(Picture(20, 20, picture(mode, colour, form), "ตรา"))).pdf
    assert seen(pdf).getpixel((0, 0)) == shown
    assert failures(pdf) == []


def test_a_jpeg_is_taken_over_as_it_is(printed):
    data = picture("RGB", (1, 2, 3), "JPEG")
    assert data in printed(document(Picture(20, 20, data, "ตรา"))).pdf


def test_a_picture_used_twice_is_there_once(printed):
    data = picture("RGB", (1, 2, 3), "JPEG")
    pdf = printed(document(Picture(20, 20, data, "ตรา"), Picture(9, 9, data, "ตรา"))).pdf
    assert pdf.count(data) == 1


def test_a_picture_keeps_its_shape_in_the_middle_of_its_box(printed):
    pdf = printed(document(Picture(20, 20, picture("RGB", (1, 2, 3), "PNG"), "ตรา"))).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        operators = pikepdf.parse_content_stream(opened.pages[0])
        ((width, _, _, height, x, y),) = [
            map(float, operands) for operands, operator in operators if str(operator) == "cm"
        ]
    assert (width, height) == pytest.approx((20 * MM, 10 * MM), abs=1e-3)
    assert (x, y) == pytest.approx((20 * MM, (297 - 20 - 15) * MM), abs=1e-3)
