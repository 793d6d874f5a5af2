"""Pictures as they look on paper."""

import io
from contextlib import suppress
from warnings import catch_warnings

import pikepdf
import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis.strategies import data, integers, sampled_from
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from typeset_documents import document, failures

from ita_desk.typeset.images import UnreadablePicture, as_png, printable
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


@pytest.mark.parametrize("name", ["exif.jpg", "xmp_1_2MB.png"])
def test_a_picture_is_printed_as_its_pixels_alone(name, printed, project_folder):
    data = (project_folder / "tests" / "data" / "walls" / name).read_bytes()
    with pikepdf.open(io.BytesIO(printed(document(Picture(20, 20, data, "ตรา"))).pdf)) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()
        assert image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
        assert image.Filter != "/DCTDecode"
        assert not {"/Metadata", "/SMask", "/Alternates"} & set(image.keys())
        channels = 3 if image.ColorSpace == "/DeviceRGB" else 1
        assert len(image.read_bytes()) == image.Width * image.Height * channels


def noted(form, **more):
    """A picture whose file says more than its pixels do."""
    told = PngInfo()
    told.add_text("Comment", "secret of the comment")
    told.add_itxt("XML:com.adobe.xmp", "secret of xmp", zip=True)
    exif = Image.Exif()
    exif[0x010E] = "secret of exif"
    frames = [Image.new("RGB", (40, 20), (9, 9, 9))]
    file = io.BytesIO()
    if form == "PNG":
        more |= {"pnginfo": told, "save_all": True, "append_images": frames}
    else:
        more |= {"comment": "secret of the comment", "xmp": b"secret of xmp"}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    first = Image.new("RGB", (40, 20), (1, 2, 3))
    first.save(file, form, exif=exif, icc_profile=profile, **more)
    return file.getvalue() + b"secret behind the end"


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_nothing_of_a_file_but_its_first_picture_is_left(form):
    data = noted(form)
    assert b"secret" in data
    png = as_png(data, 20)
    names = [png[at - 4 : at].decode() for at in chunk_data(png)]
    assert set(names) == {"IHDR", "IDAT", "IEND"}
    shown = Image.open(io.BytesIO(png))
    assert shown.size == (40, 20)
    assert shown.getpixel((0, 0)) == pytest.approx((1, 2, 3), abs=3)


def chunk_data(png):
    """Where the data of each chunk begins."""
    at = 8
    while at < len(png):
        yield at + 8
        at += 12 + int.from_bytes(png[at : at + 4], "big")


def test_a_picture_that_its_camera_turned_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.new("RGB", (40, 20)).save(file, "JPEG", exif=exif)
    assert printable(file.getvalue(), 20).size == (20, 40)


def test_no_more_pixels_are_printed_than_paper_shows():
    assert printable(picture("L", 9, "PNG", (3000, 1500)), 25.4).size == (1200, 600)


def test_shades_of_sixteen_bits_are_kept():
    assert printable(picture("I;16", 0x8080, "PNG"), 20).getpixel((0, 0)) == 0x80


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        picture("RGB", 0, "PNG")[:60],
        picture("RGB", 0, "JPEG")[:300],
        picture("1", 0, "PNG", (4001, 4000)),
    ],
    ids=["another form", "empty", "torn PNG", "torn JPEG", "too many pixels"],
)
def test_what_is_no_picture_within_bounds_is_refused(data):
    with pytest.raises(UnreadablePicture):
        printable(data, 20)


NOTED = noted("PNG"), noted("JPEG")


@given(data())
@settings(max_examples=examples(150), deadline=None)
def test_a_torn_picture_is_printed_or_refused_in_one_way(drawn):
    whole = drawn.draw(sampled_from(NOTED))
    torn = bytearray(whole)
    for _ in range(drawn.draw(integers(1, 8))):
        torn[drawn.draw(integers(0, len(torn) - 1))] = drawn.draw(integers(0, 255))
    with suppress(UnreadablePicture), catch_warnings(action="ignore"):
        assert printable(bytes(torn), 20).mode in ("L", "RGB")


def test_a_picture_used_twice_is_there_once(printed):
    data = picture("RGB", (1, 2, 3), "JPEG")
    pdf = printed(document(Picture(20, 20, data, "ตรา"), Picture(9, 9, data, "ตรา"))).pdf
    assert pdf.count(b"/Subtype /Image") == 1


def test_a_picture_keeps_its_shape_in_the_middle_of_its_box(printed):
    pdf = printed(document(Picture(20, 20, picture("RGB", (1, 2, 3), "PNG"), "ตรา"))).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        operators = pikepdf.parse_content_stream(opened.pages[0])
        ((width, _, _, height, x, y),) = [
            map(float, operands) for operands, operator in operators if str(operator) == "cm"
        ]
    assert (width, height) == pytest.approx((20 * MM, 10 * MM), abs=1e-3)
    assert (x, y) == pytest.approx((20 * MM, (297 - 20 - 15) * MM), abs=1e-3)
