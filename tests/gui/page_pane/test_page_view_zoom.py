"""The zoom of the page preview: the page's width at first, then as the user chose it last."""

import pytest

from ita_desk.gui.page_pane.page_view import PageView
from ita_desk.gui.settings import Settings

LANDSCAPE = (841.9, 595.3)


@pytest.fixture
def view(qtbot):
    """A narrow view of two landscape pages."""
    view = PageView()
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    view.show_pages(1, (LANDSCAPE, LANDSCAPE), ())
    return view


@pytest.mark.parametrize("width", [200, 300, 900])
def test_the_view_begins_with_the_whole_width_of_the_page(view, width):
    view.resize(width, 400)
    assert view.fits_width
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("zoom", [0.8, 1.25, None])
def test_the_chosen_zoom_is_kept_in_the_settings(view, tmp_path, zoom):
    view.set_zoom(zoom)
    Settings(tmp_path / "window.ini").page_zoom = view.chosen_zoom
    chosen = view.zoom
    view.choose_zoom("")
    assert view.fits_width
    view.choose_zoom(Settings(tmp_path / "window.ini").page_zoom)
    assert (view.zoom, view.fits_width) == (chosen, zoom is None)


@pytest.mark.parametrize("nonsense", ["wide", "-1", "nan", "inf"])
def test_a_setting_that_makes_no_sense_does_no_harm(view, nonsense):
    view.choose_zoom(nonsense)
    assert 0.2 < view.zoom <= 4
