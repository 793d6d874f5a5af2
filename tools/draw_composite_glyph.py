"""Draw docs/pictures/composite-glyph.png: how three typed characters become one code of the PDF.

Run by hand: python tools/draw_composite_glyph.py (needs pdftoppm). The line without composite
glyphs is reportlab's own.
"""

import subprocess
import tempfile
from pathlib import Path

from fontTools.pens.reportLabPen import ReportLabPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont as FontFile
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ita_desk import bundle
from ita_desk.typeset.fonts import FontFamily

WORD = "น้ำ"
WORDS = "น้ำ  ที่  ปู่  กำลัง  ฟุ้ง  ญู่"
PAGE = (720, 350)
COLOURS = [HexColor(c) for c in ("#1f77b4", "#d62728", "#2ca02c")]
GREY, BLACK = HexColor("#666666"), HexColor("#000000")
PICTURE = Path(__file__).parent.parent / "docs/pictures/composite-glyph.png"
REGULAR = bundle.fonts() / "Sarabun-Regular.ttf"


def draw_glyph(canvas: Canvas, name: str, place: tuple[float, float, float], colour: Color) -> None:
    """Draw an outline at (x, y) with a scale."""
    x, y, scale = place
    glyphs = FontFile(REGULAR).getGlyphSet()
    pen = ReportLabPen(glyphs)
    glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, x, y)))
    pen.path.fillColor, pen.path.strokeColor = colour, None
    drawing = Drawing(*PAGE)
    drawing.add(pen.path)
    drawing.drawOn(canvas, 0, 0)


def label(canvas: Canvas, x: float, y: float, text: str, size: float = 10) -> None:
    """Write a line in grey."""
    canvas.setFillColor(GREY)
    canvas.setFont("plain", size)
    canvas.drawString(x, y, text)


def frame(canvas: Canvas, x: float, width: float, base: float) -> None:
    """Draw an advance box with its baseline."""
    canvas.setStrokeColor(HexColor("#bbbbbb"))
    canvas.setDash(2, 2)
    canvas.rect(x, base - 25, width, 145)
    canvas.line(x - 6, base, x + width + 6, base)
    canvas.setDash()


def draw(canvas: Canvas, family: FontFamily) -> None:
    """Draw the three steps, and what comes of them."""
    order = FontFile(REGULAR).getGlyphOrder()
    (cluster,) = family.regular.shape(WORD)
    base, scale = 193, 0.09
    label(canvas, 20, 328, "1   what is typed: three code points", 12)
    label(canvas, 250, 328, "2   what HarfBuzz says: glyphs at offsets", 12)
    label(canvas, 500, 328, "3   what is embedded: one glyph", 12)
    for index, character in enumerate(WORD):
        x = 22 + index * 62
        frame(canvas, x, 50, base)
        face = family.regular.face
        name = order[face.glyph_of(character)]
        draw_glyph(canvas, name, (x + (22 if index == 1 else 5), base, 0.06), COLOURS[index])
        label(canvas, x + 4, base - 42, f"U+{ord(character):04X}")
    for index, part in enumerate(cluster.parts):
        draw_glyph(
            canvas,
            order[part.glyph],
            (262 + part.x * scale, base + part.y * scale, scale),
            COLOURS[index],
        )
        label(canvas, 262, base - 42 - 15 * index, f"glyph {part.glyph} at ({part.x}, {part.y})")
        draw_glyph(
            canvas, order[part.glyph], (512 + part.x * scale, base + part.y * scale, scale), BLACK
        )
    frame(canvas, 262, cluster.advance * scale, base)
    frame(canvas, 512, cluster.advance * scale, base)
    codes = " ".join(f"{ord(c):04X}" for c in WORD)
    label(canvas, 512, base - 42, f"code <0001>, width {cluster.advance}")
    label(canvas, 512, base - 57, f"ToUnicode <0001> = {codes}")
    label(canvas, 512, base - 72, "on the page: <0001> Tj")
    canvas.setFillColor(BLACK)
    canvas.setFont("plain", 34)
    canvas.drawString(200, 15, WORDS)
    x, scale = 200.0, 34 / family.regular.units_per_em
    for cluster in family.regular.shape(WORDS):
        for part in cluster.parts:
            place = (x + part.x * scale, 60 + part.y * scale, scale)
            draw_glyph(canvas, order[part.glyph], place, BLACK)
        x += cluster.advance * scale
    for y, text in ((60, "with composite glyphs"), (15, "without")):
        label(canvas, 20, y + 4, text, 12)


def main() -> None:
    """Draw the page and turn it into the picture."""
    family = FontFamily.load(REGULAR, fallbacks=[bundle.fonts() / "DejaVuSans.ttf"])
    pdfmetrics.registerFont(TTFont("plain", REGULAR))
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "picture.pdf"
        canvas = Canvas(str(pdf), pagesize=PAGE, initialFontName="plain")
        draw(canvas, family)
        canvas.save()
        output = str(PICTURE.with_suffix(""))
        command = ["pdftoppm", "-png", "-r", "110", "-singlefile", str(pdf), output]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
