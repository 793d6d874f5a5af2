"""Widths of columns: shared out, but no heading is broken inside a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.gui.table.column_widths import moved, shared_out
from ita_desk.gui.table.short_address import short_address

COLUMNS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 200)), min_size=1, max_size=12)


@given(st.integers(100, 2000), COLUMNS)
def test_no_column_is_narrower_than_its_least_and_the_width_is_filled(width, columns):
    shares = [(number, share) for number, (share, _) in enumerate(columns)]
    least = {number: wide for number, (_, wide) in enumerate(columns)}
    given_widths = shared_out(width, shares, least)
    # Edges are rounded to whole pixels.
    assert all(given_widths[number] >= least[number] - 1 for number in given_widths)
    needed = sum(least.values())
    assert sum(given_widths.values()) == (width if needed <= width else needed)


def test_columns_share_by_their_shares_where_nothing_is_too_narrow():
    assert shared_out(100, [(0, 1), (2, 3)], {0: 10, 2: 10}) == {0: 25, 2: 75}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.go.th/x", "https://a.go.th/x"),
        (
            "https://planning.anamai.moph.go.th/th/ita/2567/R1_2.1_3.1_Nov.pdf",
            "planning.anamai.moph.go.th/…/R1_2.1_3.1_Nov.pdf",
        ),
        (
            "https://drive.google.com/file-of-some-length?id=1",
            "drive.google.com/file-of-some-length?id=1",
        ),
        (f"https://a.go.th/x/{'y' * 60}-the-end.pdf", f"a.go.th/…/…{'y' * 24}-the-end.pdf"),
        (
            "no address but a text of more letters than fit",
            "no address but a text of more letters than fit",
        ),
    ],
)
def test_an_address_is_shown_by_its_host_and_its_end(url, shown):
    assert short_address(url) == shown


def test_a_column_is_widened_towards_what_is_typed_within_bounds():
    assert moved(0.2, 0.2) == 1
    assert 1 < moved(0.3, 0.2) < 1.6
    assert (moved(0.9, 0.05), moved(0.0, 0.2)) == (1.6, 0.8)
