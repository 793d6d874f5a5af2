"""Pictures of a Word file: the emblem's pixels, a chart as it is printed."""

import io
from typing import Any

from ita_desk.office.markup import element
from ita_desk.typeset.document import Document, Metadata, PageFormat, Section
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.images import as_png
from ita_desk.typeset.render import render
from ita_desk.typeset.story import BarChart, Picture

_EMU = 36_000
"""Word's unit of drawings, in a millimetre."""
_DOTS_A_POINT = 300 / 72
_ROOM_MM = 25.0
"""For the values above the bars and the names below them."""


def picture_run(part: Any, picture: Picture) -> Any:
    """A run with the picture; None where there is none and its room stays blank."""
    if picture.data is None:
        return None
    width, height = picture.width_mm, picture.height_mm
    png = io.BytesIO(as_png(picture.data, max(width, height)))
    inline = part.new_pic_inline(png, round(width * _EMU), round(height * _EMU))
    about = inline.docPr
    about.set("name", "picture")
    about.set("descr", picture.alt)
    return element("w:r", element("w:drawing", inline))


def chart_picture(chart: BarChart, width_mm: float, fonts: FontFamily) -> Picture:
    """The chart as a picture in the print's own look, with its words for who can't see it.

    pdfium draws it, which one thread of a process may enter at a time: call it where no page is
    drawn meanwhile, on the command line or in the page worker.
    """
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    height_mm = chart.height_mm + _ROOM_MM
    page = PageFormat(width_mm, height_mm, 0, 0, 0, 0)
    told = Metadata(title=chart.alt or "chart")
    pdf = render(Document((Section((chart,), page),), told), fonts, guarded=False).pdf
    opened: Any = pypdfium2.PdfDocument(pdf)
    with opened as document:
        image = document[0].render(scale=_DOTS_A_POINT).to_pil()
    written = io.BytesIO()
    image.save(written, "PNG")
    return Picture(width_mm, height_mm, written.getvalue(), alt=chart.alt)
