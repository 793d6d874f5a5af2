"""Widths of columns: shared out, but no heading is broken inside a word."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desk.gui.table.sizes import shared_out

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
