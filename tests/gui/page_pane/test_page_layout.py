"""Where pages stand in the pane, and which page a point is on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from ita_desk.gui.page_pane.page_layout import GAP, PageLayout, zoom_to_fit
from ita_desk.model.place import Place
from ita_desk.page_messages import PlacedBox

LANDSCAPE, PORTRAIT = (842.0, 595.0), (595.0, 842.0)
SIZES = st.lists(st.sampled_from([LANDSCAPE, PORTRAIT]), min_size=1, max_size=6)
ZOOMS = st.floats(min_value=0.25, max_value=4.0)


@given(SIZES, ZOOMS)
def test_a_point_of_a_page_comes_back_as_that_point(sizes, zoom):
    layout = PageLayout(sizes, zoom, 700)
    for number, (width, height) in enumerate(sizes, start=1):
        box = PlacedBox(Place("unit", 1), number, width / 2, height / 3, width, height)
        page, x, y = layout.point_on_page(layout.rect_of(box).topLeft())
        assert page == number
        assert (x, y) == (pytest.approx(width / 2), pytest.approx(height / 3))


@given(SIZES, ZOOMS)
def test_pages_never_overlap_and_fill_the_height(sizes, zoom):
    layout = PageLayout(sizes, zoom, 700)
    for one, other in zip(layout.pages, layout.pages[1:], strict=False):
        assert other.top() == one.bottom() + 1 + GAP
    assert layout.height == layout.pages[-1].bottom() + 1 + GAP


@given(SIZES, st.integers(min_value=200, max_value=2000))
def test_fitted_pages_leave_the_gap_beside_the_widest(sizes, width):
    layout = PageLayout(sizes, zoom_to_fit(sizes, width), width)
    assert abs(layout.content_width - width) <= 1


def test_the_gap_under_a_page_belongs_to_it():
    layout = PageLayout([PORTRAIT, PORTRAIT], 1.0, 700)
    second = layout.pages[1].top()
    assert [layout.page_at(y) for y in (0, second - 1, second, second * 9)] == [0, 0, 1, 1]
    assert layout.point_on_page(QPointF(5, 5)) is None


def test_a_box_on_a_page_that_is_gone_is_nowhere():
    layout = PageLayout([PORTRAIT], 1.0, 700)
    assert layout.rect_of(PlacedBox(Place("unit", 1), 2, 0, 0, 9, 9)).isEmpty()
