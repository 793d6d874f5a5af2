"""The outlines on the page are HarfBuzz's, to a thousandth of an em."""

import io
import itertools
import re
from functools import cache

import pikepdf
import pytest
import uharfbuzz as hb
from examples import LONG
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from typeset_documents import document

from ita_desk.typeset.document import PageFormat
from ita_desk.typeset.fonts import FontFamily, font_folders
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run

SIZE = 10
TALL = PageFormat(400, 600)
FACES = {
    "Regular": {},
    "Bold": {"bold": True},
    "Italic": {"italic": True},
    "BoldItalic": {"bold": True, "italic": True},
}
FONTS_OF_USERS = ("THSarabun.ttf", "THSarabunNew.ttf", "Laksaman.ttf", "Garuda.ttf", "Waree.ttf")
"""Of office computers, and of Debian's fonts-tlwg-*-ttf; 1,000 and 2,048 units to the em."""
EVERY, EVERY_OF_ANOTHER = (1, 4) if LONG else (5, 13)
"""Of the vowels with tones: each of both is among those of a day, for six tones share no factor."""
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


class Outlines:
    """The outlines of a font, as fontTools reads them, in thousandths of an em."""

    def __init__(self, font):
        self._glyphs, self._names = font.getGlyphSet(), font.getGlyphOrder()
        self._widths = font["hmtx"]
        self.scale = 1000 / font["head"].unitsPerEm
        self._drawn = {}

    def moved(self, number, x, y=0):
        """Every command of a glyph with all its points, from an origin."""
        if number not in self._drawn:
            pen = DecomposingRecordingPen(self._glyphs)
            self._glyphs[self._names[number]].draw(pen)
            self._drawn[number] = pen.value
        return [
            (
                name,
                *(
                    (n * self.scale + o)
                    for p in points
                    if p
                    for n, o in zip(p, (x, y), strict=True)
                ),
            )
            for name, points in self._drawn[number]
        ]

    def width(self, number):
        """How far the glyph advances."""
        return self._widths[self._names[number]][0] * self.scale


@cache
def opened(path):
    """A font file as HarfBuzz and as fontTools read it."""
    return hb.Font(hb.Face(path.read_bytes())), Outlines(TTFont(path))


def harfbuzz_drawing(path, text):
    """What HarfBuzz draws for a text, and how wide it is, in thousandths of an em."""
    font, outlines = opened(path)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    scale, x, drawn = outlines.scale, 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        origin = ((x + place.x_offset) * scale, place.y_offset * scale)
        drawn += outlines.moved(info.codepoint, *origin)
        x += place.x_advance
    return drawn, x * scale


def printed_drawings(pdf):
    """What each shown string of the first page draws, and its width."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        fonts = {}
        for name, font in page.Resources.Font.items():
            file = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            fonts[name] = Outlines(TTFont(io.BytesIO(file)))
        content = page.Contents.read_bytes().decode("ascii")
    shown, outlines = [], None
    for name, codes in re.findall(r"(/F[\d.]+) [\d.]+ Tf|<([0-9A-F]+)>Tj", content):
        if name:
            outlines = fonts[name]
            continue
        x, drawn = 0, []
        for start in range(0, len(codes), 4):
            glyph = int(codes[start : start + 4], 16)
            drawn += outlines.moved(glyph, x)
            x += outlines.width(glyph)
        shown.append((drawn, x))
    return shown


def assert_equal_shapes(printed, expected):
    """Command by command, point by point."""
    (drawn, width), (wanted, wanted_width) = printed, expected
    assert width == pytest.approx(wanted_width, abs=1)
    assert [name for name, *_ in drawn] == [name for name, *_ in wanted]
    differences = [
        abs(a - b)
        for (_, *points), (_, *others) in zip(drawn, wanted, strict=True)
        for a, b in zip(points, others, strict=True)
    ]
    assert max(differences, default=0) <= 1


def assert_set_as_harfbuzz_does(texts, fonts, path, **run):
    """Print texts in a face and compare each with what HarfBuzz draws from its file."""
    style = ParagraphStyle(size=SIZE)
    page = document(*(Paragraph((Run(text, **run),), style) for text in texts), page=TALL)
    shown = printed_drawings(render(page, fonts, guarded=False).pdf)
    assert len(shown) == len(texts)
    for text, found in zip(texts, shown, strict=True):
        assert_equal_shapes(found, harfbuzz_drawing(path, text))


@pytest.mark.parametrize("face", FACES)
def test_outlines_and_widths_equal_harfbuzz_in_every_face(face, family, fonts_folder):
    path = fonts_folder / f"Sarabun-{face}.ttf"
    texts = TEXTS[:: EVERY if face == "Regular" else EVERY_OF_ANOTHER]
    assert_set_as_harfbuzz_does([*texts, *MIXED], family, path, **FACES[face])


@pytest.mark.parametrize("file", FONTS_OF_USERS)
def test_so_they_do_in_a_font_that_a_user_may_pick(file, fonts_folder):
    found = (path for folder in font_folders() for path in folder.rglob(file))
    path = next(found, None)
    if path is None:
        pytest.skip(f"{file} is not installed")
    fonts = FontFamily.from_system(path, [fonts_folder / "DejaVuSans.ttf"])
    assert_set_as_harfbuzz_does([*TEXTS[::5], *MIXED], fonts, path)


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
    for text, found in zip(MIXED, printed_drawings(pdf), strict=True):
        assert_equal_shapes(found, harfbuzz_drawing(path, text))


def test_the_tick_of_the_fallback_is_drawn_from_its_own_outline(printed, fonts_folder):
    (points, _) = printed_drawings(printed(document(Paragraph.plain("✓"))).pdf)[0]
    expected, _ = harfbuzz_drawing(fonts_folder / "DejaVuSans.ttf", "✓")
    assert len(points) == len(expected)
    ratio = max(p[1] for p in points if p[1:]) / max(p[1] for p in expected if p[1:])
    assert ratio == pytest.approx(1.0, abs=0.002)
    for (_, *point), (_, *other) in zip(points, expected, strict=True):
        assert point == pytest.approx([ratio * value for value in other], abs=1)


def test_a_character_of_no_font_is_a_visible_box(printed):
    (points, width) = printed_drawings(printed(document(Paragraph.plain("\U0001fae0"))).pdf)[0]
    assert width > 0
    assert len({point[1:] for point in points if point[1:]}) == 8
