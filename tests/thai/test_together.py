"""What stays on one line: the number of an item in a list, with its first letter."""

import pytest

from ita_desk.thai.line_breaks import together


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("1. ก", [(0, 4)]),
        ("12) กข", [(0, 5)]),
        ("๑. กข", [(0, 4)]),
        ("ก 1. ข", [(2, 6)]),
        ("ก\n1. ข", [(2, 6)]),
        ("123. ก", [(0, 3)]),  # no list has so many items
        ("(1. ก", []),  # what stands before it is no blank
        ("ก1. ข", []),
        ("1.ก", []),
    ],
)
def test_the_number_of_an_item_goes_on_to_its_first_letter(text: str, spans: list[tuple[int, int]]):
    assert together(text) == spans
