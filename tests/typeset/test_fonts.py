import struct

import pytest
from fontTools.ttLib import TTFont, newTable
from typeset_documents import document

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run


@pytest.fixture
def sarabun(fonts_folder):
    return fonts_folder / "Sarabun-Regular.ttf"


@pytest.fixture
def altered(sarabun, tmp_path):
    """Sarabun with a change made to it."""

    def save(change):
        font = TTFont(sarabun)
        change(font)
        path = tmp_path / "altered.ttf"
        font.save(path)
        return path

    return save


def refusal(path):
    with pytest.raises(FontRefused) as refused:
        FontFamily.load(path)
    assert str(path) in str(refused.value)
    return refused.value.problem


def test_sizes_are_official_points_scaled_by_the_height_of_ko_kai(family):
    assert family.points(16) == pytest.approx(10.92, abs=0.01)
    assert family.points(14) == pytest.approx(9.56, abs=0.01)


def test_a_font_as_small_in_its_em_as_th_sarabun_is_not_scaled(altered):
    def grow_the_em(font):
        font["head"].unitsPerEm = 1465

    assert FontFamily.load(altered(grow_the_em)).points(16) == 16


def test_the_printed_letters_have_the_official_height(printed, family):
    style = ParagraphStyle(size=20)
    printed_page = printed(document(Paragraph((Run("กกก"),), style))).pdf
    assert printed_page
    face = family.regular.face
    height = face.height_of("ก") / face.units_per_em * family.points(20)
    assert height == pytest.approx(0.4 * 20, rel=0.001)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: b"ttcf" + data[4:], FontProblem.COLLECTION),
        (lambda data: b"OTTO" + data[4:], FontProblem.CFF_OUTLINES),
        (lambda data: b"what" + data[4:], FontProblem.UNREADABLE),
        (lambda data: data[:5000], FontProblem.UNREADABLE),
        (lambda _: b"", FontProblem.UNREADABLE),
    ],
)
def test_files_of_another_kind_are_refused(sarabun, tmp_path, change, problem):
    path = tmp_path / "font.ttf"
    path.write_bytes(change(sarabun.read_bytes()))
    assert refusal(path) is problem


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "none.ttf") is FontProblem.UNREADABLE


def test_a_variable_font_is_refused(altered):
    def add_axes(font):
        table = newTable("fvar")
        table.axes, table.instances = [], []
        font["fvar"] = table

    assert refusal(altered(add_axes)) is FontProblem.VARIABLE


@pytest.mark.parametrize(
    ("licence_bits", "problem"),
    [
        (0x0002, FontProblem.EMBEDDING_FORBIDDEN),
        (0x0200, FontProblem.EMBEDDING_FORBIDDEN),
        (0x0108, FontProblem.SUBSETTING_FORBIDDEN),
    ],
)
def test_a_font_whose_licence_forbids_embedding_is_refused(altered, licence_bits, problem):
    def forbid(font):
        font["OS/2"].fsType = licence_bits

    assert refusal(altered(forbid)) is problem


@pytest.mark.parametrize("licence_bits", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_taken(altered, licence_bits):
    def allow(font):
        font["OS/2"].fsType = licence_bits

    assert FontFamily.load(altered(allow))


def test_a_font_that_draws_arabic_digits_as_thai_ones_is_refused(altered):
    def draw_thai_digits(font):
        for table in font["cmap"].tables:
            for digit in range(10):
                table.cmap[ord("0") + digit] = table.cmap[0x0E50 + digit]

    assert refusal(altered(draw_thai_digits)) is FontProblem.THAI_FORMS_FOR_ARABIC_DIGITS


def test_copied_outlines_of_thai_digits_are_seen_through(altered):
    def copy_outlines(font):
        glyphs, cmap = font["glyf"], font.getBestCmap()
        for digit in range(10):
            glyphs[cmap[ord("0") + digit]] = glyphs[cmap[0x0E50 + digit]]

    assert refusal(altered(copy_outlines)) is FontProblem.THAI_FORMS_FOR_ARABIC_DIGITS


def test_a_font_without_thai_is_refused(fonts_folder):
    assert refusal(fonts_folder / "DejaVuSans.ttf") is FontProblem.NO_THAI


def test_broken_glyph_offsets_are_refused(sarabun, tmp_path):
    data = bytearray(sarabun.read_bytes())
    count = struct.unpack_from(">H", data, 4)[0]
    entries = [struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count)]
    offset = next(offset for tag, _, offset, _ in entries if tag == b"loca")
    data[offset + 10 : offset + 12] = b"\xff\xff"
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    assert refusal(path) is FontProblem.UNREADABLE
