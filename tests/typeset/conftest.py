import pytest

from ita_desk.typeset import guard
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render


@pytest.fixture(scope="session")
def family(fonts_folder):
    """Sarabun with DejaVu Sans for what it lacks."""
    names = ("Regular", "Bold", "Italic", "BoldItalic")
    faces = [fonts_folder / f"Sarabun-{name}.ttf" for name in names]
    return FontFamily.load(*faces, fallbacks=[fonts_folder / "DejaVuSans.ttf"])


@pytest.fixture
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
