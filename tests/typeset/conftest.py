import random

import pytest
from examples import LONG
from typeset_documents import WIDE, document, lines
from typeset_texts import disordered, odd, well_formed

from ita_desk.typeset import guard
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render


@pytest.fixture(scope="session")
def family(fonts_folder):
    """Sarabun with DejaVu Sans for what it lacks."""
    names = ("Regular", "Bold", "Italic", "BoldItalic")
    faces = [fonts_folder / f"Sarabun-{name}.ttf" for name in names]
    return FontFamily.load(*faces, fallbacks=[fonts_folder / "DejaVuSans.ttf"])


@pytest.fixture(scope="session", params=[well_formed, disordered, odd])
def generated(request, printed):
    """Generated lines, and the PDF they are printed in: typeset once for all readers."""
    chance = random.Random(request.param.__name__)
    texts = [request.param(chance) for _ in range(700 if LONG else 300)]
    return texts, printed(document(*lines(texts), page=WIDE)).pdf


@pytest.fixture(scope="session")
def printed(family):
    """Renders a document, guarded, and gives back what came out."""
    return lambda document: render(document, family)


@pytest.fixture
def guard_input(family, monkeypatch):
    """Renders a document and gives back what the print guard is handed: (pdf, document, frames)."""

    def made(document):
        handed = []
        with monkeypatch.context() as patch:
            patch.setattr(guard, "check_print", lambda *given: handed.append(given))
            render(document, family)
        return handed[0]

    return made
