"""The outlines on the page are HarfBuzz's, to a thousandth of an em."""

import io
import itertools
import re
from functools import cache

import pikepdf
import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from pdf_texts import pdfium_pages
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from typeset_documents import WIDE, document

from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run

SIZE = 10
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
VOWELS = ["", *"ะาำิีึืุู", "ั", "็", "ํ", "ํา"]
TONES = ["", *"่้๊๋์"]
TEXTS = [
    "".join(c + v + t if v not in ("ะ", "า", "ำ", "ํา") else c + t + v for c in CONSONANTS)
    for v, t in itertools.product(VOWELS, TONES)
]
MIXED = [
    "น้ำ กำลัง ที่ 4 ธ.ค. 66",
    "AVATAR To office fi ffl (ITA) O5",
    "ฎุ ฏู ญุ ฐู ป้ำ ฟุ้ง โป๊ ใฝ่ ฬ่า",
    "R1_2.1",
]


def drawn_points(pen_value):
    """End points of all drawing commands."""
    return sorted(
        (name, *(coordinate for point in points[-1:] for coordinate in point))
        for name, points in pen_value
        if points and points[-1] is not None
    )


@cache
def opened(path):
    """A font file as HarfBuzz and as fontTools read it."""
    face = hb.Face(path.read_bytes())
    font = TTFont(path)
    return face, hb.Font(face), font.getGlyphSet(), font.getGlyphOrder()


def harfbuzz_points(path, text):
    """What HarfBuzz draws for a text, in thousandths of an em."""
    face, font, glyphs, names = opened(path)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    scale = 1000 / face.upem
    x, points = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = DecomposingRecordingPen(glyphs)
        place = (scale, 0, 0, scale, (x + position.x_offset) * scale, position.y_offset * scale)
        glyphs[names[info.codepoint]].draw(TransformPen(pen, place))
        points += drawn_points(pen.value)
        x += position.x_advance
    return sorted(points), x * scale


def printed_points(pdf):
    """What each shown string of the first page draws, in thousandths of an em."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        fonts = {}
        for name, font in page.Resources.Font.items():
            file = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            fonts[name] = TTFont(io.BytesIO(file))
        content = page.Contents.read_bytes().decode("ascii")
    glyph_sets = {id(f): (f.getGlyphSet(), f.getGlyphOrder()) for f in fonts.values()}
    shown, font = [], None
    for name, codes in re.findall(r"(/F[\d.]+) [\d.]+ Tf|<([0-9A-F]+)>Tj", content):
        if name:
            font = fonts[name]
            continue
        glyphs, order = glyph_sets[id(font)]
        scale = 1000 / font["head"].unitsPerEm
        x, points = 0, []
        for start in range(0, len(codes), 4):
            glyph = order[int(codes[start : start + 4], 16)]
            pen = DecomposingRecordingPen(glyphs)
            glyphs[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, x * scale, 0)))
            points += drawn_points(pen.value)
            x += font["hmtx"][glyph][0]
        shown.append((sorted(points), x * scale))
    return shown


def assert_equal_shapes(printed, expected):
    (points, width), (wanted, wanted_width) = printed, expected
    assert width == pytest.approx(wanted_width, abs=1)
    assert [name for name, *_ in points] == [name for name, *_ in wanted]
    differences = [
        abs(a - b)
        for (_, *point), (_, *other) in zip(points, wanted, strict=True)
        for a, b in zip(point, other, strict=True)
    ]
    assert max(differences, default=0) <= 1


@pytest.mark.parametrize("texts", [TEXTS[0::3], TEXTS[1::3], TEXTS[2::3], MIXED])
def test_outlines_and_widths_equal_harfbuzz(texts, printed, fonts_folder):
    style = ParagraphStyle(size=SIZE)
    page = document(*(Paragraph((Run(text),), style) for text in texts), page=WIDE)
    shown = printed_points(printed(page).pdf)
    assert len(shown) == len(texts)
    for text, found in zip(texts, shown, strict=True):
        assert_equal_shapes(found, harfbuzz_points(fonts_folder / "Sarabun-Regular.ttf", text))


def test_a_font_of_another_em_keeps_its_outlines(tmp_path, fonts_folder):
    """TH Sarabun has 2,048 units to the em; outlines aren't rounded to thousandths."""
    from fontTools.ttLib.scaleUpem import scale_upem

    font = TTFont(fonts_folder / "Sarabun-Regular.ttf")
    scale_upem(font, 2048)
    path = tmp_path / "scaled.ttf"
    font.save(path)
    fallbacks = [fonts_folder / "DejaVuSans.ttf"]
    page = document(*(Paragraph((Run(text),), ParagraphStyle(size=SIZE)) for text in MIXED))
    pdf = render(page, FontFamily.load(path, fallbacks=fallbacks)).pdf
    for text, found in zip(MIXED, printed_points(pdf), strict=True):
        assert_equal_shapes(found, harfbuzz_points(path, text))


def test_the_tick_of_the_fallback_is_drawn_from_its_own_outline(printed, fonts_folder):
    (points, _) = printed_points(printed(document(Paragraph.plain("✓"))).pdf)[0]
    expected, _ = harfbuzz_points(fonts_folder / "DejaVuSans.ttf", "✓")
    assert len(points) == len(expected)
    ratio = max(p[1] for p in points) / max(p[1] for p in expected)
    assert ratio == pytest.approx(1.0, abs=0.002)
    for (_, *point), (_, *other) in zip(points, expected, strict=True):
        assert point == pytest.approx([ratio * value for value in other], abs=1)


def test_a_character_of_no_font_is_a_visible_box(printed):
    (points, width) = printed_points(printed(document(Paragraph.plain("\U0001fae0"))).pdf)[0]
    assert width > 0
    assert len({point[1:] for point in points}) == 8


def test_reportlab_itself_can_draw_with_the_font(family):
    """Registered, it works with `drawString` and whatever is made with it, charts included."""
    pdfmetrics.registerFont(CompositeFont("composite", family.regular))
    file = io.BytesIO()
    canvas = Canvas(file, initialFontName="composite")
    canvas.setFont("composite", SIZE)
    canvas.drawString(50, 500, "น้ำ ที่ 1")
    canvas.drawRightString(500, 400, "ปู่")
    canvas.save()
    assert pdfium_pages(file.getvalue()) == ["น้ำ ที่ 1\r\nปู่"]
